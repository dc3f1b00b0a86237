//! The files as they were imported, named by their SHA-256.
//!
//! They are kept packed (`ab/abcdef….zst`: zstd in frames of a megabyte, which the program `zstd -d` unpacks too), so
//! that any part can be read without the rest. Archives made before hold them as they are (`ab/abcdef…`).

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use common::threads::on_all_cores;
use sha2::{Digest, Sha256};
use zstd::zstd_safe::get_frame_content_size;

use crate::error::{Error, Result};
use crate::folder::sync_folder;

/// Bytes of an original in one frame: of news, frames of a megabyte are packed to 0.35, of 64 KiB to 0.42.
const FRAME: u64 = 1 << 20;

/// Frames that are packed side by side.
const AT_ONCE: usize = 8;

/// Effort of packing.
const LEVEL: i32 = 6;

/// Bytes of a frame's header at most (<https://www.rfc-editor.org/rfc/rfc8878#name-frame-header>).
const HEADER: usize = 18;

/// The folder `originals/`.
#[derive(Debug, Clone)]
pub struct Originals(PathBuf);

impl Originals {
    /// Those in a folder.
    pub fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Where the original with this hash lies, or is to lie.
    pub fn path(&self, sha256: &str) -> PathBuf {
        let plain = self.0.join(sha256.get(..2).unwrap_or("__")).join(sha256);
        if plain.exists() { plain } else { plain.with_extension("zst") }
    }

    /// Keeps a copy: temporary file, fsync, rename, fsync of the folder. Only then may a row name it.
    pub fn put(&self, sha256: &str, content: &mut dyn Read) -> Result<()> {
        let path = self.path(sha256);
        if path.exists() {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(&self.0);
        let is_new = !folder.exists();
        let mut write = || -> io::Result<()> {
            fs::create_dir_all(folder)?;
            let mut temporary = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
            pack(content, &mut temporary)?;
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
    pub fn read(&self, sha256: &str) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let read = self.open(sha256)?.read_to_end(&mut bytes);
        read.map_err(|e| Error::io(&self.path(sha256), e))?;
        Ok(bytes)
    }

    /// An original, to be read piece by piece.
    pub fn open(&self, sha256: &str) -> Result<Original> {
        let path = self.path(sha256);
        Original::open(&path).map_err(|e| Error::io(&path, e))
    }

    /// SHA-256 of the bytes of the original that has this name, hex, and their number.
    pub fn hash(&self, sha256: &str) -> io::Result<(String, u64)> {
        hash_all(&mut Original::open(&self.path(sha256))?)
    }

    /// Forgets an original that nothing came of.
    pub fn remove(&self, sha256: &str) -> Result<()> {
        let path = self.path(sha256);
        fs::remove_file(&path).map_err(|e| Error::io(&path, e))
    }

    /// Bytes of all originals on disk.
    pub fn bytes(&self) -> u64 {
        let folders = fs::read_dir(&self.0).into_iter().flatten().flatten();
        let files = folders.filter_map(|folder| fs::read_dir(folder.path()).ok()).flatten().flatten();
        files.filter_map(|file| file.metadata().ok()).map(|metadata| metadata.len()).sum()
    }
}

/// Packs in frames that can be read one by one. Works on all cores.
fn pack(content: &mut dyn Read, out: &mut dyn Write) -> io::Result<()> {
    loop {
        let mut frames = Vec::new();
        while frames.len() < AT_ONCE {
            let mut bytes = Vec::new();
            content.take(FRAME).read_to_end(&mut bytes)?;
            if bytes.is_empty() {
                break;
            }
            frames.push(bytes);
        }
        if frames.is_empty() {
            return Ok(());
        }
        let packed = on_all_cores(&frames, |frames| -> io::Result<Vec<Vec<u8>>> {
            let mut packer = zstd::bulk::Compressor::new(LEVEL)?;
            packer.include_checksum(true)?;
            frames.iter().map(|bytes| packer.compress(bytes)).collect()
        });
        for frames in packed {
            frames?.iter().try_for_each(|frame| out.write_all(frame))?;
        }
    }
}

/// An original that is being read.
pub enum Original {
    /// As it was imported.
    Plain(BufReader<File>),
    /// Packed.
    Packed(Packed),
}

impl Original {
    fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        match path.extension() {
            Some(_) => Ok(Self::Packed(Packed { file: BufReader::new(file), frame: Vec::new(), at: 0 })),
            None => Ok(Self::Plain(BufReader::new(file))),
        }
    }

    /// Goes to a byte, counted from the beginning.
    pub fn go_to(&mut self, byte: u64) -> io::Result<()> {
        match self {
            Self::Plain(file) => file.seek(SeekFrom::Start(byte)).map(|_| ()),
            Self::Packed(packed) => packed.go_to(byte),
        }
    }

    /// Some bytes of it.
    pub fn part(&mut self, start: u64, length: u64) -> io::Result<Vec<u8>> {
        self.go_to(start)?;
        let mut bytes = Vec::new();
        self.take(length).read_to_end(&mut bytes)?;
        if (bytes.len() as u64) < length { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(bytes) }
    }
}

impl Read for Original {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(file) => file.read(into),
            Self::Packed(packed) => packed.read(into),
        }
    }
}

