//! Clues from days, months and years that are written out.

use super::super::dates::announced;
use super::super::dates::expr::{Expr, Unit, Year};
use super::super::number::digit;
use super::super::scan::Scan;
use super::clue::{Clue, Kind, Shape, Yearly};
use super::curve::{Step, YEARS};
use super::kernels::{self, Kernel, YearKernel};
use crate::calendar::{day_number, days_in_month};

/// Leads name the day within this many characters.
const LEAD: usize = 120;

pub(super) fn clues(scans: &[Scan], exprs: &[Vec<Expr>]) -> Vec<Clue> {
    let mut clues = Vec::new();
    let mut years = Years::default();
    for (part, (scan, exprs)) in scans.iter().zip(exprs).enumerate() {
        for expr in exprs {
            let place = Place { part, scan, expr, future: announced(scan, expr) };
            years.note(&place);
            clues.extend(place.full_date().or_else(|| place.day()));
        }
    }
    for (part, scan) in scans.iter().enumerate() {
        years.note_bare(part, scan);
    }
    clues.extend(years.clues());
    once(clues)
}

/// The same day told of again tells no more.
fn once(clues: Vec<Clue>) -> Vec<Clue> {
    let mut kept: Vec<Clue> = Vec::with_capacity(clues.len());
    for clue in clues {
        let known = kept.iter().position(|k| same_day(&k.shape, &clue.shape));
        match known {
            Some(at) if clue.kind == Kind::Anchor => kept[at] = clue,
            Some(_) => {}
            None => kept.push(clue),
        }
    }
    kept
}

fn same_day(a: &Shape, b: &Shape) -> bool {
    match (a, b) {
        (Shape::Yearly(Yearly::Day(m, d), k), Shape::Yearly(Yearly::Day(n, e), l)) => {
            (m, d) == (n, e) && k == l
        }
        (Shape::Monthly(d, k), Shape::Monthly(e, l)) => d == e && k == l,
        (Shape::Yearly(a, k), Shape::Yearly(b, l)) => a == b && k == l,
        (Shape::Fixed(a), Shape::Fixed(b)) => a == b,
        _ => false,
    }
}

/// An expression where it stands.
struct Place<'a> {
    part: usize,
    scan: &'a Scan,
    expr: &'a Expr,
    future: bool,
}

