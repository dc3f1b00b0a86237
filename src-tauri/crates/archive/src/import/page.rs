//! One page file: read on any thread, written by one.

use std::fs;
use std::path::Path;

use newspaper::ParsedPage;
use newspaper::admission::check_length;
use rusqlite::Connection;
use store::Result;
use store::correction::{self, Entry, Place};
use store::originals::{self, Originals};
use store::source::{self, NewSource, SourceKind};
use wire::Code;

use super::writer::{PageAt, write_page};
use super::{Failure, Incoming, Reader};

/// A page file that is read, and to be written.
pub(super) struct Ready {
    file: Incoming,
    bytes: Vec<u8>,
    corrections: Vec<Entry>,
    pub(super) parsed: ParsedPage,
}

/// Reads a page file; `None` where the archive holds it.
pub(super) fn read(reader: &Reader<'_>, path: &Path) -> std::result::Result<Option<Ready>, Failure> {
    let bytes = bytes_of(path)?;
    let sha256 = originals::hash(&bytes);
    let place = Place { sha256, record: None };
    let (held, corrections) = reader.shelf.store.read(|connection| {
        Ok((source::find(connection, &place.sha256)?, correction::holding(connection, &place)?))
    })?;
    if held.is_some() {
        return Ok(None);
    }
    let file = Incoming::new(&place.sha256, path, bytes.len() as u64);
    let config = reader.options.config(reader.known(&file.path), &corrections);
    let parsed = newspaper::parse(&bytes, &config).map_err(|e| Failure::file(Code::from(&e), e))?;
    Ok(Some(Ready { file, bytes, corrections, parsed }))
}

impl Ready {
    pub(super) fn sha256(&self) -> &str {
        &self.file.sha256
    }

    /// Keeps the original: only then may a row name it.
    pub(super) fn keep(&self, originals: &Originals) -> Result<()> {
        originals.put(&self.file.sha256, &mut self.bytes.as_slice())
    }

    /// Adds source, page and articles.
    pub(super) fn write(&self, connection: &Connection, given: &str) -> Result<()> {
        let source = self.file.source(SourceKind::Page, self.parsed.encoding, given);
        insert(connection, source, &self.parsed, &self.corrections)
    }
}

fn bytes_of(path: &Path) -> std::result::Result<Vec<u8>, Failure> {
    let unreadable = |e: std::io::Error| Failure::file(Code::FileUnreadable, e);
    let length = fs::metadata(path).map_err(unreadable)?.len();
    check_length(length).map_err(|refusal| Failure::file(Code::from(&refusal), refusal))?;
    fs::read(path).map_err(unreadable)
}

/// Adds a page with its articles.
pub(crate) fn insert(
    connection: &Connection,
    source: NewSource<'_>,
    parsed: &ParsedPage,
    corrections: &[Entry],
) -> Result<()> {
    let at = PageAt { source: source::insert(connection, source)?, page: None, sha256: source.sha256 };
    write_page(connection, at, parsed, corrections).map(drop)
}
