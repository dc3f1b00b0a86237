//! Folding: one form for all spellings of a text, for finding only; what is shown stays as printed.
//!
//! Every character folds to one character or to none, so that a hit in the folded text can be marked in the
//! printed one. White space folds to nothing everywhere: page dumps put spaces and line breaks anywhere, and
//! any run of printed text must be found across them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Characters that are one and the same to somebody who searches (see `data/README.md`).
const TABLE: &str = include_str!("../../data/fold.tsv");

/// Stands in the table for characters that fold to nothing.
const NOTHING: char = '\0';

static FOLDS: LazyLock<Folds> = LazyLock::new(Folds::build);

/// A folded text and where its characters come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded characters.
    pub chars: Vec<char>,
    /// For each of them, the index of its character (not byte) in the text.
    pub origin: Vec<u32>,
    /// Characters of the text.
    pub length: usize,
}

/// Folds one character; `None` where nothing of it is left.
pub fn fold_char(c: char) -> Option<char> {
    FOLDS.fold(c)
}

/// Folds a text.
pub fn fold(text: &str) -> String {
    text.chars().filter_map(fold_char).collect()
}

/// Folds a text and remembers where each character comes from.
pub fn fold_with_origin(text: &str) -> Folded {
    // Most characters take three bytes.
    let room = text.len() / 3 + 1;
    let (mut chars, mut origin, mut length) = (Vec::with_capacity(room), Vec::with_capacity(room), 0);
    let folds = &*FOLDS;
    for c in text.chars() {
        if let Some(c) = folds.fold(c) {
            chars.push(c);
            origin.push(length as u32);
        }
        length += 1;
    }
    Folded { chars, origin, length }
}

/// The table, spread out: a look-up a character is all that indexing can afford.
struct Folds {
    /// For each character of the Basic Multilingual Plane.
    basic: Vec<char>,
    /// Characters beyond it that the table names.
    beyond: FxHashMap<char, char>,
}

impl Folds {
    #[inline]
    fn fold(&self, c: char) -> Option<char> {
        let folded = match self.basic.get(c as usize) {
            Some(&folded) => folded,
            None => self.beyond.get(&c).copied().unwrap_or_else(|| by_rule(c)),
        };
        (folded != NOTHING).then_some(folded)
    }

    fn build() -> Self {
        let table: FxHashMap<char, char> = TABLE.lines().filter_map(row).collect();
        let basic = (0..=0xFFFF).map(|code| {
            let c = by_rule(char::from_u32(code).unwrap_or(NOTHING));
            table.get(&c).copied().unwrap_or(c)
        });
        Self {
            basic: basic.collect(),
            beyond: table.into_iter().filter(|(c, _)| *c as u32 > 0xFFFF).collect(),
        }
    }
}

/// The rows of the table that put one character for one.
pub(super) fn single_forms() -> impl Iterator<Item = (char, char)> {
    TABLE.lines().filter_map(row)
}

fn row(line: &str) -> Option<(char, char)> {
    let (from, to) = line.split_once('\t')?;
    Some((from.chars().next()?, to.chars().next()?))
}

/// What needs no table: width, case, quotation marks, dashes, and characters without a shape.
fn by_rule(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => lower(char::from_u32(c as u32 - 0xfee0).unwrap_or(c)),
        '｡' => '。',
        '｢' | '「' | '『' | '“' | '”' | '„' | '‟' | '｣' | '」' | '』' | '〝' | '〞' | '〟' => {
            '"'
        }
        '‘' | '’' | '‚' | '‛' | '′' => '\'',
        '､' => '、',
        '‐'..='―' | '−' | '─' | '━' | '﹘' | '﹣' => '-',
        '〜' | '∼' => '~',
        '•' | '‧' | '∙' | '⋅' | '・' | '･' => '·',
        '￠' => '¢',
        '￡' => '£',
        '￥' => '¥',
        c if is_shapeless(c) => NOTHING,
        c => lower(c),
    }
}

/// Lower case where that is one character (`İ` becomes two and stays).
fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// White space, controls, and marks that only steer the display.
fn is_shapeless(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_text_fold_to_one_form() {
        for (input, expect) in [
            ("聊城日報", "聊城日报"),
            ("臺灣", "台湾"),
            ("ＡＢＣ１２３", "abc123"),
            ("Hello World", "helloworld"),
            ("Hello\nWorld", "helloworld"),
            ("记 者　张三", "记者张三"),
            ("⻘岛⼈⺠", "青岛人民"),
            ("豈更", "岂更"),
            ("“惠循环”", "\"惠循环\""),
            ("2022—2023", "2022-2023"),
            ("１：３０，", "1:30,"),
            ("a\u{200b}b\u{feff}c\u{ad}d", "abcd"),
            ("𠮷野家", "𠮷野家"),
            ("İ", "İ"),
            ("\u{2f800}", "丽"),
        ] {
            assert_eq!(fold(input), expect, "{input:?}");
        }
    }

    #[test]
    fn folded_characters_know_where_they_come_from() {
        let folded = fold_with_origin("记 者\nＡ");
        assert_eq!(folded.chars, ['记', '者', 'a']);
        assert_eq!((folded.origin, folded.length), (vec![0, 2, 4], 5));
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for code in 0..=0x10_FFFF {
            let Some(once) = char::from_u32(code).and_then(fold_char) else { continue };
            assert_eq!(fold_char(once), Some(once), "{:?}", char::from_u32(code));
        }
    }
}
