//! Figures: number, unit, value and qualifier, what is counted, whose it is, when, and what it is compared with.
//!
//! Ranges (3至5个, 60%—70%) and indefinite numbers (几十, 数百, 七八百) are figures without a value; of a range the text
//! keeps both ends, of an indefinite number the qualifier keeps its words.

mod around;
mod base;
mod compare;
mod lists;
mod money;
mod qualifier;
mod special;
mod unit;
mod what;

use super::number::{Number, bill_digit, digit, number_at, tens};
use super::scan::Scan;
use crate::facts::Rule;
use crate::model::{Fact, FactValue};
pub(super) use around::Around;
pub use base::base_unit;
use unit::{Kind, Unit, counts, unit_at};

/// A quantity in a part, before its neighbourhood is read.
#[derive(Debug, Clone, PartialEq)]
struct Reading {
    start: usize,
    end: usize,
    value: Option<f64>,
    unit: String,
    kind: Kind,
    qualifier: Option<String>,
    rule: Rule,
    confidence: f32,
}

/// Reads the figures of a part; `around` holds the dates and names found in it.
pub(super) fn facts(scan: &Scan, around: &Around) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut before = what::Before::default();
    for reading in readings(scan, around) {
        let clause = around::clause(scan, &reading, before.end);
        let when = around.when(scan, &reading);
        let mut comparison = compare::comparison(scan, around, &reading, clause, when.as_deref());
        let listed = before.lists(scan, &reading);
        if listed && comparison.is_none() {
            // 同比增长30.3%、29.8%.
            comparison.clone_from(&before.comparison);
        }
        let what = what::what(scan, around, &reading, clause, comparison.is_some(), &before);
        let whose = around.whose(scan, &reading);
        before = before.followed_by(&reading, what.as_deref(), comparison.as_ref());
        let Reading { start, end, value, unit, qualifier, rule, confidence, .. } = reading;
        let what = what.map(|what| scan.as_printed(what, start, end));
        let value = FactValue::Figure { value, unit, qualifier, what, whose, when, comparison };
        facts.push(scan.fact(start, end, rule, confidence, value));
    }
    facts
}

fn readings(scan: &Scan, around: &Around) -> Vec<Reading> {
    let mut found: Vec<Reading> = Vec::new();
    let mut dates = around.dates.iter().peekable();
    let mut at = 0;
    while at < scan.len() {
        while dates.next_if(|d| d.end <= at).is_some() {}
        if let Some(date) = dates.peek().filter(|d| d.start <= at) {
            at = date.end;
            continue;
        }
        match reading_at(scan, at) {
            Ok(reading) if around.is_part_of_name(&reading) => {
                at = reading.end;
            }
            Ok(reading) => {
                at = reading.end;
                found.push(reading);
            }
            Err(next) => at = next,
        }
    }
    found
}

/// The quantity that starts at `at`, or else where to look on.
fn reading_at(scan: &Scan, at: usize) -> Result<Reading, usize> {
    if let Some(reading) = special::without_number(scan, at) {
        return Ok(reading);
    }
    let Some(number) = starts_number(scan, at).then(|| number_at(scan, at)).flatten() else {
        return Err(at + 1);
    };
    special::fraction(scan, at, &number)
        .or_else(|| special::stretch(scan, at, &number))
        .or_else(|| money::in_parts(scan, at, &number))
        .or_else(|| quantity(scan, at, number))
        .or_else(|| money::bare(scan, at, &number))
        .ok_or(number.end)
}

