//! Decades, centuries and five-year plans.

use super::super::number::digit;
use super::super::scan::Scan;
use super::digits::{four_digits, small_number};
use super::expr::{Expr, Point, Unit, Year};
use crate::facts::Rule;

/// 20世纪90年代, 上世纪八十年代, 1990年代; with its 初 or 末 in the surface.
pub(super) fn decade(scan: &Scan, at: usize) -> Option<Expr> {
    if let Some(expr) = two_decades(scan, at) {
        return Some(expr);
    }
    let (value, end) = match century_at(scan, at) {
        Some((century, start)) => {
            let (tens, end) = small_number(scan, start).filter(|(n, _)| n % 10 == 0 && *n < 100)?;
            (century + tens as i32, end)
        }
        None => four_digits(scan, at).filter(|(year, _)| year % 10 == 0).or_else(|| bare(scan, at))?,
    };
    if !scan.starts(end, "年代") {
        return None;
    }
    let end = part_of_age(scan, end + 2);
    Some(Expr::simple(at, end, Year::Explicit(value), Unit::Decade, Rule::Decade))
}

/// 上世纪八九十年代, 六七十年代.
fn two_decades(scan: &Scan, at: usize) -> Option<Expr> {
    let (century, start) = century_at(scan, at).unwrap_or((1900, at));
    let (first, last) = (digit(scan.at(start))? as i32, digit(scan.at(start + 1))? as i32);
    let named = scan.starts(start + 2, "十年代") && last == first + 1 && (start > at || first > 4);
    let to = Point { year: Year::Explicit(century + last * 10), unit: Unit::Decade };
    let end = part_of_age(scan, start + 5);
    let expr = Expr::simple(at, end, Year::Explicit(century + first * 10), Unit::Decade, Rule::Decade);
    named.then_some(Expr { to: Some(to), ..expr })
}

/// 八十年代, 80年代: of the twentieth century.
fn bare(scan: &Scan, at: usize) -> Option<(i32, usize)> {
    let (tens, end) = small_number(scan, at)?;
    (tens % 10 == 0 && (50..=90).contains(&tens)).then_some((1900 + tens as i32, end))
}

/// The first year of 上世纪, 20世纪, 二十一世纪.
fn century_at(scan: &Scan, at: usize) -> Option<(i32, usize)> {
    if let Some((_, len, year)) = scan.row_of(at, &[("上个世纪", 1900), ("上世纪", 1900), ("本世纪", 2000)])
    {
        return Some((year, at + len));
    }
    let (n, end) = small_number(scan, at).filter(|(n, _)| (10..=22).contains(n))?;
    (scan.starts(end, "世纪") && scan.before(at) != '前').then_some((n as i32 * 100 - 100, end + 2))
}

/// 20世纪, 本世纪初 where something says it is a time: 21世纪海上丝绸之路 is a name.
pub(super) fn century(scan: &Scan, at: usize) -> Option<Expr> {
    let (year, end) = century_at(scan, at)?;
    let after = part_of_age(scan, end);
    let early = matches!(scan.at(end), '初');
    let late = matches!(scan.at(end), '末');
    let cued =
        scan.one_before(at, &["在", "进入", "于", "从", "到", "至", "自", "自从", "迈入", "跨入"]).is_some();
    let timed = after > end || scan.one_of(end, &["以来", "后", "前", "的"]).is_some() || scan.at(end) == ',';
    if after == end && !(cued || timed) || scan.starts(end, "海上") || scan.ends(at, "公元前") {
        return None;
    }
    let (year, unit) = match (early, late) {
        (true, _) => (year, Unit::Decade),
        (_, true) => (year + 90, Unit::Decade),
        _ => (year, Unit::Century),
    };
    Some(Expr::simple(at, after, Year::Explicit(year), unit, Rule::Century))
}

/// Past 初, 中期, 末期 of a decade or century.
fn part_of_age(scan: &Scan, at: usize) -> usize {
    let parts = ["中后期", "中叶", "初期", "中期", "后期", "末期", "末叶", "初", "末"];
    scan.one_of(at, &parts).map_or(at, |(_, len)| at + len)
}

/// Five-year plans by name with their first year.
pub(super) const PLANS: [(&str, i32); 16] = [
    ("十一五", 2006),
    ("十二五", 2011),
    ("十三五", 2016),
    ("十四五", 2021),
    ("十五五", 2026),
    ("十六五", 2031),
    ("十五", 2001),
    ("一五", 1953),
    ("二五", 1958),
    ("三五", 1966),
    ("四五", 1971),
    ("五五", 1976),
    ("六五", 1981),
    ("七五", 1986),
    ("八五", 1991),
    ("九五", 1996),
];
/// Of these the ones that mean the plan without quotation marks too.
const CLEAR: usize = 6;

/// “十四五”期间, “十三五”末, 十四五规划.
pub(super) fn plan(scan: &Scan, at: usize) -> Option<Expr> {
    let quoted = matches!(scan.at(at), '“' | '‘');
    let start = at + usize::from(quoted);
    let index = PLANS.iter().position(|(name, _)| scan.starts(start, name))?;
    let (name, first) = PLANS[index];
    let end = start + name.chars().count();
    let glued = digit(scan.before(at)).is_some() || scan.before(at) == '十' || digit(scan.at(end)).is_some();
    if glued || quoted != matches!(scan.at(end), '”' | '’') || index >= CLEAR && !quoted {
        return None;
    }
    let end = end + usize::from(quoted);
    let part = plan_part(scan, end, first);
    // “八五”普法 counts plans of another kind.
    if scan.one_of(end, &["普法", "折", "米"]).is_some() || index > CLEAR && part.is_none() {
        return None;
    }
    let (years, end) = part.unwrap_or(((first, first + 4), end));
    let to = Point { year: Year::Explicit(years.1), unit: Unit::Year };
    let to = (years.0 != years.1).then_some(to);
    let (since, len) = if scan.starts(end, "以来") { (true, 2) } else { (false, 0) };
    let expr = Expr::simple(at, end + len, Year::Explicit(years.0), Unit::Year, Rule::FiveYearPlan);
    Some(Expr { to: if since { None } else { to }, since, ..expr })
}

/// First and last year of the part of a plan, and where it ends.
fn plan_part(scan: &Scan, end: usize, first: i32) -> Option<((i32, i32), usize)> {
    const OPENING: [&str; 7] = ["规划开局之年", "规划开局年", "开局之年", "开局年", "首年", "第一年", "初"];
    const CLOSING: [&str; 10] = [
        "规划收官之年",
        "规划收官年",
        "收官之年",
        "收官年",
        "最后一年",
        "期末",
        "末期",
        "末年",
        "时期末",
        "末",
    ];
    let whole = ["期间", "时期", "规划期间", "规划期", "规划", "计划", "以来"];
    if let Some((_, len)) = scan.one_of(end, &OPENING) {
        return Some(((first, first), end + len));
    }
    if let Some((_, len)) = scan.one_of(end, &CLOSING) {
        return Some(((first + 4, first + 4), end + len));
    }
    let (word, len) = scan.one_of(end, &whole)?;
    let inside = matches!(word, "期间" | "时期");
    Some(((first, first + 4), if inside { end + len } else { end }))
}
