//! Articles that share numbers of their sketches, and articles with a title.

use std::sync::Arc;

use common::edtf::{Day, unpack};
use query::Axis;
use store::Result;
use tantivy::columnar::Column;
use tantivy::fastfield::AliveBitSet;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, Searcher, TERMINATED, Term};
use wire::ArticleId;

use super::lookup::standing;
use super::schema::dates_name;
use super::sharing::sharing;
use super::{Fields, Ids, sketch};

/// Days after which only the very same text is a version: what is told again in partly other words a year later is
/// of a form, such as the announcement of the next session.
pub const FAR: Day = 60;

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

/// Finds articles with like sketches. Made once for many articles.
pub struct Alike {
    searcher: Searcher,
    fields: Fields,
    segments: Vec<Segment>,
    /// The sketches of each segment.
    sketches: Vec<Column<u64>>,
}

struct Segment {
    ids: Arc<InvertedIndexReader>,
    alive: Option<AliveBitSet>,
    id: Column<u64>,
    published: Column<u64>,
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
    /// Reads the sketches of all articles.
    ///
    /// # Errors
    /// `index-error`.
    pub fn new(searcher: Searcher, fields: Fields) -> Result<Self> {
        let segment = |reader: &tantivy::SegmentReader| -> tantivy::Result<Segment> {
            Ok(Segment {
                ids: reader.inverted_index(fields.id)?,
                alive: reader.alive_bitset().cloned(),
                id: reader.fast_fields().u64("id")?,
                published: reader.fast_fields().u64(dates_name(Axis::Published))?,
            })
        };
        let readers = searcher.segment_readers();
        let segments = readers.iter().map(segment).collect::<tantivy::Result<_>>()?;
        let sketches = readers.iter().map(|reader| reader.fast_fields().u64("sketch"));
        let sketches = sketches.collect::<tantivy::Result<_>>()?;
        Ok(Self { searcher, fields, segments, sketches })
    }

    /// For each of some articles, the `most` that share most of its sketch (itself among them), the most first.
    pub fn sharing(&self, ids: &[ArticleId], most: usize) -> Result<Vec<Vec<ArticleId>>> {
        let known = ids.iter().map(|id| self.known(*id)).collect::<Result<Vec<_>>>()?;
        let (days, sketches): (Vec<Option<Day>>, Vec<Vec<u32>>) = known.into_iter().unzip();
        let like = |article: usize, count: u16, (segment, doc): (usize, DocId), size: usize| {
            let segment = &self.segments[segment];
            let own = sketches[article].len();
            let is_far = days[article].zip(segment.day(doc)).is_some_and(|(a, b)| (a - b).abs() > FAR);
            let sizes = (size.min(own), size.max(own));
            let shares = u32::from(count) * one_of(sizes, is_far) >= sizes.0 as u32;
            if shares && segment.is_alive(doc) {
                segment.id.first(doc).map(|id| id as ArticleId)
            } else {
                None
            }
        };
        Ok(sharing(&self.sketches, &sketches, most, like))
    }

    /// The day an article was printed, as far as it is known, and its sketch; nothing where the index does not know it.
    fn known(&self, id: ArticleId) -> Result<(Option<Day>, Vec<u32>)> {
        let term = Term::from_field_u64(self.fields.id, id as u64);
        for (segment, sketches) in self.segments.iter().zip(&self.sketches) {
            let found = segment.ids.read_postings(&term, IndexRecordOption::Basic);
            let Some(mut postings) = found.map_err(tantivy::TantivyError::from)? else { continue };
            while postings.doc() != TERMINATED {
                let doc = postings.doc();
                if segment.is_alive(doc) {
                    return Ok((segment.day(doc), sketches.values_for_doc(doc).map(|n| n as u32).collect()));
                }
                postings.advance();
            }
        }
        Ok((None, Vec::new()))
    }

    /// All errata, ascending.
    pub fn errata(&self) -> Result<Vec<ArticleId>> {
        let term = Term::from_field_u64(self.fields.erratum, 1);
        Ok(self.searcher.search(&TermQuery::new(term, IndexRecordOption::Basic), &Ids)?)
    }

    /// Articles in whose title (kicker, headline or deck) a text stands, ascending.
    pub fn titled(&self, title: &str) -> Result<Vec<ArticleId>> {
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
