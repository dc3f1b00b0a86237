//! Files of the index are mapped, and what queries touched of them counts as memory of the program until it is let go:
//! at a million articles more than a gigabyte after some thousand queries. Opening the files anew lets go of it; what is
//! needed again comes from the cache of the system.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};

use super::writing::Writing;
use super::{Index, Open, open_existing};

/// Mapped memory from which on it is let go, in bytes: with what the program holds itself, a third of it at a million
/// articles, it stays below the 300 MB that are promised.
const MUCH: u64 = 140_000_000;

/// The memory is asked for once in so many queries.
const ONE_OF: u32 = 8;

/// When the maps are let go.
#[derive(Debug, Default)]
pub(super) struct Mapped {
    asked: AtomicU32,
    /// The files are being opened.
    at_work: AtomicBool,
}

impl Mapped {
    /// Whether it is time to let go, given the mapped memory.
    fn is_due(&self, memory: impl FnOnce() -> Option<u64>) -> bool {
        let is_asked = self.asked.fetch_add(1, Ordering::Relaxed).is_multiple_of(ONE_OF);
        is_asked && memory().is_some_and(|memory| memory > MUCH)
    }
}

/// Memory that is files, in bytes; `None` where the system does not tell, as Linux does.
fn memory() -> Option<u64> {
    mapped_of(&fs::read_to_string("/proc/self/status").ok()?)
}

/// What a status file of a process says: `RssFile:   123 kB`.
fn mapped_of(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("RssFile:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? * 1024)
}

impl Index {
    /// Opens the files anew where much of them was touched; nobody waits for it.
    pub(super) fn let_go_of_maps(&self) {
        if !self.mapped.is_due(memory) || self.mapped.at_work.swap(true, Ordering::AcqRel) {
            return;
        }
        let (path, open) = (self.path.clone(), self.open.clone());
        let (writing, mapped) = (self.writing.clone(), self.mapped.clone());
        std::thread::spawn(move || {
            open_anew(&path, &open, &writing);
            mapped.at_work.store(false, Ordering::Release);
        });
    }

    /// Lets go of the mapped files, as is done in the background where they have grown large. What queries at work look
    /// at stays as it is.
    pub fn open_anew(&self) {
        open_anew(&self.path, &self.open, &self.writing);
    }
}

/// Queries at work keep what they look at. Not while articles are added: whoever adds them has the files open, too.
fn open_anew(path: &Path, open: &RwLock<Open>, writing: &Mutex<Option<Writing>>) {
    let Ok(writing) = writing.try_lock() else { return };
    if writing.is_some() {
        return;
    }
    if let Some(fresh) = open_existing(path) {
        let before = std::mem::replace(&mut *open.write().unwrap_or_else(PoisonError::into_inner), fresh);
        drop(before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_are_let_go_where_they_are_much() {
        let mapped = Mapped::default();
        let due = |memory: Option<u64>| (0..ONE_OF).filter(|_| mapped.is_due(|| memory)).count();
        assert_eq!([None, Some(MUCH), Some(MUCH + 1)].map(due), [0, 0, 1]);
    }

    #[test]
    fn the_system_tells_what_is_mapped() {
        let status = "VmRSS:\t  300 kB\nRssAnon:\t  100 kB\nRssFile:\t  200 kB\n";
        assert_eq!(
            (mapped_of(status), mapped_of("VmRSS: 1 kB"), mapped_of("RssFile:")),
            (Some(204_800), None, None)
        );
    }
}
