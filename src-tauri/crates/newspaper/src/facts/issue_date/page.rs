//! Clues of all articles to the days of a page.

use std::ops::RangeInclusive;

use super::clue::{Clue, Kind};
use super::curve::{Curve, YEARS, days_of, prior};
use super::days::{DaySpan, Estimate, IssueDays};
use super::{Pages, anchors, calendar, numbered, seasons, totals, typhoons};

/// Share of articles that tell nothing of the page's own day: reprints, history, errors of the cut. The fewer there are
/// on a page, the rarer: what stands alone is what the page is kept for.
const ASTRAY: [f32; 3] = [0.03, 0.06, 0.12];
/// Years that are less likely than this from all that dates itself are not looked at day by day.
const UNLIKELY: f32 = 1e-4;

/// A page read for its day of issue.
pub(super) struct Reading {
    pub(super) days: IssueDays,
    /// The clues by article.
    clues: Vec<Vec<Clue>>,
    years: RangeInclusive<i32>,
}

pub(super) fn read(articles: Pages) -> Reading {
    let clues: Vec<Vec<Clue>> = articles
        .iter()
        .map(|(scans, exprs)| {
            let mut clues = calendar::clues(scans, exprs);
            clues.extend(numbered::clues(scans));
            clues.extend(anchors::clues(scans));
            clues.extend(totals::clues(scans));
            clues.extend(typhoons::clues(scans));
            clues.extend(seasons::clues(scans, exprs));
            clues
        })
        .collect();
    let years = likely_years(&clues);
    // Never from one lone year, and not from a season alone.
    let told = is_enough(&clues);
    let days = if told { weigh(&clues, &years, |_| true) } else { IssueDays::default() };
    Reading { days, clues, years }
}

/// Is there more than one lone year, and anything that tells the year at all?
fn is_enough(clues: &[Vec<Clue>]) -> bool {
    let fixed = clues.iter().flatten().filter(|c| c.is_fixed());
    let (mut lone, mut anchored) = (0, false);
    for clue in fixed {
        match clue.kind {
            Kind::LoneYear => lone += 1,
            Kind::Anchor | Kind::Day => anchored = true,
        }
    }
    anchored || lone > 1 || lone == 1 && clues.iter().flatten().any(|c| c.kind == Kind::Day)
}

/// The years that are not ruled out by what dates itself.
fn likely_years(clues: &[Vec<Clue>]) -> RangeInclusive<i32> {
    let days = weigh(clues, &YEARS, Clue::is_fixed);
    let year = |day| crate::calendar::date_of(day).0;
    let yearly = |y: i32| {
        let (first, last) = days_of(&(y..=y));
        days.between(first, last)
    };
    let (Some(first), Some(last)) = (days.spans.first(), days.spans.last()) else { return YEARS };
    let likely = |y: &i32| yearly(*y) > UNLIKELY;
    let years = year(first.first)..=year(last.last);
    let (first, last) = (years.clone().find(likely), years.rev().find(likely));
    first.zip(last).map_or(YEARS, |(first, last)| first..=last)
}

fn weigh(clues: &[Vec<Clue>], years: &RangeInclusive<i32>, counts: impl Fn(&Clue) -> bool) -> IssueDays {
    let (first, last) = days_of(years);
    let prior = prior();
    let mut curves = vec![prior.clone()];
    let astray = ASTRAY[clues.len().clamp(1, ASTRAY.len()) - 1];
    for clues in clues {
        let own: Vec<Curve> = clues.iter().filter(|c| counts(c)).map(|c| c.curve(years)).collect();
        if !own.is_empty() {
            curves.push(with_doubt(&Curve::sum(own.iter()), &prior, (first, last), astray));
        }
    }
    let sum = Curve::sum(curves.iter());
    let stretches = sum.within(first, last);
    let top = stretches.iter().map(|s| s.value).fold(f32::MIN, f32::max);
    IssueDays::of(stretches.iter().map(|s| DaySpan {
        first: s.first,
        last: s.last,
        probability: (s.value - top).exp() * (s.last - s.first + 1) as f32,
    }))
}

/// What an article says, on the assumption that it may be of any other time.
fn with_doubt(own: &Curve, prior: &Curve, (first, last): (i64, i64), astray: f32) -> Curve {
    let stretches = own.within(first, last);
    let top = stretches.iter().map(|s| s.value).fold(f32::MIN, f32::max);
    let likelihood = |value: f32| (value - top).exp();
    let (mut sum, mut weight) = (0.0f64, 0.0f64);
    for s in &stretches {
        let days = f64::from(prior.at(s.first).exp()) * (s.last - s.first + 1) as f64;
        sum += f64::from(likelihood(s.value)) * days;
        weight += days;
    }
    let elsewhere = astray * (sum / weight.max(f64::MIN_POSITIVE)) as f32;
    let mixed = |value: f32| ((1.0 - astray) * likelihood(value) + elsewhere).ln();
    Curve(stretches.iter().map(|s| (s.first, mixed(s.value))).collect())
}

impl Reading {
    /// The sentences that speak most for the estimate, the strongest first.
    pub(super) fn evidence(&self, articles: Pages, chosen: &Estimate) -> Vec<String> {
        const SHOWN: usize = 3;
        let mut weighed: Vec<(f32, usize, &Clue)> = Vec::new();
        for (article, clues) in self.clues.iter().enumerate() {
            weighed.extend(clues.iter().map(|clue| (self.gain(clue, chosen), article, clue)));
        }
        weighed.sort_by(|a, b| b.0.total_cmp(&a.0));
        let of_year = weighed.iter().find(|w| w.2.is_fixed());
        let mut evidence: Vec<String> = Vec::new();
        for (gain, article, clue) in of_year.into_iter().chain(&weighed) {
            let Some(scan) = articles[*article].0.get(clue.part) else { continue };
            let sentence = scan.sentence(clue.start, clue.end);
            if *gain > 0.0 && evidence.len() < SHOWN && !evidence.contains(&sentence) {
                evidence.push(sentence);
            }
        }
        evidence
    }

    /// How much likelier the clue is on the chosen days than elsewhere.
    fn gain(&self, clue: &Clue, chosen: &Estimate) -> f32 {
        let years = if clue.is_fixed() { &YEARS } else { &self.years };
        let (first, last) = days_of(years);
        let curve = clue.curve(years);
        let mean = |first, last| {
            let stretches = curve.within(first, last);
            let sum = stretches.iter().map(|s| s.value.exp() * (s.last - s.first + 1) as f32).sum::<f32>();
            (sum / (last - first + 1) as f32).max(f32::MIN_POSITIVE).ln()
        };
        mean(chosen.earliest, chosen.latest) - mean(first, last)
    }
}
