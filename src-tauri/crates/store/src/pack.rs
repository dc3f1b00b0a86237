//! Texts and facts of articles, packed: zstd with a dictionary that the archive learns from its own articles.
//!
//! SQL reads and writes them with the functions `pack(text)` and `unpack(packed)`. Every packed value names the
//! dictionary it needs (the dictionary id of the zstd frame format, 0 for none) and carries a checksum, so that a
//! byte that went bad is noticed and not read.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use common::threads::lock;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, params};
use zstd::zstd_safe::{CCtx, CParameter, DCtx, DDict, get_dict_id_from_frame, get_frame_content_size};

use crate::error::{Error, Result};

/// Effort of packing. News with facts are packed to 0.65 of the raw text; 3, twice as fast, packs to 0.70 and 9, three
/// times slower, to 0.62.
const LEVEL: i32 = 5;

/// Bytes of a dictionary: half as many pack 10 % worse, twice as many 3 % better.
const DICTIONARY: usize = 256 << 10;

/// Articles that a dictionary is learnt from; of fewer it would know too little, and little would be saved.
pub(super) const SAMPLES: usize = 2_000;

/// Values are no longer than this when unpacked, in bytes; a frame that says otherwise is damaged. The longest
/// record is 16 MiB, and facts say less than their text.
const LONGEST: u64 = 512 << 20;

/// The dictionaries of an archive, shared by its connections.
#[derive(Clone, Default)]
pub(crate) struct Dictionaries(Arc<Shared>);

#[derive(Default)]
struct Shared {
    known: RwLock<Known>,
    /// What unpacks; making one costs as much as unpacking an article.
    unpackers: Mutex<Vec<DCtx<'static>>>,
}

#[derive(Default)]
struct Known {
    /// To unpack with, by id.
    all: HashMap<u32, Arc<DDict<'static>>>,
    newest: Arc<Newest>,
}

/// The dictionary to pack with, if there is one, and what packs with it.
#[derive(Default)]
struct Newest {
    bytes: Vec<u8>,
    packers: Mutex<Vec<CCtx<'static>>>,
}

impl Newest {
    fn packer(&self) -> std::result::Result<CCtx<'static>, PackError> {
        if let Some(packer) = lock(&self.packers).pop() {
            return Ok(packer);
        }
        let mut packer = CCtx::create();
        packer.set_parameter(CParameter::ChecksumFlag(true))?;
        packer.set_parameter(CParameter::CompressionLevel(LEVEL))?;
        if !self.bytes.is_empty() {
            packer.load_dictionary(&self.bytes)?;
        }
        Ok(packer)
    }
}

impl std::fmt::Debug for Dictionaries {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dictionaries").finish_non_exhaustive()
    }
}

impl Dictionaries {
    /// Reads those an archive has.
    pub(super) fn load(&self, connection: &Connection) -> Result<()> {
        let mut statement = connection.prepare("SELECT bytes FROM dictionary ORDER BY rowid")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            self.add(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?);
        }
        Ok(())
    }

    /// Whether there is one to pack with.
    pub(super) fn has_any(&self) -> bool {
        !self.newest().bytes.is_empty()
    }

    /// From now on values are packed with this one. It has to be in the archive already.
    pub(super) fn add(&self, bytes: &[u8]) {
        let Some(id) = id(bytes) else { return };
        let mut known = self.0.known.write().unwrap_or_else(PoisonError::into_inner);
        known.all.insert(id, Arc::new(DDict::create(bytes)));
        known.newest = Arc::new(Newest { bytes: bytes.to_owned(), ..Newest::default() });
    }

    fn newest(&self) -> Arc<Newest> {
        self.0.known.read().unwrap_or_else(PoisonError::into_inner).newest.clone()
    }

    fn get(&self, id: u32) -> Option<Arc<DDict<'static>>> {
        self.0.known.read().unwrap_or_else(PoisonError::into_inner).all.get(&id).cloned()
    }

    /// Gives a connection the functions `pack` and `unpack`.
    pub(super) fn register(&self, connection: &Connection) -> Result<()> {
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DIRECTONLY;
        let packing = self.clone();
        connection.create_scalar_function("pack", 1, flags, move |context| {
            let text = context.get_raw(0).as_str().map_err(other)?;
            packing.pack(text.as_bytes()).map_err(other)
        })?;
        let packing = self.clone();
        connection.create_scalar_function("unpack", 1, flags, move |context| {
            let packed = context.get_raw(0).as_blob().map_err(other)?;
            // Bytes, not text: whoever reads them checks what they read, once.
            packing.unpack(packed).map_err(other)
        })?;
        Ok(())
    }

    /// Packs bytes with the newest dictionary.
    pub(super) fn pack(&self, bytes: &[u8]) -> std::result::Result<Vec<u8>, PackError> {
        let newest = self.newest();
        let mut packer = newest.packer()?;
        let mut packed = Vec::with_capacity(zstd::zstd_safe::compress_bound(bytes.len()));
        packer.compress2(&mut packed, bytes)?;
        lock(&newest.packers).push(packer);
        packed.shrink_to_fit();
        Ok(packed)
    }

    /// Unpacks bytes.
    pub(super) fn unpack(&self, packed: &[u8]) -> std::result::Result<Vec<u8>, PackError> {
        let length = get_frame_content_size(packed).ok().flatten().filter(|&length| length <= LONGEST);
        let mut bytes = Vec::with_capacity(length.ok_or(PackError::Frame)? as usize);
        let mut unpacker = lock(&self.0.unpackers).pop().unwrap_or_else(DCtx::create);
        match get_dict_id_from_frame(packed) {
            None => unpacker.decompress(&mut bytes, packed)?,
            Some(id) => {
                let dictionary = self.get(id.get()).ok_or(PackError::Dictionary(id.get()))?;
                unpacker.decompress_using_ddict(&mut bytes, packed, &dictionary)?
            }
        };
        lock(&self.0.unpackers).push(unpacker);
        Ok(bytes)
    }
}

