//! `jianbao parse`: one page file to articles and facts, no archive touched.

use std::fmt::Write;
use std::path::Path;

use newspaper::admission::{Refusal, check_length, check_name};
use newspaper::edtf::Stretch;
use newspaper::file_name::Patterns;
use newspaper::{Article, Config, FactValue, ParsedPage, Subject};
use serde_json::{Value, json};

use crate::arguments::{PageArguments, ParseArguments};
use crate::log;
use crate::output::{self, Failure, Outcome, remark, sentence};

/// Reads the file and prints what was found.
pub(crate) fn parse(arguments: &ParseArguments) -> Outcome {
    let path = &arguments.file;
    let name = path.file_name().map_or_else(Default::default, |n| n.to_string_lossy().into_owned());
    if let Err(refusal) = admitted(path) {
        return failed(path, archive::Code::from(&refusal).name(), &refusal.to_string());
    }
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return failed(path, "file-missing", "");
        }
        Err(error) => return failed(path, "file-unreadable", &error.to_string()),
    };
    match newspaper::parse(&bytes, &config(&arguments.page, path)) {
        Err(error) => failed(path, archive::Code::from(&error).name(), &error.to_string()),
        Ok(page) if arguments.json => output::json(&page_json(&name, &page)),
        Ok(page) => output::plain(&page_text(&page)),
    }
}

/// What importing refuses is refused here too.
fn admitted(path: &Path) -> Result<(), Refusal> {
    check_name(path)?;
    // Why a file cannot be looked at is said by who reads it.
    std::fs::metadata(path).map_or(Ok(()), |metadata| check_length(metadata.len()))
}

/// What the arguments and the name of the file say of a page.
pub(crate) fn config(page: &PageArguments, path: &Path) -> Config {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let named = Patterns::default().read(&path.to_string_lossy());
    Config {
        publication: page.publication.clone(),
        issue_date: page.issue_date.clone(),
        page_label: page.page.clone(),
        encoding: page.encoding.clone(),
        named,
        ..Config::default()
    }
}

fn failed(path: &Path, code: &str, detail: &str) -> Outcome {
    log::problem(&path.display().to_string(), code, detail);
    eprintln!("jianbao: {}: {}", path.display(), sentence(code, detail));
    Err(Failure::Partly)
}

fn page_json(source: &str, page: &ParsedPage) -> Value {
    json!({
        "source": source,
        "encoding": page.encoding,
        "page": page.page,
        "articles": page.articles.iter().map(article_json).collect::<Vec<_>>(),
        "unassigned_lines": page.unassigned_lines,
        "doubts": page.doubts,
        "diagnostics": page.diagnostics.iter().map(|d| json!({
            "code": d.code, "severity": d.severity, "lines": d.lines, "message": remark(d),
        })).collect::<Vec<_>>(),
    })
}

fn article_json(article: &Article) -> Value {
    let mut value = json!({
        "standing_head": article.standing_head,
        "kicker": article.kicker,
        "headline": article.headline,
        "headline_supplied": article.headline_supplied,
        "deck": article.deck,
        "subheads": article.subheads().collect::<Vec<_>>(),
        "reporters": article.byline.reporters,
        "correspondents": article.byline.correspondents,
        "photographers": article.byline.photographers,
        "byline": article.byline.printed,
        "dateline": article.dateline,
        "kind": article.kind,
        "jump_to": article.jump_to,
        "jump_from": article.jump_from,
        "lines": article.lines,
        "body": article.body().collect::<Vec<_>>(),
        "confidence": rounded(article.confidence),
        "topics": labels(article, |s| s.parent.is_none()),
        "subtopics": labels(article, |s| s.parent.is_some()),
        "subjects": article.subjects,
    });
    for (name, facts) in ["dates", "people", "places", "orgs", "initiatives", "figures", "vague_dates"]
        .iter()
        .zip(facts_json(article))
    {
        value[name] = Value::Array(facts);
    }
    value
}

/// Names of the subjects that `wanted` picks.
fn labels(article: &Article, wanted: impl Fn(&Subject) -> bool) -> Vec<&str> {
    article.subjects.iter().filter(|s| wanted(s)).map(|s| s.label.as_str()).collect()
}

/// Two decimals: more would claim a precision that a confidence does not have.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

/// Dates, people, places, organisations, initiatives, figures and vague dates, each distinct value once.
fn facts_json(article: &Article) -> [Vec<Value>; 7] {
    let mut kinds: [Vec<Value>; 7] = Default::default();
    for fact in &article.facts {
        let text = &fact.text;
        let (kind, value) = match &fact.value {
            FactValue::Date { edtf: None, .. } => (6, json!(text)),
            FactValue::Date { edtf, tense, anchor } => {
                let stretch = edtf.as_deref().and_then(Stretch::parse);
                (
                    0,
                    json!({"text": text, "edtf": edtf, "kind": tense, "anchor": anchor,
                    "earliest": stretch.and_then(Stretch::earliest), "latest": stretch.and_then(Stretch::latest),
                    "precision": stretch.map(|s| s.precision)}),
                )
            }
            FactValue::Person { name, role, org, part } => {
                (1, json!({"name": name, "role": role, "org": org, "as": part}))
            }
            FactValue::Place { path, code } => (2, json!({"text": text, "path": path, "code": code})),
            FactValue::Org { full } => (3, json!({"text": text, "full": full})),
            FactValue::Initiative { name, of, class } => {
                (4, json!({"name": name, "kind": class, "variant_of": of}))
            }
            FactValue::Figure { value, unit, qualifier, what, whose, when, comparison } => (
                5,
                json!({"text": text, "value": number(*value), "unit": unit, "qualifier": qualifier,
                    "what": what, "whose": whose, "when": when, "comparison": comparison}),
            ),
        };
        if !kinds[kind].contains(&value) {
            kinds[kind].push(value);
        }
    }
    kinds
}

/// Whole numbers without a decimal point.
fn number(value: Option<f64>) -> Value {
    match value {
        Some(v) if v.fract() == 0.0 && v.abs() < 9e15 => json!(v as i64),
        other => json!(other),
    }
}

fn page_text(page: &ParsedPage) -> String {
    let mut out = String::new();
    for article in &page.articles {
        write_article(&mut out, article);
    }
    for diagnostic in &page.diagnostics {
        let _ = writeln!(out, "※ {}", remark(diagnostic));
    }
    out
}

fn write_article(out: &mut String, article: &Article) {
    if let Some(kicker) = &article.kicker {
        let _ = writeln!(out, "{kicker}");
    }
    let headline = &article.headline;
    let _ = if article.headline_supplied {
        writeln!(out, "【[{headline}]】")
    } else {
        writeln!(out, "【{headline}】")
    };
    if let Some(deck) = &article.deck {
        let _ = writeln!(out, "{deck}");
    }
    for line in &article.byline.printed {
        let _ = writeln!(out, "{line}");
    }
    for block in &article.blocks {
        let _ = writeln!(out, "　　{}", block.text);
    }
    out.push('\n');
}
