//! Articles in which words stand near each other, by the positions of their pairs of characters.

use query::proximity::{Occurrence, stand};
use tantivy::query::{ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, Score, SegmentReader, TERMINATED, Term};

use super::run::{Pairs, Tried, Walk};

/// Words near each other ([`query::proximity`]); every article found counts the same.
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
            let Some(pairs) = Pairs::open(reader, pairs)? else { return Ok(Box::new(EmptyScorer)) };
            words.push((*length, pairs));
        }
        let near = Near { words, within: self.within, occurrences: Vec::new() };
        Ok(Box::new(ConstScorer::new(Walk::start(near), boost)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("words near each other", 1.0))
    }
}

struct Near {
    /// Of each word its length, and its pairs.
    words: Vec<(u32, Pairs)>,
    within: u32,
    occurrences: Vec<Occurrence>,
}

impl Tried for Near {
    /// The first article from `target` on that has all pairs.
    fn candidate(&mut self, mut target: DocId) -> DocId {
        'next: loop {
            for (_, pairs) in &mut self.words {
                let at = pairs.next_from(target);
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

    fn holds(&mut self, _: DocId) -> bool {
        self.occurrences.clear();
        for (word, (length, pairs)) in self.words.iter_mut().enumerate() {
            let own = |&start: &u32| Occurrence { start, end: start + *length, word };
            self.occurrences.extend(pairs.positions().iter().map(own));
        }
        self.occurrences.sort_unstable();
        stand(&self.occurrences, self.words.len(), self.within)
    }

    fn most(&self) -> u32 {
        self.words.iter().map(|(_, pairs)| pairs.most()).min().unwrap_or(0)
    }
}
