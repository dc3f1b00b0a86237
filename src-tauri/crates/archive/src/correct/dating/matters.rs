//! Matters that dated articles tell of within some months, in articles on pages without a date.
//!
//! A matter says something only where its articles lie much closer together than those of the archive do: of an archive
//! of one year everything lies within that year.

use std::collections::{HashMap, HashSet};

use common::edtf::{Day, format_day};
use index::Matter;
use newspaper::IssueHint;
use rusqlite::{Connection, OptionalExtension};
use store::Result;
use wire::ArticleId;

/// How far one matter can be relied on: articles look back on what was done years ago, and names come again. Of 92 on pages of
/// known days among 20,000 dated articles, 85 held the day.
const TRUST: f32 = 0.75;

/// Dated articles that tell of a matter, at least.
const FEWEST: usize = 3;

/// One in so many of them may lie outside of the days in question, on each side.
const OUTSIDE: usize = 10;

/// Days from the first to the last of the others at most.
const WIDEST: Day = 300;

/// The archive's own dated articles lie at least so many times as far apart.
const CLOSER: Day = 5;

/// Days before and after them that a matter is still told of.
const BESIDE: Day = 60;

/// Matters of one page that are looked at, the closest first: they are mostly of the same articles, and count no more than
/// a few.
const MOST: usize = 2;

/// Pages without a date, with what matters say of them.
pub(super) fn hints(
    connection: &Connection,
    (matters, all): &(HashMap<String, Matter>, Vec<Day>),
    undated: &HashSet<i64>,
) -> Result<Vec<(i64, IssueHint)>> {
    let mut said: HashMap<i64, Vec<(Day, String, IssueHint)>> = HashMap::new();
    for (key, matter) in matters {
        let Some((first, last)) = within(&matter.days, all) else { continue };
        for page in pages(connection, &matter.undated)?.intersection(undated) {
            let hint = hint(key, (first, last), all);
            said.entry(*page).or_default().push((last - first, key.clone(), hint));
        }
    }
    let mut hints = Vec::new();
    for (page, mut of_page) in said {
        of_page.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        hints.extend(of_page.into_iter().take(MOST).map(|(_, _, hint)| (page, hint)));
    }
    Ok(hints)
}

/// The days within which a matter is told of, where that says something.
fn within(days: &[Day], all: &[Day]) -> Option<(Day, Day)> {
    if days.len() < FEWEST {
        return None;
    }
    let (first, last) = middle(days)?;
    let (all_first, all_last) = middle(all)?;
    let width = last - first;
    (width <= WIDEST && width.max(BESIDE) * CLOSER <= all_last - all_first).then_some((first, last))
}

/// First and last day without those far out.
fn middle(days: &[Day]) -> Option<(Day, Day)> {
    let outside = days.len() / OUTSIDE;
    Some((*days.get(outside)?, *days.get(days.len().checked_sub(outside + 1)?)?))
}

fn hint(key: &str, (first, last): (Day, Day), all: &[Day]) -> IssueHint {
    let (from, to) = (all[0], all[all.len() - 1]);
    // What was printed before or after all that the archive has dated may have told of it as well.
    let open = |is_edge: bool| if is_edge { WIDEST } else { BESIDE };
    IssueHint {
        first: (first - open(first - BESIDE <= from)).into(),
        last: (last + open(last + BESIDE >= to)).into(),
        trust: TRUST,
        // Not how many told of it: the next one that does would have the page read anew for nothing.
        evidence: format!("“{key}” {} … {}", format_day(first), format_day(last)),
    }
}

/// The pages that articles stand on.
fn pages(connection: &Connection, articles: &[ArticleId]) -> Result<HashSet<i64>> {
    let mut statement = connection.prepare_cached("SELECT page_id FROM article WHERE id = ?1")?;
    let pages = articles.iter().map(|id| statement.query_row([id], |row| row.get(0)).optional());
    Ok(pages.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect())
}
