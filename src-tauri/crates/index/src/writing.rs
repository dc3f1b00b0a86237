//! What is new in the store goes into the index: as it comes, committed now and then, merged at the end.

use std::fs;
use std::ops::RangeInclusive;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{MutexGuard, PoisonError};

use common::threads::{lock, on_all_cores};
use store::article::{self, Stored};
use store::headings::Headings;
use store::{Error, Result, Store, change, jumps};
use tantivy::{IndexWriter, Searcher, Term};

use super::document::document;
use super::{Index, Payload, compact, open_existing, schema, set_aside, threads};

/// No indexing thread works with less, or has more, in bytes (tantivy's own limits).
const MEMORY_OF_THREAD: RangeInclusive<usize> = 15_000_000..=4_000_000_000;

/// Articles that are read and made documents at once, on all cores: telling words apart takes its time.
const READ_AT_ONCE: usize = 128;

/// While articles stream in, they are committed once they are so many: few at first, so that they are seen soon, then
/// a share of what there is, for every commit makes a segment.
const FEWEST_OF_STREAM: u32 = 2_000;
const SHARE_OF_STREAM: u32 = 8;

/// The indexing threads and how far they have come.
pub(super) struct Writing {
    writer: IndexWriter,
    /// The last change of the store that was read, committed or not.
    seq: i64,
    /// No article with a greater id was added: what is new need not be sought in every segment to be deleted.
    greatest: i64,
    /// Articles that are not committed.
    pending: u32,
    /// Articles since the threads were started.
    added: u32,
}

impl Index {
    /// Brings the index up to date with the store. Returns the number of articles it read.
    ///
    /// # Errors
    /// `cancelled`, `disk-full`, `index-error`, database errors. What was committed stays.
    pub fn catch_up(&self, store: &Store, progress: &mut dyn FnMut(u32), cancel: &AtomicBool) -> Result<u32> {
        let batch = self.batch();
        self.read_on(store, progress, cancel, |_| batch, true)
    }

    /// As [`Index::catch_up`]; a damaged index is built anew.
    ///
    /// # Errors
    /// As [`Index::catch_up`].
    pub fn read_all(&self, store: &Store, progress: &mut dyn FnMut(u32), cancel: &AtomicBool) -> Result<u32> {
        match self.catch_up(store, progress, cancel) {
            Err(Error::Index(_)) => self.rebuild(store, progress, cancel),
            done => done,
        }
    }

    /// As [`Index::feed`]; a damaged index is built anew.
    ///
    /// # Errors
    /// As [`Index::catch_up`].
    pub fn read_new(&self, store: &Store) -> Result<()> {
        match self.feed(store) {
            Err(Error::Index(_)) => self.read_all(store, &mut |_| {}, &AtomicBool::new(false)).map(drop),
            fed => fed,
        }
    }

    /// Reads what is new without making sure that it is found at once: for articles that stream in, of which
    /// [`Index::catch_up`] commits the last.
    ///
    /// # Errors
    /// As [`Index::catch_up`].
    pub fn feed(&self, store: &Store) -> Result<()> {
        let batch = self.batch();
        let due = |held: u32| (held / SHARE_OF_STREAM).clamp(FEWEST_OF_STREAM.min(batch), batch);
        self.read_on(store, &mut |_| {}, &AtomicBool::new(false), due, false).map(|_| ())
    }

    /// Reads until nothing is new; commits whenever `due` articles (of those held) are pending, and at the end where
    /// it is to be `whole`.
    fn read_on(
        &self,
        store: &Store,
        progress: &mut dyn FnMut(u32),
        cancel: &AtomicBool,
        due: impl Fn(u32) -> u32,
        whole: bool,
    ) -> Result<u32> {
        let mut done = 0;
        loop {
            // Let go after each round, so that others can write in between.
            let mut guard = self.writing()?;
            let Some(writing) = guard.as_mut() else { return Ok(done) };
            let changes = store.read(|c| change::since(c, writing.seq, self.batch()))?;
            let Some(&(last, _)) = changes.last() else {
                if whole {
                    self.commit(writing)?;
                }
                return Ok(done);
            };
            let mut ids: Vec<i64> = changes.into_iter().map(|(_, id)| id).collect();
            ids.sort_unstable();
            ids.dedup();
            if let Err(error) = self.add(writing, store, &ids, &mut |n| progress(done + n), cancel) {
                // The next one starts from what is committed.
                if let Some(mut writing) = guard.take() {
                    writing.writer.rollback()?;
                }
                return Err(error);
            }
            writing.seq = last;
            writing.pending += ids.len() as u32;
            writing.added += ids.len() as u32;
            if writing.pending >= due(self.held()) {
                self.commit(writing)?;
            }
            done += ids.len() as u32;
        }
    }

    fn add(
        &self,
        writing: &mut Writing,
        store: &Store,
        ids: &[i64],
        progress: &mut dyn FnMut(u32),
        cancel: &AtomicBool,
    ) -> Result<()> {
        let fields = self.current().fields;
        let headings = store.read(Headings::load)?;
        for (n, ids) in ids.chunks(READ_AT_ONCE).enumerate() {
            if cancel.load(Ordering::Relaxed) {
                return Err(Error::Cancelled);
            }
            let documents = on_all_cores(ids, |ids| {
                store.read(|connection| {
                    let document =
                        |&id| Ok((id, whole(connection, id)?.map(|s| document(&fields, &s, &headings))));
                    ids.iter().map(document).collect::<Result<Vec<_>>>()
                })
            });
            for (id, document) in documents.into_iter().collect::<Result<Vec<_>>>()?.into_iter().flatten() {
                if id <= writing.greatest {
                    writing.writer.delete_term(Term::from_field_u64(fields.id, id as u64));
                }
                if let Some(document) = document {
                    writing.writer.add_document(document)?;
                }
            }
            progress((n * READ_AT_ONCE + ids.len()) as u32);
            writing.greatest = ids.last().copied().unwrap_or(0).max(writing.greatest);
        }
        Ok(())
    }

