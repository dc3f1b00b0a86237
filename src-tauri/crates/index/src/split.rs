//! How the articles of a query, parted into series, spread over a stretch of time, in one pass.

use std::collections::HashMap;

use common::edtf::Day;
use newspaper::edtf::{FAR_FUTURE, FAR_PAST};
use query::{Axis, Granularity, bin_of};
use store::Result;
use tantivy::{Searcher, SegmentReader};

use super::Found;
use super::collect::values;
use super::columns::Columns;
use super::over_time::{self, Counted, Own, Series};

/// What is gathered.
#[derive(Debug)]
pub struct Split {
    /// The axis of time.
    pub axis: Axis,
    /// The width of the bins.
    pub by: Granularity,
    /// Numbers of the first and the last bin that are counted by themselves.
    pub window: (i64, i64),
    /// The bins that ranges must touch to be counted: the window, or everything at an end that was left open.
    pub reach: (i64, i64),
    /// What parts the articles; `None` for all of them together.
    pub parts: Option<Parts>,
}

/// Which series each value of a named field belongs to.
#[derive(Debug)]
pub struct Parts {
    /// The field whose values part the articles.
    pub field: &'static str,
    /// For each segment the series of each of its values.
    pub series: Vec<Vec<u8>>,
    /// Series that have values of their own. The next is of articles whose values are in none of them, the one after
    /// that of articles without a value.
    pub shown: u8,
}

impl Parts {
    /// Asks for every value of the field which of the `shown` series it belongs to; `shown` itself is none of them.
    pub fn new(
        searcher: &Searcher,
        field: &'static str,
        shown: u8,
        series_of: &dyn Fn(&str) -> u8,
    ) -> Result<Self> {
        let of_segment = |segment: &SegmentReader| -> tantivy::Result<Vec<u8>> {
            let Some(column) = segment.fast_fields().str(field)? else { return Ok(Vec::new()) };
            let all: Vec<u64> = (0..column.num_terms() as u64).collect();
            Ok(values(&column, &all)?.iter().map(|value| series_of(value)).collect())
        };
        let series = searcher.segment_readers().iter().map(of_segment).collect::<tantivy::Result<_>>()?;
        Ok(Self { field, series, shown })
    }
}

/// What [`Split`] gathers.
#[derive(Debug, Default)]
pub struct Tally {
    /// For each series a count for each bin of the window.
    pub counts: Vec<Vec<Counted>>,
    /// Articles of each series, dated or not.
    pub totals: Vec<u32>,
    /// First and last day of dates that no bin of this width holds and that touch the window.
    pub ranges: HashMap<(Day, Day), Counted>,
    /// What is counted in bins before the window, and after it.
    pub before: u32,
    /// Articles after the window.
    pub after: u32,
    /// Articles without a date; with dates that are all coarser than the bins; with an estimate for their date.
    pub undated: u32,
    /// Articles with dates that are too coarse for a bin.
    pub coarse: u32,
    /// Articles whose date is an estimate.
    pub estimated: u32,
    /// Earliest and latest day of all dates, open ends left out.
    pub first: Option<Day>,
    /// The last day of any.
    pub last: Option<Day>,
}

impl Tally {
    fn empty(series: usize, bins: usize) -> Self {
        Self { counts: vec![vec![(0, 0); bins]; series], totals: vec![0; series], ..Self::default() }
    }

    /// Adds what was counted in a segment.
    fn add(&mut self, own: &Own<'_>, ask: &Split) {
        for (series, counts) in own.counts.chunks(own.bins.len().max(1)).enumerate() {
            for (&bin, n) in own.bins.iter().zip(counts) {
                if bin < ask.window.0 {
                    self.before += n.0;
                } else if bin > ask.window.1 {
                    self.after += n.0;
                } else {
                    let sum = &mut self.counts[series][(bin - ask.window.0) as usize];
                    *sum = (sum.0 + n.0, sum.1 + n.1);
                }
            }
        }
        self.totals.iter_mut().zip(&own.totals).for_each(|(sum, n)| *sum += n);
        self.undated += own.undated;
        self.coarse += own.coarse;
        self.estimated += own.estimated;
        self.add_dates(own, ask);
    }

    /// Notes how far dates reach.
    fn add_dates(&mut self, own: &Own<'_>, ask: &Split) {
        let dates = own.dates.iter().zip(&own.with_date).enumerate();
        for (at, (date, n)) in dates.filter(|(_, (_, n))| n.0 > 0) {
            if date.first != FAR_PAST && self.first.is_none_or(|day| date.first < day) {
                self.first = Some(date.first);
            }
            if date.last != FAR_FUTURE && self.last.is_none_or(|day| date.last > day) {
                self.last = Some(date.last);
            }
            if date.first == date.last {
                continue;
            }
            let (from, to) = (bin_of(date.first, ask.by), bin_of(date.last, ask.by));
            // What lies in one bin is a range where the article stands in no bin at all.
            let ranges = if from == to { own.loose.get(at).copied().unwrap_or_default() } else { *n };
            let is_range = from <= ask.reach.1 && to >= ask.reach.0;
            if is_range && ranges.0 > 0 {
                let sum = self.ranges.entry((date.first, date.last)).or_default();
                *sum = (sum.0 + ranges.0, sum.1 + ranges.1);
            }
        }
    }
}

impl Split {
    /// Counts the articles that were found.
    pub fn tally(&self, columns: &Columns, searcher: &Searcher, found: &Found) -> Result<Tally> {
        let series = self.parts.as_ref().map_or(1, |parts| usize::from(parts.shown) + 2);
        let bins = self.window.1.saturating_sub(self.window.0).saturating_add(1).max(0);
        let mut tally = Tally::empty(series, bins as usize);
        let dates = columns.dates(searcher, self.axis)?;
        let named = match &self.parts {
            Some(parts) => columns.named(searcher, parts.field)?,
            None => Vec::new(),
        };
        let series =
            self.parts.as_ref().map(|parts| Series { named: &named, of: &parts.series, shown: parts.shown });
        for own in over_time::count(&dates, self.by, series.as_ref(), found) {
            tally.add(&own, self);
        }
        Ok(tally)
    }
}
