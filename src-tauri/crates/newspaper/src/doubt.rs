//! What the reading is not sure of, with the readings it weighed: each is a correction, so that answering a doubt
//! and correcting a page are one thing. Answering "as read" pins the reading, and the doubt is gone.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
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
    /// What it says.
    pub meaning: AnswerMeaning,
    /// Words that the sentence quotes.
    pub args: Vec<String>,
    /// How probable it is, 0–1.
    pub probability: f32,
    /// What makes it so.
    pub corrections: Vec<Correction>,
}

/// What an [`Answer`] says; each has its sentence `answer.<name>`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, VariantArray, IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[ts(export)]
pub enum AnswerMeaning {
    /// An article begins at the line.
    Begins,
    /// The article before goes on.
    GoesOn,
    /// The title stands above its text.
    TitleAbove,
    /// The title stands below its text.
    TitleBelow,
    /// It is a subhead.
    Subhead,
    /// It is no title.
    Text,
    /// The page is of this day.
    Date,
}

impl AnswerMeaning {
    /// Every one.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its stable name, as it is kept and sent.
    pub fn name(self) -> &'static str {
        self.into()
    }
}
