//! The writer of a page: brings the database in line with a reading, whether the page is new or was read before. What did
//! not change keeps its id and stays as it is.

use std::collections::HashMap;

use newspaper::{Article, ParsedPage, Unapplied};
use rusqlite::Connection;
use store::article::{self, RecordOrigin};
use store::correction::{self, Entry, Place};
use store::page::{self, Page};
use store::{Error, Result, change, doubt, jumps, unassigned};
use wire::ArticleId;

/// What a reading did to the articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// New ones, and those that are other than before.
    pub(crate) changed: Vec<ArticleId>,
    /// Those that are no more.
    pub(crate) gone: Vec<ArticleId>,
}

/// Where a page stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageAt<'a> {
    pub(crate) source: i64,
    /// `None` where it is new.
    pub(crate) page: Option<i64>,
    /// Hash of its original.
    pub(crate) sha256: &'a str,
}

/// Writes a page as it was read, with `entries`, the corrections that it was read with.
///
/// # Errors
/// `page-missing` where it is said to be there and is not; `archive-damaged`.
pub(crate) fn write_page(
    connection: &Connection,
    at: PageAt<'_>,
    parsed: &ParsedPage,
    entries: &[Entry],
) -> Result<Changes> {
    let after = page_row(parsed);
    let (page_id, is_other) = match at.page {
        Some(id) => {
            let before = page::get(connection, id)?.ok_or(Error::PageMissing(id))?;
            page::put(connection, Some(id), at.source, &after)?;
            (id, before.info != after.info)
        }
        None => (page::insert(connection, at.source, &after)?, false),
    };
    doubt::replace(connection, page_id, &parsed.doubts)?;
    unassigned::replace(connection, page_id, parsed)?;
    let place = Place { sha256: at.sha256.to_owned(), record: None };
    note_unapplied(connection, &place, entries, &parsed.unapplied)?;
    let mut changes = match at.page {
        Some(_) => articles(connection, page_id, at.sha256, &parsed.articles, is_other)?,
        None => new_articles(connection, page_id, &parsed.articles)?,
    };
    changes.changed.extend(jumps::join(connection, page_id)?);
    changes.changed.sort_unstable();
    changes.changed.dedup();
    Ok(changes)
}

/// Notes which of the corrections of a place did not fit when it was read.
pub(crate) fn note_unapplied(
    connection: &Connection,
    place: &Place,
    entries: &[Entry],
    unapplied: &[Unapplied],
) -> Result<()> {
    let found = unapplied.iter().filter_map(|u| Some((entries.get(u.index)?.id, u.reason)));
    correction::note_unapplied(connection, place, &found.collect::<Vec<_>>())
}

/// The row of a page as it was read.
fn page_row(parsed: &ParsedPage) -> Page {
    Page {
        info: parsed.page.clone(),
        diagnostics: parsed.diagnostics.clone(),
        unassigned: parsed.unassigned_lines.clone(),
    }
}

/// Adds the articles of a page that has none yet.
fn new_articles(connection: &Connection, page_id: i64, read: &[Article]) -> Result<Changes> {
    let add = |(article, ordinal): (&Article, u32)| {
        article::insert(connection, page_id, ordinal, article, &RecordOrigin::default())
    };
    let changed = read.iter().zip(0..).map(add).collect::<Result<_>>()?;
    Ok(Changes { changed, gone: Vec::new() })
}

/// Puts the articles of a page in the place of those it had. An article is the same while it begins at the same
/// line. `is_other` says that the page itself changed, which every article shows.
fn articles(
    connection: &Connection,
    page_id: i64,
    sha256: &str,
    read: &[Article],
    is_other: bool,
) -> Result<Changes> {
    let placed = article::places_on_page(connection, page_id)?;
    let first = |lines: &[u32]| lines.first().copied().unwrap_or(0);
    let mut held: HashMap<u32, ArticleId> = placed.iter().map(|p| (first(&p.lines), p.id)).collect();
    let mut changes = Changes::default();
    for (article, ordinal) in read.iter().zip(0..) {
        let line = first(&article.lines);
        let known = held.remove(&line);
        if let Some(id) = known
            && article::get_whole(connection, id)?.is_some_and(|stored| stored.article == *article)
        {
            article::set_ordinal(connection, id, ordinal)?;
            if is_other {
                change::note(connection, id)?;
                changes.changed.push(id);
            }
            continue;
        }
        let id = match known {
            Some(id) => Some(id),
            None => correction::recall(connection, sha256, line)?,
        };
        let id = article::put(connection, id, page_id, ordinal, article, &RecordOrigin::default())?;
        changes.changed.push(id);
    }
    for (line, id) in held {
        correction::retire(connection, sha256, line, id)?;
        jumps::note_root(connection, id)?;
        article::delete(connection, id)?;
        changes.gone.push(id);
    }
    changes.gone.sort_unstable();
    changes.changed.iter().try_for_each(|&id| jumps::note_root(connection, id))?;
    Ok(changes)
}
