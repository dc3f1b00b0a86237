//! Where an initiative is.

use newspaper::FactValue;
use wire::Statement;

use super::sentence::{Account, Link};
use super::tally::Tally;
use crate::answers::figures;
use crate::search::quote::range;

/// The places named with it; of an article that names none there, the one it mostly speaks of.
pub(super) fn places(accounts: &[Account<'_>]) -> Vec<Statement> {
    let mut tally = Tally::default();
    for account in accounts {
        for sentence in account.sentences.iter().filter(|s| s.link == Link::Names) {
            for (fact, at) in &sentence.facts {
                let FactValue::Place { path, .. } = &fact.value else { continue };
                // The place in a company's name is not where the matter is.
                if sentence.is_in(at, |value| matches!(value, FactValue::Org { .. })) {
                    continue;
                }
                let nearest = sentence.marks.iter().min_by_key(|mark| mark.start.abs_diff(at.start));
                let Some(mention) = nearest else { continue };
                let (first, second) = if at.start <= mention.start { (at, mention) } else { (mention, at) };
                let between = sentence.text(first.end.min(second.start)..second.start);
                let weight = if between.contains(['，', '；']) { 1 } else { 2 };
                let (part, text) = (sentence.part, fact.text.clone());
                tally.add(account.stored, part, path.clone(), text, weight, at.clone());
            }
        }
    }
    for stored in accounts.iter().map(|account| account.stored) {
        let Some(path) = figures::main_place(stored).filter(|_| !tally.knows(stored.id)) else { continue };
        let fact = stored.article.facts.iter().find(|fact| fact.value.standard(&fact.text) == path);
        if let Some((fact, span)) = fact.and_then(|fact| Some((fact, fact.span?))) {
            tally.add(stored, span.part, path.to_owned(), fact.text.clone(), 1, range(span));
        }
    }
    tally.statements()
}
