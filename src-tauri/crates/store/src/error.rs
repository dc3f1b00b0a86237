//! What can stop the work, each with a stable code that the message catalogue knows.

use std::path::{Path, PathBuf};

use newspaper::correction::Reason;
use query::syntax::SyntaxError;
use wire::Code;

/// Shorthand for results of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// What stopped the work.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing at the path.
    #[error("there is no archive at {}", .0.display())]
    ArchiveMissing(PathBuf),
    /// Something is at the path, but no archive.
    #[error("{} is not an archive", .0.display())]
    NotAnArchive(PathBuf),
    /// An archive cannot be created where something else is.
    #[error("{} exists already", .0.display())]
    PathOccupied(PathBuf),
    /// Another program instance has the archive open.
    #[error("the archive {} is open in another window or program", .0.display())]
    ArchiveInUse(PathBuf),
    /// A newer version of the program made the archive.
    #[error(
        "the archive was made by a newer version of the program (format {found}, known up to {supported})"
    )]
    ArchiveNewer {
        /// `user_version` of the archive.
        found: i64,
        /// The newest format this program knows.
        supported: i64,
    },
    /// The database is damaged.
    #[error("the archive's database is damaged: {0}")]
    ArchiveDamaged(String),
    /// The archive lies on media that cannot be written to.
    #[error("the archive cannot be written to")]
    ArchiveReadOnly,
    /// No article has this id.
    #[error("there is no article {0}")]
    ArticleMissing(i64),
    /// No page has this id.
    #[error("there is no page {0}")]
    PageMissing(i64),
    /// No batch of corrections has this number.
    #[error("there is no batch of corrections {0}")]
    BatchMissing(i64),
    /// A correction fits nothing on its page.
    #[error("the correction does not fit the page: {0}")]
    CorrectionUnfit(Reason),
    /// No storyline has this number, or it has no articles any more.
    #[error("there is no storyline {0}")]
    StorylineMissing(String),
    /// No query is saved under this name.
    #[error("no query is saved as {0:?}")]
    SavedQueryMissing(String),
    /// Another query is saved under this name.
    #[error("another query is saved as {0:?}")]
    SavedQueryExists(String),
    /// The search box holds something that cannot be understood.
    #[error("{0}")]
    QuerySyntax(#[from] SyntaxError),
    /// A date of the query is not a date.
    #[error("{0:?} is not a date such as 2024, 2024-07 or 2024-07-17")]
    DateInvalid(String),
    /// A pattern of file names cannot be used.
    #[error("{0:?} is no pattern for file names")]
    PatternInvalid(String),
    /// No county or prefecture has this path.
    #[error("{0:?} is no place that is known")]
    PlaceUnknown(String),
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The work was cancelled before it was complete.
    #[error("cancelled")]
    Cancelled,
    /// A file of the archive could not be read or written.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// SQLite reported something else.
    #[error("database: {0}")]
    Database(rusqlite::Error),
    /// tantivy reported something.
    #[error("search index: {0}")]
    Index(tantivy::TantivyError),
}

impl Error {
    /// Its stable code.
    pub fn code(&self) -> Code {
        match self {
            Self::ArchiveMissing(_) => Code::ArchiveMissing,
            Self::NotAnArchive(_) => Code::NotAnArchive,
            Self::PathOccupied(_) => Code::PathOccupied,
            Self::ArchiveInUse(_) => Code::ArchiveInUse,
            Self::ArchiveNewer { .. } => Code::ArchiveNewer,
            Self::ArchiveDamaged(_) => Code::ArchiveDamaged,
            Self::ArchiveReadOnly => Code::ArchiveReadOnly,
            Self::ArticleMissing(_) => Code::ArticleMissing,
            Self::PageMissing(_) => Code::PageMissing,
            Self::BatchMissing(_) => Code::BatchMissing,
            Self::CorrectionUnfit(_) => Code::CorrectionUnfit,
            Self::StorylineMissing(_) => Code::StorylineMissing,
            Self::SavedQueryMissing(_) => Code::SavedQueryMissing,
            Self::SavedQueryExists(_) => Code::SavedQueryExists,
            Self::QuerySyntax(_) => Code::QuerySyntax,
            Self::DateInvalid(_) => Code::DateInvalid,
            Self::PatternInvalid(_) => Code::PatternInvalid,
            Self::PlaceUnknown(_) => Code::PlaceUnknown,
            Self::DiskFull => Code::DiskFull,
            Self::Cancelled => Code::Cancelled,
            Self::Io { .. } => Code::IoError,
            Self::Database(_) => Code::DatabaseError,
            Self::Index(_) => Code::IndexError,
        }
    }

    /// What the message quotes: a path, a number, the place in a query.
    pub fn detail(&self) -> Option<String> {
        match self {
            Self::ArchiveMissing(p)
            | Self::NotAnArchive(p)
            | Self::PathOccupied(p)
            | Self::ArchiveInUse(p) => Some(p.display().to_string()),
            Self::ArchiveNewer { found, .. } => Some(found.to_string()),
            Self::ArchiveDamaged(why) => Some(why.clone()),
            Self::ArticleMissing(id) | Self::PageMissing(id) | Self::BatchMissing(id) => Some(id.to_string()),
            Self::CorrectionUnfit(reason) => Some(reason.to_string()),
            Self::QuerySyntax(error) => Some(error.detail()),
            Self::DateInvalid(text)
            | Self::PatternInvalid(text)
            | Self::PlaceUnknown(text)
            | Self::StorylineMissing(text)
            | Self::SavedQueryMissing(text)
            | Self::SavedQueryExists(text) => Some(text.clone()),
            Self::Io { path, source } => Some(format!("{}: {source}", path.display())),
            Self::Database(error) => Some(error.to_string()),
            Self::Index(error) => Some(error.to_string()),
            Self::ArchiveReadOnly | Self::DiskFull | Self::Cancelled => None,
        }
    }

    /// An I/O error with the file it happened to.
    pub fn io(path: &Path, source: std::io::Error) -> Self {
        match source.kind() {
            std::io::ErrorKind::StorageFull => Self::DiskFull,
            std::io::ErrorKind::ReadOnlyFilesystem => Self::ArchiveReadOnly,
            _ => Self::Io { path: path.to_owned(), source },
        }
    }
}

impl From<newspaper::file_name::PatternError> for Error {
    fn from(error: newspaper::file_name::PatternError) -> Self {
        Self::PatternInvalid(error.0)
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::ArchiveDamaged(error.to_string())
            }
            Some(ErrorCode::ReadOnly) => Self::ArchiveReadOnly,
            _ => Self::Database(error),
        }
    }
}

impl From<tantivy::TantivyError> for Error {
    fn from(error: tantivy::TantivyError) -> Self {
        match &error {
            tantivy::TantivyError::IoError(io) if io.kind() == std::io::ErrorKind::StorageFull => {
                Self::DiskFull
            }
            _ => Self::Index(error),
        }
    }
}
