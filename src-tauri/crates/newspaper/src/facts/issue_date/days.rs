//! What is known of a day of issue.

use serde::{Deserialize, Serialize};

use super::choose;

/// Probabilities of a day of issue. They sum to 1; none where nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct IssueDays {
    /// Disjoint, ascending.
    pub spans: Vec<DaySpan>,
}

/// Days that are equally likely.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct DaySpan {
    /// First day, since 1970-01-01.
    pub first: i64,
    /// Last day.
    pub last: i64,
    /// Of all its days together.
    pub probability: f32,
}

/// What is known from elsewhere: neighbours in the same file, a reprint, a storyline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hint {
    /// The page was printed on this day or later,
    pub first: i64,
    /// and on this day or earlier,
    pub last: i64,
    /// with this probability, 0–1; else the hint says nothing.
    pub trust: f32,
}

/// The best that can be said of a day of issue.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// A day, a month or a year, as EDTF with `~`.
    pub edtf: String,
    /// The likeliest day.
    pub best: i64,
    /// First day of what `edtf` stands for: of a day three days before it.
    pub earliest: i64,
    /// Last day of what `edtf` stands for: of a day three days after it.
    pub latest: i64,
    /// Probability that the page was printed from `earliest` to `latest`.
    pub confidence: f32,
}

impl IssueDays {
    /// Days with weights, brought to a sum of 1; what hardly counts is left out.
    pub(super) fn of(weighted: impl Iterator<Item = DaySpan>) -> Self {
        const LEAST: f32 = 1e-6;
        let mut spans: Vec<DaySpan> = weighted.collect();
        let sum: f64 = spans.iter().map(|s| f64::from(s.probability)).sum();
        if sum <= 0.0 {
            return Self::default();
        }
        for span in &mut spans {
            span.probability = (f64::from(span.probability) / sum) as f32;
        }
        spans.retain(|s| s.probability > LEAST);
        Self { spans }
    }

    /// The same with further evidence. A hint that the page contradicts gives way, and the other way round, by trust.
    #[must_use]
    pub fn with(&self, hints: &[Hint]) -> Self {
        let mut days = self.clone();
        for hint in hints {
            days = days.hinted(hint);
        }
        days
    }

    fn hinted(&self, hint: &Hint) -> Self {
        /// A hint that says nothing may stand for any day of about so many.
        const ANY: f32 = 40.0 * 365.0;
        let length = (hint.last - hint.first + 1).max(1) as f32;
        let beside = (1.0 - hint.trust).max(1e-4) / ANY;
        let inside = hint.trust.max(0.0) / length + beside;
        if self.spans.is_empty() {
            return Self::of(std::iter::once(DaySpan {
                first: hint.first,
                last: hint.last,
                probability: 1.0,
            }));
        }
        Self::of(self.spans.iter().flat_map(|span| {
            let pieces = [
                (span.first, span.last.min(hint.first - 1), beside),
                (span.first.max(hint.first), span.last.min(hint.last), inside),
                (span.first.max(hint.last + 1), span.last, beside),
            ];
            let days = (span.last - span.first + 1) as f32;
            pieces.into_iter().filter(|(first, last, _)| first <= last).map(move |(first, last, weight)| {
                let probability = span.probability * (last - first + 1) as f32 / days * weight;
                DaySpan { first, last, probability }
            })
        }))
    }

    /// Probability that the page was printed from `first` to `last`.
    pub fn between(&self, first: i64, last: i64) -> f32 {
        let shares = self.spans.iter().map(|span| {
            let shared = (span.last.min(last) - span.first.max(first) + 1).max(0);
            span.probability * shared as f32 / (span.last - span.first + 1) as f32
        });
        shares.sum()
    }

    /// The best that can be said; `None` where not even a year is likely enough.
    pub fn estimate(&self) -> Option<Estimate> {
        choose::choose(self)
    }

    /// Single days with their probabilities, the likeliest first.
    pub fn likeliest(&self, count: usize) -> Vec<(i64, f32)> {
        let each = |span: &DaySpan| span.probability / (span.last - span.first + 1) as f32;
        let mut spans: Vec<&DaySpan> = self.spans.iter().collect();
        spans.sort_by(|a, b| each(b).total_cmp(&each(a)));
        let days = spans.iter().flat_map(|s| (s.first..=s.last).map(|day| (day, each(s))));
        days.take(count).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(spans: &[(i64, i64, f32)]) -> IssueDays {
        IssueDays::of(spans.iter().map(|(first, last, p)| DaySpan {
            first: *first,
            last: *last,
            probability: *p,
        }))
    }

    #[test]
    fn hints_narrow_what_the_page_says() {
        let page = days(&[(100, 109, 0.5), (500, 509, 0.5)]);
        let check = |hint: Hint, first, last, expect: f32| {
            let share = page.with(&[hint]).between(first, last);
            assert!((share - expect).abs() < 0.02, "{hint:?}: {share} for {expect}");
        };
        check(Hint { first: 104, last: 106, trust: 0.9 }, 104, 106, 0.99);
        check(Hint { first: 900, last: 906, trust: 0.9 }, 100, 109, 0.5);
        check(Hint { first: 104, last: 106, trust: 0.0 }, 100, 109, 0.5);
    }

    #[test]
    fn a_hint_alone_is_all_that_is_known() {
        let known = IssueDays::default().with(&[Hint { first: 10, last: 12, trust: 0.9 }]);
        assert!((known.between(10, 12) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn the_likeliest_days_come_first() {
        let days = days(&[(1, 2, 0.2), (3, 3, 0.6), (4, 5, 0.2)]);
        assert_eq!(days.likeliest(2).iter().map(|d| d.0).collect::<Vec<_>>(), [3, 1]);
        assert_eq!(IssueDays::default().likeliest(3), []);
    }
}
