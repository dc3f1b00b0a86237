//! How far back a name without quotation marks reaches.

use super::super::places::Found;
use super::super::scan::{Scan, is_han};

/// What stands before the class word of a name and may belong to it.
pub(super) struct Body {
    /// Its first character.
    pub(super) start: usize,
    /// Where the run of characters begins that may all belong to it.
    pub(super) edge: usize,
    /// Start and end of the first place in it, 全市 included.
    pub(super) place: Option<(usize, usize)>,
}

/// Names are at most this long.
const REACH: usize = 34;
/// Words that stand before a name and are none of it.
const LEADS: &[&str] = &[
    "上午",
    "下午",
    "晚上",
    "今天",
    "昨天",
    "日前",
    "近日",
    "当天",
    "当日",
    "此次",
    "本次",
    "首次",
    "随着",
    "由于",
    "关于",
    "按照",
    "根据",
    "通过",
    "围绕",
    "加快",
    "推动",
    "推进",
    "实施",
    "建设",
    "建立",
    "开发",
    "推出",
    "打造",
    "完善",
    "正在",
    "已经",
    "其中",
    "以及",
    "包括",
    "位于",
    "联合",
    "共同",
    "成功",
    "启动",
    "深入",
    "扎实",
    "持续",
    "全面",
    "积极",
    "创新",
    "期间",
    "实现",
    "作为",
    "借助",
    "依托",
    "总投资",
    "来到",
    "走进",
    "针对",
    "成立",
    "负责",
    "承担",
    "签约",
    "引进",
    "落户",
    "新建",
    "在建",
    "投资",
    "编制",
    "制定",
    "印发",
    "出台",
    "发布",
    "审议",
    "在",
    "由",
    "与",
    "从",
    "将",
    "被",
    "把",
    "使",
    "该",
    "是",
    "了",
    "、",
    "已",
    "共",
    "正",
    "各",
    "多个",
    "召开",
    "举行",
    "举办",
    "出席",
    "参加",
    "开展",
    "部署",
    "组织",
    "完成",
    "启用",
    "试行",
    "推行",
    "升级",
    "牵头",
    "发起",
    "开通",
    "建成",
    "先后",
    "年底",
    "年内",
    "继续",
    "打响",
    "开发了",
    "列入",
    "纳入",
    "确定为",
];
/// What a paper calls its own place.
pub(super) const HERE: &[&str] =
    &["全市", "全省", "全县", "全区", "我市", "我省", "我县", "我区", "全国", "全球"];

/// The body of the name whose class word begins at `at`.
pub(super) fn body(scan: &Scan, places: &[Found], at: usize) -> Body {
    let edge = edge(scan, at);
    let first = places.partition_point(|p| p.start < edge);
    let inside = places[first..].iter().take_while(|p| p.end <= at).map(|p| (p.start, p.end));
    let everywhere = (edge..at).filter_map(|i| scan.one_of(i, HERE).map(|(_, len)| (i, i + len)));
    let opens = |&(start, end): &(usize, usize)| {
        (start == edge || scan.one_before(start, LEADS).is_some() || behind_day(scan, start))
            && scan.one_of(end, LEADS).is_none()
    };
    if let Some(place) = inside.chain(everywhere).filter(opens).min() {
        return Body { start: place.0, edge, place: Some(place) };
    }
    let day = (edge..at).rev().map(|i| i + 1).find(|i| behind_day(scan, *i)).unwrap_or(edge);
    Body { start: behind_last(scan, day, at, LEADS).unwrap_or(day), edge, place: None }
}

/// Where the run of characters that may belong to the name begins.
fn edge(scan: &Scan, at: usize) -> usize {
    const BRACKET: usize = 8;
    let floor = at.saturating_sub(REACH);
    let mut edge = at;
    while edge > floor {
        let c = scan.at(edge - 1);
        if c == ')' {
            // 生产基地(杞县)项目, but not (记者某某)全市会议.
            let from = edge.saturating_sub(BRACKET).max(floor);
            match (from..edge - 1).rev().find(|i| scan.at(*i) == '(') {
                Some(open) if is_han(scan.before(open)) && scan.before(open) != '讯' && open > floor => {
                    edge = open;
                }
                _ => break,
            }
        } else if belongs(c) {
            edge -= 1;
        } else {
            break;
        }
    }
    edge
}

/// May the character belong to a name?
fn belongs(c: char) -> bool {
    (is_han(c) && c != '的')
        || c.is_ascii_alphanumeric()
        || matches!(c, '·' | '~' | '-')
        || ('Ⅰ'..='Ⅻ').contains(&c)
}

/// Right behind `16日`?
fn behind_day(scan: &Scan, at: usize) -> bool {
    at >= 2 && scan.at(at - 1) == '日' && scan.at(at - 2).is_ascii_digit()
}

/// End of the last of `words` within `start..end`, which is then where a name begins.
pub(super) fn behind_last(scan: &Scan, start: usize, end: usize, words: &[&str]) -> Option<usize> {
    (start..end).rev().find_map(|i| {
        let len = scan.longest_of(i, words)?;
        (i + len <= end).then_some(i + len)
    })
}
