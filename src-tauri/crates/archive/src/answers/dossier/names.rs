//! The names an initiative goes by, and where a text says one of them.

use newspaper::facts::initiative_key;
use newspaper::text::fold;
use newspaper::{Fact, FactValue, Part};
use query::highlight::{self, Range};
use store::article::Stored;
use store::headings::Headings;

/// A name as long as this is still the same with one character more, less or other than it: misprints and slips of OCR.
const LONG: usize = 8;

/// The end of a name stands for it from this length on, where the text says what it is.
const SHORTEST_END: usize = 4;

/// Marks between two pieces of a name at most.
const MARKS: usize = 4;

/// Words that say what a thing is, right after its name.
const DEFINED: &[&str] = &["是指", "，是指", "就是", "，就是", "指的是"];

/// Names an initiative goes by.
pub(super) struct Names {
    pub(super) key: String,
    /// Folded, cut at the marks in them.
    names: Vec<Vec<Vec<char>>>,
    /// Long names, folded: also found with a slip in them.
    long: Vec<Vec<char>>,
}

impl Names {
    /// The name that is asked for, all that the facts of some articles give it, and those that their texts do:
    /// 以下简称“…”, and the end of a name whose meaning is told.
    pub(super) fn of(asked: &str, articles: &[Stored], headings: &Headings) -> Self {
        let key = initiative_key(asked);
        let mut names: Vec<String> = vec![fold(asked)];
        for stored in articles {
            for (fact, name) in named(stored, &key, headings) {
                names.extend([fold(name), fold(&fact.text)]);
            }
        }
        names.retain(|name| name.chars().count() > 1);
        names.sort();
        names.dedup();
        let blocks = || articles.iter().flat_map(|stored| stored.article.blocks.iter());
        let texts: Vec<String> = blocks().map(|block| fold(&block.text)).collect();
        let mut short: Vec<String> = names.iter().flat_map(|name| shorter(name, &texts)).collect();
        let long = names.iter().map(|name| name.chars().collect::<Vec<_>>());
        let long = long.filter(|name| name.len() >= LONG).collect();
        names.append(&mut short);
        Self { key, names: names.iter().map(|name| pieces(name)).collect(), long }
    }

    /// Where a text says a name.
    pub(super) fn marks(&self, text: &str) -> Vec<Range> {
        let folded = newspaper::text::fold_with_origin(text);
        let exact = self.names.iter().flat_map(|name| stands(&folded.chars, name));
        let mut all: Vec<Range> = exact.collect();
        let touches = |a: &Range, b: &Range| a.start < b.end && b.start < a.end;
        let slips = self.long.iter().flat_map(|name| slips(&folded.chars, name));
        let slips: Vec<Range> = slips.filter(|at| !all.iter().any(|other| touches(other, at))).collect();
        all.extend(slips);
        // Of names within each other the longest stands.
        all.sort_by_key(|at| (at.start, std::cmp::Reverse(at.end)));
        all.dedup_by(|later, before| later.start < before.end);
        let origin = |at: Range| folded.origin[at.start] as usize..folded.origin[at.end - 1] as usize + 1;
        all.into_iter().map(origin).collect()
    }
}

/// A name, folded, cut at the marks in it: they are not printed alike everywhere (手机变“秤”，安心买菜 and
/// 手机变‘秤’ 安心买菜).
fn pieces(name: &str) -> Vec<Vec<char>> {
    let pieces = name.split(is_mark).filter(|piece| !piece.is_empty());
    pieces.map(|piece| piece.chars().collect()).collect()
}

fn is_mark(c: char) -> bool {
    c.is_whitespace() || "“”‘’\"'「」『』《》〈〉，,、·•・—-".contains(c)
}

/// Where a name stands in a folded text.
fn stands(chars: &[char], name: &[Vec<char>]) -> Vec<Range> {
    let Some((first, rest)) = name.split_first() else { return Vec::new() };
    let mut found = Vec::new();
    for start in 0..(chars.len() + 1).saturating_sub(first.len()) {
        if !chars[start..].starts_with(first) {
            continue;
        }
        let mut end = Some(start + first.len());
        for piece in rest {
            end = end.and_then(|end| {
                let marks = chars[end..].iter().take(MARKS).take_while(|c| is_mark(**c)).count();
                chars[end + marks..].starts_with(piece).then_some(end + marks + piece.len())
            });
        }
        found.extend(end.map(|end| start..end));
    }
    found
}

/// Facts of an article that name the initiative, with the name in them.
pub(super) fn named<'a>(
    stored: &'a Stored,
    key: &'a str,
    headings: &'a Headings,
) -> impl Iterator<Item = (&'a Fact, &'a str)> {
    stored.article.facts.iter().filter_map(move |fact| match &fact.value {
        FactValue::Initiative { name, .. } => {
            let heading = headings.of_fact(fact, stored.id)?;
            (initiative_key(&heading) == key).then_some((fact, name.as_str()))
        }
        _ => None,
    })
}

/// The whole name of an initiative of some articles of which a part is asked for, such as one of its lines; `None`
/// where several have it.
pub(super) fn whole_name(asked: &str, articles: &[Stored], headings: &Headings) -> Option<String> {
    let part = initiative_key(asked);
    let is_part = |name: &str| {
        let lines = name.split(['，', ',', '、', '；', '：', ' ', '　', '—']);
        lines.filter(|line| !line.is_empty()).any(|line| initiative_key(line) == part)
    };
    let mut found: Option<String> = None;
    for stored in articles {
        for fact in &stored.article.facts {
            let FactValue::Initiative { name, .. } = &fact.value else { continue };
            let Some(heading) = headings.of_fact(fact, stored.id).filter(|_| is_part(name)) else { continue };
            match &found {
                Some(other) if initiative_key(other) != initiative_key(&heading) => return None,
                Some(_) => {}
                None => found = Some(heading),
            }
        }
    }
    found
}

