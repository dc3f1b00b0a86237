//! How good the order of a result list is: a set of queries, a judge that reads every article, and two plain
//! rankings to compare with. The rules are in `ranking/README.md`.

mod judge;
mod plain;

pub use judge::{Grade, Judged};
pub use plain::{Plain, Unit};

/// Rows of a list that count.
pub const ROWS: usize = 10;

/// The judged queries: text and what it is about.
pub fn queries() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("queries.tsv").lines().filter_map(|line| line.split_once('\t'))
}

/// An article as it is judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Headline.
    pub title: String,
    /// Text, a paragraph in each.
    pub paragraphs: Vec<String>,
}

/// Normalised discounted cumulative gain of the first [`ROWS`] rows: 1 where no order could be better, `None` where
/// nothing is relevant. The gain of a grade is 2ᵍ − 1, the discount of a row the logarithm of its number + 1.
pub fn ndcg(found: &[Grade], all: &[Grade]) -> Option<f64> {
    let gain = |grades: &[Grade]| {
        let rows = grades.iter().take(ROWS).enumerate();
        rows.map(|(n, &grade)| (f64::from(1 << grade) - 1.0) / (n as f64 + 2.0).log2()).sum::<f64>()
    };
    let mut best = all.to_vec();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let ideal = gain(&best);
    (ideal > 0.0).then(|| gain(found) / ideal)
}
