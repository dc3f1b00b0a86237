//! Storylines: chains of articles on one matter over time.
//!
//! ```text
//! article ─words→ telling words ─episode→ bursts of days ─link→ chains ─settle, with what a person said→ storylines
//! ```
//!
//! They lie in the store and are kept up with the archive in the background ([`keep`]); who asks is given what there
//! is, and told when more is being worked out.

mod concerned;
mod episode;
mod heading;
mod keep;
mod keeper;
mod label;
mod link;
mod members;
mod rarity;
mod said;
mod settle;
mod sheet;
mod terms;
mod words;

use std::collections::HashSet;

use common::edtf::Day;
use common::threads::on_all_cores;
use index::{Asked, Spark};
pub use keeper::{Keeper, LinesCache};
use rusqlite::Connection;
pub use sheet::sheet;
use store::correction::Entry;
use store::storyline::{self as table, Line, Member};
use store::{Error, Result, Store};
use wire::{ArticleId, Building, Storyline, StorylineArticle, StorylineList, StorylineName, StorylineNews};

/// Days of a stretch, within which episodes are found.
const STRETCH: Day = 28;

/// How much of storylines is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Storylines at most, those that are pinned and the longest.
    pub lines: usize,
    /// Articles of each at most, the first.
    pub articles: usize,
}

impl Extent {
    /// For the window, which asks for one by itself to see all its articles.
    pub const SHOWN: Self = Self { lines: 200, articles: 5 };
    /// Everything.
    pub const WHOLE: Self = Self { lines: usize::MAX, articles: usize::MAX };
}

/// The storylines of an archive, in memory.
#[derive(Debug, Default)]
pub struct Lines {
    lines: Vec<Line>,
    /// By storyline, as `lines`, and by day.
    members: Vec<Member>,
    /// Where the members of each line begin; one more at the end.
    starts: Vec<usize>,
}

impl Lines {
    fn load(connection: &Connection) -> Result<Self> {
        let (lines, members) = (table::lines(connection)?, table::members(connection)?);
        let mut starts: Vec<usize> =
            lines.iter().map(|line| members.partition_point(|member| member.storyline < line.id)).collect();
        starts.push(members.len());
        Ok(Self { lines, members, starts })
    }

    fn each(&self) -> impl Iterator<Item = (&Line, &[Member])> {
        self.lines
            .iter()
            .zip(self.starts.windows(2))
            .map(|(line, ends)| (line, &self.members[ends[0]..ends[1]]))
    }
}

/// Storylines of a query; with a `span`, their sparklines are over it.
pub fn list(
    keeper: &Keeper,
    asked: &Asked,
    span: Option<(Day, Day)>,
    extent: Extent,
) -> Result<StorylineList> {
    let building = keeper.wake()?;
    let all = keeper.lines()?;
    if all.lines.is_empty() {
        return Ok(StorylineList { building, ..StorylineList::default() });
    }
    let found = asked.ids()?;
    let mut counted: Vec<(&Line, &[Member], u32)> = (all.each())
        .map(|(line, members)| {
            (line, members, members.iter().filter(|member| found.has(member.article)).count() as u32)
        })
        .filter(|(_, _, count)| *count > 0)
        .collect();
    let last = |members: &[Member]| members.last().map(|member| member.day);
    let rank = |(line, members, count): &(&Line, &[Member], u32)| {
        std::cmp::Reverse((line.pinned, *count, last(members), std::cmp::Reverse(line.id)))
    };
    let total = counted.len() as u32;
    if counted.len() > extent.lines {
        counted.select_nth_unstable_by_key(extent.lines, rank);
        counted.truncate(extent.lines);
    }
    counted.sort_by_key(rank);
    let read = on_all_cores(&counted, |some| {
        keeper.store.read(|connection| {
            let view = |(line, members, _): &(&Line, &[Member], u32)| {
                let found: Vec<&Member> = members.iter().filter(|member| found.has(member.article)).collect();
                narrowed(connection, line, &found, span, extent.articles)
            };
            some.iter().map(view).collect::<Result<Vec<_>>>()
        })
    });
    let storylines = read.into_iter().collect::<Result<Vec<_>>>()?.into_iter().flatten().collect();
    Ok(StorylineList { storylines, total, building })
}

