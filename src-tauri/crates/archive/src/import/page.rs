//! Page files.

use std::fs;
use std::path::Path;

use newspaper::ParsedPage;

use super::{Failure, Import, Incoming, Outcome};
use crate::error::Result;
use crate::originals;
use crate::store::article::{self, RecordOrigin};
use crate::store::correction::{self, Place};
use crate::store::doubt;
use crate::store::page;
use crate::store::source::{self, NewSource, SourceKind};
use crate::{jumps, reread};

/// A page is some kilobytes of text; this is somebody's disk image.
const LARGEST: u64 = 256 << 20;

/// Imports a page file: the original first, then source, page and articles in one transaction.
pub(super) fn import(import: &mut Import<'_>, path: &Path) -> std::result::Result<Outcome, Failure> {
    let bytes = read(path)?;
    let sha256 = originals::hash(&bytes);
    let archive = import.archive;
    if archive.store().read(|c| source::find(c, &sha256))?.is_some() {
        return Ok(Outcome::Skipped);
    }
    let place = Place { sha256: sha256.clone(), record: None };
    let corrections = archive.store().read(|c| correction::holding(c, &place))?;
    let file = Incoming::new(&sha256, path, bytes.len() as u64);
    let config = import.options.config(import.known(&file.path), &corrections);
    let parsed = newspaper::parse(&bytes, &config).map_err(|e| Failure::file(e.code(), e))?;
    archive.originals().put(&sha256, &mut bytes.as_slice())?;
    let source = file.source(SourceKind::Page, parsed.encoding, &import.given);
    let articles = archive.store().write(|tx| {
        let articles = insert(tx, source, &parsed)?;
        reread::note_unapplied(tx, &place, &corrections, &parsed.unapplied)?;
        Ok(articles)
    })?;
    import.added(articles);
    import.remark_all(path, &parsed.diagnostics);
    Ok(Outcome::Read)
}

pub(super) fn read(path: &Path) -> std::result::Result<Vec<u8>, Failure> {
    let unreadable = |e: std::io::Error| Failure::file("file-unreadable", e);
    let length = fs::metadata(path).map_err(unreadable)?.len();
    if length > LARGEST {
        return Err(Failure::file("file-too-large", length));
    }
    fs::read(path).map_err(unreadable)
}

/// Adds a page with its articles. Returns how many there are.
pub(crate) fn insert(
    connection: &rusqlite::Connection,
    source: NewSource<'_>,
    parsed: &ParsedPage,
) -> Result<u32> {
    let source_id = source::insert(connection, source)?;
    let page_id = page::insert(connection, source_id, &reread::page_row(parsed))?;
    doubt::replace(connection, page_id, &parsed.doubts)?;
    for (article, ordinal) in parsed.articles.iter().zip(0..) {
        article::insert(connection, page_id, ordinal, article, &RecordOrigin::default())?;
    }
    jumps::join(connection, page_id)?;
    Ok(parsed.articles.len() as u32)
}
