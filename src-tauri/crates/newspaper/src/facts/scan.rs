//! A part's text as the rules see it, and the way back to what is printed.

use std::cell::OnceCell;

use super::words::Words;
use crate::facts::Rule;
use crate::model::{Fact, FactValue, Part, Span};
use crate::text::char_set::CharSet;
use crate::text::readings::readings;
use crate::text::simple::simplify;

/// Text without white space, with half-width digits, letters and punctuation, with paired quotes and in simplified
/// characters, and without readings in brackets (報(bào)紙); every character knows where it stands in the printed text. Page
/// dumps put spaces anywhere (`7 月 14 日`).
pub(crate) struct Scan {
    pub(crate) part: Part,
    /// What the rules read.
    pub(crate) chars: Vec<char>,
    printed: Vec<char>,
    /// For each of `chars` its index in `printed`.
    origin: Vec<u32>,
    /// Does any `·` stand in it?
    dotted: bool,
    /// Is it printed in traditional characters, as far as can be told?
    traditional: bool,
    words: OnceCell<Words>,
}

impl Scan {
    pub(crate) fn new(part: Part, text: &str) -> Self {
        let mut printed = Vec::with_capacity(text.len() / HAN_BYTES);
        printed.extend(text.chars());
        let mut chars = Vec::with_capacity(printed.len());
        let mut origin = Vec::with_capacity(printed.len());
        let mut open = false;
        let mut readings = readings(&printed).into_iter().peekable();
        for (at, &c) in printed.iter().enumerate() {
            while readings.next_if(|reading| reading.end <= at).is_some() {}
            let is_read = readings.peek().is_some_and(|reading| reading.contains(&at));
            if is_read || c != '\n' && (c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}') {
                continue;
            }
            chars.push(fold(c, &mut open));
            origin.push(at as u32);
        }
        let traditional = simplify(&mut chars);
        let dotted = chars.contains(&'·');
        Self { part, chars, printed, origin, dotted, traditional, words: OnceCell::new() }
    }

    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    /// Does any `·` stand in the text, as in foreign names?
    pub(crate) fn is_dotted(&self) -> bool {
        self.dotted
    }

    /// Is the text printed in traditional characters, as far as can be told?
    pub(crate) fn is_traditional(&self) -> bool {
        self.traditional
    }

    /// The character at `at`, NUL outside of the text: rules can look around without checks.
    pub(crate) fn at(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\0')
    }

    /// The character before `at`.
    pub(crate) fn before(&self, at: usize) -> char {
        if at == 0 { '\0' } else { self.at(at - 1) }
    }

    /// Does `word` stand at `at`?
    #[inline]
    pub(crate) fn starts(&self, at: usize, word: &str) -> bool {
        let mut here = self.chars.get(at..).unwrap_or_default().iter();
        word.chars().all(|c| here.next() == Some(&c))
    }

    /// Does `word` stand right before `at`?
    #[inline]
    pub(crate) fn ends(&self, at: usize, word: &str) -> bool {
        // From the back: most words are refused by their last character.
        let mut here = self.chars.get(..at).unwrap_or_default().iter().rev();
        word.chars().rev().all(|c| here.next() == Some(&c))
    }

    /// The longest of `words` at `at`, with its length. `words` has longer ones first.
    pub(crate) fn one_of<'w>(&self, at: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
        let may_begin = may_begin(*self.chars.get(at)?);
        let found = words.iter().find(|w| may_begin(w) && self.starts(at, w));
        found.map(|w| (*w, w.chars().count()))
    }

    /// The length of the longest of `words` at `at`, whatever their order.
    pub(crate) fn longest_of(&self, at: usize, words: &[&str]) -> Option<usize> {
        let may_begin = may_begin(*self.chars.get(at)?);
        let found = words.iter().filter(|w| may_begin(w) && self.starts(at, w));
        found.map(|w| w.chars().count()).max()
    }

    /// The first row of `table` whose word stands at `at`: the word, with its length, and what it means.
    pub(crate) fn row_of<'w, T: Copy>(
        &self,
        at: usize,
        table: &[(&'w str, T)],
    ) -> Option<(&'w str, usize, T)> {
        let may_begin = may_begin(*self.chars.get(at)?);
        let (word, meaning) = table.iter().find(|(w, _)| may_begin(w) && self.starts(at, w))?;
        Some((*word, word.chars().count(), *meaning))
    }

    /// The first of `words` that stands right before `at`.
    pub(crate) fn one_before<'w>(&self, at: usize, words: &[&'w str]) -> Option<&'w str> {
        let mut bytes = [0; 4];
        let last = self.chars.get(at.checked_sub(1)?)?.encode_utf8(&mut bytes).as_bytes().last();
        // Nearly all words are refused by their last byte.
        words.iter().find(|w| w.as_bytes().last() == last && self.ends(at, w)).copied()
    }

    /// `start..end` as the rules read it, which is what names are compared by.
    pub(crate) fn slice(&self, start: usize, end: usize) -> String {
        string(&self.chars[start.min(self.len())..end.min(self.len())])
    }

    /// `start..end` as a name is shown: in the characters it is printed in, else as the rules read it.
    pub(crate) fn name(&self, start: usize, end: usize) -> String {
        if !self.traditional {
            return self.slice(start, end);
        }
        let shown = |at: usize| if is_han(self.chars[at]) { self.printed_at(at) } else { self.chars[at] };
        (start.min(self.len())..end.min(self.len())).map(shown).collect()
    }

    /// Words that were taken from the text around `start..end`, in the characters they are printed in.
    pub(crate) fn as_printed(&self, words: String, start: usize, end: usize) -> String {
        const AROUND: usize = 80;
        if !self.traditional {
            return words;
        }
        let chars: Vec<char> = words.chars().collect();
        let from = start.saturating_sub(AROUND);
        let around = &self.chars[from..(end + AROUND).min(self.len())];
        let found = around.windows(chars.len().max(1)).position(|w| w == chars);
        found.map_or(words, |at| self.name(from + at, from + at + chars.len()))
    }

    /// The printed character behind the one at `at`.
    pub(crate) fn printed_at(&self, at: usize) -> char {
        self.origin.get(at).and_then(|o| self.printed.get(*o as usize)).copied().unwrap_or('\0')
    }

    /// Does any of `words` stand within `start..end`?
    pub(crate) fn any_within(&self, start: usize, end: usize, words: &[&str]) -> bool {
        (start..end.min(self.len())).any(|i| {
            let may_begin = may_begin(self.chars[i]);
            words.iter().any(|w| may_begin(w) && self.starts(i, w) && i + w.chars().count() <= end)
        })
    }

    /// Start of the clause that `at` is in, looking back `reach` characters at most.
    pub(crate) fn clause_start(&self, at: usize, reach: usize) -> usize {
        let floor = at.saturating_sub(reach);
        (floor..at).rev().find(|i| is_clause_end(self.chars[*i])).map_or(floor, |i| i + 1)
    }

    /// End of the clause that `at` is in, looking ahead `reach` characters at most.
    pub(crate) fn clause_end(&self, at: usize, reach: usize) -> usize {
        let ceiling = (at + reach).min(self.len());
        (at..ceiling).find(|i| is_clause_end(self.chars[*i])).unwrap_or(ceiling)
    }

    /// End of the sentence that `at` is in, looking ahead `reach` characters at most.
    pub(crate) fn sentence_end(&self, at: usize, reach: usize) -> usize {
        let ceiling = (at + reach).min(self.len());
        (at..ceiling).find(|i| is_sentence_end(self.chars[*i])).unwrap_or(ceiling)
    }

    /// Start of the sentence that `at` is in, looking back `reach` characters at most.
    pub(crate) fn sentence_start(&self, at: usize, reach: usize) -> usize {
        let floor = at.saturating_sub(reach);
        (floor..at).rev().find(|i| is_sentence_end(self.chars[*i])).map_or(floor, |i| i + 1)
    }

    /// The printed sentence around `start..end`, for evidence; at most some 80 characters to either side.
    pub(crate) fn sentence(&self, start: usize, end: usize) -> String {
        let floor = start.saturating_sub(80);
        let from = (floor..start).rev().find(|i| is_sentence_end(self.chars[*i])).map_or(floor, |i| i + 1);
        let to = self.sentence_end(end, 80);
        let to = if to < self.len() && is_sentence_end(self.chars[to]) { to + 1 } else { to };
        self.printed_text(from, to)
    }

    /// What is printed at `start..end`.
    pub(crate) fn printed_text(&self, start: usize, end: usize) -> String {
        if start >= end || end > self.len() {
            return String::new();
        }
        string(&self.printed[self.origin[start] as usize..=self.origin[end - 1] as usize])
    }

    /// The part as it is printed, white space included.
    pub(crate) fn printed(&self) -> &[char] {
        &self.printed
    }

    /// Where `start..end`, which is not empty, stands in the printed part.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        Span { part: self.part, start: self.origin[start], end: self.origin[end - 1] + 1 }
    }

    /// Where a span of the printed part stands here.
    pub(crate) fn range(&self, span: Span) -> (usize, usize) {
        (self.index_of(span.start), self.index_of(span.end))
    }

    /// The index of what stands at `printed` of the printed part, or of what follows it.
    pub(crate) fn index_of(&self, printed: u32) -> usize {
        self.origin.partition_point(|o| *o < printed)
    }

    /// A fact that stands at `start..end`.
    pub(crate) fn fact(
        &self,
        start: usize,
        end: usize,
        rule: Rule,
        confidence: f32,
        value: FactValue,
    ) -> Fact {
        let (text, span) = (self.printed_text(start, end), Some(self.span(start, end)));
        // Nobody can tell more than thousandths apart, and an archive keeps no more.
        let confidence = (confidence * 1_000.0).round() / 1_000.0;
        Fact { text, span, rule, confidence, value }
    }

    /// The words of the whole text as the segmenter sees them, made when first asked for.
    pub(super) fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::of(self))
    }
}

