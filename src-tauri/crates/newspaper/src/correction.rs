//! What a person sets right on a page. Corrections stand beside what was read and always win: a page is read
//! from its bytes and the list of its corrections, so that taking one back gives what was there before.
//!
//! Lines are 1-based lines of the decoded source. They say where a correction belongs; one that no longer fits
//! (a headline for an article that no longer begins there) is reported, never applied somewhere else.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};
use ts_rs::TS;

use crate::model::{FactKind, FactValue};

/// One thing set right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "op", rename_all = "kebab-case")]
#[ts(export)]
pub enum Correction {
    /// An article begins at this line.
    Split {
        /// First line of the new article.
        line: u32,
    },
    /// No article begins at this line: what stands there goes on with the article before.
    Join {
        /// First line of the article that is none.
        line: u32,
    },
    /// What the title at these lines is to the text around it.
    Title {
        /// Lines of the title (kicker, headline and deck together), ascending.
        lines: Vec<u32>,
        /// Its part.
        part: TitlePart,
    },
    /// The lines belong to the page and to no article, or (taken back) to an article after all.
    Furniture {
        /// The lines, ascending.
        lines: Vec<u32>,
        /// False makes text of what was taken for furniture.
        furniture: bool,
    },
    /// A field of the article that begins at this line.
    Field {
        /// First line of the article.
        line: u32,
        /// The field.
        field: Field,
        /// Its values: none empties the field; only names may be several.
        values: Vec<String>,
    },
    /// The text of the paragraph that begins at this line.
    Paragraph {
        /// First line of the paragraph.
        line: u32,
        /// Which of the paragraphs that begin at this line, from 0: all those of a structured record do.
        #[serde(default)]
        nth: u32,
        /// What it says.
        text: String,
    },
    /// Damaged characters in the article that begins at this line.
    Repair {
        /// First line of the article.
        line: u32,
        /// As printed.
        from: String,
        /// What it was meant to be; as many characters as `from`.
        to: String,
        /// False says that the printed form is right and the proposal is not to be made again.
        accepted: bool,
    },
    /// A fact of the article that begins at this line, or that there is none.
    Fact {
        /// First line of the article.
        line: u32,
        /// As printed.
        text: String,
        /// Which of the places where the article says it, from 0 in reading order; `None` means all of them.
        nth: Option<u32>,
        /// What it means.
        meaning: Meaning,
    },
    /// The subjects of the article that begins at this line.
    Subjects {
        /// First line of the article.
        line: u32,
        /// IPTC ids, the main one first.
        ids: Vec<String>,
    },
    /// Under which heading a name is filed: names of one person (organisation, initiative) joined under one, or
    /// people of one name told apart (`王刚（副市长）`).
    Heading {
        /// First line of the one article it is about; `None` means all articles there are or will be.
        line: Option<u32>,
        /// What sort of name it is.
        of: NameKind,
        /// The name as printed, or as given by [`FactValue::standard`].
        name: String,
        /// The heading.
        heading: String,
    },
    /// What a person knows of the issues of a paper and no page says; of two words on a day the later one holds.
    Issues {
        /// Name of the paper; `None` means pages that name none.
        publication: Option<String>,
        /// First day, `2024-07-17`; `None` means since ever.
        from: Option<String>,
        /// Last day, inclusive; `None` means until further notice.
        to: Option<String>,
        /// What is known.
        known: Issuing,
    },
    /// What the article that begins at this line says of the storyline that it is in.
    Storyline {
        /// First line of the article.
        line: u32,
        /// What.
        says: StorylineWord,
    },
    /// What the page is.
    Page {
        /// The field.
        field: PageField,
        /// Its value; `None` says that it is unknown, whatever is printed.
        value: Option<String>,
    },
    /// The encoding the bytes are to be read with.
    Encoding {
        /// WHATWG label, e.g. `gb18030`.
        label: String,
    },
}

/// What a person says of a storyline, by an article that is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "says", rename_all = "kebab-case")]
#[ts(export)]
pub enum StorylineWord {
    /// It is called so.
    Named {
        /// Its name.
        name: String,
    },
    /// It and the storyline of another article are one.
    With {
        /// The other article.
        article: ArticleAt,
    },
    /// The article is not in it, but in a storyline of its own.
    Apart {
        /// An article that was taken out with it, and is in its storyline; `None` stands for itself.
        with: Option<ArticleAt>,
    },
    /// It stands above others.
    Pinned {
        /// False takes it back.
        pinned: bool,
    },
    /// News of it are wanted.
    Followed {
        /// False takes it back.
        followed: bool,
    },
}

/// Where an article is read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ArticleAt {
    /// SHA-256 of the file's bytes.
    pub sha256: String,
    /// Its line in a file of records; `None` on a page.
    pub record: Option<u32>,
    /// Its first line.
    pub line: u32,
}

/// What a person says of words that are, or are not, a fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "says", rename_all = "kebab-case")]
#[ts(export)]
pub enum Meaning {
    /// They are no fact of this kind ([`FactValue::kind`]).
    None {
        /// The kind.
        of: FactKind,
    },
    /// They mean this, whatever was read there of the same kind.
    Is {
        /// The meaning.
        value: FactValue,
    },
}

