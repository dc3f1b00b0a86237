//! What a page is made of, in the trade's words (NITF, METS/ALTO, schema.org NewsArticle).

use serde::{Deserialize, Serialize};
use strum::{Display, IntoStaticStr, VariantArray};
use ts_rs::TS;

use crate::correction::{Correction, Unapplied};
use crate::diagnostic::Diagnostic;
use crate::doubt::Doubt;
use crate::facts::Rule;

/// What a person says of a page before it is read; everything else is read or inferred.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// Name of the paper, e.g. `聊城日报`.
    pub publication: Option<String>,
    /// Date of issue, EDTF (`2024-07-17`, `2024-07`, `2024`).
    pub issue_date: Option<String>,
    /// Page label as printed, e.g. `A02`.
    pub page_label: Option<String>,
    /// Section name (版名).
    pub section: Option<String>,
    /// Encoding label (WHATWG name) to use instead of the detected one.
    pub encoding: Option<String>,
    /// What the file's name and folders say ([`crate::file_name`]); weaker than what is printed.
    pub named: PageInfo,
    /// Path of the county or prefecture the paper is at home in (`山东省/聊城市`), for names like 我市 and for names
    /// that several places bear; inferred from the page where it is not known.
    pub home: Option<String>,
    /// What is known from elsewhere of the day of issue; weaker than any date that stands somewhere.
    pub issue_hints: Vec<IssueHint>,
    /// What a person set right, in the order in which it was done; stronger than all else.
    pub corrections: Vec<Correction>,
}

/// What something else than the page tells of its day of issue: the same text in another paper, the files around it.
#[derive(Debug, Clone, PartialEq)]
pub struct IssueHint {
    /// The page was printed on this day, counted from 1970-01-01, or later,
    pub first: i64,
    /// and on this day or earlier,
    pub last: i64,
    /// with this probability, 0–1; else the hint says nothing.
    pub trust: f32,
    /// What it rests on, for a person.
    pub evidence: String,
}

/// A page, read.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedPage {
    /// WHATWG name of the encoding the bytes were read with, lower case, e.g. `gb18030`.
    pub encoding: &'static str,
    /// What the page says of itself.
    pub page: PageInfo,
    /// The decoded source, cut at CR LF, LF or CR; line 1 is `lines[0]`.
    pub lines: Vec<String>,
    /// Articles in the order of their first line.
    pub articles: Vec<Article>,
    /// Non-blank lines that belong to no article (masthead, folio, editors' line), 1-based, ascending.
    pub unassigned_lines: Vec<u32>,
    /// What was doubtful or given up on.
    pub diagnostics: Vec<Diagnostic>,
    /// Decisions that a person should look at, in the order of the page.
    pub doubts: Vec<Doubt>,
    /// Corrections that could not be applied.
    pub unapplied: Vec<Unapplied>,
}

/// What a page says of itself; `None` where it does not say.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PageInfo {
    /// Name of the paper, as printed or as given in [`Config`].
    pub publication: Option<String>,
    /// Date of issue, EDTF, as printed or as given.
    pub issue_date: Option<String>,
    /// Inferred date of issue, where none is printed or given.
    pub issue_date_estimate: Option<DateEstimate>,
    /// Page label as printed without 第/版, e.g. `01`, `A02`.
    pub page_label: Option<String>,
    /// Section name (版名), e.g. `综合`.
    pub section: Option<String>,
    /// Where each value comes from.
    #[serde(default)]
    pub origins: PageOrigins,
}

/// Where the values of a [`PageInfo`] come from; `None` where there is no value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageOrigins {
    /// Of the paper's name.
    pub publication: Option<Origin>,
    /// Of the date of issue; of an estimate there is none.
    pub issue_date: Option<Origin>,
    /// Of the page label.
    pub page_label: Option<Origin>,
    /// Of the section.
    pub section: Option<Origin>,
}

/// Where a value of a page comes from, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Origin {
    /// A person set it right.
    Corrected,
    /// A person said so when the page was imported.
    Typed,
    /// It stands in the masthead or folio.
    Printed,
    /// It stands in the source line under the headline, or in a record's fields.
    Attribution,
    /// The file or its folders are named so.
    FileName,
}

