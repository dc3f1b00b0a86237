//! The format of the database, step by step; `user_version` counts the steps taken.

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

/// Checks that nothing has to be migrated, where nothing can be.
pub(super) fn check_current(connection: &Connection) -> Result<()> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found == CURRENT { Ok(()) } else { Err(Error::ArchiveReadOnly) }
}