/// Storylines that are followed and have news, the one with the latest first; and how far they are worked out, where
/// any is followed.
pub fn news(keeper: &Keeper) -> Result<(Vec<StorylineNews>, Option<Building>)> {
    let building = keeper.wake()?;
    let all = keeper.lines()?;
    let mut found = Vec::new();
    for (line, members) in all.each().filter(|(line, _)| line.followed) {
        let news: Vec<&Member> = members.iter().filter(|member| line.is_news(member.article)).collect();
        // Of one day the one that came last.
        found.extend(
            news.iter().max_by_key(|m| (m.day, m.article)).map(|&&latest| (line, news.len(), latest)),
        );
    }
    let building = building.filter(|_| all.lines.iter().any(|line| line.followed));
    found.sort_by_key(|(line, _, latest)| (std::cmp::Reverse((latest.day, latest.article)), line.id));
    keeper.store.read(|connection| {
        let view = |(line, news, latest): (&Line, usize, Member)| -> Result<Option<StorylineNews>> {
            let Some((source_id, headline)) = table::shown(connection, latest.article)? else {
                return Ok(None);
            };
            Ok(Some(StorylineNews {
                id: line.id.to_string(),
                label: line.label.clone(),
                news: news as u32,
                published: table::published(connection, latest.article)?,
                latest: StorylineArticle { id: latest.article, source_id, headline },
            }))
        };
        let news: Result<Vec<_>> = found.into_iter().filter_map(|one| view(one).transpose()).collect();
        Ok((news?, building))
    })
}

/// A storyline as far as it is found.
fn narrowed(
    connection: &Connection,
    line: &Line,
    found: &[&Member],
    span: Option<(Day, Day)>,
    most: usize,
) -> Result<Storyline> {
    let mut spark = Spark::default();
    found.iter().for_each(|member| spark.add(Some((member.day, member.day)), span));
    let mut articles = Vec::new();
    for member in found.iter().take(most) {
        let Some((source_id, headline)) = table::shown(connection, member.article)? else { continue };
        articles.push(StorylineArticle { id: member.article, source_id, headline });
    }
    let published = |member: Option<&&Member>| match member {
        Some(member) => table::published(connection, member.article),
        None => Ok(None),
    };
    let news = found.iter().filter(|member| line.is_news(member.article)).count();
    Ok(Storyline {
        id: line.id.to_string(),
        label: line.label.clone(),
        from: published(found.first())?,
        to: published(found.last())?,
        count: spark.count,
        spark: spark.bins,
        pinned: line.pinned,
        followed: line.followed,
        news: news as u32,
        articles,
    })
}

/// Articles of the storylines with these ids.
pub fn articles(store: &Store, ids: &[String]) -> Result<Vec<ArticleId>> {
    let ids: HashSet<i64> = ids.iter().filter_map(|id| id.parse().ok()).collect();
    store.read(|connection| {
        let mut articles = Vec::new();
        for id in ids {
            articles.extend(table::articles(connection, id)?);
        }
        Ok(articles)
    })
}

/// The storyline that an article is in.
pub fn of_article(connection: &Connection, id: ArticleId) -> Result<Option<StorylineName>> {
    let Some(storyline) = table::of_article(connection, id)? else { return Ok(None) };
    let count = table::articles(connection, storyline)?.len() as u32;
    let line = table::get(connection, storyline)?;
    Ok(line.map(|line| StorylineName { id: storyline.to_string(), label: line.label, count }))
}

/// Settles storylines after corrections were made or taken back.
pub fn note(connection: &Connection, entries: &[Entry]) -> Result<()> {
    let concerned = said::concerned(connection, entries)?;
    if concerned.is_empty() {
        return Ok(());
    }
    let mut episodes = Vec::new();
    for id in concerned {
        episodes.extend(table::text(connection, id)?.map(|text| text.episode));
    }
    let said = said::Said::load(connection)?;
    if settle::settle(connection, &said, &episodes, &mut HashSet::new())? {
        table::changed(connection)?;
    }
    Ok(())
}

/// The storyline with a number.
pub fn find(connection: &Connection, id: &str) -> Result<(Line, Vec<ArticleId>)> {
    let missing = || Error::StorylineMissing(id.to_owned());
    let number = id.parse().map_err(|_| missing())?;
    let line = table::get(connection, number)?.ok_or_else(missing)?;
    let articles = table::articles(connection, number)?;
    if articles.is_empty() { Err(missing()) } else { Ok((line, articles)) }
}
