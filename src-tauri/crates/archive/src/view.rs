//! What the window and the command line are given. Text comes as segments, never as offsets or HTML.
//!
//! These types are the wire: `cargo test` writes their TypeScript side to `ui/src/bindings`.

mod correction;
mod setting;
mod version;

use newspaper::{ArticleKind, BlockKind, Diagnostic, Origin, PageField};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use correction::*;
pub use setting::*;
pub use version::*;

use crate::query::{Axis, Granularity};

/// Row id of an article, stable within an archive.
pub type ArticleId = i64;

/// Row id of a page, stable within an archive.
pub type PageId = i64;

/// A run of text, a hit or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Segment {
    /// The text as printed.
    pub text: String,
    /// True where the query found it.
    pub hit: bool,
}

/// A run of article text that is (or is not) a hit and lies (or not) inside a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MarkedSegment {
    /// The text as printed.
    pub text: String,
    /// True where the query found it.
    pub hit: bool,
    /// Index into [`ArticleView::facts`] of the fact the text belongs to (the longest where facts overlap).
    pub fact: Option<u32>,
}

/// What an archive is and holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ArchiveInfo {
    /// Folder name without `.jianbao`.
    pub name: String,
    /// The folder.
    pub path: String,
    /// Articles held.
    pub articles: u32,
    /// Pages held.
    pub pages: u32,
    /// Names of papers, the most frequent first.
    pub publications: Vec<String>,
    /// Earliest and latest day of issue (printed, given or estimated), `YYYY-MM-DD` or coarser.
    pub first: Option<String>,
    /// See `first`.
    pub last: Option<String>,
    /// Articles whose date of issue is unknown or only estimated.
    pub undated: u32,
    /// True when the archive lies on media that cannot be written to.
    pub read_only: bool,
}

/// One article in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Hit {
    /// The article.
    #[ts(type = "number")]
    pub id: ArticleId,
    /// `id` of the structured record it was imported from.
    pub source_id: Option<String>,
    /// 主题.
    pub headline: String,
    /// True when the program proposed the headline.
    pub headline_supplied: bool,
    /// 引题.
    pub kicker: Option<String>,
    /// 副题.
    pub deck: Option<String>,
    /// Date of issue, EDTF; with `~` when estimated.
    pub published: Option<String>,
    /// True when `published` is an estimate.
    pub published_estimated: bool,
    /// Name of the paper.
    pub publication: Option<String>,
    /// Page label.
    pub page: Option<String>,
    /// What sort of piece it is.
    pub kind: ArticleKind,
    /// Articles of this list that tell the same and were folded into this row; empty where nothing is folded.
    #[ts(type = "Array<number>")]
    pub folded: Vec<ArticleId>,
    /// Why it was found: `headline`, `standing-head`, `text`, `byline`, `filter`.
    pub why: Vec<String>,
    /// The best passage, or the lead when the query has no words.
    pub snippet: Vec<Segment>,
}

/// A page of a result list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SearchResult {
    /// Articles found in all.
    pub total: u32,
    /// Rows of the list in all: fewer than `total` where articles that tell the same are folded into one row.
    pub rows: u32,
    /// Milliseconds the search took.
    pub took_ms: f64,
    /// The rows asked for.
    pub hits: Vec<Hit>,
    /// Counts over all articles found; `None` when not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub facets: Option<Facets>,
}

/// Counts over all articles of a query, each list by count, at most 50 values.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Facets {
    /// Papers.
    pub publication: Vec<Facet>,
    /// Years of issue.
    pub year: Vec<Facet>,
    /// Place paths.
    pub place: Vec<Facet>,
    /// People named in the text or in the byline.
    pub person: Vec<Facet>,
    /// Reporters.
    pub reporter: Vec<Facet>,
    /// Organisations.
    pub org: Vec<Facet>,
    /// Initiatives.
    pub initiative: Vec<Facet>,
    /// Subjects.
    pub topic: Vec<Facet>,
    /// Kinds of article.
    pub kind: Vec<Facet>,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Facet {
    /// What a filter takes.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// Articles.
    pub count: u32,
}

/// A histogram of a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Timeline {
    /// Which dates are counted.
    pub axis: Axis,
    /// Width of the bins.
    pub by: Granularity,
    /// Non-empty bins, ascending.
    pub bins: Vec<Bin>,
    /// Articles of the query without a date of that precision on that axis.
    pub undated: u32,
    /// Articles of the query in all.
    pub total: u32,
}

/// One bin of a [`Timeline`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Bin {
    /// `2024`, `2024-07` or `2024-07-17`.
    pub start: String,
    /// Articles. On the event axis an article counts once in every bin it tells of.
    pub count: u32,
    /// How many of them stand here by an estimate.
    pub estimated: u32,
}

