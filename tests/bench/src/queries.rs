//! The queries, drawn from the corpus itself, and the substrings that recall is measured with.

mod draw;
mod substring;
mod views;
mod words;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub(crate) use draw::draw;
pub(crate) use substring::{Substring, substrings};
#[cfg(test)]
pub(crate) use views::Of;
pub(crate) use views::{VIEWS, kind, views};

/// Rows of a page of results.
pub(crate) const PAGE: usize = 20;

/// Rows before the hundredth page.
pub(crate) const HUNDREDTH: usize = 99 * PAGE;

/// The kinds of queries, in the order of the report, with what they are.
pub(crate) const KINDS: [(&str, &str); 14] = [
    ("word2", "words of two characters"),
    ("name", "names of people"),
    ("phrase", "phrases of 8 to 16 characters"),
    ("rare", "words of one or two articles"),
    ("frequent", "the most frequent words"),
    ("char1", "one character"),
    ("and", "two words, both"),
    ("or", "two words, either"),
    ("not", "one word without another"),
    ("dated", "a word within a year"),
    ("newest", "a word, newest first"),
    ("page100", "the hundredth page of a frequent word"),
    ("facets", "counts by publication, year …, no hits"),
    ("timeline", "histogram by year, month or day, no hits"),
];

/// Width of the bins of a histogram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum By {
    Year,
    Month,
    Day,
}

/// One query, in the terms of no engine. All of its conditions hold together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Asked {
    /// One of [`KINDS`].
    pub(crate) kind: String,
    /// Texts that have to be there.
    pub(crate) all: Vec<String>,
    /// Texts of which one has to be there.
    pub(crate) any: Vec<String>,
    /// A text that must not be there.
    pub(crate) without: Option<String>,
    /// Only articles of this year.
    pub(crate) year: Option<i64>,
    /// Newest first, not best first.
    pub(crate) newest: bool,
    /// Rows left out before the first.
    pub(crate) offset: usize,
    /// Counts by publication and year are asked for instead of a page.
    pub(crate) facets: bool,
    /// A histogram is asked for instead of a page.
    pub(crate) timeline: Option<By>,
}

impl Asked {
    /// The line of the file for `jianbao bench`.
    pub(crate) fn line(&self) -> Value {
        // Bare as people type them, quoted where they would quote.
        let written = |text: &String| if self.kind == "phrase" { quoted(text) } else { text.clone() };
        let mut query = self.all.iter().map(written).collect::<Vec<_>>().join(" ");
        query += &self.any.iter().map(written).collect::<Vec<_>>().join(" OR ");
        if let Some(text) = &self.without {
            query += &format!(" -{text}");
        }
        let mut line = json!({
            "kind": self.kind, "query": query, "limit": PAGE, "offset": self.offset,
            "sort": if self.newest { "newest" } else { "relevance" },
            "facets": self.facets, "timeline": self.timeline,
        });
        if let Some(year) = self.year {
            line["from"] = json!(format!("{year}-01-01"));
            line["to"] = json!(format!("{year}-12-31"));
        }
        line
    }

    /// First and last day as numbers such as 20240717.
    pub(crate) fn days(&self) -> Option<(i64, i64)> {
        self.year.map(|year| (year * 10_000 + 101, year * 10_000 + 1_231))
    }
}

/// A text in straight quotation marks, for exactly these characters.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('＂', "\\＂"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(asked: Asked, expect: &str) {
        let line = asked.line();
        assert_eq!(line["query"], expect, "{line}");
    }

    #[test]
    fn queries_are_written_as_people_type_them() {
        let texts = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        let plain = Asked { kind: "word2".into(), all: texts(&["玉米"]), ..Asked::default() };
        check(plain.clone(), "玉米");
        check(Asked { kind: "and".into(), all: texts(&["玉米", "大棚"]), ..Asked::default() }, "玉米 大棚");
        check(Asked { kind: "or".into(), any: texts(&["玉米", "大棚"]), ..Asked::default() }, "玉米 OR 大棚");
        check(Asked { kind: "not".into(), without: Some("大棚".into()), ..plain.clone() }, "玉米 -大棚");
        check(Asked { kind: "phrase".into(), all: texts(&["5\"屏"]), ..Asked::default() }, "\"5\\\"屏\"");
        let line = Asked { year: Some(1999), newest: true, offset: HUNDREDTH, ..plain }.line();
        assert_eq!((&line["from"], &line["to"]), (&json!("1999-01-01"), &json!("1999-12-31")));
        assert_eq!((&line["sort"], &line["offset"]), (&json!("newest"), &json!(1980)));
    }
}
