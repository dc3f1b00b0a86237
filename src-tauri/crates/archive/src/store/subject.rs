//! IPTC subjects of articles.

use newspaper::Subject;
use rusqlite::{Connection, params};

use super::{from_json, json};
use crate::error::Result;

/// Subjects of an article, the main one first.
pub(crate) fn of_article(connection: &Connection, article_id: i64) -> Result<Vec<Subject>> {
    let mut statement = connection.prepare_cached(
        "SELECT subject_id, label, confidence, evidence FROM subject WHERE article_id = ?1 ORDER BY ordinal",
    )?;
    let rows = statement.query_map([article_id], |row| {
        let id: String = row.get(0)?;
        Ok(Subject {
            parent: newspaper::facts::subject_parent(&id).map(Into::into),
            id,
            label: row.get(1)?,
            confidence: row.get(2)?,
            evidence: from_json(row, 3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Name of a subject, as the archive knows it.
pub(crate) fn label(connection: &Connection, subject_id: &str) -> Result<Option<String>> {
    use rusqlite::OptionalExtension;
    let sql = "SELECT label FROM subject_label WHERE subject_id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([subject_id], |row| row.get(0)).optional()?)
}

/// Puts the subjects of an article in the place of those it had.
pub(super) fn replace(connection: &Connection, article_id: i64, subjects: &[Subject]) -> Result<()> {
    connection.prepare_cached("DELETE FROM subject WHERE article_id = ?1")?.execute([article_id])?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO subject (article_id, ordinal, subject_id, label, confidence, evidence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (ordinal, subject) in subjects.iter().enumerate() {
        let evidence = json(&subject.evidence)?;
        statement.execute(params![
            article_id,
            ordinal as i64,
            subject.id,
            subject.label,
            subject.confidence,
            evidence
        ])?;
        connection
            .prepare_cached("INSERT OR REPLACE INTO subject_label (subject_id, label) VALUES (?1, ?2)")?
            .execute([&subject.id, &subject.label])?;
    }
    Ok(())
}
