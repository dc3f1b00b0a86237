//! How articles spread over time, value by value: counts, first and last day, sparklines.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::edtf::{Day, unpack};

/// Stretches of a sparkline.
const STRETCHES: i64 = 24;

/// How articles spread over time: all together, and those of some values of named fields.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spread {
    pub(crate) fields: Vec<Chosen>,
    /// First and last day of the sparklines.
    pub(crate) span: Option<(Day, Day)>,
}

/// Values of a named field that are looked at.
#[derive(Debug, Clone)]
pub(crate) struct Chosen {
    pub(crate) field: &'static str,
    /// For each segment, for each of its values, the place among those chosen, from 1 on; 0 for the others.
    pub(super) places: Vec<Vec<u32>>,
    /// How many are chosen.
    pub(crate) values: usize,
}

/// What [`Spread`] gathers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sparks {
    /// Of all articles.
    pub(crate) all: Spark,
    /// For each field, of each value in the order they were chosen.
    pub(crate) fields: Vec<Vec<Spark>>,
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
        self.add_at(published, published.zip(span).and_then(|(days, span)| stretch(days, span)));
    }

    fn add_at(&mut self, published: Option<(Day, Day)>, stretch: Option<usize>) {
        self.count += 1;
        let Some(days) = published else { return };
        self.first = Some(self.first.map_or(days, |first| first.min(days)));
        self.last = Some(self.last.map_or(days, |last| last.max(days)));
        if let Some(at) = stretch {
            self.bins.resize(STRETCHES as usize, 0);
            self.bins[at] += 1;
        }
    }

    /// Adds the articles of another count.
    fn merge(&mut self, other: &Self) {
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

/// The stretch of a span that days begin in, if they begin in one.
fn stretch(days: (Day, Day), span: (Day, Day)) -> Option<usize> {
    let is_within = (span.0..=span.1).contains(&days.0);
    let length = i64::from(span.1) - i64::from(span.0) + 1;
    is_within.then(|| ((i64::from(days.0) - i64::from(span.0)) * STRETCHES / length) as usize)
}

pub(crate) struct SpreadSegment {
    published: Column<u64>,
    span: Option<(Day, Day)>,
    /// Values of each field, and their places.
    columns: Vec<(Option<Column<u64>>, Vec<u32>)>,
    sparks: Sparks,
}

impl Collector for Spread {
    type Fruit = Sparks;
    type Child = SpreadSegment;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<SpreadSegment> {
        let fast = reader.fast_fields();
        let column = |chosen: &Chosen| -> tantivy::Result<_> {
            let places = chosen.places.get(segment as usize).cloned().unwrap_or_default();
            Ok((fast.str(chosen.field)?.map(|column| column.into_parts().1), places))
        };
        Ok(SpreadSegment {
            published: fast.u64("published")?,
            span: self.span,
            columns: self.fields.iter().map(column).collect::<tantivy::Result<_>>()?,
            sparks: self.empty(),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Sparks>) -> tantivy::Result<Sparks> {
        let mut merged = self.empty();
        for fruit in fruits {
            merged.all.merge(&fruit.all);
            for (sums, sparks) in merged.fields.iter_mut().zip(&fruit.fields) {
                sums.iter_mut().zip(sparks).for_each(|(sum, spark)| sum.merge(spark));
            }
        }
        Ok(merged)
    }
}

impl Spread {
    fn empty(&self) -> Sparks {
        let fields = self.fields.iter().map(|chosen| vec![Spark::default(); chosen.values]);
        Sparks { all: Spark::default(), fields: fields.collect() }
    }
}

impl SegmentCollector for SpreadSegment {
    type Fruit = Sparks;

    fn collect(&mut self, doc: DocId, _: Score) {
        let published = self.published.first(doc).map(unpack);
        let stretch = published.zip(self.span).and_then(|(days, span)| stretch(days, span));
        self.sparks.all.add_at(published, stretch);
        for ((column, places), sparks) in self.columns.iter().zip(&mut self.sparks.fields) {
            let Some(column) = column else { continue };
            for ordinal in column.values_for_doc(doc) {
                if let Some(place) = places.get(ordinal as usize).and_then(|place| place.checked_sub(1)) {
                    sparks[place as usize].add_at(published, stretch);
                }
            }
        }
    }

    fn harvest(self) -> Sparks {
        self.sparks
    }
}
