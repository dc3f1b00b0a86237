//! Substrings of random articles: does each engine bring the article back that a substring was taken from?

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::quoted;
use crate::Result;
use crate::corpus::{self, Corpus};
use crate::rng::Rng;

/// Characters of a substring at most.
const LONGEST: usize = 16;

/// Articles of one day at most that `jianbao bench` looks through for the one that is expected.
const OF_A_DAY: usize = 5_000;

/// A run of characters of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Substring {
    pub(crate) text: String,
    /// Of the article it was taken from.
    pub(crate) id: String,
    /// Day of issue of that article; may be empty.
    pub(crate) date: String,
}

impl Substring {
    /// Whether it consists of letters and digits alone, without marks and spaces.
    pub(crate) fn is_plain(&self) -> bool {
        self.text.chars().all(char::is_alphanumeric)
    }

    /// The line of the file for `jianbao bench`: all articles of that day that have it.
    pub(crate) fn line(&self) -> Value {
        let kind = if self.is_plain() { "recall-plain" } else { "recall-marks" };
        let mut line =
            json!({ "kind": kind, "query": quoted(&self.text), "limit": OF_A_DAY, "expect": self.id });
        if !self.date.is_empty() {
            line["from"] = json!(self.date);
            line["to"] = json!(self.date);
        }
        line
    }
}

/// `n` substrings of 1 to 16 characters, taken anywhere in headline, byline or body.
pub(crate) fn substrings(corpus: &Corpus, n: usize, seed: u64) -> Result<Vec<Substring>> {
    let mut rng = Rng::new(seed, 1 << 40);
    let mut wanted: Vec<u64> = (0..n).map(|_| rng.below(corpus.articles as usize) as u64).collect();
    wanted.sort_unstable();
    let mut wanted = wanted.into_iter().peekable();
    let mut found = Vec::new();
    for (number, article) in corpus::read(&corpus.path)?.enumerate() {
        let article = article?;
        while wanted.next_if_eq(&(number as u64)).is_some() {
            let lines: Vec<&str> = article.lines().collect();
            let Some(text) = cut(&lines, &mut rng) else { continue };
            found.push(Substring { text, id: article.id.clone(), date: article.date.clone() });
        }
    }
    Ok(found)
}

/// A run of one of the lines, long lines more often; none of blanks alone.
fn cut(lines: &[&str], rng: &mut Rng) -> Option<String> {
    let all: usize = lines.iter().map(|line| line.chars().count()).sum();
    let mut place = rng.below(all);
    for line in lines {
        let length = line.chars().count();
        if place < length {
            let text: String = line.chars().skip(place).take(rng.between(1, LONGEST)).collect();
            return Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        }
        place -= length;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn substrings_stand_in_their_articles() {
        let folder = tempfile::tempdir().unwrap();
        let corpus = corpus::write(&folder.path().join("c.jsonl"), 40, 9, None).unwrap();
        let drawn = substrings(&corpus, 300, 4).unwrap();
        assert_eq!(drawn, substrings(&corpus, 300, 4).unwrap());
        assert!(drawn.len() > 290, "{}", drawn.len());
        let articles: Vec<corpus::Article> =
            corpus::read(&corpus.path).unwrap().collect::<Result<Vec<_>>>().unwrap();
        for substring in &drawn {
            let article = articles.iter().find(|a| a.id == substring.id).unwrap();
            assert!(article.lines().any(|line| line.contains(&substring.text)), "{substring:?}");
            assert!((1..=LONGEST).contains(&substring.text.chars().count()));
        }
        let lengths: std::collections::BTreeSet<usize> =
            drawn.iter().map(|s| s.text.chars().count()).collect();
        assert_eq!(lengths.len(), LONGEST);
        assert!(drawn.iter().any(Substring::is_plain) && !drawn.iter().all(Substring::is_plain));
    }
}
