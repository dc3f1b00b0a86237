//! `jianbao suggest`, `query` and `saved`: what helps to ask.

use std::fmt::Write;

use archive::Archive;
use archive::query::Query;
use serde_json::json;

use crate::arguments::{QueryTextArguments, SavedAction, SavedArguments, SuggestArguments};
use crate::output::{self, Failure, Outcome, texts};

/// Completes what is typed.
pub(crate) fn suggest(arguments: &SuggestArguments) -> Outcome {
    let archive = Archive::open_whole(&arguments.archive)?;
    let found = archive.suggest(&arguments.typed, arguments.limit)?;
    if arguments.json {
        return output::json(&found);
    }
    let mut out = String::new();
    for one in &found {
        let kind = serde_json::to_value(one.kind).ok();
        let kind = kind.as_ref().and_then(|kind| kind.as_str()).unwrap_or_default();
        let kind = texts().text(&format!("suggestion.{kind}"), &[]);
        let detail = one.detail.as_deref().unwrap_or_default();
        let _ = writeln!(out, "{:>6}  {kind}  {}  {detail}", one.count, one.text);
    }
    output::plain(&out)
}

/// Shows how a query is read: its text, and its lists.
pub(crate) fn query(arguments: &QueryTextArguments) -> Outcome {
    let query = Query::from_text(&arguments.query)
        .map_err(|error| Failure::Archive(archive::Error::QuerySyntax(error)))?;
    let text = query.to_text();
    if arguments.json {
        output::json(&json!({ "text": text, "query": query }))
    } else {
        output::plain(&format!("{text}\n"))
    }
}

/// Lists saved queries, or changes them.
pub(crate) fn saved(arguments: &SavedArguments) -> Outcome {
    let archive = Archive::open_whole(&arguments.archive)?;
    match &arguments.action {
        None | Some(SavedAction::List) => {}
        Some(SavedAction::Add { name, query }) => {
            let query = Query::from_text(query).map_err(archive::Error::QuerySyntax)?;
            archive.save_query(name, &query)?;
        }
        Some(SavedAction::Rename { name, new }) => archive.rename_saved_query(name, new)?,
        Some(SavedAction::Delete { name }) => archive.delete_saved_query(name)?,
    }
    let saved = archive.saved_queries()?;
    if arguments.json {
        return output::json(&saved);
    }
    let lines = saved.iter().map(|saved| format!("{}  {}\n", saved.name, saved.text));
    output::plain(&lines.collect::<String>())
}
