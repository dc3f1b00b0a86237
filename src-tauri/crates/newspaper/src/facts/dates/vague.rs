//! Words of time that put nothing on a calendar: 近日, 三年来, 连续13年.

use std::sync::LazyLock;

use super::super::number::number_at;
use super::super::scan::{Scan, is_clause_end};
use super::expr::Expr;
use crate::text::word_list::WordList;

const WORDS: [&str; 46] = [
    "近日",
    "日前",
    "近期",
    "近来",
    "近年来",
    "近年",
    "近几年来",
    "近几年",
    "目前",
    "当前",
    "眼下",
    "当下",
    "现如今",
    "如今",
    "最近",
    "此前",
    "不久前",
    "前不久",
    "前些时候",
    "前段时间",
    "前一段时间",
    "连日来",
    "连日",
    "近段时间",
    "长期以来",
    "多年来",
    "多年以来",
    "多年前",
    "数年前",
    "几年前",
    "几年来",
    "数年来",
    "这些年",
    "这几年",
    "一直以来",
    "往年",
    "历年同期",
    "往年同期",
    "常年同期",
    "历史同期",
    "今后一段时间",
    "下一步",
    "接下来",
    "届时",
    "不日",
    "改革开放以来",
];

static LIST: LazyLock<WordList> = LazyLock::new(|| WordList::new(WORDS));

/// Where vague expressions stand that no date overlaps, left to right.
pub(super) fn spans(scan: &Scan, dates: &[Expr]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = words(scan).chain(lengths(scan)).collect();
    found.sort_unstable();
    let (mut last, mut next) = (0, 0);
    found.retain(|&(start, end)| {
        while dates.get(next).is_some_and(|d| d.end <= start) {
            next += 1;
        }
        let free = start >= last && dates.get(next).is_none_or(|d| d.start >= end);
        last = if free { end } else { last };
        free
    });
    found
}

fn words(scan: &Scan) -> impl Iterator<Item = (usize, usize)> {
    // 三天近期, 5日前: what begins before is longer.
    LIST.find(&scan.chars).map(|hit| (hit.start, hit.end)).filter(|&(start, _)| {
        let before = scan.before(start);
        let split = scan.starts(start, "日前")
            && (before.is_ascii_digit() || matches!(before, '当' | '生' | '节' | '今' | '昨'))
            || scan.starts(start, "日前往");
        !split
    })
}

/// 三年来, 近五年, 过去10年间, 连续13年, 20多年前, 未来三天.
fn lengths(scan: &Scan) -> impl Iterator<Item = (usize, usize)> {
    let mut past = 0;
    (0..scan.len()).filter_map(move |at| {
        let unit = unit_at(scan, at)?;
        if at < past {
            return None;
        }
        let start = number_before(scan, at)?;
        let lead =
            scan.one_before(start, &["过去的", "过去", "未来", "今后", "最近", "连续", "此后", "近", "这"]);
        let end = at + unit;
        let tail = scan.one_of(end, &["以来", "来", "以前", "前", "间", "里", "内", "中", "后"]);
        let counted = matches!(tail, Some(("以来" | "来" | "以前" | "前", _)));
        if lead.is_none() && !counted {
            return None;
        }
        past = end + tail.map_or(0, |(_, len)| len);
        Some((start - lead.map_or(0, |w| w.chars().count()), past))
    })
}

fn unit_at(scan: &Scan, at: usize) -> Option<usize> {
    if !matches!(scan.at(at), '个' | '周' | '年' | '天') {
        return None;
    }
    scan.one_of(at, &["个多月", "个月", "周年", "年多", "年", "周", "天"]).map(|(_, len)| len)
}

/// The start of the short number that ends at `at`.
fn number_before(scan: &Scan, at: usize) -> Option<usize> {
    /// No longer number of years, weeks or days is a length of time in the news.
    const DIGITS: usize = 5;
    let is_part = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十百千余多几数半".contains(c);
    let start = (at.saturating_sub(DIGITS)..at).rev().take_while(|i| is_part(scan.at(*i))).last()?;
    let glued = scan.before(start).is_ascii_digit() || matches!(scan.before(start), '第' | '.' | '月' | '年');
    let whole = number_at(scan, start).is_none_or(|n| n.end == at) || is_clause_end(scan.before(start));
    (!glued && whole).then_some(start)
}
