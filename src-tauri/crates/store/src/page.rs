//! Newspaper pages.

use std::collections::BTreeSet;

use common::edtf::{Day, Stretch};
use newspaper::{DateEstimate, Diagnostic, PageInfo};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{from_json, json};
use crate::error::Result;

/// A page: what it says of itself, and what was remarked while it was read.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// What it is.
    pub info: PageInfo,
    /// What was remarked when it was read.
    pub diagnostics: Vec<Diagnostic>,
    /// Lines that belong to no article.
    pub unassigned: Vec<u32>,
}

/// Estimates of the pages of one issue lie no further apart than this, in days: papers report with up to three days'
/// delay.
const ESTIMATES_APART: i64 = 3;

/// Columns of [`from_row`], for queries that join pages as `page`.
pub(super) const COLUMNS: &str = "page.publication, page.issue_date, page.estimate, page.evidence, page.label, \
    page.section, page.diagnostics, page.unassigned, page.origins, page.estimate_confidence";

/// Number of [`COLUMNS`].
pub(super) const WIDTH: usize = 10;

/// Reads [`COLUMNS`] beginning at column `at`.
pub(super) fn from_row(row: &Row<'_>, at: usize) -> rusqlite::Result<Page> {
    let estimate: Option<String> = row.get(at + 2)?;
    let evidence = from_json(row, at + 3)?;
    let confidence = row.get(at + 9)?;
    let info = PageInfo {
        publication: row.get(at)?,
        issue_date: row.get(at + 1)?,
        issue_date_estimate: estimate.map(|edtf| DateEstimate { edtf, evidence, confidence }),
        page_label: row.get(at + 4)?,
        section: row.get(at + 5)?,
        origins: from_json(row, at + 8)?,
    };
    Ok(Page { info, diagnostics: from_json(row, at + 6)?, unassigned: from_json(row, at + 7)? })
}

/// Date of issue, EDTF, or its estimate: what [`published`] gives, where pages are joined as `page`.
pub(super) const PUBLISHED: &str = "coalesce(page.issue_date, page.estimate)";

/// Date of issue, EDTF, and whether it is an estimate.
pub fn published(info: &PageInfo) -> Option<(&str, bool)> {
    match (&info.issue_date, &info.issue_date_estimate) {
        (Some(date), _) => Some((date, false)),
        (None, Some(estimate)) => Some((&estimate.edtf, true)),
        (None, None) => None,
    }
}

/// One page.
pub fn get(connection: &Connection, id: i64) -> Result<Option<Page>> {
    let sql = format!("SELECT {COLUMNS} FROM page WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], |row| from_row(row, 0)).optional()?)
}

/// Of which pages nobody knows the date: none is printed, typed or read from a name, and no person said that there is none.
pub(super) const UNDATED: &str = "page.issue_date IS NULL AND page.origins ->> '$.issue_date' IS NULL";

/// Whether the date of any page file is not known.
pub fn any_undated(connection: &Connection) -> Result<bool> {
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM page JOIN source ON source.id = source_id WHERE kind = 'page' AND {UNDATED})"
    );
    Ok(connection.prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
}

/// A page by where its file lay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its row.
    pub id: i64,
    /// Last folders and name of its file.
    pub path: String,
    /// Its date of issue, if it is known to the day; no estimate.
    pub date: Option<String>,
    /// The day of issue, where it is sure.
    pub day: Option<Day>,
    /// Nobody knows its date.
    pub is_undated: bool,
}

