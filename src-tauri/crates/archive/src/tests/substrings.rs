//! Zero miss: whatever stands in an article is found by a quoted search for it, and nothing else is.

use std::collections::BTreeSet;

use newspaper::text::fold;

use super::fixture::*;
use crate::Archive;
use crate::index::Ids;
use crate::view::ArticleId;

/// Characters of a substring at most.
const LONGEST: usize = 12;

/// A query for exactly this text.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Texts of an article that a search must reach, as printed.
fn printed(archive: &Archive, id: ArticleId) -> Vec<String> {
    let stored = archive.store().read(|c| crate::store::article::get(c, id)).unwrap().unwrap();
    let article = &stored.article;
    let head = [article.kicker.as_ref(), Some(&article.headline), article.deck.as_ref()];
    let blocks = article.blocks.iter().map(|block| &block.text);
    head.into_iter().flatten().chain(&article.byline.printed).chain(blocks).cloned().collect()
}

fn substrings(text: &str) -> BTreeSet<String> {
    let chars: Vec<char> = text.chars().collect();
    let at = |start: usize| (1..=LONGEST.min(chars.len() - start)).map(move |n| (start, n));
    (0..chars.len()).flat_map(at).map(|(start, n)| chars[start..start + n].iter().collect()).collect()
}

/// Ids of all articles found.
fn ids(archive: &Archive, text: &str) -> BTreeSet<ArticleId> {
    let (searcher, compiled) = archive.compiled(&query(text)).unwrap_or_else(|e| panic!("{text}: {e}"));
    searcher.search(&compiled.query, &Ids).unwrap().into_iter().collect()
}

/// Checks every `step`th substring of all articles. Returns how many were checked.
fn check(archive: &Archive, step: usize) -> usize {
    let all = ids(archive, "");
    let texts: Vec<(ArticleId, Vec<String>)> = all.iter().map(|&id| (id, printed(archive, id))).collect();
    let folded: Vec<(ArticleId, Vec<String>)> =
        texts.iter().map(|(id, parts)| (*id, parts.iter().map(|part| fold(part)).collect())).collect();
    let wanted: BTreeSet<String> =
        texts.iter().flat_map(|(_, parts)| parts.iter().flat_map(|part| substrings(part))).collect();
    let wanted: Vec<&String> = wanted.iter().step_by(step).collect();
    for text in &wanted {
        let needle = fold(text);
        let contains = |parts: &[String]| parts.iter().any(|part| part.contains(&needle));
        let expect: BTreeSet<ArticleId> = folded
            .iter()
            .filter(|(_, parts)| needle.is_empty() || contains(parts))
            .map(|(id, _)| *id)
            .collect();
        assert_eq!(ids(archive, &quoted(text)), expect, "{text:?}");
    }
    wanted.len()
}

#[test]
fn every_substring_of_every_article_is_found() {
    let mut pages = pages();
    pages.push(page(
        "杂文",
        Some("2024"),
        vec![article(
            "AI+制造：“5G＋工业互联网”",
            &[
                "He said \"it's 3.5%\" \\ 約𠮷野家 ＡＢＣ　ｘ…… a",
                "①②③——《关于…的通知》（鲁政发〔2024〕7号）",
                "一",
            ],
        )],
    ));
    let fixture = Fixture::with(&pages);
    let checked = check(&fixture.archive, 1);
    assert!(checked > 2_000, "{checked}");
}

#[test]
fn substrings_of_the_sample_pages_are_found() {
    let fixture = Fixture::new();
    let seeds = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../seeds");
    fixture.import(&[seeds]);
    let checked = check(&fixture.archive, 4);
    assert!(checked > 20_000, "{checked}");
}
