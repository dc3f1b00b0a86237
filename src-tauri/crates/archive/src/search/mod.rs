//! ```text
//! Query ─compile→ index ─ranked→ ids ─read anew, weighed→ rows with snippets      results
//!       └─ask→ Asked ─→ counts                                                    facets, and all of `answers`
//! nothing found ─widen→ another query that finds something, and says so
//! ```
//!
//! A query as a list of articles: which come first, where its words stand in them, what is searched instead of nothing.

pub(crate) mod facets;
pub(crate) mod gather;
pub(crate) mod like;
pub(crate) mod placement;
pub(crate) mod quote;
pub(crate) mod rank;
pub(crate) mod results;
pub(crate) mod top_rows;
pub(crate) mod unassigned;
pub(crate) mod widen;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use common::edtf::Day;
use common::threads::lock;
use index::{self, Asked, Compiled, Counters, Families, FoundCache, Index};
use query::{Query, Sort};
use store::clock::Clock;
use store::{Error, Result, Store};
use tantivy::Searcher;

use crate::upkeep::name_list::{self, Names};
use crate::versions::{self, Reach};

/// What queries are asked of: the index, the store it was read from, and what is kept for a state of both.
#[derive(Debug)]
pub(crate) struct Search {
    pub(crate) store: Arc<Store>,
    pub(crate) index: Arc<Index>,
    pub(crate) counters: Arc<Counters>,
    pub(crate) clock: Clock,
    found: FoundCache<(Query, Day)>,
    families: versions::Cache,
    names: name_list::Cache,
    likes: like::Cache,
    /// Something was corrected that the index has not read yet.
    behind: AtomicBool,
    /// Held while the index reads it: who asks meanwhile waits, and is not told what was before.
    following: Mutex<()>,
}

impl Search {
    pub(crate) fn new(store: Arc<Store>, index: Arc<Index>) -> Self {
        Self {
            store,
            index,
            counters: Arc::default(),
            clock: Clock::default(),
            found: FoundCache::default(),
            families: versions::Cache::default(),
            names: name_list::Cache::default(),
            likes: like::Cache::default(),
            behind: AtomicBool::default(),
            following: Mutex::default(),
        }
    }

    /// The day that queries are reckoned from.
    pub(crate) fn today(&self) -> Day {
        self.clock.today()
    }

    /// All articles of a query.
    ///
    /// # Errors
    /// `query-syntax`, `date-invalid`, `index-error`.
    pub(crate) fn ask(&self, query: &Query) -> Result<Asked> {
        let (searcher, compiled) = self.compile(query)?;
        self.ask_compiled(query, &searcher, &compiled)
    }

    /// As [`Search::ask`], of a query that is compiled.
    ///
    /// # Errors
    /// `index-error`.
    pub(crate) fn ask_compiled(
        &self,
        query: &Query,
        searcher: &Searcher,
        compiled: &Compiled,
    ) -> Result<Asked> {
        let found = self.found.get((query.clone(), self.today()), searcher, &compiled.query)?;
        Ok(Asked::new(searcher.clone(), found, self.counters.clone()))
    }

    /// A query in the terms of the index, with the state of the index it is to be run on.
    ///
    /// # Errors
    /// `query-syntax`, `date-invalid`.
    pub(crate) fn compile(&self, query: &Query) -> Result<(Searcher, Compiled)> {
        let (searcher, fields) = self.index.searcher();
        let storylines = |ids: &[String]| storylines::articles(&self.store, ids);
        let like = |ids: &[String]| Ok(like::like(self, ids)?.near.clone());
        let scope = index::Scope { today: self.today(), storylines: &storylines, like: &like };
        let compiled = index::compile(&fields, query, &scope)?;
        Ok((searcher, compiled))
    }

    /// Which articles tell the same.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub(crate) fn families(&self) -> Result<Arc<Families>> {
        versions::families(&self.families, &self.store)
    }

    /// The names of the archive, perhaps as they were shortly before.
    ///
    /// # Errors
    /// `index-error`.
    pub(crate) fn names(&self) -> Result<Arc<Names>> {
        self.names.get(&self.index, &self.counters)
    }

    /// Something was corrected: the index reads it before it is asked next, so that many corrections in a row cost it
    /// one commit.
    pub(crate) fn note_behind(&self) {
        self.behind.store(true, Ordering::Release);
    }

    /// Lets the index read what was corrected. Where that fails (a full disk) it answers as it is, and tries again
    /// the next time: what was corrected is in the store, and reading goes on.
    pub(crate) fn follow(&self) {
        let _one_at_a_time = lock(&self.following);
        if !self.index.is_compacting()
            && self.behind.swap(false, Ordering::AcqRel)
            && self.catch_up(Reach::Some, &AtomicBool::new(false)).is_err()
        {
            self.note_behind();
        }
    }

    /// Brings the index up to date, and the versions as far as they are wanted.
    ///
    /// # Errors
    /// `cancelled`, `disk-full`, `index-error`.
    pub(crate) fn catch_up(&self, reach: Reach, cancel: &AtomicBool) -> Result<()> {
        self.index.read_all(&self.store, &mut |_| {}, cancel)?;
        versions::find(&self.store, &self.index, reach, cancel)
    }

    /// Runs a query. Where the index turns out to be damaged it is built anew, and the query run again.
    ///
    /// # Errors
    /// Those of the query.
    pub(crate) fn with_index<T>(&self, work: impl Fn() -> Result<T>) -> Result<T> {
        self.follow();
        // The index reads files that anything may have happened to; tantivy panics on some damage.
        match catch_unwind(AssertUnwindSafe(&work)) {
            Ok(Err(Error::Index(error))) if !index::is_damage(&error) => Err(Error::Index(error)),
            Err(_) | Ok(Err(Error::Index(_))) => {
                tracing::warn!("a query met a damaged index, which is built anew");
                self.index.rebuild(&self.store, &mut |_| {}, &AtomicBool::new(false))?;
                work()
            }
            Ok(result) => result,
        }
    }
}

/// Which part of a result list is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchOptions {
    /// Order.
    pub sort: Sort,
    /// Rows at most.
    pub limit: u32,
    /// Rows left out before the first.
    pub offset: u32,
    /// Count facets too.
    pub facets: bool,
    /// Fold articles that tell the same into one row.
    pub fold: bool,
    /// Where nothing is found, search for something near it, and say so ([`SearchResult::widened`]).
    pub widen: bool,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self { sort: Sort::Relevance, limit: 20, offset: 0, facets: false, fold: false, widen: false }
    }
}
