//! Views of the window as lines for `jianbao bench`, with words and years of the corpus.

use std::path::Path;

use serde_json::{Value, json};

use super::words::{Sample, is_han};
use crate::Result;
use crate::rng::Rng;

/// What a view is asked for of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// The whole archive.
    All,
    /// One of the most frequent words.
    Frequent,
    /// A word of one or two articles in a sample.
    Rare,
    /// A frequent character.
    Character,
}

impl Of {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Frequent => "frequent word",
            Self::Rare => "rare word",
            Self::Character => "character",
        }
    }
}

const WORDS: &[Of] = &[Of::All, Of::Frequent, Of::Rare];
const NARROWED: &[Of] = &[Of::All, Of::Frequent];
const PHRASES: &[Of] = &[Of::Frequent, Of::Rare, Of::Character];
const ALL: &[Of] = &[Of::All];

/// The views, in the order they are asked for the first time in, with what they are and what they are asked for of.
pub(crate) const VIEWS: [(&str, &str, &[Of]); 26] = [
    ("overview", "the home of the archive", ALL),
    ("zoom-whole", "picture of time: everything, by year or decade", WORDS),
    ("zoom-decade", "picture of time: ten years, by month", WORDS),
    ("zoom-year", "picture of time: a year, by day", WORDS),
    ("split-subject", "picture of time parted by subject, these three stretches", WORDS),
    ("split-paper", "picture of time parted by paper, these three stretches", WORDS),
    ("compare", "picture of time of two queries, these three stretches", &[Of::Frequent, Of::Rare]),
    ("topics", "page of topics (all six kinds)", WORDS),
    ("cooccurrences", "what comes with a query", WORDS),
    ("storylines", "list of storylines", WORDS),
    ("topic-subject", "page of one subject", NARROWED),
    ("topic-storyline", "page of one storyline", NARROWED),
    ("topic-initiative", "page of one initiative", NARROWED),
    ("topic-place", "page of one place", NARROWED),
    ("topic-person", "page of one person", NARROWED),
    ("topic-org", "page of one organisation", NARROWED),
    ("topic-cooccurrences", "what comes with one topic", NARROWED),
    ("sheet-storyline", "sheet on a storyline, the longest first", ALL),
    ("sheet-initiative", "sheet on an initiative, the most frequent first", ALL),
    ("sheet-person", "sheet on a person, the most frequent first", ALL),
    ("phrase", "a phrase over the years", PHRASES),
    ("concordance", "the first places of a phrase, by date or by what follows", PHRASES),
    ("holdings", "calendar of holdings: papers", ALL),
    ("holdings-year", "calendar of holdings: a year, and gaps of a paper", ALL),
    ("coverage", "how far the days of a query are held", ALL),
    ("today", "the same day in every year, also with days around it and by the lunar date", ALL),
];

const TOPICS: [&str; 6] = ["subject", "storyline", "initiative", "place", "person", "org"];

/// The kind that a line is timed as.
pub(crate) fn kind(view: &str, of: Of) -> String {
    format!("{view}/{}", of.name())
}

/// `n` lines of each view and each thing it is asked for of. The same corpus and seed give the same lines.
pub(crate) fn views(path: &Path, articles: u64, n: usize, seed: u64) -> Result<Vec<Value>> {
    let sample = Sample::read(path, articles)?;
    let drawing = Drawing {
        frequent: sample.frequent(n).into_iter().map(str::to_owned).collect(),
        rare: sample.rare().into_iter().map(str::to_owned).collect(),
        characters: characters(&sample, n),
        years: years(&sample),
    };
    let mut lines = Vec::new();
    for (number, (view, _, list)) in VIEWS.iter().enumerate() {
        for of in *list {
            let mut rng = Rng::new(seed, (number * 10) as u64 + *of as u64);
            for turn in 0..n {
                let view_of = drawing.view(view, *of, turn, &mut rng);
                lines.push(json!({ "kind": kind(view, *of), "view": view_of }));
            }
        }
    }
    Ok(lines)
}

/// The most frequent characters of words.
fn characters(sample: &Sample, n: usize) -> Vec<String> {
    let mut counts = std::collections::BTreeMap::new();
    for (word, count) in &sample.words {
        word.chars().filter(|c| is_han(*c)).for_each(|c| *counts.entry(c).or_insert(0) += count);
    }
    let mut counts: Vec<(char, u32)> = counts.into_iter().collect();
    counts.sort_by_key(|(c, count)| (std::cmp::Reverse(*count), *c));
    counts.into_iter().take(n).map(|(c, _)| c.to_string()).collect()
}

/// The first and the last year.
fn years(sample: &Sample) -> (i64, i64) {
    let years = || sample.articles.iter().map(|article| article.day() / 10_000).filter(|year| *year > 0);
    (years().min().unwrap_or(2000), years().max().unwrap_or(2000))
}

