//! The archive: originals, articles and facts in SQLite, and a disposable search index.

pub mod query;
pub mod view;
