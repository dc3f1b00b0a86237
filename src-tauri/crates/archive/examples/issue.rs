//! Measures what an issue costs that comes into an archive which is open and in use:
//! `cargo run --release -p archive --example issue -- ARCHIVE.jianbao ISSUE.jsonl…`. It writes in the archive.
//!
//! As in the window, each view is asked for once before; then, file by file, the file is imported, each view is asked
//! for again, and storylines are waited for; at the end an article is corrected and found again. Each step with its
//! milliseconds by the clock and of the processor, those of work in the background included.

use std::error::Error;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use archive::query::{Axis, Granularity, Query};
use archive::wire::{Change, Target};
use archive::{Archive, ImportOptions, SearchOptions};
use newspaper::{Correction, Field};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A word that most papers print.
const WORD: &str = "经济";

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("usage: issue ARCHIVE ISSUE.jsonl…")?;
    let archive = timed("open", || Archive::open_whole(Path::new(&path)))?;
    archive.read_ahead();
    views(&archive)?;
    for file in arguments {
        println!("--- {file}");
        let options = ImportOptions::default();
        let never = AtomicBool::new(false);
        let summary = timed("import", || archive.import(&[file.into()], &options, &mut |_| {}, &never))?;
        println!("{} articles", summary.articles);
        views(&archive)?;
        timed("storylines kept up", || archive.keep_storylines(&mut |_| {}, &never))?;
        views(&archive)?;
        timed("nothing new", || archive.import(&[], &options, &mut |_| {}, &never))?;
    }
    correct(&archive)
}

/// Each view once, in the order in which the window asks for them.
fn views(archive: &Archive) -> Result<()> {
    let all = Query::default();
    let word = Query { text: WORD.into(), ..Query::default() };
    let folded = SearchOptions { fold: true, ..SearchOptions::default() };
    timed("  info", || archive.info())?;
    timed("  page", || archive.search(&all, &folded))?;
    timed("  page of a word", || archive.search(&word, &folded))?;
    timed("  facets", || archive.facets(&all))?;
    timed("  years", || archive.timeline(&all, Axis::Published, Granularity::Year))?;
    timed("  overview", || archive.overview())?;
    timed("  topics", || archive.topics(&all))?;
    timed("  topics of a word", || archive.topics(&word))?;
    timed("  suggestions", || archive.suggest("张", 10))?;
    timed("  holdings", || archive.holdings())?;
    timed("  told of", || archive.timeline(&all, Axis::Event, Granularity::Year))?;
    Ok(())
}

/// Corrects the headline of the newest article, finds it by that, and takes it back.
fn correct(archive: &Archive) -> Result<()> {
    let newest =
        archive.search(&Query::default(), &SearchOptions { limit: 1, ..SearchOptions::default() })?;
    let id = newest.hits.first().ok_or("an empty archive")?.id;
    let source = archive.article(id, &Query::default())?.source;
    let line = source.lines.first().copied().ok_or("an article without lines")?;
    let values = vec!["渡口夜航记事".to_owned()];
    let headline = Correction::Field { line, field: Field::Headline, values };
    let change = Change { target: Target::Article(id), corrections: vec![headline] };
    println!("--- correction");
    timed("correct", || archive.correct(std::slice::from_ref(&change)))?;
    let found = Query { text: "\"渡口夜航记事\"".into(), ..Query::default() };
    let hits = timed("  found", || archive.search(&found, &SearchOptions::default()))?;
    println!("{} found", hits.total);
    views(archive)?;
    timed("taken back", || archive.undo(None))?;
    views(archive)
}

/// Does something and prints what it took.
fn timed<T>(name: &str, work: impl FnOnce() -> archive::Result<T>) -> archive::Result<T> {
    let (start, before) = (Instant::now(), processor());
    let done = work();
    let clock = start.elapsed().as_secs_f64() * 1000.0;
    println!("{name:<24} {clock:>8.1} ms {:>8.0} ms of the processor", processor() - before);
    done
}

/// Milliseconds that the processor worked for this program, where the system says (Linux); in steps of ten.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program may hold spaces; user and system time are the 12th and 13th field behind it.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    fields.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * 10.0
}
