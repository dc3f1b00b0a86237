//! A query as a result list, with counts.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::time::Instant;

use index::{Compiled, Order, Ranked};
use newspaper::{Article, BlockKind, Part};
use query::phrase::Phrase;
use query::{Query, Sort, highlight};
use rusqlite::Connection;
use store::article::{self, Stored};
use store::{Result, jumps, page};
use wire::{ArticleId, Hit, SearchResult, Segment, Why, WideningKind};

use crate::SearchOptions;
use crate::search::placement::{Found, Marked, Own, Standing};
use crate::search::rank::{self, Weight};
use crate::search::{Search, facets, like, top_rows, widen};

/// Articles folded into a row that are read for the best of them, at most.
const FAMILY_READ: usize = 10;

pub(crate) fn search(search: &Search, query: &Query, options: &SearchOptions) -> Result<SearchResult> {
    let start = Instant::now();
    let mut list = list(search, query, options, None)?;
    let mut widened = None;
    if list.total == 0 && options.widen {
        widened = widen::widen(search, query)?;
        if let Some(widening) = &widened {
            list = self::list(search, &widening.query, options, Some(widening.kind))?;
        }
    }
    let query = widened.as_ref().map_or(query, |widening| &widening.query);
    let facets = if options.facets { Some(facets::facets(search, query)?) } else { None };
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
    search: &Search,
    query: &Query,
    options: &SearchOptions,
    widened: Option<WideningKind>,
) -> Result<List> {
    let (searcher, compiled) = search.compile(query)?;
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
    let families = if options.fold { Some(search.families()?) } else { None };
    let headed = match order {
        Order::Relevance => top_rows::rows(search, query, &searcher, &compiled, rows, families.as_ref())?,
        _ => None,
    };
    let found = match headed {
        Some(found) => found,
        None => searcher.search(&compiled.query, &Ranked { order, rows, families })?,
    };
    let is_filtered = is_filtered(query);
    let like = like::like(search, &compiled.like)?;
    let hits = search.store.read(|connection| {
        let unread = if is_reread { found.ids.len().min(rank::READ) } else { 0 };
        let (head, tail) = found.ids.split_at(unread);
        let mut rows: Vec<Row> =
            reread(connection, head, &compiled.phrases)?.into_iter().skip(offset).take(limit).collect();
        for (id, folded) in tail.iter().skip(offset.saturating_sub(unread)).take(limit - rows.len()) {
            let row = |stored| Row::new(stored, &compiled.phrases, folded.clone());
            rows.extend(article::get(connection, *id)?.map(row));
        }
        let mut hits = Vec::new();
        for mut row in rows {
            jumps::complete(connection, &mut row.stored, false)?;
            if !row.stored.continued.is_empty() {
                row = Row::new(row.stored, &compiled.phrases, row.folded);
            }
            let shared = like.shared(&row.stored.article);
            let mut hit = Hit { shared, ..hit(row, &compiled, is_filtered) };
            if let Some(why) = widened.map(Why::from).filter(|why| !hit.why.contains(why)) {
                hit.why.push(why);
            }
            hits.push(hit);
        }
        Ok(hits)
    })?;
    Ok(List { total: found.total, rows: found.rows, hits })
}

/// An article of a page, with how the phrases of the query stand in it, and those folded into it.
struct Row {
    stored: Stored,
    standing: Standing,
    found: Vec<Found>,
    folded: Vec<ArticleId>,
}

impl Row {
    fn new(stored: Stored, phrases: &[Phrase], folded: Vec<ArticleId>) -> Self {
        let standing = Standing::of(&stored.article);
        Self { found: standing.find_all(&stored.article, phrases), standing, stored, folded }
    }
}

/// The articles of some rows in the order of what their texts say; of a row the best comes first.
fn reread(connection: &Connection, rows: &[(i64, Vec<i64>)], phrases: &[Phrase]) -> Result<Vec<Row>> {
    let mut all = Vec::new();
    for (id, folded) in rows {
        all.extend(weighed(connection, *id, folded, phrases)?);
    }
    rank::sort(&mut all);
    Ok(all.into_iter().map(|(_, row)| row).collect())
}

