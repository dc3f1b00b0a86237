//! People: names of the byline, and names in the text.
//!
//! [`name`] weighs what could be a Chinese name, [`foreign`] reads names written by sound; [`titles`] knows what stands
//! beside names, [`speech`] who is quoted. A person once named is found again by name alone, or ([`addressed`]) as 王局长.

mod addressed;
mod foreign;
mod name;
mod shown;
mod speech;
mod titles;

use std::collections::{HashMap, HashSet};

use name::{Candidate, Left};
use speech::is_quoted;

use super::places::{self, Found};
use super::scan::{Scan, is_han};
use crate::facts::Rule;
use crate::model::{Article, Fact, FactValue, Part, PersonPart};
use crate::text::simple::simplified;
use crate::text::surnames;

/// Reads the people of one article. `found` are its names of places, `others` its facts read before: the organisations
/// among them tell where a person belongs.
pub(super) fn facts(article: &Article, scans: &[Scan], found: &[Found], others: &[Fact]) -> Vec<Fact> {
    let mut facts = bylines(article, scans);
    let reporters: HashSet<String> =
        facts.iter().filter_map(name_of).map(|name| simplified(&name).into_owned()).collect();
    let mut people = People { scans, others, reporters, mentions: Vec::new(), doubtful: Vec::new() };
    for (n, scan) in scans.iter().enumerate() {
        let blocked = covered(scan, facts.iter());
        people.read(n, scan, &taken(scan, places::of_part(found, n), others), &blocked);
    }
    people.rows();
    people.settle();
    people.again();
    let addressed = addressed::mentions(scans, &people.mentions);
    people.mentions.extend(addressed);
    facts.extend(people.facts());
    facts
}

fn name_of(fact: &Fact) -> Option<String> {
    match &fact.value {
        FactValue::Person { name, .. } => Some(name.clone()),
        _ => None,
    }
}

fn bylines(article: &Article, scans: &[Scan]) -> Vec<Fact> {
    let byline = &article.byline;
    let groups = [
        (&byline.reporters, PersonPart::Reporter, "记者"),
        (&byline.correspondents, PersonPart::Correspondent, "通讯员"),
        (&byline.photographers, PersonPart::Photographer, "摄影"),
    ];
    let mut facts = Vec::new();
    for (names, part, label) in groups {
        for name in names {
            let role = byline_label(&byline.printed, label);
            let value = FactValue::Person { name: name.clone(), role: Some(role), org: None, part };
            facts.push(byline_fact(scans, name, value));
        }
    }
    facts
}

/// The label as printed: 本报记者 where that stands before the names.
fn byline_label(printed: &[String], label: &str) -> String {
    let whole: String = printed.concat().chars().filter(|c| !c.is_whitespace()).collect();
    let whole = simplified(&whole);
    let ours = format!("本报{label}");
    if whole.contains(&ours) { ours } else { label.to_owned() }
}

/// A byline name, with its place where it stands in a text (`本报讯（记者 …）`).
fn byline_fact(scans: &[Scan], name: &str, value: FactValue) -> Fact {
    const NEAR: usize = 40;
    let read = simplified(name);
    for scan in scans.iter().filter(|s| matches!(s.part, Part::Block(_))) {
        let ends = [0..NEAR.min(scan.len()), scan.len().saturating_sub(NEAR)..scan.len()];
        for at in ends.into_iter().flatten() {
            let labelled = scan.any_within(at.saturating_sub(24), at, &["记者", "通讯员", "摄"]);
            if labelled && scan.starts(at, &read) {
                return scan.fact(at, at + name.chars().count(), Rule::Byline, 0.99, value);
            }
        }
    }
    Fact { text: name.to_owned(), span: None, rule: Rule::Byline, confidence: 0.99, value }
}

/// A name in the text.
struct Mention {
    scan: usize,
    start: usize,
    end: usize,
    /// Where the words of the title begin; `start` where there are none.
    role: usize,
    /// As the rules read it.
    name: String,
    rule: Rule,
    confidence: f32,
}

struct People<'a> {
    scans: &'a [Scan],
    others: &'a [Fact],
    reporters: HashSet<String>,
    mentions: Vec<Mention>,
    /// Candidates with too little evidence to stand alone.
    doubtful: Vec<Mention>,
}

