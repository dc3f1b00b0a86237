//! How rare words are, by the archive and by general language.

use newspaper::text::JIEBA;

/// A small archive does not know which words are rare: the dictionary speaks for this many articles of general
/// language, of this many words each.
const GENERAL_ARTICLES: f64 = 3000.0;
const GENERAL_WORDS: f64 = 300.0;

/// Sum of the frequencies in jieba's dictionary.
const DICTIONARY_TOTAL: f64 = 60_101_967.0;

/// How rare a word is that stands in so many of all articles: 0 for one of every article, above 2 for telling ones.
pub fn rarity(word: &str, articles: u32, all: u32) -> f32 {
    let all = f64::from(all) + GENERAL_ARTICLES;
    (all / (f64::from(articles) + GENERAL_ARTICLES * general_share(word))).ln() as f32
}

/// Share of articles of general language that have a word.
fn general_share(word: &str) -> f64 {
    // For a word of the dictionary this is its frequency plus one.
    let frequency = if JIEBA.has_word(word) { JIEBA.suggest_freq(word) } else { 1 };
    (frequency as f64 / DICTIONARY_TOTAL * GENERAL_WORDS).min(1.0)
}
