//! The administrative units of China with their names of today and of before, parents and codes; countries and cities
//! abroad.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::tables::Tables;
use crate::text::word_list::WordList;

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
    /// Division code, of a township only its last three digits; ISO 3166 letters of a country, empty of cities without code.
    pub(super) code: &'static str,
}

/// All units and the list that finds their names.
pub(crate) struct Gazetteer {
    units: Vec<Unit>,
    names: WordList,
    /// Units by name: who is called so, and whether that is the short form.
    named: Vec<Vec<(Id, bool)>>,
    /// Names that units bore before.
    former: HashSet<(Id, &'static str)>,
}

pub(crate) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::load);

impl Gazetteer {
    fn load() -> Self {
        let Tables { units, patterns, named, former } = Tables::read();
        Self { units, names: WordList::new(patterns), named, former }
    }

    pub(crate) fn unit(&self, id: Id) -> &Unit {
        &self.units[id as usize]
    }

    /// Names in `text`, leftmost and longest: index of the first character, of the one behind the last, who is called so.
    pub(crate) fn find<'a>(
        &'static self,
        text: &'a [char],
    ) -> impl Iterator<Item = (usize, usize, &'static [(Id, bool)])> + use<'a> {
        self.names.find(text).map(|hit| (hit.start, hit.end, self.named[hit.word].as_slice()))
    }

    /// The longest name that `text` begins with: index of the character behind it, who is called so.
    pub(crate) fn beginning(&'static self, text: &[char]) -> Option<(usize, &'static [(Id, bool)])> {
        self.names.longest_at(text, 0).map(|hit| (hit.end, self.named[hit.word].as_slice()))
    }

    /// Who is called exactly `name`.
    pub(crate) fn named(&'static self, name: &str) -> &'static [(Id, bool)] {
        let name: Vec<char> = name.chars().collect();
        let whole = self.beginning(&name).filter(|(end, _)| *end == name.len());
        whole.map_or(&[], |(_, who)| who)
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

    /// Is it a country, or a city abroad?
    pub(crate) fn is_abroad(&self, id: Id) -> bool {
        self.line(id)
            .last()
            .is_some_and(|top| self.unit(top).code.starts_with(|c: char| c.is_ascii_uppercase()))
    }

    /// Did the unit bear this name before, and is it no short form of today's?
    pub(crate) fn is_former(&self, id: Id, name: &str) -> bool {
        self.former.contains(&(id, name)) && !self.unit(id).name.starts_with(name)
    }

    /// The prefecture of a unit, or its municipality (北京 …); `None` abroad.
    pub(crate) fn region(&self, id: Id) -> Option<Id> {
        if self.is_abroad(id) {
            return None;
        }
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

    /// Six digits, nine for a township; `None` abroad and for what has no code.
    pub(crate) fn code(&self, id: Id) -> Option<String> {
        let unit = self.unit(id);
        if !unit.code.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        Some(match (unit.level, unit.parent) {
            (Level::Township, Some(county)) => format!("{:0<6}{}", self.unit(county).code, unit.code),
            _ => format!("{:0<6}", unit.code),
        })
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
                found.iter().any(
                    |(id, _)| GAZETTEER.path(*id) == path && GAZETTEER.code(*id).as_deref() == Some(code)
                ),
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
        check("茌平县", "山东省/聊城市/茌平区", "371503");
        check("襄樊", "湖北省/襄阳市", "420600");
        assert!(GAZETTEER.named("合作").is_empty());
        assert!(GAZETTEER.units.len() > 43_000);
    }

    #[test]
    fn countries_and_their_cities_have_a_path_and_no_code() {
        for (name, path) in [
            ("法国", "法国"),
            ("纽约", "美国/纽约"),
            ("阿联酋", "阿拉伯联合酋长国"),
            ("高雄", "台湾省/高雄市"),
        ] {
            let [(id, _)] = GAZETTEER.named(name) else { panic!("{name}") };
            assert_eq!((GAZETTEER.path(*id).as_str(), GAZETTEER.code(*id)), (path, None));
            assert_eq!(GAZETTEER.is_abroad(*id), name != "高雄");
        }
    }
}
