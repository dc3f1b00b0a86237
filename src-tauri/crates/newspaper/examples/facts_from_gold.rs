//! Reads the facts of annotated articles and prints them as `jianbao parse --json` would, so that facts can be
//! scored without the page cutter: `cargo run --example facts_from_gold -- GOLD.json`.

use std::error::Error;

use newspaper::{Article, Block, BlockKind, Byline, Config, Fact, FactValue, PageInfo};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: facts_from_gold GOLD.json")?;
    let gold: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let cut = gold["articles"].as_array().ok_or("no articles")?;
    let mut articles: Vec<Article> = cut.iter().map(article).collect();
    let page = PageInfo {
        issue_date: text(&gold["issue_date"]),
        publication: text(&gold["publication"]),
        ..PageInfo::default()
    };
    let estimate = newspaper::facts::extract(&mut articles, &page, &Config::default());
    let estimate = estimate.map(|e| json!({"edtf": e.edtf, "evidence": e.evidence}));
    let printed: Vec<Value> = articles.iter().map(print).collect();
    let answer = json!({"source": gold["source"], "page": {"issue_date_estimate": estimate}, "articles": printed,
        "unassigned_lines": []});
    println!("{answer}");
    Ok(())
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn list(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(text).collect()
}

fn article(gold: &Value) -> Article {
    let block = |text: String| Block { kind: BlockKind::Paragraph, text, lines: Vec::new() };
    Article {
        kicker: text(&gold["kicker"]),
        headline: text(&gold["headline"]).unwrap_or_default(),
        headline_supplied: gold["headline"].is_null(),
        deck: text(&gold["deck"]),
        byline: Byline {
            reporters: list(&gold["reporters"]),
            correspondents: list(&gold["correspondents"]),
            photographers: list(&gold["photographers"]),
            printed: Vec::new(),
        },
        dateline: text(&gold["dateline"]),
        lines: gold["lines"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|n| n.as_u64().map(|n| n as u32))
            .collect(),
        blocks: list(&gold["paragraphs"]).into_iter().map(block).collect(),
        ..Article::default()
    }
}

fn print(article: &Article) -> Value {
    let of =
        |pick: fn(&Fact) -> Option<Value>| -> Vec<Value> { article.facts.iter().filter_map(pick).collect() };
    json!({
        "headline": article.headline,
        "lines": article.lines,
        "body": article.body().collect::<Vec<_>>(),
        "reporters": article.byline.reporters,
        "correspondents": article.byline.correspondents,
        "photographers": article.byline.photographers,
        "dates": of(|f| match &f.value {
            FactValue::Date { edtf, tense } => Some(json!({"text": f.text, "edtf": edtf, "kind": tense})),
            _ => None,
        }),
        "people": of(|f| match &f.value {
            FactValue::Person { name, role, part } => Some(json!({"name": name, "role": role, "as": part})),
            _ => None,
        }),
        "places": of(|f| match &f.value {
            FactValue::Place { path, .. } => Some(json!({"text": f.text, "path": path})),
            _ => None,
        }),
        "orgs": of(|f| match &f.value {
            FactValue::Org { full } => Some(json!({"text": f.text, "full": full})),
            _ => None,
        }),
        "initiatives": of(|f| match &f.value {
            FactValue::Initiative { name, class } => Some(json!({"name": name, "kind": class})),
            _ => None,
        }),
        "figures": of(|f| match &f.value {
            FactValue::Figure { value, unit, qualifier } => {
                Some(json!({"text": f.text, "value": value, "unit": unit, "qualifier": qualifier}))
            }
            _ => None,
        }),
        "topics": article.subjects.iter().map(|s| &s.label).collect::<Vec<_>>(),
        "topic_evidence": article.subjects.iter().map(|s| &s.evidence).collect::<Vec<_>>(),
    })
}
