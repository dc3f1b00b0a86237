//! 约, 余, 左右 and the like: how exact a number is meant.

use super::super::number::Number;
use super::super::scan::Scan;
use super::unit::{Kind, Unit};

const BEFORE: &[&str] = &[
    "不少于",
    "不低于",
    "不超过",
    "不高于",
    "不多于",
    "不小于",
    "不大于",
    "不下于",
    "不下",
    "不足",
    "不到",
    "不止",
    "超过",
    "超出",
    "达到近",
    "突破",
    "大约",
    "大概",
    "大致",
    "约为",
    "约有",
    "约占",
    "约合",
    "约需",
    "约",
    "最近",
    "附近",
    "近",
    "逾",
    "超",
    "至少",
    "至多",
    "最少",
    "最多",
    "最高",
    "最低",
    "最快",
    "最长",
    "最短",
    "将近",
    "接近",
    "平均",
    "以上",
    "网上",
    "上",
    "破",
    "±",
];
/// Of these the ones that only stand in the way of shorter ones.
const NONE: &[&str] = &["最近", "附近", "平均", "以上", "网上"];
const AFTER: &[&str] =
    &["左右", "以上", "以下", "以内", "上下", "之内", "之多", "开外", "出头", "有余", "内"];

/// 约, 余, 左右 …; the words of an indefinite number.
pub(super) fn qualifier(
    scan: &Scan,
    start: usize,
    number: &Number,
    end: usize,
    range: bool,
) -> Option<String> {
    let before = scan.one_before(start, BEFORE).filter(|w| !NONE.contains(w)).filter(|w| match *w {
        "上" => matches!(scan.at(start), '百' | '千' | '万' | '亿'),
        // 近三年 are the last three, not nearly three.
        "近" => scan.at(end.saturating_sub(1)) != '年' && !scan.ends(end, "个月"),
        _ => true,
    });
    let before = before.map(|w| if w.starts_with('约') { "约" } else { w });
    let infix = || number.infix.map(|c| c.to_string());
    let after = || scan.one_of(end, AFTER).filter(|(w, _)| *w != "内" || !is_part_of_word(scan, end));
    let vague = || (number.indefinite && !range).then(|| scan.slice(start, number.end));
    before.map(str::to_owned).or_else(infix).or_else(|| after().map(|(w, _)| w.to_owned())).or_else(vague)
}

/// 5米内部, 30厘米内径.
fn is_part_of_word(scan: &Scan, at: usize) -> bool {
    matches!(scan.at(at + 1), '部' | '径' | '外' | '容' | '地' | '陆' | '心' | '需' | '生')
}

/// 四成多, 一倍多: 多 behind the unit, and the new end.
pub(super) fn many(scan: &Scan, unit: &Unit, end: usize) -> (usize, Option<String>) {
    const WITH: &[&str] = &[
        "成", "倍", "年", "天", "月", "岁", "米", "公里", "斤", "公斤", "小时", "亩", "吨", "元", "里", "%",
    ];
    let many = scan.at(end) == '多'
        && unit.kind != Kind::Latin
        && WITH.contains(&unit.name.as_str())
        && !matches!(scan.at(end + 1), '元' | '样' | '次' | '方' | '层' | '少' | '种' | '个' | '项' | '家');
    (end + usize::from(many), many.then(|| "多".to_owned()))
}
