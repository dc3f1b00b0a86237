//! Articles of a query with everything in them, to be put together into a dossier or a ledger.

use common::threads::on_all_cores;
use index::{Order, Ranked};
use query::Query;
use store::article::{self, Stored};
use store::{Result, jumps, page};

use crate::search::Search;

/// Articles read for one dossier at most; a matter with more is better read as a query.
pub(crate) const DOSSIER: usize = 500;

/// How many articles a query finds, and the first `most` of them in an order of time, with their facts.
pub(crate) fn articles(
    search: &Search,
    query: &Query,
    order: Order,
    most: usize,
) -> Result<(u32, Vec<Stored>)> {
    let asked = search.ask(query)?;
    // Articles of a query that is kept need not be looked for once more.
    let rows = asked.collect(&Ranked { order, rows: most, families: None })?;
    let ids: Vec<i64> = rows.ids.into_iter().map(|(id, _)| id).collect();
    Ok((rows.total, whole(search, &ids)?))
}

/// Articles with facts, and their pieces on other pages; read on all cores.
pub(crate) fn whole(search: &Search, ids: &[i64]) -> Result<Vec<Stored>> {
    let parts = on_all_cores(ids, |ids| {
        search.store.read(|connection| {
            let mut articles = Vec::with_capacity(ids.len());
            for &id in ids {
                let Some(mut stored) = article::get_whole(connection, id)? else { continue };
                jumps::complete(connection, &mut stored, true)?;
                articles.push(stored);
            }
            Ok(articles)
        })
    });
    Ok(parts.into_iter().collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// How many articles a query finds.
pub(crate) fn count(search: &Search, query: &Query) -> Result<u32> {
    Ok(search.ask(query)?.total())
}

/// When an article was printed, EDTF; with `~` when estimated.
pub(crate) fn published(stored: &Stored) -> Option<String> {
    page::published(&stored.page).map(|(edtf, _)| edtf.to_owned())
}
