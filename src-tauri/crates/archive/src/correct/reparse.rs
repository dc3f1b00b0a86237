//! Reading a page (or a record) anew: from its original and the corrections that hold for it. The database is
//! brought in line article by article, so that what did not change keeps its id and stays as it is.

use std::collections::HashMap;

use newspaper::{Article, Correction, ParsedPage, Unapplied};
use rusqlite::Connection;

use crate::Archive;
use crate::error::{Error, Result};
use crate::import::{Known, file_names, read_record};
use crate::store::article::{self, RecordOrigin};
use crate::store::correction::{self, Entry, Place};
use crate::store::page::{self, Page};
use crate::store::source::{self, Source, SourceKind};
use crate::store::{change, doubt, hint, jumps, setting, unassigned};
use crate::wire::ArticleId;

/// What reading anew did to the articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// New ones, and those that are other than before.
    pub(crate) changed: Vec<ArticleId>,
    /// Those that are no more.
    pub(crate) gone: Vec<ArticleId>,
}

/// Reads a place anew. A place the archive does not hold waits for its file.
pub(crate) fn place(archive: &Archive, connection: &Connection, place: &Place) -> Result<Changes> {
    let Some(source) = source::find(connection, &place.sha256)? else { return Ok(Changes::default()) };
    let entries = correction::holding(connection, place)?;
    match (source.kind, place.record) {
        (SourceKind::Page, None) => page(archive, connection, &source, place, &entries),
        (SourceKind::Records, Some(line)) => record(archive, connection, &source, line, place, &entries),
        (SourceKind::Page, Some(_)) | (SourceKind::Records, None) => {
            let all: Vec<Unapplied> = (0..entries.len()).map(missing).collect();
            note_unapplied(connection, place, &entries, &all)?;
            Ok(Changes::default())
        }
    }
}

fn missing(index: usize) -> Unapplied {
    Unapplied { index, reason: "line-missing".into() }
}

/// Notes which of the corrections of a place did not fit when it was read.
pub(crate) fn note_unapplied(
    connection: &Connection,
    place: &Place,
    entries: &[Entry],
    unapplied: &[Unapplied],
) -> Result<()> {
    let found = unapplied.iter().filter_map(|u| Some((entries.get(u.index)?.id, u.reason.clone())));
    correction::note_unapplied(connection, place, &found.collect::<Vec<_>>())
}

fn page(
    archive: &Archive,
    connection: &Connection,
    source: &Source,
    place: &Place,
    entries: &[Entry],
) -> Result<Changes> {
    let bytes = archive.originals().read(&source.sha256)?;
    let page_id = source::page_of(connection, source.id)?.ok_or(Error::PageMissing(source.id))?;
    let known = Known { hints: hint::of_page(connection, page_id)?, ..known(connection, source)? };
    let config = source.given.config(known, entries);
    let parsed = newspaper::parse(&bytes, &config)
        .map_err(|error| Error::ArchiveDamaged(format!("{}: {error}", source.file_name)))?;
    let before = page::get(connection, page_id)?.ok_or(Error::PageMissing(page_id))?;
    let after = page_row(&parsed);
    let is_other = before.info != after.info;
    page::put(connection, Some(page_id), source.id, &after)?;
    if source.encoding != parsed.encoding {
        source::set_encoding(connection, source.id, parsed.encoding)?;
    }
    doubt::replace(connection, page_id, &parsed.doubts)?;
    unassigned::replace(connection, page_id, &parsed)?;
    note_unapplied(connection, place, entries, &parsed.unapplied)?;
    let mut changes = articles(connection, page_id, &source.sha256, &parsed.articles, is_other)?;
    changes.changed.iter().try_for_each(|&id| jumps::note_root(connection, id))?;
    changes.changed.extend(jumps::join(connection, page_id)?);
    changes.changed.sort_unstable();
    changes.changed.dedup();
    Ok(changes)
}

/// What is known of a file that nobody typed.
fn known(connection: &Connection, source: &Source) -> Result<Known> {
    let names = setting::get(connection, setting::NAME_PATTERNS)?;
    let named = file_names::patterns(&source.given, &names)?.read(&source.path);
    Ok(Known { named, home: setting::get(connection, setting::HOME)?, hints: Vec::new() })
}

/// The row of a page as it was read.
pub(crate) fn page_row(parsed: &ParsedPage) -> Page {
    Page {
        info: parsed.page.clone(),
        diagnostics: parsed.diagnostics.clone(),
        unassigned: parsed.unassigned_lines.clone(),
    }
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
    Ok(changes)
}

fn record(
    archive: &Archive,
    connection: &Connection,
    source: &Source,
    line: u32,
    place: &Place,
    entries: &[Entry],
) -> Result<Changes> {
    let Some(stored) = article::of_record(connection, source.id, line)? else {
        let all: Vec<Unapplied> = (0..entries.len()).map(missing).collect();
        note_unapplied(connection, place, entries, &all)?;
        return Ok(Changes::default());
    };
    let bytes = record_bytes(archive, source, &stored.record)?;
    let corrections: Vec<Correction> = entries.iter().map(|entry| entry.correction.clone()).collect();
    let read = read_record(&bytes, line, &source.given, &known(connection, source)?, &corrections)
        .map_err(|error| Error::ArchiveDamaged(format!("{}:{line}: {}", source.file_name, error.code())))?;
    note_unapplied(connection, place, entries, &read.unapplied)?;
    let page_id = match page::find(connection, source.id, &read.page)? {
        Some(id) => id,
        None => page::insert(connection, source.id, &Page { info: read.page, ..Page::default() })?,
    };
    let whole = article::get_whole(connection, stored.id)?.unwrap_or(stored);
    if whole.page_id == page_id && whole.article == read.article {
        return Ok(Changes::default());
    }
    let id = article::put(connection, Some(whole.id), page_id, line, &read.article, &whole.record)?;
    Ok(Changes { changed: vec![id], gone: Vec::new() })
}

fn record_bytes(archive: &Archive, source: &Source, record: &RecordOrigin) -> Result<Vec<u8>> {
    let (start, length) = record.bytes.unwrap_or((0, 0));
    let path = archive.originals().path(&source.sha256);
    let mut file = archive.originals().open(&source.sha256)?;
    file.part(start, length).map_err(|e| Error::io(&path, e))
}
