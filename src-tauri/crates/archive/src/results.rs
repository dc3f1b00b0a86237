//! A query as a result list, with counts.

use std::collections::HashMap;
use std::time::Instant;

use newspaper::{Article, BlockKind, Part};

use crate::error::Result;
use crate::index::{Bins, Compiled, Counts, Order, Phrase, Ranked, bins_name};
use crate::query::{Axis, Granularity, Query, Sort};
use crate::store::article::{self, Stored};
use crate::store::page;
use crate::view::{Facet, Facets, Hit, SearchResult, Segment};
use crate::{Archive, SearchOptions, jumps, marks, topics, versions};

/// Values of a facet at most.
const LONGEST_FACET: usize = 50;

/// Named fields that are counted, in the order of [`Facets`] without the years.
const COUNTED: [&str; 8] =
    ["publication", "place", "person", "reporter", "org", "initiative", "topic", "kind"];

pub(crate) fn search(archive: &Archive, query: &Query, options: &SearchOptions) -> Result<SearchResult> {
    let start = Instant::now();
    let (searcher, compiled) = archive.compiled(query)?;
    let has_text = !compiled.phrases.is_empty();
    let order = match options.sort {
        Sort::Relevance if has_text => Order::Relevance,
        Sort::Relevance | Sort::Newest => Order::Newest,
        Sort::Oldest => Order::Oldest,
    };
    let rows = (options.offset as usize).saturating_add(options.limit as usize);
    let families = if options.fold { Some(versions::families(archive)?) } else { None };
    let found = searcher.search(&compiled.query, &Ranked { order, rows, families })?;
    let ids = found.ids.into_iter().skip(options.offset as usize);
    let is_filtered = is_filtered(query);
    let hits = archive.store().read(|connection| {
        let mut hits = Vec::new();
        for (id, folded) in ids {
            let Some(mut stored) = article::get(connection, id)? else { continue };
            jumps::complete(connection, &mut stored, false)?;
            hits.push(Hit { folded, ..hit(&stored, &compiled, is_filtered) });
        }
        Ok(hits)
    })?;
    let facets = if options.facets { Some(facets(archive, query)?) } else { None };
    let took_ms = start.elapsed().as_secs_f64() * 1000.0;
    Ok(SearchResult { total: found.total, rows: found.rows, took_ms, hits, facets })
}

/// Whether anything but text selects the articles.
fn is_filtered(query: &Query) -> bool {
    *query != Query { text: query.text.clone(), axis: query.axis, ..Query::default() }
}

fn hit(stored: &Stored, compiled: &Compiled, is_filtered: bool) -> Hit {
    let article = &stored.article;
    let phrases = &compiled.phrases;
    let is_found = |part: Part| marks::variety(article, part, phrases) > 0;
    let stands_in = |text: &String| !marks::find(text, phrases, false).is_empty();
    let why = [
        ("headline", [Part::Kicker, Part::Headline, Part::Deck].into_iter().any(is_found)),
        (
            "standing-head",
            article.standing_head.iter().any(|head| !marks::find(head, phrases, false).is_empty()),
        ),
        ("text", blocks(article).any(is_found)),
        ("byline", article.byline.printed.iter().any(stands_in)),
        ("filter", is_filtered || phrases.is_empty()),
    ];
    let (published, published_estimated) = page::published(&stored.page).unzip();
    Hit {
        id: stored.id,
        source_id: stored.record.key.clone(),
        headline: article.headline.clone(),
        headline_supplied: article.headline_supplied,
        kicker: article.kicker.clone(),
        deck: article.deck.clone(),
        published: published.map(str::to_owned),
        published_estimated: published_estimated.unwrap_or(false),
        publication: stored.page.publication.clone(),
        page: stored.page.page_label.clone(),
        kind: article.kind,
        folded: Vec::new(),
        why: why.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name.to_owned()).collect(),
        snippet: passage(article, phrases),
    }
}

fn blocks(article: &Article) -> impl DoubleEndedIterator<Item = Part> {
    (0..article.blocks.len() as u32).map(Part::Block)
}

/// The block with most of the query in it, else the lead.
fn passage(article: &Article, phrases: &[Phrase]) -> Vec<Segment> {
    let best = blocks(article).map(|part| (marks::variety(article, part, phrases), part));
    // `max_by_key` keeps the last of equals; the first is wanted.
    let best = best.rev().max_by_key(|(variety, _)| *variety).filter(|(variety, _)| *variety > 0);
    let is_text = |part: &Part| matches!(part, Part::Block(n) if article.blocks[*n as usize].kind != BlockKind::Subhead);
    let lead = || blocks(article).find(is_text).or(blocks(article).next());
    let Some(part) = best.map(|(_, part)| part).or_else(lead) else { return Vec::new() };
    let hits = marks::find_in_part(article, part, phrases);
    article.part(part).map(|text| marks::snippet(text, &hits)).unwrap_or_default()
}

pub(crate) fn facets(archive: &Archive, query: &Query) -> Result<Facets> {
    let (searcher, compiled) = archive.compiled(query)?;
    let names = Counts(COUNTED.map(str::to_owned).to_vec());
    let years = Bins { field: bins_name(Axis::Published, Granularity::Year), estimates: false };
    let (counts, years) = searcher.search(&compiled.query, &(names, years))?;
    let mut lists: HashMap<&str, Vec<Facet>> =
        COUNTED.into_iter().zip(counts.into_iter().map(facet)).collect();
    let mut take = |name| lists.remove(name).unwrap_or_default();
    let mut topic = take("topic");
    let mut initiative = take("initiative");
    let named = topics::mentions(&searcher, &compiled)?;
    for facet in &mut initiative {
        facet.label = named.get(&facet.value).map_or(&facet.value, |m| &m.name).clone();
    }
    for facet in &mut topic {
        facet.label = newspaper::facts::subject_label(&facet.value).unwrap_or(&facet.value).to_owned();
    }
    let years = years.bins.into_iter().map(|(year, (count, _))| (format!("{year:04}"), count)).collect();
    Ok(Facets {
        publication: take("publication"),
        year: facet(years),
        place: take("place"),
        person: take("person"),
        reporter: take("reporter"),
        org: take("org"),
        initiative,
        topic,
        kind: take("kind"),
    })
}

/// The most frequent values; ties in the order of their names.
fn facet(counts: HashMap<String, u32>) -> Vec<Facet> {
    let mut values: Vec<Facet> = counts
        .into_iter()
        .map(|(value, count)| Facet {
            label: value.rsplit('/').next().unwrap_or(&value).to_owned(),
            value,
            count,
        })
        .collect();
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    values.truncate(LONGEST_FACET);
    values
}
