//! Folding: one form for all spellings of a text, for finding only; what is shown stays as printed.
//!
//! Every character folds by itself: to one character, to none, or to several (Ⅳ to iv, ㎡ to m2). Each of these knows
//! the character it comes from, so that a hit in the folded text can be marked in the printed one. White space folds to
//! nothing everywhere: page dumps put spaces and line breaks anywhere, and any run of printed text must be found across
//! them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Characters that are one and the same to somebody who searches (see `data/README.md`).
const TABLE: &str = include_str!("../../data/fold.tsv");

/// Stands in the table for characters that fold to nothing.
const NOTHING: char = '\0';
/// Stands in the table for characters that fold to several.
const SEVERAL: char = '\u{1}';

static FOLDS: LazyLock<Folds> = LazyLock::new(Folds::build);

/// A folded text and where its characters come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded characters.
    pub chars: Vec<char>,
    /// For each of them, the index of its character (not byte) in the text. Ascending; characters that one folded to
    /// share it.
    pub origin: Vec<u32>,
    /// Characters of the text.
    pub length: usize,
}

/// What a character folds to.
#[derive(Debug, Clone)]
pub struct Forms {
    /// The next one.
    first: Option<char>,
    rest: std::slice::Iter<'static, char>,
}

impl Iterator for Forms {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        let next = self.first?;
        self.first = self.rest.next().copied();
        Some(next)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let length = usize::from(self.first.is_some()) + self.rest.len();
        (length, Some(length))
    }
}

/// Folds one character.
#[inline]
pub fn fold_char(c: char) -> Forms {
    FOLDS.fold(c)
}

/// The characters of a text, folded.
pub fn fold_chars(text: &str) -> impl Iterator<Item = char> {
    let folds = &*FOLDS;
    text.chars().flat_map(|c| folds.fold(c))
}

/// Folds a text.
pub fn fold(text: &str) -> String {
    fold_chars(text).collect()
}

/// Folds a text and remembers where each character comes from.
pub fn fold_with_origin(text: &str) -> Folded {
    // Most characters take three bytes.
    let room = text.len() / 3 + 1;
    let (mut chars, mut origin, mut length) = (Vec::with_capacity(room), Vec::with_capacity(room), 0);
    let folds = &*FOLDS;
    for c in text.chars() {
        for folded in folds.fold(c) {
            chars.push(folded);
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
    /// Those that fold to several characters.
    several: FxHashMap<char, Vec<char>>,
}

impl Folds {
    #[inline]
    fn fold(&'static self, c: char) -> Forms {
        let folded = match self.basic.get(c as usize) {
            Some(&folded) => folded,
            None => self.beyond.get(&c).copied().unwrap_or_else(|| by_rule(c)),
        };
        match folded {
            NOTHING => Forms { first: None, rest: [].iter() },
            SEVERAL => self.several(c),
            one => Forms { first: Some(one), rest: [].iter() },
        }
    }

    fn several(&'static self, c: char) -> Forms {
        let mut rest = self.several.get(&c).map_or([].iter(), |forms| forms.iter());
        Forms { first: rest.next().copied(), rest }
    }

    fn build() -> Self {
        let table: FxHashMap<char, char> = single_forms().collect();
        let one = |c: char| {
            let c = by_rule(c);
            table.get(&c).copied().map_or(c, by_rule)
        };
        let mut several = FxHashMap::default();
        for (from, to) in TABLE.lines().filter_map(row) {
            let forms: Vec<char> = to.chars().map(one).filter(|c| *c != NOTHING).collect();
            if to.chars().nth(1).is_some() {
                several.insert(from, forms);
            }
        }
        let fold = |c: char| if several.contains_key(&c) { SEVERAL } else { one(c) };
        let basic = (0..=0xFFFF).map(|code| char::from_u32(code).map_or(NOTHING, fold)).collect();
        let named = table.keys().chain(several.keys()).filter(|c| **c > '\u{ffff}');
        let beyond = named.map(|c| (*c, fold(*c))).collect();
        Self { basic, beyond, several }
    }
}

/// The rows of the table that put one character for one.
pub(super) fn single_forms() -> impl Iterator<Item = (char, char)> {
    TABLE.lines().filter_map(row).filter_map(|(from, to)| {
        let mut chars = to.chars();
        Some((from, chars.next()?)).filter(|_| chars.next().is_none())
    })
}

fn row(line: &str) -> Option<(char, &str)> {
    let (from, to) = line.split_once('\t')?;
    Some((from.chars().next()?, to))
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
        '\u{2044}' => '/',
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
            ("淸潔的靑年吿示", "清洁的青年告示"),
            ("Ⅳ级ⅺ", "iv级xi"),
            ("120㎡，25℃", "120m2,25°c"),
            ("①㈠⒊½", "1(一)3.1/2"),
            ("㍿㏄№™ﬁ²", "株式会社ccnotmfi2"),
        ] {
            assert_eq!(fold(input), expect, "{input:?}");
        }
    }

    #[test]
    fn folded_characters_know_where_they_come_from() {
        let folded = fold_with_origin("记 者\nＡ");
        assert_eq!(folded.chars, ['记', '者', 'a']);
        assert_eq!((folded.origin, folded.length), (vec![0, 2, 4], 5));
        let folded = fold_with_origin("第Ⅳ级");
        assert_eq!(folded.chars, ['第', 'i', 'v', '级']);
        assert_eq!((folded.origin, folded.length), (vec![0, 1, 1, 2], 3));
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for c in (0..=0x10_FFFF).filter_map(char::from_u32) {
            let once: String = fold_char(c).collect();
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }
}
