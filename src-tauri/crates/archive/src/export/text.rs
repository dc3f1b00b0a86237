//! Articles as records, as rows of a table, and to be read.

use std::fmt::Write;

use common::csv::Csv;
use newspaper::BlockKind;
use serde_json::{Map, Value, json};
use store::page;

use super::entry::Entry;

/// Columns of the table.
const COLUMNS: [&str; 13] = [
    "编号",
    "标题",
    "引题",
    "副题",
    "作者",
    "报纸",
    "见报日期",
    "日期来源",
    "版次",
    "版名",
    "体裁",
    "主题",
    "正文",
];

/// An article as one line of JSON, with the keys that an import understands.
pub(super) fn jsonl(entry: &Entry<'_>) -> String {
    let (article, page) = (&entry.stored.article, &entry.stored.page);
    let mut record = Map::new();
    let mut put = |key: &str, value: Value| {
        let is_nothing = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !is_nothing {
            record.insert(key.into(), value);
        }
    };
    let id = entry.stored.record.key.clone().unwrap_or_else(|| entry.stored.id.to_string());
    put("id", json!(id));
    put("title", json!(article.headline));
    put("title_supplied", if article.headline_supplied { json!(true) } else { Value::Null });
    put("kicker", json!(article.kicker));
    put("deck", json!(article.deck));
    put(
        "byline",
        if article.byline.printed.is_empty() { Value::Null } else { json!(article.byline.printed.join(" ")) },
    );
    put("reporters", json!(article.byline.reporters));
    put("correspondents", json!(article.byline.correspondents));
    put("publication", json!(page.publication));
    put("date", json!(page::published(page).map(|(edtf, _)| edtf)));
    put("page", json!(page.page_label));
    put("section", json!(page.section));
    put("kind", json!(article.kind));
    put("topics", json!(entry.subjects()));
    put("body", json!(entry.body().join("\n")));
    Value::Object(record).to_string() + "\n"
}

/// The mark of the encoding and the heading.
pub(super) fn csv_head() -> String {
    Csv::new(&COLUMNS.map(str::to_owned)).text()
}

/// An article as a row.
pub(super) fn csv_row(entry: &Entry<'_>) -> String {
    let (article, page) = (&entry.stored.article, &entry.stored.page);
    let own = |text: &Option<String>| text.clone().unwrap_or_default();
    let origin = match (&entry.date, entry.is_estimated) {
        (None, _) => "不详",
        (Some(_), true) => "推定",
        (Some(_), false) => "原版",
    };
    let mut row = Csv::plain();
    row.row(&[
        entry.stored.id.to_string(),
        entry.title(),
        own(&article.kicker),
        own(&article.deck),
        entry.authors().join("、"),
        own(&page.publication),
        own(&entry.date),
        origin.to_owned(),
        own(&page.page_label),
        own(&page.section),
        json!(article.kind).as_str().unwrap_or_default().to_owned(),
        entry.subjects().join("、"),
        entry.body().join("\n"),
    ]);
    row.text()
}

/// An article to be read, with where it was printed.
pub(super) fn markdown(entry: &Entry<'_>) -> String {
    let article = &entry.stored.article;
    let mut out = format!("## {}\n\n", escaped(&entry.title()));
    for line in [&article.kicker, &article.deck].into_iter().flatten() {
        let _ = writeln!(out, "{}\n", escaped(line));
    }
    let _ = writeln!(out, "*{}*\n", escaped(&entry.citation()));
    if !entry.authors().is_empty() {
        let _ = writeln!(out, "{}\n", escaped(&entry.authors().join("、")));
    }
    for block in &article.blocks {
        let mark = if block.kind == BlockKind::Subhead { "### " } else { "" };
        let _ = writeln!(out, "{mark}{}\n", escaped(&block.text));
    }
    out
}

/// A text in which nothing is a mark of Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut begins = true;
    for c in text.chars() {
        let is_mark = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>');
        if is_mark || begins && matches!(c, '#' | '+' | '-' | '|' | '=') {
            out.push('\\');
        }
        out.push(c);
        begins = c == '\n';
    }
    out
}
