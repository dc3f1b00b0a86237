//! How long work goes, how imports end, and what checking an archive finds.

use newspaper::Diagnostic;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Code;

/// How long work is going: an import counts files, reading anew counts pages and records.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Progress {
    /// Files (pages and records) done, failed and skipped ones included.
    pub done: u32,
    /// Files (pages and records) in all.
    pub total: u32,
    /// Articles added so far; of reading anew those that are new or other than before.
    pub articles: u32,
    /// Files that failed so far.
    pub failed: u32,
    /// The file at work.
    pub file: String,
}

/// How an import ended.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportSummary {
    /// Files read into the archive.
    pub files: u32,
    /// Articles added.
    pub articles: u32,
    /// Files the archive held already.
    pub skipped: u32,
    /// Files that failed.
    pub failed: u32,
    /// Seconds it took.
    pub seconds: f64,
    /// True when it was cancelled; what had been read stays.
    pub cancelled: bool,
    /// Each file that failed, with its reason.
    pub failures: Vec<ImportFailure>,
    /// Remarks on files that were read (for example a page without articles).
    pub remarks: Vec<ImportRemark>,
}

/// A file that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportFailure {
    /// The file.
    pub path: String,
    /// Why.
    pub code: Code,
    /// Detail for a person who can do something with it.
    pub detail: String,
}

/// A remark on a file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportRemark {
    /// The file.
    pub path: String,
    /// The remark.
    pub diagnostic: Diagnostic,
}

/// What `verify` found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct VerifyReport {
    /// Originals whose hash was checked.
    pub originals: u32,
    /// Articles compared between store and index.
    pub articles: u32,
    /// Every problem; empty when all is well.
    pub problems: Vec<Problem>,
}

/// A problem that `verify` found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Problem {
    /// Why.
    pub code: Code,
    /// What it is about: a file, a row.
    pub subject: String,
}
