//! Errors as the window sees them.

use serde::Serialize;
use ts_rs::TS;

/// A failed command: the window shows the catalogue's sentence for `code`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CommandError {
    /// Stable code, the key of its message.
    pub code: String,
    /// English sentence, for logs and for codes the catalogue does not know.
    pub message: String,
    /// What the message quotes: a path, the place in a query.
    pub detail: Option<String>,
}
