//! A query as a result list, with counts.

use std::collections::HashMap;
use std::time::Instant;

use newspaper::text::fold;
use newspaper::{Article, BlockKind, Part};
use rusqlite::Connection;

use crate::error::Result;
use crate::index::{Compiled, Order, Phrase, Ranked};
use crate::query::{Axis, Granularity, Query, Sort};
use crate::standing::{Found, Standing};
use crate::store::article::{self, Stored};
use crate::store::page;
use crate::topics::label;
use crate::view::{Facet, Facets, Hit, SearchResult, Segment, WideningKind};
use crate::{Archive, SearchOptions, headed, jumps, like, marks, rank, versions, widen};

/// Articles folded into a row that are read for the best of them, at most.
const FAMILY_READ: usize = 10;

/// Values of a facet at most, unless more are asked for.
const LONGEST_FACET: usize = 50;

/// Years at most: far more than any newspaper has, for dates that are none.
const YEARS: usize = 300;

/// Named fields that are counted, in the order of [`Facets`] without the years.
const COUNTED: [&str; 10] =
    ["publication", "section", "page", "place", "person", "reporter", "org", "initiative", "topic", "kind"];

pub(crate) fn search(archive: &Archive, query: &Query, options: &SearchOptions) -> Result<SearchResult> {
    let start = Instant::now();
    let mut list = list(archive, query, options, None)?;
    let mut widened = None;
    if list.total == 0 && options.widen {
        widened = widen::widen(archive, query)?;
        if let Some(widening) = &widened {
            list = self::list(archive, &widening.query, options, Some(widening.kind))?;
        }
    }
    let query = widened.as_ref().map_or(query, |widening| &widening.query);
    let facets = if options.facets { Some(facets(archive, query)?) } else { None };
    let took_ms = start.elapsed().as_secs_f64() * 1000.0;
    Ok(SearchResult { total: list.total, rows: list.rows, took_ms, hits: list.hits, widened, facets })
}

/// A page of a result list.
struct List {
    total: u32,
    rows: u32,
    hits: Vec<Hit>,
}

fn list(
    archive: &Archive,
    query: &Query,
    options: &SearchOptions,
    widened: Option<WideningKind>,
) -> Result<List> {
    let (searcher, compiled) = archive.compiled(query)?;
    let has_text = !compiled.phrases.is_empty();
    let order = match options.sort {
        Sort::Relevance if has_text || !compiled.like.is_empty() => Order::Relevance,
        Sort::Relevance | Sort::Newest => Order::Newest,
        Sort::Oldest => Order::Oldest,
    };
    let (offset, limit) = (options.offset as usize, options.limit as usize);
    // The head of the list is put in order by its texts.
    let is_reread = has_text && order == Order::Relevance && offset < rank::READ && limit > 0;
    let rows = offset.saturating_add(limit).max(if is_reread { rank::READ } else { 0 });
    let families = if options.fold { Some(versions::families(archive)?) } else { None };
    let headed = match order {
        Order::Relevance => headed::rows(archive, query, &searcher, &compiled, rows, families.as_ref())?,
        _ => None,
    };
    let found = match headed {
        Some(found) => found,
        None => searcher.search(&compiled.query, &Ranked { order, rows, families })?,
    };
    let is_filtered = is_filtered(query);
    let like = like::like(archive, &compiled.like)?;
    let hits = archive.store().read(|connection| {
        let unread = if is_reread { found.ids.len().min(rank::READ) } else { 0 };
        let (head, tail) = found.ids.split_at(unread);
        let mut rows: Vec<_> =
            reread(connection, head, &compiled.phrases)?.into_iter().skip(offset).take(limit).collect();
        for (id, folded) in tail.iter().skip(offset.saturating_sub(unread)).take(limit - rows.len()) {
            rows.extend(article::get(connection, *id)?.map(|stored| (stored, folded.clone())));
        }
        let mut hits = Vec::new();
        for (mut stored, folded) in rows {
            jumps::complete(connection, &mut stored, false)?;
            let shared = like.shared(&stored.article);
            let mut hit = Hit { folded, shared, ..hit(&stored, &compiled, is_filtered) };
            if let Some(code) =
                widened.map(|kind| kind.code().to_owned()).filter(|code| !hit.why.contains(code))
            {
                hit.why.push(code);
            }
            hits.push(hit);
        }
        Ok(hits)
    })?;
    Ok(List { total: found.total, rows: found.rows, hits })
}

