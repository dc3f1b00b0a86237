//! Facts read from articles.

use newspaper::{Fact, NameKind};
use rusqlite::{Connection, params};

use super::{from_json, json};
use crate::error::Result;
use crate::view::ArticleId;

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Fact> {
    Ok(Fact {
        text: row.get(0)?,
        span: from_json(row, 1)?,
        rule: row.get(2)?,
        confidence: row.get(3)?,
        value: from_json(row, 4)?,
    })
}

/// Articles with a fact of a kind in these words, ascending.
pub(crate) fn articles_saying(connection: &Connection, kind: &str, text: &str) -> Result<Vec<ArticleId>> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT article_id FROM fact WHERE kind = ?1 AND text = ?2 ORDER BY article_id",
    )?;
    let ids = statement.query_map([kind, text], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The facts of a kind that an article gives in these words.
pub(crate) fn saying(connection: &Connection, id: ArticleId, kind: &str, text: &str) -> Result<Vec<Fact>> {
    let mut statement = connection.prepare_cached(
        "SELECT text, coalesce(span, 'null'), rule, confidence, value FROM fact
         WHERE article_id = ?1 AND kind = ?2 AND text = ?3 ORDER BY ordinal",
    )?;
    let rows = statement.query_map(params![id, kind, text], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Facts of an article in their order.
pub(crate) fn of_article(connection: &Connection, article_id: i64) -> Result<Vec<Fact>> {
    let mut statement = connection.prepare_cached(
        "SELECT text, coalesce(span, 'null'), rule, confidence, value FROM fact WHERE article_id = ?1 ORDER BY ordinal",
    )?;
    let rows = statement.query_map([article_id], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Names of the initiatives of an article.
pub(crate) fn initiatives(connection: &Connection, article_id: i64) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT value ->> '$.name' FROM fact WHERE article_id = ?1 AND kind = 'initiative'",
    )?;
    let names = statement.query_map([article_id], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// A name that facts give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    /// Of a person in a byline; else of an organisation or initiative.
    pub(crate) person: bool,
    /// Articles that have it.
    pub(crate) articles: u32,
    /// The first and the last of them.
    pub(crate) first: ArticleId,
    pub(crate) last: ArticleId,
}

/// Hands on every name of organisations, initiatives and people of bylines, the most frequent first.
pub(crate) fn each_name(connection: &Connection, mut each: impl FnMut(Named)) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT name, person, count(*) AS articles, min(article_id), max(article_id) FROM (
             SELECT DISTINCT article_id, kind = 'person' AS person,
                    CASE kind WHEN 'org' THEN text ELSE value ->> '$.name' END AS name
             FROM fact
             WHERE kind IN ('org', 'initiative')
                OR kind = 'person' AND value ->> '$.as' IN ('reporter', 'correspondent', 'photographer'))
         WHERE name IS NOT NULL
         GROUP BY name, person ORDER BY articles DESC, name",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (name, person, articles) = (row.get(0)?, row.get(1)?, row.get(2)?);
        each(Named { name, person, articles, first: row.get(3)?, last: row.get(4)? });
    }
    Ok(())
}

/// Articles with a name, ascending.
pub(crate) fn articles_with(connection: &Connection, name: &str) -> Result<Vec<ArticleId>> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT article_id FROM fact
         WHERE kind = 'org' AND text = ?1 OR kind IN ('person', 'initiative') AND value ->> '$.name' = ?1
         ORDER BY article_id",
    )?;
    let ids = statement.query_map([name], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Articles that name someone or something so, in no order.
pub(crate) fn articles_naming(connection: &Connection, kind: NameKind, name: &str) -> Result<Vec<ArticleId>> {
    let (kind, standard) = match kind {
        NameKind::Person => ("person", "value ->> '$.name'"),
        NameKind::Org => ("org", "coalesce(value ->> '$.full', text)"),
        NameKind::Initiative => ("initiative", "coalesce(value ->> '$.of', value ->> '$.name')"),
    };
    let sql = format!("SELECT DISTINCT article_id FROM fact WHERE kind = ?1 AND {standard} = ?2");
    let mut statement = connection.prepare_cached(&sql)?;
    let ids = statement.query_map([kind, name], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Puts the facts of an article in the place of those it had.
pub(super) fn replace(connection: &Connection, article_id: i64, facts: &[Fact]) -> Result<()> {
    connection.prepare_cached("DELETE FROM fact WHERE article_id = ?1")?.execute([article_id])?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO fact (article_id, ordinal, kind, text, span, rule, confidence, value)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (ordinal, fact) in facts.iter().enumerate() {
        statement.execute(params![
            article_id,
            ordinal as i64,
            fact.value.kind(),
            fact.text,
            fact.span.as_ref().map(json).transpose()?,
            fact.rule,
            fact.confidence,
            json(&fact.value)?
        ])?;
    }
    Ok(())
}
