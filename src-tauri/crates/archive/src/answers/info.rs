//! What an archive is and holds. Its counts are kept with it, so that a large archive is opened without counting.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use common::edtf::format_stretch;
use holdings::Holdings;
use holdings::held::Mark;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use store::{Result, Shelf, Store, holding, setting};
use wire::ArchiveInfo;

/// What is counted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Counts {
    /// The state that it was counted in.
    mark: Mark,
    articles: u32,
    pages: u32,
    undated: u32,
    publications: Vec<String>,
    first: Option<String>,
    last: Option<String>,
}

pub(crate) fn info(shelf: &Shelf, holdings: &Holdings, indexing: bool) -> Result<ArchiveInfo> {
    shelf.store.read(|connection| {
        let Counts { articles, pages, undated, publications, first, last, .. } =
            counts(holdings, connection)?;
        Ok(ArchiveInfo {
            name: shelf.folder.name(),
            path: shelf.folder.path().display().to_string(),
            articles,
            pages,
            publications,
            first,
            last,
            undated,
            read_only: shelf.store.is_immutable(),
            indexing,
        })
    })
}

/// Keeps the counts, where they are another time's and what they are counted from is in memory anyway.
pub(crate) fn keep(store: &Store, holdings: &Holdings) -> Result<()> {
    if store.is_immutable() || !holdings.are_known() {
        return Ok(());
    }
    let (kept, counts) = store.read(|c| Ok((kept(c)?, counts(holdings, c)?)))?;
    if kept.as_ref() == Some(&counts) {
        return Ok(());
    }
    store.write(|tx| setting::set(tx, setting::COUNTS, &Some(counts)))
}

fn kept(connection: &Connection) -> Result<Option<Counts>> {
    setting::get(connection, setting::COUNTS)
}

fn counts(holdings: &Holdings, connection: &Connection) -> Result<Counts> {
    let mark = Mark::read(connection)?;
    match kept(connection)? {
        Some(counts) if counts.mark == mark => Ok(counts),
        _ => count(holdings, connection, mark),
    }
}

fn count(holdings: &Holdings, connection: &Connection, mark: Mark) -> Result<Counts> {
    let held = holdings.pages(connection)?;
    let days = || held.pages.iter().filter_map(|page| page.days);
    let articles: u32 = held.pages.iter().map(|page| page.articles).sum();
    let mut papers: BTreeMap<&String, u32> = BTreeMap::new();
    for page in held.pages.iter().filter(|page| page.articles > 0) {
        page.publication.iter().for_each(|paper| *papers.entry(paper).or_default() += page.articles);
    }
    let mut papers: Vec<(&String, u32)> = papers.into_iter().collect();
    papers.sort_by_key(|(name, articles)| (Reverse(*articles), *name));
    Ok(Counts {
        mark,
        articles: articles - holding::continuing(connection)?,
        pages: held.pages.len() as u32,
        undated: held.pages.iter().filter(|page| page.is_estimate).map(|page| page.articles).sum(),
        publications: papers.into_iter().map(|(name, _)| name.clone()).collect(),
        first: days().min_by_key(|days| days.0).map(format_stretch),
        last: days().max_by_key(|days| days.1).map(format_stretch),
    })
}
