//! How the articles of a query, parted into series, spread over a stretch of time, in one pass.

use std::collections::HashMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

use super::collect::values;
use super::document::bin_of;
use super::schema::{bins_name, dates_name};
use crate::edtf::{Day, unpack};
use crate::error::Result;
use crate::query::{Axis, Granularity};
use newspaper::edtf::{FAR_FUTURE, FAR_PAST};

/// What is gathered.
#[derive(Debug)]
pub(crate) struct Split {
    pub(crate) axis: Axis,
    pub(crate) by: Granularity,
    /// Numbers of the first and the last bin that are counted by themselves.
    pub(crate) window: (i64, i64),
    /// The bins that ranges must touch to be counted: the window, or everything at an end that was left open.
    pub(crate) reach: (i64, i64),
    /// What parts the articles; `None` for all of them together.
    pub(crate) parts: Option<Parts>,
}

/// Which series each value of a named field belongs to.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) field: &'static str,
    /// For each segment the series of each of its values.
    pub(crate) series: Vec<Vec<u8>>,
    /// Series that have values of their own. The next is of articles whose values are in none of them, the one after
    /// that of articles without a value.
    pub(crate) shown: u8,
}

impl Parts {
    /// Asks for every value of the field which of the `shown` series it belongs to; `shown` itself is none of them.
    pub(crate) fn new(
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

/// Articles of a bin, and how many of them stand there by an estimate.
pub(crate) type Counted = (u32, u32);

/// What [`Split`] gathers.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// For each series a count for each bin of the window.
    pub(crate) counts: Vec<Vec<Counted>>,
    /// Articles of each series, dated or not.
    pub(crate) totals: Vec<u32>,
    /// Dates that no bin of this width holds and that touch the window, packed.
    pub(crate) ranges: HashMap<u64, Counted>,
    /// What is counted in bins before the window, and after it.
    pub(crate) before: u32,
    pub(crate) after: u32,
    /// Articles without a date; with dates that are all coarser than the bins; with an estimate for their date.
    pub(crate) undated: u32,
    pub(crate) coarse: u32,
    pub(crate) estimated: u32,
    /// Earliest and latest day of all dates, open ends left out.
    pub(crate) first: Option<Day>,
    pub(crate) last: Option<Day>,
}

impl Tally {
    fn empty(series: usize, bins: usize) -> Self {
        Self { counts: vec![vec![(0, 0); bins]; series], totals: vec![0; series], ..Self::default() }
    }

    fn add(&mut self, other: &Self) {
        for (all, own) in self.counts.iter_mut().zip(&other.counts) {
            all.iter_mut().zip(own).for_each(|(sum, n)| *sum = (sum.0 + n.0, sum.1 + n.1));
        }
        self.totals.iter_mut().zip(&other.totals).for_each(|(sum, n)| *sum += n);
        for (&dates, n) in &other.ranges {
            let sum = self.ranges.entry(dates).or_default();
            *sum = (sum.0 + n.0, sum.1 + n.1);
        }
        self.before += other.before;
        self.after += other.after;
        self.undated += other.undated;
        self.coarse += other.coarse;
        self.estimated += other.estimated;
        self.first = [self.first, other.first].into_iter().flatten().min();
        self.last = [self.last, other.last].into_iter().flatten().max();
    }
}

impl Split {
    fn empty(&self) -> Tally {
        let series = self.parts.as_ref().map_or(1, |parts| usize::from(parts.shown) + 2);
        let bins = self.window.1.saturating_sub(self.window.0).saturating_add(1).max(0);
        Tally::empty(series, bins as usize)
    }
}

/// The values of a segment and the series they belong to.
struct OwnParts {
    /// `None` where no article of the segment has a value.
    values: Option<Column<u64>>,
    series: Vec<u8>,
    shown: u8,
}

impl OwnParts {
    /// The series of an article: of several the last, which is the one that has the fewest articles.
    fn of(&self, doc: DocId) -> usize {
        let mut best = None;
        for value in self.values.iter().flat_map(|values| values.values_for_doc(doc)) {
            let series = self.series.get(value as usize).copied().unwrap_or(self.shown);
            best = match best {
                Some(other) if series == self.shown || (other != self.shown && other > series) => Some(other),
                _ => Some(series),
            };
        }
        usize::from(best.unwrap_or(self.shown + 1))
    }
}

pub(crate) struct SplitSegment {
    bins: Column<i64>,
    dates: Column<u64>,
    estimated: Option<Column<u64>>,
    parts: Option<OwnParts>,
    by: Granularity,
    window: (i64, i64),
    reach: (i64, i64),
    found: Tally,
}

impl Collector for Split {
    type Fruit = Tally;
    type Child = SplitSegment;

