//! The handle: [`Archive`] and what is asked of it. It is named here alone (`tests/all/arrows.rs`
//! looks): what lies below is passed the [`Shelf`], the [`Search`] or the [`Store`](store::Store) that it needs.

mod answers;
mod correction;
mod open;
#[cfg(test)]
mod tests;
mod warm_up;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use holdings::Holdings;
use open::Guard;
use query::Query;
use store::import_options::ImportOptions;
use store::{Error, Result, Shelf, article};
use storylines::Keeper;
use warm_up::WarmUp;
use wire::*;

use crate::answers::{home, info, overview, saved_query, stats, suggest, verify};
use crate::correct::dating;
use crate::import::{self, file_names};
use crate::search::{Search, SearchOptions, results, unassigned};
use crate::versions::{self, Reach};

/// An open archive. All methods block; share it between threads by reference.
#[derive(Debug)]
pub struct Archive {
    shelf: Shelf,
    search: Search,
    storylines: Keeper,
    holdings: Arc<Holdings>,
    warm_up: WarmUp,
    /// Threads that read pages during an import.
    import_threads: AtomicUsize,
    /// Last, so that others are let in only when all the rest is closed.
    guard: Guard,
}

impl Archive {
    /// Creates an archive in a new (or empty) folder.
    ///
    /// # Errors
    /// `path-occupied` where something else is.
    pub fn create(path: &Path) -> Result<Self> {
        open::create(path)?;
        Self::open(path)
    }

    /// Opens an archive and brings its index up to date. An index that is missing, old or damaged is rebuilt.
    ///
    /// # Errors
    /// `archive-missing`, `not-an-archive`, `archive-in-use`, `archive-newer`, `archive-damaged`.
    pub fn open(path: &Path) -> Result<Self> {
        open::open(path)
    }

    /// As [`Archive::open`]; a long rebuilding of the index is waited for, so that nothing is missed. For who asks once.
    ///
    /// # Errors
    /// As [`Archive::open`].
    pub fn open_whole(path: &Path) -> Result<Self> {
        let archive = Self::open(path)?;
        archive.guard.wait();
        Ok(archive)
    }

    /// Tells how far the index is that is being repaired since the archive was opened, until it is whole.
    ///
    /// # Errors
    /// `cancelled`, where nobody wants to know any more.
    pub fn watch_index(&self, progress: &mut dyn FnMut(&Progress), cancel: &AtomicBool) -> Result<()> {
        self.guard.repairing.watch(progress, cancel)
    }

    /// Opens the archive, or creates it where nothing (or an empty folder) is.
    ///
    /// # Errors
    /// As [`Archive::open`] and [`Archive::create`].
    pub fn open_or_create(path: &Path) -> Result<Self> {
        if open::is_vacant(path) { Self::create(path) } else { Self::open(path) }
    }

    /// What the archive holds, at a glance.
    ///
    /// # Errors
    /// `archive-damaged`, `index-error`.
    pub fn overview(&self) -> Result<Overview> {
        self.searching(|| overview::overview(&self.search, &self.storylines, &self.holdings))
    }

    /// What the archive is and holds.
    pub fn info(&self) -> Result<ArchiveInfo> {
        info::info(&self.shelf, &self.holdings, self.guard.repairing.is_under_way())
    }

    /// Imports files and folders (recursively). A file that fails is named in the summary and stops nothing.
    ///
    /// # Errors
    /// Only what stops the whole import: `disk-full`, `archive-damaged`, `date-invalid`, `pattern-invalid` (of the options) ….
    pub fn import(
        &self,
        paths: &[PathBuf],
        options: &ImportOptions,
        progress: &mut dyn FnMut(&Progress),
        cancel: &AtomicBool,
    ) -> Result<ImportSummary> {
        let start = Instant::now();
        let threads = self.import_threads.load(Ordering::Relaxed);
        let destination = import::Destination { shelf: &self.shelf, index: &self.search.index, threads };
        let mut summary = import::import(destination, paths, options, progress, cancel)?;
        // Stopped, it stops: what can wait waits for the next import.
        if !summary.cancelled {
            match self.compare_new(cancel) {
                Err(Error::Cancelled) => {}
                compared => compared?,
            }
        }
        summary.seconds = start.elapsed().as_secs_f64();
        Ok(summary)
    }