impl People<'_> {
    /// Names of one part. `taken` says which characters belong to a place or an organisation.
    fn read(&mut self, n: usize, scan: &Scan, taken: &[bool], blocked: &[bool]) {
        let mut at = 0;
        let mut list_from = None;
        while at < scan.len() {
            if !is_han(scan.at(at)) || blocked.get(at).copied().unwrap_or_default() {
                at += 1;
                continue;
            }
            let title = titles::title_before(scan, at);
            let left = match title {
                Some(title) if titles::is_relative(title) => Left::Relative,
                Some(_) => Left::Title,
                None if list_from == Some(at) => Left::List,
                None => Left::Open,
            };
            let Some((end, score)) = best(scan, at, left, taken) else {
                at += 1;
                continue;
            };
            let role = title.map_or(at, |title| titles::role_start(scan, at, title, taken));
            let rule = match left {
                Left::Title | Left::Relative => Rule::TitleName,
                Left::List => Rule::NameList,
                Left::Open => Rule::NameInText,
            };
            let confidence = confidence(score);
            let mention =
                Mention { scan: n, start: at, end, role, name: scan.slice(at, end), rule, confidence };
            if score < name::ENOUGH {
                self.doubtful.push(mention);
                at += 1;
                continue;
            }
            self.mentions.push(mention);
            list_from = matches!(scan.at(end), '、' | '和' | '与' | '及').then_some(end + 1);
            at = end;
        }
    }

    /// In a row of names what stands before a sure one is a name, too: 欧阳立新、石成和令狐静.
    fn rows(&mut self) {
        let mut sure: HashSet<(usize, usize)> = self.mentions.iter().map(|m| (m.scan, m.start)).collect();
        // From the end: a name is sure by the one behind it.
        let mut doubtful = std::mem::take(&mut self.doubtful);
        doubtful.sort_by_key(|m| std::cmp::Reverse((m.scan, m.start)));
        for mention in doubtful {
            let scan = &self.scans[mention.scan];
            let joined = matches!(scan.at(mention.end), '、' | '和' | '与' | '及');
            if joined && sure.contains(&(mention.scan, mention.end + 1)) {
                sure.insert((mention.scan, mention.start));
                self.mentions.push(Mention { rule: Rule::NameList, ..mention });
            } else {
                self.doubtful.push(mention);
            }
        }
    }

    /// What was doubtful once is believed when it stands twice.
    fn settle(&mut self) {
        let mut times: HashMap<&str, usize> = HashMap::new();
        for mention in &self.doubtful {
            *times.entry(&mention.name).or_default() += 1;
        }
        let often: HashSet<String> =
            times.into_iter().filter(|(_, n)| *n > 1).map(|(name, _)| name.to_owned()).collect();
        let settled = std::mem::take(&mut self.doubtful).into_iter().filter(|m| often.contains(&m.name));
        self.mentions.extend(settled);
    }

    /// Later mentions of people already named: in full, or by a part of a foreign name.
    fn again(&mut self) {
        let mut known: HashMap<char, Vec<(String, String)>> = HashMap::new();
        let mut seen = HashSet::new();
        for mention in &self.mentions {
            if seen.insert(&mention.name) {
                for short in shorts(&mention.name) {
                    let first = short.chars().next().unwrap_or_default();
                    known.entry(first).or_default().push((short, mention.name.clone()));
                }
            }
        }
        known.values_mut().for_each(|names| names.sort_by_key(|(short, _)| std::cmp::Reverse(short.len())));
        let starts: HashSet<(usize, usize)> = self.mentions.iter().map(|m| (m.scan, m.start)).collect();
        for (n, scan) in self.scans.iter().enumerate() {
            let mut at = 0;
            while at < scan.len() {
                let names = known.get(&scan.at(at));
                let hit = names.and_then(|names| names.iter().find(|(short, _)| scan.starts(at, short)));
                let Some((short, name)) = hit.filter(|_| !starts.contains(&(n, at))) else {
                    at += 1;
                    continue;
                };
                let end = at + short.chars().count();
                let chinese = !name.contains('·') && surnames::is_any(scan.at(at)) && end - at <= 3;
                if chinese && name::known(scan, at, end) || !chinese && foreign::stands_free(scan, at, end) {
                    let (name, rule) = (name.clone(), Rule::KnownName);
                    self.mentions.push(Mention {
                        scan: n,
                        start: at,
                        end,
                        role: at,
                        name,
                        rule,
                        confidence: 0.85,
                    });
                }
                at = end;
            }
        }
    }

    /// The mentions as facts; who is quoted once, is quoted, and who belongs somewhere, belongs there throughout.
    fn facts(self) -> Vec<Fact> {
        let Self { scans, others, reporters, mut mentions, .. } = self;
        mentions.retain(|m| !reporters.contains(&m.name));
        mentions.sort_by_key(|m| (m.scan, m.start));
        within_clause(scans, &mut mentions);
        let offices = offices(scans, others);
        let mut orgs: HashMap<String, String> = HashMap::new();
        let mut quoted: HashSet<String> = HashSet::new();
        for mention in &mentions {
            let scan = &scans[mention.scan];
            if let Some(org) = office_of(mention, &offices) {
                orgs.entry(mention.name.clone()).or_insert_with(|| org.to_owned());
            }
            if is_quoted(scan, mention.start, mention.end) {
                quoted.insert(mention.name.clone());
            }
        }
        let shown = shown::shown(scans, &mentions);
        let fact = |m: Mention| {
            let scan = &scans[m.scan];
            let role = (m.role < m.start).then(|| scan.slice(m.role, m.start));
            let part = part_of(role.as_deref(), quoted.contains(&m.name));
            let (org, role) = (orgs.get(&m.name).cloned(), role.map(|_| scan.name(m.role, m.start)));
            let name = shown.get(&m.name).cloned().unwrap_or(m.name);
            let value = FactValue::Person { org, name, role, part };
            scan.fact(m.start, m.end, m.rule, m.confidence, value)
        };
        mentions.into_iter().map(fact).collect()
    }
}

