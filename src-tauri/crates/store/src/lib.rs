//! The truth.
//!
//! ```text
//! name.jianbao/  archive.sqlite3   tables, one file each here; packed texts and facts
//!                originals/        the files that were imported, by their hash, packed
//!                index/            made of the rest, and made anew where it is lost
//!                lock              who has it open
//! write ─one transaction→ rows + a row of `change` ─→ whoever follows reads on from the change it knows
//! ```
//!
//! One file per table, each with its SQL, its row and what is done with it.
//!
//! One connection writes; readers have their own, so that no reading waits for an import.

pub mod article;
pub mod change;
pub mod clock;
pub mod correction;
pub mod declined;
pub mod doubt;
mod error;
pub mod folder;
pub mod headings;
pub mod hint;
pub mod holding;
pub mod home;
pub mod import_options;
pub mod jumps;
mod migrate;
pub mod originals;
mod pack;
mod packed;
mod packed_before;
pub mod page;
mod probe;
mod record;
pub mod setting;
mod shelf;
pub mod source;
pub mod storyline;
pub mod unassigned;
pub mod version;

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use common::threads::lock;
pub use error::{Error, Result};
use pack::Dictionaries;
pub use probe::probe;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
pub use shelf::Shelf;

/// Marks the file as an archive of this program: `JBAO`.
const APPLICATION_ID: i64 = 0x4a42_414f;

/// Bytes of a page of the database.
const PAGE: u32 = 16_384;

/// Memory in which a connection for reading keeps what it read of the database, in KiB: the pages of 100,000 articles
/// and the tops of all trees have room in it.
const CACHE: i64 = 8_000;

/// Connections that are kept for reading.
const READERS: usize = 4;

/// What may be done with a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    Write,
    /// On media that cannot be written to: nothing changes, nothing needs a lock.
    Immutable,
}

/// The database of an archive.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    access: Access,
    dictionaries: Dictionaries,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl Store {
    /// Creates the database of a new archive.
    pub fn create(path: &Path) -> Result<()> {
        let mut connection = Connection::open(path)?;
        Dictionaries::default().register(&connection)?;
        // Rows of articles take about a kilobyte: larger pages leave less of them empty.
        connection.pragma_update(None, "page_size", PAGE)?;
        // Before the write-ahead log exists, so that both numbers lie in the file's own header, where they can
        // be read without opening the database.
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        migrate::migrate(&mut connection)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.close().map_err(|(_, error)| error.into())
    }

    /// Opens the database, which has been [`probe`]d, and brings it to the current format.
    pub fn open(path: &Path) -> Result<Self> {
        let dictionaries = Dictionaries::default();
        let mut writer = connect(path, Access::Write, &dictionaries)?;
        migrate::migrate(&mut writer)?;
        Self::new(path, Access::Write, writer, dictionaries)
    }

    /// Opens a database on media that cannot be written to.
    ///
    /// # Errors
    /// `archive-read-only` where it is of an older format, or was not closed in order and has to be repaired.
    pub fn open_immutable(path: &Path) -> Result<Self> {
        let log = path.with_extension("sqlite3-wal");
        if std::fs::metadata(log).is_ok_and(|log| log.len() > 0) {
            return Err(Error::ArchiveReadOnly);
        }
        let dictionaries = Dictionaries::default();
        let reader = connect(path, Access::Immutable, &dictionaries)?;
        migrate::check_current(&reader)?;
        Self::new(path, Access::Immutable, reader, dictionaries)
    }

    fn new(path: &Path, access: Access, writer: Connection, dictionaries: Dictionaries) -> Result<Self> {
        dictionaries.load(&writer)?;
        let (path, writer) = (path.to_owned(), Mutex::new(writer));
        Ok(Self { path, access, dictionaries, writer, readers: Mutex::default() })
    }

    /// Learns a dictionary once there are articles enough to learn from. What is written from now on is packed with
    /// it.
    pub fn learn(&self) -> Result<()> {
        if self.dictionaries.has_any() || self.read(article::count)? < pack::SAMPLES as u32 {
            return Ok(());
        }
        let samples = self.read(article::samples)?;
        let Some(dictionary) = pack::learn(&samples) else { return Ok(()) };
        // It is in the archive before anything needs it.
        self.write(|tx| pack::insert(tx, &dictionary))?;
        self.dictionaries.add(&dictionary);
        Ok(())
    }

    /// Refuses where nothing can be written.
    ///
    /// # Errors
    /// `archive-read-only`.
    pub fn check_writable(&self) -> Result<()> {
        if self.is_immutable() { Err(Error::ArchiveReadOnly) } else { Ok(()) }
    }

    /// Whether nothing can be written.
    pub fn is_immutable(&self) -> bool {
        self.access == Access::Immutable
    }

    /// Reads from one state of the database, whatever is being written meanwhile.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let pooled = lock(&self.readers).pop();
        let mut connection = match pooled {
            Some(connection) => connection,
            None => {
                let connection = connect(&self.path, self.access, &self.dictionaries)?;
                connection.pragma_update(None, "query_only", true)?;
                connection.pragma_update(None, "cache_size", -CACHE)?;
                connection
            }
        };
        let result = connection.transaction().map_err(Into::into).and_then(|snapshot| work(&snapshot));
        let mut readers = lock(&self.readers);
        if readers.len() < READERS {
            readers.push(connection);
        }
        result
    }

    /// Writes all or nothing; what is written is durable on return.
    pub fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut connection = lock(&self.writer);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }
}

