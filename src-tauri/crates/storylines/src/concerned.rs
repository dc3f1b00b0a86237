//! Which episodes are to be settled after some articles changed. It is known for work that goes on in one go; what an
//! interrupted run left is settled stretch by stretch.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use store::{Result, storyline as table};
use wire::ArticleId;

/// With more articles than this everything due is settled: a large import concerns nearly all of it.
const MANY: usize = 5_000;

/// Articles and episodes by the stretch on which they were seen to be other than before.
#[derive(Debug, Default)]
pub(super) struct Concerned {
    /// Nothing is known: all that is due.
    everything: bool,
    /// Stretches that an earlier run left.
    whole: BTreeSet<i32>,
    articles: BTreeMap<i32, BTreeSet<ArticleId>>,
    episodes: BTreeMap<i32, BTreeSet<ArticleId>>,
    noted: usize,
}

impl Concerned {
    /// Before anything is looked at; `left` are the stretches with work left.
    pub(super) fn new(left: Vec<i32>, everything: bool) -> Self {
        Self { everything, whole: left.into_iter().collect(), ..Self::default() }
    }

    /// Whether it is to be found out what is other than before on a stretch.
    pub(super) fn asks(&self, stretch: i32) -> bool {
        !self.everything && !self.whole.contains(&stretch)
    }

    /// An article that was written.
    pub(super) fn article(&mut self, stretch: i32, id: ArticleId) {
        self.count();
        if self.asks(stretch) {
            self.articles.entry(stretch).or_default().insert(id);
        }
    }

    /// An episode that has other articles or links.
    pub(super) fn episode(&mut self, stretch: i32, id: ArticleId) {
        if self.asks(stretch) {
            self.episodes.entry(stretch).or_default().insert(id);
        }
    }

    /// Links that are only in one of two lists concern both their ends.
    pub(super) fn links(
        &mut self,
        stretch: i32,
        before: &[(ArticleId, ArticleId)],
        after: &[(ArticleId, ArticleId)],
    ) {
        let (before, after): (BTreeSet<_>, BTreeSet<_>) = (before.iter().collect(), after.iter().collect());
        for &&(episode, other) in before.symmetric_difference(&after) {
            self.episode(stretch, episode);
            self.episode(stretch, other);
        }
    }

    /// The episodes to be settled of a stretch.
    pub(super) fn of(&self, connection: &Connection, stretch: i32) -> Result<Vec<ArticleId>> {
        if !self.asks(stretch) {
            return table::telling(connection, stretch);
        }
        let mut episodes = self.episodes.get(&stretch).cloned().unwrap_or_default();
        for &id in self.articles.get(&stretch).into_iter().flatten() {
            episodes.extend(table::text(connection, id)?.map(|text| text.episode));
        }
        Ok(episodes.into_iter().collect())
    }

    fn count(&mut self) {
        self.noted += 1;
        if self.noted > MANY {
            self.everything = true;
            (self.articles, self.episodes) = Default::default();
        }
    }
}
