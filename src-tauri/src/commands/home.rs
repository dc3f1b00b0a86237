//! Where the papers of the open archive are at home.

use ::archive::Archive;
use ::archive::wire::Home;

use super::ask;
use crate::error::CommandResult;
use crate::state::State;

/// The home that is set, and the one that is guessed.
#[tauri::command]
pub async fn home(state: tauri::State<'_, State>) -> CommandResult<Home> {
    ask(state, Archive::home).await
}

/// Sets the home, or leaves it to each page (`None`); how it stands then.
#[tauri::command]
pub async fn set_home(state: tauri::State<'_, State>, path: Option<String>) -> CommandResult<Home> {
    ask(state, move |archive| {
        archive.set_home(path.as_deref())?;
        archive.home()
    })
    .await
}
