//! Storylines: chains of articles on one matter over time.
//!
//! They are worked out when first asked for and kept until the archive changes.

mod chain;
mod terms;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use newspaper::{Article, Fact, FactValue};
use rusqlite::Connection;
use tantivy::Searcher;

use crate::Archive;
use crate::edtf::{Day, Stretch};
use crate::error::Result;
use crate::index::{Compiled, Ids, Phrase, Spark};
use crate::marks;
use crate::originals::hash;
use crate::store::{article, change, page};
use crate::view::{ArticleId, Storyline, StorylineArticle};
use chain::Item;

/// Articles that are chained, the latest; keeps the work to seconds on a large archive.
const MOST_ARTICLES: u32 = 20_000;

/// Storylines of a query at most, the longest.
const MOST_STORYLINES: usize = 1_000;

/// Characters of the text that are read: a newspaper says what it is about at the beginning.
const READ: usize = 800;

/// Storylines of the archive as of some change.
#[derive(Debug, Default)]
pub(crate) struct Cache(Mutex<Option<(i64, Arc<Vec<Line>>)>>);

/// A storyline of the whole archive.
#[derive(Debug)]
struct Line {
    id: String,
    label: String,
    /// By date.
    articles: Vec<Member>,
}

/// A dated article.
#[derive(Debug, Clone)]
struct Member {
    article: StorylineArticle,
    published: String,
    days: (Day, Day),
}

/// Storylines of the archive, narrowed to the articles of a query.
pub(crate) fn of_query(
    archive: &Archive,
    searcher: &Searcher,
    compiled: &Compiled,
    span: Option<(Day, Day)>,
) -> Result<Vec<Storyline>> {
    let lines = lines(archive)?;
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let found: HashSet<i64> = searcher.search(&compiled.query, &Ids)?.into_iter().collect();
    let mut storylines: Vec<Storyline> =
        lines.iter().filter_map(|line| narrowed(line, &found, span)).collect();
    storylines
        .sort_by(|a, b| b.count.cmp(&a.count).then_with(|| b.to.cmp(&a.to)).then_with(|| a.id.cmp(&b.id)));
    storylines.truncate(MOST_STORYLINES);
    Ok(storylines)
}

fn narrowed(line: &Line, found: &HashSet<i64>, span: Option<(Day, Day)>) -> Option<Storyline> {
    let members: Vec<&Member> = line.articles.iter().filter(|m| found.contains(&m.article.id)).collect();
    let mut spark = Spark::default();
    members.iter().for_each(|member| spark.add(Some(member.days), span));
    Some(Storyline {
        id: line.id.clone(),
        label: line.label.clone(),
        from: Some(members.first()?.published.clone()),
        to: members.last().map(|member| member.published.clone()),
        count: spark.count,
        spark: spark.bins,
        articles: members.into_iter().map(|member| member.article.clone()).collect(),
    })
}

/// Articles of the storylines with these ids.
pub(crate) fn articles(archive: &Archive, ids: &[String]) -> Result<Vec<ArticleId>> {
    let lines = lines(archive)?;
    let asked = lines.iter().filter(|line| ids.contains(&line.id));
    Ok(asked.flat_map(|line| &line.articles).map(|member| member.article.id).collect())
}

fn lines(archive: &Archive) -> Result<Arc<Vec<Line>>> {
    let mut cache = archive.storylines.0.lock().unwrap_or_else(PoisonError::into_inner);
    let seq = archive.store().read(change::latest)?;
    if let Some((known, lines)) = cache.as_ref()
        && *known == seq
    {
        return Ok(lines.clone());
    }
    let lines = Arc::new(work_out(archive)?);
    *cache = Some((seq, lines.clone()));
    Ok(lines)
}

fn work_out(archive: &Archive) -> Result<Vec<Line>> {
    let (members, texts) = archive.store().read(latest)?;
    let counts = terms::count(&texts);
    let weights = terms::weigh(&counts);
    let items: Vec<Item> =
        members.iter().zip(weights).map(|(member, terms)| Item { day: member.days.0, terms }).collect();
    let chains = chain::chains(&items);
    Ok(chains.into_iter().map(|chain| line(&members, &items, chain)).collect())
}

fn line(members: &[Member], items: &[Item], chain: Vec<usize>) -> Line {
    let label = terms::label(chain.iter().map(|&n| &items[n].terms));
    let headlines: Vec<&str> = chain.iter().map(|&n| members[n].article.headline.as_str()).collect();
    let label: Vec<String> = label.into_iter().map(|word| printed(word, &headlines)).collect();
    let mut articles: Vec<Member> = chain.into_iter().map(|n| members[n].clone()).collect();
    articles.sort_by_key(|member| (member.days, member.article.id));
    let mut ids: Vec<String> = articles.iter().map(|member| member.article.id.to_string()).collect();
    ids.sort();
    Line { id: hash(ids.join(" ").as_bytes())[..12].to_owned(), label: label.join(" "), articles }
}

/// A folded word as the first headline that has it prints it (`MH370`, not `mh370`).
fn printed(word: String, headlines: &[&str]) -> String {
    let phrases = [Phrase::folded(&word)];
    let found = headlines.iter().find_map(|headline| {
        let hit = marks::find(headline, &phrases, true).into_iter().next()?;
        // Overlapping occurrences are joined; one of them is wanted.
        Some(headline.chars().skip(hit.start).take(hit.len().min(word.chars().count())).collect())
    });
    found.unwrap_or(word)
}

/// The latest dated articles with what tells what they are about.
fn latest(connection: &Connection) -> Result<(Vec<Member>, Vec<terms::Text>)> {
    let mut statement = connection.prepare_cached(
        "SELECT article.id FROM article JOIN page ON page.id = page_id WHERE first_day IS NOT NULL
         ORDER BY first_day DESC, article.id LIMIT ?1",
    )?;
    let ids =
        statement.query_map([MOST_ARTICLES], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    let mut found = Vec::new();
    for id in ids {
        let Some(stored) = article::get_whole(connection, id)? else { continue };
        let Some((published, _)) = page::published(&stored.page) else { continue };
        let Some(stretch) = Stretch::parse(published) else { continue };
        let text = text(&stored.article);
        let article =
            StorylineArticle { id, source_id: stored.record.key, headline: stored.article.headline };
        let published = published.to_owned();
        found.push((Member { article, published, days: (stretch.first, stretch.last) }, text));
    }
    Ok(found.into_iter().unzip())
}

fn text(article: &Article) -> terms::Text {
    let name = |fact: &Fact| match &fact.value {
        FactValue::Initiative { name, .. } => Some(name.clone()),
        _ => None,
    };
    let initiatives: BTreeSet<String> = article.facts.iter().filter_map(name).collect();
    let initiatives = initiatives.into_iter().collect();
    let title = [article.kicker.as_deref(), Some(article.headline.as_str()), article.deck.as_deref()];
    let body: String =
        article.blocks.iter().flat_map(|block| block.text.chars().chain(['\n'])).take(READ).collect();
    terms::Text { title: title.into_iter().flatten().collect::<Vec<_>>().join("\n"), body, initiatives }
}

/// Weights of the terms of an article; their squares add up to 1.
type Terms = HashMap<String, f32>;
