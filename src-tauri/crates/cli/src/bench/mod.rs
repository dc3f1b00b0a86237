//! `jianbao bench`: queries of a file, run in one warm process, with their times by kind.
//!
//! The file has a JSON object a line:
//!
//! ```text
//! {"kind":"names","query":"张喜江","from":"2024-01","to":"2024-12","sort":"newest","limit":20,"offset":0,
//!  "facets":false,"timeline":null,"expect":null}
//! ```
//!
//! `kind` names the group the time is counted in; all else may be left out. What is timed is a page of results with
//! its snippets, unless `facets` or `timeline` (`year`, `month`, `day`) asks for counts: then these alone, since
//! the window asks for them after the page. `expect` is the `source_id` of an article that has to be on the page
//! (give a `limit` that holds them all). `view` asks for a view of the window instead ([`views`]):
//!
//! ```text
//! {"kind":"zoom","view":{"density":{"query":{"text":"灵芝"},"by":"month","from":"2010","to":"2019"}}}
//! ```

mod memory;
mod times;
mod views;

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;

use archive::query::{Granularity, Query, Sort};
use archive::{Archive, SearchOptions};
use serde::Deserialize;
use serde_json::json;

use crate::arguments::BenchArguments;
use crate::output::{self, Failure, Outcome, sentence, texts};
use times::{KindTimes, Times};
use views::{Known, View};

/// A line of the file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    kind: String,
    #[serde(default)]
    query: String,
    from: Option<String>,
    to: Option<String>,
    #[serde(default)]
    sort: Sort,
    #[serde(default = "first_page")]
    limit: u32,
    #[serde(default)]
    offset: u32,
    #[serde(default)]
    facets: bool,
    timeline: Option<Granularity>,
    expect: Option<String>,
    view: Option<View>,
}

fn first_page() -> u32 {
    SearchOptions::default().limit
}

/// What a query brought.
struct Found {
    hits: u64,
    /// Whether the expected article is there; `None` where none is expected.
    is_there: Option<bool>,
}

/// Runs all queries once to warm up, then `repeat` times with the clock.
pub(crate) fn bench(arguments: &BenchArguments) -> Outcome {
    let queries = read(&arguments.queries)?;
    let archive = Archive::open_whole(&arguments.archive)?;
    let mut times = Times::default();
    let (ready, failed) = warm_up(&archive, &queries, &mut times)?;
    for _ in 0..arguments.repeat {
        for (kind, run) in &ready {
            let start = Instant::now();
            let outcome = run();
            let taken = start.elapsed();
            if let Ok(found) = outcome {
                times.add(kind, taken, found.hits);
            }
        }
    }
    print(&times.kinds(), queries.len(), failed, arguments)
}

/// A line of the file that can be run.
type Ready<'a> = Box<dyn Fn() -> archive::Result<Found> + 'a>;

/// A line that can be run, with its kind.
type Named<'a> = (&'a str, Ready<'a>);

/// Runs every line once; they are given back with their kinds, and the number of those that failed.
fn warm_up<'a>(
    archive: &'a Archive,
    queries: &'a [Asked],
    times: &mut Times,
) -> Result<(Vec<Named<'a>>, u32), Failure> {
    let (mut known, mut ready, mut failed) = (None, Vec::new(), 0);
    for asked in queries {
        // What is asked for by its place is looked up when its turn comes: what was asked before began cold.
        if known.is_none() && asked.view.as_ref().is_some_and(View::needs_known) {
            known = Some(Known::read(archive)?);
        }
        let run = ready_to_run(archive, asked, known.as_ref());
        let start = Instant::now();
        match run() {
            Ok(found) => {
                times.first(&asked.kind, start.elapsed());
                times.expected(&asked.kind, found.is_there);
                if let (Some(false), Some(id)) = (found.is_there, &asked.expect) {
                    eprintln!("jianbao: {}", texts().text("cli.bench-absent", &[&asked.query, id]));
                }
            }
            Err(error) => {
                failed += 1;
                let why = sentence(error.code().name(), &error.detail().unwrap_or_default());
                eprintln!("jianbao: {}: {why}", asked.query);
            }
        }
        ready.push((asked.kind.as_str(), run));
    }
    Ok((ready, failed))
}

/// A line of the file as a thing to run.
fn ready_to_run<'a>(archive: &'a Archive, asked: &'a Asked, known: Option<&Known>) -> Ready<'a> {
    match &asked.view {
        Some(view) => {
            let view = view.ready(archive, known);
            Box::new(move || Ok(Found { hits: view()?, is_there: None }))
        }
        None => Box::new(|| run(archive, asked)),
    }
}

