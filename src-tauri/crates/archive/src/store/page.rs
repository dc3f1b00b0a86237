//! Newspaper pages.

use newspaper::{DateEstimate, Diagnostic, PageInfo};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{from_json, json};
use crate::edtf::Stretch;
use crate::error::Result;

/// A page: what it says of itself, and what was remarked while it was read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    pub(crate) info: PageInfo,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) unassigned: Vec<u32>,
}

/// Columns of [`from_row`], for queries that join pages as `page`.
pub(super) const COLUMNS: &str = "page.publication, page.issue_date, page.estimate, page.evidence, page.label, \
    page.section, page.diagnostics, page.unassigned, page.origins";

/// Number of [`COLUMNS`].
pub(super) const WIDTH: usize = 9;

/// Reads [`COLUMNS`] beginning at column `at`.
pub(super) fn from_row(row: &Row<'_>, at: usize) -> rusqlite::Result<Page> {
    let estimate: Option<String> = row.get(at + 2)?;
    let evidence = from_json(row, at + 3)?;
    let info = PageInfo {
        publication: row.get(at)?,
        issue_date: row.get(at + 1)?,
        issue_date_estimate: estimate.map(|edtf| DateEstimate { edtf, evidence }),
        page_label: row.get(at + 4)?,
        section: row.get(at + 5)?,
        origins: from_json(row, at + 8)?,
    };
    Ok(Page { info, diagnostics: from_json(row, at + 6)?, unassigned: from_json(row, at + 7)? })
}

/// Date of issue, EDTF, and whether it is an estimate.
pub(crate) fn published(info: &PageInfo) -> Option<(&str, bool)> {
    match (&info.issue_date, &info.issue_date_estimate) {
        (Some(date), _) => Some((date, false)),
        (None, Some(estimate)) => Some((&estimate.edtf, true)),
        (None, None) => None,
    }
}

/// One page.
pub(crate) fn get(connection: &Connection, id: i64) -> Result<Option<Page>> {
    let sql = format!("SELECT {COLUMNS} FROM page WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], |row| from_row(row, 0)).optional()?)
}

/// Adds a page of a source.
pub(crate) fn insert(connection: &Connection, source_id: i64, page: &Page) -> Result<i64> {
    let days = published(&page.info).and_then(|(edtf, _)| Stretch::parse(edtf));
    let estimate = page.info.issue_date_estimate.as_ref();
    connection
        .prepare_cached(
            "INSERT INTO page (source_id, publication, issue_date, estimate, evidence, label, section,
                               first_day, last_day, diagnostics, unassigned, origins)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            source_id,
            page.info.publication,
            page.info.issue_date,
            estimate.map(|e| &e.edtf),
            json(&estimate.map_or(&[] as &[String], |e| &e.evidence))?,
            page.info.page_label,
            page.info.section,
            days.map(|d| d.first),
            days.map(|d| d.last),
            json(&page.diagnostics)?,
            json(&page.unassigned)?,
            json(&page.info.origins)?,
        ])?;
    Ok(connection.last_insert_rowid())
}

/// The page of a source with exactly this date, paper, label and section, if there is one.
pub(crate) fn find(connection: &Connection, source_id: i64, info: &PageInfo) -> Result<Option<i64>> {
    let estimate = info.issue_date_estimate.as_ref();
    let found = connection
        .prepare_cached(
            "SELECT id FROM page WHERE source_id = ?1 AND publication IS ?2 AND issue_date IS ?3
             AND estimate IS ?4 AND evidence = ?5 AND label IS ?6 AND section IS ?7",
        )?
        .query_row(
            params![
                source_id,
                info.publication,
                info.issue_date,
                estimate.map(|e| &e.edtf),
                json(&estimate.map_or(&[] as &[String], |e| &e.evidence))?,
                info.page_label,
                info.section
            ],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found)
}
