//! Articles like another one: those that share most of its telling words and names. They are a condition of a query
//! like any other ([`query::Query::like`]), so that they can be listed, counted, drawn and narrowed.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex};

use common::rarity::rarity;
use common::threads::lock;
use index::{Fields, State, folded_name, state, words};
use newspaper::facts::initiative_key;
use newspaper::text::fold;
use newspaper::{Article, FactValue, NameKind, PersonPart};
use rusqlite::Connection;
use store::Result;
use store::article::{self, Stored};
use store::headings::Headings;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};
use wire::{ArticleId, StorylineArticle};

use crate::search::Search;

/// Articles like one at most: further ones share what many articles share.
const MOST: usize = 100;

/// Articles that are named beside an article at most.
const RELATED: usize = 6;

/// Telling words and names that are looked for: with more of them the list grows longer and not better.
const WORDS: usize = 20;
const NAMES: usize = 8;

/// Words of the headline count as often as this.
const TITLE_WEIGHT: f32 = 3.0;

/// Rarity below which a word stands in too many articles to tell one.
const TELLING: f32 = 2.0;

/// An article must share at least this many of them.
const SHARED: usize = 3;

/// An article must come this near, where the article itself is at 1: below it what is shared is the town and the trade.
const NEAR: f32 = 0.15;

/// Shared words that a row of a list names.
const NAMED: usize = 6;

/// Articles whose likes are kept: list, picture and counts of one query ask for the same.
const KEPT: usize = 8;

/// What is like some articles.
#[derive(Debug, Default)]
pub(crate) struct Like {
    /// The articles, the nearest first, with their nearness: the article itself would be at 1.
    pub(crate) near: Vec<(ArticleId, f32)>,
    /// What they were found by, the most telling first.
    telling: Vec<Telling>,
}

impl Like {
    /// What an article shares with what the list was asked for.
    pub(crate) fn shared(&self, article: &Article) -> Vec<String> {
        if self.telling.is_empty() {
            return Vec::new();
        }
        let text = fold(&all_text(article));
        let stands = self.telling.iter().filter(|telling| text.contains(&fold(&telling.shown)));
        let mut shared: Vec<String> = Vec::new();
        for Telling { shown, .. } in stands {
            // 大桥 beside 渡口大桥 says nothing more.
            if !shared.iter().any(|other| other.contains(shown.as_str())) {
                shared.push(shown.clone());
            }
        }
        shared.truncate(NAMED);
        shared
    }
}

/// A word or name that an article is told by.
#[derive(Debug)]
struct Telling {
    field: Field,
    /// As it stands in the index.
    term: String,
    shown: String,
    is_name: bool,
    /// How often it stands in the article, and how rare it is elsewhere.
    weight: f32,
    rarity: f32,
    /// No other article has it.
    is_own: bool,
}

/// Likes that were asked for lately, for a state of the index.
#[derive(Debug, Default)]
pub(crate) struct Cache(Mutex<VecDeque<Kept>>);

type Kept = (Vec<String>, State, Arc<Like>);

/// What is like any of the articles with these numbers; nothing where they are no articles.
///
/// # Errors
/// `archive-damaged`, `index-error`.
pub(crate) fn like(search: &Search, ids: &[String]) -> Result<Arc<Like>> {
    if ids.is_empty() {
        return Ok(Arc::default());
    }
    let (searcher, fields) = search.index.searcher();
    let now = state(&searcher);
    let known = |kept: &&Kept| kept.0 == ids && kept.1 == now;
    if let Some((_, _, like)) = lock(&search.likes.0).iter().find(known) {
        return Ok(like.clone());
    }
    let mut like = Like::default();
    for id in ids.iter().filter_map(|id| id.parse().ok()) {
        let one = of_article(search, &searcher, &fields, id)?;
        like.near.extend(one.near);
        like.telling.extend(one.telling);
    }
    nearest_once(&mut like.near, ids);
    let like = Arc::new(like);
    let mut kept = lock(&search.likes.0);
    kept.push_back((ids.to_vec(), now, like.clone()));
    if kept.len() > KEPT {
        kept.pop_front();
    }
    Ok(like)
}

/// Each article once, where it is nearest, without those that were asked for; the nearest first.
fn nearest_once(near: &mut Vec<(ArticleId, f32)>, asked: &[String]) {
    near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut seen: HashSet<ArticleId> = asked.iter().filter_map(|id| id.parse().ok()).collect();
    near.retain(|(id, _)| seen.insert(*id));
    near.truncate(MOST);
}

/// The nearest few, to be named beside an article.
pub(crate) fn related(search: &Search, id: ArticleId) -> Result<Vec<StorylineArticle>> {
    let like = like(search, &[id.to_string()])?;
    search.store.read(|connection| {
        let near = like.near.iter().take(RELATED);
        let stored = near.filter_map(|(id, _)| article::get(connection, *id).transpose());
        let named = |stored: Stored| StorylineArticle {
            id: stored.id,
            source_id: stored.record.key,
            headline: stored.article.headline,
        };
        stored.map(|stored| Ok(named(stored?))).collect()
    })
}

