//! Other texts of a part that searching finds it by.

use crate::model::{Article, LookAlike, Part};
use crate::text::fold;
use crate::text::readings::without_readings;

/// With more proposals than this in one part, only the text with all of them is given.
const MOST_ALONE: usize = 4;

/// What a part of an article may be looked for as, beside its text: with its damaged characters put right (all of
/// them, and where they are few each alone), as it was read before a person replaced it, and without readings in brackets. Texts that fold to the
/// part's own text are left out: it is found by them anyway.
pub fn other_texts(article: &Article, part: Part) -> Vec<String> {
    let Some(text) = article.part(part) else { return Vec::new() };
    let damaged: Vec<&LookAlike> = article.look_alikes.iter().filter(|l| l.span.part == part).collect();
    let mut texts = Vec::new();
    if !damaged.is_empty() {
        texts.push(put_right(text, &damaged));
    }
    if (2..=MOST_ALONE).contains(&damaged.len()) {
        texts.extend(damaged.iter().map(|one| put_right(text, &[one])));
    }
    let replaced = article.replaced.iter().filter(|replaced| replaced.part == part);
    texts.extend(replaced.map(|replaced| replaced.text.clone()));
    texts.extend(without_readings(text));
    if texts.is_empty() {
        return texts;
    }
    let folded = fold(text);
    texts.retain(|other| fold(other) != folded);
    texts
}

/// The text with these proposals in it; one that does not fit the text is left out.
fn put_right(text: &str, damaged: &[&LookAlike]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for one in damaged {
        let range = one.span.start as usize..one.span.end as usize;
        let fits = range.len() == one.proposal.chars().count();
        if let Some(place) = chars.get_mut(range).filter(|_| fits) {
            place.iter_mut().zip(one.proposal.chars()).for_each(|(c, meant)| *c = meant);
        }
    }
    chars.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind, Replaced, Span};

    fn look_alike(start: u32, text: &str, proposal: &str) -> LookAlike {
        let span = Span { part: Part::Block(0), start, end: start + text.chars().count() as u32 };
        LookAlike {
            span,
            text: text.into(),
            proposal: proposal.into(),
            rule: "place".into(),
            confidence: 0.9,
        }
    }

    fn check(look_alikes: Vec<LookAlike>, replaced: Option<&str>, expect: &[&str]) {
        let block = Block {
            kind: BlockKind::Paragraph, text: "甲在平区乙往平丙市區".into(), lines: vec![1]
        };
        let replaced = replaced.map(|text| Replaced { part: Part::Block(0), text: text.into() });
        let article = Article {
            blocks: vec![block],
            look_alikes,
            replaced: replaced.into_iter().collect(),
            ..Article::default()
        };
        assert_eq!(other_texts(&article, Part::Block(0)), expect);
        assert!(other_texts(&article, Part::Headline).is_empty());
        assert!(other_texts(&article, Part::Block(7)).is_empty());
    }

    #[test]
    fn a_part_is_found_as_it_was_meant_and_as_it_was_read() {
        let (first, second) = (look_alike(1, "在平区", "茌平区"), look_alike(5, "往平", "茌平"));
        check(vec![first.clone()], None, &["甲茌平区乙往平丙市區"]);
        check(
            vec![first, second],
            Some("旧"),
            &["甲茌平区乙茌平丙市區", "甲茌平区乙往平丙市區", "甲在平区乙茌平丙市區", "旧"],
        );
    }

    #[test]
    fn what_folds_to_the_text_is_no_other_text() {
        check(vec![look_alike(8, "市區", "市区")], Some("甲在平区乙 往平丙市区"), &[]);
    }

    #[test]
    fn what_does_not_fit_is_left_out() {
        check(vec![look_alike(40, "在平区", "茌平区")], None, &[]);
    }
}
