//! Digits of dates: `2024`, 二〇二四, `7`, 二十一, 廿三.

use super::super::number::digit;
use super::super::scan::Scan;

/// A year of four arabic digits, 1000 to 2199.
pub(super) fn four_digits(scan: &Scan, at: usize) -> Option<(i32, usize)> {
    let mut value = 0;
    for k in 0..4 {
        value = value * 10 + scan.at(at + k).to_digit(10)? as i32;
    }
    let whole = !scan.at(at + 4).is_ascii_digit() && !scan.before(at).is_ascii_digit();
    (whole && (1000..=2199).contains(&value)).then_some((value, at + 4))
}

/// A year of four Chinese digits: 一九四九, 二〇二四, 二○二四.
pub(super) fn four_han_digits(scan: &Scan, at: usize) -> Option<(i32, usize)> {
    let mut value = 0;
    for k in 0..4 {
        let c = scan.at(at + k);
        let zero = matches!(c, 'O' | 'o' | '0' | '０') && k > 0;
        value = value * 10 + if zero { 0 } else { digit(c)? as i32 };
    }
    (1000..=2199).contains(&value).then_some((value, at + 4))
}

pub(super) fn one_or_two_digits(scan: &Scan, at: usize) -> Option<(u32, usize)> {
    let first = scan.at(at).to_digit(10)?;
    match scan.at(at + 1).to_digit(10) {
        Some(_) if scan.at(at + 2).is_ascii_digit() => None,
        Some(second) => Some((first * 10 + second, at + 2)),
        None => Some((first, at + 1)),
    }
}

/// 0 to 99 in arabic or Chinese digits (七, 十二, 二十一, 三十, 廿三).
pub(super) fn small_number(scan: &Scan, at: usize) -> Option<(u32, usize)> {
    if scan.at(at).is_ascii_digit() {
        return one_or_two_digits(scan, at);
    }
    let (ten, mut end) = match (scan.at(at), digit(scan.at(at)), scan.at(at + 1)) {
        ('十', ..) => (10, at + 1),
        ('廿', ..) => (20, at + 1),
        (_, Some(tens), '十') => (tens * 10, at + 2),
        (_, Some(ones), _) => return Some((ones, at + 1)),
        _ => return None,
    };
    let ones = digit(scan.at(end));
    end += usize::from(ones.is_some());
    Some((ten + ones.unwrap_or(0), end))
}

const DASHES: [char; 5] = ['—', '-', '~', '～', '－'];

/// Past the dash, 至 or 到 of a range; `None` where there is none.
pub(super) fn dash(scan: &Scan, at: usize) -> Option<usize> {
    if matches!(scan.at(at), '至' | '到') {
        return Some(at + 1);
    }
    let mut end = at;
    while end < at + 3 && DASHES.contains(&scan.at(end)) {
        end += 1;
    }
    (end > at).then_some(end)
}
