//! What a file is, before SQLite may touch it: an archive of a newer program stays byte for byte as it is.

use std::fs::File;
use std::io::Read;

use super::{APPLICATION_ID, migrate};
use crate::error::{Error, Result};
use crate::folder::Folder;

/// <https://www.sqlite.org/fileformat.html#the_database_header>: magic, user_version at 60, application_id at 68.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// Checks that the folder holds an archive that this program can open. Reads only.
///
/// # Errors
/// `archive-missing`, `not-an-archive`, `archive-newer`, `archive-damaged`.
pub fn probe(folder: &Folder) -> Result<()> {
    if !folder.path().exists() {
        return Err(Error::ArchiveMissing(folder.path().to_owned()));
    }
    let database = folder.database();
    if !database.is_file() {
        let was_archive = folder.originals().is_dir() && folder.path().join("README.txt").is_file();
        return Err(match was_archive {
            true => Error::ArchiveDamaged("archive.sqlite3 is missing".into()),
            false => Error::NotAnArchive(folder.path().to_owned()),
        });
    }
    let mut header = Vec::new();
    let file = File::open(&database).map_err(|e| Error::io(&database, e))?;
    file.take(100).read_to_end(&mut header).map_err(|e| Error::io(&database, e))?;
    if header.len() < 100 || !header.starts_with(MAGIC) {
        return Err(Error::ArchiveDamaged("archive.sqlite3 is no SQLite database".into()));
    }
    let number = |at: usize| {
        i64::from(u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]))
    };
    if number(68) != APPLICATION_ID {
        return Err(Error::NotAnArchive(folder.path().to_owned()));
    }
    if number(60) > migrate::CURRENT {
        return Err(Error::ArchiveNewer { found: number(60), supported: migrate::CURRENT });
    }
    Ok(())
}
