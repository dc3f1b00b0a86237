//! Episodes: the articles of one stretch of days on one matter. The strongest links first, and two groups become one
//! only while the whole of them is alike. The result depends on the articles alone, not on the order they came in.

use std::collections::{BTreeMap, HashMap};

use common::edtf::Day;

use super::words::Words;

/// Articles that are taken for one: at first one article, later an episode.
#[derive(Debug, Clone)]
pub(crate) struct Knot {
    pub(super) words: Words,
    pub(super) length: f32,
    pub(super) first: Day,
    pub(super) last: Day,
}

/// Two articles are alike from here on (cosine of their words, less the longer they are apart).
const LINK: f32 = 0.1;

/// One shared word is a coincidence, however rare it is.
pub(super) const SHARED: u32 = 2;

/// Two groups are alike from here on.
pub(super) const MERGE: f32 = 0.15;

/// Days after which likeness has faded to 61 % (one standard deviation of a Gaussian).
const FADING: f32 = 14.0;

/// Articles with a word that one is compared with, those nearest before it: however many there are, each is compared
/// with so many.
pub(super) const NEAREST: usize = 200;

impl Knot {
    pub(super) fn new(day: Day, words: Words) -> Self {
        Self { length: words.length(), words, first: day, last: day }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.words.add(&other.words);
        self.length = self.words.length();
        (self.first, self.last) = (self.first.min(other.first), self.last.max(other.last));
    }

    /// How alike two are, 0 to 1, less the longer they are apart.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        self.faded(other, self.words.product(&other.words))
    }

    /// The likeness of two with this product of words.
    pub(super) fn faded(&self, other: &Self, product: f32) -> f32 {
        let deviations = self.gap(other) as f32 / FADING;
        product / (self.length * other.length) * (-deviations * deviations / 2.0).exp()
    }

    /// Days between them, 0 where they overlap.
    pub(super) fn gap(&self, other: &Self) -> Day {
        (self.first.max(other.first) - self.last.min(other.last)).max(0)
    }
}

/// Groups of articles, which come by their days; also those of one.
pub(super) fn episodes(articles: &[Knot]) -> Vec<Vec<usize>> {
    let mut forest: Vec<usize> = (0..articles.len()).collect();
    let mut knots = articles.to_vec();
    for (_, a, b) in links(articles) {
        let (a, b) = (root(&mut forest, a), root(&mut forest, b));
        if a != b && knots[a].likeness(&knots[b]) >= MERGE {
            // Few words are added to many.
            let (large, small) =
                if knots[a].words.pairs().len() >= knots[b].words.pairs().len() { (a, b) } else { (b, a) };
            let other = knots[small].clone();
            knots[small].words = Words::default();
            knots[large].add(&other);
            forest[small] = large;
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for n in 0..articles.len() {
        groups.entry(root(&mut forest, n)).or_default().push(n);
    }
    groups.into_values().collect()
}

fn root(forest: &mut [usize], mut n: usize) -> usize {
    while forest[n] != n {
        forest[n] = forest[forest[n]];
        n = forest[n];
    }
    n
}

/// Pairs that are alike, the most alike first.
fn links(articles: &[Knot]) -> Vec<(f32, usize, usize)> {
    let mut with_word: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut sums = vec![(0.0_f32, 0_u32); articles.len()];
    let mut links = Vec::new();
    for (b, article) in articles.iter().enumerate() {
        let mut touched = Vec::new();
        for (word, weight) in article.words.pairs() {
            let others = with_word.entry(*word).or_default();
            for &a in others.iter().rev().take(NEAREST) {
                if sums[a].1 == 0 {
                    touched.push(a);
                }
                sums[a] = (sums[a].0 + weight * articles[a].words.weight(*word), sums[a].1 + 1);
            }
            others.push(b);
        }
        for a in touched {
            let (product, shared) = std::mem::take(&mut sums[a]);
            let likeness = articles[a].faded(article, product);
            if shared >= SHARED && likeness >= LINK {
                links.push((likeness, a, b));
            }
        }
    }
    links.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2))));
    links
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::words::number;
    use super::*;

    pub(in super::super) fn knot(day: Day, words: &[&str]) -> Knot {
        let weights = words.iter().map(|word| (number(word), 1.0)).collect();
        Knot::new(day, Words::new(weights, |_| true))
    }

    #[test]
    fn articles_on_one_matter_are_one_episode() {
        let articles = [
            knot(0, &["广交会", "开幕", "展位"]),
            knot(3, &["广交会", "采购商", "展位"]),
            knot(4, &["小麦", "丰收", "农机"]),
            knot(20, &["广交会", "采购商", "闭幕"]),
        ];
        let mut found = episodes(&articles);
        found.sort();
        assert_eq!(found, [vec![0, 1, 3], vec![2]]);
    }

    #[test]
    fn one_shared_word_makes_no_episode() {
        let articles = [knot(0, &["渡口", "发展"]), knot(1, &["小麦", "发展"])];
        assert_eq!(episodes(&articles).len(), 2);
        assert!(episodes(&[]).is_empty());
    }
}
