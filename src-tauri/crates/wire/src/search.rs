//! What goes with a query: what was searched instead of it, what can be typed next, what was kept.

use query::Query;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a search that found nothing was widened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum WideningKind {
    /// Characters that look alike: 往平 for 茌平.
    LookAlike,
    /// Other names of a place: 茌平区 for 茌平县.
    Renamed,
    /// Names that are spelt or begin so: 聊城 for `liaocheng` and `lc`; names that sound so: 薛良诚 for 薛良成.
    Pinyin,
    /// Names filed under the same heading.
    Synonym,
    /// A day on which nothing was printed: what tells of it or writes it so.
    Told,
    /// Some of the words.
    Partial,
}

impl WideningKind {
    /// Stable code, as on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::LookAlike => "look-alike",
            Self::Renamed => "renamed",
            Self::Pinyin => "pinyin",
            Self::Synonym => "synonym",
            Self::Told => "told",
            Self::Partial => "partial",
        }
    }
}

/// What was searched instead of a query that finds nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Widening {
    /// In which way.
    pub kind: WideningKind,
    /// What was asked for and stands nowhere.
    pub from: String,
    /// What was searched in its place: alternatives, or of [`WideningKind::Partial`] the words.
    pub to: Vec<String>,
    /// The query that was run; what else shows this result (timeline, facets, an article) takes it.
    pub query: Query,
    /// The same as one text.
    pub text: String,
}

/// What a suggestion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum SuggestionKind {
    /// A day or month of issue.
    Date,
    /// A heading of a person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Org,
    /// An initiative.
    Initiative,
    /// A subject.
    Subject,
    /// A paper.
    Publication,
    /// A saved query.
    Saved,
    /// A query that was asked before.
    Recent,
}

/// Something that what was typed may be the beginning of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Suggestion {
    /// What it is.
    pub kind: SuggestionKind,
    /// What is shown.
    pub text: String,
    /// What tells it from others of that name: the path of a place, the text of a saved query.
    pub detail: Option<String>,
    /// The condition it stands for; of a kept query the whole query.
    pub query: Query,
    /// Articles; 0 of a kept query.
    pub count: u32,
    /// Character (0-based) of what was typed that the suggestion takes the place from.
    pub from: u32,
}

/// A query that was given a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SavedQuery {
    /// Its name, of which there is only one.
    pub name: String,
    /// The query.
    pub query: Query,
    /// The same as one text.
    pub text: String,
}

/// A query that was asked before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecentQuery {
    /// The query.
    pub query: Query,
    /// The same as one text.
    pub text: String,
}
