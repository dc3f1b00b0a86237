//! What is counted from a known beginning: fairs, games and days of remembrance by their number, sessions of congresses,
//! anniversaries. `data/issue-series.tsv` and `data/issue-anniversaries.tsv` say from when.

use std::sync::LazyLock;

use super::super::number::number_at;
use super::super::scan::Scan;
use super::clue::{Clue, Kind, Shape};
use super::curve::{Step, YEARS};
use crate::calendar::{day_number, days_in_month};
use crate::text::word_list::WordList;

const SERIES: &str = include_str!("../../../data/issue-series.tsv");
const ANNIVERSARIES: &str = include_str!("../../../data/issue-anniversaries.tsv");

/// What comes again every so many years, under a number.
struct Series {
    /// A number and its year.
    number: i32,
    year: f32,
    /// Years from one to the next; below 1 there are several a year.
    rhythm: f32,
    /// Those that came in other years: put off, or held earlier.
    other: Vec<(i32, i32)>,
}

impl Series {
    fn year_of(&self, number: i32) -> f32 {
        let other = self.other.iter().find(|(n, _)| *n == number);
        other.map_or(self.year + (number - self.number) as f32 * self.rhythm, |(_, year)| *year as f32)
    }
}

/// A table of rows by the names they go by.
struct Table<T> {
    rows: Vec<T>,
    words: WordList,
    row_of: Vec<usize>,
}

impl<T> Table<T> {
    fn read(text: &'static str, row: impl Fn(&[&str]) -> Option<T>) -> Self {
        let (mut rows, mut words, mut row_of) = (Vec::new(), Vec::new(), Vec::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            let Some((names, row)) = cells.first().zip(row(&cells)) else { continue };
            for name in names.split('|') {
                words.push(name);
                row_of.push(rows.len());
            }
            rows.push(row);
        }
        Self { rows, words: WordList::new(words), row_of }
    }

    /// The first name that begins within `start..end` and does not reach beyond, with its row.
    fn first(&self, scan: &Scan, start: usize, end: usize) -> Option<(&T, usize)> {
        let hits = (start..end).find_map(|at| self.words.longest_at(&scan.chars, at));
        hits.map(|hit| (&self.rows[self.row_of[hit.word]], hit.end))
    }

    /// The last one within `start..end`.
    fn last(&self, scan: &Scan, start: usize, end: usize) -> Option<(&T, usize)> {
        let hits = (start..end).rev().find_map(|at| self.words.longest_at(&scan.chars, at));
        hits.filter(|hit| hit.end <= end).map(|hit| (&self.rows[self.row_of[hit.word]], hit.start))
    }
}

static SERIES_TABLE: LazyLock<Table<Series>> = LazyLock::new(|| {
    Table::read(SERIES, |cells| {
        let (number, year) = (cells.get(1)?.parse().ok()?, cells.get(2)?.parse().ok()?);
        let pair = |pair: &str| pair.split_once(':').and_then(|(n, y)| n.parse().ok().zip(y.parse().ok()));
        let other = cells.get(4).map_or_else(Vec::new, |cell| cell.split(',').filter_map(pair).collect());
        Some(Series { number, year, rhythm: cells.get(3)?.parse().ok()?, other })
    })
});

static ANNIVERSARY_TABLE: LazyLock<Table<Since>> = LazyLock::new(|| {
    Table::read(ANNIVERSARIES, |cells| {
        let mut parts = cells.get(1)?.split('-').map(str::parse::<u32>);
        let year = i32::try_from(parts.next()?.ok()?).ok()?;
        let (month, day) = (parts.next().and_then(Result::ok), parts.next().and_then(Result::ok));
        Some(Since { year, month, day })
    })
});

