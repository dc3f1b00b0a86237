//! A column in memory: a few small numbers of each article of a segment, laid out so that a pass over many articles
//! costs a nanosecond or two for each number. tantivy's own columns are packed more tightly, and take ten times as long.

mod near;

use std::collections::BTreeMap;
use std::ops::Range;

/// Articles that one word of bits is about.
const WORD: usize = 64;

/// Numbers of each article.
#[derive(Debug)]
pub(crate) struct Values {
    /// How many each article has; [`MANY`] stands for so many or more, which `many` tells.
    lengths: Vec<u8>,
    many: BTreeMap<usize, usize>,
    /// Where the numbers of each 64 articles begin; one more at the end.
    starts: Vec<u32>,
    numbers: Numbers,
    /// All numbers are below this.
    bound: usize,
}

const MANY: u8 = u8::MAX;

/// As narrow as the largest allows.
#[derive(Debug)]
enum Numbers {
    Bytes(Vec<u8>),
    Short(Vec<u16>),
    Long(Vec<u32>),
}

impl Numbers {
    fn below(bound: usize) -> Self {
        match bound {
            0..=0x100 => Self::Bytes(Vec::new()),
            0x101..=0x1_0000 => Self::Short(Vec::new()),
            _ => Self::Long(Vec::new()),
        }
    }

    fn push(&mut self, number: u32) {
        match self {
            Self::Bytes(list) => list.push(number as u8),
            Self::Short(list) => list.push(number as u16),
            Self::Long(list) => list.push(number),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Bytes(list) => list.len(),
            Self::Short(list) => list.len(),
            Self::Long(list) => list.len(),
        }
    }

    fn fit(&mut self) {
        match self {
            Self::Bytes(list) => list.shrink_to_fit(),
            Self::Short(list) => list.shrink_to_fit(),
            Self::Long(list) => list.shrink_to_fit(),
        }
    }
}

impl Values {
    /// Reads `articles` lists, of numbers below `bound`, one after the other.
    pub(super) fn read<L: Iterator<Item = u32>>(
        articles: usize,
        bound: usize,
        mut list: impl FnMut(usize) -> L,
    ) -> Self {
        let mut values = Self {
            lengths: Vec::with_capacity(articles),
            many: BTreeMap::new(),
            starts: Vec::with_capacity(articles / WORD + 2),
            numbers: Numbers::below(bound),
            bound,
        };
        for article in 0..articles {
            let before = values.numbers.len();
            if article.is_multiple_of(WORD) {
                values.starts.push(before as u32);
            }
            list(article).for_each(|number| values.numbers.push(number));
            let length = values.numbers.len() - before;
            values.lengths.push(length.min(usize::from(MANY)) as u8);
            if length >= usize::from(MANY) {
                values.many.insert(article, length);
            }
        }
        values.starts.push(values.numbers.len() as u32);
        values.numbers.fit();
        values
    }

    /// What all numbers are below.
    pub(super) fn bound(&self) -> usize {
        self.bound
    }

    /// Bytes in memory.
    #[cfg(test)]
    fn bytes(&self) -> usize {
        let width = match self.numbers {
            Numbers::Bytes(_) => 1,
            Numbers::Short(_) => 2,
            Numbers::Long(_) => 4,
        };
        self.lengths.len() + self.starts.len() * 4 + self.numbers.len() * width
    }

    /// Hands over every number of the articles that `bits` has among some words, with the article.
    pub(super) fn each(&self, bits: &[u64], words: Range<usize>, hand: impl FnMut(usize, usize)) {
        match &self.numbers {
            Numbers::Bytes(list) => self.walk_words(list, bits, words, hand),
            Numbers::Short(list) => self.walk_words(list, bits, words, hand),
            Numbers::Long(list) => self.walk_words(list, bits, words, hand),
        }
    }

    /// Goes from one article to the next.
    fn walk<N: Copy + Into<u32>>(
        &self,
        list: &[N],
        bits: &[u64],
        words: Range<usize>,
        mut hand: impl FnMut(usize, usize),
    ) {
        for word in words {
            let (Some(&wanted), Some(ends)) = (bits.get(word), self.starts.get(word..word + 2)) else {
                return;
            };
            if wanted == 0 || ends[0] == ends[1] {
                continue;
            }
            let mut at = ends[0] as usize;
            let mut article = word * WORD;
            let mut left = wanted;
            while left != 0 {
                let next = word * WORD + left.trailing_zeros() as usize;
                while article < next {
                    at += self.length(article);
                    article += 1;
                }
                let end = at + self.length(article);
                for &number in &list[at..end] {
                    hand(article, number.into() as usize);
                }
                (at, article) = (end, article + 1);
                left &= left - 1;
            }
        }
    }

    fn length(&self, article: usize) -> usize {
        match self.lengths.get(article).copied().unwrap_or(0) {
            MANY => self.many.get(&article).copied().unwrap_or(0),
            length => usize::from(length),
        }
    }
}

/// Whether bits have an article.
pub(super) fn has(bits: &[u64], article: usize) -> bool {
    bits.get(article / WORD).is_some_and(|word| word >> (article % WORD) & 1 == 1)
}

/// Hands over every article that `bits` has among some words.
pub(super) fn each(bits: &[u64], words: Range<usize>, mut hand: impl FnMut(usize)) {
    for word in words {
        let mut left = bits.get(word).copied().unwrap_or(0);
        while left != 0 {
            hand(word * WORD + left.trailing_zeros() as usize);
            left &= left - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_come_back_as_they_were_read(
            lists in prop::collection::vec(prop::collection::vec(0_u32..70_000, 0..4), 0..300),
            bits in prop::collection::vec(any::<u64>(), 5),
            width in 0_usize..3,
        ) {
            let bound = [200, 60_000, 70_000][width];
            let lists: Vec<Vec<u32>> =
                lists.iter().map(|list| list.iter().map(|n| n % bound as u32).collect()).collect();
            let values = Values::read(lists.len(), bound, |article| lists[article].iter().copied());
            let expect: Vec<(usize, usize)> = lists.iter().enumerate().filter(|(article, _)| has(&bits, *article))
                .flat_map(|(article, list)| list.iter().map(move |n| (article, *n as usize))).collect();
            let mut found = Vec::new();
            for words in [0..2, 2..5] {
                values.each(&bits, words, |article, number| found.push((article, number)));
            }
            prop_assert_eq!(found, expect);
        }
    }

    #[test]
    fn an_article_may_have_very_many_numbers() {
        let lengths = [0, 254, 255, 256, 1_000, 1];
        let values = Values::read(lengths.len(), 7, |article| (0..lengths[article]).map(|n| n % 7));
        let mut counts = [0; 6];
        values.each(&[u64::MAX], 0..1, |article, _| counts[article] += 1);
        assert_eq!(counts, lengths);
        assert_eq!(values.bytes(), 6 + 8 + 1_766);
    }
}
