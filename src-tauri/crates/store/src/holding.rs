//! What pages say of the issues they belong to, and how many articles they have.

use common::edtf::Day;
use rusqlite::Connection;

use crate::error::Result;

/// A page, as far as it says what is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its row.
    pub id: i64,
    /// The file it was read from.
    pub file: i64,
    /// The paper.
    pub publication: Option<String>,
    /// First and last day on which it may have appeared.
    pub days: Option<(Day, Day)>,
    /// Whether the days are estimated.
    pub is_estimate: bool,
    /// The label of the page.
    pub label: Option<String>,
    /// Of a file of structured records: some articles of a page, not the page.
    pub is_record: bool,
    /// Articles that begin or go on on it.
    pub articles: u32,
}

/// A file, as far as it says when it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File {
    /// Its row.
    pub id: i64,
    /// The day of its import in China.
    pub day: Day,
}

/// Pages with a greater id, ascending, their articles uncounted.
pub fn pages_after(connection: &Connection, id: i64) -> Result<Vec<Held>> {
    let mut statement = connection.prepare_cached(
        "SELECT page.id, page.source_id, page.publication, page.issue_date IS NULL, page.label, page.first_day,
                page.last_day, source.kind = 'records'
         FROM page JOIN source ON source.id = page.source_id WHERE page.id > ?1 ORDER BY page.id",
    )?;
    let rows = statement.query_map([id], |row| {
        let (first, last): (Option<Day>, Option<Day>) = (row.get(5)?, row.get(6)?);
        Ok(Held {
            id: row.get(0)?,
            file: row.get(1)?,
            publication: row.get(2)?,
            is_estimate: row.get(3)?,
            label: row.get(4)?,
            days: first.zip(last),
            is_record: row.get(7)?,
            articles: 0,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Files with a greater id, ascending.
pub fn files_after(connection: &Connection, id: i64) -> Result<Vec<File>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, (coalesce(unixepoch(imported_at), 0) + 8 * 3600) / 86400 FROM source WHERE id > ?1 ORDER BY id",
    )?;
    let rows = statement.query_map([id], |row| Ok(File { id: row.get(0)?, day: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many articles with a greater id each page has.
pub fn articles_after(connection: &Connection, id: i64) -> Result<Vec<(i64, u32)>> {
    // All of them are counted in an index; of some the rows are looked at.
    let sql = match id {
        0 => "SELECT page_id, count(*) FROM article WHERE ?1 = 0 GROUP BY page_id",
        _ => "SELECT page_id, count(*) FROM article WHERE id > ?1 GROUP BY +page_id",
    };
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The greatest id of a page, 0 when there is none.
pub fn latest_page(connection: &Connection) -> Result<i64> {
    let sql = "SELECT coalesce(max(id), 0) FROM page";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// The greatest id of an article, 0 when there is none.
pub fn latest_article(connection: &Connection) -> Result<i64> {
    let sql = "SELECT coalesce(max(id), 0) FROM article";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Pieces of articles that begin on other pages.
pub fn continuing(connection: &Connection) -> Result<u32> {
    let sql = "SELECT count(*) FROM article WHERE continues IS NOT NULL";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}
