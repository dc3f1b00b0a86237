//! Clues from days, months and years that are written out.

use super::super::dates::announced;
use super::super::dates::expr::{Expr, Unit, Year};
use super::super::number::digit;
use super::super::scan::Scan;
use super::clue::{Clue, Kind, Shape, Yearly};
use super::curve::YEARS;
use super::kernels::Told;
use super::years::Years;
use crate::calendar::{date_of, day_number, days_in_month};

/// Leads name the day within this many characters.
const LEAD: usize = 120;

pub(super) fn clues(scans: &[Scan], exprs: &[Vec<Expr>]) -> Vec<Clue> {
    let mut clues = Vec::new();
    let (mut years, mut full) = (Years::default(), FullDates::default());
    for (part, (scan, exprs)) in scans.iter().zip(exprs).enumerate() {
        for expr in exprs {
            let place = Place { part, scan, expr, future: announced(scan, expr) };
            match place.full_date() {
                Some(date) => full.note(date),
                None => {
                    years.note(&place);
                    clues.extend(place.day());
                }
            }
        }
    }
    for (part, scan) in scans.iter().enumerate() {
        years.note_bare(part, scan);
    }
    clues.extend(years.clues(full.past.as_ref().map(|date| date_of(date.day).0)));
    clues.extend(full.clues());
    once(clues)
}

/// A day or month in full.
struct FullDate {
    day: i64,
    told: Told,
    clue: Clue,
}

/// The days in full of an article. They depend on each other (a life, a piece of history), so of those that are past
/// only the latest counts, and of those that lie ahead the first.
#[derive(Default)]
struct FullDates {
    past: Option<FullDate>,
    ahead: Option<FullDate>,
    others: Vec<FullDate>,
}

impl FullDates {
    fn note(&mut self, date: FullDate) {
        match date.told {
            Told::PastInFull | Told::SinceInFull | Told::QuarterInFull | Told::CountedInFull => {
                if self.past.as_ref().is_none_or(|known| known.day < date.day) {
                    self.past = Some(date);
                }
            }
            Told::AheadInFull => {
                if self.ahead.as_ref().is_none_or(|known| known.day > date.day) {
                    self.ahead = Some(date);
                }
            }
            _ => self.others.push(date),
        }
    }

    fn clues(self) -> impl Iterator<Item = Clue> {
        self.past.into_iter().chain(self.ahead).chain(self.others).map(|date| date.clue)
    }
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
pub(super) struct Place<'a> {
    pub(super) part: usize,
    pub(super) scan: &'a Scan,
    pub(super) expr: &'a Expr,
    pub(super) future: bool,
}

impl Place<'_> {
    fn clue(&self, kind: Kind, shape: Shape) -> Clue {
        Clue { part: self.part, start: self.expr.start, end: self.expr.end, kind, shape }
    }

    /// `2024年5月18日`, `2024年5月`.
    fn full_date(&self) -> Option<FullDate> {
        let last = self.expr.to.unwrap_or(self.expr.from);
        let Year::Explicit(year) = last.year else { return None };
        if !YEARS.contains(&year) {
            return None;
        }
        let (month, of_month) = match last.unit {
            Unit::Day(m, d) => (m, d),
            Unit::Month(m) | Unit::MonthEnd(m) => (m, 1),
            Unit::Quarter(q) if (1..=4).contains(&q) => (q * 3 - 2, 1),
            Unit::Half(2) => (7, 1),
            _ => return None,
        };
        let told = self.told_in_full(last.unit)?;
        let is_ahead = matches!((last.unit, told), (Unit::Month(_), Told::AheadInFull));
        let of_month = if is_ahead { days_in_month(year, month) } else { of_month };
        let day = day_number(year, month, of_month);
        let steps = told.kernel().iter().map(|(lag, value)| (day + lag, *value)).collect();
        Some(FullDate { day, told, clue: self.clue(Kind::LoneYear, Shape::Fixed(steps)) })
    }

    fn told_in_full(&self, unit: Unit) -> Option<Told> {
        let is_ahead = self.future || self.is_deadline();
        Some(match unit {
            Unit::Day(..) | Unit::Month(_) if self.is_rule() => Told::RuledInFull,
            Unit::Day(..) | Unit::Month(_) if is_ahead => Told::AheadInFull,
            Unit::Day(..) if self.is_of_issue() => Told::DatedInFull,
            Unit::Day(..) if self.scan.ends(self.expr.start, "截至") => Told::CountedInFull,
            Unit::Day(..) => Told::PastInFull,
            Unit::Quarter(_) | Unit::Half(_) if is_ahead => return None,
            Unit::Quarter(_) => Told::QuarterInFull,
            _ => Told::SinceInFull,
        })
    }

    /// `5月18日`, `18日`, 春节: what comes again.
    fn day(&self) -> Option<Clue> {
        let last = self.expr.to.unwrap_or(self.expr.from);
        if matches!((last.year, last.unit), (Year::Shift(-1), Unit::Day(..))) && !self.expr.same {
            return Some(self.clue(Kind::Day, Shape::Yearly(Yearly::Day(1, 1), Told::LastYear.kernel())));
        }
        let this_year = matches!(last.year, Year::Unstated | Year::Shift(0));
        if !this_year || self.expr.same {
            return None;
        }
        let (yearly, told) = match last.unit {
            Unit::Day(m, d) => (self.with_weekday(m, d), self.day_told()),
            Unit::DayOnly(d) => {
                let told = match self.future {
                    _ if self.is_of_issue() => Told::TodayOnly,
                    true => Told::DayOnlyAhead,
                    false => Told::DayOnly,
                };
                return Some(self.clue(Kind::Day, Shape::Monthly(d, told.kernel())));
            }
            Unit::Month(m) => (Yearly::Day(m, 1), self.month_told()),
            Unit::MonthEnd(m) if !self.future => (Yearly::Day(m, 1), Told::MonthFigures),
            Unit::Feast(index) => (Yearly::Feast(index), self.feast_told()),
            Unit::Holidays(index) => (Yearly::Feast(index), Told::Holidays),
            Unit::Term(index) => (Yearly::Term(index), self.feast_told()),
            Unit::Lunar(m, d) => (Yearly::Lunar(m, d), self.feast_told()),
            _ => return None,
        };
        Some(self.clue(Kind::Day, Shape::Yearly(yearly, told.kernel())))
    }

    fn day_told(&self) -> Told {
        if self.is_of_issue() {
            Told::Dateline
        } else if self.scan.one_of(self.expr.end, FROM_THEN).is_some() {
            Told::Rule
        } else if self.future || self.is_rule() || self.is_deadline() {
            Told::Ahead
        } else if self.expr.start < LEAD {
            Told::Lead
        } else {
            Told::Text
        }
    }

    fn month_told(&self) -> Told {
        match self.expr.to {
            _ if self.future => Told::MonthAhead,
            // 1—5月: from January, so the figures run to the month before the issue.
            Some(_) if self.expr.from.unit == Unit::Month(1) => Told::MonthsFigures,
            _ if self.scan.before(self.expr.end) == '份' => Told::MonthFigures,
            _ => Told::Month,
        }
    }

    fn feast_told(&self) -> Told {
        let coming = ["将至", "临近", "来临", "即将", "将近", "前夕", "前"];
        let ahead = self.future || self.scan.one_of(self.expr.end, &coming).is_some();
        if ahead { Told::FestivalAhead } else { Told::Festival }
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
