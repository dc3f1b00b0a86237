//! The sample archive: the two sample pages, so that a newcomer sees the program with something in it.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use archive::{Archive, ImportOptions};

use crate::error::{CommandError, CommandResult};

const PAGES: [(&str, &[u8]); 2] = [
    ("000_f2a12eb79b97095d.txt", include_bytes!("../../seeds/000_f2a12eb79b97095d.txt")),
    ("001_4600770021876afd.txt", include_bytes!("../../seeds/001_4600770021876afd.txt")),
];

/// Opens the sample archive below `folder`; makes it on first use.
///
/// # Errors
/// Whatever keeps the archive from being written.
pub fn open(folder: &Path) -> CommandResult<Archive> {
    let pages = folder.join("sample-pages");
    std::fs::create_dir_all(&pages).map_err(CommandError::internal)?;
    for (name, bytes) in PAGES {
        std::fs::write(pages.join(name), bytes).map_err(CommandError::internal)?;
    }
    let archive = Archive::open_or_create(&folder.join("样例.jianbao"))?;
    archive.import(&[pages], &ImportOptions::default(), &mut |_| {}, &AtomicBool::new(false))?;
    Ok(archive)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_archive_is_made_once_and_holds_both_pages() {
        let folder = tempfile::tempdir().unwrap();
        let path = open(folder.path()).unwrap().info().unwrap().path;
        let again = open(folder.path()).unwrap().info().unwrap();
        assert_eq!(again.path, path);
        assert_eq!(again.pages, 2);
    }
}
