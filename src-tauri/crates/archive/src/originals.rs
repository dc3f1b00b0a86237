//! The files as they were imported, named by their SHA-256.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::folder::sync_folder;

/// The folder `originals/`.
#[derive(Debug, Clone)]
pub(crate) struct Originals(PathBuf);

impl Originals {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Where the original with this hash lies: `ab/abcdef…`.
    pub(crate) fn path(&self, sha256: &str) -> PathBuf {
        self.0.join(sha256.get(..2).unwrap_or("__")).join(sha256)
    }

    /// Keeps a copy: temporary file, fsync, rename, fsync of the folder. Only then may a row name it.
    pub(crate) fn put(&self, sha256: &str, content: &mut dyn Read) -> Result<()> {
        let path = self.path(sha256);
        if path.exists() {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(&self.0);
        let is_new = !folder.exists();
        let mut write = || -> io::Result<()> {
            fs::create_dir_all(folder)?;
            let mut temporary = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
            io::copy(content, &mut temporary)?;
            temporary.flush()?;
            temporary.as_file().sync_all()?;
            temporary.persist(&path)?;
            Ok(())
        };
        write().map_err(|e| Error::io(&path, e))?;
        sync_folder(folder)?;
        if is_new { sync_folder(&self.0) } else { Ok(()) }
    }

    /// The bytes of an original.
    pub(crate) fn read(&self, sha256: &str) -> Result<Vec<u8>> {
        let path = self.path(sha256);
        fs::read(&path).map_err(|e| Error::io(&path, e))
    }

    /// An original, to be read piece by piece.
    pub(crate) fn open(&self, sha256: &str) -> Result<File> {
        let path = self.path(sha256);
        File::open(&path).map_err(|e| Error::io(&path, e))
    }
}

/// SHA-256 of bytes, hex.
pub(crate) fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// SHA-256 of a file, hex, and its length.
pub(crate) fn hash_file(path: &Path) -> io::Result<(String, u64)> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut length = 0;
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok((hex(&hasher.finalize()), length)),
            n => {
                hasher.update(&buffer[..n]);
                length += n as u64;
            }
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_original_is_kept_under_its_hash() {
        let folder = tempfile::tempdir().unwrap();
        let originals = Originals::new(folder.path().to_owned());
        let sha256 = hash("冠县".as_bytes());
        originals.put(&sha256, &mut "冠县".as_bytes()).unwrap();
        originals.put(&sha256, &mut "冠县".as_bytes()).unwrap();
        assert_eq!(originals.read(&sha256).unwrap(), "冠县".as_bytes());
        assert_eq!(hash_file(&originals.path(&sha256)).unwrap(), (sha256.clone(), 6));
        assert_eq!(fs::read_dir(originals.path(&sha256).parent().unwrap()).unwrap().count(), 1);
    }
}
