//! Dates: expressions of time, put on the calendar as EDTF.

pub(crate) mod calendar;
mod cue;
pub(crate) mod read;
pub(crate) mod resolve;

use super::scan::{Scan, is_sentence_end};
use crate::model::{Fact, FactValue, Tense};
use read::{Expr, Unit, Year};
use resolve::{Anchor, Context, Period};

/// Words that announce: what is dated behind or before them is still to come.
const FUTURE: [&str; 16] = [
    "将于", "将在", "将", "拟", "计划", "预计", "力争", "争取", "确保", "定于", "到", "至", "有望", "即将",
    "规划", "目标",
];
/// Of these the ones that count when they stand behind the date.
const FUTURE_AFTER: [&str; 6] = ["将", "拟", "计划", "预计", "力争", "有望"];

/// Reads the dates of one article's parts, in order.
pub(super) fn facts(scans: &[Scan], exprs: &[Vec<Expr>], anchor: Option<&Anchor>) -> Vec<Fact> {
    let mut context = Context::default();
    let mut facts = Vec::new();
    for (scan, exprs) in scans.iter().zip(exprs) {
        let mut before = 0;
        for expr in exprs {
            if (before..expr.start).any(|i| is_sentence_end(scan.chars[i])) || before == 0 {
                context.year = None;
            }
            before = expr.end;
            let future = announced(scan, expr);
            let Some(period) = resolve::resolve(expr, anchor, &context, future) else { continue };
            remember(&mut context, scan, expr, &period);
            let value = FactValue::Date {
                edtf: Some(period.edtf.clone()),
                tense: tense(&period, anchor, future),
                anchor: crate::model::Anchor::Issue,
            };
            facts.push(scan.fact(expr.start, expr.end, expr.rule, confidence(expr, anchor), value));
        }
    }
    facts
}

/// Does the clause say that this is still to come?
pub(super) fn announced(scan: &Scan, expr: &Expr) -> bool {
    let start = scan.clause_start(expr.start, 12);
    let end = scan.clause_end(expr.end, 12);
    let right_before = scan.one_before(expr.start, &FUTURE).is_some() && !scan.ends(expr.start, "截至");
    right_before
        || scan.any_within(start, expr.start, &FUTURE[..5])
        || scan.any_within(expr.end, end, &FUTURE_AFTER)
        || scan.one_of(expr.end, &["前", "之前", "以前", "底前", "末前"]).is_some()
            && expr.from.unit != Unit::Decade
}

fn remember(context: &mut Context, scan: &Scan, expr: &Expr, period: &Period) {
    let (year, month, _) = crate::calendar::date_of(period.first);
    // 较2023年同期增长: the comparison does not set the year of what follows.
    let compared =
        scan.one_before(expr.start, &["较", "比", "与", "同"]).is_some() || in_title(scan, expr.start);
    if matches!(expr.from.year, Year::Explicit(_) | Year::Shift(_) | Year::Antecedent)
        && !compared
        && !expr.since
    {
        context.year = Some(year);
    }
    context.last_year = Some(year);
    if period.first == period.last {
        context.last_day = Some(period.first);
    } else if !expr.same && period.last != i64::MAX && expr.from.unit != Unit::Year {
        context.last_months = Some((month, crate::calendar::date_of(period.last).1));
    }
}

/// Inside 《…》 a year is part of a name.
fn in_title(scan: &Scan, at: usize) -> bool {
    let floor = at.saturating_sub(40);
    (floor..at).rev().find_map(|i| match scan.at(i) {
        '《' => Some(true),
        '》' => Some(false),
        _ => None,
    }) == Some(true)
}

fn tense(period: &Period, anchor: Option<&Anchor>, future: bool) -> Tense {
    let Some(anchor) = anchor else { return if future { Tense::Future } else { Tense::Past } };
    if period.last <= anchor.latest && !(future && period.last >= anchor.earliest) {
        return Tense::Past;
    }
    if period.first > anchor.latest || future && period.last > anchor.latest {
        return Tense::Future;
    }
    Tense::Ongoing
}

fn confidence(expr: &Expr, anchor: Option<&Anchor>) -> f32 {
    let certain = anchor.is_some_and(|a| a.exact);
    match expr.from.year {
        Year::Explicit(_) => 0.98,
        _ if matches!(expr.from.unit, Unit::ThatDay(_) | Unit::DayOnly(_)) => 0.75,
        _ if certain => 0.95,
        _ => 0.85,
    }
}

#[cfg(test)]
mod tests;