/// Learns a dictionary; nothing where the samples teach nothing.
pub(super) fn learn(samples: &[Vec<u8>]) -> Option<Vec<u8>> {
    zstd::dict::from_samples(samples, DICTIONARY).ok().filter(|bytes| id(bytes).is_some())
}

/// Keeps a dictionary in the archive.
pub(super) fn insert(connection: &Connection, bytes: &[u8]) -> Result<()> {
    let id = id(bytes).ok_or_else(|| Error::ArchiveDamaged("dictionary".into()))?;
    let sql = "INSERT OR IGNORE INTO dictionary (id, bytes) VALUES (?1, ?2)";
    connection.prepare_cached(sql)?.execute(params![id, bytes])?;
    Ok(())
}

/// The id that a dictionary gives itself.
fn id(dictionary: &[u8]) -> Option<u32> {
    zstd::zstd_safe::get_dict_id_from_dict(dictionary).map(std::num::NonZero::get)
}

fn other(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::UserFunctionError(Box::new(error))
}

/// Why a value cannot be packed or unpacked.
#[derive(Debug, thiserror::Error)]
pub(super) enum PackError {
    #[error("a packed value does not begin like one")]
    Frame,
    #[error("dictionary {0} is missing")]
    Dictionary(u32),
    #[error("{}", zstd::zstd_safe::get_error_name(*.0))]
    Zstd(usize),
}

impl From<usize> for PackError {
    fn from(code: usize) -> Self {
        Self::Zstd(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples() -> Vec<Vec<u8>> {
        let town = |n: usize| ["冠县", "莘县", "东阿县", "高唐县"][n % 4];
        let text = |n: usize| {
            format!("{}第{n}批设备更新项目{}日开工，总投资{}万元。", town(n), n % 28 + 1, n * 37 % 9973)
        };
        (0..SAMPLES).map(|n| [text(n), text(n * 7 + 3), text(n * 31 + 5)].concat().into_bytes()).collect()
    }

    #[test]
    fn values_come_back_as_they_were_with_the_dictionary_they_were_packed_with() {
        let packing = Dictionaries::default();
        let long = "灵芝".repeat(50_000);
        let before: Vec<Vec<u8>> =
            ["", "灵", &long].map(|text| packing.pack(text.as_bytes()).unwrap()).into();
        let dictionary = learn(&samples()).unwrap();
        packing.add(&dictionary);
        for (text, before) in ["", "灵", &long].into_iter().zip(before) {
            assert_eq!(packing.unpack(&before).unwrap(), text.as_bytes());
            assert_eq!(packing.unpack(&packing.pack(text.as_bytes()).unwrap()).unwrap(), text.as_bytes());
        }
        let sample = &samples()[7];
        let plain = Dictionaries::default().pack(sample).unwrap();
        let packed = packing.pack(sample).unwrap();
        assert!(packed.len() * 2 < plain.len(), "{} of {}", packed.len(), plain.len());
        let stranger = Dictionaries::default().unpack(&packed);
        assert!(matches!(stranger, Err(PackError::Dictionary(_))), "{stranger:?}");
    }

    #[test]
    fn a_byte_that_went_bad_is_noticed() {
        let packing = Dictionaries::default();
        let text = "冠县灵芝远销海外，去年产值3.2亿元。".repeat(20);
        let packed = packing.pack(text.as_bytes()).unwrap();
        for at in 0..packed.len() {
            let mut damaged = packed.clone();
            damaged[at] ^= 0x10;
            assert!(packing.unpack(&damaged).map_or(true, |bytes| bytes == text.as_bytes()), "byte {at}");
        }
        assert!(packing.unpack(&packed[..packed.len() / 2]).is_err());
        assert!(packing.unpack(b"").is_err());
    }
}
