//! Everyday words that look like names: 温馨, 祝贺, 卢布.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

const TABLE: &str = include_str!("../../data/not-names.txt");

static WORDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| TABLE.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).collect());

/// Is `text` such a word?
pub(crate) fn contains(text: &str) -> bool {
    WORDS.contains(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_names() {
        assert!(contains("温馨"));
        assert!(!contains("王强"));
    }
}
