//! Places: administrative units by their names of today and of before, villages, development zones, 我市 and 该县;
//! countries and well-known cities abroad.
//!
//! A path is always that of the unit of today: 茌平县 of 2010 stands at `山东省/聊城市/茌平区` with what was written since, and
//! the fact's text says how it was called (rule `former-name`).

mod choose;
mod find;
mod former;
pub(crate) mod gazetteer;
mod home;
mod pointing;
mod tables;
mod village;
mod village_table;
mod zone;

use std::collections::HashSet;

use choose::{certain, choose, dateline_unit};

use super::scan::Scan;
use crate::facts::Rule;
use crate::model::{Article, Fact, FactValue};
use crate::text::simple::simplified;
pub(crate) use find::Found;
pub(super) use find::{find, of_part};
pub use former::{OtherName, other_place_names};
use gazetteer::{GAZETTEER, Id};
pub(crate) use home::Home;
pub(super) use home::home;
pub use home::{guess_home, is_place};

/// A unit that an article names.
#[derive(Debug, Clone, Copy)]
struct Named {
    part: usize,
    start: usize,
    end: usize,
    id: Id,
    confidence: f32,
}

/// Reads the places of one article.
pub(super) fn facts(article: &Article, scans: &[Scan], found: &[Found], home: &Home) -> Vec<Fact> {
    let dateline = article.dateline.as_deref().and_then(|d| dateline_unit(&simplified(d), home));
    let named = settle(scans, found, home, dateline);
    let mut facts = zone::facts(scans, &named, home);
    // 冠县经济开发区 is read as a whole.
    let zones: HashSet<(usize, u32)> =
        facts.iter().filter_map(|f| Some((part_of(scans, f)?, f.span?.start))).collect();
    for one in &named {
        let scan = &scans[one.part];
        let text = scan.slice(one.start, one.end);
        let rule = if GAZETTEER.is_former(one.id, &text) { Rule::FormerName } else { Rule::Gazetteer };
        if !zones.contains(&(one.part, scan.span(one.start, one.end).start)) {
            facts.push(scan.fact(one.start, one.end, rule, one.confidence, value(one.id)));
        }
    }
    facts.extend(village::facts(scans, &named, home));
    facts.extend(pointing::facts(scans, &named, home));
    if let (Some(id), Some(text)) = (dateline, article.dateline.as_deref()) {
        let path = GAZETTEER.path(id);
        let known = facts.iter().any(|f| matches!(&f.value, FactValue::Place { path: p, .. } if *p == path));
        if !known {
            let rule = Rule::Dateline;
            facts.push(Fact { text: text.into(), span: None, rule, confidence: 0.95, value: value(id) });
        }
    }
    facts
}

/// The place of a unit.
pub(crate) fn value(id: Id) -> FactValue {
    FactValue::Place { path: GAZETTEER.path(id), code: GAZETTEER.code(id) }
}

/// Leaves out places that are a part of a person's name: 海南 of 王海南.
pub(super) fn drop_names(facts: &mut Vec<Fact>, people: &[Fact]) {
    let names: HashSet<_> = people
        .iter()
        .filter_map(|p| p.span)
        .flat_map(|s| (s.start..s.end).map(move |n| (s.part, n)))
        .collect();
    facts.retain(|f| {
        let within = |s: crate::model::Span| (s.start..s.end).all(|n| names.contains(&(s.part, n)));
        !(matches!(f.value, FactValue::Place { .. }) && f.span.is_some_and(within))
    });
}

fn part_of(scans: &[Scan], fact: &Fact) -> Option<usize> {
    let part = fact.span?.part;
    scans.iter().position(|s| s.part == part)
}

/// What each name means, in the order they stand.
fn settle(scans: &[Scan], found: &[Found], home: &Home, dateline: Option<Id>) -> Vec<Named> {
    let mut settled: HashSet<Id> = dateline.into_iter().collect();
    // First the names that can only be one place: they tell what the others are.
    settled.extend(found.iter().filter_map(certain));
    let mut all: Vec<Named> = Vec::new();
    for place in found {
        let last = all.last().filter(|b| b.part == place.part && b.end == place.start);
        let parent = last.map(|b| b.id);
        let name = scans[place.part].slice(place.start, place.end);
        let Some((id, confidence)) = choose(place, &name, parent, &settled, home) else { continue };
        // 阳谷县安康医药: a short name glued to a unit it does not lie in is the name of something else.
        let short = place.who.contains(&(id, true)) && !GAZETTEER.is_abroad(id);
        if short && parent.is_some_and(|p| !GAZETTEER.is_within(id, p) && !GAZETTEER.is_within(p, id)) {
            continue;
        }
        settled.insert(id);
        all.push(Named { part: place.part, start: place.start, end: place.end, id, confidence });
    }
    all
}

#[cfg(test)]
mod tests;
