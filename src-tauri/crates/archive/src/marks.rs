//! Where the text of a query stands in printed text: found in the folded form, marked in the printed one.

use newspaper::look_alike::other_texts;
use newspaper::text::fold_with_origin;
use newspaper::{Article, Part};

use crate::index::Phrase;
use crate::view::Segment;

/// Characters of a snippet, about three lines of a list.
const SNIPPET: usize = 90;

/// Characters of a snippet before its first hit.
const BEFORE: usize = 24;

/// Characters (not bytes) `start..end` of a text.
pub(crate) type Range = std::ops::Range<usize>;

/// Hits in a text: disjoint, ascending.
pub(crate) fn find(text: &str, phrases: &[Phrase], in_title: bool) -> Vec<Range> {
    if phrases.is_empty() {
        return Vec::new();
    }
    let folded = fold_with_origin(text);
    let mut hits: Vec<Range> = Vec::new();
    for phrase in phrases.iter().filter(|p| in_title || !p.title_only) {
        let length = phrase.chars.len();
        if length == 0 || length > folded.chars.len() {
            continue;
        }
        let windows = folded.chars.windows(length).enumerate();
        let found = windows.filter(|(_, window)| *window == phrase.chars.as_slice());
        hits.extend(
            found.map(|(at, _)| folded.origin[at] as usize..folded.origin[at + length - 1] as usize + 1),
        );
    }
    join(hits)
}

/// Hits in a part of an article, as it stands and as it may be meant: 茌平 marks 在平. Other texts have their hits
/// where they stand in the part's own text, as long as they are as long.
pub(crate) fn find_in_part(article: &Article, part: Part, phrases: &[Phrase]) -> Vec<Range> {
    let Some(text) = article.part(part).filter(|_| !phrases.is_empty()) else { return Vec::new() };
    let in_title = !matches!(part, Part::Block(_));
    let length = text.chars().count();
    let others = other_texts(article, part).into_iter().filter(|other| other.chars().count() == length);
    let others: Vec<Range> = others.flat_map(|other| find(&other, phrases, in_title)).collect();
    match others.is_empty() {
        true => find(text, phrases, in_title),
        false => join(find(text, phrases, in_title).into_iter().chain(others).collect()),
    }
}

/// Joins hits that overlap.
fn join(mut hits: Vec<Range>) -> Vec<Range> {
    hits.sort_unstable_by_key(|hit| (hit.start, hit.end));
    let mut joined: Vec<Range> = Vec::new();
    for hit in hits {
        match joined.last_mut() {
            Some(last) if hit.start < last.end => last.end = last.end.max(hit.end),
            _ => joined.push(hit),
        }
    }
    joined
}

/// A text in segments, from character `from` to `to`.
pub(crate) fn segments(text: &str, hits: &[Range], shown: Range) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut next = hits.iter().peekable();
    for (n, c) in text.chars().enumerate().take(shown.end).skip(shown.start) {
        while next.peek().is_some_and(|hit| hit.end <= n) {
            next.next();
        }
        let hit = next.peek().is_some_and(|hit| hit.start <= n);
        match segments.last_mut() {
            Some(last) if last.hit == hit => last.text.push(c),
            _ => segments.push(Segment { text: c.to_string(), hit }),
        }
    }
    segments
}

/// The passage of a text around its first hits, with `…` where it was cut.
pub(crate) fn snippet(text: &str, hits: &[Range]) -> Vec<Segment> {
    let length = text.chars().count();
    let first = hits.first().map_or(0, |hit| hit.start);
    let start = if length <= SNIPPET { 0 } else { first.saturating_sub(BEFORE).min(length - SNIPPET) };
    let end = (start + SNIPPET).min(length);
    let mut shown = segments(text, hits, start..end);
    let cut = || Segment { text: "…".into(), hit: false };
    if start > 0 {
        shown.insert(0, cut());
    }
    if end < length {
        shown.push(cut());
    }
    merge(shown)
}

/// Joins neighbours of one kind.
fn merge(segments: Vec<Segment>) -> Vec<Segment> {
    let mut merged: Vec<Segment> = Vec::new();
    for segment in segments {
        match merged.last_mut() {
            Some(last) if last.hit == segment.hit => last.text.push_str(&segment.text),
            _ => merged.push(segment),
        }
    }
    merged
}

/// How many different phrases of a query a part of an article is found by, in its own text or in another.
pub(crate) fn variety(article: &Article, part: Part, phrases: &[Phrase]) -> usize {
    let Some(text) = article.part(part).filter(|_| !phrases.is_empty()) else { return 0 };
    let in_title = !matches!(part, Part::Block(_));
    let others = other_texts(article, part);
    let texts = || std::iter::once(text).chain(others.iter().map(String::as_str));
    let stands = |p: &&Phrase| texts().any(|t| !find(t, std::slice::from_ref(*p), in_title).is_empty());
    phrases.iter().filter(stands).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(text: &str) -> Phrase {
        Phrase { chars: newspaper::text::fold(text).chars().collect(), title_only: false }
    }

    /// Hits in brackets.
    fn show(segments: &[Segment]) -> String {
        segments.iter().map(|s| if s.hit { format!("[{}]", s.text) } else { s.text.clone() }).collect()
    }

    #[test]
    fn hits_are_marked_in_the_printed_text() {
        for (text, phrases, expect) in [
            ("冠县灵芝", vec!["灵芝"], "冠县[灵芝]"),
            ("冠 縣 灵芝", vec!["冠县"], "[冠 縣] 灵芝"),
            ("Hello World", vec!["HELLOWORLD"], "[Hello World]"),
            ("日加工１０００吨", vec!["1000吨"], "日加工[１０００吨]"),
            ("灵芝灵芝", vec!["灵芝"], "[灵芝灵芝]"),
            ("芝灵芝灵", vec!["芝灵芝", "灵芝灵"], "[芝灵芝灵]"),
            ("冠县", vec!["茌平"], "冠县"),
            ("𠮷野家", vec!["野"], "𠮷[野]家"),
        ] {
            let phrases: Vec<Phrase> = phrases.into_iter().map(phrase).collect();
            let hits = find(text, &phrases, false);
            assert_eq!(show(&segments(text, &hits, 0..usize::MAX)), expect, "{text}");
        }
    }

    #[test]
    fn a_snippet_shows_the_first_hit() {
        let text = format!("{}灵芝{}", "甲".repeat(200), "乙".repeat(200));
        let shown = show(&snippet(&text, &find(&text, &[phrase("灵芝")], false)));
        assert!(shown.starts_with("…甲") && shown.contains("[灵芝]") && shown.ends_with("乙…"), "{shown}");
        assert_eq!(show(&snippet("短文", &[])), "短文");
    }
}
