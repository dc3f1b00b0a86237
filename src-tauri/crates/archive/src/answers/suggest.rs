//! What can be typed next: names of the archive, saved queries, and queries that were asked before.

use common::edtf::{Day, format_day, format_stretch};
use newspaper::text::fold;
use query::syntax::{Dated, Field, dated};
use query::{Axis, Query};
use store::{Result, Store};
use wire::{Suggestion, SuggestionKind};

use crate::answers::saved_query;
use crate::search::Search;
use crate::search::gather::count;
use crate::upkeep::name_list::Name;

/// Kept queries that are suggested at most, so that names have room.
const MOST_KEPT: usize = 3;

/// Sorts of names, in any field.
const ALL: [SuggestionKind; 7] = [
    SuggestionKind::Date,
    SuggestionKind::Person,
    SuggestionKind::Place,
    SuggestionKind::Org,
    SuggestionKind::Initiative,
    SuggestionKind::Subject,
    SuggestionKind::Publication,
];

/// Suggestions for a search box in which `typed` stands: for all of it, and for its last word.
pub(crate) fn suggest(search: &Search, typed: &str, limit: usize) -> Result<Vec<Suggestion>> {
    let (from, word, kinds) = last_word(typed);
    let mut found: Vec<Suggestion> = of_date(search, &word, from, &kinds)?.into_iter().take(limit).collect();
    let rest = limit - found.len();
    found.extend(kept(
        &search.store,
        typed,
        if typed.trim().is_empty() { rest } else { MOST_KEPT.min(rest) },
    )?);
    let folded = fold(&word);
    if !folded.is_empty() && found.len() < limit {
        let names = search.names()?;
        let names = names.beginning(&folded, &kinds, limit - found.len());
        found.extend(names.into_iter().map(|name| of_name(name, from)));
    }
    Ok(found)
}

/// The day or month of issue that a word is; of a day of every year the words themselves ask for it.
fn of_date(search: &Search, word: &str, from: u32, kinds: &[SuggestionKind]) -> Result<Option<Suggestion>> {
    if !kinds.contains(&SuggestionKind::Date) {
        return Ok(None);
    }
    let Some(date) = dated(word) else { return Ok(None) };
    let (text, query) = match date {
        Dated::Range(range) => {
            let text = range.from.zip(range.to).map(format_stretch).unwrap_or_default();
            let end = |day: Option<Day>| day.map(format_day);
            (text, Query { from: end(range.from), to: end(range.to), ..Query::default() })
        }
        Dated::EveryYear(..) => (word.to_owned(), Query { text: word.to_owned(), ..Query::default() }),
    };
    let count = count(search, &query)?;
    Ok(Some(Suggestion { kind: SuggestionKind::Date, text, detail: None, query, count, from }))
}

/// Saved queries whose name or text begins with what is typed, then recent ones that do.
fn kept(store: &Store, typed: &str, most: usize) -> Result<Vec<Suggestion>> {
    let folded = fold(typed);
    let begins = |text: &str| fold(text).starts_with(&folded);
    let kept = |kind, text, detail, query| Suggestion { kind, text, detail, query, count: 0, from: 0 };
    let saved =
        saved_query::list(store)?.into_iter().filter(|saved| begins(&saved.name) || begins(&saved.text));
    let saved = saved.map(|s| kept(SuggestionKind::Saved, s.name, Some(s.text), s.query));
    let recent = saved_query::recent(store)?.into_iter().filter(|recent| begins(&recent.text));
    let recent = recent.map(|r| kept(SuggestionKind::Recent, r.text, None, r.query));
    Ok(saved.chain(recent).take(most).collect())
}

/// The word at the end of a search box, where it begins, and what names it may be of: `人物:张` of people.
fn last_word(typed: &str) -> (u32, String, Vec<SuggestionKind>) {
    let chars: Vec<char> = typed.chars().collect();
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '＂' | '(' | '（' | '|' | '｜');
    let start = chars.iter().rposition(|&c| ends(c)).map_or(0, |n| n + 1);
    let start = start + chars[start..].iter().take_while(|c| matches!(c, '-' | '－')).count();
    let word = &chars[start..];
    let mark = word.iter().position(|c| matches!(c, ':' | '：' | '=' | '＝'));
    let field =
        mark.and_then(|mark| Some((mark, Field::named(&fold(&word[..mark].iter().collect::<String>()))?)));
    let (value, kinds) = match field {
        Some((mark, field)) => (&word[mark + 1..], of_field(field)),
        None => (word, ALL.to_vec()),
    };
    (start as u32, value.iter().collect(), kinds)
}

/// What stands in a field.
fn of_field(field: Field) -> Vec<SuggestionKind> {
    match field {
        Field::Person | Field::Author | Field::Reporter | Field::Correspondent => {
            vec![SuggestionKind::Person]
        }
        Field::Place => vec![SuggestionKind::Place],
        Field::Org => vec![SuggestionKind::Org],
        Field::Initiative => vec![SuggestionKind::Initiative],
        Field::Topic => vec![SuggestionKind::Subject, SuggestionKind::Initiative],
        Field::Publication => vec![SuggestionKind::Publication],
        Field::Date(axis) if axis != Some(Axis::Event) => vec![SuggestionKind::Date],
        Field::Title
        | Field::Storyline
        | Field::Like
        | Field::Page
        | Field::Section
        | Field::Kind
        | Field::Date(_) => Vec::new(),
    }
}

fn of_name(name: &Name, from: u32) -> Suggestion {
    let value = || vec![name.value().to_owned()];
    let query = match name.kind {
        SuggestionKind::Person => Query { people: value(), ..Query::default() },
        SuggestionKind::Place => Query { places: value(), ..Query::default() },
        SuggestionKind::Org => Query { orgs: value(), ..Query::default() },
        SuggestionKind::Initiative => Query { initiatives: value(), ..Query::default() },
        SuggestionKind::Subject => Query { topics: value(), ..Query::default() },
        SuggestionKind::Publication => Query { publications: value(), ..Query::default() },
        SuggestionKind::Date | SuggestionKind::Saved | SuggestionKind::Recent => Query::default(),
    };
    let detail = (name.kind == SuggestionKind::Place).then(|| name.value().to_owned());
    Suggestion { kind: name.kind, text: name.text.clone(), detail, query, count: name.count, from }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_is_completed() {
        for (typed, from, word, kinds) in [
            ("聊城", 0, "聊城", 7),
            ("灵芝 冠", 3, "冠", 7),
            ("灵芝 -(冠", 5, "冠", 7),
            ("-冠", 1, "冠", 7),
            ("人物:张", 0, "张", 1),
            ("灵芝 主题：教", 3, "教", 2),
            ("日期:2024-07", 0, "2024-07", 1),
            ("事发日期:2024-07", 0, "2024-07", 0),
            ("10:30", 0, "10:30", 7),
            ("", 0, "", 7),
        ] {
            let (at, found, of) = last_word(typed);
            assert_eq!((at, found.as_str(), of.len()), (from, word, kinds), "{typed}");
        }
    }
}
