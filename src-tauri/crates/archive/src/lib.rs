//! The archive: originals, articles and facts in SQLite, and a disposable search index.
//!
//! ```text
//! files ─import→ originals/ + store (SQLite, the truth) ─change sequence→ index (tantivy, disposable)
//!                                   │                                        │
//!                                   └──── Query → results, timeline, topics, article ────┘
//! ```
//!
//! No transaction waits on the index: what is acknowledged is in SQLite, and the index catches up with it.

mod anniversary;
mod citation;
mod companions;
mod compare;
mod corrections;
mod dossier;
mod doubts;
pub mod error;
mod everything;
mod everywhere;
mod evidence;
mod folder;
mod gather;
mod headings;
mod holdings;
mod home;
mod import;
mod index;
mod info;
mod jumps;
mod ledger;
mod marks;
mod names;
mod naming;
mod near;
mod open;
mod originals;
mod overview;
mod person;
mod pinyin;
mod post;
mod progress;
pub mod query;
mod quote;
mod rank;
mod reading;
mod related;
mod repairing;
mod repairs;
mod reread;
mod results;
mod saved;
mod standing;
mod stats;
mod store;
mod storyline;
mod suggest;
pub mod syntax;
#[cfg(test)]
mod tests;
mod timeline;
mod today;
mod topics;
mod usage;
mod verify;
mod versions;
pub mod view;
mod widen;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

pub use error::{CODES, Error, Result};
use folder::Folder;
pub use holdings::gaps_csv;
pub use import::ImportOptions;
use index::{Compiled, Index};
mod edtf;
use open::Guard;
use originals::Originals;
use query::{Axis, Granularity, Query, Sort};
use store::{Store, article};
use versions::Reach;
use view::*;

/// EDTF of the bin with number `n`: `201X`, `2024`, `2024-07`, `2024-07-17`.
pub fn bin_start(n: i64, by: Granularity) -> String {
    timeline::start(n, by)
}

