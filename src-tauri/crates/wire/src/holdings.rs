//! What is held of each paper, and what is not.

use newspaper::Issuing;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::BatchId;

/// What can be said of a paper on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum IssueState {
    /// An issue is held, with all pages as far as is known.
    Held,
    /// An issue is held, and pages of it are missing (缺版).
    Incomplete,
    /// Pages are held that are of this day by an estimate only.
    Estimated,
    /// There should be an issue, and none is held (缺期).
    Missing,
    /// No day of issue, as the issues that are held show.
    None,
    /// No issue appeared, as a person says.
    Never,
    /// Nothing is known (未核).
    #[default]
    Unchecked,
}

/// A paper: what is held of it and what is not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PaperHoldings {
    /// Its name; `None` stands for all pages that name no paper.
    pub publication: Option<String>,
    /// First day with an issue that is held for certain, `YYYY-MM-DD`.
    pub first: Option<String>,
    /// Last such day.
    pub last: Option<String>,
    /// Issues held, incomplete ones included.
    pub issues: u32,
    /// Issues of which pages are missing.
    pub incomplete: u32,
    /// Days with nothing but pages that are of them by an estimate.
    pub estimated: u32,
    /// Issues that are not held.
    pub missing: u32,
    /// Pages that issues lack.
    pub missing_pages: u32,
    /// Days between first and last of which nothing is known.
    pub unchecked: u32,
    /// Pages held, without records of no page.
    pub pages: u32,
    /// Articles held.
    pub articles: u32,
    /// Pages (of records: groups of records) without a day, even by an estimate.
    pub undated: u32,
    /// On which weekdays it appears, as the issues show, in order of time.
    pub rhythms: Vec<Rhythm>,
    /// What people say of its issues, the last word first.
    pub words: Vec<IssueWord>,
    /// The years with something held, missing or unknown, ascending.
    pub years: Vec<YearHoldings>,
}

/// A rhythm that a paper keeps for some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Rhythm {
    /// First day: a Monday, or the first issue of all.
    pub from: String,
    /// Last day: a Sunday, or the last issue of all.
    pub to: String,
    /// Days of issue: 1 is Monday, 7 is Sunday.
    pub weekdays: Vec<u8>,
    /// Every so many weeks.
    pub every: u32,
}

/// What a person says of the issues of some days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IssueWord {
    /// The batch of corrections that takes it back.
    #[ts(type = "number")]
    pub batch: BatchId,
    /// First day; `None` since ever.
    pub from: Option<String>,
    /// Last day; `None` until further notice.
    pub to: Option<String>,
    /// What is said.
    pub known: Issuing,
}

/// A year of a paper, counted as [`PaperHoldings`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct YearHoldings {
    /// The year.
    pub year: i32,
    /// Issues held, incomplete ones included.
    pub issues: u32,
    /// Issues of which pages are missing.
    pub incomplete: u32,
    /// Days with estimates only.
    pub estimated: u32,
    /// Issues that are not held.
    pub missing: u32,
    /// Pages that issues lack.
    pub missing_pages: u32,
    /// Days on which no issue appeared, as a person says.
    pub never: u32,
    /// Days of which nothing is known.
    pub unchecked: u32,
    /// Pages held.
    pub pages: u32,
    /// Articles held.
    pub articles: u32,
}

/// A day of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IssueDay {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// What can be said of it.
    pub state: IssueState,
    /// By what a person says, and not by what the issues show.
    pub set: bool,
    /// Pages held for certain.
    pub pages: u32,
    /// Their labels.
    pub labels: Vec<String>,
    /// Pages that are of this day by an estimate.
    pub estimated: u32,
    /// Pages that are missing.
    pub lacks: u32,
    /// Their labels, as far as they are known.
    pub missing: Vec<String>,
    /// Articles held, those with an estimated date included.
    pub articles: u32,
}

/// A gap: issues in a row that are not held, an issue that lacks pages, or days of which nothing is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Gap {
    /// The paper.
    pub publication: Option<String>,
    /// First day of issue in it.
    pub from: String,
    /// Last day.
    pub to: String,
    /// `missing`, `incomplete` or `unchecked`.
    pub state: IssueState,
    /// By what a person says.
    pub set: bool,
    /// Issues that are missing, or days of which nothing is known.
    pub days: u32,
    /// Pages that an issue lacks.
    pub lacks: u32,
    /// Their labels, as far as they are known.
    pub missing: Vec<String>,
}

/// How far the papers of a query are held on the days it asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Coverage {
    /// Issues held whole.
    pub held: u32,
    /// Issues of which pages are missing.
    pub incomplete: u32,
    /// Issues that are not held.
    pub missing: u32,
    /// Days with estimates only.
    pub estimated: u32,
    /// Days of which nothing is known.
    pub unchecked: u32,
    /// The days asked for lie before or after everything that is held.
    pub outside: bool,
    /// First day that is held for certain, of any of the papers.
    pub held_from: Option<String>,
    /// Last such day.
    pub held_to: Option<String>,
    /// The paper of the first gap.
    pub publication: Option<String>,
    /// Its day.
    pub day: Option<String>,
}
