//! Villages and neighbourhoods: 梁水镇张庄村, and 张庄村 alone where the table of the paper's home or the township just
//! spoken of tells where it is.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::sync::Arc;

use super::gazetteer::{GAZETTEER, Id, Level};
use super::home::Home;
use super::village_table::Villages;
use super::{Named, value};
use crate::facts::Rule;
use crate::facts::scan::{Scan, is_han};
use crate::facts::words::{is_plain_word, stands_alone};
use crate::model::{Fact, FactValue};

/// Characters that are in no village's name but before its class: 每个村, 驻村.
const NOT_NAMES: &str =
    "的各多个全每几等在有某和与是为及了党委下乡一两该本此我农驻进入到从向由被让把给走帮着以回";
/// Words for a village that are no names.
const KINDS: [&str; 22] = [
    "美丽", "行政", "自然", "传统", "文明", "示范", "特色", "贫困", "重点", "先进", "中心", "城中", "智慧",
    "和谐", "老旧", "新型", "试点", "古老", "相关", "附近", "周边", "深度",
];
/// Longest name without its class that is looked for.
const LONGEST: usize = 6;

/// A village's name in a text, `start..at` without, `start..end` with its class.
struct Name {
    start: usize,
    at: usize,
    end: usize,
}

/// What an article says that tells where a village is.
struct Reader<'a> {
    home: &'a Home,
    /// Counties and townships that the article names.
    units: HashSet<Id>,
    table: OnceCell<Option<Arc<Villages>>>,
    /// The township last spoken of, in this paragraph or the one before.
    town: Option<Id>,
    town_part: usize,
}

pub(super) fn facts(scans: &[Scan], named: &[Named], home: &Home) -> Vec<Fact> {
    let below = |id: &Id| GAZETTEER.unit(*id).level >= Level::County;
    let units = named.iter().map(|n| n.id).filter(below).collect();
    let mut reader = Reader { home, units, table: OnceCell::new(), town: None, town_part: 0 };
    let mut facts = Vec::new();
    let mut rest = named.iter().peekable();
    for (part, scan) in scans.iter().enumerate() {
        if part > reader.town_part + 1 {
            reader.town = None;
        }
        let (mut parent, mut floor): (Option<&Named>, usize) = (None, 0);
        // The last turn is for the units behind the last village.
        let classes = (0..scan.len()).filter_map(|at| Some((at, class_at(scan, at)?)));
        for (at, len) in classes.chain(scan.len().checked_sub(1).map(|last| (last, 0))) {
            while let Some(next) = rest.next_if(|n| (n.part, n.end) <= (part, at)) {
                if GAZETTEER.unit(next.id).level == Level::Township {
                    (reader.town, reader.town_part) = (Some(next.id), next.part);
                }
                if next.part == part {
                    (parent, floor) = (Some(next), next.end);
                }
            }
            if len == 0 {
                continue;
            }
            if let Some(fact) = reader.read(scan, at, at + len, parent, floor) {
                floor = at + len;
                facts.push(fact);
            }
        }
    }
    facts
}

/// Length of the word for a village or neighbourhood at `at`.
fn class_at(scan: &Scan, at: usize) -> Option<usize> {
    if scan.at(at) == '村' {
        return (!"级民镇企规容貌委庄落口".contains(scan.at(at + 1))).then_some(1);
    }
    if scan.at(at) != '社' {
        return None;
    }
    let not_after = ["卫生", "医", "服务", "工作", "治理", "矫正", "教育", "养老", "居民"];
    (scan.starts(at, "社区") && scan.one_of(at + 2, &not_after).is_none()).then_some(2)
}

