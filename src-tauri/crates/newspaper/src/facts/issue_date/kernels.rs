//! How likely papers print a date by its distance from the day of issue, as logarithms. `data/issue-lags.tsv` and
//! `data/issue-years.tsv` have the figures.
//!
//! Measured on papers of known days: of days without a year that are told as past, eight in ten are one to four days
//! old; of years, a paper names mostly its own and the one before.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use super::curve::Step;

const LAGS: &str = include_str!("../../../data/issue-lags.tsv");
const YEARS: &str = include_str!("../../../data/issue-years.tsv");

/// Days from the date to the day of issue, and the value from there on.
pub(super) type Kernel = &'static [Step];

/// How a day is spoken of: the rows of `issue-lags.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Told {
    /// `新华社5月18日电`, 今天（5月18日）.
    Dateline,
    /// Told as past at the beginning of an article.
    Lead,
    /// Told as past further down.
    Text,
    /// Announced.
    Ahead,
    /// From the day on which something comes into force: told shortly before and after.
    Rule,
    /// `18日` told as past.
    DayOnly,
    /// 今天（18日）.
    TodayOnly,
    /// `18日` announced.
    DayOnlyAhead,
    /// From the first day of a month that is told of.
    Month,
    /// From the first day of a month that is announced.
    MonthAhead,
    /// From the first day of a month that figures are given for.
    MonthFigures,
    /// From the first day of the last month of a stretch that figures are given for, from January on.
    MonthsFigures,
    /// From the day of a festival that is spoken of as a time.
    Festival,
    /// From the day of a festival that is to come.
    FestivalAhead,
    /// From the first of the days off.
    Holidays,
    /// From the first of January after a day of 去年.
    LastYear,
    /// From the first of January of the year whose first quarter figures are given for.
    FirstQuarter,
    /// The same for its first half.
    FirstHalf,
    /// The same for its first three quarters.
    ThreeQuarters,
    /// A day in full from which something holds.
    RuledInFull,
    /// A day in full that is told as past.
    PastInFull,
    /// A day in full up to which something was counted.
    CountedInFull,
    /// A day in full on which it was written.
    DatedInFull,
    /// A day in full that is announced.
    AheadInFull,
    /// From the first day of a month or half-year in full.
    SinceInFull,
    /// From the first day of a quarter in full.
    QuarterInFull,
    /// To the first day of an institution or an office, and from its last day.
    BeforeBody,
    AfterBody,
    /// The same of a word of its time,
    BeforeTerm,
    AfterTerm,
    /// of an event that is prepared for,
    BeforeEvent,
    AfterEvent,
    /// of one that nobody could foresee,
    BeforeShock,
    AfterShock,
    /// of a word of all times, but mostly of this one.
    BeforePeak,
    AfterPeak,
}

impl Told {
    pub(super) fn kernel(self) -> Kernel {
        static KERNELS: LazyLock<HashMap<Told, Vec<Step>>> = LazyLock::new(|| {
            let row = |line: &'static str| {
                let (name, steps) = line.split_once('\t')?;
                let step =
                    |pair: &str| pair.split_once(':').and_then(|(l, v)| l.parse().ok().zip(v.parse().ok()));
                Some((named(name)?, steps.split(' ').map(step).collect::<Option<_>>()?))
            };
            rows(LAGS).filter_map(row).collect()
        });
        KERNELS.get(&self).map_or(&[], Vec::as_slice)
    }
}

/// How a year is spoken of: the rows of `issue-years.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Role {
    /// As past, or named in passing: the latest one of the article.
    Told,
    /// In names and plans of the year.
    Current,
    /// 2024年，…增长: figures of a whole year, which only the next one knows.
    Figures,
    /// 2024年度…已经开始: what belongs to the year by name and goes on.
    OfYear,
    /// 较2023年同期: the year before.
    Same,
    /// 较2023年, 截至2023年底: mostly the year before.
    After,
    /// 2025年，…将…: told ahead, mostly of the present year.
    Coming,
    /// 到2025年: still to come.
    Goal,
}

