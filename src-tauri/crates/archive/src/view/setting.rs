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
