//! The order in which articles were added, changed or deleted: what the index has to catch up with.

use rusqlite::Connection;

use crate::error::Result;

/// Notes that an article is not in the index as it is now.
pub fn note(connection: &Connection, article_id: i64) -> Result<()> {
    connection.prepare_cached("INSERT INTO change (article_id) VALUES (?1)")?.execute([article_id])?;
    Ok(())
}

/// Number of the latest change, 0 when there is none.
pub fn latest(connection: &Connection) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(seq), 0) FROM change")?
        .query_row([], |row| row.get(0))?)
}

/// Articles touched after change `seq`, the oldest change first, each with its number.
pub fn since(connection: &Connection, seq: i64, limit: u32) -> Result<Vec<(i64, i64)>> {
    let mut statement = connection
        .prepare_cached("SELECT seq, article_id FROM change WHERE seq > ?1 ORDER BY seq LIMIT ?2")?;
    let rows = statement.query_map([seq, i64::from(limit)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether an article with this id or a smaller one was touched after change `seq`.
pub fn any_of(connection: &Connection, seq: i64, greatest: i64) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM change WHERE seq > ?1 AND article_id <= ?2)";
    Ok(connection.prepare_cached(sql)?.query_row([seq, greatest], |row| row.get(0))?)
}
