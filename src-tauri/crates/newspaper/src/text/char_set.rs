//! Sets of characters that are asked for at every character of a text.

/// A set of characters, a bit for each code point of the basic plane; it never holds one beyond that.
#[derive(Debug)]
pub(crate) struct CharSet {
    bits: Vec<u64>,
}

/// Code points of the basic plane.
const PLANE: usize = 0x1_0000;

impl CharSet {
    pub(crate) fn contains(&self, c: char) -> bool {
        let at = c as usize;
        self.bits.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }
}

impl FromIterator<char> for CharSet {
    fn from_iter<T: IntoIterator<Item = char>>(chars: T) -> Self {
        let mut bits = vec![0; PLANE / 64];
        for at in chars.into_iter().map(|c| c as usize).filter(|at| *at < PLANE) {
            bits[at / 64] |= 1 << (at % 64);
        }
        Self { bits }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in() {
        let set: CharSet = "年月a\u{ffff}".chars().collect();
        assert!("年月a\u{ffff}".chars().all(|c| set.contains(c)));
        assert!("日b\0\u{20000}".chars().all(|c| !set.contains(c)));
    }
}
