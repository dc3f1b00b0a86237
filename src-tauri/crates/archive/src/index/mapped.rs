//! Files of the index are mapped, and what queries touched of them counts as memory of the program until it is let go:
//! at a million articles more than a gigabyte after some thousand queries. Opening the files anew lets go of it; what is
//! needed again comes from the cache of the system.

use std::sync::PoisonError;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

use super::{Index, open_existing};

/// Memory of the whole program from which on maps are let go, in bytes: below what is promised, 300 MB.
const MUCH: usize = 240_000_000;

/// More than what was left the last time, in bytes: where the memory is not that of maps, nothing is gained.
const MORE: usize = 64_000_000;

/// The memory is asked for once in so many queries.
const ONE_OF: u32 = 8;

/// When the maps were let go, and what it led to.
#[derive(Debug, Default)]
pub(super) struct Mapped {
    asked: AtomicU32,
    /// Memory after the maps were let go, in bytes.
    left: AtomicUsize,
}

impl Mapped {
    /// Whether it is time to let go, given the memory of the program.
    fn is_due(&self, memory: impl FnOnce() -> Option<usize>) -> bool {
        if !self.asked.fetch_add(1, Ordering::Relaxed).is_multiple_of(ONE_OF) {
            return false;
        }
        memory().is_some_and(|memory| memory > MUCH.max(self.left.load(Ordering::Relaxed) + MORE))
    }
}

/// Memory of the program in bytes; `None` where the system does not tell.
fn memory() -> Option<usize> {
    Some(memory_stats::memory_stats()?.physical_mem)
}

impl Index {
    /// Opens the files anew where much of them was touched.
    pub(super) fn let_go_of_maps(&self) {
        if self.mapped.is_due(memory) {
            self.open_anew();
            self.mapped.left.store(memory().unwrap_or_default(), Ordering::Relaxed);
        }
    }

    /// Queries at work keep what they look at. Not while articles are added: whoever adds them has the files open, too.
    pub(crate) fn open_anew(&self) {
        let Ok(writing) = self.writing.try_lock() else { return };
        if writing.is_some() {
            return;
        }
        if let Some(open) = open_existing(&self.path) {
            let before =
                std::mem::replace(&mut *self.open.write().unwrap_or_else(PoisonError::into_inner), open);
            drop(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_are_let_go_where_that_frees_much() {
        let mapped = Mapped::default();
        let due = |memory: Option<usize>| (0..ONE_OF).filter(|_| mapped.is_due(|| memory)).count();
        assert_eq!(due(None), 0);
        assert_eq!(due(Some(MUCH)), 0);
        assert_eq!(due(Some(MUCH + 1)), 1);
        mapped.left.store(MUCH, Ordering::Relaxed);
        assert_eq!(due(Some(MUCH + MORE)), 0);
        assert_eq!(due(Some(MUCH + MORE + 1)), 1);
    }
}
