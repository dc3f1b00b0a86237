//! Times of queries by kind.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

/// Times of one kind of query, in milliseconds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct KindTimes {
    /// Name of the kind.
    pub(crate) kind: String,
    /// Timings.
    pub(crate) n: usize,
    /// Half of the timings are no longer than this.
    pub(crate) p50: f64,
    /// 95 in 100 are no longer.
    pub(crate) p95: f64,
    /// 99 in 100 are no longer.
    pub(crate) p99: f64,
    /// The longest.
    pub(crate) max: f64,
    /// The first of the round that warms up.
    pub(crate) first: f64,
    /// Articles found by all timed queries together.
    pub(crate) hits: u64,
    /// Queries that expected an article.
    pub(crate) expected: u32,
    /// Those of them that did not bring it.
    pub(crate) missed: u32,
}

#[derive(Debug, Default)]
struct Group {
    milliseconds: Vec<f64>,
    first: Option<f64>,
    hits: u64,
    expected: u32,
    missed: u32,
}

/// Times as they come in.
#[derive(Debug, Default)]
pub(crate) struct Times {
    groups: BTreeMap<String, Group>,
}

impl Times {
    /// Adds a timing.
    pub(crate) fn add(&mut self, kind: &str, taken: Duration, hits: u64) {
        let group = self.groups.entry(kind.to_owned()).or_default();
        group.milliseconds.push(taken.as_secs_f64() * 1000.0);
        group.hits += hits;
    }

    /// Notes a timing of the round that warms up; the first of its kind is kept.
    pub(crate) fn first(&mut self, kind: &str, taken: Duration) {
        let group = self.groups.entry(kind.to_owned()).or_default();
        group.first.get_or_insert(taken.as_secs_f64() * 1000.0);
    }

    /// Notes whether an expected article was there; `None` where none was expected.
    pub(crate) fn expected(&mut self, kind: &str, is_there: Option<bool>) {
        let Some(is_there) = is_there else { return };
        let group = self.groups.entry(kind.to_owned()).or_default();
        group.expected += 1;
        group.missed += u32::from(!is_there);
    }

    /// All kinds, by name.
    pub(crate) fn kinds(&self) -> Vec<KindTimes> {
        self.groups.iter().map(|(kind, group)| of_kind(kind, group)).collect()
    }
}

fn of_kind(kind: &str, group: &Group) -> KindTimes {
    let mut sorted = group.milliseconds.clone();
    sorted.sort_by(f64::total_cmp);
    KindTimes {
        kind: kind.to_owned(),
        n: sorted.len(),
        p50: percentile(&sorted, 50),
        p95: percentile(&sorted, 95),
        p99: percentile(&sorted, 99),
        max: percentile(&sorted, 100),
        first: group.first.unwrap_or(0.0),
        hits: group.hits,
        expected: group.expected,
        missed: group.missed,
    }
}

/// The nearest-rank percentile (1–100) of ascending values; 0 of none.
fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_timings_that_were_taken() {
        let check = |values: &[f64], percent, expect| assert_eq!(percentile(values, percent), expect);
        let hundred: Vec<f64> = (1..=100).map(f64::from).collect();
        check(&hundred, 50, 50.0);
        check(&hundred, 95, 95.0);
        check(&hundred, 99, 99.0);
        check(&hundred, 100, 100.0);
        check(&[1.0, 2.0, 3.0], 50, 2.0);
        check(&[1.0, 2.0, 3.0], 95, 3.0);
        check(&[7.0], 50, 7.0);
        check(&[], 99, 0.0);
    }

    #[test]
    fn timings_are_counted_by_kind() {
        let mut times = Times::default();
        times.expected("b", Some(true));
        times.expected("b", Some(false));
        times.expected("a", None);
        times.first("a", Duration::from_millis(9));
        times.first("a", Duration::from_millis(2));
        for (kind, ms, hits) in [("b", 3, 5), ("a", 1, 1), ("b", 1, 2)] {
            times.add(kind, Duration::from_millis(ms), hits);
        }
        let kinds = times.kinds();
        assert_eq!(
            kinds.iter().map(|k| (k.kind.as_str(), k.n, k.hits)).collect::<Vec<_>>(),
            [("a", 1, 1), ("b", 2, 7)]
        );
        assert_eq!((kinds[0].first, kinds[1].first), (9.0, 0.0));
        assert_eq!((kinds[1].expected, kinds[1].missed, kinds[1].p50, kinds[1].max), (2, 1, 1.0, 3.0));
    }
}
