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
//! (give a `limit` that holds them all).

mod times;

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
    let mut failed = 0;
    for asked in &queries {
        match run(&archive, asked) {
            Ok(found) => {
                times.expected(&asked.kind, found.is_there);
                if let (Some(false), Some(id)) = (found.is_there, &asked.expect) {
                    eprintln!("jianbao: {}", texts().text("cli.bench-absent", &[&asked.query, id]));
                }
            }
            Err(error) => {
                failed += 1;
                let why = sentence(error.code(), &error.detail().unwrap_or_default());
                eprintln!("jianbao: {}: {why}", asked.query);
            }
        }
    }
    for _ in 0..arguments.repeat {
        for asked in &queries {
            let start = Instant::now();
            let outcome = run(&archive, asked);
            let taken = start.elapsed();
            if let Ok(found) = outcome {
                times.add(&asked.kind, taken, found.hits);
            }
        }
    }
    print(&times.kinds(), queries.len(), failed, arguments)
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
        output::json(&json!({ "queries": queries, "failed": failed, "repeat": repeat, "kinds": kinds }))?;
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
        let folder = std::env::temp_dir().join(format!("jianbao-queries-{}", std::process::id()));
        std::fs::create_dir_all(&folder).ok()?;
        let path = folder.join(format!("{}.jsonl", line.len()));
        std::fs::write(&path, format!("\n{line}\n")).ok()?;
        let queries = read(&path).ok()?;
        std::fs::remove_file(path).ok()?;
        queries.into_iter().next()
    }

    #[test]
    fn queries_are_read_with_defaults() {
        let asked = parsed(r#"{"kind":"names","query":"张红","sort":"oldest","timeline":"day"}"#).unwrap();
        assert_eq!((asked.limit, asked.offset, asked.sort), (20, 0, Sort::Oldest));
        assert_eq!((asked.timeline, asked.facets), (Some(Granularity::Day), false));
    }

    #[test]
    fn a_line_that_is_no_query_is_an_error() {
        let check = |line| assert_eq!(parsed(line), None, "{line}");
        check(r#"{"query":"张红"}"#);
        check(r#"{"kind":"names","queries":"张红"}"#);
        check(r#"{"kind":"names","sort":"best"}"#);
        check("names");
    }
}
