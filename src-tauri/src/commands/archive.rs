//! Opening, creating and closing archives.

use std::path::PathBuf;

use archive::Archive;
use archive::wire::{ArchiveInfo, Overview};
use messages::catalogue;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

use super::{ask, blocking};
use crate::error::{CommandError, CommandResult};
use crate::sample;
use crate::state::State;

/// What the open archive holds now.
#[tauri::command]
pub async fn archive_info(state: tauri::State<'_, State>) -> CommandResult<ArchiveInfo> {
    ask(state, Archive::info).await
}

/// What the open archive holds, at a glance.
#[tauri::command]
pub async fn overview(state: tauri::State<'_, State>) -> CommandResult<Overview> {
    ask(state, Archive::overview).await
}

/// Lets the user pick an archive folder and opens it; `None` when the dialog is cancelled.
#[tauri::command]
pub async fn pick_archive(app: AppHandle) -> CommandResult<Option<ArchiveInfo>> {
    blocking(move || {
        let title = catalogue(crate::language(&app)).text("dialog.open-archive", &[]);
        let Some(folder) = app.dialog().file().set_title(title).blocking_pick_folder() else {
            return Ok(None);
        };
        let path = folder.into_path().map_err(CommandError::internal)?;
        app.state::<State>().open_path(&path).map(Some)
    })
    .await
}

/// Lets the user name a new archive and creates it; `None` when the dialog is cancelled.
#[tauri::command]
pub async fn create_archive(app: AppHandle) -> CommandResult<Option<ArchiveInfo>> {
    blocking(move || {
        let texts = catalogue(crate::language(&app));
        let dialog = app.dialog().file().set_title(texts.text("dialog.create-archive", &[]));
        let dialog = dialog.set_file_name(format!("{}.jianbao", texts.text("dialog.archive-name", &[])));
        let Some(file) = dialog.blocking_save_file() else { return Ok(None) };
        let path = with_extension(file.into_path().map_err(CommandError::internal)?);
        app.state::<State>().open(|| Archive::create(&path)).map(Some)
    })
    .await
}

/// Opens one of the recent archives; others must be picked in the dialog.
#[tauri::command]
pub async fn open_recent(app: AppHandle, path: String) -> CommandResult<ArchiveInfo> {
    blocking(move || {
        let state = app.state::<State>();
        let known = state.preferences().recent().iter().any(|recent| recent.path == path);
        if !known {
            return Err(CommandError::internal(format!("{path} is not a recent archive")));
        }
        state.open_path(&PathBuf::from(path))
    })
    .await
}

/// Takes an archive off the recent ones; the archive itself is not touched.
#[tauri::command]
pub async fn forget_recent(state: tauri::State<'_, State>, path: String) -> CommandResult<()> {
    state.preferences().forget(&path)
}

/// Opens the archive of the sample pages, made on first use.
#[tauri::command]
pub async fn open_sample(app: AppHandle) -> CommandResult<ArchiveInfo> {
    blocking(move || {
        let folder = app.path().app_data_dir().map_err(CommandError::internal)?;
        app.state::<State>().open(|| sample::open(&folder))
    })
    .await
}

/// Closes the open archive.
#[tauri::command]
pub async fn close_archive(state: tauri::State<'_, State>) -> CommandResult<()> {
    state.close();
    Ok(())
}

/// An archive's folder name ends in `.jianbao`, whatever the user typed.
fn with_extension(path: PathBuf) -> PathBuf {
    if path.extension().is_some_and(|e| e == "jianbao") {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".jianbao");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_archives_get_their_extension_once() {
        let check = |typed: &str, path: &str| assert_eq!(with_extension(typed.into()), PathBuf::from(path));
        check("/a/聊城资料室", "/a/聊城资料室.jianbao");
        check("/a/聊城资料室.jianbao", "/a/聊城资料室.jianbao");
        check("/a/1949.2", "/a/1949.2.jianbao");
    }
}
