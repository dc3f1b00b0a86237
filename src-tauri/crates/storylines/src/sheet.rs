//! One storyline by itself: when, how much, what it is about, where it turned, and its articles.

use std::collections::{BTreeMap, HashMap};

use common::edtf::Day;
use common::threads::on_all_cores;
use index::words;
use newspaper::FactValue;
use newspaper::facts::initiative_key;
use newspaper::structure::after_lead;
use newspaper::text::fold;
use query::{Granularity, bin_of, bin_start};
use store::Result;
use store::article::Stored;
use wire::{Bin, StorylineEntry, StorylineName, StorylineQuote, StorylineTurn, StorylineView, TurnKind};

use super::members::{self, Member};
use super::words::number;
use super::{Keeper, Lines, find};

/// Days up to which a storyline is counted by day, and by month.
const BY_DAY: Day = 62;
const BY_MONTH: Day = 3 * 366;

/// A silence is long that is so many times as long as the middle one, and has at least so many days.
const SILENCE: Day = 4;
const SILENCE_DAYS: Day = 14;

/// Turning points at most; a chain of hundreds of articles has many initiatives.
const TURNS: usize = 12;

/// Letters of a sentence that can sum a storyline up: shorter ones tell too little, longer ones are no line.
const SENTENCE: std::ops::RangeInclusive<usize> = 15..=100;

/// Storylines that are offered for merging.
const ALIKE: usize = 8;

/// One storyline with all its articles.
///
/// # Errors
/// `storyline-missing`, `archive-damaged`.
pub fn sheet(keeper: &Keeper, id: &str) -> Result<StorylineView> {
    keeper.wake()?;
    let all = keeper.lines()?;
    keeper.store.read(|connection| {
        let (line, ids) = find(connection, id)?;
        let mut articles = Vec::with_capacity(ids.len());
        let mut days = Vec::with_capacity(ids.len());
        let (mut about, mut read) = (HashMap::new(), Vec::new());
        for Member { day, entry, words, whole } in members::read(&keeper.store, &ids)? {
            days.push(day);
            articles.push(StorylineEntry { new: line.is_news(entry.id), ..entry });
            words.pairs().iter().for_each(|(word, weight)| *about.entry(*word).or_default() += weight);
            read.extend(whole);
        }
        let (by, bins) = bins(&days);
        let peak = bins.iter().rev().max_by_key(|bin| bin.count).cloned();
        Ok(StorylineView {
            id: line.id.to_string(),
            summary: summary(&read, &about),
            turns: turns(&articles, initiatives(&read), &days, peak.as_ref(), by),
            named: line.named,
            pinned: line.pinned,
            followed: line.followed,
            from: articles.first().and_then(|article| article.published.clone()),
            to: articles.last().and_then(|article| article.published.clone()),
            news: articles.iter().filter(|article| article.new).count() as u32,
            alike: alike(&all, line.id, &line.label),
            label: line.label,
            by,
            bins,
            peak,
            articles,
        })
    })
}

fn bins(days: &[Day]) -> (Granularity, Vec<Bin>) {
    let length = days.last().zip(days.first()).map_or(0, |(last, first)| last - first);
    let by = match length {
        0..=BY_DAY => Granularity::Day,
        _ if length <= BY_MONTH => Granularity::Month,
        _ => Granularity::Year,
    };
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    days.iter().for_each(|day| *counts.entry(bin_start(bin_of(*day, by), by)).or_default() += 1);
    (by, counts.into_iter().map(|(start, count)| Bin { start, count, estimated: 0 }).collect())
}

/// The sentence at the beginning of an article that has most of what all of them are about: their words with weights.
fn summary(articles: &[Stored], about: &HashMap<u32, f32>) -> Option<StorylineQuote> {
    let weigh = |some: &[Stored]| some.iter().filter_map(|own| weighed(own, about)).collect::<Vec<_>>();
    let mut best: Option<(f32, StorylineQuote)> = None;
    for (weight, quote) in on_all_cores(articles, weigh).into_iter().flatten() {
        if best.as_ref().is_none_or(|(most, _)| weight > *most) {
            best = Some((weight, quote));
        }
    }
    best.map(|(_, quote)| quote)
}