/// The topics of a query, each list by count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Topics {
    /// IPTC subjects.
    pub subjects: Vec<SubjectCount>,
    /// Chains of articles on one matter.
    pub storylines: Vec<Storyline>,
    /// Named projects, campaigns, platforms, policies.
    pub initiatives: Vec<InitiativeCount>,
    /// First and last day the sparklines span, `YYYY-MM-DD`; `None` when nothing is dated.
    pub spark_from: Option<String>,
    /// See `spark_from`.
    pub spark_to: Option<String>,
}

/// A subject with its articles counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SubjectCount {
    /// `medtop:04000000`.
    pub id: String,
    /// Its Chinese name.
    pub label: String,
    /// Articles.
    pub count: u32,
    /// Articles over time: 24 equal stretches of `spark_from..=spark_to`.
    pub spark: Vec<u32>,
}

/// A chain of articles on one matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Storyline {
    /// Stable while its articles stay the same.
    pub id: String,
    /// Its telling words.
    pub label: String,
    /// First day, EDTF.
    pub from: Option<String>,
    /// Last day, EDTF.
    pub to: Option<String>,
    /// Articles.
    pub count: u32,
    /// See [`SubjectCount::spark`].
    pub spark: Vec<u32>,
    /// Its articles, by date.
    pub articles: Vec<StorylineArticle>,
}

/// An article of a [`Storyline`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StorylineArticle {
    /// The article.
    #[ts(type = "number")]
    pub id: ArticleId,
    /// `id` of the structured record it was imported from.
    pub source_id: Option<String>,
    /// 主题.
    pub headline: String,
}

/// An initiative with its articles counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InitiativeCount {
    /// Its name.
    pub name: String,
    /// `platform`, `campaign`, `policy`, `document`, `event`, `other`.
    pub kind: String,
    /// Articles.
    pub count: u32,
    /// Day of issue of the first article, EDTF.
    pub first: Option<String>,
    /// Day of issue of the last article, EDTF.
    pub last: Option<String>,
    /// See [`SubjectCount::spark`].
    pub spark: Vec<u32>,
}

/// The whole article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ArticleView {
    /// The article.
    #[ts(type = "number")]
    pub id: ArticleId,
    /// `id` of the structured record it was imported from.
    pub source_id: Option<String>,
    /// 栏目.
    pub standing_head: Option<String>,
    /// 引题.
    pub kicker: Vec<MarkedSegment>,
    /// 主题.
    pub headline: Vec<MarkedSegment>,
    /// True when the program proposed the headline.
    pub headline_supplied: bool,
    /// 副题.
    pub deck: Vec<MarkedSegment>,
    /// The byline as printed, where it stands apart from the text.
    pub byline: Vec<Vec<MarkedSegment>>,
    /// 记者.
    pub reporters: Vec<String>,
    /// 通讯员.
    pub correspondents: Vec<String>,
    /// 摄影.
    pub photographers: Vec<String>,
    /// 电头.
    pub dateline: Option<String>,
    /// What sort of piece it is.
    pub kind: ArticleKind,
    /// How sure the program is of cut and headline, 0–1.
    pub confidence: f32,
    /// Date of issue, EDTF; with `~` when estimated.
    pub published: Option<String>,
    /// True when `published` is an estimate.
    pub published_estimated: bool,
    /// The sentences an estimate rests on.
    pub published_evidence: Vec<String>,
    /// Name of the paper.
    pub publication: Option<String>,
    /// Page label.
    pub page: Option<String>,
    /// 版名.
    pub section: Option<String>,
    /// Where paper, date, page and section come from, and how sure that is.
    pub origins: Vec<PageOrigin>,
    /// Other pages that the article goes on on (下转), in order; their blocks are among `blocks`.
    pub continued: Vec<SourceRef>,
    /// Headline, kicker, deck and paragraphs that a person replaced, as they were read before.
    pub replaced: Vec<ReplacedView>,
    /// Damaged characters nobody has decided on.
    pub look_alikes: Vec<LookAlikeView>,
    /// The text.
    pub blocks: Vec<BlockView>,
    /// Facts in the order they stand; byline names first.
    pub facts: Vec<FactView>,
    /// IPTC subjects, the main one first.
    pub subjects: Vec<SubjectView>,
    /// Hits in kicker, headline, deck, byline and text.
    pub hits: u32,
    /// The page it was cut from.
    pub source: SourceRef,
    /// Other articles on the same matter, the nearest first.
    pub related: Vec<StorylineArticle>,
    /// Other versions: reprints, updates, errata.
    pub versions: Vec<Version>,
    /// What a person set right on it or its page, the latest first, with what no longer fits.
    pub corrections: Vec<CorrectionBatch>,
}

