//! The built programs and the sample pages.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use serde_json::Value;

/// The project's top folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The folder of the two sample pages.
pub fn seeds() -> PathBuf {
    root().join("seeds")
}

/// A program that the workspace builds, beside the running test.
///
/// # Panics
/// When it was not built: `cargo build --workspace` comes first (`cargo xtask test` does both).
pub fn built(name: &str) -> PathBuf {
    let own = std::env::current_exe().expect("a running program has a path");
    let folders = own.ancestors().skip(1).take(2);
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let found = folders.map(|folder| folder.join(&name)).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("{name} is not built: run cargo build --workspace"))
}

/// What a run of `jianbao` printed, and its exit status.
#[derive(Debug)]
pub struct Ran {
    /// Exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ran {
    /// Standard output as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {self:?}"))
    }
}

/// Runs `jianbao` with Chinese messages.
///
/// # Panics
/// When it cannot be started or dies by a signal.
pub fn jianbao<S: AsRef<std::ffi::OsStr>>(words: &[S]) -> Ran {
    let mut command = Command::new(built("jianbao"));
    let done = command.args(words).env("LC_ALL", "zh_CN.UTF-8").output().expect("jianbao starts");
    let Output { status, stdout, stderr } = done;
    let status =
        status.code().unwrap_or_else(|| panic!("jianbao died: {}", String::from_utf8_lossy(&stderr)));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Ran { status, out: text(stdout), err: text(stderr) }
}

/// An archive of pages with these texts, imported in their order, in a folder of its own.
///
/// # Panics
/// When the import fails.
pub fn archive_of(pages: &[&str]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let archive = folder.path().join("资料室.jianbao");
    let mut words = vec!["import".into(), archive.clone().into_os_string()];
    for (n, text) in pages.iter().enumerate() {
        // Each an issue of its own.
        let issue = folder.path().join(format!("pages/{n}"));
        std::fs::create_dir_all(&issue).expect("a folder");
        let page = issue.join("page.txt");
        std::fs::write(&page, text).expect("a page");
        words.push(page.into_os_string());
    }
    let ran = jianbao(&words);
    assert_eq!(ran.status, 0, "{ran:?}");
    (folder, archive)
}

/// An archive with a name, of records, in a folder of its own.
///
/// # Panics
/// When the import fails.
pub fn archive_of_records(name: &str, records: &[Value]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let lines: String = records.iter().map(|record| format!("{record}\n")).collect();
    let file = folder.path().join("新闻.jsonl");
    std::fs::write(&file, lines).expect("the records can be written");
    let archive = folder.path().join(format!("{name}.jianbao"));
    let ran = jianbao(&["import".as_ref(), archive.as_os_str(), file.as_os_str()]);
    assert_eq!(ran.status, 0, "{ran:?}");
    (folder, archive)
}

/// An archive of the two sample pages in a folder of its own.
///
/// # Panics
/// When the import fails.
pub fn sample_archive() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let archive = folder.path().join("样例.jianbao");
    let ran = jianbao(&["import".as_ref(), archive.as_os_str(), seeds().as_os_str()]);
    assert_eq!(ran.status, 0, "{ran:?}");
    (folder, archive)
}

/// How long a window that was told to close may hold its archive.
const CLOSING: Duration = Duration::from_secs(40);

/// Waits until nobody holds an archive: a window that was told to close, or whose driver ended, does a moment longer.
///
/// # Panics
/// When it is held for longer than any window takes to end.
pub async fn until_closed(archive: &Path) {
    let ended = async {
        while matches!(archive::Archive::open(archive), Err(archive::Error::ArchiveInUse(_))) {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(CLOSING, ended).await.expect("the window lets go of the archive");
}
