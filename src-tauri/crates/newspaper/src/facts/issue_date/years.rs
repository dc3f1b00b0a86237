//! Clues from years that are written out.

use super::super::dates::expr::{Expr, Unit, Year};
use super::super::scan::Scan;
use super::calendar::Place;
use super::clue::{Clue, Kind, Shape};
use super::curve::{Step, YEARS};
use super::kernels::Role;
use crate::calendar::day_number;
use crate::facts::Rule;

/// The years that an article writes out. They depend on each other, so only the latest that are spoken of as past and
/// the first that is announced count.
#[derive(Default)]
pub(super) struct Years {
    told: Option<Mention>,
    figures: Option<Mention>,
    current: Option<Mention>,
    after: Option<Mention>,
    goal: Option<Mention>,
}

#[derive(Clone, Copy)]
struct Mention {
    year: i32,
    part: usize,
    start: usize,
    end: usize,
    role: Role,
}

impl Years {
    pub(super) fn note(&mut self, place: &Place) {
        let Place { scan, expr, .. } = *place;
        let age = matches!(expr.rule, Rule::Decade | Rule::Century | Rule::FiveYearPlan);
        let point = expr.to.unwrap_or(expr.from);
        let written = if let Year::Explicit(y) = point.year { Some(y) } else { None };
        // 2022年冬奥会, 2016年里约奥运会 are of that year, whenever they are written of.
        let games =
            ["冬奥", "冬残奥", "奥运", "世界杯", "亚运", "世博", "世园", "全运", "亚冬", "残奥", "大运会"];
        let of_games = || scan.any_within(expr.end, scan.clause_end(expr.end, 8), &games);
        let named = age || point.unit == Unit::Year && of_games();
        let Some(year) = written.filter(|y| YEARS.contains(y) && !named) else { return };
        let role = role(place, point.unit);
        let slot = match role {
            Role::Goal | Role::Coming => &mut self.goal,
            Role::Same | Role::After => &mut self.after,
            Role::OfYear | Role::Current => &mut self.current,
            Role::Figures => &mut self.figures,
            Role::Told => &mut self.told,
        };
        let latest = !matches!(role, Role::Goal | Role::Coming);
        let mention = Mention { year, part: place.part, start: expr.start, end: expr.end, role };
        let better = slot.is_none_or(|known| if latest { year > known.year } else { year < known.year });
        if better {
            *slot = Some(mention);
        }
    }

    /// 2019全国两会, 2023“…消费季”: a year that a name begins with.
    pub(super) fn note_bare(&mut self, part: usize, scan: &Scan) {
        const NAMES: &[&str] = &[
            "全国", "两会", "中国", "世界", "国际", "春运", "亚洲", "全球", "年会", "春晚", "中央", "“",
            "北京", "上海", "金砖", "赛季", "中超", "CBA",
        ];
        let digits = |at: usize| (0..4).all(|i| scan.at(at + i).is_ascii_digit());
        let mut at = 0;
        while at + 4 < scan.len() {
            let alone = !scan.before(at).is_ascii_alphanumeric() && !matches!(scan.before(at), '.' | '第');
            if !(alone && digits(at)) {
                at += 1;
                continue;
            }
            let year: i32 = scan.slice(at, at + 4).parse().unwrap_or_default();
            let named = scan.one_of(at + 4, NAMES).is_some() && (1980..2045).contains(&year);
            if named && self.current.is_none_or(|known| year > known.year) {
                self.current = Some(Mention { year, part, start: at, end: at + 4, role: Role::Current });
            }
            at += 4;
        }
    }

    /// The clues, where the latest day in full that is past is of the year `newest`.
    pub(super) fn clues(self, newest: Option<i32>) -> impl Iterator<Item = Clue> {
        // What is told of years long past says little beside a later one.
        let others = self.current.into_iter().chain(self.after).chain(self.figures);
        let newest = others.map(|m| m.year).chain(newest).max();
        let told = self.told.filter(|m| newest.is_none_or(|n| m.year > n));
        [told, self.figures, self.current, self.after, self.goal].into_iter().flatten().map(|m| Clue {
            part: m.part,
            start: m.start,
            end: m.end,
            kind: Kind::LoneYear,
            shape: Shape::Fixed(by_year(m.year, m.role)),
        })
    }
}

