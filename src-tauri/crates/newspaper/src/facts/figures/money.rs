//! Money in several units (123元1角5分 is 123.15 元), and sums whose unit is left out (余额4120亿).

use super::super::number::{Number, number_at};
use super::super::scan::{Scan, is_han};
use super::Reading;
use super::qualifier::qualifier;
use super::unit::Kind;
use crate::facts::Rule;

/// Units of money, each by the hundredths that it has, the greater first.
const STEPS: [(&[&str], f64); 3] = [(&["元", "圆", "块"], 100.0), (&["角", "毛"], 10.0), (&["分"], 1.0)];

/// 元, 角 and 分 behind each other, as so many 元.
pub(super) fn in_parts(scan: &Scan, start: usize, number: &Number) -> Option<Reading> {
    let (mut at, mut next) = (start, Some(*number));
    let (mut cents, mut pieces, mut least) = (0.0, 0, 0);
    while let Some(number) = next {
        let step = STEPS.iter().enumerate().skip(least);
        let mut step = step.filter_map(|(n, (words, _))| Some((n, scan.one_of(number.end, words)?.1)));
        let Some((step, len)) = step.next() else { break };
        cents += number.value? * STEPS[step].1;
        (least, at) = (step + 1, number.end + len);
        pieces += 1;
        next = number_at(scan, at).filter(|n| n.infix.is_none() && !n.indefinite);
    }
    let value = Some((cents * 1e4).round() / 1e6);
    (pieces > 1).then(|| reading(start, at, value, "元", None))
}

/// A great number behind a word for a sum, with nothing behind it: its unit goes without saying.
pub(super) fn bare(scan: &Scan, start: usize, number: &Number) -> Option<Reading> {
    const SUMS: [&str; 14] = [
        "额", "产值", "收入", "投资", "资金", "贷款", "存款", "利润", "营收", "预算", "市值", "支出", "融资",
        "货款",
    ];
    const LINKS: [&str; 11] = ["达到", "达", "约为", "约", "近", "超过", "超", "突破", "为", "逾", "共"];
    let great = matches!(scan.before(number.end), '万' | '亿');
    if !great || is_han(scan.at(number.end)) || scan.at(number.end).is_ascii_alphanumeric() {
        return None;
    }
    let mut end = start;
    while let Some(link) = scan.one_before(end, &LINKS) {
        end -= link.chars().count();
    }
    scan.one_before(end, &SUMS)?;
    let vague = qualifier(scan, start, number, number.end, false);
    Some(reading(start, number.end, number.value, "", vague))
}

fn reading(start: usize, end: usize, value: Option<f64>, unit: &str, qualifier: Option<String>) -> Reading {
    let (unit, kind, rule) = (unit.to_owned(), Kind::Measure, Rule::NumberUnit);
    Reading { start, end, value, unit, kind, qualifier, rule, confidence: 0.85 }
}
