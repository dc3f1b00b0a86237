//! A clue: something on the page that is likelier on some days of issue than on others.

use std::ops::RangeInclusive;

use super::super::dates::calendar::{feast_day, lunar_day, term_day, weekday_of};
use super::curve::{Curve, Step};
use super::kernels::Kernel;
use crate::calendar::{day_number, days_in_month};

/// A clue of an article, with the place where it stands.
#[derive(Debug, Clone)]
pub(super) struct Clue {
    /// Which of the article's parts.
    pub(super) part: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) shape: Shape,
}

/// What a clue tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The year, alone.
    LoneYear,
    /// A name, plan or number that dates itself.
    Anchor,
    /// A day or a part of the year.
    Day,
}

/// How likely the clue is by day of issue.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    /// Steps on the calendar.
    Fixed(Vec<Step>),
    /// The same every year, counted from a day of the year.
    Yearly(Yearly, Kernel),
    /// The same every month, counted from that day of it.
    Monthly(u32, Kernel),
}

/// A day of every year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Yearly {
    /// Month and day.
    Day(u32, u32),
    /// Month and day, on that weekday only (Monday is 0).
    Weekday(u32, u32, i64),
    /// A festival, index into `FEASTS`.
    Feast(usize),
    /// A solar term, index into `SOLAR_TERMS`.
    Term(usize),
    /// Lunar month and day.
    Lunar(u32, u32),
}

/// What a date costs that falls on another weekday than is printed beside it.
const WRONG_WEEKDAY: f32 = -4.0;

impl Yearly {
    fn in_year(self, year: i32) -> Option<i64> {
        match self {
            Self::Day(m, d) | Self::Weekday(m, d, _) => {
                // The 29th of February stands for the day after the 28th in other years, at a price (below).
                (1..=12).contains(&m).then(|| day_number(year, m, d))
            }
            Self::Feast(index) => feast_day(index, year),
            Self::Term(index) => term_day(index, year),
            Self::Lunar(m, d) => lunar_day(m, d, year),
        }
    }

    /// What it costs that the day lies in that year.
    fn cost(self, year: i32, day: i64) -> f32 {
        match self {
            Self::Weekday(_, _, weekday) if weekday_of(day) != weekday => WRONG_WEEKDAY,
            Self::Day(m, d) | Self::Weekday(m, d, _) if d > days_in_month(year, m) => WRONG_WEEKDAY,
            _ => 0.0,
        }
    }
}

impl Clue {
    /// Can it tell the year?
    pub(super) fn is_fixed(&self) -> bool {
        matches!(self.shape, Shape::Fixed(_))
    }

    /// The clue as a function over these years.
    pub(super) fn curve(&self, years: &RangeInclusive<i32>) -> Curve {
        match &self.shape {
            Shape::Fixed(steps) => Curve(steps.clone()),
            Shape::Yearly(yearly, kernel) => Curve(every_year(*yearly, kernel, years)),
            Shape::Monthly(day, kernel) => Curve(every_month(*day, kernel, years)),
        }
    }
}

fn every_year(yearly: Yearly, kernel: &[Step], years: &RangeInclusive<i32>) -> Vec<Step> {
    let mut steps = Vec::with_capacity(kernel.len() * (years.clone().count() + 2));
    for year in years.start() - 1..=years.end() + 1 {
        let Some(day) = yearly.in_year(year) else { continue };
        let cost = yearly.cost(year, day);
        push(&mut steps, day, kernel, cost);
    }
    steps
}

fn every_month(day: u32, kernel: &[Step], years: &RangeInclusive<i32>) -> Vec<Step> {
    let mut steps = Vec::with_capacity(kernel.len() * 12 * (years.clone().count() + 1));
    let before = (years.start() - 1, 12);
    let months = years.clone().flat_map(|year| (1..=12).map(move |month| (year, month)));
    for (year, month) in std::iter::once(before).chain(months) {
        push(&mut steps, day_number(year, month, day.min(days_in_month(year, month))), kernel, 0.0);
    }
    steps
}

/// Appends a kernel at a day; what an earlier one said of later days gives way.
fn push(steps: &mut Vec<Step>, day: i64, kernel: &[Step], cost: f32) {
    let Some(first) = kernel.first() else { return };
    while steps.last().is_some_and(|(last, _)| *last >= day + first.0) {
        steps.pop();
    }
    steps.extend(kernel.iter().map(|(lag, value)| (day + lag, value + cost)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clue(shape: Shape) -> Clue {
        Clue { part: 0, start: 0, end: 0, kind: Kind::Day, shape }
    }

    const KERNEL: &[Step] = &[(-10, -1.0), (0, 0.0), (5, -2.0)];

    #[test]
    fn a_day_of_the_year_comes_again_every_year() {
        let curve = clue(Shape::Yearly(Yearly::Day(5, 20), KERNEL)).curve(&(2019..=2021));
        let check = |y, m, d, expect: f32| assert_eq!(curve.at(day_number(y, m, d)), expect, "{y}-{m}-{d}");
        check(2020, 5, 19, -1.0);
        check(2020, 5, 20, 0.0);
        check(2020, 5, 26, -2.0);
        check(2021, 5, 22, 0.0);
        check(2021, 2, 1, -2.0);
    }

    #[test]
    fn a_weekday_chooses_among_the_years() {
        // 2024-05-18 was a Saturday.
        let curve = clue(Shape::Yearly(Yearly::Weekday(5, 18, 5), KERNEL)).curve(&(2020..=2025));
        let value = |year| curve.at(day_number(year, 5, 19));
        assert_eq!(value(2024), 0.0);
        assert!([2020, 2021, 2022, 2023, 2025].iter().all(|y| value(*y) < -3.0));
    }

    #[test]
    fn a_day_of_the_month_comes_again_every_month() {
        let curve = clue(Shape::Monthly(31, KERNEL)).curve(&(2023..=2023));
        assert_eq!(curve.at(day_number(2023, 2, 28)), 0.0);
        assert_eq!(curve.at(day_number(2023, 1, 2)), 0.0, "the 31st of December before");
        assert_eq!(curve.at(day_number(2023, 3, 10)), -2.0);
    }
}
