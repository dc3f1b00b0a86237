//! What an article says and what was read from it, as two lines of JSON (to be packed, [`super::pack`]): most readers
//! need the first alone.

use newspaper::facts::{self, Rule};
use newspaper::{
    Anchor, Article, Block, BlockKind, Byline, Compared, Fact, FactValue, InitiativeKind, Part, PersonPart,
    Span, Subject, Tense,
};
use serde::{Deserialize, Serialize};

use super::packed_before;

/// The first line.
#[derive(Serialize, Deserialize)]
struct Texts {
    byline: Byline,
    blocks: Vec<(BlockKind, String, Vec<u32>)>,
}

/// The second line: facts in the order of the text, and subjects.
#[derive(Serialize, Deserialize)]
struct Readings(Vec<PackedFact>, Vec<PackedSubject>);

/// Id, label, confidence and evidence.
pub(super) type PackedSubject = (String, String, f32, Vec<String>);

/// A fact: its words (empty where they are those at its place), its place, its rule, its confidence in thousandths, and
/// what it means.
#[derive(Serialize, Deserialize)]
struct PackedFact(String, Option<Place>, Rule, u16, Value);

/// A part, characters after the start of the fact before (of the part, where that is in another part), and length.
#[derive(Serialize, Deserialize)]
struct Place(PackedPart, i64, u32);

/// A block is its number.
#[derive(Serialize, Deserialize, PartialEq, Eq, Clone, Copy)]
#[serde(untagged)]
enum PackedPart {
    Block(u32),
    Other(Part),
}

impl From<Part> for PackedPart {
    fn from(part: Part) -> Self {
        if let Part::Block(n) = part { Self::Block(n) } else { Self::Other(part) }
    }
}

impl From<PackedPart> for Part {
    fn from(part: PackedPart) -> Self {
        match part {
            PackedPart::Block(n) => Self::Block(n),
            PackedPart::Other(part) => part,
        }
    }
}

/// A [`FactValue`] without the names of its fields; no name where that is the words of the fact.
#[derive(Serialize, Deserialize)]
enum Value {
    #[serde(rename = "d")]
    Date(Option<String>, Tense, Anchor),
    #[serde(rename = "n")]
    Person(Option<String>, Option<String>, Option<String>, PersonPart),
    #[serde(rename = "p")]
    Place(String, Option<String>),
    #[serde(rename = "o")]
    Org(Option<String>),
    #[serde(rename = "i")]
    Initiative(Option<String>, Option<String>, InitiativeKind),
    #[serde(rename = "f")]
    Figure(
        Option<f64>,
        String,
        Option<String>,
        Option<String>,
        Option<String>,
        Option<String>,
        Option<Compared>,
    ),
}

impl Value {
    fn new(fact: &Fact) -> Self {
        let own = |name: &String| (*name != fact.text).then(|| name.clone());
        match fact.value.clone() {
            FactValue::Date { edtf, tense, anchor } => Self::Date(edtf, tense, anchor),
            FactValue::Person { name, role, org, part } => Self::Person(own(&name), role, org, part),
            FactValue::Place { path, code } => Self::Place(path, code),
            FactValue::Org { full } => Self::Org(full),
            FactValue::Initiative { name, of, class } => Self::Initiative(own(&name), of, class),
            FactValue::Figure { value, unit, qualifier, what, whose, when, comparison } => {
                Self::Figure(value, unit, qualifier, what, whose, when, comparison)
            }
        }
    }

    /// The value of a fact with these words.
    fn of(self, text: &str) -> FactValue {
        let own = |name: Option<String>| name.unwrap_or_else(|| text.to_owned());
        match self {
            Self::Date(edtf, tense, anchor) => FactValue::Date { edtf, tense, anchor },
            Self::Person(name, role, org, part) => FactValue::Person { name: own(name), role, org, part },
            Self::Place(path, code) => FactValue::Place { path, code },
            Self::Org(full) => FactValue::Org { full },
            Self::Initiative(name, of, class) => FactValue::Initiative { name: own(name), of, class },
            Self::Figure(value, unit, qualifier, what, whose, when, comparison) => {
                FactValue::Figure { value, unit, qualifier, what, whose, when, comparison }
            }
        }
    }
}

/// Confidence has so many steps.
const STEPS: f32 = 1_000.0;

/// Both lines of an article.
pub(super) fn write(article: &Article) -> serde_json::Result<String> {
    let blocks = article.blocks.iter().map(|b| (b.kind, b.text.clone(), b.lines.clone())).collect();
    let texts = Texts { byline: article.byline.clone(), blocks };
    let mut before = None;
    let facts = article.facts.iter().map(|fact| packed(article, fact, &mut before)).collect();
    let subjects = article.subjects.iter();
    let subjects =
        subjects.map(|s| (s.id.clone(), s.label.clone(), s.confidence, s.evidence.clone())).collect();
    let readings = Readings(facts, subjects);
    Ok(format!("{}\n{}", serde_json::to_string(&texts)?, serde_json::to_string(&readings)?))
}

