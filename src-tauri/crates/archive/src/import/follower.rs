//! The index follows an import on a thread of its own, so that reading and indexing go on side by side.

use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::thread::{Scope, ScopedJoinHandle};

use index::Index;
use store::{Result, Store};

/// Brings the index up to date whenever it is told that there is something new.
pub(super) struct Follower<'scope> {
    /// Room for one call: another one that comes while the index is at work is answered by the next round.
    calls: Option<SyncSender<()>>,
    thread: Option<ScopedJoinHandle<'scope, Result<()>>>,
}

impl<'scope> Follower<'scope> {
    pub(super) fn start<'env>(
        scope: &'scope Scope<'scope, 'env>,
        store: &'env Store,
        index: &'env Index,
    ) -> Self {
        let (calls, called) = sync_channel(1);
        let thread = scope.spawn(move || {
            while called.recv().is_ok() {
                index.read_new(store)?;
            }
            // Never cancelled half-way: it only catches up with what is in the store already.
            index.read_all(store, &mut |_| {}, &AtomicBool::new(false)).map(drop)
        });
        Self { calls: Some(calls), thread: Some(thread) }
    }

    /// Tells that there is something new.
    ///
    /// # Errors
    /// What ended the following earlier.
    pub(super) fn follow(&mut self) -> Result<()> {
        match self.calls.as_ref().map(|calls| calls.try_send(())) {
            Some(Err(TrySendError::Disconnected(()))) => self.finish(),
            _ => Ok(()),
        }
    }

    /// Waits until the index has read everything. Nothing is followed afterwards.
    ///
    /// # Errors
    /// `disk-full`, `index-error`.
    pub(super) fn finish(&mut self) -> Result<()> {
        self.calls = None;
        match self.thread.take().map(ScopedJoinHandle::join) {
            None => Ok(()),
            Some(Ok(done)) => done,
            Some(Err(panic)) => std::panic::resume_unwind(panic),
        }
    }
}
