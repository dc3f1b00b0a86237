//! Corrections in words, as the window says them.

use newspaper::{Correction, FactValue, Issuing, Meaning, StorylineWord, TitlePart, facts};

use crate::output::texts;

/// What a correction did, in one sentence.
pub(crate) fn of(correction: &Correction) -> String {
    let say = |key: &str, args: &[&str]| texts().text(&format!("correction.{key}"), args);
    match correction {
        Correction::Split { line } => say("split", &[&line.to_string()]),
        Correction::Join { line } => say("join", &[&line.to_string()]),
        Correction::Title { lines, part } => say(title(*part), &[&ranges(lines)]),
        Correction::Furniture { lines, furniture } => {
            say(if *furniture { "furniture" } else { "furniture.no" }, &[&ranges(lines)])
        }
        Correction::Field { field, values, .. } => {
            let name = named("field", &wire(field));
            if values.is_empty() {
                say("field.none", &[&name])
            } else {
                say("field", &[&name, &values.join("、")])
            }
        }
        Correction::Paragraph { line, text, .. } => say("paragraph", &[&line.to_string(), text]),
        Correction::Repair { from, to, accepted, .. } => {
            say(if *accepted { "repair" } else { "repair.no" }, &[from, to])
        }
        Correction::Fact { text, nth, meaning, .. } => fact(text, *nth, meaning),
        Correction::Subjects { ids, .. } if ids.is_empty() => say("subjects.none", &[]),
        Correction::Subjects { ids, .. } => {
            let name = |id: &String| {
                let known = facts::subject_list().iter().find(|known| known.id == id);
                known.map_or_else(|| id.clone(), |known| known.label.to_owned())
            };
            say("subjects", &[&ids.iter().map(name).collect::<Vec<_>>().join("、")])
        }
        Correction::Page { field, value } => {
            let name = named("field", &wire(field));
            match value {
                Some(value) => say("page", &[&name, value]),
                None => say("page.none", &[&name]),
            }
        }
        Correction::Heading { line, of, name, heading } => {
            let key = if line.is_some() { "heading.here" } else { "heading" };
            say(key, &[&named("fact", &wire(of)), name, heading])
        }
        Correction::Issues { publication, from, to, known } => {
            issues(publication.as_deref(), &days(from.as_deref(), to.as_deref()), known)
        }
        Correction::Storyline { says, .. } => match says {
            StorylineWord::Named { name } => say("storyline.named", &[name]),
            StorylineWord::With { .. } => say("storyline.with", &[]),
            StorylineWord::Apart { .. } => say("storyline.apart", &[]),
            StorylineWord::Pinned { pinned } => {
                say(if *pinned { "storyline.pin" } else { "storyline.unpin" }, &[])
            }
            StorylineWord::Followed { followed } => {
                say(if *followed { "storyline.follow" } else { "storyline.unfollow" }, &[])
            }
        },
        Correction::Encoding { label } => say("encoding", &[label]),
    }
}

fn issues(publication: Option<&str>, days: &str, known: &Issuing) -> String {
    let nameless = texts().text("holdings.nameless", &[]);
    let paper = publication.unwrap_or(&nameless);
    let say = |key: &str, more: &[&str]| {
        texts().text(&format!("correction.issues.{key}"), &[&[paper, days], more].concat())
    };
    match known {
        Issuing::Never => say("never", &[]),
        Issuing::Appeared => say("appeared", &[]),
        Issuing::Unknown => say("unknown", &[]),
        Issuing::Weekdays { days } => say("weekdays", &[&weekdays(days)]),
        Issuing::Pages { pages } => say("pages", &[&pages.to_string()]),
    }
}

/// A time whose ends may be open.
fn days(from: Option<&str>, to: Option<&str>) -> String {
    match (from, to) {
        (None, None) => texts().text("holdings.always", &[]),
        (from, to) if from == to => from.unwrap_or_default().to_owned(),
        (from, to) => format!("{}—{}", from.unwrap_or_default(), to.unwrap_or_default()),
    }
}

