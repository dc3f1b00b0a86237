//! `jianbao correct`, `corrections`, `undo`, `redo`, `doubts` and `repairs`.

use std::fmt::Write;

use archive::Archive;
use archive::query::Query;
use archive::wire::{Change, Corrected, CorrectionEntry, CorrectionList, DoubtList, RepairGroup, Target};
use newspaper::{Correction, Field, PageField};
use serde::de::DeserializeOwned;

use crate::arguments::{BatchArguments, CorrectArguments, ListArguments, RepairArguments};
use crate::output::{self, Failure, Outcome, texts};
use crate::words;

/// Makes corrections as one batch.
pub(crate) fn correct(arguments: &CorrectArguments) -> Outcome {
    let archive = Archive::open_whole(&arguments.archive)?;
    let (target, first_line) = target(&archive, arguments)?;
    let corrections = corrections(arguments, first_line).map_err(Failure::Usage)?;
    if corrections.is_empty() {
        return Err(Failure::Usage(texts().text("cli.nothing-to-correct", &[])));
    }
    let corrected = archive.correct(&[Change { target, corrections }])?;
    print(&corrected, arguments.json)
}

/// What is corrected, and the first line of the article where it is one.
fn target(archive: &Archive, arguments: &CorrectArguments) -> Result<(Target, Option<u32>), Failure> {
    let chosen = &arguments.target;
    if let Some(id) = chosen.article {
        let article = archive.article(id, &Query::default())?;
        return Ok((Target::Article(id), article.source.lines.first().copied()));
    }
    let page = chosen.page_id.map(Target::Page).or(chosen.issue.map(Target::Issue));
    Ok((page.unwrap_or(Target::Page(0)), None))
}

/// The corrections the arguments ask for; an error says which of them cannot be understood.
fn corrections(arguments: &CorrectArguments, first_line: Option<u32>) -> Result<Vec<Correction>, String> {
    let mut found = Vec::new();
    found.extend(arguments.encoding.iter().map(|label| Correction::Encoding { label: label.clone() }));
    found.extend(arguments.split.iter().map(|&line| Correction::Split { line }));
    found.extend(arguments.join.iter().map(|&line| Correction::Join { line }));
    for (text, part) in &arguments.title {
        let part = named(part).ok_or_else(|| bad(part))?;
        found.push(Correction::Title { lines: lines(text)?, part });
    }
    for (texts, furniture) in [(&arguments.furniture, true), (&arguments.text, false)] {
        for text in texts {
            found.push(Correction::Furniture { lines: lines(text)?, furniture });
        }
    }
    for (name, value) in &arguments.set {
        found.push(set(name, value, first_line)?);
    }
    for (line, text) in &arguments.paragraph {
        let line = line.parse().map_err(|_| bad(line))?;
        found.push(Correction::Paragraph { line, nth: 0, text: text.clone() });
    }
    for (from, to) in &arguments.repair {
        let line = first_line.ok_or_else(|| texts().text("cli.article-wanted", &["repair"]))?;
        found.push(Correction::Repair { line, from: from.clone(), to: to.clone(), accepted: true });
    }
    for json in &arguments.change {
        found.push(change(json, first_line)?);
    }
    Ok(found)
}

/// A correction as it lies in the list, JSON; of one about the article the line may be left out.
fn change(json: &str, first_line: Option<u32>) -> Result<Correction, String> {
    let mut value: serde_json::Value = serde_json::from_str(json).map_err(|_| bad(json))?;
    let object = value.as_object_mut().ok_or_else(|| bad(json))?;
    if let Some(line) = first_line.filter(|_| !object.contains_key("lines")) {
        object.entry("line").or_insert_with(|| line.into());
    }
    serde_json::from_value(value).map_err(|_| bad(json))
}

