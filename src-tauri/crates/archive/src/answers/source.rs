//! The page an article was cut from, to check it against.

use std::collections::HashMap;

use newspaper::{Diagnostic, DiagnosticCode};
use store::article::{self, Placed};
use store::originals::Originals;
use store::source::{self, Source, SourceKind};
use store::{Error, Result, Shelf, page};
use wire::{ArticleId, PageId, SourceLine, SourceView};

/// Records shown of one page at most, and their bytes: a file of records may have no pages at all.
const MOST_RECORDS: usize = 500;
const MOST_RECORD_BYTES: u64 = 4 << 20;

/// A page as it was imported, line by line; of a file of records, the records of that page.
pub(crate) fn page_source(shelf: &Shelf, page_id: PageId) -> Result<SourceView> {
    let (page, source, placed) = shelf.store.read(|connection| {
        let page = page::get(connection, page_id)?.ok_or(Error::PageMissing(page_id))?;
        let source = source::of_page(connection, page_id)?.ok_or(Error::PageMissing(page_id))?;
        let mut placed = article::places_on_page(connection, page_id)?;
        for piece in &mut placed {
            piece.id = article::root(connection, piece.id)?;
        }
        Ok((page, source, placed))
    })?;
    let mut diagnostics = page.diagnostics;
    let lines = match source.kind {
        SourceKind::Page => page_lines(&shelf.originals, &source, &placed)?,
        SourceKind::Records => record_lines(&shelf.originals, &source, &placed, &mut diagnostics)?,
    };
    Ok(SourceView { page_id, file: source.file_name, encoding: source.encoding, lines, diagnostics })
}

/// The lines an article can be checked against: its whole page, or of a record its own line alone.
pub(crate) fn article_source(shelf: &Shelf, id: ArticleId) -> Result<SourceView> {
    let (stored, source) = shelf.store.read(|connection| {
        let stored = article::get(connection, id)?.ok_or(Error::ArticleMissing(id))?;
        let source =
            source::of_page(connection, stored.page_id)?.ok_or(Error::PageMissing(stored.page_id))?;
        Ok((stored, source))
    })?;
    if source.kind == SourceKind::Page {
        return page_source(shelf, stored.page_id);
    }
    let own = Placed { id, lines: stored.article.lines, bytes: stored.record.bytes };
    let lines = record_lines(&shelf.originals, &source, &[own], &mut Vec::new())?;
    let (page_id, diagnostics) = (stored.page_id, Vec::new());
    Ok(SourceView { page_id, file: source.file_name, encoding: source.encoding, lines, diagnostics })
}

fn page_lines(originals: &Originals, source: &Source, placed: &[Placed]) -> Result<Vec<SourceLine>> {
    let bytes = originals.read(&source.sha256)?;
    let decoded = newspaper::decode::decode(&bytes, Some(&source.encoding))
        .map_err(|error| Error::ArchiveDamaged(format!("{}: {error}", source.file_name)))?;
    let mut of_line: HashMap<u32, ArticleId> = HashMap::new();
    for article in placed {
        article.lines.iter().for_each(|&line| {
            of_line.insert(line, article.id);
        });
    }
    let numbered = decoded.lines.into_iter().zip(1..);
    Ok(numbered.map(|(text, n)| SourceLine { n, text, article: of_line.get(&n).copied() }).collect())
}

/// Each record is a line of its own; the rest of the file is not shown.
fn record_lines(
    originals: &Originals,
    source: &Source,
    placed: &[Placed],
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<SourceLine>> {
    let mut file = originals.open(&source.sha256)?;
    let path = originals.path(&source.sha256);
    let mut lines = Vec::new();
    let mut shown_bytes = 0;
    for article in placed {
        let Some((start, length)) = article.bytes else { continue };
        if lines.len() == MOST_RECORDS || shown_bytes + length > MOST_RECORD_BYTES && !lines.is_empty() {
            diagnostics.push(Diagnostic::info(
                DiagnosticCode::SourceShortened,
                Vec::new(),
                vec![placed.len().to_string()],
            ));
            break;
        }
        shown_bytes += length;
        let bytes = file.part(start, length).map_err(|e| Error::io(&path, e))?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        lines.push(SourceLine {
            n: article.lines.first().copied().unwrap_or(0),
            text,
            article: Some(article.id),
        });
    }
    Ok(lines)
}
