//! Bylines and credits (署名): lines of their own, in brackets after 讯, and at the end of a paragraph.

use super::glyph::{is_blank, is_closing_pair, is_han, is_marker, is_stop};
use super::head;
use super::names;
use super::role::{Role, Token, is_outlet, is_separator, spaced, tokens};
use super::source;
use crate::text::surnames;

/// Longest byline in characters; longer lines are text.
const LONGEST: usize = 120;

/// Ends of places, pictures and remarks that begin as names do.
const PLACES: [char; 12] = ['省', '市', '县', '区', '镇', '乡', '村', '州', '国', '图', '文', '完'];

/// What a picture's credit ends with.
const PICTURE_SIGNS: [char; 4] = ['摄', '攝', '图', '圖'];

/// Every word for a role holds one of these; a line without any is soon passed over.
const ROLE_SIGNS: [char; 8] = ['记', '讯', '评', '摄', '图', '撰', '习', '辑'];

/// Who is named, by role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Credits {
    pub(super) reporters: Vec<String>,
    pub(super) correspondents: Vec<String>,
    pub(super) photographers: Vec<String>,
    /// 本报评论员 and the like, which name an institution.
    pub(super) institution: bool,
    /// 据新华社, 本报综合: the text is taken from elsewhere.
    pub(super) source: bool,
}

impl Credits {
    pub(super) fn is_empty(&self) -> bool {
        self.names() == 0 && !self.institution && !self.source
    }

    /// Only a picture's credit.
    pub(super) fn only_photographers(&self) -> bool {
        !self.photographers.is_empty() && self.reporters.is_empty() && self.correspondents.is_empty()
    }

    fn names(&self) -> usize {
        self.reporters.len() + self.correspondents.len() + self.photographers.len()
    }

    /// Characters of all names.
    pub(super) fn letters(&self) -> usize {
        let lists = [&self.reporters, &self.correspondents, &self.photographers];
        lists.iter().flat_map(|names| names.iter()).map(|name| name.chars().count()).sum()
    }

    fn list(&mut self, role: Role) -> &mut Vec<String> {
        match role {
            Role::Correspondent => &mut self.correspondents,
            Role::Photographer => &mut self.photographers,
            Role::Reporter | Role::Commentator => &mut self.reporters,
        }
    }

    /// Adds the names of `other` that are not there yet.
    pub(super) fn merge(&mut self, other: &Self) {
        for role in [Role::Reporter, Role::Correspondent, Role::Photographer] {
            let from = other.clone().list(role).clone();
            let to = self.list(role);
            for name in from {
                if !to.contains(&name) {
                    to.push(name);
                }
            }
        }
        self.institution |= other.institution;
        self.source |= other.source;
    }
}

/// How a line of its own is set, which tells whether it opens or closes an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `（记者 …）`: closes.
    Bracketed,
    /// `… 摄`: under a picture.
    Photo,
    /// `… 报道`: opens.
    Report,
    /// Anything else.
    Plain,
}

