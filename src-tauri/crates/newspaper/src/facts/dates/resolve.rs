//! Puts expressions of time on the calendar.

use super::calendar::{feast_day, holidays, lunar_day, lunar_month, term_day, weekday_of};
use super::expr::{Expr, Point, Unit, Year};
use super::period::{
    Period, about, between, day, day_of, days, in_other_year, months, open_years, tendays, year,
};
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
    /// A day is known, be it inferred.
    pub(crate) to_the_day: bool,
}

/// Where an antecedent stands: part, first character, one past the last.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Mark {
    pub(crate) part: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// What the text before an expression has settled.
#[derive(Debug, Clone, Default)]
pub(crate) struct Context {
    /// The year last written out in this sentence.
    pub(crate) year: Option<(i32, Mark)>,
    /// The year last meant in this article, for 同年.
    pub(crate) last_year: Option<(i32, Mark)>,
    /// The month last named, for 当月.
    pub(crate) last_month: Option<((i32, u32), Mark)>,
    /// The month that figures are given for, for 较上月.
    pub(crate) told_month: Option<((i32, u32), Mark)>,
    /// The day last named in this article, for 当天.
    pub(crate) last_day: Option<(i64, Mark)>,
    /// The day that this paragraph goes on from, for days without a month.
    pub(crate) told_day: Option<(i64, Mark)>,
    /// The day of the dateline, from which a dispatch counts.
    pub(crate) dispatch: Option<(i64, Mark)>,
    /// The stretch of time last named, for 同期.
    pub(crate) last_period: Option<(Period, Mark)>,
}

/// What an expression is read against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) anchor: Option<&'a Anchor>,
    pub(crate) context: &'a Context,
    /// The clause says that it is still to come.
    pub(crate) future: bool,
}

/// What a date was counted from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Source {
    Words,
    Issue,
    Text(Mark),
}

/// Resolves `expr`; `None` where the page does not tell when it was.
pub(crate) fn resolve(expr: &Expr, scene: Scene) -> Option<(Period, Source)> {
    if expr.same {
        return same_period(expr.from, scene);
    }
    let (from, source) = point(expr.from, scene)?;
    if expr.since {
        let start = from.edtf.split('/').next().unwrap_or_default().trim_end_matches('~');
        // 今年以来 runs from January; the year alone would not say so.
        let month =
            if matches!((expr.from.year, expr.from.unit), (Year::Shift(_), Unit::Year)) { "-01" } else { "" };
        return Some((
            Period { edtf: format!("{start}{month}/.."), first: from.first, last: i64::MAX },
            source,
        ));
    }
    let Some(to) = expr.to else { return Some((from, source)) };
    let to = match to.unit {
        Unit::ThatDay(shift) => day_of(from.last + shift),
        Unit::DayOnly(d) => after_day(d, from.first)?,
        _ => point(to, scene)?.0,
    };
    let to = if to.last < from.first { next_year(&to, expr)? } else { to };
    Some((between(&from, &to)?, source))
}

/// 12月28日至1月3日: the range crosses the year's end.
fn next_year(to: &Period, expr: &Expr) -> Option<Period> {
    let same = expr.to.is_some_and(|p| p.year == expr.from.year);
    let later = in_other_year(to, date_of(to.first).0 + 1);
    (same && expr.to.is_some_and(|p| p.unit != Unit::Year)).then_some(later)
}

/// 去年同期: the stretch last named, a year back; the whole year where none was.
fn same_period(from: Point, scene: Scene) -> Option<(Period, Source)> {
    let (named, source) = year_of(from, scene)?;
    let Some((last, mark)) = &scene.context.last_period else { return Some((year(named), source)) };
    let mut model = last.clone();
    if model.last == i64::MAX {
        // 今年以来, …, 比去年同期: up to the month of the issue.
        let now = scene.anchor.map_or(model.first, |a| a.latest);
        let ((y, m, _), (_, end, _)) = (date_of(model.first), date_of(now));
        model = if scene.anchor.is_some() && m <= end { months(y, m, end) } else { year(y) };
    }
    Some((in_other_year(&model, named), Source::Text(*mark)))
}

