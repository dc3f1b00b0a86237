//! Typhoons tell their year by name and number: a name comes again after four or five years at the earliest.
//! `data/issue-typhoons.tsv` has them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::number::number_at;
use super::super::scan::Scan;
use super::clue::{Clue, Kind, Shape};
use super::curve::Step;
use crate::calendar::day_number;
use crate::text::word_list::WordList;

const TABLE: &str = include_str!("../../../data/issue-typhoons.tsv");

/// A typhoon: its year and its number in it.
type Storm = (i32, usize);

struct Typhoons {
    words: WordList,
    /// Per word its storms, ascending.
    storms: Vec<Vec<Storm>>,
}

static TYPHOONS: LazyLock<Typhoons> = LazyLock::new(|| {
    let mut by_name: HashMap<&str, Vec<Storm>> = HashMap::new();
    for (year, names) in TABLE.lines().filter_map(|line| line.split_once('\t')) {
        let Ok(year) = year.parse() else { continue };
        for (index, name) in names.split(' ').enumerate() {
            by_name.entry(name).or_default().push((year, index + 1));
        }
    }
    let (words, storms): (Vec<&str>, Vec<Vec<Storm>>) = by_name.into_iter().unzip();
    Typhoons { words: WordList::new(words), storms }
});

pub(super) fn clues(scans: &[Scan]) -> Vec<Clue> {
    let mut clues: Vec<Clue> = Vec::new();
    for (part, scan) in scans.iter().enumerate() {
        for at in (0..scan.len()).filter(|at| scan.starts(*at, "台风")) {
            let Some((end, years)) = storm(scan, at) else { continue };
            let shape = Shape::Fixed(steps(&years));
            if !clues
                .iter()
                .any(|known| matches!((&known.shape, &shape), (Shape::Fixed(a), Shape::Fixed(b)) if a == b))
            {
                clues.push(Clue { part, start: at, end, kind: Kind::Anchor, shape });
            }
        }
    }
    clues
}

/// 第18号台风“温比亚”: where the name ends, and the years in which there was one.
fn storm(scan: &Scan, at: usize) -> Option<(usize, Vec<i32>)> {
    let name = at + 2 + usize::from(matches!(scan.at(at + 2), '“' | '"' | '「'));
    let hit = TYPHOONS.words.longest_at(&scan.chars, name)?;
    let number = number_before(scan, at);
    let years: Vec<i32> = TYPHOONS.storms[hit.word]
        .iter()
        .filter(|(_, n)| number.is_none_or(|number| number == *n))
        .map(|(year, _)| *year)
        .collect();
    (!years.is_empty()).then_some((hit.end, years))
}

/// The number of 第18号台风, 第18号强台风.
fn number_before(scan: &Scan, at: usize) -> Option<usize> {
    let strength = scan.one_before(at, &["超强", "强"]).map_or(0, |w| w.chars().count());
    let end = at - strength;
    let start = (end.saturating_sub(5)..end).rev().find(|i| scan.chars[*i] == '第')?;
    let number = number_at(scan, start + 1)?;
    let value = number.value.filter(|v| v.fract() == 0.0 && (1.0..100.0).contains(v))?;
    (scan.starts(number.end, "号") && number.end + 1 == end).then_some(value as usize)
}

/// Written of in its year, and looked back on.
fn steps(years: &[i32]) -> Vec<Step> {
    let mut steps = vec![(i64::MIN / 2, -6.0)];
    for (index, year) in years.iter().enumerate() {
        let lasts = |after: i32| years.get(index + 1).is_none_or(|next| year + after < *next);
        let values = [(0, 0.0), (1, -3.4), (2, -4.4)];
        steps.extend(values.iter().filter(|(n, _)| lasts(*n)).map(|(n, v)| (day_number(year + n, 1, 1), *v)));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::date_of;
    use crate::model::Part;

    #[test]
    fn a_typhoon_tells_its_year() {
        let check = |text: &str, expect: &[i32]| {
            let found = clues(&[Scan::new(Part::Block(0), text)]);
            let curve = found.first().map(|clue| clue.curve(&(2000..=2030)));
            let steps = curve.map_or_else(Vec::new, |curve| curve.0);
            let years: Vec<i32> =
                steps.iter().filter(|step| step.1 == 0.0).map(|step| date_of(step.0).0).collect();
            assert_eq!(years, expect, "{text}");
        };
        check("今年第18号台风“温比亚”在浙江登陆", &[2018]);
        check("受第13号强台风“天鸽”影响", &[2017]);
        check("台风“温比亚”带来暴雨", &[2013, 2018]);
        check("台风蓝色预警解除", &[]);
        check("第29号台风“温比亚”", &[]);
        check("玉兔号在月面行走", &[]);
    }
}
