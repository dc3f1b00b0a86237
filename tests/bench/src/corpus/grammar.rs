//! Rules that sentences are composed by; `data/news.txt` says how they are written.

use std::collections::HashMap;

use crate::Result;
use crate::rng::Rng;

/// Rules within rules at most; a cycle of rules ends here.
const DEEPEST: usize = 12;

/// What the pieces in braces that are no rule are written as.
pub(super) trait Maker {
    /// A name made anew, such as `person`; `None` where there is no such kind.
    fn make(&self, kind: &str, rng: &mut Rng) -> Option<String>;
    /// What `@name` stands for in this article.
    fn held(&self, name: &str) -> Option<&str>;
    /// The topic of this article.
    fn topic(&self) -> &str;
}

#[derive(Debug)]
enum Piece {
    Text(String),
    /// A rule, or what a [`Maker`] makes.
    Named(String),
    /// A rule of the topic.
    OfTopic(String),
    Held(String),
    Number(usize, usize),
}

/// All rules by name.
#[derive(Debug)]
pub(super) struct Grammar {
    rules: HashMap<String, Vec<Vec<Piece>>>,
}

impl Grammar {
    /// Reads rules.
    ///
    /// # Errors
    /// The first line that cannot be understood.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let mut rules: HashMap<String, Vec<Vec<Piece>>> = HashMap::new();
        let mut name = String::new();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(next) = line.strip_prefix("= ") {
                name = next.to_owned();
                continue;
            }
            let rule = rules.entry(name.clone()).or_default();
            for alternative in line.split('|') {
                rule.push(pieces(alternative).ok_or_else(|| format!("no rule: {alternative}"))?);
            }
        }
        Ok(Self { rules })
    }

    /// Topics, by the order of their names.
    pub(super) fn topics(&self) -> Vec<String> {
        let mut topics: Vec<String> = self
            .rules
            .keys()
            .filter_map(|name| name.split_once('.').map(|(topic, _)| topic.to_owned()))
            .collect();
        topics.sort();
        topics.dedup();
        topics
    }

    /// Composes a text by a rule.
    pub(super) fn compose(&self, rule: &str, maker: &dyn Maker, rng: &mut Rng) -> String {
        let mut out = String::new();
        self.write(rule, maker, rng, DEEPEST, &mut out);
        out
    }

    fn write(&self, rule: &str, maker: &dyn Maker, rng: &mut Rng, depth: usize, out: &mut String) {
        let Some(alternatives) = self.rules.get(rule).filter(|_| depth > 0) else { return };
        // Half by rank, half evenly: rare alternatives must not be all too rare.
        let n = alternatives.len();
        let drawn = if rng.one_in(2) { rng.falling(n) } else { rng.below(n) };
        for piece in &alternatives[drawn] {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Number(low, high) => out.push_str(&rng.between(*low, *high).to_string()),
                Piece::Held(name) => out.push_str(maker.held(name).unwrap_or_default()),
                Piece::OfTopic(name) => {
                    let rule = format!("{}.{name}", maker.topic());
                    self.write(&rule, maker, rng, depth - 1, out);
                }
                Piece::Named(name) => match maker.make(name, rng) {
                    Some(made) => out.push_str(&made),
                    None => self.write(name, maker, rng, depth - 1, out),
                },
            }
        }
    }

    /// References that lead nowhere, given the names that the maker knows.
    #[cfg(test)]
    fn dangling(&self, maker: &dyn Maker) -> Vec<String> {
        let mut rng = Rng::new(0, 0);
        let mut is_known = |piece: &Piece| match piece {
            Piece::Text(_) | Piece::Number(..) => true,
            Piece::Named(name) => self.rules.contains_key(name) || maker.make(name, &mut rng).is_some(),
            Piece::OfTopic(name) => {
                self.topics().iter().all(|t| self.rules.contains_key(&format!("{t}.{name}")))
            }
            Piece::Held(name) => maker.held(name).is_some(),
        };
        let pieces = self.rules.values().flatten().flatten();
        pieces.filter(|piece| !is_known(piece)).map(|piece| format!("{piece:?}")).collect()
    }
}

/// The pieces of an alternative; `None` where a brace has no partner or a number is none.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((plain, after)) = rest.split_once('{') {
        let (name, next) = after.split_once('}')?;
        if !plain.is_empty() {
            pieces.push(Piece::Text(plain.to_owned()));
        }
        pieces.push(match name.as_bytes().first()? {
            b'#' => {
                let (low, high) = name[1..].split_once('-')?;
                Piece::Number(low.parse().ok()?, high.parse().ok()?)
            }
            b'@' => Piece::Held(name[1..].to_owned()),
            b'.' => Piece::OfTopic(name[1..].to_owned()),
            _ => Piece::Named(name.to_owned()),
        });
        rest = next;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::news::{NEWS, Newsroom};

    struct Plain;

    impl Maker for Plain {
        fn make(&self, kind: &str, _: &mut Rng) -> Option<String> {
            (kind == "person").then(|| "张红".to_owned())
        }
        fn held(&self, name: &str) -> Option<&str> {
            (name == "县").then_some("冠县")
        }
        fn topic(&self) -> &str {
            "农"
        }
    }

    #[test]
    fn texts_are_composed_by_rules() {
        let check = |rules: &str, expect: &str| {
            let grammar = Grammar::parse(rules).unwrap();
            assert_eq!(grammar.compose("句", &Plain, &mut Rng::new(1, 1)), expect);
        };
        check("= 句\n{person}在{@县}种{.物}{#3-3}亩。\n= 农.物\n玉米", "张红在冠县种玉米3亩。");
        check("# 注\n= 句\n甲{句}", "甲甲甲甲甲甲甲甲甲甲甲甲");
    }

    #[test]
    fn rules_that_cannot_be_read_are_named() {
        assert!(Grammar::parse("= 句\n{甲").is_err());
        assert!(Grammar::parse("= 句\n{#3}").is_err());
    }

    #[test]
    fn every_reference_of_the_news_leads_somewhere() {
        let newsroom = Newsroom::new(1).unwrap();
        let mut rng = Rng::new(1, 1);
        let story = newsroom.story(&mut rng);
        assert_eq!(Grammar::parse(NEWS).unwrap().dangling(&story), Vec::<String>::new());
    }
}
