//! What web pages and dumps set around a text: buttons, counters, links to other pages.

use std::sync::LazyLock;

use regex::Regex;

use crate::structure::signs::glyph::is_blank;
use crate::structure::signs::plain::plain;

/// Words on buttons that no headline is made of: they are furniture wherever they stand alone.
const BUTTONS: [&str; 58] = [
    "打印本页",
    "打印本文",
    "打印此页",
    "关闭窗口",
    "关闭本页",
    "关闭页面",
    "返回目录",
    "返回首页",
    "返回顶部",
    "返回列表",
    "返回版面",
    "返回头版",
    "放大缩小",
    "改变文字大小",
    "字体大小",
    "文字大小",
    "上一版",
    "下一版",
    "上一篇",
    "下一篇",
    "上一期",
    "下一期",
    "版面导航",
    "标题导航",
    "往期回顾",
    "往期阅读",
    "报纸目录",
    "版面目录",
    "回到版面",
    "回到目录",
    "返回本版",
    "分享到",
    "分享到微信",
    "分享到微博",
    "扫一扫分享",
    "扫码阅读",
    "点击查看原图",
    "查看原图",
    "查看评论",
    "发表评论",
    "我要评论",
    "网友评论",
    "加入收藏",
    "收藏本页",
    "推荐给好友",
    "复制链接",
    "举报投诉",
    "阅读原文",
    "展开全文",
    "收起全文",
    "相关新闻",
    "相关阅读推荐",
    "新闻搜索",
    "全文检索",
    "手机阅读",
    "语音播报",
    "朗读",
    "TXT下载",
];

/// Words on buttons that may be print: furniture beside another button only.
const WEAK: [&str; 33] = [
    "打印",
    "关闭",
    "字体",
    "字号",
    "放大",
    "缩小",
    "正常",
    "默认",
    "大",
    "中",
    "小",
    "特大",
    "分享",
    "收藏",
    "评论",
    "点赞",
    "转发",
    "赞",
    "返回",
    "首页",
    "微信",
    "微博",
    "QQ空间",
    "阅读",
    "浏览",
    "点击",
    "复制",
    "投稿",
    "举报",
    "A+",
    "A-",
    "上一页",
    "下一页",
];

static COUNTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let what = "阅读|浏览|点击|访问|评论|点赞|转发|分享|收藏|人气|播放|跟帖|字数|阅读全文";
    Regex::new(&format!("^(?:{what})(?:量|数|次数|人次)?[:\\s]*[0-9][0-9,.]*万?\\+?[次人个字条]*$")).ok()
});

/// How sure a line is to be furniture of a web page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) enum Button {
    /// Wherever it stands.
    Sure,
    /// Beside another one.
    Weak,
}

/// Whether one word (folded) stands on a button.
pub(in crate::structure) fn is_button(word: &str) -> bool {
    BUTTONS.contains(&word) || WEAK.contains(&word)
}

/// Reads a line that is made of buttons and counters and of nothing else.
pub(in crate::structure) fn line(text: &str) -> Option<Button> {
    if text.chars().take(81).count() > 80 {
        return None;
    }
    let text = plain(text);
    let text = text.trim_matches(is_blank);
    if is_notice(text) || is_counter(text) {
        return Some(Button::Sure);
    }
    let edge = |c: char| is_blank(c) || "|丨/:·,、>›»<[]()【】〔〕《》".contains(c);
    let words: Vec<&str> = text.split(edge).filter(|w| !w.is_empty()).collect();
    if words.is_empty() || !words.iter().all(|w| is_button(w) || is_number(w)) {
        return None;
    }
    let buttons = words.iter().filter(|w| !is_number(w)).count();
    let sure = words.iter().any(|w| BUTTONS.contains(w)) || buttons >= 3 || is_boxed(text) && buttons > 0;
    // `字体：`, a label with nothing behind it.
    let labelled = text.ends_with(':') && buttons == 1 && text.chars().count() <= 5;
    match buttons {
        0 => None,
        _ if sure || labelled => Some(Button::Sure),
        _ => Some(Button::Weak),
    }
}

/// `【打印】【关闭】`, `[关闭]`.
fn is_boxed(text: &str) -> bool {
    text.starts_with(['【', '[', '〔']) && text.ends_with(['】', ']', '〕'])
}

fn is_counter(text: &str) -> bool {
    COUNTER.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// What a platform says in the place of a text that is gone.
fn is_notice(text: &str) -> bool {
    let text = text.trim_end_matches(['。', '.', '!']);
    let gone =
        ["已被发布者删除", "已被作者删除", "已被删除", "因违规无法查看", "已停止访问该网页", "页面不存在"];
    let about = ["该内容", "此内容", "该文章", "此文章", "该帖子", "该页面", "您访问的", "此帐号", "抱歉"];
    text.chars().count() <= 24
        && gone.iter().any(|w| text.ends_with(w))
        && (about.iter().any(|w| text.starts_with(w)) || gone.contains(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_and_counters_are_told_from_print() {
        let check = |text: &str, expect: Option<Button>| assert_eq!(line(text), expect, "{text}");
        check("打印", Some(Button::Weak));
        check("正常", Some(Button::Weak));
        check("字体：", Some(Button::Sure));
        check("字号：大 中 小", Some(Button::Sure));
        check("【打印本页】【关闭窗口】", Some(Button::Sure));
        check("【關閉】", Some(Button::Sure));
        check("上一版  下一版", Some(Button::Sure));
        check("上一篇 下一篇", Some(Button::Sure));
        check("阅读 539", Some(Button::Sure));
        check("浏览次数：1,024次", Some(Button::Sure));
        check("该内容已被发布者删除", Some(Button::Sure));
        check("打印店关门之后", None);
        check("阅读539本书之后", None);
        check("放大镜下的河湾", None);
        check("539", None);
        check("", None);
    }
}
