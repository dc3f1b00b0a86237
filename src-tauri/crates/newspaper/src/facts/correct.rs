//! What a person says of facts and subjects. It is applied to what was read, in the order in which it was said, so
//! that the last word counts; the estimate of a page's date rests on what was read alone.

use super::list;
use crate::correction::{Correction, Meaning, Reason, Unapplied};
use crate::edtf::Stretch;
use crate::facts::Rule;
use crate::model::{Article, Compared, Fact, FactKind, FactValue, Part, Span};

/// Characters of the printed words of a fact at most: the longest names of documents are shorter by half.
pub const LONGEST: usize = 200;

/// Units of a place's path at most: province, prefecture, county, township, village, and what lies in it.
const DEEPEST: usize = 6;

/// Applies what `corrections` say of facts and subjects; articles are by first line. Returns what could not be applied.
pub fn correct(articles: &mut [Article], corrections: &[Correction]) -> Vec<Unapplied> {
    let mut unapplied = Vec::new();
    for (index, correction) in corrections.iter().enumerate() {
        let applied = match correction {
            Correction::Fact { line, text, nth, meaning } => {
                article_at(articles, *line).and_then(|article| fact(article, text, *nth, meaning))
            }
            Correction::Subjects { line, ids } => {
                article_at(articles, *line).and_then(|article| subjects(article, ids))
            }
            _ => Ok(()),
        };
        if let Err(reason) = applied {
            unapplied.push(Unapplied { index, reason });
        }
    }
    unapplied
}

fn article_at(articles: &mut [Article], line: u32) -> Result<&mut Article, Reason> {
    let at = articles.binary_search_by_key(&Some(line), |a| a.lines.first().copied());
    at.ok().and_then(|n| articles.get_mut(n)).ok_or(Reason::NoArticleThere)
}

/// The subjects as a person chose them; the words that decided stay with those that were read too.
fn subjects(article: &mut Article, ids: &[String]) -> Result<(), Reason> {
    let mut chosen = Vec::new();
    for id in ids {
        let read = article.subjects.iter().find(|subject| subject.id == *id);
        let evidence = read.map(|subject| subject.evidence.clone()).unwrap_or_default();
        let subject = list::subject(id, evidence).ok_or(Reason::ValueInvalid)?;
        if chosen.iter().all(|other: &crate::Subject| other.id != subject.id) {
            chosen.push(subject);
        }
    }
    article.subjects = chosen;
    Ok(())
}

fn fact(article: &mut Article, text: &str, nth: Option<u32>, meaning: &Meaning) -> Result<(), Reason> {
    if text.is_empty() || text.chars().count() > LONGEST {
        return Err(Reason::ValueInvalid);
    }
    let places = places_of(article, text);
    match (meaning, nth) {
        (Meaning::None { of }, None) => strike_all(article, text, *of, !places.is_empty()),
        (Meaning::None { of }, Some(nth)) => {
            let place = places.get(nth as usize).ok_or(Reason::TextMissing)?;
            article.facts.retain(|fact| !(fact.value.kind() == *of && stands_at(fact, place)));
            Ok(())
        }
        (Meaning::Is { value }, None) => {
            let value = checked(value)?;
            set_all(article, text, &places, &value)
        }
        (Meaning::Is { value }, Some(nth)) => {
            let (value, place) = (checked(value)?, places.get(nth as usize).ok_or(Reason::TextMissing)?);
            set(article, text, *place, &value);
            sort(article);
            Ok(())
        }
    }
}

/// Every place where the printed text of an article says `text`, in reading order.
pub fn places_of(article: &Article, text: &str) -> Vec<Span> {
    let length = text.chars().count() as u32;
    let Some(step) = text.chars().next().map(char::len_utf8) else { return Vec::new() };
    let mut places = Vec::new();
    for (part, whole) in article.parts() {
        // The character that byte `at` is, counted on from place to place.
        let (mut at, mut start) = (0, 0);
        while let Some(found) = whole[at..].find(text) {
            start += whole[at..at + found].chars().count() as u32;
            places.push(Span { part, start, end: start + length });
            at += found + step;
            start += 1;
        }
    }
    places
}

fn stands_at(fact: &Fact, place: &Span) -> bool {
    fact.span.as_ref() == Some(place)
}

/// A fact that says no more than its place is struck by its words; one that is called otherwise by its standard name.
fn is_called(fact: &Fact, text: &str) -> bool {
    fact.text == text || fact.value.standard(&fact.text) == text
}

