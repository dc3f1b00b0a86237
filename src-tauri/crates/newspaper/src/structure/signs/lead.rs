//! Leads (`本报聊城讯（记者 …）`): where an article begins, its dateline (电头) and inline byline.

use crate::structure::signs::byline::{self, Credits};
use crate::structure::signs::glyph::{is_blank, is_han, is_marker};
use crate::structure::signs::supplied;

/// The opening of a news item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::structure) struct Lead {
    /// The place in it.
    pub(in crate::structure) dateline: Option<String>,
    /// Names in the bracket after it.
    pub(in crate::structure) credits: Credits,
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

/// What agencies' names end in, and the most characters before that.
const AGENCIES: [&str; 5] = ["通讯社", "新闻社", "新闻处", "广播社", "社"];
const LONGEST_AGENCY: usize = 6;

/// Longest head up to 讯 or 电, in characters.
const LONGEST: usize = 30;

/// Reads the lead of a paragraph, if it has one.
pub(in crate::structure) fn read(text: &str) -> Option<Lead> {
    if !text.chars().take(2 * LONGEST).any(|c| matches!(c, '讯' | '电')) {
        return opening_bracket(text);
    }
    let whole = whole_bracket(text);
    let text = whole.as_deref().unwrap_or(text);
    let chars: Vec<char> = text.chars().filter(|c| !is_dress(*c)).take(LONGEST + 4).collect();
    let (head, rest) = head(&chars, whole.is_some()).map_or((None, 0), |(place, end)| (Some(place), end));
    let Some(place) = head else {
        return opening_bracket(text);
    };
    let after: String = text.chars().filter(|c| !is_dress(*c)).skip(rest).take(200).collect();
    let credits = byline::bracket(&after).or_else(|| byline::report(&after)).unwrap_or_default();
    Some(Lead { dateline: place, credits })
}

/// Whether a line is nothing but the opening: the content order of a typesetting system may put `本报讯（记者 …）` on a line
/// of its own and the rest of that printed line on the next.
pub(in crate::structure) fn is_alone(line: &str) -> bool {
    line.ends_with(['）', ')', '】', '讯', '电', '訊', '電'])
        && line.chars().nth(2 * LONGEST).is_none()
        && read(line).is_some()
        && supplied::after_lead(line).is_empty()
}

/// Bold marks, and the brackets or sign some papers set the lead in: `【本报讯】`, `■本报讯`.
fn is_dress(c: char) -> bool {
    matches!(c, '*' | '【' | '】' | '〔' | '〕' | '［' | '］' | '[' | ']') || is_marker(c)
}

/// A text whose lead stands in a bracket as a whole, without that: `（本报柳林8月21日电）`.
fn whole_bracket(text: &str) -> Option<String> {
    let rest = text.trim_start_matches(is_blank).strip_prefix(['（', '('])?;
    let (end, close) = rest.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '）' | ')'))?;
    let ends_lead = rest[..end].trim_end_matches(is_blank).ends_with(['电', '讯']);
    ends_lead.then(|| format!("{} {}", &rest[..end], &rest[end + close.len_utf8()..]))
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
/// `apart` where a bracket parts it from the text.
fn head(chars: &[char], apart: bool) -> Option<(Option<String>, usize)> {
    let start = chars.iter().position(|c| !is_blank(*c))?;
    // 通讯社 is the name of an agency.
    let ends = |at: &usize| matches!(chars[*at], '讯' | '电') && chars.get(at + 1) != Some(&'社');
    let end = (start..chars.len().min(start + LONGEST)).find(ends)?;
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
    let rest: Vec<char> = head[length.unwrap_or(0)..].chars().collect();
    let (rest, agency) = without_agency(&rest);
    let (place, dated) = place(&rest)?;
    let full = dated && head.contains('月');
    // Only outlets that are leads' own words run on without a bracket, space or colon (`本报讯昨日`).
    let parted = apart || !is_han(word) && !matches!(word, '，' | '。' | '、');
    let named = length.is_some() || agency || dated && place.is_some();
    (known.is_some() || full || agency && dated || named && parted).then_some((place, end + 1))
}

/// The head without an agency's name, which stands before or behind place and day (路透社伦敦22日, 马赛廿一日法新社), and
/// whether there was one.
fn without_agency(head: &[char]) -> (Vec<char>, bool) {
    let text: String = head.iter().collect();
    let end_at = |text: &str| {
        let ends = AGENCIES.iter().filter_map(|end| text.find(end).map(|at| at + end.len()));
        ends.min().filter(|end| *end > '社'.len_utf8())
    };
    let behind = text.rfind('日').map(|at| at + '日'.len_utf8()).filter(|at| *at < text.len());
    if let Some(day) = behind
        && AGENCIES.iter().any(|end| text.ends_with(end))
        && text[day..].chars().count() <= LONGEST_AGENCY
    {
        return (text[..day].chars().collect(), true);
    }
    match end_at(&text).filter(|end| text[..*end].chars().all(is_han)) {
        Some(end) if text[..end].chars().count() <= LONGEST_AGENCY => (text[end..].chars().collect(), true),
        _ => (head.to_vec(), false),
    }
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
fn place(chars: &[char]) -> Option<(Option<String>, bool)> {
    let day = chars.iter().rposition(|&c| c == '日');
    let in_date = |at: &usize| is_numeral(chars[*at]) || matches!(chars[*at], '年' | '月' | '日');
    let start = |day: usize| (0..=day).rev().take_while(in_date).last().unwrap_or(day);
    let date =
        day.map(|day| (start(day), day)).filter(|(start, day)| is_numeral(chars[*start]) && start < day);
    let Some((start, day)) = date else {
        let plain = chars.iter().all(|&c| is_han(c)) && !chars.iter().any(char::is_ascii_digit);
        return (plain && chars.len() <= 8).then(|| (named(chars), false));
    };
    let around: Vec<char> = chars[..start].iter().chain(&chars[day + 1..]).copied().collect();
    let sound = around.len() <= 8 && around.iter().all(|&c| is_han(c));
    sound.then(|| (named(&around), true))
}

/// A digit of a day of the month, in either script.
fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９') || "〇一二三四五六七八九十廿卅".contains(c)
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
    fn telegrams_have_agency_place_and_day_in_any_order() {
        let check = |text: &str, place: Option<&str>| {
            assert_eq!(read(text).map(|lead| lead.dateline), Some(place.map(str::to_owned)), "{text}");
        };
        check("【路透社伦敦22日电】首相发表谈话", Some("伦敦"));
        check("罗马廿一日法新社电　港口恢复装卸", Some("罗马"));
        check("〔塔斯社莫斯科二十一日讯〕昨夜", Some("莫斯科"));
        check("（本报柳林8月21日电）菜农抢补白菜秧", Some("柳林"));
        check("新华社河湾十八日电　水渠放水", Some("河湾"));
        check("【本报柳林十七日电】机床厂试制成功", Some("柳林"));
        check("华盛顿六日电　物资启运", Some("华盛顿"));
        check("［中央社冠县六日电］桥梁修复", Some("冠县"));
        check("（本报讯）昨日", None);
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
        check("公司七日电，线路已修复");
        check("合作社三日电费");
        check("商业街八日电器展");
        check("“惠循环”平台运行两年来");
        check("");
    }
}
