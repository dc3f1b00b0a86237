//! Measures how fast facts are read: `cargo run --release --example facts_speed -- TEXT.txt [REPEAT]`, a paragraph a
//! line, an article every ten. Prints bytes per second of all facts together, and of a plain jieba cut beside it.

use std::error::Error;
use std::time::Instant;

use newspaper::{Article, Block, BlockKind, PageInfo};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let text = std::fs::read_to_string(args.next().ok_or("usage: facts_speed TEXT.txt [REPEAT]")?)?;
    let repeat: usize = args.next().map_or(Ok(1), |n| n.parse())?;
    let lines: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).collect();
    let mut articles: Vec<Article> = lines.chunks(10).map(article).collect();
    let page = PageInfo { issue_date: Some("2024-07-17".into()), ..PageInfo::default() };
    // Tables and dictionary are loaded once in a program's life.
    let start = Instant::now();
    newspaper::facts::extract(&mut articles[..1], &page, None);
    println!("first article, tables included: {:.3} s", start.elapsed().as_secs_f64());
    let megabytes = (text.len() * repeat) as f64 / 1e6;
    let start = Instant::now();
    for _ in 0..repeat {
        newspaper::facts::extract(&mut articles, &page, None);
    }
    let facts: usize = articles.iter().map(|a| a.facts.len()).sum();
    println!(
        "facts: {:.2} MB/s, {facts} facts in {} articles",
        megabytes / start.elapsed().as_secs_f64(),
        articles.len()
    );
    let start = Instant::now();
    let mut words = 0;
    for _ in 0..repeat {
        words += lines.iter().map(|l| newspaper::text::JIEBA.cut(l, true).len()).sum::<usize>();
    }
    println!("jieba: {:.2} MB/s, {words} words", megabytes / start.elapsed().as_secs_f64());
    Ok(())
}

fn article(lines: &[&str]) -> Article {
    let block =
        |text: &&str| Block { kind: BlockKind::Paragraph, text: (*text).to_owned(), lines: Vec::new() };
    Article {
        headline: lines[0].to_owned(),
        blocks: lines[1..].iter().map(block).collect(),
        ..Article::default()
    }
}
