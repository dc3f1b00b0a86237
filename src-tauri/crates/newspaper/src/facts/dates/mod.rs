//! Dates: expressions of time, put on the calendar as EDTF.

pub(crate) mod calendar;
mod clock;
mod day;
mod digits;
mod era;
pub(crate) mod expr;
mod feast;
mod period;
mod point;
pub(crate) mod read;
pub(crate) mod resolve;
mod telegram;
mod vague;

use expr::{Expr, Unit, Year};
use period::Period;
use resolve::{Anchor, Context, Mark, Scene, Source};

use super::scan::{Scan, is_sentence_end};
use crate::facts::Rule;
use crate::model::{Fact, FactValue, Tense};

/// Words that announce: what is dated behind or before them is still to come.
const FUTURE: [&str; 16] = [
    "将于", "将在", "将", "拟", "计划", "预计", "力争", "争取", "确保", "定于", "到", "至", "有望", "即将",
    "规划", "目标",
];
/// Of these the ones that count when they stand behind the date.
const FUTURE_AFTER: [&str; 9] = ["将", "拟", "计划", "预计", "力争", "有望", "来临", "临近", "到来"];

/// Behind a date these say that it is the day of a report on what is to come.
const REPORTED: [&str; 16] = [
    "宣布", "表示", "称", "说", "发布", "通报", "发表", "公布", "指出", "强调", "决定", "获悉", "透露",
    "报道", "介绍", "证实",
];

/// Reads the dates of one article's parts, in order.
pub(super) fn facts(scans: &[Scan], exprs: &[Vec<Expr>], anchor: Option<&Anchor>) -> Vec<Fact> {
    let mut context = Context::default();
    let mut facts = Vec::new();
    for (part, (scan, exprs)) in scans.iter().zip(exprs).enumerate() {
        let mut before = 0;
        context.told_day = None;
        let dateline = telegram::dateline(scan);
        if dateline.is_some() {
            context.dispatch = None;
        }
        for expr in exprs {
            if before == 0 || (before..expr.start).any(|i| is_sentence_end(scan.chars[i])) {
                context.year = None;
            }
            before = expr.end;
            let heads = dateline.filter(|line| expr.end <= line.end);
            let future = heads.is_none() && announced(scan, expr);
            let scene = Scene { anchor, context: &context, future };
            let Some((period, source)) = resolve::resolve(expr, scene) else { continue };
            let mark = Mark { part, start: expr.start, end: expr.end };
            remember(&mut context, scan, expr, &period, mark);
            if heads.is_some() && period.first == period.last {
                context.dispatch = Some((period.first, mark));
            }
            let tense = tense(&period, anchor, future);
            let from = anchor_fact(scans, source);
            let value = FactValue::Date { edtf: Some(period.edtf), tense, anchor: from };
            facts.push(scan.fact(expr.start, expr.end, expr.rule, confidence(expr, source, anchor), value));
        }
        facts.extend(vague::spans(scan, exprs).into_iter().map(|(start, end)| vague_fact(scan, start, end)));
    }
    facts
}

/// 近日, 三年来: time without a place on the calendar.
fn vague_fact(scan: &Scan, start: usize, end: usize) -> Fact {
    let word = scan.slice(start, end);
    let tense = match word.as_str() {
        "下一步" | "接下来" | "届时" | "不日" | "今后一段时间" => Tense::Future,
        w if w.starts_with("未来") || w.starts_with("今后") => Tense::Future,
        "目前" | "当前" | "眼下" | "当下" | "如今" | "现如今" => Tense::Ongoing,
        w if w.ends_with('来') || w.starts_with("近年") || w.starts_with("连续") => Tense::Ongoing,
        _ => Tense::Past,
    };
    let value = FactValue::Date { edtf: None, tense, anchor: crate::model::Anchor::Words };
    scan.fact(start, end, Rule::Vague, 0.6, value)
}

/// What a date was counted from, with the antecedent as printed.
fn anchor_fact(scans: &[Scan], source: Source) -> crate::model::Anchor {
    match source {
        Source::Words => crate::model::Anchor::Words,
        Source::Issue => crate::model::Anchor::Issue,
        Source::Text(mark) => {
            let text =
                scans.get(mark.part).map_or_else(String::new, |s| s.printed_text(mark.start, mark.end));
            crate::model::Anchor::Text { text }
        }
    }
}

/// Does the clause say that this is still to come?
pub(super) fn announced(scan: &Scan, expr: &Expr) -> bool {
    let start = scan.clause_start(expr.start, 12);
    let end = scan.clause_end(expr.end, 12);
    // 16日宣布将取消: the announcement is past.
    let reported = scan.one_of(expr.end, &REPORTED).is_some();
    let right_before = scan.one_before(expr.start, &FUTURE).is_some() && !scan.ends(expr.start, "截至");
    right_before
        || scan.any_within(start, expr.start, &FUTURE[..5])
        || !reported && scan.any_within(expr.end, end, &FUTURE_AFTER)
        || scan.one_of(expr.end, &["前", "之前", "以前", "底前", "末前"]).is_some()
            && scan.one_of(expr.end, &["前后", "前夕", "前往"]).is_none()
            && !matches!(expr.from.unit, Unit::Decade | Unit::Century | Unit::Feast(_))
}

fn remember(context: &mut Context, scan: &Scan, expr: &Expr, period: &Period, mark: Mark) {
    let (year, month, _) = crate::calendar::date_of(period.first);
    // 较2023年同期增长: the comparison does not set the year of what follows.
    let compared =
        scan.one_before(expr.start, &["较", "比", "与", "同"]).is_some() || in_title(scan, expr.start);
    let aside = matches!(expr.rule, Rule::FiveYearPlan | Rule::Decade | Rule::Century);
    let stated = matches!(expr.from.year, Year::Explicit(_) | Year::Shift(_) | Year::Antecedent(_));
    if stated && !compared && !expr.since && !aside && expr.to.is_none() {
        context.year = Some((year, mark));
    }
    if aside || compared || expr.same {
        return;
    }
    context.last_year = Some((year, mark));
    let exact = !period.edtf.contains('~') || matches!(expr.from.unit, Unit::Today(_));
    if expr.from.unit != Unit::Year && exact && period.last.saturating_sub(period.first) < 31 {
        context.last_month = Some(((year, month), mark));
        if matches!(expr.from.unit, Unit::Month(_)) {
            context.told_month = context.last_month;
        }
    }
    if period.first == period.last && exact {
        context.last_day = Some((period.first, mark));
        let until = scan.one_before(expr.start, &["截至", "截止", "到", "至", "自", "从", "由"]).is_some();
        if !until && expr.from.unit != Unit::ThatDay(0) && !matches!(expr.from.unit, Unit::Feast(_)) {
            context.told_day = Some((period.first, mark));
        }
    } else if exact {
        context.last_period = Some((period.clone(), mark));
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

fn confidence(expr: &Expr, source: Source, anchor: Option<&Anchor>) -> f32 {
    let certain = anchor.is_some_and(|a| a.exact);
    match (source, expr.from.unit) {
        (_, Unit::DayOnly(_) | Unit::Feast(_) | Unit::Weekday(None, _)) => 0.75,
        (Source::Words, _) => 0.98,
        (Source::Text(_), _) => 0.75,
        // Counted in days from a day that is itself inferred.
        (_, Unit::Today(_) | Unit::Weekday(..) | Unit::Week(_) | Unit::Weekend(_)) if !certain => 0.5,
        _ if expr.same => 0.6,
        _ if certain => 0.95,
        _ => 0.85,
    }
}

#[cfg(test)]
mod tests;
