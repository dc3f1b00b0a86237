//! Puts expressions of time on the calendar: EDTF, first and last day.

use super::calendar::{SOLAR_TERMS, solar_term_day};
use super::read::{Expr, Point, Unit, Year};
use crate::calendar::{date_of, day_number, days_in_month};

/// When the page was printed, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Anchor {
    pub(crate) year: i32,
    /// Day numbers between which the day of issue lies.
    pub(crate) earliest: i64,
    pub(crate) latest: i64,
    /// The day of issue is printed or given, not inferred.
    pub(crate) exact: bool,
}

/// A stretch of calendar time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Period {
    pub(crate) edtf: String,
    /// Day numbers.
    pub(crate) first: i64,
    /// `i64::MAX` where it has no end yet.
    pub(crate) last: i64,
}

/// What the text before an expression has settled.
#[derive(Debug, Clone, Default)]
pub(crate) struct Context {
    /// The year last written out in this sentence.
    pub(crate) year: Option<i32>,
    /// The year last meant in this article, for 同年.
    pub(crate) last_year: Option<i32>,
    /// The last day named in this article, for 当天 and days without a month.
    pub(crate) last_day: Option<i64>,
    /// The last part of a year named (上半年 as first and last month), for 同期.
    pub(crate) last_months: Option<(u32, u32)>,
}

/// Resolves `expr`; `None` where the page does not tell when it was.
pub(crate) fn resolve(
    expr: &Expr,
    anchor: Option<&Anchor>,
    context: &Context,
    future: bool,
) -> Option<Period> {
    let from = point(expr.from, anchor, context, future)?;
    if expr.same {
        let year = date_of(from.first).0;
        let (a, b) = context.last_months?;
        return Some(months(year, a, b));
    }
    if expr.since {
        // 今年以来 runs from January; the year alone would not say so.
        let open = if matches!((expr.from.year, expr.from.unit), (Year::Shift(_), Unit::Year)) {
            format!("{}-01/..", from.edtf)
        } else {
            format!("{}/..", from.edtf.trim_end_matches('~').split('/').next().unwrap_or_default())
        };
        return Some(Period { edtf: open, first: from.first, last: i64::MAX });
    }
    let Some(to) = expr.to else { return Some(from) };
    let mut to = point(to, anchor, context, future)?;
    if to.first < from.first {
        // 12月28日至1月3日: the range crosses the year's end.
        to = next_year(&to)?;
    }
    Some(Period { edtf: format!("{}/{}", from.edtf, to.edtf), first: from.first, last: to.last })
}

fn next_year(period: &Period) -> Option<Period> {
    let (y, m, d) = date_of(period.first);
    match period.edtf.len() {
        10 => day(y + 1, m, d),
        7 => Some(months(y + 1, m, m)),
        _ => None,
    }
}

fn point(point: Point, anchor: Option<&Anchor>, context: &Context, future: bool) -> Option<Period> {
    match point.unit {
        Unit::Today(shift) => {
            let anchor = anchor.filter(|a| a.exact && a.earliest == a.latest)?;
            Some(day_of(anchor.earliest + shift))
        }
        Unit::ThatDay(shift) => Some(day_of(context.last_day? + shift)),
        Unit::DayOnly(d) => day_only(d, anchor, context),
        unit => in_year(unit, year_of(point, anchor, context, future)?),
    }
}

fn year_of(point: Point, anchor: Option<&Anchor>, context: &Context, future: bool) -> Option<i32> {
    match point.year {
        Year::Explicit(year) => Some(year),
        Year::Shift(shift) => Some(anchor?.year + shift),
        Year::Antecedent => context.last_year,
        Year::Unstated => context.year.or_else(|| near_issue(point.unit, anchor?, future)),
    }
}

/// The year of a month or day that has none: that of the issue, unless it then lay far on the wrong side.
fn near_issue(unit: Unit, anchor: &Anchor, future: bool) -> Option<i32> {
    /// A piece may announce a day this far ahead without the word 将.
    const AHEAD: i64 = 60;
    /// What lies further back than this and is announced is next year's.
    const BACK: i64 = 240;
    let this = in_year(unit, anchor.year)?;
    let dated = matches!(
        unit,
        Unit::Day(..) | Unit::Month(_) | Unit::Tenday(..) | Unit::MonthStart(_) | Unit::MonthEnd(_)
    );
    if dated && !future && this.first > anchor.latest + AHEAD {
        return Some(anchor.year - 1);
    }
    if dated && future && this.last < anchor.earliest - BACK {
        return Some(anchor.year + 1);
    }
    Some(anchor.year)
}

