//! What a person set right: an append-only list, and the steps of making, undoing and redoing its batches.

use newspaper::Correction;
use newspaper::correction::Reason;
use rusqlite::{Connection, OptionalExtension, Row, params};
use wire::BatchId;

use super::{from_json, json};
use crate::error::Result;

/// What a correction is made on: a file's bytes, or one line of a file of records.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Of the bytes of the file.
    pub sha256: String,
    /// The line of a record; none for a page.
    pub record: Option<u32>,
}

/// A correction as it lies in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its row.
    pub id: i64,
    /// Where it was made.
    pub place: Place,
    /// What was said.
    pub correction: Correction,
    /// Why it does not fit the page as it is read now.
    pub unapplied: Option<Reason>,
}

/// A batch and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its number.
    pub id: BatchId,
    /// When it was made, RFC 3339.
    pub at: String,
    /// Whether it was not taken back.
    pub holds: bool,
}

/// What can be done to a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It was made.
    Make,
    /// It was taken back.
    Undo,
    /// It was made again.
    Redo,
}

impl Action {
    fn name(self) -> &'static str {
        match self {
            Self::Make => "make",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }
}

/// True where a batch's last step is not an undoing.
const HOLDS: &str = "(SELECT action FROM correction_step AS step WHERE step.batch = correction.batch
    ORDER BY seq DESC LIMIT 1) <> 'undo'";

const COLUMNS: &str = "correction.id, sha256, record, op, reason";

const FROM: &str = "FROM correction LEFT JOIN unapplied ON correction_id = correction.id";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let place = Place { sha256: row.get(1)?, record: row.get(2)? };
    Ok(Entry { id: row.get(0)?, place, correction: from_json(row, 3)?, unapplied: reason(row.get(4)?) })
}

/// Adds a batch that holds.
pub fn insert(connection: &Connection, entries: &[(Place, Correction)]) -> Result<BatchId> {
    let batch: BatchId =
        connection.query_row("SELECT coalesce(max(batch), 0) + 1 FROM correction", [], |row| row.get(0))?;
    let mut statement = connection
        .prepare_cached("INSERT INTO correction (batch, sha256, record, op) VALUES (?1, ?2, ?3, ?4)")?;
    for (place, correction) in entries {
        statement.execute(params![batch, place.sha256, place.record, json(correction)?])?;
    }
    step(connection, batch, Action::Make)?;
    Ok(batch)
}

/// Notes what was done to a batch.
pub fn step(connection: &Connection, batch: BatchId, action: Action) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO correction_step (batch, action) VALUES (?1, ?2)")?
        .execute(params![batch, action.name()])?;
    Ok(())
}

