//! What pictures of time, topics and the calendar are counted by, read before they are asked for: after the archive was
//! opened, and whenever it has grown. Who asks meanwhile waits for what is being read, and is never given what was before.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::thread::JoinHandle;

use common::threads::lock;
use holdings::Holdings;
use index::{Counters, Index};
use query::Axis;
use store::Result;
use storylines::LinesCache;

use crate::answers::topics::FIELDS;

/// Reads ahead on a thread of its own, and ends with the archive.
#[derive(Debug, Default)]
pub(crate) struct WarmUp {
    /// To begin after the next answer to another question than for a list.
    soon: AtomicBool,
    asked: Arc<Asked>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug, Default)]
struct Asked {
    stop: AtomicBool,
    /// The archive has grown since the thread began.
    again: AtomicBool,
}

impl Drop for WarmUp {
    fn drop(&mut self) {
        self.asked.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = lock(&self.thread).take() {
            // What went wrong there is met by who asks for it.
            let _ = thread.join();
        }
    }
}

impl WarmUp {
    /// Lets the reading begin with the next answer to another question than for a list.
    pub(crate) fn read_soon(&self) {
        self.soon.store(true, Ordering::Release);
    }

    /// Whether the reading was to begin with the next answer; it is not any more.
    pub(crate) fn is_due(&self) -> bool {
        self.soon.swap(false, Ordering::AcqRel)
    }

    /// Reads ahead in the background; what is being read already is read once more afterwards.
    pub(crate) fn read(&self, reader: Reader) {
        let asked = self.asked.clone();
        asked.again.store(true, Ordering::Release);
        let mut thread = lock(&self.thread);
        if thread.as_ref().is_some_and(|thread| !thread.is_finished()) {
            return;
        }
        *thread = Some(std::thread::spawn(move || {
            while asked.again.swap(false, Ordering::AcqRel) && !asked.stop.load(Ordering::Relaxed) {
                // What fails here fails for who asks for it, and is reported there.
                let read = reader.read(&asked.stop);
                let _ = read.inspect_err(|error| tracing::warn!(%error, "not read ahead"));
            }
        }));
    }
}

/// What is read with, shared with the archive.
pub(crate) struct Reader {
    pub(crate) index: Arc<Index>,
    pub(crate) counters: Arc<Counters>,
    pub(crate) holdings: Arc<Holdings>,
    pub(crate) lines: LinesCache,
}

impl Reader {
    /// Reads in the order in which it is likely to be asked for.
    fn read(&self, stop: &AtomicBool) -> Result<()> {
        let (searcher, _) = self.index.searcher();
        let Counters { columns, ordinals } = &*self.counters;
        let dates = |axis| columns.ready_dates(&searcher, axis);
        let field = |field| {
            columns.ready_field(&searcher, field)?;
            ordinals.ready(&searcher, field)
        };
        let mut steps: Vec<Box<dyn Fn() -> Result<()> + '_>> = vec![Box::new(|| dates(Axis::Published))];
        // The dictionary takes a fifth of a second, which the first query with words in it need not wait for.
        steps.push(Box::new(|| {
            LazyLock::force(&newspaper::text::JIEBA);
            Ok(())
        }));
        steps.push(Box::new(|| field("publication")));
        for name in FIELDS {
            steps.push(Box::new(move || field(name)));
        }
        steps.push(Box::new(|| self.counters.initiatives(&searcher).map(drop)));
        steps.push(Box::new(|| columns.ready_ids(&searcher)));
        steps.push(Box::new(|| self.lines.ready()));
        steps.push(Box::new(|| dates(Axis::Event)));
        steps.push(Box::new(|| self.holdings.ready()));
        for step in steps {
            if stop.load(Ordering::Relaxed) {
                return Ok(());
            }
            step()?;
        }
        Ok(())
    }
}
