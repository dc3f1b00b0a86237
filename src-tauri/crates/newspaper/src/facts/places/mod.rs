//! Places: administrative units, villages right after their township, development zones, 我市.

pub(crate) mod gazetteer;
mod home;

use std::collections::HashSet;

use super::scan::{Scan, is_han};
use super::words::stands_alone;
use crate::model::{Article, Fact, FactValue};
use gazetteer::{GAZETTEER, Id, Level};
pub(crate) use home::Home;
pub(super) use home::home;

/// A name of the gazetteer in a part.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) part: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) who: &'static [(Id, bool)],
}

/// What follows a name that then is no place but a street, a paper or a school.
const NOT_AFTER: [&str; 30] = [
    "路",
    "街",
    "大道",
    "大街",
    "巷",
    "胡同",
    "大厦",
    "广场",
    "宾馆",
    "饭店",
    "日报",
    "晚报",
    "晨报",
    "早报",
    "商报",
    "时报",
    "都市报",
    "广播",
    "电视台",
    "大学",
    "银行",
    "菜",
    "话",
    "人寿",
    "证券",
    "东路",
    "西路",
    "南路",
    "北路",
    "中路",
];
/// Zones that a county or city names after itself.
const ZONES: [&str; 9] = [
    "经济技术开发区",
    "高新技术产业开发区",
    "高新技术开发区",
    "经济开发区",
    "高新区",
    "经开区",
    "工业园区",
    "开发区",
    "新区",
];

/// All names of an article's parts.
pub(super) fn find(scans: &[Scan]) -> Vec<Found> {
    let mut found = Vec::new();
    for (part, scan) in scans.iter().enumerate() {
        let (text, index) = scan.utf8();
        for (start, end, who) in GAZETTEER.find(text) {
            let (start, end) = (index[start] as usize, index[end] as usize);
            let street = scan.one_of(end, &NOT_AFTER).is_some() && !scan.starts(end, "街道");
            let longer = who.iter().all(|w| w.1)
                && matches!(
                    scan.at(end),
                    '省' | '市' | '县' | '区' | '州' | '盟' | '旗' | '镇' | '乡' | '村'
                );
            if !street && !longer && (who.iter().any(|w| !w.1) || is_word(scan, start, end, who)) {
                found.push(Found { part, start, end, who });
            }
        }
    }
    found
}

/// The names of one part; [`find`] lists them part by part.
pub(super) fn of_part(found: &[Found], part: usize) -> &[Found] {
    let start = found.partition_point(|f| f.part < part);
    let end = found.partition_point(|f| f.part <= part);
    &found[start..end]
}

/// Short names of two characters turn up across words: 和政 in 和政府, 新和 in 更新和.
fn is_word(scan: &Scan, start: usize, end: usize, who: &[(Id, bool)]) -> bool {
    let province = who.iter().any(|(id, _)| GAZETTEER.unit(*id).level == Level::Province);
    province || stands_alone(scan, start, end)
}

/// Reads the places of one article.
pub(super) fn facts(article: &Article, scans: &[Scan], found: &[Found], home: &Home) -> Vec<Fact> {
    let dateline = article.dateline.as_deref().and_then(|d| dateline_unit(d, home));
    let mut settled: HashSet<Id> = dateline.into_iter().collect();
    // First the names that can only be one place: they tell what the others are.
    settled.extend(found.iter().filter_map(certain));
    let mut facts = Vec::new();
    let mut before: Option<(usize, usize, Id)> = None;
    for place in found {
        let parent = before.filter(|(part, end, _)| *part == place.part && *end == place.start).map(|b| b.2);
        let Some((id, confidence)) = choose(place, parent, &settled, home) else {
            continue;
        };
        // 阳谷县安康医药: a short name glued to a unit it does not lie in is the name of something else.
        let short = place.who.contains(&(id, true));
        if short && parent.is_some_and(|p| !GAZETTEER.is_within(id, p) && !GAZETTEER.is_within(p, id)) {
            continue;
        }
        before = Some((place.part, place.end, id));
        settled.insert(id);
        push(&mut facts, &scans[place.part], place, id, confidence);
    }
    for scan in scans {
        facts.extend(ours(scan, home));
    }
    if let (Some(id), Some(text)) = (dateline, article.dateline.as_deref()) {
        let path = GAZETTEER.path(id);
        let known = facts.iter().any(|f| matches!(&f.value, FactValue::Place { path: p, .. } if *p == path));
        if !known {
            facts.push(Fact {
                text: text.into(),
                span: None,
                rule: "dateline".into(),
                confidence: 0.95,
                value: value(id),
            });
        }
    }
    facts
}

pub(crate) fn value(id: Id) -> FactValue {
    FactValue::Place { path: GAZETTEER.path(id), code: Some(GAZETTEER.code(id)) }
}

fn certain(place: &Found) -> Option<Id> {
    match place.who {
        [(id, false)] if GAZETTEER.unit(*id).level < Level::Township => Some(*id),
        [(id, true)] if GAZETTEER.unit(*id).level < Level::County => Some(*id),
        _ => None,
    }
}

