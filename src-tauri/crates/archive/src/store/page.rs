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

/// Estimates of the pages of one issue lie no further apart than this, in days: papers report with up to three days'
/// delay.
const ESTIMATES_APART: i64 = 3;

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
    put(connection, None, source_id, page)
}

/// Writes a page in the place of the one with this id, or adds it.
pub(crate) fn put(connection: &Connection, id: Option<i64>, source_id: i64, page: &Page) -> Result<i64> {
    let days = published(&page.info).and_then(|(edtf, _)| Stretch::parse(edtf));
    let estimate = page.info.issue_date_estimate.as_ref();
    let id = connection
        .prepare_cached(
            "INSERT INTO page (id, source_id, publication, issue_date, estimate, evidence, label, section,
                               first_day, last_day, diagnostics, unassigned, origins)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (id) DO UPDATE SET
                 publication = excluded.publication, issue_date = excluded.issue_date,
                 estimate = excluded.estimate, evidence = excluded.evidence, label = excluded.label,
                 section = excluded.section, first_day = excluded.first_day, last_day = excluded.last_day,
                 diagnostics = excluded.diagnostics, unassigned = excluded.unassigned,
                 origins = excluded.origins
             RETURNING id",
        )?
        .query_row(
            params![
                id,
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
            ],
            |row| row.get(0),
        )?;
    Ok(id)
}

/// The page of a source with exactly this date, paper, label and section, if there is one.
pub(crate) fn find(connection: &Connection, source_id: i64, info: &PageInfo) -> Result<Option<i64>> {
    let estimate = info.issue_date_estimate.as_ref();
    let found = connection
        .prepare_cached(
            "SELECT id FROM page WHERE source_id = ?1 AND publication IS ?2 AND issue_date IS ?3
             AND estimate IS ?4 AND evidence = ?5 AND label IS ?6 AND section IS ?7 AND origins = ?8",
        )?
        .query_row(
            params![
                source_id,
                info.publication,
                info.issue_date,
                estimate.map(|e| &e.edtf),
                json(&estimate.map_or(&[] as &[String], |e| &e.evidence))?,
                info.page_label,
                info.section,
                json(&info.origins)?,
            ],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found)
}

/// A page as far as it says which issue it belongs to.
struct Issue {
    publication: Option<String>,
    issue_date: Option<String>,
    first_day: Option<i64>,
    folder: Option<String>,
}

impl Issue {
    fn from_row(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        let path: String = row.get(at + 3)?;
        Ok(Self {
            publication: row.get(at)?,
            issue_date: row.get(at + 1)?,
            first_day: row.get(at + 2)?,
            folder: path.rsplit_once('/').map(|(folder, _)| folder.to_owned()),
        })
    }

    /// Of the same date where both know theirs; where a date is estimated or unknown, from the same folder and not
    /// more than some days apart. Another paper's name says no.
    fn is_of(&self, other: &Self) -> bool {
        let same_folder = self.folder.is_some() && self.folder == other.folder;
        let same_paper = match (&self.publication, &other.publication) {
            (Some(a), Some(b)) if a == b => true,
            (Some(_), Some(_)) => return false,
            _ => false,
        };
        match (&self.issue_date, &other.issue_date) {
            (Some(a), Some(b)) => a == b && (same_paper || same_folder),
            _ => {
                let days = self.first_day.zip(other.first_day);
                same_folder && days.is_none_or(|(a, b)| (a - b).abs() <= ESTIMATES_APART)
            }
        }
    }
}

const ISSUE: &str = "page.publication, page.issue_date, page.first_day, source.path";

/// Pages of the issue a page belongs to, itself included, ascending.
pub(crate) fn of_issue(connection: &Connection, id: i64) -> Result<Vec<i64>> {
    let sql = format!("SELECT {ISSUE} FROM page JOIN source ON source.id = source_id WHERE page.id = ?1");
    let own = connection.prepare_cached(&sql)?.query_row([id], |row| Issue::from_row(row, 0)).optional()?;
    let Some(own) = own else { return Ok(vec![id]) };
    let folder = own.folder.clone().unwrap_or_default();
    // '0' is the character after '/'.
    let (from, to) = (format!("{folder}/"), format!("{folder}0"));
    let sql = format!(
        "SELECT page.id, {ISSUE} FROM page JOIN source ON source.id = source_id
         WHERE (source.kind = 'page' OR page.id = ?5) AND page.id IN (
             SELECT id FROM page WHERE first_day BETWEEN ?1 AND ?2 UNION
             SELECT page.id FROM source JOIN page ON page.source_id = source.id WHERE path >= ?3 AND path < ?4
             UNION SELECT ?5)
         ORDER BY page.id"
    );
    let day = own.first_day.unwrap_or(i64::MIN / 2);
    let mut statement = connection.prepare_cached(&sql)?;
    let bounds = params![day - ESTIMATES_APART, day + ESTIMATES_APART, from, to, id];
    let rows = statement.query_map(bounds, |row| Ok((row.get(0)?, Issue::from_row(row, 1)?)))?;
    let pages = rows.filter_map(|row| match row {
        Ok((other, issue)) => (other == id || own.is_of(&issue)).then_some(Ok(other)),
        Err(error) => Some(Err(error)),
    });
    Ok(pages.collect::<rusqlite::Result<_>>()?)
}
