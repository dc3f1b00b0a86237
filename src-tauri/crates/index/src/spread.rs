//! How articles spread over time, value by value: counts, first and last day, sparklines.

use std::ops::Range;
use std::sync::Arc;

use common::edtf::Day;
use query::Axis;
use store::Result;
use tantivy::Searcher;

use super::Found;
use super::columns::{Columns, by_parts};
use super::dates::{Date, Dates};
use super::plain::Values;

/// Stretches of a sparkline.
const STRETCHES: i64 = 24;

/// How articles spread over time: all together, and those of some values of named fields.
#[derive(Debug, Clone, Default)]
pub struct Spread {
    /// Values that are looked at, by field.
    pub fields: Vec<Chosen>,
    /// First and last day of the sparklines.
    pub span: Option<(Day, Day)>,
}

/// Values of a named field that are looked at.
#[derive(Debug, Clone)]
pub struct Chosen {
    pub field: &'static str,
    /// For each segment, for each of its values, the place among those chosen, from 1 on; 0 for the others.
    pub(super) places: Vec<Vec<u16>>,
    /// How many are chosen.
    pub values: usize,
    /// First and last days are asked for too.
    pub(super) ends: bool,
}

/// What [`Spread`] gathers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sparks {
    /// Of all articles.
    pub all: Spark,
    /// For each field, of each value in the order they were chosen.
    pub fields: Vec<Vec<Spark>>,
}

/// Articles of one value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spark {
    /// Articles, dated or not.
    pub count: u32,
    /// Days of issue (first and last possible day) of the earliest and the latest article, where they were asked for.
    pub first: Option<(Day, Day)>,
    /// The last stretch of days.
    pub last: Option<(Day, Day)>,
    /// Articles in each of 24 equal stretches; empty without a span.
    pub bins: Vec<u32>,
}

impl Spark {
    /// Counts an article published in a stretch.
    pub fn add(&mut self, published: Option<(Day, Day)>, span: Option<(Day, Day)>) {
        self.add_many(1, published, published.and_then(|days| stretch_in(days, span)));
    }

    fn add_many(&mut self, articles: u32, published: Option<(Day, Day)>, stretch: Option<usize>) {
        self.count += articles;
        let Some(days) = published else { return };
        self.first = Some(self.first.map_or(days, |first| first.min(days)));
        self.last = Some(self.last.map_or(days, |last| last.max(days)));
        if let Some(at) = stretch {
            self.bins.resize(STRETCHES as usize, 0);
            self.bins[at] += articles;
        }
    }

    /// Adds the articles of another count.
    fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.first = [self.first, other.first].into_iter().flatten().min();
        self.last = [self.last, other.last].into_iter().flatten().max();
        if self.bins.len() < other.bins.len() {
            self.bins.resize(other.bins.len(), 0);
        }
        for (sum, n) in self.bins.iter_mut().zip(&other.bins) {
            *sum += n;
        }
    }
}

/// The stretch of a span that days begin in, if they begin in one.
fn stretch(days: (Day, Day), span: (Day, Day)) -> Option<usize> {
    let is_within = (span.0..=span.1).contains(&days.0);
    let length = i64::from(span.1) - i64::from(span.0) + 1;
    is_within.then(|| ((i64::from(days.0) - i64::from(span.0)) * STRETCHES / length) as usize)
}

impl Spread {
    /// Counts the articles that were found.
    pub fn sparks(&self, columns: &Columns, searcher: &Searcher, found: &Found) -> Result<Sparks> {
        let dates = columns.dates(searcher, Axis::Published)?;
        let mut fields = Vec::new();
        for chosen in &self.fields {
            fields.push((chosen, columns.named(searcher, chosen.field)?));
        }
        let parts = by_parts(found, |segment, bits, words| {
            let dates = &dates[segment];
            let mut all = vec![0_u32; dates.table.len()];
            dates.values.each(bits, words.clone(), |_, date| all[date] += 1);
            let days = Days::new(dates, self.span, bits, &words, fields.is_empty());
            let of_field = |(chosen, named): &(&Chosen, Vec<Arc<Values>>)| {
                chosen.count(&named[segment], segment, &days, bits, words.clone())
            };
            (all, fields.iter().map(of_field).collect::<Vec<_>>())
        });
        let empty = self.fields.iter().map(|chosen| vec![Spark::default(); chosen.values]);
        let mut sparks = Sparks { all: Spark::default(), fields: empty.collect() };
        for (segment, (all, fields)) in parts {
            let days = dates[segment].table.iter().map(|date| (date.first, date.last));
            for (days, n) in days.zip(all).filter(|(_, n)| *n > 0) {
                sparks.all.add_many(n, Some(days), stretch_in(days, self.span));
            }
            for (sums, own) in sparks.fields.iter_mut().zip(&fields) {
                sums.iter_mut().enumerate().for_each(|(value, sum)| own.add_to(sum, value, &dates[segment]));
            }
        }
        let dated = sparks.all.count;
        sparks.all.count += found.total - dated;
        Ok(sparks)
    }
}