fn point(point: Point, scene: Scene) -> Option<(Period, Source)> {
    let Scene { anchor, context, .. } = scene;
    match point.unit {
        Unit::Today(shift) => counted(scene, |issue| day_of(issue + shift)),
        Unit::Week(shift) => counted(scene, |issue| week(issue, shift, 0, 6)),
        Unit::Weekend(shift) => counted(scene, |issue| week(issue, shift, 5, 6)),
        Unit::Weekday(Some(shift), n) => counted(scene, |issue| week(issue, shift, n, n)),
        Unit::Weekday(None, n) => counted(scene, |issue| near_weekday(issue, n, scene.future)),
        Unit::ThatDay(shift) => {
            let (last, mark) = context.last_day?;
            Some((day_of(last + shift), Source::Text(mark)))
        }
        Unit::ThatPeriod => {
            let (period, mark) = context.last_period.as_ref()?;
            Some((period.clone(), Source::Text(*mark)))
        }
        Unit::DayOnly(d) => day_only(d, scene),
        unit => match point.year {
            Year::MonthBefore if context.told_month.is_some() => {
                let (month, mark) = context.told_month?;
                in_month(unit, add_months(month, -1)).map(|p| (p, Source::Text(mark)))
            }
            Year::IssueMonth(_) | Year::MonthBefore => {
                let shift = if let Year::IssueMonth(shift) = point.year { shift } else { -1 };
                let (y, m, _) = date_of(anchor.filter(|a| a.latest - a.earliest < 62)?.earliest);
                in_month(unit, add_months((y, m), shift)).map(|p| (p, Source::Issue))
            }
            Year::ThatMonth(shift) => {
                let (month, mark) = context.last_month?;
                in_month(unit, add_months(month, shift)).map(|p| (p, Source::Text(mark)))
            }
            _ => {
                let (year, source) = year_of(point, scene)?;
                Some((in_year(unit, year)?, source))
            }
        },
    }
}

/// Days are counted from the day of a dispatch, else from a day of issue only: an estimated one makes them approximate.
fn counted(scene: Scene, count: impl Fn(i64) -> Period) -> Option<(Period, Source)> {
    if let Some((day, mark)) = scene.context.dispatch {
        return Some((count(day), Source::Text(mark)));
    }
    let anchor = scene.anchor.filter(|a| a.to_the_day)?;
    let period = count(anchor.earliest);
    let about_each = |e: &str| e.split('/').map(|p| format!("{p}~")).collect::<Vec<_>>().join("/");
    let edtf = if anchor.exact { period.edtf } else { about_each(&period.edtf) };
    Some((Period { edtf, ..period }, Source::Issue))
}

fn week(issue: i64, shift: i64, from: i64, to: i64) -> Period {
    let monday = issue - weekday_of(issue) + shift * 7;
    if from == to { day_of(monday + from) } else { days(monday + from, monday + to) }
}

/// 周五: the last one up to the issue, or the next one where it is still to come.
fn near_weekday(issue: i64, weekday: i64, future: bool) -> Period {
    let back = (weekday_of(issue) - weekday).rem_euclid(7);
    day_of(if future && back > 0 { issue - back + 7 } else { issue - back })
}

fn add_months((year, month): (i32, u32), shift: i32) -> (i32, u32) {
    let months = year * 12 + month as i32 - 1 + shift;
    (months.div_euclid(12), months.rem_euclid(12) as u32 + 1)
}

fn in_month(unit: Unit, (y, m): (i32, u32)) -> Option<Period> {
    in_year(
        match unit {
            Unit::Month(_) => Unit::Month(m),
            Unit::Tenday(_, from, to) => Unit::Tenday(m, from, to),
            Unit::MonthStart(_) => Unit::MonthStart(m),
            Unit::MonthEnd(_) => Unit::MonthEnd(m),
            Unit::Day(_, d) => Unit::Day(m, d),
            _ => return None,
        },
        y,
    )
}

