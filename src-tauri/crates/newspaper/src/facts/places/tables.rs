//! The tables that the gazetteer is made of; see data/README.md.

use std::collections::{HashMap, HashSet};

use super::gazetteer::{Id, Level, Unit};

/// Lines `code<TAB>name<TAB>short name`; townships below their county as `<TAB>digits<TAB>name`.
const TODAY: &str = include_str!("../../../data/places.tsv");
/// Lines `code of the unit of today<TAB>former name<TAB>its short form<TAB>last year`.
const FORMER: &str = include_str!("../../../data/places-former.tsv");
/// The same of the years before 1980.
const OLD: &str = include_str!("../../../data/places-old.tsv");
/// Lines `code<TAB>name<TAB>other names` of countries, below each its cities as `<TAB>name<TAB>other names`.
const WORLD: &str = include_str!("../../../data/places-world.tsv");

/// Units and their names.
#[derive(Default)]
pub(super) struct Tables {
    pub(super) units: Vec<Unit>,
    /// Every name, once.
    pub(super) patterns: Vec<&'static str>,
    /// Of each pattern, who is called so, and whether that is the short form.
    pub(super) named: Vec<Vec<(Id, bool)>>,
    /// Names that units bore before.
    pub(super) former: HashSet<(Id, &'static str)>,
}

/// What has been read, by name and by code.
#[derive(Default)]
struct Index {
    names: HashMap<&'static str, usize>,
    codes: HashMap<&'static str, Id>,
}

impl Tables {
    pub(super) fn read() -> Self {
        let (mut tables, mut index) = (Self::default(), Index::default());
        tables.units.reserve(46_000);
        tables.read_today(&mut index);
        tables.read_former(&mut index);
        tables.read_world(&mut index);
        tables
    }

    fn read_today(&mut self, index: &mut Index) {
        let mut county = None;
        for line in TODAY.lines() {
            let id = self.units.len() as Id;
            let [code, second, third] = cells(line);
            if code.is_empty() {
                self.name(index, third, id, false);
                self.units.push(Unit { name: third, level: Level::Township, parent: county, code: second });
                continue;
            }
            let above = |n: &usize| *n < code.len();
            let parent = [4, 2].into_iter().filter(above).find_map(|n| index.codes.get(&code[..n]).copied());
            let level = match code.len() {
                2 => Level::Province,
                4 => Level::Prefecture,
                _ => Level::County,
            };
            self.name(index, second, id, false);
            if !third.is_empty() {
                self.name(index, third, id, true);
            }
            index.codes.insert(code, id);
            county = Some(id);
            self.units.push(Unit { name: second, level, parent, code });
        }
    }

    /// A former name means the unit of today, so that what was written before a change is found with what came after.
    fn read_former(&mut self, index: &mut Index) {
        for line in former_lines() {
            let [code, name, short] = cells(line);
            let Some(&id) = index.codes.get(code) else { continue };
            for (name, is_short) in [(name, false), (short, true)] {
                // 任县 in 时任县长: two characters need a word's bounds.
                let is_short = is_short || name.chars().count() < 3;
                if !name.is_empty() && self.name(index, name, id, is_short) {
                    self.former.insert((id, name));
                }
            }
        }
    }

    fn read_world(&mut self, index: &mut Index) {
        let mut country = None;
        for line in WORLD.lines() {
            let [code, name, others] = cells(line);
            if let Some(&known) = index.codes.get(code) {
                country = Some(known);
                continue;
            }
            let id = self.units.len() as Id;
            let (level, parent) = if code.is_empty() {
                (Level::Prefecture, country)
            } else {
                country = Some(id);
                (Level::Province, None)
            };
            self.units.push(Unit { name, level, parent, code });
            // Two characters may be a part of two words: 海地 in 沿海地区.
            self.name(index, name, id, name.chars().count() < 3);
            others.split_whitespace().for_each(|other| {
                self.name(index, other, id, true);
            });
        }
    }

    /// Gives a unit a name; false where it has it already.
    fn name(&mut self, index: &mut Index, name: &'static str, id: Id, short: bool) -> bool {
        // Districts called so; everywhere else the word for the built-up area.
        if matches!(name, "城区" | "郊区" | "矿区" | "市区") {
            return false;
        }
        let next = self.patterns.len();
        let n = *index.names.entry(name).or_insert(next);
        if n == next {
            self.patterns.push(name);
            self.named.push(Vec::new());
        }
        let known = self.named[n].iter().any(|(who, _)| *who == id);
        if !known {
            self.named[n].push((id, short));
        }
        !known
    }
}

/// Lines `code of the unit of today<TAB>former name<TAB>its short form<TAB>last year`.
pub(super) fn former_lines() -> impl Iterator<Item = &'static str> {
    FORMER.lines().chain(OLD.lines().filter(|line| !line.starts_with('#')))
}

/// The first three cells of a line; empty where it has fewer.
fn cells(line: &'static str) -> [&'static str; 3] {
    let mut cells = line.split('\t');
    std::array::from_fn(|_| cells.next().unwrap_or_default())
}
