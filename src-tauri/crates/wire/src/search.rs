//! A query as a list, and what goes with it: what was searched instead, what can be typed next, what was kept.

use newspaper::ArticleKind;
use query::Query;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};
use ts_rs::TS;

use crate::{ArticleId, Facets, Segment};

/// One article in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Hit {
    /// The article.
    #[ts(type = "number")]
    pub id: ArticleId,
    /// `id` of the structured record it was imported from.
    pub source_id: Option<String>,
    /// 主题.
    pub headline: String,
    /// True when the program proposed the headline.
    pub headline_supplied: bool,
    /// 引题.
    pub kicker: Option<String>,
    /// 副题.
    pub deck: Option<String>,
    /// Date of issue, EDTF; with `~` when estimated.
    pub published: Option<String>,
    /// True when `published` is an estimate.
    pub published_estimated: bool,
    /// Name of the paper.
    pub publication: Option<String>,
    /// Page label.
    pub page: Option<String>,
    /// What sort of piece it is.
    pub kind: ArticleKind,
    /// Articles of this list that tell the same and were folded into this row; empty where nothing is folded.
    #[ts(type = "Array<number>")]
    pub folded: Vec<ArticleId>,
    /// Why it was found: the parts it stands in, how it stands there, and of a widened search in which way.
    pub why: Vec<Why>,
    /// Telling words and names that it shares with the articles of [`Query::like`](query::Query::like), the most
    /// telling first; empty where a query does not ask for such.
    #[serde(default)]
    pub shared: Vec<String>,
    /// Hits in kicker, headline, deck, byline and text, as [`ArticleView::hits`](crate::ArticleView::hits).
    pub hits: u32,
    /// The best passage, or the lead when the query has no words.
    pub snippet: Vec<Segment>,
}

/// A page of a result list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SearchResult {
    /// Articles found in all.
    pub total: u32,
    /// Rows of the list in all: fewer than `total` where articles that tell the same are folded into one row.
    pub rows: u32,
    /// Milliseconds the search took.
    pub took_ms: f64,
    /// The rows asked for.
    pub hits: Vec<Hit>,
    /// What was searched instead, where the query as it was asked finds nothing; `total`, `hits` and `facets` are of
    /// that.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub widened: Option<Widening>,
    /// Counts over all articles found; `None` when not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub facets: Option<Facets>,
}

/// Why an article was found.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, VariantArray, IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[ts(export)]
pub enum Why {
    /// The text stands in kicker, headline or deck.
    Headline,
    /// It stands in the head of the column.
    StandingHead,
    /// It stands in the body.
    Text,
    /// It stands in the byline.
    Byline,
    /// The text plays no part.
    Filter,
    /// All of it stands as whole words.
    Words,
    /// Some of it stands only as characters across words.
    Run,
    /// Some of it stands in other forms of the same characters: 縣 for 县, Ａ for a.
    Folded,
    /// Some of it stands where characters were put right, or the search was widened so.
    LookAlike,
    /// See [`WideningKind::Renamed`].
    Renamed,
    /// See [`WideningKind::Pinyin`].
    Pinyin,
    /// See [`WideningKind::Synonym`].
    Synonym,
    /// See [`WideningKind::Told`].
    Told,
    /// See [`WideningKind::Partial`].
    Partial,
}

impl Why {
    /// Every one.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its stable name, as on the wire.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl From<WideningKind> for Why {
    fn from(kind: WideningKind) -> Self {
        match kind {
            WideningKind::LookAlike => Self::LookAlike,
            WideningKind::Renamed => Self::Renamed,
            WideningKind::Pinyin => Self::Pinyin,
            WideningKind::Synonym => Self::Synonym,
            WideningKind::Told => Self::Told,
            WideningKind::Partial => Self::Partial,
        }
    }
}

/// How a search that found nothing was widened.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, VariantArray, IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
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
    /// Every one.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its stable name, as on the wire.
    pub fn name(self) -> &'static str {
        self.into()
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
