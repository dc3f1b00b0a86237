//! Whether the confidence of articles and cuts can be believed: `cargo run --example reliability -- FOLDER…`. Every folder
//! holds pages `X.txt` with `X.gold.json` beside them (`articles[].lines`, `headline`). Prints, per bin of confidence,
//! how many articles fell in it and what share was right (lines and headline equal, white space aside).

use std::error::Error;
use std::path::{Path, PathBuf};

use newspaper::{Article, Config, decode, structure};
use serde_json::Value;

/// Lower bounds of the bins.
const BINS: [f32; 6] = [0.0, 0.5, 0.7, 0.9, 0.95, 0.99];

#[derive(Default)]
struct Table {
    count: [u32; BINS.len()],
    right: [u32; BINS.len()],
    sum: [f32; BINS.len()],
}

impl Table {
    fn add(&mut self, confidence: f32, right: bool) {
        let bin = BINS.iter().rposition(|&low| confidence >= low).unwrap_or(0);
        self.count[bin] += 1;
        self.right[bin] += u32::from(right);
        self.sum[bin] += confidence;
    }

    fn print(&self, title: &str) {
        println!("{title}\n  from      n    right  said");
        for (n, low) in BINS.iter().enumerate().filter(|&(n, _)| self.count[n] > 0) {
            let count = self.count[n] as f32;
            let (right, said) = (self.right[n] as f32 / count, self.sum[n] / count);
            println!("  {low:.2}  {:5}   {right:.3}  {said:.3}", self.count[n]);
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let (mut articles, mut cuts) = (Table::default(), Table::default());
    for folder in std::env::args().skip(1) {
        for path in pages(Path::new(&folder))? {
            measure(&path, &mut articles, &mut cuts)?;
        }
    }
    articles.print("articles: lines and headline right");
    cuts.print("first lines of articles: a boundary of the gold");
    Ok(())
}

fn pages(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = std::fs::read_dir(folder)?.map(|e| e.map(|e| e.path()));
    let mut paths = entries.collect::<Result<Vec<_>, _>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt") && p.with_extension("gold.json").exists());
    paths.sort();
    Ok(paths)
}

fn measure(path: &Path, articles: &mut Table, cuts: &mut Table) -> Result<(), Box<dyn Error>> {
    let page = decode::decode(&std::fs::read(path)?, None)?;
    let gold: Value = serde_json::from_slice(&std::fs::read(path.with_extension("gold.json"))?)?;
    let free = lines(&gold["furniture_lines"]);
    let wanted: Vec<(Vec<u32>, String)> = gold["articles"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|a| (without(&lines(&a["lines"]), &free), folded(a["headline"].as_str().unwrap_or_default())))
        .collect();
    for article in structure::read(&page.lines, &Config::default()).articles {
        let own = without(&article.lines, &free);
        let headline = headline(&article);
        let right = wanted.iter().any(|(lines, title)| *lines == own && *title == headline);
        articles.add(article.confidence, right);
        let begins = wanted.iter().any(|(lines, _)| lines.first() == own.first());
        cuts.add(article.confidence, begins);
    }
    Ok(())
}

fn headline(article: &Article) -> String {
    if article.headline_supplied { String::new() } else { folded(&article.headline) }
}

/// Without white space, full-width signs as half-width ones.
fn folded(text: &str) -> String {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(half).collect()
}

fn lines(value: &Value) -> Vec<u32> {
    value.as_array().into_iter().flatten().filter_map(|n| Some(n.as_u64()? as u32)).collect()
}

fn without(lines: &[u32], free: &[u32]) -> Vec<u32> {
    lines.iter().copied().filter(|n| !free.contains(n)).collect()
}
