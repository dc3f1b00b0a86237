//! Local news, made: topics, people, places and firms of their own, in the language of local papers.

use super::Article;
use super::grammar::{Grammar, Maker};
use super::names::{self, County};
use crate::Result;
use crate::rng::Rng;

/// What articles are composed from.
pub(super) const NEWS: &str = include_str!("../../data/news.txt");

/// First and last day of issue, days after 1970-01-01: 1985-01-01 to 2024-12-31.
const DAYS: (usize, usize) = (5_479, 20_088);

/// Characters of a body, about: brief news to features.
const SHORTEST: usize = 500;
const LONGEST: usize = 1_300;

const PAPERS: [&str; 6] = ["鲁西日报", "水城晚报", "运河时报", "东昌新闻", "齐西农村报", "凤城晨刊"];

/// All that articles are made of.
pub(crate) struct Newsroom {
    grammar: Grammar,
    topics: Vec<String>,
    counties: Vec<County>,
    seed: u64,
}

/// What stays the same throughout an article.
#[derive(Debug)]
pub(super) struct Story<'a> {
    topic: &'a str,
    county: &'a County,
    counties: &'a [County],
    /// Day of issue, days after 1970-01-01.
    days: usize,
    held: Vec<(&'static str, String)>,
}

impl Maker for Story<'_> {
    fn make(&self, kind: &str, rng: &mut Rng) -> Option<String> {
        Some(match kind {
            "person" => names::person(rng),
            "company" => names::company(&self.county.name, rng),
            "village" => names::village(rng),
            "road" => names::road(rng),
            "school" => names::school(&self.county.name, rng),
            "word" => names::word(rng),
            "county" => self.counties[rng.falling(self.counties.len())].name.clone(),
            "town" => rng.pick(&self.county.towns)?.clone(),
            "day" => {
                let (year, month, day) = names::civil(self.days as i64 - rng.falling(60) as i64);
                if rng.one_in(5) {
                    format!("{year}年{month}月{day}日")
                } else {
                    format!("{month}月{day}日")
                }
            }
            _ => return None,
        })
    }

    fn held(&self, name: &str) -> Option<&str> {
        self.held.iter().find(|(held, _)| *held == name).map(|(_, value)| value.as_str())
    }

    fn topic(&self) -> &str {
        self.topic
    }
}

impl Newsroom {
    pub(crate) fn new(seed: u64) -> Result<Self> {
        let grammar = Grammar::parse(NEWS)?;
        let topics = grammar.topics();
        Ok(Self { topics, grammar, counties: names::counties(seed), seed })
    }

    /// The `n`th article.
    pub(crate) fn article(&self, n: u64) -> Article {
        let mut rng = Rng::new(self.seed, n);
        let story = self.story(&mut rng);
        let mut compose = |rule: &str| self.grammar.compose(rule, &story, &mut rng);
        let headline = compose("题");
        let deck = compose("副");
        let kicker = compose("引");
        let section = compose("版名");
        let byline = byline(&mut rng);
        let body = self.body(&story, &byline, &mut rng);
        Article {
            id: format!("b{n:07}"),
            headline,
            kicker: if rng.one_in(5) { kicker } else { String::new() },
            deck: if rng.one_in(5) { deck } else { String::new() },
            byline,
            body,
            date: names::date_of(story.days as i64),
            publication: PAPERS[rng.falling(PAPERS.len())].to_owned(),
            page: format!("{:02}", 1 + rng.falling(16)),
            section,
        }
    }

