//! 历史上的今天: what was printed, and what happened, on the same day of every year.

use common::edtf::{Day, FAR_FUTURE, FAR_PAST, Precision, Stretch, date_of, format_day, unpack};
use common::threads::on_all_cores;
use index::{OnDay, OnDays};
use newspaper::calendar::{day_number, days_in_month};
use newspaper::lunar::LunarDay;
use newspaper::{FactValue, Part};
use query::{Axis, Query};
use store::article::{self, Stored};
use store::{Error, Result, jumps};
use wire::{LunarName, SameDayArticle, SameDayView, SameDayYear};

use crate::answers::citation;
use crate::search::Search;
use crate::search::quote::{quote, range};

/// Days before and after at most: more would be the month, not the day.
const MOST_AROUND: u32 = 15;

/// Articles of a year that are shown of each axis.
const SHOWN: usize = 4;

/// Years with articles that are shown, anniversaries first.
const MOST_YEARS: usize = 150;

/// Years that can be looked through: from the first dynasty that newspapers tell of to well after the last of them.
const YEARS: std::ops::RangeInclusive<i32> = -2200..=2300;

/// Which day is meant, and how it is looked for in other years.
#[derive(Debug, Clone, Copy)]
struct Asked {
    year: i32,
    month: u32,
    day: u32,
    around: i64,
    lunar: Option<LunarDay>,
}

impl Asked {
    /// First, middle and last day in another year; `None` where that has no such day.
    fn in_year(&self, year: i32) -> Option<(i64, i64, i64)> {
        if let Some(lunar) = self.lunar {
            let day = lunar.in_year(year)?;
            return Some((day - self.around, day, day + self.around));
        }
        if self.day <= days_in_month(year, self.month) {
            let day = day_number(year, self.month, self.day);
            return Some((day - self.around, day, day + self.around));
        }
        // The 29th of February lies between two days: they are its neighbours.
        let next = day_number(year, 3, 1);
        (self.around > 0).then(|| (next - self.around, next, next + self.around - 1))
    }
}

pub(crate) fn today(
    search: &Search,
    day: Option<&str>,
    around: u32,
    lunar: Option<bool>,
) -> Result<SameDayView> {
    let (year, month, of_month) = asked_day(day, search.today())?;
    let exact = (of_month <= days_in_month(year, month)).then(|| day_number(year, month, of_month));
    let lunar_day = exact.and_then(LunarDay::of);
    let is_festival = lunar_day.is_some_and(|lunar| lunar.festival().is_some());
    let aligned = lunar.unwrap_or(is_festival) && lunar_day.is_some();
    let around = around.min(MOST_AROUND);
    let asked =
        Asked { year, month, day: of_month, around: i64::from(around), lunar: lunar_day.filter(|_| aligned) };
    let mut view = SameDayView {
        date: format!("{year:04}-{month:02}-{of_month:02}"),
        around,
        aligned,
        lunar: lunar_day
            .map(|lunar| LunarName { words: lunar.words(), festival: lunar.festival().map(str::to_owned) }),
        ..SameDayView::default()
    };
    fill(search, &asked, &mut view)?;
    Ok(view)
}

/// A year, and what was published and what happened on its days.
type Year<'a> = (SameDayYear, &'a OnDay, &'a OnDay);