/// The articles of some rows with those folded into them, in the order of what their texts say; of a row the best
/// comes first.
fn reread(
    connection: &Connection,
    rows: &[(i64, Vec<i64>)],
    phrases: &[Phrase],
) -> Result<Vec<(Stored, Vec<i64>)>> {
    let mut weighed = Vec::new();
    for (id, folded) in rows {
        let (read, unread) = folded.split_at(folded.len().min(FAMILY_READ));
        let mut family = Vec::new();
        for id in std::iter::once(id).chain(read) {
            let Some(stored) = article::get(connection, *id)? else { continue };
            let published = page::published(&stored.page).map(|(day, _)| day);
            family.push((rank::weight(&stored.article, phrases, published), stored));
        }
        rank::sort(&mut family);
        let folded =
            family.iter().skip(1).map(|(_, stored)| stored.id).chain(unread.iter().copied()).collect();
        weighed.extend(family.into_iter().next().map(|(weight, stored)| (weight, (stored, folded))));
    }
    rank::sort(&mut weighed);
    Ok(weighed.into_iter().map(|(_, row)| row).collect())
}

/// Whether anything but text selects the articles.
fn is_filtered(query: &Query) -> bool {
    *query != Query { text: query.text.clone(), axis: query.axis, ..Query::default() }
}

fn hit(stored: &Stored, compiled: &Compiled, is_filtered: bool) -> Hit {
    let article = &stored.article;
    let phrases = &marks::of_article(article, &compiled.phrases);
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
    let fields = why.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name);
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
        shared: Vec::new(),
        why: fields.chain(manner(article, phrases)).map(str::to_owned).collect(),
        hits: marks::count(article, phrases),
        snippet: passage(article, phrases),
    }
}

/// How the phrases of a query that stand in an article stand there.
fn manner(article: &Article, phrases: &[Phrase]) -> impl Iterator<Item = &'static str> {
    let standing = Standing::of(article);
    let found: Vec<Found> = phrases.iter().map(|phrase| standing.find(phrase)).collect();
    let own: Vec<&Found> = found.iter().filter(|found| found.anywhere.is_some()).collect();
    let is_run = own.iter().any(|found| found.as_words.is_none());
    let manner = [
        ("words", !own.is_empty() && !is_run),
        ("run", is_run),
        ("folded", own.iter().any(|found| !found.as_typed)),
        ("look-alike", found.iter().any(|found| found.look_alike)),
    ];
    manner.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name)
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
    let years = archive.columns.bins(&searcher, &found, Axis::Published, Granularity::Year)?;
    let counts = archive.columns.counts(&searcher, &found, &COUNTED)?;
    let mut lists: HashMap<&str, Vec<Facet>> = HashMap::new();
    let initiatives = archive.ordinals.initiatives(&searcher, &archive.columns)?;
    for (field, counts) in COUNTED.into_iter().zip(counts) {
        let counted = archive.ordinals.frequent(&searcher, field, &counts, LONGEST_FACET)?.into_iter();
        let facet = |(value, count): (String, u32)| Facet {
            label: label(field, &value, &initiatives).to_owned(),
            value,
            count,
        };
        lists.insert(field, counted.map(facet).collect());
    }
    let mut take = |name| lists.remove(name).unwrap_or_default();
    let mut years: Vec<(i64, u32)> = years.bins.into_iter().map(|(year, (count, _))| (year, count)).collect();
    years.sort_by_key(|&(year, count)| (std::cmp::Reverse(count), year));
    years.truncate(YEARS);
    let years = years.into_iter().map(|(year, count)| {
        let year = format!("{year:04}");
        Facet { label: year.clone(), value: year, count }
    });
    Ok(Facets {
        publication: take("publication"),
        year: years.collect(),
        section: take("section"),
        page: take("page"),
        place: take("place"),
        person: take("person"),
        reporter: take("reporter"),
        org: take("org"),
        initiative: take("initiative"),
        topic: take("topic"),
        kind: take("kind"),
    })
}

/// Values of one field whose names have some words in them, the most frequent first; none of a field that is not
/// counted by name.
pub(crate) fn facet_values(
    archive: &Archive,
    query: &Query,
    field: &str,
    words: &str,
    most: usize,
) -> Result<Vec<Facet>> {
    let Some(field) = COUNTED.into_iter().find(|counted| *counted == field) else { return Ok(Vec::new()) };
    let (searcher, found) = archive.found(query)?;
    let counts = archive.columns.counts(&searcher, &found, &[field])?.into_iter().next().unwrap_or_default();
    let initiatives = archive.ordinals.initiatives(&searcher, &archive.columns)?;
    let wanted = fold(words.trim());
    let counted = if wanted.is_empty() { most } else { usize::MAX };
    let values = archive.ordinals.frequent(&searcher, field, &counts, counted)?.into_iter();
    let facets = values.map(|(value, count)| Facet {
        label: label(field, &value, &initiatives).to_owned(),
        value,
        count,
    });
    Ok(facets.filter(|facet| fold(&facet.label).contains(&wanted)).take(most).collect())
}
