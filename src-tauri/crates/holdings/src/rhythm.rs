//! On which weekdays a paper appears, learnt from the issues that are held.
//!
//! Weeks of which nothing is held say nothing. The others are cut into spans, so that what does not fit costs least:
//! in each span a weekday is a day of issue, and every week without it costs [`MISSED`], or it is none, and every
//! issue on it costs [`EXTRA`]; each cut costs [`CHANGE`].

use common::edtf::Day;

/// A day of issue that is not held.
const MISSED: u32 = 1;

/// An issue on another day. A weekday counts as day of issue from a quarter of the weeks on: much may be lost, and
/// special issues are rare.
const EXTRA: u32 = 3;

/// A change of rhythm is believed once it has shown itself for a quarter of a year.
const CHANGE: u32 = 13;

/// Weeks that are looked at together for a cut; longer spans are put together again. Keeps the work linear.
const LOOKED_AT: usize = 520;

/// Weeks of which nothing is held, after which a paper may as well have paused: nothing is said of them.
pub(super) const LONG_GAP: i32 = 26;

/// Weeks after which the absence of a weekday says something.
const TELLING: u32 = 3;

/// Of the distances from one issue to the next, at least so many per cent are alike in a rhythm of several weeks.
const ALIKE: usize = 60;

/// Whether a paper appears on a weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    Appears,
    Rests,
    Unknown,
}

/// A time in which a paper keeps one rhythm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// First and last day: of whole weeks, but for the first and the last issue of all.
    pub(super) first: Day,
    pub(super) last: Day,
    /// From Monday.
    pub(super) week: [Habit; 7],
    /// It appears every so many weeks, counted from `first`.
    pub(super) every: i32,
}

/// Monday is 0.
pub(super) fn weekday(day: Day) -> usize {
    // 1970-01-01 was a Thursday.
    (day + 3).rem_euclid(7) as usize
}

/// Number of a week, from Monday on.
fn week_of(day: Day) -> i32 {
    (day + 3).div_euclid(7)
}

/// A week of which something is held.
#[derive(Debug, Clone, Copy)]
struct Week {
    number: i32,
    /// Weekdays with an issue, and those that lie between the first and the last issue of all.
    held: u8,
    seen: u8,
}

impl Span {
    /// Whether the paper appears on a day; unknown outside of the span.
    pub(super) fn habit(&self, day: Day) -> Habit {
        if !(self.first..=self.last).contains(&day) {
            return Habit::Unknown;
        }
        let habit = self.week[weekday(day)];
        let is_other_week = (week_of(day) - week_of(self.first)).rem_euclid(self.every) != 0;
        if habit == Habit::Appears && is_other_week { Habit::Rests } else { habit }
    }
}

/// Spans of one rhythm each, in order; `days` are the days with an issue, ascending.
pub(super) fn learn(days: &[Day]) -> Vec<Span> {
    let weeks = weeks(days);
    let sums = sums(&weeks);
    let mut spans: Vec<Span> = Vec::new();
    for (from, to) in cuts(&sums) {
        let week = habits(&sums, from, to);
        let (first, last) = bounds(days, &weeks[from..to]);
        let numbers: Vec<i32> = weeks[from..to].iter().map(|week| week.number).collect();
        let Some(every) = every(&numbers) else {
            spans.push(Span { first, last, week: [Habit::Unknown; 7], every: 1 });
            continue;
        };
        match spans.last_mut() {
            Some(before) if before.week == week && before.every == every => before.last = last,
            _ => spans.push(Span { first, last, week, every }),
        }
    }
    for at in 1..spans.len() {
        let (before, after) = spans.split_at_mut(at);
        if let (Some(before), Some(after)) = (before.last_mut(), after.first_mut()) {
            meet(days, before, after);
        }
    }
    spans
}

/// Lets two spans that follow each other meet on the day of the change: the first issue that the old rhythm does not
/// have, or else the day after the last one that the new rhythm does not have.
fn meet(days: &[Day], before: &mut Span, after: &mut Span) {
    let is_new = |week: &[Habit; 7], day: Day| week[weekday(day)] != Habit::Appears;
    let start = days.partition_point(|&day| day < after.first);
    let week = days[start..].iter().take_while(|&&day| day < after.first + 7);
    if let Some(&first) = week.clone().find(|&&day| is_new(&before.week, day)) {
        // Where they lie apart nothing is known of the days between.
        before.last = if before.last + 1 == after.first { first - 1 } else { before.last };
        after.first = first;
        return;
    }
    let week = days[..start].iter().rev().take_while(|&&day| day > before.last - 7);
    if let Some(&last) = week.clone().find(|&&day| is_new(&after.week, day)) {
        after.first = if before.last + 1 == after.first { last + 1 } else { after.first };
        before.last = last;
    }
}

