//! How telling words are: rare in the archive, and not there at all times. Counted in some of the articles, and kept
//! until the archive has grown by half, so that words of an article weigh the same whenever it is imported.

use std::collections::{HashMap, HashSet};

use common::edtf::Day;
use common::rarity::rarity;

use super::STRETCH;
use super::terms::{self, Text};
use super::words::{Words, number};

/// Telling words of an article.
const TOP: usize = 24;

/// A word of this many articles that is spread over this share of the stretches that it would be in by chance belongs
/// to no matter: the weather, the masthead, what a column always says. Matters come and go.
const EVEN_ARTICLES: u32 = 16;
const EVEN: f64 = 0.9;

/// An archive of fewer stretches (about a year) cannot tell what is there at all times.
const EVEN_STRETCHES: usize = 12;

/// A tag of this many headlines over this many stretches (half a year) and more is a column, not a matter.
const COLUMN_ARTICLES: u32 = 5;
const COLUMN_STRETCHES: i32 = 7;

/// Counts while articles are looked at.
#[derive(Debug, Default)]
pub(super) struct Census {
    articles: u32,
    stretches: HashSet<i32>,
    /// Articles with a word, stretches with it, the last of these.
    words: HashMap<u32, (u32, u32, i32)>,
    /// Articles with a tag, first and last stretch.
    tags: HashMap<u32, (u32, i32, i32)>,
}

impl Census {
    /// Counts an article; articles come by their days.
    pub(super) fn add(&mut self, day: Day, text: &Text) {
        let stretch = day.div_euclid(STRETCH);
        self.articles += 1;
        self.stretches.insert(stretch);
        for word in terms::count(text, &|_| false).into_keys() {
            let seen = self.words.entry(number(&word)).or_insert((0, 0, i32::MIN));
            let is_new = seen.2 != stretch;
            *seen = (seen.0 + 1, seen.1 + u32::from(is_new), stretch);
        }
        for tag in terms::tags(&text.title) {
            let seen = self.tags.entry(number(&tag)).or_insert((0, stretch, stretch));
            *seen = (seen.0 + 1, seen.1.min(stretch), seen.2.max(stretch));
        }
    }

    pub(super) fn done(self) -> Rarity {
        let stretches = self.stretches.len();
        let is_even = |articles: u32, seen_in: u32| {
            let all = stretches as f64;
            let by_chance = all * (1.0 - (1.0 - 1.0 / all).powi(articles as i32));
            stretches >= EVEN_STRETCHES && articles >= EVEN_ARTICLES && f64::from(seen_in) > EVEN * by_chance
        };
        let is_column =
            |&(n, first, last): &(u32, i32, i32)| n >= COLUMN_ARTICLES && last - first >= COLUMN_STRETCHES;
        Rarity {
            articles: self.articles,
            // A word of one article is as rare as one of none.
            words: (self.words.into_iter().filter(|(_, seen)| seen.0 > 1))
                .map(|(word, (n, seen_in, _))| (word, (n, is_even(n, seen_in))))
                .collect(),
            columns: self.tags.into_iter().filter(|(_, tag)| is_column(tag)).map(|(tag, _)| tag).collect(),
        }
    }
}

/// How rare words are.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Rarity {
    /// Articles counted.
    articles: u32,
    /// Articles with a word, and whether it is there at all times.
    words: HashMap<u32, (u32, bool)>,
    /// Tags of headlines that are names of columns.
    columns: HashSet<u32>,
}

impl Rarity {
    /// The most telling words of a text.
    pub(super) fn words(&self, text: &Text) -> Words {
        let counts = terms::count(text, &|tag| self.columns.contains(&number(tag)));
        let mut weights: Vec<(u32, f32)> = counts
            .into_iter()
            .map(|(word, count)| (number(&word), (1.0 + count.ln()) * self.rarity(&word)))
            .collect();
        weights.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        weights.truncate(TOP);
        weights.sort_unstable_by_key(|(word, _)| *word);
        weights.dedup_by_key(|(word, _)| *word);
        Words::new(weights, |word| !self.words.get(&word).is_some_and(|(_, is_even)| *is_even))
    }

    fn rarity(&self, word: &str) -> f32 {
        rarity(word, self.words.get(&number(word)).map_or(1, |(articles, _)| *articles), self.articles)
    }

    /// Bytes for the store: the counts, then words, then columns, each by number.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut words: Vec<_> = self.words.iter().collect();
        words.sort_unstable();
        let mut columns: Vec<_> = self.columns.iter().collect();
        columns.sort_unstable();
        let mut bytes = self.articles.to_le_bytes().to_vec();
        bytes.extend((words.len() as u32).to_le_bytes());
        for (word, (articles, is_even)) in words {
            bytes.extend(word.to_le_bytes());
            bytes.extend((articles << 1 | u32::from(*is_even)).to_le_bytes());
        }
        columns.iter().for_each(|column| bytes.extend(column.to_le_bytes()));
        bytes
    }

    /// What [`Rarity::bytes`] gave; what is cut short is left out.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut numbers = bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        let articles = numbers.next().unwrap_or(0);
        let mut words = HashMap::new();
        for _ in 0..numbers.next().unwrap_or(0) {
            let (Some(word), Some(seen)) = (numbers.next(), numbers.next()) else { break };
            words.insert(word, (seen >> 1, seen & 1 == 1));
        }
        Self { articles, words, columns: numbers.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(title: &str, body: &str) -> Text {
        Text { title: title.into(), body: body.into(), initiatives: Vec::new() }
    }

    fn weight(rarity: &Rarity, text: &Text, word: &str) -> f32 {
        rarity.words(text).weight(number(word))
    }

    #[test]
    fn rare_words_tell_and_numbers_do_not() {
        let rarity = Rarity::default();
        let text = text("广交会开幕", "我们的工作进行了2024次");
        assert!(weight(&rarity, &text, "广交会") > weight(&rarity, &text, "我们"));
        assert_eq!(weight(&rarity, &text, "2024"), 0.0);
    }

    #[test]
    fn what_is_there_at_all_times_tells_nothing() {
        let mut census = Census::default();
        for stretch in 0..24 {
            census.add(stretch * STRETCH, &text("今日天气", "晴转多云，南风三级"));
            census.add(stretch * STRETCH + 9, &text("今日天气", "多云转晴，北风三级"));
            let news = if stretch == 7 { "渡口大桥合龙" } else { "集市开业" };
            census.add(stretch * STRETCH + 11, &text(news, "居民前来"));
        }
        let rarity = Rarity::read(&census.done().bytes());
        let weather = text("今日天气", "晴转多云，南风三级");
        assert!(rarity.words(&weather).pairs().is_empty(), "{:?}", rarity.words(&weather));
        assert!(weight(&rarity, &text("渡口大桥合龙", "居民前来"), "大桥") > 0.0);
    }

    #[test]
    fn the_name_of_a_column_tells_nothing_and_that_of_a_matter_does() {
        let mut census = Census::default();
        for n in 0..10 {
            census.add(n * STRETCH, &text("【黄河故事】老船工", "渡口"));
            census.add(n, &text("【渡口大桥合龙】通车", "桥面"));
        }
        let rarity = census.done();
        let check = |title: &str, word: &str, expect: bool| {
            assert_eq!(weight(&rarity, &text(title, ""), word) > 0.0, expect, "{word} of {title}");
        };
        check("【黄河故事】老船工", "故事", false);
        check("【黄河故事】老船工", "船工", true);
        check("【渡口大桥合龙】通车", "大桥", true);
    }
}
