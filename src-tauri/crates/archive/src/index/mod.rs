//! The search index: disposable, rebuilt from the store whenever it is missing, old or damaged.
//!
//! The commit payload says which version of the schema wrote it and up to which change of the store it has
//! read; whatever came later is replayed as delete and add.

mod alike;
mod collect;
mod compact;
mod compile;
mod document;
mod found;
mod lookup;
mod near;
mod ordinals;
mod schema;
mod spread;
mod tokenizer;

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZero;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use serde::{Deserialize, Serialize};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, Searcher, Term};

pub(crate) use alike::Alike;
pub(crate) use collect::{Bins, Counts, Ids, Order, Ranked};
pub(crate) use compile::{Compiled, Phrase, Scope, compile};
pub(crate) use found::{Cache as FoundCache, Found, State, state};
pub(crate) use lookup::{Named, names, naming, saying};
pub(crate) use ordinals::Cache as OrdinalsCache;
pub(crate) use schema::{Fields, bins_name};
pub(crate) use spread::{Spark, Spread};
pub(crate) use tokenizer::words;

use crate::error::{Error, Result};
use crate::headings::Headings;
use crate::jumps;
use crate::store::article::Stored;
use crate::store::{Store, article, change};

/// Memory of the indexing threads together, in bytes, unless something else is said.
const MEMORY: usize = 256_000_000;

/// No indexing thread works with less, or has more, in bytes (tantivy's own limits).
const MEMORY_OF_THREAD: RangeInclusive<usize> = 15_000_000..=4_000_000_000;

/// Threads that search at most; more gain little on the machines of a newsroom. Half as many index: the others read
/// what is to be indexed, and few large segments cost less than many small ones.
const THREADS: usize = 4;

/// Articles read in one transaction.
const READ_AT_ONCE: usize = 64;

/// Articles in one commit at most.
const BATCH: u32 = if cfg!(test) { 100 } else { 20_000 };

/// What a commit says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Payload {
    schema: u32,
    /// The archive whose articles these are: ids mean nothing elsewhere.
    archive: String,
    /// The last change that is in the index.
    seq: i64,
}

/// The search index of an archive.
pub(crate) struct Index {
    path: PathBuf,
    archive: String,
    open: RwLock<Open>,
    writer: Mutex<Option<IndexWriter>>,
    memory: AtomicUsize,
    is_compacting: AtomicBool,
}

