//! The day of issue of a page that does not print it: the year from years written out, the day from the newest
//! day that is reported as past. Papers report with one to three days' delay, mostly one.

use std::collections::BTreeMap;

use super::dates::announced;
use super::dates::expr::{Expr, Unit, Year};
use super::dates::resolve::{Anchor, anchor_of};
use super::scan::Scan;
use crate::calendar::{date_of, day_number};
use crate::model::DateEstimate;

/// What of a page the estimate looks at: per article its parts with their expressions.
pub(super) type Pages<'a> = &'a [(&'a [Scan], &'a [Vec<Expr>])];

/// Lead paragraphs name the day within this many characters.
const LEAD: usize = 120;
/// Delay of a report, in days.
const DELAY: i64 = 1;

/// Estimates the day (or at least the year) of issue; `None` where the page holds no trace of its year.
pub(super) fn estimate(articles: Pages) -> Option<(DateEstimate, Anchor)> {
    let (year, year_evidence) = year(articles)?;
    let newest = newest_day(articles, year);
    let mut evidence = vec![year_evidence];
    let edtf = match newest {
        Some((number, sentence)) => {
            if sentence != evidence[0] {
                evidence.push(sentence);
            }
            let (y, m, d) = date_of(number + DELAY);
            format!("{y:04}-{m:02}-{d:02}~")
        }
        None => format!("{year:04}~"),
    };
    let anchor = anchor_of(&edtf)?;
    Some((DateEstimate { edtf, evidence }, anchor))
}

/// How a year is spoken of on the page.
#[derive(Default)]
struct Mentions {
    /// With a quarter or half, or as the year before (较2023年同期 speaks for 2024).
    telling: u32,
    /// In names and plans of that year.
    plain: u32,
    ahead: u32,
    sentence: Option<String>,
}

fn year(articles: Pages) -> Option<(i32, String)> {
    let mut years: BTreeMap<i32, Mentions> = BTreeMap::new();
    for (scan, expr) in all(articles) {
        let Year::Explicit(written) = expr.from.year else { continue };
        let age = matches!(expr.rule, "decade" | "century" | "five-year-plan");
        if age || historic(scan, expr) {
            continue;
        }
        let last = if let Some(Year::Explicit(y)) = expr.to.map(|p| p.year) { y } else { written };
        let compared = expr.same;
        let future = announced(scan, expr);
        let over = expr.from.unit == Unit::End && !future;
        let mentions = years.entry(if compared || over { last + 1 } else { last }).or_default();
        match expr.from.unit {
            _ if future => mentions.ahead += 1,
            _ if compared || over => mentions.telling += 1,
            Unit::Quarter(_) | Unit::Half(_) | Unit::Quarters(_) => mentions.telling += 1,
            _ if scan.ends(expr.start, "截至") => mentions.telling += 1,
            _ if narrated(scan, expr) => {}
            _ => mentions.plain += 1,
        }
        if !future {
            mentions.sentence.get_or_insert_with(|| scan.sentence(expr.start, expr.end));
        }
    }
    // A year that is also spoken of as a goal (到2026年) needs more than a bare mention to be the present one.
    let present = |m: &Mentions| m.telling > 0 || m.plain > 0 && m.ahead == 0;
    let (year, mentions) = years.iter().rev().find(|(_, m)| present(m))?;
    Some((*year, mentions.sentence.clone()?))
}

/// In names and plans (《2024年工作要点》, 举行2024年“世界献血日”活动, 2025年是…) a year is mostly the present one. What is
/// told of a year (2016年，他…; 2020年以来) is past: of its own year a paper says 今年.
fn narrated(scan: &Scan, expr: &Expr) -> bool {
    const TASKS: &[&str] = &[
        "明确", "落实", "印发", "召开", "举行", "举办", "发布", "公布", "开展", "部署", "做好", "制定",
        "出台", "启动", "实施",
    ];
    const NAMES: &[&str] = &["是", "度", "工作", "重点", "“", "《"];
    let before = scan.before(expr.start);
    let name = matches!(before, '《' | '“') || scan.one_before(expr.start, TASKS).is_some();
    let named = name || scan.one_of(expr.end, NAMES).is_some() || scan.before(expr.end) == '度';
    expr.since || expr.to.is_some() || expr.from.unit != Unit::Year || !named
}

