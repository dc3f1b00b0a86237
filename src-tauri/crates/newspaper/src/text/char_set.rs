//! Sets of characters that are asked for at every character of a text.

/// A set of characters, a bit for each code point of the basic plane; it never holds one beyond that.
#[derive(Debug, Default)]
pub(crate) struct CharSet {
    bits: Vec<u64>,
}

/// Code points of the basic plane.
const PLANE: usize = 0x1_0000;

impl CharSet {
    pub(crate) fn insert(&mut self, c: char) {
        let at = c as usize;
        if at < PLANE {
            self.bits.resize(PLANE / 64, 0);
            self.bits[at / 64] |= 1 << (at % 64);
        }
    }

    pub(crate) fn contains(&self, c: char) -> bool {
        let at = c as usize;
        self.bits.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }
}

impl FromIterator<char> for CharSet {
    fn from_iter<T: IntoIterator<Item = char>>(chars: T) -> Self {
        let mut set = Self::default();
        chars.into_iter().for_each(|c| set.insert(c));
        set
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
