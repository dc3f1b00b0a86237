//! A day in every year.

use archive::wire::SameDayView;

use super::ask;
use crate::error::CommandResult;
use crate::state::State;

/// The same day in every year.
#[tauri::command]
pub async fn same_day(
    state: tauri::State<'_, State>,
    day: Option<String>,
    around: u32,
    lunar: Option<bool>,
) -> CommandResult<SameDayView> {
    ask(state, move |archive| archive.same_day(day.as_deref(), around, lunar)).await
}
