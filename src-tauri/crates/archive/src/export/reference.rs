//! References: RIS, CSL-JSON, BibTeX.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::entry::Entry;

/// A reference of the format RIS: `TAG  - value`, a line for each value.
pub(super) fn ris(entry: &Entry<'_>) -> String {
    let mut out = String::new();
    // A value is one line.
    let mut put = |tag: &str, value: &str| {
        let words: Vec<&str> = value.split_whitespace().collect();
        let _ = write!(out, "{tag}  - {}\r\n", words.join(" "));
    };
    let page = &entry.stored.page;
    put("TY", "NEWS");
    put("ID", &entry.stored.id.to_string());
    put("TI", &entry.title());
    entry.authors().into_iter().for_each(|author| put("AU", author));
    page.publication.iter().for_each(|name| put("T2", name));
    let parts = entry.date_parts();
    if let Some(year) = parts.first() {
        let part = |n: usize| parts.get(n).map_or(String::new(), |part| format!("{part:02}"));
        let mark = if entry.is_estimated { "推定" } else { "" };
        put("DA", &format!("{year:04}/{}/{}/{mark}", part(1), part(2)));
        put("PY", &format!("{year:04}"));
    }
    page.page_label.iter().for_each(|label| put("SP", label));
    page.section.iter().for_each(|section| put("SE", section));
    entry.subjects().into_iter().for_each(|subject| put("KW", subject));
    let body = entry.body().join(" ");
    if !body.is_empty() {
        put("AB", &body);
    }
    entry.remarks().iter().for_each(|remark| put("N1", remark));
    put("LA", "zh-CN");
    put("ER", "");
    out + "\r\n"
}

/// A reference of the format CSL-JSON. Names are whole: a Chinese name is not taken apart into family and given name.
pub(super) fn csl(entry: &Entry<'_>) -> String {
    let page = &entry.stored.page;
    let mut item = Map::new();
    let mut put = |key: &str, value: Value| {
        if !value.is_null() {
            item.insert(key.into(), value);
        }
    };
    put("id", json!(entry.stored.id.to_string()));
    put("type", json!("article-newspaper"));
    put("title", json!(entry.title()));
    let authors: Vec<Value> = entry.authors().into_iter().map(|name| json!({ "literal": name })).collect();
    put("author", if authors.is_empty() { Value::Null } else { json!(authors) });
    put("container-title", json!(page.publication));
    let parts = entry.date_parts();
    if !parts.is_empty() {
        let mut issued = json!({ "date-parts": [parts] });
        if entry.is_estimated {
            issued["circa"] = json!(true);
        }
        put("issued", issued);
    }
    put("page", json!(page.page_label));
    put("section", json!(page.section));
    let remarks = entry.remarks().join("；");
    put("note", if remarks.is_empty() { Value::Null } else { json!(remarks) });
    put("language", json!("zh-CN"));
    Value::Object(item).to_string()
}

/// A reference of the format BibTeX; names and titles are kept from being taken apart by braces.
pub(super) fn bibtex(entry: &Entry<'_>) -> String {
    let page = &entry.stored.page;
    let mut fields: Vec<(&str, String)> = vec![("title", format!("{{{}}}", escaped(&entry.title())))];
    let authors: Vec<String> = entry.authors().iter().map(|name| format!("{{{}}}", escaped(name))).collect();
    if !authors.is_empty() {
        fields.push(("author", authors.join(" and ")));
    }
    fields.extend(page.publication.iter().map(|name| ("journal", escaped(name))));
    let parts = entry.date_parts();
    let names = ["year", "month", "day"];
    fields.extend(names.into_iter().zip(parts).map(|(name, part)| (name, part.to_string())));
    fields.extend(page.page_label.iter().map(|label| ("pages", escaped(label))));
    let remarks = entry.remarks().join("；");
    if !remarks.is_empty() {
        fields.push(("note", escaped(&remarks)));
    }
    fields.push(("langid", "chinese".into()));
    let mut out = format!("@article{{jianbao{},\n", entry.stored.id);
    for (name, value) in fields {
        let _ = writeln!(out, "  {name} = {{{value}}},");
    }
    out + "}\n\n"
}

/// A text in which nothing is a command of LaTeX.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '&' | '#' | '$' | '_' => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
