//! Where the records of a file are: they were added one after the other, so that a record is found by its line without
//! looking at all pages of its file.

use rusqlite::{Connection, OptionalExtension, params};
use wire::ArticleId;

use crate::error::Result;

/// Steps in which a record is looked for; lines that failed or were left out lead astray by as many at each.
const STEPS: usize = 16;

/// The article of a line of a file of records.
pub(super) fn of_line(connection: &Connection, source: i64, line: u32) -> Result<Option<ArticleId>> {
    if let Some(found) = near(connection, source, line)? {
        return Ok(Some(found));
    }
    let sql =
        "SELECT id FROM article WHERE ordinal = ?2 AND page_id IN (SELECT id FROM page WHERE source_id = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row(params![source, line], |row| row.get(0)).optional()?)
}

/// The same, looked for as if every line of the file were a record and nothing had come in between.
fn near(connection: &Connection, source: i64, line: u32) -> Result<Option<ArticleId>> {
    let first = "SELECT min(id) FROM article WHERE page_id = (SELECT min(id) FROM page WHERE source_id = ?1)";
    let first: Option<ArticleId> =
        connection.prepare_cached(first)?.query_row([source], |row| row.get(0)).optional()?.flatten();
    let Some(mut at) = first else { return Ok(None) };
    let sql =
        "SELECT ordinal FROM article JOIN page ON page.id = page_id WHERE article.id = ?1 AND source_id = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    for _ in 0..STEPS {
        let Some(there) = statement.query_row([at, source], |row| row.get::<_, u32>(0)).optional()? else {
            return Ok(None);
        };
        if there == line {
            return Ok(Some(at));
        }
        at += i64::from(line) - i64::from(there);
    }
    Ok(None)
}
