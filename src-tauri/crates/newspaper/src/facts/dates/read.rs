//! Finds expressions of time: what is written, not yet when it was.

use super::super::number::digit;
use super::super::scan::{Scan, is_han};
use super::cue::{day_only, decade, relative_day, solar_term};

/// The year of an expression as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Year {
    /// `2024年`.
    Explicit(i32),
    /// 今年 is 0, 去年 −1.
    Shift(i32),
    /// 同年.
    Antecedent,
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
    /// 前三季度.
    ThreeQuarters,
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
    /// 今日 is 0, 昨日 −1: counted from the day of issue.
    Today(i64),
    /// 当天 is 0, 次日 1: counted from the last day named.
    ThatDay(i64),
    /// 上世纪90年代: the first three digits are 199.
    Decade,
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
    pub(crate) rule: &'static str,
}

const DASHES: [char; 6] = ['—', '-', '~', '～', '至', '到'];
const RELATIVE_YEARS: [(&str, i32); 7] =
    [("今年", 0), ("去年", -1), ("前年", -2), ("明年", 1), ("后年", 2), ("本年", 0), ("上年", -1)];
pub(super) const DAY_PARTS: [&str; 18] = [
    "上午", "下午", "凌晨", "清晨", "早晨", "早上", "中午", "午间", "傍晚", "晚上", "晚间", "夜间", "深夜",
    "午夜", "当晚", "早", "晚", "夜",
];
const TENDAYS: [(&str, u32, u32); 5] =
    [("中下旬", 2, 3), ("上中旬", 1, 2), ("上旬", 1, 1), ("中旬", 2, 2), ("下旬", 3, 3)];
const SINCE: [&str; 2] = ["以来", "至今"];

/// All expressions of a text, left to right, not overlapping.
pub(crate) fn read(scan: &Scan) -> Vec<Expr> {
    let mut found: Vec<Expr> = Vec::new();
    let mut at = 0;
    while at < scan.len() {
        let after_date = found.last().is_some_and(|e| e.end + 1 == at && scan.before(at) == '、');
        match expr_at(scan, at, after_date) {
            Some(expr) => {
                at = expr.end;
                found.push(expr);
            }
            None => at = skip(scan, at),
        }
    }
    found
}

/// Past one character, or past a whole run of digits that is no date.
fn skip(scan: &Scan, at: usize) -> usize {
    let mut end = at + 1;
    while scan.at(at).is_ascii_digit() && scan.at(end).is_ascii_digit() {
        end += 1;
    }
    end
}

fn expr_at(scan: &Scan, at: usize, after_date: bool) -> Option<Expr> {
    let c = scan.at(at);
    let may_start = c.is_ascii_digit() || is_han(c);
    if !may_start || c.is_ascii_digit() && glued(scan.before(at)) {
        return None;
    }
    year_range(scan, at)
        .or_else(|| numeric(scan, at))
        .or_else(|| month_range(scan, at, Year::Unstated))
        .or_else(|| written(scan, at))
        .or_else(|| decade(scan, at))
        .or_else(|| relative_day(scan, at))
        .or_else(|| solar_term(scan, at))
        .or_else(|| day_only(scan, at, after_date))
}

/// Digits after these belong to something longer: `P2`, `12.5`, `第7`.
fn glued(before: char) -> bool {
    before.is_ascii_alphanumeric() || matches!(before, '.' | '第' | '/' | '%' | '+')
}

pub(super) fn simple(start: usize, end: usize, from: Point, rule: &'static str) -> Expr {
    Expr { start, end, from, to: None, since: false, same: false, rule }
}

/// `2022—2023年度`, `2021至2025年`.
fn year_range(scan: &Scan, at: usize) -> Option<Expr> {
    let (first, dash) = four_digits(scan, at)?;
    if !DASHES.contains(&scan.at(dash)) {
        return None;
    }
    let mut second = dash + 1;
    while DASHES[..4].contains(&scan.at(second)) {
        second += 1;
    }
    let (last, end) = four_digits(scan, second)?;
    if scan.at(end) != '年' || last < first {
        return None;
    }
    let end = if scan.at(end + 1) == '度' { end + 2 } else { end + 1 };
    let point = |y| Point { year: Year::Explicit(y), unit: Unit::Year };
    Some(Expr { to: Some(point(last)), ..simple(at, end, point(first), "year-range") })
}

