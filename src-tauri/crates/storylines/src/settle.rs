//! Storylines out of linked episodes and of what a person said. Numbers stay: a storyline that lives on keeps its own,
//! and one that comes back gets the one it had.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use common::edtf::Day;
use rusqlite::Connection;
use store::Result;
use store::storyline::{self as table, Line, Text};
use wire::ArticleId;

use super::label;
use super::said::{Joined, Said};
use super::words::Words;

/// Texts more alike than this are one text, printed again: that alone is no storyline.
const SAME: f32 = 0.9;

/// Articles of one headline over more than these days are a column, not a matter.
const COLUMN_DAYS: Day = 60;

/// So many articles in a hundred have the headline of a column, of at least so many.
const COLUMN_SHARE: usize = 80;
const COLUMN_ARTICLES: usize = 5;

/// Settles what the articles of some episodes are in, and all that hangs together with them. `known` are episodes
/// that were settled already; these are left out, and others are added.
pub(super) fn settle(
    connection: &Connection,
    said: &Said,
    episodes: &[ArticleId],
    known: &mut HashSet<ArticleId>,
) -> Result<bool> {
    let mut changed = false;
    for &episode in episodes {
        if known.contains(&episode) {
            continue;
        }
        let family = Family::of(connection, said, episode)?;
        known.extend(&family.episodes);
        changed |= write(connection, said, &family)?;
    }
    Ok(changed)
}

/// Episodes that hang together, by their likeness or by what was said, or did before.
struct Family {
    episodes: BTreeSet<ArticleId>,
    texts: BTreeMap<ArticleId, Text>,
    links: Vec<(ArticleId, ArticleId)>,
    /// The storyline that each article was in.
    before: BTreeMap<ArticleId, i64>,
}

impl Family {
    fn of(connection: &Connection, said: &Said, episode: ArticleId) -> Result<Self> {
        let mut family = Self {
            episodes: BTreeSet::new(),
            texts: BTreeMap::new(),
            links: Vec::new(),
            before: BTreeMap::new(),
        };
        let mut lines = BTreeSet::new();
        let mut open = vec![episode];
        while let Some(episode) = open.pop() {
            if !family.episodes.insert(episode) {
                continue;
            }
            for other in table::linked(connection, episode)? {
                family.links.push((episode, other));
                open.push(other);
            }
            for text in table::of_episode(connection, episode)? {
                let mut others = said.concerned(text.id);
                if let Some(line) = table::of_article(connection, text.id)? {
                    family.before.insert(text.id, line);
                    if lines.insert(line) {
                        others.extend(table::articles(connection, line)?);
                    }
                }
                family.texts.insert(text.id, text);
                for other in others {
                    open.extend(table::text(connection, other)?.map(|text| text.episode));
                }
            }
        }
        Ok(family)
    }

    /// Articles that belong together, by day.
    fn groups(&self, said: &Said) -> Vec<Vec<&Text>> {
        let mut joined: BTreeMap<Cell, Cell> = BTreeMap::new();
        for &(a, b) in &self.links {
            join(&mut joined, Cell::Episode(a), Cell::Episode(b));
        }
        for Joined { articles, by_text } in &said.joined {
            let cell = |n: usize| self.texts.get(&articles[n]).map(|text| cell(said, text, by_text[n]));
            if let (Some(a), Some(b)) = (cell(0), cell(1)) {
                join(&mut joined, a, b);
            }
        }
        let mut groups: BTreeMap<Cell, Vec<&Text>> = BTreeMap::new();
        for text in self.texts.values() {
            groups.entry(root(&joined, cell(said, text, false))).or_default().push(text);
        }
        let mut groups: Vec<Vec<&Text>> = groups.into_values().collect();
        groups.iter_mut().for_each(|group| group.sort_by_key(|text| (text.day, text.id)));
        groups
    }
}

/// What is moved as one: an episode, or articles that were taken out together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cell {
    Episode(ArticleId),
    Apart(ArticleId),
}

fn cell(said: &Said, text: &Text, by_text: bool) -> Cell {
    match said.apart(text.id) {
        Some(with) if !by_text => Cell::Apart(with),
        _ => Cell::Episode(text.episode),
    }
}

fn root(joined: &BTreeMap<Cell, Cell>, mut cell: Cell) -> Cell {
    while let Some(next) = joined.get(&cell) {
        cell = *next;
    }
    cell
}

fn join(joined: &mut BTreeMap<Cell, Cell>, a: Cell, b: Cell) {
    let (a, b) = (root(joined, a), root(joined, b));
    if a != b {
        joined.insert(a.max(b), a.min(b));
    }
}

