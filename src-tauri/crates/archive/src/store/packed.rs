//! What an article says and what was read from it, as two lines of JSON (to be packed, [`super::pack`]): most readers
//! need the first alone.

use newspaper::{Article, Block, BlockKind, Byline, Fact, FactValue, Part, Span, Subject, facts};
use serde::{Deserialize, Serialize};

/// The first line.
#[derive(Serialize, Deserialize)]
struct Texts {
    byline: Byline,
    blocks: Vec<(BlockKind, String, Vec<u32>)>,
}

/// The second line.
#[derive(Serialize, Deserialize)]
struct Readings {
    facts: Vec<PackedFact>,
    subjects: Vec<(String, String, f32, Vec<String>)>,
}

/// A fact: its words (empty where they are those at its place), part, start, end, rule, confidence and value.
#[derive(Serialize, Deserialize)]
struct PackedFact(String, Option<Part>, Option<u32>, Option<u32>, String, f32, FactValue);

/// Both lines of an article.
pub(super) fn write(article: &Article) -> serde_json::Result<String> {
    let blocks = article.blocks.iter().map(|b| (b.kind, b.text.clone(), b.lines.clone())).collect();
    let texts = Texts { byline: article.byline.clone(), blocks };
    let subjects = article.subjects.iter();
    let subjects =
        subjects.map(|s| (s.id.clone(), s.label.clone(), s.confidence, s.evidence.clone())).collect();
    let readings =
        Readings { facts: article.facts.iter().map(|fact| packed(article, fact)).collect(), subjects };
    Ok(format!("{}\n{}", serde_json::to_string(&texts)?, serde_json::to_string(&readings)?))
}

fn packed(article: &Article, fact: &Fact) -> PackedFact {
    let is_there = fact.span.is_some_and(|span| words(article, span).as_ref() == Some(&fact.text));
    let text = if is_there { String::new() } else { fact.text.clone() };
    let (part, start, end) =
        (fact.span.map(|s| s.part), fact.span.map(|s| s.start), fact.span.map(|s| s.end));
    PackedFact(text, part, start, end, fact.rule.clone(), fact.confidence, fact.value.clone())
}

/// The words at a place.
fn words(article: &Article, span: Span) -> Option<String> {
    let chars = article.part(span.part)?.chars();
    Some(chars.skip(span.start as usize).take(span.end.saturating_sub(span.start) as usize).collect())
}

fn line(packed: &[u8], n: usize) -> &[u8] {
    packed.split(|&byte| byte == b'\n').nth(n).unwrap_or_default()
}

/// Reads byline and blocks.
pub(super) fn read_texts(packed: &[u8]) -> serde_json::Result<(Byline, Vec<Block>)> {
    let texts: Texts = serde_json::from_slice(line(packed, 0))?;
    let block = |(kind, text, lines)| Block { kind, text, lines };
    Ok((texts.byline, texts.blocks.into_iter().map(block).collect()))
}

/// Reads the facts and subjects of an article whose texts are read.
pub(super) fn read_facts(packed: &[u8], article: &Article) -> serde_json::Result<(Vec<Fact>, Vec<Subject>)> {
    let readings: Readings = serde_json::from_slice(line(packed, 1))?;
    let fact = |PackedFact(text, part, start, end, rule, confidence, value)| {
        let span = part.zip(start.zip(end)).map(|(part, (start, end))| Span { part, start, end });
        let text = match span.filter(|_| text.is_empty()) {
            Some(span) => words(article, span).unwrap_or_default(),
            None => text,
        };
        Fact { text, span, rule, confidence, value }
    };
    let subject = |(id, label, confidence, evidence): (String, _, _, _)| Subject {
        parent: facts::subject_parent(&id).map(Into::into),
        id,
        label,
        confidence,
        evidence,
    };
    Ok((readings.facts.into_iter().map(fact).collect(), readings.subjects.into_iter().map(subject).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_comes_back_whole() {
        let text = "题目\n本报讯 （记者 张红）7月15日，冠县“惠循环”平台（简称平台）投入1.3万元。\n";
        let parsed = newspaper::parse(text.as_bytes(), &newspaper::Config::default()).unwrap();
        let article = &parsed.articles[0];
        let kinds: Vec<&str> = article.facts.iter().map(|fact| fact.value.kind()).collect();
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
