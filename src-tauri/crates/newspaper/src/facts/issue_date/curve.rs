//! Functions over days that are constant between steps: how likely a clue is if the page was printed on that day.

use std::ops::RangeInclusive;

use crate::calendar::day_number;

/// Years in which a page that prints no date may have been printed: the time of newspapers in print.
pub(super) const YEARS: RangeInclusive<i32> = 1912..=2045;

/// The last year that the tables under `data/` know of; what is later is the less likely the later it is.
const KNOWN_TO: i32 = 2026;

/// A step: from this day on the logarithm is that.
pub(super) type Step = (i64, f32);

/// A function over days, as its steps in ascending order; before the first step it is 0.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Curve(pub(super) Vec<Step>);

/// A stretch of days with the value there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    pub(super) first: i64,
    pub(super) last: i64,
    pub(super) value: f32,
}

impl Curve {
    /// The sum of functions.
    pub(super) fn sum<'a>(curves: impl Iterator<Item = &'a Self>) -> Self {
        let mut rises: Vec<Step> = Vec::new();
        for curve in curves {
            let mut before = 0.0;
            for &(day, value) in &curve.0 {
                rises.push((day, value - before));
                before = value;
            }
        }
        rises.sort_unstable_by_key(|(day, _)| *day);
        let (mut steps, mut value): (Vec<Step>, f64) = (Vec::with_capacity(rises.len()), 0.0);
        for (day, rise) in rises {
            value += f64::from(rise);
            match steps.last_mut() {
                Some(last) if last.0 == day => last.1 = value as f32,
                _ => steps.push((day, value as f32)),
            }
        }
        Self(steps)
    }

    /// The stretches of constant value between two days.
    pub(super) fn within(&self, first: i64, last: i64) -> Vec<Stretch> {
        let start = self.0.partition_point(|(day, _)| *day <= first);
        let value = if start == 0 { 0.0 } else { self.0[start - 1].1 };
        let mut stretches = vec![Stretch { first, last, value }];
        for &(day, value) in self.0[start..].iter().take_while(|(day, _)| *day <= last) {
            if let Some(before) = stretches.last_mut() {
                before.last = day - 1;
            }
            stretches.push(Stretch { first: day, last, value });
        }
        stretches
    }

    /// The value on a day.
    pub(super) fn at(&self, day: i64) -> f32 {
        let after = self.0.partition_point(|(from, _)| *from <= day);
        if after == 0 { 0.0 } else { self.0[after - 1].1 }
    }
}

/// How likely any day is before a page is read: as likely as any other of the years that the tables know.
pub(super) fn prior() -> Curve {
    /// Few pages of before the founding of the People's Republic and of its first decades are read undated.
    const EARLY: [(i32, f32); 4] = [(1912, -3.0), (1946, -2.0), (1980, -1.0), (2000, 0.0)];
    /// From one year to the next.
    const FALL: f32 = 1.2;
    let early = EARLY.iter().map(|(year, value)| (day_number(*year, 1, 1), *value));
    let late =
        (KNOWN_TO + 1..=*YEARS.end()).map(|year| (day_number(year, 1, 1), -FALL * (year - KNOWN_TO) as f32));
    Curve(early.chain(late).collect())
}

/// First and last day of a stretch of years.
pub(super) fn days_of(years: &RangeInclusive<i32>) -> (i64, i64) {
    (day_number(*years.start(), 1, 1), day_number(*years.end(), 12, 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_step_where_any_of_them_steps() {
        let (a, b) = (Curve(vec![(0, 1.0), (10, 0.0)]), Curve(vec![(5, -2.0), (10, 3.0)]));
        let sum = Curve::sum([&a, &b].into_iter());
        assert_eq!(sum.0, [(0, 1.0), (5, -1.0), (10, 3.0)]);
        for day in [-1, 0, 4, 5, 9, 10, 99] {
            assert_eq!(sum.at(day), a.at(day) + b.at(day), "{day}");
        }
    }

    #[test]
    fn stretches_cover_what_is_asked_for() {
        let curve = Curve(vec![(0, 1.0), (10, 2.0)]);
        let check = |first, last, expect: &[(i64, i64, f32)]| {
            let found: Vec<_> =
                curve.within(first, last).iter().map(|s| (s.first, s.last, s.value)).collect();
            assert_eq!(found, expect, "{first}..{last}");
        };
        check(-5, 12, &[(-5, -1, 0.0), (0, 9, 1.0), (10, 12, 2.0)]);
        check(0, 5, &[(0, 5, 1.0)]);
        check(10, 10, &[(10, 10, 2.0)]);
    }

    #[test]
    fn years_to_come_are_ever_less_likely() {
        let prior = prior();
        let year = |y| prior.at(day_number(y, 7, 1));
        assert!(year(2012) == year(KNOWN_TO) && year(KNOWN_TO + 1) < year(KNOWN_TO));
        assert!(year(1960) < year(2012) && year(*YEARS.end()) < year(KNOWN_TO + 1));
    }
}