/// Writes the storylines of a family. False where all is as it was.
fn write(connection: &Connection, said: &Said, family: &Family) -> Result<bool> {
    let mut groups = Vec::new();
    for group in family.groups(said) {
        let ids: BTreeSet<ArticleId> = group.iter().map(|text| text.id).collect();
        if group.len() > 1 && (said.wants(&ids) || is_matter(connection, &group)?) {
            groups.push(group);
        }
    }
    let heirs = heirs(connection, &groups, &family.before)?;
    let mut after: BTreeMap<ArticleId, Option<(i64, Day)>> =
        family.texts.keys().map(|id| (*id, None)).collect();
    let mut new = Vec::new();
    for (n, group) in groups.iter().enumerate() {
        match heirs.get(&n) {
            Some(line) => after.extend(group.iter().map(|text| (text.id, Some((*line, text.day))))),
            None => new.push(n),
        }
    }
    // Who leaves leaves first, so that a storyline without articles is seen to have none.
    let mut changed = move_articles(connection, &family.before, &after)?;
    let mut lines: BTreeMap<usize, i64> = heirs;
    for n in new {
        let line = come_up(connection, &groups[n])?;
        for text in &groups[n] {
            table::put_member(connection, text.id, Some((line, text.day)))?;
        }
        lines.insert(n, line);
        changed = true;
    }
    for (n, line) in lines {
        changed |= call(connection, said, &groups[n], line, changed)?;
    }
    Ok(changed)
}

fn move_articles(
    connection: &Connection,
    before: &BTreeMap<ArticleId, i64>,
    after: &BTreeMap<ArticleId, Option<(i64, Day)>>,
) -> Result<bool> {
    let mut changed = false;
    for (id, line) in after {
        let is_as_before = before.get(id) == line.as_ref().map(|(line, _)| line);
        if !is_as_before {
            table::put_member(connection, *id, *line)?;
            changed = true;
        }
    }
    Ok(changed)
}

/// Which group goes on under which number: the one that shares most articles with it. Of groups that part, one that
/// had a number of its own before they came together goes back to that, unless it has the first article.
fn heirs(
    connection: &Connection,
    groups: &[Vec<&Text>],
    before: &BTreeMap<ArticleId, i64>,
) -> Result<BTreeMap<usize, i64>> {
    let mut shared: BTreeMap<(i64, usize), usize> = BTreeMap::new();
    for (n, group) in groups.iter().enumerate() {
        for line in group.iter().filter_map(|text| before.get(&text.id)) {
            *shared.entry((*line, n)).or_default() += 1;
        }
    }
    let mut ranked = Vec::new();
    for ((line, n), shared) in shared {
        let root = table::get(connection, line)?.map(|line| line.root);
        let has_root = groups[n].iter().any(|text| Some(text.id) == root);
        let goes_back = !has_root && former(connection, &groups[n])?.is_some();
        ranked.push((goes_back, std::cmp::Reverse(shared), line, n));
    }
    ranked.sort_unstable();
    let (mut heirs, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (_, _, line, n) in ranked {
        if !heirs.contains_key(&n) && taken.insert(line) {
            heirs.insert(n, line);
        }
    }
    Ok(heirs)
}

/// A number that nobody has now and that these articles had.
fn former(connection: &Connection, group: &[&Text]) -> Result<Option<i64>> {
    for text in group {
        if let Some(line) = table::vacant(connection, text.id)? {
            return Ok(Some(line));
        }
    }
    Ok(None)
}

/// The number of a storyline that has none: one it had before, or a new one.
fn come_up(connection: &Connection, group: &[&Text]) -> Result<i64> {
    match former(connection, group)? {
        Some(line) => Ok(line),
        None => table::insert(connection, group[0].id),
    }
}

/// Writes what a storyline is called and marked with. Its own words are looked for anew where articles `moved`.
fn call(connection: &Connection, said: &Said, group: &[&Text], id: i64, moved: bool) -> Result<bool> {
    let Some(before) = table::get(connection, id)? else { return Ok(false) };
    let ids: BTreeSet<ArticleId> = group.iter().map(|text| text.id).collect();
    let name = said.name(&ids);
    let label = match name {
        Some(name) => name.to_owned(),
        None if moved || before.named || before.label.is_empty() => label::label(connection, group)?,
        None => before.label.clone(),
    };
    let (pinned, followed) = (said.is_pinned(&ids), said.is_followed(&ids));
    let after = Line { label, named: name.is_some(), pinned, followed, ..before.clone() };
    if after == before {
        return Ok(false);
    }
    table::set(connection, &after)?;
    Ok(true)
}

/// Whether articles are on a matter: not one text printed again, nor a column that is always called the same.
fn is_matter(connection: &Connection, group: &[&Text]) -> Result<bool> {
    let first = Words::read(&group[0].words);
    let is_other = |text: &&&Text| {
        let words = Words::read(&text.words);
        first.product(&words) < SAME * first.length() * words.length()
    };
    if group.iter().skip(1).find(is_other).is_none() {
        return Ok(false);
    }
    let days = group.last().map_or(0, |last| last.day - group[0].day);
    if group.len() < COLUMN_ARTICLES || days <= COLUMN_DAYS {
        return Ok(true);
    }
    let mut headlines: BTreeMap<String, usize> = BTreeMap::new();
    for text in group {
        let headline = table::shown(connection, text.id)?.map(|(_, headline)| headline).unwrap_or_default();
        let bare = headline.chars().filter(|c| !c.is_numeric()).collect();
        *headlines.entry(bare).or_default() += 1;
    }
    let most = headlines.into_values().max().unwrap_or(0);
    Ok(most * 100 < group.len() * COLUMN_SHARE)
}