/// A long list of words, to be asked for at nearly every character.
pub(crate) struct LongList {
    words: &'static [&'static str],
    first: CharSet,
}

impl LongList {
    /// `words` has longer ones first.
    pub(crate) fn new(words: &'static [&'static str]) -> Self {
        Self { words, first: words.iter().filter_map(|word| word.chars().next()).collect() }
    }

    /// As [`Scan::one_of`].
    pub(crate) fn at(&self, scan: &Scan, at: usize) -> Option<(&'static str, usize)> {
        if self.first.contains(scan.at(at)) { scan.one_of(at, self.words) } else { None }
    }
}

/// Bytes of a Han character, which most of a text is made of.
const HAN_BYTES: usize = 3;

fn string(chars: &[char]) -> String {
    // Room for Han characters at once: a string that grows by characters is copied again and again.
    let mut string = String::with_capacity(chars.len() * HAN_BYTES);
    string.extend(chars);
    string
}

/// May a word begin with `c`? Nearly all are refused by the last byte of a Han character, without decoding it.
fn may_begin(c: char) -> impl Fn(&str) -> bool {
    let mut bytes = [0; 4];
    c.encode_utf8(&mut bytes);
    let is_han = c.len_utf8() == HAN_BYTES;
    move |word| !is_han || word.as_bytes().get(HAN_BYTES - 1) == Some(&bytes[HAN_BYTES - 1])
}

fn fold(c: char, open: &mut bool) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '「' | '﹁' => '“',
        '」' | '﹂' => '”',
        '『' => '‘',
        '』' => '’',
        '"' => {
            *open = !*open;
            if *open { '“' } else { '”' }
        }
        '–' | '―' | '─' => '—',
        '•' | '・' | '‧' | '∙' => '·',
        _ => c,
    }
}

pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{2fa1f}' | '〇')
}

pub(crate) fn is_sentence_end(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | '\n' | ';')
}

pub(crate) fn is_clause_end(c: char) -> bool {
    is_sentence_end(c)
        || matches!(
            c,
            ',' | ':' | '“' | '”' | '‘' | '’' | '(' | ')' | '《' | '》' | '【' | '】' | '…' | '■' | '□'
        )
}
