//! Simplified forms of traditional characters, one for one: what rules read. What is shown stays as printed.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::char_set::CharSet;
use super::fold;

/// Simplified text has these as well (乾隆, 哪吒, 蒜薹, and surnames): they stay wherever they stand.
const KEPT: &str = "乾吒甯薹麴";

static SIMPLE: LazyLock<Simple> = LazyLock::new(Simple::build);

struct Simple {
    forms: FxHashMap<char, char>,
    /// Characters that only traditional text has.
    telling: CharSet,
    /// Those that simplified text has too, in a few words (於潜, 魏徵): they tell nothing by themselves.
    shared: CharSet,
}

impl Simple {
    fn build() -> Self {
        let known = fold::single_forms().filter(|(from, _)| is_ideograph(*from) && !KEPT.contains(*from));
        let forms: FxHashMap<char, char> = known.collect();
        let (shared, telling): (Vec<char>, Vec<char>) = forms.keys().partition(|c| is_gb2312(**c));
        Self { forms, telling: telling.into_iter().collect(), shared: shared.into_iter().collect() }
    }

    fn is_telling(&self, c: char) -> bool {
        self.telling.contains(c) || c > '\u{ffff}' && self.forms.contains_key(&c)
    }
}

/// Radicals, unified and compatibility ideographs: no numbers in circles and the like.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..)
}

/// Puts simplified characters in the place of traditional ones; tells whether there was any.
pub(crate) fn simplify(chars: &mut [char]) -> bool {
    let simple = &*SIMPLE;
    let mut any = false;
    for c in chars.iter_mut().filter(|c| simple.is_telling(**c)) {
        any = true;
        *c = simple.forms.get(c).copied().unwrap_or(*c);
    }
    if any {
        for c in chars.iter_mut().filter(|c| simple.shared.contains(**c)) {
            *c = simple.forms.get(c).copied().unwrap_or(*c);
        }
    }
    any
}

/// Whether a text has any character that only traditional text has.
pub(crate) fn is_traditional(text: &str) -> bool {
    let simple = &*SIMPLE;
    text.chars().any(|c| simple.is_telling(c))
}

/// A text in simplified characters.
pub(crate) fn simplified(text: &str) -> Cow<'_, str> {
    if !is_traditional(text) {
        return Cow::Borrowed(text);
    }
    let mut chars: Vec<char> = text.chars().collect();
    simplify(&mut chars);
    Cow::Owned(chars.into_iter().collect())
}

/// Whether the national set of simplified text has the character (乾, 瞭 and 於 among them).
pub(crate) fn is_gb2312(c: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = encoding_rs::GBK.encode(c.encode_utf8(&mut buffer));
    !unmappable && matches!(*bytes, [0xb0..=0xf7, 0xa1..=0xfe])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_text_is_read_as_simplified() {
        let check = |text: &str, expect: &str| assert_eq!(simplified(text), expect);
        check("記者從縣政府獲悉", "记者从县政府获悉");
        check("定於上週六開會", "定于上周六开会");
        check("乾隆年間", "乾隆年间");
        check("⻘岛⼈⺠", "青岛人民");
        check("豈更\u{2f800}", "岂更丽");
        check("淸潔的靑年吿示", "清洁的青年告示");
        check("㊀號Ⅳ級", "㊀号Ⅳ级");
    }

    #[test]
    fn simplified_text_stays_as_it_is() {
        let check = |text: &str| {
            assert!(matches!(simplified(text), Cow::Borrowed(same) if same == text));
        };
        check("魏徵与於潜");
        check("著名的乾县");
        check("ＡＢ “引号” 12");
        check("");
    }
}
