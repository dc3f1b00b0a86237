//! A line in the form in which signs and words are looked for: simplified, half width, character for character.

use crate::structure::signs::glyph::{is_blank, is_han};
use crate::text::fold_char;

/// One character, simplified and half width; case is kept.
pub(in crate::structure) fn plain_char(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c if is_han(c) => {
            let mut forms = fold_char(c);
            forms.next().filter(|_| forms.next().is_none()).unwrap_or(c)
        }
        c => c,
    }
}

/// A text as [`plain_char`] has it.
pub(in crate::structure) fn plain(text: &str) -> String {
    text.chars().map(plain_char).collect()
}

/// Closes up what is spaced out (`桐 川 日 报`): three and more single characters in a row, a space between each.
pub(in crate::structure) fn close_up(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let single = |n: usize| {
        let one = |n: usize| chars.get(n).is_some_and(|c| is_han(*c) || c.is_ascii_digit());
        one(n) && !n.checked_sub(1).is_some_and(one) && !one(n + 1)
    };
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let mut row = 0;
        while single(at + 2 * row) && (row == 0 || is_blank(chars[at + 2 * row - 1])) {
            row += 1;
        }
        if row >= 3 {
            out.extend((0..row).map(|k| chars[at + 2 * k]));
            at += 2 * row - 1;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_made_plain_character_for_character() {
        assert_eq!(plain("河灣日報　Ａ０２版：民國"), "河湾日报 A02版:民国");
    }

    #[test]
    fn spaced_out_words_are_closed_up() {
        let check = |text: &str, expect: &str| assert_eq!(close_up(text), expect, "{text}");
        check("河 湾 日 报  第 二 版", "河湾日报  第二版");
        check("河湾日报 第2版", "河湾日报 第2版");
        check("张 红", "张 红");
        check("", "");
    }
}
