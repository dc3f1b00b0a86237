//! What somebody who helps is told, and what went wrong in the window itself.

use std::path::Path;

use messages::catalogue;
use tauri::{AppHandle, Manager};

use super::blocking;
use crate::diagnostics::{self, Log, Told};
use crate::error::CommandResult;
use crate::state::State;

/// Version, system, numbers of the open archive and the end of the log, as a text to be pasted.
#[tauri::command]
pub async fn diagnostics(app: AppHandle) -> CommandResult<String> {
    blocking(move || {
        let archive = match app.state::<State>().archive().map(|archive| archive.info()) {
            Err(_) => Told::None,
            Ok(Err(error)) => Told::Failed(error.into()),
            Ok(Ok(info)) => {
                let bytes = diagnostics::bytes_below(Path::new(&info.path));
                Told::Open(info, bytes)
            }
        };
        let webview = tauri::webview_version().unwrap_or_default();
        let locale = sys_locale::get_locale().unwrap_or_default();
        let texts = catalogue(crate::language(&app));
        Ok(diagnostics::text(texts, &app.state::<Log>(), &webview, &locale, &archive))
    })
    .await
}

/// Writes what the window's own program did not catch to the log.
#[tauri::command]
pub fn note_failure(log: tauri::State<'_, Log>, message: String, places: String) {
    log.note(&message, &places);
}
