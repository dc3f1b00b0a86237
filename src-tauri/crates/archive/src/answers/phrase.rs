//! 提法沿革: since when a phrase is used, how often, until when, and in which words around it.

use std::collections::{BTreeMap, BTreeSet};

use index::{Order, Ranked, Spreads};
use newspaper::facts::initiative_key;
use newspaper::text::fold;
use newspaper::{FactValue, Part};
use query::highlight::{self, Range};
use query::phrase::Phrase;
use query::syntax::{Text, phrase};
use query::{Axis, Granularity, Query};
use store::article::{self, Stored};
use store::{Result, jumps};
use wire::{Concordance, ConcordanceOrder, ConcordanceRow, PhraseUse, PhraseVariant, PhraseYear, Quote};

use crate::search::quote::quote;
use crate::search::{Search, gather};

/// Characters before and after the phrase in a concordance.
const CONTEXT: usize = 24;

/// Places of one article in a concordance at most.
const OF_ARTICLE: usize = 20;

/// Articles that are read to put a concordance in the order of its words, the earliest; more would have to be waited for.
const SORTED: usize = 500;

/// Articles read for the other names of an initiative.
const NAMED: usize = 60;

/// Other names at most.
const VARIANTS: usize = 8;

/// Articles of a year from which on its rate is worth comparing: one of a dozen is no peak.
const WORTH: u32 = 100;

pub(crate) fn phrase_use(search: &Search, text: &str) -> Result<PhraseUse> {
    let mut view = PhraseUse { phrase: text.to_owned(), ..PhraseUse::default() };
    let all = years(search, &Query::default())?;
    view.articles = all.total - all.undated;
    let own = match asked(text) {
        Some(query) => years(search, &query)?,
        None => Spreads::default(),
    };
    (view.total, view.undated) = (own.total, own.undated);
    view.years = all
        .bins
        .iter()
        .map(|(year, (all, _))| {
            let (count, estimated) = own.bins.get(year).copied().unwrap_or_default();
            let rate = f64::from(count) * 1000.0 / f64::from((*all).max(1));
            PhraseYear { year: *year as i32, count, estimated, all: *all, rate }
        })
        .collect();
    view.peak = peak(&view.years);
    if let Some(query) = asked(text).filter(|_| view.total > 0) {
        (view.first, view.last) = ends(search, &query)?;
        view.variants = variants(search, text)?;
    }
    Ok(view)
}

/// Articles that say the phrase; `None` where nothing is asked for.
fn asked(text: &str) -> Option<Query> {
    Text::new(text).map(|_| Query { text: phrase(text), ..Query::default() })
}

fn years(search: &Search, query: &Query) -> Result<Spreads> {
    search.ask(query)?.bins(Axis::Published, Granularity::Year)
}

/// The year that has most of it, in proportion to what was printed.
fn peak(years: &[PhraseYear]) -> Option<i32> {
    let is_worth = |year: &&PhraseYear| year.all >= WORTH;
    let used = || years.iter().filter(|year| year.count > 0);
    // `max_by` keeps the last of equals; the first is wanted.
    let by_rate = used().filter(is_worth).rev().max_by(|a, b| a.rate.total_cmp(&b.rate));
    by_rate.or_else(|| used().rev().max_by_key(|year| year.count)).map(|year| year.year)
}

/// The first and the last article that are dated, each with the sentence that says the phrase.
fn ends(search: &Search, query: &Query) -> Result<(Option<Quote>, Option<Quote>)> {
    let (searcher, compiled) = search.compile(query)?;
    let own = search.ask_compiled(query, &searcher, &compiled)?;
    let Some((first, last)) = own.first_and_last()? else {
        return Ok((None, None));
    };
    let saying = |id| -> Result<Option<Quote>> {
        let stored = gather::whole(search, &[id])?.pop();
        Ok(stored.map(|stored| {
            let phrases = highlight::of_article(&stored.article, &compiled.phrases);
            let (part, hits) = places(&stored, &phrases).next().unwrap_or((Part::Headline, Vec::new()));
            quote(&stored, part, &hits)
        }))
    };
    Ok((saying(first)?, saying(last)?))
}

/// The parts of an article that say the phrase, text before headlines, with the places.
fn places<'a>(stored: &'a Stored, phrases: &'a [Phrase]) -> impl Iterator<Item = (Part, Vec<Range>)> + 'a {
    let blocks = (0..stored.article.blocks.len() as u32).map(Part::Block);
    let parts = blocks.chain([Part::Headline, Part::Kicker, Part::Deck]);
    let found = parts.map(|part| (part, highlight::find_in_part(&stored.article, part, phrases)));
    found.filter(|(_, hits)| !hits.is_empty())
}

