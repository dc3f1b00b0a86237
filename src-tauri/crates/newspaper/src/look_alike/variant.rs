//! A traditional form amid simplified text: 市區.

use super::propose;
use crate::facts::scan::{Scan, is_han};
use crate::model::LookAlike;
use crate::text::simple::is_gb2312;
use crate::text::{JIEBA, fold_char};

/// A text with more traditional characters than this is meant to have some: per thousand, and in all.
const MOST_PER_THOUSAND: usize = 10;
const MOST: usize = 4;
/// Fewer characters do not tell how a text is written.
const ENOUGH: usize = 40;
/// Characters of a word to either side at most.
const REACH: usize = 3;

/// Traditional forms in an article that is written in simplified ones.
pub(super) fn read(scans: &[Scan]) -> Vec<LookAlike> {
    let han = scans.iter().flat_map(|s| &s.chars).filter(|c| is_han(**c)).count();
    let places: Vec<(&Scan, usize, char)> = scans.iter().flat_map(traditional).collect();
    let few = places.len() <= MOST && places.len() * 1000 <= (han * MOST_PER_THOUSAND).max(1000);
    if han < ENOUGH || !few {
        return Vec::new();
    }
    places.into_iter().filter_map(|(scan, at, meant)| mend(scan, at, meant)).collect()
}

fn traditional(scan: &Scan) -> impl Iterator<Item = (&Scan, usize, char)> {
    (0..scan.len()).filter_map(move |at| Some((scan, at, simplified(scan.printed_at(at))?)))
}

/// The simplified form of a character that simplified text does not have.
fn simplified(c: char) -> Option<char> {
    if !('\u{4e00}'..='\u{9fff}').contains(&c) {
        return None;
    }
    let folded = fold_char(c).next().filter(|folded| *folded != c)?;
    (!is_gb2312(c) && is_gb2312(folded)).then_some(folded)
}

/// Proposes the simplified form where it makes a word; a name (陳昇) is left as its bearer writes it.
fn mend(scan: &Scan, at: usize, meant: char) -> Option<LookAlike> {
    let alone = |n: usize| simplified(scan.printed_at(n)).is_none();
    if !alone(at + 1) || at > 0 && !alone(at - 1) {
        return None;
    }
    let from = (at.saturating_sub(REACH)..at).rev().take_while(|n| is_han(scan.at(*n))).last().unwrap_or(at);
    let to = at + 1 + (at + 1..=at + REACH).take_while(|n| is_han(scan.at(*n))).count();
    let text: String = (from..to).map(|n| if n == at { meant } else { scan.at(n) }).collect();
    let mut start = from;
    for word in JIEBA.tag(&text, false) {
        let end = start + word.word.chars().count();
        if start <= at && at < end {
            let is_word = end - start > 1 && !word.tag.starts_with("nr") && !word.tag.starts_with("nz");
            return is_word.then(|| propose(scan, (start, end), at, meant, "variant", 0.9));
        }
        start = end;
    }
    None
}
