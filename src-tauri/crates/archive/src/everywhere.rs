//! A fact that is read wrongly in many articles, set right in all of them at once.

use newspaper::{Correction, Fact, Meaning, facts};
use rusqlite::Connection;

use crate::Archive;
use crate::error::Result;
use crate::store::{article, fact};
use crate::view::{ArticleId, Change, Target};

/// The changes that set a fact right wherever it is read.
pub(crate) fn changes(
    archive: &Archive,
    kind: &str,
    text: &str,
    value: &str,
    meaning: &Meaning,
) -> Result<Vec<Change>> {
    archive.store().read(|connection| {
        let mut changes = Vec::new();
        for id in fact::articles_saying(connection, kind, text)? {
            let (line, places) = places(connection, id, kind, text, value)?;
            if places.is_empty() {
                continue;
            }
            let said = |nth| Correction::Fact { line, text: text.into(), nth, meaning: meaning.clone() };
            changes.push(Change {
                target: Target::Article(id),
                corrections: places.into_iter().map(said).collect(),
            });
        }
        Ok(changes)
    })
}

pub(crate) fn count(archive: &Archive, kind: &str, text: &str, value: &str) -> Result<u32> {
    archive.store().read(|connection| {
        let mut count = 0;
        for id in fact::articles_saying(connection, kind, text)? {
            let facts = fact::saying(connection, id, kind, text)?;
            count += u32::from(facts.iter().any(|fact| fact.value.standard(text) == value));
        }
        Ok(count)
    })
}

/// The first line of an article, and which of the places that say the words mean the value: all of them (`None`), or
/// each by its number.
fn places(
    connection: &Connection,
    id: ArticleId,
    kind: &str,
    text: &str,
    value: &str,
) -> Result<(u32, Vec<Option<u32>>)> {
    let facts = fact::saying(connection, id, kind, text)?;
    let (meant, others): (Vec<Fact>, Vec<Fact>) =
        facts.into_iter().partition(|fact| fact.value.standard(text) == value);
    let Some(stored) = article::get(connection, id)?.filter(|_| !meant.is_empty()) else {
        return Ok((0, Vec::new()));
    };
    let line = stored.article.lines.first().copied().unwrap_or(0);
    if others.is_empty() {
        return Ok((line, vec![None]));
    }
    let places = facts::places_of(&stored.article, text);
    let nth = |fact: &Fact| places.iter().position(|place| Some(*place) == fact.span).map(|n| Some(n as u32));
    Ok((line, meant.iter().filter_map(nth).collect()))
}
