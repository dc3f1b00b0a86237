//! A query as a result list, with counts.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::time::Instant;

use index::{Compiled, Order, Ranked, label};
use newspaper::text::fold;
use newspaper::{Article, BlockKind, Part};
use query::phrase::Phrase;
use query::{Axis, Granularity, Query, Sort, highlight};
use rusqlite::Connection;
use store::article::{self, Stored};
use store::{Result, jumps, page};
use wire::{ArticleId, Facet, Facets, Hit, SearchResult, Segment, WideningKind};

use crate::SearchOptions;
use crate::search::placement::{Found, Marked, Own, Standing};
use crate::search::rank::{self, Weight};
use crate::search::{Search, like, top_rows, widen};

/// Articles folded into a row that are read for the best of them, at most.
const FAMILY_READ: usize = 10;

/// Values of a facet at most, unless more are asked for.
const LONGEST_FACET: usize = 50;

/// Years at most: far more than any newspaper has, for dates that are none.
const YEARS: usize = 300;

/// Named fields that are counted, in the order of [`Facets`] without the years.
const COUNTED: [&str; 10] =
    ["publication", "section", "page", "place", "person", "reporter", "org", "initiative", "topic", "kind"];

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
    let facets = if options.facets { Some(facets(search, query)?) } else { None };
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
        ("headline", stands_in(&|own| matches!(own, Own::Part(Part::Kicker | Part::Headline | Part::Deck)))),
        ("standing-head", stands_in(&|own| own == Own::StandingHead)),
        ("text", stands_in(&|own| matches!(own, Own::Part(Part::Block(_))))),
        ("byline", stands_in(&|own| matches!(own, Own::Byline(_)))),
        ("filter", is_filtered || phrases.is_empty()),
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
        why: fields.chain(manner(&found)).map(str::to_owned).collect(),
        hits: counted.map(|marked| marked.hits.len() as u32).sum(),
        snippet: passage(article, &marked),
    }
}

/// How the phrases of a query stand in an article, in names for it.
fn manner(found: &[Found]) -> impl Iterator<Item = &'static str> {
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

pub(crate) fn facets(search: &Search, query: &Query) -> Result<Facets> {
    let asked = search.ask(query)?;
    let years = asked.bins(Axis::Published, Granularity::Year)?;
    let counts = asked.counts(&COUNTED)?;
    let mut lists: HashMap<&str, Vec<Facet>> = HashMap::new();
    let initiatives = asked.initiatives()?;
    for (field, counts) in COUNTED.into_iter().zip(counts) {
        let counted = asked.frequent(field, &counts, LONGEST_FACET)?.into_iter();
        let facet = |(value, count): (String, u32)| Facet {
            label: label(field, &value, &initiatives).to_owned(),
            value,
            count,
        };
        lists.insert(field, counted.map(facet).collect());
    }
    let mut take = |name| lists.remove(name).unwrap_or_default();
    let mut years: Vec<(i64, u32)> = years.bins.into_iter().map(|(year, (count, _))| (year, count)).collect();
    years.sort_by_key(|&(year, count)| (Reverse(count), year));
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
    search: &Search,
    query: &Query,
    field: &str,
    words: &str,
    most: usize,
) -> Result<Vec<Facet>> {
    let Some(field) = COUNTED.into_iter().find(|counted| *counted == field) else { return Ok(Vec::new()) };
    let asked = search.ask(query)?;
    let counts = asked.counts(&[field])?.into_iter().next().unwrap_or_default();
    let initiatives = asked.initiatives()?;
    let wanted = fold(words.trim());
    let counted = if wanted.is_empty() { most } else { usize::MAX };
    let values = asked.frequent(field, &counts, counted)?.into_iter();
    let facets = values.map(|(value, count)| Facet {
        label: label(field, &value, &initiatives).to_owned(),
        value,
        count,
    });
    Ok(facets.filter(|facet| fold(&facet.label).contains(&wanted)).take(most).collect())
}
