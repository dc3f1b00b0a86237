//! SQLite's FTS5 with its trigram tokenizer, inside this process.

use std::path::PathBuf;
use std::time::Instant;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::emptied;
use crate::Result;
use crate::engine::{Answer, Engine, Task};
use crate::measure::{Used, parts};
use crate::queries::{Asked, By, PAGE, Substring};

pub(super) const SET_UP: &str = "SQLite FTS5 (bundled, in process): a table of articles and an external-content index with \
`tokenize='trigram'`, built in one transaction each, WAL. Texts of three characters or more are found by `MATCH` with \
`bm25` order and `snippet()`; shorter ones, which trigrams cannot find, by `LIKE` over the table. Facets are publication and \
year.";

const SCHEMA: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE article (
        row INTEGER PRIMARY KEY, id TEXT UNIQUE, day INTEGER, publication TEXT, headline TEXT, byline TEXT, body TEXT);
    CREATE INDEX by_day ON article (day);
    CREATE VIRTUAL TABLE found USING fts5 (
        headline, byline, body, content = 'article', content_rowid = 'row', tokenize = 'trigram');";

/// Shorter texts are in no trigram.
const TRIGRAM: usize = 3;

pub(super) struct Fts5 {
    folder: PathBuf,
    open: Option<Connection>,
}

/// The part of a statement from FROM on, and what stands for its question marks.
struct Selection {
    from: String,
    values: Vec<Value>,
    has_match: bool,
}

impl Fts5 {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder, open: None }
    }

    fn connect(&self) -> Result<Connection> {
        Connection::open(self.folder.join("fts5.sqlite3")).map_err(|e| e.to_string())
    }

    fn connection(&self) -> Result<&Connection> {
        self.open.as_ref().ok_or_else(|| "FTS5 is not open".to_owned())
    }
}

