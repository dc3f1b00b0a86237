//! An index that is repaired beside the window: how far it is, for whoever waits or watches.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard};
use std::time::Duration;

use common::threads::lock;
use store::{Error, Result};
use wire::Progress;

/// How often whoever watches is told at least, and sees that they shall stop.
const TOLD_EVERY: Duration = Duration::from_millis(200);

/// A repair, under way or over.
#[derive(Debug, Default)]
pub(crate) struct Repairing {
    /// `None` when nothing is under way.
    state: Mutex<Option<Progress>>,
    over: Condvar,
}

impl Repairing {
    /// A repair of an index of so many articles begins.
    pub(crate) fn begin(&self, articles: u32) {
        *self.state() = Some(Progress { total: articles, ..Progress::default() });
    }

    /// So many articles are in the index.
    pub(crate) fn at(&self, articles: u32) {
        if let Some(progress) = self.state().as_mut() {
            progress.done = articles.min(progress.total);
        }
    }

    pub(crate) fn end(&self) {
        *self.state() = None;
        self.over.notify_all();
    }

    pub(crate) fn is_under_way(&self) -> bool {
        self.state().is_some()
    }

    /// Tells how far it is until it is over.
    ///
    /// # Errors
    /// `cancelled`: nobody wants to know any more. The repair goes on.
    pub(crate) fn watch(&self, progress: &mut dyn FnMut(&Progress), cancel: &AtomicBool) -> Result<()> {
        let mut state = self.state();
        while let Some(now) = state.clone() {
            if cancel.load(Ordering::Relaxed) {
                return Err(Error::Cancelled);
            }
            drop(state);
            progress(&now);
            let waited = self.over.wait_timeout(self.state(), TOLD_EVERY);
            state = waited.map_or_else(|poisoned| poisoned.into_inner().0, |(state, _)| state);
        }
        Ok(())
    }

    fn state(&self) -> MutexGuard<'_, Option<Progress>> {
        lock(&self.state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_watches_is_told_until_it_is_over() {
        let repairing = Repairing::default();
        let mut told = Vec::new();
        repairing.watch(&mut |_| told.push(0), &AtomicBool::new(false)).unwrap();
        assert!(told.is_empty() && !repairing.is_under_way());
        repairing.begin(10);
        repairing.at(7);
        assert!(repairing.is_under_way());
        let tell = &mut |progress: &Progress| {
            told.push(progress.done);
            repairing.end();
        };
        repairing.watch(tell, &AtomicBool::new(false)).unwrap();
        assert_eq!(told, [7]);
        repairing.begin(10);
        let stopped = repairing.watch(&mut |_| {}, &AtomicBool::new(true));
        assert!(matches!(stopped, Err(Error::Cancelled)), "{stopped:?}");
    }
}
