//! Characters that were probably others before the page was read by a machine: 在平区 for 茌平区.
//!
//! Proposals only: what is printed stays, in the text and in every fact, until a person accepts one. A wrong proposal
//! costs trust, so each rule asks for more than likeness:
//!
//! - `place`: the name of an administrative unit that the page leads to (its prefecture, or a parent named beside it);
//! - `variant`: a traditional form amid simplified text, where the simplified one makes a word;
//! - `vocabulary`: a name that is printed otherwise elsewhere, again and again.

mod forms;
mod glyphs;
mod other_texts;
mod place;
#[cfg(test)]
mod tests;
mod variant;
mod vocabulary;

pub use glyphs::{alike, likeness};
pub use other_texts::other_texts;
pub use vocabulary::{ENOUGH, MOST_RARE, is_telling, misprint};

use crate::correction::{Correction, is_declined};
use crate::facts::places::{Found, Home};
use crate::facts::scan::Scan;
use crate::model::{Article, LookAlike, Part, Span};

/// Every rule; each has its sentence `repair.<rule>` in the message catalogue.
pub const RULES: &[&str] = &["place", "variant", "vocabulary"];

/// Proposals that are as sure as this count as what they propose, when places are read.
pub(crate) const SURE: f32 = 0.8;

/// Fills [`Article::look_alikes`] of every article of a page, and adds the places that are surely meant to its facts.
pub(crate) fn read(articles: &mut [Article], scans: &[Vec<Scan>], found: &[Vec<Found>], home: &Home) {
    let places = place::read(scans, found, home);
    for ((article, scans), places) in articles.iter_mut().zip(scans).zip(places) {
        article.facts.extend(places.iter().filter_map(|place| place.fact(&scans[place.part])));
        let mut found: Vec<LookAlike> =
            places.iter().map(|place| place.look_alike(&scans[place.part])).collect();
        found.extend(variant::read(scans));
        found.extend(vocabulary::read(&article.facts, scans));
        article.look_alikes = single_out(distinct(found), scans);
    }
}

/// Takes out what a person has declined, with the facts that rest on it.
pub fn drop_declined(articles: &mut [Article], corrections: &[Correction]) {
    for article in articles {
        let Some(&first) = article.lines.first() else { continue };
        let (gone, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut article.look_alikes)
            .into_iter()
            .partition(|found| is_declined(corrections, first, &found.text, &found.proposal));
        article.look_alikes = kept;
        let within = |span: Option<Span>| {
            span.is_some_and(|s| {
                gone.iter().any(|g| g.span.part == s.part && g.span.start <= s.start && s.end <= g.span.end)
            })
        };
        article.facts.retain(|fact| fact.rule != crate::facts::Rule::LookAlike || !within(fact.span));
    }
}

/// In the order they stand; of those that overlap the surest.
fn distinct(mut found: Vec<LookAlike>) -> Vec<LookAlike> {
    let at = |l: &LookAlike| (l.span.part, l.span.start, l.span.end);
    found.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| at(a).cmp(&at(b))));
    let mut kept: Vec<LookAlike> = Vec::new();
    for one in found {
        let apart = |k: &LookAlike| {
            k.span.part != one.span.part || k.span.end <= one.span.start || one.span.end <= k.span.start
        };
        if kept.iter().all(apart) {
            kept.push(one);
        }
    }
    kept.sort_by_key(at);
    kept
}

/// Characters that a proposal may grow by, to be told from the same characters elsewhere in the article.
const GROWTH: usize = 4;

/// A person accepts a proposal for the article, wherever its characters stand in it: 在平 for 茌平 must not reach
/// 在平时. Such a proposal takes in the characters after it until it stands only where it is meant; it is dropped
/// where that does not help.
fn single_out(found: Vec<LookAlike>, scans: &[Scan]) -> Vec<LookAlike> {
    let single = |one: &LookAlike| {
        let alike = found.iter().filter(|l| l.text == one.text && l.proposal == one.proposal);
        let meant: Vec<(Part, u32)> = alike.map(|l| (l.span.part, l.span.start)).collect();
        let printed = scans.iter().find(|scan| scan.part == one.span.part)?.printed();
        let (start, end) = (one.span.start as usize, one.span.end as usize);
        (0..=GROWTH).filter_map(|grown| printed.get(start..end + grown)).find_map(|text| {
            let places = scans.iter().flat_map(|scan| {
                let windows = scan.printed().windows(text.len()).enumerate();
                windows.filter(|(_, w)| *w == text).map(|(at, _)| (scan.part, at as u32))
            });
            places.into_iter().all(|place| meant.contains(&place)).then(|| {
                let added: String = text[end - start..].iter().collect();
                let span = Span { end: (start + text.len()) as u32, ..one.span };
                let text = one.text.clone() + &added;
                LookAlike { span, text, proposal: one.proposal.clone() + &added, ..one.clone() }
            })
        })
    };
    found.iter().filter_map(single).collect()
}

/// A proposal for `start..end` of a scan, with one character of it, at `at`, put right.
fn propose(
    scan: &Scan,
    (start, end): (usize, usize),
    at: usize,
    meant: char,
    rule: &str,
    confidence: f32,
) -> LookAlike {
    let span = scan.span(start, end);
    let printed = &scan.printed()[span.start as usize..span.end as usize];
    let at = (scan.span(at, at + 1).start - span.start) as usize;
    let mut proposal = printed.to_vec();
    proposal[at] = meant;
    LookAlike {
        span,
        text: printed.iter().collect(),
        proposal: proposal.into_iter().collect(),
        rule: rule.into(),
        confidence,
    }
}
