//! What sort of piece an article is.

use super::byline::{Credits, Form};
use super::clue::is_dated;
use super::cut::{Choice, Part};
use super::element::{Element, Kind};
use super::title::Title;
use crate::model::ArticleKind;

/// Longest text under a picture, in characters.
const LONGEST_CAPTION: usize = 320;

/// Ends of the headlines of notices.
const NOTICES: [&str; 14] = [
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
];

/// Words of a picture's caption.
const PICTURE: [&str; 9] = ["图为", "上图", "下图", "左图", "右图", "航拍", "（资料图", "图片新闻", "图①"];

/// Reads the kind from headline, byline and text.
pub(super) fn read(
    elements: &[Element],
    choices: &[Choice],
    title: &Title,
    credits: &Credits,
) -> ArticleKind {
    let text: Vec<&Element> =
        elements.iter().zip(choices).filter(|(_, c)| c.part == Part::Text).map(|(e, _)| e).collect();
    let headline = title.headline.as_deref().unwrap_or_default();
    if text.is_empty() {
        return ArticleKind::Other;
    }
    if NOTICES.iter().any(|end| headline.ends_with(end)) {
        return ArticleKind::Notice;
    }
    if is_caption(elements, &text, credits) {
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
    if text.len() == 1 { ArticleKind::Brief } else { ArticleKind::News }
}

/// A short text without 讯 that a picture's credit closes, or that speaks of its picture.
fn is_caption(elements: &[Element], text: &[&Element], credits: &Credits) -> bool {
    let length: usize = text.iter().map(|e| e.length()).sum();
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
