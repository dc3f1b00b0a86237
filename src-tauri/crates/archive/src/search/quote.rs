//! Sentences of articles, quoted with their source.

use newspaper::{Part, Span};
use query::highlight::Range;
use store::article::Stored;
use wire::{Quote, Segment};

use crate::search::gather;

/// Characters of a quotation at most; OCR text may go on for pages without a full stop.
const LONGEST: usize = 300;

/// The sentence around a span, closing quotation marks included, without blank ends.
pub(crate) fn sentence(text: &str, span: Span) -> String {
    let chars: Vec<char> = text.chars().collect();
    chars[sentence_at(&chars, range(span))].iter().collect()
}

/// Characters of a span.
pub(crate) fn range(span: Span) -> Range {
    span.start as usize..span.end as usize
}

/// Where the sentence around some characters stands.
pub(crate) fn sentence_at(chars: &[char], span: Range) -> Range {
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';' | '\n');
    let closes = |c: char| matches!(c, '”' | '’' | '」' | '』' | '）');
    let (start, end) = (span.start.min(chars.len()), span.end.min(chars.len()));
    let mut from = chars[..start].iter().rposition(|&c| ends(c)).map_or(0, |n| n + 1);
    while from < start && (closes(chars[from]) || chars[from].is_whitespace()) {
        from += 1;
    }
    let mut to = chars[end..].iter().position(|&c| ends(c)).map_or(chars.len(), |n| end + n + 1);
    while to < chars.len() && closes(chars[to]) {
        to += 1;
    }
    while to > end && chars[to - 1].is_whitespace() {
        to -= 1;
    }
    from.min(to)..to
}

/// The sentence of a part around the first of some marks (all in that sentence are marked); the beginning of the
/// part where there is none.
pub(crate) fn quote(stored: &Stored, part: Part, marks: &[Range]) -> Quote {
    let text = stored.article.part(part).unwrap_or_default();
    let chars: Vec<char> = text.chars().collect();
    let first = marks.first().cloned().unwrap_or(0..0);
    let mut shown = sentence_at(&chars, first.clone());
    let is_long = shown.len() > LONGEST;
    if is_long {
        shown.start = shown.start.max(first.start.saturating_sub(LONGEST / 2));
        shown.end = shown.end.min(shown.start + LONGEST);
    }
    let mut segments = wire::segments(text, marks, shown);
    if is_long {
        segments.push(Segment { text: "…".into(), hit: false });
    }
    quoted(stored, segments)
}

/// Text of an article with where it comes from.
fn quoted(stored: &Stored, text: Vec<Segment>) -> Quote {
    Quote {
        article: stored.id,
        headline: stored.article.headline.clone(),
        headline_supplied: stored.article.headline_supplied,
        published: gather::published(stored),
        publication: stored.page.publication.clone(),
        page: stored.page.page_label.clone(),
        text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_shown_in_its_sentence() {
        for (text, fact, expect) in [
            ("甲说。7月12日，乙开工。丙。", "7月12日", "7月12日，乙开工。"),
            ("“甲好。”乙说。", "乙", "乙说。"),
            ("只有一句", "一句", "只有一句"),
            ("“甲好！”", "甲", "“甲好！”"),
            ("甲。 乙来了 ", "乙", "乙来了"),
        ] {
            let at = text.find(fact).map(|byte| text[..byte].chars().count()).unwrap() as u32;
            let span = Span { part: Part::Headline, start: at, end: at + fact.chars().count() as u32 };
            assert_eq!(sentence(text, span), expect);
        }
        assert_eq!(sentence("短", Span { part: Part::Headline, start: 5, end: 9 }), "短");
    }

    #[test]
    fn a_quotation_of_text_without_full_stops_is_cut() {
        let text = "乙".repeat(2_000);
        let article = newspaper::Article { headline: text, ..Default::default() };
        let page = newspaper::PageInfo { publication: Some("清河日报".into()), ..Default::default() };
        let (record, continued) = (Default::default(), Vec::new());
        let stored = Stored { id: 1, page_id: 1, article, page, record, continues: None, continued };
        let quote = quote(&stored, Part::Headline, std::slice::from_ref(&(1_000..1_002)));
        let length: usize = quote.text.iter().map(|s| s.text.chars().count()).sum();
        assert!(length <= LONGEST + 1 && quote.text.iter().any(|s| s.hit), "{length}");
        assert_eq!(quote.publication.as_deref(), Some("清河日报"));
    }
}
