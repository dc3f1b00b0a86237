//! Whether two texts tell the same.
//!
//! What decides is the share of the shorter text that stands in the longer one. That alone would make versions of
//! all weather forecasts, results of lotteries and notices of one form, whose words stay and whose numbers and
//! names change; so numbers and names have to agree about as far as the words between them do.

use common::edtf::{Day, Stretch};
use index::FAR;
use index::sketch::{self, letters, runs};
use newspaper::{Article, ArticleKind, FactValue, PersonPart};
use store::article::Stored;
use store::page;
use wire::{ArticleId, VersionKind};

/// Characters of the runs that are compared.
const RUN: usize = 5;

/// Least share of the shorter text that stands in the longer one.
const LEAST: f32 = 0.6;

/// From here on it is the same text; below, a later one tells it in partly other words.
const SAME: f32 = 0.85;

/// Least share of a notice: notices are forms.
const LEAST_OF_NOTICE: f32 = 0.9;

const LEAST_OF_FAR: f32 = 0.9;

/// Runs with digits agree at least so far as those without do, where there are [`FEW_RUNS`] of each.
const NUMBERS: f32 = 0.65;
const FEW_RUNS: usize = 8;

/// Least share of the names in the shorter text that stand in the longer one.
const NAMES: f32 = 0.5;

/// A text of less than half the other's length is a shortened version only if its first characters stand among the
/// first of the other: a round-up of short items is no version of each of them.
const BEGINNING: usize = 60;
const AMONG: usize = 90;

/// What is compared of an article.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) id: ArticleId,
    letters: Vec<char>,
    /// Numbers of all runs, and of those with a digit; ascending.
    plain: Vec<u64>,
    numbered: Vec<u64>,
    day: Option<Day>,
    is_notice: bool,
    is_erratum: bool,
}

impl Text {
    pub(super) fn new(stored: &Stored) -> Self {
        Self::of(letters(&stored.article.blocks), stored)
    }

    /// An article whose letters are known.
    pub(super) fn of(letters: Vec<char>, stored: &Stored) -> Self {
        let (plain, numbered) = sorted_runs(&letters);
        let day = page::published(&stored.page).and_then(|(edtf, _)| Stretch::parse(edtf)).map(|s| s.first);
        let is_erratum = super::erratum::is_erratum(&stored.article);
        let is_notice = stored.article.kind == ArticleKind::Notice;
        Self { id: stored.id, letters, plain, numbered, day, is_notice, is_erratum }
    }

    fn has(&self, run: u64) -> bool {
        self.plain.binary_search(&run).is_ok() || self.numbered.binary_search(&run).is_ok()
    }
}

/// The runs without a digit and those with one, ascending, each once.
fn sorted_runs(letters: &[char]) -> (Vec<u64>, Vec<u64>) {
    let is_digit: Vec<bool> = letters.iter().map(|&c| is_digit(c)).collect();
    let (mut plain, mut numbered) = (Vec::new(), Vec::new());
    for (run, digits) in runs(letters, RUN).zip(is_digit.windows(RUN)) {
        if digits.contains(&true) { numbered.push(run) } else { plain.push(run) }
    }
    for runs in [&mut plain, &mut numbered] {
        runs.sort_unstable();
        runs.dedup();
    }
    (plain, numbered)
}

/// Tells most texts that share too little with one from those that have to be compared, without sorting their runs.
pub(super) struct Sieve<'a> {
    text: &'a Text,
    marks: Marks,
}

/// A bit for every run, which several may share.
struct Marks([u64; 256]);

impl Marks {
    fn none() -> Self {
        Self([0; 256])
    }

    fn add(&mut self, run: u64) {
        self.0[(run >> 56) as usize] |= 1 << (run & 63);
    }

    fn has(&self, run: u64) -> bool {
        self.0[(run >> 56) as usize] >> (run & 63) & 1 == 1
    }

    /// Different runs at least.
    fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }
}

impl<'a> Sieve<'a> {
    pub(super) fn new(text: &'a Text) -> Self {
        let mut marks = Marks::none();
        text.plain.iter().chain(&text.numbered).for_each(|run| marks.add(*run));
        Self { text, marks }
    }

    /// Whether a text may share [`LEAST`] with this one: never false where it does.
    pub(super) fn lets_through(&self, letters: &[char]) -> bool {
        let mut others = Marks::none();
        let mut shared = 0_usize;
        for run in runs(letters, RUN) {
            others.add(run);
            shared += usize::from(self.marks.has(run));
        }
        let own = self.text.plain.len() + self.text.numbered.len();
        shared as f32 >= LEAST * own.min(others.count() as usize) as f32
    }
}

/// Arabic and Chinese digits; 一 stands in too many words to be one.
fn is_digit(c: char) -> bool {
    matches!(
        c,
        '0'..='9' | '〇' | '零' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千'
    )
}

/// The shorter text first; of equals the one with the smaller id, so that both orders say the same.
pub(super) fn by_length<'a>(a: &'a Text, b: &'a Text) -> (&'a Text, &'a Text) {
    if (a.letters.len(), a.id) <= (b.letters.len(), b.id) { (a, b) } else { (b, a) }
}

/// Share of the shorter text that stands in the longer one, 0–1.
pub(super) fn similarity(a: &Text, b: &Text) -> f32 {
    let (short, long) = by_length(a, b);
    share(&[&short.plain, &short.numbered], &[&long.plain, &long.numbered])
}

