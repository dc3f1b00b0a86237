//! The thread that keeps storylines up, and what it found, kept in memory.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use common::threads::lock;
use store::{Error, Result, Store, storyline as table};
use wire::Building;

use super::{Lines, keep};

/// Keeps storylines up with the archive while it is open.
#[derive(Debug)]
pub struct Keeper {
    pub(super) store: Arc<Store>,
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug, Default)]
struct Shared {
    stop: AtomicBool,
    /// Held by who works: never two at once.
    work: Mutex<()>,
    state: Mutex<Building>,
    /// As of some version of the tables.
    lines: Mutex<Option<(i64, Arc<Lines>)>>,
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = lock(&self.thread).take() {
            // What went wrong there is tried again the next time.
            let _ = thread.join();
        }
    }
}

impl Keeper {
    /// Of a store; nothing is done yet.
    pub fn new(store: Arc<Store>) -> Self {
        Self { store, shared: Arc::default(), thread: Mutex::default() }
    }

    /// Lets the work go on in the background where there is any; says how far it is.
    pub fn wake(&self) -> Result<Option<Building>> {
        if self.store.is_immutable() || !keep::is_behind(&self.store)? {
            return Ok(None);
        }
        let mut thread = lock(&self.thread);
        if thread.as_ref().is_none_or(JoinHandle::is_finished) {
            let (shared, store) = (self.shared.clone(), self.store.clone());
            *thread = Some(std::thread::spawn(move || {
                // What went wrong (a full disk) is tried again when storylines are asked for next.
                match shared.keep_up(&store, &mut |_| {}, &shared.stop).and_then(|()| shared.lines(&store)) {
                    Ok(_) | Err(Error::Cancelled) => {}
                    Err(error) => tracing::warn!(%error, "storylines are not kept up"),
                }
            }));
        }
        Ok(Some(*lock(&self.shared.state)))
    }

    /// Works here until nothing is left.
    ///
    /// # Errors
    /// `cancelled`, `disk-full`, `archive-damaged`.
    pub fn keep_up(&self, progress: &mut dyn FnMut(&Building), cancel: &AtomicBool) -> Result<()> {
        self.shared.keep_up(&self.store, progress, cancel)
    }

    /// The storylines in memory, to be read before they are asked for.
    pub fn cache(&self) -> LinesCache {
        LinesCache { store: self.store.clone(), shared: self.shared.clone() }
    }

    /// The storylines there are.
    pub fn lines(&self) -> Result<Arc<Lines>> {
        self.shared.lines(&self.store)
    }
}

/// The storylines in memory.
pub struct LinesCache {
    store: Arc<Store>,
    shared: Arc<Shared>,
}

impl LinesCache {
    /// Reads them where they changed.
    pub fn ready(&self) -> Result<()> {
        self.shared.lines(&self.store).map(drop)
    }
}

impl Shared {
    fn keep_up(&self, store: &Store, progress: &mut dyn FnMut(&Building), cancel: &AtomicBool) -> Result<()> {
        let _work = lock(&self.work);
        let mut note = |state: &Building| {
            *lock(&self.state) = *state;
            progress(state);
        };
        keep::keep_up(store, &mut note, cancel)
    }

    fn lines(&self, store: &Store) -> Result<Arc<Lines>> {
        let mut held = lock(&self.lines);
        store.read(|connection| {
            let version = table::version(connection)?;
            if let Some((_, lines)) = held.as_ref().filter(|(known, _)| *known == version) {
                return Ok(lines.clone());
            }
            let lines = Arc::new(Lines::load(connection)?);
            *held = Some((version, lines.clone()));
            Ok(lines)
        })
    }
}
