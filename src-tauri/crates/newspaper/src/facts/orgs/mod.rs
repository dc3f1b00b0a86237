//! Organisations: from a telling ending (局, 有限公司) back to the start of the name.
//!
//! [`endings`] holds the endings, [`edges`] finds where a name begins, [`shorts`] resolves short names.

mod edges;
mod endings;
mod shorts;
mod sites;
mod trades;

use super::places::Found;
use super::places::Home;
use super::places::gazetteer::{GAZETTEER, Level};
use super::scan::Scan;
use crate::model::{Fact, FactValue};
pub(super) use edges::NAME_VERBS;
use edges::{House, start_of};
use endings::{ENDINGS, Ending, goes_on};
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
        // 柳林日报讯: the paper's own mark.
        if scan.at(to) == '讯' && scan.before(to) == '报' {
            continue;
        }
        start = behind_bracket(scan, start, from);
        // 各省(区、市)人大常委会 are many.
        if start == from && ending != Ending::Fixed && scan.before(start) == ')' {
            continue;
        }
        // A longer name swallows the one it starts with: 聊城市公安局东昌府分局, 工商银行聊城分行.
        while let Some((before, _, _)) = facts.pop_if(|(s, e, _)| *s >= start || *e == start) {
            start = start.min(before);
        }
        let full = full_name(scan, start, to, home);
        facts.push((start, to, scan.fact(start, to, rule, confidence, FactValue::Org { full })));
    }
    for more in [trades::sources(scan), trades::companies(scan, &sites)] {
        let more = more.into_iter().filter(|(start, end, ..)| {
            let n = facts.partition_point(|(_, e, _)| *e <= *start);
            facts.get(n).is_none_or(|(s, ..)| *s >= *end)
        });
        let fact = |(start, end, confidence, rule)| {
            (start, end, scan.fact(start, end, rule, confidence, FactValue::Org { full: None }))
        };
        let more: Vec<_> = more.map(fact).collect();
        facts.extend(more);
        facts.sort_by_key(|f| f.0);
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
        check("国际园艺师协会的会员", &["国际园艺师协会"]);
        check("经我国农业灌溉用水安全委员会评审", &["农业灌溉用水安全委员会"]);
        check("国务院防汛备汛工作领导小组", &["国务院防汛备汛工作领导小组"]);
        check("他是3208钻井队的队长", &["3208钻井队"]);
        check("河湾市高级中学", &["河湾市高级中学"]);
    }

    #[test]
    fn companies_go_by_name_and_trade() {
        check("柳泉矿业负责人说", &["柳泉矿业"]);
        check("山青水泥今年投产。山青水泥的窑", &["山青水泥", "山青水泥"]);
        check("高新科技、新能源汽车、民用航空、全球钢铁", &[]);
    }

    #[test]
    fn whoever_news_comes_from_is_an_organisation() {
        check("记者从庆祝建城70周年活动新闻中心获悉，", &["庆祝建城70周年活动新闻中心"]);
        check("记者从有关部门获悉，", &[]);
    }

    #[test]
    fn datelines_and_stations_are_none() {
        check("本报聊城讯 市气象台昨日发布", &["市气象台"]);
        check("柳林日报讯 河堤加固完工", &[]);
        check("聊城东站、聊城站", &[]);
        check("北京东站", &[]);
        check("参观遵义会议会址", &[]);
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
