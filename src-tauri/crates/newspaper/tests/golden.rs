//! The sample pages of `seeds/`, cut as a reader would cut them. `UPDATE_GOLDEN=1 cargo test -p newspaper`
//! rewrites the expected files; read the difference before committing it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use newspaper::structure::{self, Structure};
use newspaper::{Article, Config, decode};
use serde_json::{Value, json};

#[test]
fn liaocheng_daily_page() {
    check("000_f2a12eb79b97095d");
}

#[test]
fn provincial_paper_liaocheng_page() {
    check("001_4600770021876afd");
}

fn check(name: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bytes =
        std::fs::read(root.join("../../../seeds").join(format!("{name}.txt"))).expect("a sample page");
    let decoded = decode::decode(&bytes, None).expect("text");
    let found = readable(&structure::read(&decoded.lines, &Config::default()));
    let path: PathBuf = root.join("tests/golden").join(format!("{name}.json"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &found).expect("writable");
    }
    let expected = std::fs::read_to_string(&path).expect("an expected file");
    assert_eq!(found, expected, "{name}: cut differently; UPDATE_GOLDEN=1 accepts it");
}

fn readable(structure: &Structure) -> String {
    let articles: Vec<Value> = structure.articles.iter().map(article).collect();
    let page = json!({"page": structure.page, "articles": articles, "unassigned": ranges(&structure.unassigned_lines)});
    serde_json::to_string_pretty(&page).expect("JSON") + "\n"
}

fn article(a: &Article) -> Value {
    let blocks: Vec<Value> =
        a.blocks.iter().map(|b| json!({"kind": b.kind, "lines": ranges(&b.lines), "text": b.text})).collect();
    json!({
        "kicker": a.kicker, "headline": a.headline, "headline_supplied": a.headline_supplied, "deck": a.deck,
        "byline": a.byline, "dateline": a.dateline, "kind": a.kind, "lines": ranges(&a.lines), "blocks": blocks,
    })
}

/// `[1, 2, 3, 5]` as `1–3 5`.
fn ranges(lines: &[u32]) -> String {
    let mut out = String::new();
    let mut at = 0;
    while at < lines.len() {
        let mut end = at;
        while end + 1 < lines.len() && lines[end + 1] == lines[end] + 1 {
            end += 1;
        }
        let space = if out.is_empty() { "" } else { " " };
        let _ = if end == at {
            write!(out, "{space}{}", lines[at])
        } else {
            write!(out, "{space}{}–{}", lines[at], lines[end])
        };
        at = end + 1;
    }
    out
}
