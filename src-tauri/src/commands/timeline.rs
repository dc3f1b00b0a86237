//! A query over time, and what is written of it to files that the user picks.

use std::path::{Path, PathBuf};

use archive::query::Query;
use archive::view::{DateLack, DatelessList, DaysMeant, Density, DensityAsk};
use messages::catalogue;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

use super::{ask, blocking};
use crate::error::{CommandError, CommandResult};
use crate::state::State;
use crate::wire::PictureKind;

/// The picture's numbers.
#[tauri::command]
pub async fn density(state: tauri::State<'_, State>, asked: DensityAsk) -> CommandResult<Density> {
    ask(state, move |archive| archive.density(&asked)).await
}

/// The days that a typed date means; `None` where it is none.
#[tauri::command]
pub async fn days_meant(state: tauri::State<'_, State>, text: String) -> CommandResult<Option<DaysMeant>> {
    ask(state, move |archive| Ok(archive.days_meant(&text))).await
}

/// Pages without a sure date of issue.
#[tauri::command]
pub async fn dateless(
    state: tauri::State<'_, State>,
    query: Query,
    lack: DateLack,
) -> CommandResult<DatelessList> {
    ask(state, move |archive| archive.dateless(&query, lack)).await
}

/// Writes the picture's numbers where the user wants them; the path, or `None` when cancelled.
#[tauri::command]
pub async fn save_numbers(app: AppHandle, asked: DensityAsk, name: String) -> CommandResult<Option<String>> {
    blocking(move || {
        let Some(path) = pick(&app, &name, "csv")? else { return Ok(None) };
        let texts = catalogue(crate::language(&app));
        let archive = app.state::<State>().archive()?;
        let csv = archive.density_csv(&asked, &|key| texts.text(key, &[]))?;
        write(&path, csv.as_bytes()).map(Some)
    })
    .await
}

/// Writes a drawn picture where the user wants it; the path, or `None` when cancelled.
#[tauri::command]
pub async fn save_picture(
    app: AppHandle,
    kind: PictureKind,
    content: Vec<u8>,
    name: String,
) -> CommandResult<Option<String>> {
    blocking(move || match pick(&app, &name, kind.extension())? {
        Some(path) => write(&path, &content).map(Some),
        None => Ok(None),
    })
    .await
}

/// Lets the user say where a file is to be written.
fn pick(app: &AppHandle, name: &str, extension: &str) -> CommandResult<Option<PathBuf>> {
    let title = catalogue(crate::language(app)).text("dialog.save", &[]);
    let dialog = app.dialog().file().set_title(title).add_filter(extension.to_uppercase(), &[extension]);
    let Some(file) = dialog.set_file_name(file_name(name, extension)).blocking_save_file() else {
        return Ok(None);
    };
    let mut path = file.into_path().map_err(CommandError::internal)?;
    if path.extension().is_none() {
        path.set_extension(extension);
    }
    Ok(Some(path))
}

/// A name that every file system takes: a query has quotes and colons.
fn file_name(name: &str, extension: &str) -> String {
    let is_safe = |c: char| !c.is_control() && !r#"/\:*?"<>|"#.contains(c);
    let safe: String = name.chars().map(|c| if is_safe(c) { c } else { ' ' }).take(60).collect();
    format!("{}.{extension}", safe.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn write(path: &Path, content: &[u8]) -> CommandResult<String> {
    std::fs::write(path, content).map_err(|error| archive::Error::io(path, error))?;
    Ok(path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::{file_name, write};

    #[test]
    fn names_of_files_are_safe() {
        for (name, expect) in [
            ("时间线 灵芝", "时间线 灵芝.csv"),
            ("\"灵芝 产业\" 日期:2024", "灵芝 产业 日期 2024.csv"),
            ("../../a", ".. .. a.csv"),
        ] {
            assert_eq!(file_name(name, "csv"), expect);
        }
    }

    #[test]
    fn what_cannot_be_written_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write(&folder.path().join("a.svg"), b"<svg/>").is_ok());
        assert!(write(&folder.path().join("no/such/a.svg"), b"<svg/>").is_err());
    }
}
