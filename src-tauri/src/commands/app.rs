//! The program itself: status, settings, events.

use archive::query::{Query, Sort};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};

use super::blocking;
use super::search::{PAGE, listing};
use crate::error::CommandResult;
use crate::state::State;
use crate::wire::{AppEvent, AppStatus, Settings};

/// What the window needs to know when it starts; it is told once that is decided.
#[tauri::command]
pub async fn status(app: AppHandle) -> CommandResult<AppStatus> {
    blocking(move || {
        let state = app.state::<State>();
        state.await_start();
        state.forget_opened();
        let open = state.archive().ok();
        let archive = open.as_ref().map(|archive| archive.info()).transpose()?;
        // What cannot be listed is asked for by the window as well, which says why.
        let newest = open.and_then(|archive| {
            let listed = archive.search(&Query::default(), &listing(Sort::Newest, PAGE, 0, true));
            listed
                .inspect_err(|error| tracing::warn!(code = error.code().name(), "the first list failed"))
                .ok()
        });
        let preferences = state.preferences();
        Ok(AppStatus {
            archive,
            newest,
            recent: preferences.recent(),
            version: env!("CARGO_PKG_VERSION").into(),
            locale: sys_locale::get_locale().unwrap_or_else(|| "zh-CN".into()),
            settings: preferences.settings().clone(),
        })
    })
    .await
}

/// Keeps what the user chose.
#[tauri::command]
pub async fn save_settings(state: tauri::State<'_, State>, settings: Settings) -> CommandResult<()> {
    state.preferences().set(settings)
}

/// Sends events to the window from now on.
#[tauri::command]
pub fn watch(state: tauri::State<'_, State>, channel: Channel<AppEvent>) {
    state.watch(channel);
}
