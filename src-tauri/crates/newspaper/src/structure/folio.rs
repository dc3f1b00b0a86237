//! Folio and masthead lines: paper, date of issue, page label and section, in any order.

use super::glyph::{is_blank, is_han};
use crate::model::PageInfo;

/// Endings of newspapers' names.
const PAPERS: [&str; 13] =
    ["日报", "晚报", "时报", "早报", "晨报", "午报", "都市报", "快报", "商报", "周报", "导报", "新报", "报"];

/// A date, weekday, page label, paper and section standing together, in any order.
pub(super) fn read(line: &str, edge: bool) -> Option<PageInfo> {
    if line.contains(['，', ',', '；', '《', '“', '\u{ff0c}']) || !edge && !line.contains(is_mark) {
        return None;
    }
    let folded: Vec<char> = line.chars().map(half_width).collect();
    let mut info = PageInfo::default();
    let mut rest = folded;
    let (mut marks, mut bare) = (0, false);
    if let Some((date, from, to)) = date(&rest) {
        info.issue_date = Some(date);
        rest.splice(from..to, [' ']);
        marks += 1;
    }
    marks += take_weekday(&mut rest);
    if let Some((label, from, to)) = page_label(&rest) {
        // A bare number may count the sheets of a scan: it is no 版次.
        bare = rest.len() == to - from && !rest.contains(&'版');
        info.page_label = Some(label).filter(|_| !bare);
        rest.splice(from..to, [' ']);
        marks += 1;
    }
    let text: String = rest.into_iter().collect();
    let words: Vec<&str> = text
        .split(|c| is_blank(c) || matches!(c, ':' | '：' | '|' | '｜' | '丨' | '·' | '/'))
        .filter(|w| !w.is_empty())
        .collect();
    name_words(&words, &mut info, edge);
    if bare && marks == 1 {
        return edge.then_some(info);
    }
    settle(info, &words, marks, edge)
}

/// What dates, weekdays and page labels are known by; most lines have none.
fn is_mark(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '\u{ff10}'..='\u{ff19}' | '版' | '期' | '周')
}

/// Takes paper and section from the words that are left.
fn name_words(words: &[&str], info: &mut PageInfo, edge: bool) {
    for word in words {
        let han = word.chars().all(is_han);
        let length = word.chars().count();
        let dated = info.issue_date.is_some() || info.page_label.is_some();
        if han && (3..=8).contains(&length) && PAPERS.iter().any(|p| word.ends_with(p)) && (dated || edge) {
            info.publication.get_or_insert_with(|| (*word).to_owned());
        } else if han && (2..=6).contains(&length) && dated && !is_lunar(word) {
            info.section.get_or_insert_with(|| (*word).to_owned());
        }
    }
}

/// 农历甲辰年六月十二.
fn is_lunar(word: &str) -> bool {
    ["农历", "初", "廿", "闰", "月十", "月二十"].iter().any(|w| word.contains(w))
}

/// Whether what was found makes a folio.
fn settle(info: PageInfo, words: &[&str], marks: usize, edge: bool) -> Option<PageInfo> {
    let named =
        |word: &&str| Some(*word) == info.publication.as_deref() || Some(*word) == info.section.as_deref();
    let other = words.iter().filter(|w| !named(w) && !is_lunar(w)).filter(|w| w.chars().any(is_han)).count();
    let long = words.iter().any(|w| w.chars().filter(|&c| is_han(c)).count() > 12);
    let only_number = words.is_empty() && info.page_label.is_some();
    let sound = match marks {
        0 => edge && info.publication.is_some() && words.len() == 1,
        1 => {
            let with_paper = info.publication.is_some() && other == 0;
            only_number || with_paper || (words.len() <= 1 && other == 0)
        }
        _ => other <= 2 && !long,
    };
    sound
        .then_some(info)
        .filter(|i| edge || marks > 0 && (i.page_label.is_some() || marks > 1 || i.publication.is_some()))
}

/// Full-width letters, digits and marks to half width.
fn half_width(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            char::from_u32(c as u32 - 0xfee0).unwrap_or(c)
        }
        _ => c,
    }
}

/// The first date with a year: EDTF and its place in `chars`.
fn date(chars: &[char]) -> Option<(String, usize, usize)> {
    let digits = |at: usize| chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    let number = |at: usize, n: usize| chars[at..at + n].iter().collect::<String>().parse::<u32>().ok();
    let mut at = 0;
    while at < chars.len() {
        let n = digits(at);
        if n == 4
            && let Some(found) = date_at(chars, at, &digits, &number)
        {
            return Some(found);
        }
        at += n.max(1);
    }
    None
}

