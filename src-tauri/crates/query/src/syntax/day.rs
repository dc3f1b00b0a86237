//! Dates as people type them among the words of a query: 2024-07-17, 2024/7/17, 2024.7, 20240717, 2024年7月17日,
//! 二〇二四年七月, 7月17日, 民国三十六年九月九日; also with spaces between their parts. A word of such a form asks for
//! the day of issue. A year alone, a month without its year and two bare numbers (7.17) are as likely text.

use common::edtf::Stretch;
use newspaper::calendar::days_in_month;
use newspaper::text::fold;

use super::lexer::{Kind, Token};
use super::relative::number_of;
use crate::syntax::DateRange;

/// Years of which a paper can be.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2199;

/// Marks between year, month and day.
const MARKS: [char; 5] = ['-', '.', '/', '—', '–'];

/// Words that make up one date at most: 2024 年 7 月 17 日.
const MOST_WORDS: usize = 6;

/// What a date among the words of a query means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// A day or a month.
    Range(DateRange),
    /// A month and day of any year.
    EveryYear(u32, u32),
}

/// The date that a word is.
pub fn dated(word: &str) -> Option<Dated> {
    if let Some((from, to)) = word.split_once("..") {
        let (Dated::Range(from), Dated::Range(to)) = (one(from)?, one(to)?) else { return None };
        let in_order = from.from <= to.to;
        return in_order.then_some(Dated::Range(DateRange { from: from.from, to: to.to }));
    }
    one(word)
}

/// The date that words beginning with the first of these make, and of how many it is made: of as many as can be.
pub(super) fn dated_words(tokens: &[Token]) -> Option<(usize, Dated)> {
    let words: Vec<&str> = tokens
        .iter()
        .map_while(|token| match &token.kind {
            Kind::Word(word) => Some(word.as_str()),
            _ => None,
        })
        .take(MOST_WORDS)
        .collect();
    (1..=words.len()).rev().find_map(|n| Some((n, joined(&words[..n])?)))
}

/// 2024 7 17 and 2024 年 7 月 17 日 are dates; 2024 7月 is one, 2024 7 is as likely two numbers.
fn joined(words: &[&str]) -> Option<Dated> {
    if let [word] = words {
        return dated(word);
    }
    let is_number = |word: &&str| fold(word).chars().all(|c| c.is_ascii_digit());
    match words.iter().all(is_number) {
        true if words.len() == 3 => one(&words.join("-")),
        true => None,
        false => one(&words.concat()),
    }
}

fn one(word: &str) -> Option<Dated> {
    let folded = fold(word);
    in_marks(&folded).or_else(|| in_digits(&folded)).or_else(|| in_words(&folded))
}

/// 2024-07-17, 2024/7, 2024.7.17.
fn in_marks(text: &str) -> Option<Dated> {
    let mut numbers = Vec::new();
    for part in text.split(MARKS) {
        let is_number = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let fits = if numbers.is_empty() { part.len() == 4 } else { part.len() <= 2 };
        numbers.push(part.parse::<i32>().ok().filter(|_| is_number && fits)?);
    }
    match *numbers.as_slice() {
        [year, month] => range(year, month, None),
        [year, month, day] => range(year, month, Some(day)),
        _ => None,
    }
}

/// 20240717.
fn in_digits(text: &str) -> Option<Dated> {
    let is_date = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    let number: i32 = text.parse().ok().filter(|_| is_date)?;
    range(number / 10_000, number / 100 % 100, Some(number % 100))
}

/// 2024年7月17日, 二〇二四年七月, 7月17号, 民国三十六年九月九日.
fn in_words(text: &str) -> Option<Dated> {
    let (year, rest) = match text.split_once('年') {
        Some((year, rest)) => (Some(year_of(year)?), rest),
        None => (None, text),
    };
    let (month, rest) = rest.split_once('月')?;
    let month = number_of(month)?;
    let day = rest.strip_suffix(['日', '号']);
    let day = match (year, day, rest) {
        (_, Some(day), _) => Some(number_of(day)?),
        (Some(_), None, "" | "份") => None,
        (Some(_), None, day) => Some(number_of(day)?),
        (None, None, _) => return None,
    };
    match (year, day) {
        (Some(year), day) => range(year, month, day),
        (None, Some(day)) => {
            // Of a leap year, so that 2月29日 is one.
            let is_day =
                (1..=12).contains(&month) && (1..=days_in_month(2000, month as u32) as i32).contains(&day);
            is_day.then_some(Dated::EveryYear(month as u32, day as u32))
        }
        (None, None) => None,
    }
}

