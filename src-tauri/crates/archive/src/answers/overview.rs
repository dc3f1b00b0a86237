//! What an archive holds, at a glance.

use std::collections::BTreeMap;

use common::edtf::{Day, format_day};
use holdings::Holdings;
use query::{Axis, Granularity, Query};
use store::{Result, Store};
use storylines::{self, Keeper};
use wire::{ImportDay, Overview, PublicationHeld};

use crate::answers::timeline;
use crate::search::Search;

/// Papers and days at most.
const MOST_PAPERS: usize = 50;
const MOST_DAYS: usize = 5;

pub(crate) fn overview(search: &Search, keeper: &Keeper, holdings: &Holdings) -> Result<Overview> {
    let years = timeline::timeline(search, &Query::default(), Axis::Published, Granularity::Year)?;
    let (news, building) = storylines::news(keeper)?;
    Ok(Overview {
        publications: publications(search)?,
        years: years.bins,
        undated: years.undated,
        imports: newest(&search.store, holdings)?,
        news,
        building,
    })
}

/// The papers with most articles; those that name none are one of them.
fn publications(search: &Search) -> Result<Vec<PublicationHeld>> {
    const FIELD: &str = "publication";
    let asked = search.ask(&Query::default())?;
    let counts = asked.counts(&[FIELD])?;
    let counts = counts.first().map(Vec::as_slice).unwrap_or_default();
    let named: u32 = counts.iter().flatten().sum();
    let frequent = asked.most_frequent(FIELD, counts, MOST_PAPERS)?;
    let chosen = asked.chosen(&frequent, false)?;
    let mut ends = asked.ends(&chosen)?.into_iter();
    let mut held = |name: Option<String>, articles: u32| {
        let (first, last) =
            ends.next().flatten().map(|(first, last)| (format_day(first), format_day(last))).unzip();
        PublicationHeld { name, articles, first, last }
    };
    let nameless = held(None, asked.total() - named);
    let mut papers: Vec<PublicationHeld> =
        frequent.names.into_iter().zip(frequent.counts).map(|(name, n)| held(Some(name), n)).collect();
    papers.extend((nameless.articles > 0).then_some(nameless));
    papers.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.name.cmp(&b.name)));
    papers.truncate(MOST_PAPERS);
    Ok(papers)
}

/// The newest days of import.
fn newest(store: &Store, holdings: &Holdings) -> Result<Vec<ImportDay>> {
    let pages = store.read(|connection| holdings.pages(connection))?;
    let mut days: BTreeMap<Day, (u32, u32)> = BTreeMap::new();
    pages.files.iter().for_each(|file| days.entry(file.day).or_default().0 += 1);
    while days.len() > MOST_DAYS {
        days.pop_first();
    }
    for page in &pages.pages {
        let file = pages.files.binary_search_by_key(&page.file, |file| file.id);
        if let Some((_, articles)) = file.ok().and_then(|at| days.get_mut(&pages.files[at].day)) {
            *articles += page.articles;
        }
    }
    let view = |(day, (files, articles))| ImportDay { day: format_day(day), files, articles };
    Ok(days.into_iter().rev().map(view).collect())
}
