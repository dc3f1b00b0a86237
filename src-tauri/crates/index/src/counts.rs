//! How many articles have each value of a named field.

use std::sync::Arc;

use store::Result;
use tantivy::{Searcher, SegmentReader};

use super::Found;
use super::columns::{Columns, by_parts};
use super::plain::Values;

/// Counts of the values of a field, for each segment by the segment's own numbers.
pub(crate) type OfSegments = Vec<Vec<u32>>;

impl Columns {
    /// How many of the articles found have each value of some named fields.
    pub fn counts(
        &self,
        searcher: &Searcher,
        found: &Found,
        fields: &[&'static str],
    ) -> Result<Vec<OfSegments>> {
        // Where most of a segment is found it is quicker to count what is not, and to take it from what there is.
        let most: Vec<bool> = searcher
            .segment_readers()
            .iter()
            .zip(0..)
            .map(|(reader, segment)| count(found.bits(segment)) > u64::from(reader.num_docs()) / 2)
            .collect();
        let rest = most.contains(&true).then(|| self.rest(searcher, found, &most));
        let counted = rest.as_ref().unwrap_or(found);
        let of_field = |field: &&'static str| -> Result<OfSegments> {
            let columns = self.named(searcher, field)?;
            let counts = counts_of(&columns, counted);
            let own = searcher.segment_readers().iter().zip(&columns).zip(counts).zip(&most);
            let whole = own.map(|(((reader, column), counts), is_most)| match is_most {
                true => self.less(reader, field, column, &counts),
                false => Ok(counts),
            });
            whole.collect()
        };
        fields.iter().map(of_field).collect()
    }

    /// How many of all articles have each value of a field.
    pub(super) fn of_all(&self, searcher: &Searcher, field: &'static str) -> Result<OfSegments> {
        let columns = self.named(searcher, field)?;
        let segments = searcher.segment_readers().iter().zip(&columns);
        segments.map(|(reader, column)| self.less(reader, field, column, &[])).collect()
    }

    /// What is not found of the segments that most is found of, and what is found of the others.
    fn rest(&self, searcher: &Searcher, found: &Found, most: &[bool]) -> Found {
        let segments =
            searcher.segment_readers().iter().zip(most).zip(0..).map(|((reader, is_most), segment)| {
                let bits = found.bits(segment);
                if !is_most {
                    return bits.to_vec();
                }
                alive(reader).into_iter().zip(bits).map(|(alive, found)| alive & !found).collect()
            });
        Found::of(segments.collect())
    }

    /// The counts of all articles of a segment less some counts.
    fn less(
        &self,
        reader: &SegmentReader,
        field: &'static str,
        column: &Values,
        counts: &[u32],
    ) -> Result<Vec<u32>> {
        let all = self.sums(reader, field, || {
            let alive = alive(reader);
            let mut counts = vec![0; column.bound()];
            column.each(&alive, 0..alive.len(), |_, value| counts[value] += 1);
            Ok(counts)
        })?;
        let counts = counts.iter().copied().chain(std::iter::repeat(0));
        Ok(all.iter().zip(counts).map(|(all, some)| all - some).collect())
    }
}

fn counts_of(columns: &[Arc<Values>], found: &Found) -> OfSegments {
    let mut counts: OfSegments = columns.iter().map(|column| vec![0; column.bound()]).collect();
    let parts = by_parts(found, |segment, bits, words| {
        let mut counts = vec![0_u32; columns[segment].bound()];
        columns[segment].each(bits, words, |_, value| counts[value] += 1);
        counts
    });
    for (segment, part) in parts {
        counts[segment].iter_mut().zip(part).for_each(|(sum, n)| *sum += n);
    }
    counts
}

fn count(bits: &[u64]) -> u64 {
    bits.iter().map(|word| u64::from(word.count_ones())).sum()
}

/// A bit for every article that is not deleted.
fn alive(reader: &SegmentReader) -> Vec<u64> {
    let articles = reader.max_doc();
    let mut bits = vec![u64::MAX; articles.div_ceil(64) as usize];
    if let Some(last) = bits.last_mut()
        && !articles.is_multiple_of(64)
    {
        *last = (1 << (articles % 64)) - 1;
    }
    if let Some(alive) = reader.alive_bitset() {
        for article in (0..articles).filter(|article| alive.is_deleted(*article)) {
            bits[(article / 64) as usize] &= !(1 << (article % 64));
        }
    }
    bits
}
