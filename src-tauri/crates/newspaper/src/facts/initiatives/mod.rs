//! Initiatives: named projects, campaigns, platforms, policies, documents and events.
//!
//! A quotation is a name where a class word stands beside it (“…”行动, 平台“…”), where it ends in one itself, or
//! where it has the shape of a working formula (一链一院, 党支部+公司+农户). All others are figures of speech.

mod quoted;
mod unquoted;

use std::collections::{HashMap, HashSet};

use super::places::{Found, of_part};
use super::scan::Scan;
use crate::model::{Fact, FactValue, InitiativeKind, Span};

/// A name in a part: `start..end` without its quotes.
struct Named {
    start: usize,
    end: usize,
    kind: InitiativeKind,
    rule: &'static str,
    confidence: f32,
}

/// Reads the initiatives of one article.
pub(super) fn facts(scans: &[Scan], places: &[Found]) -> Vec<Fact> {
    let quotations: Vec<Vec<(usize, usize)>> = scans.iter().map(quoted::quotations).collect();
    let mut facts = Vec::new();
    let mut known: HashMap<String, InitiativeKind> = HashMap::new();
    for (n, scan) in scans.iter().enumerate() {
        let mut named = quoted::named(scan, &quotations[n]);
        named.extend(quoted::documents(scan));
        named.extend(unquoted::named(scan, of_part(places, n)));
        for name in &named {
            known.entry(scan.slice(name.start, name.end)).or_insert(name.kind);
        }
        facts.extend(named.into_iter().map(|n| fact(scan, &n)));
    }
    // What is a name in one place is a name in all: “城警联动” with and without 行动 behind it.
    let mut taken: HashSet<Span> = facts.iter().filter_map(|f| f.span).collect();
    for (scan, quotations) in scans.iter().zip(&quotations) {
        for &(start, end) in quotations {
            let Some(kind) = known.get(&scan.slice(start, end)) else { continue };
            let again =
                fact(scan, &Named { start, end, kind: *kind, rule: "known-initiative", confidence: 0.8 });
            if again.span.is_some_and(|s| taken.insert(s)) {
                facts.push(again);
            }
        }
    }
    facts
}

fn fact(scan: &Scan, named: &Named) -> Fact {
    let name = scan.printed_text(named.start, named.end).chars().filter(|c| !c.is_whitespace()).collect();
    let value = FactValue::Initiative { name, of: None, class: named.kind };
    scan.fact(named.start, named.end, named.rule, named.confidence, value)
}

#[cfg(test)]
mod tests;
