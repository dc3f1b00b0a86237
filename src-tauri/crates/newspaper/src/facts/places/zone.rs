//! Development zones: 冠县经济开发区, 聊城江北水城旅游度假区, and 高新区 in a list of the home's districts.

use super::gazetteer::{GAZETTEER, Id, Level};
use super::home::Home;
use super::{Named, value};
use crate::facts::Rule;
use crate::facts::scan::{Scan, is_han};
use crate::facts::words::words;
use crate::model::{Fact, FactValue};

/// Zones that a county or city names after itself, the longer first.
const ZONES: [&str; 16] = [
    "高新技术产业开发区",
    "经济技术开发区",
    "高新技术开发区",
    "旅游度假区",
    "综合保税区",
    "经济开发区",
    "高新区",
    "经开区",
    "工业园区",
    "产业园区",
    "度假区",
    "保税区",
    "开发区",
    "工业园",
    "新区",
    "示范区",
];
/// Zones that may bear a name of their own after their city's.
const WITH_NAME: [&str; 6] =
    ["高新技术产业开发区", "经济技术开发区", "旅游度假区", "综合保税区", "经济开发区", "工业园区"];
/// Zones that people call so, with what they are called in full.
const SHORT: [(&str, &str); 3] = [("高新区", "高新技术"), ("经开区", "经济技术开发区"), ("度假区", "度假区")];
/// Longest name of its own that a zone has.
const LONGEST: usize = 6;

pub(super) fn facts(scans: &[Scan], named: &[Named], home: &Home) -> Vec<Fact> {
    let mut facts = Vec::new();
    for one in named {
        let scan = &scans[one.part];
        let level = GAZETTEER.unit(one.id).level;
        if !matches!(level, Level::County | Level::Prefecture) || GAZETTEER.is_abroad(one.id) {
            continue;
        }
        if let Some(end) = zone_end(scan, one.end) {
            let path = format!("{}/{}", GAZETTEER.path(one.id), scan.slice(one.start, end));
            let value = FactValue::Place { path, code: None };
            facts.push(scan.fact(one.start, end, Rule::DevelopmentZone, one.confidence * 0.95, value));
        }
    }
    if let Some(region) = home.region {
        for (part, scan) in scans.iter().enumerate() {
            let start = named.partition_point(|n| n.part < part);
            let here = &named[start..named.partition_point(|n| n.part <= part)];
            facts.extend(short(scan, here, region));
        }
    }
    facts
}

/// End of the zone that a unit's name at `at` goes on to.
fn zone_end(scan: &Scan, at: usize) -> Option<usize> {
    if let Some((_, len)) = scan.one_of(at, &ZONES) {
        return Some(at + len);
    }
    let own = (at..at + LONGEST).take_while(|n| is_han(scan.at(*n))).count();
    let (end, len) = (2..=own).find_map(|n| Some((at + n, scan.one_of(at + n, &WITH_NAME)?.1)))?;
    let is_name =
        words(scan, at, end).iter().all(|w| w.tag.starts_with('n') || matches!(w.tag, "f" | "a" | "x" | ""));
    is_name.then_some(end + len)
}

/// 市高新区, and 高新区 beside the counties of the home: the zone of the prefecture.
fn short<'a>(scan: &'a Scan, here: &'a [Named], region: Id) -> impl Iterator<Item = Fact> + 'a {
    let near = move |at: usize| here.iter().any(|n| n.end == at || n.start == at);
    (0..scan.len()).filter(|at| matches!(scan.at(*at), '高' | '经' | '度')).filter_map(move |start| {
        let (name, full) = SHORT.iter().find(|(name, _)| scan.starts(start, name))?;
        let end = start + name.chars().count();
        let of_city = scan.before(start) == '市' && !is_han(scan.before(start.saturating_sub(1)));
        let listed = start > 0 && scan.at(start - 1) == '、' && near(start - 1)
            || scan.at(end) == '、' && near(end + 1);
        if !of_city && !listed {
            return None;
        }
        let mut zones = GAZETTEER.within(region).filter(|id| {
            let unit = GAZETTEER.unit(*id);
            unit.level == Level::County && unit.name.contains(full) && unit.name.ends_with('区')
        });
        let value = match (zones.next(), zones.next()) {
            (Some(zone), None) => value(zone),
            _ => {
                let city = GAZETTEER.unit(region).name.trim_end_matches('市');
                FactValue::Place { path: format!("{}/{city}{name}", GAZETTEER.path(region)), code: None }
            }
        };
        Some(scan.fact(start, end, Rule::HomeZone, 0.6, value))
    })
}
