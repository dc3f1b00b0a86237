//! Whether the confidence of articles and cuts can be believed: `cargo run --example reliability -- [--odd|--even] FOLDER…`.
//! Every folder holds pages `X.txt` with `X.gold.json` beside them (`articles[].lines`,
//! `headline`). Prints, per bin of confidence, how many articles fell in it and what share was right (lines and
//! headline equal, white space aside), and how many wrong ones were given without a doubt, and right ones with one.
//! `--odd` and `--even` measure every second page: one half to calibrate on, the other to report.

use std::error::Error;
use std::path::{Path, PathBuf};

use newspaper::structure::{self, Structure};
use newspaper::{Article, Config, Diagnostic, Severity, decode};
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

/// Articles by whether they are right and whether the page doubts them.
#[derive(Default)]
struct Doubted {
    wrong: u32,
    wrong_sure: u32,
    right: u32,
    right_doubted: u32,
}

impl Doubted {
    fn add(&mut self, right: bool, doubted: bool) {
        self.right += u32::from(right);
        self.right_doubted += u32::from(right && doubted);
        self.wrong += u32::from(!right);
        self.wrong_sure += u32::from(!right && !doubted);
    }

    fn print(&self) {
        println!("wrong {}, of these without a doubt {}", self.wrong, self.wrong_sure);
        println!("right {}, of these with a doubt {}", self.right, self.right_doubted);
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let (mut articles, mut cuts, mut doubted) = (Table::default(), Table::default(), Doubted::default());
    let (options, folders): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|arg| arg.starts_with("--"));
    let half = |n: usize| match options.first().map(String::as_str) {
        Some("--odd") => n % 2 == 1,
        Some("--even") => n.is_multiple_of(2),
        _ => true,
    };
    for folder in folders {
        for (_, path) in pages(Path::new(&folder))?.into_iter().enumerate().filter(|(n, _)| half(*n)) {
            measure(&path, &mut articles, &mut cuts, &mut doubted)?;
        }
    }
    articles.print("articles: lines and headline right");
    cuts.print("first lines of articles: a boundary of the gold");
    doubted.print();
    Ok(())
}

fn pages(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = std::fs::read_dir(folder)?.map(|e| e.map(|e| e.path()));
    let mut paths = entries.collect::<Result<Vec<_>, _>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt") && p.with_extension("gold.json").exists());
    paths.sort();
    Ok(paths)
}

/// Confidence under which an article is doubted whatever else is said of it.
const SURE: f32 = 0.7;

/// Whether the page says that it is not sure of this article.
fn is_doubted(page: &Structure, article: &Article) -> bool {
    let touches = |lines: &[u32]| lines.is_empty() || lines.iter().any(|n| article.lines.contains(n));
    let warned = |d: &Diagnostic| {
        d.severity == Severity::Warning
            && (d.code == newspaper::DiagnosticCode::OrderBroken || touches(&d.lines))
    };
    article.confidence < SURE
        || page.diagnostics.iter().any(warned)
        || page.doubts.iter().any(|d| touches(&d.lines))
}

fn measure(
    path: &Path,
    articles: &mut Table,
    cuts: &mut Table,
    doubted: &mut Doubted,
) -> Result<(), Box<dyn Error>> {
    let page = decode::decode(&std::fs::read(path)?, None)?;
    let gold: Value = serde_json::from_slice(&std::fs::read(path.with_extension("gold.json"))?)?;
    let free = lines(&gold["furniture_lines"]);
    let wanted: Vec<(Vec<u32>, String)> = gold["articles"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|a| (without(&lines(&a["lines"]), &free), folded(a["headline"].as_str().unwrap_or_default())))
        .collect();
    let found = structure::read(&page.lines, &Config::default());
    for article in &found.articles {
        let own = without(&article.lines, &free);
        let headline = headline(article);
        let right = wanted.iter().any(|(lines, title)| *lines == own && *title == headline);
        articles.add(article.confidence, right);
        doubted.add(right, is_doubted(&found, article));
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
