//! Readings in brackets that web pages put behind characters, 報(bào)紙: they say how a character is read and are no part
//! of the sentence.

use std::ops::Range;

use super::fold::{Folded, fold_with_origin};

/// Characters of a reading at most: `zhuāng` has six, and two characters may share a bracket.
const LONGEST: usize = 14;

const INITIALS: [&str; 23] = [
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c",
    "s", "y", "w",
];
const FINALS: [&str; 38] = [
    "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "i", "ia", "ie", "iao",
    "iu", "ian", "in", "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan", "un", "uang", "ue", "ü",
    "üe", "v", "ve", "m", "ng",
];
/// Vowels with their tones, the plain one first.
const TONES: [&str; 6] = ["aāáǎà", "eēéěè", "iīíǐì", "oōóǒò", "uūúǔù", "üǖǘǚǜ"];

/// The brackets with readings in a text, by characters.
pub(crate) fn readings(chars: &[char]) -> Vec<Range<usize>> {
    let opens = (1..chars.len()).filter(|at| matches!(chars[*at], '(' | '（') && is_han(chars[at - 1]));
    opens.filter_map(|at| Some(at..end_of(chars, at)?)).collect()
}

/// Past the bracket that opens at `open`, if what it holds are syllables, each with its tone.
fn end_of(chars: &[char], open: usize) -> Option<usize> {
    let inside = chars[open + 1..].iter().take(LONGEST + 1).position(|c| matches!(c, ')' | '）'))?;
    let text: String = chars[open + 1..open + 1 + inside].iter().collect();
    let mut syllables = text.split([' ', '\u{a0}', '\'', '’']).filter(|s| !s.is_empty()).peekable();
    (syllables.peek().is_some() && syllables.all(is_toned_syllable)).then_some(open + inside + 2)
}

/// English and French words (ton, café) are none.
fn is_toned_syllable(text: &str) -> bool {
    let mut toned = 0;
    let plain = |c: char| {
        let row = TONES.iter().find(|row| row.chars().skip(1).any(|t| t == c));
        toned += usize::from(row.is_some());
        row.and_then(|row| row.chars().next()).unwrap_or(c)
    };
    let plain: String = text.chars().flat_map(char::to_lowercase).map(plain).collect();
    let is_final = |rest: &str| FINALS.contains(&rest);
    let initial = INITIALS.iter().find_map(|i| plain.strip_prefix(i));
    toned == 1 && (is_final(&plain) || initial.is_some_and(is_final))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// Nearly all texts have not even the sign of a tone.
fn may_have(text: &str) -> bool {
    text.chars().any(|c| matches!(c, 'à'..='ǜ'))
}

/// A text without its readings; `None` where it has none.
pub(crate) fn without_readings(text: &str) -> Option<String> {
    if !may_have(text) {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let found = readings(&chars);
    let is_left = |at: &usize| !found.iter().any(|range| range.contains(at));
    (!found.is_empty()).then(|| (0..chars.len()).filter(is_left).map(|at| chars[at]).collect())
}

/// A text folded without its readings, each character with where it stands in the whole text; `None` where it has none.
pub fn fold_without_readings(text: &str) -> Option<Folded> {
    if !may_have(text) {
        return None;
    }
    let found = readings(&text.chars().collect::<Vec<_>>());
    if found.is_empty() {
        return None;
    }
    let Folded { chars, origin, length } = fold_with_origin(text);
    let is_left = |at: &u32| !found.iter().any(|range| range.contains(&(*at as usize)));
    let (chars, origin) = chars.into_iter().zip(origin).filter(|(_, at)| is_left(at)).unzip();
    Some(Folded { chars, origin, length })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_told_from_words_in_brackets() {
        let check = |text: &str, expect: &str| {
            let read = without_readings(text);
            assert_eq!(read.as_deref().unwrap_or(text), expect);
            assert_eq!(fold_without_readings(text).is_some(), read.is_some());
        };
        check("河灣報(bào)館街", "河灣報館街");
        check("機（jī）器聲，時(shí)時(shí)可聞", "機器聲，時時可聞");
        check("茌平(chí píng)大集", "茌平大集");
        check("綠(lǜ)樹，兒(ér)童，女(nǚ)孩", "綠樹，兒童，女孩");
        for text in
            ["按吨(ton)计算", "咖啡(café)馆", "甲(A)乙", "(bào)紙", "報(bào紙", "报(bao)纸", "里尔(Lille)"]
        {
            check(text, text);
        }
    }

    #[test]
    fn folded_characters_know_where_they_stand_in_the_whole_text() {
        let folded = fold_without_readings("報(bào)紙").unwrap();
        assert_eq!((folded.chars, folded.origin, folded.length), (vec!['报', '纸'], vec![0, 6], 7));
    }
}
