//! Storylines: lists of them, one by itself, and what a person does with it.

use archive::query::Query;
use archive::wire::{Corrected, StorylineAct, StorylineList, StorylineView};

use super::ask;
use crate::error::CommandResult;
use crate::state::State;

/// Storylines of a query.
#[tauri::command]
pub async fn storylines(
    state: tauri::State<'_, State>,
    query: Query,
    limit: u32,
) -> CommandResult<StorylineList> {
    ask(state, move |archive| archive.storylines(&query, limit)).await
}

/// One storyline with all its articles.
#[tauri::command]
pub async fn storyline(state: tauri::State<'_, State>, id: String) -> CommandResult<StorylineView> {
    ask(state, move |archive| archive.storyline(&id)).await
}

/// Names, merges, cuts, pins or follows a storyline.
#[tauri::command]
pub async fn correct_storyline(
    state: tauri::State<'_, State>,
    id: String,
    act: StorylineAct,
) -> CommandResult<Corrected> {
    ask(state, move |archive| archive.correct_storyline(&id, &act)).await
}

/// Notes that a person looked at a storyline.
#[tauri::command]
pub async fn see_storyline(state: tauri::State<'_, State>, id: String) -> CommandResult<()> {
    ask(state, move |archive| archive.see_storyline(&id)).await
}
