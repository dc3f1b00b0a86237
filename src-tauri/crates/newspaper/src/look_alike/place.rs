//! Names of administrative units with one character damaged.
//!
//! Only units that the page leads to are sought: those of its home prefecture, and those right after their parent. A form
//! is left alone where it may be something else: a name or a word by itself, a part of a longer word (在平时), a
//! preposition before a word (在城区), all of something (全镇).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::forms::{Forms, difference};
use super::propose;
use crate::facts::Rule;
use crate::facts::places::gazetteer::{GAZETTEER, Id, Level};
use crate::facts::places::{self, Found, Home};
use crate::facts::scan::{Scan, is_han};
use crate::model::{Fact, LookAlike};
use crate::text::{JIEBA, surnames};

/// Words for what a unit is, the longer first.
const CLASSES: [&str; 6] = ["街道", "县", "区", "市", "镇", "乡"];
/// Characters that count or point at units and are no part of their names: 全县, 各镇, 三区.
const NOT_NAMES: &str =
    "全各该本两每某此这那多几数其我你他贵外邻同另原老新大小中上下东西南北一二三四五六七八九十百千万";
/// Characters that stand before a word as well as in it: 在城区.
const FUNCTION: &str = "在往于与和及跟同或对从到由为将把被给让的地得之向按以是有经至自并而又也都就不了着过所";
/// Endings of organisations, which a county gives its name to.
const ORGS: [&str; 13] = [
    "公司",
    "集团",
    "医院",
    "学校",
    "中学",
    "小学",
    "学院",
    "局",
    "中心",
    "银行",
    "合作社",
    "法院",
    "检察院",
];
/// An organisation's ending is sought this far after the name.
const ORG_REACH: usize = 18;

/// A damaged name in an article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Damaged {
    pub(super) part: usize,
    start: usize,
    end: usize,
    /// The character that is another.
    at: usize,
    meant: char,
    id: Id,
    confidence: f32,
}

impl Damaged {
    pub(super) fn look_alike(&self, scan: &Scan) -> LookAlike {
        propose(scan, (self.start, self.end), self.at, self.meant, "place", self.confidence)
    }

    /// The place that is surely meant.
    pub(super) fn fact(&self, scan: &Scan) -> Option<Fact> {
        let sure = self.confidence >= super::SURE;
        sure.then(|| {
            scan.fact(self.start, self.end, Rule::LookAlike, self.confidence, places::value(self.id))
        })
    }
}

/// A place where a name stands but for one character.
#[derive(Debug, Clone)]
struct Candidate {
    part: usize,
    start: usize,
    /// Index of that character in the name.
    at: usize,
    name: Vec<char>,
    id: Id,
    /// Bears the word for what it is: 茌平区, not 茌平.
    full: bool,
}

/// Damaged names of every article of a page.
pub(super) fn read(scans: &[Vec<Scan>], found: &[Vec<Found>], home: &Home) -> Vec<Vec<Damaged>> {
    // What may be damaged is rare: the costly questions are asked of these places only.
    let near = |(scans, found): (&Vec<Scan>, &Vec<Found>)| {
        let mut near = home.region.map(|id| Names::of_home(id).near(scans)).unwrap_or_default();
        found.iter().for_each(|parent| after_parent(&scans[parent.part], parent, found, home, &mut near));
        near
    };
    let near: Vec<Vec<Candidate>> = scans.iter().zip(found).map(near).collect();
    let mut damaged: Vec<Vec<Damaged>> = scans.iter().map(|_| Vec::new()).collect();
    if near.iter().all(Vec::is_empty) {
        return damaged;
    }
    let mut known: BTreeSet<Id> = found.iter().flatten().filter_map(certain).collect();
    for full in [true, false] {
        for n in 0..scans.len() {
            let reader = Reader { scans: &scans[n], found: &found[n], home, known: &known };
            reader.read(&near[n], full, &mut damaged[n]);
        }
        known.extend(damaged.iter().flatten().map(|d| d.id));
    }
    damaged
}

/// Units elsewhere are sought right after their parent only.
fn after_parent(scan: &Scan, parent: &Found, found: &[Found], home: &Home, near: &mut Vec<Candidate>) {
    let (part, start) = (parent.part, parent.end);
    // Names are found part by part in the order they stand.
    let next_is_known = || found.binary_search_by_key(&(part, start), |f| (f.part, f.start)).is_ok();
    let Some(id) = certain(parent).filter(|_| is_han(scan.at(start)) && !next_is_known()) else { return };
    let below = match GAZETTEER.unit(id).level {
        _ if home.region.is_some_and(|home| GAZETTEER.is_within(id, home)) => return,
        Level::Prefecture => Level::County,
        Level::County => Level::Township,
        Level::Province | Level::Township => return,
    };
    for id in GAZETTEER.within(id).filter(|id| GAZETTEER.unit(*id).level == below) {
        let name: Vec<char> = GAZETTEER.unit(id).name.chars().collect();
        let printed = scan.chars.get(start..start + name.len());
        if let Some((at, _)) = printed.and_then(|printed| difference(printed, &name))
            && at < core_length(&name, true)
        {
            near.push(Candidate { part, start, at, name, id, full: true });
        }
    }
}

