//! What is read of an article, and how often each word of it counts.

use std::collections::{BTreeSet, HashMap};

use index::words;
use newspaper::{Article, FactValue};

/// What is read of an article.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    /// Kicker, headline and deck.
    pub(super) title: String,
    /// The first of the text.
    pub(super) body: String,
    /// Names of initiatives.
    pub(super) initiatives: Vec<String>,
}

/// Characters of the text that are read: a newspaper says what it is about at the beginning.
const READ: usize = 800;

/// A word of the headline counts as often as this.
const TITLE_WEIGHT: f32 = 3.0;

/// Characters of a tag before a colon at most; longer is what somebody says.
const TAG: usize = 12;

impl Text {
    pub(super) fn new(article: &Article) -> Self {
        let initiatives: BTreeSet<String> = (article.facts.iter())
            .filter_map(|fact| match &fact.value {
                FactValue::Initiative { name, .. } => Some(newspaper::text::fold(name)),
                _ => None,
            })
            .collect();
        let title = [article.kicker.as_deref(), Some(article.headline.as_str()), article.deck.as_deref()];
        let body: String =
            article.blocks.iter().flat_map(|block| block.text.chars().chain(['\n'])).take(READ).collect();
        Self {
            title: title.into_iter().flatten().collect::<Vec<_>>().join("\n"),
            body,
            initiatives: initiatives.into_iter().collect(),
        }
    }
}

/// How often each word counts; tags of the title that are columns do not count. People and places are words of the
/// text already, and counting them once more was found to tell no more.
pub(super) fn count(text: &Text, is_column: &dyn Fn(&str) -> bool) -> HashMap<String, f32> {
    let mut counts: HashMap<String, f32> = HashMap::new();
    let mut title = text.title.clone();
    for tag in tags(&text.title).into_iter().filter(|tag| is_column(tag)) {
        title = title.replacen(&tag, " ", 1);
    }
    let title = words(&title).into_iter().map(|word| (word, TITLE_WEIGHT));
    let body = words(&text.body).into_iter().map(|word| (word, 1.0));
    let initiatives = text.initiatives.iter().map(|name| (name.clone(), 1.0));
    for (word, weight) in title.chain(body).filter(|(word, _)| !is_number(word)).chain(initiatives) {
        *counts.entry(word).or_default() += weight;
    }
    counts
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '%'))
}

/// Tags of a title: what stands in 【】, also its part before a `·`, and what stands before a colon.
pub(super) fn tags(title: &str) -> Vec<String> {
    let mut tags = Vec::new();
    for line in title.lines() {
        let mut rest = line;
        while let Some((_, after)) = rest.split_once('【') {
            let Some((tag, next)) = after.split_once('】') else { break };
            tags.push(tag.to_owned());
            tags.extend(tag.split_once('·').map(|(head, _)| head.to_owned()));
            rest = next;
        }
        let before = rest.split_once(['：', ':']).map(|(tag, _)| tag);
        tags.extend(before.filter(|tag| (2..=TAG).contains(&tag.chars().count())).map(str::to_owned));
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_stand_in_brackets_or_before_a_colon() {
        let check = |title: &str, expect: &[&str]| assert_eq!(tags(title), expect, "{title}");
        check("【黄河故事·渡口】老船工", &["黄河故事·渡口", "黄河故事"]);
        check("气象台：明天有雨", &["气象台"]);
        check("老船工：在渡口撑了三十年船的人说这条河变了：真的", &["老船工"]);
        check("【开头没有收尾", &[]);
        check("渡口大桥合龙", &[]);
    }

    #[test]
    fn a_name_counts_beside_its_words() {
        let text = Text {
            title: String::new(),
            body: "惠民桥通车 惠民桥".into(),
            initiatives: vec!["惠民桥工程".into()],
        };
        let counts = count(&text, &|_| false);
        assert_eq!(counts.get("惠民桥工程"), Some(&1.0));
        assert!(counts.len() > 1);
    }
}
