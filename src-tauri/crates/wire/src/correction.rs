//! Corrections, doubts and damaged characters, as the window and the command line are given them.

use newspaper::correction::Reason;
use newspaper::{Answer, Correction, DoubtKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArticleId, ImportFailure, PageId, Segment};

/// Number of a batch of corrections: what was made in one step and is taken back in one.
pub type BatchId = i64;

/// What a correction is made on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Target {
    /// A page, by its row id.
    Page(#[ts(type = "number")] PageId),
    /// The page an article was cut from, or its own record.
    Article(#[ts(type = "number")] ArticleId),
    /// The whole archive, for headings and what is known of issues.
    Archive,
    /// All pages of the issue that a page belongs to; for corrections of what the page is, which hold for the issue.
    Issue(#[ts(type = "number")] PageId),
}

/// Corrections of one target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Change {
    /// What they are made on.
    pub target: Target,
    /// In the order in which they are to be applied.
    pub corrections: Vec<Correction>,
}

/// What making, undoing or redoing corrections did.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Corrected {
    /// The batch; `None` when there was nothing to undo or redo.
    #[ts(type = "number | null")]
    pub batch: Option<BatchId>,
    /// Articles of the pages concerned that are there now and are new or other than before.
    #[ts(type = "Array<number>")]
    pub changed: Vec<ArticleId>,
    /// Articles that are there no more.
    #[ts(type = "Array<number>")]
    pub gone: Vec<ArticleId>,
    /// Corrections of the batch that could not be applied, with the reason.
    pub unapplied: Vec<CorrectionEntry>,
}

/// The list of corrections, the latest batch first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CorrectionList {
    /// Batches in all.
    pub total: u32,
    /// Corrections in force that do not fit their page as it is read now.
    pub unapplied: u32,
    /// The batch that undoing would take back.
    #[ts(type = "number | null")]
    pub undo: Option<BatchId>,
    /// The batch that redoing would make again.
    #[ts(type = "number | null")]
    pub redo: Option<BatchId>,
    /// The batches asked for.
    pub batches: Vec<CorrectionBatch>,
}

/// Corrections that were made in one step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CorrectionBatch {
    /// Its number.
    #[ts(type = "number")]
    pub id: BatchId,
    /// When it was made, RFC 3339, UTC.
    pub at: String,
    /// False when it was taken back.
    pub holds: bool,
    /// Its corrections.
    pub entries: Vec<CorrectionEntry>,
}

/// One correction of a batch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CorrectionEntry {
    /// What was set right.
    pub correction: Correction,
    /// The file it was made on, as it was named at import; `None` when the archive holds it no more.
    pub file: Option<String>,
    /// The page.
    #[ts(type = "number | null")]
    pub page_id: Option<PageId>,
    /// The article that stands now where the correction was made.
    #[ts(type = "number | null")]
    pub article: Option<ArticleId>,
    /// Why it does not fit the page as it is read now.
    pub unapplied: Option<Reason>,
}

/// A part of the queue of doubts, the worst first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DoubtList {
    /// Doubts in all.
    pub total: u32,
    /// The doubts asked for.
    pub doubts: Vec<DoubtView>,
}

/// A doubt with the page it is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DoubtView {
    /// The same for the same doubt, as long as it is open.
    pub key: String,
    /// What it is about.
    pub kind: DoubtKind,
    /// How probable the present reading is, 0–1.
    pub confidence: f32,
    /// The page; its lines come from `page_source`.
    #[ts(type = "number")]
    pub page_id: PageId,
    /// File name at import.
    pub file: String,
    /// Name of the paper.
    pub publication: Option<String>,
    /// Date of issue, EDTF; with `~` when estimated.
    pub published: Option<String>,
    /// Page label.
    pub page: Option<String>,
    /// The sentences an estimate of the date rests on.
    pub evidence: Vec<String>,
    /// The 1-based lines in question; empty when the whole page is.
    pub lines: Vec<u32>,
    /// The answers, the present reading first; each is made with `correct` on the page.
    pub answers: Vec<Answer>,
}

/// Damaged characters that are probably others, all places of one proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RepairGroup {
    /// As printed.
    pub from: String,
    /// What was probably meant.
    pub to: String,
    /// Name of the rule that proposes it: a key `repair.<rule>`.
    pub rule: String,
    /// 0–1, of the surest place.
    pub confidence: f32,
    /// Places in all.
    pub places: u32,
    /// Articles in all.
    pub articles: u32,
    /// Some of the places.
    pub samples: Vec<RepairSample>,
}

/// A place of a [`RepairGroup`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RepairSample {
    /// The article.
    #[ts(type = "number")]
    pub article: ArticleId,
    /// Its headline.
    pub headline: String,
    /// The text around the place, which is marked as a hit.
    pub text: Vec<Segment>,
}

/// What reading all pages anew did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RereadSummary {
    /// Pages and records read.
    pub pages: u32,
    /// Articles that are new or other than before.
    pub changed: u32,
    /// Articles that are there no more.
    pub gone: u32,
    /// Corrections in force that do not fit any more.
    pub unapplied: u32,
    /// True when it was cancelled; what had been read anew stays so.
    pub cancelled: bool,
    /// Files that could not be read, which stay as they were.
    pub failures: Vec<ImportFailure>,
}
