//! Shared terms of titles and paragraphs: pairs of characters, weighted by how rare they are on the page.

use crate::structure::pieces::element::{Element, Kind};
use crate::structure::signs::glyph::is_han;

/// Where every pair of characters stands: (pair, element), sorted; and how often it does, by its place in the sieve.
pub(in crate::structure) struct Terms {
    postings: Vec<(u64, u32)>,
    paragraphs: f32,
    times: Vec<u16>,
}

/// Characters of a text that tell what it is about.
const TELLING: usize = 300;
/// Fewest pairs that tell it.
const FEWEST: usize = 40;

/// Pairs of neighbouring Han, letters or digits.
fn pairs(text: &str) -> impl Iterator<Item = u64> + '_ {
    let mut last: Option<char> = None;
    text.chars().filter(|c| !c.is_whitespace()).filter_map(move |c| {
        let term = is_han(c) || c.is_ascii_alphanumeric();
        let before = std::mem::replace(&mut last, term.then_some(c))?;
        term.then(|| (u64::from(before as u32) << 32) | u64::from(c as u32))
    })
}

/// Size of the first sieve: most pairs of a page stand in no title and need no place in the index.
const SLOTS: usize = 1 << 16;

/// Place in the sieve (multiplicative hashing; two pairs in one place do no harm).
fn slot(pair: u64) -> usize {
    (pair.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as usize
}

impl Terms {
    /// Indexes the paragraphs of a page, as far as titles ask for their terms.
    pub(in crate::structure) fn new(elements: &[Element]) -> Self {
        let mut asked = vec![false; SLOTS];
        for title in elements.iter().filter(|e| e.kind == Kind::Title) {
            pairs(&title.text).for_each(|pair| asked[slot(pair)] = true);
        }
        let mut times = vec![0_u16; SLOTS];
        let mut postings = Vec::new();
        let mut paragraphs: f32 = 0.0;
        for (n, element) in elements.iter().enumerate() {
            if matches!(element.kind, Kind::Para | Kind::Verse) {
                paragraphs += 1.0;
                let counted = pairs(&element.text).inspect(|&pair| {
                    let times = &mut times[slot(pair)];
                    *times = times.saturating_add(1);
                });
                let wanted = counted.filter(|&pair| asked[slot(pair)]);
                postings.extend(wanted.map(|pair| (pair, n as u32)));
            }
        }
        postings.sort_unstable();
        postings.dedup();
        Self { postings, paragraphs, times }
    }

    /// Share of a title's terms, by weight, that stand in the elements `from..to`: 0–1.
    pub(in crate::structure) fn share(&self, title: &str, from: usize, to: usize) -> f32 {
        let (mut found, mut all) = (0.0, 0.0);
        for pair in pairs(title) {
            let first = self.postings.partition_point(|p| p.0 < pair);
            let last = first + self.postings[first..].partition_point(|p| p.0 == pair);
            let weight = (1.0 + self.paragraphs / (1.0 + (last - first) as f32)).ln();
            all += weight;
            let at = first + self.postings[first..last].partition_point(|p| (p.1 as usize) < from);
            if at < last && (self.postings[at].1 as usize) < to {
                found += weight;
            }
        }
        if all > 0.0 { found / all } else { 0.0 }
    }

    /// How far two texts are about one matter: the share of their pairs, by weight, that both hold. `None` where one of
    /// them is too short to tell, or says only what all of the page does.
    pub(in crate::structure) fn common<'a>(
        &self,
        before: impl Iterator<Item = &'a str>,
        after: impl Iterator<Item = &'a str>,
    ) -> Option<f32> {
        let (before, after) = (self.telling(before)?, self.telling(after)?);
        let both: f32 =
            before.iter().filter(|p| after.binary_search(p).is_ok()).map(|p| self.weight(*p)).sum();
        let sum = |pairs: &[u64]| pairs.iter().map(|p| self.weight(*p)).sum::<f32>();
        let least = sum(&before).min(sum(&after));
        // Of nothing but what stands everywhere on the page nobody can tell.
        (least > 0.0).then(|| both / least)
    }

    /// The distinct pairs of a text, as far as it tells.
    fn telling<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Option<Vec<u64>> {
        let mut found: Vec<u64> = texts.flat_map(pairs).take(TELLING).collect();
        found.sort_unstable();
        found.dedup();
        (found.len() >= FEWEST).then_some(found)
    }

    fn weight(&self, pair: u64) -> f32 {
        ((2.0 + self.paragraphs) / (1.0 + f32::from(self.times[slot(pair)]))).max(1.0).ln()
    }
}