/// Share of the runs of some lists that stand in others.
fn share(runs: &[&Vec<u64>], others: &[&Vec<u64>]) -> f32 {
    let all: usize = runs.iter().map(|list| list.len()).sum();
    let pairs = runs.iter().zip(others);
    let found: usize = pairs.map(|(list, other)| common(list, other)).sum();
    if all == 0 { 0.0 } else { found as f32 / all as f32 }
}

/// How many numbers two ascending lists share.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut n, mut m, mut found) = (0, 0, 0);
    while n < a.len() && m < b.len() {
        match a[n].cmp(&b[m]) {
            std::cmp::Ordering::Less => n += 1,
            std::cmp::Ordering::Greater => m += 1,
            std::cmp::Ordering::Equal => {
                (n, m, found) = (n + 1, m + 1, found + 1);
            }
        }
    }
    found
}

/// How two texts stand to each other, as far as words and numbers tell; names are asked for where these agree.
pub(super) fn likeness(a: &Text, b: &Text) -> Option<(VersionKind, f32)> {
    let (short, long) = by_length(a, b);
    if short.letters.len() < sketch::SHORTEST || a.is_erratum != b.is_erratum {
        return None;
    }
    let similarity = similarity(short, long);
    let is_far = a.day.zip(b.day).is_some_and(|(a, b)| (a - b).abs() > FAR);
    let least = match (a.is_notice || b.is_notice, is_far) {
        (true, _) => LEAST_OF_NOTICE,
        (false, true) => LEAST_OF_FAR,
        (false, false) => LEAST,
    };
    if similarity < least || numbers_differ(short, long) || is_item_of(short, long) {
        return None;
    }
    Some((kind(a, b, similarity), similarity))
}

pub(super) fn kind(a: &Text, b: &Text, similarity: f32) -> VersionKind {
    let other_day = a.day.is_some() && b.day.is_some() && a.day != b.day;
    if similarity < SAME && other_day { VersionKind::Update } else { VersionKind::Reprint }
}

fn numbers_differ(short: &Text, long: &Text) -> bool {
    if short.numbered.len() < FEW_RUNS || short.plain.len() < FEW_RUNS {
        return false;
    }
    let words = share(&[&short.plain], &[&long.plain]);
    share(&[&short.numbered], &[&long.numbered]) < words * NUMBERS
}

/// Whether the short text is one item among others of the long one.
fn is_item_of(short: &Text, long: &Text) -> bool {
    if short.letters.len() * 2 >= long.letters.len() {
        return false;
    }
    let mut there: Vec<u64> = runs(&long.letters[..AMONG.min(long.letters.len())], RUN).collect();
    there.sort_unstable();
    let beginning: Vec<u64> = runs(&short.letters[..BEGINNING.min(short.letters.len())], RUN).collect();
    let found = beginning.iter().filter(|run| there.binary_search(run).is_ok()).count();
    found * 2 < beginning.len()
}

/// Whether the people and organisations that an article names are missing in the other text. Names of its writers
/// do not count: every paper puts its own there.
pub(super) fn names_differ(short: &Article, long: &Text) -> bool {
    let mut names: Vec<Vec<char>> =
        short.facts.iter().filter_map(|fact| name(&fact.value, &fact.text)).collect();
    names.sort_unstable();
    names.dedup();
    let stands = |name: &&Vec<char>| match name.len() {
        RUN.. => runs(name, RUN).all(|run| long.has(run)),
        length => long.letters.windows(length).any(|run| run == name.as_slice()),
    };
    let found = names.iter().filter(stands).count();
    (found as f32) < names.len() as f32 * NAMES
}

fn name(value: &FactValue, text: &str) -> Option<Vec<char>> {
    let text = match value {
        FactValue::Person { name, part: PersonPart::Quoted | PersonPart::Mentioned, .. } => name.as_str(),
        FactValue::Org { .. } => text,
        _ => return None,
    };
    let chars: Vec<char> = newspaper::text::fold_chars(text).filter(|c| c.is_alphanumeric()).collect();
    (!chars.is_empty()).then_some(chars)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(letters: &str) -> Text {
        let letters: Vec<char> = letters.chars().collect();
        let (plain, numbered) = sorted_runs(&letters);
        Text { id: 0, letters, plain, numbered, day: None, is_notice: false, is_erratum: false }
    }

    #[test]
    fn the_sieve_lets_through_what_shares_enough() {
        let whole = "昨日上午渡口大桥正式通车，两岸居民过河不再靠船。大桥全长1320米，桥面宽26米，双向四车道，工期两年零四个月，沿线八个村的蔬菜当天就能运进城里的市场。";
        let other = "区图书馆昨起延长开放时间，周二至周日每晚开到九点半，自习座位由一百二十个增加到二百个，读者可凭身份证入馆，少儿借阅室同时开放。";
        let chars = whole.chars().count();
        let part = |from: usize, to: usize| whole.chars().skip(from).take(to - from).collect::<String>();
        let texts = [
            whole.to_owned(),
            part(0, chars / 2),
            part(10, 30) + &part(10, 30) + &part(10, 30),
            part(0, chars * 3 / 4) + other,
            part(chars / 2, chars) + &part(0, chars / 3),
            other.to_owned(),
        ];
        let mut held_back = 0;
        for a in &texts {
            let a = text(a);
            let sieve = Sieve::new(&a);
            for b in texts.iter().map(|b| text(b)) {
                let (passes, like) = (sieve.lets_through(&b.letters), similarity(&a, &b));
                assert!(passes || like < LEAST, "{like}");
                held_back += u32::from(!passes);
            }
        }
        assert!(held_back >= 6, "{held_back}");
    }
}