/// The beginning of what has anniversaries.
#[derive(Debug, Clone, Copy)]
struct Since {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

pub(super) fn clues(scans: &[Scan]) -> Vec<Clue> {
    let mut clues: Vec<Clue> = Vec::new();
    for (part, scan) in scans.iter().enumerate() {
        for at in 0..scan.len() {
            let found = match scan.chars[at] {
                '第' => series(scan, at),
                '届' => session(scan, at),
                '周' if scan.at(at + 1) == '年' => anniversary(scan, at),
                _ => None,
            };
            let Some((start, end, steps)) = found else { continue };
            let known = |c: &Clue| matches!(&c.shape, Shape::Fixed(known) if *known == steps);
            if !clues.iter().any(known) {
                clues.push(Clue { part, start, end, kind: Kind::Anchor, shape: Shape::Fixed(steps) });
            }
        }
    }
    clues
}

type Found = (usize, usize, Vec<Step>);

/// 第N届进博会, 第N个教师节.
fn series(scan: &Scan, at: usize) -> Option<Found> {
    /// Words that may stand between: 中国国际, 世界.
    const BETWEEN: usize = 12;
    let (number, end) = whole_number(scan, at + 1)?;
    let (_, len) = scan.one_of(end, &["届", "个", "次", "号", "期"])?;
    let (row, end) = SERIES_TABLE.first(scan, end + len, scan.clause_end(end + len, BETWEEN))?;
    let year = row.year_of(number);
    let steps = match seen_from(scan, at) {
        None if row.rhythm < 1.0 => about(year),
        offset => in_year(year as i32 + offset.unwrap_or(0)),
    };
    YEARS.contains(&(year as i32)).then_some((at, end, steps))
}

/// Years from what is named to the issue, where the sentence says so: 明年将举行第四届…, 去年是…70周年.
pub(super) fn seen_from(scan: &Scan, at: usize) -> Option<i32> {
    const REACH: usize = 30;
    let start = scan.sentence_start(at, REACH);
    let said = |word: &str| scan.any_within(start, at, &[word]);
    [("明年", -1), ("去年", 1)].iter().find(|(word, _)| said(word)).map(|(_, offset)| *offset)
}

fn whole_number(scan: &Scan, at: usize) -> Option<(i32, usize)> {
    let number = number_at(scan, at)?;
    let value = number.value.filter(|v| (1.0..200.0).contains(v) && v.fract() == 0.0)?;
    Some((value as i32, number.end))
}

/// The number that ends right before `at`.
pub(super) fn number_before(scan: &Scan, at: usize) -> Option<(i32, usize)> {
    let is_part = |i: &usize| "0123456789一二三四五六七八九十百〇零两".contains(scan.chars[*i]);
    let start = (at.saturating_sub(4)..at).rev().take_while(is_part).last()?;
    whole_number(scan, start).filter(|(_, end)| *end == at).map(|(value, _)| (value, start))
}

/// 十三届全国人大二次会议, 政协第十四届全国委员会第三次会议; without a session the years of the congress.
fn session(scan: &Scan, at: usize) -> Option<Found> {
    const BODIES: [&str; 5] = ["全国人民代表大会", "全国人大", "全国政协", "全国委员会", "全国人代会"];
    let (term, start) = number_before(scan, at).filter(|(n, _)| (5..=20).contains(n))?;
    let named = start - usize::from(scan.before(start) == '第');
    let political =
        scan.one_before(named, &["政协"]).is_some() || scan.one_of(at + 1, &["全国政协"]).is_some();
    let mut end = at + 1;
    match scan.one_of(end, &BODIES) {
        Some((_, len)) => end += len,
        None if political => {}
        None => return None,
    }
    let first = if term == 5 { 1978 } else { 1983 + (term - 6) * 5 };
    if let Some((_, len)) = scan.one_of(end, &["常务委员会", "常委会", "人大常委会"]) {
        let (number, end) = ordinal(scan, end + len)?;
        // The congress's every two months, the consultative conference's every three.
        let rhythm = if political { 0.24 } else { 0.14 };
        return Some((start, end, about(first as f32 + 0.2 + (number - 1) as f32 * rhythm)));
    }
    match ordinal(scan, end).filter(|(n, _)| (1..=5).contains(n)) {
        Some((number, end)) => Some((start, end, in_spring(first + number - 1, seen_from(scan, start)))),
        None => Some((start, end, term_of(first))),
    }
}

/// `第二次会议`, `二次会议`.
fn ordinal(scan: &Scan, at: usize) -> Option<(i32, usize)> {
    let at = at + usize::from(scan.at(at) == '第');
    let (number, end) = whole_number(scan, at)?;
    scan.one_of(end, &["次会议", "次全体会议"]).map(|_| (number, end + 1))
}

/// 中国共产党成立100周年.
fn anniversary(scan: &Scan, at: usize) -> Option<Found> {
    const REACH: usize = 26;
    let (number, start) = number_before(scan, at)?;
    let floor = scan.sentence_start(start, REACH);
    let (since, start) = ANNIVERSARY_TABLE.last(scan, floor, start)?;
    let year = since.year + number;
    let day = since.month.map(|m| {
        let d = since.day.unwrap_or(15).min(days_in_month(year, m));
        (day_number(year, m, d), if since.day.is_some() { 0 } else { 15 })
    });
    let steps = match (day, seen_from(scan, start)) {
        (Some((day, slack)), None) => around(year, day, slack),
        (_, offset) => in_year(year + offset.unwrap_or(0)),
    };
    YEARS.contains(&year).then_some((start, at + 2, steps))
}

fn year_steps(year: i32, values: &[(i32, f32)]) -> Vec<Step> {
    let first = (i64::MIN / 2, -7.0);
    let rest = values.iter().map(|(offset, value)| (day_number(year + offset, 1, 1), *value));
    std::iter::once(first).chain(rest).collect()
}

/// Mostly written of in its year, in the one before and the one after.
pub(super) fn in_year(year: i32) -> Vec<Step> {
    year_steps(year, &[(-4, -5.0), (-1, -2.2), (0, 0.0), (1, -2.6), (2, -4.0), (3, -4.5), (6, -5.5)])
}

/// An anniversary with its day.
fn around(year: i32, day: i64, slack: i64) -> Vec<Step> {
    let mut steps =
        year_steps(year, &[(-4, -6.0), (-1, -2.6), (0, -0.6), (1, -3.4), (2, -5.0), (3, -5.5), (6, -6.0)]);
    steps.retain(|(at, _)| *at <= day - slack - 20 || *at > day + slack + 8);
    let late = if day + slack + 8 >= day_number(year + 1, 1, 1) { -3.4 } else { -1.0 };
    steps.extend([(day - slack - 20, 0.3), (day - slack - 2, 0.8), (day + slack + 8, late)]);
    steps.sort_unstable_by_key(|(at, _)| *at);
    steps
}

/// About that time, to half a year.
fn about(year: f32) -> Vec<Step> {
    let day = day_number(1970, 1, 1) + ((year - 1970.0) * 365.25) as i64;
    let far = (i64::MIN / 2, -6.0);
    vec![
        far,
        (day - 700, -4.0),
        (day - 330, -1.5),
        (day - 180, 0.0),
        (day + 240, -1.0),
        (day + 420, -3.0),
        (day + 800, -4.5),
    ]
}

/// A session of the congress: early in March (once, in 2020, late in May).
fn in_spring(year: i32, offset: Option<i32>) -> Vec<Step> {
    if let Some(offset) = offset {
        return in_year(year + offset);
    }
    let first = if year == 2020 { day_number(2020, 5, 18) } else { day_number(year, 3, 1) };
    let mut steps = year_steps(year, &[(-1, -5.0)]);
    steps.extend([
        (first - 100, -2.5),
        (first - 10, 0.8),
        (first + 18, -0.3),
        (first + 60, -2.0),
        (first + 330, -3.5),
        (first + 700, -4.5),
    ]);
    steps
}

/// The five years of a congress, from March to March.
fn term_of(first: i32) -> Vec<Step> {
    let mut steps = year_steps(first, &[(-1, -3.5)]);
    steps.push((day_number(first, 1, 15), 0.0));
    steps.extend([(day_number(first + 5, 3, 20), -2.5), (day_number(first + 6, 1, 1), -4.0)]);
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::date_of;
    use crate::model::Part;

    /// The year in which the first clue of a text is likeliest.
    fn year_of(text: &str) -> Option<i32> {
        let found = clues(&[Scan::new(Part::Block(0), text)]);
        let curve = found.first()?.curve(&YEARS);
        let best = curve.0.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
        Some(date_of(best.0).0)
    }

    #[test]
    fn numbers_count_from_the_first_one() {
        let check = |text: &str, expect: Option<i32>| assert_eq!(year_of(text), expect, "{text}");
        check("第六届中国国际进口博览会在沪举行", Some(2023));
        check("今天是第40个教师节", Some(2024));
        check("第31届夏季奥运会", Some(2016));
        check("第六届职工运动会开幕", None);
        check("第三次会议召开", None);
    }

    #[test]
    fn sessions_tell_their_year() {
        let check = |text: &str, expect: Option<i32>| assert_eq!(year_of(text), expect, "{text}");
        check("十三届全国人大二次会议闭幕", Some(2019));
        check("政协第十四届全国委员会第三次会议", Some(2025));
        check("县十八届人大二次会议", None);
        check("第八届全国人民代表大会第一次会议", Some(1993));
    }

    #[test]
    fn anniversaries_count_from_what_they_remember() {
        let check = |text: &str, expect: Option<i32>| assert_eq!(year_of(text), expect, "{text}");
        check("庆祝中国共产党成立100周年", Some(2021));
        check("中国人民抗日战争暨世界反法西斯战争胜利八十周年", Some(2025));
        check("公司成立20周年", None);
        check("庆祝新中国成立七十五周年", Some(2024));
    }

    #[test]
    fn tables_are_read_whole() {
        let rows = |text: &str| text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).count();
        assert_eq!(SERIES_TABLE.rows.len(), rows(SERIES));
        assert_eq!(ANNIVERSARY_TABLE.rows.len(), rows(ANNIVERSARIES));
    }
}
