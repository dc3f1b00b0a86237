//! Articles of the same days in many years, counted in one pass, with the first few of each.

use std::collections::HashSet;
use std::ops::Range;

use query::{Axis, Granularity};
use store::Result;
use tantivy::columnar::Column;
use tantivy::{DocId, Searcher, SegmentReader};

use super::Found;
use super::columns::{Columns, by_parts};
use super::dates::Dates;

/// Page that articles without a page label are ranked at: after front pages.
const NO_PAGE: u32 = 30;

/// What a series of pages other than the first (`A`) comes after.
const OTHER_SERIES: u32 = 50;

/// Days around one day of each year.
#[derive(Debug, Clone)]
pub struct OnDays {
    /// What is on these days. What was printed on them need not be said to tell of them: of the days told of, articles that
    /// were published on one of the same days are left out.
    pub axis: Axis,
    /// First, middle and last day of each; ascending, disjoint.
    pub windows: Vec<(i64, i64, i64)>,
    /// Articles of each that are wanted.
    pub keep: usize,
}

/// Articles of one window.
#[derive(Debug, Clone, Default)]
pub struct OnDay {
    /// How many articles there are.
    pub count: u32,
    /// The first of them: distance from the middle, page, id; and the day.
    pub best: Vec<((u32, u32, i64), i64)>,
}

impl OnDay {
    /// Counts an article at a distance from the middle; where it stands is asked only if it may be among the first.
    fn add(&mut self, distance: u32, day: i64, keep: usize, place: impl FnOnce() -> (u32, i64)) {
        self.count += 1;
        let last = if self.best.len() < keep { None } else { self.best.last() };
        if keep == 0 || last.is_some_and(|((farthest, ..), _)| *farthest < distance) {
            return;
        }
        let (page, id) = place();
        let at = self.best.partition_point(|held| held.0 <= (distance, page, id));
        self.best.insert(at, ((distance, page, id), day));
        self.best.truncate(keep);
    }

    /// Adds the articles of another part.
    fn merge(&mut self, other: Self, keep: usize) {
        self.count += other.count;
        self.best.extend(other.best);
        self.best.sort_unstable();
        self.best.truncate(keep);
    }
}

/// Where articles of a segment stand.
struct Places {
    id: Column<u64>,
    page: Option<Column<u64>>,
    /// Rank of each label, by the segment's numbers.
    ranks: Vec<u32>,
}

impl Places {
    fn read(segment: &SegmentReader) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        let labels = fast.str("page")?;
        let mut ranks = Vec::new();
        if let Some(labels) = &labels {
            let mut stream = labels.dictionary().stream()?;
            while stream.advance() {
                ranks.push(rank(&String::from_utf8_lossy(stream.key())));
            }
        }
        Ok(Self { id: fast.u64("id")?, page: labels.map(|labels| labels.into_parts().1), ranks })
    }

    /// Rank of the page, and id.
    fn of(&self, article: usize) -> (u32, i64) {
        let label = self.page.as_ref().and_then(|page| page.first(article as DocId));
        let page = label.and_then(|ord| self.ranks.get(ord as usize)).copied().unwrap_or(NO_PAGE);
        (page, self.id.first(article as DocId).unwrap_or(0) as i64)
    }
}

/// No window.
const NONE: u32 = u32::MAX;

impl OnDays {
    /// For each date of a segment the window that its first day is in, or [`NONE`]; of exact days only.
    fn windows_of(&self, dates: &Dates) -> Vec<u32> {
        let window = |day: Option<i64>| {
            let day = day?;
            let at = self.windows.partition_point(|window| window.2 < day);
            self.windows.get(at).filter(|window| window.0 <= day).map(|_| at as u32)
        };
        dates.bins(Granularity::Day).map(|day| window(day).unwrap_or(NONE)).collect()
    }

    /// Counts the articles that were found.
    pub fn count(&self, columns: &Columns, searcher: &Searcher, found: &Found) -> Result<Vec<OnDay>> {
        let dates = columns.dates(searcher, self.axis)?;
        let printed = match self.axis {
            Axis::Published => Vec::new(),
            Axis::Event => columns.dates(searcher, Axis::Published)?,
        };
        let places: tantivy::Result<Vec<Places>> =
            searcher.segment_readers().iter().map(Places::read).collect();
        let places = places?;
        let parts = by_parts(found, |segment, bits, words| {
            let printed = printed.get(segment).map(|dates| self.articles(dates, bits, words.clone()));
            self.count_part(&dates[segment], printed.unwrap_or_default(), &places[segment], bits, words)
        });
        let mut all = vec![OnDay::default(); self.windows.len()];
        for (_, part) in parts {
            all.iter_mut().zip(part).for_each(|(sum, part)| sum.merge(part, self.keep));
        }
        Ok(all)
    }

    /// Articles with a date in a window, each with the window.
    fn articles(&self, dates: &Dates, bits: &[u64], words: Range<usize>) -> HashSet<(usize, u32)> {
        let windows_of = self.windows_of(dates);
        let mut articles = HashSet::new();
        dates.values.each(bits, words, |article, date| {
            if windows_of[date] != NONE {
                articles.insert((article, windows_of[date]));
            }
        });
        articles
    }

    fn count_part(
        &self,
        dates: &Dates,
        printed: HashSet<(usize, u32)>,
        places: &Places,
        bits: &[u64],
        words: Range<usize>,
    ) -> Vec<OnDay> {
        let windows_of = self.windows_of(dates);
        let mut all = vec![OnDay::default(); self.windows.len()];
        let mut before = (usize::MAX, NONE);
        dates.values.each(bits, words, |article, date| {
            let own = (article, windows_of[date]);
            // Dates of an article ascend: one that tells of several of these days counts once.
            if own.1 == NONE || own == before {
                return;
            }
            before = own;
            if !printed.contains(&own) {
                let (at, day) = (own.1 as usize, i64::from(dates.table[date].first));
                let distance = day.abs_diff(self.windows[at].1) as u32;
                all[at].add(distance, day, self.keep, || places.of(article));
            }
        });
        all
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
