//! Numbers as newspapers print them: `1,719`, `6904.08万`, `百余`, `三十二`, `两千`.

use super::scan::Scan;

/// A number in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    /// One past its last character, 余 and multipliers included.
    pub(super) end: usize,
    /// Its value; `None` where it is indefinite (几十, 数百).
    pub(super) value: Option<f64>,
    /// 余 or 多 inside it.
    pub(super) infix: Option<char>,
    /// Printed with arabic digits.
    pub(super) arabic: bool,
    /// 数 or 几 stands for its digits.
    pub(super) indefinite: bool,
}

/// Reads the number that starts at `at`.
pub(super) fn number_at(scan: &Scan, at: usize) -> Option<Number> {
    if scan.at(at).is_ascii_digit() { arabic(scan, at) } else { chinese(scan, at) }
}

fn arabic(scan: &Scan, at: usize) -> Option<Number> {
    let (mut end, mut digits) = (at, String::new());
    while scan.at(end).is_ascii_digit() {
        digits.push(scan.at(end));
        end += 1;
        let group = scan.at(end) == ',' && (1..=3).all(|k| scan.at(end + k).is_ascii_digit());
        if group && !scan.at(end + 4).is_ascii_digit() && (digits.len() <= 3 || scan.at(end - 4) == ',') {
            end += 1;
        }
    }
    if matches!(scan.at(end), '.' | '．') && scan.at(end + 1).is_ascii_digit() {
        digits.push('.');
        end += 1;
        while scan.at(end).is_ascii_digit() {
            digits.push(scan.at(end));
            end += 1;
        }
    }
    if digits.len() > 18 {
        return None;
    }
    let (factor, end, infix) = multiplier(scan, end);
    Some(Number { end, value: times(&digits, factor), infix, arabic: true, indefinite: false })
}

/// `digits` × 10^`zeros`, exact: shifting the decimal point beats multiplying floats (6904.08万 is 69040800).
fn times(digits: &str, zeros: usize) -> Option<f64> {
    format!("{digits}e{zeros}").parse().ok()
}

/// Multipliers after arabic digits as a power of ten, with 余/多 before or after them.
fn multiplier(scan: &Scan, mut end: usize) -> (usize, usize, Option<char>) {
    let mut zeros = 0;
    let mut infix = infix_at(scan, end);
    if infix.is_some() && power(scan.at(end + 1)).is_some() {
        end += 1;
    }
    // 73.7千克: the 千 belongs to the unit.
    let unit = |at| {
        scan.at(at) == '千'
            && matches!(scan.at(at + 1), '克' | '米' | '瓦' | '伏' | '卡' | '帕' | '赫' | '焦')
    };
    while let Some(p) = power(scan.at(end)).filter(|_| zeros < 12 && !unit(end)) {
        zeros += p;
        end += 1;
    }
    if let Some(c) = infix_at(scan, end).filter(|_| infix.is_none() || zeros == 0) {
        infix = Some(c);
        end += 1;
    }
    (zeros, end, infix)
}

fn infix_at(scan: &Scan, at: usize) -> Option<char> {
    // 多 starts 多少, 多种, 多元 and the like: then it is no part of the number.
    match scan.at(at) {
        '余' => Some('余'),
        '多' if !matches!(scan.at(at + 1), '少' | '种' | '元' | '样' | '数' | '方' | '媒') => {
            Some('多')
        }
        _ => None,
    }
}

fn power(c: char) -> Option<usize> {
    Some(match c {
        '百' => 2,
        '千' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}

pub(super) fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn chinese(scan: &Scan, at: usize) -> Option<Number> {
    let mut end = at;
    let mut indefinite = false;
    let mut infix = None;
    let (mut total, mut section, mut current, mut seen) = (0f64, 0f64, None, false);
    while end < at + 16 {
        let c = scan.at(end);
        if let Some(d) = digit(c) {
            // 一两个, 三四十: two digits in a row name a range, not a number.
            if current.is_some_and(|p| p != 0) {
                return None;
            }
            current = Some(d);
        } else if matches!(c, '几' | '数') {
            indefinite = true;
            current = Some(1);
        } else if let Some(zeros) = if c == '十' { Some(1) } else { power(c) } {
            let unit = 10f64.powi(zeros as i32);
            if zeros >= 4 {
                total = (total + section + f64::from(current.unwrap_or(0))).max(1.0) * unit;
                section = 0.0;
            } else {
                section += f64::from(current.unwrap_or(1)) * unit;
            }
            current = None;
        } else if let Some(i) = infix_at(scan, end).filter(|_| seen && current.is_none() && infix.is_none()) {
            infix = Some(i);
        } else {
            break;
        }
        seen = true;
        end += 1;
    }
    let value = total + section + f64::from(current.unwrap_or(0));
    seen.then_some(Number { end, value: (!indefinite).then_some(value), infix, arabic: false, indefinite })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Part;

    #[test]
    fn numbers_are_read_as_printed() {
        let read = |text: &str| {
            let scan = Scan::new(Part::Headline, text);
            number_at(&scan, 0).map(|n| (n.value, scan.slice(0, n.end)))
        };
        let check =
            |text: &str, value: f64, taken: &str| assert_eq!(read(text), Some((Some(value), taken.into())));
        check("22295 台", 22295.0, "22295");
        check("6904.08万元", 69_040_800.0, "6904.08万");
        check("1,719,000立方米", 1_719_000.0, "1,719,000");
        check("102万余张", 1_020_000.0, "102万余");
        check("2000余项", 2000.0, "2000余");
        check("3亿元", 300_000_000.0, "3亿");
        check("１．３万余人", 13_000.0, "1.3万余");
        check("百余个", 100.0, "百余");
        check("十届", 10.0, "十");
        check("三十二人", 32.0, "三十二");
        check("两千五百名", 2500.0, "两千五百");
        check("一百零八将", 108.0, "一百零八");
        check("三万二千", 32_000.0, "三万二千");
        check("73.7千克", 73.7, "73.7");
        check("20多家", 20.0, "20多");
        assert_eq!(read("几十名"), Some((None, "几十".into())));
        assert_eq!(read("数百份"), Some((None, "数百".into())));
        assert_eq!(read("一两个"), None);
        assert_eq!(read("名"), None);
    }
}
