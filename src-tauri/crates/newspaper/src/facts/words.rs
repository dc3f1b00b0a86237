//! Words of a scan with their part of speech: the segmenter's view, made only where a rule asks for it.

use super::scan::Scan;
use crate::text::JIEBA;

/// A word in a scan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// ICTCLAS tag as jieba gives it: n, nr, ns, v, vn, p, c …
    pub(super) tag: &'static str,
}

/// The words of `start..end` of a scan.
pub(super) fn words(scan: &Scan, start: usize, end: usize) -> Vec<Word> {
    let text = scan.slice(start, end);
    let mut at = start;
    let mut words = Vec::new();
    for found in JIEBA.tag(&text, true) {
        let len = found.word.chars().count();
        words.push(Word { start: at, end: at + len, tag: tag_of(found.tag) });
        at += len;
    }
    words
}

/// All words of a scan, and which of them each character is in.
pub(crate) struct Words {
    list: Vec<Word>,
    of: Vec<u32>,
}

impl Words {
    pub(super) fn of(scan: &Scan) -> Self {
        let list = words(scan, 0, scan.len());
        let of = (0u32..).zip(&list).flat_map(|(n, w)| std::iter::repeat_n(n, w.end - w.start)).collect();
        Self { list, of }
    }

    /// The word that the character at `at` is in.
    pub(super) fn at(&self, at: usize) -> Option<Word> {
        self.of.get(at).and_then(|n| self.list.get(*n as usize)).copied()
    }

    /// The words that touch `start..end`.
    pub(super) fn within(&self, start: usize, end: usize) -> &[Word] {
        let number = |at: usize| self.of.get(at).map(|n| *n as usize);
        match (number(start), end.checked_sub(1).and_then(number)) {
            (Some(first), Some(last)) if first <= last => &self.list[first..=last],
            _ => &[],
        }
    }
}

/// Tags with a life of their own, as far as the rules ask for them.
fn tag_of(tag: &str) -> &'static str {
    const KNOWN: [&str; 24] = [
        "nrfg", "nrt", "nr", "ns", "nt", "nz", "vn", "vd", "vg", "an", "ad", "n", "v", "a", "b", "p", "c",
        "d", "r", "m", "q", "t", "f", "x",
    ];
    KNOWN
        .iter()
        .find(|k| **k == tag)
        .or_else(|| KNOWN.iter().find(|k| tag.starts_with(**k)))
        .copied()
        .unwrap_or("")
}

/// Do words begin at `start` and end at `end`? 和政 in 和政府 is cut otherwise: 和, 政府.
pub(super) fn stands_alone(scan: &Scan, start: usize, end: usize) -> bool {
    let (from, to) = (start.saturating_sub(6), (end + 6).min(scan.len()));
    let words = words(scan, from, to);
    let begins = start == from || words.iter().any(|w| w.start == start);
    let cut = words.iter().any(|w| w.start < end && w.end > end && w.start != start);
    begins && !cut
}

/// May `text` be a name, as far as the dictionary knows? 互助 is a verb.
pub(super) fn is_name_word(text: &str) -> bool {
    let is_name = |tag: &str| !tag.starts_with(|c: char| "vadpcrmil".contains(c));
    !JIEBA.tag(text, false).first().is_some_and(|t| t.word == text && !is_name(t.tag))
}