impl Place<'_> {
    fn clue(&self, kind: Kind, shape: Shape) -> Clue {
        Clue { part: self.part, start: self.expr.start, end: self.expr.end, kind, shape }
    }

    /// `2024年5月18日`, `2024年5月`.
    fn full_date(&self) -> Option<Clue> {
        let last = self.expr.to.unwrap_or(self.expr.from);
        let Year::Explicit(year) = last.year else { return None };
        if !YEARS.contains(&year) {
            return None;
        }
        let future = self.future || self.is_deadline();
        let steps = match last.unit {
            Unit::Day(m, d) if self.is_rule() => ruled(day_number(year, m, d)),
            Unit::Month(m) if self.is_rule() => ruled(day_number(year, m, 1)),
            Unit::Day(m, d) if future => ahead(day_number(year, m, d)),
            Unit::Day(m, d) => {
                let day = day_number(year, m, d);
                match () {
                    () if self.is_of_issue() => dated(day),
                    () if self.scan.ends(self.expr.start, "截至") => counted(day),
                    () => told(day),
                }
            }
            Unit::Month(m) if future => ahead(day_number(year, m, days_in_month(year, m))),
            Unit::Month(m) | Unit::MonthEnd(m) => since(day_number(year, m, 1)),
            Unit::Quarter(q) if (1..=4).contains(&q) && !future => since(day_number(year, q * 3 - 2, 1)),
            Unit::Half(2) if !future => since(day_number(year, 7, 1)),
            _ => return None,
        };
        Some(self.clue(Kind::LoneYear, Shape::Fixed(steps)))
    }

    /// `5月18日`, `18日`, 春节: what comes again.
    fn day(&self) -> Option<Clue> {
        let last = self.expr.to.unwrap_or(self.expr.from);
        if matches!((last.year, last.unit), (Year::Shift(-1), Unit::Day(..))) && !self.expr.same {
            return Some(self.clue(Kind::Day, Shape::Yearly(Yearly::Day(1, 1), kernels::LAST_YEAR)));
        }
        let this_year = matches!(last.year, Year::Unstated | Year::Shift(0));
        if !this_year || self.expr.same {
            return None;
        }
        let (yearly, kernel) = match last.unit {
            Unit::Day(m, d) => (self.with_weekday(m, d), self.day_kernel()),
            Unit::DayOnly(d) => {
                let kernel = match self.future {
                    _ if self.is_of_issue() => kernels::TODAY_ONLY,
                    true => kernels::DAY_ONLY_AHEAD,
                    false => kernels::DAY_ONLY,
                };
                return Some(self.clue(Kind::Day, Shape::Monthly(d, kernel)));
            }
            Unit::Month(m) => (Yearly::Day(m, 1), self.month_kernel()),
            Unit::MonthEnd(m) if !self.future => (Yearly::Day(m, 1), kernels::MONTH_FIGURES),
            Unit::Feast(index) => (Yearly::Feast(index), self.feast_kernel()),
            Unit::Holidays(index) => (Yearly::Feast(index), kernels::HOLIDAYS),
            Unit::Term(index) => (Yearly::Term(index), self.feast_kernel()),
            Unit::Lunar(m, d) => (Yearly::Lunar(m, d), self.feast_kernel()),
            _ => return None,
        };
        Some(self.clue(Kind::Day, Shape::Yearly(yearly, kernel)))
    }

    fn day_kernel(&self) -> Kernel {
        if self.is_of_issue() {
            kernels::DATELINE
        } else if self.scan.one_of(self.expr.end, FROM_THEN).is_some() {
            kernels::RULE
        } else if self.future || self.is_rule() || self.is_deadline() {
            kernels::AHEAD
        } else if self.expr.start < LEAD {
            kernels::LEAD
        } else {
            kernels::BODY
        }
    }

    fn month_kernel(&self) -> Kernel {
        match self.expr.to {
            _ if self.future => kernels::MONTH_AHEAD,
            // 1—5月: from January, so the figures run to the month before the issue.
            Some(_) if self.expr.from.unit == Unit::Month(1) => kernels::MONTHS_FIGURES,
            _ if self.scan.before(self.expr.end) == '份' => kernels::MONTH_FIGURES,
            _ => kernels::MONTH,
        }
    }

    fn feast_kernel(&self) -> Kernel {
        let coming = ["将至", "临近", "来临", "即将", "将近", "前夕", "前"];
        let ahead = self.future || self.scan.one_of(self.expr.end, &coming).is_some();
        if ahead { kernels::FESTIVAL_AHEAD } else { kernels::FESTIVAL }
    }

    /// `5月18日电`, 今天（5月18日）: written on that day.
    fn is_of_issue(&self) -> bool {
        let (scan, expr) = (self.scan, self.expr);
        let open = usize::from(matches!(scan.before(expr.start), '(' | ',' | '是'));
        let today = ["今天", "今日", "今晚", "今晨", "今早", "昨天", "昨日", "昨晚", "明天"];
        scan.one_of(expr.end, &["电", "讯"]).is_some() || scan.one_before(expr.start - open, &today).is_some()
    }

    /// 5月18日起: from then on something holds, mostly still to come.
    fn is_rule(&self) -> bool {
        self.scan.one_of(self.expr.end, FROM_THEN).is_some()
            || self.scan.one_of(self.expr.end, &["前", "之前", "截止"]).is_some()
    }

    /// 报名截止时间：5月20日, 开标时间：…: days of notices lie ahead.
    fn is_deadline(&self) -> bool {
        const TERMS: &[&str] = &[
            "截止",
            "开标",
            "报名",
            "期限",
            "有效期",
            "笔试",
            "面试",
            "开考",
            "考试时间",
            "投标",
            "公示期",
            "递交",
            "竞买",
            "拍卖",
            "领取",
        ];
        let scan = self.scan;
        let (start, end) = (scan.sentence_start(self.expr.start, 24), scan.clause_end(self.expr.end, 10));
        scan.any_within(start, self.expr.start, TERMS) || scan.any_within(self.expr.end, end, TERMS)
    }

    /// `5月18日（星期六）`: the day, on its weekday where that is printed.
    fn with_weekday(&self, m: u32, d: u32) -> Yearly {
        let scan = self.scan;
        let found = (self.expr.start..self.expr.end + 2)
            .find_map(|at| scan.one_of(at, &["星期", "礼拜", "周"]).map(|(_, len)| (at, len)));
        let Some((at, len)) = found else { return Yearly::Day(m, d) };
        let weekday = match scan.at(at + len) {
            '日' | '天' => Some(6),
            c => digit(c).filter(|n| (1..=6).contains(n)).map(|n| i64::from(n) - 1),
        };
        weekday.map_or(Yearly::Day(m, d), |n| Yearly::Weekday(m, d, n))
    }
}

