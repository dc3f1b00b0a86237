//! The folder of an archive: what lies where, and who has it open.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// What somebody finds who opens the folder without the program.
const README: &str = "\
这是「剪报」的一个档案库。请用「剪报」打开整个文件夹，不要改动其中的文件。
  archive.sqlite3   档案库本身：文章、事实、来源（SQLite 数据库；article.packed 用 zstd 和表 dictionary 压缩）
  originals/        导入时的原始文件，以 SHA-256 命名，内容未作任何改动；.zst 为压缩（可用 zstd -d 解开）
  index/            检索索引，可随时由数据库重建
备份时请先关闭「剪报」，再复制整个文件夹。

This folder is an archive of the program Jianbao. Open the folder as a whole with Jianbao; do not change files in it.
  archive.sqlite3   the archive itself: articles, facts, sources (an SQLite database; article.packed is zstd with the
                    dictionary of table dictionary)
  originals/        the files as they were imported, unchanged, named by their SHA-256; .zst is packed (zstd -d unpacks)
  index/            the search index, which can be rebuilt from the database at any time
To back it up, close Jianbao and copy the whole folder.
";

/// The folder of an archive.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

impl Folder {
    /// The archive at a path, whether it is there or not.
    pub fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.0.join("archive.sqlite3")
    }

    /// The folder of the originals.
    pub fn originals(&self) -> PathBuf {
        self.0.join("originals")
    }

    /// The folder of the search index.
    pub fn index(&self) -> PathBuf {
        self.0.join("index")
    }

    /// Name without `.jianbao`.
    pub fn name(&self) -> String {
        let name = self.0.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        name.strip_suffix(".jianbao").map(str::to_owned).unwrap_or(name)
    }

    /// Lays out a new, empty folder (without the database).
    pub fn furnish(&self) -> Result<()> {
        let originals = self.originals();
        fs::create_dir_all(&originals).map_err(|e| Error::io(&originals, e))?;
        let readme = self.0.join("README.txt");
        fs::write(&readme, README).map_err(|e| Error::io(&readme, e))
    }

    /// Keeps every other instance out as long as the returned file lives; `None` on media that cannot be written
    /// to, where nobody can do harm.
    ///
    /// # Errors
    /// `archive-in-use`.
    pub fn lock(&self) -> Result<Option<File>> {
        let path = self.0.join("archive.lock");
        let file =
            match fs::OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&path) {
                Ok(file) => file,
                Err(error) if error.kind() == std::io::ErrorKind::ReadOnlyFilesystem => return Ok(None),
                Err(error) => return Err(Error::io(&path, error)),
            };
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Err(Error::ArchiveInUse(self.0.clone())),
            Err(TryLockError::Error(e)) => Err(Error::io(&path, e)),
        }
    }
}

/// Makes the entries of a folder durable (a new file survives power loss only with its folder's entry).
pub fn sync_folder(path: &Path) -> Result<()> {
    if cfg!(windows) {
        return Ok(()); // Windows cannot open folders; NTFS journals their entries.
    }
    File::open(path).and_then(|folder| folder.sync_all()).map_err(|e| Error::io(path, e))
}
