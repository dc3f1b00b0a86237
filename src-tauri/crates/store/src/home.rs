//! Where the papers of the archive are at home, as a person chose it.

use newspaper::facts::is_place;

use crate::error::{Error, Result};
use crate::{Store, setting, source};

/// What a person chose.
pub fn chosen(store: &Store) -> Result<Option<String>> {
    store.read(|connection| setting::get(connection, setting::HOME))
}

/// Sets where the papers are at home, or takes it back.
///
/// # Errors
/// `place-unknown`, `archive-read-only`.
pub fn set(store: &Store, home: Option<&str>) -> Result<()> {
    store.check_writable()?;
    if let Some(home) = home.filter(|home| !is_place(home)) {
        return Err(Error::PlaceUnknown(home.to_owned()));
    }
    store.write(|tx| {
        let before: Option<String> = setting::get(tx, setting::HOME)?;
        if before.as_deref() == home {
            return Ok(());
        }
        if source::count_places(tx)? > 0 {
            setting::set(tx, setting::REREAD_DUE, &true)?;
        }
        setting::set(tx, setting::HOME, &home)
    })
}
