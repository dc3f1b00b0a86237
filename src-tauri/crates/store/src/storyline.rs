//! Storylines and what they are worked out from.

use common::edtf::Day;
use rusqlite::{Connection, OptionalExtension, Row, params};
use wire::{ArticleId, StorylineEntry};

use crate::error::Result;
use crate::page::PUBLISHED;

/// Last change whose article was looked at.
const SEQ: &str = "storylines-seq";

/// Counts the times that storylines were written.
const VERSION: &str = "storylines-version";

/// Work left on a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Find its episodes.
    Episodes = 1,
    /// Link them.
    Links = 2,
    /// Settle storylines.
    Settle = 3,
}

/// A dated article as it is kept for chaining.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The article.
    pub id: ArticleId,
    /// Its day of issue.
    pub day: Day,
    /// Its words with weights, packed.
    pub words: Vec<u8>,
    /// The first article of its episode.
    pub episode: ArticleId,
}

/// A storyline without its articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number.
    pub id: i64,
    /// Its first article when it came up.
    pub root: ArticleId,
    /// Its telling words, or the name that a person gave it.
    pub label: String,
    /// A person named it.
    pub named: bool,
    /// Whether it was pinned.
    pub pinned: bool,
    /// Whether it is followed.
    pub followed: bool,
    /// Greatest id of an article when a person looked last.
    pub seen: i64,
}

impl Line {
    /// Whether an article of it is news: it came since a person, who follows the storyline, looked last.
    pub fn is_news(&self, article: ArticleId) -> bool {
        self.followed && article > self.seen
    }
}

/// An article of a storyline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The storyline.
    pub storyline: i64,
    /// The article.
    pub article: ArticleId,
    /// Its day of issue.
    pub day: Day,
}

/// The last change of the archive that storylines took in.
pub fn seq(connection: &Connection) -> Result<i64> {
    number(connection, SEQ)
}

/// Notes the last change that was taken in.
pub fn set_seq(connection: &Connection, seq: i64) -> Result<()> {
    set_number(connection, SEQ, seq)
}

/// A number that changes whenever the tables do.
pub fn version(connection: &Connection) -> Result<i64> {
    number(connection, VERSION)
}

/// Notes that storylines were written.
pub fn changed(connection: &Connection) -> Result<()> {
    set_number(connection, VERSION, version(connection)? + 1)
}

fn number(connection: &Connection, key: &str) -> Result<i64> {
    let sql = "SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([key], |row| row.get(0)).optional()?.unwrap_or(0))
}

fn set_number(connection: &Connection, key: &str, number: i64) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?
        .execute(params![key, number.to_string()])?;
    Ok(())
}

/// How rare words are, and of how many articles it was counted.
pub fn rarity(connection: &Connection) -> Result<Option<(u32, Vec<u8>)>> {
    let sql = "SELECT articles, rarity FROM storyline_rarity";
    Ok(connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Sets how rare words are; every article is to be looked at anew. Storylines stay as they are meanwhile.
pub fn set_rarity(connection: &Connection, articles: u32, rarity: &[u8]) -> Result<()> {
    connection.execute_batch(
        "DELETE FROM storyline_rarity; DELETE FROM storyline_text; DELETE FROM storyline_link;
         DELETE FROM storyline_due;",
    )?;
    connection.execute("INSERT INTO storyline_rarity VALUES (?1, ?2)", params![articles, rarity])?;
    set_seq(connection, 0)
}

/// Every `nth` of the dated articles, by their days.
pub fn sample(connection: &Connection, nth: u32) -> Result<Vec<ArticleId>> {
    column(
        connection,
        "SELECT article.id FROM page JOIN article ON page_id = page.id
         WHERE first_day IS NOT NULL AND article.id % ?1 = 0 ORDER BY first_day, article.id",
        nth.into(),
    )
}

/// Notes work on a stretch; the earlier step is what is left.
pub fn note_due(connection: &Connection, stretch: i32, step: Step) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO storyline_due (stretch, step) VALUES (?1, ?2)
             ON CONFLICT DO UPDATE SET step = min(step, excluded.step)",
        )?
        .execute(params![stretch, step as i32])?;
    Ok(())
}

/// Says that a step is done on a stretch; what comes next is left.
pub fn done(connection: &Connection, stretch: i32, step: Step) -> Result<()> {
    connection
        .prepare_cached("UPDATE storyline_due SET step = step + 1 WHERE stretch = ?1 AND step = ?2")?
        .execute(params![stretch, step as i32])?;
    connection
        .prepare_cached("DELETE FROM storyline_due WHERE stretch = ?1 AND step > 3")?
        .execute([stretch])?;
    Ok(())
}

