//! Short and full names of one article: 市水利局 and 聊城市水利局, 极景门窗 and 极景门窗有限公司, (以下简称…).

use std::collections::HashMap;

use super::super::scan::{Scan, is_han};
use crate::facts::Rule;
use crate::model::{Fact, FactValue, Span};
use crate::text::simple::simplified;
use crate::text::word_list::WordList;

/// Legal forms that a company's short name leaves out, longer ones first.
const FORMS: &[&str] = &[
    "集团股份有限公司",
    "集团有限责任公司",
    "集团有限公司",
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "专业合作社",
    "种植专业合作社",
    "律师事务所",
    "集团公司",
    "总公司",
    "公司",
];
/// Words that introduce a short name.
const CALLED: &[&str] = &["以下简称", "下称", "简称"];

/// Gives short names their full form, and finds the short names of companies.
pub(in super::super) fn resolve(scans: &[Scan], facts: &mut Vec<Fact>) {
    name_in_full(facts);
    let mut known: HashMap<String, String> = HashMap::new();
    for fact in facts.iter().filter(|f| matches!(f.value, FactValue::Org { .. })) {
        let name = bare(&fact.text);
        if let Some(core) = core(&simplified(&name)) {
            known.entry(core).or_insert_with(|| name.clone());
        }
        if let Some((short, full)) = called(scans, fact) {
            known.entry(short).or_insert(full);
        }
    }
    known.retain(|short, _| short.chars().count() >= 2);
    let mut pairs: Vec<(String, String)> = known.into_iter().collect();
    pairs.sort_unstable();
    if pairs.is_empty() {
        return;
    }
    let shorts = WordList::new(pairs.iter().map(|(short, _)| short.as_str()));
    let taken: Vec<Span> =
        facts.iter().filter(|f| matches!(f.value, FactValue::Org { .. })).filter_map(|f| f.span).collect();
    for scan in scans {
        find(scan, &shorts, &pairs, &taken, facts);
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// 市水利局 by 聊城市水利局 of the same article, where only one such name is given.
fn name_in_full(facts: &mut [Fact]) {
    let names: Vec<String> =
        facts.iter().filter(|f| matches!(f.value, FactValue::Org { .. })).map(|f| bare(&f.text)).collect();
    let read: Vec<_> = names.iter().map(|name| simplified(name)).collect();
    // Every tail from a level on: 市水利局 of 聊城市水利局.
    let mut tails: HashMap<String, Option<String>> = HashMap::new();
    for (name, read) in names.iter().zip(&read) {
        for (at, c) in read.char_indices().skip(1) {
            if matches!(c, '省' | '市' | '区' | '县') {
                let slot = tails.entry(read[at..].to_owned()).or_insert_with(|| Some(name.clone()));
                if slot.as_ref().is_some_and(|other| other != name) {
                    *slot = None;
                }
            }
        }
    }
    for fact in facts {
        let text = simplified(&bare(&fact.text)).into_owned();
        if let FactValue::Org { full } = &mut fact.value
            && let Some(Some(name)) = tails.get(&text)
        {
            *full = Some(name.clone());
        }
    }
}

/// What a company or cooperative is called for short: without its place and legal form.
fn core(name: &str) -> Option<String> {
    let form = FORMS.iter().find(|form| name.ends_with(**form))?;
    let core = name.strip_suffix(form)?;
    let cut = |c: char| matches!(c, '省' | '市' | '县' | '区');
    let core = core.rfind(cut).map_or(core, |at| &core[at + 3..]);
    let core = core.rsplit(')').next().filter(|c| !c.is_empty()).unwrap_or(core);
    // Three characters may be a place or a common word.
    (core.chars().count() >= 4).then(|| core.to_owned())
}

/// The short name given right behind a full one: X(以下简称“Y”).
fn called(scans: &[Scan], fact: &Fact) -> Option<(String, String)> {
    let span = fact.span?;
    let scan = scans.iter().find(|s| s.part == span.part)?;
    let (start, end) = scan.range(span);
    let open = matches!(scan.at(end), '(').then_some(end + 1)?;
    let (_, len) = scan.one_of(open, CALLED)?;
    let from = (open + len..open + len + 3).find(|i| is_han(scan.at(*i)))?;
    let to = (from..from + 16).find(|i| !is_han(scan.at(*i)))?;
    Some((scan.slice(from, to), scan.name(start, end)))
}

fn find(scan: &Scan, shorts: &WordList, pairs: &[(String, String)], taken: &[Span], facts: &mut Vec<Fact>) {
    let mut held = vec![false; scan.len()];
    for span in taken.iter().filter(|s| s.part == scan.part) {
        let (start, end) = scan.range(*span);
        if let Some(slots) = held.get_mut(start..end) {
            slots.fill(true);
        }
    }
    for hit in shorts.find(&scan.chars) {
        let (start, end) = (hit.start, hit.end);
        if held.get(start..end).is_some_and(|h| h.contains(&true)) {
            continue;
        }
        let full = pairs.get(hit.word).map(|(_, full)| full.clone());
        facts.push(scan.fact(start, end, Rule::ShortName, 0.8, FactValue::Org { full }));
    }
}
