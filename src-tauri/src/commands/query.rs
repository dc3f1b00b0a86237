//! The query itself: what it may become, how it is written, and those that are kept.

use archive::Archive;
use archive::query::Query;
use archive::wire::{RecentQuery, SavedQuery, Suggestion};

use super::ask;
use crate::error::CommandResult;
use crate::state::State;

/// Suggestions a call may ask for; the window shows a handful.
const MOST_SUGGESTIONS: u32 = 50;

/// What can be typed next.
#[tauri::command]
pub async fn suggest(
    state: tauri::State<'_, State>,
    typed: String,
    limit: u32,
) -> CommandResult<Vec<Suggestion>> {
    ask(state, move |archive| archive.suggest(&typed, limit.min(MOST_SUGGESTIONS))).await
}

/// A query as one text.
#[tauri::command]
pub async fn query_text(query: Query) -> CommandResult<String> {
    Ok(query.to_text())
}

/// The query of a text.
#[tauri::command]
pub async fn query_of_text(text: String) -> CommandResult<Query> {
    Ok(Query::from_text(&text).map_err(archive::Error::from)?)
}

/// Queries that were given a name.
#[tauri::command]
pub async fn saved_queries(state: tauri::State<'_, State>) -> CommandResult<Vec<SavedQuery>> {
    ask(state, Archive::saved_queries).await
}

/// Saves a query under a name, in the place of the one that has it.
#[tauri::command]
pub async fn save_query(state: tauri::State<'_, State>, name: String, query: Query) -> CommandResult<()> {
    ask(state, move |archive| archive.save_query(&name, &query)).await
}

/// Gives a saved query another name.
#[tauri::command]
pub async fn rename_saved_query(
    state: tauri::State<'_, State>,
    name: String,
    new: String,
) -> CommandResult<()> {
    ask(state, move |archive| archive.rename_saved_query(&name, &new)).await
}

/// Forgets a saved query.
#[tauri::command]
pub async fn delete_saved_query(state: tauri::State<'_, State>, name: String) -> CommandResult<()> {
    ask(state, move |archive| archive.delete_saved_query(&name)).await
}

/// Queries that were asked, the latest first.
#[tauri::command]
pub async fn recent_queries(state: tauri::State<'_, State>) -> CommandResult<Vec<RecentQuery>> {
    ask(state, Archive::recent_queries).await
}

/// Notes a query as asked.
#[tauri::command]
pub async fn note_query(state: tauri::State<'_, State>, query: Query) -> CommandResult<()> {
    ask(state, move |archive| archive.note_query(&query)).await
}

/// Forgets the queries that were noted.
#[tauri::command]
pub async fn forget_queries(state: tauri::State<'_, State>) -> CommandResult<()> {
    ask(state, Archive::forget_queries).await
}
