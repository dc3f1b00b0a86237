//! Mends column breaks: paragraphs that a blank line interrupts, mid-sentence or mid-word.

use crate::structure::lines::line::Line;
use crate::structure::pieces::element::{Element, Kind};
use crate::structure::pieces::layout::Layout;
use crate::structure::signs::glyph::{is_closing, is_finished, is_marker};
use crate::structure::signs::{byline, join, lead};
use crate::text::JIEBA;

/// Mends column breaks: a paragraph that a blank line interrupts goes on in the next element.
pub(in crate::structure) fn mend(elements: Vec<Element>, layout: &Layout, lines: &[Line]) -> Vec<Element> {
    let mut out: Vec<Element> = Vec::with_capacity(elements.len());
    for element in elements {
        let continues = out.last().is_some_and(|last| continues(last, &element, layout, lines));
        match out.last_mut() {
            Some(last) if continues => {
                last.kind = Kind::Para;
                join::append(&mut last.text, &element.text);
                last.lines.extend(element.lines);
            }
            _ => out.push(element),
        }
    }
    out
}

/// Whether `next` goes on with the unfinished paragraph `last`.
fn continues(last: &Element, next: &Element, layout: &Layout, lines: &[Line]) -> bool {
    if next.lines.first().is_some_and(|line| layout.breaks.contains(line)) {
        return false;
    }
    if next.gap == 0 || next.heading > 0 || next.label.is_some() || next.body_label || next.kind != Kind::Para
    {
        return false;
    }
    if lead::read(&next.text).is_some() {
        return false;
    }
    if last.kind == Kind::Para && lead::is_alone(&last.text) {
        return true;
    }
    if opens_paragraph(next) {
        return false;
    }
    let end = *last.lines.last().unwrap_or(&1) as usize - 1;
    match last.kind {
        Kind::Para => is_open(&last.text, layout.wrapped && layout.is_full(lines, end)),
        Kind::Title => last.heading == 0 && last.label.is_none() && is_torn(last, next, layout, lines),
        _ => false,
    }
}

/// An indent that a continuation would not have.
fn opens_paragraph(next: &Element) -> bool {
    next.indent >= 4
}

/// A paragraph whose end is no end.
fn is_open(text: &str, full: bool) -> bool {
    let last = text.chars().next_back().unwrap_or('。');
    if matches!(last, '）' | ')') || is_marker(last) || is_finished(text) && !(full && matches!(last, '；'))
    {
        return false;
    }
    byline::tail(text).is_none()
}

/// The head of a paragraph torn off on a page of whole paragraphs is longer, in characters.
const LONG: usize = 16;

/// Whether what looks like a title is the head of a paragraph torn off by a column's end: it fills the column
/// or is long, and a clause or word goes on in the next element.
fn is_torn(last: &Element, next: &Element, layout: &Layout, lines: &[Line]) -> bool {
    let end = *last.lines.last().unwrap_or(&1) as usize - 1;
    if next.text.starts_with(|c| is_closing(c) && c != '—') {
        return true;
    }
    if layout.wrapped && !layout.fills_column(lines, end) {
        return false;
    }
    if !layout.wrapped {
        // Lines are paragraphs here, and headlines have colons, too.
        let clause = last.text.contains(['，', '；']);
        return last.text.chars().count() > LONG && (clause || parts_word(&last.text, &next.text));
    }
    last.text.contains(['，', '；', '：']) || parts_word(&last.text, &next.text)
}

/// Whether one word stands across the seam of two texts.
pub(in crate::structure) fn parts_word(before: &str, after: &str) -> bool {
    let head: Vec<char> = before.chars().rev().take(8).collect();
    let seam = head.iter().rev().map(|c| c.len_utf8()).sum::<usize>();
    let text: String = head.into_iter().rev().chain(after.chars().take(8)).collect();
    let mut at = 0;
    for word in JIEBA.cut(&text, false) {
        let end = at + word.word.len();
        if at < seam && seam < end {
            return true;
        }
        at = end;
    }
    false
}
