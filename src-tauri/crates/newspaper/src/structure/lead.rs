//! Leads (`本报聊城讯（记者 …）`): where an article begins, its dateline (电头) and inline byline.

use super::byline::{self, Credits};
use super::glyph::{is_blank, is_han, is_marker};
use super::supplied;

/// The opening of a news item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lead {
    /// The place in it.
    pub(super) dateline: Option<String>,
    /// Names in the bracket after it.
    pub(super) credits: Credits,
}

/// Names of outlets that open a lead as they are.
const OUTLETS: [&str; 14] = [
    "据新华社",
    "新华社",
    "新华网",
    "中新社",
    "中新网",
    "人民网",
    "央视网",
    "光明网",
    "中国网",
    "中青网",
    "本报",
    "本刊",
    "本网",
    "本台",
];

/// Endings of newspapers' names.
const PAPERS: [&str; 12] =
    ["日报社", "日报", "晚报", "时报", "早报", "晨报", "都市报", "快报", "商报", "周报", "在线", "网"];

/// Longest head up to 讯 or 电, in characters.
const LONGEST: usize = 30;

/// Reads the lead of a paragraph, if it has one.
pub(super) fn read(text: &str) -> Option<Lead> {
    if !text.chars().take(2 * LONGEST).any(|c| matches!(c, '讯' | '电')) {
        return opening_bracket(text);
    }
    let chars: Vec<char> = text.chars().filter(|c| !is_dress(*c)).take(LONGEST + 4).collect();
    let (head, rest) = head(&chars).map_or((None, 0), |(place, end)| (Some(place), end));
    let Some(place) = head else {
        return opening_bracket(text);
    };
    let after: String = text.chars().filter(|c| !is_dress(*c)).skip(rest).take(200).collect();
    let credits = byline::bracket(&after).or_else(|| byline::report(&after)).unwrap_or_default();
    Some(Lead { dateline: place, credits })
}

/// Whether a line is nothing but the opening: the content order of a typesetting system may put `本报讯（记者 …）` on a line
/// of its own and the rest of that printed line on the next.
pub(super) fn is_alone(line: &str) -> bool {
    line.ends_with(['）', ')', '】', '讯', '电', '訊', '電'])
        && line.chars().nth(2 * LONGEST).is_none()
        && read(line).is_some()
        && supplied::after_lead(line).is_empty()
}

/// Bold marks, and the brackets or sign some papers set the lead in: `【本报讯】`, `■本报讯`.
fn is_dress(c: char) -> bool {
    matches!(c, '*' | '【' | '】') || is_marker(c)
}

/// `（记者 张三）今年以来` and `本报记者张三报道：` at the head of a paragraph.
fn opening_bracket(text: &str) -> Option<Lead> {
    let head = text.trim_start_matches(is_blank);
    let credits = byline::bracket(head).or_else(|| {
        let known = OUTLETS.iter().any(|o| head.starts_with(o)) || head.starts_with("记者");
        known.then(|| byline::report(head)).flatten()
    })?;
    Some(Lead { dateline: None, credits })
}

/// Outlet, place and date up to 讯 or 电: the place and the length in characters.
fn head(chars: &[char]) -> Option<(Option<String>, usize)> {
    let start = chars.iter().position(|c| !is_blank(*c))?;
    let end = start + chars[start..].iter().take(LONGEST).position(|&c| matches!(c, '讯' | '电'))?;
    // 电话, 电视, 讯息 … are words of the text.
    let word = chars.get(end + 1).copied().unwrap_or(' ');
    if matches!(
        word,
        '话' | '视'
            | '影'
            | '子'
            | '力'
            | '网'
            | '脑'
            | '台'
            | '商'
            | '动'
            | '器'
            | '息'
            | '问'
            | '价'
            | '费'
    ) {
        return None;
    }
    // 致电, 通讯 … likewise.
    let before = chars[..end].last().copied().unwrap_or(' ');
    if "致来去通充发用停供断回贺唁风水核火机家闪资简喜短".contains(before) {
        return None;
    }
    let head: Vec<char> = chars[start..end].iter().copied().filter(|c| !is_blank(*c)).collect();
    let head: String = head.into_iter().collect();
    let known = OUTLETS.iter().find(|name| head.starts_with(**name)).map(|name| name.len());
    let length = known.or_else(|| paper(&head));
    let (place, dated) = place(&head[length.unwrap_or(0)..])?;
    let dated = dated && head.contains('月');
    // Only outlets that are leads' own words run on without a bracket, space or colon (`本报讯昨日`).
    let parted = !is_han(word);
    (known.is_some() || dated || length.is_some() && parted).then_some((place, end + 1))
}

