//! The views of the window, timed on an archive that is there already, and the table of it.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::arguments::Arguments;
use crate::corpus::{self, Corpus};
use crate::measure::KindTimes;
use crate::peers::jianbao;
use crate::queries::{VIEWS, kind, views};
use crate::report::{mb, ms};
use crate::{Result, explain, machine};

/// Milliseconds that a step of the picture and a page of topics may take at most, of 95 in 100.
const ALLOWED: f64 = 100.0;

/// What `jianbao bench --json` prints.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Printed {
    failed: u32,
    memory: Memory,
    kinds: Vec<KindTimes>,
}

/// What the program holds at the end, in bytes.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
struct Memory {
    own: Option<u64>,
    peak: Option<u64>,
}

/// Measures the views of `archive` and writes the report.
pub(crate) fn measure(arguments: &Arguments, archive: &Path, work: &Path) -> Result<()> {
    let (path, corpus) = words(arguments, work)?;
    let lines = views(&path, corpus, arguments.queries, arguments.seed)?;
    let made = machine::name();
    eprintln!("bench: views of {}", archive.display());
    let printed: Printed =
        jianbao::timed(archive, &work.join("views.jsonl"), &lines, arguments.queries_repeat)?;
    let text = markdown(arguments, &made, jianbao::articles(archive)?, &printed);
    std::fs::write(&arguments.out, &text).map_err(|e| explain(&arguments.out, e))?;
    println!("{text}");
    Ok(())
}

/// The file that words are drawn from, and its articles: what the archive was made of, or the like.
fn words(arguments: &Arguments, work: &Path) -> Result<(PathBuf, u64)> {
    if let Some(path) = &arguments.corpus {
        let articles = corpus::read(path)?.try_fold(0, |n, article| article.map(|_| n + 1))?;
        return Ok((path.clone(), articles));
    }
    let Corpus { path, articles, .. } =
        corpus::write(&work.join("corpus.jsonl"), arguments.articles, arguments.seed, None)?;
    Ok((path, articles))
}

fn markdown(arguments: &Arguments, made: &str, articles: u64, printed: &Printed) -> String {
    let commit = machine::commit().map(|commit| format!(", commit {commit}")).unwrap_or_default();
    let mut out = format!(
        "# Views of the window: {articles} articles\n\n- {}; {made}{commit}\n- {} of each view, one round to warm up and {} \
         with the clock, in one process; each is the function that the window's command calls, and its answer as JSON\n",
        machine::today(),
        arguments.queries,
        arguments.queries_repeat
    );
    if let Some(note) = &arguments.note {
        let _ = writeln!(out, "- {note}");
    }
    let memory =
        |bytes: Option<u64>| bytes.map_or_else(|| "—".to_owned(), |bytes| format!("{:.0} MB", mb(bytes)));
    let _ = writeln!(
        out,
        "- Memory of the program's own at the end {}, the most with pages of files {}\n- Written by `cargo xtask bench \
         --archive`; every number is of this one run.\n",
        memory(printed.memory.own),
        memory(printed.memory.peak)
    );
    if printed.failed > 0 {
        let _ = writeln!(out, "**{} of the questions failed.**\n", printed.failed);
    }
    out += "Milliseconds. “First” is the very first of its row after the archive was opened, in the order of the rows; \
            what it reads is kept for those that follow. “KB” is the mean length of an answer.\n\n";
    out += &table(printed);
    out
}

fn table(printed: &Printed) -> String {
    let mut out =
        "| view | of | first | p50 | p95 | p99 | KB |\n|---|---|---:|---:|---:|---:|---:|\n".to_owned();
    let mut slow = Vec::new();
    for (view, what, list) in VIEWS {
        for of in list {
            let name = kind(view, *of);
            let Some(times) = printed.kinds.iter().find(|times| times.kind == name) else { continue };
            let size = times.hits as f64 / times.n.max(1) as f64 / 1000.0;
            let _ = writeln!(
                out,
                "| {view}: {what} | {} | {} | {} | {} | {} | {size:.1} |",
                of.name(),
                ms(times.first),
                ms(times.p50),
                ms(times.p95),
                ms(times.p99)
            );
            if times.p95 > ALLOWED {
                slow.push(format!("{view} of {}", of.name()));
            }
        }
    }
    let verdict = match slow.as_slice() {
        [] => format!("\nEvery p95 is within {ALLOWED} ms.\n"),
        slow => format!("\np95 over {ALLOWED} ms: {}.\n", slow.join(", ")),
    };
    out + &verdict
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queries::Of;

    #[test]
    fn the_table_names_what_is_slow() {
        let times = |view: &str, of: Of, p95: f64| KindTimes {
            kind: kind(view, of),
            n: 2,
            p50: 2.0,
            p95,
            p99: p95,
            first: 250.0,
            hits: 3_000,
            ..KindTimes::default()
        };
        let kinds = vec![times("overview", Of::All, 5.0), times("topics", Of::Frequent, 130.0)];
        let text = table(&Printed { kinds, ..Printed::default() });
        let has = |line: &str| assert!(text.lines().any(|l| l == line), "{line}\n{text}");
        has("| overview: the home of the archive | all | 250 | 2.00 | 5.00 | 5.00 | 1.5 |");
        has("| topics: page of topics (all six kinds) | frequent word | 250 | 2.00 | 130 | 130 | 1.5 |");
        has("p95 over 100 ms: topics of frequent word.");
    }
}
