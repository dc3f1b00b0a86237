//! Articles that were found, counted over time: segment by segment, in the bins of a width and by each of their dates.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use query::{Axis, Granularity};
use store::Result;
use tantivy::Searcher;

use super::Found;
use super::columns::{Columns, by_parts};
use super::dates::{Date, Dates};
use super::plain::{Values, each};

/// Articles of a bin, and how many of them stand there by an estimate.
pub type Counted = (u32, u32);

/// What parts articles into series: for each segment the values of its articles, and the series of each value; `shown`
/// is that of values without a series of their own, the one after that of articles without a value.
pub(super) struct Series<'a> {
    pub(super) named: &'a [Arc<Values>],
    pub(super) of: &'a [Vec<u8>],
    pub(super) shown: u8,
}

/// What was counted in a segment.
pub(super) struct Own<'a> {
    pub(super) dates: &'a [Date],
    /// The different bins of the dates, ascending, and for each series a count for each of them. An article counts once in a
    /// bin, and in each that it has a date in.
    pub(super) bins: Vec<i64>,
    pub(super) counts: Vec<Counted>,
    /// Articles of each series, dated or not.
    pub(super) totals: Vec<u32>,
    /// How often each date occurs; and how often those that are too coarse for a bin do in articles without any bin.
    pub(super) with_date: Vec<Counted>,
    pub(super) loose: Vec<Counted>,
    /// Articles without a date; with dates but no bin; with an estimate for their date.
    pub(super) undated: u32,
    pub(super) coarse: u32,
    pub(super) estimated: u32,
}

/// No bin.
const NONE: u32 = u32::MAX;

/// The bin of each date.
struct Bins {
    numbers: Vec<i64>,
    /// For each date the place of its bin, or [`NONE`].
    of: Vec<u32>,
    /// Some date is too coarse for a bin and yet lies within one.
    any_loose: bool,
}

impl Bins {
    fn new(dates: &Dates, by: Granularity) -> Self {
        let many = dates.table.len();
        let mut bins = Self { numbers: Vec::new(), of: Vec::with_capacity(many), any_loose: false };
        for bin in dates.bins(by) {
            bins.of.push(match bin {
                Some(bin) => {
                    // Dates ascend, and bins with them.
                    if bins.numbers.last() != Some(&bin) {
                        bins.numbers.push(bin);
                    }
                    bins.numbers.len() as u32 - 1
                }
                None => {
                    bins.any_loose = true;
                    NONE
                }
            });
        }
        bins
    }
}

impl<'a> Own<'a> {
    fn empty(dates: &'a [Date], bins: &Bins, series: usize) -> Self {
        Self {
            dates,
            bins: bins.numbers.clone(),
            counts: vec![(0, 0); bins.numbers.len() * series],
            totals: vec![0; series],
            with_date: vec![(0, 0); dates.len()],
            loose: if bins.any_loose { vec![(0, 0); dates.len()] } else { Vec::new() },
            undated: 0,
            coarse: 0,
            estimated: 0,
        }
    }

    fn add(&mut self, other: &Self) {
        let sum = |all: &mut [Counted], own: &[Counted]| {
            all.iter_mut().zip(own).for_each(|(sum, n)| *sum = (sum.0 + n.0, sum.1 + n.1));
        };
        sum(&mut self.counts, &other.counts);
        sum(&mut self.with_date, &other.with_date);
        self.totals.iter_mut().zip(&other.totals).for_each(|(sum, n)| *sum += n);
        sum(&mut self.loose, &other.loose);
        self.undated += other.undated;
        self.coarse += other.coarse;
        self.estimated += other.estimated;
    }
}

/// Counts what was found, for each segment.
pub(super) fn count<'a>(
    dates: &'a [Arc<Dates>],
    by: Granularity,
    series: Option<&Series<'_>>,
    found: &Found,
) -> Vec<Own<'a>> {
    let bins: Vec<Bins> = dates.iter().map(|dates| Bins::new(dates, by)).collect();
    let many = series.map_or(1, |series| usize::from(series.shown) + 2);
    let empty = |segment: usize| Own::empty(&dates[segment].table, &bins[segment], many);
    let parts = by_parts(found, |segment, bits, words| {
        let mut own = empty(segment);
        let series = series.map(|series| series_of(series, segment, bits, words.clone()));
        count_part(&mut own, &dates[segment], &bins[segment], series.as_deref(), bits, words);
        own
    });
    let mut all: Vec<Own<'a>> = (0..dates.len()).map(empty).collect();
    parts.iter().for_each(|(segment, own)| all[*segment].add(own));
    all
}

