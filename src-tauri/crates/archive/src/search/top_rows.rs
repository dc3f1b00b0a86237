//! The first rows of a frequent text. A text in the headline comes before all others, so where more headlines have it
//! than rows are asked for, the other articles need not be weighed, only counted.

use std::collections::HashMap;
use std::sync::Arc;

use index::{Compiled, Families, Order, Ranked, Rows};
use query::Query;
use store::Result;
use tantivy::Searcher;
use wire::ArticleId;

use crate::search::Search;

/// Articles of a query from which on weighing all of them takes longer than counting them and weighing the headlines.
const MANY: u64 = if cfg!(test) { 20 } else { 20_000 };

/// The first `rows` by relevance; `None` where the articles have to be weighed.
pub(crate) fn rows(
    search: &Search,
    query: &Query,
    searcher: &Searcher,
    compiled: &Compiled,
    rows: usize,
    families: Option<&Arc<Families>>,
) -> Result<Option<Rows>> {
    let Some(head) = &compiled.head else { return Ok(None) };
    if head.most(searcher)? < MANY {
        return Ok(None);
    }
    let ranked = Ranked { order: Order::Relevance, rows, families: families.cloned() };
    let mut first = searcher.search(&*head.query, &ranked)?;
    if first.ids.len() < rows {
        return Ok(None);
    }
    let asked = search.ask_compiled(query, searcher, compiled)?;
    (first.total, first.rows) = (asked.total(), asked.total());
    if let Some(families) = families {
        let kin = asked.families(families)?;
        first.rows -= kin.values().map(|family| family.len() as u32 - 1).sum::<u32>();
        first.ids.iter_mut().for_each(|row| fold(row, families, &kin));
    }
    Ok(Some(first))
}

/// Folds into a row what else was found of its family; what has the text in its headline stands there already.
fn fold(
    (id, folded): &mut (ArticleId, Vec<ArticleId>),
    families: &Families,
    kin: &HashMap<ArticleId, Vec<ArticleId>>,
) {
    for other in families.of(*id).and_then(|family| kin.get(&family)).into_iter().flatten() {
        if other != id && !folded.contains(other) {
            folded.push(*other);
        }
    }
}
