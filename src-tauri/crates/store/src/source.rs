//! Files that were imported.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::from_json;
use crate::error::Result;
use crate::import_options::ImportOptions;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// One newspaper page.
    Page,
    /// One article a line.
    Records,
}

impl SourceKind {
    fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Records => "records",
        }
    }
}

/// A file that was imported.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its row.
    pub id: i64,
    /// Of its bytes.
    pub sha256: String,
    /// Its name without folders.
    pub file_name: String,
    /// What is in it.
    pub kind: SourceKind,
    /// How its text is encoded.
    pub encoding: String,
    /// Its last folders and its name.
    pub path: String,
    /// What a person said of it at import.
    pub given: ImportOptions,
    /// Byte and line where reading goes on; `None` when all is read.
    pub next: Option<(u64, u32)>,
}

/// Bytes of all files as they were imported.
pub fn bytes(connection: &Connection) -> Result<u64> {
    let sum: i64 =
        connection.query_row("SELECT coalesce(sum(bytes), 0) FROM source", [], |row| row.get(0))?;
    Ok(sum as u64)
}

/// A file about to be imported.
#[derive(Debug, Clone, Copy)]
pub struct NewSource<'a> {
    /// Of its bytes.
    pub sha256: &'a str,
    /// Its name without folders.
    pub file_name: &'a str,
    /// Where it was found: its last folders and its name, `/` between them.
    pub path: &'a str,
    /// What a person said of it, as JSON ([`crate::ImportOptions`]).
    pub given: &'a str,
    /// Its length.
    pub bytes: u64,
    /// What is in it.
    pub kind: SourceKind,
    /// How its text is encoded.
    pub encoding: &'a str,
}

const COLUMNS: &str = "id, sha256, file_name, kind, encoding, next_byte, next_line, path, given";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Source> {
    let kind = match row.get_ref(3)?.as_str()? {
        "records" => SourceKind::Records,
        _ => SourceKind::Page,
    };
    let next: (Option<i64>, Option<u32>) = (row.get(5)?, row.get(6)?);
    Ok(Source {
        id: row.get(0)?,
        sha256: row.get(1)?,
        file_name: row.get(2)?,
        kind,
        encoding: row.get(4)?,
        path: row.get(7)?,
        given: from_json(row, 8)?,
        next: next.0.zip(next.1).map(|(byte, line)| (byte as u64, line)),
    })
}

/// The file with these contents, if the archive holds it.
pub fn find(connection: &Connection, sha256: &str) -> Result<Option<Source>> {
    let sql = format!("SELECT {COLUMNS} FROM source WHERE sha256 = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([sha256], from_row).optional()?)
}

/// Every file.
pub fn all(connection: &Connection) -> Result<Vec<Source>> {
    let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM source ORDER BY id"))?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Pages and records that are read, each by itself, when everything is read anew.
pub fn count_places(connection: &Connection) -> Result<u32> {
    let pages = "SELECT count(*) FROM source WHERE kind <> 'records'";
    let records = "SELECT count(*) FROM article WHERE page_id IN \
                   (SELECT page.id FROM page JOIN source ON source.id = source_id WHERE kind = 'records')";
    let sql = format!("SELECT ({pages}) + ({records})");
    Ok(connection.query_row(&sql, [], |row| row.get(0))?)
}

/// The file a page was read from.
pub fn of_page(connection: &Connection, page: i64) -> Result<Option<Source>> {
    let sql = format!("SELECT {COLUMNS} FROM source WHERE id = (SELECT source_id FROM page WHERE id = ?1)");
    Ok(connection.prepare_cached(&sql)?.query_row([page], from_row).optional()?)
}

/// Adds a file. Records start unread.
pub fn insert(connection: &Connection, source: NewSource<'_>) -> Result<i64> {
    let next = (source.kind == SourceKind::Records).then_some(0);
    connection
        .prepare_cached(
            "INSERT INTO source (sha256, file_name, bytes, kind, encoding, next_byte, next_line, path, given)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8)",
        )?
        .execute(params![
            source.sha256,
            source.file_name,
            source.bytes as i64,
            source.kind.name(),
            source.encoding,
            next,
            source.path,
            source.given
        ])?;
    Ok(connection.last_insert_rowid())
}

/// Notes how far the records of a file are read.
pub fn advance(connection: &Connection, id: i64, next: Option<(u64, u32)>) -> Result<()> {
    connection
        .prepare_cached("UPDATE source SET next_byte = ?2, next_line = ?3 WHERE id = ?1")?
        .execute(params![id, next.map(|n| n.0 as i64), next.map(|n| n.1)])?;
    Ok(())
}

/// Notes the encoding a file is read with now.
pub fn set_encoding(connection: &Connection, id: i64, encoding: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE source SET encoding = ?2 WHERE id = ?1")?
        .execute(params![id, encoding])?;
    Ok(())
}

/// The page of a file that is one page.
pub fn page_of(connection: &Connection, id: i64) -> Result<Option<i64>> {
    let sql = "SELECT id FROM page WHERE source_id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

/// The greatest id of a file, 0 when there is none.
pub fn latest(connection: &Connection) -> Result<i64> {
    let sql = "SELECT coalesce(max(id), 0) FROM source";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}
