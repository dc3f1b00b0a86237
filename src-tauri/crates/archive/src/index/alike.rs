//! Articles that share numbers of their sketches, and articles with a title.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::fastfield::AliveBitSet;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, Searcher, TERMINATED, Term};

use super::lookup::standing;
use super::schema::dates_name;
use super::{Fields, Ids};
use crate::edtf::{Day, unpack};
use crate::error::Result;
use crate::query::Axis;
use crate::versions::{FAR, sketch};
use crate::view::ArticleId;

/// A number that more articles have is of a form or a set phrase, and tells nothing.
const MOST_COMMON: u32 = 500;

/// Least share of the smaller sketch that is shared, as one of so many: about half of what the comparison of the
/// texts asks for, for a sketch is a sample, and damaged letters spoil its long passages first. More is asked of
/// articles that are [`FAR`] apart, as there.
const SHARED: u32 = 4;
const SHARED_BY_FAR: u32 = 2;

/// One number of so many of the smaller sketch has to be shared, given the sizes of both. Sketches at the limits of
/// their size are samples of other densities, of which a text and its part share less.
fn one_of((smaller, larger): (usize, usize), is_far: bool) -> u32 {
    let alike_sampled = smaller > sketch::FEWEST && larger < sketch::MOST;
    if is_far && alike_sampled { SHARED_BY_FAR } else { SHARED }
}

/// Numbers that are shared at least.
const FEWEST: u32 = 2;

/// Finds articles with like sketches. Made once for many articles.
pub(crate) struct Alike {
    searcher: Searcher,
    fields: Fields,
    segments: Vec<Segment>,
}

struct Segment {
    ids: Arc<InvertedIndexReader>,
    terms: Arc<InvertedIndexReader>,
    alive: Option<AliveBitSet>,
    id: Column<u64>,
    sketch: Column<u64>,
    published: Column<u64>,
}

/// What the index knows of the text of an article.
#[derive(Debug, Default)]
pub(crate) struct Sketch {
    /// Ascending.
    numbers: Vec<u64>,
    /// The day it was printed, as far as it is known.
    day: Option<Day>,
}

impl Segment {
    fn day(&self, doc: DocId) -> Option<Day> {
        self.published.first(doc).map(|packed| unpack(packed).0)
    }

    fn is_alive(&self, doc: DocId) -> bool {
        self.alive.as_ref().is_none_or(|alive| alive.is_alive(doc))
    }
}

impl Alike {
    pub(crate) fn new(searcher: Searcher, fields: Fields) -> Result<Self> {
        let segment = |reader: &tantivy::SegmentReader| -> tantivy::Result<Segment> {
            Ok(Segment {
                ids: reader.inverted_index(fields.id)?,
                terms: reader.inverted_index(fields.sketch)?,
                alive: reader.alive_bitset().cloned(),
                id: reader.fast_fields().u64("id")?,
                sketch: reader.fast_fields().u64("sketch")?,
                published: reader.fast_fields().u64(dates_name(Axis::Published))?,
            })
        };
        let segments = searcher.segment_readers().iter().map(segment).collect::<tantivy::Result<_>>()?;
        Ok(Self { searcher, fields, segments })
    }

    /// The sketch of an article; empty where the index does not know it.
    pub(crate) fn sketch(&self, id: ArticleId) -> Result<Sketch> {
        let term = Term::from_field_u64(self.fields.id, id as u64);
        for segment in &self.segments {
            let found = segment.ids.read_postings(&term, IndexRecordOption::Basic);
            let Some(mut postings) = found.map_err(tantivy::TantivyError::from)? else { continue };
            while postings.doc() != TERMINATED {
                let doc = postings.doc();
                if segment.is_alive(doc) {
                    let numbers = segment.sketch.values_for_doc(doc);
                    let numbers = numbers.filter(|n| *n != sketch::ERRATUM).collect();
                    return Ok(Sketch { numbers, day: segment.day(doc) });
                }
                postings.advance();
            }
        }
        Ok(Sketch::default())
    }

    /// The `most` articles that share most of a sketch, the most first.
    pub(crate) fn sharing(&self, sketch: &Sketch, most: usize) -> Result<Vec<ArticleId>> {
        let mut shared: Vec<HashMap<DocId, u32>> = vec![HashMap::new(); self.segments.len()];
        for &number in &sketch.numbers {
            self.count(number, &mut shared)?;
        }
        let mut found: Vec<(u32, ArticleId)> = Vec::new();
        for (segment, shared) in self.segments.iter().zip(shared) {
            for (doc, count) in shared.into_iter().filter(|(_, count)| *count >= FEWEST) {
                let size = segment.sketch.values_for_doc(doc).count();
                let is_far = sketch.day.zip(segment.day(doc)).is_some_and(|(a, b)| (a - b).abs() > FAR);
                let sizes = (size.min(sketch.numbers.len()), size.max(sketch.numbers.len()));
                if count * one_of(sizes, is_far) >= sizes.0 as u32 {
                    found.extend(segment.id.first(doc).map(|id| (count, id as ArticleId)));
                }
            }
        }
        found.sort_unstable_by_key(|&(count, id)| (std::cmp::Reverse(count), id));
        found.truncate(most);
        Ok(found.into_iter().map(|(_, id)| id).collect())
    }

    /// Counts one number for the articles that have it.
    fn count(&self, number: u64, shared: &mut [HashMap<DocId, u32>]) -> Result<()> {
        let term = Term::from_field_u64(self.fields.sketch, number);
        let infos = self.segments.iter().map(|segment| segment.terms.get_term_info(&term));
        let infos = infos.collect::<std::io::Result<Vec<_>>>().map_err(tantivy::TantivyError::from)?;
        if infos.iter().flatten().map(|info| info.doc_freq).sum::<u32>() > MOST_COMMON {
            return Ok(());
        }
        for ((segment, info), shared) in self.segments.iter().zip(infos).zip(shared) {
            let Some(info) = info else { continue };
            let postings = segment.terms.read_postings_from_terminfo(&info, IndexRecordOption::Basic);
            let mut postings = postings.map_err(tantivy::TantivyError::from)?;
            let mut doc = postings.doc();
            while doc != TERMINATED {
                if segment.is_alive(doc) {
                    *shared.entry(doc).or_default() += 1;
                }
                doc = postings.advance();
            }
        }
        Ok(())
    }

    /// All articles that have a number in their sketch, ascending.
    pub(crate) fn with(&self, number: u64) -> Result<Vec<ArticleId>> {
        let term = Term::from_field_u64(self.fields.sketch, number);
        Ok(self.searcher.search(&TermQuery::new(term, IndexRecordOption::Basic), &Ids)?)
    }

    /// Articles in whose title (kicker, headline or deck) a text stands, ascending.
    pub(crate) fn titled(&self, title: &str) -> Result<Vec<ArticleId>> {
        let query = standing(self.fields.title, self.fields.title_uni, title);
        query.map_or(Ok(Vec::new()), |query| Ok(self.searcher.search(&*query, &Ids)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_is_asked_of_far_articles_where_the_samples_can_be_compared() {
        let check = |sizes, is_far, expect| assert_eq!(one_of(sizes, is_far), expect, "{sizes:?} {is_far}");
        check((30, 40), false, SHARED);
        check((30, 40), true, SHARED_BY_FAR);
        check((sketch::FEWEST, 40), true, SHARED);
        check((30, sketch::MOST), true, SHARED);
    }
}
