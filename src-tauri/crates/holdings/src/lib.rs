//! 馆藏: which issues and pages of each paper are held, which are missing, which never appeared, and of which nothing
//! is known, so that “nothing found” is never taken for “nothing printed”.
//!
//! ```text
//! pages held ─→ issues of a paper ─rhythm, pages, pause→ what should be there ─said→ state of each day ─→ gaps
//! ```
//!
//! On which days a paper appears and how many pages it has is learnt from the issues that are held
//! ([`rhythm`], [`pages`], [`pause`]); what a person says of it wins ([`said`]). Pages with an estimated date stand
//! for nothing but themselves.

mod csv;
mod gap;
pub mod held;
mod pages;
mod paper;
mod pause;
mod rhythm;
mod said;
mod summary;

use std::sync::Arc;

use common::edtf::{Day, FAR_FUTURE, FAR_PAST, Stretch, format_day};
use common::memo::Memo;
use common::page_label::Label;
pub use csv::gaps_csv;
use held::Mark;
use newspaper::Correction;
use paper::{Issue, Paper};
use query::syntax::{self, DateRange, Node};
use query::{Axis, Query};
use rusqlite::Connection;
use said::Word;
pub use said::check;
use store::holding::Held;
use store::{Error, Result, Store, correction};
use wire::{Coverage, Gap, IssueDay, IssueState, PaperHoldings};

/// Days that are looked through at once at most: two hundred years.
const MOST_DAYS: Day = 73_050;

/// The pages and papers that are held, kept in memory until the archive changes.
#[derive(Debug)]
pub struct Holdings {
    store: Arc<Store>,
    held: held::Cache,
    papers: Memo<Mark, Arc<Vec<Paper>>>,
}

impl Holdings {
    /// Those of a store; nothing is read yet.
    pub fn new(store: Arc<Store>) -> Self {
        Self { store, held: held::Cache::default(), papers: Memo::default() }
    }

    /// Whether the pages are in memory.
    pub fn are_known(&self) -> bool {
        self.held.is_known()
    }

    /// All pages, in the state of a connection.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn pages(&self, connection: &Connection) -> Result<Arc<held::Pages>> {
        held::pages(&self.held, connection)
    }

    /// Reads the papers, so that they are there when they are asked for.
    ///
    /// # Errors
    /// `archive-damaged`.
    pub fn ready(&self) -> Result<()> {
        self.papers().map(drop)
    }

    fn papers(&self) -> Result<Arc<Vec<Paper>>> {
        self.store.read(|connection| {
            self.papers.go_on(Mark::read(connection)?, |before| {
                let pages = self.pages(connection)?;
                Ok(Arc::new(read(connection, &pages.pages, &before.unwrap_or_default())?))
            })
        })
    }
}

fn read(connection: &Connection, pages: &[Held], before: &[Paper]) -> Result<Vec<Paper>> {
    let mut papers = Paper::all(pages, before);
    for (batch, correction) in correction::issues(connection)? {
        let Correction::Issues { publication, from, to, known } = correction else { continue };
        let paper = papers.iter_mut().find(|paper| paper.name == publication);
        let word = Word { batch, from: said::day(from.as_deref()), to: said::day(to.as_deref()), known };
        match paper {
            Some(paper) => paper.said.0.push(word),
            // Something is known of a paper of which nothing is held (any more).
            None => {
                let mut paper = Paper { name: publication, ..Paper::default() };
                paper.said.0.push(word);
                papers.push(paper);
            }
        }
    }
    Ok(papers)
}

/// Every paper of the archive, what is held of it and what is not.
pub fn papers(holdings: &Holdings) -> Result<Vec<PaperHoldings>> {
    Ok(holdings.papers()?.iter().map(summary::summary).collect())
}

/// What can be said of each day.
pub fn days(holdings: &Holdings, publication: Option<&str>, from: &str, to: &str) -> Result<Vec<IssueDay>> {
    let papers = holdings.papers()?;
    let (first, last) = (day(from, |stretch| stretch.first)?, day(to, |stretch| stretch.last)?);
    let nobody = Paper::default();
    let paper = papers.iter().find(|paper| paper.name.as_deref() == publication).unwrap_or(&nobody);
    let last = last.min(first.saturating_add(MOST_DAYS));
    Ok((first..=last).map(|day| issue_day(paper, day)).collect())
}

