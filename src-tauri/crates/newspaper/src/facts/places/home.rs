//! Where a paper is at home: the prefecture (and county) its pages speak of.

use std::collections::BTreeMap;

use super::gazetteer::{GAZETTEER, Id, Level};
use super::{Found, certain};

/// The page's home; `None` where the page does not tell.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Home {
    /// Prefecture, or municipality.
    pub(crate) region: Option<Id>,
    /// County, of a county paper.
    pub(crate) county: Option<Id>,
}

/// A paper's own name counts as much as this many mentions.
const PUBLICATION: u32 = 20;
/// A dateline counts as much as this many mentions.
const DATELINE: u32 = 4;
/// Fewer mentions than this tell nothing.
const ENOUGH: u32 = 2;

/// The home that is given; else counts what the articles, their datelines and the paper's name speak of.
pub(in super::super) fn home<'a>(
    articles: impl Iterator<Item = (&'a [Found], Option<&'a str>)>,
    publication: Option<&str>,
    given: Option<&str>,
) -> Home {
    if let Some(given) = given.and_then(|path| GAZETTEER.at_path(path)) {
        return Home { region: GAZETTEER.region(given), county: county(given) };
    }
    let mut votes: BTreeMap<Id, u32> = BTreeMap::new();
    if let Some((_, _, who)) = publication.and_then(|p| GAZETTEER.find(p).next()) {
        vote(&mut votes, who, PUBLICATION);
    }
    for (found, dateline) in articles {
        for place in found {
            vote(&mut votes, place.who, if certain(place).is_some() { 2 } else { 1 });
        }
        if let Some(name) = dateline {
            vote(&mut votes, GAZETTEER.named(name), DATELINE);
        }
    }
    Home { region: leader(&votes, |id| GAZETTEER.region(id), 2), county: leader(&votes, county, 5) }
}

/// A name that several places bear speaks for none of them.
fn vote(votes: &mut BTreeMap<Id, u32>, who: &[(Id, bool)], weight: u32) {
    if let [(id, _)] = who {
        *votes.entry(*id).or_default() += weight;
    }
}

fn county(id: Id) -> Option<Id> {
    GAZETTEER.at_level(id, Level::County)
}

/// The area with more than `share` tenths of the votes below provinces (`share` of all that name any such area).
fn leader(votes: &BTreeMap<Id, u32>, area: impl Fn(Id) -> Option<Id>, share: u32) -> Option<Id> {
    let mut areas: BTreeMap<Id, u32> = BTreeMap::new();
    for (id, n) in votes {
        if GAZETTEER.unit(*id).level != Level::Province || GAZETTEER.region(*id).is_some() {
            *areas.entry(area(*id).unwrap_or(Id::MAX)).or_default() += n;
        }
    }
    let all: u32 = areas.values().sum();
    let (id, most) = areas.into_iter().filter(|(id, _)| *id != Id::MAX).max_by_key(|(_, n)| *n)?;
    (most >= ENOUGH && most * 10 > all * share).then_some(id)
}
