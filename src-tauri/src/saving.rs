//! Files that the user says where to write.

use std::path::{Path, PathBuf};

use messages::catalogue;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

use crate::error::{CommandError, CommandResult};

/// Lets the user say where a file is to be written; `title` is a key of the message catalogue, `name` what is proposed.
/// `None` when the dialog is cancelled.
pub(crate) fn pick(
    app: &AppHandle,
    title: &str,
    name: &str,
    extension: &str,
) -> CommandResult<Option<PathBuf>> {
    let title = catalogue(crate::language(app)).text(title, &[]);
    let dialog = app.dialog().file().set_title(title).add_filter(extension.to_uppercase(), &[extension]);
    let Some(file) = dialog.set_file_name(file_name(name, extension)).blocking_save_file() else {
        return Ok(None);
    };
    let mut path = file.into_path().map_err(CommandError::internal)?;
    if path.extension().is_none() {
        path.set_extension(extension);
    }
    Ok(Some(path))
}

/// A name that every file system takes: a query has quotes and colons.
fn file_name(name: &str, extension: &str) -> String {
    let is_safe = |c: char| !c.is_control() && !r#"/\:*?"<>|"#.contains(c);
    let safe: String = name.chars().map(|c| if is_safe(c) { c } else { ' ' }).take(60).collect();
    format!("{}.{extension}", safe.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Writes a file; its path, to be told.
pub(crate) fn write(path: &Path, content: &[u8]) -> CommandResult<String> {
    std::fs::write(path, content).map_err(|error| archive::Error::io(path, error))?;
    Ok(path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::{file_name, write};

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
}