fn day(text: &str, end: fn(Stretch) -> Day) -> Result<Day> {
    Stretch::parse(text).map(end).ok_or_else(|| Error::DateInvalid(text.to_owned()))
}

fn issue_day(paper: &Paper, day: Day) -> IssueDay {
    let standing = paper.day(day);
    let nothing = Issue::default();
    let issue = paper.issues.get(&day).unwrap_or(&nothing);
    IssueDay {
        date: format_day(day),
        state: standing.state,
        set: standing.is_said,
        pages: issue.pages(),
        labels: issue.labels.iter().map(Label::text).collect(),
        estimated: issue.estimated,
        lacks: standing.lacks,
        missing: standing.missing.iter().map(Label::text).collect(),
        articles: issue.articles,
    }
}

/// Missing issues, issues that lack pages, and times of which nothing is known, between what is held first and last
/// (or the days asked for), paper by paper.
pub fn gaps(
    holdings: &Holdings,
    publication: Option<&str>,
    from: Option<&str>,
    to: Option<&str>,
) -> Result<Vec<Gap>> {
    let first = from.map(|from| day(from, |stretch| stretch.first)).transpose()?;
    let last = to.map(|to| day(to, |stretch| stretch.last)).transpose()?;
    let papers = holdings.papers()?;
    let asked = |paper: &&Paper| publication.is_none_or(|name| paper.name.as_deref() == Some(name));
    Ok(papers.iter().filter(asked).flat_map(|paper| gap::gaps(paper, first, last)).collect())
}

/// The days of issue that a query asks for, in its lists or in its text.
fn asked_days(query: &Query, today: Day) -> Result<Option<DateRange>> {
    let range = DateRange::of(query.from.as_deref(), query.to.as_deref(), today);
    let range = range.map_err(Error::DateInvalid)?;
    if range != DateRange::default() {
        return Ok((query.axis == Axis::Published).then_some(range));
    }
    let nodes = match syntax::parse(&query.text, today)? {
        Node::And(nodes) => nodes,
        node => vec![node],
    };
    let days = nodes.into_iter().find_map(|node| match node {
        Node::Date(range, axis) if axis.unwrap_or(query.axis) == Axis::Published => Some(range),
        _ => None,
    });
    Ok(days)
}

/// How far the papers of a query are held on the days it asks for; `None` where it asks for no days of issue.
/// The query is asked on the day `today`.
pub fn coverage(holdings: &Holdings, query: &Query, today: Day) -> Result<Option<Coverage>> {
    let Some(range) = asked_days(query, today)? else { return Ok(None) };
    let papers = holdings.papers()?;
    let name = |paper: &&Paper| paper.name.clone().is_some_and(|name| query.publications.contains(&name));
    let asked: Vec<&Paper> = papers.iter().filter(|p| query.publications.is_empty() || name(p)).collect();
    let bounds = asked.iter().filter_map(|paper| paper.bounds());
    let held = bounds.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let mut coverage = Coverage {
        held_from: held.map(|(first, _)| format_day(first)),
        held_to: held.map(|(_, last)| format_day(last)),
        ..Coverage::default()
    };
    // What is open ends where the papers do.
    let first = range.from.or(held.map(|held| held.0)).unwrap_or(FAR_PAST);
    let last = range.to.or(held.map(|held| held.1)).unwrap_or(FAR_FUTURE);
    coverage.outside = held.is_none_or(|held| last < held.0 || held.1 < first);
    let last = last.min(first.saturating_add(MOST_DAYS));
    for paper in asked {
        for day in first..=last {
            let standing = paper.day(day);
            match standing.state {
                IssueState::Held => coverage.held += 1,
                IssueState::Incomplete => coverage.incomplete += 1,
                IssueState::Missing => coverage.missing += 1,
                IssueState::Unchecked => coverage.unchecked += 1,
                IssueState::Estimated => coverage.estimated += 1,
                IssueState::None | IssueState::Never => {}
            }
            if coverage.day.is_none()
                && matches!(standing.state, IssueState::Missing | IssueState::Incomplete)
            {
                coverage.publication.clone_from(&paper.name);
                coverage.day = Some(format_day(day));
            }
        }
    }
    Ok(Some(coverage))
}
