//! One article and the page it was cut from.

use archive::query::Query;
use archive::wire::{ArticleView, Comparison, SourceView};

use super::ask;
use crate::error::CommandResult;
use crate::state::State;

/// The whole article, hits of the query marked.
#[tauri::command]
pub async fn article(state: tauri::State<'_, State>, id: i64, query: Query) -> CommandResult<ArticleView> {
    ask(state, move |archive| archive.article(id, &query)).await
}

/// What the article can be checked against: its page as it was imported, or its own record, line by line.
#[tauri::command]
pub async fn source(state: tauri::State<'_, State>, article: i64) -> CommandResult<SourceView> {
    ask(state, move |archive| archive.article_source(article)).await
}

/// A page as it was imported, line by line.
#[tauri::command]
pub async fn page_source(state: tauri::State<'_, State>, page: i64) -> CommandResult<SourceView> {
    ask(state, move |archive| archive.source(page)).await
}

/// Two articles side by side.
#[tauri::command]
pub async fn compare(state: tauri::State<'_, State>, left: i64, right: i64) -> CommandResult<Comparison> {
    ask(state, move |archive| archive.compare(left, right)).await
}