/// Corrections of a place that hold, in the order in which they were made.
pub fn holding(connection: &Connection, place: &Place) -> Result<Vec<Entry>> {
    let sql = format!(
        "SELECT {COLUMNS} {FROM} WHERE sha256 = ?1 AND record IS ?2 AND {HOLDS} ORDER BY correction.id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params![place.sha256, place.record], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Lines of a file of records that corrections were made on.
pub fn records(connection: &Connection, sha256: &str) -> Result<Vec<u32>> {
    let mut statement = connection
        .prepare_cached("SELECT DISTINCT record FROM correction WHERE sha256 = ?1 AND record IS NOT NULL")?;
    let rows = statement.query_map([sha256], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The corrections of a batch, in order.
pub fn of_batch(connection: &Connection, batch: BatchId) -> Result<Vec<Entry>> {
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE batch = ?1 ORDER BY correction.id");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([batch], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Headings that hold, in the order in which they were given.
pub fn headings(connection: &Connection) -> Result<Vec<Entry>> {
    of_op(connection, "heading")
}

/// What was said of storylines and holds, in order.
pub fn storylines(connection: &Connection) -> Result<Vec<Entry>> {
    of_op(connection, "storyline")
}

fn of_op(connection: &Connection, op: &str) -> Result<Vec<Entry>> {
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE op ->> '$.op' = ?1 AND {HOLDS} ORDER BY correction.id");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([op], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What is known of issues and holds, with its batch, in the order in which it was said.
pub fn issues(connection: &Connection) -> Result<Vec<(BatchId, Correction)>> {
    let sql = format!(
        "SELECT batch, op FROM correction WHERE op ->> '$.op' = 'issues' AND {HOLDS} ORDER BY correction.id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, from_json(row, 1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Number of the last step, 0 when there is none.
pub fn latest_step(connection: &Connection) -> Result<i64> {
    let sql = "SELECT coalesce(max(seq), 0) FROM correction_step";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Whether anything was ever set right for the whole archive and no file of it.
pub fn any_general(connection: &Connection) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM correction WHERE sha256 = '')";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// Batches that touch a place, the latest first.
pub fn batches_of(connection: &Connection, place: &Place) -> Result<Vec<BatchId>> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT batch FROM correction WHERE sha256 = ?1 AND record IS ?2 ORDER BY batch DESC",
    )?;
    let rows = statement.query_map(params![place.sha256, place.record], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Batches, the latest first.
pub fn latest(connection: &Connection, limit: u32, offset: u32) -> Result<Vec<BatchId>> {
    let mut statement = connection
        .prepare_cached("SELECT DISTINCT batch FROM correction ORDER BY batch DESC LIMIT ?1 OFFSET ?2")?;
    let rows = statement.query_map([limit, offset], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How a batch stands; `None` where there is no such batch.
pub fn batch(connection: &Connection, id: BatchId) -> Result<Option<Batch>> {
    let sql = "SELECT (SELECT at FROM correction_step WHERE batch = ?1 ORDER BY seq LIMIT 1), action
               FROM correction_step WHERE batch = ?1 ORDER BY seq DESC LIMIT 1";
    let found = connection.prepare_cached(sql)?.query_row([id], |row| {
        let action: String = row.get(1)?;
        Ok(Batch { id, at: row.get(0)?, holds: action != Action::Undo.name() })
    });
    Ok(found.optional()?)
}

/// Batches in all.
pub fn count(connection: &Connection) -> Result<u32> {
    Ok(connection.query_row("SELECT count(DISTINCT batch) FROM correction", [], |row| row.get(0))?)
}

/// The batch made (or made again) last among those that hold: what undoing takes back.
pub fn to_undo(connection: &Connection) -> Result<Option<BatchId>> {
    let sql = "SELECT batch FROM correction_step AS step WHERE action <> 'undo' AND seq =
                   (SELECT max(seq) FROM correction_step WHERE batch = step.batch)
               ORDER BY seq DESC LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?)
}

/// The batch undone last, unless something new was made since: what redoing makes again.
pub fn to_redo(connection: &Connection) -> Result<Option<BatchId>> {
    let sql = "SELECT batch FROM correction_step AS step WHERE action = 'undo' AND seq =
                   (SELECT max(seq) FROM correction_step WHERE batch = step.batch)
               AND seq > (SELECT coalesce(max(seq), 0) FROM correction_step WHERE action = 'make')
               ORDER BY seq DESC LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?)
}

/// Corrections that hold and do not fit.
pub fn unapplied(connection: &Connection) -> Result<u32> {
    Ok(connection.query_row("SELECT count(*) FROM unapplied", [], |row| row.get(0))?)
}

/// Notes which corrections of a place do not fit, and no longer which did not.
pub fn note_unapplied(connection: &Connection, place: &Place, found: &[(i64, Reason)]) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM unapplied WHERE correction_id IN
             (SELECT id FROM correction WHERE sha256 = ?1 AND record IS ?2)",
        )?
        .execute(params![place.sha256, place.record])?;
    let mut statement =
        connection.prepare_cached("INSERT INTO unapplied (correction_id, reason) VALUES (?1, ?2)")?;
    for (id, reason) in found {
        statement.execute(params![id, reason.name()])?;
    }
    Ok(())
}

/// Keeps the id of an article that is taken away.
pub fn retire(connection: &Connection, sha256: &str, line: u32, article: i64) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO retired (sha256, line, article_id) VALUES (?1, ?2, ?3)")?
        .execute(params![sha256, line, article])?;
    Ok(())
}

/// The id of an article that begins at this line and was taken away before.
pub fn recall(connection: &Connection, sha256: &str, line: u32) -> Result<Option<i64>> {
    let sql = "DELETE FROM retired WHERE sha256 = ?1 AND line = ?2 RETURNING article_id";
    Ok(connection.prepare_cached(sql)?.query_row(params![sha256, line], |row| row.get(0)).optional()?)
}

/// Why a correction is not applied, as it is kept; what an older version of the program said otherwise is a value that
/// does not fit.
fn reason(name: Option<String>) -> Option<Reason> {
    name.map(|name| name.parse().unwrap_or(Reason::ValueInvalid))
}