/// The part of an article's text and its names: kicker, headline, deck last.
pub(super) fn parts(stored: &Stored) -> Vec<(Part, &str)> {
    let mut parts: Vec<(Part, &str)> = stored.article.parts().collect();
    parts.sort_by_key(|(part, _)| highlight::is_title(*part));
    parts
}

/// Shorter names that some texts, folded, give a name.
fn shorter(name: &str, texts: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for text in texts {
        for (at, _) in text.match_indices(name) {
            found.extend(called_for_short(&text[at + name.len()..]));
        }
        let ends = name.char_indices().skip(1).map(|(at, _)| &name[at..]);
        for end in ends.filter(|end| end.chars().count() >= SHORTEST_END) {
            let is_told = |at: usize| {
                let begins = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
                begins && DEFINED.iter().any(|word| text[at + end.len()..].starts_with(word))
            };
            if text.match_indices(end).any(|(at, _)| is_told(at)) {
                found.push(end.to_owned());
            }
        }
    }
    found
}

/// （以下简称“…”） behind a name.
fn called_for_short(after: &str) -> Option<String> {
    let inner = after.trim_start_matches(['”', '"', '》', '’']).strip_prefix(['（', '('])?;
    let inner = inner.split(['）', ')']).next()?;
    let (_, short) = inner.split_once("简称")?;
    let short = short.trim_matches(|c: char| "：:“”\"《》‘’为".contains(c));
    (short.chars().count() > 1 && short.chars().count() < 15).then(|| short.to_owned())
}

/// Where a long name stands with one character more, less or other than it.
fn slips(chars: &[char], name: &[char]) -> Vec<Range> {
    let (head, tail) = name.split_at(name.len() / 2);
    let mut found = Vec::new();
    for at in 0..chars.len().saturating_sub(name.len() - 2) {
        let rest = &chars[at..];
        if rest.starts_with(head) {
            let after = &rest[head.len()..];
            found.extend(slip_in(after, tail).map(|length| at..at + head.len() + length));
        } else if rest.len() >= name.len() - 1 {
            let ends = [head.len() - 1, head.len(), head.len() + 1];
            let before = ends.into_iter().find(|n| {
                rest.get(*n..).is_some_and(|r| r.starts_with(tail)) && differs(&rest[..*n], head, false)
            });
            found.extend(before.map(|n| at..at + n + tail.len()));
        }
    }
    found
}

/// How many characters of a text are a word with one slip in it, if it begins so.
fn slip_in(text: &[char], word: &[char]) -> Option<usize> {
    let lengths = [word.len(), word.len() + 1, word.len() - 1];
    lengths.into_iter().find(|length| text.get(..*length).is_some_and(|some| differs(some, word, true)))
}

/// Whether two words differ in one character that does not end them, or else does not begin them.
fn differs(text: &[char], word: &[char], same_end: bool) -> bool {
    let start = text.iter().zip(word).take_while(|(a, b)| a == b).count();
    let end = text.iter().rev().zip(word.iter().rev()).take_while(|(a, b)| a == b).count();
    let (longer, shorter) = (text.len().max(word.len()), text.len().min(word.len()));
    let holds = if same_end { end > 0 } else { start > 0 };
    holds && start < longer && (start + end).min(shorter) + 1 >= longer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<char> {
        fold(text).chars().collect()
    }

    #[test]
    fn a_long_name_is_found_with_one_slip_in_it() {
        let check = |text: &str, expect: &[&str]| {
            let chars = folded(text);
            let found = slips(&chars, &folded("渔船进出港智能登记系统"));
            let found: Vec<String> = found.into_iter().map(|at| chars[at].iter().collect()).collect();
            assert_eq!(found, expect, "{text}");
        };
        check("县里的渔船进出港口智能登记系统开了", &["渔船进出港口智能登记系统"]);
        check("渔船进出港智慧登记系统", &["渔船进出港智慧登记系统"]);
        check("渔船出港智能登记系统", &["渔船出港智能登记系统"]);
        check("渔船进出港智能登记平台", &[]);
        check("渔船进出港登记", &[]);
    }

    #[test]
    fn a_name_is_found_whatever_marks_are_in_it() {
        let check = |name: &str, text: &str, expect: usize| {
            assert_eq!(stands(&folded(text), &pieces(&fold(name))).len(), expect, "{text}");
        };
        check("手机变‘秤’，安心买菜", "“手机变“秤” 安心买菜”与手机变秤，安心买菜", 2);
        check("惠农", "实惠，农民得", 0);
        check("党员+合作社", "“党员+合作社”", 1);
    }

    #[test]
    fn texts_give_shorter_names() {
        let check = |name: &str, text: &str, expect: &[&str]| {
            assert_eq!(shorter(name, &[text.to_owned()]), expect, "{text}");
        };
        check("河湾镇水费一码通", "河湾镇水费一码通（以下简称“一码通”）上线", &["一码通"]);
        check("农机安全互助保险金", "据悉，互助保险金是指按亩交的款", &["互助保险金"]);
        check("农机安全互助保险金", "意外互助保险金是指别的", &[]);
        check("农机安全互助保险金", "互助保险金交了", &[]);
    }
}