/// What a person knows of the issues of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "says", rename_all = "kebab-case")]
#[ts(export)]
pub enum Issuing {
    /// No issue appeared.
    Never,
    /// An issue appeared every day.
    Appeared,
    /// Nobody knows, whatever the issues held seem to say.
    Unknown,
    /// Issues appeared on these weekdays and on no others.
    Weekdays {
        /// 1 is Monday, 7 is Sunday.
        days: Vec<u8>,
    },
    /// Issues have so many pages.
    Pages {
        /// From 1 to [`MOST_PAGES`].
        pages: u32,
    },
}

/// Pages of an issue at most; special issues run to some hundreds.
pub const MOST_PAGES: u32 = 999;

/// Names that are filed under headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum NameKind {
    /// People, in the text or in the byline.
    Person,
    /// Organisations.
    Org,
    /// Initiatives.
    Initiative,
}

/// What a title is to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum TitlePart {
    /// It stands above its text: an article begins with it.
    Above,
    /// It stands below its text: it belongs to the article before it.
    Below,
    /// 小标题.
    Subhead,
    /// It is no title.
    Text,
}

/// A field of an article that a person can set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Field {
    /// 栏目.
    StandingHead,
    /// 引题.
    Kicker,
    /// 主题.
    Headline,
    /// 副题.
    Deck,
    /// 记者.
    Reporters,
    /// 通讯员.
    Correspondents,
    /// 摄影.
    Photographers,
    /// 电头.
    Dateline,
    /// The [`crate::ArticleKind`], by its name on the wire.
    Kind,
}

/// A field of a page that a person can set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum PageField {
    /// 报名.
    Publication,
    /// Date of issue, EDTF.
    IssueDate,
    /// 版次.
    PageLabel,
    /// 版名.
    Section,
}

impl Correction {
    /// The lines it stands at, ascending; none where it is about the page as a whole.
    pub fn lines(&self) -> &[u32] {
        match self {
            Self::Split { line }
            | Self::Join { line }
            | Self::Field { line, .. }
            | Self::Paragraph { line, .. }
            | Self::Fact { line, .. }
            | Self::Subjects { line, .. }
            | Self::Heading { line: Some(line), .. }
            | Self::Storyline { line, .. }
            | Self::Repair { line, .. } => std::slice::from_ref(line),
            Self::Title { lines, .. } | Self::Furniture { lines, .. } => lines,
            Self::Heading { line: None, .. }
            | Self::Issues { .. }
            | Self::Page { .. }
            | Self::Encoding { .. } => &[],
        }
    }
}

/// A correction that could not be applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unapplied {
    /// Index into [`crate::Config::corrections`].
    pub index: usize,
    /// Why.
    pub reason: Reason,
}

/// Why a correction cannot be applied; each has its sentence `unapplied.<name>`.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    TS,
    VariantArray,
    IntoStaticStr,
    Display,
    EnumString,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[ts(export)]
pub enum Reason {
    /// The page has no such line.
    LineMissing,
    /// No article begins at the line.
    NoArticleThere,
    /// The article has no such paragraph.
    NoParagraphThere,
    /// The text does not stand there.
    TextMissing,
    /// The value cannot be what it is given for.
    ValueInvalid,
}

impl Reason {
    /// Every one.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its stable name, as it is kept and sent.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// Whether a person said that `from` in the article beginning at line `article` is right as printed, so that `to` is
/// not to be proposed again; the last word counts.
pub fn is_declined(corrections: &[Correction], article: u32, from: &str, to: &str) -> bool {
    let said = corrections.iter().rev().find_map(|correction| match correction {
        Correction::Repair { line, from: f, to: t, accepted } if *line == article && f == from && t == to => {
            Some(*accepted)
        }
        _ => None,
    });
    said == Some(false)
}

fn question(correction: &Correction) -> Option<(u32, &str, &str)> {
    match correction {
        Correction::Repair { line, from, to, .. } => Some((*line, from, to)),
        _ => None,
    }
}

/// Whether a later correction answers the same question about damaged characters as the one at `index`.
pub(crate) fn is_superseded(corrections: &[Correction], index: usize) -> bool {
    let Some(asked) = corrections.get(index).and_then(question) else { return false };
    corrections[index + 1..].iter().any(|c| question(c) == Some(asked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_on_a_repair_counts() {
        let repair =
            |accepted| Correction::Repair { line: 3, from: "在平".into(), to: "茌平".into(), accepted };
        let check = |said: &[bool], expect: bool| {
            let corrections: Vec<Correction> = said.iter().map(|&a| repair(a)).collect();
            assert_eq!(is_declined(&corrections, 3, "在平", "茌平"), expect, "{said:?}");
            assert!(
                !is_declined(&corrections, 4, "在平", "茌平")
                    && !is_declined(&corrections, 3, "在平", "荏平")
            );
        };
        check(&[], false);
        check(&[false], true);
        check(&[false, true], false);
        check(&[true, false], true);
    }
}