/// All pages that are files of their own.
pub fn placed(connection: &Connection) -> Result<Vec<Placed>> {
    let mut statement = connection.prepare(&format!(
        "SELECT page.id, source.path, page.issue_date, {UNDATED}
         FROM page JOIN source ON source.id = page.source_id WHERE source.kind = 'page' ORDER BY page.id"
    ))?;
    let rows = statement.query_map([], |row| {
        let date: Option<String> = row.get(2)?;
        let day = date.as_deref().and_then(Stretch::parse).and_then(Stretch::one_day);
        let date = date.filter(|_| day.is_some());
        Ok(Placed { id: row.get(0)?, path: row.get(1)?, date, day, is_undated: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Adds a page of a source.
pub fn insert(connection: &Connection, source_id: i64, page: &Page) -> Result<i64> {
    put(connection, None, source_id, page)
}

/// Writes a page in the place of the one with this id, or adds it.
pub fn put(connection: &Connection, id: Option<i64>, source_id: i64, page: &Page) -> Result<i64> {
    let days = published(&page.info).and_then(|(edtf, _)| Stretch::parse(edtf));
    let estimate = page.info.issue_date_estimate.as_ref();
    let id = connection
        .prepare_cached(
            "INSERT INTO page (id, source_id, publication, issue_date, estimate, evidence, label, section,
                               first_day, last_day, diagnostics, unassigned, origins, estimate_confidence)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
             ON CONFLICT (id) DO UPDATE SET
                 publication = excluded.publication, issue_date = excluded.issue_date,
                 estimate = excluded.estimate, evidence = excluded.evidence, label = excluded.label,
                 section = excluded.section, first_day = excluded.first_day, last_day = excluded.last_day,
                 diagnostics = excluded.diagnostics, unassigned = excluded.unassigned,
                 origins = excluded.origins, estimate_confidence = excluded.estimate_confidence
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
                estimate.and_then(|e| e.confidence),
            ],
            |row| row.get(0),
        )?;
    Ok(id)
}

/// The page of a source with exactly this date, paper, label and section, if there is one.
pub fn find(connection: &Connection, source_id: i64, info: &PageInfo) -> Result<Option<i64>> {
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
    id: i64,
    publication: Option<String>,
    issue_date: Option<String>,
    label: Option<String>,
    folder: Option<String>,
}

impl Issue {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let path: String = row.get(4)?;
        Ok(Self {
            id: row.get(0)?,
            publication: row.get(1)?,
            issue_date: row.get(2)?,
            label: row.get(3)?,
            folder: path.rsplit_once('/').map(|(folder, _)| folder.to_owned()),
        })
    }

    /// Neither names another paper.
    fn is_compatible(&self, other: &Self) -> bool {
        let papers = self.publication.as_ref().zip(other.publication.as_ref());
        papers.is_none_or(|(a, b)| a == b)
    }

    fn shares_folder(&self, other: &Self) -> bool {
        self.folder.is_some() && self.folder == other.folder
    }

    /// Both know their date, and it is the same.
    fn is_surely_of(&self, other: &Self) -> bool {
        let same_paper = self.publication.is_some() && self.publication == other.publication;
        self.issue_date.is_some()
            && self.issue_date == other.issue_date
            && (same_paper || self.shares_folder(other))
    }

    /// An estimated date may be the other's.
    fn is_perhaps_of(&self, other: &Self) -> bool {
        (self.issue_date.is_none() || other.issue_date.is_none()) && self.shares_folder(other)
    }
}

/// Pages of the issue a page belongs to, itself included, ascending: of the same paper and date. Where dates are
/// estimated, pages of one folder that are not more than some days apart, if each has a label of its own: a folder
/// in which labels come again holds more than one issue.
pub fn of_issue(connection: &Connection, id: i64) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT page.id, page.publication, page.issue_date, page.label, source.path
         FROM page AS own
         JOIN page ON page.first_day BETWEEN own.first_day - ?2 AND own.first_day + ?2
         JOIN source ON source.id = page.source_id AND source.kind = 'page'
         WHERE own.id = ?1 ORDER BY page.id",
    )?;
    let rows = statement.query_map(params![id, ESTIMATES_APART], Issue::from_row)?;
    let near: Vec<Issue> = rows.collect::<rusqlite::Result<_>>()?;
    let Some(own) = near.iter().find(|page| page.id == id) else { return Ok(vec![id]) };
    let compatible = || near.iter().filter(|page| own.is_compatible(page));
    let sure = |page: &&Issue| page.id == id || own.is_surely_of(page);
    let group: Vec<&Issue> = compatible().filter(|page| sure(page) || own.is_perhaps_of(page)).collect();
    let labels: BTreeSet<&String> = group.iter().filter_map(|page| page.label.as_ref()).collect();
    let is_one_issue = labels.len() == group.len();
    Ok(group.into_iter().filter(|page| is_one_issue || sure(page)).map(|page| page.id).collect())
}
