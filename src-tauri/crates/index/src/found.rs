//! The articles of a query as bits, found once and counted in many ways: facets, timelines, totals.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use common::threads::{lock, side_by_side};
use store::Result;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::index::SegmentId;
use tantivy::query::Query as IndexQuery;
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

use super::plain::each;

/// Queries whose articles are kept; a million articles take 125 kB each.
const KEPT: usize = 16;

/// Articles from which on segments are counted side by side.
const MANY: u32 = 50_000;

/// The articles of a query: a bit for every document of each segment.
#[derive(Debug, Default)]
pub struct Found {
    segments: Vec<Vec<u64>>,
    /// How many there are.
    pub total: u32,
}

impl Found {
    fn new(searcher: &Searcher, query: &dyn IndexQuery) -> Result<Self> {
        Ok(searcher.search(query, &Bits(searcher.segment_readers().len()))?)
    }

    pub(super) fn of(segments: Vec<Vec<u64>>) -> Self {
        let total = segments.iter().flatten().map(|word| word.count_ones()).sum();
        Self { segments, total }
    }

    pub(super) fn segments(&self) -> usize {
        self.segments.len()
    }

    /// A bit for every document of a segment.
    pub fn bits(&self, segment: usize) -> &[u64] {
        self.segments.get(segment).map(Vec::as_slice).unwrap_or_default()
    }

    /// Hands every article to a collector, as a search would, without scores.
    pub fn collect<C: Collector>(&self, searcher: &Searcher, collector: &C) -> Result<C::Fruit> {
        let one = |(ordinal, reader): &(usize, &SegmentReader)| {
            let mut segment = collector.for_segment(*ordinal as SegmentOrdinal, reader)?;
            let bits = self.bits(*ordinal);
            each(bits, 0..bits.len(), |doc| segment.collect(doc as DocId, 0.0));
            Ok(segment.harvest())
        };
        let readers: Vec<_> = searcher.segment_readers().iter().enumerate().collect();
        let fruits: Vec<tantivy::Result<_>> =
            if self.total < MANY { readers.iter().map(one).collect() } else { side_by_side(&readers, one) };
        Ok(collector.merge_fruits(fruits.into_iter().collect::<tantivy::Result<_>>()?)?)
    }
}

/// Gathers the bits; holds the number of segments.
struct Bits(usize);

struct BitsSegment {
    ordinal: SegmentOrdinal,
    bits: Vec<u64>,
    total: u32,
}

impl Collector for Bits {
    type Fruit = Found;
    type Child = BitsSegment;

    fn for_segment(&self, ordinal: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<BitsSegment> {
        Ok(BitsSegment { ordinal, bits: vec![0; segment.max_doc().div_ceil(64) as usize], total: 0 })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<BitsSegment>) -> tantivy::Result<Found> {
        let mut found = Found { segments: vec![Vec::new(); self.0], total: 0 };
        for fruit in fruits {
            found.total += fruit.total;
            found.segments[fruit.ordinal as usize] = fruit.bits;
        }
        Ok(found)
    }
}

impl SegmentCollector for BitsSegment {
    type Fruit = Self;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.total += 1;
        self.bits[(doc / 64) as usize] |= 1 << (doc % 64);
    }

    fn collect_block(&mut self, docs: &[DocId]) {
        docs.iter().for_each(|&doc| self.collect(doc, 0.0));
    }

    fn harvest(self) -> Self {
        self
    }
}

/// Segments and how many of their articles are alive: what an index holds at a moment.
pub type State = Vec<(SegmentId, u32)>;

/// The state that a searcher looks at.
pub fn state(searcher: &Searcher) -> State {
    searcher.segment_readers().iter().map(|segment| (segment.segment_id(), segment.num_docs())).collect()
}

/// A query, the state it was asked in, and its articles.
type Entry<K> = (K, State, Arc<Found>);

/// The articles of the latest queries, the latest last.
#[derive(Debug)]
pub struct Cache<K>(Mutex<VecDeque<Entry<K>>>);

impl<K> Default for Cache<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: PartialEq> Cache<K> {
    /// The articles of a query, found now where they are not known; `key` stands for the query.
    pub fn get(&self, key: K, searcher: &Searcher, query: &dyn IndexQuery) -> Result<Arc<Found>> {
        let state = state(searcher);
        if let Some(found) = take(&mut lock(&self.0), &key, &state) {
            return Ok(found);
        }
        let found = Arc::new(Found::new(searcher, query)?);
        let mut kept = lock(&self.0);
        kept.retain(|(_, s, _)| *s == state);
        while kept.len() >= KEPT {
            kept.pop_front();
        }
        kept.push_back((key, state, found.clone()));
        Ok(found)
    }
}

/// The articles of a query where they are known, which makes it the latest.
fn take<K: PartialEq>(kept: &mut VecDeque<Entry<K>>, key: &K, state: &State) -> Option<Arc<Found>> {
    let at = kept.iter().position(|(k, s, _)| k == key && s == state)?;
    let entry = kept.remove(at)?;
    let found = entry.2.clone();
    kept.push_back(entry);
    Some(found)
}
