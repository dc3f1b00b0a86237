//! Articles in which words stand near each other, by the positions of their pairs of characters.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

use crate::near::{Occurrence, stand};

/// Words near each other ([`crate::near`]); every article found counts the same.
#[derive(Debug, Clone)]
pub(super) struct NearQuery {
    /// Of each word its length, and the pairs that cover it with their places in it.
    pub(super) words: Vec<(u32, Vec<(u32, Term)>)>,
    pub(super) within: u32,
}

impl Query for NearQuery {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for NearQuery {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut words = Vec::new();
        for (length, pairs) in &self.words {
            let mut postings = Vec::new();
            for (offset, term) in pairs {
                let index = reader.inverted_index(term.field())?;
                match index.read_postings(term, IndexRecordOption::WithFreqsAndPositions)? {
                    Some(found) => postings.push((*offset, found)),
                    None => return Ok(Box::new(EmptyScorer)),
                }
            }
            words.push(Word { length: *length, postings });
        }
        let mut near = Near { words, within: self.within, doc: 0, occurrences: Vec::new() };
        near.doc = near.next_from(0);
        Ok(Box::new(ConstScorer::new(near, boost)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("words near each other", 1.0))
    }
}

struct Word {
    length: u32,
    postings: Vec<(u32, SegmentPostings)>,
}

impl Word {
    /// Where the word stands in the article that all its postings are at.
    fn positions(&mut self) -> Vec<u32> {
        let mut found: Vec<u32> = Vec::new();
        let mut other: Vec<u32> = Vec::new();
        for (n, (offset, postings)) in self.postings.iter_mut().enumerate() {
            let positions = if n == 0 { &mut found } else { &mut other };
            postings.positions(positions);
            positions.retain(|position| position >= offset);
            positions.iter_mut().for_each(|position| *position -= *offset);
            if n > 0 {
                found.retain(|position| other.binary_search(position).is_ok());
            }
        }
        found
    }
}

struct Near {
    words: Vec<Word>,
    within: u32,
    doc: DocId,
    occurrences: Vec<Occurrence>,
}

impl Near {
    /// The first article from `target` on in which the words stand near each other.
    fn next_from(&mut self, mut target: DocId) -> DocId {
        loop {
            target = self.next_with_all(target);
            if target == TERMINATED || self.is_near() {
                return target;
            }
            target += 1;
        }
    }

    /// The first article from `target` on that has all pairs.
    fn next_with_all(&mut self, mut target: DocId) -> DocId {
        'next: loop {
            for (_, postings) in self.words.iter_mut().flat_map(|word| &mut word.postings) {
                let at = if postings.doc() < target { postings.seek(target) } else { postings.doc() };
                if at > target {
                    target = at;
                    if target == TERMINATED {
                        return TERMINATED;
                    }
                    continue 'next;
                }
            }
            return target;
        }
    }

    fn is_near(&mut self) -> bool {
        self.occurrences.clear();
        for (n, word) in self.words.iter_mut().enumerate() {
            let positions = word.positions();
            let length = word.length;
            self.occurrences.extend(positions.into_iter().map(|start| Occurrence {
                start,
                end: start + length,
                word: n,
            }));
        }
        self.occurrences.sort_unstable();
        stand(&self.occurrences, self.words.len(), self.within)
    }
}

impl DocSet for Near {
    fn advance(&mut self) -> DocId {
        if self.doc != TERMINATED {
            self.doc = self.next_from(self.doc + 1);
        }
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc < target {
            self.doc = self.next_from(target);
        }
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        let postings = self.words.iter().flat_map(|word| &word.postings);
        postings.map(|(_, postings)| postings.size_hint()).min().unwrap_or(0)
    }
}
