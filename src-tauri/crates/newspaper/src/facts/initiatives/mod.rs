//! Initiatives: named projects, campaigns, platforms, policies, documents and events.
//!
//! A quotation is a name where a class word stands beside it (“…”行动, 平台“…”), where it ends in one itself, or
//! where it has the shape of a working formula (一链一院, 党支部+公司+农户),
//! where a coined word is launched or bestowed, or bears the name of a place of the article. All others are figures of speech. Without
//! quotation marks a name ends in a class word and is held, carried out, built, or bears the name of its place.

mod around;
mod body;
mod classes;
mod honours;
mod marks;
mod quoted;
mod shapes;
mod triggers;
mod unquoted;
mod variants;

use std::collections::{HashMap, HashSet};

use variants::Name;

use super::places::{Found, of_part};
use super::scan::{Scan, is_han};
use crate::facts::Rule;
use crate::model::InitiativeKind::{self, Document};
use crate::model::{Fact, FactValue};
use crate::text::simple::simplified;
use crate::text::word_list::{Hit, WordList};
pub use variants::initiative_key;

/// A name in a part: `start..end` without its quotes.
#[derive(Debug, Clone, Copy)]
struct Named {
    start: usize,
    end: usize,
    kind: InitiativeKind,
    rule: Rule,
    confidence: f32,
}

/// Reads the initiatives of one article.
pub(super) fn facts(scans: &[Scan], places: &[Found]) -> Vec<Fact> {
    let quotations: Vec<Vec<(usize, usize)>> = scans.iter().map(quoted::quotations).collect();
    let stems = shapes::stems(scans, places);
    let mut named: Vec<Vec<Named>> = Vec::with_capacity(scans.len());
    let mut names: Vec<Name> = Vec::new();
    for (n, scan) in scans.iter().enumerate() {
        let mut here = marks::documents(scan);
        here.extend(quoted::named(scan, &quotations[n], &stems));
        let unquoted = unquoted::named(scan, of_part(places, n));
        let marked = Spans::new(&here);
        here.extend(unquoted.into_iter().filter(|u| !marked.overlaps(u.start, u.end)));
        let taken = Spans::new(&here);
        let honours = honours::named(scan, of_part(places, n));
        here.extend(honours.into_iter().filter(|u| !taken.overlaps(u.start, u.end)));
        let short = abbreviations(scan, &quotations[n], &here, &mut names);
        here.extend(short);
        here.sort_by_key(|n| (n.start, n.end));
        names.extend(here.iter().map(|n| Name { name: text(scan, n), kind: n.kind, short_for: None }));
        named.push(here);
    }
    let quotable = names.iter().rev().filter(|n| n.kind != Document);
    let mut known: HashMap<String, InitiativeKind> = quotable.map(|n| (n.name.clone(), n.kind)).collect();
    for name in made_often(scans, &quotations) {
        known.entry(name).or_insert(InitiativeKind::Other);
    }
    for (n, scan) in scans.iter().enumerate() {
        let again = quoted_again(scan, &quotations[n], &named[n], &known);
        named[n].extend(again);
    }
    let bare = bare_again(scans, &named, &names);
    for (n, again) in bare.into_iter().enumerate() {
        names.extend(again.iter().map(|a| Name { name: text(&scans[n], a), kind: a.kind, short_for: None }));
        named[n].extend(again);
    }
    let goes_by = variants::goes_by(&names);
    let all = scans.iter().zip(&named).flat_map(|(scan, named)| named.iter().map(move |n| (scan, n)));
    let shown: HashMap<String, String> = all
        .clone()
        .filter(|(scan, _)| scan.is_traditional())
        .map(|(scan, named)| (text(scan, named), printed(scan, named)))
        .collect();
    all.map(|(scan, named)| fact(scan, named, &goes_by, &shown)).collect()
}

/// What is quoted in more than one place, and made: 打造“海绵城市”.
fn made_often(scans: &[Scan], quotations: &[Vec<(usize, usize)>]) -> HashSet<String> {
    let mut times: HashMap<String, (usize, bool)> = HashMap::new();
    for (scan, quotations) in scans.iter().zip(quotations) {
        for (start, end) in quotations {
            let (n, made) = times.entry(scan.slice(*start, *end)).or_default();
            *n += 1;
            *made |= quoted::is_made(scan, *start, *end);
        }
    }
    times.into_iter().filter(|(_, (n, made))| *n > 1 && *made).map(|(name, _)| name).collect()
}

