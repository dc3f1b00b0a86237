//! What is gathered from the articles of a query, in one pass each.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader, TantivyError};

use crate::Families;

/// Order of [`Ranked`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// What says most of the query first.
    Relevance,
    /// The latest day of issue first.
    Newest,
    /// The earliest day of issue first.
    Oldest,
}

/// The first rows of a result list.
#[derive(Debug, Clone)]
pub struct Ranked {
    /// What comes first.
    pub order: Order,
    /// Rows at most.
    pub rows: usize,
    /// Folds the articles of a family into the row of the best of them.
    pub families: Option<Arc<Families>>,
}

/// What [`Ranked`] gathers.
#[derive(Debug, Default)]
pub struct Rows {
    /// Articles.
    pub total: u32,
    /// Rows: articles that were not folded into another one's row.
    pub rows: u32,
    /// Ids of the articles of the first rows, best first, each with those folded into it in the same order.
    pub ids: Vec<(i64, Vec<i64>)>,
}

/// Greater is better. Undated articles are last in both orders of time; ties keep the order of import.
type Key = (u64, u64, Reverse<u64>);

/// What a segment has of a result list.
pub struct Gathered {
    total: u32,
    best: Vec<Key>,
    kin: Vec<(i64, Key)>,
}

fn id_of(key: &Key) -> i64 {
    key.2.0 as i64
}

pub struct RankedSegment {
    order: Order,
    rows: usize,
    total: u32,
    families: Option<Arc<Families>>,
    best: Vec<Key>,
    /// Keys below this one are not among the first rows.
    threshold: Option<Key>,
    /// Articles with a family. There are few of them, and each may be what the others are folded into.
    kin: Vec<(i64, Key)>,
    id: Column<u64>,
    published: Column<u64>,
}

impl Collector for Ranked {
    type Fruit = Rows;
    type Child = RankedSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<RankedSegment> {
        Ok(RankedSegment {
            order: self.order,
            rows: self.rows,
            total: 0,
            families: self.families.clone(),
            best: Vec::new(),
            threshold: None,
            kin: Vec::new(),
            id: segment.fast_fields().u64("id")?,
            published: segment.fast_fields().u64("published")?,
        })
    }

    fn requires_scoring(&self) -> bool {
        self.order == Order::Relevance
    }

    fn merge_fruits(&self, fruits: Vec<Gathered>) -> tantivy::Result<Rows> {
        let total = fruits.iter().map(|fruit| fruit.total).sum();
        let mut best: Vec<Key> = Vec::new();
        let mut families: HashMap<i64, Vec<Key>> = HashMap::new();
        let mut kin = 0;
        for fruit in fruits {
            best.extend(fruit.best);
            for (family, key) in fruit.kin {
                kin += 1;
                families.entry(family).or_default().push(key);
            }
        }
        let rows = total - kin + families.len() as u32;
        let mut folded: HashMap<Key, Vec<i64>> = HashMap::new();
        for mut keys in families.into_values() {
            keys.sort_unstable_by(|a, b| b.cmp(a));
            let others = keys.iter().skip(1).map(id_of).collect();
            best.extend(keys.first());
            keys.first().map(|&first| folded.insert(first, others));
        }
        best.sort_unstable_by(|a, b| b.cmp(a));
        best.truncate(self.rows);
        let ids = best.iter().map(|key| (id_of(key), folded.remove(key).unwrap_or_default())).collect();
        Ok(Rows { total, rows, ids })
    }
}

impl SegmentCollector for RankedSegment {
    type Fruit = Gathered;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.total += 1;
        // Most articles of a frequent word end here, before anything else is read of them.
        let rank = u64::from(score.max(0.0).to_bits());
        let is_below = |rank: u64| self.threshold.is_some_and(|threshold| rank < threshold.0);
        let family = |number: u64| self.families.as_ref().and_then(|families| families.of(number as i64));
        let number = |doc| self.id.first(doc).unwrap_or(0);
        if self.order == Order::Relevance && is_below(rank) && family(number(doc)).is_none() {
            return;
        }
        // First day, shifted by one so that 0 is left for the undated.
        let day = self.published.first(doc).map_or(0, |packed| (packed >> 32) + 1);
        let (rank, tie) = match self.order {
            Order::Relevance => (rank, day),
            Order::Newest => (day, 0),
            Order::Oldest if day == 0 => (0, 0),
            Order::Oldest => (u64::MAX - day, 0),
        };
        let number = number(doc);
        let family = family(number);
        if is_below(rank) && family.is_none() {
            return;
        }
        let key = (rank, tie, Reverse(number));
        if let Some(family) = family {
            self.kin.push((family, key));
            return;
        }
        self.best.push(key);
        if self.best.len() >= self.rows.saturating_mul(2).saturating_add(1024) {
            self.prune();
        }
    }

    fn harvest(mut self) -> Self::Fruit {
        self.prune();
        Gathered { total: self.total, best: self.best, kin: self.kin }
    }
}

impl RankedSegment {
    fn prune(&mut self) {
        if self.best.len() > self.rows {
            self.best.select_nth_unstable_by(self.rows, |a, b| b.cmp(a));
            self.best.truncate(self.rows);
            self.threshold = self.best.iter().min().copied();
        }
    }
}

/// Ids of all articles of a query, ascending.
#[derive(Debug, Clone, Copy)]
pub struct Ids;

pub struct IdsSegment(Column<u64>, Vec<i64>);

impl Collector for Ids {
    type Fruit = Vec<i64>;
    type Child = IdsSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<IdsSegment> {
        Ok(IdsSegment(segment.fast_fields().u64("id")?, Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Vec<i64>>) -> tantivy::Result<Vec<i64>> {
        let mut ids: Vec<i64> = fruits.into_iter().flatten().collect();
        ids.sort_unstable();
        Ok(ids)
    }
}

impl SegmentCollector for IdsSegment {
    type Fruit = Vec<i64>;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.1.extend(self.0.first(doc).map(|id| id as i64));
    }

    fn harvest(self) -> Vec<i64> {
        self.1
    }
}

/// Names of ascending ordinals, in one walk: each name by itself would unpack its block of the dictionary again.
pub(super) fn values(column: &StrColumn, ords: &[u64]) -> tantivy::Result<Vec<String>> {
    let mut values = Vec::with_capacity(ords.len());
    let all = column.dictionary().sorted_ords_to_term_cb(ords, |bytes| {
        values.push(String::from_utf8_lossy(bytes).into_owned());
    })?;
    if all {
        Ok(values)
    } else {
        Err(TantivyError::InternalError("a name is missing in its dictionary".into()))
    }
}
