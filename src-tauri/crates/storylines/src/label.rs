//! The name of a storyline: a phrase that its headlines share, or words of them that most of its articles share.

use std::collections::{BTreeMap, HashMap};

use index::words;
use query::highlight;
use query::phrase::Phrase;
use rusqlite::Connection;
use store::Result;
use store::storyline::{self as table, Text};

use super::heading::heading;
use super::words::{Words, number};

/// Words of a label.
const WORDS: usize = 3;

/// A word of a label stands in at least this share of the articles.
const SHARE: f32 = 0.5;

/// Headlines that are read.
const HEADLINES: usize = 40;

/// The telling words of a storyline; of one that no word runs through the one that tells most of it, for a storyline
/// without a name cannot be found again.
pub(super) fn label(connection: &Connection, group: &[&Text]) -> Result<String> {
    let every = group.len().div_ceil(HEADLINES).max(1);
    let mut headlines = Vec::new();
    for text in group.iter().step_by(every) {
        headlines.extend(table::shown(connection, text.id)?.map(|(_, headline)| headline));
    }
    let read: Vec<Words> = group.iter().map(|text| Words::read(&text.words)).collect();
    let ranked = ranked(&read, &headlines);
    let weights: Vec<(String, f32)> = ranked.iter().map(|word| (word.0.clone(), word.1)).collect();
    if let Some(heading) = heading(&headlines, &weights) {
        return Ok(heading);
    }
    let telling = telling(ranked, read.len());
    if telling.is_empty() {
        return Ok(headlines.into_iter().next().unwrap_or_default());
    }
    let headlines: Vec<&str> = headlines.iter().map(String::as_str).collect();
    let printed: Vec<String> = telling.into_iter().map(|word| printed(word, &headlines)).collect();
    Ok(printed.join(" "))
}

/// Words of the headlines, each with its weight in all articles and the articles that have it, the most telling first.
fn ranked(articles: &[Words], headlines: &[String]) -> Vec<(String, f32, f32)> {
    let named: BTreeMap<String, u32> = headlines
        .iter()
        .flat_map(|headline| words(headline))
        .map(|word| (number(&word), word))
        .map(|(number, word)| (word, number))
        .collect();
    let mut sums: HashMap<u32, (f32, f32)> = HashMap::new();
    for (word, weight) in articles.iter().flat_map(Words::pairs) {
        let sum = sums.entry(*word).or_default();
        *sum = (sum.0 + weight, sum.1 + 1.0);
    }
    let mut ranked: Vec<(String, f32, f32)> = named
        .into_iter()
        .filter_map(|(word, number)| sums.get(&number).map(|(weight, with)| (word, *weight, *with)))
        .collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    ranked
}

/// The words that most of so many articles share, the most telling first.
fn telling(ranked: Vec<(String, f32, f32)>, articles: usize) -> Vec<String> {
    let most = (articles as f32 * SHARE).max(2.0);
    let mut shared: Vec<&String> = ranked.iter().filter(|word| word.2 >= most).map(|word| &word.0).collect();
    if shared.is_empty() {
        shared.extend(ranked.first().map(|word| &word.0));
    }
    let mut label: Vec<String> = Vec::new();
    for word in shared {
        let says_more = !label.iter().any(|known| known.contains(word) || word.contains(known.as_str()));
        if label.len() < WORDS && says_more {
            label.push(word.clone());
        }
    }
    label
}

/// A folded word as the first headline that has it prints it (`MH370`, not `mh370`).
fn printed(word: String, headlines: &[&str]) -> String {
    let phrases = [Phrase::folded(&word)];
    let found = headlines.iter().find_map(|headline| {
        let hit = highlight::find(headline, &phrases, true).into_iter().next()?;
        // Overlapping occurrences are joined; one of them is wanted.
        Some(headline.chars().skip(hit.start).take(hit.len().min(word.chars().count())).collect())
    });
    found.unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(list: &[(&str, f32)]) -> Words {
        Words::new(list.iter().map(|(word, weight)| (number(word), *weight)).collect(), |_| true)
    }

    #[test]
    fn a_label_is_what_the_articles_share() {
        let check = |articles: &[Words], headlines: &[&str], expect: &[&str]| {
            let headlines: Vec<String> = headlines.iter().map(|headline| (*headline).to_owned()).collect();
            assert_eq!(telling(ranked(articles, &headlines), articles.len()), expect);
        };
        let fair = [
            article(&[("广交会", 0.6), ("开幕", 0.2), ("甲", 0.9)]),
            article(&[("广交会", 0.5), ("开幕", 0.3), ("乙", 0.9)]),
        ];
        check(&fair, &["广交会今天开幕", "广交会"], &["广交会", "开幕"]);
        let loose =
            [article(&[("疫情", 0.6), ("天", 0.1)]), article(&[("疫情", 0.5)]), article(&[("口罩", 0.4)])];
        let long: Vec<Words> = loose
            .iter()
            .cloned()
            .chain((0..4).map(|n| article(&[(["甲", "乙", "丙", "丁"][n], 0.3)])))
            .collect();
        check(&long, &["疫情与口罩"], &["疫情"]);
        check(&[], &["疫情"], &[]);
    }

    #[test]
    fn a_word_is_as_printed() {
        assert_eq!(printed("mh370".into(), &["搜寻航班", "搜寻MH370"]), "MH370");
        assert_eq!(printed("渡口".into(), &[]), "渡口");
    }
}
