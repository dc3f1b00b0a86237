//! What the reading is not sure of, with the readings it weighed: each is a correction, so that answering a doubt
//! and correcting a page are one thing. Answering "as read" pins the reading, and the doubt is gone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::correction::Correction;

/// A decision that may be wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Doubt {
    /// What it is about.
    pub kind: DoubtKind,
    /// How probable the reading is, 0–1.
    pub confidence: f32,
    /// The 1-based lines in question, ascending; empty when the whole page is.
    pub lines: Vec<u32>,
    /// The answers, the present reading first, the others by probability.
    pub answers: Vec<Answer>,
}

/// Kinds of [`Doubt`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum DoubtKind {
    /// Whether an article begins here.
    Cut,
    /// What a title belongs to.
    Headline,
    /// When the page was printed.
    Date,
}

/// A way to read what is in doubt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Answer {
    /// Stable code, one of [`MEANINGS`]; the key of its sentence `answer.<code>`.
    pub meaning: String,
    /// Words that the sentence quotes.
    pub args: Vec<String>,
    /// How probable it is, 0–1.
    pub probability: f32,
    /// What makes it so.
    pub corrections: Vec<Correction>,
}

/// Every meaning of an [`Answer`]; the message catalogue is tested against it.
pub const MEANINGS: &[&str] = &["begins", "goes-on", "title-above", "title-below", "subhead", "text", "date"];