/// By years from the one named to the one of the issue.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct YearKernel {
    /// For 3 years before it and 2 before it.
    before: [f32; 2],
    /// For the year before it, its own and the one after it, by quarter: early in a year papers look back on the last.
    near: [[f32; 3]; 4],
    /// For 2 to 5 years after it.
    after: [f32; 4],
    /// What each year further costs, before and after.
    slopes: [f32; 2],
}

impl YearKernel {
    fn read(cells: &str) -> Option<Self> {
        let mut kernel = Self::default();
        let mut numbers = cells.split(['\t', ' ']).map(str::parse);
        let near = kernel.near.iter_mut().flatten();
        for value in kernel.before.iter_mut().chain(near).chain(&mut kernel.after).chain(&mut kernel.slopes) {
            *value = numbers.next()?.ok()?;
        }
        numbers.next().is_none().then_some(kernel)
    }

    /// The value for so many years after the one named, in a quarter of the year.
    pub(super) fn at(&self, offset: i32, quarter: usize) -> f32 {
        /// No year is less likely than this: figures are misprinted.
        const FLOOR: f32 = -7.0;
        let value = match offset {
            n if n < -3 => self.before[0] + self.slopes[0] * (-3 - n) as f32,
            n if n < -1 => self.before[(n + 3) as usize],
            n if n > 5 => self.after[3] + self.slopes[1] * (n - 5) as f32,
            n if n > 1 => self.after[(n - 2) as usize],
            n => self.near[quarter][(n + 1) as usize],
        };
        value.max(FLOOR)
    }
}

impl Role {
    pub(super) fn kernel(self) -> YearKernel {
        static KERNELS: LazyLock<HashMap<Role, YearKernel>> = LazyLock::new(|| {
            let row = |line: &'static str| {
                let (name, cells) = line.split_once('\t')?;
                named(name).zip(YearKernel::read(cells))
            };
            rows(YEARS).filter_map(row).collect()
        });
        KERNELS.get(&self).copied().unwrap_or_default()
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

fn named<'de, T: Deserialize<'de>>(name: &'de str) -> Option<T> {
    let name: StrDeserializer<Error> = name.into_deserializer();
    T::deserialize(name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of a table that are read, in the order of its rows.
    fn read<T: Deserialize<'static>>(table: &'static str) -> Vec<T> {
        rows(table).map(|line| named(line.split('\t').next().unwrap()).expect(line)).collect()
    }

    #[test]
    fn every_way_to_tell_a_day_has_its_row() {
        let told: Vec<Told> = read(LAGS);
        let order: Vec<usize> = told.iter().map(|t| *t as usize).collect();
        assert_eq!(order, (0..=Told::AfterPeak as usize).collect::<Vec<_>>());
        assert!(told.iter().all(|t| t.kernel().is_sorted_by_key(|step| step.0) && !t.kernel().is_empty()));
    }

    #[test]
    fn every_way_to_name_a_year_has_its_row() {
        let roles: Vec<Role> = read(YEARS);
        let order: Vec<usize> = roles.iter().map(|r| *r as usize).collect();
        assert_eq!(order, (0..=Role::Goal as usize).collect::<Vec<_>>());
        assert!(roles.iter().all(|r| r.kernel() != YearKernel::default()));
    }

    #[test]
    fn a_year_is_the_less_likely_the_further_it_is() {
        let told = Role::Told.kernel();
        let values: Vec<f32> = [0, 2, 9, 30].iter().map(|offset| told.at(*offset, 1)).collect();
        assert!(values.is_sorted_by(|a, b| a > b), "{values:?}");
        assert!(told.at(-1, 3) > told.at(-1, 0), "late in a year papers name the next one");
        assert_eq!(told.at(-90, 0), -7.0);
    }
}