/// Other names of the initiative that the phrase names, each with how many articles say it.
fn variants(search: &Search, text: &str) -> Result<Vec<PhraseVariant>> {
    let key = initiative_key(text);
    let query = Query { initiatives: vec![text.to_owned()], ..Query::default() };
    let (_, articles) = gather::articles(search, &query, Order::Oldest, NAMED)?;
    let mut names: BTreeMap<&str, u32> = BTreeMap::new();
    for fact in articles.iter().flat_map(|stored| &stored.article.facts) {
        if let FactValue::Initiative { name, of, .. } = &fact.value
            && (initiative_key(name) == key || of.as_ref().is_some_and(|of| initiative_key(of) == key))
        {
            *names.entry(name).or_default() += 1;
        }
    }
    let mut names: Vec<(&str, u32)> = names.into_iter().collect();
    names.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let mut seen = BTreeSet::from([fold(text)]);
    let mut variants = Vec::new();
    for (name, _) in names.into_iter().filter(|(name, _)| seen.insert(fold(name))).take(VARIANTS) {
        let Some(query) = asked(name) else { continue };
        variants.push(PhraseVariant { name: name.to_owned(), articles: gather::count(search, &query)? });
    }
    Ok(variants)
}

/// A part of all places of a phrase. By date `limit` articles are read from the `offset`th on; by the words around it
/// the places of the first [`SORTED`] articles are put in order, and `limit` and `offset` count places.
pub(crate) fn concordance(
    search: &Search,
    text: &str,
    order: ConcordanceOrder,
    limit: u32,
    offset: u32,
) -> Result<Concordance> {
    let Some(query) = asked(text) else { return Ok(Concordance::default()) };
    let (from, most) = (offset as usize, limit as usize);
    let by_words = matches!(order, ConcordanceOrder::Left | ConcordanceOrder::Right);
    let ranked = if order == ConcordanceOrder::Newest { Order::Newest } else { Order::Oldest };
    let rows = if by_words { SORTED } else { from.saturating_add(most) };
    let (searcher, compiled) = search.compile(&query)?;
    let found = searcher.search(&compiled.query, &Ranked { order: ranked, rows, families: None })?;
    let skipped = if by_words { 0 } else { from };
    let ids: Vec<i64> = found.ids.iter().skip(skipped).map(|(id, _)| *id).collect();
    let mut rows = search.store.read(|connection| {
        let mut rows = Vec::new();
        for id in &ids {
            let Some(mut stored) = article::get(connection, *id)? else { continue };
            jumps::complete(connection, &mut stored, false)?;
            let phrases = highlight::of_article(&stored.article, &compiled.phrases);
            rows.extend(of_article(&stored, &phrases));
        }
        Ok(rows)
    })?;
    let read = ids.len() as u32;
    let mut next = (found.total > offset + read && !by_words).then_some(offset + read);
    if by_words {
        match order {
            ConcordanceOrder::Left => {
                rows.sort_by_cached_key(|row| fold(&row.left).chars().rev().collect::<String>())
            }
            _ => rows.sort_by_cached_key(|row| fold(&row.right)),
        }
        next = (rows.len() > from.saturating_add(most)).then_some(offset + limit);
        rows = rows.into_iter().skip(from).take(most).collect();
    }
    Ok(Concordance { total: found.total, read, rows, next })
}

/// Places of an article, in the order of its text.
fn of_article(stored: &Stored, phrases: &[Phrase]) -> Vec<ConcordanceRow> {
    let mut rows = Vec::new();
    for (part, hits) in places(stored, phrases) {
        let chars: Vec<char> = stored.article.part(part).unwrap_or_default().chars().collect();
        for hit in hits {
            let cut = |range: Range| -> String { chars.get(range).into_iter().flatten().collect() };
            let end = hit.end.saturating_add(CONTEXT).min(chars.len());
            rows.push(ConcordanceRow {
                article: stored.id,
                published: gather::published(stored),
                publication: stored.page.publication.clone(),
                page: stored.page.page_label.clone(),
                headline: stored.article.headline.clone(),
                headline_supplied: stored.article.headline_supplied,
                left: cut(hit.start.saturating_sub(CONTEXT)..hit.start),
                hit: cut(hit.clone()),
                right: cut(hit.end..end),
            });
        }
        if rows.len() >= OF_ARTICLE {
            rows.truncate(OF_ARTICLE);
            break;
        }
    }
    rows
}
