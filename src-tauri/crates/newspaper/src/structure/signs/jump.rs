//! Jumps (转版): `（下转第3版）`, `上接第一版《标题》`, on lines of their own or at the ends of a text.

use crate::model::Jump;
use crate::structure::signs::glyph::{is_blank, is_han, is_marker};

/// Whether the article goes on elsewhere or began elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) enum Way {
    /// 下转.
    To,
    /// 上接.
    From,
}

/// The words of jumps. Bare 转 and 接 need 第 behind them.
const WORDS: [(&str, Way); 11] = [
    ("下转", Way::To),
    ("转至", Way::To),
    ("详见", Way::To),
    ("紧接", Way::From),
    ("上接", Way::From),
    ("下接", Way::To),
    ("接上", Way::From),
    ("承接", Way::From),
    ("接自", Way::From),
    ("转第", Way::To),
    ("接第", Way::From),
];

/// Longest headline a jump names, in characters.
const LONGEST_TITLE: usize = 40;

/// Reads a line that is a jump and nothing else.
pub(in crate::structure) fn line(text: &str) -> Option<(Way, Jump)> {
    let text = text.trim_matches(|c| is_blank(c) || is_sign(c));
    let (way, jump, rest) = parse(text)?;
    rest.chars().all(|c| is_blank(c) || is_bracket(c) || is_sign(c)).then_some((way, jump))
}

/// A jump that opens a text; `None` where the text only speaks of a page.
pub(in crate::structure) fn opening(text: &str) -> Option<Jump> {
    let text = text.trim_start_matches(is_blank);
    let inner = text.strip_prefix(['（', '('])?;
    let end = closing(inner)?;
    line(&inner[..end]).filter(|(way, _)| *way == Way::From).map(|(_, jump)| jump)
}

/// The text behind the jump that opens it.
pub(in crate::structure) fn after(text: &str) -> Option<&str> {
    opening(text)?;
    text.find(['）', ')']).map(|at| text[at..].trim_start_matches(['）', ')']).trim_start_matches(is_blank))
}

/// A jump that closes a text, and where it begins in bytes.
pub(in crate::structure) fn ending(text: &str) -> Option<(usize, Jump)> {
    let text = text.trim_end_matches(is_blank);
    let from = if text.ends_with(['）', ')']) {
        text.rfind(['（', '('])?
    } else {
        let (at, _) = text.char_indices().rev().take(12).find(|&(at, _)| text[at..].starts_with("下转"))?;
        at
    };
    line(&text[from..]).filter(|(way, _)| *way == Way::To).map(|(_, jump)| (from, jump))
}

/// The text without the jump that closes it.
pub(in crate::structure) fn before(text: &str) -> &str {
    ending(text).map_or(text, |(from, _)| &text[..from])
}

/// Where the bracket closes that the text stands in.
fn closing(inner: &str) -> Option<usize> {
    inner.char_indices().take(LONGEST_TITLE + 16).find(|(_, c)| matches!(c, '）' | ')')).map(|(at, _)| at)
}

/// The word, 第, the label, 版, a circled number, a quoted headline; what is left of the text.
fn parse(text: &str) -> Option<(Way, Jump, &str)> {
    let text = text.trim_start_matches(is_bracket);
    let (way, rest) = WORDS.iter().find_map(|(word, way)| Some((*way, text.strip_prefix(word)?)))?;
    let rest = rest.trim_start_matches(is_blank).trim_start_matches('第').trim_start_matches(is_blank);
    let length = rest.find(|c: char| !is_label(c)).unwrap_or(rest.len());
    let page = label(rest.get(..length)?)?;
    let rest = rest[length..].trim_start_matches(is_blank).strip_prefix('版')?;
    let rest = rest.trim_start_matches(|c: char| {
        is_blank(c) || is_circled(c) || matches!(c, '：' | ':' | '·' | '，' | ',')
    });
    let Some(quoted) = rest.strip_prefix(['《', '“', '「']) else {
        return Some((way, Jump { page, title: None }, rest));
    };
    let (title, rest) = quoted.rsplit_once(['》', '”', '」'])?;
    let sound = (2..=LONGEST_TITLE).contains(&title.chars().count());
    let rest = rest.trim_start_matches(['一', '文']);
    sound.then(|| (way, Jump { page, title: Some(title.to_owned()) }, rest))
}

