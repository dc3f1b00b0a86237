//! A fact that is read wrongly in many articles, set right in all of them at once.

use std::collections::BTreeSet;

use newspaper::{Correction, Fact, FactKind, Meaning, Span, facts};
use rusqlite::Connection;
use store::Result;
use store::article::{self, Stored};
use wire::{ArticleId, Change, Target};

use crate::search::Search;

/// The changes that set a fact right wherever it is read.
pub(crate) fn changes(
    search: &Search,
    kind: FactKind,
    text: &str,
    value: &str,
    meaning: &Meaning,
) -> Result<Vec<Change>> {
    let saying = saying(search, kind, text)?;
    let change = |article: &Saying| {
        let said =
            |nth| Correction::Fact { line: article.line, text: text.into(), nth, meaning: meaning.clone() };
        let corrections: Vec<Correction> = article.meaning(value, text).into_iter().map(said).collect();
        (!corrections.is_empty()).then_some(Change { target: Target::Article(article.id), corrections })
    };
    Ok(saying.iter().filter_map(change).collect())
}

pub(crate) fn count(search: &Search, kind: FactKind, text: &str, value: &str) -> Result<u32> {
    let saying = saying(search, kind, text)?;
    Ok(saying.iter().filter(|article| article.facts.iter().any(|f| f.value.standard(text) == value)).count()
        as u32)
}

/// An article with the facts of one kind that it gives in certain words.
struct Saying {
    id: ArticleId,
    /// Its first line.
    line: u32,
    facts: Vec<Fact>,
    /// All places of the words.
    places: Vec<Span>,
}

impl Saying {
    /// Which of the places that say the words mean the value: all of them (`None`), or each by its number.
    fn meaning(&self, value: &str, text: &str) -> Vec<Option<u32>> {
        let (meant, others): (Vec<&Fact>, Vec<&Fact>) =
            self.facts.iter().partition(|fact| fact.value.standard(text) == value);
        if others.is_empty() {
            return if meant.is_empty() { Vec::new() } else { vec![None] };
        }
        let nth = |fact: &&Fact| {
            self.places.iter().position(|place| Some(*place) == fact.span).map(|n| Some(n as u32))
        };
        meant.iter().filter_map(nth).collect()
    }
}

/// The articles that give a fact of a kind in these words, piece by piece where they go on on other pages.
fn saying(search: &Search, kind: FactKind, text: &str) -> Result<Vec<Saying>> {
    let (searcher, fields) = search.index.searcher();
    let found = index::saying(&searcher, &fields, text)?;
    search.store.read(|connection| {
        let mut saying = Vec::new();
        for id in pieces(connection, found)? {
            let Some(Stored { mut article, .. }) = article::get_whole(connection, id)? else { continue };
            let facts: Vec<Fact> = std::mem::take(&mut article.facts)
                .into_iter()
                .filter(|fact| fact.value.kind() == kind && fact.text == text)
                .collect();
            if !facts.is_empty() {
                let line = article.lines.first().copied().unwrap_or(0);
                saying.push(Saying { id, line, facts, places: facts::places_of(&article, text) });
            }
        }
        Ok(saying)
    })
}

/// These articles with all the pieces that go on with them, ascending.
fn pieces(connection: &Connection, mut ids: Vec<ArticleId>) -> Result<BTreeSet<ArticleId>> {
    let mut all = BTreeSet::new();
    while let Some(id) = ids.pop() {
        if all.insert(id) {
            ids.extend(article::continuations(connection, id)?);
        }
    }
    Ok(all)
}