/// Finds the years and their articles.
fn fill(search: &Search, asked: &Asked, view: &mut SameDayView) -> Result<()> {
    let everything = search.ask(&Query::default())?;
    let windows = windows(asked, everything.searcher())?;
    let of = |axis| everything.on_days(&OnDays { axis, windows: windows.clone(), keep: SHOWN });
    let (published, happened) = (of(Axis::Published)?, of(Axis::Event)?);
    view.published = published.iter().map(|day| day.count).sum();
    view.happened = happened.iter().map(|day| day.count).sum();
    let mut years: Vec<Year<'_>> = windows
        .iter()
        .zip(published.iter().zip(&happened))
        .filter(|(_, (published, happened))| published.count + happened.count > 0)
        .map(|(window, (published, happened))| {
            (of_year(asked, *window, published, happened), published, happened)
        })
        .collect();
    years.sort_by_key(|(year, ..)| (std::cmp::Reverse(year.round), std::cmp::Reverse(year.year)));
    view.more_years = years.len().saturating_sub(MOST_YEARS) as u32;
    years.truncate(MOST_YEARS);
    let read =
        on_all_cores(&years, |some| some.iter().map(|year| with_articles(search, year)).collect::<Vec<_>>());
    view.years = read.into_iter().flatten().collect::<Result<_>>()?;
    Ok(())
}

/// A year with its articles.
fn with_articles(search: &Search, (year, published, happened): &Year<'_>) -> Result<SameDayYear> {
    let mut year = year.clone();
    year.articles = articles(search, published, Axis::Published)?;
    year.articles.extend(articles(search, happened, Axis::Event)?);
    Ok(year)
}

/// `07-16`, `2014-07-16`; the 29th of February may be asked for in any year.
fn asked_day(text: Option<&str>, today: Day) -> Result<(i32, u32, u32)> {
    let this_year = date_of(today).0;
    let Some(text) = text else { return Ok(date_of(today)) };
    let invalid = || Error::DateInvalid(text.to_owned());
    if text == "02-29" {
        return Ok((this_year, 2, 29));
    }
    let whole = if text.len() == "07-16".len() { format!("{this_year:04}-{text}") } else { text.to_owned() };
    let day = Stretch::parse(&whole).filter(|stretch| stretch.precision == Precision::Day);
    let day = day.filter(|stretch| stretch.first == stretch.last && !whole.contains(['/', '~', '?', '%']));
    day.map(|stretch| date_of(stretch.first)).filter(|date| YEARS.contains(&date.0)).ok_or_else(invalid)
}

/// The days of every year of which the index has any.
fn windows(asked: &Asked, searcher: &tantivy::Searcher) -> Result<Vec<(i64, i64, i64)>> {
    let (mut first, mut last) = (FAR_FUTURE, FAR_PAST);
    for segment in searcher.segment_readers() {
        for field in ["published", "event"] {
            let column = segment.fast_fields().u64(field).map_err(Error::Index)?;
            // Without any value the greatest is less than the least.
            if column.min_value() <= column.max_value() {
                first = first.min(unpack(column.min_value()).0);
                last = last.max(unpack(column.max_value()).0);
            }
        }
    }
    let year = |day: Day| date_of(day).0.clamp(*YEARS.start(), *YEARS.end());
    let mut windows: Vec<_> = if first > last {
        Vec::new()
    } else {
        // A day of December is near one of the year after.
        (year(first) - 1..=year(last) + 1).filter_map(|year| asked.in_year(year)).collect()
    };
    windows.sort_unstable();
    windows.dedup_by(|a, b| a.0 <= b.2);
    Ok(windows)
}

fn of_year(asked: &Asked, window: (i64, i64, i64), published: &OnDay, happened: &OnDay) -> SameDayYear {
    let (from, day, to) = (window.0 as Day, window.1 as Day, window.2 as Day);
    let year = date_of(day).0;
    let ago = asked.year - year;
    let round = match ago {
        ago if ago <= 0 => 0,
        ago if ago % 10 == 0 => 10,
        ago if ago % 5 == 0 => 5,
        _ => 0,
    };
    SameDayYear {
        year,
        ago,
        round,
        date: format_day(day),
        from: format_day(from),
        to: format_day(to),
        published: published.count,
        happened: happened.count,
        articles: Vec::new(),
    }
}

