//! The list of gaps of a paper.

use common::edtf::{Day, format_day};
use common::page_label::Label;
use wire::{Gap, IssueState};

use super::MOST_DAYS;
use super::paper::{Paper, Standing};

/// Gaps between two days; where they are not given, between what is held (or said) first and last.
pub(super) fn gaps(paper: &Paper, from: Option<Day>, to: Option<Day>) -> Vec<Gap> {
    let Some((first, last)) = bounds(paper, from, to) else { return Vec::new() };
    let mut gaps: Vec<Gap> = Vec::new();
    // Days between two missing issues on which none is expected do not part them.
    let mut is_open = false;
    for day in first..=last {
        let standing = paper.day(day);
        match standing.state {
            IssueState::Missing | IssueState::Unchecked => {
                let is_same = |gap: &&mut Gap| gap.state == standing.state && gap.set == standing.is_said;
                match gaps.last_mut().filter(|gap| is_open && is_same(gap)) {
                    Some(gap) => {
                        gap.to = format_day(day);
                        gap.days += 1;
                    }
                    None => gaps.push(gap(paper, day, &standing)),
                }
                is_open = true;
            }
            IssueState::Incomplete => {
                gaps.push(gap(paper, day, &standing));
                is_open = false;
            }
            IssueState::None | IssueState::Never => {}
            IssueState::Held | IssueState::Estimated => is_open = false,
        }
    }
    gaps
}

/// A gap of one day.
fn gap(paper: &Paper, day: Day, standing: &Standing) -> Gap {
    Gap {
        publication: paper.name.clone(),
        from: format_day(day),
        to: format_day(day),
        state: standing.state,
        set: standing.is_said,
        days: 1,
        lacks: standing.lacks,
        missing: standing.missing.iter().map(Label::text).collect(),
    }
}

/// The days that gaps are looked for in.
pub(super) fn bounds(paper: &Paper, from: Option<Day>, to: Option<Day>) -> Option<(Day, Day)> {
    let held = paper.bounds();
    let words = || paper.said.0.iter();
    let first = words().filter_map(|word| word.from).chain(held.map(|held| held.0)).min();
    let last = words().filter_map(|word| word.to).chain(held.map(|held| held.1)).max();
    let (first, last) = (from.or(first)?, to.or(last)?);
    (first <= last).then(|| (first, last.min(first.saturating_add(MOST_DAYS))))
}