/// Reads frame by frame.
pub struct Packed {
    file: BufReader<File>,
    /// The frame at hand, unpacked.
    frame: Vec<u8>,
    /// Next byte in it.
    at: usize,
}

impl Packed {
    fn go_to(&mut self, byte: u64) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(0))?;
        self.frame.clear();
        let mut before = 0;
        while let Some(length) = self.length()? {
            if byte < before + length {
                self.unpack()?;
                self.at = (byte - before) as usize;
                return Ok(());
            }
            self.skip()?;
            before += length;
        }
        self.at = 0;
        if byte == before { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }

    /// Length of the next frame, unpacked; `None` at the end.
    fn length(&mut self) -> io::Result<Option<u64>> {
        let mut header = Vec::new();
        (&mut self.file).take(HEADER as u64).read_to_end(&mut header)?;
        self.file.seek_relative(-(header.len() as i64))?;
        if header.is_empty() {
            return Ok(None);
        }
        let length = get_frame_content_size(&header).ok().flatten().filter(|&length| length <= FRAME);
        length.map(Some).ok_or_else(|| io::ErrorKind::InvalidData.into())
    }

    /// Goes behind the next frame without unpacking it: header, blocks with their sizes, checksum
    /// (<https://www.rfc-editor.org/rfc/rfc8878#name-frames>).
    fn skip(&mut self) -> io::Result<()> {
        let mut start = [0; 5];
        self.file.read_exact(&mut start)?;
        let descriptor = start[4];
        let is_single = descriptor & 0x20 != 0;
        let size_bytes = [i64::from(is_single), 2, 4, 8][usize::from(descriptor >> 6)];
        let dictionary_bytes = [0, 1, 2, 4][usize::from(descriptor & 3)];
        self.file.seek_relative(i64::from(!is_single) + size_bytes + dictionary_bytes)?;
        loop {
            let mut block = [0; 3];
            self.file.read_exact(&mut block)?;
            let header = u32::from_le_bytes([block[0], block[1], block[2], 0]);
            // A block of one repeated byte holds that byte alone.
            let size = if header >> 1 & 3 == 1 { 1 } else { header >> 3 };
            self.file.seek_relative(i64::from(size))?;
            if header & 1 == 1 {
                return self.file.seek_relative(if descriptor & 4 != 0 { 4 } else { 0 });
            }
        }
    }

    fn unpack(&mut self) -> io::Result<()> {
        self.frame.clear();
        self.at = 0;
        zstd::Decoder::with_buffer(&mut self.file)?.single_frame().read_to_end(&mut self.frame)?;
        Ok(())
    }
}