/// A text as FTS5 takes it.
fn phrase(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn select(asked: &Asked) -> Selection {
    let texts = asked.all.iter().chain(&asked.any).chain(&asked.without);
    let has_match = texts.clone().all(|text| text.chars().count() >= TRIGRAM);
    let mut values: Vec<Value> = Vec::new();
    let mut conditions = Vec::new();
    if has_match {
        let joined =
            |texts: &[String], by: &str| texts.iter().map(|t| phrase(t)).collect::<Vec<_>>().join(by);
        let mut query = joined(&asked.all, " AND ") + &joined(&asked.any, " OR ");
        if let Some(text) = &asked.without {
            query = format!("({query}) NOT {}", phrase(text));
        }
        conditions.push("found MATCH ?".to_owned());
        values.push(query.into());
    } else {
        let mut has = |text: &String| {
            let pattern = format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
            values.extend(std::iter::repeat_n(Value::from(pattern), 3));
            let like = |column: &str| format!("article.{column} LIKE ? ESCAPE '\\'");
            format!("({})", ["headline", "byline", "body"].map(like).join(" OR "))
        };
        conditions.extend(asked.all.iter().map(&mut has));
        if !asked.any.is_empty() {
            conditions.push(format!("({})", asked.any.iter().map(&mut has).collect::<Vec<_>>().join(" OR ")));
        }
        conditions.extend(asked.without.iter().map(|text| format!("NOT {}", has(text))));
    }
    if let Some((first, last)) = asked.days() {
        conditions.push("article.day BETWEEN ? AND ?".to_owned());
        values.extend([first.into(), last.into()]);
    }
    let join = if has_match { "found JOIN article ON article.row = found.rowid" } else { "article" };
    Selection { from: format!("FROM {join} WHERE {}", conditions.join(" AND ")), values, has_match }
}

/// What is asked of the articles that are selected.
fn statements(asked: &Asked, selection: &Selection) -> Vec<String> {
    let from = &selection.from;
    let count = format!("SELECT COUNT(*) {from}");
    let grouped = |by: &str| format!("SELECT {by}, COUNT(*) {from} GROUP BY 1");
    if asked.facets {
        return vec![count, grouped("publication"), grouped("day / 10000")];
    }
    if let Some(by) = asked.timeline {
        let width = match by {
            By::Year => "day / 10000",
            By::Month => "day / 100",
            By::Day => "day",
        };
        return vec![count, grouped(width)];
    }
    let snippet =
        if selection.has_match { "snippet(found, 2, '«', '»', '…', 40)" } else { "substr(body, 1, 40)" };
    let order = match (asked.newest, selection.has_match) {
        (true, _) => "ORDER BY day DESC",
        (false, true) => "ORDER BY bm25(found)",
        (false, false) => "",
    };
    let page = format!(
        "SELECT article.id, article.headline, {snippet} {from} {order} LIMIT {PAGE} OFFSET {}",
        asked.offset
    );
    vec![count, page]
}

impl Engine for Fts5 {
    fn used(&self) -> Used {
        Used::own()
    }

    fn prepare(&mut self, _: &Task) -> Result<()> {
        emptied(&self.folder)
    }

    fn import(&mut self, task: &Task) -> Result<()> {
        let explain = |e: rusqlite::Error| e.to_string();
        let mut connection = self.connect()?;
        connection.execute_batch(SCHEMA).map_err(explain)?;
        let transaction = connection.transaction().map_err(explain)?;
        let mut insert = transaction
            .prepare(
                "INSERT INTO article (id, day, publication, headline, byline, body) VALUES (?,?,?,?,?,?)",
            )
            .map_err(explain)?;
        for article in task.articles()? {
            let article = article?;
            let day = article.day();
            // Whatever a reader reads has to be found: kicker and deck stand with the headline.
            let headline = [&article.kicker, &article.headline, &article.deck].map(String::as_str).join("\n");
            insert
                .execute((article.id, day, article.publication, headline, article.byline, article.body))
                .map_err(explain)?;
        }
        drop(insert);
        transaction.commit().map_err(explain)?;
        connection
            .execute_batch("INSERT INTO found (found) VALUES ('rebuild'); PRAGMA wal_checkpoint(TRUNCATE)")
            .map_err(explain)
    }

    fn parts(&self) -> Vec<(String, u64)> {
        parts(&self.folder)
    }

    fn open(&mut self) -> Result<()> {
        self.open = Some(self.connect()?);
        Ok(())
    }

    fn ask(&mut self, asked: &Asked) -> Result<Option<Answer>> {
        let explain = |e: rusqlite::Error| e.to_string();
        let connection = self.connection()?;
        let start = Instant::now();
        let selection = select(asked);
        let mut total = 0;
        for (n, text) in statements(asked, &selection).iter().enumerate() {
            let mut statement = connection.prepare_cached(text).map_err(explain)?;
            let mut rows = statement.query(params_from_iter(&selection.values)).map_err(explain)?;
            while let Some(row) = rows.next().map_err(explain)? {
                if n == 0 {
                    total = row.get::<_, i64>(0).map_err(explain)? as u64;
                }
            }
        }
        Ok(Some(Answer { total, taken: start.elapsed() }))
    }

    fn finds(&mut self, substring: &Substring) -> Result<bool> {
        let asked = Asked { all: vec![substring.text.clone()], ..Asked::default() };
        let mut selection = select(&asked);
        selection.values.push(substring.id.clone().into());
        let text = format!("SELECT EXISTS (SELECT 1 {} AND article.id = ?)", selection.from);
        let mut statement = self.connection()?.prepare_cached(&text).map_err(|e| e.to_string())?;
        statement.query_row(params_from_iter(&selection.values), |row| row.get(0)).map_err(|e| e.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_looked_for_without_the_index() {
        let check = |texts: &[&str], expect| {
            let asked = Asked { all: texts.iter().map(|t| (*t).to_owned()).collect(), ..Asked::default() };
            assert_eq!(select(&asked).has_match, expect, "{texts:?}");
        };
        check(&["新桥通车"], true);
        check(&["新桥"], false);
        check(&["新桥通车", "秋粮"], false);
    }
}
