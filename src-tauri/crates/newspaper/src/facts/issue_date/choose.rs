//! What is said of the day of issue: as exactly as it is nearly certain, no more.

use std::collections::BTreeMap;

use super::days::{DaySpan, Estimate, IssueDays};
use crate::calendar::{date_of, day_number, days_in_month};

/// A day is right within so many days: papers report with some days' delay.
const AROUND: i64 = 3;
/// A day, month or year is given where it is so likely.
const SURE_DAY: f32 = 0.85;
const SURE_MONTH: f32 = 0.88;
const SURE_YEAR: f32 = 0.70;

pub(super) fn choose(days: &IssueDays) -> Option<Estimate> {
    let day = best_day(days)?;
    let day = Candidate { first: day - AROUND, last: day + AROUND, best: day };
    let likely = |c: &Candidate, sure: f32| Some(days.between(c.first, c.last)).filter(|p| *p >= sure);
    if let Some(confidence) = likely(&day, SURE_DAY) {
        let (y, m, d) = date_of(day.best);
        return Some(day.estimate(format!("{y:04}-{m:02}-{d:02}~"), confidence));
    }
    let (y, m) = heaviest(days, |y, m| (y, m))?;
    let month =
        Candidate { first: day_number(y, m, 1), last: day_number(y, m, days_in_month(y, m)), best: day.best };
    if let Some(confidence) = likely(&month, SURE_MONTH) {
        return Some(month.estimate(format!("{y:04}-{m:02}~"), confidence));
    }
    let y = heaviest(days, |y, _| y)?;
    let year = Candidate { first: day_number(y, 1, 1), last: day_number(y, 12, 31), best: day.best };
    let confidence = likely(&year, SURE_YEAR)?;
    Some(year.estimate(format!("{y:04}~"), confidence))
}

struct Candidate {
    first: i64,
    last: i64,
    best: i64,
}

impl Candidate {
    fn estimate(&self, edtf: String, confidence: f32) -> Estimate {
        let Self { first, last, best } = *self;
        // Nobody can tell more than thousandths apart.
        let confidence = (confidence.min(0.99) * 1_000.0).round() / 1_000.0;
        Estimate { edtf, best: best.clamp(first, last), earliest: first, latest: last, confidence }
    }
}

/// The likeliest of the days that have nearly the most probability around them.
fn best_day(days: &IssueDays) -> Option<i64> {
    /// So much of the most.
    const NEARLY: f32 = 0.985;
    /// Of long stretches only the ends are looked at.
    const ENDS: i64 = 40;
    let each = |s: &DaySpan| s.probability / (s.last - s.first + 1) as f32;
    let densest = days.spans.iter().map(each).fold(0.0, f32::max);
    // Elsewhere there cannot be as much of it.
    let dense = days.spans.iter().filter(|s| each(s) * 4.0 > densest);
    let ends =
        |s: &DaySpan| (s.first..=s.last.min(s.first + ENDS)).chain(s.first.max(s.last - ENDS)..=s.last);
    let weighed: Vec<(i64, f32, f32)> = dense
        .flat_map(|s| ends(s).map(|day| (day, days.between(day - AROUND, day + AROUND), each(s))))
        .collect();
    let most = weighed.iter().map(|w| w.1).fold(0.0, f32::max);
    let near = || weighed.iter().filter(|w| w.1 >= most * NEARLY);
    let top = near().map(|w| w.2).fold(0.0, f32::max);
    let mut likeliest: Vec<i64> = near().filter(|w| w.2 >= top).map(|w| w.0).collect();
    likeliest.sort_unstable();
    likeliest.get(likeliest.len() / 2).copied()
}

/// The month or year that has the most probability.
fn heaviest<K: Ord + Copy>(days: &IssueDays, key: impl Fn(i32, u32) -> K) -> Option<K> {
    let mut sums: BTreeMap<K, f32> = BTreeMap::new();
    for span in &days.spans {
        let mut first = span.first;
        while first <= span.last {
            let (y, m, _) = date_of(first);
            let last = day_number(y, m, days_in_month(y, m)).min(span.last);
            let share = (last - first + 1) as f32 / (span.last - span.first + 1) as f32;
            *sums.entry(key(y, m)).or_default() += span.probability * share;
            first = last + 1;
        }
    }
    sums.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(key, _)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_as_exact_as_it_is_sure() {
        let check = |spans: &[((i32, u32, u32), i64, f32)], expect: Option<&str>| {
            let spans = spans.iter().map(|((y, m, d), length, probability)| {
                let first = day_number(*y, *m, *d);
                DaySpan { first, last: first + length - 1, probability: *probability }
            });
            let found = choose(&IssueDays::of(spans)).map(|e| e.edtf);
            assert_eq!(found.as_deref(), expect);
        };
        check(&[((2019, 4, 8), 3, 0.95), ((2018, 4, 8), 3, 0.05)], Some("2019-04-09~"));
        check(&[((2019, 4, 2), 25, 0.95), ((2018, 4, 8), 3, 0.05)], Some("2019-04~"));
        check(&[((2019, 4, 8), 3, 0.5), ((2019, 9, 8), 3, 0.45), ((2018, 4, 8), 3, 0.05)], Some("2019~"));
        check(&[((2019, 4, 8), 3, 0.5), ((2018, 4, 8), 3, 0.5)], None);
        check(&[], None);
    }

    #[test]
    fn the_middle_of_what_is_likely_is_the_best_day() {
        let first = day_number(2020, 2, 27);
        let days = IssueDays::of(std::iter::once(DaySpan { first, last: first + 6, probability: 1.0 }));
        let found = choose(&days).unwrap();
        assert_eq!((found.edtf.as_str(), found.earliest, found.latest), ("2020-03-01~", first, first + 6));
    }
}
