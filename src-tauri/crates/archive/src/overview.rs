//! What an archive holds, at a glance.

use rusqlite::Connection;

use crate::Archive;
use crate::edtf::format_day;
use crate::error::Result;
use crate::memo::Memo;
use crate::query::{Axis, Granularity, Query};
use crate::store::{change, source};
use crate::view::{ImportDay, Overview, PublicationHeld};
use crate::{storyline, timeline};

/// Papers and days at most.
const MOST_PAPERS: usize = 50;
const MOST_DAYS: u32 = 5;

pub(crate) fn overview(archive: &Archive) -> Result<Overview> {
    let years = timeline::timeline(archive, &Query::default(), Axis::Published, Granularity::Year)?;
    let (news, building) = storyline::news(archive)?;
    Ok(Overview {
        publications: publications(archive)?,
        years: years.bins,
        undated: years.undated,
        imports: newest(archive)?,
        news,
        building,
    })
}

/// The papers with most articles; those that name none are one of them.
fn publications(archive: &Archive) -> Result<Vec<PublicationHeld>> {
    const FIELD: &str = "publication";
    let (searcher, found) = archive.found(&Query::default())?;
    let counts = archive.columns.counts(&searcher, &found, &[FIELD])?;
    let counts = counts.first().map(Vec::as_slice).unwrap_or_default();
    let named: u32 = counts.iter().flatten().sum();
    let frequent = archive.ordinals.most_frequent(&searcher, FIELD, counts, MOST_PAPERS)?;
    let chosen = archive.ordinals.chosen(&searcher, &frequent, false)?;
    let mut ends = archive.columns.ends(&searcher, &found, &chosen)?.into_iter();
    let mut held = |name: Option<String>, articles: u32| {
        let (first, last) =
            ends.next().flatten().map(|(first, last)| (format_day(first), format_day(last))).unzip();
        PublicationHeld { name, articles, first, last }
    };
    let nameless = held(None, found.total - named);
    let mut papers: Vec<PublicationHeld> =
        frequent.names.into_iter().zip(frequent.counts).map(|(name, n)| held(Some(name), n)).collect();
    papers.extend((nameless.articles > 0).then_some(nameless));
    papers.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.name.cmp(&b.name)));
    papers.truncate(MOST_PAPERS);
    Ok(papers)
}

/// The newest days of import, as of some change and file.
pub(crate) type Cache = Memo<(i64, i64), Vec<ImportDay>>;

/// The newest days of import, kept until the archive changes.
fn newest(archive: &Archive) -> Result<Vec<ImportDay>> {
    archive.store().read(|connection| {
        let state = (change::latest(connection)?, source::latest(connection)?);
        archive.imports.get(state, || imports(connection))
    })
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
