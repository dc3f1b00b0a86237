//! Names that date themselves: institutions while they last, congresses and campaigns, people in office, events that
//! everybody wrote of. `data/issue-anchors.tsv` says when.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::super::scan::Scan;
use super::clue::{Clue, Kind, Shape};
use super::curve::Step;
use super::kernels::Told;
use super::numbered::{in_year, number_before, seen_from};
use crate::calendar::{date_of, day_number, days_in_month};
use crate::text::word_list::WordList;

const TABLE: &str = include_str!("../../../data/issue-anchors.tsv");

/// A row of the table.
struct Anchor {
    steps: Vec<Step>,
    /// The year of an event that is prepared for and remembered.
    year: Option<i32>,
}

impl Anchor {
    /// How likely the name is where it stands.
    fn steps(&self, scan: &Scan, start: usize, end: usize) -> Vec<Step> {
        let year = self.year.zip(seen_from(scan, start).or_else(|| remembered(scan, end)));
        year.map_or_else(|| self.steps.clone(), |(year, offset)| in_year(year + offset))
    }
}

struct Anchors {
    rows: Vec<Anchor>,
    words: WordList,
    /// The row of each word.
    row_of: Vec<usize>,
}

static ANCHORS: LazyLock<Anchors> = LazyLock::new(|| {
    let (mut rows, mut words, mut row_of) = (Vec::new(), Vec::new(), Vec::new());
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (kind, from, until) = (cells.next(), cells.next(), cells.next());
        let Some((row, names)) = kind.zip(from).zip(until).zip(cells.next()).and_then(|(key, names)| {
            let ((kind, from), until) = key;
            let first = first_day(from)?;
            let year = matches!(kind, "event" | "shock").then(|| date_of(first).0);
            Some((Anchor { steps: steps(kind, first, last_day(until))?, year }, names))
        }) else {
            continue;
        };
        for name in names.split('|') {
            words.push(name);
            row_of.push(rows.len());
        }
        rows.push(row);
    }
    Anchors { rows, words: WordList::new(words), row_of }
});

/// The anchors that an article names, each once.
pub(super) fn clues(scans: &[Scan]) -> Vec<Clue> {
    let anchors = &*ANCHORS;
    let mut named = BTreeSet::new();
    let mut clues = Vec::new();
    for (part, scan) in scans.iter().enumerate() {
        for hit in anchors.words.find(&scan.chars) {
            let row = anchors.row_of[hit.word];
            if is_part(scan, hit.end) || is_other_office(scan, hit.start) {
                continue;
            }
            if named.insert(row) {
                let shape = Shape::Fixed(anchors.rows[row].steps(scan, hit.start, hit.end));
                clues.push(Clue { part, start: hit.start, end: hit.end, kind: Kind::Anchor, shape });
            }
        }
    }
    clues
}

/// 北京冬奥会举办三周年, 北京冬奥会倒计时一周年: years from the event to the issue.
fn remembered(scan: &Scan, end: usize) -> Option<i32> {
    const REACH: usize = 12;
    let ceiling = scan.clause_end(end, REACH);
    let at = (end..ceiling).find(|at| scan.starts(*at, "周年"))?;
    let (number, _) = number_before(scan, at)?;
    Some(if scan.any_within(end, at, &["倒计时"]) { -number } else { number })
}

/// 农业部门 is no 农业部.
fn is_part(scan: &Scan, end: usize) -> bool {
    matches!((scan.before(end), scan.at(end)), ('部', '门') | ('局', '面' | '势'))
}

/// 副总理李克强 and 前总统奥朗德 are not in the office that is named.
fn is_other_office(scan: &Scan, start: usize) -> bool {
    matches!(scan.before(start), '副' | '前' | '原')
}

