//! Honours and recurring events without quotation marks, found from the word in front: `获评全省最美书屋`, `首届稻花节`.

use std::sync::LazyLock;

use super::super::places::Found;
use super::super::scan::{Scan, is_han};
use super::Named;
use crate::facts::Rule;
use crate::model::InitiativeKind::{Document, Event, Other};
use crate::text::word_list::WordList;

/// Verbs of bestowing, and words that count the editions of an event.
const FRONTS: &[&str] = &[
    "荣获",
    "获评",
    "获得",
    "入选",
    "评为",
    "授予",
    "命名为",
    "确定为",
    "认定为",
    "列为",
    "申报",
    "举办",
    "举行",
    "出台",
    "印发",
    "制定",
    "首届",
    "第一届",
    "第二届",
    "第三届",
    "第四届",
    "第五届",
    "第六届",
    "第七届",
    "第八届",
    "第九届",
    "第十届",
];
/// How honours end.
const HONOURS: &[&str] = &[
    "荣誉称号",
    "称号",
    "奖章",
    "典型案例",
    "优秀案例",
    "十佳案例",
    "案例",
    "示范点",
    "示范区",
    "示范村",
    "示范镇",
    "示范县",
    "示范市",
    "示范乡镇",
    "示范社区",
    "示范基地",
    "示范企业",
    "先进集体",
    "先进单位",
    "先进个人",
    "文明村镇",
    "文明单位",
    "文明家庭",
    "文明城市",
    "卫生城市",
    "百强县",
    "标兵",
    "卫士",
    "红旗手",
    "红旗集体",
    "最美书屋",
    "阅读空间",
    "十佳",
    "试点县",
    "试点市",
    "试点区",
    "试点城市",
    "教育基地",
    "实践基地",
    "民生实事",
];
/// How events that come back end.
const EDITIONS: &[&str] = &[
    "节",
    "大赛",
    "邀请赛",
    "挑战赛",
    "锦标赛",
    "联赛",
    "比赛",
    "大会",
    "论坛",
    "峰会",
    "博览会",
    "展览会",
    "交易会",
    "运动会",
    "大比武",
    "庙会",
    "灯会",
    "音乐会",
    "洽谈会",
    "艺术周",
    "文化周",
    "科技周",
    "马拉松",
    "展销会",
    "双年展",
    "年会",
];

/// How the names of documents end that are issued.
const ISSUED: &[&str] = &[
    "条措施",
    "条政策",
    "条意见",
    "条举措",
    "条规定",
    "实施方案",
    "行动方案",
    "行动计划",
    "工作方案",
    "管理办法",
    "实施办法",
    "实施细则",
    "实施意见",
    "专项规划",
];

static FINDER: LazyLock<WordList> = LazyLock::new(|| WordList::new(FRONTS.iter().copied()));

/// All of them in a part. `places` are the part's names of places.
pub(super) fn named(scan: &Scan, places: &[Found]) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for hit in FINDER.find(&scan.chars) {
        let (start, end) = (hit.start, hit.end);
        if found.last().is_some_and(|n| n.end > start) {
            continue;
        }
        let counts = scan.ends(end, "届");
        let word = scan.slice(start, end);
        if matches!(&*word, "出台" | "印发" | "制定") {
            found.extend(issued(scan, end));
            continue;
        }
        if matches!(&*word, "举办" | "举行") {
            let year = (end..end + 4).all(|i| scan.at(i).is_ascii_digit());
            found.extend(edition(scan, places, end, end).filter(|_| year));
            continue;
        }
        found.extend(if counts { edition(scan, places, start, end) } else { honour(scan, end) });
    }
    found
}

/// `首届社区邻里大会`, with the place right before it.
fn edition(scan: &Scan, places: &[Found], start: usize, from: usize) -> Option<Named> {
    const LEAST: usize = 2;
    let end = first_ending(scan, from, LEAST, EDITIONS)?;
    let n = places.partition_point(|p| p.end < start);
    let start = places.get(n).filter(|p| p.end == start).map_or(start, |p| p.start);
    // 第十届全国人民代表大会 is a body.
    let body = scan.any_within(from, end, &["代表大会", "代表会", "委员会", "全会", "人大", "政协"]);
    (!body).then_some(Named { start, end, kind: Event, rule: Rule::Edition, confidence: 0.75 })
}

/// `入选全省基层治理十佳案例`.
fn honour(scan: &Scan, from: usize) -> Option<Named> {
    const LEAST: usize = 2;
    let from = if scan.at(from) == '了' { from + 1 } else { from };
    let end = first_ending(scan, from, LEAST, HONOURS)?;
    let end =
        ["荣誉称号", "称号"].iter().find(|w| scan.ends(end, w)).map_or(end, |w| end - w.chars().count());
    (end > from + LEAST).then_some(())?;
    let vague = scan.at(from).is_ascii_digit()
        || scan.any_within(from, end, &["多个", "多项", "各类", "一批", "个", "项", "上述"]);
    (!vague).then_some(Named { start: from, end, kind: Other, rule: Rule::Honour, confidence: 0.65 })
}

/// `出台旧城商业提升十条措施`.
fn issued(scan: &Scan, from: usize) -> Option<Named> {
    const LEAST: usize = 4;
    let from = if scan.at(from) == '了' { from + 1 } else { from };
    let end = first_ending(scan, from, LEAST, ISSUED)?;
    let vague = scan.any_within(from, end, &["系列", "相关", "有关", "具体", "各", "一批", "多"]);
    (!vague).then_some(Named { start: from, end, kind: Document, rule: Rule::Issued, confidence: 0.65 })
}

/// Where the run of characters from `from` on first ends in one of `words` with a break behind it.
fn first_ending(scan: &Scan, from: usize, least: usize, words: &[&str]) -> Option<usize> {
    const REACH: usize = 26;
    let inside = |i: usize| is_han(scan.at(i)) && scan.at(i) != '的' || scan.at(i).is_ascii_alphanumeric();
    let run = (from..from + REACH).take_while(|i| inside(*i)).last()? + 1;
    (from + least + 1..=run).find(|end| {
        let word = words.iter().find(|w| scan.ends(*end, w));
        word.is_some_and(|w| end - from >= least + w.chars().count()) && closes(scan, *end)
    })
}

/// May a name end here? 节日, 节目 and 大会堂 go on.
fn closes(scan: &Scan, end: usize) -> bool {
    const BEHIND: &[&str] = &[
        "在", "于", "将", "开", "举", "启", "闭", "落", "拉", "正式", "成功", "上", "期间", "暨", "圆满",
        "已", "也", "和", "名单", "、", "隆重", "如期", "火热", "等", "吸引",
    ];
    !is_han(scan.at(end)) || scan.one_of(end, BEHIND).is_some()
}
