//! Choices that go with the archive.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How this archive reads the names of files, before the defaults.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct NamePatterns {
    /// Templates ([`newspaper::file_name`]), tried in order.
    pub patterns: Vec<String>,
    /// Papers by the code that names begin with, `lcrb` → `聊城日报`.
    pub codes: BTreeMap<String, String>,
}

/// Where the papers of an archive are at home.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Home {
    /// Path of the county or prefecture that a person chose, such as `山东省/聊城市`.
    pub chosen: Option<String>,
    /// The one that most articles speak of.
    pub guess: Option<String>,
    /// Articles that speak of it (or of what lies below it).
    pub guess_articles: u32,
    /// Articles in all.
    pub articles: u32,
    /// The choice was changed since everything was last read: older pages may still be read otherwise.
    pub reread_due: bool,
}
