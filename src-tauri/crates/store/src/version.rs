//! Pairs of articles that are versions of one text.

use rusqlite::{Connection, OptionalExtension, Row, params};
use wire::{ArticleId, VersionKind};

use super::page;
use crate::error::Result;

/// Key in `meta` of the last change whose article was looked at.
const SEQ: &str = "versions-seq";

/// A pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The erratum, else the smaller id.
    pub article: ArticleId,
    /// What it sets right, else the greater id.
    pub other: ArticleId,
    /// `Reprint`, `Update` or `Erratum`.
    pub kind: VersionKind,
    /// Share of the shorter text that stands in the longer one.
    pub similarity: f32,
}

fn name(kind: VersionKind) -> &'static str {
    match kind {
        VersionKind::Reprint => "reprint",
        VersionKind::Update => "update",
        VersionKind::Erratum | VersionKind::Corrected => "erratum",
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Pair> {
    let kind = match row.get_ref(2)?.as_str()? {
        "reprint" => VersionKind::Reprint,
        "update" => VersionKind::Update,
        _ => VersionKind::Erratum,
    };
    Ok(Pair { article: row.get(0)?, other: row.get(1)?, kind, similarity: row.get(3)? })
}

/// The last change whose article was looked at, 0 when none was.
pub fn seq(connection: &Connection) -> Result<i64> {
    let sql = "SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([SEQ], |row| row.get(0)).optional()?.unwrap_or(0))
}

/// Notes up to which change articles were looked at.
pub fn set_seq(connection: &Connection, seq: i64) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?
        .execute(params![SEQ, seq.to_string()])?;
    Ok(())
}

/// All pairs of an article.
pub fn of_article(connection: &Connection, id: ArticleId) -> Result<Vec<Pair>> {
    let mut statement = connection.prepare_cached(
        "SELECT article_id, other_id, kind, similarity FROM version WHERE article_id = ?1
         UNION SELECT article_id, other_id, kind, similarity FROM version WHERE other_id = ?1",
    )?;
    let rows = statement.query_map([id], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All pairs, in order.
pub fn all(connection: &Connection) -> Result<Vec<Pair>> {
    let sql = "SELECT article_id, other_id, kind, similarity FROM version ORDER BY article_id, other_id";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Forgets all pairs of an article.
pub fn remove(connection: &Connection, id: ArticleId) -> Result<()> {
    connection.prepare_cached("DELETE FROM version WHERE article_id = ?1 OR other_id = ?1")?.execute([id])?;
    Ok(())
}

/// Forgets what an erratum sets right.
pub fn remove_erratum(connection: &Connection, id: ArticleId) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM version WHERE article_id = ?1 AND kind = 'erratum'")?
        .execute([id])?;
    Ok(())
}

/// Adds a pair; one of articles that are there no more is left out.
pub fn insert(connection: &Connection, pair: &Pair) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO version (article_id, other_id, kind, similarity)
             SELECT a.id, b.id, ?3, ?4 FROM article AS a, article AS b WHERE a.id = ?1 AND b.id = ?2",
        )?
        .execute(params![pair.article, pair.other, name(pair.kind), pair.similarity])?;
    Ok(())
}

/// Forgets all pairs; every article is to be looked at again.
pub fn clear(connection: &Connection) -> Result<()> {
    connection.execute("DELETE FROM version", [])?;
    set_seq(connection, 0)
}

/// Articles on pages without a date that are versions of others on dated pages, with at least so much in common and no
/// notices: the article, its page, and the other's date, paper and headline; ascending, the earliest date first.
pub fn on_dated_pages<T>(
    connection: &Connection,
    least: f32,
    from_row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let sql = format!(
        "WITH pair (one, other) AS (
             SELECT article_id, other_id FROM version WHERE kind <> 'erratum' AND similarity >= ?1
             UNION ALL SELECT other_id, article_id FROM version WHERE kind <> 'erratum' AND similarity >= ?1
         )
         SELECT own.id, page.id, dated.issue_date, dated.publication, print.headline
         FROM pair
         JOIN article AS own ON own.id = one AND own.kind <> 'notice'
         JOIN page ON page.id = own.page_id AND {}
         JOIN source ON source.id = page.source_id AND source.kind = 'page'
         JOIN article AS print ON print.id = other
         JOIN page AS dated ON dated.id = print.page_id AND dated.issue_date IS NOT NULL
         ORDER BY own.id, dated.issue_date, print.id",
        page::UNDATED
    );
    let mut statement = connection.prepare(&sql)?;
    let rows = statement.query_map([least], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
