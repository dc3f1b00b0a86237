//! A subject heading for a storyline: the phrase of nouns that its headlines share, as it is written on a folder.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use newspaper::text::{JIEBA, fold};

/// Words of a heading, and its letters.
const WORDS: usize = 9;
const LETTERS: RangeInclusive<usize> = 3..=18;

/// Words of a clause that are looked at: headlines are short, text taken for one is not.
const CLAUSE: usize = 60;

/// A heading stands in this share of the headlines at least, and in two.
const SHARE: f32 = 0.15;

/// A longer phrase is taken where this share of the headlines of the shorter one have it.
const LONGER: f32 = 0.6;

/// One that tells more than a single telling word is taken where this share of all headlines have it.
const CLOSER: f32 = 0.25;

/// A phrase that begins with a verb says what was done, not what it is about; so much less it is worth.
const VERB: f32 = 0.8;

/// Letters that make the name of an event of the word before.
const EVENTS: [&str; 8] = ["展", "赛", "节", "会", "案", "战", "杯", "奖"];

/// Telling words that a heading is measured by.
const TELLING: usize = 10;

/// The phrase that says most of what is told in most of the headlines; `ranked` are their telling words with a
/// weight, the most telling first. `None` where headlines share no phrase.
pub(super) fn heading(headlines: &[String], ranked: &[(String, f32)]) -> Option<String> {
    let telling = apart(ranked);
    let mut seen: BTreeMap<String, Phrase> = BTreeMap::new();
    for headline in headlines {
        let mut own = BTreeSet::new();
        for clause in headline.split(|c: char| !is_of_phrase(c)) {
            for phrase in phrases(&words(clause, &telling)) {
                if own.insert(phrase.key.clone()) {
                    seen.entry(phrase.key.clone()).or_insert(phrase).headlines += 1;
                }
            }
        }
    }
    let least = share(headlines, SHARE);
    seen.retain(|key, phrase| {
        let told = telling.iter().filter(|(word, _)| key.contains(word));
        phrase.told = told.clone().count();
        phrase.worth *= told.map(|(_, weight)| weight).sum::<f32>();
        phrase.headlines >= least && phrase.worth > 0.0
    });
    let best = seen.values().max_by(by_score)?;
    let within = || seen.values().filter(|phrase| phrase.key.contains(&best.key));
    let closer = share(headlines, CLOSER);
    let closer = within().filter(|phrase| best.told == 1 && phrase.told > 1 && phrase.headlines >= closer);
    let best = closer.max_by(by_score).unwrap_or(best);
    let enough = (best.headlines as f32 * LONGER).max(2.0);
    let is_longer =
        |p: &&Phrase| p.headlines as f32 >= enough && p.key.contains(&best.key) && p.acts <= best.acts;
    let longer = within().filter(is_longer);
    let longest = longer.max_by_key(|p| (p.length(), p.headlines, std::cmp::Reverse(&p.key)))?;
    Some(longest.printed.clone())
}

/// A share of the headlines, two of them at least.
fn share(headlines: &[String], share: f32) -> usize {
    (headlines.len() as f32 * share).ceil().max(2.0) as usize
}

/// What tells more in more headlines; of two alike the longer one.
fn by_score(a: &&Phrase, b: &&Phrase) -> Ordering {
    let score = |phrase: &Phrase| (phrase.headlines as f32).sqrt() * phrase.worth;
    let by_length = || a.length().cmp(&b.length());
    score(a).total_cmp(&score(b)).then_with(by_length).then_with(|| b.key.cmp(&a.key))
}

/// Telling words of which none is part of another, the first of weight 1.
fn apart(ranked: &[(String, f32)]) -> Vec<(&str, f32)> {
    let most = ranked.first().map_or(1.0, |(_, weight)| weight.max(f32::EPSILON));
    let mut apart: Vec<(&str, f32)> = Vec::new();
    for (word, weight) in ranked {
        if apart.len() < TELLING
            && !apart.iter().any(|(known, _)| known.contains(word.as_str()) || word.contains(known))
        {
            apart.push((word, weight / most));
        }
    }
    apart
}

/// Letters, digits and what stands within a name; at anything else a clause ends.
fn is_of_phrase(c: char) -> bool {
    c.is_alphanumeric() || is_quote(c) || matches!(c, '·' | '.' | '-' | '—' | '％' | '%')
}

fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '《' | '》')
}

/// What a word may do in a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Anywhere: nouns and names.
    Any,
    /// At its beginning or within: ordinals.
    First,
    /// Within: numbers, measures.
    Within,
    /// Anywhere, at a price in the first place: telling verbs.
    Verb,
    Quote,
    /// Nowhere.
    Never,
}

struct Word<'a> {
    printed: &'a str,
    key: String,
    place: Place,
}

fn words<'a>(clause: &'a str, telling: &[(&str, f32)]) -> Vec<Word<'a>> {
    let tagged = JIEBA.tag(clause, true).into_iter().take(CLAUSE);
    tagged
        .map(|tag| {
            let key = fold(tag.word);
            let tells =
                telling.iter().any(|(word, _)| key.contains(word) || key.len() > 3 && word.contains(&key));
            Word { printed: tag.word, place: place(tag.word, tag.tag, tells), key }
        })
        .collect()
}

