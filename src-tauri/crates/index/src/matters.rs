//! When dated articles tell of what articles without a date tell of too.

use std::collections::{HashMap, HashSet};

use common::edtf::{Day, unpack};
use query::Axis;
use store::Result;
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Searcher, SegmentReader};
use wire::ArticleId;

use super::collect::values;
use super::schema::dates_name;

/// Named matters that a text tells of: initiatives, by the key that all their names share.
const FIELD: &str = "initiative";

/// A matter that articles without a date tell of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matter {
    /// Days of issue of the dated articles that tell of it, ascending. Estimates are no dates.
    pub days: Vec<Day>,
    /// The articles without a date.
    pub undated: Vec<ArticleId>,
}

/// The matters of articles without a date, by their keys, and the days of issue of all dated articles, ascending.
pub fn matters(searcher: &Searcher) -> Result<(HashMap<String, Matter>, Vec<Day>)> {
    let segments = searcher.segment_readers().iter().map(Segment::open).collect::<Result<Vec<_>>>()?;
    let mut matters: HashMap<String, Matter> = HashMap::new();
    for segment in &segments {
        segment.undated(&mut matters)?;
    }
    let mut all = Vec::new();
    for segment in &segments {
        segment.dated(&mut matters, &mut all)?;
    }
    all.sort_unstable();
    matters.values_mut().for_each(|matter| matter.days.sort_unstable());
    Ok((matters, all))
}

struct Segment<'a> {
    reader: &'a SegmentReader,
    id: Column<u64>,
    published: Column<u64>,
    estimated: Column<u64>,
    matters: Option<StrColumn>,
}

impl<'a> Segment<'a> {
    fn open(reader: &'a SegmentReader) -> Result<Self> {
        let fast = reader.fast_fields();
        Ok(Self {
            reader,
            id: fast.u64("id")?,
            published: fast.u64(dates_name(Axis::Published))?,
            estimated: fast.u64("estimated")?,
            matters: fast.str(FIELD)?,
        })
    }

    /// Day of issue where it is known to the day; `Some(None)` where there is nothing but an estimate at most.
    fn day(&self, doc: DocId) -> Option<Option<Day>> {
        match self.published.first(doc).filter(|_| self.estimated.first(doc).is_none()).map(unpack) {
            None => Some(None),
            Some((first, last)) => (first == last).then_some(Some(first)),
        }
    }

    fn undated(&self, matters: &mut HashMap<String, Matter>) -> Result<()> {
        let Some(column) = &self.matters else { return Ok(()) };
        for doc in self.reader.doc_ids_alive().filter(|&doc| self.day(doc) == Some(None)) {
            let ords: HashSet<u64> = column.term_ords(doc).collect();
            let mut ords: Vec<u64> = ords.into_iter().collect();
            ords.sort_unstable();
            let id = self.id.first(doc).unwrap_or(0) as ArticleId;
            for key in values(column, &ords)? {
                matters.entry(key).or_default().undated.push(id);
            }
        }
        Ok(())
    }

    fn dated(&self, matters: &mut HashMap<String, Matter>, all: &mut Vec<Day>) -> Result<()> {
        let mut known: HashMap<u64, Vec<Day>> = HashMap::new();
        if let Some(column) = &self.matters {
            for key in matters.keys() {
                known.extend(
                    column
                        .dictionary()
                        .term_ord(key)
                        .map_err(tantivy::TantivyError::from)?
                        .map(|ord| (ord, Vec::new())),
                );
            }
        }
        for doc in self.reader.doc_ids_alive() {
            let Some(Some(day)) = self.day(doc) else { continue };
            all.push(day);
            let Some(column) = self.matters.as_ref().filter(|_| !known.is_empty()) else { continue };
            let ords: HashSet<u64> = column.term_ords(doc).collect();
            for ord in ords {
                known.get_mut(&ord).into_iter().for_each(|days| days.push(day));
            }
        }
        let Some(column) = &self.matters else { return Ok(()) };
        known.retain(|_, days| !days.is_empty());
        let mut ords: Vec<u64> = known.keys().copied().collect();
        ords.sort_unstable();
        for (key, ord) in values(column, &ords)?.into_iter().zip(&ords) {
            let days = known.remove(ord).unwrap_or_default();
            matters.entry(key).or_default().days.extend(days);
        }
        Ok(())
    }
}