/// Reads a byline text without its brackets and signs. `strict` asks every name to begin with a surname.
/// `None` when something in it is no byline.
fn credits(text: &str, strict: bool, bare: bool) -> Option<Credits> {
    let tokens = tokens(text);
    let mut found = Credits::default();
    let mut role: Option<Role> = bare.then_some(Role::Reporter);
    let mut last: Option<(Role, Vec<String>)> = None;
    for (n, token) in tokens.iter().enumerate() {
        let next = tokens.get(n + 1);
        // 发自石塘: a place.
        if n > 0 && tokens[n - 1] == Token::From && matches!(token, Token::Names(_)) {
            continue;
        }
        match token {
            Token::From | Token::Prefix | Token::Media | Token::End => {}
            Token::Role(r) => {
                role = Some(*r);
                found.institution |= *r == Role::Commentator && !matches!(next, Some(Token::Names(_)));
            }
            Token::Suffix(r) if matches!(next, Some(Token::Names(_))) && !text.contains('/') => {
                role = Some(*r)
            }
            Token::Suffix(_) | Token::Both if last.is_none() => {}
            Token::Suffix(r) => {
                let (was, names) = last.take()?;
                found.list(was).retain(|name| !names.contains(name));
                found.list(*r).extend(names);
            }
            Token::Both => found.photographers.extend(last.take()?.1),
            Token::Names(text) => {
                let outlet =
                    is_outlet(text) && matches!(next, Some(Token::Role(_) | Token::Prefix | Token::Media));
                if outlet || n == 0 && matches!(next, Some(Token::Media)) {
                    continue;
                }
                let mut names = names::split(text.trim_matches(is_separator));
                if !strict && names.iter().any(|name| is_plausible(name)) {
                    names.retain(|name| is_plausible(name));
                }
                let sound = |name: &String| if strict { names::is_name(name) } else { is_plausible(name) };
                let run_on = role == Some(Role::Commentator) && !text.starts_with(is_separator);
                if names.is_empty() || run_on || !names.iter().all(sound) {
                    return None;
                }
                let after = matches!(next, Some(Token::Suffix(_) | Token::Both));
                let as_role = role.or(after.then_some(Role::Reporter))?;
                found.list(as_role).extend(names.clone());
                last = Some((as_role, names));
            }
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Any two to four Han, or a name with an interpunct.
fn is_plausible(name: &str) -> bool {
    let han = name.chars().all(is_han);
    (han && (2..=4).contains(&name.chars().count())) || names::is_name(name)
}

/// A line of its own that is a byline: its form and names.
pub(super) fn standalone(line: &str) -> Option<(Form, Credits)> {
    let line = line.trim_matches(is_blank);
    let length = line.chars().take(LONGEST + 1).count();
    if !(2..=LONGEST).contains(&length) || line.chars().any(|c| is_stop(c) || c.is_ascii_digit()) {
        return None;
    }
    let marked = line.starts_with(is_marker);
    let inner = line.trim_start_matches(|c| is_marker(c) || is_blank(c));
    let bracketed = strip_brackets(inner);
    let text = bracketed.unwrap_or(inner);
    if source::is_source(text) {
        return Some((Form::Bracketed, Credits { source: true, ..Credits::default() }));
    }
    if bracketed.is_some() && !text.ends_with(PICTURE_SIGNS) && is_signature(text) {
        let reporters = names::split(text);
        return Some((Form::Bracketed, Credits { reporters, ..Credits::default() }));
    }
    if !marked && !line.contains(ROLE_SIGNS) || head::is_known(line) {
        return None;
    }
    let text = text.strip_prefix("作者：").or_else(|| text.strip_prefix("作者:")).unwrap_or(text);
    let bare = (marked && length <= 20) || text.len() < inner.len() && bracketed.is_none();
    let found = credits(text, !(marked || bracketed.is_some() || has_outlet(text)), bare)?;
    Some((form(text, bracketed.is_some(), &found), found))
}

/// `（张红玉）`, `（张红 李强）`: bare names, told from places and remarks by their number or length.
fn is_signature(text: &str) -> bool {
    let names = names::split(text);
    let plain = |name: &String| names::is_name(name) && name.starts_with(surnames::is_common);
    let long = names.iter().all(|name| name.chars().count() >= 3 && !name.ends_with(PLACES));
    text.chars().count() <= 16 && !names.is_empty() && names.iter().all(plain) && (names.len() > 1 || long)
}

/// `（张红）` on a line of its own: two letters tell a name from a place only where a text ends before them.
pub(super) fn lone(line: &str) -> Option<Credits> {
    let name = strip_brackets(line.trim_matches(is_blank))?.trim_matches(is_blank);
    let sound = name.chars().count() == 2
        && !name.ends_with(PLACES)
        && names::is_name(name)
        && name.starts_with(surnames::is_common);
    sound.then(|| Credits { reporters: vec![name.to_owned()], ..Credits::default() })
}

/// 本报 and its like before the role word leave no doubt that the rest is names.
fn has_outlet(text: &str) -> bool {
    ["本报", "新华社", "本刊", "本网"]
        .iter()
        .any(|word| spaced(&text.chars().take(12).collect::<Vec<_>>(), word).is_some())
}

fn form(text: &str, bracketed: bool, found: &Credits) -> Form {
    let end: String = text.chars().filter(|c| !is_blank(*c)).collect();
    if bracketed {
        Form::Bracketed
    } else if end.ends_with('摄')
        || end.ends_with("供图")
        || (end.ends_with("摄影") && found.only_photographers())
    {
        Form::Photo
    } else if end.ends_with("报道") {
        Form::Report
    } else {
        Form::Plain
    }
}

/// The inside of `（…）` around the whole text.
fn strip_brackets(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(is_blank);
    let inner = text.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    (!inner.contains(['（', '(', '）', ')'])).then_some(inner)
}

/// The bracket at the head of `text` when it holds a byline (`（记者 …）` after 讯).
pub(super) fn bracket(text: &str) -> Option<Credits> {
    let text = text.trim_start_matches(is_blank);
    let inner = text.strip_prefix(['（', '('])?;
    let end = inner.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '）' | ')'))?.0;
    credits(&inner[..end], false, false)
}

/// `记者张三 通讯员李四报道：` without brackets, at the head of `text`.
pub(super) fn report(text: &str) -> Option<Credits> {
    let text = text.trim_start_matches(is_blank);
    let end = text.char_indices().take(60).map(|(n, _)| n).find(|&n| text[n..].starts_with("报道"))?;
    let head = &text[..end];
    (!head.chars().any(|c| is_stop(c) || c == '，')).then(|| credits(head, true, false)).flatten()
}

/// A byline at the end of a paragraph: its form and names.
pub(super) fn tail(text: &str) -> Option<(Form, Credits)> {
    let from = text.char_indices().rev().take(LONGEST).last()?.0;
    let window = &text[from..];
    let start = tail_start(window)?;
    let (form, found) = standalone(window[start..].trim_matches(is_blank))?;
    // The credit must follow a finished sentence, or be marked off.
    let marked =
        window[start..].trim_start_matches(is_blank).starts_with(|c| is_marker(c) || c == '（' || c == '(');
    let before = window[..start].trim_end_matches(is_blank).chars().next_back();
    let closed = before.is_some_and(|c| is_stop(c) || is_closing_pair(c));
    (marked || closed).then_some((form, found))
}

/// Where a closing credit would begin: at the last bracket, sign, or after the last full stop.
fn tail_start(window: &str) -> Option<usize> {
    if window.ends_with(['）', ')']) {
        return window.rfind(['（', '(']);
    }
    if let Some(at) = window.rfind(is_marker) {
        return Some(at);
    }
    let (at, stop) = window.char_indices().rev().find(|(_, c)| is_stop(*c) || is_closing_pair(*c))?;
    Some(at + stop.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(c: &Credits) -> String {
        format!("{}|{}|{}", c.reporters.join(" "), c.correspondents.join(" "), c.photographers.join(" "))
    }

    #[test]
    fn lines_of_their_own_are_read() {
        let check = |line: &str, expect: &str| {
            let found = standalone(line).map(|(_, c)| roles(&c));
            assert_eq!(found.as_deref(), Some(expect), "{line}");
        };
        check("■ 本报记者 朱海波", "朱海波||");
        check("□ 本 报 记 者 胡 磊 高 田 本报通讯员 张 迪 穆瑞向", "胡磊 高田|张迪 穆瑞向|");
        check("□记者 高田 通讯员 张双双 报道", "高田|张双双|");
        check("□记 者 孙亚飞 通讯员 张文娟报道", "孙亚飞|张文娟|");
        check("陆涵恩 摄", "||陆涵恩");
        check("本报记者 潘超敏 摄", "||潘超敏");
        check("（记者 何鹏永 冯艳蕾）", "何鹏永 冯艳蕾||");
        check("记者 张红/文 李强/图", "张红||李强");
        check("本报记者 张红 文/图", "张红||张红");
        check("文/记者 张红 图/李强", "张红||李强");
        check("聊城日报记者 张红 摄影 李强", "张红||李强");
        check("新华社记者 买买提·吐尔逊", "买买提·吐尔逊||");
        check("本报见习记者 令狐冲 实习生 李白", "令狐冲 李白||");
        check("□ 张红", "张红||");
        check("□ 本报评论员", "||");
    }

    #[test]
    fn every_role_is_read() {
        let check = |line: &str, expect: &str| {
            let found = standalone(line).map(|(_, c)| roles(&c));
            assert_eq!(found.as_deref(), Some(expect), "{line}");
        };
        check("本报特约记者 张红", "张红||");
        check("本报特约通讯员 张红 李强", "|张红 李强|");
        check("特约撰稿人 张红", "张红||");
        check("□ 特约通讯员 张红", "|张红|");
        check("本报记者 张红 特约通讯员 李强", "张红|李强|");
        check("本报记者 张红 实习生 李强", "张红 李强||");
        check("本报实习记者 张红", "张红||");
        check("本报首席记者 张红", "张红||");
        check("□ 本报融媒体记者 张红", "张红||");
        check("本报全媒体首席记者张红", "张红||");
        check("张红 摄影报道", "张红||张红");
        check("本报记者 张红 摄影报道", "张红||张红");
        check("通讯员 张红 摄影报道", "|张红|张红");
        check("张红 供图", "||张红");
        check("本报通讯员 张红 供图", "||张红");
        check("摄影：张红", "||张红");
        check("□ 文/张红 图/李强", "张红||李强");
        check("□ 记者 张红 李强 文/图", "张红 李强||张红 李强");
        check("记者 张红 报道 通讯员 李强 摄影", "张红||李强");
        check("本报记者 张红 通讯员 李强 文/图", "张红|李强|李强");
        check("新华社记者 张红 李强", "张红 李强||");
        check("新华社记者张红、李强", "张红 李强||");
        check("据新华社记者 张红", "张红||");
        check("■本报驻河湾记者 张红", "张红||");
        check("河湾日报全媒体记者 张红", "张红||");
        check("河湾融媒记者 张红", "张红||");
        check("本报记者张红李强王伟", "张红 李强 王伟||");
        check("本报记者 张红玉李强王建国", "张红玉 李强 王建国||");
        check("本报记者 欧阳慧 上官云飞", "欧阳慧 上官云飞||");
        check("本报记者 令狐冲 通讯员 尉迟恭 司马南", "令狐冲|尉迟恭 司马南|");
        check("□ 本报记者 古丽娜尔·艾力 通讯员 阿卜杜拉·买买提", "古丽娜尔·艾力|阿卜杜拉·买买提|");
        check("本报记者 亓红 逄强", "亓红 逄强||");
        check("□ 作者：张红", "张红||");
        check("通讯员：张红 李强", "|张红 李强|");
        check("（通讯员 张红 记者 李强）", "李强|张红|");
        check("（本报记者 张红 本报通讯员 李强）", "张红|李强|");
        check("（张红玉）", "张红玉||");
        check("（张红 李强）", "张红 李强||");
        check("(文/图 记者 张红)", "张红||");
        check("（记者 张红 发自柳林）", "张红||");
        check("本报记者 张红 李强 发自河湾镇", "张红 李强||");
        check("（张红玉摄）", "||张红玉");
        check("（张红 摄）", "||张红");
    }

    #[test]
    fn institutions_and_sources_name_nobody() {
        let check = |line: &str| {
            let found = standalone(line).map(|(_, c)| (roles(&c), c.institution || c.source));
            assert_eq!(found, Some(("||".to_owned(), true)), "{line}");
        };
        check("本报评论员");
        check("□ 本报特约评论员");
        check("■ 本报编辑部");
        check("本报综合");
        check("□ 本报综合报道");
        check("（据新华社）");
        check("（据新华社电）");
        check("据《河湾日报》");
        check("（据河湾日报）");
        check("（综合新华社报道）");
        check("（来源：河湾日报）");
        check("□ 摘自《河湾旧事》 张红玉著");
        check("新华社评论员");
        check("人民日报评论员");
    }

    #[test]
    fn text_is_no_byline() {
        let check = |line: &str| assert_eq!(standalone(line), None, "{line}");
        check("记者走进田间地头");
        check("记者节里话担当");
        check("本报评论员文章引发热议");
        check("冠县");
        check("摄影大赛启动");
        check("锻炼身体不花钱");
        check("");
        check("（资料图片）");
        check("（左图）");
        check("（云南省）");
        check("（安徽）");
        check("综合整治见成效");
        check("编辑部的故事");
    }

    #[test]
    fn closing_credits_are_found() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(tail(text).map(|(_, c)| roles(&c)).as_deref(), expect, "{text}");
        };
        check("推动外贸促稳提质。 ■ 本报记者 商景豪", Some("商景豪||"));
        check("逐条对账销号。（见习记者 苑娜杰 司马森涛）", Some("苑娜杰 司马森涛||"));
        check("学习急救知识。 徐佳彤 摄", Some("||徐佳彤"));
        check("他是一名记者。", None);
        check("路子走对了，就不怕路远。”", None);
    }
}