fn is_bracket(c: char) -> bool {
    matches!(c, '（' | '(' | '）' | ')' | '[' | ']' | '［' | '］' | '【' | '】' | '〔' | '〕')
}

/// Arrows and triangles that point to the other page.
fn is_sign(c: char) -> bool {
    is_marker(c) || matches!(c, '→' | '←' | '▶' | '◀' | '►' | '◄' | '▼' | '▽' | '>' | '<')
}

fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⑳')
}

fn is_label(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '０'..='９' | 'Ａ'..='Ｚ') || "一二三四五六七八九十".contains(c)
}

/// A page label, Chinese numerals as Arabic ones: `三` → `3`, `十二` → `12`, `Ａ０３` → `A03`.
fn label(text: &str) -> Option<String> {
    let han: Vec<char> = text.chars().filter(|c| is_han(*c)).collect();
    if han.is_empty() {
        let half = |c: char| match c {
            '０'..='９' | 'Ａ'..='Ｚ' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        };
        let label: String = text.chars().map(half).collect();
        let digits = label.chars().filter(char::is_ascii_digit).count();
        return ((1..=3).contains(&digits) && label.len() <= 4).then_some(label);
    }
    let letter: String = text.chars().take_while(char::is_ascii_uppercase).collect();
    let sound = letter.chars().count() + han.len() == text.chars().count();
    let digit = |c: &char| "一二三四五六七八九".chars().position(|d| d == *c).map(|n| n + 1);
    let number = match han.as_slice() {
        ['十'] => Some(10),
        ['十', one] => digit(one).map(|n| 10 + n),
        [ten, '十'] => digit(ten).map(|n| n * 10),
        [ten, '十', one] => digit(ten).zip(digit(one)).map(|(t, n)| t * 10 + n),
        [one] => digit(one),
        _ => None,
    };
    number.filter(|_| sound).map(|n| format!("{letter}{n}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_jumps_are_read() {
        let check = |text: &str, way: Way, page: &str, title: Option<&str>| {
            let jump = Jump { page: page.to_owned(), title: title.map(str::to_owned) };
            assert_eq!(line(text), Some((way, jump)), "{text}");
        };
        check("（下转第3版）", Way::To, "3", None);
        check("下转A3版", Way::To, "A3", None);
        check("（下转2版①）", Way::To, "2", None);
        check("（下转第三版）", Way::To, "3", None);
        check("（下转第十二版）", Way::To, "12", None);
        check("▶ 下转 第 03 版", Way::To, "03", None);
        check("（详见Ａ０５版）", Way::To, "A05", None);
        check("（紧接第一版）", Way::From, "1", None);
        check("（上接第1版）", Way::From, "1", None);
        check("上接第一版《柳林大桥通车》", Way::From, "1", Some("柳林大桥通车"));
        check("（上接A01版“柳林大桥通车”）", Way::From, "A01", Some("柳林大桥通车"));
        check("(上接1版《过河 只要五分钟》一文)", Way::From, "1", Some("过河 只要五分钟"));
    }

    #[test]
    fn text_is_no_jump() {
        let check = |text: &str| assert_eq!(line(text), None, "{text}");
        check("下转第3版的文章说，河湾镇");
        check("上接天线 下接地气");
        check("详见第三版报道的内容");
        check("（记者 张红）");
        check("第3版");
        check("接第一单生意");
        check("");
    }

    #[test]
    fn jumps_at_the_ends_of_a_text_are_read() {
        let page = |jump: Option<Jump>| jump.map(|j| j.page).unwrap_or_default();
        assert_eq!(page(opening("（上接第1版）河湾镇还办起了夜校。")), "1");
        assert_eq!(page(opening("（记者 张红）河湾镇还办起了夜校。")), "");
        assert_eq!(page(ending("村民都来看热闹。（下转第二版）").map(|(_, j)| j)), "2");
        assert_eq!(page(ending("村民都来看热闹。下转A3版").map(|(_, j)| j)), "A3");
        assert_eq!(page(ending("村民都来看热闹。（张红 摄）").map(|(_, j)| j)), "");
    }
}
