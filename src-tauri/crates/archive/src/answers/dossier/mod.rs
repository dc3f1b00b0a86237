//! Everything the archive says of one initiative, each statement with the sentence that makes it.
//!
//! Of each article the sentences are found that name it, and those that go on from one: 该平台, 系统, 其中. From these is
//! read who runs it, since when, where, what it is and how much of it there is. What none of them says stays unknown.

mod began;
mod clause;
mod context;
mod definition;
mod figures;
mod names;
mod place;
mod runner;
mod sentence;
mod tally;
mod words;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use common::threads::on_all_cores;
use index::Order;
use names::Names;
use newspaper::Part;
use query::Query;
use query::syntax::phrase;
use sentence::Account;
use store::Result;
use store::article::Stored;
use store::headings::Headings;
use wire::{Dossier, Quote};

use crate::search::quote::quote;
use crate::search::{Search, gather};

pub(crate) fn dossier(search: &Search, name: &str) -> Result<Dossier> {
    let headings = search.store.read(Headings::load)?;
    let (asked, count, articles) = asked(search, name, &headings)?;
    let names = Names::of(&asked, &articles, &headings);
    let accounts = on_all_cores(&articles, |some| {
        some.iter().map(|stored| Account::of(stored, &names)).collect::<Vec<_>>()
    });
    let accounts: Vec<Account<'_>> = accounts.into_iter().flatten().collect();
    let called = called(search, &names.key)?;
    let (heading, kind) = called.map_or((asked, None), |(name, kind)| (name, Some(kind)));
    Ok(Dossier {
        variants: variants(&articles, &names.key, &headings, &heading),
        name: heading,
        kind,
        count,
        definitions: definition::definitions(&accounts),
        runners: runner::runners(&accounts, &headings),
        began: began::began(&accounts),
        places: place::places(&accounts),
        figures: figures::figures(&names.key, &accounts),
        articles: accounts.iter().map(first_quote).collect(),
        value: names.key,
    })
}

/// The name that is meant, how many articles have it, and these.
fn asked(search: &Search, name: &str, headings: &Headings) -> Result<(String, u32, Vec<Stored>)> {
    let by_name = |name: &str| Query { initiatives: vec![name.to_owned()], ..Query::default() };
    let read = |query: &Query| gather::articles(search, query, Order::Oldest, gather::DOSSIER);
    let (count, articles) = read(&by_name(name))?;
    if count > 0 {
        return Ok((name.to_owned(), count, articles));
    }
    // No name as it stands, but perhaps part of one, or a phrase: the text is asked.
    let (count, articles) = read(&Query { text: phrase(name), ..Query::default() })?;
    match names::whole_name(name, &articles, headings) {
        Some(whole) => read(&by_name(&whole)).map(|(count, articles)| (whole, count, articles)),
        None => Ok((name.to_owned(), count, articles)),
    }
}

/// The name and the kind that most mentions give.
fn called(search: &Search, key: &str) -> Result<Option<(String, String)>> {
    let (searcher, _) = search.index.searcher();
    let initiatives = search.counters.initiatives(&searcher)?;
    Ok(initiatives.get(key).map(|mentions| (mentions.name.clone(), mentions.kind.clone())))
}

/// Other names as printed, the most frequent first.
fn variants(articles: &[Stored], key: &str, headings: &Headings, heading: &str) -> Vec<String> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for stored in articles {
        for (_, name) in names::named(stored, key, headings) {
            *counts.entry(name).or_default() += 1;
        }
    }
    let mut variants: Vec<(&str, u32)> = counts.into_iter().filter(|(name, _)| *name != heading).collect();
    variants.sort_by_key(|(name, count)| (Reverse(*count), *name));
    variants.into_iter().map(|(name, _)| name.to_owned()).collect()
}

/// The sentence of an article that names it first; the lead where none does any more.
fn first_quote(account: &Account<'_>) -> Quote {
    match account.linked().next() {
        Some((_, s)) => quote(s.stored, s.part, &s.quoted()),
        None => quote(account.stored, Part::Block(0), &[]),
    }
}