fn starts_number(scan: &Scan, at: usize) -> bool {
    let (c, before) = (scan.at(at), scan.before(at));
    if c.is_ascii_digit() {
        // P2, 第7, 1+1, 12.5.6, 2024-07: pieces of names, ordinals and codes.
        let sign = matches!(before, '-' | '−') && special::negative(scan, at);
        return sign
            || !before.is_ascii_alphanumeric()
                && !matches!(before, '第' | '.' | '+' | '-' | '_' | '/' | '·' | '−' | '#' | '№');
    }
    // 多数, 人数: the end of a word.
    let word = c == '数' && "多少总人次户件倍分岁参指无奇系位个例".contains(before);
    // 伍 and 陆 are surnames, and 陆 is land.
    let bill = bill_digit(c).is_some() && matches!(scan.at(at + 1), '拾' | '佰' | '仟' | '万' | '元');
    (is_firm(c) || bill || matches!(c, '几' | '数'))
        && !word
        && !matches!(before, '第' | '零' | '〇' | '分' | '初' | '.')
        && !is_firm(before)
        && !before.is_ascii_digit()
}

/// Is it part of a numeral that says how many, as 几 and 数 do not?
fn is_firm(c: char) -> bool {
    let power = matches!(c, '十' | '百' | '千' | '万' | '亿' | '佰' | '仟');
    power || digit(c).is_some_and(|d| d > 0) || tens(c).is_some()
}

fn quantity(scan: &Scan, start: usize, number: Number) -> Option<Reading> {
    let (number, range) = match range_end(scan, &number) {
        Some(last) => (last, true),
        None => (number, false),
    };
    let (unit, half, number) = special::with_half(scan, number)
        .or_else(|| unit_at(scan, number.end).map(|unit| (unit, 0.0, number)))?;
    let unit = shared(scan, &number, unit);
    if half == 0.0 && !counts(scan, start, &number, &unit) {
        return None;
    }
    let (end, range) = match second_of_range(scan, &unit) {
        Some(end) => (end, true),
        None => (unit.end, range),
    };
    let value = if range { None } else { number.value.map(|v| v + half) };
    let (end, many) = qualifier::many(scan, &unit, end);
    let qualifier = qualifier::qualifier(scan, start, &number, end, range).or(many);
    let sign = if value.is_some() { special::sign(scan, start, &unit) } else { None };
    let (start, value) = sign.map_or((start, value), |at| (at, value.map(|v| -v)));
    let (rule, confidence) = match (range, number.arabic) {
        (true, _) => (Rule::Range, 0.85),
        (_, true) => (Rule::NumberUnit, 0.95),
        _ => (Rule::NumeralUnit, 0.8),
    };
    Some(Reading { start, end, value, unit: unit.name, kind: unit.kind, qualifier, rule, confidence })
}

/// 高于全国1.2个、高于全省0.5个百分点: the unit is printed once for both.
fn shared(scan: &Scan, number: &Number, unit: Unit) -> Unit {
    let points = unit.name == "个"
        && number.value.is_some_and(|v| v.fract() > 0.0 && v < 100.0)
        && scan.any_within(unit.end, unit.end + 20, &["个百分点"]);
    if points { Unit { name: "百分点".into(), kind: Kind::Measure, end: unit.end } } else { unit }
}

const RANGE_SIGNS: [char; 6] = ['—', '-', '~', '～', '至', '到'];

/// `3—5天`, `10至20吨`, `三到五名`: a range has no one value.
fn range_end(scan: &Scan, number: &Number) -> Option<Number> {
    let mut at = number.end;
    at += usize::from(scan.at(at) == '%');
    second_number(scan, at).filter(|n| n.arabic == number.arabic)
}

fn second_number(scan: &Scan, at: usize) -> Option<Number> {
    let signs = (at..at + 2).take_while(|i| RANGE_SIGNS.contains(&scan.at(*i))).count();
    if signs == 0 {
        return None;
    }
    number_at(scan, at + signs)
}

/// `1.5米至2米`: the end of the second where both have the same unit.
fn second_of_range(scan: &Scan, unit: &Unit) -> Option<usize> {
    let second = second_number(scan, unit.end)?;
    unit_at(scan, second.end).filter(|u| u.name == unit.name).map(|u| u.end)
}

#[cfg(test)]
mod tests;
