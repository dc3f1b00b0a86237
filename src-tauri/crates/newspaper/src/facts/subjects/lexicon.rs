//! The topics and the words that tell them.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Serialize;
use ts_rs::TS;

use crate::text::word_list::WordList;

/// Ids, names and topics above (IPTC NewsCodes, CC BY 4.0); see data/README.md.
const TOPICS: &str = include_str!("../../../data/subjects.tsv");
/// Our own word list.
const WORDS: &str = include_str!("../../../data/subject-words.tsv");

/// A Media Topic that articles are sorted under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SubjectName {
    /// NewsCodes id, `medtop:04000000`.
    pub id: &'static str,
    /// Its zh-Hans name, `经济、商业和金融`.
    pub label: &'static str,
    /// Id of the topic above it; `None` at the top level.
    pub parent: Option<&'static str>,
}

/// All topics known: those of the top level in the order of the IPTC, each followed by those below it.
pub fn subject_list() -> &'static [SubjectName] {
    &LEXICON.topics
}

/// Name of a topic; `None` for ids that are not known.
pub fn subject_label(id: &str) -> Option<&'static str> {
    Some(LEXICON.topics.iter().find(|t| t.id == id)?.label)
}

/// Id of the topic above `id`; `None` at the top level, and for ids that are not known.
pub fn subject_parent(id: &str) -> Option<&'static str> {
    LEXICON.topics.iter().find(|t| t.id == id)?.parent
}

pub(super) struct Lexicon {
    pub(super) topics: Vec<SubjectName>,
    /// Per topic the index of the one above it.
    pub(super) above: Vec<Option<usize>>,
    pub(super) words: WordList,
    /// Per word of `words`.
    pub(super) entries: Vec<Entry>,
}

/// A word with the topics that it tells.
pub(super) struct Entry {
    pub(super) word: &'static str,
    /// Index and weight of each topic.
    pub(super) tells: Vec<(usize, f64)>,
}

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let topics: Vec<_> = rows(TOPICS).filter_map(topic).collect();
    let place = |id: &str| topics.iter().position(|t| t.id == id);
    let above: Vec<_> = topics.iter().map(|t| t.parent.and_then(place)).collect();
    let mut entries: Vec<Entry> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::new();
    for (id, words) in rows(WORDS).filter_map(|line| line.split_once('\t')) {
        let Some(topic) = place(id) else { continue };
        for item in words.split(' ') {
            let (word, weight) = item.split_once(':').unwrap_or((item, "1"));
            let n = *index.entry(word).or_insert_with(|| {
                entries.push(Entry { word, tells: Vec::new() });
                entries.len() - 1
            });
            entries[n].tells.push((topic, weight.parse().unwrap_or(1.0)));
        }
    }
    entries.iter_mut().for_each(|e| tell_above(e, &above));
    let words = WordList::new(entries.iter().map(|e| e.word));
    Lexicon { topics, above, words, entries }
});

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|l| !l.starts_with('#'))
}

/// `id TAB English name TAB zh-Hans name [TAB id of the topic above]`.
fn topic(row: &'static str) -> Option<SubjectName> {
    let mut cells = row.split('\t');
    let (id, _, label) = (cells.next()?, cells.next()?, cells.next()?);
    Some(SubjectName { id, label, parent: cells.next() })
}

/// A word that tells a topic of the second level tells the one above it as well, with the same weight, unless that
/// one lists it itself.
fn tell_above(entry: &mut Entry, above: &[Option<usize>]) {
    let own = entry.tells.len();
    for n in 0..own {
        let (topic, weight) = entry.tells[n];
        let Some(top) = above[topic] else { continue };
        match entry.tells.iter().position(|t| t.0 == top) {
            None => entry.tells.push((top, weight)),
            Some(told) if told >= own => entry.tells[told].1 = entry.tells[told].1.max(weight),
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_has_words_and_every_word_a_topic() {
        assert_eq!(LEXICON.topics.iter().filter(|t| t.parent.is_none()).count(), 17);
        for (n, topic) in LEXICON.topics.iter().enumerate() {
            assert!(LEXICON.entries.iter().any(|e| e.tells.iter().any(|t| t.0 == n)), "{topic:?}");
            assert!(!topic.label.is_empty() && topic.label.chars().all(|c| !c.is_ascii()), "{topic:?}");
        }
        assert!(LEXICON.entries.iter().all(|e| !e.word.is_empty() && !e.tells.is_empty()));
        let ids = rows(WORDS).filter_map(|l| l.split_once('\t')).map(|(id, _)| id);
        let unknown: Vec<_> = ids.filter(|id| LEXICON.topics.iter().all(|t| t.id != *id)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    #[test]
    fn no_topic_lists_a_word_twice() {
        for entry in &LEXICON.entries {
            for (n, tell) in entry.tells.iter().enumerate() {
                assert!(entry.tells[..n].iter().all(|t| t.0 != tell.0), "{}", entry.word);
            }
        }
    }

    #[test]
    fn topics_of_the_second_level_follow_the_one_above() {
        let mut top = None;
        for topic in subject_list() {
            match topic.parent {
                None => top = Some(topic.id),
                parent => assert_eq!(parent, top, "{topic:?}"),
            }
            assert_eq!(subject_parent(topic.id), topic.parent);
        }
        assert_eq!(subject_parent("medtop:20000822"), None);
    }
}
