//! Runs of characters: articles in which pairs of characters stand as they follow each other in a text.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{
    AllQuery, Bm25Weight, EmptyScorer, EnableScoring, Explanation, Query, Scorer, TermQuery, Weight,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

/// A run of folded characters in a field of pairs; a single character has a field of its own. `word` is the term of a
/// word, where the run is one that the index knows the articles of.
pub(super) fn run(pairs: Field, single: Field, chars: &[char], word: Option<Term>) -> Box<dyn Query> {
    let mut terms = run_terms(pairs, single, chars);
    match (chars.len(), terms.pop()) {
        (_, None) => Box::new(AllQuery),
        (1, Some(term)) => Box::new(TermQuery::new(term, IndexRecordOption::Basic)),
        (2, Some(term)) => Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)),
        (_, Some(last)) => {
            let pairs = places(chars.len()).zip(terms.into_iter().chain([last])).collect();
            Box::new(RunQuery { pairs, word })
        }
    }
}

/// The terms of a run, in its order.
pub(super) fn run_terms(pairs: Field, single: Field, chars: &[char]) -> Vec<Term> {
    let term = |field, chars: &[char]| Term::from_field_text(field, &chars.iter().collect::<String>());
    match chars.len() {
        0 => Vec::new(),
        1 => vec![term(single, chars)],
        n => places(n).map(|at| at as usize).map(|at| term(pairs, &chars[at..at + 2])).collect(),
    }
}

/// Places of the pairs that cover every character of a text of two or more: at 0, 2, 4 … and the last.
pub(super) fn places(length: usize) -> impl Iterator<Item = u32> {
    let last = length.saturating_sub(2) as u32;
    (0..last).step_by(2).chain([last])
}

/// Pairs of characters as they follow each other.
#[derive(Debug, Clone)]
struct RunQuery {
    /// The pairs with their places in the run.
    pairs: Vec<(u32, Term)>,
    /// Articles with this word have the run: their positions, which take far longer, need not be read.
    word: Option<Term>,
}

impl Query for RunQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let terms: Vec<Term> = self.pairs.iter().map(|(_, term)| term.clone()).collect();
        let bm25 = match scoring {
            EnableScoring::Enabled { statistics_provider, .. } => {
                Some(Bm25Weight::for_terms(statistics_provider, &terms)?)
            }
            EnableScoring::Disabled { .. } => None,
        };
        Ok(Box::new(RunWeight { run: self.clone(), bm25 }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.pairs.iter().for_each(|(_, term)| visitor(term, true));
    }
}

struct RunWeight {
    run: RunQuery,
    bm25: Option<Bm25Weight>,
}

impl Weight for RunWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let Some(pairs) = Pairs::open(reader, &self.run.pairs)? else { return Ok(Box::new(EmptyScorer)) };
        let option =
            if self.bm25.is_some() { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
        let word = match &self.run.word {
            Some(word) => reader.inverted_index(word.field())?.read_postings(word, option)?,
            None => None,
        };
        let scoring = match (&self.bm25, self.run.pairs.first()) {
            (Some(bm25), Some((_, term))) => {
                let norms = reader.fieldnorms_readers().get_field(term.field())?;
                // Headlines are kept without their lengths.
                let norms = norms.unwrap_or_else(|| FieldNormReader::constant(reader.max_doc(), 1));
                Some((bm25.boost_by(boost), norms))
            }
            _ => None,
        };
        Ok(Box::new(Walk::start(Run { pairs, word, scoring, times: 0 })))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("a run of characters", 1.0))
    }
}

/// The postings of pairs in a segment.
pub(super) struct Pairs {
    /// With the place of each pair in the run; the rarest first.
    postings: Vec<(u32, SegmentPostings)>,
    found: Vec<u32>,
    other: Vec<u32>,
}

impl Pairs {
    /// Opens them; nothing where the segment has not all.
    pub(super) fn open(reader: &SegmentReader, pairs: &[(u32, Term)]) -> tantivy::Result<Option<Self>> {
        let mut postings = Vec::with_capacity(pairs.len());
        for (place, term) in pairs {
            let index = reader.inverted_index(term.field())?;
            let Some(found) = index.read_postings(term, IndexRecordOption::WithFreqsAndPositions)? else {
                return Ok(None);
            };
            postings.push((*place, found));
        }
        postings.sort_by_key(|(_, postings)| postings.doc_freq());
        Ok(Some(Self { postings, found: Vec::new(), other: Vec::new() }))
    }

