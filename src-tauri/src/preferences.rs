//! What is remembered between two runs: settings and recent archives, one small JSON file.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{CommandError, CommandResult};
use crate::wire::{RecentArchive, Settings};

/// Recent archives shown on the start screen.
const RECENT: usize = 8;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Remembered {
    settings: Settings,
    recent: Vec<RecentArchive>,
}

/// Settings and recent archives, written at every change.
#[derive(Debug)]
pub struct Preferences {
    file: PathBuf,
    remembered: Remembered,
}

impl Preferences {
    /// Reads `preferences.json` of a folder. A missing or damaged file means the defaults: preferences are
    /// never a reason not to start.
    pub fn read(folder: &Path) -> Self {
        let file = folder.join("preferences.json");
        let remembered = remembered(&file).unwrap_or_else(|error| {
            tracing::warn!(error, "preferences cannot be read and are the defaults");
            Remembered::default()
        });
        Self { file, remembered }
    }

    /// What the user chose.
    pub fn settings(&self) -> &Settings {
        &self.remembered.settings
    }

    /// Recent archives, the latest first, each with whether it is there.
    pub fn recent(&self) -> Vec<RecentArchive> {
        let there = |r: &RecentArchive| RecentArchive { available: Path::new(&r.path).is_dir(), ..r.clone() };
        self.remembered.recent.iter().map(there).collect()
    }

    /// Keeps new settings.
    pub fn set(&mut self, settings: Settings) -> CommandResult<()> {
        self.remembered.settings = settings;
        self.write()
    }

    /// Puts an archive on top of the recent ones.
    pub fn opened(&mut self, path: &str, name: &str) -> CommandResult<()> {
        self.remembered.recent.retain(|r| r.path != path);
        let entry = RecentArchive { path: path.into(), name: name.into(), available: true };
        self.remembered.recent.insert(0, entry);
        self.remembered.recent.truncate(RECENT);
        self.write()
    }

    /// Takes an archive off the recent ones; the archive itself is not touched.
    pub fn forget(&mut self, path: &str) -> CommandResult<()> {
        self.remembered.recent.retain(|r| r.path != path);
        self.write()
    }

    /// Writes a new file beside the old one and renames it, so that a crash leaves one of the two.
    fn write(&self) -> CommandResult<()> {
        let text = serde_json::to_string_pretty(&self.remembered).map_err(CommandError::internal)?;
        if let Some(folder) = self.file.parent() {
            std::fs::create_dir_all(folder).map_err(CommandError::internal)?;
        }
        let new = self.file.with_extension("json.new");
        std::fs::write(&new, text).map_err(CommandError::internal)?;
        std::fs::rename(&new, &self.file).map_err(CommandError::internal)
    }
}

/// What stands in a file; the defaults where there is none. Why it cannot be read, without what stands in it.
fn remembered(file: &Path) -> Result<Remembered, String> {
    match std::fs::read_to_string(file) {
        Ok(text) => serde_json::from_str(&text).map_err(|error| format!("line {}", error.line())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Remembered::default()),
        Err(error) => Err(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Language;

    #[test]
    fn what_was_set_is_there_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let mut preferences = Preferences::read(folder.path());
        preferences.set(Settings { language: Language::En, ..Settings::default() }).unwrap();
        preferences.opened("/a.jianbao", "a").unwrap();
        preferences.opened("/b.jianbao", "b").unwrap();
        preferences.opened("/a.jianbao", "a").unwrap();
        let again = Preferences::read(folder.path());
        assert_eq!(again.settings().language, Language::En);
        let recent: Vec<_> = again.recent().into_iter().map(|r| (r.name, r.available)).collect();
        assert_eq!(recent, [("a".to_owned(), false), ("b".to_owned(), false)]);
    }

    #[test]
    fn a_damaged_file_means_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("preferences.json"), "{\"settings\": 7").unwrap();
        assert_eq!(Preferences::read(folder.path()).settings(), &Settings::default());
    }
}