fn dateline_unit(name: &str, home: &Home) -> Option<Id> {
    let place = Found { part: 0, start: 0, end: name.chars().count(), who: GAZETTEER.named(name) };
    choose(&place, None, &HashSet::new(), home).map(|c| c.0)
}

/// Which of the units of that name is meant, and how sure that is: parent right before it, then units of the
/// article, then the page's home, then rank. `None` where two are as likely.
fn choose(place: &Found, parent: Option<Id>, settled: &HashSet<Id>, home: &Home) -> Option<(Id, f32)> {
    let score = |id: Id| -> i32 {
        let unit = GAZETTEER.unit(id);
        let under = |a: Id| a != id && GAZETTEER.is_within(id, a);
        let by_parent = parent.is_some_and(under);
        let by_text =
            GAZETTEER.line(id).any(|a| settled.contains(&a) && GAZETTEER.unit(a).level > Level::Province);
        let by_province = GAZETTEER.line(id).skip(1).any(|a| settled.contains(&a));
        let by_home = home.region.is_some_and(|h| h == id || under(h));
        let rank = match unit.level {
            Level::Province => 30,
            Level::Prefecture => 20,
            Level::County => 2,
            Level::Township => 0,
        };
        i32::from(by_parent) * 100
            + i32::from(by_text) * 40
            + i32::from(by_home) * 15
            + i32::from(by_province) * 5
            + rank
    };
    let mut best: Vec<(i32, Id, bool)> =
        place.who.iter().map(|(id, short)| (score(*id), *id, *short)).collect();
    best.sort_by_key(|b| (-b.0, b.1));
    let (top, id, short) = *best.first()?;
    let tied = best.get(1).is_some_and(|second| second.0 == top);
    let unit = GAZETTEER.unit(id);
    // 古镇, 返乡: two characters ending in 镇 or 乡 are a name only below their county.
    let short_town = unit.level == Level::Township && unit.name.chars().count() < 3;
    if tied || short_town && top < 100 {
        return None;
    }
    let confidence = match (top, unit.level, short) {
        (100.., _, _) => 0.98,
        (40.., _, _) => 0.95,
        (_, Level::Province | Level::Prefecture, _) => 0.93,
        (15.., _, _) => 0.9,
        (_, Level::County, false) => 0.85,
        (_, Level::County, true) => 0.7,
        // A township that nothing on the page leads to is as likely a namesake of something else.
        _ => 0.6,
    };
    Some((id, confidence))
}

/// The unit itself, with the zone or the village that follows it.
fn push(facts: &mut Vec<Fact>, scan: &Scan, place: &Found, id: Id, confidence: f32) {
    let level = GAZETTEER.unit(id).level;
    let zone =
        scan.one_of(place.end, &ZONES).filter(|_| level == Level::County || level == Level::Prefecture);
    if let Some((_, len)) = zone {
        let end = place.end + len;
        let path = format!("{}/{}", GAZETTEER.path(id), scan.slice(place.start, end));
        let value = FactValue::Place { path, code: None };
        facts.push(scan.fact(place.start, end, "development-zone", confidence * 0.95, value));
        return;
    }
    facts.push(scan.fact(place.start, place.end, "gazetteer", confidence, value(id)));
    if let Some(end) = (level == Level::Township).then(|| village_end(scan, place.end)).flatten() {
        let path = format!("{}/{}", GAZETTEER.path(id), scan.slice(place.end, end));
        let value = FactValue::Place { path, code: None };
        facts.push(scan.fact(place.end, end, "village", confidence * 0.9, value));
    }
}

/// End of a village or neighbourhood named right after its township: 梁水镇张庄村.
fn village_end(scan: &Scan, at: usize) -> Option<usize> {
    let mut end = at;
    while end < at + 6
        && is_han(scan.at(end))
        && !"的各多个全每几等在有某和与是为及了党委下乡一两".contains(scan.at(end))
    {
        if end > at && (scan.at(end) == '村' && !scan.starts(end + 1, "级") || scan.starts(end, "社区")) {
            let end = end + if scan.at(end) == '村' { 1 } else { 2 };
            return (end - at >= 3).then_some(end);
        }
        end += 1;
    }
    None
}

/// 我市, 我省, 我县 by the page's home.
fn ours<'a>(scan: &'a Scan, home: &'a Home) -> impl Iterator<Item = Fact> + 'a {
    (0..scan.len().saturating_sub(1)).filter(|i| scan.at(*i) == '我').filter_map(|i| {
        let id = match scan.at(i + 1) {
            '市' => home.region.filter(|_| !matches!(scan.at(i + 2), '场' | '民')),
            '省' => home.region.and_then(|id| GAZETTEER.at_level(id, Level::Province)),
            '县' | '区' => home.county,
            _ => None,
        }?;
        Some(scan.fact(i, i + 2, "home", 0.6, value(id)))
    })
}

#[cfg(test)]
mod tests;
