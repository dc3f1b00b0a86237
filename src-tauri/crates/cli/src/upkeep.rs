//! `jianbao stats`, `verify`, `reindex`, `reread`, `home` and `names`.

use std::sync::atomic::AtomicBool;

use archive::Archive;
use archive::wire::{NamePatterns, Progress};
use serde_json::json;

use crate::arguments::{ArchiveArguments, HomeArguments, NamesArguments, ReindexArguments};
use crate::log;
use crate::output::{self, Failure, Outcome, sentence, texts};
use crate::progress::with_bar;

/// Checks the archive and names every problem.
pub(crate) fn verify(arguments: &ArchiveArguments) -> Outcome {
    let report = Archive::open_whole(&arguments.archive)?.verify()?;
    let archive = arguments.archive.display().to_string();
    report.problems.iter().for_each(|problem| log::problem(&archive, problem.code.name(), &problem.subject));
    if arguments.json {
        output::json(&json!({
            "originals": report.originals,
            "articles": report.articles,
            "problems": report.problems.iter().map(|p| json!({
                "code": p.code, "subject": p.subject, "message": sentence(p.code.name(), &p.subject),
            })).collect::<Vec<_>>(),
        }))?;
    } else {
        let counts = [report.originals, report.articles, report.problems.len() as u32].map(|n| n.to_string());
        let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
        output::plain(&format!("{}\n", texts().text("cli.verified", &counts)))?;
        for problem in &report.problems {
            output::plain(&format!("{}\n", sentence(problem.code.name(), &problem.subject)))?;
        }
    }
    if report.problems.is_empty() { Ok(()) } else { Err(Failure::Partly) }
}

/// Says what each part of the archive takes on disk.
pub(crate) fn stats(arguments: &ArchiveArguments) -> Outcome {
    let stats = Archive::open(&arguments.archive)?.stats()?;
    if arguments.json {
        return output::json(&stats);
    }
    let row = |name: &str, bytes: u64| {
        format!("{:>10.1} MB {}  {name}\n", bytes as f64 / 1e6, times(bytes, stats.text))
    };
    let mut lines = format!("{}\n", texts().text("cli.stats", &[&stats.articles.to_string()]));
    let heads = [("text", stats.text), ("originals", stats.originals), ("database", stats.database)];
    for (name, bytes) in heads {
        lines += &row(&texts().text(&format!("cli.stats.{name}"), &[]), bytes);
    }
    stats.tables.iter().for_each(|part| lines += &row(&format!("  {}", part.name), part.bytes));
    let segments = texts().text("cli.stats.index", &[&stats.segments.to_string()]);
    lines += &row(&segments, stats.index);
    stats.fields.iter().for_each(|part| lines += &row(&format!("  {}", part.name), part.bytes));
    lines += &row(&texts().text("cli.stats.total", &[]), stats.total());
    output::plain(&lines)
}

/// How many times the text; nothing is a multiple of no text.
fn times(bytes: u64, text: u64) -> String {
    match text {
        0 => format!("{:>9}", "—"),
        text => format!("{:>7.2} ×", bytes as f64 / text as f64),
    }
}

/// Builds the search index anew.
pub(crate) fn reindex(arguments: &ReindexArguments) -> Outcome {
    let archive = Archive::open(&arguments.archive)?;
    arguments.index_memory.into_iter().for_each(|megabytes| archive.set_index_memory(megabytes * 1_000_000));
    let articles = with_bar(|progress| {
        let mut report = |done, total| progress(&Progress { done, total, ..Progress::default() });
        archive.reindex(&mut report, &AtomicBool::new(false))
    })?;
    if arguments.json {
        output::json(&json!({ "articles": articles }))
    } else {
        output::plain(&format!("{}\n", texts().text("cli.reindexed", &[&articles.to_string()])))
    }
}

/// Says where the papers are at home, or sets it and reads every page anew with it.
pub(crate) fn home(arguments: &HomeArguments) -> Outcome {
    let archive = Archive::open(&arguments.archive)?;
    if let Some(path) = &arguments.path {
        archive.set_home(Some(path))?;
        return read_anew(&archive, arguments.json);
    }
    let home = archive.home()?;
    if arguments.json {
        return output::json(&home);
    }
    let [chosen, guess] = [&home.chosen, &home.guess].map(|path| path.as_deref().unwrap_or("—"));
    let counts = [home.guess_articles, home.articles].map(|n| n.to_string());
    let said = texts().text("cli.home", &[chosen, guess, &counts[0], &counts[1]]);
    let due = if home.reread_due { texts().text("home.due", &[]) } else { String::new() };
    output::plain(
        &[said, due].iter().filter(|line| !line.is_empty()).map(|l| format!("{l}\n")).collect::<String>(),
    )
}

/// Says how the archive reads the names of files, or adds to that.
pub(crate) fn names(arguments: &NamesArguments) -> Outcome {
    let archive = Archive::open(&arguments.archive)?;
    let mut names = if arguments.clear { NamePatterns::default() } else { archive.name_patterns()? };
    let new = arguments.pattern.iter().filter(|pattern| !names.patterns.contains(pattern));
    let new: Vec<String> = new.cloned().collect();
    let changes = arguments.clear || !new.is_empty() || !arguments.paper.is_empty();
    names.patterns.extend(new);
    names.codes.extend(arguments.paper.iter().cloned());
    if changes {
        archive.set_name_patterns(&names)?;
    }
    if arguments.json {
        return output::json(&names);
    }
    let codes = names.codes.iter().map(|(code, paper)| format!("{code}={paper}\n"));
    let lines: String = names.patterns.iter().map(|pattern| format!("{pattern}\n")).chain(codes).collect();
    let none = || format!("{}\n", texts().text("cli.names.none", &[]));
    output::plain(&if lines.is_empty() { none() } else { lines })
}

/// Reads every page anew.
pub(crate) fn reread(arguments: &ArchiveArguments) -> Outcome {
    read_anew(&Archive::open_whole(&arguments.archive)?, arguments.json)
}

fn read_anew(archive: &Archive, json: bool) -> Outcome {
    let summary = with_bar(|progress| archive.reread(progress, &AtomicBool::new(false)))?;
    if json {
        output::json(&summary)?;
    } else {
        let counts = [summary.pages, summary.changed, summary.gone, summary.failures.len() as u32];
        let counts = counts.map(|n| n.to_string());
        let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
        output::plain(&format!("{}\n", texts().text("cli.reread", &counts)))?;
    }
    log::files(&summary.failures);
    for failure in &summary.failures {
        eprintln!("jianbao: {}: {}", failure.path, sentence(failure.code.name(), &failure.detail));
    }
    if summary.failures.is_empty() { Ok(()) } else { Err(Failure::Partly) }
}

#[cfg(test)]
mod tests {
    use super::times;

    #[test]
    fn nothing_is_a_multiple_of_no_text() {
        assert_eq!(times(3, 2), "   1.50 ×");
        assert_eq!(times(3, 0), "        —");
    }
}
