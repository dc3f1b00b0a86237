//! What an archive holds, at a glance.

use rusqlite::Connection;

use crate::Archive;
use crate::edtf::{Day, format_day};
use crate::error::Result;
use crate::query::{Axis, Granularity, Query};
use crate::timeline;
use crate::view::{ImportDay, Overview, PublicationHeld};

/// Papers and days at most.
const MOST_PAPERS: u32 = 50;
const MOST_DAYS: u32 = 5;

pub(crate) fn overview(archive: &Archive) -> Result<Overview> {
    let years = timeline::timeline(archive, &Query::default(), Axis::Published, Granularity::Year)?;
    archive.store().read(|connection| {
        Ok(Overview {
            publications: publications(connection)?,
            years: years.bins,
            undated: years.undated,
            imports: imports(connection)?,
        })
    })
}

fn publications(connection: &Connection) -> Result<Vec<PublicationHeld>> {
    let mut statement = connection.prepare_cached(
        "SELECT publication, sum(articles), min(first_day), max(last_day)
         FROM (SELECT page_id, count(*) AS articles FROM article GROUP BY page_id) JOIN page ON page.id = page_id
         GROUP BY publication ORDER BY 2 DESC, publication LIMIT ?1",
    )?;
    let day = |day: Option<Day>| day.map(format_day);
    let rows = statement.query_map([MOST_PAPERS], |row| {
        let (first, last) = (day(row.get(2)?), day(row.get(3)?));
        Ok(PublicationHeld { name: row.get(0)?, articles: row.get(1)?, first, last })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn imports(connection: &Connection) -> Result<Vec<ImportDay>> {
    let mut statement = connection.prepare_cached(
        "WITH file AS (SELECT id, date(imported_at, '+8 hours') AS day FROM source),
              latest AS (SELECT DISTINCT day FROM file ORDER BY day DESC LIMIT ?1)
         SELECT day, count(*), sum((SELECT count(*) FROM page JOIN article ON page_id = page.id
                                    WHERE source_id = file.id))
         FROM file WHERE day IN latest GROUP BY day ORDER BY day DESC",
    )?;
    let rows = statement.query_map([MOST_DAYS], |row| {
        Ok(ImportDay { day: row.get(0)?, files: row.get(1)?, articles: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
