//! What an article is about: its telling words, hashed and weighed, as a sparse vector.

/// Telling words of an article, or of articles together.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Words {
    /// Hash and weight of each word, by hash.
    pairs: Vec<(u32, f32)>,
    /// Square of the weight of words that are everywhere at all times: they tell no matter, but an article of
    /// nothing else is about no matter.
    rest: f32,
}

/// Weights are kept as this many steps to one.
const STEPS: f32 = 65_535.0;

impl Words {
    /// From weights of any scale and order, each word once; `telling` says of a word whether it may tell a matter.
    pub(super) fn new(mut weights: Vec<(u32, f32)>, telling: impl Fn(u32) -> bool) -> Self {
        let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::EPSILON);
        weights.iter_mut().for_each(|(_, weight)| *weight /= length);
        weights.sort_unstable_by_key(|(word, _)| *word);
        let rest = weights.iter().filter(|(word, _)| !telling(*word)).map(|(_, w)| w * w).sum();
        weights.retain(|(word, _)| telling(*word));
        Self { pairs: weights, rest }
    }

    pub(super) fn pairs(&self) -> &[(u32, f32)] {
        &self.pairs
    }

    /// The length of the vector.
    pub(super) fn length(&self) -> f32 {
        let telling: f32 = self.pairs.iter().map(|(_, weight)| weight * weight).sum();
        (telling + self.rest).sqrt().max(f32::EPSILON)
    }

    /// The sum of the products of common words.
    pub(super) fn product(&self, other: &Self) -> f32 {
        let (short, long) = if self.pairs.len() <= other.pairs.len() { (self, other) } else { (other, self) };
        // Of a few words each is looked for; of many both lists are gone through.
        if short.pairs.len() * 16 < long.pairs.len() {
            return short.pairs.iter().map(|(word, weight)| weight * long.weight(*word)).sum();
        }
        let (mut sum, mut at) = (0.0, 0);
        for (word, weight) in &short.pairs {
            while long.pairs.get(at).is_some_and(|(other, _)| other < word) {
                at += 1;
            }
            match long.pairs.get(at) {
                Some((other, other_weight)) if other == word => sum += weight * other_weight,
                _ => {}
            }
        }
        sum
    }

    /// The weight of a word, 0 where it is none of these.
    pub(super) fn weight(&self, word: u32) -> f32 {
        self.pairs.binary_search_by_key(&word, |(w, _)| *w).map_or(0.0, |at| self.pairs[at].1)
    }

    /// Adds the words of others.
    pub(super) fn add(&mut self, other: &Self) {
        let mut sum = Vec::with_capacity(self.pairs.len() + other.pairs.len());
        let (mut own, mut others) = (self.pairs.iter().peekable(), other.pairs.iter().peekable());
        while let Some(&&(word, weight)) = own.peek() {
            while let Some(pair) = others.next_if(|(other, _)| *other < word) {
                sum.push(*pair);
            }
            let more = others.next_if(|(other, _)| *other == word).map_or(0.0, |(_, more)| *more);
            sum.push((word, weight + more));
            own.next();
        }
        sum.extend(others);
        self.pairs = sum;
        self.rest += other.rest;
    }

    /// Bytes for the store.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let step = |weight: f32| (weight * STEPS).round() as u16;
        let mut bytes = step(self.rest).to_le_bytes().to_vec();
        for (word, weight) in &self.pairs {
            bytes.extend(word.to_le_bytes());
            bytes.extend(step(*weight).to_le_bytes());
        }
        bytes
    }

    /// What [`Words::bytes`] gave.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let weight = |low: u8, high: u8| f32::from(u16::from_le_bytes([low, high])) / STEPS;
        let pair = |b: &[u8]| (u32::from_le_bytes([b[0], b[1], b[2], b[3]]), weight(b[4], b[5]));
        match bytes {
            [low, high, pairs @ ..] => {
                Self { pairs: pairs.chunks_exact(6).map(pair).collect(), rest: weight(*low, *high) }
            }
            _ => Self::default(),
        }
    }
}

/// The number of a word: FNV-1a, which must never change, since it is in the store.
pub(super) fn number(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[(u32, f32)]) -> Words {
        Words { pairs: list.to_vec(), rest: 0.0 }
    }

    #[test]
    fn sums_and_products_are_of_common_words() {
        let (a, b) = (words(&[(1, 0.5), (3, 0.5)]), words(&[(2, 0.25), (3, 0.5), (9, 1.0)]));
        assert_eq!(a.product(&b), 0.25);
        let mut sum = a.clone();
        sum.add(&b);
        assert_eq!(sum, words(&[(1, 0.5), (2, 0.25), (3, 1.0), (9, 1.0)]));
        let long = words(&(0..100).map(|n| (n, 0.1)).collect::<Vec<_>>());
        assert!((a.product(&long) - 0.1).abs() < 1e-6);
    }

    #[test]
    fn what_is_kept_comes_back() {
        let words = Words::new(vec![(7, 3.0), (1, 4.0), (5, 12.0)], |word| word != 5);
        assert_eq!(words.pairs().len(), 2);
        assert!((words.length() - 1.0).abs() < 1e-3, "words that are everywhere count in the length");
        let read = Words::read(&words.bytes());
        assert!((read.product(&words) - words.product(&words)).abs() < 1e-3);
        assert_eq!(Words::read(&[1]), Words::default());
    }
}
