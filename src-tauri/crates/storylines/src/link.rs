//! Episodes of one matter in different stretches: each is linked to the one before and the one after it that are most
//! like it. Which these are depends on the two stretches on either side alone, so that an import changes little.

use std::collections::HashMap;

use common::edtf::Day;
use wire::ArticleId;

use super::episode::{Knot, MERGE, NEAREST, SHARED};

/// Days beyond which episodes are not linked; less than two stretches.
const REACH: Day = 45;

/// The episodes of a stretch, by their first days.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    episodes: Vec<(ArticleId, Knot)>,
    /// Episodes with a word, by their place in the list, and its weight there.
    with_word: HashMap<u32, Vec<(usize, f32)>>,
}

impl Stretch {
    pub(super) fn new(mut episodes: Vec<(ArticleId, Knot)>) -> Self {
        episodes.sort_by_key(|(id, knot)| (knot.first, *id));
        let mut with_word: HashMap<u32, Vec<(usize, f32)>> = HashMap::new();
        for (n, (_, knot)) in episodes.iter().enumerate() {
            for (word, weight) in knot.words.pairs() {
                with_word.entry(*word).or_default().push((n, *weight));
            }
        }
        Self { episodes, with_word }
    }

    /// The most alike of these episodes, with its likeness. `before` looks at the latest first. `sums` are all naught
    /// before and after.
    fn most_alike(&self, knot: &Knot, before: bool, sums: &mut Sums) -> Option<(f32, ArticleId)> {
        sums.resize(sums.len().max(self.episodes.len()), (0.0, 0));
        let mut touched = Vec::new();
        for (word, weight) in knot.words.pairs() {
            let Some(with) = self.with_word.get(word) else { continue };
            let some = if before {
                &with[with.len().saturating_sub(NEAREST)..]
            } else {
                &with[..with.len().min(NEAREST)]
            };
            for &(n, other_weight) in some {
                if sums[n].1 == 0 {
                    touched.push(n);
                }
                sums[n] = (sums[n].0 + weight * other_weight, sums[n].1 + 1);
            }
        }
        touched
            .into_iter()
            .map(|n| (n, std::mem::take(&mut sums[n])))
            .filter(|(n, (_, shared))| *shared >= SHARED && knot.gap(&self.episodes[*n].1) <= REACH)
            .map(|(n, (product, _))| (knot.faded(&self.episodes[n].1, product), self.episodes[n].0))
            .filter(|(likeness, _)| *likeness >= MERGE)
            .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(&a.1)))
    }
}

/// For each episode of a stretch the sum of products of common words, and how many these are.
type Sums = Vec<(f32, u32)>;

/// Links of the episodes of a stretch to those of the stretches before and after it.
pub(super) fn links(own: &Stretch, before: &[&Stretch], after: &[&Stretch]) -> Vec<(ArticleId, ArticleId)> {
    let mut sums = Sums::new();
    let mut best = |knot: &Knot, others: &[&Stretch], is_before: bool| {
        let found = others.iter().filter_map(|other| other.most_alike(knot, is_before, &mut sums));
        found.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(&a.1))).map(|(_, id)| id)
    };
    let mut links = Vec::new();
    for (id, knot) in &own.episodes {
        let both = [best(knot, before, true), best(knot, after, false)];
        links.extend(both.into_iter().flatten().map(|other| (*id, other)));
    }
    links
}

#[cfg(test)]
mod tests {
    use super::super::episode::tests::knot;
    use super::*;

    #[test]
    fn each_episode_is_linked_to_the_most_alike_in_reach() {
        let before = Stretch::new(vec![
            (1, knot(0, &["大桥", "合龙", "渡口"])),
            (2, knot(20, &["大桥", "合龙", "通车"])),
            (3, knot(21, &["小麦", "丰收"])),
        ]);
        let own =
            Stretch::new(vec![(5, knot(30, &["大桥", "合龙", "通车"])), (6, knot(31, &["展会", "开幕"]))]);
        assert_eq!(links(&own, &[&before], &[]), [(5, 2)]);
        assert_eq!(links(&before, &[], &[&own]), [(2, 5)], "what is long ago has faded");
        let far = Stretch::new(vec![(9, knot(80, &["大桥", "合龙", "通车"]))]);
        assert_eq!(links(&far, &[&own, &before], &[]), []);
    }
}