/// Packs a fact that comes after one at the place `before`.
fn packed(article: &Article, fact: &Fact, before: &mut Option<Span>) -> PackedFact {
    let is_there = fact.span.is_some_and(|span| words(article, span).as_ref() == Some(&fact.text));
    let text = if is_there { String::new() } else { fact.text.clone() };
    let place = fact.span.map(|span| {
        let start = i64::from(span.start) - counted_from(*before, span.part);
        Place(span.part.into(), start, span.end.saturating_sub(span.start))
    });
    *before = fact.span.or(*before);
    PackedFact(text, place, fact.rule, (fact.confidence * STEPS).round() as u16, Value::new(fact))
}

/// Where the starts of facts in a part are counted from.
fn counted_from(before: Option<Span>, part: Part) -> i64 {
    before.filter(|span| span.part == part).map_or(0, |span| i64::from(span.start))
}

/// The words at a place.
fn words(article: &Article, span: Span) -> Option<String> {
    let chars = article.part(span.part)?.chars();
    Some(chars.skip(span.start as usize).take(span.end.saturating_sub(span.start) as usize).collect())
}

/// Both lines, known to be text from here on: told once, and not of every word that is read from them.
fn lines(packed: &[u8]) -> serde_json::Result<(&str, &str)> {
    let text = simdutf8::basic::from_utf8(packed).map_err(serde::de::Error::custom)?;
    Ok(text.split_once('\n').unwrap_or((text, "")))
}

/// Reads byline and blocks.
pub(super) fn read_texts(packed: &[u8]) -> serde_json::Result<(Byline, Vec<Block>)> {
    let texts: Texts = serde_json::from_str(lines(packed)?.0)?;
    let block = |(kind, text, lines)| Block { kind, text, lines };
    Ok((texts.byline, texts.blocks.into_iter().map(block).collect()))
}

/// Reads the facts and subjects of an article whose texts are read.
pub(super) fn read_facts(packed: &[u8], article: &Article) -> serde_json::Result<(Vec<Fact>, Vec<Subject>)> {
    let (_, line) = lines(packed)?;
    if line.starts_with('{') {
        return packed_before::read_facts(line, article);
    }
    let Readings(facts, subjects) = serde_json::from_str(line)?;
    let mut before = None;
    let fact = |PackedFact(text, place, rule, confidence, value)| {
        let span = place.map(|Place(part, start, length)| {
            let part = part.into();
            let start = u32::try_from(start + counted_from(before, part)).unwrap_or_default();
            Span { part, start, end: start.saturating_add(length) }
        });
        before = span.or(before);
        let text = text_of(article, span, text);
        Fact { value: value.of(&text), text, span, rule, confidence: f32::from(confidence) / STEPS }
    };
    Ok((facts.into_iter().map(fact).collect(), subjects.into_iter().map(subject).collect()))
}

/// The words of a fact, where they stand in the text.
pub(super) fn text_of(article: &Article, span: Option<Span>, text: String) -> String {
    match span.filter(|_| text.is_empty()) {
        Some(span) => words(article, span).unwrap_or_default(),
        None => text,
    }
}

pub(super) fn subject((id, label, confidence, evidence): PackedSubject) -> Subject {
    Subject { parent: facts::subject_parent(&id).map(Into::into), id, label, confidence, evidence }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_comes_back_whole() {
        let text = "题目\n本报讯 （记者 张红）7月15日，冠县“惠循环”平台（简称平台）投入1.3万元。\n";
        let parsed = newspaper::parse(text.as_bytes(), &newspaper::Config::default()).unwrap();
        let article = &parsed.articles[0];
        let kinds: Vec<&str> = article.facts.iter().map(|fact| fact.value.kind().name()).collect();
        assert!(
            ["person", "place", "initiative", "figure"].iter().all(|kind| kinds.contains(kind)),
            "{kinds:?}"
        );
        let mut article = article.clone();
        article.facts[0].span = None;
        let article = &article;
        let packed = write(article).unwrap();
        assert!(!packed.contains("\"1.3万元\""), "words that stand in the text are not kept twice: {packed}");
        let (byline, blocks) = read_texts(packed.as_bytes()).unwrap();
        let (facts, subjects) = read_facts(packed.as_bytes(), article).unwrap();
        assert_eq!(
            (byline, blocks, facts, subjects),
            (article.byline.clone(), article.blocks.clone(), article.facts.clone(), article.subjects.clone(),)
        );
    }
}
