//! A pass over many articles without a question asked of each: the numbers of 64 articles at a time, those of articles
//! that were not found among them. Where a good part of all articles is found, this takes a quarter of the time that going
//! from one to the next does, since the processor has nothing to guess wrongly.

use std::ops::Range;

use super::{Numbers, Values, WORD};

/// Articles of 64 below which they are gone through one by one.
const FEW: u32 = 6;

/// Numbers that the articles of a word may have together, to be gone through at once.
const ROOM: usize = 1024;

/// Numbers of an article that are written at once.
const STEP: usize = 8;

/// For each number of 64 articles, which of these it belongs to.
struct Owners([u8; ROOM]);

impl Owners {
    /// Reads how many numbers each article has; whether that could be told of `all` numbers.
    #[inline]
    fn read(&mut self, lengths: &[u8], all: usize) -> bool {
        let mut at = 0;
        for (owner, &length) in (0..).zip(lengths) {
            let end = at + usize::from(length);
            // More than it has: the next article writes over it.
            let Some(own) = self.0.get_mut(at..).and_then(<[u8]>::first_chunk_mut) else { return false };
            *own = [owner; STEP];
            if usize::from(length) > STEP {
                let Some(own) = self.0.get_mut(at..end) else { return false };
                own.fill(owner);
            }
            at = end;
        }
        at == all && all <= ROOM
    }
}

impl Values {
    /// Hands over every number of the articles that `bits` has among some words, with the article and 1; and numbers of some
    /// other articles, with 0.
    pub(in crate::index) fn each_near(
        &self,
        bits: &[u64],
        words: Range<usize>,
        hand: impl FnMut(usize, usize, u32),
    ) {
        match &self.numbers {
            Numbers::Bytes(list) => self.walk_near(list, bits, words, hand),
            Numbers::Short(list) => self.walk_near(list, bits, words, hand),
            Numbers::Long(list) => self.walk_near(list, bits, words, hand),
        }
    }

    fn walk_near<N: Copy + Into<u32>>(
        &self,
        list: &[N],
        bits: &[u64],
        words: Range<usize>,
        mut hand: impl FnMut(usize, usize, u32),
    ) {
        let mut owners = Owners([0; ROOM]);
        for word in words {
            let (Some(&wanted), Some(ends)) = (bits.get(word), self.starts.get(word..word + 2)) else {
                return;
            };
            let own = &list[ends[0] as usize..ends[1] as usize];
            if wanted == 0 || own.is_empty() {
                continue;
            }
            let base = word * WORD;
            let lengths = &self.lengths[base..(base + WORD).min(self.lengths.len())];
            if wanted.count_ones() < FEW || !owners.read(lengths, own.len()) {
                self.walk(list, bits, word..word + 1, |article, number| hand(article, number, 1));
                continue;
            }
            for (&number, &owner) in own.iter().zip(&owners.0) {
                hand(base + usize::from(owner), number.into() as usize, (wanted >> owner) as u32 & 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Checks the pass against the one that goes from article to article.
    fn check(values: &Values, bits: &[u64]) {
        let (mut expect, mut found) = (Vec::new(), Vec::new());
        values.each(bits, 0..bits.len(), |article, number| expect.push((article, number)));
        for words in [0..1, 1..bits.len()] {
            values.each_near(bits, words, |article, number, is_found| {
                assert!(is_found < 2);
                if is_found == 1 {
                    found.push((article, number));
                }
            });
        }
        assert_eq!(found, expect);
    }

    proptest! {
        #[test]
        fn numbers_are_those_of_a_pass_one_by_one(
            lists in prop::collection::vec(prop::collection::vec(0_u32..70_000, 0..20), 0..300),
            dense in prop::collection::vec(any::<u64>(), 5),
            sparse in prop::collection::vec(0_usize..400, 0..6),
            width in 0_usize..3,
        ) {
            let bound = [200, 60_000, 70_000][width];
            let values = Values::read(lists.len(), bound, |article| {
                lists[article].iter().map(move |number| number % bound as u32)
            });
            check(&values, &dense);
            check(&values, &[u64::MAX; 7]);
            let mut few = [0; 7];
            sparse.iter().for_each(|article| few[article / WORD] |= 1 << (article % WORD));
            check(&values, &few);
        }
    }

    #[test]
    fn articles_with_very_many_numbers_are_gone_through_one_by_one() {
        for lengths in
            [vec![0, 254, 255, 256, 1_000, 1], vec![9; 64], vec![16; 64], vec![17; 70], vec![255; 4]]
        {
            let values = Values::read(lengths.len(), 7, |article| (0..lengths[article]).map(|n| n % 7));
            check(&values, &[u64::MAX, u64::MAX]);
        }
    }
}
