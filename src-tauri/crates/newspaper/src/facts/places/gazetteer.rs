//! The administrative units of China with their names, parents and codes.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// See data/README.md. Lines `code<TAB>name<TAB>short name`; townships below their county as `<TAB>digits<TAB>name`.
const TABLE: &str = include_str!("../../../data/places.tsv");

/// Index of a unit.
pub(crate) type Id = u32;

/// Levels of the hierarchy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Province,
    Prefecture,
    County,
    Township,
}

/// A province, prefecture, county or township.
#[derive(Debug)]
pub(crate) struct Unit {
    pub(crate) name: &'static str,
    pub(crate) level: Level,
    pub(crate) parent: Option<Id>,
    /// Division code; of a township only its last three digits.
    code: &'static str,
}

/// All units and the automaton that finds their names.
pub(crate) struct Gazetteer {
    units: Vec<Unit>,
    matcher: AhoCorasick,
    /// Units by pattern: who is called so, and whether that is the short form.
    named: Vec<Vec<(Id, bool)>>,
}

pub(crate) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::load);

impl Gazetteer {
    fn load() -> Self {
        let mut units: Vec<Unit> = Vec::with_capacity(45_000);
        let mut names = Names::default();
        let mut by_code: HashMap<&str, Id> = HashMap::new();
        let mut county = None;
        for line in TABLE.lines() {
            let id = units.len() as Id;
            let mut cells = line.split('\t');
            let (code, second, third) =
                (cells.next().unwrap_or(""), cells.next().unwrap_or(""), cells.next().unwrap_or(""));
            if code.is_empty() {
                names.add(third, id, false);
                units.push(Unit { name: third, level: Level::Township, parent: county, code: second });
                continue;
            }
            let parent =
                [4, 2].iter().filter(|n| **n < code.len()).find_map(|n| by_code.get(&code[..*n]).copied());
            let level = match code.len() {
                2 => Level::Province,
                4 => Level::Prefecture,
                _ => Level::County,
            };
            names.add(second, id, false);
            if !third.is_empty() {
                names.add(third, id, true);
            }
            by_code.insert(code, id);
            county = Some(id);
            units.push(Unit { name: second, level, parent, code });
        }
        let matcher = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names.patterns);
        // The table is part of the program; only one beyond the automaton's size limits could fail to build.
        let matcher =
            matcher.unwrap_or_else(|_| AhoCorasick::new([""; 0]).unwrap_or_else(|_| unreachable!()));
        Self { units, matcher, named: names.named }
    }

    pub(crate) fn unit(&self, id: Id) -> &Unit {
        &self.units[id as usize]
    }

    /// Names in `text`, leftmost and longest: byte start, byte end, who is called so.
    pub(crate) fn find<'a>(
        &'static self,
        text: &'a str,
    ) -> impl Iterator<Item = (usize, usize, &'static [(Id, bool)])> + use<'a> {
        self.matcher
            .find_iter(text)
            .map(|m| (m.start(), m.end(), self.named[m.pattern().as_usize()].as_slice()))
    }

    /// Who is called exactly `name`.
    pub(crate) fn named(&'static self, name: &str) -> &'static [(Id, bool)] {
        let whole = self.find(name).next().filter(|(start, end, _)| *start == 0 && *end == name.len());
        whole.map_or(&[], |(_, _, who)| who)
    }

    /// The unit of exactly this path.
    pub(crate) fn at_path(&'static self, path: &str) -> Option<Id> {
        let name = path.rsplit('/').next()?;
        self.named(name).iter().map(|(id, _)| *id).find(|id| self.path(*id) == path)
    }

    /// The unit and all above it, from below.
    pub(crate) fn line(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(Some(id), |id| self.unit(*id).parent)
    }

    /// All units within a unit; the table lists them right after it.
    pub(crate) fn within(&self, id: Id) -> impl Iterator<Item = Id> {
        (id + 1..self.units.len() as Id).take_while(move |below| self.is_within(*below, id))
    }

    pub(crate) fn is_within(&self, id: Id, ancestor: Id) -> bool {
        self.line(id).any(|a| a == ancestor)
    }

    /// The prefecture of a unit, or its municipality (北京 …).
    pub(crate) fn region(&self, id: Id) -> Option<Id> {
        let municipal = |id: &Id| matches!(self.unit(*id).code, "11" | "12" | "31" | "50" | "81" | "82");
        let of = |id: &Id| self.unit(*id).level == Level::Prefecture || municipal(id);
        self.line(id).find(of)
    }

    pub(crate) fn at_level(&self, id: Id, level: Level) -> Option<Id> {
        self.line(id).find(|id| self.unit(*id).level == level)
    }

    /// `山东省/聊城市/冠县`.
    pub(crate) fn path(&self, id: Id) -> String {
        let mut names: Vec<_> = self.line(id).map(|id| self.unit(id).name).collect();
        names.reverse();
        names.join("/")
    }

    /// Six digits, nine for a township.
    pub(crate) fn code(&self, id: Id) -> String {
        let unit = self.unit(id);
        match (unit.level, unit.parent) {
            (Level::Township, Some(county)) => format!("{:0<6}{}", self.unit(county).code, unit.code),
            _ => format!("{:0<6}", unit.code),
        }
    }
}

#[derive(Default)]
struct Names {
    patterns: Vec<&'static str>,
    named: Vec<Vec<(Id, bool)>>,
    index: HashMap<&'static str, usize>,
}

impl Names {
    fn add(&mut self, name: &'static str, id: Id, short: bool) {
        // Districts called so; everywhere else the word for the built-up area.
        if matches!(name, "城区" | "郊区" | "矿区" | "市区") {
            return;
        }
        let next = self.patterns.len();
        let n = *self.index.entry(name).or_insert(next);
        if n == next {
            self.patterns.push(name);
            self.named.push(Vec::new());
        }
        self.named[n].push((id, short));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_know_their_path_and_code() {
        let check = |name: &str, path: &str, code: &str| {
            let found = GAZETTEER.named(name);
            assert!(
                found.iter().any(|(id, _)| GAZETTEER.path(*id) == path && GAZETTEER.code(*id) == code),
                "{name}: {:?}",
                found.iter().map(|(id, _)| (GAZETTEER.path(*id), GAZETTEER.code(*id))).collect::<Vec<_>>()
            );
        };
        check("冠县", "山东省/聊城市/冠县", "371525");
        check("聊城", "山东省/聊城市", "371500");
        check("梁水镇", "山东省/聊城市/东昌府区/梁水镇", "371502103");
        check("海淀区", "北京市/海淀区", "110108");
        check("内蒙古", "内蒙古自治区", "150000");
        check("潜江", "湖北省/潜江市", "429005");
        check("台湾省", "台湾省", "710000");
        assert!(GAZETTEER.named("合作").is_empty());
        assert!(GAZETTEER.units.len() > 43_000);
    }
}
