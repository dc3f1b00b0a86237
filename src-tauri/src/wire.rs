//! What only the desktop shell says to the window; everything else is `archive::wire`.

use archive::wire::{ArchiveInfo, ImportSummary, Progress, RereadSummary, SearchResult};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::CommandError;

/// What the window needs to know when it starts.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AppStatus {
    /// The archive that is open.
    pub archive: Option<ArchiveInfo>,
    /// The newest articles in it, which the window lists first: it need not ask once more.
    pub newest: Option<SearchResult>,
    /// Archives opened before, the latest first.
    pub recent: Vec<RecentArchive>,
    /// Version of the program.
    pub version: String,
    /// The system's language, a BCP 47 tag such as `zh-CN`.
    pub locale: String,
    /// What the user chose.
    pub settings: Settings,
}

/// An archive opened before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecentArchive {
    /// The folder.
    pub path: String,
    /// Folder name without `.jianbao`.
    pub name: String,
    /// False when the folder is gone (a drive that is not plugged in).
    #[serde(skip_deserializing)]
    pub available: bool,
}

/// What the user chose for the whole program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Settings {
    /// Language of the interface.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
}

/// Language of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Language {
    /// The system's; Chinese where the system's is neither.
    #[default]
    System,
    /// 中文.
    Zh,
    /// English.
    En,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Theme {
    /// The system's.
    #[default]
    System,
    /// Paper.
    Light,
    /// Dark paper.
    Dark,
}

/// What to pick in the import dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum PickKind {
    /// One or more files.
    Files,
    /// Folders, read recursively.
    Folder,
}

/// What a drawn picture is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum PictureKind {
    /// Shapes, for print and for drawing programs.
    Svg,
    /// Pixels.
    Png,
}

impl PictureKind {
    /// Ending of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// What a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Work {
    /// Brings files in.
    Import,
    /// Reads everything anew.
    Reread,
    /// Repairs the index.
    Index,
}

/// How a job ended, by itself or cancelled.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "work", content = "summary", rename_all = "kebab-case")]
#[ts(export)]
pub enum JobOutcome {
    /// Of [`Work::Import`].
    Import(ImportSummary),
    /// Of [`Work::Reread`].
    Reread(RereadSummary),
    /// Of [`Work::Index`]: the lists are whole.
    Index,
}

/// What happens without being asked for, sent over one channel.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[ts(export)]
pub enum AppEvent {
    /// Another archive was opened: by a second start of the program, or dropped on the window.
    Opened,
    /// Something asked for outside the window failed: an archive named at the start that is open elsewhere.
    Failed {
        /// Why.
        error: CommandError,
    },
    /// Files are being dragged over the window (`over`), or left it.
    Drag {
        /// True while they are over it.
        over: bool,
    },
    /// A job began.
    JobStarted {
        /// Number of the job.
        job: u32,
        /// What it does.
        work: Work,
    },
    /// At most ten a second.
    JobProgress {
        /// Number of the job.
        job: u32,
        /// How far it is.
        progress: Progress,
    },
    /// A job ended, by itself or cancelled.
    JobFinished {
        /// Number of the job.
        job: u32,
        /// How it ended.
        outcome: JobOutcome,
    },
    /// A job could not go on.
    JobFailed {
        /// Number of the job.
        job: u32,
        /// Why.
        error: CommandError,
    },
}
