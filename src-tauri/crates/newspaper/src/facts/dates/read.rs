//! Finds expressions of time: what is written, not yet when it was.

use std::sync::LazyLock;

use super::super::scan::Scan;
use super::clock::{DAY_PARTS, clock, time_alone};
use super::day::{THAT_DAY, TODAY, day_only, relative_day, that_day, week};
use super::digits::{dash, four_digits, one_or_two_digits, small_number};
use super::era::{PLANS, century, decade, plan};
use super::expr::{Expr, Point, Unit, Year};
use super::feast::{feast, lunar, solar_term};
use super::point::{RELATIVE_MONTHS, RELATIVE_YEARS, point};
use super::telegram::{self, Dateline};
use crate::facts::Rule;
use crate::text::char_set::CharSet;

/// The characters of Chinese numerals, and what words of time begin with that are in no table.
const NUMERALS: &str = "〇零一二两三四五六七八九十廿";
const OTHERS: &str = "公民年全第上下前本这今明去星礼周同大正冬腊农阴夏旧";

/// What an expression that begins neither with a digit nor with the name of a festival begins with: most characters of a text are none of these.
static FIRST: LazyLock<CharSet> = LazyLock::new(|| {
    let days = DAY_PARTS.into_iter().chain(TODAY.map(|w| w.0)).chain(THAT_DAY.map(|w| w.0));
    let months = RELATIVE_MONTHS.iter().map(|w| w.0).chain(RELATIVE_YEARS.iter().map(|w| w.0));
    let words = days.chain(months).chain(PLANS.iter().map(|p| p.0));
    words.filter_map(|word| word.chars().next()).chain(NUMERALS.chars()).chain(OTHERS.chars()).collect()
});

const SINCE: [&str; 3] = ["以来", "至今", "迄今"];

