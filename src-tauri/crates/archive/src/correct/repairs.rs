//! Damaged characters of the whole archive, to be looked over and decided on proposal by proposal.
//!
//! What reading an article proposes lies beside the article. Beyond that, names are held against the names of all
//! other articles: one that stands in a single article and differs from a frequent one by a look-alike is proposed
//! for repair too.

use std::collections::{BTreeMap, HashMap, HashSet};

use index::{self, Named};
use newspaper::{Article, Correction, LookAlike, Span, look_alike};
use query::highlight;
use query::phrase::Phrase;
use rusqlite::Connection;
use store::article::{self, Stored};
use store::declined::{self, Declined};
use store::{Result, source};
use wire::{ArticleId, Change, RepairGroup, RepairSample, Target};

use crate::search::Search;

/// Samples of a group at most.
const SAMPLES: usize = 5;

/// A reporter is named in this many times as many articles as a misprint of the name: colleagues have names that
/// look alike.
const BYLINE_RATIO: u32 = 5;

/// What the archive-wide rule is called in `repair.<rule>`.
const RULE: &str = "vocabulary";

/// All places of one proposal.
#[derive(Debug, Default)]
struct Group {
    rule: String,
    confidence: f32,
    places: u32,
    articles: u32,
    samples: Vec<(ArticleId, Span)>,
}

impl Group {
    /// Counts the places of one article.
    fn add(&mut self, id: ArticleId, found: &[&LookAlike]) {
        self.articles += 1;
        for one in found {
            self.places += 1;
            if one.confidence > self.confidence {
                self.confidence = one.confidence;
                self.rule.clone_from(&one.rule);
            }
            if self.samples.len() < SAMPLES {
                self.samples.push((id, one.span));
            }
        }
    }
}

pub(crate) fn repairs(search: &Search, limit: u32) -> Result<Vec<RepairGroup>> {
    let misprints = misprints(&index::names(&search.index.searcher().0)?);
    search.store.read(|connection| {
        let mut groups: BTreeMap<(String, String), Group> = BTreeMap::new();
        article::each_damaged(connection, |id, _, damaged| count(&mut groups, id, &damaged))?;
        let declined = declined::all(connection)?;
        for misprint in &misprints {
            for id in [misprint.rare.first, misprint.rare.last].into_iter().collect::<HashSet<_>>() {
                let found = misprint.places(connection, id, &declined)?;
                count(&mut groups, id, &found);
            }
        }
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_by(|(a, x), (b, y)| y.places.cmp(&x.places).then_with(|| a.cmp(b)));
        groups.truncate(limit as usize);
        groups.into_iter().map(|(pair, group)| view(connection, pair, group)).collect()
    })
}

/// Adds what is damaged in one article to the groups.
fn count(groups: &mut BTreeMap<(String, String), Group>, id: ArticleId, damaged: &[LookAlike]) {
    let mut by_pair: BTreeMap<(&str, &str), Vec<&LookAlike>> = BTreeMap::new();
    for one in damaged {
        by_pair.entry((&one.text, &one.proposal)).or_default().push(one);
    }
    for ((from, to), found) in by_pair {
        groups.entry((from.to_owned(), to.to_owned())).or_default().add(id, &found);
    }
}

fn view(connection: &Connection, (from, to): (String, String), group: Group) -> Result<RepairGroup> {
    let mut samples = Vec::new();
    for (id, span) in group.samples {
        if let Some(Stored { article, .. }) = article::get(connection, id)? {
            let hit = span.start as usize..span.end as usize;
            let text = wire::snippet(article.part(span.part).unwrap_or_default(), &[hit]);
            samples.push(RepairSample { article: id, headline: article.headline, text });
        }
    }
    let Group { rule, confidence, places, articles, .. } = group;
    Ok(RepairGroup { from, to, rule, confidence, places, articles, samples })
}

pub(crate) fn changes(search: &Search, from: &str, to: &str, accepted: bool) -> Result<Vec<Change>> {
    let is_misprint =
        [true, false].into_iter().any(|person| look_alike::misprint(from, to, person).is_some());
    let (searcher, fields) = search.index.searcher();
    let saying = if is_misprint { index::saying(&searcher, &fields, from)? } else { Vec::new() };
    search.store.read(|connection| {
        // By article; an article without lines cannot be corrected, and has none.
        let mut lines: BTreeMap<ArticleId, u32> = BTreeMap::new();
        article::each_damaged(connection, |id, line, damaged| {
            if let Some(line) = line.filter(|_| damaged.iter().any(|d| d.text == from && d.proposal == to)) {
                lines.insert(id, line);
            }
        })?;
        if !saying.is_empty() {
            let declined = declined::all(connection)?;
            for id in saying {
                let Some(stored) = article::get(connection, id)? else { continue };
                let places = places(&stored.article, from, to, 1.0);
                if let Some(&line) = stored.article.lines.first().filter(|_| !places.is_empty())
                    && !is_declined(connection, &stored, (from, to), &declined)?
                {
                    lines.insert(id, line);
                }
            }
        }
        let change = |(id, line)| Change {
            target: Target::Article(id),
            corrections: vec![Correction::Repair { line, from: from.into(), to: to.into(), accepted }],
        };
        Ok(lines.into_iter().map(change).collect())
    })
}