/// Behind a date: something holds from then on.
const FROM_THEN: &[&str] = &["零时起", "0时起", "起", "开始"];

/// A day in full from which something holds.
fn ruled(day: i64) -> Vec<Step> {
    let kernel: Kernel = &[
        (-1500, -8.0),
        (-366, -6.6),
        (-90, -5.4),
        (-31, -4.6),
        (1, -5.0),
        (31, -6.0),
        (366, -7.8),
        (2000, -9.0),
    ];
    steps(day, -10.0, kernel)
}

/// A day in full that is told as past.
fn told(day: i64) -> Vec<Step> {
    const STEPS: Kernel =
        &[(0, -3.2), (7, -5.2), (31, -6.7), (150, -7.3), (366, -8.8), (1800, -9.8), (9000, -10.5)];
    steps(day, -11.0, STEPS)
}

/// A day in full up to which something was counted.
fn counted(day: i64) -> Vec<Step> {
    const STEPS: Kernel = &[(0, -4.0), (12, -4.6), (31, -5.4), (90, -6.8), (200, -8.5), (500, -10.0)];
    steps(day, -11.0, STEPS)
}

/// A day in full on which it was written.
fn dated(day: i64) -> Vec<Step> {
    steps(day, -10.0, &[(-1, -5.0), (0, -2.0), (6, -6.0), (31, -9.0), (366, -10.0)])
}

fn ahead(day: i64) -> Vec<Step> {
    let kernel: Kernel = &[(-4000, -8.5), (-1500, -7.5), (-366, -6.0), (-31, -4.5), (1, -7.5), (31, -9.0)];
    steps(day, -10.0, kernel)
}

/// A month or quarter that began on this day.
fn since(first: i64) -> Vec<Step> {
    steps(first, -6.0, &[(-20, -4.0), (0, -0.8), (120, -1.4), (366, -2.8), (1000, -3.8), (4000, -4.5)])
}

fn steps(day: i64, before: f32, kernel: Kernel) -> Vec<Step> {
    let first = (i64::MIN / 2, before);
    std::iter::once(first).chain(kernel.iter().map(|(lag, value)| (day + lag, *value))).collect()
}

/// The years that an article writes out. They depend on each other, so only the latest that are spoken of as past and
/// the first that is announced count.
#[derive(Default)]
struct Years {
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
    kernel: &'static YearKernel,
}

