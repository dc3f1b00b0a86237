//! Long work beside the window: a number, a flag that cancels it, events that tell how it goes.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use archive::wire::{ImportFailure, ImportSummary, Progress, RereadSummary};
use archive::{Archive, ImportOptions};
use tauri::{AppHandle, Manager};

use crate::error::{CommandError, CommandResult};
use crate::state::State;
use crate::wire::{AppEvent, JobOutcome, Work};

/// Running jobs by number.
#[derive(Debug, Default)]
pub struct Jobs {
    last: AtomicU32,
    running: Mutex<HashMap<u32, Arc<AtomicBool>>>,
}

impl Jobs {
    /// Asks a job to stop at the next file (or page); nothing happens when it is over already.
    pub fn cancel(&self, job: u32) {
        if let Some(cancel) = self.running().get(&job) {
            cancel.store(true, Ordering::Relaxed);
        }
    }

    /// Asks all jobs to stop.
    pub fn cancel_all(&self) {
        self.running().values().for_each(|cancel| cancel.store(true, Ordering::Relaxed));
    }

    /// Whether none is running.
    pub fn are_over(&self) -> bool {
        self.running().is_empty()
    }

    fn begin(&self) -> (u32, Arc<AtomicBool>) {
        let job = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let cancel = Arc::new(AtomicBool::new(false));
        self.running().insert(job, Arc::clone(&cancel));
        (job, cancel)
    }

    fn end(&self, job: u32) {
        self.running().remove(&job);
    }

    fn running(&self) -> MutexGuard<'_, HashMap<u32, Arc<AtomicBool>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Imports files and folders into the open archive on a thread of its own; gives back the job's number.
///
/// # Errors
/// `no-archive-open`.
pub fn start_import(app: &AppHandle, paths: Vec<PathBuf>, typed: ImportOptions) -> CommandResult<u32> {
    start(app, Work::Import, move |archive, progress, cancel| {
        let done = archive.import(&paths, &typed, progress, cancel).map(JobOutcome::Import);
        archive.follow_storylines();
        archive.read_ahead();
        done
    })
}

/// Reads everything in the open archive anew, as [`start_import`] imports.
///
/// # Errors
/// `no-archive-open`.
pub fn start_reread(app: &AppHandle) -> CommandResult<u32> {
    start(app, Work::Reread, |archive, progress, cancel| {
        archive.reread(progress, cancel).map(JobOutcome::Reread)
    })
}

/// Tells the window how far the index is that is being repaired since the archive was opened.
///
/// # Errors
/// `no-archive-open`.
pub fn watch_index(app: &AppHandle) -> CommandResult<u32> {
    start(app, Work::Index, |archive, progress, cancel| {
        archive.watch_index(progress, cancel).map(|()| JobOutcome::Index)
    })
}

/// Does work on the open archive on a thread of its own and tells the window how it goes.
fn start(
    app: &AppHandle,
    work: Work,
    run: impl FnOnce(&Archive, &mut dyn FnMut(&Progress), &AtomicBool) -> archive::Result<JobOutcome>
    + Send
    + 'static,
) -> CommandResult<u32> {
    let state = app.state::<State>();
    let archive = state.archive()?;
    let (job, cancel) = state.jobs.begin();
    let app = app.clone();
    std::thread::spawn(move || {
        let state = app.state::<State>();
        let began = Instant::now();
        state.tell(AppEvent::JobStarted { job, work });
        let mut progress =
            |progress: &Progress| state.tell(AppEvent::JobProgress { job, progress: progress.clone() });
        let outcome = run(&archive, &mut progress, &cancel).map_err(CommandError::from);
        write_down(work, &outcome, began.elapsed().as_secs_f64());
        state.jobs.end(job);
        state.tell(match outcome {
            Ok(outcome) => AppEvent::JobFinished { job, outcome },
            Err(error) => AppEvent::JobFailed { job, error },
        });
    });
    Ok(job)
}

/// Files whose failure is written, of one job: a folder of thousands must not push out everything else.
const MOST_FILES: usize = 20;

/// Writes to the log how a job ended, and what failed in it.
fn write_down(work: Work, outcome: &CommandResult<JobOutcome>, seconds: f64) {
    let failures: &[ImportFailure] = match outcome {
        Ok(JobOutcome::Import(summary)) => {
            let ImportSummary { files, articles, skipped, failed, cancelled, .. } = *summary;
            tracing::info!(files, articles, skipped, failed, cancelled, seconds, "imported");
            &summary.failures
        }
        Ok(JobOutcome::Reread(summary)) => {
            let RereadSummary { pages, changed, gone, unapplied, cancelled, .. } = *summary;
            tracing::info!(pages, changed, gone, unapplied, cancelled, seconds, "read anew");
            &summary.failures
        }
        Ok(JobOutcome::Index) => &[],
        Err(error) => {
            tracing::warn!(?work, seconds, "a job failed");
            error.write_down();
            &[]
        }
    };
    for ImportFailure { path, code, detail } in &failures[..failures.len().min(MOST_FILES)] {
        let code = code.name();
        tracing::warn!(path, code, detail = logging::detail(code, detail), "a file failed");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cancelled_job_sees_its_flag_and_others_do_not() {
        let jobs = Jobs::default();
        let (first, cancel_first) = jobs.begin();
        let (second, cancel_second) = jobs.begin();
        assert_ne!(first, second);
        jobs.cancel(first);
        assert!(cancel_first.load(Ordering::Relaxed) && !cancel_second.load(Ordering::Relaxed));
        jobs.end(first);
        jobs.cancel(first);
        jobs.cancel_all();
        assert!(cancel_second.load(Ordering::Relaxed) && !jobs.are_over());
        jobs.end(second);
        assert!(jobs.are_over());
    }
}
