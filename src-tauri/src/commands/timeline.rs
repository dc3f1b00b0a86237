//! A query over time, and what is written of it to files that the user picks.

use archive::query::Query;
use archive::table_csv;
use archive::wire::{DateLack, DatelessList, DaysMeant, Density, DensityAsk};
use messages::catalogue;
use tauri::{AppHandle, Manager};

use super::{ask, blocking};
use crate::error::CommandResult;
use crate::saving::save;
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
        save(&app, "dialog.save", &name, "csv", || {
            let texts = catalogue(crate::language(&app));
            let archive = app.state::<State>().archive()?;
            Ok(archive.density_csv(&asked, &|key| texts.text(key, &[]))?.into_bytes())
        })
    })
    .await
}

/// Writes a table that is on view where the user wants it, the heading first; the path, or `None` when cancelled.
#[tauri::command]
pub async fn save_table(
    app: AppHandle,
    rows: Vec<Vec<String>>,
    name: String,
) -> CommandResult<Option<String>> {
    blocking(move || save(&app, "dialog.save", &name, "csv", || Ok(table_csv(&rows).into_bytes()))).await
}

/// Writes a drawn picture where the user wants it; the path, or `None` when cancelled.
#[tauri::command]
pub async fn save_picture(
    app: AppHandle,
    kind: PictureKind,
    content: Vec<u8>,
    name: String,
) -> CommandResult<Option<String>> {
    blocking(move || save(&app, "dialog.save", &name, kind.extension(), || Ok(content))).await
}
