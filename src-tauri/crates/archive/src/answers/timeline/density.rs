//! The numbers of the picture: bins of a stretch of time, parted or compared, and what stands in no bin.

use std::cmp::Reverse;
use std::collections::HashMap;

use common::edtf::{Day, format_day, format_stretch};
use index::{Asked, Counted, Parts, Split, Tally};
use newspaper::edtf::{FAR_FUTURE, FAR_PAST};
use newspaper::facts::{subject_label, subject_parent};
use query::syntax::DateRange as Days;
use query::{Axis, Granularity, Query, bin_of};
use store::{Error, Result};
use tantivy::Searcher;
use wire::{DateRange, Density, DensityAsk, Series, SeriesKind, SplitBy};

use crate::search::Search;

/// Bins of a picture at most: days of five hundred years.
const MOST_BINS: i64 = 200_000;

/// Series with a value of their own at most: more hues are not told apart.
const MOST_SERIES: usize = 6;

/// Ranges given at most; a window has room for fewer.
const MOST_RANGES: usize = 60;

pub(crate) fn density(search: &Search, ask: &DensityAsk) -> Result<Density> {
    let asked = search.ask(&ask.query)?;
    let (by, window) = stretch(&asked, ask, search.today())?;
    let split = ask.split.filter(|_| ask.with.is_none());
    let named = split.map(|split| named(&asked, split)).transpose()?;
    let parts = named.as_ref().map(|named| named.parts(asked.searcher())).transpose()?;
    let split = Split { axis: ask.axis, by, window, reach: reach(ask, window), parts };
    let tally = asked.tally(&split)?;
    let other = ask.with.as_ref().map(|with| compared(search, with, ask.axis, by, window)).transpose()?;
    let mut series = series(&tally, named);
    series.extend(other);
    let first_bin = trim(&mut series, window, ask.from.is_some() && ask.to.is_some());
    let (ranges, more_ranges) = ranges(&tally, if ask.all_ranges { usize::MAX } else { MOST_RANGES });
    Ok(Density {
        axis: ask.axis,
        by,
        first_bin,
        series,
        ranges,
        more_ranges,
        before: tally.before,
        after: tally.after,
        coarse: tally.coarse,
        undated: tally.undated,
        estimated: tally.estimated,
        total: asked.total(),
        first: tally.first.map(format_day),
        last: tally.last.map(format_day),
    })
}

/// The bins that are counted, and their width: not narrower than asked for, and not too many.
fn stretch(asked: &Asked, ask: &DensityAsk, today: Day) -> Result<(Granularity, (i64, i64))> {
    let days = Days::of(ask.from.as_deref(), ask.to.as_deref(), today);
    let days = days.map_err(Error::DateInvalid)?;
    let mut by = ask.by;
    loop {
        // Nothing is dated: an empty stretch.
        let held = asked.span(ask.axis, by)?.unwrap_or((0, -1));
        let bin = |day: Option<Day>, open| day.map_or(open, |day| bin_of(day, by));
        // What is asked for is drawn even where nothing is held: an empty stretch says so.
        let (first, last) = (bin(days.from, held.0), bin(days.to, held.1));
        if last.saturating_sub(first) < MOST_BINS || by == Granularity::Decade {
            return Ok((by, (first, last.min(first.saturating_add(MOST_BINS)))));
        }
        by = match by {
            Granularity::Day => Granularity::Month,
            Granularity::Month => Granularity::Year,
            Granularity::Year | Granularity::Decade => Granularity::Decade,
        };
    }
}

/// The bins that ranges are to touch.
fn reach(ask: &DensityAsk, window: (i64, i64)) -> (i64, i64) {
    (ask.from.as_ref().map_or(i64::MIN, |_| window.0), ask.to.as_ref().map_or(i64::MAX, |_| window.1))
}

/// Values that get a series of their own, the most frequent first.
struct Named {
    split: SplitBy,
    values: Vec<String>,
}

fn named(asked: &Asked, split: SplitBy) -> Result<Named> {
    let field = field(split);
    let counts = asked.counts(&[field])?;
    let counts = counts.first().map(Vec::as_slice).unwrap_or_default();
    let frequent = asked.frequent(field, counts, usize::MAX)?;
    let mut most: HashMap<String, u32> = HashMap::new();
    for (value, count) in frequent {
        let held = most.entry(root(split, &value).to_owned()).or_default();
        *held = count.max(*held);
    }
    let mut values: Vec<(String, u32)> = most.into_iter().collect();
    values.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
    values.truncate(MOST_SERIES);
    Ok(Named { split, values: values.into_iter().map(|(value, _)| value).collect() })
}