impl Years {
    fn note(&mut self, place: &Place) {
        let Place { scan, expr, .. } = *place;
        let age = matches!(expr.rule, "decade" | "century" | "five-year-plan");
        let point = expr.to.unwrap_or(expr.from);
        let written = if let Year::Explicit(y) = point.year { Some(y) } else { None };
        // 2022年冬奥会 is of that year, whenever it is written of.
        let games = ["冬奥", "冬残奥", "奥运", "世界杯", "亚运", "世博", "世园", "全运", "亚冬", "残奥"];
        let named = age || point.unit == Unit::Year && scan.one_of(expr.end, &games).is_some();
        let Some(year) = written.filter(|y| YEARS.contains(y) && !named) else { return };
        let (slot, kernel, latest) = match role(place, point.unit) {
            Role::Goal => (&mut self.goal, &kernels::GOAL, false),
            Role::Coming => (&mut self.goal, &kernels::COMING, false),
            Role::Same => (&mut self.after, &kernels::SAME, true),
            Role::After => (&mut self.after, &kernels::AFTER, true),
            Role::OfYear => (&mut self.current, &kernels::OF_YEAR, true),
            Role::Current => (&mut self.current, &kernels::CURRENT, true),
            Role::Figures => (&mut self.figures, &kernels::FIGURES, true),
            Role::Told => (&mut self.told, &kernels::TOLD, true),
        };
        let mention = Mention { year, part: place.part, start: expr.start, end: expr.end, kernel };
        let better = slot.is_none_or(|known| if latest { year > known.year } else { year < known.year });
        if better {
            *slot = Some(mention);
        }
    }

    /// 2019全国两会, 2023“…消费季”: a year that a name begins with.
    fn note_bare(&mut self, part: usize, scan: &Scan) {
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
                let kernel = &kernels::CURRENT;
                self.current = Some(Mention { year, part, start: at, end: at + 4, kernel });
            }
            at += 4;
        }
    }

    fn clues(self) -> impl Iterator<Item = Clue> {
        // What is told of years long past says little beside a later one.
        let others = self.current.into_iter().chain(self.after).chain(self.figures);
        let newest = others.map(|m| m.year).max();
        let told = self.told.filter(|m| newest.is_none_or(|n| m.year >= n));
        [told, self.figures, self.current, self.after, self.goal].into_iter().flatten().map(|m| Clue {
            part: m.part,
            start: m.start,
            end: m.end,
            kind: Kind::LoneYear,
            shape: Shape::Fixed(by_year(m.year, m.kernel)),
        })
    }
}

/// How a year is spoken of.
enum Role {
    /// 到2025年: still to come.
    Goal,
    /// 2025年，…将…: told ahead, mostly of the present year.
    Coming,
    /// 较2023年同期: the year before.
    Same,
    /// 较2023年, 截至2023年底: mostly the year before.
    After,
    /// 2024年度…开始: what goes on, by the name of its year.
    OfYear,
    /// 2024年，…增长: figures of the whole year.
    Figures,
    /// In names and plans.
    Current,
    /// As past.
    Told,
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

/// A year as steps at every New Year around it, and every quarter near it.
fn by_year(year: i32, kernel: &YearKernel) -> Vec<Step> {
    let further = |offset: i32| match offset {
        n if n < -3 => kernel.before[0] + kernel.slopes[0] * (-3 - n) as f32,
        n if n < -1 => kernel.before[(n + 3) as usize],
        n if n > 5 => kernel.after[3] + kernel.slopes[1] * (n - 5) as f32,
        n => kernel.after[(n - 2).max(0) as usize],
    };
    let mut steps = Vec::with_capacity(YEARS.count() + 9);
    for y in YEARS {
        match y - year {
            near @ -1..=1 => steps.extend((0..4).map(|quarter: usize| {
                let value = kernel.near[quarter][(near + 1) as usize];
                (day_number(y, quarter as u32 * 3 + 1, 1), value)
            })),
            offset => steps.push((day_number(y, 1, 1), further(offset).max(FLOOR))),
        }
    }
    steps
}

/// No year is less likely than this: figures are misprinted.
const FLOOR: f32 = -7.0;

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
