//! Facts read from articles.

use newspaper::Fact;
use rusqlite::{Connection, params};

use super::{from_json, json};
use crate::error::Result;

/// Facts of an article in their order.
pub(crate) fn of_article(connection: &Connection, article_id: i64) -> Result<Vec<Fact>> {
    let mut statement = connection.prepare_cached(
        "SELECT text, coalesce(span, 'null'), rule, confidence, value FROM fact WHERE article_id = ?1 ORDER BY ordinal",
    )?;
    let rows = statement.query_map([article_id], |row| {
        Ok(Fact {
            text: row.get(0)?,
            span: from_json(row, 1)?,
            rule: row.get(2)?,
            confidence: row.get(3)?,
            value: from_json(row, 4)?,
        })
    })?;
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
