//! A day and a phrase through the years.

use archive::wire::{Concordance, ConcordanceOrder, PhraseUse, TodayView};

use super::ask;
use crate::error::CommandResult;
use crate::state::State;

/// Articles or places a call may ask for.
const MOST_PLACES: u32 = 500;

/// The same day in every year.
#[tauri::command]
pub async fn today_in_history(
    state: tauri::State<'_, State>,
    day: Option<String>,
    around: u32,
    lunar: Option<bool>,
) -> CommandResult<TodayView> {
    ask(state, move |archive| archive.today_in_history(day.as_deref(), around, lunar)).await
}

/// A phrase over the years.
#[tauri::command]
pub async fn phrase_use(state: tauri::State<'_, State>, phrase: String) -> CommandResult<PhraseUse> {
    ask(state, move |archive| archive.usage(&phrase)).await
}

/// Places of a phrase with the words around them.
#[tauri::command]
pub async fn concordance(
    state: tauri::State<'_, State>,
    phrase: String,
    order: ConcordanceOrder,
    limit: u32,
    offset: u32,
) -> CommandResult<Concordance> {
    ask(state, move |archive| archive.concordance(&phrase, order, limit.min(MOST_PLACES), offset)).await
}
