//! Names of people in bylines: spaced-out names closed up, names run together told apart.

use crate::structure::signs::glyph::{is_blank, is_han};
use crate::text::surnames;

/// Whether a surname stands at the head of `chars`; its length in characters.
fn surname(chars: &[char]) -> Option<usize> {
    if chars.len() >= 3 && surnames::is_compound(chars) {
        return Some(2);
    }
    chars.first().filter(|c| surnames::is_any(**c)).map(|_| 1)
}

/// Whether a surname that tells a name among other characters stands at the head of `chars`; its length.
fn plain_surname(chars: &[char]) -> Option<usize> {
    surname(chars).filter(|&length| length == 2 || chars.first().is_some_and(|c| surnames::is_common(*c)))
}

/// Whether a whole word reads as one Chinese name: a known surname and one or two more characters
/// (one to three after nothing but a compound surname), or a name with an interpunct.
pub(in crate::structure) fn is_name(word: &str) -> bool {
    let chars: Vec<char> = word.chars().collect();
    if chars.contains(&'·') {
        return is_dotted(&chars);
    }
    if !chars.iter().all(|&c| is_han(c)) {
        return false;
    }
    match surname(&chars) {
        Some(2) => matches!(chars.len(), 3 | 4),
        Some(_) => matches!(chars.len(), 2 | 3),
        None => false,
    }
}

/// `买买提·吐尔逊`.
fn is_dotted(chars: &[char]) -> bool {
    let parts: Vec<&[char]> = chars.split(|&c| c == '·').collect();
    (2..=4).contains(&parts.len())
        && parts.iter().all(|p| (1..=6).contains(&p.len()) && p.iter().all(|&c| is_han(c)))
}

/// Names of a byline's name part. Spaces and 、 part names; single characters between spaces are pieces of
/// spaced-out names; names that a lost space ran together are parted at the next surname.
pub(in crate::structure) fn split(text: &str) -> Vec<String> {
    let text = text.replace(['•', '・', '‧', '．'], "·");
    let mut names = Vec::new();
    for part in text.split(['、', '，', ',', '/', '／', ';', '；', '|', '&']) {
        let words: Vec<&str> = part.split(is_blank).filter(|w| !w.is_empty()).collect();
        for word in close_up(&words) {
            part_names(&word, &mut names);
        }
    }
    names.retain(|n| n.chars().filter(|&c| is_han(c)).count() >= 2);
    names
}

/// Single characters pair up to two-character names; three left over are one name.
fn close_up(words: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let singles = words[at..].iter().take_while(|w| w.chars().count() == 1).count();
        if singles == 0 {
            out.push(words[at].to_owned());
            at += 1;
            continue;
        }
        let mut left = singles;
        while left > 0 {
            let take = if left == 3 { 3 } else { left.min(2) };
            out.push(words[at..at + take].concat());
            at += take;
            left -= take;
        }
    }
    out
}

/// One word to names: as it is when it is no longer than a name, else cut where surnames stand.
fn part_names(word: &str, names: &mut Vec<String>) {
    let chars: Vec<char> = word.chars().collect();
    let whole = chars.len() <= 3 || chars.contains(&'·') || (chars.len() == 4 && surname(&chars) == Some(2));
    if whole || chars.len() > 24 || !chars.iter().all(|&c| is_han(c)) {
        names.push(word.to_owned());
        return;
    }
    // A rare surname may stand first; where the next name begins must be plain.
    let found = parts(&chars).or_else(|| {
        [3, 2].into_iter().find_map(|n| {
            let mut rest = parts(&chars[n..])?;
            rest.insert(0, chars[..n].iter().collect());
            Some(rest)
        })
    });
    match found {
        Some(found) => names.extend(found),
        None => names.push(word.to_owned()),
    }
}

/// Cuts run-together names so that every piece begins with a surname: the likeliest way. A compound surname
/// tells most, and three characters are commoner than two.
fn parts(chars: &[char]) -> Option<Vec<String>> {
    // best[n]: weight of the best cut of the first n characters, and the length of its last name.
    let mut best: Vec<Option<(u32, usize)>> = vec![None; chars.len() + 1];
    best[0] = Some((0, 0));
    for from in 0..chars.len() {
        let (Some((weight, _)), Some(head)) = (best[from], plain_surname(&chars[from..])) else { continue };
        for (length, worth) in [(2, 3), (3, 4), (4, 6)] {
            let to = from + length;
            let fits = if length == 4 { head == 2 } else { length > head };
            if fits && to <= chars.len() && best[to].is_none_or(|(w, _)| w < weight + worth) {
                best[to] = Some((weight + worth, length));
            }
        }
    }
    let mut names = Vec::new();
    let mut end = chars.len();
    while end > 0 {
        let (_, length) = best[end]?;
        names.push(chars[end - length..end].iter().collect());
        end -= length;
    }
    names.reverse();
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_closed_up_and_parted() {
        let check = |text: &str, expect: &[&str]| assert_eq!(split(text), expect, "{text}");
        check("任焕珍", &["任焕珍"]);
        check(" 胡 磊 高 田 ", &["胡磊", "高田"]);
        check("赫 鹏 黄晓珂", &["赫鹏", "黄晓珂"]);
        check("黄 晓 珂", &["黄晓珂"]);
        check("张芳耀夏传勤", &["张芳耀", "夏传勤"]);
        check("宋光萧雅", &["宋光", "萧雅"]);
        check("唐静欧阳平军", &["唐静", "欧阳平军"]);
        check("欧阳慧敏、司马南", &["欧阳慧敏", "司马南"]);
        check("买买提·吐尔逊 王伟", &["买买提·吐尔逊", "王伟"]);
        check("都为灯会忙张红", &["都为灯会忙张红"]);
        check("", &[]);
    }
}
