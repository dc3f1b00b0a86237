//! What was printed and what happened on the same day of every year.

use query::Axis;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Quote;

/// A day through the years.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SameDayView {
    /// The day asked for, `2024-07-16`; the 29th of February also of years that have none.
    pub date: String,
    /// Days before and after that are looked through.
    pub around: u32,
    /// Its lunar date; `None` where it is not known.
    pub lunar: Option<LunarName>,
    /// The years are aligned by the lunar date.
    pub aligned: bool,
    /// Articles printed on these days.
    pub published: u32,
    /// Articles that tell of these days and were not printed on them.
    pub happened: u32,
    /// Years with any, tenth anniversaries first, then fifth, the latest first.
    pub years: Vec<SameDayYear>,
    /// Years with any that are not among them.
    pub more_years: u32,
}

/// A lunar date in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LunarName {
    /// `八月十五`.
    pub words: String,
    /// `中秋节`.
    pub festival: Option<String>,
}

/// The day in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SameDayYear {
    /// The year.
    pub year: i32,
    /// Years before the day asked for; negative after it.
    pub ago: i32,
    /// 10 on a tenth anniversary, 5 on a fifth, else 0.
    pub round: u32,
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// First day looked through.
    pub from: String,
    /// Last day looked through.
    pub to: String,
    /// Articles printed then.
    pub published: u32,
    /// Articles that tell of then and were printed at another time.
    pub happened: u32,
    /// The first of them: nearest to the day, front pages first; printed then before telling of then.
    pub articles: Vec<SameDayArticle>,
}

/// An article of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SameDayArticle {
    /// Whether it was printed or tells of the day.
    pub axis: Axis,
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// Its first sentence, or the one that names the day.
    pub quote: Quote,
    /// `《清河日报》2014-07-16 第3版`.
    pub citation: String,
}
