//! Articles.

use newspaper::{Article, PageInfo};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{change, fact, filled_json, from_json, json, optional_json, page, subject};
use crate::error::Result;
use crate::view::ArticleId;

/// An article as it lies in the archive, with the page it stands on.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) id: ArticleId,
    pub(crate) page_id: i64,
    /// Facts and subjects are empty unless asked for.
    pub(crate) article: Article,
    pub(crate) page: PageInfo,
    pub(crate) record: RecordOrigin,
    /// The article on another page that this piece goes on with.
    pub(crate) continues: Option<ArticleId>,
}

/// Where a structured record comes from; all empty for articles cut from pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RecordOrigin {
    /// Its own id.
    pub(crate) key: Option<String>,
    /// First byte and length in the original.
    pub(crate) bytes: Option<(u64, u64)>,
    /// Keys the program does not know, as JSON.
    pub(crate) notes: Option<String>,
}

const COLUMNS: &str = "article.id, page_id, kicker, headline, headline_supplied, deck, byline, dateline, kind, \
    confidence, lines, blocks, source_key, byte_start, byte_length, notes, standing_head, jump_to, jump_from, \
    replaced, look_alikes, continues";

/// Number of [`COLUMNS`].
const WIDTH: usize = 22;

fn from_row(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let kind: String = row.get(8)?;
    let bytes: (Option<i64>, Option<i64>) = (row.get(13)?, row.get(14)?);
    let article = Article {
        standing_head: row.get(16)?,
        kicker: row.get(2)?,
        headline: row.get(3)?,
        headline_supplied: row.get(4)?,
        deck: row.get(5)?,
        byline: from_json(row, 6)?,
        dateline: row.get(7)?,
        kind: serde_json::from_value(kind.into()).unwrap_or_default(),
        confidence: row.get(9)?,
        lines: from_json(row, 10)?,
        blocks: from_json(row, 11)?,
        jump_to: optional_json(row, 17)?,
        jump_from: optional_json(row, 18)?,
        replaced: optional_json(row, 19)?.unwrap_or_default(),
        look_alikes: optional_json(row, 20)?.unwrap_or_default(),
        facts: Vec::new(),
        subjects: Vec::new(),
    };
    let record = RecordOrigin {
        key: row.get(12)?,
        bytes: bytes.0.zip(bytes.1).map(|(start, length)| (start as u64, length as u64)),
        notes: row.get(15)?,
    };
    Ok(Stored {
        id: row.get(0)?,
        page_id: row.get(1)?,
        article,
        record,
        continues: row.get(21)?,
        page: page::from_row(row, WIDTH)?.info,
    })
}

/// An article without facts and subjects.
pub(crate) fn get(connection: &Connection, id: ArticleId) -> Result<Option<Stored>> {
    debug_assert_eq!(page::COLUMNS.split(',').count(), page::WIDTH);
    let sql = format!(
        "SELECT {COLUMNS}, {} FROM article JOIN page ON page.id = page_id WHERE article.id = ?1",
        page::COLUMNS
    );
    Ok(connection.prepare_cached(&sql)?.query_row([id], from_row).optional()?)
}

/// An article with facts and subjects.
pub(crate) fn get_whole(connection: &Connection, id: ArticleId) -> Result<Option<Stored>> {
    let Some(mut stored) = get(connection, id)? else { return Ok(None) };
    stored.article.facts = fact::of_article(connection, id)?;
    stored.article.subjects = subject::of_article(connection, id)?;
    Ok(Some(stored))
}

/// Adds an article with its facts and subjects, and notes the change for the index.
pub(crate) fn insert(
    connection: &Connection,
    page_id: i64,
    ordinal: u32,
    article: &Article,
    record: &RecordOrigin,
) -> Result<ArticleId> {
    connection
        .prepare_cached(
            "INSERT INTO article (page_id, ordinal, kicker, headline, headline_supplied, deck, byline, dateline,
                                  kind, confidence, lines, blocks, source_key, byte_start, byte_length, notes,
                                  standing_head, jump_to, jump_from, replaced, look_alikes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
        )?
        .execute(params![
            page_id,
            ordinal,
            article.kicker,
            article.headline,
            article.headline_supplied,
            article.deck,
            json(&article.byline)?,
            article.dateline,
            json(&article.kind)?.trim_matches('"'),
            article.confidence,
            json(&article.lines)?,
            json(&article.blocks)?,
            record.key,
            record.bytes.map(|b| b.0 as i64),
            record.bytes.map(|b| b.1 as i64),
            record.notes,
            article.standing_head,
            article.jump_to.as_ref().map(json).transpose()?,
            article.jump_from.as_ref().map(json).transpose()?,
            filled_json(&article.replaced)?,
            filled_json(&article.look_alikes)?,
        ])?;
    let id = connection.last_insert_rowid();
    fact::insert(connection, id, &article.facts)?;
    subject::insert(connection, id, &article.subjects)?;
    change::note(connection, id)?;
    Ok(id)
}

/// Articles of a page in their order: id, lines, and where a record stands in the original.
pub(crate) fn places_on_page(connection: &Connection, page_id: i64) -> Result<Vec<Placed>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, lines, byte_start, byte_length FROM article WHERE page_id = ?1 ORDER BY ordinal, id",
    )?;
    let rows = statement.query_map([page_id], |row| {
        let bytes: (Option<i64>, Option<i64>) = (row.get(2)?, row.get(3)?);
        let bytes = bytes.0.zip(bytes.1).map(|(start, length)| (start as u64, length as u64));
        Ok(Placed { id: row.get(0)?, lines: from_json(row, 1)?, bytes })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Where an article stands in its source.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) id: ArticleId,
    pub(crate) lines: Vec<u32>,
    pub(crate) bytes: Option<(u64, u64)>,
}

/// Ids after `after`, ascending.
pub(crate) fn ids_after(connection: &Connection, after: ArticleId, limit: u32) -> Result<Vec<ArticleId>> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM article WHERE id > ?1 ORDER BY id LIMIT ?2")?;
    let rows = statement.query_map([after, i64::from(limit)], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Articles held.
pub(crate) fn count(connection: &Connection) -> Result<u32> {
    Ok(connection.query_row("SELECT count(*) FROM article", [], |row| row.get(0))?)
}