/// `2024-07-12`, `2024/7/12`, `2024.7.12`.
fn numeric(scan: &Scan, at: usize) -> Option<Expr> {
    let (year, end) = four_digits(scan, at)?;
    let separator = scan.at(end);
    if !matches!(separator, '-' | '/' | '.' | '—') {
        return None;
    }
    let (month, end) = one_or_two_digits(scan, end + 1)?;
    if scan.at(end) != separator || !(1..=12).contains(&month) {
        return None;
    }
    let (day, end) = one_or_two_digits(scan, end + 1)?;
    let whole = !scan.at(end).is_ascii_digit() && scan.at(end) != separator && (1..=31).contains(&day);
    let point = Point { year: Year::Explicit(year), unit: Unit::Day(month, day) };
    whole.then(|| simple(at, end, point, "numeric-date"))
}

/// Everything written with 年, 月, 日 and the words that go with them.
fn written(scan: &Scan, at: usize) -> Option<Expr> {
    let (from, mut end) = point(scan, at)?;
    let mut expr = simple(at, end, from, rule_of(from));
    if let Some((to, after)) = range_end(scan, end, from) {
        expr = Expr { to: Some(to), rule: "date-range", ..expr };
        end = after;
    } else if scan.starts(end, "同期") && from.unit == Unit::Year {
        expr = Expr { same: true, rule: "same-period", ..expr };
        end += 2;
    } else if let Some((_, len)) = scan.one_of(end, &SINCE) {
        expr = Expr { since: true, rule: "since", ..expr };
        end += len;
    }
    let expr = Expr { end, ..expr };
    Some(months_after_year(scan, expr).unwrap_or(expr))
}

/// `2024年1—6月`.
fn months_after_year(scan: &Scan, expr: Expr) -> Option<Expr> {
    let lone = expr.from.unit == Unit::Year && expr.to.is_none() && !expr.since && !expr.same;
    let months = month_range(scan, expr.end, expr.from.year).filter(|_| lone)?;
    Some(Expr { start: expr.start, ..months })
}

fn rule_of(point: Point) -> &'static str {
    match (point.year, point.unit) {
        (Year::Shift(_), Unit::Year) => "relative-year",
        (_, Unit::Year) => "year",
        (_, Unit::Month(_)) => "month",
        (Year::Explicit(_), Unit::Day(..)) => "full-date",
        (_, Unit::Day(..)) => "month-day",
        _ => "part-of-year",
    }
}

/// Reads one point; its end includes the clock time.
fn point(scan: &Scan, at: usize) -> Option<(Point, usize)> {
    match year(scan, at) {
        Some((year, end)) => {
            let (unit, end) = part_of_year(scan, end, true).unwrap_or((Unit::Year, end));
            let lone = unit == Unit::Year;
            let span = matches!(year, Year::Explicit(_)) && lone && is_duration(scan, end);
            // 同年 alone says nothing that its antecedent did not.
            (!(span || lone && year == Year::Antecedent)).then_some((Point { year, unit }, end))
        }
        None => {
            let (unit, end) = part_of_year(scan, at, false)?;
            Some((Point { year: Year::Unstated, unit }, end))
        }
    }
}

/// `2000年历史`, `5000年来`: a length of time, not a year.
fn is_duration(scan: &Scan, end: usize) -> bool {
    scan.one_of(end, &["历史", "来", "前", "后", "间", "文明", "古", "以上", "左右"]).is_some()
        && !scan.starts(end, "前后")
}

fn year(scan: &Scan, at: usize) -> Option<(Year, usize)> {
    // 今后年均, 以上年龄, 文明年货: the two characters are no word there.
    let word = RELATIVE_YEARS.iter().find(|(word, _)| scan.starts(at, word));
    let whole = !matches!(scan.before(at), '今' | '以' | '之' | '文' | '日' | '过' | '成')
        && !matches!(scan.at(at + 2), '龄' | '均');
    if let Some((_, shift)) = word.filter(|_| whole) {
        return Some((Year::Shift(*shift), at + 2));
    }
    if scan.starts(at, "同年") {
        return Some((Year::Antecedent, at + 2));
    }
    let (year, end) = four_digits(scan, at).or_else(|| four_han_digits(scan, at))?;
    if scan.at(end) != '年' {
        return None;
    }
    let end = if scan.at(end + 1) == '度' { end + 2 } else { end + 1 };
    Some((Year::Explicit(year), end))
}

