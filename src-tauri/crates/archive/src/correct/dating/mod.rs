//! The day of issue of pages that do not print it, from what else the archive holds.
//!
//! Only days that are printed, typed or read from names of files count as evidence, never estimates: what is found is the
//! same in whatever order pages came, and goes again when its evidence goes. It is kept as hints beside the page, which is
//! read with them as with all else that is known of it: what the page itself says may outweigh them, and what a person
//! says of it always does.

mod matters;
mod reprints;
mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

use newspaper::IssueHint;
use store::correction::Place;
use store::page::{self, Placed};
use store::{Result, Shelf, hint};

use crate::correct::reparse;
use crate::search::Search;

/// Pages read anew in one transaction.
const TOGETHER: usize = 20;

/// Hints of one page at most: the surest say it, the others are of the same issue.
const MOST: usize = 6;

/// Looks again at the pages without a date, and reads those anew of which the archive now says something else. Returns
/// how many there were. Stopped, it leaves the rest as it was.
///
/// # Errors
/// `disk-full`, database errors.
pub(crate) fn look_again(shelf: &Shelf, search: &Search, cancel: &AtomicBool) -> Result<u32> {
    if shelf.store.is_immutable() {
        return Ok(0);
    }
    let (pages, held) = shelf.store.read(|connection| {
        let held = hint::all(connection)?;
        // Most archives have no such page, and are not looked through.
        let pages = if page::any_undated(connection)? { page::placed(connection)? } else { Vec::new() };
        Ok((pages, held))
    })?;
    if pages.is_empty() && held.is_empty() {
        return Ok(0);
    }
    // Matters are asked of the index, which has to know what was corrected.
    search.follow();
    let said = said(search, &pages)?;
    let concerned: BTreeSet<i64> = said.keys().chain(held.keys()).copied().collect();
    let changed: Vec<i64> = concerned.into_iter().filter(|id| said.get(id) != held.get(id)).collect();
    let mut read = 0;
    for some in changed.chunks(TOGETHER) {
        if cancel.load(Ordering::Relaxed) {
            break;
        }
        shelf.store.write(|connection| {
            for &id in some {
                hint::replace(connection, id, said.get(&id).map_or(&[], Vec::as_slice))?;
                let Some(source) = store::source::of_page(connection, id)? else { continue };
                reparse::place(&shelf.originals, connection, &Place { sha256: source.sha256, record: None })?;
            }
            Ok(())
        })?;
        read += some.len() as u32;
    }
    if read > 0 {
        search.note_behind();
    }
    Ok(read)
}

/// What the archive says of its pages without a date.
fn said(search: &Search, pages: &[Placed]) -> Result<BTreeMap<i64, Vec<IssueHint>>> {
    let mut said: BTreeMap<i64, Vec<IssueHint>> = BTreeMap::new();
    let (searcher, _) = search.index.searcher();
    let told = index::matters(&searcher)?;
    let undated = pages.iter().filter(|page| page.is_undated).map(|page| page.id).collect();
    let (reprints, matters) = search.store.read(|connection| {
        Ok((reprints::hints(connection)?, matters::hints(connection, &told, &undated)?))
    })?;
    for (page, hint) in reprints.into_iter().chain(rows::hints(pages)).chain(matters) {
        said.entry(page).or_default().push(hint);
    }
    for hints in said.values_mut() {
        hints.sort_by(|a, b| b.trust.total_cmp(&a.trust).then_with(|| a.evidence.cmp(&b.evidence)));
        hints.truncate(MOST);
    }
    Ok(said)
}
