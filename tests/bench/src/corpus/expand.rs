//! More articles out of some: their sentences shuffled, their figures and dates changed.

use super::Article;
use super::names::{date_of, days_of};
use crate::Result;
use crate::rng::Rng;

/// Days that a date is moved by at most, either way: ten years.
const FURTHEST: usize = 3_652;

/// Articles to draw from.
pub(super) struct Pool {
    articles: Vec<Article>,
    sentences: Vec<String>,
    seed: u64,
}

impl Pool {
    pub(super) fn new(articles: Vec<Article>, seed: u64) -> Result<Self> {
        let sentences: Vec<String> = articles.iter().flat_map(|a| sentences(&a.body)).collect();
        if sentences.is_empty() {
            return Err("the corpus has no sentence".into());
        }
        Ok(Self { articles, sentences, seed })
    }

    /// The `n`th article: of the pool as long as it lasts, then composed of its sentences.
    pub(super) fn article(&self, n: u64) -> Article {
        let id = format!("b{n:07}");
        if let Some(article) = self.articles.get(n as usize) {
            return Article { id, ..article.clone() };
        }
        let mut rng = Rng::new(self.seed, n);
        let model = rng.pick(&self.articles).cloned().unwrap_or_default();
        let other = rng.pick(&self.articles).map(|a| a.headline.clone()).unwrap_or_default();
        let moved = days_of(&model.date).map(|days| days + rng.below(2 * FURTHEST) as i64 - FURTHEST as i64);
        let body: Vec<String> = model.body.split('\n').map(|p| self.paragraph(p, &mut rng)).collect();
        Article {
            id,
            headline: if rng.one_in(2) { vary(&other, &mut rng) } else { vary(&model.headline, &mut rng) },
            body: body.join("\n"),
            date: moved.map_or(model.date, date_of),
            ..model
        }
    }

    /// As many sentences as `model` has, from anywhere.
    fn paragraph(&self, model: &str, rng: &mut Rng) -> String {
        let drawn = sentences(model).filter_map(|_| rng.pick(&self.sentences).cloned()).collect::<Vec<_>>();
        drawn.iter().map(|sentence| vary(sentence, rng)).collect()
    }
}

/// Sentences of a text, each with its mark.
fn sentences(text: &str) -> impl Iterator<Item = String> {
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '\n');
    text.split_inclusive(ends).map(|s| s.trim_end_matches('\n').to_owned()).filter(|s| !s.trim().is_empty())
}

/// Changes digits, so that figures and dates differ; a leading digit stays what it is (no year 0, no 月 13).
fn vary(text: &str, rng: &mut Rng) -> String {
    let mut previous = ' ';
    let changed = text.chars().map(|c| {
        let is_inner = c.is_ascii_digit() && previous.is_ascii_digit();
        previous = c;
        if is_inner && !rng.one_in(3) { char::from(b'0' + rng.below(10) as u8) } else { c }
    });
    changed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_keep_their_marks() {
        let cut: Vec<String> = sentences("甲。乙？\n丙").collect();
        assert_eq!(cut, ["甲。", "乙？", "丙"]);
    }

    #[test]
    fn digits_change_and_nothing_else() {
        let mut rng = Rng::new(3, 0);
        let text = "2024年投资12345678.90万元";
        let varied = vary(text, &mut rng);
        assert_ne!(varied, text);
        let shape = |t: &str| t.replace(|c: char| c.is_ascii_digit(), "0");
        assert_eq!(shape(&varied), shape(text));
    }
}
