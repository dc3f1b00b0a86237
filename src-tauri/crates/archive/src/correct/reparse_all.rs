//! Reading everything anew, some places at a time, so that it can be stopped soon and others can write in between.

use std::sync::atomic::{AtomicBool, Ordering};

use store::correction::{self, Place};
use store::source::{self, Source, SourceKind};
use store::{Error, Result, Shelf, Store, article, setting};
use wire::{ImportFailure, Progress, RereadSummary};

use crate::correct::{dating, reparse};
use crate::import::Changes;
use crate::search::Search;
use crate::upkeep::progress::Reports;
use crate::versions::Reach;

/// Records read anew in one transaction: well below a second of work.
const TOGETHER: usize = 50;

/// Articles that changed after which the index is brought up to date.
const INDEX_EVERY: u32 = 2_000;

/// Reads everything anew, file by file. A file that fails stays as it was, and is named.
///
/// # Errors
/// `archive-read-only`, and what stops all work.
pub(crate) fn reread(
    shelf: &Shelf,
    search: &Search,
    progress: &mut dyn FnMut(&Progress),
    cancel: &AtomicBool,
) -> Result<RereadSummary> {
    shelf.store.check_writable()?;
    let home = store::home::chosen(&shelf.store)?;
    let mut work = Rereading {
        shelf,
        search,
        reports: Reports::new(progress),
        cancel,
        state: Progress::default(),
        summary: RereadSummary::default(),
        indexed: 0,
    };
    let done = work.run();
    let mut summary = work.summary;
    // Stopped, it stops at once: the index reads what changed when it is asked next.
    search.note_behind();
    done?;
    if !summary.cancelled {
        dating::look_again(shelf, search, cancel)?;
        search.follow();
        note_done(&shelf.store, home.as_deref())?;
    }
    summary.unapplied = shelf.store.read(correction::unapplied)?;
    Ok(summary)
}

/// Notes that everything is read with this home, unless it was changed on the way.
fn note_done(store: &Store, home: Option<&str>) -> Result<()> {
    store.write(|tx| {
        let now: Option<String> = setting::get(tx, setting::HOME)?;
        if now.as_deref() == home { setting::set(tx, setting::REREAD_DUE, &false) } else { Ok(()) }
    })
}

/// The work under way.
struct Rereading<'a> {
    shelf: &'a Shelf,
    search: &'a Search,
    reports: Reports<'a>,
    cancel: &'a AtomicBool,
    state: Progress,
    summary: RereadSummary,
    /// Changes that the index has read.
    indexed: u32,
}

impl Rereading<'_> {
    fn run(&mut self) -> Result<()> {
        let sources = self.shelf.store.read(source::all)?;
        self.state.total = self.shelf.store.read(source::count_places)?;
        for source in &sources {
            self.source(source)?;
            if self.summary.cancelled {
                break;
            }
        }
        self.reports.tell_now(&self.state);
        Ok(())
    }

    /// Reads the places of a file anew; the first that fails ends it.
    fn source(&mut self, source: &Source) -> Result<()> {
        self.state.file.clone_from(&source.file_name);
        let records = self.shelf.store.read(|connection| match source.kind {
            SourceKind::Page => Ok(vec![None]),
            SourceKind::Records => {
                Ok(article::record_lines(connection, source.id)?.into_iter().map(Some).collect())
            }
        })?;
        let mut left = records.len() as u32;
        for some in records.chunks(TOGETHER) {
            if self.cancel.load(Ordering::Relaxed) {
                self.summary.cancelled = true;
                return Ok(());
            }
            self.reports.tell(&self.state);
            match self.places(source, some) {
                Ok(changes) => self.note(&changes),
                Err(error @ (Error::DiskFull | Error::Database(_))) => return Err(error),
                Err(error) => {
                    self.fail(source, &error);
                    break;
                }
            }
            left -= some.len() as u32;
            self.state.done += some.len() as u32;
            self.summary.pages += some.len() as u32;
            self.index_if_due()?;
        }
        self.state.done += left;
        Ok(())
    }

    /// Reads some places of a file anew, all or none.
    fn places(&self, source: &Source, records: &[Option<u32>]) -> Result<Changes> {
        self.shelf.store.write(|connection| {
            let mut all = Changes::default();
            for &record in records {
                let place = Place { sha256: source.sha256.clone(), record };
                let changes = reparse::place(&self.shelf.originals, connection, &place)?;
                all.changed.extend(changes.changed);
                all.gone.extend(changes.gone);
            }
            Ok(all)
        })
    }

    fn note(&mut self, changes: &Changes) {
        self.summary.changed += changes.changed.len() as u32;
        self.summary.gone += changes.gone.len() as u32;
        self.state.articles = self.summary.changed;
    }

    fn fail(&mut self, source: &Source, error: &Error) {
        self.state.failed += 1;
        self.summary.failures.push(ImportFailure {
            path: source.file_name.clone(),
            code: error.code(),
            detail: error.detail().unwrap_or_default(),
        });
    }

    fn index_if_due(&mut self) -> Result<()> {
        if self.summary.changed - self.indexed < INDEX_EVERY {
            return Ok(());
        }
        self.indexed = self.summary.changed;
        match self.search.catch_up(Reach::All, self.cancel) {
            // What was not indexed is when the index is asked next; the loop sees the flag itself.
            Ok(()) | Err(Error::Cancelled) => Ok(()),
            Err(error) => Err(error),
        }
    }
}
