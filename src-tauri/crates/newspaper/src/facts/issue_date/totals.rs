//! National totals that only grew: who knows how far they had come knows about when it was. `data/issue-totals.tsv`
//! has them by day.

use std::sync::LazyLock;

use super::super::number::number_at;
use super::super::scan::Scan;
use super::clue::{Clue, Kind, Shape};
use super::curve::Step;
use crate::calendar::day_number;
use crate::text::word_list::WordList;

const TABLE: &str = include_str!("../../../data/issue-totals.tsv");

/// A total on a day.
#[derive(Debug, Clone, Copy)]
struct Row {
    day: i64,
    value: f64,
}

struct Totals {
    words: WordList,
    /// Per word its rows, ascending.
    rows: Vec<Vec<Row>>,
}

static TOTALS: LazyLock<Totals> = LazyLock::new(|| {
    let (mut words, mut rows): (Vec<&str>, Vec<Vec<Row>>) = (Vec::new(), Vec::new());
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let Some((word, row)) = row(line) else { continue };
        if words.last() != Some(&word) {
            words.push(word);
            rows.push(Vec::new());
        }
        if let Some(rows) = rows.last_mut() {
            rows.push(row);
        }
    }
    Totals { words: WordList::new(words), rows }
});

fn row(line: &'static str) -> Option<(&'static str, Row)> {
    let mut cells = line.split('\t');
    let (word, day, value) = (cells.next()?, cells.next()?, cells.next()?.parse::<f64>().ok()?);
    let mut parts = day.split('-').map(str::parse::<u32>);
    let mut next = || parts.next().and_then(Result::ok);
    let (year, month, of_month) = (i32::try_from(next()?).ok()?, next()?, next()?);
    Some((word, Row { day: day_number(year, month, of_month), value: value * 10_000.0 }))
}

pub(super) fn clues(scans: &[Scan]) -> Vec<Clue> {
    let totals = &*TOTALS;
    let mut clues = Vec::new();
    for (part, scan) in scans.iter().enumerate() {
        for hit in totals.words.find(&scan.chars) {
            let Some((value, end)) = value_behind(scan, hit.end) else { continue };
            let Some(steps) = steps(&totals.rows[hit.word], value) else { continue };
            let shape = Shape::Fixed(steps);
            clues.push(Clue { part, start: hit.start, end, kind: Kind::Anchor, shape });
        }
    }
    clues
}

/// 达9.4亿, 为345749.1万剂次.
fn value_behind(scan: &Scan, at: usize) -> Option<(f64, usize)> {
    const WORDS: &[&str] =
        &["已经达到", "已达到", "已突破", "达到", "突破", "超过", "已达", "已超", "达", "超", "为"];
    let at = at + scan.one_of(at, WORDS).map_or(0, |(_, len)| len);
    let number = number_at(scan, at)?;
    Some((number.value?, number.end))
}

/// How likely the total is by day of issue; `None` where it is none of the table.
fn steps(rows: &[Row], value: f64) -> Option<Vec<Step>> {
    /// Rows that lie closer are read between.
    const CLOSE: i64 = 62;
    let before = rows.iter().rposition(|row| row.value <= value * 1.0005)?;
    let (row, next) = (rows[before], rows.get(before + 1));
    let gap = next.map_or(CLOSE, |next| next.day - row.day);
    if gap > CLOSE || next.is_none() {
        let exact = (row.value - value).abs() <= value * 0.006;
        let long = gap.max(180);
        return exact.then(|| {
            let kernel = [(-60, -2.5), (0, 0.0), (long + 80, -1.6), (2 * long, -3.0), (4 * long, -4.0)];
            curve(row.day, &kernel)
        });
    }
    let share = next.map_or(0.0, |next| (value - row.value) / (next.value - row.value));
    let day = row.day + (share * gap as f64) as i64;
    let slack = 4 + gap / 8;
    Some(curve(
        day,
        &[(-2 * slack, -3.0), (-slack, 0.0), (slack + 4, -1.5), (2 * slack + 6, -4.0), (90, -6.0)],
    ))
}

fn curve(day: i64, kernel: &[(i64, f32)]) -> Vec<Step> {
    let first = (i64::MIN / 2, -6.5);
    std::iter::once(first).chain(kernel.iter().map(|(lag, value)| (day + lag, *value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::date_of;
    use crate::model::Part;

    #[test]
    fn every_row_is_read_and_totals_grow() {
        let rows = TABLE.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).count();
        assert_eq!(TOTALS.rows.iter().map(Vec::len).sum::<usize>(), rows);
        let grows = |rows: &Vec<Row>| rows.windows(2).all(|w| w[0].day < w[1].day && w[0].value < w[1].value);
        assert!(TOTALS.rows.iter().all(grows));
    }

    #[test]
    fn a_total_tells_its_time() {
        let check = |text: &str, expect: Option<(i32, u32)>| {
            let found = clues(&[Scan::new(Part::Block(0), text)]);
            let best = found.first().and_then(|clue| {
                let curve = clue.curve(&(2010..=2030));
                curve.0.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|step| date_of(step.0))
            });
            assert_eq!(best.map(|(year, month, _)| (year, month)), expect, "{text}");
        };
        check("各地累计报告接种新冠病毒疫苗227500万剂次", Some((2021, 10)));
        check("我国网民规模达9.89亿", Some((2020, 12)));
        check("全县网民规模达12万人", None);
        check("高铁营业里程即将延伸", None);
    }
}
