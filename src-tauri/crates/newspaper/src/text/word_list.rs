//! Words of a list, found in a text.

use rustc_hash::FxHashMap;

/// A list of words as a trie over characters. Three characters that no word begins with are refused without a step into
/// it: nearly all of a text are.
#[derive(Debug)]
pub(crate) struct WordList {
    /// A bit for each beginning of two and of three characters, at [`Self::bit`]; shorter words end in [`END`].
    beginnings: Vec<u64>,
    /// Is any word a single character?
    has_single: bool,
    /// By node and character, the node behind. The root is 0.
    steps: FxHashMap<(u32, char), u32>,
    /// Per node, the number of the word that ends there.
    ends: Vec<Option<u32>>,
}

/// A word in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Index of its first character.
    pub(crate) start: usize,
    /// Index one past its last character.
    pub(crate) end: usize,
    /// Its number in the list; the first where the list has it twice.
    pub(crate) word: usize,
}

/// Bits for each word, which sets two of them: of eight beginnings that are none, seven or more are refused at once.
const BITS_PER_WORD: usize = 16;
/// Stands behind the last character of a word of one or two; a text that has it is asked for more than needs be.
const END: char = char::MAX;
/// Stands for the third character of a pair.
const ANY: char = '\0';

impl WordList {
    pub(crate) fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let words: Vec<&str> = words.into_iter().collect();
        let bits = (words.len() * BITS_PER_WORD).next_power_of_two().max(1 << 10);
        let mut list = Self {
            beginnings: vec![0; bits / 64],
            has_single: false,
            steps: FxHashMap::default(),
            ends: vec![None],
        };
        (0..).zip(&words).for_each(|(n, word)| list.add(n, word));
        list
    }

    fn add(&mut self, n: u32, word: &str) {
        let mut chars = word.chars();
        let Some(first) = chars.next() else { return };
        let (second, third) = (chars.next(), chars.next());
        self.has_single |= second.is_none();
        let second = second.unwrap_or(END);
        for bit in [self.bit(first, second, ANY), self.bit(first, second, third.unwrap_or(END))] {
            self.beginnings[bit / 64] |= 1 << (bit % 64);
        }
        let mut node = 0;
        for c in word.chars() {
            let next = self.ends.len() as u32;
            node = *self.steps.entry((node, c)).or_insert(next);
            if node == next {
                self.ends.push(None);
            }
        }
        self.ends[node as usize].get_or_insert(n);
    }

    fn bit(&self, first: char, second: char, third: char) -> usize {
        // Multipliers that spread neighbouring code points; any odd ones do.
        let mixed = (first as u32).wrapping_mul(0x9e37_79b1)
            ^ (second as u32).wrapping_mul(0x85eb_ca6b)
            ^ (third as u32).wrapping_mul(0xc2b2_ae35);
        (mixed ^ mixed >> 15) as usize & (self.beginnings.len() * 64 - 1)
    }

    fn may_begin(&self, first: char, second: char, third: char) -> bool {
        let bit = self.bit(first, second, third);
        self.beginnings[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// The longest word at `at`: its end and its number.
    #[inline]
    pub(crate) fn longest_at(&self, chars: &[char], at: usize) -> Option<Hit> {
        let first = *chars.get(at)?;
        let next = |at: usize| chars.get(at).copied().unwrap_or(END);
        let (second, third) = (next(at + 1), next(at + 2));
        let pair = self.may_begin(first, second, ANY)
            && (self.may_begin(first, second, third) || self.may_begin(first, second, END));
        let found = pair || self.has_single && self.may_begin(first, END, END);
        if found { self.walk(chars, at) } else { None }
    }

    fn walk(&self, chars: &[char], start: usize) -> Option<Hit> {
        let (mut node, mut found) = (0, None);
        for (at, c) in chars.iter().enumerate().skip(start) {
            let Some(next) = self.steps.get(&(node, *c)) else { break };
            node = *next;
            let word = self.ends[node as usize];
            found = word.map(|word| Hit { start, end: at + 1, word: word as usize }).or(found);
        }
        found
    }

    /// Words from left to right, the longest at each place, not overlapping.
    pub(crate) fn find<'a>(&'a self, chars: &'a [char]) -> impl Iterator<Item = Hit> + use<'a> {
        let mut at = 0;
        std::iter::from_fn(move || {
            if self.ends.len() == 1 {
                return None;
            }
            while at < chars.len() {
                if let Some(hit) = self.longest_at(chars, at) {
                    at = hit.end;
                    return Some(hit);
                }
                at += 1;
            }
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use aho_corasick::{AhoCorasick, MatchKind};
    use proptest::prelude::*;

    use super::*;

    fn check(words: &[&str], text: &str, expect: &[(usize, usize, usize)]) {
        let chars: Vec<char> = text.chars().collect();
        let list = WordList::new(words.iter().copied());
        let found: Vec<_> = list.find(&chars).map(|h| (h.start, h.end, h.word)).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn the_leftmost_and_of_these_the_longest_is_found() {
        check(&["公司", "有限公司", "司"], "有限公司和公司的司", &[(0, 4, 1), (5, 7, 0), (8, 9, 2)]);
        check(&["甲乙丙", "乙"], "甲乙丁", &[(1, 2, 1)]);
        check(&["甲乙", "甲乙"], "甲乙甲", &[(0, 2, 0)]);
        check(&["甲", "", "甲乙丙丁"], "甲乙丙", &[(0, 1, 0)]);
        check(&[], "甲乙", &[]);
        check(&["甲"], "", &[]);
    }

    proptest! {
        /// The automaton that searches bytes finds the same.
        #[test]
        fn words_are_found_as_an_automaton_finds_them(
            words in prop::collection::vec("[甲乙丙ab]{1,4}", 0..12), text in "[甲乙丙丁ab]{0,40}",
        ) {
            let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words).unwrap();
            let chars = |bytes: usize| text[..bytes].chars().count();
            let expect: Vec<_> = automaton
                .find_iter(&text)
                .map(|m| Hit { start: chars(m.start()), end: chars(m.end()), word: m.pattern().as_usize() })
                .collect();
            let list = WordList::new(words.iter().map(String::as_str));
            let text: Vec<char> = text.chars().collect();
            prop_assert_eq!(list.find(&text).collect::<Vec<_>>(), expect);
        }
    }
}
