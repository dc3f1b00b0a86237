//! Field labels of publishing-system exports: `标题：…`, `【引题】…`, `<正文>`.

use super::glyph::is_blank;

/// What a labelled line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Kicker,
    Headline,
    Deck,
    Subhead,
    Author,
    Body,
    /// 栏目: the standing head.
    Column,
    /// 来源, 版次 …: about the article, not of it.
    Note,
}

/// The words systems use, per field.
const WORDS: &[(&str, Label)] = &[
    ("引题", Label::Kicker),
    ("肩题", Label::Kicker),
    ("眉题", Label::Kicker),
    ("上标题", Label::Kicker),
    ("主标题", Label::Headline),
    ("大标题", Label::Headline),
    ("标题", Label::Headline),
    ("主题", Label::Headline),
    ("正题", Label::Headline),
    ("题目", Label::Headline),
    ("副标题", Label::Deck),
    ("副题", Label::Deck),
    ("子题", Label::Deck),
    ("下标题", Label::Deck),
    ("小标题", Label::Subhead),
    ("分题", Label::Subhead),
    ("插题", Label::Subhead),
    ("作者", Label::Author),
    ("署名", Label::Author),
    ("责任者", Label::Author),
    ("正文", Label::Body),
    ("内容", Label::Body),
    ("文章内容", Label::Body),
    ("全文", Label::Body),
    ("稿件", Label::Note),
    ("来源", Label::Note),
    ("版次", Label::Note),
    ("版名", Label::Note),
    ("栏目", Label::Column),
    ("栏题", Label::Column),
    ("日期", Label::Note),
    ("字数", Label::Note),
    ("关键词", Label::Note),
];

/// Brackets a label may stand in.
const BRACKETS: &[(char, char)] = &[
    ('【', '】'),
    ('[', ']'),
    ('<', '>'),
    ('［', '］'),
    ('〔', '〕'),
    ('〈', '〉'),
    ('＜', '＞'),
    ('{', '}'),
    ('〖', '〗'),
    ('「', '」'),
];

/// Parts a line into its label and what follows it.
pub(super) fn read(line: &str) -> Option<(Label, &str)> {
    let line = line.trim_matches(is_blank);
    let first = line.chars().next()?;
    let (label, rest) = match BRACKETS.iter().find(|(open, _)| *open == first) {
        Some((open, close)) => {
            let (inside, rest) = line[open.len_utf8()..].split_once(*close)?;
            let (label, left) = word(inside.trim_start_matches('/').trim_matches(is_blank))?;
            left.is_empty().then_some((label, rest))?
        }
        None => {
            let (label, rest) = word(line)?;
            let sign = rest.trim_start_matches(is_blank).strip_prefix(['：', ':', '=', '＝']);
            let bare = rest.is_empty() && matches!(label, Label::Kicker | Label::Body | Label::Deck);
            (label, sign.or(bare.then_some(rest))?)
        }
    };
    // `<标题>…</标题>`
    let closing =
        rest.rsplit_once("</").filter(|(_, tag)| tag.strip_suffix('>').is_some_and(|t| word(t).is_some()));
    let rest = closing.map_or(rest, |(inside, _)| inside);
    Some((label, rest.trim_start_matches(['：', ':']).trim_matches(is_blank)))
}

fn word(text: &str) -> Option<(Label, &str)> {
    WORDS.iter().find_map(|(word, label)| Some((*label, text.strip_prefix(word)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_in_any_dress() {
        let check = |line: &str, expect: Option<(Label, &str)>| assert_eq!(read(line), expect, "{line}");
        check("标题：千年古镇焕新颜", Some((Label::Headline, "千年古镇焕新颜")));
        check("【引题】把课间还给孩子", Some((Label::Kicker, "把课间还给孩子")));
        check("<正文>", Some((Label::Body, "")));
        check("<副题>——来自冯庄村</副题>", Some((Label::Deck, "——来自冯庄村")));
        check("［主标题］ 水清", Some((Label::Headline, "水清")));
        check("标题党何时休", None);
        check("主题教育走深走实", None);
        check("", None);
    }
}