fn role(place: &Place, unit: Unit) -> Role {
    let Place { scan, expr, .. } = *place;
    let ahead = is_ahead(scan, expr);
    let base = scan.one_before(expr.start, &["比", "较", "相比", "超过", "高于", "低于"]).is_some();
    let ended = unit == Unit::End || scan.ends(expr.start, "截至") && unit == Unit::Year;
    if is_goal(place, ahead) {
        Role::Goal
    } else if expr.same && !ahead {
        Role::Same
    } else if (base || ended) && !ahead {
        Role::After
    } else if ahead && unit == Unit::Year {
        Role::Coming
    } else if unit == Unit::Year && scan.before(expr.end) == '度' && goes_on(scan, expr) {
        Role::OfYear
    } else if unit == Unit::Year && expr.to.is_none() && !expr.since && gives_figures(scan, expr) {
        Role::Figures
    } else if unit == Unit::Year && !is_narrated(scan, expr) {
        Role::Current
    } else {
        Role::Told
    }
}

/// 到2025年，…: a goal; 从2012年…增加到2021年的… is none.
fn is_goal(place: &Place, ahead: bool) -> bool {
    let Place { scan, expr, future, .. } = *place;
    let reached = scan.one_before(expr.start, &["到", "至"]).is_some() && !scan.ends(expr.start, "截至");
    let from = scan.clause_start(expr.start, 24);
    let past =
        scan.any_within(from, expr.start, &["从", "由", "自", "增", "升", "涨", "降", "减", "长到", "直到"]);
    future && !(reached && (past || scan.at(expr.end) == '的' && !ahead))
}

/// Does the sentence go on to what is still to be done?
fn is_ahead(scan: &Scan, expr: &Expr) -> bool {
    const AHEAD: &[&str] = &["将", "力争", "计划", "预计", "有望", "争取", "确保", "要"];
    scan.any_within(expr.end, scan.sentence_end(expr.end, 28), AHEAD)
}

/// 2024年，…增长5%, 2024年…统计公报.
fn gives_figures(scan: &Scan, expr: &Expr) -> bool {
    const FIGURES: &[&str] = &[
        "增长",
        "下降",
        "达",
        "实现",
        "突破",
        "超过",
        "亿",
        "占",
        "全年",
        "总量",
        "票房",
        "公报",
        "运行情况",
        "同比",
        "完成",
        "新增",
        "累计",
    ];
    scan.any_within(expr.end, scan.sentence_end(expr.end, 26), FIGURES)
}

/// 2024年度…已经开始, not 2024年度…奖.
fn goes_on(scan: &Scan, expr: &Expr) -> bool {
    const ONGOING: &[&str] = &["开始", "启动", "启用", "受理", "报名", "缴", "申报", "招", "参保", "征"];
    scan.any_within(expr.end, scan.sentence_end(expr.end, 24), ONGOING)
}

/// A year as steps at every New Year, and at every quarter near it.
fn by_year(year: i32, role: Role) -> Vec<Step> {
    let kernel = role.kernel();
    let quarters = |y: i32| if (y - year).abs() < 2 { 0..4 } else { 0..1 };
    let step = |y: i32, q: usize| (day_number(y, q as u32 * 3 + 1, 1), kernel.at(y - year, q));
    YEARS.flat_map(|y| quarters(y).map(move |q| step(y, q))).collect()
}

/// In names and plans (《2024年工作要点》, 举行2024年“世界献血日”活动, 2025年是…) a year is mostly the present one. What is
/// told of a year (2016年，他…; 2020年以来) is past: of its own year a paper says 今年.
fn is_narrated(scan: &Scan, expr: &Expr) -> bool {
    const TASKS: &[&str] = &[
        "明确", "落实", "印发", "召开", "举行", "举办", "发布", "公布", "开展", "部署", "做好", "制定",
        "出台", "启动", "实施", "预计",
    ];
    const NAMES: &[&str] =
        &["是", "工作", "重点", "“", "《", "春运", "暑运", "中央", "全国", "中国", "世界", "国际", "亚洲"];
    let before = scan.before(expr.start);
    let name = matches!(before, '《' | '“') || scan.one_before(expr.start, TASKS).is_some();
    expr.since || expr.to.is_some() || !(name || scan.one_of(expr.end, NAMES).is_some())
}
