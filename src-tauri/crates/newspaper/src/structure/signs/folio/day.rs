//! The day of issue as papers of all times print it: `2024年3月5日`, `2024-03-05`, `20240305`, 一九五六年十一月五日,
//! 民國三十六年九月九日.

use crate::calendar::days_in_month;
use crate::structure::signs::glyph::is_blank;

/// Years that newspapers are of.
const YEARS: std::ops::RangeInclusive<u32> = 1800..=2200;
/// The year before the first of the Republic.
const REPUBLIC: u32 = 1911;
/// Longest remark in brackets between a year and its month: `一九四七年（民國卅六年）九月`.
const LONGEST_REMARK: usize = 12;

/// A day and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::structure) struct Found {
    /// EDTF.
    pub(in crate::structure) edtf: String,
    pub(in crate::structure) from: usize,
    pub(in crate::structure) to: usize,
}

/// The first whole day in folded characters.
pub(in crate::structure) fn find(chars: &[char]) -> Option<Found> {
    (0..chars.len()).find_map(|at| read(chars, at))
}

/// The day that begins at `at`.
pub(in crate::structure) fn read(chars: &[char], at: usize) -> Option<Found> {
    let before = at.checked_sub(1).and_then(|n| chars.get(n)).copied().unwrap_or(' ');
    let c = *chars.get(at)?;
    if before.is_ascii_alphanumeric()
        || !(c.is_ascii_digit() || digit(c).is_some() || matches!(c, '中' | '民' | '公'))
    {
        return None;
    }
    if digit(c).is_some() && digit(before).is_some() {
        return None;
    }
    compact(chars, at).or_else(|| parted(chars, at))
}

/// `20240305`.
fn compact(chars: &[char], at: usize) -> Option<Found> {
    let length = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    let bound = chars.get(at + length).is_none_or(|c| !c.is_ascii_alphabetic());
    if length != 8 || !bound {
        return None;
    }
    let part = |from: usize, to: usize| chars[at + from..at + to].iter().collect::<String>().parse().ok();
    Some(Found { edtf: edtf(part(0, 4)?, part(4, 6)?, part(6, 8)?)?, from: at, to: at + 8 })
}

fn parted(chars: &[char], at: usize) -> Option<Found> {
    let (year, end) = year(chars, at)?;
    let sign_at = skip(chars, end);
    let sign = *chars.get(sign_at)?;
    if !matches!(sign, '年' | '-' | '.' | '/' | '—' | '－' | '·') {
        return None;
    }
    let after = if sign == '年' { remark(chars, sign_at + 1) } else { sign_at + 1 };
    let (month, end) = small(chars, skip(chars, after))?;
    let second = skip(chars, end);
    if *chars.get(second)? != if sign == '年' { '月' } else { sign } {
        return None;
    }
    let (day, end) = small(chars, skip(chars, second + 1))?;
    let last = skip(chars, end);
    let closed = matches!(chars.get(last), Some('日' | '号'));
    // 2024.3.52 is no day, and neither is 一九五六年十一月五十.
    let cut = chars.get(end).is_some_and(|c| c.is_ascii_digit() || !closed && digit(*c).is_some());
    let to = if closed { last + 1 } else { end };
    (!cut).then_some(())?;
    Some(Found { edtf: edtf(year, month, day)?, from: at, to })
}

