//! Clock times: they belong to the surface of a day, and alone they point to the day last named.

use super::super::number::digit;
use super::super::scan::{Scan, is_clause_end};
use super::digits::{dash, one_or_two_digits, small_number};
use super::expr::{Expr, Unit, Year};
use crate::facts::Rule;

pub(super) const DAY_PARTS: [&str; 21] = [
    "上午", "下午", "凌晨", "清晨", "早晨", "早上", "早间", "中午", "午间", "午后", "傍晚", "晚上", "晚间",
    "夜间", "夜里", "深夜", "午夜", "当晚", "早", "晚", "夜",
];

/// Past a clock time after a day, and past a second one that ends a stretch of it: 上午, 凌晨2时许, 17时, 9:30,
/// 9时至11时30分.
pub(super) fn clock(scan: &Scan, at: usize) -> usize {
    let Some((end, timed)) = one_time(scan, at) else { return at.min(scan.len()) };
    let second = dash(scan, end).filter(|_| timed).and_then(|next| one_time(scan, next));
    second.filter(|(_, timed)| *timed).map_or(end, |(after, _)| after).min(scan.len())
}

/// Past a part of the day and an hour; whether an hour is named.
fn one_time(scan: &Scan, at: usize) -> Option<(usize, bool)> {
    let part = scan.one_of(at, &DAY_PARTS).map_or(0, |(_, len)| len);
    // 春节晚会, 12日早稻.
    let word = part == 1
        && matches!(
            scan.at(at + 1),
            '会' | '宴' | '餐' | '报' | '稻' | '市' | '班' | '场' | '期' | '已' | '在' | '年' | '些'
        );
    let part = if word { 0 } else { part };
    let hour = hour(scan, at + part);
    hour.map(|end| (end, true)).or_else(|| (part > 0).then_some((at + part, false)))
}

fn hour(scan: &Scan, at: usize) -> Option<usize> {
    let (_, after) = small_number(scan, at).filter(|(hour, _)| *hour <= 24)?;
    if matches!(scan.at(after), '时' | '点') {
        let mut end = after + 1 + usize::from(scan.at(after + 1) == '钟');
        if let Some((_, minutes)) = small_number(scan, end).filter(|(m, _)| *m < 60) {
            if scan.at(minutes) == '分' {
                end = minutes + 1;
                if let Some((_, s)) = small_number(scan, end).filter(|(_, s)| scan.at(*s) == '秒') {
                    end = s + 1;
                }
            } else if minutes == end + 2 {
                // 11点40左右.
                end = minutes;
            }
        }
        end += usize::from(matches!(scan.at(end), '许' | '半' | '整'));
        return Some(end);
    }
    let minutes = one_or_two_digits(scan, after + 1).filter(|(m, end)| *m < 60 && *end == after + 3);
    minutes.filter(|_| scan.at(after) == ':').map(|(_, end)| end)
}

/// 上午10时许, 21时57分 at the start of a clause: on the day last named.
pub(super) fn time_alone(scan: &Scan, at: usize) -> Option<Expr> {
    let before = scan.before(at);
    if at != 0 && !is_clause_end(before) && !matches!(before, '、' | '于' | '在' | '至') {
        return None;
    }
    let (end, timed) = one_time(scan, at)?;
    let part = scan.one_of(at, &DAY_PARTS).is_some_and(|(_, len)| len == 2);
    let exact = matches!(scan.before(end), '分' | '许' | '整' | '秒');
    // 3点建议, 一时之间: an hour without minutes must say which half of the day it is in.
    let clear = part || exact && (scan.at(at).is_ascii_digit() || digit(scan.at(at)).is_none());
    let end = clock(scan, at).max(end);
    (timed && clear).then(|| Expr::simple(at, end, Year::Unstated, Unit::ThatDay(0), Rule::Clock))
}
