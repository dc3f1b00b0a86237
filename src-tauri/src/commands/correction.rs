//! What a person sets right, and what the program is not sure of.

use archive::wire::{Change, Corrected, CorrectionList, DoubtList, RepairGroup};

use super::ask;
use crate::error::CommandResult;
use crate::state::State;

/// Rows a call may ask for.
const MOST_ROWS: u32 = 500;

/// Makes corrections as one batch.
#[tauri::command]
pub async fn correct(state: tauri::State<'_, State>, changes: Vec<Change>) -> CommandResult<Corrected> {
    ask(state, move |archive| archive.correct(&changes)).await
}

/// Takes a batch back; `None` means the one made last.
#[tauri::command]
pub async fn undo(state: tauri::State<'_, State>, batch: Option<i64>) -> CommandResult<Corrected> {
    ask(state, move |archive| archive.undo(batch)).await
}

/// Makes a batch again; `None` means the one taken back last.
#[tauri::command]
pub async fn redo(state: tauri::State<'_, State>, batch: Option<i64>) -> CommandResult<Corrected> {
    ask(state, move |archive| archive.redo(batch)).await
}

/// A stretch of the list of corrections.
#[tauri::command]
pub async fn corrections(
    state: tauri::State<'_, State>,
    limit: u32,
    offset: u32,
) -> CommandResult<CorrectionList> {
    ask(state, move |archive| archive.corrections(limit.min(MOST_ROWS), offset)).await
}

/// A stretch of the queue of doubts.
#[tauri::command]
pub async fn doubts(state: tauri::State<'_, State>, limit: u32, offset: u32) -> CommandResult<DoubtList> {
    ask(state, move |archive| archive.doubts(limit.min(MOST_ROWS), offset)).await
}

/// Damaged characters with what they may have been, the most frequent first.
#[tauri::command]
pub async fn repairs(state: tauri::State<'_, State>, limit: u32) -> CommandResult<Vec<RepairGroup>> {
    ask(state, move |archive| archive.repairs(limit.min(MOST_ROWS))).await
}

/// Accepts a proposal wherever it is made, or declines it.
#[tauri::command]
pub async fn repair(
    state: tauri::State<'_, State>,
    from: String,
    to: String,
    accepted: bool,
) -> CommandResult<Corrected> {
    ask(state, move |archive| archive.repair(&from, &to, accepted)).await
}
