//! The archive: originals, articles and facts in SQLite, and a disposable search index.
//!
//! ```text
//! files ─import→ originals/ + store (SQLite, the truth) ─change sequence→ index (tantivy, disposable)
//!                                   │                                        │
//!                                   └──── Query → results, timeline, topics, article ────┘
//! ```
//!
//! No transaction waits on the index: what is acknowledged is in SQLite, and the index catches up with it.
//!
//! What it is made of are crates of their own, each of which sees those to its left: `common` < `query` < `wire` < `store` <
//! `index` < `storylines`, `holdings` < this one. Its rooms import only from those above them (`tests/all/arrows.rs`):
//!
//! ```text
//! upkeep      what is known of the archive as a whole: headings, names, how far a repair is
//! versions    articles that tell the same, and how they differ
//! search      a query as a list: ranking, widening, and what every question is asked of
//! import      files and records into the store
//! correct     what a person sets right, and reading anew
//! answers     everything else that is made of the articles of a query
//! export      articles as files of other programs
//! api         the handle, [`Archive`], and its methods; named there alone
//! ```

mod answers;
mod api;
mod correct;
mod export;
mod import;
mod search;
mod upkeep;
mod versions;

pub use api::Archive;
pub use common::csv::table_csv;
pub use export::Format;
pub use holdings::gaps_csv;
pub use query::{self, bin_start, syntax};
pub use search::SearchOptions;
pub use store::import_options::ImportOptions;
pub use store::{Error, Result};
pub use wire::{self, Code};
