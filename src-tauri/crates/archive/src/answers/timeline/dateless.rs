//! Pages of a query that have no sure date of issue, to be given one.

use index::{Order, Ranked};
use query::Query;
use store::{Error, Result, article, page, source};
use wire::{DateLack, DatelessList, DatelessPage};

use crate::search::Search;

/// Articles whose pages are listed; who has set the dates of these asks again.
const MOST_ARTICLES: usize = 200;

/// Headlines of a page that are given.
const HEADLINES: usize = 3;

pub(crate) fn dateless(search: &Search, query: &Query, lack: DateLack) -> Result<DatelessList> {
    let (searcher, compiled) = search.compile(&lacking(query, lack))?;
    let ranked = Ranked { order: Order::Newest, rows: MOST_ARTICLES, families: None };
    let found = searcher.search(&compiled.query, &ranked)?;
    let pages = search.store.read(|connection| {
        let mut pages: Vec<DatelessPage> = Vec::new();
        for &(id, _) in &found.ids {
            let Some(stored) = article::get(connection, id)? else { continue };
            let record = stored.record.bytes.is_some();
            let known = pages.iter_mut().find(|page| !record && page.page_id == stored.page_id);
            if let Some(page) = known {
                page.articles += 1;
                if page.headlines.len() < HEADLINES {
                    page.headlines.push(stored.article.headline);
                }
                continue;
            }
            let source = source::of_page(connection, stored.page_id)?;
            pages.push(DatelessPage {
                page_id: stored.page_id,
                article: id,
                record,
                file: source.ok_or(Error::PageMissing(stored.page_id))?.file_name,
                published: page::published(&stored.page).map(|(edtf, _)| edtf.to_owned()),
                publication: stored.page.publication,
                page: stored.page.page_label,
                evidence: stored.page.issue_date_estimate.map(|e| e.evidence).unwrap_or_default(),
                headlines: vec![stored.article.headline],
                articles: 1,
            });
        }
        Ok(pages)
    })?;
    Ok(DatelessList { articles: found.total, pages })
}

/// The query, and that the date of issue is lacking.
fn lacking(query: &Query, lack: DateLack) -> Query {
    let condition = match lack {
        DateLack::Unknown => "见报日期:无",
        DateLack::Estimated => "见报日期:推定",
    };
    let text = match query.text.trim() {
        "" => condition.to_owned(),
        text => format!("({text}) {condition}"),
    };
    Query { text, ..query.clone() }
}
