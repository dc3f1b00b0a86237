//! Facts of the whole archive, and what a person who sets one right can choose from.

use archive::wire::Corrected;
use newspaper::Meaning;
use newspaper::facts::{self, PlaceName, SubjectName};

use super::ask;
use crate::error::CommandResult;
use crate::state::State;

/// Sets a fact right in every article that has it.
#[tauri::command]
pub async fn correct_fact_everywhere(
    state: tauri::State<'_, State>,
    kind: newspaper::FactKind,
    text: String,
    value: String,
    meaning: Meaning,
) -> CommandResult<Corrected> {
    ask(state, move |archive| archive.correct_fact_everywhere(kind, &text, &value, &meaning)).await
}

/// How many articles have a fact.
#[tauri::command]
pub async fn articles_with_fact(
    state: tauri::State<'_, State>,
    kind: newspaper::FactKind,
    text: String,
    value: String,
) -> CommandResult<u32> {
    ask(state, move |archive| archive.articles_with_fact(kind, &text, &value)).await
}

/// Administrative units that bear a name.
#[tauri::command]
pub async fn places_named(name: String) -> CommandResult<Vec<PlaceName>> {
    super::blocking(move || Ok(facts::places_named(&name))).await
}

/// All subjects that an article can have.
#[tauri::command]
pub async fn subjects_known() -> CommandResult<Vec<SubjectName>> {
    super::blocking(|| Ok(facts::subject_list().to_vec())).await
}
