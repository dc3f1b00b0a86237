//! Facts as they were packed up to format 4 of the archive: with the names of all fields.

use newspaper::facts::Rule;
use newspaper::{Article, Fact, FactValue, Part, Span, Subject};
use serde::Deserialize;

use super::packed::{PackedSubject, subject, text_of};

#[derive(Deserialize)]
struct Readings {
    facts: Vec<PackedFact>,
    subjects: Vec<PackedSubject>,
}

/// A fact: its words (empty where they are those at its place), part, start, end, rule, confidence and value.
#[derive(Deserialize)]
struct PackedFact(String, Option<Part>, Option<u32>, Option<u32>, Rule, f32, FactValue);

/// Reads the facts and subjects of an article whose texts are read.
pub(super) fn read_facts(line: &str, article: &Article) -> serde_json::Result<(Vec<Fact>, Vec<Subject>)> {
    let readings: Readings = serde_json::from_str(line)?;
    let fact = |PackedFact(text, part, start, end, rule, confidence, value)| {
        let span = part.zip(start.zip(end)).map(|(part, (start, end))| Span { part, start, end });
        Fact { text: text_of(article, span, text), span, rule, confidence, value }
    };
    Ok((readings.facts.into_iter().map(fact).collect(), readings.subjects.into_iter().map(subject).collect()))
}

#[cfg(test)]
mod tests {
    use newspaper::{Block, BlockKind};

    use super::super::packed;
    use super::*;

    #[test]
    fn facts_that_were_packed_before_are_read() {
        let texts =
            r#"{"byline":{"reporters":[],"correspondents":[],"photographers":[],"printed":[]},"blocks":[]}"#;
        let facts = r#"{"facts":[["",{"block":0},3,5,"gazetteer",0.93,{"kind":"place","path":"山东省/聊城市/冠县","code":"371525"}]],"subjects":[]}"#;
        let block = Block { kind: BlockKind::Paragraph, text: "本报讯冠县灵芝".into(), lines: vec![] };
        let article = Article { blocks: vec![block], ..Article::default() };
        let (found, _) = packed::read_facts(format!("{texts}\n{facts}").as_bytes(), &article).unwrap();
        assert_eq!((found[0].text.as_str(), found[0].value.kind().name()), ("冠县", "place"));
        assert_eq!(found[0].span, Some(Span { part: Part::Block(0), start: 3, end: 5 }));
    }
}
