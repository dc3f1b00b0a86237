//! What the reading of pages is not sure of.

use newspaper::{Doubt, DoubtKind};
use rusqlite::{Connection, params};

use super::{from_json, json};
use crate::error::Result;

/// A doubt and its page.
#[derive(Debug, Clone, PartialEq)]
pub struct Open {
    /// Its page.
    pub page_id: i64,
    /// What is not sure.
    pub doubt: Doubt,
}

/// Puts the doubts of a page in the place of those it had.
pub fn replace(connection: &Connection, page_id: i64, doubts: &[Doubt]) -> Result<()> {
    connection.prepare_cached("DELETE FROM doubt WHERE page_id = ?1")?.execute([page_id])?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO doubt (page_id, ordinal, kind, confidence, doubt) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (ordinal, doubt) in doubts.iter().enumerate() {
        let kind = kind_name(doubt.kind);
        statement.execute(params![page_id, ordinal as i64, kind, doubt.confidence, json(doubt)?])?;
    }
    Ok(())
}

/// The least sure first; those of one page that are equally sure in the order of the page.
pub fn worst(connection: &Connection, limit: u32, offset: u32) -> Result<Vec<Open>> {
    let mut statement = connection.prepare_cached(
        "SELECT page_id, doubt FROM doubt ORDER BY confidence, page_id, ordinal LIMIT ?1 OFFSET ?2",
    )?;
    let rows = statement
        .query_map([limit, offset], |row| Ok(Open { page_id: row.get(0)?, doubt: from_json(row, 1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Doubts in all.
pub fn count(connection: &Connection) -> Result<u32> {
    Ok(connection.query_row("SELECT count(*) FROM doubt", [], |row| row.get(0))?)
}

/// `cut`, `headline`, `date`.
pub fn kind_name(kind: DoubtKind) -> &'static str {
    match kind {
        DoubtKind::Cut => "cut",
        DoubtKind::Headline => "headline",
        DoubtKind::Date => "date",
    }
}
