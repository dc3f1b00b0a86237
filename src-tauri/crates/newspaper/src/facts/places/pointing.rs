//! Words that point at a place instead of naming it: 我市, 全县, 本省 by the paper's home, 该县 by what was named before.

use super::gazetteer::{GAZETTEER, Id};
use super::home::Home;
use super::{Named, value};
use crate::facts::Rule;
use crate::facts::scan::Scan;
use crate::model::Fact;

/// How sure a word is that points at a home that a person set.
const GIVEN: f32 = 0.9;
/// The same of a home that the page was taken to have, and of what was named before.
const GUESSED: f32 = 0.6;

pub(super) fn facts(scans: &[Scan], named: &[Named], home: &Home) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut before = 0;
    for (part, scan) in scans.iter().enumerate() {
        for at in 0..scan.len().saturating_sub(1) {
            while named.get(before).is_some_and(|n| (n.part, n.end) <= (part, at)) {
                before += 1;
            }
            let pointed = match scan.at(at) {
                '我' => own(scan, at, home),
                // 全市 may be another city's where the article does not name the home.
                '本' | '全' => {
                    own(scan, at, home).filter(|id| home.given || named.iter().any(|n| n.id == *id))
                }
                '该' => antecedent(scan.at(at + 1), &named[..before]),
                _ => None,
            };
            let rule = if scan.at(at) == '该' { Rule::Antecedent } else { Rule::Home };
            let sure = if rule == Rule::Home && home.given { GIVEN } else { GUESSED };
            facts.extend(pointed.map(|id| scan.fact(at, at + 2, rule, sure, value(id))));
        }
    }
    facts
}

/// 我市, 全省, 本县 by the page's home.
fn own(scan: &Scan, at: usize, home: &Home) -> Option<Id> {
    let next = scan.at(at + 2);
    match scan.at(at + 1) {
        '市' => home.region.filter(|_| !matches!(next, '场' | '民' | '值' | '面')),
        '省' => home.province.filter(|_| next != '份'),
        '县' | '区' => home.county.filter(|_| !matches!(next, '域' | '间' | '别' | '级')),
        _ => None,
    }
}

/// The unit of that class that was named last; looked for among the last names only.
fn antecedent(class: char, before: &[Named]) -> Option<Id> {
    if !"省市县区镇乡".contains(class) {
        return None;
    }
    let ids = before.iter().rev().take(20).map(|n| n.id);
    ids.into_iter().find(|id| !GAZETTEER.is_abroad(*id) && GAZETTEER.unit(*id).name.ends_with(class))
}
