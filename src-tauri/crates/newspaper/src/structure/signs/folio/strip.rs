//! A line from which what is understood is taken out, piece by piece.

use regex::Regex;

use crate::structure::signs::glyph::{is_blank, is_han};
use crate::structure::signs::plain::{close_up, plain_char};

/// What is left of a line, as printed and folded, character for character.
#[derive(Debug, Clone)]
pub(in crate::structure) struct Strip {
    printed: Vec<char>,
    plain: Vec<char>,
}

impl Strip {
    pub(in crate::structure) fn new(line: &str) -> Self {
        let printed: Vec<char> = close_up(line).chars().collect();
        let plain = printed.iter().map(|c| plain_char(*c)).collect();
        Self { printed, plain }
    }

    pub(in crate::structure) fn plain(&self) -> &[char] {
        &self.plain
    }

    /// Takes out characters; a space stands for them.
    pub(in crate::structure) fn cut(&mut self, from: usize, to: usize) {
        self.printed[from..to].fill(' ');
        self.plain[from..to].fill(' ');
    }

    /// Takes out the first match; what its first group holds, or all of it.
    pub(in crate::structure) fn take(&mut self, pattern: &Regex) -> Option<String> {
        let text: String = self.plain.iter().collect();
        let captures = pattern.captures(&text)?;
        let whole = captures.get(0)?;
        let group = captures.iter().skip(1).flatten().next().unwrap_or(whole).as_str().to_owned();
        let at = |byte: usize| text[..byte].chars().count();
        let (from, to) = (at(whole.start()), at(whole.end()));
        self.cut(from, to);
        Some(group)
    }

    /// Takes out every match; how many there were.
    pub(in crate::structure) fn take_all(&mut self, pattern: &Regex) -> usize {
        let mut count = 0;
        while self.take(pattern).is_some_and(|t| !t.trim().is_empty()) {
            count += 1;
        }
        count
    }

    /// The words that are left, as printed and folded.
    pub(in crate::structure) fn words(&self) -> Vec<(String, String)> {
        let part = |c: &char| is_blank(*c) || ":|丨·/,;>›»()[]<《》〈〉【】〔〕-—–_".contains(*c);
        let mut words = Vec::new();
        let mut from = 0;
        for n in 0..=self.plain.len() {
            if self.plain.get(n).is_none_or(part) {
                if n > from {
                    words
                        .push((self.printed[from..n].iter().collect(), self.plain[from..n].iter().collect()));
                }
                from = n + 1;
            }
        }
        words
    }

    /// Whether a mark of a sentence is left.
    pub(in crate::structure) fn has_clauses(&self) -> bool {
        let mark = |c: &char| matches!(c, ',' | ';' | '“' | '”' | '"');
        self.plain.iter().any(mark) && self.plain.iter().any(|c| is_han(*c))
    }
}
