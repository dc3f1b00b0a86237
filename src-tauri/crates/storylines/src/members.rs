//! The articles of one storyline, read for its sheet on all cores.

use common::edtf::Day;
use common::threads::on_all_cores;
use store::article::{self, Stored};
use store::{Result, Store, storyline as table};
use wire::{ArticleId, StorylineEntry};

use super::words::Words;

/// Articles that are read for initiatives and summary, the first.
const READ: usize = 500;

/// An article of a storyline.
pub(super) struct Member {
    pub(super) day: Day,
    pub(super) entry: StorylineEntry,
    pub(super) words: Words,
    /// With its facts; of the first [`READ`] only.
    pub(super) whole: Option<Stored>,
}

/// Reads them in their order. What was deleted meanwhile is left out.
pub(super) fn read(store: &Store, ids: &[ArticleId]) -> Result<Vec<Member>> {
    let (first, rest) = ids.split_at(ids.len().min(READ));
    let mut members = of(store, first, true)?;
    members.extend(of(store, rest, false)?);
    Ok(members)
}

fn of(store: &Store, ids: &[ArticleId], whole: bool) -> Result<Vec<Member>> {
    let read = on_all_cores(ids, |some| {
        store.read(|connection| {
            let mut read = Vec::with_capacity(some.len());
            for &id in some {
                let Some(text) = table::text(connection, id)? else { continue };
                let Some(entry) = table::entry(connection, id)? else { continue };
                let whole = if whole { article::get_whole(connection, id)? } else { None };
                read.push(Member { day: text.day, entry, words: Words::read(&text.words), whole });
            }
            Ok(read)
        })
    });
    Ok(read.into_iter().collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}