fn field(split: SplitBy) -> &'static str {
    match split {
        SplitBy::Subject => "topic",
        SplitBy::Publication => "publication",
    }
}

/// What a value is drawn under: a subject under the one of the top level.
fn root(split: SplitBy, value: &str) -> &str {
    match split {
        SplitBy::Subject => subject_parent(value).unwrap_or(value),
        SplitBy::Publication => value,
    }
}

impl Named {
    fn parts(&self, searcher: &Searcher) -> Result<Parts> {
        let shown = self.values.len() as u8;
        let series_of = |value: &str| {
            let at = self.values.iter().position(|named| named == root(self.split, value));
            at.map_or(shown, |at| at as u8)
        };
        Parts::new(searcher, field(self.split), shown, &series_of)
    }

    fn label(&self, value: &str) -> String {
        match self.split {
            SplitBy::Subject => subject_label(value).unwrap_or(value).to_owned(),
            SplitBy::Publication => value.to_owned(),
        }
    }
}

fn series(tally: &Tally, named: Option<Named>) -> Vec<Series> {
    let counted = tally.counts.iter().zip(&tally.totals);
    let Some(named) = named else {
        return counted.map(|(c, total)| one(SeriesKind::All, None, String::new(), *total, c)).collect();
    };
    let values =
        named.values.iter().map(|value| (SeriesKind::Value, Some(value.clone()), named.label(value)));
    let rest = [SeriesKind::Rest, SeriesKind::None].map(|kind| (kind, None, String::new()));
    let series = values.chain(rest).zip(counted);
    let mut series: Vec<Series> = series
        .filter(|(_, (_, total))| **total > 0)
        .map(|((kind, value, label), (counts, total))| one(kind, value, label, *total, counts))
        .collect();
    series.sort_by_key(|series| match series.kind {
        SeriesKind::Value => (0, Reverse(series.total)),
        SeriesKind::Rest => (1, Reverse(0)),
        _ => (2, Reverse(0)),
    });
    series
}

fn one(kind: SeriesKind, value: Option<String>, label: String, total: u32, bins: &[Counted]) -> Series {
    let is_estimated = bins.iter().any(|bin| bin.1 > 0);
    let estimated = if is_estimated { bins.iter().map(|bin| bin.1).collect() } else { Vec::new() };
    Series { kind, value, label, total, counts: bins.iter().map(|bin| bin.0).collect(), estimated }
}

fn compared(
    search: &Search,
    with: &Query,
    axis: Axis,
    by: Granularity,
    window: (i64, i64),
) -> Result<Series> {
    let asked = search.ask(with)?;
    let split = Split { axis, by, window, reach: window, parts: None };
    let tally = asked.tally(&split)?;
    let counts = tally.counts.first().map(Vec::as_slice).unwrap_or_default();
    Ok(one(SeriesKind::Other, None, with.to_text(), asked.total(), counts))
}

/// Takes empty bins off both ends unless the ends were asked for; the number of the first bin.
fn trim(series: &mut [Series], window: (i64, i64), as_asked: bool) -> i64 {
    if as_asked {
        return window.0;
    }
    let used = |find: fn(&Series) -> Option<usize>| series.iter().filter_map(find);
    let first = used(|s| s.counts.iter().position(|&n| n > 0)).min().unwrap_or(0);
    let end = used(|s| s.counts.iter().rposition(|&n| n > 0)).max().map_or(0, |last| last + 1);
    for series in series {
        for counts in [&mut series.counts, &mut series.estimated] {
            counts.truncate(end);
            counts.drain(..first.min(counts.len()));
        }
    }
    window.0.saturating_add(first as i64)
}

fn ranges(tally: &Tally, most: usize) -> (Vec<DateRange>, u32) {
    let mut all: Vec<_> = tally.ranges.iter().map(|(&days, &counted)| (days, counted)).collect();
    all.sort_unstable_by_key(|&(days, (count, _))| (Reverse(count), days));
    let more = all.len().saturating_sub(most);
    all.truncate(most);
    let range = |((first, last), (count, estimated))| {
        let whole = format_stretch((first, last));
        // One date says it all where it means just these days: a month, a year.
        let (from, to) =
            if whole.len() < 10 { (whole.clone(), whole) } else { (format_day(first), format_day(last)) };
        let from = (first != FAR_PAST).then_some(from);
        DateRange { first, last, from, to: (last != FAR_FUTURE).then_some(to), count, estimated }
    };
    (all.into_iter().map(range).collect(), more as u32)
}
