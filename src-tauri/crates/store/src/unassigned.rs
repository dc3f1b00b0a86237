//! Lines of pages that belong to no article.

use common::edtf::Stretch;
use newspaper::ParsedPage;
use newspaper::text::fold;
use rusqlite::{Connection, params};
use wire::PageId;

use super::page;
use crate::error::Result;

/// A line that belongs to no article, and what its page says of itself.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its page.
    pub page_id: PageId,
    /// File name at import.
    pub file: String,
    /// 1-based.
    pub line: u32,
    /// As printed.
    pub text: String,
    /// Folded, as it is searched.
    pub folded: String,
    /// The paper.
    pub publication: Option<String>,
    /// The label of the page.
    pub label: Option<String>,
    /// The section.
    pub section: Option<String>,
    /// Day of issue, EDTF, or its estimate.
    pub published: Option<String>,
    /// Whether the day of issue is estimated.
    pub is_estimated: bool,
}

impl Line {
    /// Day of issue, or the days it may be; `None` of an undated page.
    pub fn days(&self) -> Option<Stretch> {
        Stretch::parse(self.published.as_deref()?)
    }
}

/// Puts the lines of a page that was read in the place of those it had.
pub fn replace(connection: &Connection, page_id: PageId, parsed: &ParsedPage) -> Result<()> {
    connection.prepare_cached("DELETE FROM unassigned_line WHERE page_id = ?1")?.execute([page_id])?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO unassigned_line (page_id, line, text, folded) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for &n in &parsed.unassigned_lines {
        let Some(text) = (n as usize).checked_sub(1).and_then(|at| parsed.lines.get(at)) else { continue };
        statement.execute(params![page_id, n, text.trim(), fold(text)])?;
    }
    Ok(())
}

/// Gives `visit` the lines in which a folded text stands (of `None` all of them), the latest issues first, undated pages
/// last.
pub fn visit(connection: &Connection, containing: Option<&str>, visit: &mut dyn FnMut(Line)) -> Result<()> {
    let sql = format!(
        "SELECT page.id, source.file_name, line, text, folded, publication, label, section, {},
                page.issue_date IS NULL AND page.estimate IS NOT NULL
         FROM unassigned_line JOIN page ON page.id = page_id JOIN source ON source.id = page.source_id
         WHERE ?1 IS NULL OR instr(folded, ?1) > 0
         ORDER BY page.first_day DESC, page.id, line",
        page::PUBLISHED
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([containing])?;
    while let Some(row) = rows.next()? {
        visit(Line {
            page_id: row.get(0)?,
            file: row.get(1)?,
            line: row.get(2)?,
            text: row.get(3)?,
            folded: row.get(4)?,
            publication: row.get(5)?,
            label: row.get(6)?,
            section: row.get(7)?,
            published: row.get(8)?,
            is_estimated: row.get(9)?,
        });
    }
    Ok(())
}

/// Pages with lines that belong to no article and are not kept here: they were read by an older program.
pub fn pages_unread(connection: &Connection) -> Result<u32> {
    let count = connection
        .prepare_cached(
            "SELECT count(*) FROM page WHERE unassigned <> '[]'
             AND NOT EXISTS (SELECT 1 FROM unassigned_line WHERE page_id = page.id)",
        )?
        .query_row([], |row| row.get(0))?;
    Ok(count)
}