fn run(archive: &Archive, asked: &Asked) -> archive::Result<Found> {
    let (from, to) = (asked.from.clone(), asked.to.clone());
    let query = Query { text: asked.query.clone(), from, to, ..Query::default() };
    let mut found = Found { hits: 0, is_there: None };
    if asked.facets {
        // Every article is of one kind, so the kinds count all articles.
        found.hits = archive.facets(&query)?.kind.iter().map(|facet| u64::from(facet.count)).sum();
    }
    if let Some(by) = asked.timeline {
        found.hits = u64::from(archive.timeline(&query, query.axis, by)?.total);
    }
    if !asked.facets && asked.timeline.is_none() {
        let (sort, limit, offset) = (asked.sort, asked.limit, asked.offset);
        let page =
            archive.search(&query, &SearchOptions { sort, limit, offset, ..SearchOptions::default() })?;
        found.hits = u64::from(page.total);
        let is_on_page = |id: &String| page.hits.iter().any(|hit| hit.source_id.as_ref() == Some(id));
        found.is_there = asked.expect.as_ref().map(is_on_page);
    }
    Ok(found)
}

/// The queries of a file. A line that is none is a usage error: a time of something else helps nobody.
fn read(path: &Path) -> Result<Vec<Asked>, Failure> {
    let unusable = |why: String| Failure::Usage(format!("{}: {why}", path.display()));
    let lines = BufReader::new(File::open(path).map_err(|e| unusable(e.to_string()))?).lines();
    let mut queries = Vec::new();
    for (n, line) in lines.enumerate() {
        let line = line.map_err(|e| unusable(e.to_string()))?;
        if line.trim().is_empty() {
            continue;
        }
        let number = (n + 1).to_string();
        let malformed =
            |e: serde_json::Error| unusable(texts().text("cli.bench-malformed", &[&number, &e.to_string()]));
        queries.push(serde_json::from_str(&line).map_err(malformed)?);
    }
    Ok(queries)
}

fn print(kinds: &[KindTimes], queries: usize, failed: u32, arguments: &BenchArguments) -> Outcome {
    if arguments.json {
        let repeat = arguments.repeat;
        let memory = memory::own();
        output::json(
            &json!({ "queries": queries, "failed": failed, "repeat": repeat, "memory": memory, "kinds": kinds }),
        )?;
    } else {
        output::plain(&kinds.iter().map(line).collect::<String>())?;
    }
    if failed > 0 { Err(Failure::Partly) } else { Ok(()) }
}

fn line(times: &KindTimes) -> String {
    let ms = [times.p50, times.p95, times.p99, times.max].map(|ms| format!("{ms:.2}"));
    let (n, hits) = (times.n.to_string(), times.hits.to_string());
    let mut line =
        texts().text("cli.bench-kind", &[&times.kind, &n, &ms[0], &ms[1], &ms[2], &ms[3], &hits]) + "\n";
    if times.expected > 0 {
        let counts = [times.missed.to_string(), times.expected.to_string()];
        line += &(texts().text("cli.bench-missed", &[&times.kind, &counts[0], &counts[1]]) + "\n");
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Option<Asked> {
        let file = tempfile::NamedTempFile::new().ok()?;
        std::fs::write(file.path(), format!("\n{line}\n")).ok()?;
        let queries = read(file.path()).ok()?;
        queries.into_iter().next()
    }

    #[test]
    fn queries_are_read_with_defaults() {
        let asked = parsed(r#"{"kind":"names","query":"张红","sort":"oldest","timeline":"day"}"#).unwrap();
        assert_eq!((asked.limit, asked.offset, asked.sort), (20, 0, Sort::Oldest));
        assert_eq!((asked.timeline, asked.facets), (Some(Granularity::Day), false));
    }

    #[test]
    fn views_are_read_as_the_window_asks_for_them() {
        let view =
            |json: &str| parsed(&format!(r#"{{"kind":"v","view":{json}}}"#)).and_then(|asked| asked.view);
        assert_eq!(view(r#""overview""#), Some(View::Overview));
        let topic = view(r#"{"topic":{"of":"person","place":3,"text":""}}"#);
        assert!(topic.is_some_and(|view| view.needs_known()));
        let drawn = view(r#"{"density":{"query":{"text":"灵芝"},"by":"day","split":"subject"}}"#);
        assert!(matches!(drawn, Some(View::Density(ask)) if ask.query.text == "灵芝" && ask.split.is_some()));
    }

    #[test]
    fn a_line_that_is_no_query_is_an_error() {
        let check = |line| assert_eq!(parsed(line), None, "{line}");
        check(r#"{"query":"张红"}"#);
        check(r#"{"kind":"names","queries":"张红"}"#);
        check(r#"{"kind":"names","sort":"best"}"#);
        check(r#"{"kind":"v","view":"nothing"}"#);
        check("names");
    }
}
