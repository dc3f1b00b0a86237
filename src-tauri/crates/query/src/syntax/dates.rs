//! Dates of a query: days, months, years, ranges of them, and words such as 去年 that depend on the day they are
//! asked on.

use common::edtf::{Day, Stretch, date_of};

use super::relative::relative;
use crate::Granularity;

/// Marks between the ends of a range.
const BETWEEN: [&str; 4] = ["..", "至", "到", "/"];

/// Days from and to, inclusive; `None` is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DateRange {
    /// The first day; none where the range is open.
    pub from: Option<Day>,
    /// The last day; none where the range is open.
    pub to: Option<Day>,
}

impl DateRange {
    /// The days of a query's `from` and `to`, as of `today`. `Err` is the text that is no date.
    pub fn of(from: Option<&str>, to: Option<&str>, today: Day) -> Result<Self, String> {
        let day = |text: Option<&str>, pick: fn((Day, Day)) -> Day| match text.map(str::trim) {
            None | Some("") => Ok(None),
            Some(text) => date(text, today).map(|date| Some(pick(date))).ok_or_else(|| text.to_owned()),
        };
        Ok(Self { from: day(from, |date| date.0)?, to: day(to, |date| date.1)? })
    }

    /// Years where the range begins and ends with one, else months, else days; an open end is any of them.
    pub fn granularity(self) -> Granularity {
        let whole = |first: fn(Day) -> bool| {
            self.from.is_none_or(first) && self.to.is_none_or(|last| first(last.saturating_add(1)))
        };
        if whole(|day| matches!(date_of(day), (_, 1, 1))) {
            Granularity::Year
        } else if whole(|day| matches!(date_of(day), (_, _, 1))) {
            Granularity::Month
        } else {
            Granularity::Day
        }
    }
}

/// The ends of a range as they are written, trimmed; `None` for an open one. A single date is both.
pub(super) fn ends(text: &str) -> (Option<&str>, Option<&str>) {
    let text = text.trim();
    let parted = BETWEEN.iter().find_map(|mark| text.split_once(mark)).or_else(|| text.split_once('…'));
    let (from, to) = parted.unwrap_or((text, text));
    let filled = |end: &'_ str| !end.trim().is_empty();
    (Some(from.trim()).filter(|end| filled(end)), Some(to.trim()).filter(|end| filled(end)))
}

/// Reads `2024`, `2024-07`, `2024-07-17`, `A..B`, `A..`, `..B`, with 年月日 too, and dates that depend on `today`.
/// Of a range of calendar dates the first must not be the later one.
pub fn parse_date_range(text: &str, today: Day) -> Option<DateRange> {
    let (from, to) = ends(text);
    if from.is_none() && to.is_none() {
        return None;
    }
    let range = DateRange::of(from, to, today).ok()?;
    let is_fixed = |end: Option<&str>| end.is_none_or(|end| calendar_date(end).is_some());
    let in_order = range.from.unwrap_or(Day::MIN) <= range.to.unwrap_or(Day::MAX);
    (in_order || !is_fixed(from) || !is_fixed(to)).then_some(range)
}

fn date(text: &str, today: Day) -> Option<(Day, Day)> {
    calendar_date(text).or_else(|| relative(&newspaper::text::fold(text), today))
}

fn calendar_date(text: &str) -> Option<(Day, Day)> {
    Stretch::parse(&plain(text)).map(|stretch| (stretch.first, stretch.last))
}

/// `2024年7月3日`, `2024.7.3` and `２０２４-７-３` as `2024-07-03`.
fn plain(text: &str) -> String {
    let folded = newspaper::text::fold(text).replace(['年', '月'], "-").replace(['日', '号'], "");
    let parts = folded.split(['-', '.']).filter(|part| !part.is_empty());
    let padded = parts.map(|part| if part.len() == 1 { format!("0{part}") } else { part.to_owned() });
    padded.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use common::edtf::format_day;

    use super::*;

    #[test]
    fn date_filters_are_ranges_of_days() {
        let today = Stretch::parse("2024-07-17").unwrap().first;
        for (text, expect) in [
            ("2024-07..2024-08", Some(("2024-07-01", "2024-08-31"))),
            ("2024", Some(("2024-01-01", "2024-12-31"))),
            ("2024-07-17", Some(("2024-07-17", "2024-07-17"))),
            ("2024年7月3日", Some(("2024-07-03", "2024-07-03"))),
            ("２０２４－７", Some(("2024-07-01", "2024-07-31"))),
            ("2024.7.3", Some(("2024-07-03", "2024-07-03"))),
            ("2024.7.3..2024.8", Some(("2024-07-03", "2024-08-31"))),
            ("2024年至2025年3月", Some(("2024-01-01", "2025-03-31"))),
            ("..2024", Some(("", "2024-12-31"))),
            ("2024..", Some(("2024-01-01", ""))),
            ("2024…2025", Some(("2024-01-01", "2025-12-31"))),
            ("去年", Some(("2023-01-01", "2023-12-31"))),
            ("去年7月至今", Some(("2023-07-01", "2024-07-17"))),
            ("近三年..", Some(("2021-07-18", ""))),
            ("今年..2023", Some(("2024-01-01", "2023-12-31"))),
            ("2025..2024", None),
            ("..", None),
            ("某天", None),
            ("2024-13", None),
        ] {
            let day = |day: Option<Day>| day.map_or(String::new(), format_day);
            let found = parse_date_range(text, today).map(|r| (day(r.from), day(r.to)));
            assert_eq!(found, expect.map(|(a, b)| (a.to_owned(), b.to_owned())), "{text}");
        }
    }
}