/// Years of birth and foundation date a person or a house, not the page.
fn historic(scan: &Scan, expr: &Expr) -> bool {
    const CUES: [&str; 14] = [
        "出生", "生于", "始建", "创建", "成立", "建于", "创办", "诞生", "建成", "获评", "入伍", "毕业",
        "去世", "逝世",
    ];
    let near = (expr.end + 12).min(scan.clause_end(expr.end, 12));
    scan.any_within(expr.end, near, &CUES)
        || scan.any_within(scan.clause_start(expr.start, 4), expr.start, &CUES)
}

/// The newest past day of the leads, else of the whole page.
fn newest_day(articles: Pages, year: i32) -> Option<(i64, String)> {
    let days = |leads: bool| -> Vec<(u32, u32, &Scan, &Expr)> {
        let candidates = all(articles).filter(|(scan, expr)| past_day(scan, expr, year));
        let fitting = candidates.filter(|(_, expr)| !leads || expr.start < LEAD);
        fitting.filter_map(|(scan, expr)| last_day(expr).map(|(m, d)| (m, d, scan, expr))).collect()
    };
    let mut found = days(true);
    if found.is_empty() {
        found = days(false);
    }
    // Around New Year both ends of the calendar are near: December is then last year's.
    let turn = found.iter().any(|f| f.0 <= 2) && found.iter().any(|f| f.0 >= 11);
    let number = |m: u32, d: u32| day_number(if turn && m >= 11 { year - 1 } else { year }, m, d);
    let newest = found.iter().max_by_key(|(m, d, ..)| number(*m, *d))?;
    Some((number(newest.0, newest.1), newest.2.sentence(newest.3.start, newest.3.end)))
}

fn past_day(scan: &Scan, expr: &Expr, year: i32) -> bool {
    let this_year =
        matches!(expr.from.year, Year::Unstated | Year::Shift(0)) || expr.from.year == Year::Explicit(year);
    let rule = scan.one_of(expr.end, &["起", "前", "之前", "截止"]).is_some();
    this_year && !rule && !announced(scan, expr)
}

fn last_day(expr: &Expr) -> Option<(u32, u32)> {
    match expr.to.unwrap_or(expr.from).unit {
        Unit::Day(m, d) => Some((m, d)),
        _ => None,
    }
}

fn all<'a>(articles: Pages<'a>) -> impl Iterator<Item = (&'a Scan, &'a Expr)> {
    let parts = articles.iter().flat_map(|(scans, exprs)| scans.iter().zip(exprs.iter()));
    parts.flat_map(|(scan, exprs)| exprs.iter().map(move |e| (scan, e)))
}

#[cfg(test)]
mod tests {
    use super::super::dates::read::read;
    use super::*;
    use crate::model::Part;

    fn check(articles: &[&str], edtf: Option<&str>) {
        let scans: Vec<Vec<Scan>> = articles.iter().map(|t| vec![Scan::new(Part::Block(0), t)]).collect();
        let exprs: Vec<Vec<Vec<Expr>>> = scans.iter().map(|s| s.iter().map(read).collect()).collect();
        let pages: Vec<_> = scans.iter().zip(&exprs).map(|(s, e)| (s.as_slice(), e.as_slice())).collect();
        let found = estimate(&pages).map(|(e, _)| e.edtf);
        assert_eq!(found.as_deref(), edtf, "{articles:?}");
    }

    #[test]
    fn year_and_newest_past_day_make_the_estimate() {
        check(
            &["3月4日，全市大会召开。", "较2022年同期增长5%。", "3月5日，桥梁通车。4月1日将开放。"],
            Some("2023-03-06~"),
        );
        check(&["2021年第三季度，公司签约。10月12日，记者获悉。"], Some("2021-10-13~"));
    }

    #[test]
    fn goals_and_years_of_birth_date_no_page() {
        check(&["到2035年，基本实现现代化。5月3日，演出举行。"], None);
        check(&["2016年，他来到县里。5月3日，演出举行。"], None);
        check(&["自2019年5月起，5月3日，演出举行。"], None);
        check(&["落实《2019年工作要点》。5月3日，演出举行。"], Some("2019-05-04~"));
        check(&["他出生于1943年。5月3日，演出举行。"], None);
        check(&["2025年实现全覆盖。", "到2025年，全面建成。2023年第一季度完成投资。"], Some("2023~"));
    }

    #[test]
    fn without_any_year_nothing_is_invented() {
        check(&["7月12日，新项目开工。"], None);
        check(&[], None);
    }

    #[test]
    fn the_turn_of_the_year_is_crossed() {
        check(
            &[
                "12月30日，活动举行。",
                "1月2日，列车开通。",
                "2024年第一季度，计划完成。",
                "比2023年同期增长。",
            ],
            Some("2024-01-03~"),
        );
    }
}
