//! A file that does not grow beyond measure: a full one is put aside, and the oldest of those goes.
//!
//! Of the libraries that were looked at, tracing-appender rolls by time alone, which bounds no file; file-rotate panics where
//! its folder cannot be made; logroller and rolling-file bring a calendar and a compressor for these few lines.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Bytes after which a file is put aside.
const FULL: u64 = 512 << 10;

/// Files that were put aside and are kept.
const KEPT: u32 = 3;

/// The newest file of a folder.
pub(crate) fn newest(folder: &Path) -> PathBuf {
    folder.join("jianbao.log")
}

/// A file that was put aside; 1 is the latest.
pub(crate) fn aside(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("jianbao.{number}.log"))
}

/// Writes to the newest file of a folder.
#[derive(Debug)]
pub(crate) struct Rotating {
    folder: PathBuf,
    file: File,
    bytes: u64,
    full: u64,
}

impl Rotating {
    /// Goes on with the newest file; the folder is made where there is none.
    pub(crate) fn open(folder: &Path) -> io::Result<Self> {
        Self::with_size(folder, FULL)
    }

    fn with_size(folder: &Path, full: u64) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let file = OpenOptions::new().create(true).append(true).open(newest(folder))?;
        let bytes = file.metadata()?.len();
        Ok(Self { folder: folder.to_owned(), file, bytes, full })
    }

    /// Puts the full file aside. Where it cannot be moved it is emptied: a bound that sometimes does not hold is none.
    fn rotate(&mut self) -> io::Result<()> {
        match self.put_aside() {
            Ok(()) => *self = Self::with_size(&self.folder, self.full)?,
            Err(_) => {
                self.file.set_len(0)?;
                self.bytes = 0;
            }
        }
        Ok(())
    }

    fn put_aside(&self) -> io::Result<()> {
        for number in (1..KEPT).rev() {
            move_over(&aside(&self.folder, number), &aside(&self.folder, number + 1))?;
        }
        move_over(&newest(&self.folder), &aside(&self.folder, 1))
    }
}

fn move_over(from: &Path, to: &Path) -> io::Result<()> {
    if from.exists() { fs::rename(from, to) } else { Ok(()) }
}

impl Write for Rotating {
    /// One call is one line, which is never parted.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.bytes > 0 && self.bytes + line.len() as u64 > self.full {
            self.rotate()?;
        }
        self.file.write_all(line)?;
        self.bytes += line.len() as u64;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(folder: &Path) -> Vec<u64> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len()).collect()
    }

    #[test]
    fn files_are_few_and_none_is_large() {
        let folder = tempfile::tempdir().unwrap();
        let mut log = Rotating::with_size(folder.path(), 100).unwrap();
        for n in 0..500 {
            log.write_all(format!("line {n:>4}\n").as_bytes()).unwrap();
        }
        assert_eq!(sizes(folder.path()).len(), KEPT as usize + 1);
        assert!(sizes(folder.path()).iter().all(|&size| size <= 100));
        let mut files: Vec<PathBuf> = (1..=KEPT).rev().map(|number| aside(folder.path(), number)).collect();
        files.push(newest(folder.path()));
        let kept: String = files.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
        let first = 500 - kept.lines().count();
        let expect: String = (first..500).map(|n| format!("line {n:>4}\n")).collect();
        assert_eq!(kept, expect, "the newest lines, whole and in order");
    }

    #[test]
    fn a_file_of_an_earlier_run_is_gone_on_with_and_counts() {
        let folder = tempfile::tempdir().unwrap();
        Rotating::with_size(folder.path(), 100).unwrap().write_all(&[b'a'; 90]).unwrap();
        let mut log = Rotating::with_size(folder.path(), 100).unwrap();
        log.write_all(b"bbbbb").unwrap();
        assert_eq!(sizes(folder.path()), [95]);
        log.write_all(b"cccccc").unwrap();
        assert_eq!(fs::read(newest(folder.path())).unwrap(), b"cccccc");
    }

    #[test]
    fn a_file_that_cannot_be_put_aside_is_emptied() {
        let folder = tempfile::tempdir().unwrap();
        // No file takes the place of a folder that is not empty.
        fs::create_dir_all(aside(folder.path(), 1).join("a")).unwrap();
        fs::create_dir_all(aside(folder.path(), KEPT).join("a")).unwrap();
        fs::write(aside(folder.path(), KEPT - 1), "").unwrap();
        let mut log = Rotating::with_size(folder.path(), 100).unwrap();
        for n in 0..50 {
            log.write_all(format!("line {n:>4}\n").as_bytes()).unwrap();
        }
        let kept = fs::read_to_string(newest(folder.path())).unwrap();
        assert!(kept.len() <= 100 && kept.ends_with("line   49\n"), "{kept}");
    }
}