/// Names this archive among others; an index says which one it belongs to.
pub fn archive_id(connection: &Connection) -> Result<String> {
    Ok(connection.query_row("SELECT value FROM meta WHERE key = 'archive_id'", [], |row| row.get(0))?)
}

fn connect(path: &Path, access: Access, dictionaries: &Dictionaries) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = match access {
        Access::Immutable => {
            let flags = flags | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            Connection::open_with_flags(immutable_uri(path), flags)?
        }
        // `unix-excl` keeps other processes out and needs no shared-memory file, which a full disk could not hold.
        Access::Write if cfg!(unix) => {
            let flags = flags | OpenFlags::SQLITE_OPEN_READ_WRITE;
            Connection::open_with_flags_and_vfs(path, flags, c"unix-excl")?
        }
        Access::Write => Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_READ_WRITE)?,
    };
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Else statements are prepared anew for other values.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(64);
    dictionaries.register(&connection)?;
    Ok(connection)
}

/// <https://www.sqlite.org/uri.html>
fn immutable_uri(path: &Path) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'.' | b'-' | b'_' | b':');
    let path = path.to_string_lossy().replace('\\', "/");
    let encoded: String = path
        .bytes()
        .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect();
    format!("file:{encoded}?immutable=1")
}

/// A value as JSON, for columns that are read as a whole.
fn json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|e| rusqlite::Error::ToSqlConversionFailure(Box::new(e)).into())
}

/// A list as JSON, NULL when it is empty.
fn filled_json<T: serde::Serialize>(values: &[T]) -> Result<Option<String>> {
    if values.is_empty() { Ok(None) } else { json(&values).map(Some) }
}

/// A column of JSON or NULL.
fn optional_json<T: serde::de::DeserializeOwned>(
    row: &rusqlite::Row<'_>,
    column: usize,
) -> rusqlite::Result<Option<T>> {
    if row.get_ref(column)?.data_type() == rusqlite::types::Type::Null {
        return Ok(None);
    }
    from_json(row, column).map(Some)
}

/// A column of JSON.
fn from_json<T: serde::de::DeserializeOwned>(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<T> {
    let text = row.get_ref(column)?.as_str()?;
    serde_json::from_str(text).map_err(|e| invalid(column, e))
}

/// A column does not hold what it should.
fn invalid(column: usize, error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sqlite_has_no_wal_reset_bug() {
        let number = rusqlite::version_number();
        assert!(number >= 3_051_003, "{}", rusqlite::version());
    }

    #[test]
    fn a_failed_write_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sqlite3");
        Store::create(&path).unwrap();
        let store = Store::open(&path).unwrap();
        let failed: Result<()> = store.write(|tx| {
            tx.execute("INSERT INTO meta (key, value) VALUES ('x', 'y')", [])?;
            Err(Error::Cancelled)
        });
        assert!(failed.is_err());
        let rows: i64 = store
            .read(|c| Ok(c.query_row("SELECT count(*) FROM meta WHERE key = 'x'", [], |r| r.get(0))?))
            .unwrap();
        assert_eq!(rows, 0);
    }

    #[test]
    fn reading_goes_on_while_something_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sqlite3");
        Store::create(&path).unwrap();
        let store = Store::open(&path).unwrap();
        store
            .write(|tx| {
                tx.execute("INSERT INTO meta (key, value) VALUES ('x', 'y')", [])?;
                let seen: i64 = store.read(|c| {
                    Ok(c.query_row("SELECT count(*) FROM meta WHERE key = 'x'", [], |r| r.get(0))?)
                })?;
                assert_eq!(seen, 0);
                Ok(())
            })
            .unwrap();
    }
}
