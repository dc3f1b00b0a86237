//! Headings that names are filed under. A name is its own heading unless a person said otherwise: names of one
//! person are joined under one heading, people of one name are told apart by a distinction in theirs.
//!
//! What a person said is a [`Correction::Heading`] in the list of corrections, of an article or of the whole
//! archive; names as printed are never changed.

use std::collections::{BTreeSet, HashMap};

use newspaper::{Article, Correction, Fact, FactValue, NameKind};
use rusqlite::Connection;
use wire::ArticleId;

use crate::correction::{self, Entry, Place};
use crate::error::Result;
use crate::{article, source};

/// Headings lead on to others so often at most; more is a circle.
const LONGEST_CHAIN: usize = 8;

/// The headings that hold.
#[derive(Debug, Default)]
pub struct Headings {
    /// In one article.
    here: HashMap<(NameKind, ArticleId), Vec<(String, String)>>,
    /// In all.
    everywhere: HashMap<NameKind, HashMap<String, String>>,
}

impl Headings {
    /// Reads them from the list of corrections.
    pub fn load(connection: &Connection) -> Result<Self> {
        let mut headings = Self::default();
        for entry in correction::headings(connection)? {
            let Correction::Heading { line, of, name, heading } = &entry.correction else { continue };
            if line.is_none() {
                headings.everywhere.entry(*of).or_default().insert(name.clone(), heading.clone());
            } else if let Some(id) = article_of(connection, &entry)? {
                let said = headings.here.entry((*of, id)).or_default();
                said.retain(|(other, _)| other != name);
                said.push((name.clone(), heading.clone()));
            }
        }
        Ok(headings)
    }

    /// The heading of a name in an article. What was said of the article alone is stronger.
    pub fn of<'a>(&'a self, kind: NameKind, name: &'a str, article: ArticleId) -> &'a str {
        let own = self.here.get(&(kind, article)).and_then(|said| said.iter().find(|(n, _)| n == name));
        let mut heading = own.map_or(name, |(_, heading)| heading);
        let Some(everywhere) = self.everywhere.get(&kind) else { return heading };
        for _ in 0..LONGEST_CHAIN {
            match everywhere.get(heading) {
                // A name told apart in one article is not joined again by what holds for the plain name.
                Some(next) if own.is_none() || heading != name => heading = next,
                _ => break,
            }
        }
        heading
    }

    /// The other names that are filed under the heading of a name in the whole archive, and that heading.
    pub fn joined_with(&self, name: &str) -> Vec<String> {
        let mut found: BTreeSet<&str> = BTreeSet::new();
        for (kind, names) in &self.everywhere {
            let heading = self.of(*kind, name, 0);
            found.insert(heading);
            found
                .extend(names.keys().filter(|other| self.of(*kind, other, 0) == heading).map(String::as_str));
        }
        found.into_iter().filter(|other| *other != name).map(str::to_owned).collect()
    }

    /// The heading of the name that a fact gives; `None` for what is no name.
    pub fn of_fact(&self, fact: &Fact, article: ArticleId) -> Option<String> {
        let kind = name_kind(&fact.value)?;
        Some(self.of(kind, &fact.value.standard(&fact.text), article).to_owned())
    }
}

/// What sort of name a fact gives.
pub fn name_kind(value: &FactValue) -> Option<NameKind> {
    match value {
        FactValue::Person { .. } => Some(NameKind::Person),
        FactValue::Org { .. } => Some(NameKind::Org),
        FactValue::Initiative { .. } => Some(NameKind::Initiative),
        FactValue::Date { .. } | FactValue::Place { .. } | FactValue::Figure { .. } => None,
    }
}

/// The line that a heading of an article is kept with: its first.
pub fn at(article: &Article) -> u32 {
    article.lines.first().copied().unwrap_or(0)
}

/// The article that a heading was given in, as it is now.
pub fn article_of(connection: &Connection, entry: &Entry) -> Result<Option<ArticleId>> {
    article_at(connection, &entry.place, entry.correction.lines().first().copied())
}

/// The article at a line of a page, or the one that a line of a file of records is.
pub fn article_at(connection: &Connection, place: &Place, line: Option<u32>) -> Result<Option<ArticleId>> {
    let Some(source) = source::find(connection, &place.sha256)? else { return Ok(None) };
    let id = match (place.record, line) {
        (Some(record), _) => article::of_record(connection, source.id, record)?.map(|stored| stored.id),
        (None, Some(line)) => match source::page_of(connection, source.id)? {
            Some(page) => article::at_line(connection, page, line)?,
            None => None,
        },
        (None, None) => None,
    };
    id.map(|id| article::root(connection, id)).transpose()
}

/// The place of what holds for the whole archive and no file of it.
pub fn everywhere() -> Place {
    Place { sha256: String::new(), record: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(everywhere: &[(&str, &str)], here: &[(ArticleId, &str, &str)]) -> Headings {
        let mut headings = Headings::default();
        for (name, heading) in everywhere {
            let all = headings.everywhere.entry(NameKind::Person).or_default();
            all.insert((*name).to_owned(), (*heading).to_owned());
        }
        for (id, name, heading) in here {
            let said = headings.here.entry((NameKind::Person, *id)).or_default();
            said.push(((*name).to_owned(), (*heading).to_owned()));
        }
        headings
    }

    #[test]
    fn names_lead_to_their_heading() {
        let check = |headings: &Headings, article, name: &str, expect: &str| {
            assert_eq!(headings.of(NameKind::Person, name, article), expect, "{name} in {article}");
        };
        let none = headings(&[], &[]);
        check(&none, 1, "王明", "王明");
        let joined = headings(&[("王民", "王明"), ("老王", "王民")], &[]);
        check(&joined, 1, "老王", "王明");
        check(&joined, 1, "王明", "王明");
        let parted = headings(&[], &[(2, "王明", "王明（教师）")]);
        check(&parted, 1, "王明", "王明");
        check(&parted, 2, "王明", "王明（教师）");
        let both = headings(&[("王明（教师）", "王明远")], &[(2, "王明", "王明（教师）")]);
        check(&both, 2, "王明", "王明远");
        // Said back: the article's own word is the last.
        let back = headings(&[("王明", "王明远")], &[(2, "王明", "王明")]);
        check(&back, 2, "王明", "王明");
        check(&back, 3, "王明", "王明远");
        assert_eq!(joined.joined_with("王民"), ["王明", "老王"]);
        assert_eq!(joined.joined_with("李四"), Vec::<String>::new());
        let circle = headings(&[("甲乙", "丙丁"), ("丙丁", "甲乙")], &[]);
        assert!(["甲乙", "丙丁"].contains(&circle.of(NameKind::Person, "甲乙", 1)));
    }
}
