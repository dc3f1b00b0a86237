//! What was doubtful or given up on while a page was read: shown, never dropped.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A remark on a page. Its sentence is made from `code` and `args` by the message catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Diagnostic {
    /// Stable code, kebab-case, e.g. `no-article`; every code has a message in the catalogue.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// 1-based source lines it is about; may be empty.
    pub lines: Vec<u32>,
    /// Words that the message quotes, in the order of its placeholders `{0}`, `{1}`.
    pub args: Vec<String>,
}

/// How much a [`Diagnostic`] matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// May need a person's eye.
    Warning,
}

impl Diagnostic {
    /// An informative remark.
    pub fn info(code: &str, lines: Vec<u32>, args: Vec<String>) -> Self {
        Self { code: code.into(), severity: Severity::Info, lines, args }
    }

    /// A warning.
    pub fn warning(code: &str, lines: Vec<u32>, args: Vec<String>) -> Self {
        Self { code: code.into(), severity: Severity::Warning, lines, args }
    }
}

/// Every code this crate can produce; the message catalogue is tested against it.
pub const CODES: &[&str] = &[
    "no-article",
    "cut-doubtful",
    "headline-doubtful",
    "title-order-doubtful",
    "headline-like-text",
    "end-missing",
    "headlines-apart",
    "columns-parted",
    "order-broken",
    "encoding-uncertain",
    "characters-replaced",
    "text-garbled",
    "dates-differ",
];
