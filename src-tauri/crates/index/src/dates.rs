//! The dates of articles in memory: each a number in a table of all the different dates of its segment, so that
//! counting goes by these numbers, and days, months and years are made of them afterwards.

use std::collections::HashMap;

use common::edtf::{Day, unpack};
use query::{Axis, Granularity, bin_of};
use tantivy::SegmentReader;
use tantivy::columnar::Column;

use super::plain::{Values, has};
use super::schema::{bins_name, dates_name};

/// A date that articles have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Date {
    pub(super) first: Day,
    pub(super) last: Day,
    /// The narrowest bin that it stands in, of none 0, of a year 1, a month 2, a day 3.
    exact: u8,
}

impl Date {
    /// Whether it is exact enough for a bin of a width, the one that its first day is in.
    fn has_bin(self, by: Granularity) -> bool {
        self.exact >= exactness(by)
    }
}

fn exactness(by: Granularity) -> u8 {
    match by {
        Granularity::Decade | Granularity::Year => 1,
        Granularity::Month => 2,
        Granularity::Day => 3,
    }
}

/// The dates of the articles of a segment.
#[derive(Debug)]
pub(crate) struct Dates {
    /// Ascending.
    pub(super) table: Vec<Date>,
    /// For each of them the month of its first day, as a bin.
    months: Vec<i32>,
    /// Places in the table; those of one article ascend.
    pub(super) values: Values,
    /// Articles whose dates are estimates, as bits; empty where none are.
    estimated: Vec<u64>,
}

impl Dates {
    pub(super) fn read(segment: &SegmentReader, axis: Axis) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        let articles = segment.max_doc();
        let packed = fast.u64(dates_name(axis))?;
        let widths = [Granularity::Day, Granularity::Month, Granularity::Year];
        let mut bins = Vec::new();
        for by in widths {
            bins.push((by, fast.i64(bins_name(axis, by))?));
        }
        let mut numbers: HashMap<Date, u32> = HashMap::new();
        let mut lists: Vec<(u32, u32)> = Vec::new();
        let mut latest: Option<(Date, u32)> = None;
        for article in 0..articles {
            for dates in packed.values_for_doc(article) {
                let date = date(article, dates, &bins);
                let next = numbers.len() as u32;
                let number = match latest {
                    Some((known, number)) if known == date => number,
                    _ => *numbers.entry(date).or_insert(next),
                };
                latest = Some((date, number));
                lists.push((article, number));
            }
        }
        let mut table: Vec<(Date, u32)> = numbers.into_iter().collect();
        table.sort_unstable();
        let mut places = vec![0; table.len()];
        table.iter().zip(0..).for_each(|((_, number), place)| places[*number as usize] = place);
        let mut at = 0;
        let values = Values::read(articles as usize, table.len(), |article| {
            let end = at + lists[at..].iter().take_while(|(of, _)| *of as usize == article).count();
            let mut own: Vec<u32> =
                lists[at..end].iter().map(|(_, number)| places[*number as usize]).collect();
            own.sort_unstable();
            at = end;
            own.into_iter()
        });
        let estimated =
            if axis == Axis::Published { bits(&fast.u64("estimated")?, articles) } else { Vec::new() };
        let table: Vec<Date> = table.into_iter().map(|(date, _)| date).collect();
        let months = table.iter().map(|date| bin_of(date.first, Granularity::Month) as i32).collect();
        Ok(Self { table, months, values, estimated })
    }

    /// The bin of a width that each date of the table stands in; `None` where it is not exact enough for one.
    pub(super) fn bins(&self, by: Granularity) -> impl Iterator<Item = Option<i64>> {
        let bin = move |(date, month): (&Date, &i32)| {
            let month = i64::from(*month);
            date.has_bin(by).then_some(match by {
                Granularity::Decade => month.div_euclid(120),
                Granularity::Year => month.div_euclid(12),
                Granularity::Month => month,
                Granularity::Day => i64::from(date.first),
            })
        };
        self.table.iter().zip(&self.months).map(bin)
    }

    pub(super) fn is_estimated(&self, article: usize) -> bool {
        has(&self.estimated, article)
    }

    /// The first and the last bin of a width that any article stands in.
    pub(super) fn span(&self, by: Granularity) -> Option<(i64, i64)> {
        // Dates ascend, and bins with them.
        let mut bins = self.bins(by).flatten();
        let first = bins.next()?;
        Some((first, bins.last().unwrap_or(first)))
    }
}

/// A date of an article with what bins it stands in. What two dates of an article that begin together have for bins
/// cannot be told apart; together they have them in any case.
fn date(article: u32, dates: u64, bins: &[(Granularity, Column<i64>)]) -> Date {
    let (first, last) = unpack(dates);
    let stands = |(by, column): &(Granularity, Column<i64>)| {
        let bin = bin_of(first, *by);
        column.values_for_doc(article).any(|value| value == bin)
    };
    let exact = bins.iter().find(|own| stands(own)).map_or(0, |(by, _)| exactness(*by));
    Date { first, last, exact }
}

fn bits(column: &Column<u64>, articles: u32) -> Vec<u64> {
    if column.values.num_vals() == 0 {
        return Vec::new();
    }
    let mut bits = vec![0; articles.div_ceil(64) as usize];
    for article in (0..articles).filter(|article| column.first(*article).is_some()) {
        bits[(article / 64) as usize] |= 1 << (article % 64);
    }
    bits
}
