//! Articles that share numbers of their sketches, and articles with a title.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::fastfield::AliveBitSet;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, Searcher, TERMINATED, Term};

use super::lookup::standing;
use super::{Fields, Ids};
use crate::error::Result;
use crate::versions::sketch;
use crate::view::ArticleId;

/// A number that more articles have is of a form or a set phrase, and tells nothing.
const MOST_COMMON: u32 = 500;

/// Least share of the smaller sketch that is shared, as one of so many: about half of what the comparison of the
/// texts asks for, for a sketch is a sample, and damaged letters spoil its long passages first.
const SHARED: u32 = 4;

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
}

impl Segment {
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
            })
        };
        let segments = searcher.segment_readers().iter().map(segment).collect::<tantivy::Result<_>>()?;
        Ok(Self { searcher, fields, segments })
    }

    /// The sketch of an article, ascending; empty where the index does not know it.
    pub(crate) fn sketch(&self, id: ArticleId) -> Result<Vec<u64>> {
        let term = Term::from_field_u64(self.fields.id, id as u64);
        for segment in &self.segments {
            let found = segment.ids.read_postings(&term, IndexRecordOption::Basic);
            let Some(mut postings) = found.map_err(tantivy::TantivyError::from)? else { continue };
            while postings.doc() != TERMINATED {
                let doc = postings.doc();
                if segment.is_alive(doc) {
                    return Ok(segment
                        .sketch
                        .values_for_doc(doc)
                        .filter(|n| *n != sketch::ERRATUM)
                        .collect());
                }
                postings.advance();
            }
        }
        Ok(Vec::new())
    }

    /// The `most` articles that share most of a sketch, the most first.
    pub(crate) fn sharing(&self, sketch: &[u64], most: usize) -> Result<Vec<ArticleId>> {
        let mut shared: Vec<HashMap<DocId, u32>> = vec![HashMap::new(); self.segments.len()];
        for &number in sketch {
            self.count(number, &mut shared)?;
        }
        let mut found: Vec<(u32, ArticleId)> = Vec::new();
        for (segment, shared) in self.segments.iter().zip(shared) {
            for (doc, count) in shared.into_iter().filter(|(_, count)| *count >= FEWEST) {
                let size = segment.sketch.values_for_doc(doc).count().min(sketch.len()) as u32;
                let id = segment.id.first(doc).filter(|_| count * SHARED >= size);
                found.extend(id.map(|id| (count, id as ArticleId)));
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
