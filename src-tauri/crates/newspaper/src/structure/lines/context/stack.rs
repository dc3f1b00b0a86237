//! A folio whose parts come one a line: date, weekday, editors, section, number, name in Latin letters.

use super::lone_day;
use crate::model::PageInfo;
use crate::structure::lines::line::{Class, Line};
use crate::structure::signs::folio;
use crate::structure::signs::furniture::{self, Furniture};
use crate::structure::signs::glyph::{is_blank, is_han};
use crate::structure::signs::plain::plain;

/// Fewest parts that make a folio together.
const FEWEST: usize = 3;

/// What a line may be of a folio.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    /// A date or a weekday: there is no such stack without one.
    Day(Option<String>),
    /// Anything else of a folio.
    Other(Furniture),
    Number(String),
    /// A section, if the lines around it are of a folio.
    Word,
    None,
}

/// Makes furniture of the parts that stand together.
pub(super) fn settle(lines: &mut [Line]) {
    let parts: Vec<Part> = lines.iter().map(part).collect();
    let mut from = 0;
    while from < lines.len() {
        let length = parts[from..].iter().take_while(|p| **p != Part::None).count();
        let stack = trimmed(&parts, from, from + length);
        let sure = |p: &&Part| !matches!(p, Part::Word);
        let day = |p: &Part| matches!(p, Part::Day(_));
        let piece = &parts[stack.clone()];
        if piece.iter().filter(sure).count() >= FEWEST && piece.iter().any(day) {
            let number =
                single(piece.iter().filter_map(|p| if let Part::Number(n) = p { Some(n) } else { None }));
            for n in stack {
                lines[n].class = Class::Furniture(furniture_of(&parts[n], &lines[n], number.as_deref()));
            }
        }
        from += length.max(1);
    }
}

/// Without the words at its ends, which may be titles.
fn trimmed(parts: &[Part], from: usize, to: usize) -> std::ops::Range<usize> {
    let sure = |n: &usize| parts[*n] != Part::Word;
    let first = (from..to).find(sure).unwrap_or(to);
    let last = (first..to).rev().find(sure).map_or(first, |n| n + 1);
    first..last
}

fn single<'a>(mut numbers: impl Iterator<Item = &'a String>) -> Option<String> {
    let first = numbers.next()?;
    numbers.next().is_none().then(|| first.clone())
}

fn part(line: &Line) -> Part {
    if line.heading > 0 || line.label.is_some() {
        return Part::None;
    }
    if let Some(date) = lone_day(line) {
        return Part::Day(Some(date));
    }
    let text = plain(line.text.trim_matches(is_blank));
    match &line.class {
        Class::Furniture(found @ Furniture::Folio(info)) => match bare_number(&text) {
            Some(number) => Part::Number(number),
            None if info.issue_date.is_some() || is_weekday(&text) => Part::Day(info.issue_date.clone()),
            None => Part::Other(found.clone()),
        },
        Class::Furniture(Furniture::Editors) => Part::Other(Furniture::Editors),
        Class::Text if is_weekday(&text) => Part::Day(None),
        Class::Text if furniture::is_capitals(&text) => Part::Other(Furniture::Editors),
        Class::Text => match (bare_number(&text), folio::read(&line.text, true)) {
            (Some(number), _) => Part::Number(number),
            (None, Some(info)) if info.publication.is_some() || info.page_label.is_some() => {
                Part::Other(Furniture::Folio(info))
            }
            _ if text.chars().all(is_han) && (2..=6).contains(&text.chars().count()) => Part::Word,
            _ => Part::None,
        },
        _ => Part::None,
    }
}

fn bare_number(text: &str) -> Option<String> {
    let letters = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let sound = (1..=2).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_digit())
        && text.len() - letters.len() <= 1;
    sound.then(|| text.to_owned())
}

fn is_weekday(text: &str) -> bool {
    let day = ["星期", "礼拜", "周"].iter().find_map(|w| text.strip_prefix(w));
    day.is_some_and(|d| ["一", "二", "三", "四", "五", "六", "日", "天"].contains(&d))
}

/// What a part says of the page.
fn furniture_of(part: &Part, line: &Line, number: Option<&str>) -> Furniture {
    let info = match part {
        Part::Day(date) => PageInfo { issue_date: date.clone(), ..PageInfo::default() },
        Part::Number(_) => PageInfo { page_label: number.map(str::to_owned), ..PageInfo::default() },
        Part::Word => PageInfo { section: Some(line.text.clone()), ..PageInfo::default() },
        Part::Other(found) => return found.clone(),
        Part::None => PageInfo::default(),
    };
    match &line.class {
        Class::Furniture(Furniture::Folio(known)) if matches!(part, Part::Day(_)) => {
            Furniture::Folio(PageInfo { issue_date: info.issue_date, ..known.clone() })
        }
        _ => Furniture::Folio(info),
    }
}
