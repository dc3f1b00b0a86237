//! What pictures of time, topics and the calendar are counted by, read before they are asked for: after the archive was
//! opened, and whenever it has grown. Who asks meanwhile waits for what is being read, and is never given what was before.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::thread::JoinHandle;

use crate::Archive;
use crate::answers::topics::FIELDS;
use crate::common::threads::lock;
use crate::error::Result;
use crate::holdings;
use crate::holdings::held;
use crate::index::{Columns, Index, OrdinalsCache};
use crate::query::Axis;
use crate::store::Store;
use crate::storylines;

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
    pub(crate) fn read_soon(&self) {
        self.soon.store(true, Ordering::Release);
    }
}

/// A question other than for a list was answered: what was to begin then begins now.
pub(crate) fn answered(archive: &Archive) {
    if archive.ahead.soon.swap(false, Ordering::AcqRel) {
        read(archive);
        archive.follow_storylines();
    }
}

/// What is read with, shared with the archive.
struct Reader {
    store: Arc<Store>,
    index: Arc<Index>,
    columns: Arc<Columns>,
    ordinals: Arc<OrdinalsCache>,
    held: Arc<held::Cache>,
    holdings: Arc<holdings::Cache>,
    lines: storylines::LinesCache,
}

/// Reads ahead in the background; what is being read already is read once more afterwards.
pub(crate) fn read(archive: &Archive) {
    let asked = archive.ahead.asked.clone();
    asked.again.store(true, Ordering::Release);
    let mut thread = lock(&archive.ahead.thread);
    if thread.as_ref().is_some_and(|thread| !thread.is_finished()) {
        return;
    }
    let reader = Reader {
        store: archive.store.clone(),
        index: archive.index.clone(),
        columns: archive.columns.clone(),
        ordinals: archive.ordinals.clone(),
        held: archive.held.clone(),
        holdings: archive.holdings.clone(),
        lines: archive.storylines.cache(),
    };
    *thread = Some(std::thread::spawn(move || {
        while asked.again.swap(false, Ordering::AcqRel) && !asked.stop.load(Ordering::Relaxed) {
            // What fails here fails for who asks for it, and is reported there.
            let _ = reader.read(&asked.stop).inspect_err(|error| tracing::warn!(%error, "not read ahead"));
        }
    }));
}

impl Reader {
    /// Reads in the order in which it is likely to be asked for.
    fn read(&self, stop: &AtomicBool) -> Result<()> {
        let (searcher, _) = self.index.searcher();
        let dates = |axis| self.columns.ready_dates(&searcher, axis);
        let field = |field| {
            self.columns.ready_field(&searcher, field)?;
            self.ordinals.ready(&searcher, field)
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
        steps.push(Box::new(|| self.ordinals.initiatives(&searcher, &self.columns).map(drop)));
        steps.push(Box::new(|| self.columns.ready_ids(&searcher)));
        steps.push(Box::new(|| self.lines.ready(&self.store)));
        steps.push(Box::new(|| dates(Axis::Event)));
        steps.push(Box::new(|| holdings::ready(&self.holdings, &self.held, &self.store)));
        for step in steps {
            if stop.load(Ordering::Relaxed) {
                return Ok(());
            }
            step()?;
        }
        Ok(())
    }
}
