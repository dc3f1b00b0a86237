//! EDTF dates as stretches of days, for sorting, binning and range filters.
//!
//! Read are level 0 and what level 1 adds that a newspaper needs: qualifiers `?~%`, `201X`, `2024-XX`, seasons and
//! quarters, intervals with open ends, years before 0 (`-0220`).

use serde::{Deserialize, Serialize};

use crate::calendar::{date_of, day_number, days_in_month};

/// Days since 1970-01-01.
pub type Day = i32;

/// Year, month and day.
pub type Date = (i32, u32, u32);

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// A decade, a season, a quarter, an open beginning.
    Coarse,
    /// `2024`.
    Year,
    /// `2024-07`.
    Month,
    /// `2024-07-17`.
    Day,
}

/// The days a date may lie on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// First day.
    pub first: Day,
    /// Last day, inclusive; not before `first`.
    pub last: Day,
    /// Precision of the beginning.
    pub precision: Precision,
}

/// The first day of an interval that begins nowhere (`../2024`).
pub const FAR_PAST: Day = -1_000_000;
/// The last day of an interval that has no end (`2024/..`).
pub const FAR_FUTURE: Day = 1_000_000;

impl Stretch {
    /// The day, where it is only one.
    pub fn one_day(self) -> Option<Day> {
        (self.first == self.last).then_some(self.first)
    }

    /// The days that an EDTF string means; `None` where it is none or names no real days (`2024-02-30`).
    pub fn parse(edtf: &str) -> Option<Self> {
        match edtf.split_once('/') {
            None => one(edtf),
            Some((from, to)) => {
                let first = open(from).map_or_else(|| one(from), |()| Some(end(FAR_PAST)))?;
                let last = open(to).map_or_else(|| one(to), |()| Some(end(FAR_FUTURE)))?;
                (first.first <= last.last).then_some(Self { last: last.last, ..first })
            }
        }
    }

    /// First day as `2024-07-17`; `None` where the stretch begins nowhere.
    pub fn earliest(self) -> Option<String> {
        (self.first != FAR_PAST).then(|| format_day(self.first))
    }

    /// Last day as `2024-07-17`; `None` where the stretch has no end.
    pub fn latest(self) -> Option<String> {
        (self.last != FAR_FUTURE).then(|| format_day(self.last))
    }
}

fn open(part: &str) -> Option<()> {
    matches!(part, "" | "..").then_some(())
}

fn end(day: Day) -> Stretch {
    Stretch { first: day, last: day, precision: Precision::Coarse }
}

/// A single date, without its qualifier.
fn one(text: &str) -> Option<Stretch> {
    let text = text.trim_end_matches(['?', '~', '%']);
    let (sign, digits_of) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    if !text.is_ascii() {
        return None;
    }
    let mut parts = digits_of.splitn(3, '-');
    let year = parts.next()?;
    let (month, day) = (parts.next(), parts.next());
    if year.len() != 4 {
        return None;
    }
    let one = sign * digits::<i32>(&year.replace(['X', 'x', 'u'], "0"))?;
    let other = sign * digits::<i32>(&year.replace(['X', 'x', 'u'], "9"))?;
    let (low, high) = (one.min(other), one.max(other));
    if low != high {
        return span((low, 1, 1), (high, 12, 31), Precision::Coarse);
    }
    match (month, day) {
        (None | Some("XX"), _) => span((low, 1, 1), (low, 12, 31), Precision::Year),
        (Some(month), None | Some("XX")) => month_or_season(low, digits(month)?),
        (Some(month), Some(day)) => {
            let (month, day) = (digits(month)?, digits(day)?);
            span((low, month, day), (low, month, day), Precision::Day)
        }
    }
}

/// Months 1–12, seasons 21–24 and quarters 33–36.
fn month_or_season(year: i32, month: u32) -> Option<Stretch> {
    let quarter = |first: u32| span((year, first, 1), (year, first + 2, 31), Precision::Coarse);
    match month {
        1..=12 => span((year, month, 1), (year, month, 31), Precision::Month),
        21..=23 => quarter((month - 21) * 3 + 3),
        24 => span((year, 12, 1), (year + 1, 2, 31), Precision::Coarse),
        33..=36 => quarter((month - 33) * 3 + 1),
        _ => None,
    }
}

/// From a date to a date; a day past the end of the last month means its last day.
fn span(from: Date, to: Date, precision: Precision) -> Option<Stretch> {
    let valid =
        |(year, month, day): Date| (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
    let to = if precision == Precision::Day { to } else { (to.0, to.1, to.2.min(days_in_month(to.0, to.1))) };
    if !valid(from) || !valid(to) {
        return None;
    }
    Some(Stretch { first: day_of(from), last: day_of(to), precision })
}

fn digits<N: std::str::FromStr>(text: &str) -> Option<N> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Days since 1970-01-01 of a date whose year has four digits.
fn day_of((year, month, day): Date) -> Day {
    day_number(year, month, day) as Day
}

/// `2024-07-17`; `-0220-01-01` before the year 0.
pub fn format_day(day: Day) -> String {
    let (year, month, day) = date_of(i64::from(day));
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}-{month:02}-{day:02}", year.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_become_stretches_of_days() {
        for (edtf, expect) in [
            ("2024-07-17", Some(("2024-07-17", "2024-07-17", Precision::Day))),
            ("2024-07-17~", Some(("2024-07-17", "2024-07-17", Precision::Day))),
            ("2024-02", Some(("2024-02-01", "2024-02-29", Precision::Month))),
            ("2023", Some(("2023-01-01", "2023-12-31", Precision::Year))),
            ("2023-XX", Some(("2023-01-01", "2023-12-31", Precision::Year))),
            ("202X", Some(("2020-01-01", "2029-12-31", Precision::Coarse))),
            ("19XX", Some(("1900-01-01", "1999-12-31", Precision::Coarse))),
            ("-0220", Some(("-0220-01-01", "-0220-12-31", Precision::Year))),
            ("2024-34", Some(("2024-04-01", "2024-06-30", Precision::Coarse))),
            ("2024-24", Some(("2024-12-01", "2025-02-28", Precision::Coarse))),
            ("2024-01/2024-06", Some(("2024-01-01", "2024-06-30", Precision::Month))),
            ("2024-07-16~/2024-07-18~", Some(("2024-07-16", "2024-07-18", Precision::Day))),
            ("2024-06/2024-01", None),
            ("2024-02-30", None),
            ("2024-13", None),
            ("24-01", None),
            ("--2024", None),
            ("近日", None),
            ("", None),
        ] {
            let found = Stretch::parse(edtf).map(|s| (format_day(s.first), format_day(s.last), s.precision));
            let expect =
                expect.map(|(first, last, precision)| (first.to_owned(), last.to_owned(), precision));
            assert_eq!(found, expect, "{edtf}");
        }
    }

    #[test]
    fn open_intervals_have_one_known_end() {
        let since = Stretch::parse("2024-07/..").unwrap();
        assert_eq!((since.earliest().as_deref(), since.latest()), (Some("2024-07-01"), None));
        let until = Stretch::parse("../2024").unwrap();
        assert_eq!((until.earliest(), until.latest().as_deref()), (None, Some("2024-12-31")));
        assert_eq!(until.precision, Precision::Coarse);
    }
}