fn of_article(search: &Search, searcher: &Searcher, fields: &Fields, id: ArticleId) -> Result<Like> {
    let families = search.families()?;
    let read = |connection: &Connection| -> Result<Option<(Stored, Headings)>> {
        let stored = article::get_whole(connection, id)?;
        stored.map(|stored| Ok((stored, Headings::load(connection)?))).transpose()
    };
    let Some((stored, headings)) = search.store.read(read)? else { return Ok(Like::default()) };
    let (telling, share) = telling(searcher, fields, &stored, &headings)?;
    if telling.len() < SHARED {
        return Ok(Like::default());
    }
    let clauses = telling.iter().map(|telling| (Occur::Should, telling.query())).collect();
    let query = BooleanQuery::with_minimum_required_clauses(clauses, SHARED);
    // The article itself and its other versions are found too.
    let own = families.with(id).len().max(1);
    let found = scored(searcher, &query, MOST + own)?;
    let own_score = found.iter().find(|(other, _)| *other == id).or(found.first()).map_or(1.0, |(_, s)| *s);
    let family = families.of(id);
    let other = |other: ArticleId| other != id && (family.is_none() || families.of(other) != family);
    let near = found.into_iter().filter(|(id, score)| other(*id) && score / own_score * share >= NEAR);
    let near = near.map(|(id, score)| (id, score / own_score * share)).collect();
    Ok(Like { near, telling })
}

/// The articles of a query with their scores, the best first.
fn scored(searcher: &Searcher, query: &dyn Query, most: usize) -> Result<Vec<(ArticleId, f32)>> {
    let found = searcher.search(query, &TopDocs::with_limit(most).order_by_score())?;
    let numbered = found.into_iter().map(|(score, at)| {
        let id = searcher.segment_reader(at.segment_ord).fast_fields().u64("id")?.first(at.doc_id);
        Ok((id.unwrap_or(0) as ArticleId, score))
    });
    numbered.collect()
}

impl Telling {
    fn query(&self) -> Box<dyn Query> {
        let term = |options| TermQuery::new(Term::from_field_text(self.field, &self.term), options);
        if self.is_name {
            let query = Box::new(term(IndexRecordOption::Basic));
            return Box::new(ConstScoreQuery::new(query, self.weight * self.rarity));
        }
        Box::new(BoostQuery::new(Box::new(term(IndexRecordOption::WithFreqs)), self.weight))
    }
}

/// The rarest frequent words and names of an article that others have too, and how much of all that tells of it they
/// are: where most of its words are its own, nothing is like it.
fn telling(
    searcher: &Searcher,
    fields: &Fields,
    stored: &Stored,
    headings: &Headings,
) -> Result<(Vec<Telling>, f32)> {
    let all = searcher.num_docs() as u32;
    let weigh = |field: Field, term: String, shown: String, count: f32, is_name: bool| -> Result<_> {
        let with = searcher.doc_freq(&Term::from_field_text(field, &term))? as u32;
        let rarity = rarity(&shown, with, all);
        let weight = (1.0 + count.ln()) * rarity;
        let telling = Telling { field, term, shown, is_name, weight, rarity, is_own: with < 2 };
        Ok((rarity >= TELLING).then_some(telling))
    };
    let mut found = [Vec::new(), Vec::new()];
    for ((field, term), (shown, count)) in names(fields, stored, headings) {
        found[0].extend(weigh(field, term, shown, count, true)?);
    }
    for (word, count) in word_counts(&stored.article) {
        found[1].extend(weigh(fields.words, word.clone(), word, count, false)?);
    }
    let mut telling = Vec::new();
    let (mut shared, mut whole) = (0.0, 0.0);
    for (mut some, most) in found.into_iter().zip([NAMES, WORDS]) {
        some.sort_by(by_weight);
        let worth = |some: &[Telling]| some.iter().take(most).map(|t| t.weight * t.rarity).sum::<f32>();
        whole += worth(&some);
        some.retain(|telling| !telling.is_own);
        shared += worth(&some);
        telling.extend(some.into_iter().take(most));
    }
    telling.sort_by(by_weight);
    Ok((telling, if whole > 0.0 { shared / whole } else { 0.0 }))
}

fn by_weight(a: &Telling, b: &Telling) -> std::cmp::Ordering {
    b.weight.total_cmp(&a.weight).then_with(|| a.term.cmp(&b.term))
}

/// How often each word stands in an article. Numbers say how much of something, not of what.
fn word_counts(article: &Article) -> HashMap<String, f32> {
    let mut counts: HashMap<String, f32> = HashMap::new();
    let titles = words(&article.headline).into_iter().map(|word| (word, TITLE_WEIGHT));
    let texts = article.blocks.iter().flat_map(|block| words(&block.text)).map(|word| (word, 1.0));
    for (word, weight) in titles.chain(texts).filter(|(word, _)| !word.chars().all(|c| c.is_ascii_digit())) {
        *counts.entry(word).or_default() += weight;
    }
    counts
}

/// The people, organisations and initiatives an article tells of, not who wrote it: as they are filed, as they are
/// printed, and how often.
fn names(fields: &Fields, stored: &Stored, headings: &Headings) -> HashMap<(Field, String), (String, f32)> {
    let mut names: HashMap<(Field, String), (String, f32)> = HashMap::new();
    for fact in &stored.article.facts {
        let (field, kind) = match &fact.value {
            FactValue::Person { part: PersonPart::Quoted | PersonPart::Mentioned, .. } => {
                (fields.person, NameKind::Person)
            }
            FactValue::Org { .. } => (fields.org, NameKind::Org),
            FactValue::Initiative { .. } => (fields.initiative, NameKind::Initiative),
            _ => continue,
        };
        let standard = fact.value.standard(&fact.text);
        let heading = headings.of(kind, &standard, stored.id);
        let term = match kind {
            NameKind::Initiative => folded_name(&initiative_key(heading)),
            _ => folded_name(heading),
        };
        names.entry((field, term)).or_insert_with(|| (fact.text.clone(), 0.0)).1 += 1.0;
    }
    names
}

/// Everything that is printed of an article but its byline.
fn all_text(article: &Article) -> String {
    let heads = [article.kicker.as_deref(), Some(&article.headline), article.deck.as_deref()];
    let blocks = article.blocks.iter().map(|block| block.text.as_str());
    heads.into_iter().flatten().chain(blocks).collect::<Vec<_>>().join("\n")
}