/// 2024, 二〇二四, 民国三十六, 民国元.
fn year_of(text: &str) -> Option<i32> {
    match text.strip_prefix("民国") {
        Some("元") => Some(1912),
        Some(n) => number_of(n).filter(|n| (1..=99).contains(n)).map(|n| 1911 + n),
        None => number_of(text).filter(|_| text.chars().count() == 4),
    }
}

fn range(year: i32, month: i32, day: Option<i32>) -> Option<Dated> {
    if !YEARS.contains(&year) || !(1..=12).contains(&month) || day.is_some_and(|day| !(1..=31).contains(&day))
    {
        return None;
    }
    let day = day.map_or_else(String::new, |day| format!("-{day:02}"));
    let stretch = Stretch::parse(&format!("{year:04}-{month:02}{day}"))?;
    Some(Dated::Range(DateRange { from: Some(stretch.first), to: Some(stretch.last) }))
}

#[cfg(test)]
mod tests {
    use common::edtf::format_day;

    use super::*;
    use crate::syntax::parser::tokens;

    fn shown(found: Option<Dated>) -> String {
        let day = |day: Option<i32>| day.map_or(String::new(), format_day);
        match found {
            None => "text".into(),
            Some(Dated::EveryYear(month, day)) => format!("{month}/{day} of every year"),
            Some(Dated::Range(range)) if range.from == range.to => day(range.from),
            Some(Dated::Range(range)) => format!("{}..{}", day(range.from), day(range.to)),
        }
    }

    #[test]
    fn a_date_in_any_usual_form_is_a_date() {
        for (typed, expect) in [
            ("2024-07-17", "2024-07-17"),
            ("2024-7-17", "2024-07-17"),
            ("2024/7/17", "2024-07-17"),
            ("2024.7.17", "2024-07-17"),
            ("2024.07.17", "2024-07-17"),
            ("２０２４－０７－１７", "2024-07-17"),
            ("2024—07—17", "2024-07-17"),
            ("20240717", "2024-07-17"),
            ("2024年7月17日", "2024-07-17"),
            ("2024年07月17号", "2024-07-17"),
            ("2024年7月17", "2024-07-17"),
            ("二〇二四年七月十七日", "2024-07-17"),
            ("二零二四年七月十七日", "2024-07-17"),
            ("一九五六年十一月三十日", "1956-11-30"),
            ("民国三十六年九月九日", "1947-09-09"),
            ("民國36年9月9日", "1947-09-09"),
            ("民国元年一月一日", "1912-01-01"),
            ("2024-07", "2024-07-01..2024-07-31"),
            ("2024.7", "2024-07-01..2024-07-31"),
            ("2024/07", "2024-07-01..2024-07-31"),
            ("2024年7月", "2024-07-01..2024-07-31"),
            ("2024年七月份", "2024-07-01..2024-07-31"),
            ("2024-07-15..2024-07-17", "2024-07-15..2024-07-17"),
            ("7月17日", "7/17 of every year"),
            ("七月十七日", "7/17 of every year"),
            ("12月31号", "12/31 of every year"),
            ("2月29日", "2/29 of every year"),
        ] {
            assert_eq!(shown(dated(typed)), expect, "{typed}");
        }
    }

    #[test]
    fn other_numbers_and_words_are_text() {
        for typed in [
            "",
            "2024",
            "2024年",
            "7月",
            "17日",
            "7.17",
            "3.14",
            "2024-13",
            "2024-02-30",
            "2月30日",
            "13月1日",
            "20241301",
            "12345678",
            "138-0000-0000",
            "0531-88",
            "2023-2024",
            "1-3号",
            "10:30",
            "GB/T",
            "2024-7-17-1",
            "2024年7月17日起",
            "2024-07..2023-07",
            "2024..",
            "年月日",
            "月",
            "2024--07",
            "-2024-07",
            "9月9",
            "3/4",
        ] {
            assert_eq!(shown(dated(typed)), "text", "{typed}");
        }
    }

    #[test]
    fn spaces_within_a_date_do_not_take_it_apart() {
        for (typed, expect) in [
            ("2024 年 7 月 17 日 灵芝", "6 2024-07-17"),
            ("2024年 7月17日", "2 2024-07-17"),
            ("7月 17日", "2 7/17 of every year"),
            ("2024 7 17", "3 2024-07-17"),
            ("2024-07-17 灵芝", "1 2024-07-17"),
            ("2024 7", ""),
            ("灵芝 2024-07-17", ""),
            ("2024 \"7月17日\"", ""),
        ] {
            let found = dated_words(&tokens(typed).unwrap().0);
            let found = found.map_or(String::new(), |(n, date)| format!("{n} {}", shown(Some(date))));
            assert_eq!(found, expect, "{typed}");
        }
    }
}