/// Names of a prefecture that may be damaged.
#[derive(Debug, Default)]
struct Names {
    forms: Forms,
    /// Of each name its unit, and whether it bears the word for what it is.
    who: Vec<(Id, bool)>,
}

/// Names of the prefectures that pages have been at home in: some hundred, each for many pages.
static OF_HOME: LazyLock<Mutex<BTreeMap<Id, Arc<Names>>>> = LazyLock::new(Mutex::default);

impl Names {
    fn of_home(id: Id) -> Arc<Self> {
        let mut known = OF_HOME.lock().unwrap_or_else(PoisonError::into_inner);
        let names = known.entry(id).or_insert_with(|| {
            let mut names = Self::default();
            std::iter::once(id).chain(GAZETTEER.within(id)).for_each(|id| names.add(id));
            Arc::new(names)
        });
        Arc::clone(names)
    }

    fn add(&mut self, id: Id) {
        let unit = GAZETTEER.unit(id);
        self.push(unit.name, id, true);
        let core = CLASSES[1..4].iter().find_map(|class| unit.name.strip_suffix(class));
        let Some(core) = core.filter(|c| (2..=4).contains(&c.chars().count())) else { return };
        if unit.level == Level::County {
            // 茌平县 has become 茌平区; older papers have the older name.
            let others = CLASSES[1..4].iter().map(|class| format!("{core}{class}"));
            others.filter(|name| *name != unit.name).for_each(|name| self.push(&name, id, true));
        }
        if unit.level < Level::Township {
            self.push(core, id, false);
        }
    }

    fn push(&mut self, name: &str, id: Id, full: bool) {
        self.forms.add(name);
        self.who.push((id, full));
    }

    /// Places where a name stands but for one character, and that not of the word for what it is.
    fn near(&self, scans: &[Scan]) -> Vec<Candidate> {
        let mut all = Vec::new();
        for (part, scan) in scans.iter().enumerate() {
            for start in 0..scan.len() {
                for near in self.forms.near(scan, start) {
                    let (name, (id, full)) = (self.forms.name(near.name), self.who[near.name]);
                    if near.at < core_length(name, full) {
                        all.push(Candidate { part, start, at: near.at, name: name.to_vec(), id, full });
                    }
                }
            }
        }
        all
    }
}

/// Characters of a name without the word for what it is.
fn core_length(name: &[char], full: bool) -> usize {
    let ends = |class: &&str| name.iter().rev().zip(class.chars().rev()).all(|(a, b)| *a == b);
    let class = CLASSES.iter().find(|class| full && ends(class)).map_or(0, |class| class.chars().count());
    name.len() - class
}

/// The unit that a name can only mean.
fn certain(found: &Found) -> Option<Id> {
    match found.who {
        [(id, _)] => Some(*id),
        _ => None,
    }
}

/// Reads one article.
struct Reader<'a> {
    scans: &'a [Scan],
    found: &'a [Found],
    home: &'a Home,
    /// Units that the page names, damaged or not.
    known: &'a BTreeSet<Id>,
}

