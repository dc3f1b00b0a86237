//! Sizes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What each part of an archive takes on disk, in bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Stats {
    /// Articles held.
    pub articles: u32,
    /// All files as they were imported.
    #[ts(type = "number")]
    pub text: u64,
    /// The same, as they are kept.
    #[ts(type = "number")]
    pub originals: u64,
    /// The database: articles, facts, sources, corrections.
    #[ts(type = "number")]
    pub database: u64,
    /// Tables of the database with their indexes, the largest first.
    pub tables: Vec<PartSize>,
    /// The search index.
    #[ts(type = "number")]
    pub index: u64,
    /// Segments it lies in.
    pub segments: u32,
    /// Fields of the index, the largest first.
    pub fields: Vec<PartSize>,
}

impl Stats {
    /// All of it, in bytes.
    pub fn total(&self) -> u64 {
        self.originals + self.database + self.index
    }
}

/// A part and its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PartSize {
    /// Name of the table or field.
    pub name: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
}