fn strike_all(article: &mut Article, text: &str, of: FactKind, is_printed: bool) -> Result<(), Reason> {
    let before = article.facts.len();
    article.facts.retain(|fact| !(fact.value.kind() == of && is_called(fact, text)));
    // Words that are read as nothing any more are as they should be.
    if article.facts.len() < before || is_printed { Ok(()) } else { Err(Reason::TextMissing) }
}

/// Sets the meaning wherever these words were read as this kind of fact; where they never were, wherever they stand
/// and no longer words of the kind say something else (聊城 within 聊城市教育局 is left alone).
fn set_all(article: &mut Article, text: &str, places: &[Span], value: &FactValue) -> Result<(), Reason> {
    let kind = value.kind();
    let mut read = false;
    for fact in article.facts.iter_mut().filter(|f| f.value.kind() == kind && is_called(f, text)) {
        read = true;
        set_meaning(fact, value);
    }
    if read {
        return Ok(());
    }
    if places.is_empty() {
        return Err(Reason::TextMissing);
    }
    let longer: Vec<Span> =
        article.facts.iter().filter(|f| f.value.kind() == kind).filter_map(|f| f.span).collect();
    for place in places {
        let is_within = |s: &Span| s.part == place.part && s.start <= place.start && place.end <= s.end;
        if !longer.iter().any(is_within) {
            set(article, text, *place, value);
        }
    }
    sort(article);
    Ok(())
}

fn set_meaning(fact: &mut Fact, value: &FactValue) {
    fact.value = value.clone();
    fact.rule = Rule::Corrected;
    fact.confidence = 1.0;
}

/// Puts a fact at a place, instead of those of its kind that reach into it.
fn set(article: &mut Article, text: &str, place: Span, value: &FactValue) {
    let reaches_in = |s: Span| s.part == place.part && s.start < place.end && place.start < s.end;
    article.facts.retain(|f| f.value.kind() != value.kind() || !f.span.is_some_and(reaches_in));
    article.facts.push(Fact {
        text: text.to_owned(),
        span: Some(place),
        rule: Rule::Corrected,
        confidence: 1.0,
        value: value.clone(),
    });
}

fn sort(article: &mut Article) {
    let at = |span: Option<Span>| span.map(|s: Span| -> (Part, u32, u32) { (s.part, s.start, s.end) });
    article.facts.sort_by_key(|f| at(f.span));
}

/// A value as it may stand in an article: names bare of white space around them, dates that are dates, places with
/// their code.
fn checked(value: &FactValue) -> Result<FactValue, Reason> {
    let mut value = value.clone();
    let is_whole = match &mut value {
        FactValue::Date { edtf, .. } => is_date(edtf),
        FactValue::Person { name, role, org, .. } => tidy(role) && tidy(org) && is_name(name),
        FactValue::Place { path, code } => {
            *code = list::code_of(path);
            code.is_some() || is_path(path)
        }
        FactValue::Org { full } => tidy(full),
        FactValue::Initiative { name, of, .. } => tidy(of) && is_name(name),
        FactValue::Figure { value, unit, qualifier, what, whose, when, comparison } => {
            let words = [qualifier, what, whose].into_iter().all(tidy);
            let base = comparison
                .as_mut()
                .is_none_or(|Compared { against, base, .. }| tidy(against) & is_date(base));
            *unit = unit.trim().to_owned();
            words && base && is_date(when) && value.is_none_or(f64::is_finite) && unit.len() <= LONGEST
        }
    };
    if is_whole { Ok(value) } else { Err(Reason::ValueInvalid) }
}

/// EDTF, or nothing that a calendar has.
fn is_date(edtf: &Option<String>) -> bool {
    edtf.as_deref().is_none_or(|edtf| Stretch::parse(edtf).is_some())
}

/// Makes a name bare; false where nothing is left, or too much.
fn is_name(name: &mut String) -> bool {
    *name = name.trim().to_owned();
    !name.is_empty() && name.chars().count() <= LONGEST && !name.contains(['\n', '\r'])
}

/// The same for words that may be missing: what is empty says nothing.
fn tidy(words: &mut Option<String>) -> bool {
    words.take_if(|words| words.trim().is_empty());
    words.as_mut().is_none_or(is_name)
}

/// Whether a path that the table does not have could be one: a place abroad, a village.
fn is_path(path: &str) -> bool {
    let units: Vec<&str> = path.split('/').collect();
    let is_unit = |unit: &&str| !unit.is_empty() && unit.trim() == *unit && unit.chars().count() <= 40;
    units.len() <= DEEPEST && units.iter().all(is_unit) && !path.contains(['\n', '\r'])
}

#[cfg(test)]
mod tests;
