//! Names that are printed in one way again and again, and in another way once.

use std::collections::{BTreeMap, BTreeSet};

use super::forms::{Forms, difference};
use super::place::is_cut_across;
use super::propose;
use crate::facts::places::gazetteer::GAZETTEER;
use crate::facts::scan::{Scan, is_han};
use crate::model::{Fact, FactValue, LookAlike};
use crate::text::JIEBA;

/// A name that is printed as often as this is printed right.
pub const ENOUGH: u32 = 3;
/// A form that is printed more often is a name of its own.
pub const MOST_RARE: u32 = 2;
/// Characters of a name that a single other character does not make another name, and of a person's.
const LONG: usize = 4;
const LONG_PERSON: usize = 3;
/// Names differ more often than print is damaged: the likeness must be plain.
const LIKE: f32 = 0.66;
const LIKE_PERSON: f32 = 0.72;
/// Characters that tell one name from its sisters: numbers, sides, sizes, he and she.
const TELLING: &str = "一二三四五六七八九十百千万零〇两甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东西南北中上下左右前后内外大小老新高低男女他她它年月日时元亩吨米人个";

/// Misprinted names of an article, against the names it has itself.
pub(super) fn read(facts: &[Fact], scans: &[Scan]) -> Vec<LookAlike> {
    let mut counts: BTreeMap<(&str, bool), u32> = BTreeMap::new();
    for name in facts.iter().filter(|f| f.span.is_some()).filter_map(name_of) {
        *counts.entry(name).or_default() += 1;
    }
    let mut forms = Forms::default();
    let mut people = Vec::new();
    for ((name, person), _) in
        counts.into_iter().filter(|(name, n)| *n >= ENOUGH && is_telling(name.0, name.1))
    {
        forms.add(name);
        people.push(person);
    }
    if people.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    // A proposal puts a simplified character: traditional text is left alone.
    for scan in scans.iter().filter(|scan| !scan.is_traditional()) {
        for start in 0..scan.len() {
            for near in forms.near(scan, start) {
                let name = forms.name(near.name);
                let end = start + name.len();
                let confidence = misprint_of(&scan.chars[start..end], name, people[near.name]);
                if let Some(confidence) = confidence.filter(|_| !is_cut_across(scan, start, end)) {
                    let meant = name[near.at];
                    let one = propose(scan, (start, end), start + near.at, meant, "vocabulary", confidence);
                    found.push(one);
                }
            }
        }
    }
    let rare: BTreeSet<String> = found.iter().map(|l| l.text.clone()).collect();
    let often = |text: &String| found.iter().filter(|l| l.text == **text).count() > MOST_RARE as usize;
    let often: BTreeSet<&String> = rare.iter().filter(|text| often(text)).collect();
    found.iter().filter(|l| !often.contains(&l.text)).cloned().collect()
}

/// The name a fact gives, and whether it is a person's.
fn name_of(fact: &Fact) -> Option<(&str, bool)> {
    match &fact.value {
        FactValue::Person { name, .. } => Some((name, true)),
        FactValue::Org { .. } => Some((&fact.text, false)),
        FactValue::Initiative { name, .. } => Some((name, false)),
        // Villages and zones; the other units are in the gazetteer.
        FactValue::Place { code: None, .. } => Some((&fact.text, false)),
        FactValue::Place { .. } | FactValue::Date { .. } | FactValue::Figure { .. } => None,
    }
}

/// Whether a name is long enough, and Chinese, to be known again with one character damaged.
pub fn is_telling(name: &str, person: bool) -> bool {
    let length = name.chars().count();
    length >= if person { LONG_PERSON } else { LONG } && name.chars().all(is_han)
}

/// How sure it is that a rare form is a misprint of a name that is frequent, 0–1; `None` where it is probably not.
pub fn misprint(rare: &str, frequent: &str, person: bool) -> Option<f32> {
    let chars = |text: &str| text.chars().collect::<Vec<_>>();
    misprint_of(&chars(rare), &chars(frequent), person)
}

fn misprint_of(rare: &[char], frequent: &[char], person: bool) -> Option<f32> {
    let (at, like) = difference(rare, frequent)?;
    let is_telling = TELLING.contains(rare[at]) || TELLING.contains(frequent[at]);
    if is_telling || like < if person { LIKE_PERSON } else { LIKE } {
        return None;
    }
    let (printed, meant): (String, String) = (rare.iter().collect(), frequent.iter().collect());
    // 教师 is a word, and 教帅 none: the dictionary must not speak for what is printed.
    if JIEBA.has_word(&printed) || is_in_word(&printed, at) || is_in_place(rare, at) {
        return None;
    }
    if person {
        return Some(0.5);
    }
    Some(if is_in_word(&meant, at) { 0.8 } else { 0.6 })
}

/// Whether the character at `at` belongs to a word of two characters or more.
fn is_in_word(text: &str, at: usize) -> bool {
    let mut end = 0;
    JIEBA.cut(text, false).iter().any(|word| {
        let start = end;
        end += word.word.chars().count();
        start <= at && at < end && end - start > 1
    })
}

fn is_in_place(text: &[char], at: usize) -> bool {
    GAZETTEER.find(text).any(|(start, end, _)| (start..end).contains(&at))
}