/// How likely a name is by day of issue, as steps from its first to its last day.
fn steps(kind: &str, first: i64, last: Option<i64>) -> Option<Vec<Step>> {
    let (before, after) = match kind {
        "body" => (Told::BeforeBody, Told::AfterBody),
        "term" => (Told::BeforeTerm, Told::AfterTerm),
        "event" => (Told::BeforeEvent, Told::AfterEvent),
        "shock" => (Told::BeforeShock, Told::AfterShock),
        "peak" => (Told::BeforePeak, Told::AfterPeak),
        _ => return None,
    };
    let from = |day: i64, told: Told| told.kernel().iter().map(move |(lag, value)| (day + lag, *value));
    Some(from(first, before).chain(last.into_iter().flat_map(|last| from(last, after))).collect())
}

/// `2013`, `2013-03`, `2013-03-16`.
fn first_day(edtf: &str) -> Option<i64> {
    let (year, month, day) = numbers(edtf)?;
    Some(day_number(year, month.unwrap_or(1), day.unwrap_or(1)))
}

fn last_day(edtf: &str) -> Option<i64> {
    let (year, month, day) = numbers(edtf)?;
    let month = month.unwrap_or(12);
    Some(day_number(year, month, day.unwrap_or_else(|| days_in_month(year, month))))
}

fn numbers(edtf: &str) -> Option<(i32, Option<u32>, Option<u32>)> {
    let mut parts = edtf.split('-');
    let year = parts.next()?.parse().ok()?;
    let mut next = || parts.next().map(str::parse::<u32>).transpose().ok();
    let (month, day) = (next()?, next()?);
    (month.is_none_or(|m| (1..=12).contains(&m))).then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Part;

    #[test]
    fn every_row_is_read() {
        let known = ["body", "term", "peak", "event", "shock"];
        let rows = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let check = |line: &str| {
            let cells: Vec<&str> = line.split('\t').collect();
            let days = cells.len() == 4 && first_day(cells[1]).is_some();
            let end = days && (cells[2].is_empty() || last_day(cells[2]) >= first_day(cells[1]));
            end && known.contains(&cells[0]) && cells[3].split('|').all(|name| name.chars().count() > 1)
        };
        let wrong: Vec<&str> = rows.clone().filter(|line| !check(line)).collect();
        assert_eq!(wrong, Vec::<&str>::new());
        assert_eq!(ANCHORS.rows.len(), rows.count());
    }

    #[test]
    fn no_name_stands_in_two_rows() {
        let mut names: Vec<&str> = TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split('\t').nth(3))
            .flat_map(|names| names.split('|'))
            .collect();
        names.sort_unstable();
        let twice: Vec<&str> = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|p| p[0]).collect();
        assert_eq!(twice, Vec::<&str>::new());
    }

    #[test]
    fn an_event_may_be_told_of_in_other_years() {
        let check = |text: &str, expect: i32| {
            let found = clues(&[Scan::new(Part::Block(0), text)]);
            let curve = found[0].curve(&(1990..=2030));
            let best = (1990..=2030).max_by(|a, b| {
                let value = |year: &i32| curve.at(day_number(*year, 8, 15));
                value(a).total_cmp(&value(b))
            });
            assert_eq!(best, Some(expect), "{text}");
        };
        check("北京奥运会开幕在即", 2008);
        check("去年举行的北京奥运会", 2009);
        check("明年，我们将迎来北京奥运会", 2007);
        check("纪念北京奥运会成功举办五周年", 2013);
        check("北京奥运会倒计时一周年", 2007);
    }

    #[test]
    fn an_institution_is_named_while_it_lasts() {
        let scan = [Scan::new(Part::Block(0), "铁道部介绍，铁道部门已做好准备。")];
        let found = clues(&scan);
        let value = |year| {
            let curve = found[0].curve(&(1950..=2030));
            curve.at(day_number(year, 6, 1))
        };
        assert_eq!(found.len(), 1);
        assert!(value(2005) > value(2015) + 1.0);
    }

    #[test]
    fn a_deputy_is_not_in_the_office() {
        let count = |text: &str| clues(&[Scan::new(Part::Block(0), text)]).len();
        assert_eq!((count("国务院总理温家宝"), count("前总理温家宝"), count("副总理温家宝")), (1, 0, 0));
    }
}
