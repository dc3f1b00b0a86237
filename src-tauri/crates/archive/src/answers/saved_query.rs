//! Queries that go with the archive: those that were given a name, and those that were asked last.

use query::Query;
use store::{Error, Result, Store, setting};
use wire::{RecentQuery, SavedQuery};

/// Key of the saved queries, in the order of their names.
const SAVED: &str = "saved-queries";

/// Key of the recent queries, the latest first.
const RECENT: &str = "recent-queries";

/// Recent queries that are kept.
const MOST_RECENT: usize = 50;

/// Characters of a name at most; what is longer is cut.
const LONGEST_NAME: usize = 100;

pub(crate) fn list(store: &Store) -> Result<Vec<SavedQuery>> {
    store.read(|connection| setting::get(connection, SAVED))
}

/// Saves a query under a name, in the place of the one that has it.
pub(crate) fn save(store: &Store, name: &str, query: &Query) -> Result<()> {
    let name = trimmed(name)?;
    let saved = SavedQuery { name: name.clone(), text: query.to_text(), query: query.clone() };
    change(store, move |all| {
        all.retain(|other| other.name != name);
        all.push(saved);
        Ok(())
    })
}

pub(crate) fn rename(store: &Store, name: &str, new: &str) -> Result<()> {
    let new = trimmed(new)?;
    change(store, |all| {
        if name != new && all.iter().any(|other| other.name == new) {
            return Err(Error::SavedQueryExists(new.clone()));
        }
        find(all, name)?.name = new;
        Ok(())
    })
}

pub(crate) fn delete(store: &Store, name: &str) -> Result<()> {
    change(store, |all| {
        find(all, name)?;
        all.retain(|other| other.name != name);
        Ok(())
    })
}

pub(crate) fn get(store: &Store, name: &str) -> Result<SavedQuery> {
    let mut all = list(store)?;
    find(&mut all, name).map(|found| found.clone())
}

fn find<'a>(all: &'a mut [SavedQuery], name: &str) -> Result<&'a mut SavedQuery> {
    let missing = || Error::SavedQueryMissing(name.to_owned());
    all.iter_mut().find(|other| other.name == name).ok_or_else(missing)
}

fn trimmed(name: &str) -> Result<String> {
    let name: String = name.trim().chars().take(LONGEST_NAME).collect();
    if name.is_empty() { Err(Error::SavedQueryMissing(name)) } else { Ok(name) }
}

fn change(store: &Store, change: impl FnOnce(&mut Vec<SavedQuery>) -> Result<()>) -> Result<()> {
    store.check_writable()?;
    store.write(|tx| {
        let mut all: Vec<SavedQuery> = setting::get(tx, SAVED)?;
        change(&mut all)?;
        all.sort_by(|a, b| a.name.cmp(&b.name));
        setting::set(tx, SAVED, &all)
    })
}

pub(crate) fn recent(store: &Store) -> Result<Vec<RecentQuery>> {
    store.read(|connection| setting::get(connection, RECENT))
}

/// Puts a query before the others; the empty one is not kept.
pub(crate) fn note(store: &Store, query: &Query) -> Result<()> {
    let text = query.to_text();
    if text.is_empty() {
        return Ok(());
    }
    store.check_writable()?;
    store.write(|tx| {
        let mut all: Vec<RecentQuery> = setting::get(tx, RECENT)?;
        all.retain(|other| other.text != text);
        all.insert(0, RecentQuery { query: query.clone(), text });
        all.truncate(MOST_RECENT);
        setting::set(tx, RECENT, &all)
    })
}

pub(crate) fn forget(store: &Store) -> Result<()> {
    store.check_writable()?;
    store.write(|tx| setting::set(tx, RECENT, &Vec::<RecentQuery>::new()))
}