fn in_year(unit: Unit, year: i32) -> Option<Period> {
    Some(match unit {
        Unit::Year => Period { edtf: format!("{year:04}"), ..months(year, 1, 12) },
        Unit::Half(1) => months(year, 1, 6),
        Unit::Half(_) => months(year, 7, 12),
        Unit::Quarter(q) => months(year, q * 3 - 2, q * 3),
        Unit::ThreeQuarters => months(year, 1, 9),
        Unit::Start => about(months(year, 1, 1)),
        Unit::End => about(months(year, 12, 12)),
        Unit::Month(m) => months(year, m, m),
        Unit::Tenday(m, from, to) => tendays(year, m, from, to),
        Unit::MonthStart(m) => about(day(year, m, 1)?),
        Unit::MonthEnd(m) => about(day(year, m, days_in_month(year, m))?),
        Unit::Day(m, d) => day(year, m, d)?,
        Unit::Term(index) => about(day(year, SOLAR_TERMS[index].1, solar_term_day(index, year)?)?),
        Unit::Decade => Period {
            edtf: format!("{:03}X", year / 10),
            first: day_number(year, 1, 1),
            last: day_number(year + 9, 12, 31),
        },
        Unit::Today(_) | Unit::ThatDay(_) | Unit::DayOnly(_) => return None,
    })
}

/// The latest day of that number up to the issue, or in the month of the day last named.
fn day_only(d: u32, anchor: Option<&Anchor>, context: &Context) -> Option<Period> {
    if let Some(last) = context.last_day {
        let (y, m, _) = date_of(last);
        return day(y, m, d);
    }
    let anchor = anchor?;
    let (y, m, _) = date_of(anchor.latest);
    let (py, pm) = if m == 1 { (y - 1, 12) } else { (y, m - 1) };
    let this = day(y, m, d).filter(|p| p.first <= anchor.latest);
    this.or_else(|| day(py, pm, d)).filter(|p| anchor.exact || p.first >= anchor.earliest - 31)
}

fn day_of(number: i64) -> Period {
    let (y, m, d) = date_of(number);
    Period { edtf: format!("{y:04}-{m:02}-{d:02}"), first: number, last: number }
}

fn day(year: i32, month: u32, d: u32) -> Option<Period> {
    ((1..=days_in_month(year, month)).contains(&d)).then(|| day_of(day_number(year, month, d)))
}

fn months(year: i32, from: u32, to: u32) -> Period {
    let month = |m| format!("{year:04}-{m:02}");
    let edtf = if from == to { month(from) } else { format!("{}/{}", month(from), month(to)) };
    let last = day_number(year, to, days_in_month(year, to));
    Period { edtf, first: day_number(year, from, 1), last }
}

/// 上旬 is days 1–10, 中旬 11–20, 下旬 21 to the end.
fn tendays(year: i32, month: u32, from: u32, to: u32) -> Period {
    let end = if to == 3 { days_in_month(year, month) } else { to * 10 };
    let (first, last) = (day_number(year, month, from * 10 - 9), day_number(year, month, end));
    Period { edtf: format!("{}/{}", day_of(first).edtf, day_of(last).edtf), first, last }
}

fn about(period: Period) -> Period {
    Period { edtf: format!("{}~", period.edtf), ..period }
}

/// The anchor that an EDTF date of issue gives; `None` where it names no year.
pub(crate) fn anchor_of(edtf: &str) -> Option<Anchor> {
    let estimated = edtf.contains(['~', '?', '%']);
    let plain = edtf.trim_end_matches(['~', '?', '%']);
    let mut parts = plain.split('-').map(str::parse::<u32>);
    let year = i32::try_from(parts.next()?.ok()?).ok().filter(|y| (1000..=9999).contains(y))?;
    let month = parts.next().and_then(Result::ok).filter(|m| (1..=12).contains(m));
    let date = parts.next().and_then(Result::ok);
    let (earliest, latest) = match (month, date) {
        (Some(m), Some(d)) => (day(year, m, d)?.first, day(year, m, d)?.first),
        (Some(m), None) => (months(year, m, m).first, months(year, m, m).last),
        _ => (day_number(year, 1, 1), day_number(year, 12, 31)),
    };
    let slack = if estimated && date.is_some() { 14 } else { 0 };
    Some(Anchor { year, earliest, latest: latest + slack, exact: !estimated })
}
