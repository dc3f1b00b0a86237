//! Characters of names: how much more often each stands in a name than in running text.

use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/name-chars.tsv");
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;
/// What a character of no row weighs: rare in text and in names, so it says little.
const UNKNOWN: Weights = Weights { surname: -30, first: 5, last: 5, foreign: -10 };

/// Tenths of a natural logarithm, -40 to 40; above 0 means commoner in names than in text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Weights {
    /// As a surname.
    pub(crate) surname: i8,
    /// As the first of two characters of a given name.
    pub(crate) first: i8,
    /// As the last character of a given name.
    pub(crate) last: i8,
    /// In a foreign name written by sound.
    pub(crate) foreign: i8,
}

/// By code point from `FIRST` on.
static WEIGHTS: LazyLock<Vec<Weights>> = LazyLock::new(|| {
    let mut all = vec![UNKNOWN; (LAST - FIRST + 1) as usize];
    for row in TABLE.lines() {
        let mut fields = row.split('\t');
        let c = fields.next().and_then(|f| f.chars().next());
        let slot = c.and_then(|c| all.get_mut((c as u32).checked_sub(FIRST)? as usize));
        let mut next = || fields.next().and_then(|f| f.parse().ok()).unwrap_or_default();
        if let Some(slot) = slot {
            *slot = Weights { surname: next(), first: next(), last: next(), foreign: next() };
        }
    }
    all
});

/// The weights of `c`; characters outside of the table count as unknown.
pub(crate) fn weights(c: char) -> Weights {
    let at = (c as u32).checked_sub(FIRST).map(|n| n as usize);
    at.and_then(|n| WEIGHTS.get(n)).copied().unwrap_or(UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_text_use_characters_differently() {
        assert!(weights('王').surname > weights('和').surname);
        assert!(weights('鹏').last > weights('的').last);
        assert!(weights('尔').foreign > weights('国').foreign);
        assert_eq!(weights('x'), UNKNOWN);
    }
}
