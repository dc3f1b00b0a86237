//! Creating and opening archives.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use common::threads::{CORES, lock};
use holdings::Holdings;
use index::{self, Index};
use store::folder::{Folder, sync_folder};
use store::{self, Error, Result, Shelf, Store, article, change, version};
use storylines::Keeper;
use tempfile::TempDir;

use crate::api::warm_up::WarmUp;
use crate::search::Search;
use crate::upkeep::index_repair::Repairing;
use crate::{Archive, versions};

/// Changes that are replayed before the archive is shown; more are replayed while it is used already.
const REPLAYED_AT_ONCE: i64 = 5_000;

/// Bytes of an index whose checksums are tested before the archive is shown.
const TESTED_AT_ONCE: u64 = 64 << 20;

/// Keeps the archive to this instance, remembers whether it was closed in order, and repairs the index
/// meanwhile where that takes long.
#[derive(Debug)]
pub(crate) struct Guard {
    /// `None` on media that cannot be written to.
    lock: Option<File>,
    /// The index, where it cannot be in the archive's own folder.
    copy: Option<TempDir>,
    repair: Mutex<Option<JoinHandle<()>>>,
    pub(crate) repairing: Arc<Repairing>,
    stop: Arc<AtomicBool>,
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.close();
    }
}

impl Guard {
    fn new(lock: Option<File>, copy: Option<TempDir>) -> Self {
        Self { lock, copy, repair: Mutex::default(), repairing: Arc::default(), stop: Arc::default() }
    }

    /// Ends the repairing and notes that the archive was closed in order: its lock file is empty then.
    pub(crate) fn close(&self) {
        self.stop.store(true, Ordering::Relaxed);
        self.wait();
        if let Some(Err(error)) = self.lock.as_ref().map(|lock| lock.set_len(0)) {
            tracing::warn!(%error, "not noted as closed in order");
        }
    }

    /// Waits until the index is repaired.
    pub(crate) fn wait(&self) {
        let repair = lock(&self.repair).take();
        // What went wrong there is met by the next query.
        let _ = repair.map(JoinHandle::join);
    }
}

/// True where nothing is, or an empty folder.
pub(crate) fn is_vacant(path: &Path) -> bool {
    match fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) => !path.exists() && !path.is_symlink(),
    }
}

/// Lays an archive out beside its place and moves it there: a half-made archive is never seen.
pub(crate) fn create(path: &Path) -> Result<()> {
    if !is_vacant(path) {
        return Err(Error::PathOccupied(path.to_owned()));
    }
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(|e| Error::io(parent, e))?;
    let draft =
        tempfile::Builder::new().prefix(".jianbao-").tempdir_in(parent).map_err(|e| Error::io(parent, e))?;
    let folder = Folder::new(draft.path());
    folder.furnish()?;
    Store::create(&folder.database())?;
    sync_folder(draft.path())?;
    if path.exists() {
        fs::remove_dir(path).map_err(|e| Error::io(path, e))?;
    }
    let draft = draft.keep();
    let moved = make_visible(&draft).and_then(|()| fs::rename(&draft, path));
    if let Err(error) = moved {
        let _ = fs::remove_dir_all(&draft);
        return Err(Error::io(path, error));
    }
    sync_folder(parent)
}

/// Temporary folders are private; an archive is as open as the user's other folders.
#[cfg(unix)]
fn make_visible(path: &Path) -> std::io::Result<()> {
    fs::set_permissions(path, fs::metadata(path.join("originals"))?.permissions())
}

#[cfg(not(unix))]
fn make_visible(_: &Path) -> std::io::Result<()> {
    Ok(())
}

pub(crate) fn open(path: &Path) -> Result<Archive> {
    let folder = Folder::new(path);
    store::probe(&folder)?;
    let Some(mut lock) = folder.lock()? else { return open_immutable(folder) };
    let was_closed = mark_open(&mut lock).map_err(|e| Error::io(path, e))?;
    let store = Store::open(&folder.database())?;
    index::sweep(&folder.index());
    let index = folder.index();
    start(folder, store, &index, Guard::new(Some(lock), None), !was_closed)
}

/// Opens an archive on media that cannot be written to: with a copy of its index, since even reading an index
/// wants to write a lock file.
pub(crate) fn open_immutable(folder: Folder) -> Result<Archive> {
    let store = Store::open_immutable(&folder.database())?;
    let copy =
        tempfile::Builder::new().prefix("jianbao-").tempdir().map_err(|e| Error::io(folder.path(), e))?;
    let index = copy.path().join("index");
    if let Err(error) = copy_files(&folder.index(), &index) {
        tracing::warn!(%error, "the index cannot be copied and is built anew");
    }
    start(folder, store, &index, Guard::new(None, Some(copy)), true)
}

