//! Elements to articles: the clues, what each reading costs, the cheapest one and how sure it is.

pub(in crate::structure) mod clue;
pub(in crate::structure) mod cost;
pub(in crate::structure) mod habit;
pub(in crate::structure) mod reading;
pub(in crate::structure) mod terms;
pub(in crate::structure) mod viterbi;
