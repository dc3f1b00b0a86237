//! Clauses of a sentence, and who acts in them.

use newspaper::FactValue;
use query::highlight::Range;

use super::sentence::Sentence;
use super::words::{ADVERBS, JOINS, OPENINGS, OTHERS, RUNS, STAFF};

/// Characters of an adverb phrase that is read over at most: 在省级部门指导下.
const LONGEST_PHRASE: usize = 24;

/// Somebody who can run a matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Actor {
    pub(super) at: Range,
    /// Standard name of the organisation, name of the place.
    pub(super) name: String,
    /// A county, a zone, a town that acts as one: 冠县推行….
    pub(super) is_place: bool,
}

/// Who acts in a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// These, together.
    Actors(Vec<Actor>),
    /// Somebody else.
    Other,
    /// Nobody is said.
    Unsaid,
}

/// Organisations and places that a sentence names outside of other names, in their order. Those of a dateline
/// (新华社柳林5月3日电) act in nothing.
pub(super) fn actors(sentence: &Sentence<'_>) -> Vec<Actor> {
    let mut actors: Vec<Actor> = Vec::new();
    let start = behind_dateline(sentence);
    for (fact, at) in sentence.facts.iter().filter(|(_, at)| at.start >= start) {
        let (name, is_place) = match &fact.value {
            FactValue::Org { .. } => (fact.value.standard(&fact.text), false),
            FactValue::Place { path, .. } if !fact.text.starts_with('全') => (place_name(path), true),
            _ => continue,
        };
        let overlaps = |other: &Range| other.start < at.end && at.start < other.end;
        let in_other = |value: &FactValue| match value {
            FactValue::Initiative { .. } => true,
            FactValue::Org { .. } => is_place,
            FactValue::Person { .. } => is_place,
            _ => false,
        };
        if sentence.marks.iter().any(overlaps) || sentence.is_in(at, in_other) {
            continue;
        }
        match actors.last_mut() {
            // 聊城市东昌府区: the smaller one is meant.
            Some(last) if last.is_place && is_place && last.at.end == at.start => {
                *last = Actor { at: last.at.start..at.end, name, is_place };
            }
            // A longer name has the shorter one in it.
            Some(last) if last.at.end > at.start => {
                if at.len() > last.at.len() {
                    *last = Actor { at: at.clone(), name, is_place };
                }
            }
            _ => actors.push(Actor { at: at.clone(), name, is_place }),
        }
    }
    actors
}

/// What a place is called by itself: a town with its county.
fn place_name(path: &str) -> String {
    let units: Vec<&str> = path.split('/').collect();
    match units.as_slice() {
        [.., county, town] if units.len() > 3 && !town.starts_with(county) => format!("{county}{town}"),
        [.., last] => (*last).to_owned(),
        [] => String::new(),
    }
}

/// The clauses of a sentence. Commas within names, brackets and quotation marks part nothing.
pub(super) fn clauses(sentence: &Sentence<'_>) -> Vec<Range> {
    let mut clauses = Vec::new();
    let start = behind_dateline(sentence);
    let (mut from, mut depth) = (start, 0_i32);
    for at in start..sentence.at.end {
        match sentence.chars[at] {
            '（' | '(' | '《' => depth += 1,
            '）' | ')' | '》' => depth -= 1,
            '，' | ',' | '：' | ':' | '；' if depth <= 0 && !is_in_name(sentence, at) => {
                clauses.push(from..at);
                from = at + 1;
            }
            _ => {}
        }
    }
    clauses.push(from..sentence.at.end);
    clauses
}

/// Where a sentence begins behind the dateline and byline in it: 本报讯（记者 …）, 新华社…日电.
pub(super) fn behind_dateline(sentence: &Sentence<'_>) -> usize {
    let text = sentence.whole();
    sentence.at.end - newspaper::structure::after_lead(&text).chars().count()
}

fn is_in_name(sentence: &Sentence<'_>, at: usize) -> bool {
    let here = at..at + 1;
    let name = |value: &FactValue| !matches!(value, FactValue::Figure { .. });
    sentence.marks.iter().any(|mark| mark.start <= at && at < mark.end) || sentence.is_in(&here, name)
}

/// Where a clause begins behind dates, adverbs and closing marks.
pub(super) fn behind_adverbs(sentence: &Sentence<'_>, clause: Range) -> usize {
    let mut at = clause.start;
    while at < clause.end {
        let date = sentence.facts.iter().find(|(fact, of)| {
            matches!(fact.value, FactValue::Date { .. }) && of.start == at && of.end <= clause.end
        });
        let rest = sentence.text(at..clause.end);
        let word =
            || OPENINGS.iter().chain(ADVERBS).filter(|word| rest.starts_with(**word)).max_by_key(|w| w.len());
        let c = sentence.chars[at];
        at = match date {
            Some((_, of)) => of.end,
            None if c.is_whitespace() || "”’」』，,：、“以来起间".contains(c) => at + 1,
            None => match word() {
                Some(word) => at + word.chars().count(),
                None => return at,
            },
        };
    }
    at
}