fn weeks(days: &[Day]) -> Vec<Week> {
    let mut weeks: Vec<Week> = Vec::new();
    let (Some(&first), Some(&last)) = (days.first(), days.last()) else { return weeks };
    for &day in days {
        let number = week_of(day);
        if weeks.last().is_none_or(|week| week.number != number) {
            let monday = number * 7 - 3;
            let seen = (0..7).filter(|at| (first..=last).contains(&(monday + at)));
            weeks.push(Week { number, held: 0, seen: seen.fold(0, |bits, at| bits | 1 << at) });
        }
        if let Some(week) = weeks.last_mut() {
            week.held |= 1 << weekday(day);
        }
    }
    weeks
}

/// Of each weekday: weeks in which it was seen, and in which an issue of it is held.
type Counts = [(u32, u32); 7];

/// Counts of all weeks before each, and of all.
fn sums(weeks: &[Week]) -> Vec<Counts> {
    let mut all = vec![[(0, 0); 7]];
    for week in weeks {
        let mut next = all.last().copied().unwrap_or_default();
        for (at, (seen, held)) in next.iter_mut().enumerate() {
            *seen += u32::from(week.seen >> at & 1);
            *held += u32::from(week.held >> at & 1);
        }
        all.push(next);
    }
    all
}

fn counts(sums: &[Counts], from: usize, to: usize) -> Counts {
    std::array::from_fn(|at| (sums[to][at].0 - sums[from][at].0, sums[to][at].1 - sums[from][at].1))
}

/// What does not fit in a span of one rhythm.
fn cost(counts: &Counts) -> u32 {
    counts.iter().map(|(seen, held)| (MISSED * (seen - held)).min(EXTRA * held)).sum()
}

/// The cheapest way to cut the weeks into spans: first week, and the one after the last.
fn cuts(sums: &[Counts]) -> Vec<(usize, usize)> {
    let weeks = sums.len() - 1;
    let mut best = vec![(0_u32, 0_usize); weeks + 1];
    for to in 1..=weeks {
        let from = to.saturating_sub(LOOKED_AT)..to;
        let price = |from: usize| (best[from].0 + CHANGE + cost(&counts(sums, from, to)), from);
        best[to] = from.map(price).min().unwrap_or_default();
    }
    let mut cuts = Vec::new();
    let mut to = weeks;
    while to > 0 {
        let from = best[to].1;
        cuts.push((from, to));
        to = from;
    }
    cuts.reverse();
    cuts
}

fn habits(sums: &[Counts], from: usize, to: usize) -> [Habit; 7] {
    let habit = |(seen, held): (u32, u32)| match held {
        0 if seen < TELLING => Habit::Unknown,
        1 if seen >= TELLING => Habit::Rests,
        _ if EXTRA * held > MISSED * (seen - held) => Habit::Appears,
        _ => Habit::Rests,
    };
    let week = counts(sums, from, to).map(habit);
    // Of a few days nothing is known; between days of issue they are some too.
    let known = |at: usize, step: usize| {
        (1..7).map(|n| week[(at + n * step) % 7]).find(|habit| *habit != Habit::Unknown)
    };
    let is_between = |at: usize| known(at, 1) == Some(Habit::Appears) && known(at, 6) == Some(Habit::Appears);
    let appearing = week.iter().filter(|habit| **habit == Habit::Appears).count();
    std::array::from_fn(|at| match week[at] {
        Habit::Unknown if appearing > 1 && is_between(at) => Habit::Appears,
        habit => habit,
    })
}

/// First and last day of some weeks, within those of all issues.
fn bounds(days: &[Day], weeks: &[Week]) -> (Day, Day) {
    let monday = weeks.first().map_or(0, |week| week.number * 7 - 3);
    let sunday = weeks.last().map_or(0, |week| week.number * 7 + 3);
    let (first, last) = (days.first().copied().unwrap_or(monday), days.last().copied().unwrap_or(sunday));
    (monday.max(first), sunday.min(last))
}

/// Every how many weeks issues come; `None` where they come seldom and without a rhythm.
fn every(numbers: &[i32]) -> Option<i32> {
    let mut apart: Vec<i32> = numbers.windows(2).map(|pair| pair[1] - pair[0]).collect();
    apart.sort_unstable();
    let middle = apart.get(apart.len() / 2).copied().unwrap_or(1);
    if middle == 1 {
        return Some(1);
    }
    let alike = apart.iter().filter(|&&n| n == middle).count();
    // What is further apart than a month is no rhythm of weeks.
    (middle <= 4 && alike * 100 >= apart.len() * ALIKE && apart.len() >= TELLING as usize).then_some(middle)
}

