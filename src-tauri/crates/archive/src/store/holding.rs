//! What pages say of the issues they belong to, all pages of an archive in one walk.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::edtf::Day;
use crate::error::Result;

/// A page, as far as it says what is held.
#[derive(Debug, Clone)]
pub(crate) struct Held {
    pub(crate) publication: Option<String>,
    /// First and last day on which it may have appeared.
    pub(crate) days: Option<(Day, Day)>,
    pub(crate) is_estimate: bool,
    pub(crate) label: Option<String>,
    /// Of a file of structured records: some articles of a page, not the page.
    pub(crate) is_record: bool,
    pub(crate) articles: u32,
}

/// Every page.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Held>> {
    let articles = articles(connection)?;
    let mut statement = connection.prepare_cached(
        "SELECT page.id, page.publication, page.issue_date IS NULL, page.label, page.first_day, page.last_day,
                source.kind = 'records'
         FROM page JOIN source ON source.id = page.source_id",
    )?;
    let rows = statement.query_map([], |row| {
        let (first, last): (Option<Day>, Option<Day>) = (row.get(4)?, row.get(5)?);
        Ok(Held {
            publication: row.get(1)?,
            days: first.zip(last),
            is_estimate: row.get(2)?,
            label: row.get(3)?,
            is_record: row.get(6)?,
            articles: articles.get(&row.get(0)?).copied().unwrap_or(0),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Articles of each page that has any.
fn articles(connection: &Connection) -> Result<HashMap<i64, u32>> {
    let mut statement =
        connection.prepare_cached("SELECT page_id, count(*) FROM article GROUP BY page_id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The greatest id of a page, 0 when there is none.
pub(crate) fn latest_page(connection: &Connection) -> Result<i64> {
    let sql = "SELECT coalesce(max(id), 0) FROM page";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}
