//! Figures of a query, as a ledger.

use newspaper::Compared;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArticleId, Quote};

/// Which figures of a query's articles are asked for; empty fields leave all in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, rename_all = "camelCase")]
#[ts(export)]
pub struct FigureFilter {
    /// Words that what is counted, or whose it is, must contain.
    pub subject: Option<String>,
    /// One measure, by [`Measure::key`].
    pub measure: Option<String>,
    /// Place path that the figure is about (or its article, where the figure names none); finds what lies below it.
    pub place: Option<String>,
    /// Earliest time the figure holds for (or its article was printed), EDTF, inclusive.
    pub from: Option<String>,
    /// Latest, inclusive.
    pub to: Option<String>,
}

/// Figures of a query.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FigureList {
    /// Articles of the query.
    pub articles: u32,
    /// Articles that were read for figures: the newest, where the query has more than the ledger reads.
    pub read: u32,
    /// Figures that pass the filter.
    pub total: u32,
    /// What is counted more than once, the most frequent first.
    pub measures: Vec<Measure>,
    /// The figures asked for: of one measure the latest time first, else those of the newest articles.
    pub rows: Vec<FigureRow>,
    /// Pairs that cannot both be right.
    pub contradictions: Vec<Contradiction>,
}

/// The same thing measured in one unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Measure {
    /// Names it in a [`FigureFilter`].
    pub key: String,
    /// What is counted.
    pub what: String,
    /// Whose it is, where all its figures name the same.
    pub whose: Option<String>,
    /// Unit of the points.
    pub unit: String,
    /// Figures.
    pub count: u32,
    /// Values over time, ascending; one point for each different value of a time.
    pub points: Vec<Point>,
}

/// A value at a time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Point {
    /// When it holds, EDTF; the date of issue where the text does not say.
    pub when: String,
    /// In the unit of the measure.
    pub value: f64,
    /// The article.
    #[ts(type = "number")]
    pub article: ArticleId,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FigureRow {
    /// As printed.
    pub text: String,
    /// Number with 万/亿 multiplied out; `None` when indefinite.
    pub value: Option<f64>,
    /// Unit as printed.
    pub unit: String,
    /// 约, 余 ….
    pub qualifier: Option<String>,
    /// What is counted.
    pub what: Option<String>,
    /// Whose it is.
    pub whose: Option<String>,
    /// When it holds, EDTF.
    pub when: Option<String>,
    /// What it is compared with.
    pub comparison: Option<Compared>,
    /// Place path it is about, or its article is mostly about.
    pub place: Option<String>,
    /// [`Measure::key`]; `None` where nothing says what is counted.
    pub measure: Option<String>,
    /// The sentence, the figure marked.
    pub quote: Quote,
}

/// Two figures for the same measure of the same thing at the same time that differ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Contradiction {
    /// The earlier one.
    pub left: FigureRow,
    /// The later one.
    pub right: FigureRow,
}
