//! What is held of each paper, and what is not.

use archive::gaps_csv;
use archive::query::Query;
use archive::wire::{Coverage, Gap, IssueDay, PaperHoldings};
use messages::catalogue;
use tauri::{AppHandle, Manager};

use super::{ask, blocking};
use crate::error::CommandResult;
use crate::saving::save;
use crate::state::State;

/// Every paper.
#[tauri::command]
pub async fn holdings(state: tauri::State<'_, State>) -> CommandResult<Vec<PaperHoldings>> {
    ask(state, archive::Archive::holdings).await
}

/// What can be said of each day of a paper.
#[tauri::command]
pub async fn issue_days(
    state: tauri::State<'_, State>,
    publication: Option<String>,
    from: String,
    to: String,
) -> CommandResult<Vec<IssueDay>> {
    ask(state, move |archive| archive.issue_days(publication.as_deref(), &from, &to)).await
}

/// The list of gaps of a paper.
#[tauri::command]
pub async fn gaps(
    state: tauri::State<'_, State>,
    publication: Option<String>,
    from: Option<String>,
    to: Option<String>,
) -> CommandResult<Vec<Gap>> {
    ask(state, move |archive| gaps_of(archive, publication.as_deref(), from.as_deref(), to.as_deref())).await
}

/// How far the days that a query asks for are held.
#[tauri::command]
pub async fn coverage(state: tauri::State<'_, State>, query: Query) -> CommandResult<Option<Coverage>> {
    ask(state, move |archive| archive.coverage(&query)).await
}

/// Lets the user name a file and writes the list of gaps of a paper to it; its path, or `None` when the dialog is
/// cancelled.
#[tauri::command]
pub async fn save_gaps(app: AppHandle, publication: Option<String>) -> CommandResult<Option<String>> {
    blocking(move || {
        let texts = catalogue(crate::language(&app));
        let text = |key: &str| texts.text(key, &[]);
        let archive = app.state::<State>().archive()?;
        let csv = gaps_csv(&gaps_of(&archive, publication.as_deref(), None, None)?, &text);
        let paper = publication.map(|name| format!("{name}-")).unwrap_or_default();
        let name = format!("{paper}{}", text("holdings.csv.name"));
        save(&app, "holdings.export", &name, "csv", || Ok(csv.into_bytes()))
    })
    .await
}

/// Gaps of just this paper, the nameless one included.
fn gaps_of(
    archive: &archive::Archive,
    publication: Option<&str>,
    from: Option<&str>,
    to: Option<&str>,
) -> archive::Result<Vec<Gap>> {
    let mut gaps = archive.gaps(publication, from, to)?;
    gaps.retain(|gap| gap.publication.as_deref() == publication);
    Ok(gaps)
}
