//! One article and its page, and what a person sets right: corrections, doubts, repairs, reading anew.

use std::sync::atomic::AtomicBool;

use query::Query;
use store::Result;
use wire::*;

use crate::Archive;
use crate::answers::{article, source};
use crate::correct::{corrections, doubts, everywhere, repairs, reparse_all};
use crate::versions::collation;

impl Archive {
    /// The whole article, with the hits of the query marked.
    ///
    /// # Errors
    /// `article-missing`, and as [`Archive::search`].
    pub fn article(&self, id: ArticleId, query: &Query) -> Result<ArticleView> {
        self.searching(|| article::article(&self.search, &self.shelf.originals, id, query))
    }

    /// Damaged characters that nobody has decided on, all places of one proposal together, the most frequent first;
    /// at most `limit` proposals. Names that the archive prints otherwise again and again are among them.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn repairs(&self, limit: u32) -> Result<Vec<RepairGroup>> {
        self.searching(|| repairs::repairs(&self.search, limit))
    }

    /// Accepts the proposal of `to` for `from` wherever it is made, or declines it, as one batch of corrections.
    ///
    /// # Errors
    /// As [`Archive::correct`].
    pub fn repair(&self, from: &str, to: &str, accepted: bool) -> Result<Corrected> {
        let changes = self.searching(|| repairs::changes(&self.search, from, to, accepted))?;
        self.correct(&changes)
    }

    /// The page an article was cut from, line by line; of a file of records, the records of that page.
    ///
    /// # Errors
    /// `page-missing`, `io-error` where the original is gone.
    pub fn source(&self, page: PageId) -> Result<SourceView> {
        source::page_source(&self.shelf, page)
    }

    /// What an article can be checked against: its whole page, or of a structured record its own line alone.
    ///
    /// # Errors
    /// `article-missing`, `io-error` where the original is gone.
    pub fn article_source(&self, id: ArticleId) -> Result<SourceView> {
        source::article_source(&self.shelf, id)
    }

    /// Two articles side by side, with what stands in one of them alone marked.
    ///
    /// # Errors
    /// `article-missing`.
    pub fn compare(&self, left: ArticleId, right: ArticleId) -> Result<Comparison> {
        collation::compare(&self.shelf.store, left, right)
    }

    /// Makes corrections as one batch: all of them, or none. What fits its page takes effect at once; the pages
    /// are read anew with it.
    ///
    /// # Errors
    /// `article-missing`, `page-missing`, `date-invalid`, `archive-read-only`; `correction-unfit` where none of
    /// them fits, which leaves no trace.
    pub fn correct(&self, changes: &[Change]) -> Result<Corrected> {
        corrections::correct(&self.shelf, &self.search, changes)
    }

    /// Says of a fact what it means, or that it is none, in every article of the archive that has it, as one batch.
    /// `text` are the words as printed, and `value` the standard value
    /// that they are read as now.
    ///
    /// # Errors
    /// As [`Archive::correct`].
    pub fn correct_fact_everywhere(
        &self,
        kind: newspaper::FactKind,
        text: &str,
        value: &str,
        meaning: &newspaper::Meaning,
    ) -> Result<Corrected> {
        let changes = self.searching(|| everywhere::changes(&self.search, kind, text, value, meaning))?;
        self.correct(&changes)
    }

    /// How many articles have a fact: of this kind, in these words, read as this standard value.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn articles_with_fact(&self, kind: newspaper::FactKind, text: &str, value: &str) -> Result<u32> {
        self.searching(|| everywhere::count(&self.search, kind, text, value))
    }

    /// Takes a batch of corrections back; without a number, the one made last. Nothing happens where it does not
    /// hold any more, or where there is none.
    ///
    /// # Errors
    /// `batch-missing`, `archive-read-only`.
    pub fn undo(&self, batch: Option<BatchId>) -> Result<Corrected> {
        corrections::undo(&self.shelf, &self.search, batch)
    }

    /// Makes a batch again that was taken back; without a number, the one taken back last, unless something new
    /// was made since.
    ///
    /// # Errors
    /// As [`Archive::undo`].
    pub fn redo(&self, batch: Option<BatchId>) -> Result<Corrected> {
        corrections::redo(&self.shelf, &self.search, batch)
    }

    /// Batches of corrections, the latest first.
    pub fn corrections(&self, limit: u32, offset: u32) -> Result<CorrectionList> {
        corrections::list(&self.shelf.store, limit, offset)
    }

    /// What the reading of pages is not sure of, the worst first.
    pub fn doubts(&self, limit: u32, offset: u32) -> Result<DoubtList> {
        doubts::list(&self.shelf.store, limit, offset)
    }

    /// Reads all pages and records anew with this version of the program and with the home that is set; corrections
    /// stay in force. When cancelled, what was read anew stays so, and the rest as it was.
    ///
    /// # Errors
    /// `archive-read-only`, `disk-full`.
    pub fn reread(&self, progress: &mut dyn FnMut(&Progress), cancel: &AtomicBool) -> Result<RereadSummary> {
        reparse_all::reread(&self.shelf, &self.search, progress, cancel)
    }
}
