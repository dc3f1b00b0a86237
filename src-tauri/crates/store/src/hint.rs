//! What the archive says of the day of issue of pages that do not.

use std::collections::BTreeMap;

use newspaper::IssueHint;
use rusqlite::{Connection, Row, params};

use crate::error::Result;

const COLUMNS: &str = "first_day, last_day, trust, evidence";

fn from_row(row: &Row<'_>) -> rusqlite::Result<IssueHint> {
    Ok(IssueHint { first: row.get(0)?, last: row.get(1)?, trust: row.get(2)?, evidence: row.get(3)? })
}

/// Hints of a page, in order.
pub fn of_page(connection: &Connection, page: i64) -> Result<Vec<IssueHint>> {
    let sql = format!("SELECT {COLUMNS} FROM issue_hint WHERE page_id = ?1 ORDER BY ordinal");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([page], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Hints of all pages.
pub fn all(connection: &Connection) -> Result<BTreeMap<i64, Vec<IssueHint>>> {
    let sql = format!("SELECT {COLUMNS}, page_id FROM issue_hint ORDER BY page_id, ordinal");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(4)?, from_row(row)?)))?;
    let mut all: BTreeMap<i64, Vec<IssueHint>> = BTreeMap::new();
    for row in rows {
        let (page, hint) = row?;
        all.entry(page).or_default().push(hint);
    }
    Ok(all)
}

/// Puts hints in the place of those a page had.
pub fn replace(connection: &Connection, page: i64, hints: &[IssueHint]) -> Result<()> {
    connection.prepare_cached("DELETE FROM issue_hint WHERE page_id = ?1")?.execute([page])?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO issue_hint (page_id, ordinal, first_day, last_day, trust, evidence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (hint, ordinal) in hints.iter().zip(0..) {
        statement.execute(params![page, ordinal, hint.first, hint.last, hint.trust, hint.evidence])?;
    }
    Ok(())
}