fn copy_files(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let copy = to.join(entry.file_name());
        std::io::copy(&mut File::open(entry.path())?, &mut File::create(copy)?)?;
    }
    Ok(())
}

/// Opens the index and repairs it, at once where that is quick.
fn start(folder: Folder, store: Store, index: &Path, mut guard: Guard, is_suspect: bool) -> Result<Archive> {
    let store = Arc::new(store);
    let archive_id = store.read(store::archive_id)?;
    let mut index = match Index::open(index, &archive_id) {
        Ok(index) => Arc::new(index),
        Err(error) => {
            tracing::warn!(%error, "the index cannot be in its own folder");
            Arc::new(open_elsewhere(&archive_id, &mut guard)?)
        }
    };
    #[cfg(test)]
    index.set_batch(crate::api::tests::BATCH);
    let behind = store.read(|c| {
        let compared = if store.is_immutable() { i64::MAX } else { version::seq(c)? };
        Ok(change::latest(c)? - index.seq().min(compared))
    })?;
    if behind <= REPLAYED_AT_ONCE && (!is_suspect || index.bytes() <= TESTED_AT_ONCE) {
        if !repair(&index, &store, is_suspect, &mut |_| {}, &guard.stop) && guard.copy.is_none() {
            index = Arc::new(open_elsewhere(&archive_id, &mut guard)?);
            repair(&index, &store, false, &mut |_| {}, &guard.stop);
        }
    } else {
        let (index, store, stop) = (index.clone(), store.clone(), guard.stop.clone());
        let repairing = guard.repairing.clone();
        // An index that is only checked, because the program ended oddly, is whole nearly always.
        if behind > REPLAYED_AT_ONCE {
            repairing.begin(store.read(article::count)?);
        }
        *guard.repair.get_mut().unwrap_or_else(PoisonError::into_inner) =
            Some(std::thread::spawn(move || {
                repair(&index, &store, is_suspect, &mut |articles| repairing.at(articles), &stop);
                repairing.end();
            }));
    }
    Ok(Archive {
        search: Search::new(store.clone(), index),
        storylines: Keeper::new(store.clone()),
        holdings: Arc::new(Holdings::new(store.clone())),
        shelf: Shelf::new(folder, store),
        warm_up: WarmUp::default(),
        import_threads: AtomicUsize::new(*CORES),
        guard,
    })
}

/// An empty index outside the archive, for when its own folder is full or forbidden: better than a search that
/// misses what is there. It is gone when the archive is closed.
fn open_elsewhere(archive_id: &str, guard: &mut Guard) -> Result<Index> {
    let folder = std::env::temp_dir();
    let elsewhere =
        tempfile::Builder::new().prefix("jianbao-").tempdir().map_err(|e| Error::io(&folder, e))?;
    let index = Index::open(&elsewhere.path().join("index"), archive_id)?;
    guard.copy = Some(elsewhere);
    Ok(index)
}

/// Notes in the lock file that the archive is open. False where it was not closed in order the last time.
fn mark_open(lock: &mut File) -> std::io::Result<bool> {
    let mut before = String::new();
    lock.seek(SeekFrom::Start(0))?;
    lock.read_to_string(&mut before)?;
    lock.set_len(0)?;
    lock.seek(SeekFrom::Start(0))?;
    lock.write_all(b"open\n")?;
    Ok(before.is_empty())
}

/// Brings the index up to date and says how many articles are in it; false where that failed. It is disposable: whatever
/// goes wrong here must not keep anybody from reading, and the next query or import that meets it reports it.
fn repair(
    index: &Index,
    store: &Store,
    is_suspect: bool,
    progress: &mut dyn FnMut(u32),
    stop: &AtomicBool,
) -> bool {
    let held = index.held();
    let is_damaged = is_suspect && index.damaged_files().map_or(true, |files| !files.is_empty());
    let mut done = !is_damaged && succeeded(index.catch_up(store, &mut |n| progress(held + n), stop));
    if !done && !stop.load(Ordering::Relaxed) {
        tracing::warn!(is_damaged, "the index is built anew");
        done = succeeded(index.rebuild(store, progress, stop));
    }
    let done = succeeded(index.close_writer()) && done;
    // What cannot be compared now is compared at the next import.
    let _ = done.then(|| succeeded(versions::catch_up(store, index, versions::Reach::All, stop)));
    done
}

/// Whether a part of the repairing went well. That it was stopped is no failure.
fn succeeded<T>(done: Result<T>) -> bool {
    if let Err(error) = done.as_ref()
        && !matches!(error, Error::Cancelled)
    {
        tracing::warn!(%error, "the index is not repaired");
    }
    done.is_ok()
}
