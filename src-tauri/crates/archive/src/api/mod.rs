//! The handle: [`Archive`] and what is asked of it. It is to be named here alone: `tests/all/arrows.rs`
//! counts the files below that still take it.

mod answers;
pub(crate) mod clock;
mod correction;
pub(crate) mod open;
pub(crate) mod warm_up;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use crate::answers::{info, overview, saved_query, stats, suggest, verify};
use crate::common::edtf::{self, Day};
use crate::common::threads::lock;
use crate::correct::dating;
use crate::error::{Error, Result};
use crate::holdings::{self, held};
use crate::import::{self, file_names};
use crate::index::{self, Compiled, Index};
use crate::query::Query;
use crate::search::{SearchOptions, like, results, unassigned};
use crate::store::folder::Folder;
use crate::store::import_options::ImportOptions;
use crate::store::originals::Originals;
use crate::store::{Store, article};
use crate::storylines;
use crate::upkeep::{home, name_list};
use crate::versions::{self, Reach};
use crate::wire::*;
use clock::Clock;
use open::Guard;
use warm_up::WarmUp;

/// An open archive. All methods block; share it between threads by reference.
#[derive(Debug)]
pub struct Archive {
    pub(crate) folder: Folder,
    pub(crate) store: Arc<Store>,
    pub(crate) originals: Originals,
    pub(crate) index: Arc<Index>,
    /// Something was corrected that the index has not read yet.
    pub(crate) behind: AtomicBool,
    /// Held while the index reads it: who asks meanwhile waits, and is not told what was before.
    pub(crate) following: Mutex<()>,
    pub(crate) found: index::FoundCache<(Query, Day)>,
    pub(crate) columns: Arc<index::Columns>,
    pub(crate) ordinals: Arc<index::OrdinalsCache>,
    pub(crate) storylines: storylines::Keeper,
    pub(crate) held: Arc<held::Cache>,
    pub(crate) holdings: Arc<holdings::Cache>,
    pub(crate) versions: versions::Cache,
    pub(crate) names: name_list::Cache,
    pub(crate) likes: like::Cache,
    pub(crate) today: Clock,
    pub(crate) ahead: WarmUp,
    /// Threads that read pages during an import.
    pub(crate) import_threads: AtomicUsize,
    /// Last, so that others are let in only when all the rest is closed.
    pub(crate) guard: Guard,
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
        self.searching(|| overview::overview(self))
    }

    /// What the archive is and holds.
    pub fn info(&self) -> Result<ArchiveInfo> {
        info::info(self)
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
        let mut summary = import::import(self, paths, options, progress, cancel)?;
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
        self.find_versions(Reach::All, cancel)?;
        match dating::look_again(self, cancel)? {
            0 => Ok(()),
            _ => self.catch_up(Reach::All, cancel),
        }
    }

    /// How this archive reads the names of files, before the defaults.
    pub fn name_patterns(&self) -> Result<NamePatterns> {
        file_names::get(self)
    }

    /// Sets how the names of files are read from now on.
    ///
    /// # Errors
    /// `pattern-invalid` with the template or code that cannot be used.
    pub fn set_name_patterns(&self, names: &NamePatterns) -> Result<()> {
        file_names::set(self, names)
    }

    /// Where the papers of the archive are at home, as chosen and as guessed from its articles.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn home(&self) -> Result<Home> {
        self.searching(|| home::get(self))
    }

    /// Sets where the papers are at home; it holds for what is read from now on ([`Archive::reread`] for the rest).
    ///
    /// # Errors
    /// `place-unknown`, `archive-read-only`.
    pub fn set_home(&self, home: Option<&str>) -> Result<()> {
        home::set(self, home)
    }

    /// Sets the day that 去年 and 近三年 in queries are reckoned from, `2024-07-17`; `None` is today.
    ///
    /// # Errors
    /// `date-invalid`.
    pub fn set_today(&self, day: Option<&str>) -> Result<()> {
        self.today.set(day)
    }

    /// Articles of a query. A query of no words finds everything, newest first.
    ///
    /// # Errors
    /// `query-syntax`, `date-invalid`.
    pub fn search(&self, query: &Query, options: &SearchOptions) -> Result<SearchResult> {
        self.with_index(|| results::search(self, query, options))
    }

    /// Lines that belong to no article, with the text of the query in them; at most `limit`, those of the same words once.
    /// Of a query without text there are none.
    ///
    /// # Errors
    /// `query-syntax`.
    pub fn unassigned_lines(&self, query: &Query, limit: u32) -> Result<UnassignedLines> {
        unassigned::lines(self, query, limit)
    }

    /// What can be typed next into a search box that holds `typed`: names of the archive that its last word begins,
    /// in characters, pinyin or first letters, and saved and recent queries that it begins. The first call reads all
    /// names.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn suggest(&self, typed: &str, limit: u32) -> Result<Vec<Suggestion>> {
        self.searching(|| suggest::suggest(self, typed, limit as usize))
    }

    /// Queries that were given a name, by name.
    pub fn saved_queries(&self) -> Result<Vec<SavedQuery>> {
        saved_query::list(self)
    }

    /// The query that was saved under a name.
    ///
    /// # Errors
    /// `saved-query-missing`.
    pub fn saved_query(&self, name: &str) -> Result<SavedQuery> {
        saved_query::get(self, name)
    }

    /// Saves a query under a name, in the place of the one that has it.
    ///
    /// # Errors
    /// `saved-query-missing` of a blank name, `archive-read-only`.
    pub fn save_query(&self, name: &str, query: &Query) -> Result<()> {
        saved_query::save(self, name, query)
    }

    /// Gives a saved query another name.
    ///
    /// # Errors
    /// `saved-query-missing`, `saved-query-exists`, `archive-read-only`.
    pub fn rename_saved_query(&self, name: &str, new: &str) -> Result<()> {
        saved_query::rename(self, name, new)
    }

    /// Forgets a saved query.
    ///
    /// # Errors
    /// `saved-query-missing`, `archive-read-only`.
    pub fn delete_saved_query(&self, name: &str) -> Result<()> {
        saved_query::delete(self, name)
    }

    /// The last 50 different queries that were noted, the latest first.
    pub fn recent_queries(&self) -> Result<Vec<RecentQuery>> {
        saved_query::recent(self)
    }

    /// Notes a query as asked.
    ///
    /// # Errors
    /// `archive-read-only`.
    pub fn note_query(&self, query: &Query) -> Result<()> {
        saved_query::note(self, query)
    }

    /// Forgets the queries that were noted.
    ///
    /// # Errors
    /// `archive-read-only`.
    pub fn forget_queries(&self) -> Result<()> {
        saved_query::forget(self)
    }

    /// What each part takes on disk.
    ///
    /// # Errors
    /// `archive-damaged`, `index-error`.
    pub fn stats(&self) -> Result<Stats> {
        self.searching(|| stats::stats(self))
    }

    /// Checks originals, database and index; names every problem.
    ///
    /// # Errors
    /// Only where checking itself is impossible.
    pub fn verify(&self) -> Result<VerifyReport> {
        self.follow();
        verify::verify(self)
    }

    /// How much memory indexing may take, in bytes; 256 MB unless it is said. It holds for what is indexed from now on.
    pub fn set_index_memory(&self, bytes: usize) {
        self.index.set_memory(bytes);
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
        let total = self.store.read(article::count)?;
        let done = self.index.rebuild(&self.store, &mut |done| progress(done, total.max(done)), cancel)?;
        versions::rebuild(&self.store, &self.index, cancel)?;
        if dating::look_again(self, cancel)? > 0 {
            self.catch_up(Reach::All, cancel)?;
        }
        Ok(done)
    }

    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    pub(crate) fn originals(&self) -> &Originals {
        &self.originals
    }

    /// The day that queries are reckoned from.
    pub(crate) fn today(&self) -> edtf::Day {
        self.today.get()
    }

    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    /// All articles of a query, with the state of the index they were found in.
    pub(crate) fn found(&self, query: &Query) -> Result<(tantivy::Searcher, Arc<index::Found>)> {
        let (searcher, compiled) = self.compiled(query)?;
        let found = self.found_of(query, &searcher, &compiled)?;
        Ok((searcher, found))
    }

    /// As [`Archive::found`], of a query that is compiled.
    pub(crate) fn found_of(
        &self,
        query: &Query,
        searcher: &tantivy::Searcher,
        compiled: &Compiled,
    ) -> Result<Arc<index::Found>> {
        self.found.get((query.clone(), self.today()), searcher, &compiled.query)
    }

    /// A query in the terms of the index, with the state of the index it is to be run on.
    pub(crate) fn compiled(&self, query: &Query) -> Result<(tantivy::Searcher, Compiled)> {
        let (searcher, fields) = self.index.searcher();
        let storylines = |ids: &[String]| storylines::articles(self, ids);
        let like = |ids: &[String]| Ok(like::like(self, ids)?.near.clone());
        let scope = index::Scope { today: self.today(), storylines: &storylines, like: &like };
        let compiled = index::compile(&fields, query, &scope)?;
        Ok((searcher, compiled))
    }

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
    pub(crate) fn catch_up(&self, reach: Reach, cancel: &AtomicBool) -> Result<()> {
        self.index_all(&mut |_| {}, cancel)?;
        self.find_versions(reach, cancel)
    }

    /// Lets the index read what is new; a damaged one is built anew. What was read is found soon.
    pub(crate) fn feed_index(&self) -> Result<()> {
        match self.index.feed(&self.store) {
            Err(Error::Index(_)) => self.index_all(&mut |_| {}, &AtomicBool::new(false)).map(|_| ()),
            fed => fed,
        }
    }

    /// Brings the index up to date; a damaged one is built anew. Returns the number of articles it read.
    pub(crate) fn index_all(&self, progress: &mut dyn FnMut(u32), cancel: &AtomicBool) -> Result<u32> {
        match self.index.catch_up(&self.store, progress, cancel) {
            Err(Error::Index(_)) => self.index.rebuild(&self.store, progress, cancel),
            done => done,
        }
    }

    /// Finds the versions among articles that are new in the index; a damaged one is built anew.
    pub(crate) fn find_versions(&self, reach: Reach, cancel: &AtomicBool) -> Result<()> {
        match versions::catch_up(&self.store, &self.index, reach, cancel) {
            Err(Error::Index(error)) if index::is_damage(&error) => {
                self.index.rebuild(&self.store, &mut |_| {}, cancel)?;
                versions::catch_up(&self.store, &self.index, reach, cancel)
            }
            compared => compared,
        }
    }

    /// Closes the archive in order although somebody may still be reading in it: before the process ends, which waits for
    /// nobody. Nothing may be added afterwards. An archive that is dropped is closed.
    pub fn close(&self) {
        // What is not kept is counted the next time.
        let _ = info::keep(self).inspect_err(|error| tracing::warn!(%error, "counts are not kept"));
        self.guard.close();
    }

    /// Answers a question that is asked when a page of a list is there already.
    pub(crate) fn searching<T>(&self, work: impl Fn() -> Result<T>) -> Result<T> {
        let answer = self.with_index(work)?;
        warm_up::answered(self);
        Ok(answer)
    }

    /// Runs a query. Where the index turns out to be damaged it is built anew, and the query run again.
    pub(crate) fn with_index<T>(&self, work: impl Fn() -> Result<T>) -> Result<T> {
        self.follow();
        // The index reads files that anything may have happened to; tantivy panics on some damage.
        let caught = || std::panic::catch_unwind(std::panic::AssertUnwindSafe(&work));
        match caught() {
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

impl Drop for Archive {
    fn drop(&mut self) {
        self.close();
    }
}
