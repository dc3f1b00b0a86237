//! Mends wraps: joins lines to one text and takes out the spaces that a page dump put in.

use crate::structure::signs::glyph::{is_blank, is_cjk_mark, is_han, is_marker};

/// Appends `next`, the following line, to `text`. Chinese is set solid; a Latin word break at the line end
/// needs its space back.
pub(in crate::structure) fn append(text: &mut String, next: &str) {
    let last = text.chars().next_back();
    let first = next.chars().next();
    if let (Some(last), Some(first)) = (last, first) {
        let words = last.is_ascii_alphabetic() && first.is_ascii_alphanumeric();
        let sentence = matches!(last, ',' | '.' | ';' | ':') && first.is_ascii_alphabetic();
        if words || sentence || parts_byline(text, next) {
            text.push(' ');
        }
    }
    text.push_str(next);
}

/// Whether the seam lies inside a bracketed byline beside the word for a role, where print has a space.
fn parts_byline(text: &str, next: &str) -> bool {
    let role = |t: &str, at: fn(&str, &str) -> bool| at(t, "记者") || at(t, "通讯员");
    (role(text, |t, w| t.ends_with(w)) || role(next, |t, w| t.starts_with(w))) && {
        let open =
            text.char_indices().rev().take(60).find(|(_, c)| matches!(c, '（' | '(' | '）' | ')' | '。'));
        open.is_some_and(|(_, c)| matches!(c, '（' | '('))
    }
}

/// Joins lines into one text.
pub(in crate::structure) fn join<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for line in lines {
        append(&mut text, line);
    }
    text
}

/// White space collapsed to single spaces, none at the ends.
pub(in crate::structure) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_blank).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a space between two characters is print rather than an accident of the dump: between Latin words,
/// between Han (names, the two halves of a headline), around the sign before a byline.
fn keeps_space(before: char, after: char) -> bool {
    if is_marker(before) || is_marker(after) || before == '讯' {
        return true;
    }
    if is_cjk_mark(before) || is_cjk_mark(after) {
        return false;
    }
    is_han(before) == is_han(after)
}

/// Digits of one number at most, where its parts are put together again.
const LONGEST_NUMBER: usize = 4;

/// Whether a space parts one number, as kerning does in the text of a PDF: `18 72年`, `9.8 5%`, `8 :00`. Two numbers of
/// a text have a word between them; `text` stands before the space, `rest` after it.
fn parts_number(text: &str, rest: &str) -> bool {
    let digits = |c: char| c.is_ascii_digit();
    let before = &text[text.trim_end_matches(|c| digits(c) || c == '.').len()..];
    let after = &rest[..rest.len() - rest.trim_start_matches(digits).len()];
    if !before.ends_with(digits) {
        return false;
    }
    if after.is_empty() {
        let mut rest = rest.chars();
        return rest.next() == Some(':') && rest.next().is_some_and(digits);
    }
    let opens =
        text[..text.len() - before.len()].chars().next_back().is_none_or(|c| is_han(c) || is_cjk_mark(c));
    let unit = rest[after.len()..].chars().next().is_some_and(|c| is_han(c) || matches!(c, '%' | '％' | '℃'));
    let one = match before.split_once('.') {
        Some((_, decimals)) => decimals.len() + after.len() <= 2,
        None => before.len() + after.len() <= LONGEST_NUMBER,
    };
    opens && unit && one
}

/// Takes out the spaces a dump put inside Chinese text; Latin words and names stay apart.
pub(in crate::structure) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pending = false;
    let mut last = None;
    for (at, c) in text.char_indices() {
        if is_blank(c) {
            pending = true;
            continue;
        }
        if let (true, Some(before)) = (pending, last)
            && keeps_space(before, c)
            && !(before.is_ascii_digit() && parts_number(&out, &text[at..]))
        {
            out.push(' ');
        }
        pending = false;
        last = Some(c);
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_and_dump_spaces_are_mended() {
        let check = |lines: &[&str], expect: &str| assert_eq!(tidy(&join(lines.iter().copied())), expect);
        check(&["7 月 14 日，在山东鑫亚", "格林鲍尔"], "7月14日，在山东鑫亚格林鲍尔");
        check(&["市场采购贸易、RCEP 等平", "台"], "市场采购贸易、RCEP等平台");
        check(&["the quick brown", "fox. It", "ran"], "the quick brown fox. It ran");
        check(&["达到 73.5% 。", "又"], "达到73.5%。又");
        check(&["创办于 18 63年，占地 2 0亩"], "创办于1863年，占地20亩");
        check(&["负荷为 126.8 4兆瓦，增长 9.8 5%"], "负荷为126.84兆瓦，增长9.85%");
        check(&["高峰是：8 :00-11:30"], "高峰是：8:00-11:30");
        check(&["电话 0635 8277092"], "电话0635 8277092");
        check(&["iPhone 15 128GB"], "iPhone 15 128GB");
        check(&["推动外贸促稳提", "质。 ■ 本报记者 商景豪"], "推动外贸促稳提质。 ■ 本报记者 商景豪");
        check(&["（记者 林晨） 7月16日上", "午"], "（记者 林晨）7月16日上午");
        check(&["（记者 林晨 通讯员", "王冉）"], "（记者 林晨 通讯员 王冉）");
        check(&["绿潮涌动　数字引领"], "绿潮涌动 数字引领");
    }
}