/// A row, weighed by the best of its articles; none where they are gone.
fn weighed(
    connection: &Connection,
    id: ArticleId,
    folded: &[ArticleId],
    phrases: &[Phrase],
) -> Result<Option<(Weight, Row)>> {
    let (read, unread) = folded.split_at(folded.len().min(FAMILY_READ));
    let mut family = Vec::new();
    for id in std::iter::once(&id).chain(read) {
        let Some(stored) = article::get(connection, *id)? else { continue };
        let row = Row::new(stored, phrases, Vec::new());
        let published = page::published(&row.stored.page).map(|(day, _)| day);
        family.push((rank::weight(&row.standing, phrases, &row.found, published), row));
    }
    rank::sort(&mut family);
    let mut family = family.into_iter();
    let Some((weight, best)) = family.next() else { return Ok(None) };
    let others = family.map(|(_, row)| row.stored.id).chain(unread.iter().copied());
    Ok(Some((weight, Row { folded: others.collect(), ..best })))
}

/// Whether anything but text selects the articles.
fn is_filtered(query: &Query) -> bool {
    *query != Query { text: query.text.clone(), axis: query.axis, ..Query::default() }
}

fn hit(row: Row, compiled: &Compiled, is_filtered: bool) -> Hit {
    let Row { stored, standing, found, folded } = row;
    let article = &stored.article;
    let phrases = &highlight::of_article(article, &compiled.phrases);
    let found = match phrases {
        Cow::Borrowed(_) => found,
        Cow::Owned(phrases) => standing.find_all(article, phrases),
    };
    let marked = standing.marks(article, phrases);
    let stands_in = |own: &dyn Fn(Own) -> bool| marked.iter().any(|marked| own(marked.own));
    let why = [
        (
            Why::Headline,
            stands_in(&|own| matches!(own, Own::Part(Part::Kicker | Part::Headline | Part::Deck))),
        ),
        (Why::StandingHead, stands_in(&|own| own == Own::StandingHead)),
        (Why::Text, stands_in(&|own| matches!(own, Own::Part(Part::Block(_))))),
        (Why::Byline, stands_in(&|own| matches!(own, Own::Byline(_)))),
        (Why::Filter, is_filtered || phrases.is_empty()),
    ];
    let fields = why.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name);
    let counted = marked.iter().filter(|marked| marked.own != Own::StandingHead);
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
        folded,
        shared: Vec::new(),
        why: fields.chain(manner(&found)).collect(),
        hits: counted.map(|marked| marked.hits.len() as u32).sum(),
        snippet: passage(article, &marked),
    }
}

/// How the phrases of a query stand in an article.
fn manner(found: &[Found]) -> impl Iterator<Item = Why> {
    let own: Vec<&Found> = found.iter().filter(|found| found.anywhere.is_some()).collect();
    let is_run = own.iter().any(|found| found.as_words.is_none());
    let manner = [
        (Why::Words, !own.is_empty() && !is_run),
        (Why::Run, is_run),
        (Why::Folded, own.iter().any(|found| !found.as_typed)),
        (Why::LookAlike, found.iter().any(|found| found.look_alike)),
    ];
    manner.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name)
}

/// The block with most of the query in it, else the lead.
fn passage(article: &Article, marked: &[Marked]) -> Vec<Segment> {
    let block = |marked: &Marked| match marked.own {
        Own::Part(Part::Block(n)) => Some(n),
        _ => None,
    };
    let blocks = marked.iter().filter_map(|marked| Some((block(marked)?, marked)));
    // The first of equals.
    if let Some((_, best)) = blocks.max_by_key(|(n, marked)| (marked.variety, Reverse(*n))) {
        return wire::snippet(best.own.text(article), &best.hits);
    }
    let text = article.blocks.iter().find(|block| block.kind != BlockKind::Subhead);
    let lead = text.or(article.blocks.first());
    lead.map_or_else(Vec::new, |block| wire::snippet(&block.text, &[]))
}
