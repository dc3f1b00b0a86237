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
//! Rooms, each of which imports only from those above it (`tests/all/arrows.rs`):
//!
//! ```text
//! common      days, tables, threads, what is kept for a state of the archive
//! query       what is asked: its parts, its written form
//! error       what can stop the work, with stable codes
//! wire        what is answered: the types that window and command line are given
//! store       the truth: tables, migrations, originals, the folder
//! index       tantivy: documents, compiling, columns and counts
//! holdings    which issues and pages are held, and which are missing
//! upkeep      what is known of the archive as a whole: headings, names, where its papers are at home
//! versions    articles that tell the same, and how they differ
//! search      a query as a list: ranking, highlighting, widening
//! storylines  chains of articles on one matter
//! import      files and records into the store
//! correct     what a person sets right, and reading anew
//! answers     everything else that is made of the articles of a query
//! export      articles as files of other programs
//! api         the handle, [`Archive`], and its methods
//! ```

mod answers;
mod api;
mod common;
mod correct;
pub mod error;
mod export;
mod holdings;
mod import;
mod index;
pub mod query;
mod search;
mod store;
mod storylines;
mod upkeep;
mod versions;
pub mod wire;

pub use api::Archive;
pub use common::csv::table_csv;
pub use error::{CODES, Error, Result};
pub use export::Format;
pub use holdings::gaps_csv;
pub use query::{bin_start, syntax};
pub use search::SearchOptions;
pub use store::import_options::ImportOptions;
