//! Articles.

use std::sync::LazyLock;

use newspaper::{Article, Block, Jump, LookAlike, PageInfo};
use rusqlite::{Connection, OptionalExtension, Row, params};
use wire::ArticleId;

use super::pack::SAMPLES;
use super::{change, filled_json, from_json, invalid, json, optional_json, packed, page, record};
use crate::error::Result;
use crate::jumps::Continued;

/// An article as it lies in the archive, with the page it stands on.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Its row.
    pub id: ArticleId,
    /// The page it was cut from.
    pub page_id: i64,
    /// Facts and subjects are empty unless asked for.
    pub article: Article,
    /// What that page is.
    pub page: PageInfo,
    /// Where it comes from, if it is a record.
    pub record: RecordOrigin,
    /// The article on another page that this piece goes on with.
    pub continues: Option<ArticleId>,
    /// Pieces on other pages that were put behind it ([`crate::jumps::complete`]).
    pub continued: Vec<Continued>,
}

/// Where a structured record comes from; all empty for articles cut from pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordOrigin {
    /// Its own id.
    pub key: Option<String>,
    /// First byte and length in the original.
    pub bytes: Option<(u64, u64)>,
    /// Keys the program does not know, as JSON.
    pub notes: Option<String>,
}

const COLUMNS: &str = "article.id, page_id, kicker, headline, headline_supplied, deck, unpack(packed), dateline, \
    kind, confidence, lines, source_key, byte_start, byte_length, notes, standing_head, jump_to, jump_from, \
    replaced, look_alikes, continues";

/// Number of [`COLUMNS`].
const WIDTH: usize = 21;

/// Column of the texts and facts.
const PACKED: usize = 6;

fn from_row(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let kind: String = row.get(8)?;
    let bytes: (Option<i64>, Option<i64>) = (row.get(12)?, row.get(13)?);
    let (byline, blocks) =
        packed::read_texts(row.get_ref(PACKED)?.as_blob()?).map_err(|e| invalid(PACKED, e))?;
    let article = Article {
        standing_head: row.get(15)?,
        kicker: row.get(2)?,
        headline: row.get(3)?,
        headline_supplied: row.get(4)?,
        deck: row.get(5)?,
        byline,
        dateline: row.get(7)?,
        kind: serde_json::from_value(kind.into()).unwrap_or_default(),
        confidence: row.get(9)?,
        lines: from_json(row, 10)?,
        blocks,
        jump_to: optional_json(row, 16)?,
        jump_from: optional_json(row, 17)?,
        replaced: optional_json(row, 18)?.unwrap_or_default(),
        look_alikes: optional_json(row, 19)?.unwrap_or_default(),
        facts: Vec::new(),
        subjects: Vec::new(),
    };
    let record = RecordOrigin {
        key: row.get(11)?,
        bytes: bytes.0.zip(bytes.1).map(|(start, length)| (start as u64, length as u64)),
        notes: row.get(14)?,
    };
    Ok(Stored {
        id: row.get(0)?,
        page_id: row.get(1)?,
        article,
        record,
        continues: row.get(20)?,
        continued: Vec::new(),
        page: page::from_row(row, WIDTH)?.info,
    })
}

/// As [`from_row`], with facts and subjects.
fn whole_from_row(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let mut stored = from_row(row)?;
    let read = packed::read_facts(row.get_ref(PACKED)?.as_blob()?, &stored.article);
    (stored.article.facts, stored.article.subjects) = read.map_err(|e| invalid(PACKED, e))?;
    Ok(stored)
}

/// An article without facts and subjects.
pub fn get(connection: &Connection, id: ArticleId) -> Result<Option<Stored>> {
    Ok(connection.prepare_cached(get_sql())?.query_row([id], from_row).optional()?)
}

/// An article with facts and subjects.
pub fn get_whole(connection: &Connection, id: ArticleId) -> Result<Option<Stored>> {
    Ok(connection.prepare_cached(get_sql())?.query_row([id], whole_from_row).optional()?)
}

/// The text of an article alone, which costs less than [`get`].
pub fn blocks(connection: &Connection, id: ArticleId) -> Result<Option<Vec<Block>>> {
    let sql = "SELECT unpack(packed) FROM article WHERE id = ?1";
    let read = |row: &Row<'_>| packed::read_texts(row.get_ref(0)?.as_blob()?).map_err(|e| invalid(0, e));
    let texts = connection.prepare_cached(sql)?.query_row([id], read).optional()?;
    Ok(texts.map(|(_, blocks)| blocks))
}

/// Kicker, headline and deck of an article, a line each.
pub fn title(connection: &Connection, id: ArticleId) -> Result<Option<String>> {
    let sql = "SELECT concat_ws(char(10), kicker, headline, deck) FROM article WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

fn get_sql() -> &'static str {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        debug_assert_eq!(page::COLUMNS.split(',').count(), page::WIDTH);
        let page = page::COLUMNS;
        format!("SELECT {COLUMNS}, {page} FROM article JOIN page ON page.id = page_id WHERE article.id = ?1")
    });
    &SQL
}

