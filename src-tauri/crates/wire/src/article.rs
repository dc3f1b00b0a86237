//! One article with everything known of it, and the page it was cut from.

use newspaper::facts::Rule;
use newspaper::{ArticleKind, BlockKind, Diagnostic, FactKind, FactValue, Origin, PageField, Span};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArticleId, CorrectionBatch, MarkedSegment, PageId, StorylineArticle, StorylineName, Version};

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
    /// The storyline it is in.
    pub storyline: Option<StorylineName>,
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
    /// Which kind of fact it is.
    pub kind: FactKind,
    /// As printed.
    pub text: String,
    /// What it means: EDTF, name, path, full name, number with unit.
    pub value: String,
    /// Tense of a date, part of a person, kind of an initiative, qualifier of a figure.
    pub detail: Option<String>,
    /// Role of a person.
    pub role: Option<String>,
    /// Organisation and role of a person said together, the organisation once.
    pub post: Option<String>,
    /// The heading that a name is filed under; `None` for what is no name.
    pub heading: Option<String>,
    /// The whole meaning, of which `value`, `detail` and `role` are the words.
    pub meaning: FactValue,
    /// What read it.
    pub rule: Rule,
    /// 0–1.
    pub confidence: f32,
    /// Where it stands, blocks as in [`ArticleView::blocks`]; `None` for names that come from the byline alone.
    pub span: Option<Span>,
    /// 0 for lines of [`ArticleView::source`], n for those of the nth of [`ArticleView::continued`].
    pub page: u32,
    /// Source lines that say it; empty where a person put it there.
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
    /// Id of the subject above it.
    pub parent: Option<String>,
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
    /// What stands above the text there and is not shown: kicker, headline and deck of a piece on another page.
    pub head: Vec<String>,
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
