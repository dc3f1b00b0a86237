//! What an archive is and holds.

use crate::Archive;
use crate::edtf::{Day, format_stretch};
use crate::error::Result;
use crate::store::article;
use crate::view::ArchiveInfo;

pub(crate) fn info(archive: &Archive) -> Result<ArchiveInfo> {
    archive.store().read(|connection| {
        let date = |order: &str| -> Result<Option<String>> {
            let sql = format!(
                "SELECT first_day, last_day FROM page WHERE first_day IS NOT NULL ORDER BY {order} LIMIT 1"
            );
            let mut statement = connection.prepare_cached(&sql)?;
            let days =
                statement.query_map([], |row| Ok((row.get::<_, Day>(0)?, row.get::<_, Day>(1)?)))?.next();
            Ok(days.transpose()?.map(format_stretch))
        };
        let mut statement = connection.prepare_cached(
            "SELECT publication FROM (SELECT page_id, count(*) AS articles FROM article GROUP BY page_id)
             JOIN page ON page.id = page_id WHERE publication IS NOT NULL
             GROUP BY publication ORDER BY sum(articles) DESC, publication",
        )?;
        let publications =
            statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        let undated =
            "SELECT count(*) FROM article WHERE page_id IN (SELECT id FROM page WHERE issue_date IS NULL)";
        Ok(ArchiveInfo {
            name: archive.folder.name(),
            path: archive.folder.path().display().to_string(),
            articles: article::count(connection)?,
            pages: connection.query_row("SELECT count(*) FROM page", [], |row| row.get(0))?,
            publications,
            first: date("first_day")?,
            last: date("last_day DESC")?,
            undated: connection.query_row(undated, [], |row| row.get(0))?,
            read_only: archive.store().is_immutable(),
            indexing: archive.guard.repairing.is_under_way(),
        })
    })
}