/// The sentence at the beginning of an article with its weight; `None` where it cannot sum anything up.
fn weighed(stored: &Stored, about: &HashMap<u32, f32>) -> Option<(f32, StorylineQuote)> {
    let lead = stored.article.lead().map(|at| &stored.article.blocks[at]);
    let sentence = lead.map(|lead| first_sentence(after_lead(&lead.text))).unwrap_or_default();
    if !SENTENCE.contains(&sentence.chars().count()) {
        return None;
    }
    let mut numbers: Vec<u32> = words(sentence).iter().map(|word| number(word)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let weight: f32 = numbers.iter().filter_map(|number| about.get(number)).sum();
    // Of two sentences that tell as much the shorter one is better.
    let weight = weight / (numbers.len() as f32 + 8.0).sqrt();
    Some((weight, StorylineQuote { text: sentence.to_owned(), article: stored.id }))
}

/// Up to the first full stop that no closing mark follows.
fn first_sentence(text: &str) -> &str {
    let is_end = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?');
    let Some((end, mark)) = text.char_indices().find(|(_, c)| is_end(*c)) else { return text.trim() };
    let closed = end + mark.len_utf8();
    let rest = &text[closed..];
    let closing: usize =
        rest.chars().take_while(|c| matches!(c, '”' | '’' | '）' | ')' | '》')).map(char::len_utf8).sum();
    text[..closed + closing].trim()
}

/// Turning points, in order; `initiatives` are those that come up, with their articles.
fn turns(
    articles: &[StorylineEntry],
    initiatives: Vec<(usize, String)>,
    days: &[Day],
    peak: Option<&Bin>,
    by: Granularity,
) -> Vec<StorylineTurn> {
    let turn =
        |n: usize, why, number: u32| StorylineTurn { article: articles[n].id, why, number, name: None };
    let last = articles.len().saturating_sub(1);
    let mut turns: BTreeMap<usize, StorylineTurn> = BTreeMap::new();
    let long = long_silence(days);
    for n in 1..articles.len() {
        let silence = days[n] - days[n - 1];
        if silence >= long {
            turns.insert(n, turn(n, TurnKind::Return, silence as u32));
        }
    }
    for (n, name) in initiatives {
        let why = TurnKind::Initiative;
        turns.entry(n).or_insert(StorylineTurn { name: Some(name), ..turn(n, why, 0) });
    }
    let burst = peak.filter(|peak| peak.count > 2 && peak.count as usize * 4 > articles.len());
    if let Some((peak, n)) =
        burst.and_then(|p| Some((p, days.iter().position(|d| bin_start(bin_of(*d, by), by) == p.start)?)))
    {
        turns.entry(n).or_insert(turn(n, TurnKind::Burst, peak.count));
    }
    if !articles.is_empty() {
        turns.insert(last, turn(last, TurnKind::Latest, 0));
        turns.insert(0, turn(0, TurnKind::Begin, 0));
    }
    let mut turns: Vec<StorylineTurn> = turns.into_values().collect();
    while turns.len() > TURNS {
        // Initiatives yield first, the latest of them; then whatever stands before the last.
        let at = turns.iter().rposition(|turn| turn.why == TurnKind::Initiative).unwrap_or(turns.len() - 2);
        turns.remove(at);
    }
    turns
}

/// Days of silence from which on it is long.
fn long_silence(days: &[Day]) -> Day {
    let mut silences: Vec<Day> = days.windows(2).map(|pair| pair[1] - pair[0]).collect();
    silences.sort_unstable();
    let middle = silences.get(silences.len() / 2).copied().unwrap_or(0);
    (middle * SILENCE).max(SILENCE_DAYS)
}

/// Initiatives that come up after the first article and are gone on with, each with the article it comes up in.
fn initiatives(articles: &[Stored]) -> Vec<(usize, String)> {
    let mut seen: BTreeMap<String, (usize, String, u32)> = BTreeMap::new();
    for (n, stored) in articles.iter().enumerate() {
        let mut own = BTreeMap::new();
        for fact in &stored.article.facts {
            if let FactValue::Initiative { name, .. } = &fact.value {
                own.insert(initiative_key(name), name);
            }
        }
        for (key, name) in own {
            seen.entry(key).or_insert((n, name.clone(), 0)).2 += 1;
        }
    }
    seen.into_values().filter(|(n, _, with)| *n > 0 && *with > 1).map(|(n, name, _)| (n, name)).collect()
}

/// Storylines that share words of the name of one.
fn alike(all: &Lines, id: i64, label: &str) -> Vec<StorylineName> {
    let own = words(label);
    let mut alike: Vec<(usize, StorylineName)> = (all.each())
        .filter(|(line, _)| line.id != id)
        .map(|(line, members)| {
            let folded = fold(&line.label);
            let shared = own.iter().filter(|word| folded.contains(word.as_str())).count();
            let name = || StorylineName {
                id: line.id.to_string(),
                label: line.label.clone(),
                count: members.len() as u32,
            };
            (shared, name)
        })
        .filter(|(shared, _)| *shared > 0)
        .map(|(shared, name)| (shared, name()))
        .collect();
    alike.sort_by(|a, b| (b.0, b.1.count).cmp(&(a.0, a.1.count)).then_with(|| a.1.id.cmp(&b.1.id)));
    alike.into_iter().take(ALIKE).map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_with_its_closing_mark() {
        let check = |text: &str, expect: &str| assert_eq!(first_sentence(text), expect);
        check("大桥今天合龙。工人欢呼。", "大桥今天合龙。");
        check("“大桥合龙了！”老船工说。", "“大桥合龙了！”");
        check("大桥今天合龙", "大桥今天合龙");
        check("", "");
    }

    #[test]
    fn a_storyline_is_counted_as_its_length_suggests() {
        let check = |days: &[Day], by: Granularity, starts: &[&str]| {
            let (found, bins) = bins(days);
            let found_starts: Vec<_> = bins.iter().map(|bin| bin.start.as_str()).collect();
            assert_eq!((found, found_starts.as_slice()), (by, starts), "{days:?}");
        };
        check(&[], Granularity::Day, &[]);
        check(&[0, 0, 2], Granularity::Day, &["1970-01-01", "1970-01-03"]);
        check(&[0, 100], Granularity::Month, &["1970-01", "1970-04"]);
        check(&[0, 2000], Granularity::Year, &["1970", "1975"]);
        assert_eq!(long_silence(&[0, 1, 2, 40]), SILENCE_DAYS);
        assert_eq!(long_silence(&[0, 10, 20, 30]), 40);
    }
}