impl Origin {
    /// How far a value from there can be relied on, 0–1. Folios are read from damaged text, a site may publish before
    /// or after the paper, and files are misfiled now and then; people are taken at their word.
    pub fn confidence(self) -> f32 {
        match self {
            Self::Corrected | Self::Typed => 1.0,
            Self::Printed => 0.98,
            Self::Attribution | Self::FileName => 0.9,
        }
    }
}

/// An inferred date with the sentences it was inferred from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DateEstimate {
    /// EDTF with a qualifier, e.g. `2024-07-17~`.
    pub edtf: String,
    /// Quotations from the page that fix year and day.
    pub evidence: Vec<String>,
    /// How likely it is that the page is of that year or month, or was printed within three days of that day, 0–1;
    /// `None` where it was not noted.
    #[serde(default)]
    pub confidence: Option<f32>,
}

/// One article, cut from a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Article {
    /// 栏目: the standing head the article runs under, e.g. `简讯`, `图片新闻`.
    pub standing_head: Option<String>,
    /// 引题.
    pub kicker: Option<String>,
    /// 主题; proposed by the program when `headline_supplied`.
    pub headline: String,
    /// True where the page prints no headline and the program proposes one (代拟标题).
    pub headline_supplied: bool,
    /// 副题.
    pub deck: Option<String>,
    /// Who wrote it.
    pub byline: Byline,
    /// 电头: the place in `本报聊城讯` (`聊城`).
    pub dateline: Option<String>,
    /// What sort of piece it is.
    pub kind: ArticleKind,
    /// 1-based source lines, headline and byline lines included, ascending.
    pub lines: Vec<u32>,
    /// The text in reading order, wraps mended.
    pub blocks: Vec<Block>,
    /// How sure the program is of the cut and the headline, 0–1.
    pub confidence: f32,
    /// 下转: the article goes on elsewhere.
    pub jump_to: Option<Jump>,
    /// 上接: it began elsewhere.
    pub jump_from: Option<Jump>,
    /// Parts that a person replaced, as they were read before.
    pub replaced: Vec<Replaced>,
    /// Characters that look damaged, with what they may have been.
    pub look_alikes: Vec<LookAlike>,
    /// Facts read from the text, in the order they stand.
    pub facts: Vec<Fact>,
    /// IPTC Media Topics, the main one first.
    pub subjects: Vec<Subject>,
}

impl Article {
    /// Which block is the lead (导语): the first paragraph.
    pub fn lead(&self) -> Option<usize> {
        self.blocks.iter().position(|block| block.kind == BlockKind::Paragraph)
    }

    /// Whole body paragraphs (everything but subheads), as the contract's `body`.
    pub fn body(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().filter(|b| b.kind != BlockKind::Subhead).map(|b| b.text.as_str())
    }

    /// Subheads in order.
    pub fn subheads(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().filter(|b| b.kind == BlockKind::Subhead).map(|b| b.text.as_str())
    }

    /// The text of one part, `None` where the article has no such part.
    pub fn part(&self, part: Part) -> Option<&str> {
        match part {
            Part::Kicker => self.kicker.as_deref(),
            Part::Headline => Some(&self.headline),
            Part::Deck => self.deck.as_deref(),
            Part::Block(n) => self.blocks.get(n as usize).map(|b| b.text.as_str()),
        }
    }

    /// Every part that holds printed text, in reading order (a supplied headline is not printed).
    pub fn parts(&self) -> impl Iterator<Item = (Part, &str)> {
        let headline = (!self.headline_supplied).then_some(self.headline.as_str());
        let head = [
            (Part::Kicker, self.kicker.as_deref()),
            (Part::Headline, headline),
            (Part::Deck, self.deck.as_deref()),
        ];
        let blocks = self.blocks.iter().enumerate();
        head.into_iter()
            .filter_map(|(part, text)| Some((part, text?)))
            .chain(blocks.map(|(n, b)| (Part::Block(n as u32), b.text.as_str())))
    }
}

/// Where an article jumps to or from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jump {
    /// Page label as printed, e.g. `3`, `A02`.
    pub page: String,
    /// Headline the jump names (`上接第1版《…》`), if it does.
    pub title: Option<String>,
}