fn place(word: &str, tag: &str, tells: bool) -> Place {
    let is_one_letter = word.chars().nth(1).is_none();
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '%' | '％');
    match tag {
        _ if word.chars().all(is_quote) => Place::Quote,
        _ if word.chars().all(is_number) => Place::Within,
        _ if word.starts_with('第') => Place::First,
        "vn" | "an" | "nz" | "nt" | "ns" | "nr" | "nrt" | "j" | "eng" if !is_one_letter => Place::Any,
        "m" | "q" | "mq" | "b" => Place::Within,
        // The dictionary knows these as adverb and time.
        _ if word == "届" || tag == "t" && word.ends_with('季') => Place::Within,
        _ if EVENTS.contains(&word) => Place::Within,
        _ if is_one_letter && (tag.starts_with('n') || tag == "j") => Place::Within,
        _ if tag.starts_with('n') => Place::Any,
        _ if tells && tag.starts_with('v') => Place::Verb,
        _ if tells => Place::Any,
        _ => Place::Never,
    }
}

struct Phrase {
    /// Folded, without quotation marks.
    key: String,
    printed: String,
    headlines: usize,
    /// It begins with a verb.
    acts: bool,
    /// Telling words in it.
    told: usize,
    /// How well it serves as a heading, then also how much it tells.
    worth: f32,
}

impl Phrase {
    fn length(&self) -> usize {
        self.key.chars().count()
    }
}

/// The phrases of a clause that may be a heading.
fn phrases(words: &[Word]) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for first in 0..words.len() {
        if !matches!(words[first].place, Place::Any | Place::First | Place::Verb) {
            continue;
        }
        let run = words[first..].iter().take(WORDS).take_while(|word| word.place != Place::Never).count();
        for last in first..first + run {
            let key: String = words[first..=last]
                .iter()
                .filter(|w| w.place != Place::Quote)
                .map(|w| w.key.as_str())
                .collect();
            let ends_well = matches!(words[last].place, Place::Any | Place::Verb)
                || words[last].place == Place::Within && ends_name(words, first, last);
            if ends_well && LETTERS.contains(&key.chars().count()) {
                let acts = words[first].place == Place::Verb;
                let worth = if acts { VERB } else { 1.0 };
                phrases.push(Phrase {
                    key,
                    printed: printed(words, first, last),
                    headlines: 0,
                    acts,
                    told: 0,
                    worth,
                });
            }
        }
    }
    phrases
}

/// A noun of one letter ends a name (爆炸 案); a number or measure does not.
fn ends_name(words: &[Word], first: usize, last: usize) -> bool {
    let one = words[last].key.chars().next().is_some_and(|c| c.is_alphabetic())
        && words[last].key.chars().nth(1).is_none();
    one && last > first && matches!(words[last - 1].place, Place::Any | Place::Verb)
}

/// As printed, with quotation marks in pairs or none.
fn printed(words: &[Word], first: usize, last: usize) -> String {
    let mut text: String = words[first..=last].iter().map(|word| word.printed).collect();
    let is = |at: Option<usize>, marks: &str| {
        at.and_then(|at| words.get(at)).is_some_and(|w| marks.contains(w.printed))
    };
    if is(first.checked_sub(1), "“《") {
        text.insert_str(0, words[first - 1].printed);
    }
    if is(Some(last + 1), "”》") {
        text.push_str(words[last + 1].printed);
    }
    let count = |mark: char| text.chars().filter(|c| *c == mark).count();
    if count('“') != count('”') || count('《') != count('》') {
        text.retain(|c| !is_quote(c))
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headlines: &[&str], ranked: &[(&str, f32)], expect: Option<&str>) {
        let headlines: Vec<String> = headlines.iter().map(|&headline| headline.to_owned()).collect();
        let ranked: Vec<(String, f32)> =
            ranked.iter().map(|(word, weight)| ((*word).to_owned(), *weight)).collect();
        assert_eq!(heading(&headlines, &ranked).as_deref(), expect, "{headlines:?}");
    }

    #[test]
    fn a_heading_is_the_phrase_that_headlines_share() {
        let bridge = ["柳林大桥合龙", "柳林大桥今天通车", "市民走上柳林大桥", "大桥夜景"];
        check(&bridge, &[("大桥", 3.0), ("柳林", 2.0)], Some("柳林大桥"));
        let fair = ["第12届菊花展开幕", "第12届菊花展迎来学生", "第12届菊花展：夜场开放", "菊花展闭幕"];
        check(&fair, &[("菊花", 3.0), ("开幕", 0.5)], Some("第12届菊花展"));
        let games = ["柳林运动会开幕", "运动会首日", "柳林运动会闭幕", "运动会奖牌榜", "运动会花絮"];
        check(&games, &[("运动会", 3.0), ("柳林", 1.0)], Some("柳林运动会"));
        let wreck = ["关注石桥塌陷", "关注石桥塌陷", "关注石桥塌陷调查"];
        check(&wreck, &[("塌陷", 3.0), ("石桥", 2.0), ("关注", 1.0)], Some("石桥塌陷"));
        let ship = ["“远舟”货轮搁浅", "关注“远舟”货轮搁浅事件", "“远舟”货轮搁浅事件调查", "“远舟”货轮脱险"];
        check(&ship, &[("货轮", 2.0), ("远舟", 2.0)], Some("“远舟”货轮"));
    }

    #[test]
    fn headlines_that_share_nothing_have_no_heading() {
        check(&["柳林大桥合龙", "码头扩建"], &[("大桥", 1.0)], None);
        check(&["", "。。"], &[("大桥", 1.0)], None);
        check(&[], &[], None);
    }

    #[test]
    fn quotation_marks_stand_in_pairs() {
        let all = ["“清水行动与蓝天”启动", "“清水行动”再启动"];
        check(&all, &[("清水", 2.0), ("行动", 1.0)], Some("清水行动"));
    }
}
