//! Measures how fast pages are cut: `cargo run --release --example structure_speed -- REPEAT PAGE.txt…`. Prints
//! bytes per second over all pages.

use std::error::Error;
use std::time::Instant;

use newspaper::{Config, decode, structure};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let repeat: usize = args.next().ok_or("usage: structure_speed REPEAT PAGE.txt…")?.parse()?;
    let mut pages = Vec::new();
    for path in args {
        pages.push(decode::decode(&std::fs::read(path)?, None)?.lines);
    }
    let bytes: usize = pages.iter().flatten().map(|l| l.len() + 1).sum();
    // The dictionary is loaded once in a program's life.
    let config = Config::default();
    let mut articles: usize = pages.iter().map(|p| structure::read(p, &config).articles.len()).sum();
    let start = Instant::now();
    for _ in 0..repeat {
        articles = pages.iter().map(|p| structure::read(p, &config).articles.len()).sum();
    }
    let megabytes = (bytes * repeat) as f64 / 1e6;
    println!("structure: {:.2} MB/s, {articles} articles", megabytes / start.elapsed().as_secs_f64());
    Ok(())
}
