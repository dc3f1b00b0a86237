//! Files that the user says where to write.

use std::path::{Path, PathBuf};

use messages::catalogue;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

use crate::error::{CommandError, CommandResult};

/// Lets the user say where a file is to be written, and writes it; its path, or `None` when the dialog is cancelled. The
/// content is made only then. The rest is as of [`pick`].
pub(crate) fn save(
    app: &AppHandle,
    title: &str,
    name: &str,
    extension: &str,
    content: impl FnOnce() -> CommandResult<Vec<u8>>,
) -> CommandResult<Option<String>> {
    let path = pick(app, title, name, extension)?;
    path.map(|path| write(&path, &content()?)).transpose()
}

/// Lets the user say where a file is to be written; `title` is a key of the message catalogue, `name` what is proposed.
/// `None` when the dialog is cancelled.
fn pick(app: &AppHandle, title: &str, name: &str, extension: &str) -> CommandResult<Option<PathBuf>> {
    let title = catalogue(crate::language(app)).text(title, &[]);
    let mut proposed = PathBuf::from(file_name(name, extension));
    loop {
        let dialog = app.dialog().file().set_title(&title).add_filter(extension.to_uppercase(), &[extension]);
        let dialog = match proposed.parent().filter(|folder| folder.is_dir()) {
            Some(folder) => dialog.set_directory(folder),
            None => dialog,
        };
        let name = proposed.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let Some(file) = dialog.set_file_name(name).blocking_save_file() else { return Ok(None) };
        match whole(file.into_path().map_err(CommandError::internal)?, extension) {
            Ok(path) => return Ok(Some(path)),
            Err(path) => proposed = path,
        }
    }
}

/// The path with its extension, which a user need not type. One that is thereby another file, and there already, is an
/// error: the dialog has not asked whether that may be replaced.
fn whole(path: PathBuf, extension: &str) -> Result<PathBuf, PathBuf> {
    if path.extension().is_some_and(|own| own.eq_ignore_ascii_case(extension)) {
        return Ok(path);
    }
    let mut name = path.into_os_string();
    name.push(format!(".{extension}"));
    let path = PathBuf::from(name);
    if path.exists() { Err(path) } else { Ok(path) }
}

/// A name that every file system takes: a query has quotes and colons.
fn file_name(name: &str, extension: &str) -> String {
    let is_safe = |c: char| !c.is_control() && !r#"/\:*?"<>|"#.contains(c);
    let safe: String = name.chars().map(|c| if is_safe(c) { c } else { ' ' }).take(60).collect();
    format!("{}.{extension}", safe.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Writes a file; its path, to be told.
fn write(path: &Path, content: &[u8]) -> CommandResult<String> {
    std::fs::write(path, content).map_err(|error| archive::Error::io(path, error))?;
    Ok(path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::{file_name, whole, write};

    #[test]
    fn names_of_files_are_safe() {
        for (name, expect) in [
            ("时间线 灵芝", "时间线 灵芝.csv"),
            ("\"灵芝 产业\" 日期:2024", "灵芝 产业 日期 2024.csv"),
            ("../../a", ".. .. a.csv"),
        ] {
            assert_eq!(file_name(name, "csv"), expect);
        }
    }

    #[test]
    fn what_cannot_be_written_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write(&folder.path().join("a.svg"), b"<svg/>").is_ok());
        assert!(write(&folder.path().join("no/such/a.svg"), b"<svg/>").is_err());
    }

    #[test]
    fn a_file_that_was_not_named_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("图.csv"), b"").unwrap();
        for (typed, expect) in [
            ("新图", Ok("新图.csv")),
            ("新图.CSV", Ok("新图.CSV")),
            ("2.0版", Ok("2.0版.csv")),
            ("图", Err("图.csv")),
            ("图.csv", Ok("图.csv")),
        ] {
            let path = |name: &str| folder.path().join(name);
            assert_eq!(whole(path(typed), "csv"), expect.map(path).map_err(path), "{typed}");
        }
    }
}
