//! Text with its hits, whole or the passage around them, as segments.

use query::highlight::Range;

use crate::Segment;

/// Characters of a snippet, about three lines of a list.
const SNIPPET: usize = 90;

/// Characters of a snippet before its first hit.
const BEFORE: usize = 24;

/// A text in segments, from character `from` to `to`.
pub fn segments(text: &str, hits: &[Range], shown: Range) -> Vec<Segment> {
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
pub fn snippet(text: &str, hits: &[Range]) -> Vec<Segment> {
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
    use query::highlight::find;
    use query::phrase::Phrase;

    use super::*;

    fn phrase(text: &str) -> Phrase {
        Phrase::folded(&newspaper::text::fold(text))
    }

    fn near(words: &[&str], within: u32) -> Phrase {
        let words = words.iter().filter_map(|word| query::syntax::Text::new(word)).collect();
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
