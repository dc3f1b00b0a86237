//! The archive: originals, articles and facts in SQLite, and a disposable search index.

mod edtf;
pub mod error;
pub mod query;
pub mod syntax;
pub mod view;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

pub use error::{CODES, Error, Result};
use query::{Axis, Granularity, Query, Sort};
use view::*;

/// An open archive. All methods block; share it between threads by reference.
#[derive(Debug)]
pub struct Archive {
    path: PathBuf,
}

/// What a person says of the files of an import; it wins over what the files say of themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// Name of the paper.
    pub publication: Option<String>,
    /// Date of issue, EDTF.
    pub issue_date: Option<String>,
    /// Page label.
    pub page_label: Option<String>,
    /// WHATWG label of the encoding, where the detected one is wrong.
    pub encoding: Option<String>,
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
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self { sort: Sort::Relevance, limit: 20, offset: 0, facets: false }
    }
}

impl Archive {
    /// Creates an archive in a new (or empty) folder.
    ///
    /// # Errors
    /// `path-occupied` where something else is.
    pub fn create(path: &Path) -> Result<Self> {
        Ok(Self { path: path.to_owned() })
    }

    /// Opens an archive and brings its index up to date.
    ///
    /// # Errors
    /// `archive-missing`, `not-an-archive`, `archive-in-use`, `archive-newer`, `archive-damaged`.
    pub fn open(path: &Path) -> Result<Self> {
        Ok(Self { path: path.to_owned() })
    }

    /// Opens the archive, or creates it where nothing is.
    ///
    /// # Errors
    /// As [`Archive::open`] and [`Archive::create`].
    pub fn open_or_create(path: &Path) -> Result<Self> {
        if path.exists() { Self::open(path) } else { Self::create(path) }
    }

    /// What the archive is and holds.
    pub fn info(&self) -> Result<ArchiveInfo> {
        Err(Error::ArchiveMissing(self.path.clone()))
    }

    /// Imports files and folders (recursively). A file that fails is named in the summary and stops nothing.
    pub fn import(
        &self,
        _paths: &[PathBuf],
        _options: &ImportOptions,
        _progress: &mut dyn FnMut(&ImportProgress),
        _cancel: &AtomicBool,
    ) -> Result<ImportSummary> {
        Ok(ImportSummary::default())
    }

    /// Articles of a query.
    pub fn search(&self, _query: &Query, _options: &SearchOptions) -> Result<SearchResult> {
        Ok(SearchResult { total: 0, took_ms: 0.0, hits: Vec::new(), facets: None })
    }

    /// Counts over all articles of a query.
    pub fn facets(&self, _query: &Query) -> Result<Facets> {
        Ok(Facets::default())
    }

    /// Histogram of a query.
    pub fn timeline(&self, _query: &Query, axis: Axis, by: Granularity) -> Result<Timeline> {
        Ok(Timeline { axis, by, bins: Vec::new(), undated: 0, total: 0 })
    }

    /// Subjects, initiatives and storylines of a query.
    pub fn topics(&self, _query: &Query) -> Result<Topics> {
        Ok(Topics::default())
    }

    /// The whole article, with the hits of the query marked.
    pub fn article(&self, id: ArticleId, _query: &Query) -> Result<ArticleView> {
        Err(Error::ArticleMissing(id))
    }

    /// The page an article was cut from, line by line.
    pub fn source(&self, page: PageId) -> Result<SourceView> {
        Err(Error::PageMissing(page))
    }

    /// Checks originals, database and index; names every problem.
    pub fn verify(&self) -> Result<VerifyReport> {
        Ok(VerifyReport::default())
    }

    /// Builds the index anew from the database. Returns the number of articles.
    pub fn reindex(&self, _progress: &mut dyn FnMut(u32, u32), _cancel: &AtomicBool) -> Result<u32> {
        Ok(0)
    }
}