impl Reader<'_> {
    fn read(&self, near: &[Candidate], full: bool, damaged: &mut Vec<Damaged>) {
        for candidate in near.iter().filter(|c| c.full == full) {
            let Some(confidence) = self.confidence(candidate, damaged) else { continue };
            let &Candidate { part, start, at, id, .. } = candidate;
            let (end, meant) = (start + candidate.name.len(), candidate.name[at]);
            let one = Damaged { part, start, end, at: start + at, meant, id, confidence };
            let rival = damaged.iter().position(|d| d.part == part && d.start < end && start < d.end);
            match rival {
                Some(n) if damaged[n].confidence < confidence => damaged[n] = one,
                Some(_) => {}
                None => damaged.push(one),
            }
        }
    }

    /// How sure it is that the name is meant; `None` where it is not sure enough.
    fn confidence(&self, candidate: &Candidate, damaged: &[Damaged]) -> Option<f32> {
        let &Candidate { part, start, at, id, full, .. } = candidate;
        let scan = &self.scans[part];
        let (core, end) = (start + core_length(&candidate.name, full), start + candidate.name.len());
        let parent = self.parent_before(part, start, id, damaged);
        let unit = GAZETTEER.unit(id);
        let confidence = match (full, unit.level) {
            (true, _) if parent => 0.95,
            // 寇县 may be anything; only its prefecture makes it 冠县.
            (true, _) if core - start < 2 => return None,
            _ if !self.is_home(id) || !self.tells_of_home(damaged) => return None,
            (true, Level::County | Level::Prefecture) => 0.85,
            (true, Level::Township) if self.names_parent(id, damaged) => 0.8,
            (false, _) if self.known.contains(&id) && self.is_used_as_name(part, (start, end)) => 0.8,
            _ => return None,
        };
        let form = Form { scan, start, core, end, at: start + at };
        (!form.is_something_else(parent)).then_some(confidence)
    }

    /// Whether a unit that holds `id` is named right before.
    fn parent_before(&self, part: usize, start: usize, id: Id, damaged: &[Damaged]) -> bool {
        let holds = |who: Id| who != id && GAZETTEER.is_within(id, who);
        let printed = self.found.iter().filter(|f| f.part == part && f.end == start);
        let read = damaged.iter().filter(|d| d.part == part && d.end == start);
        printed.flat_map(|f| f.who).any(|(who, _)| holds(*who)) || read.into_iter().any(|d| holds(d.id))
    }

    fn is_home(&self, id: Id) -> bool {
        self.home.region.is_some_and(|home| GAZETTEER.is_within(id, home))
    }

    /// Whether the article names the home or a unit in it: others may tell of 密阳市 abroad.
    fn tells_of_home(&self, damaged: &[Damaged]) -> bool {
        let named =
            self.found.iter().flat_map(|f| f.who).map(|(id, _)| *id).chain(damaged.iter().map(|d| d.id));
        named.into_iter().any(|id| self.is_home(id))
    }

    /// Whether the article names the unit that `id` lies in.
    fn names_parent(&self, id: Id, damaged: &[Damaged]) -> bool {
        let Some(parent) = GAZETTEER.unit(id).parent else { return false };
        let named =
            self.found.iter().filter_map(certain).chain(damaged.iter().map(|d| d.id)).any(|id| id == parent);
        named || self.home.county == Some(parent)
    }

    /// A name without the word for what it is: in a list of places, before the rest of an organisation's name, or
    /// alone before a colon.
    fn is_used_as_name(&self, part: usize, (start, end): (usize, usize)) -> bool {
        let scan = &self.scans[part];
        let here = || self.found.iter().filter(|f| f.part == part);
        // Then the whole name has been weighed, and found wanting.
        if matches!(scan.at(end), '县' | '区' | '市') {
            return false;
        }
        let listed = scan.before(start) == '、' && here().any(|f| f.end + 1 == start)
            || scan.at(end) == '、' && here().any(|f| f.start == end + 1);
        let glued = surnames::is_common(scan.before(start)) && !here().any(|f| f.end == start);
        let reach = (end..end + ORG_REACH).take_while(|n| is_han(scan.at(*n))).count();
        let org = !glued && scan.any_within(end + 1, end + reach, &ORGS);
        let title = start == 0 && scan.at(end) == ':';
        listed || org || title
    }
}

/// What is printed where a name is sought: `start..core` without, `start..end` with the word for what it is.
struct Form<'a> {
    scan: &'a Scan,
    start: usize,
    core: usize,
    end: usize,
    /// The character that is another.
    at: usize,
}

impl Form<'_> {
    /// Whether it may be meant as it stands. Right after its parent, words and names that begin inside of it do not
    /// speak for it: 聊城市亮唐县 is not about 唐县.
    fn is_something_else(&self, after_parent: bool) -> bool {
        let Self { scan, start, core, end, at } = *self;
        let first = scan.at(at);
        let lenient = after_parent && at == start && !FUNCTION.contains(first);
        let word = |from: usize, to: usize| to - from > 1 && JIEBA.has_word(&scan.slice(from, to));
        NOT_NAMES.contains(first)
            || !(start..end).all(|n| is_han(scan.at(n)))
            || word(start, core)
            || word(start, end)
            || !lenient && at == start && (word(start + 1, end) || word(start + 1, core))
            || !GAZETTEER.named(&scan.slice(start, end)).is_empty()
            || self.touches_name(lenient)
            || is_cut_across(scan, start, end)
    }

    /// Whether a printed name of the gazetteer shares characters with it.
    fn touches_name(&self, lenient: bool) -> bool {
        let (from, to) = (self.start.saturating_sub(AROUND), (self.end + AROUND).min(self.scan.len()));
        let touches = |s: usize, e: usize| s < self.end && self.start < e;
        let inside = |s: usize, e: usize| self.start < s && e <= self.end;
        let mut names = GAZETTEER.find(&self.scan.chars[from..to]).map(|(s, e, _)| (from + s, from + e));
        names.any(|(s, e)| touches(s, e) && !(lenient && inside(s, e)))
    }
}

/// Characters looked at to either side.
const AROUND: usize = 8;

/// Whether a word begins or ends outside of `start..end` and shares characters with it: 在平时, 前往平.
pub(super) fn is_cut_across(scan: &Scan, start: usize, end: usize) -> bool {
    let before = (start.saturating_sub(AROUND)..start).rev().take_while(|n| is_han(scan.at(*n)));
    let from = before.last().unwrap_or(start);
    let to = end + (end..end + AROUND).take_while(|n| is_han(scan.at(*n))).count();
    let text = scan.slice(from, to);
    let mut at = from;
    JIEBA.cut(&text, false).iter().any(|word| {
        let begin = at;
        at += word.word.chars().count();
        begin < end && start < at && (begin < start || end < at)
    })
}
