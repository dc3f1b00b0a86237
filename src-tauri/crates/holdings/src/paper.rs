//! A paper as far as it is held: its issues, and what they and people say of those that are not.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use common::edtf::Day;
use common::page_label::Label;
use newspaper::Issuing;
use store::holding::Held;
use wire::IssueState;

use super::rhythm::{self, Habit, LONG_GAP, Span, weekday};
use super::{pages, pause, said::Said};

/// What is held of one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Issue {
    /// Pages with a label.
    pub(super) labels: BTreeSet<Label>,
    /// Pages without one.
    pub(super) unlabelled: u32,
    /// Something is held that is known to be of this day.
    pub(super) is_sure: bool,
    /// Pages that are of this day by an estimate.
    pub(super) estimated: u32,
    pub(super) articles: u32,
}

impl Issue {
    /// Pages that are of this day for certain.
    pub(super) fn pages(&self) -> u32 {
        self.labels.len() as u32 + self.unlabelled
    }

    fn add(&mut self, held: &Held) {
        self.articles += held.articles;
        let labels = held.label.as_deref().map(Label::read).unwrap_or_default();
        if held.is_estimate {
            self.estimated += u32::from(!held.is_record || !labels.is_empty());
            return;
        }
        self.is_sure = true;
        // Articles without a page, from the web or a publishing system, count no page.
        self.unlabelled += u32::from(labels.is_empty() && !held.is_record);
        self.labels.extend(labels);
    }
}

/// A paper.
#[derive(Debug, Default)]
pub(super) struct Paper {
    /// `None` stands for all pages that name no paper.
    pub(super) name: Option<String>,
    pub(super) issues: BTreeMap<Day, Issue>,
    /// Pages of which the day is unknown, even by an estimate.
    pub(super) undated: u32,
    pub(super) spans: Vec<Span>,
    /// What each issue lacks, by the issues around it.
    pub(super) lacks: HashMap<Day, Vec<Label>>,
    pub(super) said: Said,
}

/// What can be said of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) state: IssueState,
    /// By what a person said, not by what the issues show.
    pub(super) is_said: bool,
    /// Pages that are not held.
    pub(super) lacks: u32,
    /// Their labels, as far as they are known.
    pub(super) missing: Vec<Label>,
}

impl Standing {
    fn new(state: IssueState, is_said: bool) -> Self {
        Self { state, is_said, lacks: 0, missing: Vec::new() }
    }
}

impl Paper {
    /// The papers of all pages, by name; what names none comes last. What the issues of a paper show is taken from what was
    /// known `before` where they are the same.
    pub(super) fn all(pages: &[Held], before: &[Self]) -> Vec<Self> {
        let mut papers: BTreeMap<(bool, Option<&str>), Self> = BTreeMap::new();
        for held in pages {
            let name = held.publication.as_deref();
            let paper = papers.entry((name.is_none(), name)).or_default();
            match held.days {
                Some((first, last)) if first == last => paper.issues.entry(first).or_default().add(held),
                _ => paper.undated += 1,
            }
        }
        let named =
            papers.into_iter().map(|((_, name), paper)| Self { name: name.map(str::to_owned), ..paper });
        named.map(|paper| paper.learnt(before)).collect()
    }

    /// With what its issues show.
    fn learnt(mut self, before: &[Self]) -> Self {
        let known = before.iter().find(|known| known.name == self.name && known.issues == self.issues);
        if let Some(known) = known {
            (self.spans, self.lacks) = (known.spans.clone(), known.lacks.clone());
            return self;
        }
        let sure: Vec<Day> =
            self.issues.iter().filter(|(_, issue)| issue.is_sure).map(|(day, _)| *day).collect();
        self.spans = rhythm::learn(&sure);
        self.lacks = pages::missing(&self.issues);
        self
    }

    /// First and last day of what is held for certain.
    pub(super) fn bounds(&self) -> Option<(Day, Day)> {
        let mut sure = self.issues.iter().filter(|(_, issue)| issue.is_sure).map(|(day, _)| *day);
        let first = sure.next()?;
        Some((first, sure.next_back().unwrap_or(first)))
    }

    /// Whether something of a day is held for certain.
    pub(super) fn has(&self, day: Day) -> bool {
        self.issues.get(&day).is_some_and(|issue| issue.is_sure)
    }

    /// Whether the paper appears on a day, by the issues around it. Nothing is said of a long time without any.
    pub(super) fn habit(&self, day: Day) -> Habit {
        let after = self.spans.partition_point(|span| span.first <= day);
        let Some(span) = after.checked_sub(1).and_then(|at| self.spans.get(at)) else {
            return Habit::Unknown;
        };
        let habit = span.habit(day);
        let is_sure = |(_, issue): &(&Day, &Issue)| issue.is_sure;
        let before = self.issues.range(..=day).rev().find(is_sure);
        let next = self.issues.range(day..).find(is_sure);
        match before.zip(next) {
            Some(((before, _), (next, _))) if next - before <= LONG_GAP * 7 => habit,
            _ => Habit::Unknown,
        }
    }

    /// What can be said of a day.
    pub(super) fn day(&self, day: Day) -> Standing {
        if self.has(day) {
            return self.held(day);
        }
        if self.issues.get(&day).is_some_and(|issue| issue.estimated > 0 || issue.articles > 0) {
            return Standing::new(IssueState::Estimated, false);
        }
        let state = match self.said.of(day) {
            Some(Issuing::Never) => IssueState::Never,
            Some(Issuing::Appeared) => IssueState::Missing,
            Some(Issuing::Weekdays { days }) => match days.contains(&(weekday(day) as u8 + 1)) {
                true => IssueState::Missing,
                false => IssueState::Never,
            },
            Some(Issuing::Unknown | Issuing::Pages { .. }) => IssueState::Unchecked,
            None => return Standing::new(self.by_habit(day), false),
        };
        Standing::new(state, true)
    }

    fn by_habit(&self, day: Day) -> IssueState {
        match self.habit(day) {
            Habit::Appears => pause::state(self, day),
            Habit::Rests => IssueState::None,
            Habit::Unknown => IssueState::Unchecked,
        }
    }

    fn held(&self, day: Day) -> Standing {
        let known = self.said.pages(day);
        let (lacks, missing) = match (known, self.issues.get(&day)) {
            (Some(pages), Some(issue)) => pages::of_known(issue, pages),
            _ => {
                let missing = self.lacks.get(&day).cloned().unwrap_or_default();
                (missing.len() as u32, missing)
            }
        };
        let state = if lacks > 0 { IssueState::Incomplete } else { IssueState::Held };
        Standing { state, is_said: known.is_some(), lacks, missing }
    }
}
