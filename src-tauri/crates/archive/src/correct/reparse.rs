//! Reading a page (or a record) anew: from its original and the corrections that hold for it. The database is
//! brought in line article by article, so that what did not change keeps its id and stays as it is.

use newspaper::Unapplied;
use newspaper::correction::Reason;
use rusqlite::Connection;
use store::article::{self, RecordOrigin};
use store::correction::{self, Entry, Place};
use store::import_options::Known;
use store::originals::Originals;
use store::page::{self, Page};
use store::source::{self, Source, SourceKind};
use store::{Error, Result, hint, setting};
use wire::Code;

use crate::import::{Changes, PageAt, file_names, note_unapplied, write_page};

/// Reads a place anew. A place the archive does not hold waits for its file.
pub(crate) fn place(originals: &Originals, connection: &Connection, place: &Place) -> Result<Changes> {
    let Some(source) = source::find(connection, &place.sha256)? else { return Ok(Changes::default()) };
    let entries = correction::holding(connection, place)?;
    match (source.kind, place.record) {
        (SourceKind::Page, None) => page(originals, connection, &source, &entries),
        (SourceKind::Records, Some(line)) => record(originals, connection, &source, line, place, &entries),
        (SourceKind::Page, Some(_)) | (SourceKind::Records, None) => {
            let all: Vec<Unapplied> = (0..entries.len()).map(missing).collect();
            note_unapplied(connection, place, &entries, &all)?;
            Ok(Changes::default())
        }
    }
}

fn missing(index: usize) -> Unapplied {
    Unapplied { index, reason: Reason::LineMissing }
}

fn page(
    originals: &Originals,
    connection: &Connection,
    source: &Source,
    entries: &[Entry],
) -> Result<Changes> {
    let bytes = originals.read(&source.sha256)?;
    let page_id = source::page_of(connection, source.id)?.ok_or(Error::PageMissing(source.id))?;
    let known = Known { hints: hint::of_page(connection, page_id)?, ..known(connection, source)? };
    let config = source.given.config(known, entries);
    let parsed = newspaper::parse(&bytes, &config)
        .map_err(|error| Error::ArchiveDamaged(format!("{}: {error}", source.file_name)))?;
    if source.encoding != parsed.encoding {
        source::set_encoding(connection, source.id, parsed.encoding)?;
    }
    let at = PageAt { source: source.id, page: Some(page_id), sha256: &source.sha256 };
    write_page(connection, at, &parsed, entries)
}

/// What is known of a file that nobody typed.
fn known(connection: &Connection, source: &Source) -> Result<Known> {
    let names = setting::get(connection, setting::NAME_PATTERNS)?;
    let named = file_names::patterns(&source.given, &names)?.read(&source.path);
    Ok(Known { named, home: setting::get(connection, setting::HOME)?, hints: Vec::new() })
}

fn record(
    originals: &Originals,
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
    let bytes = record_bytes(originals, source, &stored.record)?;
    let config = source.given.config(known(connection, source)?, entries);
    let read = newspaper::parse_record(&bytes, line, &config).map_err(|error| {
        Error::ArchiveDamaged(format!("{}:{line}: {}", source.file_name, Code::from(&error)))
    })?;
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

fn record_bytes(originals: &Originals, source: &Source, record: &RecordOrigin) -> Result<Vec<u8>> {
    let (start, length) = record.bytes.unwrap_or((0, 0));
    let path = originals.path(&source.sha256);
    let mut file = originals.open(&source.sha256)?;
    file.part(start, length).map_err(|e| Error::io(&path, e))
}