impl Read for Packed {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.frame.len() {
            if self.length()?.is_none() {
                return Ok(0);
            }
            self.unpack()?;
        }
        let count = self.frame[self.at..].as_ref().read(into)?;
        self.at += count;
        Ok(count)
    }
}

/// SHA-256 of bytes, hex.
pub fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// SHA-256 of a file, hex, and its length.
pub fn hash_file(path: &Path) -> io::Result<(String, u64)> {
    hash_all(&mut File::open(path)?)
}

fn hash_all(content: &mut impl Read) -> io::Result<(String, u64)> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut length = 0;
    loop {
        match content.read(&mut buffer)? {
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

    fn kept(bytes: &[u8]) -> (tempfile::TempDir, Originals, String) {
        let folder = tempfile::tempdir().unwrap();
        let originals = Originals::new(folder.path().to_owned());
        let sha256 = hash(bytes);
        originals.put(&sha256, &mut &*bytes).unwrap();
        originals.put(&sha256, &mut &*bytes).unwrap();
        (folder, originals, sha256)
    }

    #[test]
    fn an_original_is_kept_under_its_hash() {
        for text in ["", "冠县", &"冠县灵芝".repeat(30_000), &"字".repeat(1 << 20)] {
            let (_folder, originals, sha256) = kept(text.as_bytes());
            assert_eq!(originals.read(&sha256).unwrap(), text.as_bytes());
            assert_eq!(originals.hash(&sha256).unwrap(), (sha256.clone(), text.len() as u64));
            assert_eq!(fs::read_dir(originals.path(&sha256).parent().unwrap()).unwrap().count(), 1);
        }
    }

    #[test]
    fn an_original_of_an_older_archive_is_read_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let originals = Originals::new(folder.path().to_owned());
        let sha256 = hash(b"old.news");
        fs::create_dir(folder.path().join(&sha256[..2])).unwrap();
        fs::write(folder.path().join(&sha256[..2]).join(&sha256), "old.news").unwrap();
        originals.put(&sha256, &mut "other".as_bytes()).unwrap();
        assert_eq!(originals.read(&sha256).unwrap(), b"old.news");
        assert_eq!(originals.open(&sha256).unwrap().part(4, 4).unwrap(), b"news");
    }

    #[test]
    fn any_part_is_read_without_the_rest() {
        // Frames of text, of nothing but one byte, and of noise that cannot be packed.
        let mut number = 1u64;
        let mut noise = || {
            number = number.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
            (number >> 56) as u8
        };
        let mut bytes = "题目".repeat(400_000).into_bytes();
        bytes.resize(bytes.len() + 3_000_000, b' ');
        bytes.extend(std::iter::repeat_with(&mut noise).take(2_000_000));
        let (_folder, originals, sha256) = kept(&bytes);
        let mut file = originals.open(&sha256).unwrap();
        for start in (0..bytes.len()).step_by(333_331) {
            let length = 5_000.min(bytes.len() - start);
            assert_eq!(
                file.part(start as u64, length as u64).unwrap(),
                bytes[start..start + length],
                "{start}"
            );
        }
        assert!(file.part(bytes.len() as u64, 0).unwrap().is_empty());
        assert!(file.part(bytes.len() as u64 - 1, 2).is_err());
        assert!(file.go_to(bytes.len() as u64 + 1).is_err());
    }

    #[test]
    fn damage_is_an_error() {
        let (_folder, originals, sha256) = kept("冠县灵芝".repeat(30_000).as_bytes());
        let path = originals.path(&sha256);
        let good = fs::read(&path).unwrap();
        for at in (0..good.len()).step_by(7) {
            let mut bytes = good.clone();
            bytes[at] ^= 4;
            fs::write(&path, &bytes).unwrap();
            assert!(originals.hash(&sha256).map_or(true, |(hash, _)| hash != sha256), "byte {at}");
        }
        fs::write(&path, &good[..good.len() - 1]).unwrap();
        assert!(originals.read(&sha256).is_err());
    }
}
