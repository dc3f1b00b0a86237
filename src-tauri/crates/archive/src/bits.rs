//! A set of ids as bits: small, and asked of every article that a list goes through.

use crate::view::ArticleId;

/// A set of ids from 0 on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// Adds an id; one below 0 is none.
    pub(crate) fn insert(&mut self, id: ArticleId) {
        let Ok(n) = usize::try_from(id) else { return };
        if self.0.len() <= n / 64 {
            self.0.resize(n / 64 + 1, 0);
        }
        self.0[n / 64] |= 1 << (n % 64);
    }

    pub(crate) fn has(&self, id: ArticleId) -> bool {
        let Ok(n) = usize::try_from(id) else { return false };
        self.0.get(n / 64).is_some_and(|bits| bits >> (n % 64) & 1 == 1)
    }
}

impl FromIterator<ArticleId> for Bits {
    fn from_iter<I: IntoIterator<Item = ArticleId>>(ids: I) -> Self {
        let mut bits = Self::default();
        ids.into_iter().for_each(|id| bits.insert(id));
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_what_was_put_into_it() {
        let bits: Bits = [0, 63, 64, 1_000, -3].into_iter().collect();
        let held: Vec<ArticleId> = (-5..2_000).filter(|id| bits.has(*id)).collect();
        assert_eq!(held, [0, 63, 64, 1_000]);
    }
}