/// A part of an article as it was before a person replaced it; it is still found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// The part.
    pub part: Part,
    /// Its text as read from the page.
    pub text: String,
}

/// Characters that are probably others, damaged by OCR: `在平` for `茌平`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LookAlike {
    /// Where they stand.
    pub span: Span,
    /// As printed.
    pub text: String,
    /// What was probably meant; as many characters as `text`.
    pub proposal: String,
    /// Name of the rule that proposes it, kebab-case.
    pub rule: String,
    /// 0–1.
    pub confidence: f32,
}

/// 署名. Names have the spaces removed that a page dump put inside them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Byline {
    /// 记者.
    pub reporters: Vec<String>,
    /// 通讯员.
    pub correspondents: Vec<String>,
    /// 摄影.
    pub photographers: Vec<String>,
    /// The byline as printed where it stands apart from the text (`■ 本报记者 朱海波`), wraps mended;
    /// empty when it is only inside a paragraph.
    pub printed: Vec<String>,
}

/// What sort of piece an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ArticleKind {
    /// 消息.
    #[default]
    News,
    /// 通讯、特写.
    Feature,
    /// 图片新闻.
    PhotoCaption,
    /// 简讯.
    Brief,
    /// 评论.
    Commentary,
    /// 公告、启事、广告.
    Notice,
    /// Anything else.
    Other,
}

/// A run of text of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, wraps and column breaks mended, dump spaces removed. No line feeds, except in verse and tables.
    pub text: String,
    /// The 1-based source lines it was made from, ascending.
    pub lines: Vec<u32>,
}

/// Kinds of [`Block`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum BlockKind {
    /// A paragraph of the body.
    Paragraph,
    /// 小标题.
    Subhead,
    /// 图片说明 within a longer article.
    Caption,
    /// Verse, kept line by line.
    Verse,
    /// A table, kept line by line.
    Table,
}

/// A part of an article that facts can stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Part {
    /// 引题.
    Kicker,
    /// 主题.
    Headline,
    /// 副题.
    Deck,
    /// Index into [`Article::blocks`].
    Block(u32),
}

/// Where a fact stands: characters (not bytes) `start..end` of a part's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Span {
    /// The part.
    pub part: Part,
    /// First character, 0-based.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
}

/// Something the text says, with the place where it says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The surface as it stands in the text.
    pub text: String,
    /// Where it stands; `None` for names that come from the byline alone.
    pub span: Option<Span>,
    /// What read it.
    pub rule: Rule,
    /// 0–1.
    pub confidence: f32,
    /// What it means.
    pub value: FactValue,
}

/// The meaning of a [`Fact`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[ts(export)]
pub enum FactValue {
    /// A point or stretch of time.
    Date {
        /// EDTF level 0 or 1, day precision at most; `None` where the words put nothing on a calendar (近日).
        edtf: Option<String>,
        /// How it stands to publication.
        tense: Tense,
        /// What it is counted from.
        anchor: Anchor,
    },
    /// A named person.
    Person {
        /// Name without inner spaces.
        name: String,
        /// Title words as printed before the name; the byline label for byline names.
        role: Option<String>,
        /// The organisation the person belongs to, by its full name where the text gives it.
        org: Option<String>,
        /// What the person does in the article.
        #[serde(rename = "as")]
        part: PersonPart,
    },
    /// A place with its administrative path.
    Place {
        /// Standard names from the province down, `山东省/聊城市/冠县`.
        path: String,
        /// Division code of the last unit (GB/T 2260 or statistical), where known.
        code: Option<String>,
    },
    /// An organisation.
    Org {
        /// Full name, where the text gives a short one.
        full: Option<String>,
    },
    /// A named project, campaign, platform, policy, document or event.
    Initiative {
        /// Name as printed, without its outer quotes.
        name: String,
        /// The name it goes by in the article where this is a variant of it (`惠循环平台` of `惠循环`).
        of: Option<String>,
        /// What it is.
        class: InitiativeKind,
    },
    /// A quantity.
    Figure {
        /// Number with 万/亿 multiplied out; `None` when indefinite. Percentages stay as printed (94 for 94%).
        value: Option<f64>,
        /// Measure word or unit as printed.
        unit: String,
        /// 约, 余, 左右 ….
        qualifier: Option<String>,
        /// What is counted or measured, in the words of the text, e.g. `工程项目`.
        what: Option<String>,
        /// Whose it is: a place, organisation or initiative named with it.
        whose: Option<String>,
        /// When it holds, EDTF.
        when: Option<String>,
        /// What it is compared with, where it says how much something changed.
        comparison: Option<Compared>,
    },
}

