//! What the window may ask for: unpack, call the core, convert. One file per noun.

pub mod app;
pub mod archive;
pub mod article;
pub mod correction;
pub mod diagnostics;
pub mod fact;
pub mod holdings;
pub mod home;
pub mod import;
pub mod job;
pub mod phrase;
pub mod query;
pub mod same_day;
pub mod search;
pub mod storyline;
pub mod timeline;

use std::sync::Arc;

use ::archive::Archive;

use crate::error::{CommandError, CommandResult};
use crate::state::State;

/// Runs blocking work off the window's thread.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> CommandResult<T> + Send + 'static,
) -> CommandResult<T> {
    let done = tauri::async_runtime::spawn_blocking(work).await.map_err(CommandError::internal)?;
    done.inspect_err(CommandError::write_down)
}

/// Asks the open archive, off the window's thread.
async fn ask<T: Send + 'static>(
    state: tauri::State<'_, State>,
    question: impl FnOnce(&Archive) -> ::archive::Result<T> + Send + 'static,
) -> CommandResult<T> {
    let archive: Arc<Archive> = state.archive()?;
    blocking(move || Ok(question(&archive)?)).await
}
