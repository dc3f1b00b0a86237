//! A query as a list of articles: which come first, where its words stand in them, what is searched instead of nothing.

pub(crate) mod gather;
pub(crate) mod highlight;
pub(crate) mod like;
pub(crate) mod placement;
pub(crate) mod quote;
pub(crate) mod rank;
pub(crate) mod results;
pub(crate) mod top_rows;
pub(crate) mod unassigned;
pub(crate) mod widen;

use crate::query::Sort;

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