    /// Chooses what an article tells of.
    pub(super) fn story(&self, rng: &mut Rng) -> Story<'_> {
        let county = &self.counties[rng.falling(self.counties.len())];
        let mut story = Story {
            topic: &self.topics[rng.below(self.topics.len())],
            county,
            counties: &self.counties,
            days: rng.between(DAYS.0, DAYS.1),
            held: Vec::new(),
        };
        let town = rng.pick(&county.towns).cloned().unwrap_or_default();
        let village = names::village(rng);
        let place = if rng.one_in(2) { format!("{town}{village}") } else { format!("{}{town}", county.name) };
        story.held = vec![
            ("县", county.name.clone()),
            ("乡", town),
            ("村", village),
            ("地", place),
            ("公司", names::company(&county.name, rng)),
            ("人一", names::person(rng)),
            ("人二", names::person(rng)),
        ];
        for (name, rule) in [("机构", "机构名"), ("项目", "项目名")] {
            let value = self.grammar.compose(rule, &story, rng);
            story.held.push((name, value));
        }
        story
    }

    fn body(&self, story: &Story<'_>, byline: &str, rng: &mut Rng) -> String {
        let wanted = rng.between(SHORTEST, LONGEST);
        let start = match rng.below(3) {
            0 => format!("本报讯（{}）", byline.trim_start_matches("本报")),
            1 => "本报讯　".to_owned(),
            _ => String::new(),
        };
        let mut body = start + &self.grammar.compose("导", story, rng);
        // A Chinese character has three bytes.
        while body.len() < wanted * 3 {
            if rng.one_in(3) {
                body.push('\n');
            }
            body.push_str(&self.grammar.compose("句", story, rng));
        }
        body.push('\n');
        body + &self.grammar.compose("结", story, rng)
    }
}

fn byline(rng: &mut Rng) -> String {
    let mut byline = format!("本报记者 {}", names::person(rng));
    if rng.one_in(4) {
        byline += &format!(" {}", names::person(rng));
    }
    if !rng.one_in(3) {
        byline += &format!(" 通讯员 {}", names::person(rng));
    }
    byline
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;

    fn articles(wanted: u64) -> Vec<Article> {
        let newsroom = Newsroom::new(11).expect("rules");
        (0..wanted).map(|n| newsroom.article(n)).collect()
    }

    #[test]
    fn articles_are_as_long_as_local_news_and_complete() {
        for article in articles(200) {
            let characters: usize = article.lines().map(|line| line.chars().count()).sum();
            assert!((SHORTEST..LONGEST + 400).contains(&characters), "{characters}");
            assert!(!article.headline.is_empty() && article.byline.starts_with("本报记者"));
            assert!(("1985-01-01"..="2024-12-31").contains(&article.date.as_str()), "{}", article.date);
            assert!(!article.body.contains(['{', '}', '|', '#', '@']), "{}", article.body);
        }
    }

    #[test]
    fn articles_do_not_repeat_each_other() {
        // Runs of 12 characters that another article has too; reprints share nearly all of theirs.
        let mut seen: HashSet<String> = HashSet::new();
        let (mut shared, mut all) = (0, 0);
        for article in articles(400) {
            let chars: Vec<char> = article.body.chars().collect();
            let own: HashSet<String> = chars.windows(12).map(|run| run.iter().collect()).collect();
            shared += own.iter().filter(|run| seen.contains(*run)).count();
            all += own.len();
            seen.extend(own);
        }
        assert!(shared * 10 < all, "{shared} of {all}");
    }

    #[test]
    fn words_are_frequent_and_rare_as_in_a_language() {
        let mut counts: HashMap<[char; 2], u32> = HashMap::new();
        for article in articles(400) {
            let chars: Vec<char> = article.body.chars().collect();
            let pairs: HashSet<[char; 2]> = chars.windows(2).map(|pair| [pair[0], pair[1]]).collect();
            pairs.into_iter().for_each(|pair| *counts.entry(pair).or_default() += 1);
        }
        let rare = counts.values().filter(|count| **count == 1).count();
        let frequent = counts.values().filter(|count| **count > 200).count();
        assert!(rare * 4 > counts.len(), "{rare} of {}", counts.len());
        assert!((10..counts.len() / 50).contains(&frequent), "{frequent} of {}", counts.len());
    }
}
