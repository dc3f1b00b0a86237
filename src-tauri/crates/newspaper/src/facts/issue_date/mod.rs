//! The day of issue of a page that does not print it, as probabilities.
//!
//! ```text
//! expressions of time ─calendar─┐
//! institutions, congresses … ─anchors, numbered─┼→ clues → per article a likelihood → days → estimate
//! farming, festivals, quarters ─seasons─┘
//! ```
//!
//! A clue says how likely it is that a paper of that day prints it: `7月12日` in a lead is mostly one to four days old,
//! a ministry is named while there is one. Clues of an article are taken together; articles are combined on the
//! assumption that one in some is of another time (a reprint, a piece of history, an error of the cut), so that none
//! decides alone what all others contradict. A day is given only where nearly all of the probability lies around it,
//! else a month, a year, or nothing.

mod anchors;
mod calendar;
mod choose;
mod clue;
mod curve;
mod days;
mod kernels;
mod numbered;
mod page;
mod seasons;
mod totals;
mod typhoons;
mod years;

use super::dates::expr::Expr;
use super::dates::resolve::{Anchor, anchor_of};
use super::scan::Scan;
use crate::model::{Article, DateEstimate, IssueHint};
pub use days::{DaySpan, Estimate, Hint, IssueDays};

/// What of a page the estimate looks at: per article its parts with their expressions.
pub(super) type Pages<'a> = &'a [(&'a [Scan], &'a [Vec<Expr>])];

/// An estimate with what it is chosen from.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimated {
    /// What is shown.
    pub estimate: DateEstimate,
    /// All days that it may have been.
    pub days: IssueDays,
}

/// Estimates the day (or at least the year) of issue, with what is known from elsewhere; `None` where neither the page nor
/// that tells.
pub(super) fn estimate(articles: Pages, known: &[IssueHint]) -> Option<(Estimated, Anchor)> {
    let reading = page::read(articles);
    let hints: Vec<Hint> =
        known.iter().map(|hint| Hint { first: hint.first, last: hint.last, trust: hint.trust }).collect();
    let days = reading.days.with(&hints);
    let chosen = days.estimate()?;
    let fits = |hint: &&IssueHint| hint.first <= chosen.latest && chosen.earliest <= hint.last;
    let mut evidence: Vec<String> = known.iter().filter(fits).map(|hint| hint.evidence.clone()).collect();
    evidence.dedup();
    evidence.extend(reading.evidence(articles, &chosen));
    let confidence = match reading.days.spans.is_empty() {
        // It rests on the hints alone, and is no surer than they are together.
        true => {
            chosen.confidence.min(1.0 - known.iter().filter(fits).map(|h| 1.0 - h.trust).product::<f32>())
        }
        false => chosen.confidence,
    };
    let anchor = anchor_of(&chosen.edtf)?;
    let estimate = DateEstimate { edtf: chosen.edtf, evidence, confidence: Some(confidence) };
    Some((Estimated { estimate, days }, anchor))
}

/// When the page that holds these articles may have been printed, from their texts alone: to be combined with what
/// else is known of it ([`IssueDays::with`]).
pub fn issue_days(articles: &[Article]) -> IssueDays {
    let scans: Vec<Vec<Scan>> = articles.iter().map(super::scans_of).collect();
    let exprs: Vec<Vec<Vec<Expr>>> =
        scans.iter().map(|s| s.iter().map(super::dates::read::read).collect()).collect();
    let pages: Vec<_> = scans.iter().zip(&exprs).map(|(s, e)| (s.as_slice(), e.as_slice())).collect();
    page::read(&pages).days
}

#[cfg(test)]
mod tests;