/// `XX平台(以下简称“YY”)` where XX is an initiative: YY is its name in this article.
fn abbreviations(
    scan: &Scan,
    quotations: &[(usize, usize)],
    named: &[Named],
    names: &mut Vec<Name>,
) -> Vec<Named> {
    const CUES: &[&str] = &["以下简称", "下称", "简称", "以下简称为", "简称为"];
    let by_end: HashMap<usize, &Named> = named.iter().map(|n| (n.end, n)).collect();
    let taken: HashSet<(usize, usize)> = named.iter().map(|n| (n.start, n.end)).collect();
    let mut found = Vec::new();
    let titles = marks::documents(scan);
    let marked = quotations.iter().copied().chain(titles.iter().map(|t| (t.start, t.end)));
    for (start, end) in marked {
        let Some(cue) = scan.one_before(start - 1, CUES) else { continue };
        let before = start - 1 - cue.chars().count();
        let open = if scan.before(before) == ',' { before - 1 } else { before };
        // The name ends right before the bracket, its own mark between them or not.
        let ends = [open.checked_sub(1), open.checked_sub(2)];
        let Some(full) = ends.into_iter().flatten().find_map(|end| by_end.get(&end)) else { continue };
        let short = Named { start, end, kind: full.kind, rule: Rule::Abbreviation, confidence: 0.85 };
        names.push(Name { name: text(scan, &short), kind: full.kind, short_for: Some(text(scan, full)) });
        if !taken.contains(&(start, end)) {
            found.push(short);
        }
    }
    found
}

/// What is a name in one place is a name in all: “城警联动” with and without 行动 behind it.
fn quoted_again(
    scan: &Scan,
    quotations: &[(usize, usize)],
    named: &[Named],
    known: &HashMap<String, InitiativeKind>,
) -> Vec<Named> {
    let taken: HashSet<(usize, usize)> = named.iter().map(|n| (n.start, n.end)).collect();
    let open = quotations.iter().filter(|q| !taken.contains(q));
    let again = open.filter_map(|&(start, end)| {
        let kind = *known.get(&*scan.slice(start, end))?;
        Some(Named { start, end, kind, rule: Rule::KnownInitiative, confidence: 0.8 })
    });
    again.collect()
}

/// Quoted names that stand elsewhere without quotation marks: 惠循环平台 after “惠循环”.
fn bare_again(scans: &[Scan], named: &[Vec<Named>], names: &[Name]) -> Vec<Vec<Named>> {
    const LEAST: usize = 3;
    const MOST: usize = 200;
    let mut seen = HashSet::new();
    let known: Vec<&Name> = names
        .iter()
        .filter(|n| n.kind != Document && n.name.chars().count() >= LEAST && n.name.chars().all(is_han))
        .filter(|n| seen.insert(n.name.as_str()))
        .take(MOST)
        .collect();
    if known.is_empty() {
        return vec![Vec::new(); scans.len()];
    }
    let finder = WordList::new(known.iter().map(|n| n.name.as_str()));
    let of_scan = |(scan, named): (&Scan, &Vec<Named>)| {
        let taken = Spans::new(named);
        let hits = finder.find(&scan.chars).filter_map(|hit| {
            let Hit { start, end, word } = hit;
            let class = classes::class_at(scan, end).filter(|c| !c.weak);
            let end = end + class.map_or(0, |c| c.len);
            let kind = known[word].kind;
            let again = Named { start, end, kind, rule: Rule::KnownInitiative, confidence: 0.7 };
            (!taken.overlaps(start, end)).then_some(again)
        });
        hits.collect()
    };
    scans.iter().zip(named).map(of_scan).collect()
}

/// Stretches of a part, to ask whether another one overlaps any of them.
struct Spans {
    /// Ascending by start; of those that begin before a place, the furthest end.
    furthest: Vec<(usize, usize)>,
}

impl Spans {
    fn new(named: &[Named]) -> Self {
        let mut furthest: Vec<_> = named.iter().map(|n| (n.start, n.end)).collect();
        furthest.sort_unstable();
        let mut end = 0;
        for span in &mut furthest {
            end = end.max(span.1);
            span.1 = end;
        }
        Self { furthest }
    }

    fn overlaps(&self, start: usize, end: usize) -> bool {
        let before = self.furthest.partition_point(|s| s.0 < end);
        before > 0 && self.furthest[before - 1].1 > start
    }
}

/// The name as printed, without the spaces of a page dump.
fn printed(scan: &Scan, named: &Named) -> String {
    scan.printed_text(named.start, named.end).chars().filter(|c| !c.is_whitespace()).collect()
}

/// The name that is compared with others: as printed, but in simplified characters.
fn text(scan: &Scan, named: &Named) -> String {
    let printed = printed(scan, named);
    if scan.is_traditional() { simplified(&printed).into_owned() } else { printed }
}

/// `shown` are names that are printed in traditional characters, by what they are compared by.
fn fact(
    scan: &Scan,
    named: &Named,
    goes_by: &HashMap<String, String>,
    shown: &HashMap<String, String>,
) -> Fact {
    let of = goes_by.get(&text(scan, named)).map(|of| shown.get(of).unwrap_or(of).clone());
    let value = FactValue::Initiative { name: printed(scan, named), of, class: named.kind };
    scan.fact(named.start, named.end, named.rule, named.confidence, value)
}

#[cfg(test)]
mod tests;
