//! Page files.

use std::fs;
use std::path::Path;

use newspaper::{Config, ParsedPage};

use super::{Failure, Import, Outcome, file_name};
use crate::error::Result;
use crate::originals;
use crate::store::article::{self, RecordOrigin};
use crate::store::page::{self, Page};
use crate::store::source::{self, NewSource, SourceKind};

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
    let options = import.options;
    let config = Config {
        publication: options.publication.clone(),
        issue_date: options.issue_date.clone(),
        page_label: options.page_label.clone(),
        encoding: options.encoding.clone(),
        ..Config::default()
    };
    let parsed = newspaper::parse(&bytes, &config).map_err(|e| Failure::file(e.code(), e))?;
    archive.originals().put(&sha256, &mut bytes.as_slice())?;
    let source = NewSource {
        sha256: &sha256,
        file_name: &file_name(path),
        bytes: bytes.len() as u64,
        kind: SourceKind::Page,
        encoding: parsed.encoding,
    };
    let articles = archive.store().write(|tx| insert(tx, source, &parsed))?;
    import.added(articles);
    import.remark_all(path, &parsed.diagnostics);
    Ok(Outcome::Read)
}

fn read(path: &Path) -> std::result::Result<Vec<u8>, Failure> {
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
    let page = Page {
        info: parsed.page.clone(),
        diagnostics: parsed.diagnostics.clone(),
        unassigned: parsed.unassigned_lines.clone(),
    };
    let page_id = page::insert(connection, source_id, &page)?;
    for (article, ordinal) in parsed.articles.iter().zip(0..) {
        article::insert(connection, page_id, ordinal, article, &RecordOrigin::default())?;
    }
    Ok(parsed.articles.len() as u32)
}
