//! How articles spread over time, value by value: counts, first and last day, sparklines.

use std::collections::HashMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::collect::values;
use crate::edtf::{Day, unpack};

/// Stretches of a sparkline.
const STRETCHES: i64 = 24;

/// How the articles of each value of a named field spread over time.
#[derive(Debug, Clone)]
pub(crate) struct Spread {
    /// The named field; `None` for all articles together, under the empty name.
    pub(crate) field: Option<String>,
    /// First and last day of the sparkline.
    pub(crate) span: Option<(Day, Day)>,
}

/// Articles of one value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Spark {
    pub(crate) count: u32,
    /// Days of issue (first and last possible day) of the earliest and the latest article.
    pub(crate) first: Option<(Day, Day)>,
    pub(crate) last: Option<(Day, Day)>,
    /// Articles in each of 24 equal stretches; empty without a span.
    pub(crate) bins: Vec<u32>,
}

impl Spark {
    /// Counts an article published in a stretch.
    pub(crate) fn add(&mut self, published: Option<(Day, Day)>, span: Option<(Day, Day)>) {
        self.count += 1;
        let Some(days) = published else { return };
        self.first = Some(self.first.map_or(days, |first| first.min(days)));
        self.last = Some(self.last.map_or(days, |last| last.max(days)));
        if let Some(span) = span {
            self.bins.resize(STRETCHES as usize, 0);
            let length = i64::from(span.1) - i64::from(span.0) + 1;
            let at = (i64::from(days.0) - i64::from(span.0)) * STRETCHES / length;
            self.bins[at.clamp(0, STRETCHES - 1) as usize] += 1;
        }
    }

    /// Adds the articles of another count.
    pub(crate) fn merge(&mut self, other: &Self) {
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

pub(crate) struct SpreadSegment {
    names: Option<StrColumn>,
    published: Column<u64>,
    span: Option<(Day, Day)>,
    sparks: Vec<Spark>,
}

impl Collector for Spread {
    type Fruit = HashMap<String, Spark>;
    type Child = SpreadSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SpreadSegment> {
        let fast = segment.fast_fields();
        let names = match &self.field {
            Some(field) => fast.str(field)?,
            None => None,
        };
        let values = match (&self.field, &names) {
            (None, _) => 1,
            (Some(_), names) => names.as_ref().map_or(0, |names| names.num_terms()),
        };
        let sparks = vec![Spark::default(); values];
        Ok(SpreadSegment { names, published: fast.u64("published")?, span: self.span, sparks })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<tantivy::Result<Self::Fruit>>) -> tantivy::Result<Self::Fruit> {
        let mut all: Self::Fruit = HashMap::new();
        for fruit in fruits {
            for (value, spark) in fruit? {
                all.entry(value).or_default().merge(&spark);
            }
        }
        Ok(all)
    }
}

impl SegmentCollector for SpreadSegment {
    type Fruit = tantivy::Result<HashMap<String, Spark>>;

    fn collect(&mut self, doc: DocId, _: Score) {
        let published = self.published.first(doc).map(unpack);
        match &self.names {
            Some(names) => {
                for ord in names.term_ords(doc) {
                    self.sparks[ord as usize].add(published, self.span);
                }
            }
            None => self.sparks.iter_mut().for_each(|all| all.add(published, self.span)),
        }
    }

    fn harvest(self) -> Self::Fruit {
        let counted = (0..).zip(self.sparks).filter(|(_, spark)| spark.count > 0);
        let (ords, sparks): (Vec<u64>, Vec<Spark>) = counted.unzip();
        let names = match &self.names {
            Some(names) => values(names, &ords)?,
            None => vec![String::new(); sparks.len()],
        };
        Ok(names.into_iter().zip(sparks).collect())
    }
}