#[derive(Clone)]
struct Open {
    index: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Index {
    /// Opens the index; one that is missing, damaged, of another version or of another archive is replaced by an
    /// empty one. [`Index::catch_up`] fills it.
    pub(crate) fn open(path: &Path, archive: &str) -> Result<Self> {
        let usable = open_existing(path).filter(|open| payload(open).is_some_and(|p| is_ours(&p, archive)));
        let open = match usable {
            Some(open) => open,
            None => {
                set_aside(path)?;
                create(path)?
            }
        };
        let index = Self {
            path: path.to_owned(),
            archive: archive.to_owned(),
            open: RwLock::new(open),
            writer: Mutex::new(None),
            memory: AtomicUsize::new(MEMORY),
            is_compacting: AtomicBool::new(false),
        };
        Ok(index)
    }

    /// The state of the index at this moment, for one query.
    pub(crate) fn searcher(&self) -> (Searcher, Fields) {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        (open.reader.searcher(), open.fields)
    }

    /// The last change of the store that is in the index.
    pub(crate) fn seq(&self) -> i64 {
        payload(&self.current()).map_or(0, |payload| payload.seq)
    }

    /// Brings the index up to date with the store. Returns the number of articles it read.
    pub(crate) fn catch_up(
        &self,
        store: &Store,
        progress: &mut dyn FnMut(u32),
        cancel: &AtomicBool,
    ) -> Result<u32> {
        let mut done = 0;
        loop {
            let mut guard = self.writer()?;
            let Some(writer) = guard.as_mut() else { return Ok(done) };
            // Read under the lock: another thread may just have caught up.
            let seq = self.seq();
            let changes = store.read(|c| change::since(c, seq, BATCH))?;
            let Some(&(last, _)) = changes.last() else { return Ok(done) };
            let mut ids: Vec<i64> = changes.into_iter().map(|(_, id)| id).collect();
            ids.sort_unstable();
            ids.dedup();
            let added = self.add(writer, store, &ids, &mut |n| progress(done + n), cancel);
            if let Err(error) = added {
                writer.rollback()?;
                return Err(error);
            }
            self.commit(writer, last)?;
            done += ids.len() as u32;
        }
    }

    fn add(
        &self,
        writer: &IndexWriter,
        store: &Store,
        ids: &[i64],
        progress: &mut dyn FnMut(u32),
        cancel: &AtomicBool,
    ) -> Result<()> {
        let fields = self.current().fields;
        let headings = store.read(Headings::load)?;
        let greatest = greatest_id(&self.searcher().0)?;
        for (n, ids) in ids.chunks(READ_AT_ONCE).enumerate() {
            store.read(|connection| {
                for (id, done) in ids.iter().zip(n * READ_AT_ONCE + 1..) {
                    if cancel.load(Ordering::Relaxed) {
                        return Err(Error::Cancelled);
                    }
                    // What is new need not be sought in every segment to be deleted.
                    if *id <= greatest {
                        writer.delete_term(Term::from_field_u64(fields.id, *id as u64));
                    }
                    if let Some(stored) = whole(connection, *id)? {
                        writer.add_document(document::document(&fields, &stored, &headings))?;
                    }
                    progress(done as u32);
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    fn commit(&self, writer: &mut IndexWriter, seq: i64) -> Result<()> {
        let payload = Payload { schema: schema::VERSION, archive: self.archive.clone(), seq };
        let mut prepared = writer.prepare_commit()?;
        prepared.set_payload(&serde_json::to_string(&payload).unwrap_or_default());
        prepared.commit()?;
        self.current().reader.reload()?;
        Ok(())
    }

    /// Says how much memory the indexing threads may take together, in bytes; it holds from the next start of them.
    pub(crate) fn set_memory(&self, bytes: usize) {
        self.memory.store(bytes, Ordering::Relaxed);
    }

    /// Builds the index anew beside the old one, which answers queries until the new one takes its place. What an
    /// interrupted building left is gone on with. Returns the number of articles in it.
    pub(crate) fn rebuild(
        &self,
        store: &Store,
        progress: &mut dyn FnMut(u32),
        cancel: &AtomicBool,
    ) -> Result<u32> {
        let path = self.path.with_extension("new");
        let fresh = Self::open_sound(&path, &self.archive)?;
        fresh.set_memory(self.memory.load(Ordering::Relaxed));
        let held = fresh.searcher().0.num_docs() as u32;
        progress(held);
        let done = fresh.catch_up(store, &mut |done| progress(held + done), cancel);
        fresh.compact(done.as_ref().copied().unwrap_or(0))?;
        drop(fresh);
        let done = done?;
        let mut writer = lock(&self.writer);
        if let Some(writer) = writer.take() {
            writer.wait_merging_threads()?;
        }
        set_aside(&self.path)?;
        fs::rename(&path, &self.path).map_err(|e| Error::io(&path, e))?;
        let open = open_existing(&self.path).ok_or_else(|| Error::ArchiveDamaged("index".into()))?;
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = open;
        Ok(held + done)
    }

    /// As [`Index::open`], with every file checked.
    fn open_sound(path: &Path, archive: &str) -> Result<Self> {
        let index = Self::open(path, archive)?;
        if index.damaged_files().is_ok_and(|files| files.is_empty()) {
            return Ok(index);
        }
        drop(index);
        set_aside(path)?;
        Self::open(path, archive)
    }

    /// Ends the indexing threads once the merges at work are done; the next write starts them again.
    pub(crate) fn close_writer(&self) -> Result<()> {
        let writer = lock(&self.writer).take();
        match writer {
            Some(writer) => Ok(writer.wait_merging_threads()?),
            None => Ok(()),
        }
    }

    /// Ends the indexing threads; where much was added, merges the segments to as few as there are threads to search
    /// them. Of a million articles that takes a minute, in which nothing can be added.
    pub(crate) fn compact(&self, added: u32) -> Result<()> {
        let mut writer = lock(&self.writer);
        if let Some(writer) = writer.take() {
            writer.wait_merging_threads()?;
        }
        let open = self.current();
        open.reader.reload()?;
        if compact::is_due(&open.reader.searcher(), added, threads()) {
            self.is_compacting.store(true, Ordering::Release);
            let merged = compact::merge(&open.index, threads());
            self.is_compacting.store(false, Ordering::Release);
            merged?;
            open.reader.reload()?;
        }
        Ok(())
    }

    /// Whether whoever wants to add something has to wait for longer.
    pub(crate) fn is_compacting(&self) -> bool {
        self.is_compacting.load(Ordering::Acquire)
    }

    /// Files of the index whose checksum is wrong.
    pub(crate) fn damaged_files(&self) -> Result<Vec<PathBuf>> {
        let mut files: Vec<PathBuf> = self.current().index.validate_checksum()?.into_iter().collect();
        files.sort();
        Ok(files)
    }

    /// Size of the index on disk.
    pub(crate) fn bytes(&self) -> u64 {
        let entries = fs::read_dir(&self.path).into_iter().flatten().flatten();
        entries.filter_map(|entry| entry.metadata().ok()).map(|metadata| metadata.len()).sum()
    }

    /// Number of segments.
    pub(crate) fn segments(&self) -> u32 {
        self.searcher().0.segment_readers().len() as u32
    }

    /// Bytes of each field in all segments.
    pub(crate) fn sizes(&self) -> Result<BTreeMap<String, u64>> {
        let (searcher, _) = self.searcher();
        let usage = searcher.space_usage().map_err(tantivy::TantivyError::from)?;
        let mut sizes = BTreeMap::new();
        for segment in usage.segments() {
            let parts = [
                segment.termdict(),
                segment.postings(),
                segment.positions(),
                segment.fast_fields(),
                segment.fieldnorms(),
            ];
            for field in parts.into_iter().flat_map(|part| part.fields()) {
                *sizes.entry(field.field_name().to_owned()).or_default() += field.total().get_bytes();
            }
        }
        Ok(sizes)
    }

    fn current(&self) -> Open {
        self.open.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn writer(&self) -> Result<MutexGuard<'_, Option<IndexWriter>>> {
        let mut guard = lock(&self.writer);
        if guard.is_none() {
            let threads = (threads() / 2).max(1);
            let memory = self.memory.load(Ordering::Relaxed) / threads;
            let memory = memory.clamp(*MEMORY_OF_THREAD.start(), *MEMORY_OF_THREAD.end());
            let writer = self.current().index.writer_with_num_threads(threads, memory * threads)?;
            writer.set_merge_policy(Box::new(compact::policy()));
            *guard = Some(writer);
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

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether an error says that files of the index are not what was written, and not that the disk or a lock is
/// the trouble.
pub(crate) fn is_damage(error: &tantivy::TantivyError) -> bool {
    use tantivy::TantivyError as E;
    matches!(
        error,
        E::DataCorruption(_)
            | E::OpenReadError(_)
            | E::InternalError(_)
            | E::IncompatibleIndex(_)
            | E::SchemaError(_)
    ) || matches!(error, E::IoError(io) if matches!(io.kind(), std::io::ErrorKind::InvalidData | std::io::ErrorKind::UnexpectedEof))
}

fn is_ours(payload: &Payload, archive: &str) -> bool {
    payload.schema == schema::VERSION && payload.archive == archive
}

fn payload(open: &Open) -> Option<Payload> {
    let meta = open.index.load_metas().ok()?;
    serde_json::from_str(&meta.payload?).ok()
}

/// `None` where there is no index that can be used. tantivy panics on some damage.
fn open_existing(path: &Path) -> Option<Open> {
    std::panic::catch_unwind(|| open_sound(path)).ok().flatten()
}

fn open_sound(path: &Path) -> Option<Open> {
    let index = tantivy::Index::open_in_dir(path).ok()?;
    let (schema, fields) = schema::build();
    if index.schema() != schema {
        return None;
    }
    ready(index, fields).ok()
}

fn create(path: &Path) -> Result<Open> {
    fs::create_dir_all(path).map_err(|e| Error::io(path, e))?;
    let (schema, fields) = schema::build();
    let index = tantivy::Index::create_in_dir(path, schema)?;
    ready(index, fields).map_err(Into::into)
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get).min(THREADS)
}

fn ready(mut index: tantivy::Index, fields: Fields) -> tantivy::Result<Open> {
    index.set_multithread_executor(threads())?;
    tokenizer::register(index.tokenizers());
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok(Open { index, reader, fields })
}

/// Renames the index out of the way and removes it. What cannot be removed now is removed at the next start.
fn set_aside(path: &Path) -> Result<()> {
    if !path.exists() {
        return Ok(());
    }
    let aside = (1..).map(|n| path.with_extension(format!("old{n}"))).find(|aside| !aside.exists());
    let aside = aside.unwrap_or_else(|| path.with_extension("old"));
    fs::rename(path, &aside).map_err(|e| Error::io(path, e))?;
    let _ = fs::remove_dir_all(aside);
    Ok(())
}

/// Removes indexes that were set aside, and temporary files that a kill left behind. One that is being built anew is
/// left for the building to go on.
pub(crate) fn sweep(path: &Path) {
    let siblings = path.parent().and_then(|folder| fs::read_dir(folder).ok());
    for entry in siblings.into_iter().flatten().flatten() {
        let name = entry.file_name();
        if name.to_string_lossy().starts_with("index.old") {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    let files =
        [path, &path.with_extension("new")].map(|path| fs::read_dir(path).into_iter().flatten().flatten());
    for entry in files.into_iter().flatten() {
        if entry.file_name().to_string_lossy().starts_with(".tmp") {
            let _ = fs::remove_file(entry.path());
        }
    }
}