/// Where a value of a page comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PageOrigin {
    /// The field.
    pub field: PageField,
    /// Where its value comes from.
    pub origin: Origin,
    /// 0–1.
    pub confidence: f32,
}

/// A part of an article that a person replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReplacedView {
    /// Index into [`ArticleView::blocks`]; `None` for headline, kicker and deck.
    pub block: Option<u32>,
    /// The text as read from the page.
    pub text: String,
}

/// Damaged characters of an article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LookAlikeView {
    /// As printed.
    pub text: String,
    /// What was probably meant.
    pub proposal: String,
    /// Name of the rule that proposes it: a key `repair.<rule>`.
    pub rule: String,
    /// 0–1.
    pub confidence: f32,
    /// The sentence they stand in.
    pub sentence: String,
}

/// A block of article text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BlockView {
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub segments: Vec<MarkedSegment>,
    /// The 1-based source lines it was made from.
    pub lines: Vec<u32>,
    /// 0 for lines of [`ArticleView::source`], n for those of the nth of [`ArticleView::continued`].
    pub page: u32,
}

/// A fact, ready to be shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FactView {
    /// `date`, `person`, `place`, `org`, `initiative`, `figure`.
    pub kind: String,
    /// As printed.
    pub text: String,
    /// What it means: EDTF, name, path, full name, number with unit.
    pub value: String,
    /// Tense of a date, part of a person, kind of an initiative, qualifier of a figure.
    pub detail: Option<String>,
    /// Role of a person.
    pub role: Option<String>,
    /// Name of the rule that read it.
    pub rule: String,
    /// 0–1.
    pub confidence: f32,
    /// Source lines of the part it stands in; empty for byline names.
    pub lines: Vec<u32>,
    /// The sentence it stands in, as printed.
    pub sentence: String,
}

/// A subject of an article, ready to be shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SubjectView {
    /// `medtop:04000000`.
    pub id: String,
    /// Its Chinese name.
    pub label: String,
    /// 0–1.
    pub confidence: f32,
    /// The words that decided.
    pub evidence: Vec<String>,
}

/// Where an article was cut from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SourceRef {
    /// The page.
    #[ts(type = "number")]
    pub page_id: PageId,
    /// File name at import.
    pub file: String,
    /// SHA-256 of the original, hex.
    pub sha256: String,
    /// Encoding it was read with.
    pub encoding: String,
    /// The article's 1-based source lines.
    pub lines: Vec<u32>,
    /// True for a structured record, which was not cut from a page.
    pub record: bool,
}

/// A page as it was imported, line by line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SourceView {
    /// The page.
    #[ts(type = "number")]
    pub page_id: PageId,
    /// File name at import.
    pub file: String,
    /// Encoding it was read with.
    pub encoding: String,
    /// Its lines, blank ones included.
    pub lines: Vec<SourceLine>,
    /// Remarks made while it was read.
    pub diagnostics: Vec<Diagnostic>,
}

/// A line of a [`SourceView`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SourceLine {
    /// 1-based.
    pub n: u32,
    /// As decoded.
    pub text: String,
    /// The article it belongs to; `None` for blank and unassigned lines.
    #[ts(type = "number | null")]
    pub article: Option<ArticleId>,
}

/// How an import is going.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportProgress {
    /// Files done, failed and skipped ones included.
    pub done: u32,
    /// Files in all.
    pub total: u32,
    /// Articles added so far.
    pub articles: u32,
    /// Files that failed so far.
    pub failed: u32,
    /// The file at work.
    pub file: String,
}

/// How an import ended.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportSummary {
    /// Files read into the archive.
    pub files: u32,
    /// Articles added.
    pub articles: u32,
    /// Files the archive held already.
    pub skipped: u32,
    /// Files that failed.
    pub failed: u32,
    /// Seconds it took.
    pub seconds: f64,
    /// True when it was cancelled; what had been read stays.
    pub cancelled: bool,
    /// Each file that failed, with its reason.
    pub failures: Vec<ImportFailure>,
    /// Remarks on files that were read (for example a page without articles).
    pub remarks: Vec<ImportRemark>,
}

/// A file that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportFailure {
    /// The file.
    pub path: String,
    /// Stable code, the key of its message.
    pub code: String,
    /// Detail for a person who can do something with it.
    pub detail: String,
}

/// A remark on a file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportRemark {
    /// The file.
    pub path: String,
    /// The remark.
    pub diagnostic: Diagnostic,
}

/// What `verify` found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct VerifyReport {
    /// Originals whose hash was checked.
    pub originals: u32,
    /// Articles compared between store and index.
    pub articles: u32,
    /// Every problem; empty when all is well.
    pub problems: Vec<Problem>,
}

/// A problem that `verify` found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Problem {
    /// Stable code, the key of its message.
    pub code: String,
    /// What it is about: a file, a row.
    pub subject: String,
}
