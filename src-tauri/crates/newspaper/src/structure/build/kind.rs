//! What sort of piece an article is.

use crate::model::ArticleKind;
use crate::structure::build::title::Title;
use crate::structure::cut::viterbi::{Choice, Part};
use crate::structure::pieces::element::{Element, Kind};
use crate::structure::signs::byline::{Credits, Form};
use crate::structure::signs::head::{self, Column};
use crate::structure::signs::moment::is_dated;

/// Longest text under a picture, in characters.
const LONGEST_CAPTION: usize = 320;
/// Longest brief under a head over briefs, in characters.
const LONGEST_BRIEF: usize = 400;
/// Longest notice that is known by its words alone, in characters.
const LONGEST_NOTICE: usize = 500;

/// Ends of the headlines of notices.
const NOTICES: [&str; 20] = [
    "公告",
    "启事",
    "声明",
    "通告",
    "公示",
    "招标",
    "招聘",
    "讣告",
    "遗失声明",
    "拍卖",
    "寻人",
    "认领",
    "注销",
    "更正",
    "挂失",
    "招租",
    "转让",
    "竞价",
    "告知书",
    "催告函",
];

/// What notices say and news do not.
const NOTICE_WORDS: [&str; 14] = [
    "特此公告",
    "特此声明",
    "特此通告",
    "特此更正",
    "声明作废",
    "声明遗失",
    "遗失声明",
    "不慎遗失",
    "申请注销",
    "拟注销",
    "现予以公告",
    "债权申报",
    "有意者",
    "竞买人",
];

/// Words of a picture's caption.
const PICTURE: [&str; 9] = ["图为", "上图", "下图", "左图", "右图", "航拍", "（资料图", "图片新闻", "图①"];

/// Reads the kind from standing head, headline, byline and text.
pub(in crate::structure) fn read(
    elements: &[Element],
    choices: &[Choice],
    title: &Title,
    credits: &Credits,
    standing_head: Option<&str>,
) -> ArticleKind {
    let text: Vec<&Element> =
        elements.iter().zip(choices).filter(|(_, c)| c.part == Part::Text).map(|(e, _)| e).collect();
    let headline = title.headline.as_deref().unwrap_or_default();
    if text.is_empty() {
        return ArticleKind::Other;
    }
    let length: usize = text.iter().map(|e| e.length()).sum();
    let column = standing_head.and_then(head::column);
    if NOTICES.iter().any(|end| headline.ends_with(end)) || is_notice(&text, length, credits) {
        return ArticleKind::Notice;
    }
    match column {
        Some(Column::Notices) => return ArticleKind::Notice,
        Some(Column::Pictures) if length <= LONGEST_CAPTION => return ArticleKind::PhotoCaption,
        Some(Column::Opinion) => return ArticleKind::Commentary,
        _ => {}
    }
    if is_caption(elements, &text, length, credits) {
        return ArticleKind::PhotoCaption;
    }
    if credits.institution
        || elements.iter().any(|e| matches!(e.kind, Kind::Byline(..)) && e.text.contains("评论"))
    {
        return ArticleKind::Commentary;
    }
    let subheads = choices.iter().any(|c| c.part == Part::Subhead);
    if subheads || title.deck.is_some() {
        return ArticleKind::Feature;
    }
    let under_briefs = matches!(column, Some(Column::Briefs | Column::Sentences))
        || elements.iter().any(|e| e.signs.under_briefs);
    let brief = text.len() == 1 || under_briefs && length <= LONGEST_BRIEF;
    if brief { ArticleKind::Brief } else { ArticleKind::News }
}

/// A short text without 讯 that a picture's credit closes, or that speaks of its picture.
fn is_caption(elements: &[Element], text: &[&Element], length: usize, credits: &Credits) -> bool {
    if text.len() > 3 || length > LONGEST_CAPTION || text.iter().any(|e| e.lead.is_some()) {
        return false;
    }
    let photo = |e: &Element| {
        matches!(e.kind, Kind::Byline(Form::Photo, _)) || matches!(e.tail, Some((Form::Photo, _)))
    };
    let speaks = PICTURE.iter().any(|w| text.iter().any(|e| e.text.contains(w)));
    let closing = text.last().is_some_and(|e| e.tail.as_ref().is_some_and(|(f, _)| *f != Form::Bracketed))
        || elements.last().is_some_and(|e| matches!(e.kind, Kind::Byline(Form::Plain, _)));
    speaks || elements.iter().any(photo) || credits.only_photographers() || closing && is_dated(&text[0].text)
}

/// A text without lead and byline that says what notices say, or little beside telephone numbers.
fn is_notice(text: &[&Element], length: usize, credits: &Credits) -> bool {
    if length > LONGEST_NOTICE || !credits.is_empty() || text.iter().any(|e| e.lead.is_some()) {
        return false;
    }
    let says = NOTICE_WORDS.iter().any(|w| text.iter().any(|e| e.text.contains(w)));
    let phones: usize = text.iter().map(|e| phones(&e.text)).sum();
    says || phones >= 2 && phones * 120 >= length
}

/// Telephone numbers: the eleven digits of a mobile, the seven or eight of a landline (eight may be a date).
fn phones(text: &str) -> usize {
    let is_phone = |w: &&str| match w.len() {
        7 => true,
        8 => !w.starts_with("19") && !w.starts_with("20"),
        11 => w.starts_with('1'),
        _ => false,
    };
    text.split(|c: char| !c.is_ascii_digit()).filter(is_phone).count()
}

#[cfg(test)]
mod tests {
    use super::phones;

    #[test]
    fn telephone_numbers_are_counted() {
        let check = |text: &str, expect: usize| assert_eq!(phones(text), expect, "{text}");
        check("联系电话：0000-1234567、13800000000", 2);
        check("2024年7月12日投资12000万元，20240712", 0);
        check("热线12345", 0);
    }
}