fn date_at(
    chars: &[char],
    at: usize,
    digits: &impl Fn(usize) -> usize,
    number: &impl Fn(usize, usize) -> Option<u32>,
) -> Option<(String, usize, usize)> {
    let year = number(at, 4).filter(|y| (1800..=2200).contains(y))?;
    let skip = |mut at: usize| {
        while chars.get(at).copied().is_some_and(is_blank) {
            at += 1;
        }
        at
    };
    let after = skip(at + 4);
    let sign = *chars.get(after)?;
    if !matches!(sign, '年' | '-' | '.' | '/' | '—') {
        return None;
    }
    let month_at = skip(after + 1);
    let n = digits(month_at.min(chars.len()));
    let month = number(month_at, n).filter(|m| (1..=12).contains(m))?;
    let after = skip(month_at + n);
    if *chars.get(after)? != if sign == '年' { '月' } else { sign } {
        return None;
    }
    let day_at = skip(after + 1);
    let n = digits(day_at.min(chars.len()));
    let day = number(day_at, n).filter(|d| (1..=31).contains(d))?;
    let mut end = skip(day_at + n);
    end = if chars.get(end) == Some(&'日') { end + 1 } else { day_at + n };
    Some((format!("{year:04}-{month:02}-{day:02}"), at, end))
}

/// Takes out 星期三 or 周三; how many were there.
fn take_weekday(chars: &mut Vec<char>) -> usize {
    let weekday = |w: &[char]| {
        w[0] == '星' && w[1] == '期' && matches!(w[2], '一' | '二' | '三' | '四' | '五' | '六' | '日' | '天')
    };
    if let Some(at) = chars.windows(3).position(weekday) {
        chars.splice(at..at + 3, [' ']);
        return 1;
    }
    let short = |w: &[char]| {
        is_blank(w[0]) && w[1] == '周' && matches!(w[2], '一' | '二' | '三' | '四' | '五' | '六' | '日')
    };
    if let Some(at) = chars.windows(3).position(short) {
        chars.splice(at..at + 3, [' ']);
        return 1;
    }
    0
}

/// `第01版`, `A02版`, `02`, `— 4 —`: the label without 第 and 版, and its place.
fn page_label(chars: &[char]) -> Option<(String, usize, usize)> {
    let is_label = |c: char| {
        c.is_ascii_digit() || matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
    };
    if let Some(end) = chars.iter().position(|&c| c == '版') {
        let mut from = end;
        while from > 0
            && (is_label(chars[from - 1])
                || is_blank(chars[from - 1]) && from >= 2 && is_label(chars[from - 2]) && from == end)
        {
            from -= 1;
        }
        if from < end && from > 0 && chars[from - 1].is_ascii_uppercase() {
            from -= 1;
        }
        let label: String = chars[from..end].iter().filter(|c| !is_blank(**c)).collect();
        let start = if from > 0 && chars[from - 1] == '第' { from - 1 } else { from };
        return ((1..=4).contains(&label.chars().count())).then_some((label, start, end + 1));
    }
    let bare: String = chars.iter().collect();
    let bare = bare.trim_matches(|c| is_blank(c) || matches!(c, '-' | '—' | '–' | '·' | '●' | '第' | '页'));
    let letter = bare.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let sound = (1..=3).contains(&letter.len())
        && letter.chars().all(|c| c.is_ascii_digit())
        && bare.len() - letter.len() <= 1;
    sound.then(|| (bare.to_owned(), 0, chars.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folio_of(line: &str) -> Option<String> {
        let found = read(line, true)?;
        let part = |p: Option<String>| p.unwrap_or_default();
        let (paper, date) = (part(found.publication), part(found.issue_date));
        Some(format!("{paper}|{date}|{}|{}", part(found.page_label), part(found.section)))
    }

    #[test]
    fn folios_are_read() {
        let check = |line: &str, expect: &str| assert_eq!(folio_of(line).as_deref(), Some(expect), "{line}");
        check("运河日报 2025年10月19日 星期日 第01版 民生", "运河日报|2025-10-19|01|民生");
        check("鲁西日报  2024年2月19日  星期一  01版：聚焦", "鲁西日报|2024-02-19|01|聚焦");
        check("２０２４年７月１７日　星期三　农历六月十二　要闻　A02版", "|2024-07-17|A02|要闻");
        check("聊城日报", "聊城日报|||");
        check("第07版", "||07|");
        check("— 1 —", "|||");
        check("4", "|||");
        check("2024-07-17 聊城晚报 A02", "聊城晚报|2024-07-17||");
    }
}