/// Actors that act together, beginning with one.
pub(super) fn together(sentence: &Sentence<'_>, actors: &[Actor], first: usize) -> Vec<Actor> {
    let mut group = vec![actors[first].clone()];
    for next in &actors[first + 1..] {
        let between = sentence.text(group[group.len() - 1].at.end..next.at.start);
        let between = without_brackets(&between);
        if !between.is_empty() && !JOINS.contains(&between.trim()) {
            break;
        }
        group.push(next.clone());
    }
    // 冠县县委、县政府: a place that stands with organisations only says where they are.
    if group.iter().any(|actor| !actor.is_place) && group[0].is_place {
        group.retain(|actor| !actor.is_place);
    }
    group
}

fn without_brackets(text: &str) -> String {
    match (text.find(['（', '(']), text.find(['）', ')'])) {
        (Some(open), Some(close)) if open < close => {
            let after = text[close..].chars().skip(1).collect::<String>();
            format!("{}{after}", &text[..open])
        }
        _ => text.to_owned(),
    }
}

/// Who acts in a clause: those it begins with.
pub(super) fn subject(sentence: &Sentence<'_>, clause: &Range, actors: &[Actor]) -> Subject {
    let start = behind_adverbs(sentence, clause.clone());
    let rest = sentence.text(start..clause.end);
    if let Some(first) = actors.iter().position(|actor| actor.at.start == start && actor.at.end <= clause.end)
    {
        let group = together(sentence, actors, first);
        let end = group.last().map_or(start, |actor| actor.at.end);
        // A joint action goes on behind a comma, which parts no clause then.
        let after = sentence.text(end..sentence.at.end);
        return match () {
            () if STAFF.iter().any(|word| after.starts_with(word)) => Subject::Other,
            () if group.iter().all(|actor| actor.is_place) && !acts(&after) => Subject::Other,
            () if has_person(sentence, end..clause.end) => Subject::Other,
            () => Subject::Actors(group),
        };
    }
    let person = |value: &FactValue| matches!(value, FactValue::Person { .. });
    if OTHERS.iter().any(|word| rest.starts_with(word)) || sentence.is_in(&(start..start + 1), person) {
        return Subject::Other;
    }
    Subject::Unsaid
}

/// Whether the clause goes on with a person right behind its first name: 县水务局王青介绍.
fn has_person(sentence: &Sentence<'_>, rest: Range) -> bool {
    sentence.facts.iter().any(|(fact, at)| {
        let FactValue::Person { role, .. } = &fact.value else { return false };
        let title = role.as_deref().unwrap_or_default().chars().count();
        at.start >= rest.start && at.end <= rest.end && at.start - rest.start <= title
    })
}

/// Whether a predicate stands right behind a place: with 冠县灵芝产业… the place is no subject.
fn acts(after: &str) -> bool {
    let words = [
        "把",
        "将",
        "以",
        "在",
        "于",
        "从",
        "已",
        "正",
        "还",
        "对",
        "为",
        "因地制宜",
        "依托",
        "聚焦",
        "立足",
        "围绕",
        "坚持",
        "抢抓",
        "紧扣",
        "紧盯",
        "针对",
        "根据",
        "按照",
        "结合",
        "通过",
        "严格",
        "高度",
        "充分",
        "统筹",
        "抓住",
        "，",
    ];
    let after = after.trim_start();
    words.iter().chain(ADVERBS).chain(RUNS).any(|word| after.starts_with(word))
}

/// Characters between who acts and what is done that say only how: 联合, 在县委指导下.
pub(super) fn only_says_how(text: &str) -> bool {
    let mut rest = text.trim();
    while !rest.is_empty() {
        let word = ADVERBS
            .iter()
            .chain(RUNS)
            .chain(&["、", "等", "单位", "部门"])
            .filter(|word| rest.starts_with(**word))
            .max_by_key(|word| word.len());
        let Some(word) = word else { break };
        rest = &rest[word.len()..];
    }
    let phrase = ["在", "为", "以", "通过", "按", "对", "因", "自", "从", "向", "面向", "围绕", "针对"]
        .iter()
        .any(|word| rest.starts_with(word));
    rest.is_empty() || phrase && rest.chars().count() <= LONGEST_PHRASE
}
