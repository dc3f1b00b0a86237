//! Quantities of a shape of their own: fractions, halves, 翻番, degrees below zero, hours with minutes.

use super::super::number::{Number, number_at};
use super::super::scan::{Scan, is_han};
use super::Reading;
use super::qualifier::qualifier;
use super::unit::{Kind, Unit, unit_at};
use crate::facts::Rule;

/// Units of which a half is counted (半小时).
const HALVED: &[&str] = &["小时", "月", "年", "天", "亩", "斤", "公斤", "公里", "吨", "里", "倍"];

/// Quantities that start without a number: 半小时, 翻番.
pub(super) fn without_number(scan: &Scan, at: usize) -> Option<Reading> {
    match scan.at(at) {
        '半' => half(scan, at),
        '翻' => doubled(scan, at),
        _ => None,
    }
}

fn half(scan: &Scan, start: usize) -> Option<Reading> {
    if scan.before(start).is_ascii_digit() || "一两大上下前后过个年月天夜多".contains(scan.before(start))
    {
        return None;
    }
    let unit = unit_at(scan, start + 1)?;
    let counted = match unit.name.as_str() {
        "年" => !matches!(scan.at(unit.end), '来' | '前' | '后' | '度'),
        name => HALVED.contains(&name) && name != "天",
    };
    counted.then(|| reading(start, unit.end, Some(0.5), unit.name, Rule::Half, 0.8))
}

/// 翻番, 翻了一番, 翻两番: kept as so many 番, each a doubling.
fn doubled(scan: &Scan, start: usize) -> Option<Reading> {
    if scan.starts(start, "翻番") {
        return Some(reading(start, start + 2, Some(1.0), "番".into(), Rule::Doubling, 0.85));
    }
    let at = start + 1 + usize::from(scan.at(start + 1) == '了');
    let number = number_at(scan, at).filter(|n| scan.at(n.end) == '番')?;
    Some(reading(start, number.end + 1, number.value, "番".into(), Rule::Doubling, 0.85))
}

/// 百分之五, 三分之一, 占1/5.
pub(super) fn fraction(scan: &Scan, start: usize, number: &Number) -> Option<Reading> {
    if scan.starts(number.end, "分之") {
        let part = number_at(scan, number.end + 2)?;
        let (whole, share) = (number.value.filter(|w| *w > 0.0)?, part.value);
        let (value, unit) = match whole {
            100.0 => (share, "%"),
            1000.0 => (share, "‰"),
            _ => (share.map(|s| s / whole), ""),
        };
        let qualifier =
            qualifier(scan, start, &part, part.end, false).or_else(|| indefinite(scan, start, &part));
        return Some(Reading {
            qualifier,
            ..reading(start, part.end, value, unit.into(), Rule::Fraction, 0.85)
        });
    }
    // 3/4 may be a page; behind 占 or 的 it is a share.
    let told = matches!(scan.before(start), '占' | '的' | '约' | '近' | '超' | '过' | '足' | '达' | '了');
    if !told || scan.at(number.end) != '/' || number.end > start + 2 {
        return None;
    }
    let whole = number_at(scan, number.end + 1).filter(|n| n.arabic && n.end <= number.end + 3)?;
    let (above, below) = (number.value?, whole.value?);
    let value = (above > 0.0 && above < below).then(|| above / below)?;
    let plain = !is_unit_sign(scan.at(whole.end)) && unit_at(scan, whole.end).is_none();
    plain.then(|| Reading {
        qualifier: qualifier(scan, start, &whole, whole.end, false),
        ..reading(start, whole.end, Some(value), String::new(), Rule::Fraction, 0.8)
    })
}

fn is_unit_sign(c: char) -> bool {
    c == '/' || c == '.' || c.is_ascii_alphanumeric()
}

fn indefinite(scan: &Scan, start: usize, part: &Number) -> Option<String> {
    part.indefinite.then(|| scan.slice(start, part.end))
}

