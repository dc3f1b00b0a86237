//! Field labels of publishing-system exports and catalogues: `标题：…`, `【引题】…`, `<正文>`, `題 名：…`.

use crate::structure::signs::glyph::is_blank;
use crate::structure::signs::plain::plain_char;

/// What a labelled line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) enum Label {
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
    ("题名", Label::Headline),
    ("篇名", Label::Headline),
    ("正题名", Label::Headline),
    ("正标题", Label::Headline),
    ("文章标题", Label::Headline),
    ("新闻标题", Label::Headline),
    ("文章题目", Label::Headline),
    ("文章题名", Label::Headline),
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
    ("第一责任者", Label::Author),
    ("第一作者", Label::Author),
    ("著者", Label::Author),
    ("撰稿人", Label::Author),
    ("正文", Label::Body),
    ("内容", Label::Body),
    ("文章内容", Label::Body),
    ("全文", Label::Body),
    ("文章正文", Label::Body),
    ("新闻内容", Label::Body),
    ("稿件", Label::Note),
    ("来源", Label::Note),
    ("版次", Label::Note),
    ("版名", Label::Note),
    ("栏目", Label::Column),
    ("栏目名称", Label::Column),
    ("专栏", Label::Column),
    ("专栏名称", Label::Column),
    ("栏题", Label::Column),
    ("日期", Label::Note),
    ("报纸名称", Label::Note),
    ("报名", Label::Note),
    ("版面", Label::Note),
    ("版号", Label::Note),
    ("见报日期", Label::Note),
    ("出版日期", Label::Note),
    ("发表日期", Label::Note),
    ("发表时间", Label::Note),
    ("字数", Label::Note),
    ("关键词", Label::Note),
    ("主题词", Label::Note),
    ("分类号", Label::Note),
    ("摘要", Label::Note),
    ("标签", Label::Note),
    ("编号", Label::Note),
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

/// Longest label with the spaces inside it, in characters.
const LONGEST: usize = 14;

/// Parts a line into its label and what follows it.
pub(in crate::structure) fn read(line: &str) -> Option<(Label, &str)> {
    let line = line.trim_matches(is_blank);
    let first = line.chars().next()?;
    let (label, rest) = match BRACKETS.iter().find(|(open, _)| *open == first) {
        Some((open, close)) => {
            let (inside, rest) = line[open.len_utf8()..].split_once(*close)?;
            (word(inside.trim_start_matches('/'))?, rest)
        }
        None => {
            let sign = line.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '：' | ':' | '=' | '＝'));
            match sign {
                Some((at, sign)) => (word(&line[..at])?, &line[at + sign.len_utf8()..]),
                None => {
                    let bare = |label: &Label| matches!(label, Label::Kicker | Label::Body | Label::Deck);
                    (word(line).filter(bare)?, "")
                }
            }
        }
    };
    // `<标题>…</标题>`
    let closing =
        rest.rsplit_once("</").filter(|(_, tag)| tag.strip_suffix('>').is_some_and(|t| word(t).is_some()));
    let rest = closing.map_or(rest, |(inside, _)| inside);
    Some((label, rest.trim_start_matches(['：', ':']).trim_matches(is_blank)))
}

/// A label by its name, whatever its spaces and glyphs.
fn word(text: &str) -> Option<Label> {
    if text.chars().take(LONGEST + 1).count() > LONGEST {
        return None;
    }
    let name: String = text.chars().filter(|c| !is_blank(*c)).map(plain_char).collect();
    WORDS.iter().find(|(word, _)| *word == name).map(|(_, label)| *label)
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
        check("題　名：河灣的渡口", Some((Label::Headline, "河灣的渡口")));
        check("版 号：A02", Some((Label::Note, "A02")));
        check("专栏:", Some((Label::Column, "")));
        check("标题党何时休", None);
        check("专栏作家谈：河湾的渡口", None);
        check("主题教育走深走实", None);
        check("", None);
    }
}
