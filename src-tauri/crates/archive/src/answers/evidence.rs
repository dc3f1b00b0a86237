//! Facts as they are shown, each with the lines of the page that say it.

use std::collections::HashMap;

use newspaper::text::{fold, fold_with_origin};
use newspaper::{Article, Fact, FactValue, Part, Span};
use store::article::Stored;
use store::headings::Headings;
use wire::FactView;

use crate::answers::post;
use crate::search::quote::sentence;

/// Characters to either side of where words should stand in the lines of their part that are looked through: what
/// reading drops or mends moves them by no more.
const SLACK: usize = 4_000;

/// Names of a byline that are looked for at most; a page of nothing but names is no byline.
const MOST_NAMES: usize = 100;

/// The facts of an article in the order `order`; `pages` are the printed lines of its page and of those it goes on
/// on, `None` where they are not at hand.
pub(crate) fn facts(
    stored: &Stored,
    order: &[usize],
    pages: &[Option<Vec<String>>],
    headings: &Headings,
) -> Vec<FactView> {
    let mut evidence = Evidence { stored, pages, headings, parts: HashMap::new(), whole: None, names: 0 };
    order.iter().map(|&n| evidence.view(&stored.article.facts[n])).collect()
}

/// Printed lines without white space, as one text, with the line of each character.
#[derive(Default)]
struct Lines {
    chars: Vec<char>,
    line: Vec<u32>,
}

impl Lines {
    fn new(page: &[String], numbers: &[u32]) -> Self {
        let mut lines = Self::default();
        for &n in numbers {
            let Some(text) = page.get((n as usize).saturating_sub(1)) else { continue };
            lines.chars.extend(fold(text).chars());
            lines.line.resize(lines.chars.len(), n);
        }
        lines
    }

    /// The lines of `words` at their place next to `near`.
    fn find(&self, words: &[char], near: usize) -> Option<Vec<u32>> {
        let last = self.chars.len().checked_sub(words.len()).filter(|_| !words.is_empty())?;
        let near = near.min(last);
        let is_at = |at: usize| self.chars[at..at + words.len()] == *words;
        let around = (0..=SLACK).flat_map(|off| [near.checked_sub(off), Some(near + off)]);
        let at = around.flatten().find(|&at| at <= last && is_at(at))?;
        let mut lines = self.line[at..at + words.len()].to_vec();
        lines.dedup();
        Some(lines)
    }
}

/// A part's text without white space, and the lines it was made from.
struct PartLines {
    chars: Vec<char>,
    origin: Vec<u32>,
    numbers: Vec<u32>,
    lines: Lines,
}

struct Evidence<'a> {
    stored: &'a Stored,
    pages: &'a [Option<Vec<String>>],
    headings: &'a Headings,
    parts: HashMap<Part, PartLines>,
    /// All lines of the article, for names that stand in no part.
    whole: Option<Lines>,
    names: usize,
}