    /// Finds versions of what is new, and what they and other pages say of pages without a date.
    fn compare_new(&self, cancel: &AtomicBool) -> Result<()> {
        versions::find(&self.shelf.store, &self.search.index, Reach::All, cancel)?;
        match dating::look_again(&self.shelf, &self.search, cancel)? {
            0 => Ok(()),
            _ => self.search.catch_up(Reach::All, cancel),
        }
    }

    /// How this archive reads the names of files, before the defaults.
    pub fn name_patterns(&self) -> Result<NamePatterns> {
        file_names::get(&self.shelf.store)
    }

    /// Sets how the names of files are read from now on.
    ///
    /// # Errors
    /// `pattern-invalid` with the template or code that cannot be used.
    pub fn set_name_patterns(&self, names: &NamePatterns) -> Result<()> {
        file_names::set(&self.shelf.store, names)
    }

    /// Where the papers of the archive are at home, as chosen and as guessed from its articles.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn home(&self) -> Result<Home> {
        self.searching(|| home::get(&self.search))
    }

    /// Sets where the papers are at home; it holds for what is read from now on ([`Archive::reread`] for the rest).
    ///
    /// # Errors
    /// `place-unknown`, `archive-read-only`.
    pub fn set_home(&self, home: Option<&str>) -> Result<()> {
        store::home::set(&self.shelf.store, home)
    }

    /// Sets the day that 去年 and 近三年 in queries are reckoned from, `2024-07-17`; `None` is today.
    ///
    /// # Errors
    /// `date-invalid`.
    pub fn set_today(&self, day: Option<&str>) -> Result<()> {
        self.search.clock.set(day)
    }

    /// Articles of a query. A query of no words finds everything, newest first.
    ///
    /// # Errors
    /// `query-syntax`, `date-invalid`.
    pub fn search(&self, query: &Query, options: &SearchOptions) -> Result<SearchResult> {
        self.search.with_index(|| results::search(&self.search, query, options))
    }

    /// Lines that belong to no article, with the text of the query in them; at most `limit`, those of the same words once.
    /// Of a query without text there are none.
    ///
    /// # Errors
    /// `query-syntax`.
    pub fn unassigned_lines(&self, query: &Query, limit: u32) -> Result<UnassignedLines> {
        unassigned::lines(&self.search, query, limit)
    }

    /// What can be typed next into a search box that holds `typed`: names of the archive that its last word begins,
    /// in characters, pinyin or first letters, and saved and recent queries that it begins. The first call reads all
    /// names.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn suggest(&self, typed: &str, limit: u32) -> Result<Vec<Suggestion>> {
        self.searching(|| suggest::suggest(&self.search, typed, limit as usize))
    }

    /// Queries that were given a name, by name.
    pub fn saved_queries(&self) -> Result<Vec<SavedQuery>> {
        saved_query::list(&self.shelf.store)
    }

    /// The query that was saved under a name.
    ///
    /// # Errors
    /// `saved-query-missing`.
    pub fn saved_query(&self, name: &str) -> Result<SavedQuery> {
        saved_query::get(&self.shelf.store, name)
    }

    /// Saves a query under a name, in the place of the one that has it.
    ///
    /// # Errors
    /// `saved-query-missing` of a blank name, `archive-read-only`.
    pub fn save_query(&self, name: &str, query: &Query) -> Result<()> {
        saved_query::save(&self.shelf.store, name, query)
    }

    /// Gives a saved query another name.
    ///
    /// # Errors
    /// `saved-query-missing`, `saved-query-exists`, `archive-read-only`.
    pub fn rename_saved_query(&self, name: &str, new: &str) -> Result<()> {
        saved_query::rename(&self.shelf.store, name, new)
    }

    /// Forgets a saved query.
    ///
    /// # Errors
    /// `saved-query-missing`, `archive-read-only`.
    pub fn delete_saved_query(&self, name: &str) -> Result<()> {
        saved_query::delete(&self.shelf.store, name)
    }

    /// The last 50 different queries that were noted, the latest first.
    pub fn recent_queries(&self) -> Result<Vec<RecentQuery>> {
        saved_query::recent(&self.shelf.store)
    }

    /// Notes a query as asked.
    ///
    /// # Errors
    /// `archive-read-only`.
    pub fn note_query(&self, query: &Query) -> Result<()> {
        saved_query::note(&self.shelf.store, query)
    }

    /// Forgets the queries that were noted.
    ///
    /// # Errors
    /// `archive-read-only`.
    pub fn forget_queries(&self) -> Result<()> {
        saved_query::forget(&self.shelf.store)
    }

    /// What each part takes on disk.
    ///
    /// # Errors
    /// `archive-damaged`, `index-error`.
    pub fn stats(&self) -> Result<Stats> {
        self.searching(|| stats::stats(&self.shelf, &self.search.index))
    }

    /// Checks originals, database and index; names every problem.
    ///
    /// # Errors
    /// Only where checking itself is impossible.
    pub fn verify(&self) -> Result<VerifyReport> {
        self.search.follow();
        verify::verify(&self.shelf, &self.search.index)
    }

    /// How much memory indexing may take, in bytes; 256 MB unless it is said. It holds for what is indexed from now on.
    pub fn set_index_memory(&self, bytes: usize) {
        self.search.index.set_memory(bytes);
    }

    /// On how many threads pages are read that are imported from now on; on all cores unless it is said. What the archive
    /// holds afterwards does not depend on it.
    pub fn set_import_threads(&self, threads: usize) {
        self.import_threads.store(threads.max(1), Ordering::Relaxed);
    }

    /// Builds the index anew from the database, and compares all articles anew. Returns the number of articles. The
    /// old index answers until then; a building that was interrupted is gone on with.
    ///
    /// # Errors
    /// `cancelled`, `disk-full`, `index-error`.
    pub fn reindex(&self, progress: &mut dyn FnMut(u32, u32), cancel: &AtomicBool) -> Result<u32> {
        let (store, index) = (&*self.shelf.store, &*self.search.index);
        let total = store.read(article::count)?;
        let done = index.rebuild(store, &mut |done| progress(done, total.max(done)), cancel)?;
        versions::rebuild(store, index, cancel)?;
        if dating::look_again(&self.shelf, &self.search, cancel)? > 0 {
            self.search.catch_up(Reach::All, cancel)?;
        }
        Ok(done)
    }

    /// Closes the archive in order although somebody may still be reading in it: before the process ends, which waits for
    /// nobody. Nothing may be added afterwards. An archive that is dropped is closed.
    pub fn close(&self) {
        // What is not kept is counted the next time.
        let kept = info::keep(&self.shelf.store, &self.holdings);
        let _ = kept.inspect_err(|error| tracing::warn!(%error, "counts are not kept"));
        self.guard.close();
    }

    /// Answers a question that is asked when a page of a list is there already.
    fn searching<T>(&self, work: impl Fn() -> Result<T>) -> Result<T> {
        let answer = self.search.with_index(work)?;
        self.counted();
        Ok(answer)
    }

    /// A question other than for a list was answered: what was to be read then is read now.
    fn counted(&self) {
        if self.warm_up.is_due() {
            self.read_ahead();
            self.follow_storylines();
        }
    }
}

impl Drop for Archive {
    fn drop(&mut self) {
        self.close();
    }
}