/// An open archive. All methods block; share it between threads by reference.
#[derive(Debug)]
pub struct Archive {
    folder: Folder,
    store: Arc<Store>,
    originals: Originals,
    index: Arc<Index>,
    /// Something was corrected that the index has not read yet.
    behind: AtomicBool,
    /// Held while the index reads it: who asks meanwhile waits, and is not told what was before.
    following: Mutex<()>,
    found: index::FoundCache<(Query, edtf::Day)>,
    ordinals: Arc<index::OrdinalsCache>,
    storylines: storyline::Keeper,
    holdings: holdings::Cache,
    versions: versions::Cache,
    names: names::Cache,
    today: today::Today,
    /// Last, so that others are let in only when all the rest is closed.
    guard: Guard,
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
        import::import(self, paths, options, progress, cancel)
    }

    /// How this archive reads the names of files, before the defaults.
    pub fn name_patterns(&self) -> Result<NamePatterns> {
        naming::get(self)
    }

    /// Sets how the names of files are read from now on.
    ///
    /// # Errors
    /// `pattern-invalid` with the template or code that cannot be used.
    pub fn set_name_patterns(&self, names: &NamePatterns) -> Result<()> {
        naming::set(self, names)
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
        self.searching(|| results::search(self, query, options))
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
        saved::list(self)
    }

    /// The query that was saved under a name.
    ///
    /// # Errors
    /// `saved-query-missing`.
    pub fn saved_query(&self, name: &str) -> Result<SavedQuery> {
        saved::get(self, name)
    }

    /// Saves a query under a name, in the place of the one that has it.
    ///
    /// # Errors
    /// `saved-query-missing` of a blank name, `archive-read-only`.
    pub fn save_query(&self, name: &str, query: &Query) -> Result<()> {
        saved::save(self, name, query)
    }

    /// Gives a saved query another name.
    ///
    /// # Errors
    /// `saved-query-missing`, `saved-query-exists`, `archive-read-only`.
    pub fn rename_saved_query(&self, name: &str, new: &str) -> Result<()> {
        saved::rename(self, name, new)
    }

    /// Forgets a saved query.
    ///
    /// # Errors
    /// `saved-query-missing`, `archive-read-only`.
    pub fn delete_saved_query(&self, name: &str) -> Result<()> {
        saved::delete(self, name)
    }

    /// The last 50 different queries that were noted, the latest first.
    pub fn recent_queries(&self) -> Result<Vec<RecentQuery>> {
        saved::recent(self)
    }

    /// Notes a query as asked.
    ///
    /// # Errors
    /// `archive-read-only`.
    pub fn note_query(&self, query: &Query) -> Result<()> {
        saved::note(self, query)
    }

    /// Forgets the queries that were noted.
    ///
    /// # Errors
    /// `archive-read-only`.
    pub fn forget_queries(&self) -> Result<()> {
        saved::forget(self)
    }

    /// Counts over all articles of a query.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn facets(&self, query: &Query) -> Result<Facets> {
        self.searching(|| results::facets(self, query))
    }

    /// Histogram of a query.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn timeline(&self, query: &Query, axis: Axis, by: Granularity) -> Result<Timeline> {
        self.searching(|| timeline::timeline(self, query, axis, by))
    }

    /// A query over time as it is drawn: the bins of a stretch, parted or compared, and what stands in no bin.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn density(&self, ask: &DensityAsk) -> Result<Density> {
        self.searching(|| timeline::density(self, ask))
    }

    /// The numbers of [`Archive::density`] as comma-separated values; `word` gives the words of the heading by their
    /// keys in the message catalogue.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn density_csv(&self, ask: &DensityAsk, word: &dyn Fn(&str) -> String) -> Result<String> {
        Ok(timeline::csv(&self.density(ask)?, word))
    }

    /// The days that a text means, in the words of queries: `2024年7月`, `去年`, `2024-07..2024-08`; `None` where it is
    /// no date.
    pub fn days_meant(&self, text: &str) -> Option<DaysMeant> {
        let range = syntax::date_range(text, self.today())?;
        Some(DaysMeant { from: range.from.map(edtf::format_day), to: range.to.map(edtf::format_day) })
    }

    /// Pages of a query's articles that have no sure date of issue.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn dateless(&self, query: &Query, lack: DateLack) -> Result<DatelessList> {
        self.searching(|| timeline::dateless(self, query, lack))
    }

    /// Subjects, initiatives and storylines of a query, as far as storylines are worked out. Of these the longest 200,
    /// with their first articles.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn topics(&self, query: &Query) -> Result<Topics> {
        self.searching(|| topics::topics(self, query, storyline::Extent::SHOWN))
    }

    /// As [`Archive::topics`], with all storylines there are and all their articles.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn topics_whole(&self, query: &Query) -> Result<Topics> {
        self.searching(|| topics::topics(self, query, storyline::Extent::WHOLE))
    }

    /// Works until storylines are up with the archive. It is done in the background too, whenever they are asked for:
    /// this is for who wants them whole.
    ///
    /// # Errors
    /// `cancelled`, `disk-full`, `archive-damaged`; what was done so far is kept.
    pub fn keep_storylines(&self, progress: &mut dyn FnMut(&Building), cancel: &AtomicBool) -> Result<()> {
        self.storylines.keep_up(&self.store, progress, cancel)
    }

    /// Lets storylines follow the archive in the background, for who keeps it open: after opening, after an import.
    /// Asking for storylines does it too.
    pub fn follow_storylines(&self) {
        // What hinders them there is met by who asks for them.
        let _ = self.storylines.wake(&self.store);
    }

    /// Storylines of a query, pinned ones first, then the longest; at most `limit`, with their first articles.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn storylines(&self, query: &Query, limit: u32) -> Result<StorylineList> {
        let extent = storyline::Extent { lines: limit as usize, ..storyline::Extent::SHOWN };
        self.searching(|| storyline::list(self, query, extent))
    }

    /// One storyline with all its articles.
    ///
    /// # Errors
    /// `storyline-missing`.
    pub fn storyline(&self, id: &str) -> Result<StorylineView> {
        storyline::sheet(self, id)
    }

    /// Gives a storyline a name. The name stays with the storyline that the article in its middle is in.
    ///
    /// # Errors
    /// `storyline-missing`, and as [`Archive::correct`].
    pub fn rename_storyline(&self, id: &str, name: &str) -> Result<Corrected> {
        storyline::rename(self, id, name)
    }

    /// Pins or follows a storyline, or takes that back.
    ///
    /// # Errors
    /// As [`Archive::rename_storyline`].
    pub fn mark_storyline(&self, id: &str, mark: StorylineMark) -> Result<Corrected> {
        storyline::mark(self, id, mark)
    }

    /// Makes one storyline of some. It keeps the number of the longest; new articles of any of them belong to it.
    ///
    /// # Errors
    /// As [`Archive::rename_storyline`].
    pub fn merge_storylines(&self, id: &str, others: &[String]) -> Result<Corrected> {
        storyline::merge(self, id, others)
    }

    /// Takes articles out of a storyline, together into one of their own. New articles go on to join what they were
    /// taken out of; one alone is a storyline once another is merged with it.
    ///
    /// # Errors
    /// `article-missing` of one that is not in it, and as [`Archive::rename_storyline`].
    pub fn split_storyline(&self, id: &str, articles: &[ArticleId]) -> Result<Corrected> {
        storyline::split(self, id, articles)
    }

    /// Does one of the things that can be done with a storyline.
    ///
    /// # Errors
    /// As [`Archive::rename_storyline`] and [`Archive::split_storyline`].
    pub fn correct_storyline(&self, id: &str, act: &StorylineAct) -> Result<Corrected> {
        match act {
            StorylineAct::Rename { name } => self.rename_storyline(id, name),
            StorylineAct::Merge { others } => self.merge_storylines(id, others),
            StorylineAct::Split { articles } => self.split_storyline(id, articles),
            StorylineAct::Mark { mark } => self.mark_storyline(id, *mark),
        }
    }

    /// Notes that a person looked at a storyline: what it has now is no news any more.
    ///
    /// # Errors
    /// `storyline-missing`, `archive-read-only`.
    pub fn see_storyline(&self, id: &str) -> Result<()> {
        storyline::see(self, id)
    }

    /// What comes with the articles of a query more often than with others.
    ///
    /// # Errors
    /// As [`Archive::search`].
    pub fn companions(&self, query: &Query) -> Result<Companions> {
        self.searching(|| companions::companions(self, query))
    }

    /// Everything the archive says of one initiative, whichever of its names is given.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn dossier(&self, name: &str) -> Result<Dossier> {
        self.searching(|| dossier::dossier(self, name))
    }

    /// Everything the archive says of the person filed under a heading.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn person(&self, heading: &str) -> Result<PersonView> {
        self.searching(|| person::person(self, heading))
    }

    /// Every paper of the archive: what is held of it, and what is not.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn holdings(&self) -> Result<Vec<PaperHoldings>> {
        holdings::holdings(self)
    }

    /// What can be said of each day of a paper (`None` stands for the pages that name none); of two hundred years at
    /// most.
    ///
    /// # Errors
    /// `date-invalid`.
    pub fn issue_days(&self, publication: Option<&str>, from: &str, to: &str) -> Result<Vec<IssueDay>> {
        holdings::days(self, publication, from, to)
    }

    /// Issues and pages that are missing and days of which nothing is known, of one paper or of all, between the days
    /// given or between what is held first and last.
    ///
    /// # Errors
    /// `date-invalid`.
    pub fn gaps(&self, publication: Option<&str>, from: Option<&str>, to: Option<&str>) -> Result<Vec<Gap>> {
        holdings::gaps(self, publication, from, to)
    }

    /// How far the days of issue that a query asks for are held; `None` where it asks for none.
    ///
    /// # Errors
    /// `date-invalid`.
    pub fn coverage(&self, query: &Query) -> Result<Option<Coverage>> {
        holdings::coverage(self, query)
    }

    /// What was printed and what happened on a day (`07-16`, `2014-07-16`; `None` is today), with up to 15 days
    /// around it, in every year. `lunar` aligns the years by the lunar date, `None` where that is a festival.
    ///
    /// # Errors
    /// `date-invalid`.
    pub fn today_in_history(&self, day: Option<&str>, around: u32, lunar: Option<bool>) -> Result<TodayView> {
        self.searching(|| anniversary::today(self, day, around, lunar))
    }

    /// How a phrase was used over the years.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn usage(&self, phrase: &str) -> Result<PhraseUse> {
        self.searching(|| usage::usage(self, phrase))
    }

    /// Places of a phrase with the words around them; by date `limit` and `offset` count articles, else places.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn concordance(
        &self,
        phrase: &str,
        order: ConcordanceOrder,
        limit: u32,
        offset: u32,
    ) -> Result<Concordance> {
        self.searching(|| usage::concordance(self, phrase, order, limit, offset))
    }

    /// Figures of a query's articles, the newest first (of one measure the latest time first); at most `limit` rows after `offset`.
    ///
    /// # Errors
    /// As [`Archive::search`]; `date-invalid` also of the filter.
    pub fn figures(&self, query: &Query, filter: &FigureFilter, limit: u32, offset: u32) -> Result<Ledger> {
        self.searching(|| ledger::ledger(self, query, filter, limit, offset))
    }

    /// The whole article, with the hits of the query marked.
    ///
    /// # Errors
    /// `article-missing`, and as [`Archive::search`].
    pub fn article(&self, id: ArticleId, query: &Query) -> Result<ArticleView> {
        self.searching(|| reading::article(self, id, query))
    }

    /// Damaged characters that nobody has decided on, all places of one proposal together, the most frequent first;
    /// at most `limit` proposals. Names that the archive prints otherwise again and again are among them.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn repairs(&self, limit: u32) -> Result<Vec<RepairGroup>> {
        self.searching(|| repairs::repairs(self, limit))
    }

    /// Accepts the proposal of `to` for `from` wherever it is made, or declines it, as one batch of corrections.
    ///
    /// # Errors
    /// As [`Archive::correct`].
    pub fn repair(&self, from: &str, to: &str, accepted: bool) -> Result<Corrected> {
        let changes = self.searching(|| repairs::changes(self, from, to, accepted))?;
        self.correct(&changes)
    }

    /// The page an article was cut from, line by line; of a file of records, the records of that page.
    ///
    /// # Errors
    /// `page-missing`, `io-error` where the original is gone.
    pub fn source(&self, page: PageId) -> Result<SourceView> {
        reading::source(self, page)
    }

    /// What an article can be checked against: its whole page, or of a structured record its own line alone.
    ///
    /// # Errors
    /// `article-missing`, `io-error` where the original is gone.
    pub fn article_source(&self, id: ArticleId) -> Result<SourceView> {
        reading::article_source(self, id)
    }

    /// Two articles side by side, with what stands in one of them alone marked.
    ///
    /// # Errors
    /// `article-missing`.
    pub fn compare(&self, left: ArticleId, right: ArticleId) -> Result<Comparison> {
        compare::compare(self, left, right)
    }

    /// Makes corrections as one batch: all of them, or none. What fits its page takes effect at once; the pages
    /// are read anew with it.
    ///
    /// # Errors
    /// `article-missing`, `page-missing`, `date-invalid`, `archive-read-only`; `correction-unfit` where none of
    /// them fits, which leaves no trace.
    pub fn correct(&self, changes: &[Change]) -> Result<Corrected> {
        corrections::correct(self, changes)
    }

    /// Says of a fact what it means, or that it is none, in every article of the archive that has it, as one batch.
    /// `kind` is one of [`newspaper::FactValue::kind`], `text` the words as printed, and `value` the standard value
    /// that they are read as now.
    ///
    /// # Errors
    /// As [`Archive::correct`].
    pub fn correct_fact_everywhere(
        &self,
        kind: &str,
        text: &str,
        value: &str,
        meaning: &newspaper::Meaning,
    ) -> Result<Corrected> {
        let changes = self.searching(|| everywhere::changes(self, kind, text, value, meaning))?;
        self.correct(&changes)
    }

    /// How many articles have a fact: of this kind, in these words, read as this standard value.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn articles_with_fact(&self, kind: &str, text: &str, value: &str) -> Result<u32> {
        self.searching(|| everywhere::count(self, kind, text, value))
    }

    /// Takes a batch of corrections back; without a number, the one made last. Nothing happens where it does not
    /// hold any more, or where there is none.
    ///
    /// # Errors
    /// `batch-missing`, `archive-read-only`.
    pub fn undo(&self, batch: Option<BatchId>) -> Result<Corrected> {
        corrections::undo(self, batch)
    }

    /// Makes a batch again that was taken back; without a number, the one taken back last, unless something new
    /// was made since.
    ///
    /// # Errors
    /// As [`Archive::undo`].
    pub fn redo(&self, batch: Option<BatchId>) -> Result<Corrected> {
        corrections::redo(self, batch)
    }

    /// Batches of corrections, the latest first.
    pub fn corrections(&self, limit: u32, offset: u32) -> Result<CorrectionList> {
        corrections::list(self, limit, offset)
    }

    /// What the reading of pages is not sure of, the worst first.
    pub fn doubts(&self, limit: u32, offset: u32) -> Result<DoubtList> {
        doubts::list(self, limit, offset)
    }

    /// Reads all pages and records anew with this version of the program and with the home that is set; corrections
    /// stay in force. When cancelled, what was read anew stays so, and the rest as it was.
    ///
    /// # Errors
    /// `archive-read-only`, `disk-full`.
    pub fn reread(&self, progress: &mut dyn FnMut(&Progress), cancel: &AtomicBool) -> Result<RereadSummary> {
        everything::reread(self, progress, cancel)
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

    /// Builds the index anew from the database, and compares all articles anew. Returns the number of articles. The
    /// old index answers until then; a building that was interrupted is gone on with.
    ///
    /// # Errors
    /// `cancelled`, `disk-full`, `index-error`.
    pub fn reindex(&self, progress: &mut dyn FnMut(u32, u32), cancel: &AtomicBool) -> Result<u32> {
        let total = self.store.read(article::count)?;
        let done = self.index.rebuild(&self.store, &mut |done| progress(done, total.max(done)), cancel)?;
        versions::rebuild(&self.store, &self.index, cancel)?;
        Ok(done)
    }

    fn store(&self) -> &Store {
        &self.store
    }

    fn originals(&self) -> &Originals {
        &self.originals
    }

    /// The day that queries are reckoned from.
    fn today(&self) -> edtf::Day {
        self.today.get()
    }

    fn index(&self) -> &Index {
        &self.index
    }

    /// All articles of a query, with the state of the index they were found in.
    fn found(&self, query: &Query) -> Result<(tantivy::Searcher, Arc<index::Found>)> {
        let (searcher, compiled) = self.compiled(query)?;
        let found = self.found.get((query.clone(), self.today()), &searcher, &compiled.query)?;
        Ok((searcher, found))
    }

    /// A query in the terms of the index, with the state of the index it is to be run on.
    fn compiled(&self, query: &Query) -> Result<(tantivy::Searcher, Compiled)> {
        let (searcher, fields) = self.index.searcher();
        let storylines = |ids: &[String]| storyline::articles(self, ids);
        let scope = index::Scope { today: self.today(), storylines: &storylines };
        let compiled = index::compile(&fields, query, &scope)?;
        Ok((searcher, compiled))
    }

    fn note_behind(&self) {
        self.behind.store(true, Ordering::Release);
    }

    /// Lets the index read what was corrected. Where that fails (a full disk) it answers as it is, and tries again
    /// the next time: what was corrected is in the store, and reading goes on.
    fn follow(&self) {
        let _one_at_a_time = self.following.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.index.is_compacting()
            && self.behind.swap(false, Ordering::AcqRel)
            && self.catch_up(Reach::Some, &AtomicBool::new(false)).is_err()
        {
            self.note_behind();
        }
    }

    /// Brings the index up to date, and the versions as far as they are wanted.
    fn catch_up(&self, reach: Reach, cancel: &AtomicBool) -> Result<()> {
        self.index_all(&mut |_| {}, cancel)?;
        self.find_versions(reach, cancel)
    }

    /// Lets the index read what is new; a damaged one is built anew. What was read is found soon.
    fn feed_index(&self) -> Result<()> {
        match self.index.feed(&self.store) {
            Err(Error::Index(_)) => self.index_all(&mut |_| {}, &AtomicBool::new(false)).map(|_| ()),
            fed => fed,
        }
    }

    /// Brings the index up to date; a damaged one is built anew. Returns the number of articles it read.
    fn index_all(&self, progress: &mut dyn FnMut(u32), cancel: &AtomicBool) -> Result<u32> {
        match self.index.catch_up(&self.store, progress, cancel) {
            Err(Error::Index(_)) => self.index.rebuild(&self.store, progress, cancel),
            done => done,
        }
    }

    /// Finds the versions among articles that are new in the index; a damaged one is built anew.
    fn find_versions(&self, reach: Reach, cancel: &AtomicBool) -> Result<()> {
        match versions::catch_up(&self.store, &self.index, reach, cancel) {
            Err(Error::Index(error)) if index::is_damage(&error) => {
                self.index.rebuild(&self.store, &mut |_| {}, cancel)?;
                versions::catch_up(&self.store, &self.index, reach, cancel)
            }
            compared => compared,
        }
    }

    /// Runs a query. Where the index turns out to be damaged it is built anew, and the query run again.
    fn searching<T>(&self, work: impl Fn() -> Result<T>) -> Result<T> {
        self.follow();
        // The index reads files that anything may have happened to; tantivy panics on some damage.
        let caught = || std::panic::catch_unwind(std::panic::AssertUnwindSafe(&work));
        match caught() {
            Ok(Err(Error::Index(error))) if !index::is_damage(&error) => Err(Error::Index(error)),
            Err(_) | Ok(Err(Error::Index(_))) => {
                self.index.rebuild(&self.store, &mut |_| {}, &AtomicBool::new(false))?;
                work()
            }
            Ok(result) => result,
        }
    }
}
