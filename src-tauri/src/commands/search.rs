//! One query, many views.

use archive::SearchOptions;
use archive::query::{Query, Sort};
use archive::wire::FacetField;
use archive::wire::{
    Cooccurrences, Dossier, Facet, Facets, FigureFilter, FigureList, PersonView, SearchResult, Topics,
    UnassignedLines,
};

use super::ask;
use crate::error::CommandResult;
use crate::state::State;

/// Rows of a page of the window's list, `PAGE_SIZE` there.
pub const PAGE: u32 = 100;

/// Rows a call may ask for; the window's list is virtual and asks for what it shows.
const MOST_ROWS: u32 = 500;

/// Values of a field a call may ask for; who looks for another writes some of its name.
const MOST_VALUES: u32 = 1000;

/// How the window lists articles.
pub fn listing(sort: Sort, limit: u32, offset: u32, widen: bool) -> SearchOptions {
    SearchOptions { sort, limit: limit.min(MOST_ROWS), offset, facets: false, fold: true, widen }
}

/// A stretch of the result list. What finds nothing is widened unless the archivist wants it as written.
#[tauri::command]
pub async fn search(
    state: tauri::State<'_, State>,
    query: Query,
    sort: Sort,
    limit: u32,
    offset: u32,
    widen: bool,
) -> CommandResult<SearchResult> {
    let options = listing(sort, limit, offset, widen);
    ask(state, move |archive| archive.search(&query, &options)).await
}

/// Lines with the text of a query that belong to no article.
#[tauri::command]
pub async fn unassigned_lines(
    state: tauri::State<'_, State>,
    query: Query,
    limit: u32,
) -> CommandResult<UnassignedLines> {
    ask(state, move |archive| archive.unassigned_lines(&query, limit.min(MOST_ROWS))).await
}

/// Counts for the filter bar.
#[tauri::command]
pub async fn facets(state: tauri::State<'_, State>, query: Query) -> CommandResult<Facets> {
    ask(state, move |archive| archive.facets(&query)).await
}

/// More values of a field of the filter bar, or those with some words in their names.
#[tauri::command]
pub async fn facet_values(
    state: tauri::State<'_, State>,
    query: Query,
    field: FacetField,
    words: String,
    most: u32,
) -> CommandResult<Vec<Facet>> {
    let most = most.min(MOST_VALUES) as usize;
    ask(state, move |archive| archive.facet_values(&query, field, &words, most)).await
}

/// Subjects, storylines, initiatives.
#[tauri::command]
pub async fn topics(state: tauri::State<'_, State>, query: Query) -> CommandResult<Topics> {
    ask(state, move |archive| archive.topics(&query)).await
}

/// What comes with the articles of a query more often than with others.
#[tauri::command]
pub async fn cooccurrences(state: tauri::State<'_, State>, query: Query) -> CommandResult<Cooccurrences> {
    ask(state, move |archive| archive.cooccurrences(&query)).await
}

/// Everything of one initiative.
#[tauri::command]
pub async fn dossier(state: tauri::State<'_, State>, name: String) -> CommandResult<Dossier> {
    ask(state, move |archive| archive.dossier(&name)).await
}

/// Everything of one person.
#[tauri::command]
pub async fn person(state: tauri::State<'_, State>, heading: String) -> CommandResult<PersonView> {
    ask(state, move |archive| archive.person(&heading)).await
}

/// A stretch of the figures of a query.
#[tauri::command]
pub async fn figures(
    state: tauri::State<'_, State>,
    query: Query,
    filter: FigureFilter,
    limit: u32,
    offset: u32,
) -> CommandResult<FigureList> {
    ask(state, move |archive| archive.figures(&query, &filter, limit.min(MOST_ROWS), offset)).await
}
