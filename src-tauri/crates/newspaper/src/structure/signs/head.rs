//! Standing heads (栏目): `简讯`, `图片新闻`, `今日谈` name a column that comes again and again, not this article's
//! matter. They stand on a line of their own above the headline, or in brackets at the head of the text.

use crate::model::Article;
use crate::structure::signs::glyph::{is_blank, is_han, is_marker};

/// A standing head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::structure) struct Head {
    /// The column's name, without signs, brackets and spaces.
    pub(in crate::structure) name: String,
    /// Known by name; otherwise only its looks speak for it, and a headline must follow.
    pub(in crate::structure) known: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) enum Column {
    /// Several short items under one head.
    Briefs,
    /// Items of one sentence, each a paragraph.
    Sentences,
    Pictures,
    Opinion,
    Notices,
    Other,
}

/// Names of columns, as papers print them.
const NAMES: &[(&str, Column)] = &[
    ("一句话新闻", Column::Sentences),
    ("一句话", Column::Sentences),
    ("简讯", Column::Briefs),
    ("短讯", Column::Briefs),
    ("快讯", Column::Briefs),
    ("简明新闻", Column::Briefs),
    ("要闻简报", Column::Briefs),
    ("新闻简报", Column::Briefs),
    ("新闻集锦", Column::Briefs),
    ("新闻速递", Column::Briefs),
    ("新闻快递", Column::Briefs),
    ("新闻短波", Column::Briefs),
    ("新闻点击", Column::Briefs),
    ("动态短波", Column::Briefs),
    ("图片新闻", Column::Pictures),
    ("图片报道", Column::Pictures),
    ("新闻图片", Column::Pictures),
    ("时评", Column::Opinion),
    ("短评", Column::Opinion),
    ("快评", Column::Opinion),
    ("锐评", Column::Opinion),
    ("社论", Column::Opinion),
    ("今日谈", Column::Opinion),
    ("今日时评", Column::Opinion),
    ("新闻时评", Column::Opinion),
    ("百姓话题", Column::Opinion),
    ("公告栏", Column::Notices),
    ("分类广告", Column::Notices),
    ("分类信息", Column::Notices),
    ("便民信息", Column::Notices),
    ("读者来信", Column::Other),
    ("来信选登", Column::Other),
    ("记者手记", Column::Other),
    ("记者调查", Column::Other),
    ("记者观察", Column::Other),
    ("采访手记", Column::Other),
    ("新春走基层", Column::Other),
    ("权威发布", Column::Other),
    ("今日关注", Column::Other),
    ("今日要闻", Column::Other),
    ("热点追踪", Column::Other),
    ("热点关注", Column::Other),
    ("延伸阅读", Column::Other),
    ("新闻链接", Column::Other),
    ("相关链接", Column::Other),
];

/// Ends of columns' names: `县区简讯`, `教育论坛`.
const ENDS: &[(&str, Column)] = &[
    ("一句话新闻", Column::Sentences),
    ("简讯", Column::Briefs),
    ("短讯", Column::Briefs),
    ("快讯", Column::Briefs),
    ("速览", Column::Briefs),
    ("速递", Column::Briefs),
    ("短波", Column::Briefs),
    ("播报", Column::Briefs),
    ("图片新闻", Column::Pictures),
    ("时评", Column::Opinion),
    ("论坛", Column::Opinion),
    ("专栏", Column::Other),
    ("专题", Column::Other),
    ("看点", Column::Other),
    ("连线", Column::Other),
    ("视点", Column::Other),
    ("纵横", Column::Other),
];

/// Ends of the names of series, which stand over headlines as kickers: 新春走基层, 文明实践进行时.
const SERIES: [&str; 18] = [
    "走基层",
    "进行时",
    "新征程",
    "田野上",
    "在行动",
    "在路上",
    "看变化",
    "开新局",
    "建新功",
    "大家谈",
    "特别报道",
    "系列报道",
    "系列评论",
    "巡礼",
    "调研行",
    "风采录",
    "群英谱",
    "议国是",
];
/// A series that looks at something: 走进县城看发展, 稳中求进看开局. Two characters follow.
const LOOKS: char = '看';
/// What is no such look: 看病, 看好, 看护, 看守, 看望.
const NO_LOOKS: [char; 5] = ['病', '好', '护', '守', '望'];
/// Length of such a name in characters.
const SERIES_LENGTH: std::ops::RangeInclusive<usize> = 4..=10;

/// Longest name of a column in characters.
const LONGEST: usize = 6;
/// Longest name that stands in brackets.
const LONGEST_BRACKETED: usize = 12;

/// What a column of this name holds.
pub(in crate::structure) fn column(name: &str) -> Option<Column> {
    let known = NAMES.iter().find(|(word, _)| *word == name);
    known.or_else(|| ENDS.iter().find(|(end, _)| name.ends_with(end))).map(|(_, column)| *column)
}

/// Whether a line of its own names a series: nothing but words, and an end that series have.
pub(in crate::structure) fn is_series(line: &str) -> bool {
    SERIES_LENGTH.contains(&line.chars().count())
        && line.chars().all(is_han)
        && (SERIES.iter().any(|end| line.ends_with(end)) || looks(line))
}

fn looks(line: &str) -> bool {
    let mut end = line.chars().rev().skip(1);
    let at = end.next();
    end.next() == Some(LOOKS) && at.is_some_and(|c| !NO_LOOKS.contains(&c))
}

