//! What the window and the command line are given.
//!
//! ```text
//! archive ─→ these types ─serde→ JSON of `jianbao … --json`
//!                        └─ts-rs→ ui/src/bindings, and the same JSON over the window's commands
//! ```
//!
//! Text comes as segments, never as offsets or HTML.
//!
//! These types are the wire: `cargo test` writes their TypeScript side to `ui/src/bindings`.

mod article;
mod code;
mod correction;
mod dossier;
mod facet;
mod figures;
mod holdings;
mod import;
mod overview;
mod phrase;
mod same_day;
mod search;
mod setting;
mod snippet;
mod stats;
mod storyline;
mod timeline;
mod unassigned;
mod version;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use article::*;
pub use code::Code;
pub use correction::*;
pub use dossier::*;
pub use facet::*;
pub use figures::*;
pub use holdings::*;
pub use import::*;
pub use overview::*;
pub use phrase::*;
pub use same_day::*;
pub use search::*;
pub use setting::*;
pub use snippet::{segments, snippet};
pub use stats::*;
pub use storyline::*;
pub use timeline::*;
pub use unassigned::*;
pub use version::*;

use query::{Axis, Granularity};

/// Row id of an article, stable within an archive.
pub type ArticleId = i64;

/// Row id of a page, stable within an archive.
pub type PageId = i64;

/// A run of text, a hit or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Segment {
    /// The text as printed.
    pub text: String,
    /// True where the query found it.
    pub hit: bool,
}

/// A run of article text that is (or is not) a hit and lies (or not) inside a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MarkedSegment {
    /// The text as printed.
    pub text: String,
    /// True where the query found it.
    pub hit: bool,
    /// Index into [`ArticleView::facts`] of the fact the text belongs to (the longest where facts overlap).
    pub fact: Option<u32>,
    /// Which of the article's hits it belongs to, from 1 to [`ArticleView::hits`], in the order of kicker, headline,
    /// deck, byline and text; a hit may be cut by facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub nth: Option<u32>,
}

/// What an archive is and holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ArchiveInfo {
    /// Folder name without `.jianbao`.
    pub name: String,
    /// The folder.
    pub path: String,
    /// Articles held.
    pub articles: u32,
    /// Pages held.
    pub pages: u32,
    /// Names of papers, the most frequent first.
    pub publications: Vec<String>,
    /// Earliest and latest day of issue (printed, given or estimated), `YYYY-MM-DD` or coarser.
    pub first: Option<String>,
    /// See `first`.
    pub last: Option<String>,
    /// Articles whose date of issue is unknown or only estimated.
    pub undated: u32,
    /// True when the archive lies on media that cannot be written to.
    pub read_only: bool,
    /// True while the index is being repaired: lists and counts are incomplete.
    pub indexing: bool,
}

/// A histogram of a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Timeline {
    /// Which dates are counted.
    pub axis: Axis,
    /// Width of the bins.
    pub by: Granularity,
    /// Non-empty bins, ascending.
    pub bins: Vec<Bin>,
    /// Articles of the query without a date of that precision on that axis.
    pub undated: u32,
    /// Articles of the query in all.
    pub total: u32,
}

/// One bin of a [`Timeline`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Bin {
    /// `201X`, `2024`, `2024-07` or `2024-07-17`.
    pub start: String,
    /// Articles. On the event axis an article counts once in every bin it tells of.
    pub count: u32,
    /// How many of them stand here by an estimate.
    pub estimated: u32,
}

/// The topics of a query, each list by count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Topics {
    /// IPTC subjects.
    pub subjects: Vec<SubjectCount>,
    /// Chains of articles on one matter.
    pub storylines: Vec<Storyline>,
    /// Storylines of the query in all, of which `storylines` are the longest.
    pub storylines_total: u32,
    /// Storylines are still being worked out: there may be more, and with more articles.
    pub building: Option<Building>,
    /// Named projects, campaigns, platforms, policies.
    pub initiatives: Vec<InitiativeCount>,
    /// Places, by their whole paths (`山东省/聊城市`).
    pub places: Vec<TopicCount>,
    /// People, by their headings.
    pub people: Vec<TopicCount>,
    /// Organisations, by their headings.
    pub orgs: Vec<TopicCount>,
    /// Lists that failed: what they hold is not known.
    pub failed: Vec<TopicFailure>,
    /// Articles of the whole archive over the same time, as [`SubjectCount::spark`]: what rates are reckoned from.
    pub spark_all: Vec<u32>,
    /// First and last day the sparklines span, `YYYY-MM-DD`; `None` when nothing is dated.
    pub spark_from: Option<String>,
    /// See `spark_from`.
    pub spark_to: Option<String>,
}

/// A list of [`Topics`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum TopicList {
    /// [`Topics::subjects`].
    Subject,
    /// [`Topics::storylines`].
    Storyline,
    /// [`Topics::initiatives`].
    Initiative,
    /// [`Topics::places`].
    Place,
    /// [`Topics::people`].
    Person,
    /// [`Topics::orgs`].
    Org,
}

/// A list of [`Topics`] that failed, while the others did not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TopicFailure {
    /// Which one; it is empty.
    pub list: TopicList,
    /// Why.
    pub code: Code,
    /// English sentence, for logs and for codes the catalogue does not know.
    pub message: String,
    /// What the message quotes.
    pub detail: Option<String>,
}

/// A subject with its articles counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SubjectCount {
    /// `medtop:04000000`.
    pub id: String,
    /// Its Chinese name.
    pub label: String,
    /// Articles.
    pub count: u32,
    /// Articles over time: 24 equal stretches of `spark_from..=spark_to`.
    pub spark: Vec<u32>,
}

/// What comes with the articles of a query more often than elsewhere, each list by how much it tells of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Cooccurrences {
    /// IPTC subjects.
    pub topics: Vec<Cooccurrence>,
    /// Initiatives.
    pub initiatives: Vec<Cooccurrence>,
    /// Places, by their whole paths.
    pub places: Vec<Cooccurrence>,
    /// People.
    pub people: Vec<Cooccurrence>,
    /// Organisations.
    pub orgs: Vec<Cooccurrence>,
}

/// A value that comes with the articles of a query.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Cooccurrence {
    /// What a filter takes.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// Articles of the query that have it.
    pub count: u32,
    /// How many times more frequent it is here than in the whole archive.
    pub lift: f32,
}

/// A value of a named field with its articles counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TopicCount {
    /// What a filter takes.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// Articles.
    pub count: u32,
    /// See [`SubjectCount::spark`].
    pub spark: Vec<u32>,
}

/// An initiative with its articles counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InitiativeCount {
    /// What a filter takes.
    pub value: String,
    /// The name that most mentions give it.
    pub name: String,
    /// `platform`, `campaign`, `policy`, `document`, `event`, `other`.
    pub kind: String,
    /// Articles.
    pub count: u32,
    /// Day of issue of the first article, EDTF.
    pub first: Option<String>,
    /// Day of issue of the last article, EDTF.
    pub last: Option<String>,
    /// See [`SubjectCount::spark`].
    pub spark: Vec<u32>,
}
