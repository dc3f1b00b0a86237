//! Lines that belong to the page and to no article: folio, masthead, editors, images, jumps, rules.

use crate::model::{Jump, PageInfo};
use crate::structure::signs::attribution::{self, Attribution};
use crate::structure::signs::folio;
use crate::structure::signs::glyph::{is_blank, is_han};
use crate::structure::signs::jump::{self, Way};
use crate::structure::signs::plain::plain;
use crate::structure::signs::web::{self, Button};

/// What a line of furniture is.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::structure) enum Furniture {
    /// Folio or masthead, with what it says.
    Folio(PageInfo),
    /// 责任编辑 and the like; hotlines.
    Editors,
    /// `![](…)`.
    Image,
    /// （下转第3版）on a line of its own.
    Jump(Way, Jump),
    /// `栏目：…` of an export.
    Column(String),
    /// A ruler, or nothing visible.
    Rule,
    /// What stands under a headline on the web and is no text, with what it says.
    Source(Attribution),
    /// Buttons and counters of web pages.
    Web,
    /// A list of what the file holds, or a heading over several articles.
    Contents,
}

/// Longest line of furniture in characters.
const LONGEST: usize = 100;

/// Tasks of those who make the page.
const EDITORS: [&str; 36] = [
    "责任编辑",
    "本版责编",
    "本版编辑",
    "实习编辑",
    "执行编辑",
    "视频编辑",
    "网络编辑",
    "文字编辑",
    "图片编辑",
    "首席编辑",
    "责编",
    "编辑",
    "版式设计",
    "版式",
    "美术编辑",
    "美编",
    "责任校对",
    "文字校对",
    "文字统筹",
    "校对",
    "校审",
    "组版",
    "排版",
    "审读",
    "审校",
    "审核",
    "一审",
    "二审",
    "三审",
    "值班编委",
    "值班主任",
    "值班总编",
    "签发",
    "主编",
    "统筹",
    "视觉",
];

/// What else stands at the foot of a page.
const IMPRINT: [&str; 16] = [
    "新闻热线",
    "广告热线",
    "订阅热线",
    "发行热线",
    "热线电话",
    "投稿邮箱",
    "电子邮箱",
    "电子信箱",
    "邮箱",
    "网址",
    "邮编",
    "国内统一",
    "国内统一刊号",
    "零售价",
    "社址",
    "邮发代号",
];

/// Classifies a line; `edge` when it is among the first or last few of the page, where a bare number is a page
/// number and a bare paper's name the masthead.
pub(in crate::structure) fn read(line: &str, edge: bool) -> Option<Furniture> {
    let line = line.trim_matches(is_blank);
    if line.starts_with("![") || line.starts_with("<img") {
        return Some(Furniture::Image);
    }
    let mut count = 0;
    let ruler = line.chars().inspect(|_| count += 1).all(|c| {
        matches!(
            c,
            '-' | '—'
                | '_'
                | '='
                | '*'
                | '─'
                | '━'
                | '～'
                | '~'
                | '·'
                | '.'
                | '…'
                | '│'
                | '|'
                | ' '
                | '\u{3000}'
        )
    });
    if ruler || line.is_empty() {
        return Some(Furniture::Rule);
    }
    if count > LONGEST || line.chars().any(|c| matches!(c, '。' | '！' | '？')) {
        return None;
    }
    if let Some((way, jump)) = jump::line(line) {
        return Some(Furniture::Jump(way, jump));
    }
    if web::line(line) == Some(Button::Sure) {
        return Some(Furniture::Web);
    }
    if let Some(attribution) = attribution::read(line) {
        return Some(Furniture::Source(attribution));
    }
    let plain = plain(line);
    if is_editors(&plain) || edge && is_masthead(&plain) {
        return Some(Furniture::Editors);
    }
    folio::read(line, edge).map(Furniture::Folio)
}

/// `责任编辑：张三　校对 李四`, `新闻热线：…`.
fn is_editors(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !is_han(c));
    if IMPRINT
        .iter()
        .any(|w| line.strip_prefix(w).is_some_and(|r| r.starts_with(['：', ':', ' ', '　', '刊'])))
    {
        return true;
    }
    let Some(rest) = EDITORS.iter().find_map(|w| line.strip_prefix(w)) else { return false };
    let parted = rest.starts_with(|c: char| is_blank(c) || matches!(c, '：' | ':' | '/' | '／' | '|' | '丨'));
    let names = rest.split(|c: char| !is_han(c)).all(|w| w.chars().count() <= 8);
    parted && names && !rest.contains('，') || rest.is_empty()
}

/// What stands under a paper's name on page one: `第12345期`, `今日8版`, `LIAOCHENG RIBAO`.
fn is_masthead(line: &str) -> bool {
    let number = |head: &str, end: char| {
        let inner = line.strip_prefix(head).and_then(|l| l.strip_suffix(end));
        inner.is_some_and(|l| !l.is_empty() && l.chars().all(|c| c.is_ascii_digit() || is_blank(c)))
    };
    is_capitals(line)
        || line.starts_with("农历") && line.chars().count() <= 14
        || number("第", '期')
        || number("总第", '期')
        || number("今日", '版')
        || number("本期", '版')
        || ["主管主办", "机关报"].iter().any(|w| line.ends_with(w))
}

/// `HEWAN RIBAO`: a paper's name in Latin letters.
pub(in crate::structure) fn is_capitals(line: &str) -> bool {
    line.chars().all(|c| c.is_ascii_uppercase() || is_blank(c)) && line.chars().count() >= 6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_furniture_is_known() {
        let check = |line: &str, expect: Option<Furniture>| assert_eq!(read(line, false), expect, "{line}");
        check("责任编辑：黄欣超　版式设计：秦海　校对：端木雅宇", Some(Furniture::Editors));
        check("编辑 段尧建 组版 于佳军 审读：牛柏梅", Some(Furniture::Editors));
        check("![](images/page1.jpg)", Some(Furniture::Image));
        let jump = Jump { page: "3".into(), title: None };
        check("（下转第3版）", Some(Furniture::Jump(Way::To, jump)));
        check("——————", Some(Furniture::Rule));
        check("编辑部的故事", None);
        assert_eq!(read("LIAOCHENG RIBAO", true), Some(Furniture::Editors));
        assert_eq!(read("第12345期", true), Some(Furniture::Editors));
        check("校对数据 严把关口", None);
        check("2024年7月12日，冠县经济开发区一处处新项目正如火如荼", None);
        check("冠县", None);
        check("新增学位6674个", None);
        check("4个重点项目落地建设 新增绿色建筑不少于300万平方米", None);
    }
}
