//! The program's own log, and what somebody who helps is told of the program: numbers, states, the end of the log.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use archive::wire::ArchiveInfo;
use logging::{Level, Output, without_folders, without_text};
use messages::Catalogue;

use crate::error::CommandError;

/// Lines of the log that are told.
const LINES: usize = 50;

/// Failures of the window's own program that are written in one run: one that comes back with every frame must not push
/// out what led to it.
const MOST_NOTES: u32 = 50;

/// Characters of such a failure that are written.
const LONGEST_NOTE: usize = 300;

/// The log of this program, in the folder `logs` beside the settings.
#[derive(Debug)]
pub struct Log {
    folder: PathBuf,
    noted: AtomicU32,
}

impl Log {
    /// The log beside the settings in a folder; not begun yet.
    pub fn beside(settings: &Path) -> Self {
        Self { folder: settings.join("logs"), noted: AtomicU32::default() }
    }

    /// Begins to write. Where that cannot be the program goes on without.
    pub fn start(&self) {
        if let Err(error) = logging::start(Output::Folder(&self.folder), Level::INFO) {
            eprintln!("jianbao: {}: {error}", self.folder.display());
        }
        tracing::info!(version = env!("CARGO_PKG_VERSION"), system = system(), "began");
    }

    /// Writes what the window's own program did not catch: a message, without what it quotes, and places in its files.
    /// False where that is too much for one run.
    pub fn note(&self, message: &str, places: &str) -> bool {
        if self.noted.fetch_add(1, Ordering::Relaxed) >= MOST_NOTES {
            return false;
        }
        let short = |text: &str| without_text(&text.chars().take(LONGEST_NOTE).collect::<String>());
        tracing::error!(target: "window", message = short(message), places = short(places), "not caught");
        true
    }

    /// The last lines, with folders cut off.
    fn last_lines(&self) -> Vec<String> {
        let home = std::env::home_dir().unwrap_or_default().display().to_string();
        logging::last_lines(&self.folder, LINES).iter().map(|line| without_folders(line, &home)).collect()
    }
}

/// What is told of the open archive.
#[derive(Debug)]
pub enum Told {
    /// None is open.
    None,
    /// Its numbers, and the bytes that its folder takes.
    Open(ArchiveInfo, u64),
    /// It cannot be read.
    Failed(CommandError),
}

/// Name and version of the system, and the processor.
fn system() -> String {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="));
    let name = name.map_or(std::env::consts::OS, |name| name.trim_matches('"'));
    format!("{name}, {}", std::env::consts::ARCH)
}

/// What can be pasted to somebody who helps. No text of articles, no query, no folder but the archive's own.
pub fn text(texts: &Catalogue, log: &Log, webview: &str, locale: &str, archive: &Told) -> String {
    let mut lines = vec![
        texts.text("diagnostics.version", &[env!("CARGO_PKG_VERSION")]),
        texts.text("diagnostics.system", &[&system()]),
        texts.text("diagnostics.window", &[webview, locale]),
    ];
    match archive {
        Told::None => lines.push(texts.text("diagnostics.archive.none", &[])),
        Told::Failed(error) => lines.push(texts.text("diagnostics.archive.failed", &[&error.code])),
        Told::Open(info, bytes) => lines.extend(archive_lines(texts, info, *bytes)),
    }
    let last = log.last_lines();
    lines.push(match last.len() {
        0 => texts.text("diagnostics.log.none", &[]),
        count => texts.text("diagnostics.log", &[&count.to_string()]),
    });
    lines.extend(last);
    lines.join("\n") + "\n"
}

fn archive_lines(texts: &Catalogue, info: &ArchiveInfo, bytes: u64) -> Vec<String> {
    let counts = [info.articles, info.pages, info.undated].map(|count| count.to_string());
    let size = format!("{:.1}", bytes as f64 / 1e6);
    let archive = [info.name.as_str(), &counts[0], &counts[1], &counts[2], &size];
    let index = if info.indexing { "diagnostics.index.repairing" } else { "diagnostics.index.whole" };
    let read_only = info.read_only.then_some("diagnostics.read-only");
    let states = [Some(index), read_only].into_iter().flatten().map(|key| texts.text(key, &[]));
    [texts.text("diagnostics.archive", &archive)].into_iter().chain(states).collect()
}

/// Bytes of all files below a folder; what cannot be read counts nothing.
pub fn bytes_below(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let bytes = entries.map(|entry| match entry.metadata() {
        Ok(metadata) if metadata.is_dir() => bytes_below(&entry.path()),
        Ok(metadata) => metadata.len(),
        Err(_) => 0,
    });
    bytes.sum()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use messages::{Language, catalogue};

    use super::*;

    fn info(folder: &Path) -> ArchiveInfo {
        let path = folder.join("聊城.jianbao");
        archive::Archive::create(&path).unwrap().info().unwrap()
    }

    #[test]
    fn numbers_and_the_end_of_the_log_are_told_and_no_folder() {
        let settings = tempfile::tempdir().unwrap();
        let log = Log::beside(settings.path());
        fs::create_dir(&log.folder).unwrap();
        let line = |n: u32| format!("INFO desktop: opened path=\"/home/wang/聊城.jianbao\" n={n}\n");
        fs::write(log.folder.join("jianbao.log"), (0..80).map(line).collect::<String>()).unwrap();
        let open =
            ArchiveInfo { articles: 17, pages: 2, undated: 4, indexing: true, ..info(settings.path()) };
        let folder = open.path.trim_end_matches("聊城.jianbao").to_owned();
        let told = text(catalogue(Language::Zh), &log, "2.50", "zh-CN", &Told::Open(open, 1_500_000));
        for part in [
            "聊城，17 篇，2 版，4 篇日期待定，1.5 MB",
            "正在修复",
            "2.50",
            "n=30\n",
            "n=79\n",
            "…/聊城.jianbao",
        ] {
            assert!(told.contains(part), "{part}: {told}");
        }
        for part in ["n=29\n", "wang", &folder] {
            assert!(!told.contains(part), "{part}: {told}");
        }
    }

    #[test]
    fn without_archive_and_log_it_says_so() {
        let log = Log::beside(Path::new("/no/such/folder"));
        let told = text(catalogue(Language::En), &log, "2.50", "en", &Told::None);
        assert!(told.ends_with("Archive: none is open\nLog: none\n"), "{told}");
    }

    #[test]
    fn failures_of_the_window_are_bounded_in_number() {
        let log = Log::beside(Path::new("/no/such/folder"));
        let written = (0..MOST_NOTES * 2).filter(|_| log.note("TypeError", "")).count();
        assert_eq!(written, MOST_NOTES as usize);
    }

    #[test]
    fn a_log_that_cannot_be_written_is_done_without() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("settings"), "").unwrap();
        let log = Log::beside(&folder.path().join("settings"));
        log.start();
        assert_eq!(log.last_lines(), Vec::<String>::new());
    }

    #[test]
    fn all_files_below_a_folder_count() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        fs::write(folder.path().join("a/b"), [0; 7]).unwrap();
        fs::write(folder.path().join("c"), [0; 5]).unwrap();
        assert_eq!(bytes_below(folder.path()), 12);
    }
}