pub(super) fn four_digits(scan: &Scan, at: usize) -> Option<(i32, usize)> {
    let mut value = 0;
    for k in 0..4 {
        value = value * 10 + scan.at(at + k).to_digit(10)? as i32;
    }
    let whole = !scan.at(at + 4).is_ascii_digit() && !scan.before(at).is_ascii_digit();
    (whole && (1000..=2199).contains(&value)).then_some((value, at + 4))
}

fn four_han_digits(scan: &Scan, at: usize) -> Option<(i32, usize)> {
    let mut value = 0;
    for k in 0..4 {
        value = value * 10 + digit(scan.at(at + k))? as i32;
    }
    (1000..=2199).contains(&value).then_some((value, at + 4))
}

pub(super) fn one_or_two_digits(scan: &Scan, at: usize) -> Option<(u32, usize)> {
    let first = scan.at(at).to_digit(10)?;
    match scan.at(at + 1).to_digit(10) {
        Some(_) if scan.at(at + 2).is_ascii_digit() => None,
        Some(second) => Some((first * 10 + second, at + 2)),
        None => Some((first, at + 1)),
    }
}

/// 1 to 31 in arabic or Chinese digits (七, 十二, 二十一, 三十).
fn small_number(scan: &Scan, at: usize) -> Option<(u32, usize)> {
    if scan.at(at).is_ascii_digit() {
        return one_or_two_digits(scan, at);
    }
    let tens = digit(scan.at(at));
    if tens.is_none() && scan.at(at) != '十' {
        return None;
    }
    let (ten, mut end) = match (tens, scan.at(at + 1)) {
        (Some(t), '十') => (t * 10, at + 2),
        (None, _) => (10, at + 1),
        (Some(ones), _) => return Some((ones, at + 1)),
    };
    let ones = digit(scan.at(end));
    end += usize::from(ones.is_some());
    Some((ten + ones.unwrap_or(0), end))
}

/// The part of a year at `at`. Without a year before it fewer forms are dates.
fn part_of_year(scan: &Scan, at: usize, after_year: bool) -> Option<(Unit, usize)> {
    named_part(scan, at, after_year).or_else(|| month_part(scan, at, after_year))
}

fn named_part(scan: &Scan, at: usize, after_year: bool) -> Option<(Unit, usize)> {
    // 每年年底, 历年上半年, 近年来: no particular year.
    let any_year =
        matches!(scan.before(at), '每' | '历' | '近' | '往' | '逐' | '常' | '多' | '全' | '半' | '个');
    if !after_year && (any_year || scan.ends(at, "每年") || scan.ends(at, "历年")) {
        return None;
    }
    for (word, half) in [("上半年", 1), ("下半年", 2)] {
        if scan.starts(at, word) {
            return Some((Unit::Half(half), at + 3));
        }
    }
    if scan.starts(at, "前三季度") || scan.starts(at, "前3季度") {
        return Some((Unit::ThreeQuarters, at + 4));
    }
    if let Some(found) = quarter(scan, at) {
        return Some(found);
    }
    let year_word = if scan.at(at) == '年' { 1 } else { 0 };
    if year_word == 0 && !after_year {
        return None;
    }
    // `2024年初` has its 年 in the year already.
    match scan.at(at + year_word) {
        '初' => Some((Unit::Start, at + year_word + 1)),
        '底' | '末' => Some((Unit::End, at + year_word + 1)),
        _ => None,
    }
}

fn quarter(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    let number = if scan.at(at) == '第' { at + 1 } else { at };
    let n = digit(scan.at(number)).or_else(|| scan.at(number).to_digit(10))?;
    let is_quarter =
        scan.starts(number + 1, "季度") && (1..=4).contains(&n) && !scan.before(at).is_ascii_digit();
    is_quarter.then_some((Unit::Quarter(n), number + 3))
}

