//! Where the papers of an archive are at home: what 我市 means, and whose villages are known by name.

use newspaper::facts::{guess_home, is_place};

use crate::Archive;
use crate::error::{Error, Result};
use crate::query::Query;
use crate::store::{setting, source};
use crate::wire::Home;

pub(crate) fn get(archive: &Archive) -> Result<Home> {
    let guess = guess(archive)?;
    let of_guess = Query { places: guess.iter().cloned().collect(), ..Query::default() };
    let guess_articles = if guess.is_some() { archive.found(&of_guess)?.1.total } else { 0 };
    let articles = archive.found(&Query::default())?.1.total;
    let reread_due = archive.store().read(|connection| setting::get(connection, setting::REREAD_DUE))?;
    Ok(Home { chosen: chosen(archive)?, guess, guess_articles, articles, reread_due })
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
    archive.store().write(|tx| {
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

/// The county or prefecture that most articles speak of. It is only proposed: were it used by itself, what a page
/// says would depend on which pages came before it.
fn guess(archive: &Archive) -> Result<Option<String>> {
    let (searcher, _) = archive.index().searcher();
    let places = archive.ordinals.frequent_of_all(&searcher, &archive.columns, "place", usize::MAX)?;
    Ok(guess_home(places.iter().map(|(path, count)| (path.as_str(), *count))))
}
