//! What is asked.
//!
//! ```text
//! typed text ─lexer, parser→ Node ─┐                        ┌→ index: what finds articles
//! lists of a filter panel ─────────┴→ Query ─to_text→ text ─┴→ phrases ─highlight→ where they stand in print
//! ```
//!
//! One query, many views: result list, timeline, topics and exports are projections of the same [`Query`].

pub mod highlight;
pub mod phrase;
pub mod pinyin;
pub mod proximity;
pub mod syntax;

use common::edtf::{Day, date_of, format_day};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the archivist asks for; [`Query::to_text`] writes it as one text. All conditions hold together (AND); the
/// values of one list are alternatives (OR).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, rename_all = "camelCase")]
#[ts(export)]
pub struct Query {
    /// The search box: words, phrases, `OR`, `-word`, parentheses, field filters.
    pub text: String,
    /// Earliest date, EDTF of day, month or year precision, or words for one such as 去年 and 近三年 (its first day),
    /// reckoned from the day the query is asked on; inclusive. Found is what a timeline of that precision
    /// counts in the range: of a day nothing that is only known by its month or year.
    pub from: Option<String>,
    /// Latest date, inclusive.
    pub to: Option<String>,
    /// Which dates `from` and `to` are about.
    pub axis: Axis,
    /// Names of papers.
    pub publications: Vec<String>,
    /// Page labels.
    pub pages: Vec<String>,
    /// Names of sections, any of them.
    pub sections: Vec<String>,
    /// Reporters of the byline, any of them.
    pub reporters: Vec<String>,
    /// Place paths (`山东省/聊城市` finds everything below it) or bare names.
    pub places: Vec<String>,
    /// Names of people, in the text or in the byline.
    pub people: Vec<String>,
    /// Names of organisations.
    pub orgs: Vec<String>,
    /// Names of initiatives.
    pub initiatives: Vec<String>,
    /// Subject ids (`medtop:04000000`) or labels.
    pub topics: Vec<String>,
    /// Storyline ids.
    pub storylines: Vec<String>,
    /// Articles, by number: found is what shares most of the telling words and names of any of them, not they themselves.
    pub like: Vec<String>,
    /// Kinds of article (`news`, `photo-caption`, …).
    pub kinds: Vec<String>,
    /// Only articles without a date on the axis.
    pub undated: bool,
}

/// The two clocks of an archive.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Axis {
    /// Day of issue, printed, given or estimated.
    #[default]
    Published,
    /// Days the articles tell of.
    Event,
}

/// Order of a result list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Sort {
    /// Best match first.
    #[default]
    Relevance,
    /// Latest issue first, undated last.
    Newest,
    /// Earliest issue first, undated last.
    Oldest,
}

/// Width of a timeline bin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Granularity {
    /// Ten calendar years from one that ends with 0.
    Decade,
    /// Calendar years.
    Year,
    /// Calendar months.
    #[default]
    Month,
    /// Days.
    Day,
}

/// EDTF of the bin with number `n`: `201X`, `2024`, `2024-07`, `2024-07-17`.
pub fn bin_start(n: i64, by: Granularity) -> String {
    match by {
        Granularity::Decade => format!("{n:03}X"),
        Granularity::Year => format!("{n:04}"),
        Granularity::Month => format!("{:04}-{:02}", n.div_euclid(12), n.rem_euclid(12) + 1),
        Granularity::Day => format_day(n as i32),
    }
}

/// Number of the decade, year, month or day that a day lies in.
pub fn bin_of(day: Day, by: Granularity) -> i64 {
    let (year, month, _) = date_of(day);
    match by {
        Granularity::Decade => i64::from(year).div_euclid(10),
        Granularity::Year => i64::from(year),
        Granularity::Month => i64::from(year) * 12 + i64::from(month) - 1,
        Granularity::Day => i64::from(day),
    }
}
