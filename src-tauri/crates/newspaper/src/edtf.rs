//! EDTF dates as stretches of days, for sorting, binning and range filters.

use crate::calendar::{self, days_in_month};

/// Days since 1970-01-01.
pub type Day = i32;

/// Year, month and day.
type Date = (i32, u32, u32);

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// A decade, a season, an open beginning.
    Coarse,
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
}

/// The days a date may lie on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// First day.
    pub first: Day,
    /// Last day, inclusive.
    pub last: Day,
    /// Precision of the beginning.
    pub precision: Precision,
}

/// Open ends of intervals.
const FAR_PAST: Day = -1_000_000;
const FAR_FUTURE: Day = 1_000_000;

impl Stretch {
    /// Reads EDTF level 0 and what level 1 adds that a newspaper needs: qualifiers `?~%`, `201X`, `2024-XX`,
    /// seasons and quarters, intervals with open ends.
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

    /// The stretch as a number that sorts by first day.
    pub fn pack(self) -> u64 {
        let half = |day: Day| u64::from((i64::from(day) - i64::from(Day::MIN)) as u32);
        half(self.first) << 32 | half(self.last)
    }

    /// First and last day of a packed stretch.
    pub fn unpack(packed: u64) -> (Day, Day) {
        let day = |half: u64| (i64::from(half as u32) + i64::from(Day::MIN)) as Day;
        (day(packed >> 32), day(packed))
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
    if !text.is_ascii() {
        return None;
    }
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?;
    let (month, day) = (parts.next(), parts.next());
    if year.len() != 4 {
        return None;
    }
    let low: i32 = digits(&year.replace(['X', 'x', 'u'], "0"))?;
    let high: i32 = digits(&year.replace(['X', 'x', 'u'], "9"))?;
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

/// Days since 1970-01-01.
fn day_of((year, month, day): Date) -> Day {
    // Years have four digits here, so their days fit.
    calendar::day_number(year, month, day) as Day
}

/// Year, month and day.
pub fn date_of(day: Day) -> Date {
    calendar::date_of(i64::from(day))
}

/// `2024-07-17`.
pub fn format_day(day: Day) -> String {
    let (year, month, day) = date_of(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A stretch as the shortest date that means it: a year, a month, a day, or its first day.
pub fn format_stretch((first, last): (Day, Day)) -> String {
    let (from, to) = (date_of(first), date_of(last));
    let whole_months = from.2 == 1 && to.2 == days_in_month(to.0, to.1);
    if whole_months && from.0 == to.0 && (from.1, to.1) == (1, 12) {
        format!("{:04}", from.0)
    } else if whole_months && (from.0, from.1) == (to.0, to.1) {
        format!("{:04}-{:02}", from.0, from.1)
    } else {
        format_day(first)
    }
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
            ("2024-34", Some(("2024-04-01", "2024-06-30", Precision::Coarse))),
            ("2024-24", Some(("2024-12-01", "2025-02-28", Precision::Coarse))),
            ("2024-01/2024-06", Some(("2024-01-01", "2024-06-30", Precision::Month))),
            ("2024-06/2024-01", None),
            ("2024-02-30", None),
            ("2024-13", None),
            ("24-01", None),
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
        assert_eq!((format_day(since.first).as_str(), since.last), ("2024-07-01", FAR_FUTURE));
        let until = Stretch::parse("../2024").unwrap();
        assert_eq!((until.first, until.precision), (FAR_PAST, Precision::Coarse));
    }

    #[test]
    fn days_survive_packing_and_the_calendar() {
        for day in (-800_000..800_000).step_by(17) {
            let (y, m, d) = date_of(day);
            assert_eq!(day_of((y, m, d)), day);
            let stretch = Stretch { first: day, last: day + 30, precision: Precision::Day };
            assert_eq!(Stretch::unpack(stretch.pack()), (day, day + 30));
        }
    }

    #[test]
    fn stretches_are_written_as_short_as_they_can() {
        for edtf in ["2024", "2024-02", "2024-02-29"] {
            let stretch = Stretch::parse(edtf).unwrap();
            assert_eq!(format_stretch((stretch.first, stretch.last)), edtf);
        }
    }
}