    fn commit(&self, writing: &mut Writing) -> Result<()> {
        if writing.pending == 0 {
            return Ok(());
        }
        let payload = Payload { schema: schema::VERSION, archive: self.archive.clone(), seq: writing.seq };
        writing.writer.set_merge_policy(compact::policy(writing.added, self.held()));
        let mut prepared = writing.writer.prepare_commit()?;
        prepared.set_payload(&serde_json::to_string(&payload).unwrap_or_default());
        prepared.commit()?;
        writing.pending = 0;
        self.current().reader.reload()?;
        Ok(())
    }

    /// Articles that are committed.
    pub fn held(&self) -> u32 {
        self.searcher().0.num_docs() as u32
    }

    /// Says how much memory the indexing threads may take together, in bytes; it holds from the next start of them.
    pub fn set_memory(&self, bytes: usize) {
        self.memory.store(bytes, Ordering::Relaxed);
    }

    /// Says how many articles a commit takes at most. What is found does not depend on it; with few, tests see many
    /// commits.
    pub fn set_batch(&self, articles: u32) {
        self.batch.store(articles.max(1), Ordering::Relaxed);
    }

    fn batch(&self) -> u32 {
        self.batch.load(Ordering::Relaxed)
    }

    /// Whether whoever wants to add something has to wait for longer.
    pub fn is_compacting(&self) -> bool {
        self.is_compacting.load(Ordering::Acquire)
    }

    /// Builds the index anew beside the old one, which answers queries until the new one takes its place. What an
    /// interrupted building left is gone on with. Returns the number of articles in it.
    ///
    /// # Errors
    /// As [`Index::catch_up`].
    pub fn rebuild(&self, store: &Store, progress: &mut dyn FnMut(u32), cancel: &AtomicBool) -> Result<u32> {
        let path = self.path.with_extension("new");
        let fresh = Self::open_sound(&path, &self.archive)?;
        fresh.set_memory(self.memory.load(Ordering::Relaxed));
        fresh.set_batch(self.batch());
        let held = fresh.held();
        progress(held);
        let done = fresh.catch_up(store, &mut |done| progress(held + done), cancel);
        fresh.compact(done.as_ref().copied().unwrap_or(0))?;
        drop(fresh);
        let done = done?;
        let mut guard = lock(&self.writing);
        if let Some(writing) = guard.take() {
            writing.writer.wait_merging_threads()?;
        }
        set_aside(&self.path)?;
        fs::rename(&path, &self.path).map_err(|e| Error::io(&path, e))?;
        let open = open_existing(&self.path).ok_or_else(|| Error::ArchiveDamaged("index".into()))?;
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = open;
        Ok(held + done)
    }

    /// Ends the indexing threads once the merges at work are done; the next write starts them again.
    ///
    /// # Errors
    /// `disk-full`, `index-error`.
    pub fn close_writer(&self) -> Result<()> {
        let writing = lock(&self.writing).take();
        writing.map_or(Ok(()), |writing| Ok(writing.writer.wait_merging_threads()?))
    }

    /// Ends the indexing threads; where much was added, merges the segments to a few. Of a million articles that takes a
    /// minute, in which nothing can be added.
    ///
    /// # Errors
    /// `disk-full`, `index-error`.
    pub fn compact(&self, added: u32) -> Result<()> {
        let mut guard = lock(&self.writing);
        if let Some(writing) = guard.take() {
            writing.writer.wait_merging_threads()?;
        }
        let open = self.current();
        open.reader.reload()?;
        if let Some(wanted) = compact::due(&open.reader.searcher(), added, threads()) {
            self.is_compacting.store(true, Ordering::Release);
            let merged = compact::merge(&open.index, wanted);
            self.is_compacting.store(false, Ordering::Release);
            merged?;
            open.reader.reload()?;
        }
        Ok(())
    }

    fn writing(&self) -> Result<MutexGuard<'_, Option<Writing>>> {
        let mut guard = lock(&self.writing);
        if guard.is_none() {
            let threads = (threads() / 2).max(1);
            let memory = self.memory.load(Ordering::Relaxed) / threads;
            let memory = memory.clamp(*MEMORY_OF_THREAD.start(), *MEMORY_OF_THREAD.end());
            let open = self.current();
            let writer = open.index.writer_with_num_threads(threads, memory * threads)?;
            let greatest = greatest_id(&open.reader.searcher())?;
            *guard = Some(Writing { writer, seq: self.seq(), greatest, pending: 0, added: 0 });
        }
        Ok(guard)
    }
}

/// An article with its pieces on other pages; nothing for such a piece, which is found by the article it belongs to.
fn whole(connection: &rusqlite::Connection, id: i64) -> Result<Option<Stored>> {
    let stored = article::get_whole(connection, id)?.filter(|stored| stored.continues.is_none());
    let Some(mut stored) = stored else { return Ok(None) };
    jumps::complete(connection, &mut stored, true)?;
    Ok(Some(stored))
}

/// The greatest id of an article in the index, 0 when it is empty.
fn greatest_id(searcher: &Searcher) -> Result<i64> {
    let mut greatest = 0;
    for segment in searcher.segment_readers() {
        greatest = greatest.max(segment.fast_fields().u64("id")?.max_value() as i64);
    }
    Ok(greatest)
}
