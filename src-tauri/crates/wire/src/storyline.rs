//! Storylines: in lists, and one by itself.

use query::Granularity;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArticleId, Bin};

/// How far the working out of storylines is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Building {
    /// Changes of the archive that were looked at.
    pub done: u32,
    /// Changes to be looked at.
    pub total: u32,
}

/// A chain of articles on one matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Storyline {
    /// Its number, which it keeps while it lives on.
    pub id: String,
    /// Its telling words, or the name that a person gave it.
    pub label: String,
    /// First day, EDTF.
    pub from: Option<String>,
    /// Last day, EDTF.
    pub to: Option<String>,
    /// Articles of the query.
    pub count: u32,
    /// See [`super::SubjectCount::spark`].
    pub spark: Vec<u32>,
    /// It stands above others.
    pub pinned: bool,
    /// News of it are wanted.
    pub followed: bool,
    /// Of a storyline that is followed: articles of the query that came since a person looked last.
    pub news: u32,
    /// Its articles, by date; in the window the first of them.
    pub articles: Vec<StorylineArticle>,
}

/// An article of a [`Storyline`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StorylineArticle {
    /// The article.
    #[ts(type = "number")]
    pub id: ArticleId,
    /// `id` of the structured record it was imported from.
    pub source_id: Option<String>,
    /// 主题.
    pub headline: String,
}

/// A storyline that is followed, with what came since a person looked at it last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StorylineNews {
    /// Its number.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Articles that came, as [`Storyline::news`].
    pub news: u32,
    /// The latest of them by day of issue.
    pub latest: StorylineArticle,
    /// Its day of issue, EDTF.
    pub published: Option<String>,
}

/// Storylines of a query.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StorylineList {
    /// Pinned ones first, then those with most articles of the query.
    pub storylines: Vec<Storyline>,
    /// Storylines in all.
    pub total: u32,
    /// See [`super::Topics::building`].
    pub building: Option<Building>,
}

/// What a person marks a storyline with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum StorylineMark {
    /// It stands above others.
    Pin,
    /// No longer.
    Unpin,
    /// News of it are wanted.
    Follow,
    /// No longer.
    Unfollow,
}

/// What a person does with a storyline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "act", rename_all = "kebab-case")]
#[ts(export)]
pub enum StorylineAct {
    /// Gives it a name.
    Rename {
        /// The name.
        name: String,
    },
    /// Makes one of it and others.
    Merge {
        /// Their numbers.
        others: Vec<String>,
    },
    /// Takes articles out, together into one of their own.
    Split {
        /// The articles.
        #[ts(type = "Array<number>")]
        articles: Vec<ArticleId>,
    },
    /// Pins or follows it, or takes that back.
    Mark {
        /// Which.
        mark: StorylineMark,
    },
}

/// The name of a storyline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StorylineName {
    /// Its number.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Articles.
    pub count: u32,
}

/// All there is to say of one storyline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StorylineView {
    /// Its number.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// A person named it.
    pub named: bool,
    /// It stands above others.
    pub pinned: bool,
    /// News of it are wanted.
    pub followed: bool,
    /// First day, EDTF.
    pub from: Option<String>,
    /// Last day, EDTF.
    pub to: Option<String>,
    /// How `bins` are counted: by day, by month or by year, as its length suggests.
    pub by: Granularity,
    /// Articles over time, only stretches with some.
    pub bins: Vec<Bin>,
    /// The stretch with most articles, the first of several.
    pub peak: Option<Bin>,
    /// The sentence of a lead that tells most of it.
    pub summary: Option<StorylineQuote>,
    /// Where it turned, in order.
    pub turns: Vec<StorylineTurn>,
    /// Its articles, by date.
    pub articles: Vec<StorylineEntry>,
    /// Articles that came since a person looked last.
    pub news: u32,
    /// Others that share words of its name: what it may be merged with.
    pub alike: Vec<StorylineName>,
}

/// A sentence and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StorylineQuote {
    /// As printed.
    pub text: String,
    /// The article.
    #[ts(type = "number")]
    pub article: ArticleId,
}

/// Where a storyline turned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StorylineTurn {
    /// The article that tells of it.
    #[ts(type = "number")]
    pub article: ArticleId,
    /// Why it is one.
    pub why: TurnKind,
    /// Days of silence before it, articles of the burst; 0 for others.
    pub number: u32,
    /// The initiative that comes up.
    pub name: Option<String>,
}

/// Why an article is a turning point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum TurnKind {
    /// The first article.
    Begin,
    /// The first after a long silence.
    Return,
    /// With it most was written.
    Burst,
    /// An initiative comes up that later articles go on with.
    Initiative,
    /// The last article so far.
    Latest,
}

/// An article on the sheet of a storyline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StorylineEntry {
    /// The article.
    #[ts(type = "number")]
    pub id: ArticleId,
    /// `id` of the structured record it was imported from.
    pub source_id: Option<String>,
    /// 主题.
    pub headline: String,
    /// Day of issue, EDTF.
    pub published: Option<String>,
    /// 报名.
    pub publication: Option<String>,
    /// 版次.
    pub page: Option<String>,
    /// It came since a person looked last.
    pub new: bool,
}
