//! Bringing pages in, and how names of files are read.

use archive::wire::NamePatterns;
use archive::{Archive, ImportOptions};
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

use super::{ask, blocking};
use crate::error::{CommandError, CommandResult};
use crate::jobs;
use crate::state::State;
use crate::wire::PickKind;

/// Lets the user pick files or folders and imports them with what was typed of them; the job's number, or `None` when cancelled.
#[tauri::command]
pub async fn pick_and_import(
    app: AppHandle,
    kind: PickKind,
    typed: ImportOptions,
) -> CommandResult<Option<u32>> {
    blocking(move || {
        let texts = messages::catalogue(crate::language(&app));
        let dialog = app.dialog().file();
        let picked = match kind {
            PickKind::Files => dialog.set_title(texts.text("dialog.import-files", &[])).blocking_pick_files(),
            PickKind::Folder => {
                dialog.set_title(texts.text("dialog.import-folder", &[])).blocking_pick_folders()
            }
        };
        let Some(picked) = picked else { return Ok(None) };
        let paths = picked.into_iter().map(|file| file.into_path().map_err(CommandError::internal));
        jobs::start_import(&app, paths.collect::<CommandResult<_>>()?, typed).map(Some)
    })
    .await
}

/// How the archive reads the names of files, before the built-in patterns.
#[tauri::command]
pub async fn name_patterns(state: tauri::State<'_, State>) -> CommandResult<NamePatterns> {
    ask(state, Archive::name_patterns).await
}

/// Sets it; `pattern-invalid` names the pattern or the code that cannot be used.
#[tauri::command]
pub async fn set_name_patterns(state: tauri::State<'_, State>, names: NamePatterns) -> CommandResult<()> {
    ask(state, move |archive| archive.set_name_patterns(&names)).await
}
