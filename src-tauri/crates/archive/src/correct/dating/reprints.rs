//! The same text on a dated page: papers print a dispatch within days of each other.

use common::edtf::{Day, Stretch};
use newspaper::IssueHint;
use rusqlite::{Connection, Row};
use store::{Result, version};

/// How far the same text can be relied on: now and then one is printed again years later.
const TRUST: f32 = 0.8;

/// Days between prints of one text at most.
const APART: Day = 3;

/// Prints of one text that lie further apart are of a form that comes again and again.
const SPREAD: Day = 10;

/// Least share of the shorter text that stands in the longer one: that much makes versions of two articles whatever their
/// dates, so that an estimate never rests on itself.
const LEAST: f32 = 0.9;

/// An article on a page without a date, and a print of it on a dated page.
struct Reprint {
    article: i64,
    page: i64,
    day: Day,
    evidence: String,
}

/// Pages without a date, with what reprints say of them.
pub(super) fn hints(connection: &Connection) -> Result<Vec<(i64, IssueHint)>> {
    let found: Vec<Reprint> =
        version::on_dated_pages(connection, LEAST, from_row)?.into_iter().flatten().collect();
    let hints = found.chunk_by(|a, b| a.article == b.article).filter_map(|prints| {
        let days = prints.iter().map(|print| print.day);
        let (first, last) = (days.clone().min()?, days.max()?);
        let hint = IssueHint {
            first: (first - APART).into(),
            last: (last + APART).into(),
            trust: TRUST,
            evidence: prints[0].evidence.clone(),
        };
        (last - first <= SPREAD).then_some((prints[0].page, hint))
    });
    Ok(hints.collect())
}

/// Nothing where the other page is only known by its month or year.
fn from_row(row: &Row<'_>) -> rusqlite::Result<Option<Reprint>> {
    let date: String = row.get(2)?;
    let day = Stretch::parse(&date).and_then(Stretch::one_day);
    let Some(day) = day else { return Ok(None) };
    let (publication, headline): (Option<String>, String) = (row.get(3)?, row.get(4)?);
    let evidence =
        [format!("《{headline}》"), publication.unwrap_or_default(), date].join(" ").replace("  ", " ");
    Ok(Some(Reprint { article: row.get(0)?, page: row.get(1)?, day, evidence }))
}
