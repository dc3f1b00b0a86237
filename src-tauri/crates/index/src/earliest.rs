//! The first and the last of the articles that were found.

use std::cmp::Reverse;
use std::ops::Range;

use common::edtf::Day;
use query::Axis;
use store::Result;
use tantivy::Searcher;
use wire::ArticleId;

use super::Found;
use super::columns::{Columns, by_parts};
use super::dates::Dates;

/// The earliest and the latest of some articles: day of issue (the first possible one) and id.
type Ends = ((Day, ArticleId), (Reverse<Day>, ArticleId));

/// No date.
const NONE: u32 = u32::MAX;

impl Columns {
    /// The articles that were published first and last; of those of one day the one that was imported first. `None` where
    /// nothing is dated.
    pub fn first_and_last(
        &self,
        searcher: &Searcher,
        found: &Found,
    ) -> Result<Option<(ArticleId, ArticleId)>> {
        let dates = self.dates(searcher, Axis::Published)?;
        let ids = self.all_ids(searcher)?;
        let parts = by_parts(found, |segment, bits, words| ends(&dates[segment], &ids[segment], bits, words));
        let ends = parts.into_iter().filter_map(|(_, ends)| ends);
        let ends = ends.reduce(|a, b| (a.0.min(b.0), a.1.min(b.1)));
        Ok(ends.map(|((_, first), (_, last))| (first, last)))
    }
}

fn ends(dates: &Dates, ids: &[ArticleId], bits: &[u64], words: Range<usize>) -> Option<Ends> {
    // Places in the table of dates; the last one is that after it.
    let (mut from, mut to) = (NONE, 0);
    dates.values.each(bits, words.clone(), |_, date| {
        (from, to) = (from.min(date as u32), to.max(date as u32 + 1));
    });
    let day = |place: u32| dates.table.get(place as usize).map(|date| date.first);
    let (first, last) = (day(from)?, day(to.checked_sub(1)?)?);
    let mut ends: Ends = ((first, ArticleId::MAX), (Reverse(last), ArticleId::MAX));
    dates.values.each(bits, words, |article, date| {
        let day = dates.table[date].first;
        if day == first || day == last {
            let id = ids[article];
            ends = (ends.0.min((day, id)), ends.1.min((Reverse(day), id)));
        }
    });
    Some(ends)
}
