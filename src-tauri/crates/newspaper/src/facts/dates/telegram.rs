//! The day of a dateline, in digits or characters: 伦敦七日路透社电, 【中央社昆明六日电】, 新华社罗马5月18日电. Days that a dispatch
//! counts (今天, 昨夜) are counted from it.

use super::super::scan::{Scan, is_sentence_end};
use super::digits::small_number;
use super::expr::{Expr, Unit, Year};
use super::point::point;
use crate::facts::Rule;
use crate::model::Part;
use crate::structure::is_lead;

/// A dateline is over after this many characters.
const REACH: usize = 36;

/// A dateline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Dateline {
    /// Past 电 or 讯.
    pub(crate) end: usize,
    /// Its day.
    pub(crate) day: Option<Expr>,
}

/// The dateline that a part begins with.
pub(crate) fn dateline(scan: &Scan) -> Option<Dateline> {
    if !matches!(scan.part, Part::Block(_)) {
        return None;
    }
    let end = (0..REACH.min(scan.len())).find(|at| matches!(scan.chars[*at], '电' | '讯'))?;
    let plain = !scan.chars[..end].iter().any(|c| is_sentence_end(*c) || *c == ',');
    if !plain || !is_lead(&scan.printed_text(0, (end + 2).min(scan.len()))) {
        return None;
    }
    Some(Dateline { end: end + 1, day: (0..end).find_map(|at| day(scan, at, end)) })
}

/// 18日, 七日, 8月21日, 1957年7月18日 at `at`, before `end`.
fn day(scan: &Scan, at: usize, end: usize) -> Option<Expr> {
    let stands = |expr: Expr| (expr.end <= end).then_some(expr);
    if let Some((date, past)) = point(scan, at).filter(|(p, _)| matches!(p.unit, Unit::Day(..))) {
        let rule = if matches!(date.year, Year::Explicit(_)) { Rule::FullDate } else { Rule::MonthDay };
        return stands(Expr::simple(at, past, date.year, date.unit, rule));
    }
    let (day, past) = small_number(scan, at).filter(|(day, _)| (1..=31).contains(day))?;
    (scan.at(past) == '日')
        .then(|| Expr::simple(at, past + 1, Year::Unstated, Unit::DayOnly(day), Rule::Day))
        .and_then(stands)
}
