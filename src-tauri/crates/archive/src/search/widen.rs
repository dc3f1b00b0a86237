//! What is searched instead of a query that finds nothing. Never silently: the result says what was searched, and
//! the query as it was asked finds nothing still.
//!
//! The ways are tried in the order of how surely they are meant: other names of a place, names that the archive
//! files under one heading, pinyin and first letters of the archive's names, names that sound the same, characters that
//! look alike, names that sound nearly the same, and some of the words only. Only words and phrases of the text are
//! changed, never a filter. A day on which nothing was printed becomes what tells of it or writes it so; it is never
//! taken apart into its numbers.

use common::edtf::{date_of, format_day};
use index::words;
use newspaper::facts::other_place_names;
use newspaper::look_alike::alike;
use newspaper::text::fold;
use query::syntax::{DateRange, Dated, Field, Term, dated, dates, phrase, replaced, terms};
use query::{Axis, Query};
use store::Result;
use store::headings::Headings;
use tantivy::Term as IndexTerm;
use wire::{Widening, WideningKind};

use crate::search::Search;
use crate::search::gather::count;

/// Alternatives that take the place of one word at most.
const MOST: usize = 5;

/// Words and phrases of a query that are widened at most.
const MOST_TERMS: usize = 8;

/// Characters of a word in which one is taken for another: of two, nearly everything is like something else, so that
/// the other word must be a word of the archive.
const SHORT: usize = 2;

/// Words of which some may be missing at most.
const MOST_WORDS: usize = 6;

/// Characters of a word that is not made of words, of which some pairs are enough.
const LONG: usize = 4;

/// The first way in which the query finds something.
pub(crate) fn widen(search: &Search, query: &Query) -> Result<Option<Widening>> {
    if let Some(widening) = told(search, query)? {
        return Ok(Some(widening));
    }
    let terms = terms(&query.text)?;
    if terms.is_empty() || terms.len() > MOST_TERMS {
        return Ok(None);
    }
    let headings = search.store.read(Headings::load)?;
    type Way<'a> = (WideningKind, &'a dyn Fn(&Term) -> Result<Vec<String>>);
    let ways: [Way<'_>; 6] = [
        (WideningKind::Renamed, &|term| renamed(search, query, term)),
        (WideningKind::Synonym, &|term| Ok(headings.joined_with(&printed(term)))),
        (WideningKind::Pinyin, &|term| spelt(search, term)),
        (WideningKind::Pinyin, &|term| sounding(search, term, false)),
        (WideningKind::LookAlike, &|term| look_alikes(search, term)),
        (WideningKind::Pinyin, &|term| sounding(search, term, true)),
    ];
    // First the words that stand nowhere; a word that does stand somewhere may be meant otherwise as well.
    let rare_first = by_rarity(search, &terms)?;
    for (kind, others) in ways {
        for term in &rare_first {
            let others = others(term)?;
            if let Some(widening) = try_others(search, query, kind, term, others)? {
                return Ok(Some(widening));
            }
        }
    }
    partly(search, query, &terms)
}

/// A term as it was typed, without spaces.
fn printed(term: &Term) -> String {
    term.text.printed.iter().collect()
}

fn folded(term: &Term) -> String {
    term.text.chars.iter().collect()
}

/// How many articles a text stands in.
fn standing(search: &Search, text: &str) -> Result<u32> {
    count(search, &Query { text: phrase(text), ..Query::default() })
}

fn by_rarity<'a>(search: &Search, terms: &'a [Term]) -> Result<Vec<&'a Term>> {
    let mut counted = Vec::new();
    for term in terms {
        counted.push((standing(search, &folded(term))?, term));
    }
    counted.sort_by_key(|(count, _)| *count);
    Ok(counted.into_iter().map(|(_, term)| term).collect())
}

/// Puts other texts, any of them, in the place of a term; `None` where that finds nothing either.
fn try_others(
    search: &Search,
    query: &Query,
    kind: WideningKind,
    term: &Term,
    others: Vec<String>,
) -> Result<Option<Widening>> {
    let own = folded(term);
    let mut to: Vec<String> = Vec::new();
    for other in others {
        let is_new = fold(&other) != own && !to.contains(&other);
        if is_new && to.len() < MOST && standing(search, &other)? > 0 {
            to.push(other);
        }
    }
    let written = match to.as_slice() {
        [] => return Ok(None),
        [one] => phrase(one),
        several => format!("({})", several.iter().map(|other| phrase(other)).collect::<Vec<_>>().join(" | ")),
    };
    found(search, query, kind, term, to, &written)
}

/// The widening, where it finds something.
fn found(
    search: &Search,
    query: &Query,
    kind: WideningKind,
    term: &Term,
    to: Vec<String>,
    written: &str,
) -> Result<Option<Widening>> {
    let query = Query { text: replaced(&query.text, &term.range, written), ..query.clone() };
    let finds = count(search, &query)? > 0;
    Ok(finds.then(|| Widening { kind, from: printed(term), to, text: query.to_text(), query }))
}

/// Other names of a place: of before and of today; not those that were given up before the time asked for.
fn renamed(search: &Search, query: &Query, term: &Term) -> Result<Vec<String>> {
    let range = DateRange::of(query.from.as_deref(), query.to.as_deref(), search.today());
    let since = range.ok().and_then(|range| range.from).filter(|_| query.axis == Axis::Published);
    let since = since.map(|day| date_of(day).0);
    let others = other_place_names(&printed(term)).into_iter();
    let in_use = others.filter(|other| other.until.zip(since).is_none_or(|(until, since)| until >= since));
    Ok(in_use.map(|other| other.name).collect())
}

