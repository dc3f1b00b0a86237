//! Who runs an initiative where its own sentence does not say: from the sentences around it.

use newspaper::{FactValue, PersonPart};
use query::highlight::Range;

use super::clause::{Actor, Subject, actors, clauses, subject, together};
use super::runner::{CARRIED, HINTED, Run, makes};
use super::sentence::{Account, Link, Sentence};
use super::words::{CEREMONIES, GATHERS, HOSTED_BY, REPORTS, WE};
use crate::search::quote::range;

/// Sentences before one that may say who acts in it.
const BACK: usize = 3;

/// Characters of a sentence before a name that begins it.
const BEGINS_WITH: usize = 4;

fn run(actors: Vec<Actor>, weight: u32, sentence: usize) -> Vec<Run> {
    actors.into_iter().map(|actor| Run { actor, weight, sentence }).collect()
}

/// Who a sentence is about: the subject of its first clause that has one.
fn subject_of(sentence: &Sentence<'_>) -> Subject {
    let actors = actors(sentence);
    let subjects = clauses(sentence).into_iter().map(|clause| subject(sentence, &clause, &actors));
    subjects.into_iter().find(|subject| *subject != Subject::Unsaid).unwrap_or(Subject::Unsaid)
}

/// The subject of the nearest sentence before one, in its paragraph, that has any.
pub(super) fn subject_before(account: &Account<'_>, n: usize) -> Option<Vec<Run>> {
    let part = account.sentences[n].part;
    for back in (n.saturating_sub(BACK)..n).rev() {
        let sentence = &account.sentences[back];
        if sentence.part != part {
            return None;
        }
        match subject_of(sentence) {
            Subject::Actors(group) => {
                let weight = if group[0].is_place { HINTED } else { CARRIED };
                return Some(run(group, weight, back));
            }
            Subject::Other => return Some(Vec::new()),
            Subject::Unsaid => {}
        }
    }
    None
}

/// 县供销社搭建配送平台。“农资快线”…: what the sentence before says was made, and this one names first. The number of
/// that sentence.
pub(super) fn making_before(account: &Account<'_>, n: usize, mention: &Range) -> Option<usize> {
    let this = &account.sentences[n];
    let is_first = !account.sentences[..n].iter().any(|s| s.link == Link::Names);
    let begins = mention.start <= this.at.start + BEGINS_WITH;
    let before = &account.sentences[n.checked_sub(1)?];
    let made = this.is_body() && before.part == this.part && makes(&before.whole());
    (is_first && begins && made).then_some(n - 1)
}

/// Who made it, as the sentence before says.
pub(super) fn made_before(account: &Account<'_>, n: usize, mention: &Range) -> Vec<Run> {
    let Some(before) = making_before(account, n, mention) else { return Vec::new() };
    match subject_of(&account.sentences[before]) {
        Subject::Actors(group) => run(group, CARRIED, before),
        _ => Vec::new(),
    }
}

/// The parties of a ceremony: 某公司向该校捐赠 after 捐赠仪式举行.
pub(super) fn parties(account: &Account<'_>, n: usize) -> Vec<Run> {
    let this = &account.sentences[n];
    let Some(next) = account.sentences.get(n + 1).filter(|next| goes_on_at_ceremony(this, next)) else {
        return Vec::new();
    };
    match subject_of(next) {
        Subject::Actors(group) => run(group, CARRIED, n + 1),
        _ => Vec::new(),
    }
}

/// Whether a sentence tells what is done at the ceremony that the one before names.
pub(super) fn goes_on_at_ceremony(this: &Sentence<'_>, next: &Sentence<'_>) -> bool {
    let is_told = |mention: Range| {
        let name = this.text(mention);
        let done = CEREMONIES.iter().find(|word| name.contains(**word));
        name.ends_with("仪式") && done.is_some_and(|done| next.whole().contains(done))
    };
    this.part == next.part && this.marks.iter().cloned().any(is_told)
}

/// The hosts of the meeting that the lead tells of.
pub(super) fn hosts(account: &Account<'_>, n: usize) -> Vec<Run> {
    let opening = account.sentences.iter().enumerate().take(n).filter(|(_, s)| s.is_body());
    for (at, sentence) in opening.take(BACK) {
        if !GATHERS.iter().any(|word| sentence.whole().contains(word)) {
            continue;
        }
        let actors = actors(sentence);
        let by = actors.iter().position(|actor| {
            let before = sentence.text(sentence.at.start..actor.at.start);
            HOSTED_BY.iter().any(|word| before.ends_with(word))
        });
        if let Some(first) = by {
            return run(together(sentence, &actors, first), HINTED, at);
        }
        if let Subject::Actors(group) = subject_of(sentence) {
            return run(group, HINTED, at);
        }
    }
    Vec::new()
}

/// Who says of themselves: “我们推出…”, somebody of a body says.
pub(super) fn speaker(account: &Account<'_>, n: usize, mention: &Range) -> Option<Run> {
    let this = &account.sentences[n];
    let before: String = this.chars[..this.at.start.min(this.chars.len())].iter().collect();
    let in_quotes = before.matches('“').count() > before.matches('”').count();
    let text = this.whole();
    if !in_quotes && !text.starts_with('“') && !WE.iter().any(|word| text.contains(word)) {
        return None;
    }
    let speakers = account.stored.article.facts.iter().filter_map(|fact| match &fact.value {
        FactValue::Person { org: Some(org), part: PersonPart::Quoted, .. } => {
            let span = fact.span.filter(|span| span.part == this.part)?;
            Some((org, range(span)))
        }
        _ => None,
    });
    let (org, _) =
        speakers.min_by_key(|(_, at)| (at.start < mention.start, at.start.abs_diff(mention.start)))?;
    let actor = Actor { at: mention.clone(), name: org.clone(), is_place: false };
    Some(Run { actor, weight: CARRIED, sentence: n })
}

/// Who reports to the press on work that the article then tells of: 会上，某局副局长某人介绍…有关情况.
pub(super) fn reporter(account: &Account<'_>) -> Option<Run> {
    let part = account.lead()?.part;
    for (n, sentence) in account.sentences.iter().enumerate().take_while(|(_, s)| s.part == part) {
        for (fact, at) in &sentence.facts {
            let FactValue::Person { org: Some(org), .. } = &fact.value else { continue };
            let after = sentence.text(at.end..sentence.at.end);
            let reports = ["介绍", "通报", "发布", "解读"].iter().any(|word| after.starts_with(word));
            if reports && REPORTS.iter().any(|word| after.contains(word)) {
                let actor = Actor { at: at.clone(), name: org.clone(), is_place: false };
                return Some(Run { actor, weight: HINTED, sentence: n });
            }
        }
    }
    None
}
