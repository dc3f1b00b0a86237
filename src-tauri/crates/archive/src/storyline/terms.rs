//! What an article is about: its telling words, weighed.

use std::collections::HashMap;
use std::num::NonZero;

use newspaper::text::JIEBA;

use super::Terms;
use crate::index::words;

/// What is read of an article.
pub(super) struct Text {
    pub(super) title: String,
    pub(super) body: String,
    pub(super) initiatives: Vec<String>,
}

/// A word of the headline counts as often as this.
const TITLE_WEIGHT: f32 = 3.0;

/// The name of an initiative counts as often as this.
const INITIATIVE_WEIGHT: f32 = 2.0;

/// Telling words of an article.
const TOP: usize = 20;

/// A small archive does not know which words are rare: the dictionary speaks for this many articles of general
/// language, of this many words each.
const GENERAL_ARTICLES: f64 = 1000.0;
const GENERAL_WORDS: f64 = 300.0;

/// Sum of the frequencies in jieba's dictionary.
const DICTIONARY_TOTAL: f64 = 60_101_967.0;

/// Words of a label.
const LABEL_WORDS: usize = 3;

/// A word of a label stands in at least this share of the articles.
const LABEL_SHARE: f32 = 0.5;

/// How often each term counts in each article. Works on all cores: cutting words is what takes the time.
pub(super) fn count(texts: &[Text]) -> Vec<HashMap<String, f32>> {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    std::thread::scope(|scope| {
        let chunks = texts.chunks(texts.len().div_ceil(cores).max(1));
        let workers: Vec<_> =
            chunks.map(|chunk| scope.spawn(|| chunk.iter().map(count_one).collect::<Vec<_>>())).collect();
        let counted = workers.into_iter().flat_map(|worker| match worker.join() {
            Ok(counts) => counts,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        counted.collect()
    })
}

fn count_one(text: &Text) -> HashMap<String, f32> {
    let mut counts: HashMap<String, f32> = HashMap::new();
    let title = words(&text.title).into_iter().map(|word| (word, TITLE_WEIGHT));
    let body = words(&text.body).into_iter().map(|word| (word, 1.0));
    let names: Vec<String> = text.initiatives.iter().map(|name| newspaper::text::fold(name)).collect();
    // A name counts once, not once more for each word in it.
    let words = title.chain(body).filter(|(word, _)| !names.iter().any(|name| name.contains(word)));
    let words = words.filter(|(word, _)| !is_number(word)).collect::<Vec<_>>();
    for (term, weight) in words.into_iter().chain(names.into_iter().map(|name| (name, INITIATIVE_WEIGHT))) {
        *counts.entry(term).or_default() += weight;
    }
    counts
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '%'))
}

/// The most telling terms of each article with their weights.
pub(super) fn weigh(counts: &[HashMap<String, f32>]) -> Vec<Terms> {
    let mut articles_with: HashMap<&str, f64> = HashMap::new();
    for term in counts.iter().flat_map(HashMap::keys) {
        *articles_with.entry(term).or_default() += 1.0;
    }
    let all = counts.len() as f64 + GENERAL_ARTICLES;
    let rarity: HashMap<&str, f32> = articles_with
        .into_iter()
        .map(|(term, articles)| {
            (term, (all / (articles + GENERAL_ARTICLES * general_share(term))).ln() as f32)
        })
        .collect();
    counts.iter().map(|counts| top(counts, &rarity)).collect()
}

/// Share of articles of general language that have a word.
fn general_share(term: &str) -> f64 {
    // For a word of the dictionary this is its frequency plus one.
    let frequency = if JIEBA.has_word(term) { JIEBA.suggest_freq(term) } else { 1 };
    (frequency as f64 / DICTIONARY_TOTAL * GENERAL_WORDS).min(1.0)
}

fn top(counts: &HashMap<String, f32>, rarity: &HashMap<&str, f32>) -> Terms {
    let weigh = |(term, count): (&String, &f32)| {
        (term.clone(), (1.0 + count.ln()) * rarity.get(term.as_str()).copied().unwrap_or(0.0))
    };
    let mut weights: Vec<(String, f32)> = counts.iter().map(weigh).collect();
    weights.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    weights.truncate(TOP);
    let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::EPSILON);
    weights.into_iter().map(|(term, weight)| (term, weight / length)).collect()
}

/// The words that most of the articles share, the most telling first; of a long chain that no word runs through,
/// the one that tells most of it, for a storyline without a name cannot be found again.
pub(super) fn label<'a>(articles: impl Iterator<Item = &'a Terms>) -> Vec<String> {
    let mut sums: HashMap<&str, (f32, f32)> = HashMap::new();
    let mut articles_in_all = 0.0;
    for terms in articles {
        articles_in_all += 1.0;
        for (term, weight) in terms {
            let sum = sums.entry(term).or_default();
            *sum = (sum.0 + weight, sum.1 + 1.0);
        }
    }
    let mut ranked: Vec<(&str, f32, f32)> =
        sums.into_iter().map(|(term, (weight, articles))| (term, weight, articles)).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let most = (articles_in_all * LABEL_SHARE).max(2.0);
    let mut shared: Vec<&str> = ranked.iter().filter(|term| term.2 >= most).map(|term| term.0).collect();
    if shared.is_empty() {
        shared.extend(ranked.first().map(|term| term.0));
    }
    let mut label: Vec<String> = Vec::new();
    for term in shared {
        let says_more = !label.iter().any(|known| known.contains(term) || term.contains(known.as_str()));
        if label.len() < LABEL_WORDS && says_more {
            label.push(term.to_owned());
        }
    }
    label
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(title: &str, body: &str) -> Text {
        Text { title: title.into(), body: body.into(), initiatives: Vec::new() }
    }

    #[test]
    fn rare_words_tell_and_numbers_do_not() {
        let counts = count(&[text("广交会开幕", "我们的工作进行了2024次"), text("渡口", "我们的工作")]);
        let weights = weigh(&counts);
        assert!(weights[0]["广交会"] > weights[0]["我们"], "{weights:?}");
        assert!(!weights[0].contains_key("2024"));
    }

    #[test]
    fn a_label_is_what_the_articles_share() {
        let terms = |list: &[(&str, f32)]| list.iter().map(|(t, w)| ((*t).to_owned(), *w)).collect::<Terms>();
        let articles = [
            terms(&[("广交会", 0.6), ("开幕", 0.2), ("交会", 0.3), ("甲", 0.9)]),
            terms(&[("广交会", 0.5), ("开幕", 0.3), ("交会", 0.3), ("乙", 0.9)]),
        ];
        assert_eq!(label(articles.iter()), ["广交会", "开幕"]);
        let loose = [terms(&[("疫情", 0.6)]), terms(&[("疫情", 0.5)]), terms(&[("口罩", 0.4)])];
        let long: Vec<Terms> = loose
            .iter()
            .cloned()
            .chain((0..4).map(|n| terms(&[(["甲", "乙", "丙", "丁"][n], 0.3)])))
            .collect();
        assert_eq!(label(long.iter()), ["疫情"]);
    }
}
