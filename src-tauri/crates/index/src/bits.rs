//! A set of ids as bits: small, and asked of every article that a list goes through.

use wire::ArticleId;

/// A set of ids from 0 on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// With room for ids up to one.
    pub fn up_to(greatest: ArticleId) -> Self {
        Self(vec![0; usize::try_from(greatest).unwrap_or(0) / 64 + 1])
    }

    /// Adds an id; one below 0 is none.
    pub fn insert(&mut self, id: ArticleId) {
        let Ok(n) = usize::try_from(id) else { return };
        if self.0.len() <= n / 64 {
            self.0.resize(n / 64 + 1, 0);
        }
        self.0[n / 64] |= 1 << (n % 64);
    }

    /// Adds all ids of another set.
    pub fn add(&mut self, other: &Self) {
        self.0.resize(self.0.len().max(other.0.len()), 0);
        self.0.iter_mut().zip(&other.0).for_each(|(bits, more)| *bits |= more);
    }

    /// Whether an id is in the set.
    pub fn has(&self, id: ArticleId) -> bool {
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
        for (mut a, b) in [(bits.clone(), Bits::up_to(5_000)), (Bits::default(), bits.clone())] {
            a.add(&b);
            let held: Vec<ArticleId> = (-5..2_000).filter(|id| a.has(*id)).collect();
            assert_eq!(held, [0, 63, 64, 1_000]);
        }
    }
}