/// Reads a line of its own.
pub(in crate::structure) fn line(text: &str) -> Option<Head> {
    if text.chars().take(24).count() >= 24 {
        return None;
    }
    let (inner, bracketed) = undress(text);
    let name: String = inner.chars().filter(|c| !is_blank(*c)).collect();
    let length = name.chars().count();
    if !name.chars().all(is_han) || length < 2 {
        return None;
    }
    if NAMES.iter().any(|(word, _)| *word == name) {
        return Some(Head { name, known: true });
    }
    let signed = text.trim_start_matches(is_blank).starts_with(is_marker);
    let ends = length <= LONGEST && length > 2 && ENDS.iter().any(|(end, _)| name.ends_with(end));
    let sound = ends || bracketed && !signed && length <= LONGEST_BRACKETED && length > 2;
    sound.then_some(Head { name, known: false })
}

/// Reads the opening of a paragraph: `【简讯】8月3日…`, `■图片新闻　8月3日…`. The words stay in the text, as 本报讯
/// does.
pub(in crate::structure) fn lead(text: &str) -> Option<Head> {
    let text = text.trim_start_matches(is_blank);
    let first = text.chars().next()?;
    if let Some(close) = closing(first) {
        let end = text.char_indices().take(LONGEST_BRACKETED).find(|(_, c)| *c == close)?.0;
        let name: String = text[first.len_utf8()..end].chars().filter(|c| is_han(*c)).collect();
        return column(&name).map(|_| Head { name, known: true });
    }
    if !is_marker(first) {
        return None;
    }
    // The space behind the name may be lost.
    let inner = text.trim_start_matches(|c| is_marker(c) || is_blank(c));
    let stop = |rest: &str| rest.starts_with(|c| is_blank(c) || !is_han(c));
    let (name, _) = NAMES.iter().find(|(name, _)| inner.strip_prefix(name).is_some_and(stop))?;
    Some(Head { name: (*name).to_owned(), known: true })
}

/// Whether a signed line is a column's name and no name of a person.
pub(in crate::structure) fn is_known(text: &str) -> bool {
    line(text).is_some_and(|head| head.known || column(&head.name).is_some())
}

/// Signs, brackets and a colon taken off; whether brackets stood around the rest.
fn undress(text: &str) -> (&str, bool) {
    let sign = |c: char| is_blank(c) || is_marker(c) || matches!(c, '·' | '：' | ':' | '|' | '｜' | '丨');
    let text = text.trim_matches(sign);
    let inner = text.chars().next().and_then(closing).and_then(|close| {
        let inner = text.strip_suffix(close)?;
        Some(&inner[text.chars().next()?.len_utf8()..])
    });
    (inner.unwrap_or(text).trim_matches(is_blank), inner.is_some())
}

/// The brackets a column's name stands in.
fn closing(open: char) -> Option<char> {
    match open {
        '【' => Some('】'),
        '〔' => Some('〕'),
        '［' => Some('］'),
        '[' => Some(']'),
        '〖' => Some('〗'),
        '「' => Some('」'),
        '『' => Some('』'),
        _ => None,
    }
}

/// A head over several briefs speaks for each of them, up to the next head or printed headline.
pub(in crate::structure) fn carry(articles: &mut [Article]) {
    let mut running: Option<String> = None;
    for article in articles {
        if let Some(name) = &article.standing_head {
            running = matches!(column(name), Some(Column::Briefs | Column::Sentences)).then(|| name.clone());
        } else if article.headline_supplied {
            article.standing_head.clone_from(&running);
        } else {
            running = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_name_a_column_are_heads() {
        let check = |text: &str, expect: Option<(&str, bool)>| {
            let found = line(text);
            assert_eq!(found.as_ref().map(|h| (h.name.as_str(), h.known)), expect, "{text}");
        };
        check("简讯", Some(("简讯", true)));
        check("【图片新闻】", Some(("图片新闻", true)));
        check("■ 图 片 新 闻", Some(("图片新闻", true)));
        check("●今日关注", Some(("今日关注", true)));
        check("〔一句话新闻〕", Some(("一句话新闻", true)));
        check("·新春走基层·", Some(("新春走基层", true)));
        check("县区简讯", Some(("县区简讯", false)));
        check("河湾论坛", Some(("河湾论坛", false)));
        check("【在河湾的田野上】", Some(("在河湾的田野上", false)));
        check("河湾镇面粉厂新线投产", None);
        check("第十届河湾经济发展高峰论坛", None);
        check("河湾发展高层论坛", None);
        check("□ 张红", None);
        check("公告", None);
        check("冠县", None);
        check("", None);
    }

    #[test]
    fn names_of_series_are_told_from_headlines() {
        for name in ["文明实践进行时", "高质量发展看县域", "走进县城看发展", "新春走基层", "行进河湾调研行"]
        {
            assert!(is_series(name), "{name}");
        }
        for title in ["柳林大桥昨日通车", "看病", "河湾镇：看病更近", "村民看病难"] {
            assert!(!is_series(title), "{title}");
        }
    }

    #[test]
    fn openings_that_name_a_column_are_heads() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(lead(text).map(|h| h.name).as_deref(), expect, "{text}");
        };
        check("【简讯】8月3日，河湾镇", Some("简讯"));
        check("〔一句话新闻〕河湾镇新桥通车。", Some("一句话新闻"));
        check("■图片新闻　8月3日，河湾镇", Some("图片新闻"));
        check("■图片新闻8月3日，河湾镇", Some("图片新闻"));
        check("【本报讯】昨日", None);
        check("【河湾】昨日", None);
        check("●河湾镇 新桥通车", None);
        check("简讯二则", None);
    }
}
