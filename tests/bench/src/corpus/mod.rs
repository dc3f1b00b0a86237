//! The articles that are measured with: made, or taken from a file and made more of. Always a file of records, one a
//! line, that every engine reads.

mod expand;
mod grammar;
mod names;
mod news;

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{Result, explain};
pub(crate) use names::{date_of, days_of};

/// A record of the command line contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Article {
    #[serde(default)]
    pub(crate) id: String,
    #[serde(alias = "title", default, deserialize_with = "text")]
    pub(crate) headline: String,
    #[serde(default, deserialize_with = "text", skip_serializing_if = "String::is_empty")]
    pub(crate) kicker: String,
    #[serde(default, deserialize_with = "text", skip_serializing_if = "String::is_empty")]
    pub(crate) deck: String,
    #[serde(default, deserialize_with = "text", skip_serializing_if = "String::is_empty")]
    pub(crate) byline: String,
    /// Paragraphs, parted by line ends.
    #[serde(default, deserialize_with = "text")]
    pub(crate) body: String,
    /// Day of issue.
    #[serde(default, deserialize_with = "text", skip_serializing_if = "String::is_empty")]
    pub(crate) date: String,
    #[serde(default, deserialize_with = "text", skip_serializing_if = "String::is_empty")]
    pub(crate) publication: String,
    #[serde(default, deserialize_with = "text", skip_serializing_if = "String::is_empty")]
    pub(crate) page: String,
    #[serde(default, deserialize_with = "text", skip_serializing_if = "String::is_empty")]
    pub(crate) section: String,
}

/// `null` is as good as nothing.
fn text<'de, D: serde::Deserializer<'de>>(from: D) -> std::result::Result<String, D::Error> {
    Ok(Option::<String>::deserialize(from)?.unwrap_or_default())
}

impl Article {
    /// What a reader reads, line by line.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &str> {
        let head = [&self.kicker, &self.headline, &self.deck, &self.byline].map(String::as_str);
        head.into_iter().chain(self.body.split('\n')).map(str::trim).filter(|line| !line.is_empty())
    }

    /// Bytes of raw text.
    pub(crate) fn bytes(&self) -> u64 {
        self.lines().map(|line| line.len() as u64).sum()
    }

    /// Day of issue as a number such as 20240717; 0 where it is unknown.
    pub(crate) fn day(&self) -> i64 {
        let digits: String = self.date.chars().filter(char::is_ascii_digit).take(8).collect();
        if digits.len() == 8 { digits.parse().unwrap_or(0) } else { 0 }
    }
}

/// A corpus that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Corpus {
    pub(crate) path: PathBuf,
    pub(crate) articles: u64,
    /// Bytes of raw text: headlines, bylines and bodies.
    pub(crate) bytes: u64,
    /// What it is, for the report.
    pub(crate) made_of: String,
}

/// Writes `wanted` articles to `path`: those of `source`, made more of where they are too few, or made altogether.
/// The same seed gives the same bytes.
pub(crate) fn write(path: &Path, wanted: u64, seed: u64, source: Option<&Path>) -> Result<Corpus> {
    let made_of = match source {
        None => format!("made by the generator of local news, seed {seed}"),
        Some(file) => {
            let name = file.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
            format!("{name}, sentences and dates shuffled beyond its own articles, seed {seed}")
        }
    };
    let mut make: Box<dyn FnMut(u64) -> Article> = match source {
        None => {
            let newsroom = news::Newsroom::new(seed)?;
            Box::new(move |n| newsroom.article(n))
        }
        Some(file) => {
            let taken = read(file)?.take(wanted as usize).collect::<Result<Vec<_>>>()?;
            let pool = expand::Pool::new(taken, seed)?;
            Box::new(move |n| pool.article(n))
        }
    };
    let mut out = BufWriter::new(File::create(path).map_err(|e| explain(path, e))?);
    let mut bytes = 0;
    for n in 0..wanted {
        let article = make(n);
        bytes += article.bytes();
        serde_json::to_writer(&mut out, &article).map_err(|e| explain(path, e))?;
        out.write_all(b"\n").map_err(|e| explain(path, e))?;
    }
    out.flush().map_err(|e| explain(path, e))?;
    Ok(Corpus { path: path.to_owned(), articles: wanted, bytes, made_of })
}

/// The articles of a file, in order.
pub(crate) fn read(path: &Path) -> Result<impl Iterator<Item = Result<Article>> + use<>> {
    let lines = BufReader::new(File::open(path).map_err(|e| explain(path, e))?).lines();
    let owned = path.to_owned();
    Ok(lines.enumerate().map(move |(n, line)| {
        let line = line.map_err(|e| explain(&owned, e))?;
        serde_json::from_str(&line).map_err(|e| format!("{}, line {}: {e}", owned.display(), n + 1))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(wanted: u64, seed: u64, source: Option<&Path>) -> (Corpus, Vec<Article>) {
        let folder = tempfile::tempdir().expect("a folder");
        let corpus = write(&folder.path().join("c.jsonl"), wanted, seed, source).expect("a corpus");
        let articles = read(&corpus.path).expect("a file").collect::<Result<Vec<_>>>().expect("records");
        (corpus, articles)
    }

    #[test]
    fn a_made_corpus_has_the_size_asked_for_and_is_the_same_each_time() {
        let (corpus, articles) = made(300, 5, None);
        assert_eq!((corpus.articles, articles.len()), (300, 300));
        assert_eq!(corpus.bytes, articles.iter().map(Article::bytes).sum::<u64>());
        assert_eq!(articles, made(300, 5, None).1);
        assert_ne!(articles, made(300, 6, None).1);
        // A larger one begins with the smaller one.
        assert_eq!(articles[..], made(320, 5, None).1[..300]);
    }

    #[test]
    fn a_file_is_taken_as_it_is_and_made_more_of() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("some.jsonl");
        let lines = [
            r#"{"title":"甲","body":"新桥通车。市民称便！\n秋粮入仓。","date":"2020-01-01","publication":null}"#,
            r#"{"headline":"乙","body":"雨后天晴。气温回升。","date":"2021-03-04","publication":"甲报","other":1}"#,
        ];
        std::fs::write(&file, lines.join("\n")).unwrap();
        let (_, one) = made(1, 5, Some(&file));
        assert_eq!((one[0].headline.as_str(), one[0].day()), ("甲", 20_200_101));
        let (_, many) = made(50, 5, Some(&file));
        assert_eq!(many[0], one[0]);
        assert_eq!(many[1].publication, "甲报");
        assert_eq!(many.iter().map(|a| &a.id).collect::<std::collections::BTreeSet<_>>().len(), 50);
        assert!(many[2..].iter().all(|a| !a.body.is_empty() && a.day() > 0), "{many:?}");
        assert_eq!(many, made(50, 5, Some(&file)).1);
    }

    #[test]
    fn days_are_numbers() {
        let check = |date: &str, expect| {
            assert_eq!(Article { date: date.into(), ..Article::default() }.day(), expect)
        };
        check("2024-07-17", 20_240_717);
        check("2024-07", 0);
        check("", 0);
    }
}
