//! Everything that can be asked of an archive: every method of the core and every command of `jianbao`. None may fail,
//! whatever pages the archive holds.

mod commands;
mod methods;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use archive::query::{Query, Sort};
use archive::wire::ArticleId;
use archive::{Archive, ImportOptions, Result, SearchOptions};

pub use commands::{commands, failing_commands};
pub use methods::{failing_methods, methods, tried};

/// Articles, names, storylines that are asked about, at most of each.
const MOST: usize = 12;

/// What an archive is asked about: things that it holds.
#[derive(Debug)]
pub struct Sample {
    /// Queries that find something, and queries that find nothing.
    pub queries: Vec<Query>,
    /// Some of the articles, the oldest and the newest among them.
    pub articles: Vec<ArticleId>,
    /// Pages that these stand on.
    pub pages: Vec<i64>,
    /// Storylines, if any.
    pub storylines: Vec<String>,
    /// Headings of people.
    pub people: Vec<String>,
    /// Values of initiatives.
    pub initiatives: Vec<String>,
    /// Papers, and pages that name none.
    pub papers: Vec<Option<String>>,
}

/// A new archive of these files and folders.
///
/// # Errors
/// As [`Archive::create`] and [`Archive::import`]; files that fail are left out.
pub fn archive_of_files(path: &Path, files: &[PathBuf]) -> Result<Archive> {
    let archive = Archive::create(path)?;
    archive.import(files, &ImportOptions::default(), &mut |_| {}, &AtomicBool::new(false))?;
    Ok(archive)
}

/// A query of words.
pub fn query(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

impl Sample {
    /// What an archive holds.
    ///
    /// # Errors
    /// Where it cannot even be asked for that.
    pub fn of(archive: &Archive) -> Result<Self> {
        archive.keep_storylines(&mut |_| {}, &AtomicBool::new(false))?;
        let mut articles = Vec::new();
        let mut words = Vec::new();
        for sort in [Sort::Oldest, Sort::Newest] {
            let options = SearchOptions { sort, limit: MOST as u32 / 2, ..SearchOptions::default() };
            for hit in archive.search(&Query::default(), &options)?.hits {
                articles.push(hit.id);
                words.push(hit.headline.chars().filter(|c| c.is_alphanumeric()).take(4).collect::<String>());
            }
        }
        articles.sort_unstable();
        articles.dedup();
        let topics = archive.topics_whole(&Query::default())?;
        let lines = archive.storylines(&Query::default(), MOST as u32)?.storylines;
        let views = articles.iter().map(|&id| archive.article(id, &Query::default()));
        let pages = views.map(|view| Ok(view?.source.page_id)).collect::<Result<Vec<_>>>()?;
        let mut sample = Self {
            queries: Vec::new(),
            articles,
            pages,
            storylines: lines.into_iter().map(|line| line.id).collect(),
            people: topics.people.iter().take(MOST).map(|p| p.value.clone()).collect(),
            initiatives: topics.initiatives.iter().take(MOST).map(|i| i.value.clone()).collect(),
            papers: archive.holdings()?.into_iter().map(|paper| paper.publication).collect(),
        };
        sample.queries = sample.queries_of(&words);
        Ok(sample)
    }

    fn queries_of(&self, words: &[String]) -> Vec<Query> {
        let asked = [
            "",
            "报",
            "没有的话",
            "的 OR 一",
            "日期:推定",
            "日期:无",
            "日期:去年",
            "事发日期:2020年代",
            "\"一\"",
        ];
        let mut queries: Vec<Query> = asked.into_iter().map(query).collect();
        queries.extend(words.first().map(|word| query(word)));
        queries.extend(self.articles.first().map(|id| query(&format!("相近:{id}"))));
        queries.push(Query { undated: true, ..Query::default() });
        queries.push(Query { from: Some("1990".into()), to: Some("2024-07".into()), ..Query::default() });
        queries.push(Query {
            storylines: self.storylines.iter().take(2).cloned().collect(),
            ..Query::default()
        });
        queries.push(Query { people: self.people.iter().take(2).cloned().collect(), ..Query::default() });
        queries.push(Query {
            initiatives: self.initiatives.iter().take(2).cloned().collect(),
            ..Query::default()
        });
        queries
    }
}