#[cfg(test)]
mod tests {
    use Habit::{Appears as A, Rests as R, Unknown as U};

    use super::*;

    /// A Monday: 2001-01-01.
    const START: Day = 11_323;

    /// Days of so many weeks from `from` on that pass.
    fn days(from: i32, weeks: i32, holds: impl Fn(i32, usize) -> bool) -> Vec<Day> {
        let all = (0..weeks * 7).map(|n| (n / 7, START + from * 7 + n));
        all.filter(|(week, day)| holds(*week, weekday(*day))).map(|(_, day)| day).collect()
    }

    fn weeks_of(days: &[Day]) -> Vec<[Habit; 7]> {
        learn(days).into_iter().map(|span| span.week).collect()
    }

    #[test]
    fn a_daily_stays_one_in_spite_of_gaps() {
        assert_eq!(weeks_of(&days(0, 40, |_, _| true)), [[A; 7]]);
        // Every third issue is lost.
        assert_eq!(weeks_of(&days(0, 40, |week, day| (week * 7 + day as i32) % 3 != 0)), [[A; 7]]);
        // A month of Sundays is lost.
        assert_eq!(weeks_of(&days(0, 40, |week, day| day != 6 || !(10..14).contains(&week))), [[A; 7]]);
    }

    #[test]
    fn days_without_issues_are_learnt() {
        assert_eq!(weeks_of(&days(0, 20, |_, day| day < 5)), [[A, A, A, A, A, R, R]]);
        assert_eq!(weeks_of(&days(0, 20, |_, day| day == 3)), [[R, R, R, A, R, R, R]]);
        // A special issue changes nothing.
        assert_eq!(
            weeks_of(&days(0, 20, |week, day| day == 3 || (week, day) == (7, 6))),
            [[R, R, R, A, R, R, R]]
        );
    }

    #[test]
    fn a_change_of_rhythm_is_found_where_it_happens() {
        let mut all = days(0, 60, |_, day| day == 4);
        all.extend(days(60, 100, |_, day| day == 1 || day == 4));
        all.extend(days(160, 90, |_, _| true));
        let spans = learn(&all);
        let weeks: Vec<_> = spans.iter().map(|span| span.week).collect();
        assert_eq!(weeks, [[R, R, R, R, A, R, R], [R, A, R, R, A, R, R], [A; 7]]);
        assert_eq!((spans[0].last, spans[1].first), (START + 60 * 7, START + 60 * 7 + 1));
        assert_eq!(spans[2].first, START + 160 * 7);
    }

    #[test]
    fn a_change_in_the_middle_of_a_week_is_found_on_its_day() {
        // Daily until a Wednesday, then on Saturdays; and the other way round.
        let mut all = days(0, 30, |_, _| true);
        all.truncate(all.len() - 4);
        all.extend(days(30, 30, |_, day| day == 5));
        let spans = learn(&all);
        assert_eq!((spans[0].last, spans[1].first), (START + 29 * 7 + 2, START + 29 * 7 + 3));
        let mut all = days(0, 30, |_, day| day == 5);
        all.extend(days(30, 30, |_, _| true).into_iter().skip(1));
        let spans = learn(&all);
        assert_eq!((spans[0].last, spans[1].first), (START + 30 * 7, START + 30 * 7 + 1));
    }

    #[test]
    fn a_rhythm_of_two_weeks_is_learnt_and_none_is_made_up() {
        let fortnightly = learn(&days(0, 30, |week, day| week % 2 == 0 && day == 2));
        assert_eq!((fortnightly.len(), fortnightly[0].every), (1, 2));
        assert_eq!(fortnightly[0].habit(START + 7 + 2), R);
        assert_eq!(fortnightly[0].habit(START + 14 + 2), A);
        let now_and_then: Vec<Day> = [0, 33, 90, 101, 177, 300, 301, 420].map(|n| START + n).to_vec();
        assert!(learn(&now_and_then).iter().all(|span| span.week.iter().all(|habit| *habit != A)));
    }

    #[test]
    fn little_says_little() {
        assert_eq!(learn(&[]), []);
        assert_eq!(learn(&[START])[0].week, [A, U, U, U, U, U, U]);
        // Ten days with one missing: a daily.
        let ten: Vec<Day> = (0..10).filter(|n| *n != 5).map(|n| START + n).collect();
        assert_eq!(learn(&ten)[0].habit(START + 5), A);
        assert_eq!(learn(&ten)[0].habit(START + 10), U);
    }

    #[test]
    fn many_scattered_days_are_cut_in_reasonable_time() {
        let scattered: Vec<Day> = (0..20_000).map(|n| n * 29 - 100_000).collect();
        assert!(!learn(&scattered).is_empty());
    }
}
