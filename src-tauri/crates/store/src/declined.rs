//! Proposals to repair something that a person has declined, from the table of corrections.

use std::collections::HashSet;

use newspaper::Correction;
use rusqlite::Connection;

use super::from_json;
use crate::error::Result;

/// A proposal in an article: hash of its file, its first line, what is printed, what was proposed.
pub type Declined = (String, u32, String, String);

/// Proposals on which the last word of a person, not taken back, is no.
pub fn all(connection: &Connection) -> Result<HashSet<Declined>> {
    let mut statement = connection.prepare_cached(
        "SELECT sha256, op FROM correction
         WHERE op ->> '$.op' = 'repair' AND 'undo' IS NOT (
             SELECT action FROM correction_step WHERE batch = correction.batch ORDER BY seq DESC LIMIT 1)
         ORDER BY id",
    )?;
    let mut declined = HashSet::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Correction::Repair { line, from, to, accepted } = from_json(row, 1)? {
            let proposal = (row.get(0)?, line, from, to);
            match accepted {
                true => declined.remove(&proposal),
                false => declined.insert(proposal),
            };
        }
    }
    Ok(declined)
}