/// All expressions of a text, left to right, not overlapping.
pub(crate) fn read(scan: &Scan) -> Vec<Expr> {
    let mut found: Vec<Expr> = Vec::new();
    let mut at = 0;
    if let Some(Dateline { day, end }) = telegram::dateline(scan) {
        found.extend(day);
        at = if day.is_some() { end } else { 0 };
    }
    while at < scan.len() {
        let listed = matches!(scan.before(at), '、' | '和');
        let after_date = found.last().is_some_and(|e| e.end + 1 == at && listed && is_day(e));
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

fn is_day(expr: &Expr) -> bool {
    matches!(expr.to.unwrap_or(expr.from).unit, Unit::Day(..) | Unit::DayOnly(_))
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
    if matches!(c, '“' | '‘') {
        return plan(scan, at).or_else(|| memorial(scan, at)).or_else(|| feast(scan, at));
    }
    let may_start = if c.is_ascii_digit() { !glued(scan.before(at)) } else { FIRST.contains(c) };
    if may_start {
        return any_rule(scan, at, after_date);
    }
    if c.is_ascii_digit() { None } else { feast(scan, at).or_else(|| solar_term(scan, at)) }
}

/// What any of the rules reads at a digit or a Chinese character.
fn any_rule(scan: &Scan, at: usize, after_date: bool) -> Option<Expr> {
    let found = year_range(scan, at)
        .or_else(|| year_pair(scan, at))
        .or_else(|| numeric(scan, at))
        .or_else(|| month_range(scan, at, Year::Unstated))
        .or_else(|| decade(scan, at))
        .or_else(|| written(scan, at))
        .or_else(|| century(scan, at))
        .or_else(|| plan(scan, at));
    found.or_else(|| counted(scan, at, after_date))
}

/// What needs something beside it to be a date.
fn counted(scan: &Scan, at: usize, after_date: bool) -> Option<Expr> {
    relative_day(scan, at)
        .or_else(|| that_day(scan, at))
        .or_else(|| week(scan, at))
        .or_else(|| lunar(scan, at))
        .or_else(|| feast(scan, at))
        .or_else(|| solar_term(scan, at))
        .or_else(|| day_only(scan, at, after_date))
        .or_else(|| time_alone(scan, at))
        .or_else(|| that_period(scan, at))
}

/// Digits after these belong to something longer: `P2`, `12.5`, `第7`.
fn glued(before: char) -> bool {
    before.is_ascii_alphanumeric() || matches!(before, '.' | '第' | '/' | '%' | '+' | '$')
}

/// `2022—2023年度`, `2021至2025年`.
fn year_range(scan: &Scan, at: usize) -> Option<Expr> {
    let (first, end) = four_digits(scan, at)?;
    let (last, end) = four_digits(scan, dash(scan, end)?)?;
    let (_, len) = scan.one_of(end, &["年学年", "学年度", "学年", "财年", "年度", "年"])?;
    (first <= last).then(|| years(at, end + len, first, last))
}

/// `2020、2021两年`, 今明两年.
fn year_pair(scan: &Scan, at: usize) -> Option<Expr> {
    if let Some((first, last)) = [("今明两年", (0, 1)), ("明后两年", (1, 2)), ("去今两年", (-1, 0))]
        .iter()
        .find_map(|(word, years)| scan.starts(at, word).then_some(*years))
    {
        let to = Point { year: Year::Shift(last), unit: Unit::Year };
        let expr = Expr::simple(at, at + 4, Year::Shift(first), Unit::Year, Rule::YearRange);
        return Some(Expr { to: Some(to), ..expr });
    }
    let (first, end) = four_digits(scan, at).filter(|(_, end)| matches!(scan.at(*end), '、' | '和'))?;
    let (last, end) = four_digits(scan, end + 1).filter(|(year, _)| *year == first + 1)?;
    let (_, len) = scan.one_of(end, &["两年", "年两年", "年度", "年"])?;
    Some(years(at, end + len, first, last))
}

fn years(at: usize, end: usize, first: i32, last: i32) -> Expr {
    let to = Point { year: Year::Explicit(last), unit: Unit::Year };
    Expr { to: Some(to), ..Expr::simple(at, end, Year::Explicit(first), Unit::Year, Rule::YearRange) }
}

/// `2024-07-12`, `2024/7/12`, `2024.7.12`.
fn numeric(scan: &Scan, at: usize) -> Option<Expr> {
    let (year, end) = four_digits(scan, at)?;
    let separator = scan.at(end);
    if !matches!(separator, '-' | '/' | '.') {
        return None;
    }
    let (month, end) = one_or_two_digits(scan, end + 1)?;
    if scan.at(end) != separator || !(1..=12).contains(&month) {
        return None;
    }
    let (day, end) = one_or_two_digits(scan, end + 1)?;
    let whole = !scan.at(end).is_ascii_digit() && scan.at(end) != separator && (1..=31).contains(&day);
    let date =
        || Expr::simple(at, clock(scan, end), Year::Explicit(year), Unit::Day(month, day), Rule::NumericDate);
    whole.then(date)
}

/// “6·14”世界献血者日: a day that comes every year. Other days in quotes are names of what once happened on them.
fn memorial(scan: &Scan, at: usize) -> Option<Expr> {
    let (month, end) = one_or_two_digits(scan, at + 1).filter(|(m, _)| (1..=12).contains(m))?;
    let (day, end) = one_or_two_digits(scan, end + 1).filter(|_| matches!(scan.at(end), '·' | '.'))?;
    let close = (end..end + 12).find(|i| matches!(scan.at(*i), '”' | '’'))?;
    let name = (end..close + 14).take_while(|i| !matches!(scan.at(*i), ',' | '。' | '\0'));
    let yearly = name.into_iter().any(|i| scan.at(i) == '日' && scan.at(i + 1) != '本');
    let unit = Unit::Day(month, day);
    (yearly && (1..=31).contains(&day))
        .then(|| Expr::simple(at + 1, end, Year::Unstated, unit, Rule::DayOfRemembrance))
}

/// Everything written with 年, 月, 日 and the words that go with them.
fn written(scan: &Scan, at: usize) -> Option<Expr> {
    let (from, mut end) = point(scan, at)?;
    let mut expr = Expr::simple(at, end, from.year, from.unit, rule_of(from));
    if let Some((to, after)) = range_end(scan, end, from) {
        expr = Expr { to: Some(to), rule: Rule::DateRange, ..expr };
        end = after;
    } else if scan.starts(end, "同期") && from.unit == Unit::Year {
        expr = Expr { same: true, rule: Rule::SamePeriod, ..expr };
        end += 2;
    } else if let Some((_, len)) = scan.one_of(end, &SINCE) {
        expr = Expr { since: true, rule: Rule::Since, ..expr };
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

fn rule_of(point: Point) -> Rule {
    match (point.year, point.unit) {
        (Year::Shift(_), Unit::Year) => Rule::RelativeYear,
        (Year::IssueMonth(_) | Year::MonthBefore | Year::ThatMonth(_), _) => Rule::RelativeMonth,
        (_, Unit::Year) => Rule::Year,
        (_, Unit::Month(_)) => Rule::Month,
        (Year::Explicit(_), Unit::Day(..)) => Rule::FullDate,
        (_, Unit::Day(..)) => Rule::MonthDay,
        (_, Unit::Feast(_) | Unit::Holidays(_)) => Rule::Festival,
        (_, Unit::Lunar(..) | Unit::LunarMonth(_)) => Rule::LunarDate,
        (_, Unit::Term(_)) => Rule::SolarTerm,
        _ => Rule::PartOfYear,
    }
}

/// The second half of a range: `至19日`, `—6月份`, `至7月3日`, `至2025年3月`, 至次日凌晨; also the 和8月 of 7月和8月.
fn range_end(scan: &Scan, at: usize, from: Point) -> Option<(Point, usize)> {
    if let Unit::Month(month) = from.unit
        && matches!(scan.at(at), '和' | '及')
    {
        let (to, end) = point(scan, at + 1)?;
        let next = to.year == Year::Unstated && to.unit == Unit::Month(month + 1);
        return next.then_some((Point { year: from.year, ..to }, end));
    }
    let listed = scan.at(at) == '、' && scan.before(at).is_ascii_digit();
    let next = if listed { at + 1 } else { dash(scan, at)? };
    if let (Unit::Day(month, first), Some((day, after))) = (from.unit, small_number(scan, next))
        && matches!(scan.at(after), '日' | '号')
        && (first < day && day <= 31)
    {
        let unit = Unit::Day(month, day);
        return Some((Point { year: from.year, unit }, clock(scan, after + 1)));
    }
    if let (Unit::Day(..), Some((_, len))) = (from.unit, scan.one_of(next, &["次日", "翌日", "第二天"]))
    {
        return Some((Point { year: Year::Unstated, unit: Unit::ThatDay(1) }, clock(scan, next + len)));
    }
    // 三月到五月: the second month alone would be scenery.
    let month = || small_number(scan, next).filter(|(m, end)| (1..=12).contains(m) && scan.at(*end) == '月');
    let month = || month().map(|(m, end)| (Point { year: Year::Unstated, unit: Unit::Month(m) }, end + 1));
    let month = || if matches!(from.unit, Unit::Month(_)) { month() } else { None };
    let (to, end) = point(scan, next).or_else(month).filter(|_| !listed)?;
    let inherits = to.year == Year::Unstated && !matches!(from.unit, Unit::Year);
    let year = if to.year == Year::Unstated { from.year } else { to.year };
    let comparable = inherits || to.year != Year::Unstated && !matches!(to.year, Year::Antecedent(_));
    comparable.then_some((Point { year, unit: to.unit }, end))
}

/// `1—6月份`: both months share one 月.
fn month_range(scan: &Scan, at: usize, year: Year) -> Option<Expr> {
    let (first, end) = small_number(scan, at)?;
    let pair = scan.at(end) == '、';
    let second = if pair { end + 1 } else { dash(scan, end)? };
    let (last, end) = small_number(scan, second)?;
    let fits = (1..=12).contains(&last) && (1..last).contains(&first) && (!pair || last == first + 1);
    if scan.at(end) != '月' || !fits || matches!(scan.at(end + 1), '龄' | '大') {
        return None;
    }
    // 5至7月12日 is no stretch of months.
    if small_number(scan, end + 1).is_some_and(|(_, after)| matches!(scan.at(after), '日' | '号')) {
        return None;
    }
    let end = end + 1 + usize::from(scan.at(end + 1) == '份');
    let to = Point { year, unit: Unit::Month(last) };
    Some(Expr { to: Some(to), ..Expr::simple(at, end, year, Unit::Month(first), Rule::MonthRange) })
}

/// 同期， on its own: the stretch of time last named.
fn that_period(scan: &Scan, at: usize) -> Option<Expr> {
    let opens = scan.starts(at, "同期,") && matches!(scan.before(at), '。' | ';' | ',' | '\0');
    opens.then(|| Expr::simple(at, at + 2, Year::Unstated, Unit::ThatPeriod, Rule::SamePeriod))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Part;

    #[test]
    fn no_rule_reads_what_is_refused_by_its_first_character() {
        // What words of time go on with: behind any other character it makes none.
        let tails = [
            "",
            "年",
            "月",
            "日",
            "天",
            "周",
            "年初",
            "年内",
            "半年",
            "年度",
            "月底",
            "月1日",
            "月初一",
            "季度",
            "世纪",
            "年代",
            "十年代",
            "元年",
            "国元年",
            "元2024年",
            "期",
            "一五”",
            "八",
            "历八月",
            "历初一",
            "年初一",
            "拜一",
            "期一",
            "末",
            "点",
            "时许",
            "午",
            "午8时",
            "晨",
            "间",
            "晚",
            "上",
            "节",
            "节期间",
            "秋节",
            "旦",
            "后两年",
            "今两年",
            "明两年",
            "一天",
            "一日",
            "个月",
            "个世纪90年代",
            "二年",
            "三季度",
            "两个季度",
            "期,",
        ];
        let refused = ('\u{4e00}'..='\u{9fff}').filter(|c| !FIRST.contains(*c));
        for c in
            refused.filter(|c| crate::text::name_chars::weights(*c) != crate::text::name_chars::weights('x'))
        {
            for tail in tails {
                let scan = Scan::new(Part::Headline, &format!("{c}{tail}"));
                for after_date in [false, true] {
                    assert_eq!(any_rule(&scan, 0, after_date), expr_at(&scan, 0, after_date), "{c}{tail}");
                }
            }
        }
    }
}
