//! Surnames, for telling names of people apart from other words.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::char_set::CharSet;

/// Three lines: common, rare, of two characters.
const TABLE: &str = include_str!("../../data/surnames.txt");

fn line(n: usize) -> &'static str {
    TABLE.lines().filter(|line| !line.starts_with('#')).nth(n).unwrap_or_default()
}

static COMMON: LazyLock<CharSet> = LazyLock::new(|| line(0).chars().collect());
static RARE: LazyLock<CharSet> = LazyLock::new(|| line(1).chars().collect());
/// What those of two characters begin with.
static COMPOUND_FIRST: LazyLock<CharSet> =
    LazyLock::new(|| line(2).split_whitespace().filter_map(|name| name.chars().next()).collect());
static COMPOUND: LazyLock<FxHashSet<[char; 2]>> = LazyLock::new(|| {
    let pair = |name: &str| {
        let mut chars = name.chars();
        Some([chars.next()?, chars.next()?])
    };
    line(2).split_whitespace().filter_map(pair).collect()
});

/// A surname that tells a name in running text.
pub(crate) fn is_common(c: char) -> bool {
    COMMON.contains(c)
}

/// Any surname; many are common words too, so only a byline makes them names.
pub(crate) fn is_any(c: char) -> bool {
    is_common(c) || RARE.contains(c)
}

/// Whether `chars` begin with a surname of two characters.
pub(crate) fn is_compound(chars: &[char]) -> bool {
    chars.first_chunk().is_some_and(|pair| COMPOUND_FIRST.contains(pair[0]) && COMPOUND.contains(pair))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_are_told_by_where_they_may_be_trusted() {
        let check = |c, common, any| assert_eq!((is_common(c), is_any(c)), (common, any), "{c}");
        check('王', true, true);
        check('亓', false, true);
        check('的', false, false);
        assert!(is_compound(&['欧', '阳', '修']));
        assert!(!is_compound(&['欧', '洲']));
        assert!(!is_compound(&['欧']));
    }
}
