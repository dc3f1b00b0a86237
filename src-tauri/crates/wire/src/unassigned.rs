//! Lines of pages that belong to no article.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PageId, Segment};

/// Lines that belong to no article and that a query finds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UnassignedLines {
    /// Lines in all.
    pub total: u32,
    /// The first of them: the latest issues first, undated pages last; lines of the same words once.
    pub lines: Vec<UnassignedLine>,
    /// Pages whose lines cannot be found before they are read anew: an older program read them.
    pub pages_unread: u32,
}

/// A line of a page that belongs to no article: a masthead, a folio, an editor's line, or what could not be placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UnassignedLine {
    /// The page it stands on.
    #[ts(type = "number")]
    pub page_id: PageId,
    /// File name at import.
    pub file: String,
    /// 1-based line of the decoded file.
    pub line: u32,
    /// The line with the hits of the query.
    pub text: Vec<Segment>,
    /// Day of issue, EDTF.
    pub published: Option<String>,
    /// The day is an estimate.
    pub published_estimated: bool,
    /// Name of the paper.
    pub publication: Option<String>,
    /// Page label.
    pub page: Option<String>,
    /// How many lines say the same, itself included.
    pub alike: u32,
}