/// Names of the archive that a Latin word spells.
fn spelt(search: &Search, term: &Term) -> Result<Vec<String>> {
    let typed = folded(term);
    if typed.chars().count() < 2 || !typed.chars().all(|c| c.is_ascii_lowercase()) {
        return Ok(Vec::new());
    }
    let names = search.names()?;
    Ok(names.spelt(&typed, MOST).into_iter().map(|name| name.text.clone()).collect())
}

/// Names of the archive that sound like a word.
fn sounding(search: &Search, term: &Term, near: bool) -> Result<Vec<String>> {
    let names = search.names()?;
    Ok(names.sounding(&folded(term), near, true, MOST).into_iter().map(|name| name.text.clone()).collect())
}

/// What tells of a day that is asked for as a day of issue, or writes it as it was typed.
fn told(search: &Search, query: &Query) -> Result<Option<Widening>> {
    for range in dates(&query.text)? {
        let typed: String = query.text.chars().skip(range.start).take(range.len()).collect();
        let as_text = phrase(&typed);
        let written = match dated(&typed) {
            Some(Dated::Range(DateRange { from: Some(from), to: Some(to) })) => {
                let field = Field::Date(Some(Axis::Event)).name();
                format!("({field}:{}..{} | {as_text})", format_day(from), format_day(to))
            }
            _ => as_text,
        };
        let query = Query { text: replaced(&query.text, &range, &written), ..query.clone() };
        if count(search, &query)? > 0 {
            let kind = WideningKind::Told;
            return Ok(Some(Widening {
                kind,
                to: vec![typed.clone()],
                from: typed,
                text: query.to_text(),
                query,
            }));
        }
    }
    Ok(None)
}

/// The word with one character taken for another that looks like it, where that stands in the archive.
fn look_alikes(search: &Search, term: &Term) -> Result<Vec<String>> {
    let chars = &term.text.chars;
    let (searcher, fields) = search.index.searcher();
    let mut found: Vec<(f32, String)> = Vec::new();
    for at in (0..chars.len()).filter(|_| chars.len() >= SHORT && chars.len() <= 12) {
        for (other, likeness) in alike(chars[at]) {
            let mut other_chars = chars.clone();
            other_chars[at] = other;
            let is_pair = |n: usize| {
                let pair: String = other_chars[n..n + 2].iter().collect();
                searcher.doc_freq(&IndexTerm::from_field_text(fields.gram2, &pair)).is_ok_and(|n| n > 0)
            };
            if !(at.saturating_sub(1)..=at.min(chars.len() - 2)).all(is_pair) {
                continue;
            }
            let text: String = other_chars.iter().collect();
            let is_word = searcher.doc_freq(&IndexTerm::from_field_text(fields.words, &text))? > 0;
            if chars.len() > SHORT || is_word {
                found.push((likeness, text));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    Ok(found.into_iter().map(|(_, text)| text).collect())
}

/// Some of the words: of several words of the query all but one, all but two …; of one long word some of the words
/// or pairs of characters it is made of. At least half of them.
fn partly(search: &Search, query: &Query, terms: &[Term]) -> Result<Option<Widening>> {
    let alone = match terms {
        [term] if !term.is_phrase => parts(&folded(term)).map(|parts| (term, parts)),
        _ => None,
    };
    if let Some((term, parts)) = alone {
        for least in (parts.len().div_ceil(2)..=parts.len()).rev() {
            let written = format!("\"{}\"/{least}", parts.join(" "));
            let widening = found(search, query, WideningKind::Partial, term, parts.clone(), &written)?;
            if widening.is_some() {
                return Ok(widening);
            }
        }
        return Ok(None);
    }
    let is_plain = terms.iter().all(|term| !folded(term).contains(['"', '\\']) && !term.is_phrase);
    let only_words = fold(&query.text) == terms.iter().map(folded).collect::<String>();
    if terms.len() < 2 || terms.len() > MOST_WORDS || !is_plain || !only_words {
        return Ok(None);
    }
    let to: Vec<String> = terms.iter().map(printed).collect();
    for least in (terms.len().div_ceil(2)..terms.len()).rev() {
        let text = format!("\"{}\"/{least}", to.join(" "));
        let widened = Query { text, ..query.clone() };
        if count(search, &widened)? > 0 {
            let (from, text) = (query.text.trim().to_owned(), widened.to_text());
            return Ok(Some(Widening { kind: WideningKind::Partial, from, to, text, query: widened }));
        }
    }
    Ok(None)
}

/// The words that a word is made of, else its pairs of characters.
fn parts(text: &str) -> Option<Vec<String>> {
    let chars: Vec<char> = text.chars().collect();
    if chars.iter().any(|c| matches!(c, '"' | '\\')) {
        return None;
    }
    let mut parts = words(text);
    if parts.len() < 2 && chars.len() >= LONG {
        parts = chars.chunks(2).filter(|pair| pair.len() == 2).map(|pair| pair.iter().collect()).collect();
    }
    parts.dedup();
    (2..=MOST_WORDS).contains(&parts.len()).then_some(parts)
}