/// Length in bytes of a newspaper's name at the head.
fn paper(head: &str) -> Option<usize> {
    let ends = PAPERS.iter().filter_map(|p| head.find(p).map(|at| (at, at + p.len())));
    let (at, end) = ends.min_by_key(|&(at, end)| (at, usize::MAX - end))?;
    let han = head[..at].chars().all(is_han);
    (han && (1..=8).contains(&head[..at].chars().count())).then_some(end)
}

/// What is left between outlet and 讯: nothing, a place, a date, or both in either order.
/// `None` when it is something else.
fn place(rest: &str) -> Option<(Option<String>, bool)> {
    let chars: Vec<char> = rest.chars().collect();
    let first_digit = chars.iter().position(|c| c.is_ascii_digit() || matches!(c, '０'..='９'));
    let Some(digit) = first_digit else {
        let short = chars.len() <= 8 && chars.iter().all(|&c| is_han(c));
        return short.then(|| (named(&chars), false));
    };
    let day = chars.iter().rposition(|&c| c == '日')?;
    let date = chars[digit..].iter().take((day + 1).saturating_sub(digit));
    let dated = date.clone().all(|c| c.is_ascii_digit() || matches!(c, '０'..='９' | '年' | '月' | '日'));
    let around: Vec<char> = chars[..digit].iter().chain(&chars[day + 1..]).copied().collect();
    let sound = dated && around.len() <= 8 && around.iter().all(|&c| is_han(c));
    sound.then(|| (named(&around), true))
}

fn named(chars: &[char]) -> Option<String> {
    let text: String = chars.iter().collect();
    let stop = ["", "专", "快", "综合", "消息", "特", "综合消息", "专电", "急"];
    (!stop.contains(&text.as_str())).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_give_dateline_and_names() {
        let check = |text: &str, place: Option<&str>, reporters: &[&str]| {
            let lead = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(lead.dateline.as_deref(), place, "{text}");
            assert_eq!(lead.credits.reporters, reporters, "{text}");
        };
        check("本报讯（记者 任焕珍 通讯员 王冉） 盛夏时节", None, &["任焕珍"]);
        check("**本报聊城讯** 夏至时节", Some("聊城"), &[]);
        check("本报临朐10月19日讯（记者 朱伟仁）记者10月17日", Some("临朐"), &["朱伟仁"]);
        check("本报昌乐 7月 9日讯 （记者 吴立雅）", Some("昌乐"), &["吴立雅"]);
        check("新华社北京7月1日电（记者张三）", Some("北京"), &["张三"]);
        check("据新华社莫斯科8月21日电（记者宋世益王丹蒂）", Some("莫斯科"), &["宋世益", "王丹蒂"]);
        check("鲁西日报讯（记者 罗增琳）2月15日", None, &["罗增琳"]);
        check("中新网5月27日电 据日本", None, &[]);
        check("本报讯 记者张红报道：昨日", None, &["张红"]);
        check("【本报讯】（记者 张红）昨日", None, &["张红"]);
        check("■本报河湾讯 昨日", Some("河湾"), &[]);
        check("（记者 张红）今年以来", None, &["张红"]);
    }

    #[test]
    fn an_opening_may_stand_alone() {
        let check = |text: &str, expect: bool| assert_eq!(is_alone(text), expect, "{text}");
        check("本报讯（记者 张红 通讯员 李强）", true);
        check("本报讯 （记者 张红）", true);
        check("本报讯", true);
        check("本报讯（记者 张红）昨日", false);
        check("柳林大桥通车（记者 张红）", false);
    }

    #[test]
    fn text_is_no_lead() {
        let check = |text: &str| assert_eq!(read(text), None, "{text}");
        check("本报电话号码变更");
        check("7月12日，冠县经济开发区电力紧张");
        check("新华社电视台开播");
        check("互联网通讯录");
        check("国家主席习近平10日致电祝贺");
        check("河湾镇8月3日通电");
        check("“惠循环”平台运行两年来");
        check("");
    }
}