/// Columns of [`put`] after the id.
const WRITTEN: [&str; 20] = [
    "page_id",
    "ordinal",
    "kicker",
    "headline",
    "headline_supplied",
    "deck",
    "packed",
    "dateline",
    "kind",
    "confidence",
    "lines",
    "source_key",
    "byte_start",
    "byte_length",
    "notes",
    "standing_head",
    "jump_to",
    "jump_from",
    "replaced",
    "look_alikes",
];

/// Adds an article with its facts and subjects, and notes the change for the index.
pub fn insert(
    connection: &Connection,
    page_id: i64,
    ordinal: u32,
    article: &Article,
    record: &RecordOrigin,
) -> Result<ArticleId> {
    put(connection, None, page_id, ordinal, article, record)
}

/// Writes an article in the place of the one with this id, or adds it under that id or a new one; notes the change
/// for the index.
pub fn put(
    connection: &Connection,
    id: Option<ArticleId>,
    page_id: i64,
    ordinal: u32,
    article: &Article,
    record: &RecordOrigin,
) -> Result<ArticleId> {
    let id = connection.prepare_cached(put_sql())?.query_row(
        params![
            id,
            page_id,
            ordinal,
            article.kicker,
            article.headline,
            article.headline_supplied,
            article.deck,
            packed::write(article).map_err(|e| invalid(PACKED, e))?,
            article.dateline,
            json(&article.kind)?.trim_matches('"'),
            article.confidence,
            json(&article.lines)?,
            record.key,
            record.bytes.map(|b| b.0 as i64),
            record.bytes.map(|b| b.1 as i64),
            record.notes,
            article.standing_head,
            article.jump_to.as_ref().map(json).transpose()?,
            article.jump_from.as_ref().map(json).transpose()?,
            filled_json(&article.replaced)?,
            filled_json(&article.look_alikes)?,
        ],
        |row| row.get(0),
    )?;
    change::note(connection, id)?;
    Ok(id)
}

fn put_sql() -> &'static str {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        let value = |(n, column): (usize, &&str)| match *column {
            "packed" => format!("pack(?{})", n + 2),
            _ => format!("?{}", n + 2),
        };
        let values: Vec<String> = WRITTEN.iter().enumerate().map(value).collect();
        let updates: Vec<String> = WRITTEN.iter().map(|c| format!("{c} = excluded.{c}")).collect();
        format!(
            "INSERT INTO article (id, {}) VALUES (?1, {}) ON CONFLICT (id) DO UPDATE SET {} RETURNING id",
            WRITTEN.join(", "),
            values.join(", "),
            updates.join(", ")
        )
    });
    &SQL
}

/// Takes an article away with all that was read from it, and notes the change for the index.
pub fn delete(connection: &Connection, id: ArticleId) -> Result<()> {
    for sql in
        ["UPDATE article SET continues = NULL WHERE continues = ?1", "DELETE FROM article WHERE id = ?1"]
    {
        connection.prepare_cached(sql)?.execute([id])?;
    }
    change::note(connection, id)
}

/// Moves an article within its page.
pub fn set_ordinal(connection: &Connection, id: ArticleId, ordinal: u32) -> Result<()> {
    connection
        .prepare_cached("UPDATE article SET ordinal = ?2 WHERE id = ?1 AND ordinal <> ?2")?
        .execute(params![id, ordinal])?;
    Ok(())
}

/// The article of a line of a file of records, without facts and subjects.
pub fn of_record(connection: &Connection, source_id: i64, line: u32) -> Result<Option<Stored>> {
    let id = record::of_line(connection, source_id, line)?;
    id.map_or(Ok(None), |id| get(connection, id))
}

