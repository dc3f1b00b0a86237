//! A query as a result list, with counts.

use std::collections::HashMap;
use std::time::Instant;

use newspaper::{Article, BlockKind, Part};

use crate::error::Result;
use crate::index::{Bins, Compiled, Counts, Order, Phrase, Ranked, bins_name, most_frequent};
use crate::query::{Axis, Granularity, Query, Sort};
use crate::store::article::{self, Stored};
use crate::store::page;
use crate::view::{Facet, Facets, Hit, SearchResult, Segment};
use crate::{Archive, SearchOptions, jumps, marks, versions};

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
    let (searcher, found) = archive.found(query)?;
    let years = Bins { field: bins_name(Axis::Published, Granularity::Year), estimates: false };
    let years = found.collect(&searcher, &years)?;
    let counts = found.collect(&searcher, &Counts(COUNTED.to_vec()))?;
    let mut lists: HashMap<&str, Vec<Facet>> = HashMap::new();
    for (field, counts) in COUNTED.into_iter().zip(counts) {
        let counted = counted(archive, &searcher, field, &counts, LONGEST_FACET)?;
        lists.insert(field, counted.into_iter().map(labelled).collect());
    }
    let mut take = |name| lists.remove(name).unwrap_or_default();
    let mut topic = take("topic");
    let mut initiative = take("initiative");
    if !initiative.is_empty() {
        let names = archive.ordinals.initiatives(&searcher)?;
        for facet in &mut initiative {
            facet.label = names.get(&facet.value).unwrap_or(&facet.value).clone();
        }
    }
    for facet in &mut topic {
        facet.label = newspaper::facts::subject_label(&facet.value).unwrap_or(&facet.value).to_owned();
    }
    let mut years: Vec<(i64, u32)> = years.bins.into_iter().map(|(year, (count, _))| (year, count)).collect();
    years.sort_by_key(|&(year, count)| (std::cmp::Reverse(count), year));
    years.truncate(LONGEST_FACET);
    let years = years.into_iter().map(|(year, count)| labelled((format!("{year:04}"), count)));
    Ok(Facets {
        publication: take("publication"),
        year: years.collect(),
        place: take("place"),
        person: take("person"),
        reporter: take("reporter"),
        org: take("org"),
        initiative,
        topic,
        kind: take("kind"),
    })
}

/// The most frequent values of a field, with the articles that have them; ties in the order of their names.
pub(crate) fn counted(
    archive: &Archive,
    searcher: &tantivy::Searcher,
    field: &'static str,
    counts: &[Vec<u32>],
    most: usize,
) -> Result<Vec<(String, u32)>> {
    if counts.iter().flatten().all(|&count| count == 0) {
        return Ok(Vec::new());
    }
    let ordinals = archive.ordinals.of(searcher, field)?;
    let (values, counts): (Vec<u32>, Vec<u32>) =
        most_frequent(&ordinals.add_up(counts), most).into_iter().unzip();
    Ok(ordinals.names(searcher, field, &values)?.into_iter().zip(counts).collect())
}

fn labelled((value, count): (String, u32)) -> Facet {
    Facet { label: value.rsplit('/').next().unwrap_or(&value).to_owned(), value, count }
}
