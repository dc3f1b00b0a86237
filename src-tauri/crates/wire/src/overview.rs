//! What an archive holds, at a glance.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Bin, Building, StorylineNews};

/// What an archive holds, at a glance.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Overview {
    /// Papers, those with most articles first.
    pub publications: Vec<PublicationHeld>,
    /// Articles by year of issue, years with none left out.
    pub years: Vec<Bin>,
    /// Articles whose year of issue is unknown.
    pub undated: u32,
    /// The latest days on which something was imported, the latest first.
    pub imports: Vec<ImportDay>,
    /// Storylines that are followed and have news, the one with the latest first.
    pub news: Vec<StorylineNews>,
    /// See [`super::Topics::building`]; `None` too where nothing is followed, and there can be no news.
    pub building: Option<Building>,
}

/// What is held of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PublicationHeld {
    /// Its name; `None` for pages that do not say.
    pub name: Option<String>,
    /// Articles.
    pub articles: u32,
    /// First and last day of issue, EDTF.
    pub first: Option<String>,
    /// See `first`.
    pub last: Option<String>,
}

/// What was imported on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportDay {
    /// The day in China, `YYYY-MM-DD`.
    pub day: String,
    /// Files.
    pub files: u32,
    /// Articles in them.
    pub articles: u32,
}