/// Lines of the articles of a file of records, ascending.
pub fn record_lines(connection: &Connection, source_id: i64) -> Result<Vec<u32>> {
    let mut statement = connection.prepare_cached(
        "SELECT ordinal FROM article WHERE page_id IN (SELECT id FROM page WHERE source_id = ?1) ORDER BY ordinal",
    )?;
    let rows = statement.query_map([source_id], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The article of a page that a line belongs to.
pub fn at_line(connection: &Connection, page_id: i64, line: u32) -> Result<Option<ArticleId>> {
    let placed = places_on_page(connection, page_id)?;
    Ok(placed.into_iter().find(|p| p.lines.binary_search(&line).is_ok()).map(|p| p.id))
}

/// Articles of a page in their order: id, lines, and where a record stands in the original.
pub fn places_on_page(connection: &Connection, page_id: i64) -> Result<Vec<Placed>> {
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
pub struct Placed {
    /// Its row.
    pub id: ArticleId,
    /// Lines of the page, from 1, ascending.
    pub lines: Vec<u32>,
    /// Place and length in the file of a record.
    pub bytes: Option<(u64, u64)>,
}

/// Hands on every article that has damaged characters nobody has decided on: id, first line, what is damaged.
pub fn each_damaged(
    connection: &Connection,
    mut each: impl FnMut(ArticleId, Option<u32>, Vec<LookAlike>),
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT id, lines, look_alikes FROM article WHERE look_alikes IS NOT NULL ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let lines: Vec<u32> = from_json(row, 1)?;
        each(row.get(0)?, lines.first().copied(), from_json(row, 2)?);
    }
    Ok(())
}

/// Ids after `after`, ascending; of an article in pieces, the first piece's.
pub fn ids_after(connection: &Connection, after: ArticleId, limit: u32) -> Result<Vec<ArticleId>> {
    let mut statement = connection
        .prepare_cached("SELECT id FROM article WHERE id > ?1 AND continues IS NULL ORDER BY id LIMIT ?2")?;
    let rows = statement.query_map([after, i64::from(limit)], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Articles held; one that goes on on other pages counts once.
pub fn count(connection: &Connection) -> Result<u32> {
    // Both are counted in indexes; the rows themselves are large.
    let sql =
        "SELECT (SELECT count(*) FROM article) - (SELECT count(*) FROM article WHERE continues IS NOT NULL)";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// What the first articles are packed from, for a dictionary to be learnt from.
pub(super) fn samples(connection: &Connection) -> Result<Vec<Vec<u8>>> {
    let mut statement =
        connection.prepare_cached("SELECT unpack(packed) FROM article ORDER BY id LIMIT ?1")?;
    let rows = statement.query_map([SAMPLES as i64], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What of an article decides which other it goes on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its row.
    pub id: ArticleId,
    /// Its page.
    pub page_id: i64,
    /// Label of its page.
    pub label: Option<String>,
    /// 主题.
    pub headline: String,
    /// Whether the program proposed the headline.
    pub headline_supplied: bool,
    /// Its first paragraphs.
    pub text: String,
    /// Where it says that it goes on.
    pub jump_to: Option<Jump>,
    /// Where it says that it comes from.
    pub jump_from: Option<Jump>,
    /// The piece that it goes on with.
    pub continues: Option<ArticleId>,
}

/// Paragraphs of [`Piece::text`].
const TELLING: usize = 6;

/// Whether an article of these pages jumps, or is joined with a piece elsewhere.
pub fn have_jumps(connection: &Connection, pages: &[i64]) -> Result<bool> {
    let mut statement = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM article WHERE page_id = ?1
             AND (jump_to IS NOT NULL OR jump_from IS NOT NULL OR continues IS NOT NULL
                  OR EXISTS (SELECT 1 FROM article AS next WHERE next.continues = article.id)))",
    )?;
    for page in pages {
        if statement.query_row([page], |row| row.get(0))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The articles of a page as pieces, in order.
pub fn pieces(connection: &Connection, page_id: i64) -> Result<Vec<Piece>> {
    let mut statement = connection.prepare_cached(
        "SELECT article.id, page_id, label, headline, headline_supplied, unpack(packed), jump_to, jump_from, continues
         FROM article JOIN page ON page.id = page_id WHERE page_id = ?1 ORDER BY ordinal, article.id",
    )?;
    let rows = statement.query_map([page_id], |row| {
        let (_, blocks) = packed::read_texts(row.get_ref(5)?.as_blob()?).map_err(|e| invalid(5, e))?;
        let text: Vec<String> = blocks.into_iter().take(TELLING).map(|block| block.text).collect();
        Ok(Piece {
            id: row.get(0)?,
            page_id: row.get(1)?,
            label: row.get(2)?,
            headline: row.get(3)?,
            headline_supplied: row.get(4)?,
            text: text.join("\n"),
            jump_to: optional_json(row, 6)?,
            jump_from: optional_json(row, 7)?,
            continues: row.get(8)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Says which article a piece goes on with.
pub fn set_continues(connection: &Connection, id: ArticleId, other: Option<ArticleId>) -> Result<()> {
    connection
        .prepare_cached("UPDATE article SET continues = ?2 WHERE id = ?1")?
        .execute(params![id, other])?;
    Ok(())
}

/// Pieces that go on with an article directly.
pub fn continuations(connection: &Connection, id: ArticleId) -> Result<Vec<ArticleId>> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM article WHERE continues = ?1 ORDER BY id")?;
    let rows = statement.query_map([id], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The first piece of the article that a piece belongs to; the article itself where it is in one piece.
pub fn root(connection: &Connection, id: ArticleId) -> Result<ArticleId> {
    let sql = "WITH RECURSIVE up (id, depth) AS (SELECT ?1, 0 UNION ALL
                   SELECT article.continues, depth + 1 FROM article JOIN up ON article.id = up.id
                   WHERE article.continues IS NOT NULL AND depth < 16)
               SELECT id FROM up ORDER BY depth DESC LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
}
