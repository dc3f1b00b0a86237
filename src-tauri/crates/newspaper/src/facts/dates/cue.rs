//! Expressions of time that need a cue beside them: decades, 昨日, 当天, solar terms, days without a month.

use super::super::number::digit;
use super::super::scan::{Scan, is_clause_end};
use super::calendar::SOLAR_TERMS;
use super::read::{DAY_PARTS, Expr, Point, Unit, Year, clock, four_digits, one_or_two_digits, simple};

/// 20世纪90年代, 上世纪八十年代, 1990年代.
pub(super) fn decade(scan: &Scan, at: usize) -> Option<Expr> {
    let (century, start) = if scan.starts(at, "上世纪") || scan.starts(at, "20世纪") {
        (1900, at + if scan.starts(at, "上") { 3 } else { 4 })
    } else if scan.starts(at, "本世纪") || scan.starts(at, "21世纪") {
        (2000, at + if scan.starts(at, "本") { 3 } else { 4 })
    } else {
        let (year, end) = four_digits(scan, at)?;
        let point = Point { year: Year::Explicit(year), unit: Unit::Decade };
        return (scan.starts(end, "年代") && year % 10 == 0).then(|| simple(at, end + 2, point, "decade"));
    };
    let (tens, end) = small_number_of_tens(scan, start)?;
    let point = Point { year: Year::Explicit(century + tens), unit: Unit::Decade };
    scan.starts(end, "年代").then(|| simple(at, end + 2, point, "decade"))
}

fn small_number_of_tens(scan: &Scan, at: usize) -> Option<(i32, usize)> {
    if let Some(tens) = digit(scan.at(at)).filter(|_| scan.at(at + 1) == '十') {
        return Some((tens as i32 * 10, at + 2));
    }
    let (n, end) = one_or_two_digits(scan, at)?;
    (n % 10 == 0).then_some((n as i32, end))
}

const TODAY: [(&str, i64); 9] = [
    ("今日", 0),
    ("今天", 0),
    ("昨日", -1),
    ("昨天", -1),
    ("昨晚", -1),
    ("前天", -2),
    ("前日", -2),
    ("明日", 1),
    ("明天", 1),
];
const THAT_DAY: [(&str, i64); 6] =
    [("当天", 0), ("当日", 0), ("同日", 0), ("次日", 1), ("翌日", 1), ("第二天", 1)];

/// 昨日 and 当天, where they start a clause or follow 记者: elsewhere 今天 is mostly a figure of speech.
pub(super) fn relative_day(scan: &Scan, at: usize) -> Option<Expr> {
    let before = scan.before(at);
    let opens = at == 0 || is_clause_end(before) || matches!(before, '、' | '于' | '在');
    let named = |list: &[(&'static str, i64)]| list.iter().find(|(w, _)| scan.starts(at, w)).copied();
    if let Some((word, shift)) = named(&THAT_DAY).filter(|_| opens && before != '”' && before != '’') {
        let end = at + word.chars().count();
        let point = Point { year: Year::Unstated, unit: Unit::ThatDay(shift) };
        return Some(simple(at, clock(scan, end), point, "that-day"));
    }
    let (word, shift) = named(&TODAY)?;
    let end = at + word.chars().count();
    let reported = opens && before != '“' || scan.ends(at, "记者");
    let point = Point { year: Year::Unstated, unit: Unit::Today(shift) };
    (reported && scan.at(end) != '的').then(|| simple(at, clock(scan, end), point, "day-of-issue"))
}

/// 夏至时节, 时值谷雨: the term must be said to be a time, for 大雪 is also snow.
pub(super) fn solar_term(scan: &Scan, at: usize) -> Option<Expr> {
    let index = SOLAR_TERMS.iter().position(|t| scan.starts(at, t.0))?;
    let end = at + 2;
    let after = scan.one_of(end, &["时节", "节气", "前后", "当天", "当日"]);
    let cued = scan.one_before(at, &["时值", "正值", "恰逢", "适逢", "时逢", "正逢"]).is_some();
    let end = end + after.map_or(0, |(_, len)| len);
    let point = Point { year: Year::Unstated, unit: Unit::Term(index) };
    (after.is_some() || cued).then(|| simple(at, end, point, "solar-term"))
}

/// `16日上午` with the month left out: after 记者, at the start of a clause or after another date.
pub(super) fn day_only(scan: &Scan, at: usize, after_date: bool) -> Option<Expr> {
    if !scan.at(at).is_ascii_digit() {
        return None;
    }
    let (day, end) = one_or_two_digits(scan, at)?;
    if scan.at(end) != '日' || !(1..=31).contains(&day) {
        return None;
    }
    let end = end + 1;
    let before = scan.before(at);
    let opens =
        at == 0 || is_clause_end(before) || scan.one_before(at, &["记者", "本月", "于", "截至"]).is_some();
    let cued = scan.one_of(end, &DAY_PARTS).is_some()
        || matches!(scan.at(end), ',' | '从' | '在' | '电' | '讯' | '举');
    let length =
        scan.one_of(end, &["内", "起", "游", "后", "前", "以", "之", "龄", "间", "均", "拘"]).is_some();
    let point = Point { year: Year::Unstated, unit: Unit::DayOnly(day) };
    (after_date || opens && cued && !length).then(|| simple(at, clock(scan, end), point, "day"))
}
