//! Which files an import reads.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use newspaper::admission::{check_name, extension};
use newspaper::{Diagnostic, DiagnosticCode};
use wire::Code;

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    /// One newspaper page as text.
    Page,
    /// One article a line, as JSON.
    Records,
}

/// What lies under a path.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    File(PathBuf, FileKind),
    /// Path, code, detail.
    Failure(PathBuf, Code, String),
    Remark(PathBuf, Diagnostic),
}

/// Files under a path, folders recursively, by name. Hidden files are left out.
pub(super) fn walk(path: &Path) -> Vec<Found> {
    match fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            vec![Found::Failure(path.to_owned(), Code::FileMissing, String::new())]
        }
        Err(error) => vec![Found::Failure(path.to_owned(), Code::FileUnreadable, error.to_string())],
        Ok(metadata) if metadata.is_dir() => Folder::default().walk(path),
        Ok(metadata) if !metadata.is_file() => {
            vec![Found::Failure(path.to_owned(), Code::FileUnreadable, "not a regular file".into())]
        }
        Ok(_) => vec![match kind(path) {
            Some(kind) => Found::File(path.to_owned(), kind),
            None => Found::Failure(path.to_owned(), Code::FileTypeUnsupported, extension(path)),
        }],
    }
}

fn kind(path: &Path) -> Option<FileKind> {
    match extension(path).as_str() {
        "jsonl" | "ndjson" => Some(FileKind::Records),
        _ => check_name(path).ok().map(|()| FileKind::Page),
    }
}

/// A folder that is being walked.
#[derive(Default)]
struct Folder {
    found: Vec<Found>,
    /// Folders seen, by their real path: a link may lead back.
    seen: HashSet<PathBuf>,
    files: u32,
    unsupported: u32,
    /// Extensions of files that are not read.
    extensions: BTreeSet<String>,
}

impl Folder {
    fn walk(mut self, root: &Path) -> Vec<Found> {
        let mut open = vec![root.to_owned()];
        while let Some(path) = open.pop() {
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() => open.extend(self.enter(&path)),
                Ok(metadata) if metadata.is_file() => self.file(path),
                Ok(_) => self.unsupported += 1,
                Err(error) => self.fail(path, &error),
            }
        }
        if self.files == 0 {
            let detail = self.unsupported.to_string();
            self.found.push(Found::Failure(root.to_owned(), Code::NothingToImport, detail));
        } else if self.unsupported > 0 {
            let extensions: Vec<String> = self.extensions.into_iter().collect();
            let args = vec![self.unsupported.to_string(), extensions.join(" ")];
            self.found.push(Found::Remark(
                root.to_owned(),
                Diagnostic::info(DiagnosticCode::FilesNotRead, Vec::new(), args),
            ));
        }
        self.found
    }

    /// Entries of a folder, the first by name at the end.
    fn enter(&mut self, path: &Path) -> Vec<PathBuf> {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if !self.seen.insert(real) {
            self.found.push(Found::Remark(
                path.to_owned(),
                Diagnostic::info(DiagnosticCode::LinkLoop, Vec::new(), Vec::new()),
            ));
            return Vec::new();
        }
        if path.join("archive.sqlite3").exists() {
            let remark = Diagnostic::info(DiagnosticCode::ArchiveNotRead, Vec::new(), Vec::new());
            self.found.push(Found::Remark(path.to_owned(), remark));
            return Vec::new();
        }
        match fs::read_dir(path) {
            Err(error) => {
                self.fail(path.to_owned(), &error);
                Vec::new()
            }
            Ok(entries) => {
                let visible = |entry: &fs::DirEntry| !entry.file_name().to_string_lossy().starts_with('.');
                let mut paths: Vec<PathBuf> = entries.flatten().filter(visible).map(|e| e.path()).collect();
                paths.sort_by(|a, b| b.cmp(a));
                paths
            }
        }
    }

    fn file(&mut self, path: PathBuf) {
        match kind(&path) {
            Some(kind) => {
                self.files += 1;
                self.found.push(Found::File(path, kind));
            }
            None => {
                self.unsupported += 1;
                self.extensions.insert(extension(&path));
            }
        }
    }

    fn fail(&mut self, path: PathBuf, error: &std::io::Error) {
        self.found.push(Found::Failure(path, Code::FileUnreadable, error.to_string()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(found: &[Found], root: &Path) -> Vec<String> {
        let relative = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
        found
            .iter()
            .map(|found| match found {
                Found::File(path, kind) => format!("{} {kind:?}", relative(path)),
                Found::Failure(path, code, detail) => format!("{} {code} {detail}", relative(path)),
                Found::Remark(path, d) => format!("{} {} {}", relative(path), d.code, d.args.join(" ")),
            })
            .collect()
    }

    #[test]
    fn folders_are_read_by_name_and_nothing_is_left_out_silently() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("b/a.jianbao")).unwrap();
        for name in
            ["c.TXT", "a", "b/2.md", "b/1.jsonl", "x.pdf", ".hidden.txt", "b/a.jianbao/archive.sqlite3"]
        {
            fs::write(root.join(name), "x").unwrap();
        }
        let expect = [
            "a Page",
            "b/1.jsonl Records",
            "b/2.md Page",
            "b/a.jianbao archive-not-read ",
            "c.TXT Page",
            " files-not-read 1 pdf",
        ];
        assert_eq!(names(&walk(root), root), expect);
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_back_end() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir(root.join("a")).unwrap();
        fs::write(root.join("a/1.txt"), "x").unwrap();
        std::os::unix::fs::symlink(root, root.join("a/back")).unwrap();
        assert_eq!(names(&walk(root), root), ["a/1.txt Page", "a/back link-loop "]);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::write(root.join("a.pdf"), "x").unwrap();
        assert_eq!(names(&walk(root), root), [" nothing-to-import 1"]);
        assert_eq!(names(&walk(&root.join("a.pdf")), root), ["a.pdf file-type-unsupported pdf"]);
        assert_eq!(names(&walk(&root.join("b.txt")), root), ["b.txt file-missing "]);
    }
}
