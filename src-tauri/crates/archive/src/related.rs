//! Articles that are like another one.

use std::collections::HashMap;

use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

use crate::Archive;
use crate::error::Result;
use crate::index::{Order, Ranked, words};
use crate::store::article::{self, Stored};
use crate::view::StorylineArticle;

/// Articles at most.
const MOST: usize = 6;

/// Telling words that are looked for.
const WORDS: usize = 20;

/// Words of the headline count as often as this.
const TITLE_WEIGHT: f32 = 3.0;

/// An article must share at least this many of the telling words.
const SHARED: usize = 3;

/// Articles with the same telling words, the nearest first.
pub(crate) fn related(archive: &Archive, stored: &Stored) -> Result<Vec<StorylineArticle>> {
    let (searcher, fields) = archive.index().searcher();
    let telling = telling_words(
        stored,
        |word| searcher.doc_freq(&Term::from_field_text(fields.words, word)).unwrap_or(0),
        searcher.num_docs(),
    );
    if telling.len() < SHARED {
        return Ok(Vec::new());
    }
    let clauses = telling.iter().map(|(word, weight)| {
        let term = TermQuery::new(Term::from_field_text(fields.words, word), IndexRecordOption::WithFreqs);
        (Occur::Should, Box::new(BoostQuery::new(Box::new(term), *weight)) as Box<dyn Query>)
    });
    let query = BooleanQuery::with_minimum_required_clauses(clauses.collect(), SHARED);
    let found =
        searcher.search(&query, &Ranked { order: Order::Relevance, rows: MOST + 1, families: None })?;
    archive.store().read(|connection| {
        let others = found.ids.into_iter().map(|(id, _)| id).filter(|&id| id != stored.id).take(MOST);
        let stored = others.filter_map(|id| article::get(connection, id).transpose());
        stored
            .map(|s| {
                s.map(|s| StorylineArticle {
                    id: s.id,
                    source_id: s.record.key,
                    headline: s.article.headline,
                })
            })
            .collect()
    })
}

/// The rarest frequent words of an article with their weights.
fn telling_words(stored: &Stored, doc_freq: impl Fn(&str) -> u64, docs: u64) -> Vec<(String, f32)> {
    let mut counts: HashMap<String, f32> = HashMap::new();
    for word in words(&stored.article.headline) {
        *counts.entry(word).or_default() += TITLE_WEIGHT;
    }
    for block in &stored.article.blocks {
        for word in words(&block.text) {
            *counts.entry(word).or_default() += 1.0;
        }
    }
    let weighed = counts.into_iter().filter_map(|(word, count)| {
        let frequency = doc_freq(&word);
        // A word of this article alone finds nothing else; one of every second article says nothing.
        let tells = frequency >= 2 && frequency * 2 <= docs.max(4);
        tells.then(|| (word, (1.0 + count.ln()) * (docs as f32 / frequency as f32).ln().max(0.1)))
    });
    let mut weighed: Vec<(String, f32)> = weighed.collect();
    weighed.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    weighed.truncate(WORDS);
    weighed
}
