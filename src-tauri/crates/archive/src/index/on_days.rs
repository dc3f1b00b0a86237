//! Articles of the same days in many years, counted in one pass, with the first few of each.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// Page that articles without a page label are ranked at: after front pages.
const NO_PAGE: u32 = 30;

/// What a series of pages other than the first (`A`) comes after.
const OTHER_SERIES: u32 = 50;

/// Days around one day of each year.
#[derive(Debug, Clone)]
pub(crate) struct OnDays {
    /// Field with the numbers of days.
    pub(crate) field: &'static str,
    /// Leaves out articles that have one of the same days in this field too.
    pub(crate) without: Option<&'static str>,
    /// First, middle and last day of each; ascending, disjoint.
    pub(crate) windows: Vec<(i64, i64, i64)>,
    /// Articles of each that are wanted.
    pub(crate) keep: usize,
}

/// Articles of one window.
#[derive(Debug, Clone, Default)]
pub(crate) struct OnDay {
    pub(crate) count: u32,
    /// The first of them: distance from the middle, page, id; and the day.
    pub(crate) best: Vec<((u32, u32, i64), i64)>,
}

impl OnDay {
    fn add(&mut self, key: (u32, u32, i64), day: i64, keep: usize) {
        self.count += 1;
        if self.best.len() == keep && self.best.last().is_none_or(|last| last.0 <= key) {
            return;
        }
        let at = self.best.partition_point(|held| held.0 <= key);
        self.best.insert(at, (key, day));
        self.best.truncate(keep);
    }
}

pub(crate) struct OnDaysSegment {
    asked: OnDays,
    days: Column<i64>,
    without: Option<Column<i64>>,
    id: Column<u64>,
    page: Option<Column<u64>>,
    /// Rank of each label, by the segment's numbers.
    ranks: Vec<u32>,
    found: Vec<OnDay>,
}

impl Collector for OnDays {
    type Fruit = Vec<OnDay>;
    type Child = OnDaysSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<OnDaysSegment> {
        let fast = segment.fast_fields();
        let labels = fast.str("page")?;
        let mut ranks = Vec::new();
        if let Some(labels) = &labels {
            let mut stream = labels.dictionary().stream()?;
            while stream.advance() {
                ranks.push(rank(&String::from_utf8_lossy(stream.key())));
            }
        }
        Ok(OnDaysSegment {
            days: fast.i64(self.field)?,
            without: self.without.map(|field| fast.i64(field)).transpose()?,
            id: fast.u64("id")?,
            page: labels.map(|labels| labels.into_parts().1),
            ranks,
            found: vec![OnDay::default(); self.windows.len()],
            asked: self.clone(),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<Vec<OnDay>>) -> tantivy::Result<Vec<OnDay>> {
        let mut all = vec![OnDay::default(); self.windows.len()];
        for (sum, part) in fruits.into_iter().flat_map(|fruit| (0..).zip(fruit)) {
            let sum: &mut OnDay = &mut all[sum];
            sum.count += part.count;
            sum.best.extend(part.best);
            sum.best.sort_unstable();
            sum.best.truncate(self.keep);
        }
        Ok(all)
    }
}

impl SegmentCollector for OnDaysSegment {
    type Fruit = Vec<OnDay>;

    fn collect(&mut self, doc: DocId, _: Score) {
        let mut before = usize::MAX;
        for day in self.days.values_for_doc(doc) {
            let at = self.asked.windows.partition_point(|window| window.2 < day);
            let Some(&(first, middle, _)) = self.asked.windows.get(at) else { continue };
            // An article that tells of several of these days counts once.
            if day < first || at == before {
                continue;
            }
            before = at;
            let window = self.asked.windows.get(at).map_or(0..=0, |window| window.0..=window.2);
            let other = self.without.as_ref();
            if other.is_some_and(|other| other.values_for_doc(doc).any(|day| window.contains(&day))) {
                continue;
            }
            let label = self.page.as_ref().and_then(|page| page.first(doc));
            let page = label.and_then(|ord| self.ranks.get(ord as usize)).copied().unwrap_or(NO_PAGE);
            let id = self.id.first(doc).unwrap_or(0) as i64;
            let key = (day.abs_diff(middle) as u32, page, id);
            self.found[at].add(key, day, self.asked.keep);
        }
    }

    fn harvest(self) -> Self::Fruit {
        self.found
    }
}

/// Front pages first.
fn rank(label: &str) -> u32 {
    let digits: String = label.chars().filter(char::is_ascii_digit).take(3).collect();
    let series = label.chars().find(|c| c.is_ascii_alphabetic()).map(|c| c.to_ascii_uppercase());
    let number = digits.parse().unwrap_or(NO_PAGE);
    if matches!(series, None | Some('A')) { number } else { number + OTHER_SERIES }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_pages_come_first() {
        let mut labels = vec!["B01", "12", "A03", "1", "封面"];
        labels.sort_by_key(|label| rank(label));
        assert_eq!(labels, ["1", "A03", "12", "封面", "B01"]);
    }
}