impl Reader<'_> {
    fn read(&self, scan: &Scan, at: usize, end: usize, parent: Option<&Named>, floor: usize) -> Option<Fact> {
        if let Some(parent) = parent
            .filter(|p| p.end == floor && p.end < at && at - p.end <= LONGEST && is_name(scan, p.end, at))
        {
            let name = Name { start: parent.end, at, end };
            return self.below(scan, &name, parent);
        }
        let name = |start| Name { start, at, end };
        let starts =
            (floor.max(at.saturating_sub(LONGEST))..at.saturating_sub(1)).filter(|s| is_name(scan, *s, at));
        let mut listed = starts.clone().filter(|s| !self.towns(scan, &name(*s)).is_empty());
        if let Some(start) = listed.find(|s| begins(scan, *s, at)) {
            return self.listed(scan, &name(start));
        }
        let town = self.town.filter(|_| end == at + 1)?;
        let mut alone = starts.filter(|s| (2..=3).contains(&(at - s)) && begins(scan, *s, at));
        let start = alone.find(|s| !is_plain_word(&scan.slice(*s, at)))?;
        fact(scan, &name(start), town, Rule::Village, 0.6)
    }

    /// Right after its township or county.
    fn below(&self, scan: &Scan, name: &Name, parent: &Named) -> Option<Fact> {
        let (len, level) = (name.end - name.start, GAZETTEER.unit(parent.id).level);
        if len < 3 || !is_name(scan, name.start, name.at) {
            return None;
        }
        let towns = || self.towns(scan, name).iter().filter(|t| GAZETTEER.is_within(**t, parent.id));
        match level {
            Level::Township => fact(scan, name, parent.id, Rule::Village, parent.confidence * 0.9),
            Level::County => match (towns().next(), towns().nth(1)) {
                (Some(town), None) => fact(scan, name, *town, Rule::VillageTable, parent.confidence * 0.9),
                (Some(_), Some(_)) => {
                    fact(scan, name, parent.id, Rule::VillageTable, parent.confidence * 0.7)
                }
                (None, _) if len <= 4 && !is_plain_word(&scan.slice(name.start, name.at)) => {
                    let unit = self.only_town(parent.id).unwrap_or(parent.id);
                    fact(scan, name, unit, Rule::Village, parent.confidence * 0.7)
                }
                (None, _) => None,
            },
            Level::Province | Level::Prefecture => None,
        }
    }

    /// Alone, but in the table of the home: in the township last spoken of, else in a unit that the article names, else
    /// where only one place of the prefecture is called so.
    fn listed(&self, scan: &Scan, name: &Name) -> Option<Fact> {
        let towns = self.towns(scan, name);
        let rule = Rule::VillageTable;
        if let Some(town) = self.town.filter(|t| towns.contains(t)) {
            return fact(scan, name, town, rule, 0.9);
        }
        let is_told = |town: &&Id| GAZETTEER.line(**town).any(|above| self.units.contains(&above));
        let told: Vec<Id> = towns.iter().filter(is_told).copied().collect();
        match (told.as_slice(), towns) {
            ([town], _) => fact(scan, name, *town, rule, 0.85),
            ([first, others @ ..], _) => {
                let county = GAZETTEER.at_level(*first, Level::County)?;
                let one = others.iter().all(|town| GAZETTEER.is_within(*town, county));
                one.then(|| fact(scan, name, county, rule, 0.6)).flatten()
            }
            ([], [town]) => fact(scan, name, *town, rule, 0.7),
            _ => None,
        }
    }

    /// The township of a county that the article names, where it names just one.
    fn only_town(&self, county: Id) -> Option<Id> {
        let mut towns = self.units.iter().filter(|t| **t != county && GAZETTEER.is_within(**t, county));
        towns.next().copied().filter(|_| towns.next().is_none())
    }

    fn towns(&self, scan: &Scan, name: &Name) -> &[Id] {
        let table = self.table.get_or_init(|| self.home.region.map(Villages::of_region));
        table.as_ref().map_or(&[], |t| t.towns(&scan.slice(name.start, name.end)))
    }
}

/// Can `start..at` be a village's name?
fn is_name(scan: &Scan, start: usize, at: usize) -> bool {
    let plain = (start..at).all(|n| is_han(scan.at(n)) && !NOT_NAMES.contains(scan.at(n)));
    plain && !KINDS.iter().any(|kind| scan.ends(at, kind))
}

/// Does a word begin at `start`?
fn begins(scan: &Scan, start: usize, at: usize) -> bool {
    !is_han(scan.before(start))
        || "在到从与和及对为是赴往向由的".contains(scan.before(start))
        || stands_alone(scan, start, at)
}

fn fact(scan: &Scan, name: &Name, parent: Id, rule: Rule, confidence: f32) -> Option<Fact> {
    let FactValue::Place { path, .. } = value(parent) else { return None };
    let path = format!("{path}/{}", scan.slice(name.start, name.end));
    Some(scan.fact(name.start, name.end, rule, confidence, FactValue::Place { path, code: None }))
}
