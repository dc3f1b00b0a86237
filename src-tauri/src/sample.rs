//! The sample archive: the two sample pages, so that a newcomer sees the program with something in it.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use archive::{Archive, ImportOptions};

use crate::error::{CommandError, CommandResult};

const PAGES: [(&str, &[u8]); 2] = [
    ("000_f2a12eb79b97095d.txt", include_bytes!("../../seeds/000_f2a12eb79b97095d.txt")),
    ("001_4600770021876afd.txt", include_bytes!("../../seeds/001_4600770021876afd.txt")),
];

/// Makes the sample archive below `folder` unless it is there; gives back its path.
///
/// # Errors
/// Whatever keeps the archive from being written.
pub fn ready(folder: &Path) -> CommandResult<PathBuf> {
    let pages = folder.join("sample-pages");
    std::fs::create_dir_all(&pages).map_err(CommandError::internal)?;
    for (name, bytes) in PAGES {
        std::fs::write(pages.join(name), bytes).map_err(CommandError::internal)?;
    }
    let path = folder.join("样例.jianbao");
    let archive = Archive::open_or_create(&path)?;
    archive.import(&[pages], &ImportOptions::default(), &mut |_| {}, &AtomicBool::new(false))?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_archive_is_made_once_and_holds_both_pages() {
        let folder = tempfile::tempdir().unwrap();
        let path = ready(folder.path()).unwrap();
        assert_eq!(ready(folder.path()).unwrap(), path);
        assert_eq!(Archive::open(&path).unwrap().info().unwrap().pages, 2);
    }
}