/// Weekdays by their numbers: 1 is Monday.
pub(crate) fn weekdays(days: &[u8]) -> String {
    if days.len() == 7 {
        return texts().text("holdings.daily", &[]);
    }
    let names = texts().text("holdings.weekdays", &[]);
    let names: Vec<&str> = names.split(['、', ',']).map(str::trim).collect();
    let named = days.iter().filter_map(|day| names.get(usize::from(*day).checked_sub(1)?).copied());
    named.collect::<Vec<_>>().join("、")
}

fn title(part: TitlePart) -> &'static str {
    match part {
        TitlePart::Above => "title.above",
        TitlePart::Below => "title.below",
        TitlePart::Subhead => "title.subhead",
        TitlePart::Text => "title.text",
    }
}

fn fact(text: &str, nth: Option<u32>, meaning: &Meaning) -> String {
    let sentence = match meaning {
        Meaning::None { of } => texts().text("correction.fact.none", &[text, &named("fact", of.name())]),
        Meaning::Is { value } => {
            let kind = named("fact", value.kind().name());
            texts().text("correction.fact.is", &[text, &kind, &value_words(value, text)])
        }
    };
    match nth {
        Some(nth) => {
            format!("{sentence}（{}）", texts().text("correction.fact.nth", &[&(nth + 1).to_string()]))
        }
        None => sentence,
    }
}

/// A meaning: its standard value, and what else tells it from another.
fn value_words(value: &FactValue, text: &str) -> String {
    let standard = value.standard(text);
    let detail = match value {
        FactValue::Date { edtf: None, .. } => return texts().text("fact.undated", &[]),
        FactValue::Person { part, .. } => named("fact.person", &wire(part)),
        FactValue::Initiative { class, .. } => named("fact.initiative", &wire(class)),
        _ => return standard,
    };
    texts().text("fact.detail", &[&standard, &detail])
}

/// The word for a name on the wire; the name where there is none.
pub(crate) fn named(group: &str, name: &str) -> String {
    let key = format!("{group}.{name}");
    if texts().knows(&key) { texts().text(&key, &[]) } else { name.to_owned() }
}

/// A value without fields, as it is named on the wire.
fn wire(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_value(value).ok();
    json.as_ref().and_then(|json| json.as_str()).unwrap_or_default().to_owned()
}

/// `[3, 4, 7]` as `3–4, 7`.
fn ranges(lines: &[u32]) -> String {
    let mut found: Vec<(u32, u32)> = Vec::new();
    for &line in lines {
        match found.last_mut() {
            Some(last) if last.1 + 1 == line => last.1 = line,
            _ => found.push((line, line)),
        }
    }
    let words = found.iter().map(|(a, b)| if a == b { a.to_string() } else { format!("{a}–{b}") });
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_correction_is_without_words() {
        let check = |json: &str, said: &[&str]| {
            let correction: Correction = serde_json::from_str(json).unwrap();
            let words = of(&correction);
            assert!(!words.contains("correction.") && !words.contains('{'), "{words}");
            said.iter().for_each(|part| assert!(words.contains(part), "{words}: {part}"));
        };
        check(r#"{"op":"split","line":3}"#, &["3"]);
        check(r#"{"op":"title","lines":[3,4,7],"part":"above"}"#, &["3–4, 7"]);
        check(r#"{"op":"furniture","lines":[3],"furniture":false}"#, &["3"]);
        check(r#"{"op":"field","line":3,"field":"headline","values":["题"]}"#, &["题"]);
        check(r#"{"op":"page","field":"section","value":null}"#, &[]);
        check(r#"{"op":"encoding","label":"gb18030"}"#, &["gb18030"]);
        check(
            r#"{"op":"fact","line":3,"text":"张红","nth":1,"meaning":{"says":"none","of":"person"}}"#,
            &["张红", "2"],
        );
        let place = r#"{"kind":"place","path":"法国/巴黎","code":null}"#;
        let is = format!(
            r#"{{"op":"fact","line":3,"text":"花都","nth":null,"meaning":{{"says":"is","value":{place}}}}}"#
        );
        check(&is, &["花都", "法国/巴黎"]);
        check(r#"{"op":"subjects","line":3,"ids":["medtop:15000000"]}"#, &["体育"]);
        check(r#"{"op":"subjects","line":3,"ids":[]}"#, &[]);
    }
}