fn year_of(point: Point, scene: Scene) -> Option<(i32, Source)> {
    match point.year {
        Year::Explicit(year) => Some((year, Source::Words)),
        Year::Shift(shift) => Some((scene.anchor?.year + shift, Source::Issue)),
        Year::Antecedent(shift) => scene.context.last_year.map(|(y, mark)| (y + shift, Source::Text(mark))),
        Year::IssueMonth(_) | Year::MonthBefore | Year::ThatMonth(_) => None,
        Year::Unstated => match scene.context.year {
            Some((year, mark)) if !is_news(point.unit, scene.anchor) => Some((year, Source::Text(mark))),
            _ => near_issue(point.unit, scene.anchor?, scene.future).map(|y| (y, Source::Issue)),
        },
    }
}

/// 2020年度十大进展今天（2月27日）发布: a day of these days is the news, whatever year the sentence names before it.
fn is_news(unit: Unit, anchor: Option<&Anchor>) -> bool {
    const DAYS: i64 = 3;
    let near = |a: &Anchor| {
        let day = in_year(unit, a.year)?;
        Some(matches!(unit, Unit::Day(..)) && day.first >= a.earliest - DAYS && day.first <= a.latest)
    };
    anchor.filter(|a| a.to_the_day).and_then(near).unwrap_or(false)
}

/// The year of a month, day or festival that has none: that of the issue, unless it then lay far on the wrong side.
fn near_issue(unit: Unit, anchor: &Anchor, future: bool) -> Option<i32> {
    /// What is not announced may lie this far ahead: of longer ago papers say 去年.
    const AHEAD: i64 = 150;
    /// Of parts of the year a paper speaks a little ahead only.
    const AHEAD_PART: i64 = 100;
    /// What lies further back than this and is announced is next year's.
    const BACK: i64 = 240;
    let year = anchor.year;
    let this = in_year(unit, year)?;
    let ahead = match unit {
        Unit::Feast(_) | Unit::Holidays(_) | Unit::Lunar(..) | Unit::LunarMonth(_) | Unit::Term(_) => {
            return nearest(unit, anchor, future);
        }
        Unit::Day(..) | Unit::Month(_) | Unit::Tenday(..) | Unit::MonthStart(_) | Unit::MonthEnd(_) => AHEAD,
        Unit::Half(_) | Unit::Quarter(_) | Unit::Quarters(_) | Unit::Months(_) => AHEAD_PART,
        // In January and February 年底 and 全年 are last year's, unless they are announced.
        Unit::End | Unit::Year => 300,
        _ => return Some(year),
    };
    let starts = if unit == Unit::Year { this.last } else { this.first };
    if !future && starts > anchor.latest + ahead && anchor.to_the_day {
        return Some(year - 1);
    }
    Some(if future && this.last < anchor.earliest - BACK { year + 1 } else { year })
}

/// The year in which a yearly day is nearest to the issue, or next after it.
fn nearest(unit: Unit, anchor: &Anchor, future: bool) -> Option<i32> {
    if !anchor.to_the_day {
        return Some(anchor.year);
    }
    let candidates = (anchor.year - 1..=anchor.year + 1).filter_map(|y| Some((y, in_year(unit, y)?)));
    let open = candidates.filter(|(_, p)| !future || p.last >= anchor.earliest);
    open.min_by_key(|(_, p)| (p.first - anchor.earliest).abs()).map(|(y, _)| y)
}

fn in_year(unit: Unit, y: i32) -> Option<Period> {
    Some(match unit {
        Unit::Year => year(y),
        Unit::Half(1) => months(y, 1, 6),
        Unit::Half(_) => months(y, 7, 12),
        Unit::Quarter(q) => months(y, q * 3 - 2, q * 3),
        Unit::Quarters(n) => months(y, 1, n * 3),
        Unit::Months(n) => months(y, 1, n),
        Unit::Start => about(months(y, 1, 1)),
        Unit::End => about(months(y, 12, 12)),
        Unit::Month(m) => months(y, m, m),
        Unit::Tenday(m, from, to) => tendays(y, m, from, to),
        Unit::MonthStart(m) => about(day(y, m, 1)?),
        Unit::MonthEnd(m) => about(day(y, m, days_in_month(y, m))?),
        Unit::Day(m, d) => day(y, m, d)?,
        Unit::Term(index) => about(day_of(term_day(index, y)?)),
        Unit::Feast(index) => day_of(feast_day(index, y)?),
        Unit::Holidays(index) => match holidays(index, y) {
            Some((first, last)) => days(first, last),
            None => about(day_of(feast_day(index, y)?)),
        },
        Unit::Lunar(m, d) => day_of(lunar_day(m, d, y)?),
        Unit::LunarMonth(m) => lunar_month(m, y).map(|(first, last)| days(first, last))?,
        Unit::Decade => open_years(y, 1),
        Unit::Century => open_years(y, 2),
        _ => return None,
    })
}

