//! What an article is about: top-level IPTC Media Topics by a lexicon, with the words that decided.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::scan::Scan;
use crate::model::{Part, Subject};

/// Ids and names (IPTC NewsCodes, CC BY 4.0); see data/README.md.
const TOPICS: &str = include_str!("../../data/subjects.tsv");
/// Our own word list.
const WORDS: &str = include_str!("../../data/subject-words.tsv");

/// A word in a headline weighs as much as this many in the text.
const HEADLINE: f64 = 3.0;
/// A word in the first paragraph.
const LEAD: f64 = 1.5;
/// Repeating a word adds no more after this many times.
const REPEATS: f64 = 4.0;
/// A further subject reaches at least this share of the main one's score.
const SHARE: f64 = 0.4;
/// Below this the article says too little for any subject.
const FLOOR: f64 = 2.0;

struct Lexicon {
    topics: Vec<(&'static str, &'static str)>,
    words: AhoCorasick,
    /// Per word: the word, its topic and its weight.
    entries: Vec<(&'static str, Vec<(usize, f64)>)>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let rows = |text: &'static str| text.lines().filter(|l| !l.starts_with('#'));
    let topics: Vec<_> = rows(TOPICS)
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.nth(1)?))
        })
        .collect();
    let mut entries: Vec<(&str, Vec<(usize, f64)>)> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::new();
    for (id, words) in rows(WORDS).filter_map(|line| line.split_once('\t')) {
        let Some(topic) = topics.iter().position(|t| t.0 == id) else { continue };
        for item in words.split(' ') {
            let (word, weight) = item.split_once(':').unwrap_or((item, "1"));
            let n = *index.entry(word).or_insert_with(|| {
                entries.push((word, Vec::new()));
                entries.len() - 1
            });
            entries[n].1.push((topic, weight.parse().unwrap_or(1.0)));
        }
    }
    let words =
        AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(entries.iter().map(|e| e.0));
    // The list is part of the program; only one beyond the automaton's size limits could fail to build.
    let words = words.unwrap_or_else(|_| AhoCorasick::new([""; 0]).unwrap_or_else(|_| unreachable!()));
    Lexicon { topics, words, entries }
});

/// Every subject as (id, zh-Hans name, id of the one above it).
pub(super) fn known() -> impl Iterator<Item = (&'static str, &'static str, Option<&'static str>)> {
    LEXICON.topics.iter().map(|(id, name)| (*id, *name, None))
}

/// The subjects of an article, main one first; none where its words do not tell.
pub(super) fn subjects(scans: &[Scan]) -> Vec<Subject> {
    let lexicon = &*LEXICON;
    let mut counts: HashMap<usize, f64> = HashMap::new();
    for scan in scans {
        let weight = match scan.part {
            Part::Kicker | Part::Headline | Part::Deck => HEADLINE,
            Part::Block(0) => LEAD,
            Part::Block(_) => 1.0,
        };
        for found in lexicon.words.find_iter(scan.utf8().0) {
            *counts.entry(found.pattern().as_usize()).or_default() += weight;
        }
    }
    let mut scores = vec![(0.0, Vec::new()); lexicon.topics.len()];
    let mut counted: Vec<_> = counts.into_iter().collect();
    counted.sort_by_key(|(word, _)| *word);
    for (word, count) in counted {
        for (topic, weight) in &lexicon.entries[word].1 {
            let gain = weight * count.min(REPEATS + HEADLINE);
            scores[*topic].0 += gain;
            scores[*topic].1.push((gain, lexicon.entries[word].0));
        }
    }
    rank(scores)
}

fn rank(scores: Vec<(f64, Vec<(f64, &'static str)>)>) -> Vec<Subject> {
    let mut ranked: Vec<_> = scores.into_iter().enumerate().collect();
    ranked.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then(a.0.cmp(&b.0)));
    let best = ranked[0].1.0;
    let total: f64 = ranked.iter().map(|r| r.1.0).sum();
    let kept = ranked.into_iter().take(3).filter(|(_, (score, _))| *score >= FLOOR && *score >= best * SHARE);
    kept.map(|(topic, (score, mut words))| {
        words.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (id, label) = LEXICON.topics[topic];
        // Sure where it leads clearly and rests on more than a word or two.
        let confidence = (score / total) * (score / (score + 4.0));
        Subject {
            id: id.into(),
            label: label.into(),
            parent: None,
            confidence: confidence as f32,
            evidence: words.iter().take(6).map(|w| w.1.to_owned()).collect(),
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn main_of(text: &str) -> Option<String> {
        subjects(&[Scan::new(Part::Block(0), text)]).first().map(|s| s.label.clone())
    }

    #[test]
    fn every_topic_has_words_and_every_word_a_topic() {
        assert_eq!(LEXICON.topics.len(), 17);
        for n in 0..17 {
            assert!(LEXICON.entries.iter().any(|e| e.1.iter().any(|t| t.0 == n)), "{:?}", LEXICON.topics[n]);
        }
        assert!(LEXICON.entries.iter().all(|e| !e.0.is_empty() && !e.1.is_empty()));
        assert_eq!(WORDS.lines().filter(|l| l.starts_with("medtop:")).count(), 17);
    }

    #[test]
    fn the_words_decide() {
        let check = |text, label: Option<&str>| assert_eq!(main_of(text).as_deref(), label, "{text}");
        check("球队在主场以三比一取胜，门将扑出点球，提前一轮夺得联赛冠军。", Some("体育"));
        check("市气象台发布寒潮预警，最低气温将降至零下五度，并有大风和降雪。", Some("天气"));
        check("法院开庭审理此案，被告人被判处有期徒刑三年。", Some("犯罪、法律和司法"));
        check("高考今日开始，全市考生走进考场。", Some("教育"));
        check("医院专家为村民义诊，测量血压，讲解糖尿病的预防。", Some("卫生"));
        check("豫剧名家登台演出，博物馆同时举办书画展。", Some("艺术、文化、娱乐和媒体"));
        check("嗯。", None);
    }
}
