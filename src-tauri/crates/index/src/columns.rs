//! The columns that articles are counted by, unpacked in memory ([`super::plain`]), segment by segment: a segment never
//! changes, so that an import has only what it added to read.
//!
//! A million articles take about 50 MB.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex};

use common::memo::Memo;
use common::threads::{CORES, lock, side_by_side};
use query::Axis;
use store::Result;
use tantivy::index::SegmentId;
use tantivy::{Searcher, SegmentReader};
use wire::ArticleId;

use super::Found;
use super::dates::Dates;
use super::plain::{Values, each};
use crate::bits::Bits;

/// Articles from which on they are counted on all cores.
const MANY: u32 = 50_000;

/// A column, once it is read.
type Slot<T> = Arc<Memo<(), Arc<T>>>;

/// How many articles have each value of a field, as of so many articles that are alive.
type Sums = Arc<Memo<u32, Arc<Vec<u32>>>>;

/// The columns of a segment.
#[derive(Debug, Default)]
struct Segment {
    named: HashMap<&'static str, Slot<Values>>,
    dates: HashMap<Axis, Slot<Dates>>,
    ids: Slot<Vec<ArticleId>>,
    /// How many of its articles have each value of a field, as of so many articles that are alive.
    sums: HashMap<&'static str, Sums>,
}

/// The columns of the segments there are.
#[derive(Debug, Default)]
pub struct Columns(Mutex<HashMap<SegmentId, Segment>>);

impl Columns {
    /// The values of a named field, by the segment's own numbers, for each segment.
    pub(super) fn named(&self, searcher: &Searcher, field: &'static str) -> Result<Vec<Arc<Values>>> {
        let slot = |segment: &mut Segment| segment.named.entry(field).or_default().clone();
        self.all(searcher, slot, |segment| named(segment, field))
    }

    /// The dates of articles on an axis, for each segment.
    pub(super) fn dates(&self, searcher: &Searcher, axis: Axis) -> Result<Vec<Arc<Dates>>> {
        let slot = |segment: &mut Segment| segment.dates.entry(axis).or_default().clone();
        self.all(searcher, slot, |segment| Dates::read(segment, axis))
    }

    /// The ids of all articles, for each segment.
    pub(super) fn all_ids(&self, searcher: &Searcher) -> Result<Vec<Arc<Vec<ArticleId>>>> {
        let read = |segment: &SegmentReader| {
            let column = segment.fast_fields().u64("id")?;
            let id = |article| column.first(article).unwrap_or(0) as ArticleId;
            Ok((0..segment.max_doc()).map(id).collect())
        };
        self.all(searcher, |segment| segment.ids.clone(), read)
    }

    /// Reads the dates on an axis before they are asked for.
    pub fn ready_dates(&self, searcher: &Searcher, axis: Axis) -> Result<()> {
        self.dates(searcher, axis).map(drop)
    }

    /// Reads a named field before it is asked for.
    pub fn ready_field(&self, searcher: &Searcher, field: &'static str) -> Result<()> {
        self.of_all(searcher, field).map(drop)
    }

    /// Reads the ids before they are asked for.
    pub fn ready_ids(&self, searcher: &Searcher) -> Result<()> {
        self.all_ids(searcher).map(drop)
    }

    /// The ids of the articles found.
    pub fn ids(&self, searcher: &Searcher, found: &Found) -> Result<Bits> {
        let ids = self.all_ids(searcher)?;
        let parts = by_parts(found, |segment, bits, words| {
            let own = &ids[segment];
            let mut set = Bits::up_to(own.iter().copied().max().unwrap_or(0));
            each(bits, words, |article| set.insert(own[article]));
            set
        });
        let mut all = Bits::default();
        parts.iter().for_each(|(_, set)| all.add(set));
        Ok(all)
    }

    /// How many articles of a segment have each value of a field, counted where it is not known of as many articles.
    pub(super) fn sums(
        &self,
        segment: &SegmentReader,
        field: &'static str,
        count: impl FnOnce() -> tantivy::Result<Vec<u32>>,
    ) -> Result<Arc<Vec<u32>>> {
        let slot =
            lock(&self.0).entry(segment.segment_id()).or_default().sums.entry(field).or_default().clone();
        Ok(slot.get(segment.num_docs(), || count().map(Arc::new))?)
    }

    fn all<T: Send + Sync>(
        &self,
        searcher: &Searcher,
        slot: impl Fn(&mut Segment) -> Slot<T>,
        read: impl Fn(&SegmentReader) -> tantivy::Result<T> + Sync,
    ) -> Result<Vec<Arc<T>>> {
        let segments: Vec<(Slot<T>, &SegmentReader)> = {
            let mut held = lock(&self.0);
            let readers = searcher.segment_readers();
            let slots = readers.iter().map(|r| (slot(held.entry(r.segment_id()).or_default()), r)).collect();
            if held.len() > readers.len() {
                held.retain(|id, _| readers.iter().any(|reader| reader.segment_id() == *id));
            }
            slots
        };
        let get = |(slot, reader): &(Slot<T>, &SegmentReader)| slot.get((), || read(reader).map(Arc::new));
        let is_quick = |(slot, reader): &(Slot<T>, &SegmentReader)| reader.max_doc() < MANY || slot.has(&());
        let all: tantivy::Result<Vec<Arc<T>>> = match segments.iter().all(is_quick) {
            true => segments.iter().map(get).collect(),
            false => side_by_side(&segments, get).into_iter().collect(),
        };
        Ok(all?)
    }
}

fn named(segment: &SegmentReader, field: &str) -> tantivy::Result<Values> {
    let articles = segment.max_doc() as usize;
    let Some(column) = segment.fast_fields().str(field)? else {
        return Ok(Values::read(articles, 0, |_| std::iter::empty()));
    };
    let (names, values) = (column.num_terms(), column.into_parts().1);
    Ok(Values::read(articles, names, |article| values.values_for_doc(article as u32).map(|n| n as u32)))
}

/// Articles of one segment that are counted together: the segment and a stretch of words of its bits.
pub(super) type Part = (usize, Range<usize>);

/// Counts the articles that were found, part by part, on all cores where they are many.
pub(super) fn by_parts<T: Send>(
    found: &Found,
    work: impl Fn(usize, &[u64], Range<usize>) -> T + Sync,
) -> Vec<(usize, T)> {
    let pieces = if found.total < MANY { 1 } else { *CORES };
    let mut parts: Vec<Part> = Vec::new();
    for segment in 0..found.segments() {
        let words = found.bits(segment).len();
        let each = words.div_ceil(pieces).max(1);
        parts.extend((0..words).step_by(each).map(|from| (segment, from..(from + each).min(words))));
    }
    let one = |(segment, words): &Part| (*segment, work(*segment, found.bits(*segment), words.clone()));
    if pieces == 1 { parts.iter().map(one).collect() } else { side_by_side(&parts, one) }
}
