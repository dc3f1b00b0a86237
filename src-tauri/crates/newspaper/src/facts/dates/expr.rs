//! What an expression of time says, before it is put on the calendar.

use crate::facts::Rule;

/// The year (or year and month) of an expression as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Year {
    /// `2024年`; years before Christ count astronomically (公元前221年 is −220).
    Explicit(i32),
    /// 今年 is 0, 去年 −1.
    Shift(i32),
    /// 同年 is 0, 次年 1: counted from the year last named.
    Antecedent(i32),
    /// 本月 is 0, 上月 −1: the unit has month 0 and takes the month from here.
    IssueMonth(i32),
    /// 上月 in a comparison: the month before the one that is spoken of, else before that of the issue.
    MonthBefore,
    /// 当月, 同月 is 0, 次月 1: as before, counted from the month last named.
    ThatMonth(i32),
    /// `7月12日`.
    Unstated,
}

/// What of the year is meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Unit {
    /// All of it.
    Year,
    /// 上半年 is 1.
    Half(u32),
    /// 第一季度 is 1.
    Quarter(u32),
    /// 前两个季度 is 2, 前三季度 3.
    Quarters(u32),
    /// 前五个月 is 5.
    Months(u32),
    /// 年初.
    Start,
    /// 年底.
    End,
    /// `7月`.
    Month(u32),
    /// 6月中下旬 is (6, 2, 3).
    Tenday(u32, u32, u32),
    /// 6月初.
    MonthStart(u32),
    /// 6月底.
    MonthEnd(u32),
    /// `7月12日`.
    Day(u32, u32),
    /// `12日`, the month to be taken from before.
    DayOnly(u32),
    /// A solar term, index into `SOLAR_TERMS`.
    Term(usize),
    /// A festival, index into `FEASTS`.
    Feast(usize),
    /// The days off around it: 春节假期, 国庆期间.
    Holidays(usize),
    /// 农历正月初六 is (1, 6).
    Lunar(u32, u32),
    /// 农历八月.
    LunarMonth(u32),
    /// 今日 is 0, 昨日 −1: counted from the day of issue.
    Today(i64),
    /// 当天 is 0, 次日 1: counted from the last day named.
    ThatDay(i64),
    /// 上周 is −1: Monday to Sunday.
    Week(i64),
    /// 上周末 is −1: Saturday and Sunday.
    Weekend(i64),
    /// 上周五 is (Some(−1), 4), 周五 (None, 4).
    Weekday(Option<i64>, i64),
    /// 上世纪90年代: the first three digits are 199.
    Decade,
    /// 20世纪: the first two digits are 19.
    Century,
    /// 同期 on its own: the stretch last named.
    ThatPeriod,
}

/// A year and what of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    pub(crate) year: Year,
    pub(crate) unit: Unit,
}

/// An expression of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Expr {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) from: Point,
    /// Of a range.
    pub(crate) to: Option<Point>,
    /// 以来, 至今.
    pub(crate) since: bool,
    /// 同期: the same part of that year as the period last named.
    pub(crate) same: bool,
    pub(crate) rule: Rule,
}

impl Expr {
    /// A single point at `start..end`.
    pub(super) fn simple(start: usize, end: usize, year: Year, unit: Unit, rule: Rule) -> Self {
        Self { start, end, from: Point { year, unit }, to: None, since: false, same: false, rule }
    }
}
