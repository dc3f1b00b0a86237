//! Files into the archive; one that fails stops nothing.
//!
//! ```text
//! files ─portions→ read on all cores ─ahead, in order→ one writer ─→ store ─follower→ index
//! ```
//!
//! What is written follows from the files and their order alone, however many threads read them.

pub(crate) mod file_names;
mod follower;
mod page;
mod pages;
mod records;
mod walk;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use follower::Follower;
use index::Index;
use newspaper::file_name::Patterns;
use newspaper::{Diagnostic, DiagnosticCode, Severity};

use crate::upkeep::progress::Reports;
#[cfg(test)]
pub(crate) use page::insert as insert_page;
use store::import_options::{ImportOptions, Known};
use store::source::{NewSource, SourceKind};
use store::{Error, Result, Shelf, home};
use walk::{FileKind, Found};
use wire::{Code, ImportFailure, ImportRemark, ImportSummary, Progress};
pub(crate) use writer::{Changes, PageAt, note_unapplied, write_page};

/// What an import writes to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Destination<'a> {
    pub(crate) shelf: &'a Shelf,
    /// Follows what is written.
    pub(crate) index: &'a Index,
    /// Threads that read pages.
    pub(crate) threads: usize,
}

/// New articles after which the index reads on: side by side with reading, and so few that there is not much left to do
/// when reading ends or is stopped.
const INDEX_EVERY: u32 = 250;

/// Why a file was not read, or not all of it.
#[derive(Debug)]
enum Failure {
    /// Only this file.
    File { code: Code, detail: String },
    /// The whole import.
    Stop(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Stop(error)
    }
}

impl Failure {
    fn file(code: Code, detail: impl ToString) -> Self {
        Self::File { code, detail: detail.to_string() }
    }
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Read,
    Skipped,
    Cancelled,
    /// Nothing of it could be read; why has been said.
    Failed,
}

pub(crate) fn import(
    destination: Destination<'_>,
    paths: &[PathBuf],
    options: &ImportOptions,
    progress: &mut dyn FnMut(&Progress),
    cancel: &AtomicBool,
) -> Result<ImportSummary> {
    check(options)?;
    let Destination { shelf, index, threads } = destination;
    let store = &*shelf.store;
    store.check_writable()?;
    let patterns = file_names::patterns(options, &file_names::get(store)?)?;
    let home = home::chosen(store)?;
    let reader = Reader { shelf, threads, options, patterns, home, cancel };
    let (done, summary) = std::thread::scope(|scope| {
        let follower = Follower::start(scope, store, index);
        let mut import = Import::new(&reader, progress, follower);
        let done = import.run(paths);
        // Also after an error: what is acknowledged is to be found.
        let indexed = import.follower.finish();
        (done.and(indexed), import.summary)
    });
    // Stopped, it stops: what can wait waits for the next import.
    let closed = match summary.cancelled {
        true => index.close_writer(),
        false => index.compact(summary.articles),
    };
    done.and(closed)?;
    Ok(summary)
}

fn check(options: &ImportOptions) -> Result<()> {
    match &options.issue_date {
        Some(date) if common::edtf::Stretch::parse(date).is_none() => Err(Error::DateInvalid(date.clone())),
        _ => Ok(()),
    }
}

/// What files are read with, on any thread.
struct Reader<'a> {
    shelf: &'a Shelf,
    threads: usize,
    options: &'a ImportOptions,
    patterns: Patterns,
    home: Option<String>,
    cancel: &'a AtomicBool,
}

impl Reader<'_> {
    /// What is known of a file by its place in the folders and by the archive's choices.
    fn known(&self, path: &str) -> Known {
        Known { named: self.patterns.read(path), home: self.home.clone(), hints: Vec::new() }
    }

    fn is_cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }
}

/// An import at work: the one who writes.
struct Import<'a> {
    reader: &'a Reader<'a>,
    /// The options as they are kept with every file.
    given: String,
    reports: Reports<'a>,
    summary: ImportSummary,
    state: Progress,
    unindexed: u32,
    follower: Follower<'a>,
}

impl<'a> Import<'a> {
    fn new(reader: &'a Reader<'a>, progress: &'a mut dyn FnMut(&Progress), follower: Follower<'a>) -> Self {
        let state = Progress::default();
        let summary = ImportSummary::default();
        let given = serde_json::to_string(reader.options).unwrap_or_default();
        Self { reader, given, reports: Reports::new(progress), summary, state, unindexed: 0, follower }
    }