    fn for_segment(&self, ordinal: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SplitSegment> {
        let fast = segment.fast_fields();
        let parts = |parts: &Parts| -> tantivy::Result<OwnParts> {
            let values = fast.str(parts.field)?.map(|column| column.into_parts().1);
            let series = parts.series.get(ordinal as usize).cloned().unwrap_or_default();
            Ok(OwnParts { values, series, shown: parts.shown })
        };
        let estimates = self.axis == Axis::Published;
        Ok(SplitSegment {
            bins: fast.i64(bins_name(self.axis, self.by))?,
            dates: fast.u64(dates_name(self.axis))?,
            estimated: if estimates { Some(fast.u64("estimated")?) } else { None },
            parts: self.parts.as_ref().map(parts).transpose()?,
            by: self.by,
            window: self.window,
            reach: self.reach,
            found: self.empty(),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Tally>) -> tantivy::Result<Tally> {
        let mut all = self.empty();
        fruits.iter().for_each(|fruit| all.add(fruit));
        Ok(all)
    }
}

impl SegmentCollector for SplitSegment {
    type Fruit = Tally;

    fn collect(&mut self, doc: DocId, _: Score) {
        let series = self.parts.as_ref().map_or(0, |parts| parts.of(doc));
        let guess = u32::from(self.estimated.as_ref().is_some_and(|column| column.first(doc).is_some()));
        self.found.totals[series] += 1;
        self.found.estimated += guess;
        let is_known = self.count_bins(doc, series, guess);
        let is_dated = self.count_dates(doc, is_known, guess);
        self.found.undated += u32::from(!is_dated);
        self.found.coarse += u32::from(is_dated && !is_known);
    }

    fn harvest(self) -> Tally {
        self.found
    }
}

impl SplitSegment {
    /// Counts an article in its bins; false where it has none.
    fn count_bins(&mut self, doc: DocId, series: usize, guess: u32) -> bool {
        let mut before = None;
        for value in self.bins.values_for_doc(doc) {
            let bin = if self.by == Granularity::Decade { value.div_euclid(10) } else { value };
            // They ascend; years of one decade count once in it.
            if before == Some(bin) {
                continue;
            }
            before = Some(bin);
            if bin < self.window.0 {
                self.found.before += 1;
            } else if bin > self.window.1 {
                self.found.after += 1;
            } else {
                let count = &mut self.found.counts[series][(bin - self.window.0) as usize];
                *count = (count.0 + 1, count.1 + guess);
            }
        }
        before.is_some()
    }

    /// Notes how far the dates of an article reach; false where it has none.
    fn count_dates(&mut self, doc: DocId, is_known: bool, guess: u32) -> bool {
        let mut is_dated = false;
        for dates in self.dates.values_for_doc(doc) {
            is_dated = true;
            let (first, last) = unpack(dates);
            if first != FAR_PAST && self.found.first.is_none_or(|day| first < day) {
                self.found.first = Some(first);
            }
            if last != FAR_FUTURE && self.found.last.is_none_or(|day| last > day) {
                self.found.last = Some(last);
            }
            if first != last && self.is_range(first, last, is_known) {
                let count = self.found.ranges.entry(dates).or_default();
                *count = (count.0 + 1, count.1 + guess);
            }
        }
        is_dated
    }

    fn is_range(&self, first: Day, last: Day, is_known: bool) -> bool {
        let (from, to) = (bin_of(first, self.by), bin_of(last, self.by));
        (from != to || !is_known) && from <= self.reach.1 && to >= self.reach.0
    }
}
