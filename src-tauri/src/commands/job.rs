//! Long work on the open archive.

use tauri::AppHandle;

use crate::error::CommandResult;
use crate::jobs;
use crate::state::State;

/// Reads everything anew; the job's number.
#[tauri::command]
pub fn reread(app: AppHandle) -> CommandResult<u32> {
    jobs::start_reread(&app)
}

/// Asks a job to stop after the file at work; what it has done stays.
#[tauri::command]
pub fn cancel_job(state: tauri::State<'_, State>, job: u32) {
    state.jobs.cancel(job);
}

/// Has the repairing of the index told as a job, until it is whole; the job's number.
#[tauri::command]
pub async fn watch_index(app: AppHandle) -> CommandResult<u32> {
    jobs::watch_index(&app)
}
