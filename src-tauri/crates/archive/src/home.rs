//! Where the papers of an archive are at home: what 我市 means, and whose villages are known by name.

use newspaper::facts::{guess_home, is_place};

use crate::error::{Error, Result};
use crate::index::Counts;
use crate::query::Query;
use crate::store::setting;
use crate::view::Home;
use crate::{Archive, results};

pub(crate) fn get(archive: &Archive) -> Result<Home> {
    let chosen = chosen(archive)?;
    Ok(Home { chosen, guess: guess(archive)? })
}

/// What a person chose.
pub(crate) fn chosen(archive: &Archive) -> Result<Option<String>> {
    archive.store().read(|connection| setting::get(connection, setting::HOME))
}

pub(crate) fn set(archive: &Archive, home: Option<&str>) -> Result<()> {
    if archive.store().is_immutable() {
        return Err(Error::ArchiveReadOnly);
    }
    if let Some(home) = home.filter(|home| !is_place(home)) {
        return Err(Error::PlaceUnknown(home.to_owned()));
    }
    archive.store().write(|tx| setting::set(tx, setting::HOME, &home))
}

/// The county or prefecture that most articles speak of. It is only proposed: were it used by itself, what a page
/// says would depend on which pages came before it.
fn guess(archive: &Archive) -> Result<Option<String>> {
    let (searcher, found) = archive.found(&Query::default())?;
    let counts = found.collect(&searcher, &Counts(vec!["place"]))?;
    let counts = counts.first().map(Vec::as_slice).unwrap_or_default();
    let places = results::counted(archive, &searcher, "place", counts, usize::MAX)?;
    Ok(guess_home(places.iter().map(|(path, count)| (path.as_str(), *count))))
}
