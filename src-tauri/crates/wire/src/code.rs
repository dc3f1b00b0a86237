//! Codes of what failed, each with its sentence `error.<name>`.

use newspaper::RecordError;
use newspaper::admission::Refusal;
use newspaper::decode::DecodeError;
use serde::{Deserialize, Serialize};
use strum::{Display, IntoStaticStr, VariantArray};
use ts_rs::TS;

/// Why the work stopped, a file was not imported, or what is wrong with an archive.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, VariantArray, IntoStaticStr, Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[ts(export)]
pub enum Code {
    // What stops the work.
    /// There is nothing at the path.
    ArchiveMissing,
    /// Something is at the path, but no archive.
    NotAnArchive,
    /// An archive cannot be created where something else is.
    PathOccupied,
    /// Another program has the archive open.
    ArchiveInUse,
    /// A newer version of the program made the archive.
    ArchiveNewer,
    /// The database is damaged.
    ArchiveDamaged,
    /// The archive cannot be written to.
    ArchiveReadOnly,
    /// No article has this number.
    ArticleMissing,
    /// No page has this number.
    PageMissing,
    /// No batch of corrections has this number.
    BatchMissing,
    /// A correction fits nothing on its page.
    CorrectionUnfit,
    /// No storyline has this number.
    StorylineMissing,
    /// No query is saved under this name.
    SavedQueryMissing,
    /// Another query is saved under this name.
    SavedQueryExists,
    /// The query cannot be understood.
    QuerySyntax,
    /// No date.
    DateInvalid,
    /// No pattern for file names.
    PatternInvalid,
    /// No county or prefecture.
    PlaceUnknown,
    /// The disk is full.
    DiskFull,
    /// Cancelled, which is no failure.
    Cancelled,
    /// A file could not be read or written.
    IoError,
    /// SQLite reported something.
    DatabaseError,
    /// The search index reported something.
    IndexError,
    // Why a file or a record was not imported.
    /// There is no such file.
    FileMissing,
    /// The file cannot be read.
    FileUnreadable,
    /// Files of this type are not read.
    FileTypeUnsupported,
    /// The file is empty.
    FileEmpty,
    /// The file is no text.
    FileNotText,
    /// No encoding has this name.
    EncodingUnknown,
    /// The folder holds no file that is read.
    NothingToImport,
    /// No page has so much text.
    PageTooLarge,
    /// The line is no JSON object.
    RecordMalformed,
    /// The record has no text.
    RecordEmpty,
    /// No record has so much text.
    RecordTooLong,
    // What `verify` finds.
    /// An original is gone.
    OriginalMissing,
    /// An original is other than it was.
    OriginalDamaged,
    /// SQLite finds damage.
    DatabaseDamaged,
    /// A row points to one that is not there.
    ReferenceBroken,
    /// A file of the index is other than it was.
    IndexDamaged,
    /// The index has not read all of the store.
    IndexBehind,
    /// An article is not in the index.
    IndexLacksArticle,
    /// The index has an article that is not in the store.
    IndexExtraArticle,
}

impl Code {
    /// Every one.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its stable name, as it is sent and printed.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl From<&DecodeError> for Code {
    fn from(error: &DecodeError) -> Self {
        match error {
            DecodeError::Empty => Self::FileEmpty,
            DecodeError::NotText => Self::FileNotText,
            DecodeError::UnknownEncoding(_) => Self::EncodingUnknown,
        }
    }
}

impl From<&Refusal> for Code {
    fn from(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::Type(_) => Self::FileTypeUnsupported,
            Refusal::TooLarge(_) => Self::PageTooLarge,
        }
    }
}

impl From<&RecordError> for Code {
    fn from(error: &RecordError) -> Self {
        match error {
            RecordError::Malformed(_) => Self::RecordMalformed,
            RecordError::Empty => Self::RecordEmpty,
        }
    }
}