/// The day of that number nearest to the issue, or in the month that the paragraph tells of.
fn day_only(d: u32, scene: Scene) -> Option<(Period, Source)> {
    if let Some((told, mark)) = scene.context.told_day {
        return in_told_month(d, told).map(|p| (p, Source::Text(mark)));
    }
    let anchor = scene.anchor.filter(|a| a.latest - a.earliest < 62)?;
    let (y, m, _) = date_of(anchor.latest);
    let near = |shift| {
        let (y, m) = add_months((y, m), shift);
        day(y, m, d)
    };
    let past = [0, -1, -2].into_iter().filter_map(near).find(|p| p.first <= anchor.latest);
    let next = [0, 1, 2].into_iter().filter_map(near).find(|p| p.first >= anchor.earliest);
    let soon = next.as_ref().is_some_and(|n| n.first - anchor.latest <= SOON);
    let told = |p: &Period| scene.context.last_day.is_some_and(|(day, _)| (day - p.first).abs() <= LONG_PAST);
    let long_past = past.as_ref().is_none_or(|p| anchor.earliest - p.first > LONG_PAST && !told(p));
    let chosen = if scene.future || soon && long_past { next.or(past) } else { past.or(next) };
    chosen.map(|p| (p, Source::Issue))
}

/// Days: `3日` in a paper of the first is the day after tomorrow, unless the third was lately.
const SOON: i64 = 3;
const LONG_PAST: i64 = 20;

/// The day in the month of `told`, or in the next or last one where it is the nearer by far.
fn in_told_month(d: u32, told: i64) -> Option<Period> {
    const FAR: i64 = 20;
    let (y, m, t) = date_of(told);
    let shift = match i64::from(t) - i64::from(d) {
        n if n > FAR => 1,
        n if n < -FAR => -1,
        _ => 0,
    };
    let (y, m) = add_months((y, m), shift);
    day(y, m, d)
}

/// The first day of that number from `start` on.
fn after_day(d: u32, start: i64) -> Option<Period> {
    let (y, m, _) = date_of(start);
    let next = add_months((y, m), 1);
    day(y, m, d).filter(|p| p.first >= start).or_else(|| day(next.0, next.1, d))
}

/// The anchor that an EDTF date of issue gives; `None` where it names no year.
pub(crate) fn anchor_of(edtf: &str) -> Option<Anchor> {
    let estimated = edtf.contains(['~', '?', '%']);
    let plain = edtf.trim_end_matches(['~', '?', '%']);
    let mut parts = plain.split('-').map(str::parse::<u32>);
    let year = i32::try_from(parts.next()?.ok()?).ok().filter(|y| (1000..=9999).contains(y))?;
    let month = parts.next().and_then(Result::ok).filter(|m| (1..=12).contains(m));
    let date = parts.next().and_then(Result::ok);
    let to_the_day = month.is_some() && date.is_some();
    let (earliest, latest) = match (month, date) {
        (Some(m), Some(d)) => (day(year, m, d)?.first, day(year, m, d)?.first),
        (Some(m), None) => (months(year, m, m).first, months(year, m, m).last),
        _ => (day_number(year, 1, 1), day_number(year, 12, 31)),
    };
    let slack = if estimated && date.is_some() { 14 } else { 0 };
    Some(Anchor { year, earliest, latest: latest + slack, exact: !estimated, to_the_day })
}
