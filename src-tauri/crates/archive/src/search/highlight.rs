//! Where the text of a query stands in printed text: found in the folded form, marked in the printed one.

use std::borrow::Cow;

use newspaper::look_alike::other_texts;
use newspaper::text::{Folded, fold_with_origin, fold_without_readings};
use newspaper::{Article, Part};

use crate::index::Phrase;
use crate::query::proximity::{self, Occurrence};
use crate::wire::Segment;

/// Characters of a snippet, about three lines of a list.
const SNIPPET: usize = 90;

/// Characters of a snippet before its first hit.
const BEFORE: usize = 24;

/// Characters that are looked at together: most of them have not even the first character of what is sought.
const STRETCH: usize = 32;

/// Characters (not bytes) `start..end` of a text.
pub(crate) type Range = std::ops::Range<usize>;

/// Hits in a text: disjoint, ascending.
pub(crate) fn find(text: &str, phrases: &[Phrase], in_title: bool) -> Vec<Range> {
    if phrases.is_empty() { Vec::new() } else { find_folded(&fold_with_origin(text), phrases, in_title) }
}

/// As [`find`], in a text that is folded already.
pub(crate) fn find_folded(folded: &Folded, phrases: &[Phrase], in_title: bool) -> Vec<Range> {
    let mut hits: Vec<Range> = Vec::new();
    for phrase in phrases.iter().filter(|p| in_title || !p.title_only) {
        let found = places(&folded.chars, phrase);
        hits.extend(found.map(|(at, end)| folded.origin[at] as usize..folded.origin[end - 1] as usize + 1));
    }
    join(hits)
}

/// Where a phrase stands in folded text: start and end of each occurrence, of words near each other of each word.
pub(crate) fn places(chars: &[char], phrase: &Phrase) -> impl Iterator<Item = (usize, usize)> + use<> {
    let mut found: Vec<Occurrence> = Vec::new();
    for (word, text) in phrase.words.iter().enumerate() {
        let Some((first, rest)) = text.chars.split_first() else { continue };
        let stretches = (0..).step_by(STRETCH).zip(chars.chunks(STRETCH));
        for (start, stretch) in stretches.filter(|(_, stretch)| stretch.contains(first)) {
            let begins = (start..).zip(stretch).filter(|(_, c)| *c == first);
            let stands = begins.filter(|(at, _)| chars[at + 1..].starts_with(rest));
            let end = |at| at + text.chars.len();
            found.extend(stands.map(|(at, _)| Occurrence { start: at as u32, end: end(at) as u32, word }));
        }
    }
    if phrase.words.len() > 1 {
        found.sort_unstable();
        let mut belong = proximity::belong(&found, phrase.words.len(), phrase.within).into_iter();
        found.retain(|_| belong.next() == Some(true));
    }
    found.into_iter().map(|one| (one.start as usize, one.end as usize))
}

/// The phrases as an article has them: words that are near each other only across its parts are marked by themselves.
pub(crate) fn of_article<'a>(article: &Article, phrases: &'a [Phrase]) -> Cow<'a, [Phrase]> {
    let stands = |phrase: &Phrase| {
        let own = std::slice::from_ref(phrase);
        article.parts().any(|(part, _)| !find_in_part(article, part, own).is_empty())
    };
    let is_apart = |phrase: &Phrase| phrase.words.len() > 1 && !stands(phrase);
    if !phrases.iter().any(is_apart) {
        return Cow::Borrowed(phrases);
    }
    let of_phrase = |phrase: &Phrase| match is_apart(phrase) {
        true => phrase.words.iter().cloned().map(Phrase::text).collect(),
        false => vec![phrase.clone()],
    };
    phrases.iter().flat_map(of_phrase).collect()
}

/// Hits in a part of an article, as it stands and as it may be meant: 茌平 marks 在平.
pub(crate) fn find_in_part(article: &Article, part: Part, phrases: &[Phrase]) -> Vec<Range> {
    let Some(text) = article.part(part).filter(|_| !phrases.is_empty()) else { return Vec::new() };
    find_in_folded(&fold_with_origin(text), &others(article, part), phrases, is_title(part))
}

/// Whether a part is kicker, headline or deck.
pub(crate) fn is_title(part: Part) -> bool {
    !matches!(part, Part::Block(_))
}

/// What a part may be looked for as beside its text, folded.
pub(crate) fn others(article: &Article, part: Part) -> Vec<Folded> {
    let own = article.part(part).and_then(fold_without_readings);
    other_texts(article, part).iter().map(|text| fold_with_origin(text)).chain(own).collect()
}

/// As [`find_folded`], with the [`others`] of the text: they have their hits where they stand in the text itself, as long
/// as they are as long.
pub(crate) fn find_in_folded(
    folded: &Folded,
    others: &[Folded],
    phrases: &[Phrase],
    in_title: bool,
) -> Vec<Range> {
    let hits = find_folded(folded, phrases, in_title);
    if others.is_empty() {
        return hits;
    }
    let others = others.iter().filter(|other| other.length == folded.length);
    join(others.flat_map(|other| find_folded(other, phrases, in_title)).chain(hits).collect())
}

/// Joins hits that overlap.
pub(crate) fn join(mut hits: Vec<Range>) -> Vec<Range> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(text: &str) -> Phrase {
        Phrase::folded(&newspaper::text::fold(text))
    }

    fn near(words: &[&str], within: u32) -> Phrase {
        let words = words.iter().filter_map(|word| crate::query::syntax::Text::new(word)).collect();
        Phrase { words, within, title_only: false, group: 0 }
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
    fn words_near_each_other_are_marked_where_they_are_near() {
        for (text, within, expect) in [
            ("灵芝产业在冠县，冠县的人都知道", 3, "[灵芝]产业在[冠县]，冠县的人都知道"),
            ("冠 縣 的 灵芝", 1, "[冠 縣] 的 [灵芝]"),
            ("冠县的好灵芝", 1, "冠县的好灵芝"),
        ] {
            let hits = find(text, &[near(&["灵芝", "冠县"], within)], false);
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
