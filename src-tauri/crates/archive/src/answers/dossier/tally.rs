//! Statements, counted by what they say.

use std::collections::BTreeMap;

use newspaper::Part;
use query::highlight::Range;
use store::article::Stored;
use wire::{ArticleId, Quote, Statement};

use crate::search::quote::quote;

/// Statements of each sort at most.
const MOST: usize = 6;

/// What is gathered of one value.
struct Said {
    text: String,
    weight: u32,
    articles: Vec<ArticleId>,
    best: (u32, Quote),
}

/// How well a value is said.
pub(super) struct Standing {
    /// The most that a sentence weighs.
    pub(super) weight: u32,
    /// Articles that say it.
    pub(super) articles: usize,
}

/// Statements by value.
#[derive(Default)]
pub(super) struct Tally {
    said: BTreeMap<String, Said>,
}

impl Tally {
    pub(super) fn add(
        &mut self,
        stored: &Stored,
        part: Part,
        value: String,
        text: String,
        weight: u32,
        at: Range,
    ) {
        let said = self.said.entry(value).or_insert_with(|| Said {
            text,
            weight: 0,
            articles: Vec::new(),
            best: (weight, quote(stored, part, std::slice::from_ref(&at))),
        });
        said.weight += weight;
        if said.articles.last() != Some(&stored.id) {
            said.articles.push(stored.id);
        }
        if weight > said.best.0 {
            said.best = (weight, quote(stored, part, &[at]));
        }
    }

    /// Whether an article says anything.
    pub(super) fn knows(&self, article: ArticleId) -> bool {
        self.said.values().any(|said| said.articles.contains(&article))
    }

    /// Leaves out what is not said well enough.
    pub(super) fn retain(&mut self, is_well_said: impl Fn(&Standing) -> bool) {
        self.said
            .retain(|_, said| is_well_said(&Standing { weight: said.best.0, articles: said.articles.len() }));
    }

    /// The surest first; of equals what is said more often, then what comes first by value.
    pub(super) fn statements(self) -> Vec<Statement> {
        let mut said: Vec<(String, Said)> = self.said.into_iter().collect();
        said.sort_by(|a, b| {
            b.1.best.0.cmp(&a.1.best.0).then(b.1.weight.cmp(&a.1.weight)).then(a.0.cmp(&b.0))
        });
        said.truncate(MOST);
        let view = |(value, said): (String, Said)| Statement {
            value,
            text: said.text,
            articles: said.articles.len() as u32,
            quote: said.best.1,
        };
        said.into_iter().map(view).collect()
    }

    /// As [`Tally::statements`], without what is less sure than `least` where anything is as sure.
    pub(super) fn surest(mut self, least: u32) -> Vec<Statement> {
        if self.said.values().any(|said| said.best.0 >= least) {
            self.said.retain(|_, said| said.best.0 >= least);
        }
        self.statements()
    }
}
