//! What an article is about: IPTC Media Topics of the first and, where sure, the second level by a lexicon, with the
//! words that decided.

mod lexicon;

use rustc_hash::FxHashMap;

use super::scan::Scan;
use crate::model::{Part, Subject};
use lexicon::LEXICON;
pub use lexicon::{SubjectName, subject_label, subject_list, subject_parent};

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

/// A topic of the second level is sure from this score on,
const SURE: f64 = 4.0;
/// when it rests on as many different words,
const SURE_WORDS: usize = 2;
/// and has this share of what all topics beside it score.
const SURE_SHARE: f64 = 0.4;
/// Top-level subjects at most.
const MOST: usize = 3;
/// Words given as evidence at most.
const EVIDENCE: usize = 6;

/// What an article says for a topic.
#[derive(Clone, Default)]
struct Tally {
    score: f64,
    /// Words with what each adds to the score.
    words: Vec<(f64, &'static str)>,
}

/// The subjects of an article, main one first; none where its words do not tell.
pub(super) fn subjects(scans: &[Scan]) -> Vec<Subject> {
    let lexicon = &*LEXICON;
    let mut counts: FxHashMap<usize, f64> = FxHashMap::default();
    for scan in scans {
        let weight = match scan.part {
            Part::Kicker | Part::Headline | Part::Deck => HEADLINE,
            Part::Block(0) => LEAD,
            Part::Block(_) => 1.0,
        };
        for found in lexicon.words.find(&scan.chars) {
            *counts.entry(found.word).or_default() += weight;
        }
    }
    let mut tallies = vec![Tally::default(); lexicon.topics.len()];
    let mut counted: Vec<_> = counts.into_iter().collect();
    counted.sort_by_key(|(word, _)| *word);
    for (word, count) in counted {
        let entry = &lexicon.entries[word];
        for (topic, weight) in &entry.tells {
            let gain = weight * count.min(REPEATS + HEADLINE);
            tallies[*topic].score += gain;
            tallies[*topic].words.push((gain, entry.word));
        }
    }
    rank(&tallies)
}

/// Top-level subjects, each followed by those below it that are sure.
fn rank(tallies: &[Tally]) -> Vec<Subject> {
    let top = best_first(tallies, None);
    let best = top.first().map_or(0.0, |t| tallies[*t].score);
    let total = top.iter().map(|t| tallies[*t].score).sum();
    let enough = |t: &usize| tallies[*t].score >= FLOOR && tallies[*t].score >= best * SHARE;
    let mut subjects = Vec::new();
    for topic in top.into_iter().take(MOST).filter(enough) {
        subjects.push(subject(topic, &tallies[topic], total));
        let below = best_first(tallies, Some(topic));
        let total: f64 = below.iter().map(|t| tallies[*t].score).sum();
        let sure = below.into_iter().filter(|t| {
            let tally = &tallies[*t];
            tally.score >= SURE && tally.score >= total * SURE_SHARE && tally.words.len() >= SURE_WORDS
        });
        subjects.extend(sure.map(|t| subject(t, &tallies[t], total)));
    }
    subjects
}

/// The topics right below `above`, the best first.
fn best_first(tallies: &[Tally], above: Option<usize>) -> Vec<usize> {
    let mut topics: Vec<usize> = (0..tallies.len()).filter(|t| LEXICON.above[*t] == above).collect();
    topics.sort_by(|a, b| tallies[*b].score.total_cmp(&tallies[*a].score));
    topics
}

/// `total` is what the topic and those beside it score together.
fn subject(topic: usize, tally: &Tally, total: f64) -> Subject {
    let mut words = tally.words.clone();
    words.sort_by(|a, b| b.0.total_cmp(&a.0));
    let topic = LEXICON.topics[topic];
    // Sure where it leads clearly and rests on more than a word or two.
    let confidence = (tally.score / total) * (tally.score / (tally.score + 4.0));
    Subject {
        id: topic.id.into(),
        label: topic.label.into(),
        parent: topic.parent.map(Into::into),
        confidence: confidence as f32,
        evidence: words.iter().filter(|w| w.0 > 0.0).take(EVIDENCE).map(|w| w.1.to_owned()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn main_of(text: &str) -> Option<String> {
        subjects(&[Scan::new(Part::Block(0), text)]).first().map(|s| s.label.clone())
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

    #[test]
    fn the_second_level_follows_its_topic_where_it_is_sure() {
        let check = |text, expect: &[&str]| {
            let found = subjects(&[Scan::new(Part::Block(0), text)]);
            let labels: Vec<_> = found.iter().map(|s| s.label.as_str()).collect();
            assert_eq!(labels, expect, "{text}");
            let mut top = None;
            for subject in &found {
                match &subject.parent {
                    None => top = Some(&subject.id),
                    parent => assert_eq!(parent.as_ref(), top, "{text}"),
                }
            }
        };
        check("高考今日开始，全市考生走进考场，招生录取工作随后展开。", &["教育", "入学考试"]);
        check(
            "消防员赶到火灾现场灭火，事故无人员伤亡，起火原因正在调查。",
            &["灾难、事故和突发事件", "事故和突发事件"],
        );
        check("球队在主场以三比一取胜。", &["体育"]);
        check("两国外长举行会谈，就双边关系发表联合声明。", &["政治", "国际关系"]);
        check("村里的污水处理站建成，水质明显改善，候鸟也来了。", &["环境", "环境污染"]);
    }

    #[test]
    fn names_of_doctrines_and_columns_are_not_what_a_text_is_about() {
        let text = "在习近平新时代中国特色社会主义思想指引下，小麦丰收，粮食增产。";
        assert_eq!(main_of(text).as_deref(), Some("经济、商业和金融"));
    }
}
