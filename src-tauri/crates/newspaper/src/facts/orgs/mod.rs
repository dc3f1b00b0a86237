//! Organisations: from a telling ending (局, 有限公司) back to the start of the name.
//!
//! [`endings`] holds the endings, [`edges`] finds where a name begins, [`shorts`] resolves short names.

mod edges;
mod endings;
mod shorts;
mod sites;

use super::places::Found;
use super::places::Home;
use super::places::gazetteer::{GAZETTEER, Level};
use super::scan::Scan;
use crate::model::{Fact, FactValue};
pub(super) use edges::NAME_VERBS;
use edges::{House, start_of};
use endings::{ENDINGS, goes_on};
pub(super) use shorts::resolve;
use sites::Sites;

/// Reads the organisations of one part. `places` are the part's names of places.
pub(super) fn facts(scan: &Scan, places: &[Found], home: &Home) -> Vec<Fact> {
    let sites = Sites::new(scan, places);
    let mut facts: Vec<(usize, usize, Fact)> = Vec::new();
    for found in ENDINGS.words.find(&scan.chars) {
        let ending = ENDINGS.kinds[found.word];
        let (from, to) = (found.start, found.end);
        if goes_on(scan, to) {
            continue;
        }
        let house = facts.last().map(|(start, end, _)| House { start: *start, end: *end });
        let Some((mut start, confidence, rule)) = start_of(scan, from, to, ending, &sites, house) else {
            continue;
        };
        start = behind_bracket(scan, start, from);
        // A longer name swallows the one it starts with: 聊城市公安局东昌府分局, 工商银行聊城分行.
        while let Some((before, _, _)) = facts.pop_if(|(s, e, _)| *s >= start || *e == start) {
            start = start.min(before);
        }
        let full = full_name(scan, start, to, home);
        facts.push((start, to, scan.fact(start, to, rule, confidence, FactValue::Org { full })));
    }
    facts.into_iter().map(|f| f.2).collect()
}

/// 等省(区、市)人大常委会: a bracket that opens before the name is none of it.
fn behind_bracket(scan: &Scan, start: usize, from: usize) -> usize {
    let close = (start..from).find(|i| matches!(scan.at(*i), '(' | ')'));
    close.filter(|i| scan.at(*i) == ')').map_or(start, |i| i + 1)
}

/// 市水利局 → 聊城市水利局, by the page's home.
fn full_name(scan: &Scan, start: usize, end: usize, home: &Home) -> Option<String> {
    let unit = match scan.at(start) {
        '市' => home.region,
        '省' => home.region.and_then(|id| GAZETTEER.at_level(id, Level::Province)),
        '县' | '区' => home.county,
        _ => None,
    }?;
    Some(format!("{}{}", GAZETTEER.unit(unit).name, scan.slice(start + 1, end)))
}

#[cfg(test)]
mod tests {
    use super::super::places;
    use super::*;
    use crate::model::Part;

    fn check(text: &str, expect: &[&str]) {
        let scans = [Scan::new(Part::Block(0), text)];
        let places = places::find(&scans);
        let found: Vec<String> =
            facts(&scans[0], &places, &Home::default()).into_iter().map(|f| f.text).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn names_reach_from_place_to_ending() {
        check("近日，由工商银行聊城分行与聊城市民政局联合推出", &["工商银行聊城分行", "聊城市民政局"]);
        check("由市自然资源和规划局、省物化探勘查院联合举办", &["市自然资源和规划局", "省物化探勘查院"]);
        check("会上，市教育和体育局副局长介绍", &["市教育和体育局"]);
        check("移交到聊城市公安局东昌府分局香江派出所。", &["聊城市公安局东昌府分局香江派出所"]);
        check("我市依托惠讯云（山东）环保科技有限公司，", &["惠讯云（山东）环保科技有限公司"]);
        check("中国果树与采购联合会公布，", &["中国果树与采购联合会"]);
        check("保障军民健康和医院发展，", &[]);
        check("根据国家卫生健康委员会办公厅的要求", &["国家卫生健康委员会办公厅"]);
        check("国务院印发方案，市委要求", &["国务院", "市委"]);
        check("聊城市委召开会议", &["聊城市委"]);
    }

    #[test]
    fn bare_words_are_no_organisations() {
        for text in [
            "有关公司负责人",
            "各银行",
            "相关部门",
            "局长说",
            "全力办好",
            "站在路边",
            "三级医院",
            "该公司",
            "当地政府",
            "社会团体",
            "医院的医生",
        ] {
            check(text, &[]);
        }
    }
}
