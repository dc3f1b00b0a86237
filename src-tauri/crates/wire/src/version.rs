//! Versions of one text: reprints, updates and errata, and how two of them differ.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArticleId, Segment};

/// How an article stands to another that tells the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum VersionKind {
    /// The same text, as it is or shortened (通稿、转载).
    Reprint,
    /// The same matter told again with more or other words.
    Update,
    /// 更正: sets the other right.
    Erratum,
    /// The other sets this one right.
    Corrected,
}

/// Another version of an article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Version {
    /// The other article.
    #[ts(type = "number")]
    pub id: ArticleId,
    /// `id` of the structured record it was imported from.
    pub source_id: Option<String>,
    /// Its headline.
    pub headline: String,
    /// Name of the paper.
    pub publication: Option<String>,
    /// Date of issue, EDTF; with `~` when estimated.
    pub published: Option<String>,
    /// Page label.
    pub page: Option<String>,
    /// How it stands to the article asked about.
    pub kind: VersionKind,
    /// Share of the shorter text that stands in the longer one, 0–1.
    pub similarity: f32,
}

/// Two articles side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Comparison {
    /// Rows in reading order: headlines, decks and paragraphs that belong together stand in one row.
    pub rows: Vec<ComparisonRow>,
}

/// A row of a [`Comparison`]. What stands in one text alone is marked as a hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ComparisonRow {
    /// Of the left article; empty where it has nothing like it.
    pub left: Vec<Segment>,
    /// Of the right article.
    pub right: Vec<Segment>,
    /// True when both are the same.
    pub same: bool,
}