/// A rare name, and the frequent one that it probably is.
#[derive(Debug)]
struct Misprint {
    rare: Named,
    to: String,
    confidence: f32,
}

impl Misprint {
    /// Where it stands in an article; nowhere where that is decided.
    fn places(
        &self,
        connection: &Connection,
        id: ArticleId,
        declined: &HashSet<Declined>,
    ) -> Result<Vec<LookAlike>> {
        let Some(stored) = article::get(connection, id)? else { return Ok(Vec::new()) };
        let (from, to) = (self.rare.name.as_str(), self.to.as_str());
        if is_declined(connection, &stored, (from, to), declined)? {
            return Ok(Vec::new());
        }
        let mut found = places(&stored.article, from, to, self.confidence);
        // Reading may have proposed something for these characters itself.
        found.retain(|one| {
            let apart = |own: &LookAlike| {
                own.span.part != one.span.part
                    || own.span.end <= one.span.start
                    || one.span.end <= own.span.start
            };
            stored.article.look_alikes.iter().all(apart)
        });
        Ok(found)
    }
}

/// Names of the archive that are probably misprints of others.
fn misprints(names: &[Named]) -> Vec<Misprint> {
    let mut frequent = Frequent::default();
    let mut found = Vec::new();
    // Frequent names come first: when a rare one comes, all it could be are known.
    for named in names {
        if !look_alike::is_telling(&named.name, named.person) {
            continue;
        }
        if named.articles >= look_alike::ENOUGH {
            frequent.add(named.clone());
        } else if named.articles <= look_alike::MOST_RARE
            && let Some((to, confidence)) = frequent.meant(named)
        {
            found.push(Misprint { rare: named.clone(), to, confidence });
        }
    }
    found
}

/// Frequent names, by what is left of them without one character.
#[derive(Debug, Default)]
struct Frequent {
    names: Vec<Named>,
    without_one: HashMap<String, Vec<u32>>,
}

impl Frequent {
    fn add(&mut self, named: Named) {
        let n = self.names.len() as u32;
        each_without_one(&named.name, |left| self.without_one.entry(left).or_default().push(n));
        self.names.push(named);
    }

    /// The name that a rare one probably is, and how sure that is.
    fn meant(&self, rare: &Named) -> Option<(String, f32)> {
        let mut best: Option<(f32, u32, &str)> = None;
        each_without_one(&rare.name, |left| {
            for &n in self.without_one.get(&left).into_iter().flatten() {
                let name = &self.names[n as usize];
                let is_likely = name.person == rare.person
                    && (!rare.person || name.articles >= BYLINE_RATIO * rare.articles);
                let confidence = look_alike::misprint(&rare.name, &name.name, rare.person);
                if let Some(confidence) = confidence.filter(|_| is_likely)
                    && best.is_none_or(|(sure, articles, _)| (sure, articles) < (confidence, name.articles))
                {
                    best = Some((confidence, name.articles, &name.name));
                }
            }
        });
        best.map(|(confidence, _, name)| (name.to_owned(), confidence))
    }
}

/// The name with each of its characters blotted out in turn.
fn each_without_one(name: &str, mut each: impl FnMut(String)) {
    let chars: Vec<char> = name.chars().collect();
    for n in 0..chars.len() {
        each(chars.iter().enumerate().map(|(m, &c)| if n == m { '\0' } else { c }).collect());
    }
}

/// Where a name stands in the printed text of an article, without spaces in it.
fn places(article: &Article, from: &str, to: &str, confidence: f32) -> Vec<LookAlike> {
    let phrase = Phrase::folded(&newspaper::text::fold(from));
    let mut found = Vec::new();
    for (part, text) in article.parts() {
        for hit in highlight::find(text, std::slice::from_ref(&phrase), true) {
            let printed: String = text.chars().skip(hit.start).take(hit.len()).collect();
            if printed == from {
                let span = Span { part, start: hit.start as u32, end: hit.end as u32 };
                found.push(LookAlike {
                    span,
                    text: printed,
                    proposal: to.into(),
                    rule: RULE.into(),
                    confidence,
                });
            }
        }
    }
    found
}

fn is_declined(
    connection: &Connection,
    stored: &Stored,
    (from, to): (&str, &str),
    declined: &HashSet<Declined>,
) -> Result<bool> {
    let Some(&line) = stored.article.lines.first().filter(|_| !declined.is_empty()) else { return Ok(false) };
    let Some(source) = source::of_page(connection, stored.page_id)? else { return Ok(false) };
    Ok(declined.contains(&(source.sha256, line, from.to_owned(), to.to_owned())))
}
