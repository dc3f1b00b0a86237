//! Measures how fast pages are cut: `cargo run --release --example structure_speed -- FOLDER [REPEAT]`. One core; pages
//! and bytes per second of the structure without facts, and of a plain jieba cut of the same text beside it.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use newspaper::{Config, Decoded, decode, structure};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().ok_or("usage: structure_speed FOLDER [REPEAT]")?;
    let repeat: usize = args.next().map_or(Ok(20), |n| n.parse())?;
    let pages = read(Path::new(&folder))?;
    let bytes: usize = pages.iter().flat_map(|p| &p.lines).map(|line| line.len() + 1).sum();
    let config = Config::default();
    // The dictionary is loaded once in a program's life.
    for page in &pages {
        structure::read(&page.lines, &config);
    }
    let (mut articles, mut words) = (0, 0);
    let (mut structure_seconds, mut jieba_seconds) = (0.0, 0.0);
    // In turns, so that a busy machine slows both alike.
    for _ in 0..repeat {
        let start = Instant::now();
        articles += pages.iter().map(|p| structure::read(&p.lines, &config).articles.len()).sum::<usize>();
        structure_seconds += start.elapsed().as_secs_f64();
        let start = Instant::now();
        let lines = pages.iter().flat_map(|p| &p.lines);
        words += lines.map(|line| newspaper::text::JIEBA.cut(line, true).len()).sum::<usize>();
        jieba_seconds += start.elapsed().as_secs_f64();
    }
    let rate = |seconds: f64| (bytes * repeat) as f64 / 1e6 / seconds;
    let per_second = (pages.len() * repeat) as f64 / structure_seconds;
    println!(
        "pages {} of {:.1} kB, {repeat} times",
        pages.len(),
        bytes as f64 / 1e3 / pages.len().max(1) as f64
    );
    println!("structure: {per_second:.0} pages/s, {:.2} MB/s, {articles} articles", rate(structure_seconds));
    println!("jieba: {:.2} MB/s, {words} words", rate(jieba_seconds));
    println!("structure takes {:.2} times a jieba cut", structure_seconds / jieba_seconds);
    Ok(())
}

/// Every `.txt` of a folder, by name.
fn read(folder: &Path) -> Result<Vec<Decoded>, Box<dyn Error>> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths.iter().map(|p| Ok(decode::decode(&std::fs::read(p)?, None)?)).collect()
}