    fn run(&mut self, paths: &[PathBuf]) -> Result<()> {
        let files = self.find(paths);
        self.state.total = files.len() as u32;
        for run in files.chunk_by(|(_, a), (_, b)| *a == FileKind::Page && *b == FileKind::Page) {
            if self.reader.is_cancelled() {
                self.summary.cancelled = true;
                break;
            }
            match run {
                [(path, FileKind::Records)] => self.records(path)?,
                pages => pages::import(self, pages)?,
            }
        }
        self.reports.tell_now(&self.state);
        Ok(())
    }

    /// Files to be read; what cannot be read is named in the summary.
    fn find(&mut self, paths: &[PathBuf]) -> Vec<(PathBuf, FileKind)> {
        let mut files = Vec::new();
        for path in paths {
            for found in walk::walk(path) {
                match found {
                    Found::File(path, kind) => files.push((path, kind)),
                    Found::Failure(path, code, detail) => self.fail(&path, code, detail),
                    Found::Remark(path, diagnostic) => self.remark(&path, diagnostic),
                }
            }
        }
        files
    }

    fn records(&mut self, path: &Path) -> Result<()> {
        self.begin(path);
        let outcome = records::import(self, path);
        self.end(path, outcome)?;
        self.index_if_due()
    }

    /// A file is at work.
    fn begin(&mut self, path: &Path) {
        self.state.file = shown(path);
        self.report();
    }

    /// Counts a file as what became of it.
    fn end(&mut self, path: &Path, outcome: std::result::Result<Outcome, Failure>) -> Result<()> {
        match outcome {
            Ok(Outcome::Read) => self.summary.files += 1,
            Ok(Outcome::Skipped) => self.summary.skipped += 1,
            Ok(Outcome::Failed) => {}
            Ok(Outcome::Cancelled) => self.summary.cancelled = true,
            Err(Failure::File { code, detail }) => self.fail(path, code, detail),
            Err(Failure::Stop(error)) => return Err(error),
        }
        self.state.done += 1;
        Ok(())
    }

    /// Counts articles that are durable.
    fn added(&mut self, articles: u32) {
        self.summary.articles += articles;
        self.state.articles = self.summary.articles;
        self.unindexed += articles;
    }

    fn index_if_due(&mut self) -> Result<()> {
        self.reader.shelf.store.learn()?;
        if self.unindexed < INDEX_EVERY {
            return Ok(());
        }
        self.unindexed = 0;
        self.follower.follow()
    }

    fn report(&mut self) {
        self.reports.tell(&self.state);
    }

    /// Names a file that failed, or a part of it; a file counts once.
    fn fail(&mut self, path: &Path, code: Code, detail: String) {
        let path = shown(path);
        if self.summary.failures.last().is_none_or(|last| last.path != path) {
            self.summary.failed += 1;
            self.state.failed = self.summary.failed;
        }
        self.summary.failures.push(ImportFailure { path, code, detail });
    }

    fn remark(&mut self, path: &Path, diagnostic: Diagnostic) {
        self.summary.remarks.push(ImportRemark { path: shown(path), diagnostic });
    }

    /// Remarks that a person should see after the import; the others are shown beside the page.
    fn remark_all(&mut self, path: &Path, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            if diagnostic.severity == Severity::Warning || diagnostic.code == DiagnosticCode::NoArticle {
                self.remark(path, diagnostic.clone());
            }
        }
    }
}

/// A file as it is entered in the store.
struct Incoming {
    sha256: String,
    file_name: String,
    path: String,
    bytes: u64,
}

impl Incoming {
    fn new(sha256: &str, path: &Path, bytes: u64) -> Self {
        let path_kept = file_names::kept_path(path);
        Self { sha256: sha256.to_owned(), file_name: file_name(path), path: path_kept, bytes }
    }

    fn source<'a>(&'a self, kind: SourceKind, encoding: &'a str, given: &'a str) -> NewSource<'a> {
        NewSource {
            sha256: &self.sha256,
            file_name: &self.file_name,
            path: &self.path,
            given,
            bytes: self.bytes,
            kind,
            encoding,
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Name of a file without its folder.
fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