fn articles(search: &Search, on_day: &OnDay, axis: Axis) -> Result<Vec<SameDayArticle>> {
    search.store.read(|connection| {
        let mut articles = Vec::new();
        for ((_, _, id), day) in &on_day.best {
            let stored = match axis {
                Axis::Published => article::get(connection, *id)?,
                Axis::Event => article::get_whole(connection, *id)?,
            };
            let Some(mut stored) = stored else { continue };
            jumps::complete(connection, &mut stored, axis == Axis::Event)?;
            articles.push(same_day_article(&stored, axis, *day as Day));
        }
        Ok(articles)
    })
}

fn same_day_article(stored: &Stored, axis: Axis, day: Day) -> SameDayArticle {
    let (part, marks) = match axis {
        Axis::Published => (lead(stored), Vec::new()),
        Axis::Event => match date_of_event(stored, day) {
            Some(span) => (span.part, vec![range(span)]),
            None => (lead(stored), Vec::new()),
        },
    };
    let quote = quote(stored, part, &marks);
    SameDayArticle { axis, date: format_day(day), citation: citation::citation(&quote), quote }
}

/// The first paragraph of text; the headline where there is none.
fn lead(stored: &Stored) -> Part {
    match stored.article.lead() {
        Some(at) => Part::Block(at as u32),
        None if stored.article.blocks.is_empty() => Part::Headline,
        None => Part::Block(0),
    }
}

/// The words of an article that name a day, in the text rather than in the headline.
fn date_of_event(stored: &Stored, day: Day) -> Option<newspaper::Span> {
    let names = |value: &FactValue| match value {
        FactValue::Date { edtf: Some(edtf), .. } => {
            Stretch::parse(edtf).is_some_and(|s| s.precision == Precision::Day && s.first == day)
        }
        _ => false,
    };
    let spans = stored.article.facts.iter().filter(|fact| names(&fact.value)).filter_map(|fact| fact.span);
    spans.min_by_key(|span| !matches!(span.part, Part::Block(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(year: i32, month: u32, day: u32, around: i64) -> Asked {
        Asked { year, month, day, around, lunar: None }
    }

    #[test]
    fn a_day_has_its_window_in_every_year() {
        let check = |asked: Asked, year: i32, expect: Option<[&str; 3]>| {
            let shown = asked.in_year(year).map(|(a, b, c)| [a, b, c].map(|day| format_day(day as Day)));
            assert_eq!(shown, expect.map(|days| days.map(str::to_owned)), "{asked:?} in {year}");
        };
        check(asked(2024, 7, 16, 0), 2014, Some(["2014-07-16"; 3]));
        check(asked(2024, 1, 1, 2), 2014, Some(["2013-12-30", "2014-01-01", "2014-01-03"]));
        check(asked(2024, 12, 31, 1), 2013, Some(["2013-12-30", "2013-12-31", "2014-01-01"]));
        check(asked(2024, 2, 29, 0), 2020, Some(["2020-02-29"; 3]));
        check(asked(2024, 2, 29, 0), 2023, None);
        check(asked(2024, 2, 29, 1), 2023, Some(["2023-02-28", "2023-03-01", "2023-03-01"]));
        let festival = Asked { lunar: LunarDay::of(day_number(2024, 9, 17)), ..asked(2024, 9, 17, 0) };
        check(festival, 2014, Some(["2014-09-08"; 3]));
    }

    #[test]
    fn a_day_is_asked_for_with_and_without_its_year() {
        let today = day_number(2025, 3, 4) as Day;
        let check = |text: Option<&str>, expect: Option<(i32, u32, u32)>| {
            assert_eq!(asked_day(text, today).ok(), expect, "{text:?}");
        };
        check(None, Some((2025, 3, 4)));
        check(Some("07-16"), Some((2025, 7, 16)));
        check(Some("2014-07-16"), Some((2014, 7, 16)));
        check(Some("02-29"), Some((2025, 2, 29)));
        for text in ["02-30", "2014", "2014-07", "13-01", "今天", "", "2014-07-16/2015", "9999-01-01"] {
            check(Some(text), None);
        }
    }
}