impl Columns {
    /// First and last day on which articles of some values may have been published: of those without any value, then of
    /// each; `None` where nothing is dated.
    pub fn ends(
        &self,
        searcher: &Searcher,
        found: &Found,
        chosen: &Chosen,
    ) -> Result<Vec<Option<(Day, Day)>>> {
        let (dates, named) = (self.dates(searcher, Axis::Published)?, self.named(searcher, chosen.field)?);
        let mut all: Vec<Option<(Day, Day)>> = vec![None; chosen.values + 1];
        let parts = by_parts(found, |segment, bits, words| {
            let places = chosen.places.get(segment).map(Vec::as_slice).unwrap_or_default();
            // Of each article 0 where it has no value, the place of one that was chosen, or the place after all.
            let mut places_of = vec![0_usize; words.len() * 64];
            let base = words.start * 64;
            named[segment].each(bits, words.clone(), |article, value| {
                let place = places.get(value).copied().filter(|place| *place > 0);
                places_of[article - base] = place.map_or(chosen.values + 1, usize::from);
            });
            let mut ends: Vec<Option<(Day, Day)>> = vec![None; chosen.values + 2];
            let table = &dates[segment].table;
            dates[segment].values.each(bits, words, |article, date| {
                widen(&mut ends[places_of[article - base]], (table[date].first, table[date].last));
            });
            ends
        });
        for (_, ends) in parts {
            all.iter_mut().zip(ends).for_each(|(all, own)| own.into_iter().for_each(|own| widen(all, own)));
        }
        Ok(all)
    }
}

fn widen(ends: &mut Option<(Day, Day)>, days: (Day, Day)) {
    *ends = Some(ends.map_or(days, |ends| (ends.0.min(days.0), ends.1.max(days.1))));
}

/// No date.
const NONE: u32 = u32::MAX;

/// What is counted in a row: the stretches, and what begins in none of them.
const ROW: usize = STRETCHES as usize + 1;

/// When the articles of some words were published.
struct Days {
    base: usize,
    /// Of each article its place in the table of dates, or [`NONE`].
    dates: Vec<u32>,
    /// Of each article the stretch it begins in, or the last of a row.
    stretches: Vec<u8>,
}

impl Days {
    fn new(
        dates: &Dates,
        span: Option<(Day, Day)>,
        bits: &[u64],
        words: &Range<usize>,
        is_idle: bool,
    ) -> Self {
        let (base, length) = (words.start * 64, if is_idle { 0 } else { words.len() * 64 });
        let mut days = Self { base, dates: vec![NONE; length], stretches: vec![STRETCHES as u8; length] };
        if is_idle {
            return days;
        }
        let of = |date: &Date| stretch_in((date.first, date.last), span).unwrap_or(STRETCHES as usize) as u8;
        let of: Vec<u8> = dates.table.iter().map(of).collect();
        dates.values.each(bits, words.clone(), |article, date| {
            days.dates[article - base] = date as u32;
            days.stretches[article - base] = of[date];
        });
        days
    }
}

/// Articles of some values.
struct Counted {
    /// A row for values that were not chosen, and one for each that was.
    rows: Vec<u32>,
    /// For each row the place of its earliest date, [`NONE`] where there is none, and the place after that of its latest.
    ends: Vec<(u32, u32)>,
}

impl Chosen {
    fn count(
        &self,
        named: &Values,
        segment: usize,
        days: &Days,
        bits: &[u64],
        words: Range<usize>,
    ) -> Counted {
        let mut rows = vec![0; ROW * (self.values + 1)];
        let mut ends = Vec::new();
        let places = self.places.get(segment).map(Vec::as_slice).unwrap_or_default();
        let place = |value: usize| places.get(value).copied().map_or(0, usize::from);
        // Without a question on the way: what is not chosen is counted too.
        named.each(bits, words.clone(), |article, value| {
            rows[place(value) * ROW + usize::from(days.stretches[article - days.base])] += 1;
        });
        if self.ends {
            ends = vec![(NONE, 0); self.values + 1];
            named.each(bits, words, |article, value| {
                let date = days.dates[article - days.base];
                let (first, last): &mut (u32, u32) = &mut ends[place(value)];
                (*first, *last) = ((*first).min(date), (*last).max(date.wrapping_add(1)));
            });
        }
        Counted { rows, ends }
    }
}

impl Counted {
    /// Adds the articles of a value that was chosen, the first being 0.
    fn add_to(&self, spark: &mut Spark, value: usize, dates: &Dates) {
        let row = &self.rows[(value + 1) * ROW..(value + 2) * ROW];
        let bins = &row[..STRETCHES as usize];
        let days = |date: u32| dates.table.get(date as usize).map(|date| (date.first, date.last));
        let ends = self.ends.get(value + 1).copied().unwrap_or((NONE, 0));
        spark.merge(&Spark {
            count: row.iter().sum(),
            first: days(ends.0),
            last: ends.1.checked_sub(1).and_then(days),
            bins: if bins.iter().any(|n| *n > 0) { bins.to_vec() } else { Vec::new() },
        });
    }
}

/// As [`stretch`], of a span there may be.
fn stretch_in(days: (Day, Day), span: Option<(Day, Day)>) -> Option<usize> {
    span.and_then(|span| stretch(days, span))
}
