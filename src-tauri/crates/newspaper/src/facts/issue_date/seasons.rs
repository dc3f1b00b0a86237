//! Clues from the part of the year that is spoken of: quarters that figures are given for, and what is done in its
//! season only. `data/issue-seasons.tsv` says when.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::super::dates::announced;
use super::super::dates::expr::{Expr, Unit, Year};
use super::super::scan::Scan;
use super::clue::{Clue, Kind, Shape, Yearly};
use super::curve::Step;
use super::kernels::Told;
use crate::calendar::day_number;
use crate::text::word_list::WordList;

const TABLE: &str = include_str!("../../../data/issue-seasons.tsv");

/// A season with its words.
struct Season {
    month: u32,
    day: u32,
    kernel: Vec<Step>,
}

struct Seasons {
    rows: Vec<Season>,
    words: WordList,
    row_of: Vec<usize>,
}

static SEASONS: LazyLock<Seasons> = LazyLock::new(|| {
    let (mut rows, mut words, mut row_of) = (Vec::new(), Vec::new(), Vec::new());
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let Some((season, names)) = season(line) else { continue };
        for name in names.split('|') {
            words.push(name);
            row_of.push(rows.len());
        }
        rows.push(season);
    }
    Seasons { rows, words: WordList::new(words), row_of }
});

/// `first day TAB last day TAB strength TAB words`.
fn season(line: &'static str) -> Option<(Season, &'static str)> {
    let cells: Vec<&str> = line.split('\t').collect();
    let day = |cell: &str| {
        let (month, day) = cell.split_once('-')?;
        Some((month.parse::<u32>().ok()?, day.parse::<u32>().ok()?))
    };
    let ((month, of_month), last) = (day(cells.first()?)?, day(cells.get(1)?)?);
    let gain: f32 = cells.get(2)?.parse().ok()?;
    let first = day_number(2001, month, of_month);
    let last = day_number(if last < (month, of_month) { 2002 } else { 2001 }, last.0, last.1);
    let length = last - first + 1;
    let kernel =
        vec![(-45, -gain), (-12, -gain / 2.0), (0, 0.0), (length, -gain / 2.0), (length + 12, -gain)];
    Some((Season { month, day: of_month, kernel }, cells.get(3)?))
}

pub(super) fn clues(scans: &[Scan], exprs: &[Vec<Expr>]) -> Vec<Clue> {
    let mut clues: Vec<Clue> = Vec::new();
    let mut named = BTreeSet::new();
    for (part, (scan, exprs)) in scans.iter().zip(exprs).enumerate() {
        for expr in exprs {
            let Some(told) = quarter(scan, expr) else { continue };
            let kernel = told.kernel();
            let known = |c: &Clue| matches!(c.shape, Shape::Yearly(_, k) if k == kernel);
            if !clues.iter().any(known) {
                let shape = Shape::Yearly(Yearly::Day(1, 1), kernel);
                clues.push(Clue { part, start: expr.start, end: expr.end, kind: Kind::Day, shape });
            }
        }
        for hit in SEASONS.words.find(&scan.chars) {
            let row = SEASONS.row_of[hit.word];
            if named.insert(row) {
                let season: &'static Season = &SEASONS.rows[row];
                let shape = Shape::Yearly(Yearly::Day(season.month, season.day), &season.kernel);
                clues.push(Clue { part, start: hit.start, end: hit.end, kind: Kind::Day, shape });
            }
        }
    }
    clues
}

/// Figures of 今年一季度, 上半年, 前三季度.
fn quarter(scan: &Scan, expr: &Expr) -> Option<Told> {
    let this_year = matches!(expr.from.year, Year::Unstated | Year::Shift(0));
    if !this_year || expr.same || expr.to.is_some() || announced(scan, expr) {
        return None;
    }
    match expr.from.unit {
        Unit::Quarter(1) => Some(Told::FirstQuarter),
        Unit::Half(1) | Unit::Quarters(2) | Unit::Quarter(2) => Some(Told::FirstHalf),
        Unit::Quarters(3) | Unit::Quarter(3) => Some(Told::ThreeQuarters),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        assert_eq!(SEASONS.rows.len(), rows.count());
    }

    #[test]
    fn a_season_may_cross_the_year_s_end() {
        let (season, _) = season("11-15\t02-20\t1.0\t寒潮").unwrap();
        assert_eq!(season.kernel[3].0, 98);
    }
}
