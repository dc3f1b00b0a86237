//! Measures the order of result lists on a corpus: `ranking CORPUS.jsonl [LIMIT]`. See `ranking/README.md`.

use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use archive::query::Query;
use archive::{Archive, ImportOptions, SearchOptions};
use jianbao_tests::ranking::{Grade, Item, Judged, Plain, ROWS, Unit, ndcg, queries};
use serde_json::{Value, json};

/// Names of the rankings, in the order of their figures.
const RANKINGS: [&str; 3] = ["jianbao", "BM25 words", "BM25 pairs"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let Some(corpus) = arguments.next() else { return Err("usage: ranking CORPUS.jsonl [LIMIT]".into()) };
    let limit = arguments.next().map_or(Ok(usize::MAX), |limit| limit.parse())?;
    let folder = tempfile::tempdir()?;
    let records = folder.path().join("records.jsonl");
    let items = read(Path::new(&corpus), limit, &records)?;
    let archive = Archive::create(&folder.path().join("ranking.jianbao"))?;
    let go_on = AtomicBool::new(false);
    archive.import(&[records], &ImportOptions::default(), &mut |_| {}, &go_on)?;
    println!("{} articles\n", items.len());
    let judged = Judged::new(&items);
    let plain = [Plain::new(&items, Unit::Words)?, Plain::new(&items, Unit::Pairs)?];
    let mut sums = [0.0; 3];
    let (mut judged_queries, mut slowest, mut spent) = (0, 0.0f64, 0.0);
    println!("| query | relevant | {} |\n|---|---|---|---|---|", RANKINGS.join(" | "));
    for (query, _) in queries() {
        let all = judged.grades(query);
        let start = Instant::now();
        let ours = ours(&archive, query)?;
        let took = start.elapsed().as_secs_f64() * 1000.0;
        (slowest, spent) = (slowest.max(took), spent + took);
        let lists = [ours, plain[0].search(query)?, plain[1].search(query)?];
        let grades = |list: &Vec<usize>| list.iter().map(|&n| all[n]).collect::<Vec<Grade>>();
        let Some(figures) = lists.iter().map(|list| ndcg(&grades(list), &all)).collect::<Option<Vec<f64>>>()
        else {
            continue;
        };
        judged_queries += 1;
        let relevant = all.iter().filter(|&&grade| grade > 0).count();
        let shown: Vec<String> = figures.iter().map(|figure| format!("{figure:.3}")).collect();
        println!("| {query} | {relevant} | {} |", shown.join(" | "));
        sums.iter_mut().zip(figures).for_each(|(sum, figure)| *sum += figure);
    }
    let count = f64::from(judged_queries);
    let means: Vec<String> = sums.iter().map(|sum| format!("**{:.3}**", sum / count)).collect();
    println!("| **mean of {judged_queries}** | | {} |", means.join(" | "));
    println!("\nfirst page: {:.1} ms mean, {slowest:.1} ms at most", spent / count);
    Ok(())
}

/// Reads the corpus, and writes it again as records with numbers for ids.
fn read(corpus: &Path, limit: usize, records: &Path) -> Result<Vec<Item>, Box<dyn Error>> {
    let mut out = std::io::BufWriter::new(std::fs::File::create(records)?);
    let mut items = Vec::new();
    for line in BufReader::new(std::fs::File::open(corpus)?).lines().take(limit) {
        let record: Value = serde_json::from_str(&line?)?;
        let text = |key: &str| record[key].as_str().unwrap_or_default().to_owned();
        let (title, body) = (text("title"), text("body"));
        let numbered =
            json!({"id": items.len().to_string(), "title": title, "body": body, "date": record["date"]});
        writeln!(out, "{numbered}")?;
        let paragraphs = body.split('\n').map(str::to_owned).filter(|paragraph| !paragraph.trim().is_empty());
        items.push(Item { title, paragraphs: paragraphs.collect() });
    }
    out.flush()?;
    Ok(items)
}

/// The numbers of the first articles that the archive lists.
fn ours(archive: &Archive, query: &str) -> Result<Vec<usize>, Box<dyn Error>> {
    let query = Query { text: query.to_owned(), ..Query::default() };
    let found = archive.search(&query, &SearchOptions { limit: ROWS as u32, ..SearchOptions::default() })?;
    Ok(found.hits.iter().filter_map(|hit| hit.source_id.as_deref()?.parse().ok()).collect())
}
