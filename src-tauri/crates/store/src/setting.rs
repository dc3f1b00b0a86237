//! Choices that go with the archive.

use rusqlite::{Connection, OptionalExtension, params};

use super::{from_json, json};
use crate::error::Result;

/// Key of the patterns of file names.
pub const NAME_PATTERNS: &str = "name-patterns";

/// Key of the place where the papers are at home.
pub const HOME: &str = "home";

/// Key of whether what the archive holds was not read anew since its home was changed.
pub const REREAD_DUE: &str = "reread-due";

/// Key of what was counted when the archive was used last.
pub const COUNTS: &str = "counts";

/// A choice; its default where nobody has chosen.
pub fn get<T: serde::de::DeserializeOwned + Default>(connection: &Connection, key: &str) -> Result<T> {
    let found = connection
        .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([key], |row| from_json(row, 0))
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// Sets a choice.
pub fn set<T: serde::Serialize>(connection: &Connection, key: &str, value: &T) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)")?
        .execute(params![key, json(value)?])?;
    Ok(())
}