/// An office does not reach over the name of somebody else. `mentions` are in order.
fn within_clause(scans: &[Scan], mentions: &mut [Mention]) {
    let mut last = (0, 0);
    for mention in mentions {
        if last.0 == mention.scan && mention.role < last.1 {
            let joined = matches!(scans[mention.scan].at(last.1), '和' | '与' | '及' | '、');
            mention.role = (last.1 + usize::from(joined)).min(mention.start);
        }
        last = (mention.scan, mention.end);
    }
}

/// 0.7 for just enough evidence, 0.95 for much more.
fn confidence(score: i32) -> f32 {
    (0.7 + (score - name::ENOUGH) as f32 / 200.0).clamp(0.6, 0.95)
}

/// 记者 and 通讯员 in the text are those who wrote it, as in a byline.
fn part_of(role: Option<&str>, quoted: bool) -> PersonPart {
    match role {
        Some(role) if role.ends_with("通讯员") => PersonPart::Correspondent,
        Some(role) if role.ends_with("记者") => PersonPart::Reporter,
        _ if quoted => PersonPart::Quoted,
        _ => PersonPart::Mentioned,
    }
}

/// The names a person goes by once named in full.
fn shorts(name: &str) -> Vec<String> {
    let mut all = vec![name.to_owned()];
    let pieces: Vec<&str> = name.split('·').filter(|p| p.chars().count() > 1).collect();
    if pieces.len() > 1 {
        all.extend(pieces.iter().map(|p| (*p).to_owned()));
    }
    all
}

/// The likeliest name at `at` with its evidence, Chinese or by sound.
fn best(scan: &Scan, at: usize, left: Left, taken: &[bool]) -> Option<(usize, i32)> {
    if taken.get(at).copied().unwrap_or_default() && left == Left::Open {
        return None;
    }
    let chinese = name::chinese(scan, at, left).filter(|c| c.score >= name::MAYBE);
    let unheard = (left == Left::Title).then(|| foreign::unheard(scan, at)).flatten();
    let usual = |c: Candidate| name::may_end(scan, c.end) || c.score >= name::ENOUGH + 20;
    if let Some(end) = unheard.filter(|_| !chinese.is_some_and(usual)) {
        return Some((end, name::ENOUGH));
    }
    let foreign = foreign::by_sound(scan, at, left);
    let (end, score) = match (chinese, foreign) {
        (Some(Candidate { end, score }), Some(sound)) if end >= sound => (end, score),
        (_, Some(end)) => (end, name::ENOUGH),
        (Some(Candidate { end, score }), None) => (end, score),
        (None, None) => return None,
    };
    let clashes = || taken.get(at..end).is_some_and(|t| t.contains(&true)) || titles::inside_title(scan, at);
    (left != Left::Open || !clashes()).then_some((end, score))
}

/// Which characters belong to a place or an organisation.
fn taken(scan: &Scan, places: &[Found], others: &[Fact]) -> Vec<bool> {
    let mut taken = covered(scan, others.iter().filter(|f| matches!(f.value, FactValue::Org { .. })));
    for place in places {
        if let Some(slots) = taken.get_mut(place.start..place.end) {
            slots.fill(true);
        }
    }
    taken
}

/// Which characters of a part the facts stand on.
fn covered<'f>(scan: &Scan, facts: impl Iterator<Item = &'f Fact>) -> Vec<bool> {
    let mut covered = vec![false; scan.len()];
    for span in facts.filter_map(|f| f.span).filter(|s| s.part == scan.part) {
        let (start, end) = scan.range(span);
        if let Some(slots) = covered.get_mut(start..end) {
            slots.fill(true);
        }
    }
    covered
}

/// Organisations by part: where they stand in the scan, and their full name.
type Offices = HashMap<usize, Vec<(usize, usize, String)>>;

fn offices(scans: &[Scan], others: &[Fact]) -> Offices {
    let mut offices = Offices::new();
    for fact in others {
        let (FactValue::Org { full }, Some(span)) = (&fact.value, fact.span) else { continue };
        if let Some(n) = scans.iter().position(|s| s.part == span.part) {
            let (start, end) = scans[n].range(span);
            let name = full.clone().unwrap_or_else(|| scans[n].name(start, end));
            offices.entry(n).or_default().push((start, end, name));
        }
    }
    offices.values_mut().for_each(|o| o.sort_unstable());
    offices
}

/// The first organisation within the words of the title.
fn office_of<'o>(mention: &Mention, offices: &'o Offices) -> Option<&'o str> {
    let here = offices.get(&mention.scan)?;
    let from = here.partition_point(|(start, ..)| *start < mention.role);
    here.get(from).filter(|(_, end, _)| *end <= mention.start).map(|(.., name)| name.as_str())
}

#[cfg(test)]
mod tests;
