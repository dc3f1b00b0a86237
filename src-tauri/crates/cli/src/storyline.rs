//! `jianbao storylines` and `storyline`: chains of articles on one matter.

use std::fmt::Write;
use std::sync::atomic::AtomicBool;

use archive::Archive;
use archive::wire::{Progress, StorylineList, StorylineMark, StorylineTurn, StorylineView};
use serde_json::json;

use crate::arguments::{StorylineArguments, StorylinesArguments};
use crate::correct;
use crate::output::{self, Outcome, texts};
use crate::progress::with_bar;

/// Waits until storylines are up with the archive. One that cannot be written to is shown as it is.
pub(crate) fn wait(archive: &Archive) -> archive::Result<()> {
    with_bar(|progress| {
        let mut report = |building: &archive::wire::Building| {
            progress(&Progress { done: building.done, total: building.total, ..Progress::default() });
        };
        archive.keep_storylines(&mut report, &AtomicBool::new(false))
    })
}

/// Storylines of a query.
pub(crate) fn list(arguments: &StorylinesArguments) -> Outcome {
    let archive = arguments.query.open(&arguments.archive)?;
    wait(&archive)?;
    let list = archive.storylines(&arguments.query.query(), arguments.limit)?;
    if arguments.json { output::json(&list) } else { output::plain(&list_text(&list)) }
}

/// One storyline: shown, or named, merged, cut, pinned, followed.
pub(crate) fn storyline(arguments: &StorylineArguments) -> Outcome {
    let archive = Archive::open_whole(&arguments.archive)?;
    wait(&archive)?;
    let id = arguments.storyline.as_str();
    let marks = [
        (arguments.pin, StorylineMark::Pin),
        (arguments.unpin, StorylineMark::Unpin),
        (arguments.follow, StorylineMark::Follow),
        (arguments.unfollow, StorylineMark::Unfollow),
    ];
    let corrected = if let Some(name) = &arguments.rename {
        archive.rename_storyline(id, name)?
    } else if !arguments.merge.is_empty() {
        archive.merge_storylines(id, &arguments.merge)?
    } else if !arguments.split.is_empty() {
        archive.split_storyline(id, &arguments.split)?
    } else if let Some((_, mark)) = marks.into_iter().find(|(asked, _)| *asked) {
        archive.mark_storyline(id, mark)?
    } else if arguments.seen {
        archive.see_storyline(id)?;
        return if arguments.json { output::json(&json!({ "seen": id })) } else { Ok(()) };
    } else {
        let view = archive.storyline(id)?;
        return if arguments.json { output::json(&view) } else { output::plain(&sheet_text(&view)) };
    };
    correct::print(&corrected, arguments.json)
}

fn list_text(list: &StorylineList) -> String {
    let mut out = String::new();
    for line in &list.storylines {
        let mark = if line.pinned { "★" } else { " " };
        let news = if line.news > 0 { format!("  +{}", line.news) } else { String::new() };
        let span = span(line.from.as_deref(), line.to.as_deref());
        let _ = writeln!(out, "{:>6} {mark} {:>5}  {span}  {}{news}", line.id, line.count, line.label);
    }
    let _ = writeln!(out, "{}", texts().text("cli.storylines-total", &[&list.total.to_string()]));
    out
}

fn span(from: Option<&str>, to: Option<&str>) -> String {
    [from, to].into_iter().flatten().collect::<Vec<_>>().join("..")
}

fn sheet_text(view: &StorylineView) -> String {
    let count = view.articles.len().to_string();
    let span = span(view.from.as_deref(), view.to.as_deref());
    let mut out = format!("{}  {span}  {}\n", view.label, texts().text("cli.storyline-articles", &[&count]));
    if let Some(quote) = &view.summary {
        let _ = writeln!(out, "  {} [{}]", quote.text, quote.article);
    }
    if let Some(peak) = &view.peak {
        let peak = texts().text("storyline.peak", &[&peak.start, &peak.count.to_string()]);
        let _ = writeln!(out, "  {peak}");
    }
    for article in &view.articles {
        let turn =
            view.turns.iter().find(|turn| turn.article == article.id).map(turn_text).unwrap_or_default();
        let published = article.published.as_deref().unwrap_or_default();
        let new = if article.new { " +" } else { "" };
        let _ = writeln!(out, "{:>8}  {published}  {}{new}  {turn}", article.id, article.headline);
    }
    for other in &view.alike {
        let _ = writeln!(out, "  ~ {:>6}  {:>5}  {}", other.id, other.count, other.label);
    }
    out
}

/// Why an article is a turning point, in words.
fn turn_text(turn: &StorylineTurn) -> String {
    let why = serde_json::to_value(turn.why).ok().and_then(|why| why.as_str().map(str::to_owned));
    let arguments = [turn.name.clone().unwrap_or_else(|| turn.number.to_string())];
    let key = format!("storyline.turn.{}", why.unwrap_or_default());
    format!("（{}）", texts().text(&key, &[&arguments[0]]))
}