fn edtf(year: u32, month: u32, day: u32) -> Option<String> {
    let sound = YEARS.contains(&year)
        && (1..=12).contains(&month)
        && (1..=days_in_month(year as i32, month)).contains(&day);
    sound.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Four digits, Arabic or Chinese, or a year of the Republic; past what was read.
fn year(chars: &[char], at: usize) -> Option<(u32, usize)> {
    let at = ["公元"].iter().find_map(|w| starts(chars, at, w)).map_or(at, |end| skip(chars, end));
    if let Some(end) = ["中华民国", "民国"].iter().find_map(|w| starts(chars, at, w)) {
        let at = skip(chars, end);
        let (n, end) = match chars.get(at) {
            Some('元') => (1, at + 1),
            _ => small(chars, at)?,
        };
        return (1..=100).contains(&n).then_some((REPUBLIC + n, end));
    }
    let mut value = 0;
    for k in 0..4 {
        value = value * 10 + plain_digit(*chars.get(at + k)?)?;
    }
    let more = chars.get(at + 4).is_some_and(|c| plain_digit(*c).is_some());
    (!more).then_some((value, at + 4))
}

fn starts(chars: &[char], at: usize, word: &str) -> Option<usize> {
    let mut end = at;
    for (n, w) in word.chars().enumerate() {
        end = if n > 0 { skip(chars, end) } else { end };
        (*chars.get(end)? == w).then_some(())?;
        end += 1;
    }
    Some(end)
}

/// Past white space.
fn skip(chars: &[char], at: usize) -> usize {
    at + chars.get(at..).unwrap_or_default().iter().take_while(|c| is_blank(**c)).count()
}

/// Past a remark in brackets.
fn remark(chars: &[char], at: usize) -> usize {
    let start = skip(chars, at);
    if !matches!(chars.get(start), Some('(' | '（')) {
        return at;
    }
    let inside = chars[start..].iter().take(LONGEST_REMARK);
    inside.clone().position(|c| matches!(c, ')' | '）')).map_or(at, |n| start + n + 1)
}

/// A Chinese digit.
fn digit(c: char) -> Option<u32> {
    "〇一二三四五六七八九".chars().position(|d| d == c).map(|n| n as u32).or(match c {
        '零' | '○' | 'Ｏ' | 'О' => Some(0),
        _ => None,
    })
}

fn plain_digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| digit(c)).or(if matches!(c, 'O' | 'o') { Some(0) } else { None })
}

/// 1 to 99 in Arabic or Chinese numerals: `7`, 七, 十二, 廿三, 卅一, 三一; past what was read.
pub(in crate::structure) fn small(chars: &[char], at: usize) -> Option<(u32, usize)> {
    if chars.get(at)?.is_ascii_digit() {
        let length = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        let text: String = chars[at..at + length].iter().collect();
        return text.parse().ok().filter(|_| length <= 2).map(|n| (n, at + length));
    }
    let (tens, end) = match (chars[at], digit(chars[at]), chars.get(at + 1)) {
        ('十', ..) => (10, at + 1),
        ('廿', ..) => (20, at + 1),
        ('卅', ..) => (30, at + 1),
        ('元', _, Some('月')) => return Some((1, at + 1)),
        (_, Some(tens), Some('十')) => (tens * 10, at + 2),
        (_, Some(tens), Some(ones)) => match digit(*ones) {
            Some(ones) => return Some((tens * 10 + ones, at + 2)),
            None => return Some((tens, at + 1)),
        },
        (_, Some(n), None) => return Some((n, at + 1)),
        _ => return None,
    };
    // 二十 may be set with a stray 十 of its own: 廿十 is none.
    match chars.get(end).and_then(|c| digit(*c)) {
        Some(ones) => Some((tens + ones, end + 1)),
        None => Some((tens, end)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_all_times_are_read() {
        let check = |text: &str, expect: Option<&str>| {
            let found = find(&text.chars().collect::<Vec<_>>());
            assert_eq!(found.map(|f| f.edtf).as_deref(), expect, "{text}");
        };
        check("2024年3月5日", Some("2024-03-05"));
        check("2024 年 3 月 5 日", Some("2024-03-05"));
        check("2024-03-05", Some("2024-03-05"));
        check("2024.3.5", Some("2024-03-05"));
        check("河湾报20240305", Some("2024-03-05"));
        check("一九五八年十二月卅一日", Some("1958-12-31"));
        check("一九五八年二月廿八日", Some("1958-02-28"));
        check("二〇二四年三月五日", Some("2024-03-05"));
        check("二○○四年十月二十日", Some("2004-10-20"));
        check("中华民国三十八年元月三日", Some("1949-01-03"));
        check("民国二十五年二月二十九日", Some("1936-02-29"));
        check("民国元年一月一日", Some("1912-01-01"));
        check("一九四九年（民国卅八年）五月四日", Some("1949-05-04"));
        check("民国二十六年七月，学校搬迁", None);
        check("2024年2月30日", None);
        check("2024.3.52", None);
        check("202403051", None);
        check("一九五八年的钢", None);
        check("12024-03-05", None);
        check("", None);
    }
}
