//! Draws the queries of each kind.

use std::path::Path;

use super::words::{Sample, is_han};
use super::{Asked, By, HUNDREDTH};
use crate::Result;
use crate::corpus::Corpus;
use crate::rng::Rng;

/// Tries at most for one drawing from texts that may not have what is looked for.
const TRIES: usize = 200;

/// `n` queries of each kind. The same corpus and seed give the same queries.
pub(crate) fn draw(corpus: &Corpus, n: usize, seed: u64) -> Result<Vec<Asked>> {
    let drawing = Drawing::new(&corpus.path, corpus.articles, n)?;
    let mut asked = Vec::new();
    for (number, (kind, _)) in super::KINDS.iter().enumerate() {
        let mut rng = Rng::new(seed, number as u64);
        asked.extend((0..n).filter_map(|turn| drawing.query(kind, turn, &mut rng)));
    }
    Ok(asked)
}

/// What queries are drawn from.
struct Drawing {
    sample: Sample,
    middling: Vec<String>,
    rare: Vec<String>,
    frequent: Vec<String>,
    /// Frequent words that have a hundredth page.
    paged: Vec<String>,
    years: Vec<i64>,
}

impl Drawing {
    fn new(path: &Path, articles: u64, n: usize) -> Result<Self> {
        let sample = Sample::read(path, articles)?;
        let owned = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let share = sample.articles.len() as u64;
        let has_page = |count: u32| u64::from(count) * articles > share * (HUNDREDTH as u64 + 100);
        let paged: Vec<&str> =
            sample.words.iter().filter(|(_, c)| has_page(*c)).map(|(word, _)| word.as_str()).collect();
        let paged = if paged.is_empty() { sample.frequent(n) } else { paged };
        let mut years: Vec<i64> =
            sample.articles.iter().map(|a| a.day() / 10_000).filter(|y| *y > 0).collect();
        years.sort_unstable();
        Ok(Self {
            middling: owned(sample.middling()),
            rare: owned(sample.rare()),
            frequent: owned(sample.frequent(n)),
            paged: owned(paged),
            years,
            sample,
        })
    }

    /// A query of a kind; `None` where the corpus has nothing of the sort.
    fn query(&self, kind: &str, turn: usize, rng: &mut Rng) -> Option<Asked> {
        let mut asked = Asked { kind: kind.to_owned(), ..Asked::default() };
        let all = |text: String| Some(vec![text]);
        match kind {
            "word2" => asked.all = all(rng.pick(&self.middling)?.clone())?,
            "name" => asked.all = all(rng.pick(&self.sample.people)?.clone())?,
            "phrase" => asked.all = all(self.run(8, 16, rng)?)?,
            "rare" => asked.all = all(rng.pick(&self.rare)?.clone())?,
            "frequent" => asked.all = all(self.frequent.get(turn % self.frequent.len().max(1))?.clone())?,
            "char1" => asked.all = all(self.run(1, 1, rng)?)?,
            "and" => asked.all = self.together(rng)?,
            "or" => asked.any = vec![rng.pick(&self.middling)?.clone(), rng.pick(&self.middling)?.clone()],
            "not" => {
                asked.all = all(rng.pick(&self.middling)?.clone())?;
                asked.without = Some(rng.pick(&self.frequent)?.clone());
            }
            "page100" => {
                asked.all = all(self.paged.get(turn % self.paged.len().max(1))?.clone())?;
                asked.offset = HUNDREDTH;
            }
            _ => asked.all = all(self.any_word(turn, rng)?)?,
        }
        asked.newest = kind == "newest";
        asked.year = if kind == "dated" { rng.pick(&self.years).copied() } else { None };
        asked.facets = kind == "facets";
        asked.timeline = (kind == "timeline").then_some([By::Year, By::Month, By::Day][turn % 3]);
        Some(asked)
    }

    /// Frequent, middling and rare words in turn.
    fn any_word(&self, turn: usize, rng: &mut Rng) -> Option<String> {
        let words = [&self.middling, &self.frequent, &self.rare, &self.middling][turn % 4];
        rng.pick(words).cloned()
    }

    /// Two words of one article.
    fn together(&self, rng: &mut Rng) -> Option<Vec<String>> {
        for _ in 0..TRIES {
            let first = rng.pick(&self.middling)?;
            let article = self.sample.articles.iter().cycle().skip(rng.below(self.sample.articles.len()));
            let near = article.take(TRIES).find(|a| a.body.contains(first.as_str()));
            let body = near.map(|a| a.body.as_str()).unwrap_or_default();
            let others: Vec<&String> =
                self.middling.iter().filter(|w| *w != first && body.contains(w.as_str())).collect();
            if let Some(second) = rng.pick(&others) {
                return Some(vec![first.clone(), (*second).clone()]);
            }
        }
        None
    }

    /// A run of `low..=high` Chinese characters or digits without a mark in it.
    fn run(&self, low: usize, high: usize, rng: &mut Rng) -> Option<String> {
        for _ in 0..TRIES {
            let article = rng.pick(&self.sample.articles)?;
            let chars: Vec<char> = article.body.chars().collect();
            let length = rng.between(low, high).min(chars.len());
            let start = rng.below(chars.len() + 1 - length);
            let run = &chars[start..start + length];
            if length >= low
                && run.iter().all(|c| is_han(*c) || c.is_ascii_digit())
                && run.iter().any(|c| is_han(*c))
            {
                return Some(run.iter().collect());
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;
    use crate::queries::KINDS;

    #[test]
    fn every_kind_is_drawn_and_stands_in_the_corpus() {
        let folder = tempfile::tempdir().unwrap();
        let corpus = corpus::write(&folder.path().join("c.jsonl"), 120, 9, None).unwrap();
        let asked = draw(&corpus, 6, 1).unwrap();
        assert_eq!(asked, draw(&corpus, 6, 1).unwrap());
        assert_ne!(asked, draw(&corpus, 6, 2).unwrap());
        let kinds: Vec<&str> = asked.iter().map(|a| a.kind.as_str()).collect();
        let expect: Vec<&str> = KINDS.iter().flat_map(|(kind, _)| [*kind; 6]).collect();
        assert_eq!(kinds, expect);

        let texts: Vec<String> = corpus::read(&corpus.path)
            .unwrap()
            .map(|a| a.unwrap().lines().collect::<Vec<_>>().join("\n"))
            .collect();
        for asked in &asked {
            let has = |text: &String, all: &[String]| all.iter().all(|word| text.contains(word));
            assert!(texts.iter().any(|text| has(text, &asked.all)), "{asked:?}");
            assert!(!asked.line()["query"].as_str().unwrap().is_empty());
        }
        let of = |kind: &str| asked.iter().filter(|a| a.kind == kind).cloned().collect::<Vec<_>>();
        assert!(of("phrase").iter().all(|a| (8..=16).contains(&a.all[0].chars().count())));
        assert!(of("word2").iter().all(|a| a.all[0].chars().count() == 2));
        assert!(of("and").iter().all(|a| a.all.len() == 2 && a.all[0] != a.all[1]));
        assert!(of("dated").iter().all(|a| a.days().is_some()));
        assert!(of("timeline").iter().all(|a| a.timeline.is_some()));
    }
}