/// The series of each article of some words: of several the last, which is the one that has the fewest articles.
fn series_of(series: &Series<'_>, segment: usize, bits: &[u64], words: Range<usize>) -> Vec<u8> {
    // So that the greatest wins: 0 has no value, 1 has one without a series, those after these are the series.
    let base = words.start * 64;
    let mut codes = vec![0_u8; words.len() * 64];
    let own = series.of.get(segment).map(Vec::as_slice).unwrap_or_default();
    let code = |of: u8| if of == series.shown { 1 } else { of + 2 };
    let own: Vec<u8> = own.iter().map(|of| code(*of)).collect();
    series.named[segment].each(bits, words, |article, value| {
        let held = &mut codes[article - base];
        *held = (*held).max(own.get(value).copied().unwrap_or(1));
    });
    let decode = |code: u8| if code < 2 { series.shown + 1 - code } else { code - 2 };
    codes.into_iter().map(decode).collect()
}

fn count_part(
    own: &mut Own<'_>,
    dates: &Dates,
    bins: &Bins,
    series: Option<&[u8]>,
    bits: &[u64],
    words: Range<usize>,
) {
    /// What is known of an article: it has a date; it stands in a bin.
    const DATED: u8 = 1;
    const BINNED: u8 = 2;
    let base = words.start * 64;
    let mut known = vec![0_u8; words.len() * 64];
    let series = |article: usize| series.map_or(0, |series| usize::from(series[article - base]));
    let width = bins.numbers.len();
    let mut before = (usize::MAX, NONE);
    dates.values.each(bits, words.clone(), |article, date| {
        let (guess, bin) = (u32::from(dates.is_estimated(article)), bins.of[date]);
        let n = &mut own.with_date[date];
        *n = (n.0 + 1, n.1 + guess);
        known[article - base] |= DATED;
        // Dates of an article ascend: two in one bin follow each other, but for coarse ones between them.
        if bin != NONE && before != (article, bin) {
            before = (article, bin);
            known[article - base] |= BINNED;
            let n = &mut own.counts[series(article) * width + bin as usize];
            *n = (n.0 + 1, n.1 + guess);
        }
    });
    if bins.any_loose {
        dates.values.each(bits, words.clone(), |article, date| {
            if bins.of[date] == NONE && known[article - base] & BINNED == 0 {
                let n = &mut own.loose[date];
                *n = (n.0 + 1, n.1 + u32::from(dates.is_estimated(article)));
            }
        });
    }
    each(bits, words, |article| {
        let known = known[article - base];
        own.totals[series(article)] += 1;
        own.estimated += u32::from(dates.is_estimated(article));
        own.undated += u32::from(known == 0);
        own.coarse += u32::from(known == DATED);
    });
}

/// How many articles stand in each bin of a timeline.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Spreads {
    /// Articles and, of these, estimated ones.
    pub bins: BTreeMap<i64, Counted>,
    /// Articles in no bin.
    pub undated: u32,
    /// All articles.
    pub total: u32,
}

impl Columns {
    /// Counts articles by bins of a width.
    pub fn bins(&self, searcher: &Searcher, found: &Found, axis: Axis, by: Granularity) -> Result<Spreads> {
        let mut all = Spreads { total: found.total, ..Spreads::default() };
        for own in count(&self.dates(searcher, axis)?, by, None, found) {
            all.undated += own.undated + own.coarse;
            for (bin, n) in own.bins.into_iter().zip(own.counts).filter(|(_, n)| n.0 > 0) {
                let sum = all.bins.entry(bin).or_default();
                *sum = (sum.0 + n.0, sum.1 + n.1);
            }
        }
        Ok(all)
    }

    /// The first and the last bin of a width that any article stands in.
    pub fn span(&self, searcher: &Searcher, axis: Axis, by: Granularity) -> Result<Option<(i64, i64)>> {
        let spans = self.dates(searcher, axis)?.iter().filter_map(|dates| dates.span(by)).collect::<Vec<_>>();
        Ok(spans.into_iter().reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))))
    }
}