/// A unit of time or measure with a half behind or before it: 2个半小时, 一年半, 1个多小时 (no half, but the same shape).
/// The number keeps 多 as its infix.
pub(super) fn with_half(scan: &Scan, number: Number) -> Option<(Unit, f64, Number)> {
    if scan.at(number.end) == '个' && matches!(scan.at(number.end + 1), '半' | '多') {
        let unit = unit_at(scan, number.end + 2)
            .filter(|u| HALVED.contains(&u.name.as_str()) || u.name == "星期")?;
        return Some(match scan.at(number.end + 1) {
            '半' => (unit, 0.5, number),
            _ => (unit, 0.0, Number { infix: Some('多'), ..number }),
        });
    }
    let unit = unit_at(scan, number.end).filter(|u| HALVED.contains(&u.name.as_str()))?;
    if scan.at(unit.end) != '半' || matches!(scan.at(unit.end + 1), '导' | '岛' | '决' | '个' | '年' | '数')
    {
        return None;
    }
    let end = unit.end + 1;
    Some((Unit { end, ..unit }, 0.5, number))
}

/// Hours with minutes, minutes with seconds, years with months, as so many of the smaller: 2小时11分08秒 is 7868 秒.
pub(super) fn stretch(scan: &Scan, start: usize, number: &Number) -> Option<Reading> {
    const STEPS: &[(&[&str], f64, &str)] = &[
        (&["小时", "个小时"], 3600.0, "秒"),
        (&["分钟", "分"], 60.0, "秒"),
        (&["秒"], 1.0, "秒"),
        (&["年"], 12.0, "月"),
        (&["个月"], 1.0, "月"),
    ];
    // 9时30分 is a clock's, 用时30分 is not.
    if clock_before(scan, start) {
        return None;
    }
    let (mut at, mut next) = (start, Some(*number));
    let (mut total, mut pieces, mut least, mut base) = (0.0, 0, 0, "");
    while let Some(number) = next {
        let Some((step, len)) = STEPS.iter().enumerate().skip(least).find_map(|(n, (words, ..))| {
            Some((n, scan.one_of(number.end, words)?.1))
                .filter(|(n, _)| base.is_empty() || STEPS[*n].2 == base)
        }) else {
            break;
        };
        total += number.value? * STEPS[step].1;
        (least, base) = (step + 1, STEPS[step].2);
        at = number.end + len;
        pieces += 1;
        next = number_at(scan, at).filter(|n| n.infix.is_none() && !n.indefinite);
    }
    if pieces < 2 || is_han(scan.at(at)) && matches!(scan.at(at), '前' | '后' | '来') {
        return None;
    }
    // Without seconds the minutes are the smaller unit.
    let (total, base) = if least == 2 { (total / 60.0, "分钟") } else { (total, base) };
    Some(reading(start, at, Some(total), base.into(), Rule::Stretch, 0.85))
}

/// Does the hour of a clock stand before `at` (9时, 9点, 9:)?
pub(super) fn clock_before(scan: &Scan, at: usize) -> bool {
    matches!(scan.before(at), '时' | '点' | ':') && scan.before(at.saturating_sub(1)).is_ascii_digit()
}

/// Does a minus stand before the number at `at`, and not a dash between two things?
pub(super) fn negative(scan: &Scan, at: usize) -> bool {
    let before = if at >= 2 { scan.at(at - 2) } else { '\0' };
    let bound = before.is_ascii_alphanumeric() || matches!(before, ')' | '%' | '℃' | '-' | '—');
    !bound
        && number_at(scan, at)
            .is_some_and(|n| matches!(scan.at(n.end), '%' | '℃' | '°') || scan.starts(n.end, "摄氏度"))
}

/// Where the sign of a figure below zero starts: 零下5摄氏度, -5℃.
pub(super) fn sign(scan: &Scan, start: usize, unit: &Unit) -> Option<usize> {
    if matches!(unit.name.as_str(), "℃" | "°" | "度" | "摄氏度") && scan.ends(start, "零下") {
        return Some(start - 2);
    }
    (start > 0 && matches!(scan.before(start), '-' | '−')).then(|| start - 1)
}

fn reading(
    start: usize,
    end: usize,
    value: Option<f64>,
    unit: String,
    rule: Rule,
    confidence: f32,
) -> Reading {
    Reading { start, end, value, unit, kind: Kind::Measure, qualifier: None, rule, confidence }
}
