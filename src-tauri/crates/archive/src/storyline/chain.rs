//! Articles on one matter, chained: the strongest links first, and two chains become one only while the whole
//! of them is alike. Good precision matters more than long chains.

use std::collections::{BTreeMap, HashMap};

use super::Terms;
use crate::edtf::Day;

/// A dated article.
pub(super) struct Item {
    pub(super) day: Day,
    pub(super) terms: Terms,
}

/// Two articles are alike from here on (cosine of their terms, less the longer they are apart).
const LINK: f32 = 0.12;

/// One shared name or word is a coincidence, however rare it is.
const SHARED: u32 = 2;

/// Two chains are alike from here on (cosine of the sums of their terms).
const MERGE: f32 = 0.18;

/// Days after which likeness has faded to 61 % (one standard deviation of a Gaussian).
const FADING: f32 = 14.0;

/// Days beyond which articles are not compared.
const REACH: Day = 45;

/// A term of more articles than this says nothing, and comparing all of them would take too long.
const COMMON: usize = 400;

/// Groups of two or more, by index into `items`.
pub(super) fn chains(items: &[Item]) -> Vec<Vec<usize>> {
    let mut forest = Forest::new(items);
    for (_, a, b) in links(items) {
        forest.join(a, b);
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for n in 0..items.len() {
        groups.entry(forest.root(n)).or_default().push(n);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// Pairs that are alike, the most alike first.
fn links(items: &[Item]) -> Vec<(f32, usize, usize)> {
    let mut with_term: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, item) in items.iter().enumerate() {
        item.terms.keys().for_each(|term| with_term.entry(term).or_default().push(n));
    }
    let mut links = Vec::new();
    for (b, item) in items.iter().enumerate() {
        let mut likeness: HashMap<usize, (f32, u32)> = HashMap::new();
        let mut terms: Vec<(&String, &f32)> = item.terms.iter().collect();
        terms.sort_by(|x, y| x.0.cmp(y.0)); // Sums of floats depend on their order.
        for (term, weight) in terms {
            let others = with_term.get(term.as_str()).filter(|others| others.len() <= COMMON);
            for &a in others.into_iter().flatten().take_while(|&&a| a < b) {
                if (items[a].day - item.day).abs() <= REACH {
                    let sum = likeness.entry(a).or_default();
                    *sum = (sum.0 + weight * items[a].terms[term], sum.1 + 1);
                }
            }
        }
        let likeness = likeness.into_iter().filter(|(_, (_, shared))| *shared >= SHARED);
        let faded = likeness.map(|(a, (alike, _))| (alike * fading(items[a].day - item.day), a, b));
        links.extend(faded.filter(|(alike, _, _)| *alike >= LINK));
    }
    links.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2))));
    links
}

fn fading(days: Day) -> f32 {
    let deviations = days as f32 / FADING;
    (-deviations * deviations / 2.0).exp()
}

/// Chains that grow together.
struct Forest {
    parent: Vec<usize>,
    /// Sum of terms, first and last day of the chain at each root.
    sums: Vec<(BTreeMap<String, f32>, Day, Day)>,
}

impl Forest {
    fn new(items: &[Item]) -> Self {
        let sum = |item: &Item| (item.terms.clone().into_iter().collect(), item.day, item.day);
        Self { parent: (0..items.len()).collect(), sums: items.iter().map(sum).collect() }
    }

    fn root(&mut self, mut n: usize) -> usize {
        while self.parent[n] != n {
            self.parent[n] = self.parent[self.parent[n]];
            n = self.parent[n];
        }
        n
    }

    /// Makes one chain of two, if they are alike as a whole.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b || self.likeness(a, b) < MERGE {
            return;
        }
        let (terms, first, last) = std::mem::take(&mut self.sums[b]);
        let sum = &mut self.sums[a];
        for (term, weight) in terms {
            *sum.0.entry(term).or_default() += weight;
        }
        (sum.1, sum.2) = (sum.1.min(first), sum.2.max(last));
        self.parent[b] = a;
    }

    fn likeness(&self, a: usize, b: usize) -> f32 {
        let (a, b) = (&self.sums[a], &self.sums[b]);
        let (small, large) = if a.0.len() <= b.0.len() { (&a.0, &b.0) } else { (&b.0, &a.0) };
        let product: f32 = small.iter().filter_map(|(term, weight)| Some(weight * large.get(term)?)).sum();
        let length = |terms: &BTreeMap<String, f32>| terms.values().map(|w| w * w).sum::<f32>().sqrt();
        let gap = (a.1.max(b.1) - a.2.min(b.2)).max(0);
        product / (length(&a.0) * length(&b.0)).max(f32::EPSILON) * fading(gap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(day: Day, terms: &[&str]) -> Item {
        let weight = 1.0 / (terms.len() as f32).sqrt();
        Item { day, terms: terms.iter().map(|term| ((*term).to_owned(), weight)).collect() }
    }

    #[test]
    fn articles_on_one_matter_are_chained() {
        let items = [
            item(0, &["广交会", "开幕", "展位"]),
            item(3, &["广交会", "采购商", "展位"]),
            item(4, &["小麦", "丰收", "农机"]),
            item(20, &["广交会", "采购商", "闭幕"]),
        ];
        assert_eq!(chains(&items), [[0, 1, 3]]);
    }

    #[test]
    fn what_is_far_apart_is_not_chained() {
        let terms = ["广交会", "开幕", "展位"];
        assert!(chains(&[item(0, &terms), item(365, &terms)]).is_empty());
        assert_eq!(chains(&[item(0, &terms), item(5, &terms)]).len(), 1);
    }

    #[test]
    fn one_shared_word_of_many_makes_no_chain() {
        let other: Vec<String> = (0..40).map(|n| format!("词{n}")).collect();
        let terms = |range: std::ops::Range<usize>| -> Vec<&str> {
            other[range].iter().map(String::as_str).chain(["发展"]).collect()
        };
        assert!(chains(&[item(0, &terms(0..19)), item(1, &terms(20..39))]).is_empty());
        assert!(chains(&[item(0, &["词0", "发展"]), item(1, &["词1", "发展"])]).is_empty());
    }
}
