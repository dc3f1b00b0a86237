//! How a phrase was used over the years.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArticleId, Quote};

/// Since when a phrase is used, how often, and until when.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PhraseUse {
    /// The phrase, as asked for.
    pub phrase: String,
    /// Articles that say it.
    pub total: u32,
    /// Of these, articles whose year is unknown: in no rate.
    pub undated: u32,
    /// Articles of the archive whose year is known.
    pub articles: u32,
    /// The first dated article, with the sentence.
    pub first: Option<Quote>,
    /// The last.
    pub last: Option<Quote>,
    /// The year with the highest rate, of those with a hundred articles or more; where there are none, with most articles.
    pub peak: Option<i32>,
    /// Every year with articles, ascending, whether they say it or not.
    pub years: Vec<PhraseYear>,
    /// Other names of the initiative that the phrase names.
    pub variants: Vec<PhraseVariant>,
}

/// A phrase in a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PhraseYear {
    /// The year of issue.
    pub year: i32,
    /// Articles that say it.
    pub count: u32,
    /// Of these, articles with an estimated date.
    pub estimated: u32,
    /// Articles of the year in all.
    pub all: u32,
    /// Articles that say it per 1,000.
    pub rate: f64,
}

/// Another name of an initiative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PhraseVariant {
    /// The name.
    pub name: String,
    /// Articles that say it.
    pub articles: u32,
}

/// Order of a concordance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ConcordanceOrder {
    /// By date of issue, undated last.
    #[default]
    Oldest,
    /// The latest first, undated last.
    Newest,
    /// By what stands before it, from the phrase outwards.
    Left,
    /// By what stands behind it.
    Right,
}

/// Places of a phrase, each with the words around it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Concordance {
    /// Articles that say it.
    pub total: u32,
    /// Articles that were read for this part; in the order of words, for all of it.
    pub read: u32,
    /// The places asked for.
    pub rows: Vec<ConcordanceRow>,
    /// Where the next part begins; `None` at the end.
    pub next: Option<u32>,
}

/// One place of a phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ConcordanceRow {
    /// The article.
    #[ts(type = "number")]
    pub article: ArticleId,
    /// Its date of issue, EDTF; with `~` when estimated.
    pub published: Option<String>,
    /// Name of the paper.
    pub publication: Option<String>,
    /// Page label.
    pub page: Option<String>,
    /// Its headline.
    pub headline: String,
    /// The program proposed the headline.
    pub headline_supplied: bool,
    /// What stands before it, as printed.
    pub left: String,
    /// The phrase, as printed.
    pub hit: String,
    /// What stands behind it.
    pub right: String,
}