fn month_part(scan: &Scan, at: usize, after_year: bool) -> Option<(Unit, usize)> {
    let (month, end) = small_number(scan, at)?;
    if !(1..=12).contains(&month) || scan.at(end) != '月' {
        return None;
    }
    let end = end + 1;
    let arabic = scan.at(at).is_ascii_digit();
    if let Some((day, after)) = small_number(scan, end) {
        if matches!(scan.at(after), '日' | '号') && (1..=31).contains(&day) {
            return Some((Unit::Day(month, day), clock(scan, after + 1)));
        }
        // `6月13-19日`: the day of a range, its 日 comes later.
        if DASHES.contains(&scan.at(after)) && arabic && day_follows(scan, after + 1) {
            return Some((Unit::Day(month, day), after));
        }
    }
    let end = if scan.at(end) == '份' { end + 1 } else { end };
    let share = scan.before(end) == '份';
    for (word, from, to) in TENDAYS {
        if scan.starts(end, word) {
            return Some((Unit::Tenday(month, from, to), end + word.chars().count()));
        }
    }
    match scan.at(end) {
        '初' => return Some((Unit::MonthStart(month), end + 1)),
        '底' | '末' => return Some((Unit::MonthEnd(month), end + 1)),
        _ => {}
    }
    // 三月 alone is scenery as often as it is a month; 12月龄 is an age.
    let no_date = scan.one_of(end, &["龄", "大的", "亮", "饼", "经", "球", "票", "刊", "子"]).is_some();
    (!no_date && (arabic || after_year || share)).then_some((Unit::Month(month), end))
}

fn day_follows(scan: &Scan, at: usize) -> bool {
    small_number(scan, at)
        .is_some_and(|(d, end)| (1..=31).contains(&d) && matches!(scan.at(end), '日' | '号'))
}

/// Past a clock time after a day: 上午, 凌晨2时许, 17时, 9:30.
pub(super) fn clock(scan: &Scan, at: usize) -> usize {
    let mut end = at + scan.one_of(at, &DAY_PARTS).map_or(0, |(_, len)| len);
    if let Some((_, after)) = small_number(scan, end).filter(|(hour, _)| *hour <= 24) {
        if matches!(scan.at(after), '时' | '点') {
            end = after + 1;
            if let Some((_, m)) = small_number(scan, end).filter(|(_, m)| scan.at(*m) == '分') {
                end = m + 1;
            }
            end += usize::from(matches!(scan.at(end), '许' | '半' | '整'));
        } else if scan.at(after) == ':' && one_or_two_digits(scan, after + 1).is_some() {
            end = after + 3;
        }
    }
    end.min(scan.len())
}

/// The second half of a range: `至19日`, `—6月份`, `至7月3日`, `至2025年3月`.
fn range_end(scan: &Scan, at: usize, from: Point) -> Option<(Point, usize)> {
    if !DASHES.contains(&scan.at(at)) {
        return None;
    }
    let mut next = at + 1;
    while DASHES[..4].contains(&scan.at(next)) {
        next += 1;
    }
    if let (Unit::Day(month, first), Some((day, after))) = (from.unit, small_number(scan, next))
        && matches!(scan.at(after), '日' | '号')
        && (first < day && day <= 31)
    {
        let unit = Unit::Day(month, day);
        return Some((Point { year: from.year, unit }, clock(scan, after + 1)));
    }
    let (to, end) = point(scan, next)?;
    let comparable = matches!(
        (from.unit, to.unit),
        (Unit::Day(..), Unit::Day(..)) | (Unit::Month(_), Unit::Month(_)) | (Unit::Year, Unit::Year)
    ) || matches!((from.unit, to.unit), (Unit::Quarter(_), Unit::Quarter(_)));
    let year = if to.year == Year::Unstated { from.year } else { to.year };
    comparable.then_some((Point { year, unit: to.unit }, end))
}

/// `1—6月份`: both months share one 月.
fn month_range(scan: &Scan, at: usize, year: Year) -> Option<Expr> {
    let (first, dash) = small_number(scan, at)?;
    if !DASHES.contains(&scan.at(dash)) {
        return None;
    }
    let mut second = dash + 1;
    while DASHES[..4].contains(&scan.at(second)) {
        second += 1;
    }
    let (last, end) = small_number(scan, second)?;
    if scan.at(end) != '月' || !(1..=12).contains(&last) || !(1..last).contains(&first) {
        return None;
    }
    let end = if scan.at(end + 1) == '份' { end + 2 } else { end + 1 };
    let point = |m| Point { year, unit: Unit::Month(m) };
    Some(Expr { to: Some(point(last)), ..simple(at, end, point(first), "month-range") })
}
