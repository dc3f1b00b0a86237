//! The words of a corpus, by how many articles have them.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use jieba_rs::Jieba;

use crate::Result;
use crate::corpus::{self, Article};

/// Articles that words are counted in; enough to know frequent words from rare ones.
const COUNTED: u64 = 20_000;

/// Articles whose names of people are looked for.
const NAMED: usize = 1_500;

/// Articles of the corpus, evenly spread, and the words in them.
pub(super) struct Sample {
    pub(super) articles: Vec<Article>,
    /// Words of two Chinese characters or more with the number of sampled articles that have them, the most frequent first.
    pub(super) words: Vec<(String, u32)>,
    /// Names of people, in the order of their first article.
    pub(super) people: Vec<String>,
}

impl Sample {
    /// Reads one in so many articles of a file.
    pub(super) fn read(path: &Path, articles: u64) -> Result<Self> {
        let step = articles.div_ceil(COUNTED).max(1) as usize;
        let articles = corpus::read(path)?.step_by(step).collect::<Result<Vec<_>>>()?;
        let jieba = Jieba::new();
        let mut counts: HashMap<String, u32> = HashMap::new();
        for article in &articles {
            for word in words(&jieba, article) {
                *counts.entry(word).or_default() += 1;
            }
        }
        let mut words: Vec<(String, u32)> = counts.into_iter().collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let people = people(&jieba, &articles);
        Ok(Self { articles, words, people })
    }

    /// Words of a sampled article that are of two characters and neither very rare nor very frequent.
    pub(super) fn middling(&self) -> Vec<&str> {
        let most = (self.articles.len() / 10).max(3) as u32;
        let is_middling =
            |(word, count): &&(String, u32)| word.chars().count() == 2 && (3..=most).contains(count);
        self.words.iter().filter(is_middling).map(|(word, _)| word.as_str()).collect()
    }

    /// Words of one or two sampled articles.
    pub(super) fn rare(&self) -> Vec<&str> {
        self.words.iter().filter(|(_, count)| *count <= 2).map(|(word, _)| word.as_str()).collect()
    }

    /// The most frequent words.
    pub(super) fn frequent(&self, n: usize) -> Vec<&str> {
        self.words.iter().take(n).map(|(word, _)| word.as_str()).collect()
    }
}

/// A Chinese character, and no rare one.
pub(super) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn words(jieba: &Jieba, article: &Article) -> BTreeSet<String> {
    let is_word = |word: &&str| word.chars().nth(1).is_some() && word.chars().all(is_han);
    let lines = article.lines().flat_map(|line| jieba.cut(line, false)).map(|token| token.word);
    lines.filter(is_word).map(str::to_owned).collect()
}

fn people(jieba: &Jieba, articles: &[Article]) -> Vec<String> {
    let mut people = Vec::new();
    let mut seen = BTreeSet::new();
    for article in articles.iter().step_by(articles.len().div_ceil(NAMED).max(1)) {
        for tag in article.lines().flat_map(|line| jieba.tag(line, true)) {
            let is_name = tag.tag == "nr" && (2..=4).contains(&tag.word.chars().count());
            if is_name && tag.word.chars().all(is_han) && seen.insert(tag.word.to_owned()) {
                people.push(tag.word.to_owned());
            }
        }
    }
    people
}
