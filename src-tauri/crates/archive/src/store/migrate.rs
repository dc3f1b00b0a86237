//! The format of the database, step by step; `user_version` counts the steps taken.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Error, Result};

/// Each step turns format n into n + 1. A released step is never changed.
const STEPS: &[&str] = &[include_str!("001.sql"), include_str!("002.sql")];

/// The format this program writes.
pub(super) const CURRENT: i64 = STEPS.len() as i64;

/// Brings a database to the current format, all steps or none.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found == CURRENT {
        return Ok(());
    }
    if !(0..CURRENT).contains(&found) {
        return Err(Error::ArchiveNewer { found, supported: CURRENT });
    }
    if found > 0 {
        keep_copy(connection, found)?;
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    for step in &STEPS[found as usize..] {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", CURRENT)?;
    transaction.commit()?;
    // Moves the new number from the log to the file's header, where older programs look for it.
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// Keeps the database as it was beside the new one, `archive.format1.sqlite3`. A copy that is there already is of
/// an upgrade that did not end, and as good.
fn keep_copy(connection: &Connection, format: i64) -> Result<()> {
    let Some(path) = connection.path().map(Path::new) else { return Ok(()) };
    let copy = path.with_extension(format!("format{format}.sqlite3"));
    if copy.exists() {
        return Ok(());
    }
    // Under its own name only when it is whole.
    let draft = copy.with_extension("draft");
    if draft.exists() {
        std::fs::remove_file(&draft).map_err(|e| Error::io(&draft, e))?;
    }
    connection.execute("VACUUM INTO ?1", [draft.to_string_lossy()])?;
    std::fs::rename(&draft, &copy).map_err(|e| Error::io(&copy, e))
}

/// Checks that nothing has to be migrated, where nothing can be.
pub(super) fn check_current(connection: &Connection) -> Result<()> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found == CURRENT { Ok(()) } else { Err(Error::ArchiveReadOnly) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_format_is_upgraded_and_kept_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.sqlite3");
        let mut connection = Connection::open(&path).unwrap();
        connection.execute_batch(STEPS[0]).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        let filled = "INSERT INTO source (id, sha256, file_name, bytes, kind, encoding)
                          VALUES (1, 'a', '1.txt', 3, 'page', 'utf-8');
                      INSERT INTO page (id, source_id, evidence, diagnostics, unassigned)
                          VALUES (1, 1, '[]', '[]', '[]');
                      INSERT INTO article (page_id, ordinal, headline, headline_supplied, byline, kind, confidence,
                                           lines, blocks)
                          VALUES (1, 0, '题', 0, '{}', 'news', 1.0, '[1]', '[]');";
        connection.execute_batch(filled).unwrap();
        migrate(&mut connection).unwrap();
        let headline = |connection: &Connection| {
            connection.query_row("SELECT headline FROM article", [], |row| row.get::<_, String>(0)).unwrap()
        };
        assert_eq!(headline(&connection), "题");
        check_current(&connection).unwrap();
        let old = Connection::open(folder.path().join("archive.format1.sqlite3")).unwrap();
        assert_eq!(headline(&old), "题");
        assert_eq!(old.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)).unwrap(), 1);
    }
}
