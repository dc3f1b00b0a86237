//! What is held of a paper in all, year by year, and the rhythm it keeps.

use std::collections::BTreeMap;

use common::edtf::{date_of, format_day};
use wire::{IssueState, IssueWord, PaperHoldings, Rhythm, YearHoldings};

use super::gap;
use super::paper::Paper;
use super::rhythm::{Habit, Span};

pub(super) fn summary(paper: &Paper) -> PaperHoldings {
    let bounds = paper.bounds();
    let mut view = PaperHoldings {
        publication: paper.name.clone(),
        first: bounds.map(|(first, _)| format_day(first)),
        last: bounds.map(|(_, last)| format_day(last)),
        undated: paper.undated,
        rhythms: paper.spans.iter().filter_map(rhythm).collect(),
        words: words(paper),
        ..PaperHoldings::default()
    };
    view.years = years(paper);
    for year in &view.years {
        view.issues += year.issues;
        view.incomplete += year.incomplete;
        view.estimated += year.estimated;
        view.missing += year.missing;
        view.missing_pages += year.missing_pages;
        view.unchecked += year.unchecked;
        view.pages += year.pages;
        view.articles += year.articles;
    }
    view
}

/// What is held and what is not in each year.
fn years(paper: &Paper) -> Vec<YearHoldings> {
    let mut years: BTreeMap<i32, YearHoldings> = BTreeMap::new();
    // Estimates may lie outside of what is held for certain.
    let days = gap::bounds(paper, None, None).map_or(0..0, |(first, last)| first..last + 1);
    let outside = paper.issues.keys().copied().filter(|day| !days.contains(day));
    for day in days.clone().chain(outside.collect::<Vec<_>>()) {
        let standing = paper.day(day);
        let year = date_of(day).0;
        let of_year = years.entry(year).or_insert_with(|| YearHoldings { year, ..YearHoldings::default() });
        let issue = paper.issues.get(&day);
        of_year.pages += issue.map_or(0, |issue| issue.pages());
        of_year.articles += issue.map_or(0, |issue| issue.articles);
        of_year.missing_pages += standing.lacks;
        let count = match standing.state {
            IssueState::Held => &mut of_year.issues,
            IssueState::Incomplete => {
                of_year.issues += 1;
                &mut of_year.incomplete
            }
            IssueState::Estimated => &mut of_year.estimated,
            IssueState::Missing => &mut of_year.missing,
            IssueState::Never => &mut of_year.never,
            IssueState::Unchecked => &mut of_year.unchecked,
            IssueState::None => continue,
        };
        *count += 1;
    }
    years.into_values().collect()
}

/// A span of which something is known.
fn rhythm(span: &Span) -> Option<Rhythm> {
    let appears = (1..=7).zip(span.week).filter(|(_, habit)| *habit == Habit::Appears);
    let weekdays: Vec<u8> = appears.map(|(day, _)| day).collect();
    let (from, to) = (format_day(span.first), format_day(span.last));
    (!weekdays.is_empty()).then_some(Rhythm { from, to, weekdays, every: span.every as u32 })
}

fn words(paper: &Paper) -> Vec<IssueWord> {
    let words = paper.said.0.iter().rev().map(|word| IssueWord {
        batch: word.batch,
        from: word.from.map(format_day),
        to: word.to.map(format_day),
        known: word.known.clone(),
    });
    words.collect()
}
