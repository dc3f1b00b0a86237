//! `jianbao search`, `topics`: views of one query.

use std::fmt::Write;

use archive::query::Query;
use archive::wire::{SearchResult, Topics, UnassignedLines};
use archive::{Archive, SearchOptions};
use serde::Serialize;

use crate::arguments::{ExportArguments, LikeArguments, SearchArguments, TopicsArguments};
use crate::output::{self, Failure, Outcome, sentence, texts};
use crate::storyline;

/// Lists articles.
pub(crate) fn search(arguments: &SearchArguments) -> Outcome {
    let archive = arguments.query.open(&arguments.archive)?;
    let options = SearchOptions {
        sort: arguments.sort.into(),
        limit: arguments.rows.limit,
        offset: arguments.rows.offset,
        facets: arguments.json,
        fold: arguments.fold,
        widen: !arguments.exact,
    };
    let query = arguments.query.query();
    let result = archive.search(&query, &options)?;
    let unassigned = archive.unassigned_lines(&query, arguments.rows.limit)?;
    if arguments.json {
        return output::json(&Searched { result, unassigned });
    }
    output::plain(&(hits_text(&result) + &unassigned_text(&unassigned)))
}

/// Articles, and beside them the lines that belong to none.
#[derive(Serialize)]
struct Searched {
    #[serde(flatten)]
    result: SearchResult,
    unassigned: UnassignedLines,
}

/// Lists articles like one of them, the nearest first; those that tell the same are one row.
pub(crate) fn like(arguments: &LikeArguments) -> Outcome {
    let archive = Archive::open_whole(&arguments.archive)?;
    // A number that no article has is an error, not a list of nothing.
    archive.article(arguments.id, &Query::default())?;
    let query = Query { like: vec![arguments.id.to_string()], ..Query::default() };
    let (limit, offset) = (arguments.rows.limit, arguments.rows.offset);
    let options = SearchOptions { limit, offset, fold: true, ..SearchOptions::default() };
    let result = archive.search(&query, &options)?;
    if arguments.json { output::json(&result) } else { output::plain(&hits_text(&result)) }
}

/// Counts articles by subject, storyline and initiative.
pub(crate) fn topics(arguments: &TopicsArguments) -> Outcome {
    let archive = arguments.query.open(&arguments.archive)?;
    // What hinders storylines is no reason to keep the other lists back.
    let hindered = storyline::wait(&archive).err();
    let query = arguments.query.query();
    let topics = if arguments.json { archive.topics_whole(&query)? } else { archive.topics(&query)? };
    if arguments.json {
        output::json(&topics)?
    } else {
        output::plain(&topics_text(&topics))?
    }
    let say = |code: &str, detail: Option<&str>| eprintln!("{}", sentence(code, detail.unwrap_or_default()));
    hindered.iter().for_each(|error| say(error.code().name(), error.detail().as_deref()));
    topics.failed.iter().for_each(|list| say(list.code.name(), list.detail.as_deref()));
    if hindered.is_none() && topics.failed.is_empty() { Ok(()) } else { Err(Failure::Partly) }
}

/// Writes articles into a file of another program's format.
pub(crate) fn export(arguments: &ExportArguments) -> Outcome {
    let archive = arguments.query.open(&arguments.archive)?;
    let written = archive.export(&arguments.query.query(), arguments.format, &arguments.out)?;
    if arguments.json {
        return output::json(&serde_json::json!({ "articles": written }));
    }
    let out = arguments.out.display().to_string();
    output::plain(&(texts().text("cli.exported", &[&written.to_string(), &out]) + "\n"))
}

/// A headline as it is shown: in square brackets where the program proposed it.
pub(crate) fn headline(text: &str, supplied: bool) -> String {
    if supplied { format!("[{text}]") } else { text.to_owned() }
}

fn hits_text(result: &SearchResult) -> String {
    let mut out = String::new();
    if let Some(widening) = &result.widened {
        let to = widening.to.join(" ");
        let _ = writeln!(
            out,
            "{}",
            texts().text(&format!("widened.{}", widening.kind.name()), &[&widening.from, &to])
        );
        let _ = writeln!(out, "{}", texts().text("cli.searched", &[&widening.text]));
    }
    for hit in &result.hits {
        let _ = writeln!(
            out,
            "{:>6}  {}  {}",
            hit.id,
            place_in_print(&hit.published, &hit.publication, &hit.page),
            headline(&hit.headline, hit.headline_supplied)
        );
        if !hit.folded.is_empty() {
            let ids: Vec<String> = hit.folded.iter().map(i64::to_string).collect();
            let _ = writeln!(out, "        {}", texts().text("cli.folded", &[&ids.join(" ")]));
        }
        let why: Vec<String> =
            hit.why.iter().map(|why| texts().text(&format!("why.{}", why.name()), &[])).collect();
        let _ =
            writeln!(out, "        {}", texts().text("cli.why", &[&why.join(" "), &hit.hits.to_string()]));
        if !hit.shared.is_empty() {
            let _ = writeln!(out, "        {}", texts().text("cli.shared", &[&hit.shared.join(" ")]));
        }
        let snippet: String = hit.snippet.iter().map(|segment| marked(&segment.text, segment.hit)).collect();
        if !snippet.is_empty() {
            let _ = writeln!(out, "        {snippet}");
        }
    }
    let (total, rows) = (result.total.to_string(), result.rows.to_string());
    let _ = match result.rows < result.total {
        true => writeln!(out, "{}", texts().text("cli.found-folded", &[&total, &rows])),
        false => writeln!(out, "{}", texts().text("cli.found", &[&total])),
    };
    out
}

/// Lines that belong to no article, below the articles.
fn unassigned_text(found: &UnassignedLines) -> String {
    let mut out = String::new();
    if found.total > 0 {
        let _ = writeln!(out, "{}", texts().text("unassigned.sum", &[&found.total.to_string()]));
    }
    for line in &found.lines {
        let text: String = line.text.iter().map(|segment| marked(&segment.text, segment.hit)).collect();
        let printed = place_in_print(&line.published, &line.publication, &line.page);
        let place = texts().text("unassigned.place", &[&line.file, &line.line.to_string()]);
        let _ = writeln!(out, "        {printed}  {place}  {text}");
    }
    if found.pages_unread > 0 {
        let _ = writeln!(out, "{}", texts().text("unassigned.unread", &[&found.pages_unread.to_string()]));
    }
    out
}

/// Date, paper and page, as far as they are known.
fn place_in_print(published: &Option<String>, publication: &Option<String>, page: &Option<String>) -> String {
    let undated = || texts().text("cli.undated", &[]);
    let mut parts = vec![published.clone().unwrap_or_else(undated)];
    parts.extend(publication.clone());
    parts.extend(page.clone());
    parts.join(" ")
}

fn marked(text: &str, hit: bool) -> String {
    if hit { format!("«{text}»") } else { text.to_owned() }
}

fn topics_text(topics: &Topics) -> String {
    let mut out = String::new();
    let mut section = |key: &str, rows: Vec<(u32, String)>| {
        let _ = writeln!(out, "{}", texts().text(key, &[]));
        for (count, label) in rows {
            let _ = writeln!(out, "{count:>6}  {label}");
        }
    };
    section("cli.subjects", topics.subjects.iter().map(|s| (s.count, s.label.clone())).collect());
    section("cli.storylines", topics.storylines.iter().map(|s| (s.count, s.label.clone())).collect());
    section("cli.initiatives", topics.initiatives.iter().map(|i| (i.count, i.name.clone())).collect());
    out
}