/// A field of the page, or of the article that begins at the line.
fn set(name: &str, value: &str, first_line: Option<u32>) -> Result<Correction, String> {
    let value = (!value.is_empty()).then(|| value.to_owned());
    if let Some(field) = named::<PageField>(name) {
        return Ok(Correction::Page { field, value });
    }
    let field: Field = named(name).ok_or_else(|| bad(name))?;
    let line = first_line.ok_or_else(|| texts().text("cli.article-wanted", &[name]))?;
    let is_list = matches!(field, Field::Reporters | Field::Correspondents | Field::Photographers);
    let values = match value {
        Some(names) if is_list => {
            let names = names.split(['、', '，', ',', ' ', '　']).filter(|name| !name.is_empty());
            names.map(str::to_owned).collect()
        }
        value => value.into_iter().collect(),
    };
    Ok(Correction::Field { line, field, values })
}

/// A name as it stands on the wire, `issue-date`.
fn named<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(name.into()).ok()
}

/// `3`, `3-5` and `3,7-9` as line numbers, ascending.
fn lines(text: &str) -> Result<Vec<u32>, String> {
    /// No correction takes more lines than a page has.
    const MOST: u32 = 100_000;
    let mut found = Vec::new();
    for part in text.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let number = |word: &str| word.trim().parse::<u32>().map_err(|_| bad(text));
        let (from, to) = (number(from)?, number(to)?);
        if from == 0 || to < from || to - from > MOST {
            return Err(bad(text));
        }
        found.extend(from..=to);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn bad(word: &str) -> String {
    texts().text("cli.not-understood", &[word])
}

/// Takes a batch back.
pub(crate) fn undo(arguments: &BatchArguments) -> Outcome {
    print(&Archive::open_whole(&arguments.archive)?.undo(arguments.batch)?, arguments.json)
}

/// Makes a batch again.
pub(crate) fn redo(arguments: &BatchArguments) -> Outcome {
    print(&Archive::open_whole(&arguments.archive)?.redo(arguments.batch)?, arguments.json)
}

/// Says what a batch of corrections did.
pub(crate) fn print(corrected: &Corrected, json: bool) -> Outcome {
    if json {
        return output::json(corrected);
    }
    let Some(batch) = corrected.batch else {
        return output::plain(&format!("{}\n", texts().text("cli.nothing-to-undo", &[])));
    };
    let counts = [batch, corrected.changed.len() as i64, corrected.gone.len() as i64].map(|n| n.to_string());
    let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
    output::plain(&format!("{}\n", texts().text("cli.corrected", &counts)))?;
    corrected.unapplied.iter().try_for_each(|entry| output::plain(&entry_text(entry)))
}

/// Lists what was set right.
pub(crate) fn list(arguments: &ListArguments) -> Outcome {
    let list =
        Archive::open_whole(&arguments.archive)?.corrections(arguments.rows.limit, arguments.rows.offset)?;
    if arguments.json { output::json(&list) } else { output::plain(&list_text(&list)) }
}

fn list_text(list: &CorrectionList) -> String {
    let mut out = format!("{}\n", texts().text("cli.corrections", &[&list.total.to_string()]));
    for batch in &list.batches {
        let state = if batch.holds { String::new() } else { texts().text("cli.taken-back", &[]) };
        let _ = writeln!(out, "#{} {} {state}", batch.id, batch.at);
        batch.entries.iter().for_each(|entry| out.push_str(&entry_text(entry)));
    }
    out
}

/// One correction on a line, in words, with why it does not fit.
fn entry_text(entry: &CorrectionEntry) -> String {
    let op = words::of(&entry.correction);
    let file = entry.file.as_deref().unwrap_or("?");
    let reason = entry.unapplied.as_ref().map(|reason| texts().text(&format!("unapplied.{reason}"), &[]));
    format!("  {file}  {op}  {}\n", reason.unwrap_or_default())
}

/// Lists what the reading of pages is not sure of.
pub(crate) fn doubts(arguments: &ListArguments) -> Outcome {
    let list =
        Archive::open_whole(&arguments.archive)?.doubts(arguments.rows.limit, arguments.rows.offset)?;
    if arguments.json { output::json(&list) } else { output::plain(&doubts_text(&list)) }
}

fn doubts_text(list: &DoubtList) -> String {
    let mut out = format!("{}\n", texts().text("cli.doubts", &[&list.total.to_string()]));
    for doubt in &list.doubts {
        let lines: Vec<String> = doubt.lines.iter().map(u32::to_string).collect();
        let _ = writeln!(
            out,
            "{:.0}% {} [{}] {}",
            doubt.confidence * 100.0,
            doubt.file,
            doubt.page_id,
            lines.join(",")
        );
        for (n, answer) in doubt.answers.iter().enumerate() {
            let args: Vec<&str> = answer.args.iter().map(String::as_str).collect();
            let meaning = texts().text(&format!("answer.{}", answer.meaning.name()), &args);
            let _ = writeln!(out, "  {}. {meaning} {:.0}%", n + 1, answer.probability * 100.0);
        }
    }
    out
}

/// Lists damaged characters with what they may have been, or decides on some of them.
pub(crate) fn repairs(arguments: &RepairArguments) -> Outcome {
    let archive = Archive::open_whole(&arguments.archive)?;
    let decisions = [(&arguments.accept, true), (&arguments.decline, false)];
    if decisions.iter().all(|(proposals, _)| proposals.is_empty()) {
        let groups = archive.repairs(arguments.limit)?;
        return if arguments.json { output::json(&groups) } else { output::plain(&repairs_text(&groups)) };
    }
    for (proposals, accepted) in decisions {
        for (from, to) in proposals {
            print(&archive.repair(from, to, accepted)?, arguments.json)?;
        }
    }
    Ok(())
}

fn repairs_text(groups: &[RepairGroup]) -> String {
    let mut out = String::new();
    for group in groups {
        let rule = texts().text(&format!("repair.{}", group.rule), &[]);
        let _ = writeln!(out, "{} → {}  {} ×{}", group.from, group.to, rule, group.places);
        for sample in &group.samples {
            let text: String = sample.text.iter().map(|segment| segment.text.as_str()).collect();
            let _ = writeln!(out, "  [{}] {text}", sample.article);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbers_and_stretches() {
        for (text, expect) in [
            ("3", Some(vec![3])),
            ("3-5", Some(vec![3, 4, 5])),
            ("7,3-4, 4", Some(vec![3, 4, 7])),
            ("0", None),
            ("5-3", None),
            ("1-4000000000", None),
            ("三", None),
        ] {
            assert_eq!(lines(text).ok(), expect, "{text}");
        }
    }

    #[test]
    fn any_correction_is_taken_as_json() {
        let fact = r#"{"op":"fact","text":"张红","nth":null,"meaning":{"says":"none","of":"person"}}"#;
        let subjects = r#"{"op":"subjects","line":9,"ids":["medtop:15000000"]}"#;
        assert_eq!(change(fact, Some(7)).unwrap().lines(), [7]);
        assert_eq!(change(subjects, Some(7)).unwrap().lines(), [9]);
        assert!(change(fact, None).is_err(), "no article, no line");
        for json in ["", "[1]", r#"{"op":"poem"}"#, r#"{"op":"subjects","ids":3}"#] {
            assert!(change(json, Some(7)).is_err(), "{json}");
        }
    }

    #[test]
    fn fields_of_page_and_article_are_told_apart_by_their_names() {
        let page = Correction::Page { field: PageField::IssueDate, value: Some("2024-07-17".into()) };
        assert_eq!(set("issue-date", "2024-07-17", None), Ok(page));
        let names = Correction::Field {
            line: 7,
            field: Field::Reporters,
            values: vec!["张三".into(), "李四".into()],
        };
        assert_eq!(set("reporters", "张三、李四", Some(7)), Ok(names));
        assert!(set("headline", "题", None).is_err());
        assert!(set("标题", "题", Some(7)).is_err());
    }
}
