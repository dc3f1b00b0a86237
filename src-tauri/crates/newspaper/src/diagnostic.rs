//! What was doubtful or given up on while a page was read: shown, never dropped.

use serde::{Deserialize, Serialize};
use strum::{Display, IntoStaticStr, VariantArray};
use ts_rs::TS;

/// A remark on a page. Its sentence is made from `code` and `args` by the message catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Diagnostic {
    /// What it says.
    pub code: DiagnosticCode,
    /// How much it matters.
    pub severity: Severity,
    /// 1-based source lines it is about; may be empty.
    pub lines: Vec<u32>,
    /// Words that the message quotes, in the order of its placeholders `{0}`, `{1}`.
    pub args: Vec<String>,
}

/// What a [`Diagnostic`] says; each has its sentence `diagnostic.<name>`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, VariantArray, IntoStaticStr, Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[ts(export)]
pub enum DiagnosticCode {
    // Of a page.
    /// No article was found.
    NoArticle,
    /// Whether the piece is one is not sure.
    CutDoubtful,
    /// What the title belongs to is not sure.
    HeadlineDoubtful,
    /// Which line of a stack of titles is the headline is not sure.
    TitleOrderDoubtful,
    /// The headline reads like a piece of the text.
    HeadlineLikeText,
    /// The text stops in mid-sentence.
    EndMissing,
    /// Headlines stand apart from their texts, and were matched by words.
    HeadlinesApart,
    /// Columns that stood side by side were parted.
    ColumnsParted,
    /// The order of the text seems broken.
    OrderBroken,
    /// The encoding is a guess.
    EncodingUncertain,
    /// Bytes that mean nothing became `�`.
    CharactersReplaced,
    /// The text was decoded wrongly somewhere else.
    TextGarbled,
    /// Articles name different days of issue.
    DatesDiffer,
    // Of an import.
    /// Files of other types were left out.
    FilesNotRead,
    /// A folder is an archive itself.
    ArchiveNotRead,
    /// A link leads back to where it stands.
    LinkLoop,
    /// The date of a record is none.
    RecordDateInvalid,
    // Of a source that is shown.
    /// Only a part is shown.
    SourceShortened,
    /// An older version of the program remarked something that this one does not know.
    #[serde(other)]
    Unknown,
}

impl DiagnosticCode {
    /// Every one.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its stable name, as it is kept and sent.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// How much a [`Diagnostic`] matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// May need a person's eye.
    Warning,
}

impl Diagnostic {
    /// An informative remark.
    pub fn info(code: DiagnosticCode, lines: Vec<u32>, args: Vec<String>) -> Self {
        Self { code, severity: Severity::Info, lines, args }
    }

    /// A warning.
    pub fn warning(code: DiagnosticCode, lines: Vec<u32>, args: Vec<String>) -> Self {
        Self { code, severity: Severity::Warning, lines, args }
    }
}
