//! Words of a scan with their part of speech: the segmenter's view, made only where a rule asks for it.

use jieba_rs::Tag;

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
    let word = |w: Tag| Word { start: start + w.start, end: start + w.end, tag: tag_of(w.tag) };
    JIEBA.tag(&text, true).into_iter().map(word).collect()
}

/// All words of a scan, and which of them each character is in.
pub(crate) struct Words {
    list: Vec<Word>,
    of: Vec<u32>,
}

impl Words {
    pub(super) fn of(scan: &Scan) -> Self {
        let list = words(scan, 0, scan.len());
        let mut of = Vec::with_capacity(scan.len());
        (0u32..).zip(&list).for_each(|(n, w)| of.extend(std::iter::repeat_n(n, w.end - w.start)));
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

/// Tags with a life of their own, as far as the rules ask for them: the longest that `tag` begins with.
fn tag_of(tag: &str) -> &'static str {
    match tag.as_bytes() {
        [b'n', b'r', b'f', b'g', ..] => "nrfg",
        [b'n', b'r', b't', ..] => "nrt",
        [b'n', b'r', ..] => "nr",
        [b'n', b's', ..] => "ns",
        [b'n', b't', ..] => "nt",
        [b'n', b'z', ..] => "nz",
        [b'n', ..] => "n",
        [b'v', b'n', ..] => "vn",
        [b'v', b'd', ..] => "vd",
        [b'v', b'g', ..] => "vg",
        [b'v', ..] => "v",
        [b'a', b'n', ..] => "an",
        [b'a', b'd', ..] => "ad",
        [b'a', ..] => "a",
        [b'b', ..] => "b",
        [b'p', ..] => "p",
        [b'c', ..] => "c",
        [b'd', ..] => "d",
        [b'r', ..] => "r",
        [b'm', ..] => "m",
        [b'q', ..] => "q",
        [b't', ..] => "t",
        [b'f', ..] => "f",
        [b'x', ..] => "x",
        _ => "",
    }
}

/// Is `text` a word of the dictionary, and no name?
pub(super) fn is_plain_word(text: &str) -> bool {
    JIEBA.has_word(text)
        && !JIEBA.tag(text, false).first().is_some_and(|t| t.word == text && t.tag.starts_with("nr"))
}

/// Do words begin at `start` and end at `end`? 和政 in 和政府 is cut otherwise: 和, 政府.
pub(super) fn stands_alone(scan: &Scan, start: usize, end: usize) -> bool {
    let (from, to) = (start.saturating_sub(6), (end + 6).min(scan.len()));
    let text = scan.slice(from, to);
    let words = JIEBA.cut(&text, true);
    let mut words = words.iter().map(|w| (from + w.start, from + w.end));
    let begins = start == from || words.clone().any(|w| w.0 == start);
    let cut = words.any(|w| w.0 < end && w.1 > end && w.0 != start);
    begins && !cut
}

/// May `text` be a name, as far as the dictionary knows? 互助 is a verb.
pub(super) fn is_name_word(text: &str) -> bool {
    let is_name = |tag: &str| !tag.starts_with(|c: char| "vadpcrmil".contains(c));
    !JIEBA.tag(text, false).first().is_some_and(|t| t.word == text && !is_name(t.tag))
}