    /// The first article from `target` on that has all pairs.
    pub(super) fn next_from(&mut self, target: DocId) -> DocId {
        let Some(((_, rarest), others)) = self.postings.split_first_mut() else { return TERMINATED };
        let mut doc = go_to(rarest, target);
        'next: while doc != TERMINATED {
            for (_, other) in &mut *others {
                let at = go_to(other, doc);
                if at > doc {
                    doc = go_to(rarest, at);
                    continue 'next;
                }
            }
            break;
        }
        doc
    }

    /// Where the run stands in the article that all postings are at.
    pub(super) fn positions(&mut self) -> &[u32] {
        for (n, (place, postings)) in self.postings.iter_mut().enumerate() {
            let positions = if n == 0 { &mut self.found } else { &mut self.other };
            postings.positions(positions);
            positions.retain(|position| position >= place);
            positions.iter_mut().for_each(|position| *position -= *place);
            if n > 0 {
                self.found.retain(|position| self.other.binary_search(position).is_ok());
            }
        }
        &self.found
    }

    /// Articles that may have all, at most.
    pub(super) fn most(&self) -> u32 {
        self.postings.first().map_or(0, |(_, rarest)| rarest.doc_freq())
    }
}

/// Goes on to an article, or to the next there is.
fn go_to(postings: &mut SegmentPostings, target: DocId) -> DocId {
    if postings.doc() < target { postings.seek(target) } else { postings.doc() }
}

/// A condition on the articles of a segment that has to be tried on each that may have it.
pub(super) trait Tried: Send {
    /// The first article from `target` on that may have it.
    fn candidate(&mut self, target: DocId) -> DocId;

    /// Whether the candidate has it.
    fn holds(&mut self, candidate: DocId) -> bool;

    /// Articles that have it, at most.
    fn most(&self) -> u32;

    /// How often looking at one posting it takes to try all.
    fn cost(&self) -> u64 {
        u64::from(self.most())
    }
}

/// The articles that have a condition, one after the other.
pub(super) struct Walk<T> {
    tried: T,
    doc: DocId,
}

impl<T: Tried> Walk<T> {
    pub(super) fn start(tried: T) -> Self {
        let mut walk = Self { tried, doc: 0 };
        walk.go_on_from(0);
        walk
    }

    /// Goes to the first article from `target` on that has the condition.
    fn go_on_from(&mut self, target: DocId) -> DocId {
        self.doc = self.tried.candidate(target);
        while self.doc != TERMINATED && !self.tried.holds(self.doc) {
            self.doc = self.tried.candidate(self.doc + 1);
        }
        self.doc
    }
}

impl<T: Tried + 'static> DocSet for Walk<T> {
    fn advance(&mut self) -> DocId {
        if self.doc == TERMINATED { self.doc } else { self.go_on_from(self.doc + 1) }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.doc < target { self.go_on_from(target) } else { self.doc }
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.tried.most()
    }

    fn cost(&self) -> u64 {
        self.tried.cost()
    }
}

/// A run in the articles of a segment.
struct Run {
    pairs: Pairs,
    word: Option<SegmentPostings>,
    scoring: Option<(Bm25Weight, FieldNormReader)>,
    /// How often the last article has the run, where it is scored.
    times: u32,
}

impl Tried for Run {
    fn candidate(&mut self, target: DocId) -> DocId {
        self.pairs.next_from(target)
    }

    fn holds(&mut self, candidate: DocId) -> bool {
        if let Some(word) = &mut self.word
            && go_to(word, candidate) == candidate
        {
            self.times = if self.scoring.is_some() { word.term_freq() } else { 1 };
            return true;
        }
        self.times = self.pairs.positions().len() as u32;
        self.times > 0
    }

    fn most(&self) -> u32 {
        self.pairs.most()
    }

    /// As tantivy reckons for its phrases: positions take ten times as long as articles.
    fn cost(&self) -> u64 {
        let each = if self.word.is_some() { 2 } else { 10 };
        u64::from(self.pairs.most()) * each * self.pairs.postings.len() as u64
    }
}

impl Scorer for Walk<Run> {
    fn score(&mut self) -> Score {
        match &self.tried.scoring {
            Some((bm25, norms)) => bm25.score(norms.fieldnorm_id(self.doc), self.tried.times),
            None => 1.0,
        }
    }
}