impl Evidence<'_> {
    fn view(&mut self, fact: &Fact) -> FactView {
        let article = &self.stored.article;
        let (value, detail, role) = meaning(fact);
        let sentence = fact.span.and_then(|span| {
            let text = article.part(span.part)?;
            Some(sentence(text, span))
        });
        FactView {
            kind: fact.value.kind(),
            text: fact.text.clone(),
            value,
            detail,
            role,
            post: match &fact.value {
                FactValue::Person { role, org, .. } => post::words(org.as_deref(), role.as_deref()),
                _ => None,
            },
            heading: self.headings.of_fact(fact, self.stored.id),
            meaning: fact.value.clone(),
            rule: fact.rule,
            confidence: fact.confidence,
            span: fact.span,
            page: fact.span.map_or(0, |span| self.page_of(span.part)),
            lines: match fact.span {
                Some(span) => self.lines_of(span),
                None => self.lines_of_name(&fact.text),
            },
            sentence: sentence.unwrap_or_default(),
        }
    }

    /// 0 for the article's own page, n for the nth it goes on on.
    fn page_of(&self, part: Part) -> u32 {
        let Part::Block(n) = part else { return 0 };
        self.stored.continued.iter().filter(|piece| piece.first_block <= n).count() as u32
    }

    /// The lines where the words stand; all lines of their part where a person put the words there.
    fn lines_of(&mut self, span: Span) -> Vec<u32> {
        let page = self.pages.get(self.page_of(span.part) as usize).and_then(Option::as_deref);
        let article = &self.stored.article;
        let part = self.parts.entry(span.part).or_insert_with(|| part_lines(article, span.part, page));
        let from = part.origin.partition_point(|&at| at < span.start);
        let to = part.origin.partition_point(|&at| at < span.end);
        let Some(words) = part.chars.get(from..to) else { return part.numbers.clone() };
        // Lines may hold more than the part: the text of a neighbouring column, the rest of the head.
        let near = from * part.lines.chars.len() / part.chars.len().max(1);
        let found = part.lines.find(words, from).or_else(|| part.lines.find(words, near));
        found.unwrap_or_else(|| part.numbers.clone())
    }

    /// The lines of a name of the byline or dateline; none where a person put it there.
    fn lines_of_name(&mut self, name: &str) -> Vec<u32> {
        self.names += 1;
        let Some(page) = self.pages.first().and_then(Option::as_deref).filter(|_| self.names <= MOST_NAMES)
        else {
            return Vec::new();
        };
        let article = &self.stored.article;
        let whole = self.whole.get_or_insert_with(|| {
            let mut numbers = head_lines(article);
            numbers.extend(
                article
                    .lines
                    .iter()
                    .filter(|line| numbers.binary_search(line).is_err())
                    .copied()
                    .collect::<Vec<_>>(),
            );
            Lines::new(page, &numbers)
        });
        let name: Vec<char> = fold(name).chars().collect();
        whole.find(&name, 0).or_else(|| whole.find(&name, usize::MAX)).unwrap_or_default()
    }
}

fn part_lines(article: &Article, part: Part, page: Option<&[String]>) -> PartLines {
    let numbers = match part {
        Part::Block(n) => article.blocks.get(n as usize).map(|b| b.lines.clone()).unwrap_or_default(),
        _ => head_lines(article),
    };
    let text = article.part(part).unwrap_or_default();
    // Where single characters were put right the page still prints the old ones, in the same places.
    let printed = article.replaced.iter().find(|r| r.part == part).map(|r| r.text.as_str());
    let printed = printed.filter(|printed| printed.chars().count() == text.chars().count());
    let folded = fold_with_origin(printed.unwrap_or(text));
    let lines = page.map(|page| Lines::new(page, &numbers)).unwrap_or_default();
    PartLines { chars: folded.chars, origin: folded.origin, numbers, lines }
}

/// Lines of the article that are in no block: those of its head.
fn head_lines(article: &Article) -> Vec<u32> {
    let mut in_blocks: Vec<u32> =
        article.blocks.iter().flat_map(|block| block.lines.iter().copied()).collect();
    in_blocks.sort_unstable();
    article.lines.iter().copied().filter(|line| in_blocks.binary_search(line).is_err()).collect()
}

/// Value, detail and role of a fact.
fn meaning(fact: &Fact) -> (String, Option<String>, Option<String>) {
    let name = |value: serde_json::Result<serde_json::Value>| value.ok()?.as_str().map(str::to_owned);
    let detail = match &fact.value {
        FactValue::Date { tense, .. } => name(serde_json::to_value(tense)),
        FactValue::Person { part, .. } => name(serde_json::to_value(part)),
        FactValue::Place { .. } | FactValue::Org { .. } => None,
        FactValue::Initiative { class, .. } => name(serde_json::to_value(class)),
        FactValue::Figure { qualifier, .. } => qualifier.clone(),
    };
    let role = match &fact.value {
        FactValue::Person { role, .. } => role.clone(),
        _ => None,
    };
    (fact.value.standard(&fact.text), detail, role)
}

#[cfg(test)]
mod tests {
    use newspaper::{Block, BlockKind};

    use super::*;

    #[test]
    fn subheads_do_not_count_as_head_lines() {
        let block = |kind, lines: &[u32]| Block { kind, text: "x".into(), lines: lines.to_vec() };
        let article = Article {
            lines: vec![1, 2, 3, 4],
            blocks: vec![block(BlockKind::Subhead, &[3]), block(BlockKind::Paragraph, &[4])],
            ..Article::default()
        };
        assert_eq!(head_lines(&article), [1, 2]);
    }
}
