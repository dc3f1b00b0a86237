//! Prints a page's structure as the contract's JSON.
use newspaper::{BlockKind, Config, structure};
use serde_json::json;

fn main() {
    let path = std::env::args().nth(1).expect("a file");
    let bytes = std::fs::read(&path).expect("readable");
    let decoded = newspaper::decode::decode(&bytes, std::env::args().nth(2).as_deref()).expect("text");
    let start = std::time::Instant::now();
    let s = structure::read(&decoded.lines, &Config::default());
    eprintln!("{:?} {} bytes", start.elapsed(), bytes.len());
    let articles: Vec<_> = s.articles.iter().map(|a| json!({
        "kicker": a.kicker, "headline": a.headline, "headline_supplied": a.headline_supplied, "deck": a.deck,
        "subheads": a.subheads().collect::<Vec<_>>(), "reporters": a.byline.reporters,
        "correspondents": a.byline.correspondents, "photographers": a.byline.photographers, "printed": a.byline.printed,
        "dateline": a.dateline, "kind": a.kind, "lines": a.lines, "body": a.body().collect::<Vec<_>>(),
        "verse": a.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Verse | BlockKind::Table)).count(),
        "confidence": a.confidence})).collect();
    println!("{}", json!({"source": path, "encoding": decoded.encoding, "page": s.page, "articles": articles,
        "unassigned_lines": s.unassigned_lines, "diagnostics": s.diagnostics}));
}
