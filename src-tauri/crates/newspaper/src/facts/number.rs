//! Numbers as newspapers print them: `1,719`, `6904.08万`, `百余`, `三十二`, `三点五`, `七八百`.

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
    let value = times(&digits, factor);
    // 1亿8663万 is one number, and so is 25万6千.
    if matches!(factor, 4 | 8)
        && infix.is_none()
        && scan.at(end).is_ascii_digit()
        && let Some(rest) = below(scan, end, factor)
    {
        return Some(Number { value: value.zip(rest.value).map(|(a, b)| a + b), ..rest });
    }
    Some(Number { end, value, infix, arabic: true, indefinite: false })
}

/// What goes on below 亿 or 万 (`power`): the 8663万 of 1亿8663万, the 6千 of 25万6千, the 4000 of 3万4000.
fn below(scan: &Scan, at: usize, power: usize) -> Option<Number> {
    let digits: String = (at..at + 5).map(|i| scan.at(i)).take_while(char::is_ascii_digit).collect();
    let (factor, end, infix) = multiplier(scan, at + digits.len());
    let value = times(&digits, factor);
    let goes_on = match (power, factor) {
        (8, 4) => digits.len() <= 4,
        (4, 3) => digits.len() == 1,
        // A year may stand behind a number: 增加3万2024年初的.
        (4, 0) => digits.len() == 4 && scan.at(end) != '年',
        _ => false,
    };
    goes_on.then_some(Number { end, value, infix, arabic: true, indefinite: false })
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
    let unit = |at| is_of_unit(scan, at) || scan.at(at) == '千' && matches!(scan.at(at + 1), '米' | '兆');
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

/// 73.7千克, 三千瓦: the 千 belongs to the unit. (三千米 is as well three thousand metres.)
fn is_of_unit(scan: &Scan, at: usize) -> bool {
    scan.at(at) == '千' && matches!(scan.at(at + 1), '克' | '瓦' | '伏' | '卡' | '帕' | '赫' | '焦')
}

fn infix_at(scan: &Scan, at: usize) -> Option<char> {
    match scan.at(at) {
        '余' => Some('余'),
        // 多 starts 多少 and the like: then it is no part of the number.
        '多' if !matches!(scan.at(at + 1), '少' | '样' | '数' | '方' | '媒' | '于') => Some('多'),
        // 十来个, but not 20来自.
        '来' if "个名人天年岁家户里斤亩公米分万位条次".contains(scan.at(at + 1)) => {
            Some('来')
        }
        _ => None,
    }
}

fn power(c: char) -> Option<usize> {
    Some(match c {
        '百' | '佰' => 2,
        '千' | '仟' => 3,
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

/// 廿 and the like: so many tens in one character.
pub(super) fn tens(c: char) -> Option<u32> {
    Some(match c {
        '廿' => 2,
        '卅' => 3,
        '卌' => 4,
        _ => return None,
    })
}

/// A digit as it is written on bills: 叁拾伍元.
pub(super) fn bill_digit(c: char) -> Option<u32> {
    "壹贰叁肆伍陆柒捌玖".chars().zip(1..).find_map(|(digit, n)| (digit == c).then_some(n))
}

/// A numeral as far as it is read.
#[derive(Default)]
struct Numeral {
    /// Whole 万 and 亿.
    total: f64,
    /// Below the next 万.
    section: f64,
    /// The digit that waits for its power of ten.
    digit: Option<u32>,
    /// The power of ten last read; 零 makes it 0.
    zeros: usize,
    indefinite: bool,
    infix: Option<char>,
    seen: bool,
}

impl Numeral {
    /// Takes one more character of the numeral; `None` where it is no numeral at all, false where it has ended.
    fn take(&mut self, scan: &Scan, at: usize) -> Option<bool> {
        let c = scan.at(at);
        if c == '两' && self.is_weight(scan, at) {
            return Some(false);
        }
        if let Some(d) = digit(c).or_else(|| bill_digit(c)) {
            match self.digit {
                // 七八百, 三五个: two digits in a row are a range of one to two.
                Some(p) if p != 0 && (d == p + 1 || (p, d) == (3, 5)) && !self.indefinite => {
                    self.indefinite = true
                }
                Some(p) if p != 0 => return None,
                _ => {}
            }
            self.zeros = if d == 0 { 0 } else { self.zeros };
            self.digit = Some(d);
        } else if matches!(c, '几' | '数') {
            self.indefinite = true;
            self.digit = Some(1);
        } else if let Some(tens) = tens(c) {
            if self.digit.is_some_and(|d| d != 0) {
                return None;
            }
            self.digit = Some(tens);
            self.multiply(1);
        } else if let Some(zeros) = if matches!(c, '十' | '拾') { Some(1) } else { power(c) } {
            // 二百千瓦, 五千百货: no 千 or 百 follows a power of ten without a digit of its own.
            let bare = self.seen && self.digit.is_none() && zeros < 4 && (1..4).contains(&self.zeros);
            if bare || self.seen && is_of_unit(scan, at) {
                return Some(false);
            }
            self.multiply(zeros);
        } else {
            let infix =
                infix_at(scan, at).filter(|_| self.seen && self.digit.is_none() && self.infix.is_none());
            self.infix = infix.or(self.infix);
            return Some(infix.is_some());
        }
        self.seen = true;
        Some(true)
    }

    /// 二两, 五十两, 两万两: behind a numeral 两 is the weight; two it is where a power of ten follows (一万两千). 一两 may
    /// be one or two of what follows.
    fn is_weight(&self, scan: &Scan, at: usize) -> bool {
        match self.digit {
            Some(d) => d > 1,
            None => self.seen && power(scan.at(at + 1)).is_none(),
        }
    }

    fn multiply(&mut self, zeros: usize) {
        let unit = 10f64.powi(zeros as i32);
        if zeros >= 4 {
            let below = self.section + f64::from(self.digit.unwrap_or(0));
            // 三亿五千万 is 亿 and 万 beside each other; 二十万亿 is 亿 twenty 万 times.
            let beside = zeros == 4 && self.total >= 1e8;
            self.total =
                if beside { self.total + below * unit } else { (self.total + below).max(1.0) * unit };
            self.section = 0.0;
        } else {
            // 一万零十二: the ten behind a 零 is one ten.
            self.section += f64::from(self.digit.filter(|d| *d > 0).unwrap_or(1)) * unit;
        }
        self.digit = None;
        self.zeros = zeros;
    }

    fn value(&self) -> f64 {
        // 一百五 is 150, 三万二 is 32,000; 一百零五 is 105.
        let short = if self.zeros >= 2 { 10f64.powi(self.zeros as i32 - 1) } else { 1.0 };
        self.total + self.section + f64::from(self.digit.unwrap_or(0)) * short
    }
}

fn chinese(scan: &Scan, at: usize) -> Option<Number> {
    let mut end = at;
    let mut numeral = Numeral::default();
    while end < at + 16 && numeral.take(scan, end)? {
        end += 1;
    }
    let mut value = numeral.value();
    let first = digit(scan.at(end + 1));
    if numeral.seen && numeral.infix.is_none() && scan.at(end) == '点' && first.is_some() {
        let mut place = 1.0;
        end += 1;
        while let Some(d) = digit(scan.at(end)).filter(|_| place > 1e-6) {
            place /= 10.0;
            value += f64::from(d) * place;
            end += 1;
        }
        // 三点五十分 is a clock's; the decimals of a numeral hold no 十. Float sums are rounded to what is printed.
        if scan.at(end) == '十' {
            return None;
        }
        value = (value / place).round() * place;
        value = format!("{value:.6}").parse().unwrap_or(value);
    }
    let Numeral { indefinite, infix, seen, .. } = numeral;
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
        check("13000多元", 13_000.0, "13000多");
        check("20多种植物", 20.0, "20多");
        check("十来个", 10.0, "十来");
        check("20来自", 20.0, "20");
        check("三千二百余人", 3200.0, "三千二百余");
        check("一百二十", 120.0, "一百二十");
        check("一百五", 150.0, "一百五");
        check("一百零五", 105.0, "一百零五");
        check("三万二", 32_000.0, "三万二");
        check("三点五倍", 3.5, "三点五");
        check("十二点二五", 12.25, "十二点二五");
        check("2.35亿元", 235_000_000.0, "2.35亿");
        check("1亿8663万例", 186_630_000.0, "1亿8663万");
        check("1亿2024年", 100_000_000.0, "1亿");
        check("25万6千人", 256_000.0, "25万6千");
        check("3万4000户", 34_000.0, "3万4000");
        check("3万2024年", 30_000.0, "3万");
        check("6万5千克", 60_000.0, "6万");
        check("一万零一十二户", 10_012.0, "一万零一十二");
        check("一万零十二户", 10_012.0, "一万零十二");
        check("二十万亿元", 20_000_000_000_000.0, "二十万亿");
        check("一万五千亿元", 1_500_000_000_000.0, "一万五千亿");
        check("三千瓦", 3.0, "三");
        check("二两茶叶", 2.0, "二");
        check("五十两", 50.0, "五十");
        check("两万两", 20_000.0, "两万");
        check("一万两千两", 12_000.0, "一万两千");
        check("一亿两千万元", 120_000_000.0, "一亿两千万");
        check("三亿五千零二十万元", 350_200_000.0, "三亿五千零二十万");
        check("二百千瓦", 200.0, "二百");
        check("三万千瓦", 30_000.0, "三万");
        check("五千克", 5.0, "五");
        check("五千米", 5000.0, "五千");
        check("一千二百米", 1200.0, "一千二百");
        check("36.3万亿元", 36_300_000_000_000.0, "36.3万亿");
        check("787.2千公顷", 787_200.0, "787.2千");
        check("廿二元", 22.0, "廿二");
        check("卅五艘", 35.0, "卅五");
        check("一百廿人", 120.0, "一百廿");
        check("叁拾伍元", 35.0, "叁拾伍");
        check("壹佰元", 100.0, "壹佰");
        assert_eq!(read("五廿"), None);
        assert_eq!(read("几十名"), Some((None, "几十".into())));
        assert_eq!(read("数百份"), Some((None, "数百".into())));
        assert_eq!(read("一两个"), Some((None, "一两".into())));
        assert_eq!(read("七八百元"), Some((None, "七八百".into())));
        assert_eq!(read("三五个"), Some((None, "三五".into())));
        assert_eq!(read("一九四九"), None);
        assert_eq!(read("三点五十分"), None);
        assert_eq!(read("名"), None);
    }
}