/// What lines are drawn from.
struct Drawing {
    frequent: Vec<String>,
    rare: Vec<String>,
    characters: Vec<String>,
    years: (i64, i64),
}

impl Drawing {
    fn text(&self, of: Of, turn: usize, rng: &mut Rng) -> String {
        let text = match of {
            Of::All => None,
            Of::Frequent => self.frequent.get(turn % self.frequent.len().max(1)),
            Of::Character => self.characters.get(turn % self.characters.len().max(1)),
            Of::Rare => rng.pick(&self.rare),
        };
        text.cloned().unwrap_or_default()
    }

    fn year(&self, rng: &mut Rng) -> i64 {
        self.years.0 + rng.below((self.years.1 - self.years.0 + 1).max(1) as usize) as i64
    }

    fn view(&self, view: &str, of: Of, turn: usize, rng: &mut Rng) -> Value {
        let text = self.text(of, turn, rng);
        let query = json!({ "text": text });
        match view {
            "zoom-whole" => self.drawn(0, query, turn, rng),
            "zoom-decade" => self.drawn(1, query, turn, rng),
            "zoom-year" => self.drawn(2, query, turn, rng),
            "split-subject" | "split-paper" => {
                let mut drawn = self.drawn(turn % 3, query, turn, rng);
                drawn["density"]["split"] =
                    json!(if view == "split-paper" { "publication" } else { "subject" });
                drawn
            }
            "compare" => {
                let mut drawn = self.drawn(turn % 3, query, turn, rng);
                drawn["density"]["with"] = json!({ "text": self.text(of, turn + 1, rng) });
                drawn
            }
            "topics" | "cooccurrences" | "storylines" => json!({ view: query }),
            "topic-cooccurrences" => {
                json!({ "topic-cooccurrences": { "of": TOPICS[turn % 6], "place": turn / 6, "text": text } })
            }
            "phrase" => json!({ "phrase": text }),
            "concordance" => {
                let order = if turn.is_multiple_of(2) { "oldest" } else { "right" };
                json!({ "concordance": { "phrase": text, "order": order } })
            }
            "holdings-year" if turn.is_multiple_of(2) => json!({ "gaps": { "place": turn / 2 } }),
            "holdings-year" => json!({ "days": { "place": turn / 2, "year": self.year(rng) } }),
            "coverage" => {
                let year = self.year(rng).to_string();
                json!({ "coverage": { "from": year, "to": year } })
            }
            "today" => {
                let day = format!("{:02}-{:02}", rng.between(1, 12), rng.between(1, 28));
                let (around, lunar) = ([0, 3, 15][turn % 3], (turn % 4 == 3).then_some(true));
                json!({ "today": { "day": day, "around": around, "lunar": lunar } })
            }
            _ => match (view.strip_prefix("topic-"), view.strip_prefix("sheet-")) {
                (Some(of), _) => json!({ "topic": { "of": of, "place": turn, "text": text } }),
                (_, Some(of)) => json!({ "sheet": { "of": of, "place": turn } }),
                _ => json!(view),
            },
        }
    }

    /// A step of the picture of time: everything, ten years, a year. Every third one is of the days told of.
    fn drawn(&self, step: usize, query: Value, turn: usize, rng: &mut Rng) -> Value {
        let axis = if turn % 3 == 2 { "event" } else { "published" };
        let year = self.year(rng);
        let (by, from, to) = match step {
            0 if turn % 4 == 3 => ("decade", None, None),
            0 => ("year", None, None),
            1 => ("month", Some(year.to_string()), Some((year + 9).to_string())),
            _ => ("day", Some(year.to_string()), Some(year.to_string())),
        };
        json!({ "density": { "query": query, "axis": axis, "by": by, "from": from, "to": to } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    #[test]
    fn every_view_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let corpus = corpus::write(&folder.path().join("c.jsonl"), 120, 9, None).unwrap();
        let lines = views(&corpus.path, 120, 6, 1).unwrap();
        assert_eq!(lines, views(&corpus.path, 120, 6, 1).unwrap());
        let kinds: Vec<String> =
            lines.iter().filter_map(|line| Some(line["kind"].as_str()?.to_owned())).collect();
        let expect = VIEWS.iter().flat_map(|(view, _, of)| of.iter().map(|of| kind(view, *of)));
        assert_eq!(kinds, expect.flat_map(|kind| vec![kind; 6]).collect::<Vec<_>>());
        let is_asked = |pointer: &str, value: Value| {
            assert!(lines.iter().any(|line| line.pointer(pointer) == Some(&value)), "{pointer} {value}");
        };
        is_asked("/view", json!("overview"));
        is_asked("/view", json!("holdings"));
        is_asked("/view/density/by", json!("decade"));
        is_asked("/view/density/split", json!("subject"));
        is_asked("/view/topic/of", json!("org"));
        is_asked("/view/sheet/of", json!("person"));
        is_asked("/view/today/lunar", json!(true));
    }
}