/// What a date is counted from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "from", rename_all = "kebab-case")]
#[ts(export)]
pub enum Anchor {
    /// The words themselves name the year (2024年7月, 十四五), or nothing at all is counted (近日).
    Words,
    /// The date of issue, printed or estimated (今年, 昨日, 7月12日).
    Issue,
    /// Another date of the article (当天, 次日, 同期).
    Text {
        /// That date as printed.
        text: String,
    },
}

/// A change against something: 同比增长5.2%, 较2023年同期增长约2倍.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Compared {
    /// Which way.
    pub change: Direction,
    /// What it is compared with as printed: `同比`, `较2023年同期`.
    pub against: Option<String>,
    /// The time compared with, EDTF, where it can be told.
    pub base: Option<String>,
}

/// Which way a quantity changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Direction {
    /// 增长, 提高, 多.
    Up,
    /// 下降, 减少, 少.
    Down,
    /// Neither: a share or multiple of something else (是去年的2倍), or the same (持平).
    Ratio,
}

impl FactValue {
    /// What the same thing is called wherever it stands: a name, a path, EDTF, a number with its unit. `text` is the
    /// surface, for values that say no more than it.
    pub fn standard(&self, text: &str) -> String {
        match self {
            Self::Date { edtf, .. } => edtf.clone().unwrap_or_else(|| text.to_owned()),
            Self::Person { name, .. } => name.clone(),
            Self::Place { path, .. } => path.clone(),
            Self::Org { full } => full.clone().unwrap_or_else(|| text.to_owned()),
            Self::Initiative { name, of, .. } => of.clone().unwrap_or_else(|| name.clone()),
            Self::Figure { value, unit, .. } => {
                value.map_or_else(|| text.to_owned(), |value| format!("{value}{unit}"))
            }
        }
    }

    /// Which kind of fact it is.
    pub fn kind(&self) -> FactKind {
        match self {
            Self::Date { .. } => FactKind::Date,
            Self::Person { .. } => FactKind::Person,
            Self::Place { .. } => FactKind::Place,
            Self::Org { .. } => FactKind::Org,
            Self::Initiative { .. } => FactKind::Initiative,
            Self::Figure { .. } => FactKind::Figure,
        }
    }
}

/// Kinds of facts, as [`FactValue`] is tagged.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, VariantArray, IntoStaticStr, Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[ts(export)]
pub enum FactKind {
    /// A date or a stretch of time.
    Date,
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Org,
    /// A named initiative.
    Initiative,
    /// A figure.
    Figure,
}

impl FactKind {
    /// Every one.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its stable name, as it is kept and sent.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// How a date stands to publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Tense {
    /// Over by the day of issue.
    Past,
    /// Still to come.
    Future,
    /// Begun and not over.
    Ongoing,
}

/// What a person does in an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum PersonPart {
    /// 记者 of the byline.
    Reporter,
    /// 通讯员 of the byline.
    Correspondent,
    /// 摄影 of the byline.
    Photographer,
    /// Words or reported content are attributed to them.
    Quoted,
    /// Named otherwise.
    Mentioned,
}

/// What an initiative is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum InitiativeKind {
    /// 平台、系统、储备库.
    Platform,
    /// 行动、活动.
    Campaign,
    /// 政策、机制、模式、口号.
    Policy,
    /// 《…》.
    Document,
    /// 会议、节.
    Event,
    /// 工程、券、品牌 and the rest.
    Other,
}

/// A subject of the IPTC Media Topics.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    /// NewsCodes id, `medtop:04000000`.
    pub id: String,
    /// Its zh-Hans name, `经济、商业和金融`.
    pub label: String,
    /// Id of the subject above it; `None` at the top level.
    #[serde(default)]
    pub parent: Option<String>,
    /// 0–1.
    pub confidence: f32,
    /// The words of the article that decided.
    pub evidence: Vec<String>,
}
