//! Field filters of the search box.

use crate::edtf::{Day, Stretch, date_of};
use crate::query::Granularity;

/// What a filter looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Title,
    Reporter,
    Correspondent,
    Place,
    Person,
    Org,
    Topic,
    Publication,
    Page,
    Date,
}

/// Chinese and English names.
const NAMES: &[(&str, Field)] = &[
    ("标题", Field::Title),
    ("title", Field::Title),
    ("记者", Field::Reporter),
    ("reporter", Field::Reporter),
    ("通讯员", Field::Correspondent),
    ("correspondent", Field::Correspondent),
    ("地点", Field::Place),
    ("place", Field::Place),
    ("人物", Field::Person),
    ("person", Field::Person),
    ("机构", Field::Org),
    ("org", Field::Org),
    ("主题", Field::Topic),
    ("topic", Field::Topic),
    ("报纸", Field::Publication),
    ("publication", Field::Publication),
    ("版次", Field::Page),
    ("page", Field::Page),
    ("日期", Field::Date),
    ("date", Field::Date),
];

impl Field {
    /// The field of a folded name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
    }
}

/// Days from and to, inclusive; `None` is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct DateRange {
    pub(crate) from: Option<Day>,
    pub(crate) to: Option<Day>,
}

impl DateRange {
    /// The days of a query's `from` and `to`.
    pub(crate) fn of(from: Option<&str>, to: Option<&str>) -> Result<Self, String> {
        let day = |text: Option<&str>, pick: fn(Stretch) -> Day| match text.map(str::trim) {
            None | Some("") => Ok(None),
            Some(text) => Stretch::parse(&plain(text)).map(|s| Some(pick(s))).ok_or_else(|| text.to_owned()),
        };
        Ok(Self { from: day(from, |s| s.first)?, to: day(to, |s| s.last)? })
    }

    /// Years where the range begins and ends with one, else months, else days; an open end is any of them.
    pub(crate) fn granularity(self) -> Granularity {
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

/// Reads `2024`, `2024-07`, `2024-07-17`, `A..B`, `A..`, `..B`, with 年月日 too.
pub(crate) fn parse_date_range(text: &str) -> Option<DateRange> {
    let text = plain(text);
    let ends = ["..", "至", "/"].iter().find_map(|mark| text.split_once(mark));
    let (from, to) = ends.unwrap_or((&text, &text));
    if from.is_empty() && to.is_empty() {
        return None;
    }
    let range = DateRange::of(Some(from), Some(to)).ok()?;
    (range.from.unwrap_or(Day::MIN) <= range.to.unwrap_or(Day::MAX)).then_some(range)
}

/// `2024年7月3日`, `2024.7.3` and `２０２４-７-３` as `2024-07-03`.
fn plain(text: &str) -> String {
    let folded = newspaper::text::fold(text).replace('…', "..").replace(['年', '月'], "-").replace('日', "");
    let parts = folded.split("..").map(|date| {
        let padded = date.split(['-', '.']).filter(|p| !p.is_empty());
        padded
            .map(|p| if p.len() == 1 { format!("0{p}") } else { p.to_owned() })
            .collect::<Vec<_>>()
            .join("-")
    });
    parts.collect::<Vec<_>>().join("..")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::format_day;

    #[test]
    fn date_filters_are_ranges_of_days() {
        for (text, expect) in [
            ("2024-07..2024-08", Some(("2024-07-01", "2024-08-31"))),
            ("2024", Some(("2024-01-01", "2024-12-31"))),
            ("2024-07-17", Some(("2024-07-17", "2024-07-17"))),
            ("2024年7月3日", Some(("2024-07-03", "2024-07-03"))),
            ("２０２４－７", Some(("2024-07-01", "2024-07-31"))),
            ("2024.7.3", Some(("2024-07-03", "2024-07-03"))),
            ("2024年至2025年3月", Some(("2024-01-01", "2025-03-31"))),
            ("..2024", Some(("", "2024-12-31"))),
            ("2024..", Some(("2024-01-01", ""))),
            ("2025..2024", None),
            ("..", None),
            ("昨天", None),
            ("2024-13", None),
        ] {
            let day = |day: Option<Day>| day.map_or(String::new(), format_day);
            let found = parse_date_range(text).map(|r| (day(r.from), day(r.to)));
            assert_eq!(found, expect.map(|(a, b)| (a.to_owned(), b.to_owned())), "{text}");
        }
    }
}
