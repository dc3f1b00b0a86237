//! One template: what it looks like and what it finds.

use std::ops::Range;

use regex::{Captures, Regex};

use super::PatternError;
use crate::calendar::days_in_month;

/// What a template found in a path, as it stands there; the date in EDTF.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) publication: Option<String>,
    pub(super) date: Option<String>,
    pub(super) page: Option<String>,
    pub(super) section: Option<String>,
}

/// A template, compiled.
#[derive(Debug, Clone)]
pub(super) struct Template(Regex);

/// Fields with what they stand for. Chinese names of papers end in one of a few words.
const FIELDS: [(&str, &str); 6] = [
    ("year", "[0-9]{4}"),
    ("month", "[0-9]{1,2}"),
    ("day", "[0-9]{1,2}"),
    ("page", "[A-Za-z]?[0-9]{1,3}"),
    ("publication", r"[\x{3400}-\x{9fff}]{1,11}(?:报|報|周刊|画刊|电讯)|参考消息|[A-Za-z]{2,10}"),
    ("section", r"[\x{3400}-\x{9fff}]{2,8}"),
];

/// Of `~`.
const SEPARATORS: &str = r"[-_.\s年月日第()\[\]【】〔〕]*";

/// Years that newspapers are of.
const YEARS: Range<i32> = 1800..2200;

impl Template {
    pub(super) fn new(text: &str) -> Result<Self, PatternError> {
        let error = || PatternError(text.to_owned());
        let mut regex = String::from("(?i)^(?:.*/)?");
        let mut named: Vec<&str> = Vec::new();
        let mut rest = text.trim();
        while let Some(c) = rest.chars().next() {
            let mut after = &rest[c.len_utf8()..];
            match c {
                '{' => {
                    let (name, behind) = after.split_once('}').ok_or_else(error)?;
                    let field = FIELDS.iter().find(|field| field.0 == name).ok_or_else(error)?;
                    regex.push_str(&group(field));
                    named.push(field.0);
                    after = behind;
                }
                '}' => return Err(error()),
                '*' => regex.push_str("[^/]*"),
                '~' => regex.push_str(SEPARATORS),
                c => regex.push_str(&regex::escape(c.encode_utf8(&mut [0; 4]))),
            }
            rest = after;
        }
        regex.push('$');
        if !is_sound(&named) {
            return Err(error());
        }
        Regex::new(&regex).map(Self).map_err(|_| error())
    }

    /// What the template finds; `None` where it does not fit the end of the path.
    pub(super) fn read(&self, path: &str) -> Option<Found> {
        let captures = self.0.captures(path)?;
        if !FIELDS[..4].iter().all(|(name, _)| stands_apart(&captures, name, path)) {
            return None;
        }
        let text = |name: &str| captures.name(name).map(|m| m.as_str().to_owned());
        let date = match text("year") {
            Some(year) => Some(date(&year, text("month").as_deref(), text("day").as_deref())?),
            None => None,
        };
        let page = text("page").map(|page| page.to_ascii_uppercase());
        Some(Found { publication: text("publication"), date, page, section: text("section") })
    }
}

fn group((name, pattern): &(&str, &str)) -> String {
    match *name {
        "page" => format!("第?(?<page>{pattern})版?"),
        _ => format!("(?<{name}>{pattern})"),
    }
}

/// Each field once, and a date that begins with its year.
fn is_sound(named: &[&str]) -> bool {
    let has = |name: &str| named.contains(&name);
    let twice = (1..named.len()).any(|n| named[..n].contains(&named[n]));
    !named.is_empty() && !twice && (!has("day") || has("month")) && (!has("month") || has("year"))
}

/// Whether a number is not a piece of a longer one: what has other digits beside it must be as long as its kind
/// can be, else nobody could tell where it ends (`2024111`).
fn stands_apart(captures: &Captures<'_>, name: &str, path: &str) -> bool {
    let Some(found) = captures.name(name) else { return true };
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let before = is_digit(path[..found.start()].chars().next_back());
    let after = is_digit(path[found.end()..].chars().next());
    let starts_with_letter = found.as_str().starts_with(|c: char| c.is_ascii_alphabetic());
    match name {
        "year" => !before,
        "page" => (!before || starts_with_letter || found.len() >= 2) && !after,
        _ => (!before && !after) || found.len() == 2,
    }
}

/// A date that is in the calendar, in EDTF.
fn date(year: &str, month: Option<&str>, day: Option<&str>) -> Option<String> {
    let year: i32 = year.parse().ok().filter(|year| YEARS.contains(year))?;
    let Some(month) = month else { return Some(format!("{year:04}")) };
    let month: u32 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let Some(day) = day else { return Some(format!("{year:04}-{month:02}")) };
    let day: u32 = day.parse().ok().filter(|day| (1..=days_in_month(year, month)).contains(day))?;
    Some(format!("{year:04}-{month:02}-{day:02}"))
}
