//! A phrase through the years.

use archive::wire::{Concordance, ConcordanceOrder, PhraseUse};

use super::ask;
use crate::error::CommandResult;
use crate::state::State;

/// Places a call may ask for.
const MOST_PLACES: u32 = 500;

/// A phrase over the years.
#[tauri::command]
pub async fn phrase_use(state: tauri::State<'_, State>, phrase: String) -> CommandResult<PhraseUse> {
    ask(state, move |archive| archive.phrase(&phrase)).await
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
