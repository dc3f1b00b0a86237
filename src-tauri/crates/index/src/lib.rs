//! The search index.
//!
//! ```text
//! store ─changes→ document ─writing→ segments ─┬─ Query ─compile→ found (bits) ─┬→ counts, bins, sparks (Asked)
//!                                              └─ columns, ordinals in memory ──┘
//! ```
//!
//! It is disposable, rebuilt from the store whenever it is missing, old or damaged.
//!
//! The commit payload says which version of the schema wrote it and up to which change of the store it has
//! read; whatever came later is replayed as delete and add.

mod alike;
mod asked;
pub mod bits;
mod collect;
mod columns;
mod compact;
mod compile;
mod counts;
mod dates;
mod document;
mod earliest;
pub mod erratum;
mod family;
mod found;
mod initiatives;
mod kin;
mod lookup;
mod mapped;
mod matters;
mod near;
mod numbers;
mod on_days;
mod ordinals;
mod over_time;
mod plain;
mod run;
mod schema;
mod sharing;
pub mod sketch;
mod split;
mod spread;
mod tokenizer;
mod writing;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use serde::{Deserialize, Serialize};
use tantivy::{IndexReader, ReloadPolicy, Searcher};

pub use alike::{Alike, FAR};
pub use asked::{Asked, Counters};
pub use collect::{Ids, Order, Ranked, Rows};
pub use columns::Columns;
pub use compile::{Compiled, Scope, compile};
pub use family::Families;
pub use found::{Cache as FoundCache, Found, State, state};
pub use initiatives::{Initiatives, label};
pub use kin::Kin;
pub use lookup::{Named, names, naming, saying};
pub use matters::{Matter, matters};
pub use on_days::{OnDay, OnDays};
pub use ordinals::Frequent;
pub use over_time::{Counted, Spreads};
pub use schema::{Fields, bins_name};
pub use split::{Parts, Split, Tally};
pub use spread::{Spark, Spread};
pub use tokenizer::{name as folded_name, words};

use common::threads::CORES;
use mapped::Mapped;
use store::{Error, Result};
use writing::Writing;

/// Memory of the indexing threads together, in bytes, unless something else is said.
const MEMORY: usize = 256_000_000;

/// Articles in one commit at most, unless something else is said.
const BATCH: u32 = 20_000;

/// Threads that search at most; more gain little on the machines of a newsroom. Half as many index: the others read
/// what is to be indexed, and few large segments cost less than many small ones.
const THREADS: usize = 4;

/// Articles from which on a query is answered by several threads. Handing it over and back costs 0.13 ms: at 100,000
/// articles that is more than it saves, even for the most frequent words; at a million it saves a fifth of the longest
/// answers.
const MANY: u32 = 300_000;

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
pub struct Index {
    path: PathBuf,
    archive: String,
    open: Arc<RwLock<Open>>,
    writing: Arc<Mutex<Option<Writing>>>,
    memory: AtomicUsize,
    batch: AtomicU32,
    is_compacting: AtomicBool,
    mapped: Arc<Mapped>,
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
    pub fn open(path: &Path, archive: &str) -> Result<Self> {
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
            open: Arc::new(RwLock::new(open)),
            writing: Arc::default(),
            memory: AtomicUsize::new(MEMORY),
            batch: AtomicU32::new(BATCH),
            is_compacting: AtomicBool::new(false),
            mapped: Arc::default(),
        };
        Ok(index)
    }

    /// The state of the index at this moment, for one query.
    pub fn searcher(&self) -> (Searcher, Fields) {
        self.let_go_of_maps();
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        (open.reader.searcher(), open.fields)
    }

    /// The last change of the store that is in the index.
    pub fn seq(&self) -> i64 {
        payload(&self.current()).map_or(0, |payload| payload.seq)
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

    /// Files of the index whose checksum is wrong.
    pub fn damaged_files(&self) -> Result<Vec<PathBuf>> {
        let mut files: Vec<PathBuf> = self.current().index.validate_checksum()?.into_iter().collect();
        files.sort();
        Ok(files)
    }

    /// Size of the index on disk.
    pub fn bytes(&self) -> u64 {
        let entries = fs::read_dir(&self.path).into_iter().flatten().flatten();
        entries.filter_map(|entry| entry.metadata().ok()).map(|metadata| metadata.len()).sum()
    }

    /// Number of segments.
    pub fn segments(&self) -> u32 {
        self.searcher().0.segment_readers().len() as u32
    }

    /// Bytes of each field in all segments.
    pub fn sizes(&self) -> Result<BTreeMap<String, u64>> {
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
}

/// Whether an error says that files of the index are not what was written, and not that the disk or a lock is
/// the trouble.
pub fn is_damage(error: &tantivy::TantivyError) -> bool {
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
    THREADS.min(*CORES)
}

fn ready(mut index: tantivy::Index, fields: Fields) -> tantivy::Result<Open> {
    let articles: u32 = index.searchable_segment_metas()?.iter().map(|segment| segment.num_docs()).sum();
    if articles >= MANY {
        index.set_multithread_executor(threads())?;
    }
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
pub fn sweep(path: &Path) {
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