/// Stretches with any step left, in their order.
pub fn all_due(connection: &Connection) -> Result<Vec<i32>> {
    let mut statement = connection.prepare_cached("SELECT stretch FROM storyline_due ORDER BY stretch")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Stretches with this step left, in their order.
pub fn due(connection: &Connection, step: Step) -> Result<Vec<i32>> {
    let mut statement =
        connection.prepare_cached("SELECT stretch FROM storyline_due WHERE step = ?1 ORDER BY stretch")?;
    let rows = statement.query_map([step as i32], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether anything is to be done.
pub fn any_due(connection: &Connection) -> Result<bool> {
    Ok(connection.query_row("SELECT EXISTS (SELECT 1 FROM storyline_due)", [], |row| row.get(0))?)
}

const COLUMNS: &str = "article_id, day, words, episode";

fn text_from_row(row: &Row<'_>) -> rusqlite::Result<Text> {
    Ok(Text { id: row.get(0)?, day: row.get(1)?, words: row.get(2)?, episode: row.get(3)? })
}

/// What is known of the text of an article.
pub fn text(connection: &Connection, id: ArticleId) -> Result<Option<Text>> {
    let sql = format!("SELECT {COLUMNS} FROM storyline_text WHERE article_id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], text_from_row).optional()?)
}

/// Articles of a stretch, by their days.
pub fn of_stretch(connection: &Connection, stretch: i32) -> Result<Vec<Text>> {
    texts(connection, "stretch", stretch.into())
}

/// Articles of an episode, by their days.
pub fn of_episode(connection: &Connection, episode: ArticleId) -> Result<Vec<Text>> {
    texts(connection, "episode", episode)
}

fn texts(connection: &Connection, column: &str, value: i64) -> Result<Vec<Text>> {
    let sql = format!("SELECT {COLUMNS} FROM storyline_text WHERE {column} = ?1 ORDER BY day, article_id");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([value], text_from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes an article, an episode of its own as yet.
pub fn put_text(connection: &Connection, text: &Text, stretch: i32) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO storyline_text (article_id, day, stretch, words, episode)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![text.id, text.day, stretch, text.words, text.episode])?;
    Ok(())
}

/// Forgets an article.
pub fn remove_text(connection: &Connection, id: ArticleId) -> Result<()> {
    connection.prepare_cached("DELETE FROM storyline_text WHERE article_id = ?1")?.execute([id])?;
    put_member(connection, id, None)
}

/// Puts an article into an episode.
pub fn set_episode(connection: &Connection, id: ArticleId, episode: ArticleId) -> Result<()> {
    connection
        .prepare_cached("UPDATE storyline_text SET episode = ?2 WHERE article_id = ?1 AND episode <> ?2")?
        .execute([id, episode])?;
    Ok(())
}

/// Episodes of a stretch from which a storyline could come: of several articles, linked, or in one already.
pub fn telling(connection: &Connection, stretch: i32) -> Result<Vec<ArticleId>> {
    column(
        connection,
        "SELECT episode FROM storyline_text WHERE stretch = ?1 GROUP BY episode HAVING count(*) > 1
             OR EXISTS (SELECT 1 FROM storyline_link AS link WHERE link.episode = storyline_text.episode)
             OR EXISTS (SELECT 1 FROM storyline_link AS link WHERE link.other = storyline_text.episode)
             OR max(EXISTS (SELECT 1 FROM storyline_article AS own WHERE own.article_id = storyline_text.article_id))
         ORDER BY episode",
        stretch.into(),
    )
}

/// The links of the episodes of a stretch.
pub fn links_of(connection: &Connection, stretch: i32) -> Result<Vec<(ArticleId, ArticleId)>> {
    let sql = "SELECT episode, other FROM storyline_link WHERE stretch = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([stretch], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes the links of the episodes of a stretch in the place of those there were.
pub fn set_links(connection: &Connection, stretch: i32, links: &[(ArticleId, ArticleId)]) -> Result<()> {
    connection.prepare_cached("DELETE FROM storyline_link WHERE stretch = ?1")?.execute([stretch])?;
    let mut statement = connection.prepare_cached(
        "INSERT OR REPLACE INTO storyline_link (episode, other, stretch) VALUES (?1, ?2, ?3)",
    )?;
    for (episode, other) in links {
        statement.execute(params![episode, other, stretch])?;
    }
    Ok(())
}

/// Episodes that are linked with one.
pub fn linked(connection: &Connection, episode: ArticleId) -> Result<Vec<ArticleId>> {
    column(
        connection,
        "SELECT other FROM storyline_link WHERE episode = ?1
         UNION SELECT episode FROM storyline_link WHERE other = ?1",
        episode,
    )
}

/// The storyline that an article is in.
pub fn of_article(connection: &Connection, id: ArticleId) -> Result<Option<i64>> {
    let sql = "SELECT storyline_id FROM storyline_article WHERE article_id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

/// Articles of a storyline, by day.
pub fn articles(connection: &Connection, id: i64) -> Result<Vec<ArticleId>> {
    column(
        connection,
        "SELECT article_id FROM storyline_article WHERE storyline_id = ?1 ORDER BY day, article_id",
        id,
    )
}

fn column(connection: &Connection, sql: &str, value: i64) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([value], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Puts an article of a day into a storyline, or into none.
pub fn put_member(connection: &Connection, id: ArticleId, storyline: Option<(i64, Day)>) -> Result<()> {
    match storyline {
        Some((storyline, day)) => connection
            .prepare_cached(
                "INSERT OR REPLACE INTO storyline_article (article_id, storyline_id, day) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![id, storyline, day])?,
        None => {
            connection.prepare_cached("DELETE FROM storyline_article WHERE article_id = ?1")?.execute([id])?
        }
    };
    Ok(())
}

fn line_from_row(row: &Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        root: row.get(1)?,
        label: row.get(2)?,
        named: row.get(3)?,
        pinned: row.get(4)?,
        followed: row.get(5)?,
        seen: row.get(6)?,
    })
}

const LINE: &str = "id, root, label, named, pinned, followed, seen";

/// A storyline, also one without articles.
pub fn get(connection: &Connection, id: i64) -> Result<Option<Line>> {
    let sql = format!("SELECT {LINE} FROM storyline WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], line_from_row).optional()?)
}

/// A storyline without articles that came up with this one.
pub fn vacant(connection: &Connection, root: ArticleId) -> Result<Option<i64>> {
    let sql = "SELECT id FROM storyline WHERE root = ?1 AND NOT EXISTS
                   (SELECT 1 FROM storyline_article WHERE storyline_id = storyline.id) ORDER BY id LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([root], |row| row.get(0)).optional()?)
}

/// Adds a storyline; gives its number.
pub fn insert(connection: &Connection, root: ArticleId) -> Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO storyline (root, label, named, pinned, followed) VALUES (?1, '', FALSE, FALSE, FALSE)",
        )?
        .execute([root])?;
    Ok(connection.last_insert_rowid())
}

/// Writes what a storyline is called and marked with.
pub fn set(connection: &Connection, line: &Line) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE storyline SET label = ?2, named = ?3, pinned = ?4, followed = ?5 WHERE id = ?1",
        )?
        .execute(params![line.id, line.label, line.named, line.pinned, line.followed])?;
    Ok(())
}

/// Notes which articles a person has seen.
pub fn set_seen(connection: &Connection, id: i64, seen: ArticleId) -> Result<()> {
    connection.prepare_cached("UPDATE storyline SET seen = ?2 WHERE id = ?1")?.execute([id, seen])?;
    Ok(())
}

/// Storylines that have articles.
pub fn lines(connection: &Connection) -> Result<Vec<Line>> {
    let sql = format!(
        "SELECT {LINE} FROM storyline WHERE id IN (SELECT storyline_id FROM storyline_article) ORDER BY id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], line_from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The articles of all storylines, by storyline and day.
pub fn members(connection: &Connection) -> Result<Vec<Member>> {
    let mut statement = connection.prepare_cached(
        "SELECT storyline_id, article_id, day FROM storyline_article ORDER BY storyline_id, day, article_id",
    )?;
    let rows = statement
        .query_map([], |row| Ok(Member { storyline: row.get(0)?, article: row.get(1)?, day: row.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The id of the record that an article was imported from, and its headline.
pub fn shown(connection: &Connection, id: ArticleId) -> Result<Option<(Option<String>, String)>> {
    let sql = "SELECT source_key, headline FROM article WHERE id = ?1";
    let found = connection.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)));
    Ok(found.optional()?)
}

/// An article as a storyline lists it.
pub fn entry(connection: &Connection, id: ArticleId) -> Result<Option<StorylineEntry>> {
    let sql = format!(
        "SELECT source_key, headline, {PUBLISHED}, publication, page.label
         FROM article JOIN page ON page.id = page_id WHERE article.id = ?1"
    );
    let entry = |row: &Row<'_>| {
        Ok(StorylineEntry {
            id,
            source_id: row.get(0)?,
            headline: row.get(1)?,
            published: row.get(2)?,
            publication: row.get(3)?,
            page: row.get(4)?,
            new: false,
        })
    };
    Ok(connection.prepare_cached(&sql)?.query_row([id], entry).optional()?)
}

/// Day of issue of an article or its estimate, EDTF.
pub fn published(connection: &Connection, id: ArticleId) -> Result<Option<String>> {
    let sql = format!("SELECT {PUBLISHED} FROM article JOIN page ON page.id = page_id WHERE article.id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?.flatten())
}
