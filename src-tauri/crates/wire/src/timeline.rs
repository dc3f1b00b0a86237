//! A query drawn over time: what is asked for, and what the picture, its table and its file of numbers show.

use query::{Axis, Granularity, Query};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArticleId, PageId};

/// What is to be drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, rename_all = "camelCase")]
#[ts(export)]
pub struct DensityAsk {
    /// The articles.
    pub query: Query,
    /// Which of their dates.
    pub axis: Axis,
    /// Width of the bins; where it would make more than 200,000 of them, the next that does not is taken.
    pub by: Granularity,
    /// First day of the stretch that is drawn, as [`Query::from`]; `None` is where the dates begin.
    pub from: Option<String>,
    /// Last day, inclusive.
    pub to: Option<String>,
    /// Parts the articles into series.
    pub split: Option<SplitBy>,
    /// Articles to compare with, in the same stretch; nothing is parted then.
    pub with: Option<Query>,
    /// Gives all ranges there are, not only as many as a picture has room for.
    pub all_ranges: bool,
}

/// What parts articles into series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum SplitBy {
    /// IPTC subjects of the top level. An article of several counts once: under the one of them that has the fewest
    /// articles in the query, which says most about it.
    Subject,
    /// Papers.
    Publication,
}

/// A query over time. Bins are numbered: days from 1970, months from the year 0, years and decades from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Density {
    /// Which dates are counted.
    pub axis: Axis,
    /// Width of the bins.
    pub by: Granularity,
    /// Number of the first bin.
    #[ts(type = "number")]
    pub first_bin: i64,
    /// The query, in one series or in several that add up to it; then what it is compared with.
    pub series: Vec<Series>,
    /// Dates of the query that reach over several bins, the most frequent first; at most 60 unless all are asked for.
    pub ranges: Vec<DateRange>,
    /// How many different ones there are beside them.
    pub more_ranges: u32,
    /// What stands in bins before the stretch.
    pub before: u32,
    /// What stands in bins after it.
    pub after: u32,
    /// Articles of the query with dates, all of them coarser than the bins: they stand in no bin.
    pub coarse: u32,
    /// Articles of the query without a date on the axis.
    pub undated: u32,
    /// Articles of the query whose date of issue is an estimate; none on the event axis.
    pub estimated: u32,
    /// Articles of the query.
    pub total: u32,
    /// Earliest day of all its dates, `YYYY-MM-DD`; `None` where nothing is dated.
    pub first: Option<String>,
    /// Latest day.
    pub last: Option<String>,
}

/// Articles of a picture that are drawn alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Series {
    /// What they have in common.
    pub kind: SeriesKind,
    /// What a filter takes, of [`SeriesKind::Value`].
    pub value: Option<String>,
    /// Name of the value; empty for what has none.
    pub label: String,
    /// Articles, dated or not.
    pub total: u32,
    /// Articles of each bin from [`Density::first_bin`] on. On the event axis an article counts once in every bin it
    /// tells of.
    pub counts: Vec<u32>,
    /// How many of them stand there by an estimate; empty where none does.
    pub estimated: Vec<u32>,
}

/// What the articles of a [`Series`] have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum SeriesKind {
    /// All articles of the query.
    All,
    /// One value.
    Value,
    /// Values that are not drawn by themselves.
    Rest,
    /// No value.
    None,
    /// The query that is compared with.
    Other,
}

/// A date that reaches over several bins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DateRange {
    /// First day, days from 1970.
    pub first: i32,
    /// Last day, inclusive; both ends lie a million days off where the range is open.
    pub last: i32,
    /// The shortest dates that mean them: what a filter takes.
    pub from: Option<String>,
    /// See `from`.
    pub to: Option<String>,
    /// Articles.
    pub count: u32,
    /// How many of them have it by an estimate.
    pub estimated: u32,
}

/// A stretch of days that a text means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DaysMeant {
    /// First day, `YYYY-MM-DD`; `None` where the text leaves it open.
    pub from: Option<String>,
    /// Last day, inclusive.
    pub to: Option<String>,
}

/// Which pages lack a sure date of issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum DateLack {
    /// Nothing is known.
    Unknown,
    /// It is estimated.
    Estimated,
}

/// A page, or a record imported by itself, without a sure date of issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DatelessPage {
    /// The page.
    #[ts(type = "number")]
    pub page_id: PageId,
    /// The first of its articles that the query finds.
    #[ts(type = "number")]
    pub article: ArticleId,
    /// True of a record: its date is set by itself, others of its page may be of other days.
    pub record: bool,
    /// File name at import.
    pub file: String,
    /// Name of the paper.
    pub publication: Option<String>,
    /// Page label.
    pub page: Option<String>,
    /// The estimate, EDTF.
    pub published: Option<String>,
    /// The sentences it rests on.
    pub evidence: Vec<String>,
    /// Headlines of its articles that the query finds, at most three.
    pub headlines: Vec<String>,
    /// How many articles these are.
    pub articles: u32,
}

/// Pages without a sure date of issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DatelessList {
    /// Articles of the query that lack it.
    pub articles: u32,
    /// Pages of the newest of these articles, in their order.
    pub pages: Vec<DatelessPage>,
}
