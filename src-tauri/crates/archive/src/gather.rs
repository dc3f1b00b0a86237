//! Articles of a query with everything in them, to be put together into a dossier or a ledger.

use crate::error::Result;
use crate::index::{Order, Ranked};
use crate::store::article::{self, Stored};
use crate::store::page;
use crate::{Archive, Query, jumps};

/// Articles read for one dossier at most; a matter with more is better read as a query.
pub(crate) const DOSSIER: usize = 500;

/// How many articles a query finds, and the first `most` of them in an order, with their facts.
pub(crate) fn articles(
    archive: &Archive,
    query: &Query,
    order: Order,
    most: usize,
) -> Result<(u32, Vec<Stored>)> {
    let (searcher, compiled) = archive.compiled(query)?;
    let collector = Ranked { order, rows: most, families: None };
    let found = searcher.search(&compiled.query, &collector)?;
    let ids: Vec<i64> = found.ids.into_iter().map(|(id, _)| id).collect();
    Ok((found.total, whole(archive, &ids)?))
}

/// Articles with facts, and their pieces on other pages.
fn whole(archive: &Archive, ids: &[i64]) -> Result<Vec<Stored>> {
    archive.store().read(|connection| {
        let mut articles = Vec::with_capacity(ids.len());
        for &id in ids {
            let Some(mut stored) = article::get_whole(connection, id)? else { continue };
            jumps::complete(connection, &mut stored, true)?;
            articles.push(stored);
        }
        Ok(articles)
    })
}

/// How many articles a query finds.
pub(crate) fn count(archive: &Archive, query: &Query) -> Result<u32> {
    Ok(archive.found(query)?.1.total)
}

/// When an article was printed, EDTF; with `~` when estimated.
pub(crate) fn published(stored: &Stored) -> Option<String> {
    page::published(&stored.page).map(|(edtf, _)| edtf.to_owned())
}
