//! Figures: number, unit, value, qualifier.

use super::number::{Number, number_at};
use super::scan::{Scan, is_han};
use crate::model::{Fact, FactValue};

/// Units and measure words, longer ones first where one starts another.
const UNITS: &[&str] = &[
    "立方米每秒",
    "公里每小时",
    "个百分点",
    "个工作日",
    "平方公里",
    "平方千米",
    "平方厘米",
    "立方厘米",
    "立方千米",
    "千瓦时",
    "平方米",
    "立方米",
    "摄氏度",
    "标准箱",
    "个星期",
    "人次",
    "车次",
    "班次",
    "架次",
    "台次",
    "场次",
    "批次",
    "件次",
    "辆次",
    "航次",
    "户次",
    "例次",
    "公顷",
    "公斤",
    "千克",
    "毫克",
    "微克",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "微米",
    "纳米",
    "英里",
    "海里",
    "万亩",
    "毫升",
    "美元",
    "欧元",
    "港元",
    "日元",
    "英镑",
    "卢布",
    "千瓦",
    "兆瓦",
    "吉瓦",
    "赫兹",
    "小时",
    "分钟",
    "个月",
    "周岁",
    "米",
    "亩",
    "吨",
    "升",
    "克",
    "斤",
    "两",
    "元",
    "瓦",
    "伏",
    "安",
    "帕",
    "度",
    "秒",
    "周",
    "岁",
    "天",
    "日",
    "年",
    "个",
    "家",
    "台",
    "辆",
    "条",
    "座",
    "所",
    "处",
    "件",
    "起",
    "张",
    "份",
    "名",
    "人",
    "位",
    "户",
    "项",
    "种",
    "类",
    "棵",
    "株",
    "头",
    "只",
    "匹",
    "艘",
    "架",
    "套",
    "组",
    "批",
    "场",
    "次",
    "届",
    "期",
    "倍",
    "成",
    "册",
    "本",
    "部",
    "篇",
    "首",
    "支",
    "块",
    "枚",
    "间",
    "栋",
    "幢",
    "层",
    "箱",
    "袋",
    "瓶",
    "杯",
    "盏",
    "根",
    "片",
    "颗",
    "面",
    "口",
    "节",
    "盘",
];
/// 几个月 and 工作日 are printed with 个, which is no part of a unit of time.
const DROPPED: [(&str, &str); 4] =
    [("个工作日", "工作日"), ("个月", "月"), ("个星期", "星期"), ("个百分点", "百分点")];
/// With these a Chinese numeral below ten counts something (三名, 两家); elsewhere it mostly is a word (三农).
const COUNTING: &[&str] =
    &["名", "人", "家", "所", "座", "辆", "台", "吨", "公里", "岁", "倍", "亩", "起", "户"];
const BEFORE: &[&str] = &[
    "不少于",
    "不低于",
    "不超过",
    "不高于",
    "不多于",
    "不小于",
    "不大于",
    "不足",
    "超过",
    "达到近",
    "突破",
    "大约",
    "约为",
    "约",
    "近",
    "逾",
    "超",
    "至少",
    "最多",
    "最高",
    "最低",
    "将近",
    "接近",
    "上",
    "破",
    "仅",
];
const AFTER: &[&str] = &["左右", "以上", "以下", "以内", "上下", "之内", "内"];

/// Reads the figures of a part; `taken` says which characters dates have used.
pub(super) fn facts(scan: &Scan, taken: &[(usize, usize)]) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut dates = taken.iter().peekable();
    let mut at = 0;
    while at < scan.len() {
        while dates.next_if(|d| d.1 <= at).is_some() {}
        if let Some(date) = dates.peek().filter(|d| d.0 <= at) {
            at = date.1;
            continue;
        }
        let Some(number) = starts_number(scan, at).then(|| number_at(scan, at)).flatten() else {
            at += 1;
            continue;
        };
        match figure(scan, at, number) {
            Some((fact, end)) => {
                facts.push(fact);
                at = end;
            }
            None => at = number.end,
        }
    }
    facts
}

fn starts_number(scan: &Scan, at: usize) -> bool {
    let (c, before) = (scan.at(at), scan.before(at));
    if c.is_ascii_digit() {
        // P2, 第7, 1+1, 12.5.6, 2024-07: pieces of names, ordinals and codes.
        return !before.is_ascii_alphanumeric()
            && !matches!(before, '第' | '.' | '+' | '-' | '_' | '/' | '·');
    }
    "一二两三四五六七八九十百千万几数".contains(c) && !matches!(before, '第' | '零' | '〇' | '分' | '初')
}

fn figure(scan: &Scan, start: usize, number: Number) -> Option<(Fact, usize)> {
    if let Some(found) = fraction(scan, start, number) {
        return Some(found);
    }
    let (number, indefinite) = match range_end(scan, number) {
        Some(last) => (last, true),
        None => (number, number.indefinite),
    };
    let (unit, end) = unit_at(scan, number.end)?;
    if !counts(scan, start, number, &unit, end) {
        return None;
    }
    let value = if indefinite { None } else { number.value };
    let qualifier = qualifier(scan, start, number, end);
    let confidence = if number.arabic { 0.95 } else { 0.8 };
    let rule = if number.arabic { "number-unit" } else { "numeral-unit" };
    Some((scan.fact(start, end, rule, confidence, bare(value, unit, qualifier)), end))
}

/// 百分之五, 三分之一.
fn fraction(scan: &Scan, start: usize, number: Number) -> Option<(Fact, usize)> {
    if !scan.starts(number.end, "分之") {
        return None;
    }
    let part = number_at(scan, number.end + 2)?;
    let (whole, share) = (number.value?, part.value?);
    let (value, unit) = if whole == 100.0 { (share, "%") } else { (share / whole, "分之") };
    let unit = if unit == "%" { unit.to_owned() } else { String::new() };
    let value = bare(Some(value), unit, qualifier(scan, start, part, part.end));
    Some((scan.fact(start, part.end, "fraction", 0.85, value), part.end))
}

/// `3—5天`, `10至20吨`: a range has no one value.
fn range_end(scan: &Scan, number: Number) -> Option<Number> {
    let mut at = number.end;
    at += usize::from(scan.at(at) == '%');
    if !matches!(scan.at(at), '—' | '-' | '~' | '～' | '至') || !number.arabic {
        return None;
    }
    while matches!(scan.at(at), '—' | '-' | '~' | '～' | '至') {
        at += 1;
    }
    number_at(scan, at).filter(|n| n.arabic)
}

/// The unit at `at` as it is kept, and its end. 台(套) and 立方米/秒 are one unit.
fn unit_at(scan: &Scan, at: usize) -> Option<(String, usize)> {
    if let Some(c) = Some(scan.at(at)).filter(|c| matches!(c, '%' | '‰' | '℃' | '°')) {
        return Some((c.to_string(), at + 1));
    }
    let Some((printed, len)) = scan.one_of(at, UNITS) else { return latin_unit(scan, at) };
    let mut end = at + len;
    let mut unit = DROPPED.iter().find(|(p, _)| *p == printed).map_or(printed, |(_, kept)| kept).to_owned();
    if scan.at(end) == '('
        && let Some((second, len)) =
            scan.one_of(end + 1, UNITS).filter(|(_, len)| scan.at(end + 1 + len) == ')')
    {
        unit = format!("{unit}({second})");
        end += len + 2;
    } else if matches!(scan.at(end), '/')
        && let Some((second, len)) = scan.one_of(end + 1, UNITS)
    {
        unit = format!("{unit}/{second}");
        end += 1 + len;
    }
    Some((unit, end))
}

fn latin_unit(scan: &Scan, at: usize) -> Option<(String, usize)> {
    const LATIN: &[&str] =
        &["km", "kg", "mm", "cm", "mg", "ml", "mL", "kW", "MW", "GW", "kWh", "GB", "TB", "MB", "m", "g"];
    let (unit, len) = scan.one_of(at, LATIN)?;
    (!scan.at(at + len).is_ascii_alphanumeric()).then(|| (unit.to_owned(), at + len))
}

/// Is this a quantity, and not a word or a point in time that looks like one?
fn counts(scan: &Scan, start: usize, number: Number, unit: &str, end: usize) -> bool {
    let after = scan.at(end);
    let value = number.value.unwrap_or(f64::MAX);
    if !number.arabic && number.infix.is_none() && !number.indefinite {
        // 十届 counts; 三级, 一道, 万家灯火 mostly are words.
        let small = value < 10.0 && !(value > 1.0 && COUNTING.contains(&unit));
        let bare = matches!(scan.at(start), '百' | '千' | '万');
        if small || bare || matches!(scan.before(start), '老' | '小' | '周' | '礼') {
            return false;
        }
    }
    match unit {
        // 20年来, 5年前 are spans of the story; 13年, 三年 how long.
        "年" => {
            !matches!(after, '来' | '前' | '后' | '间' | '度' | '代' | '级' | '底' | '初' | '末')
                && number.value < Some(1000.0)
        }
        "日" => {
            scan.one_of(end, &["内", "以上", "以内", "、", "并", "行政", ",", "的"]).is_some()
                || scan.one_before(start, &["拘留", "为期", "连续", "满"]).is_some()
        }
        "天" | "周" | "小时" | "分钟" | "秒" => !matches!(after, '前' | '后'),
        "度" => !matches!(after, '假' | '过' | '夏'),
        "安" | "伏" | "帕" | "瓦" | "两" | "口" | "面" | "节" | "成" | "本" | "部" | "首" | "层" | "期"
        | "块" | "支" | "间" => {
            number.arabic
                && (!is_han(after) || !matches!(after, '分' | '全' | '地' | '书' | '门' | '长' | '要' | '都'))
        }
        "起" => !matches!(after, '来' | '到'),
        "类" | "种" | "级" => value > 1.0,
        _ => true,
    }
}

/// 约, 余, 左右 ….
fn qualifier(scan: &Scan, start: usize, number: Number, end: usize) -> Option<String> {
    let before = scan.one_before(start, BEFORE).filter(|w| *w != "上" && *w != "仅");
    let after = || scan.one_of(end, AFTER).filter(|(w, _)| *w != "内" || !is_part_of_word(scan, end));
    let infix = number.infix.map(|c| c.to_string());
    let vague = number.indefinite.then(|| scan.slice(start, number.end));
    before.map(str::to_owned).or(infix).or_else(|| after().map(|(w, _)| w.to_owned())).or(vague)
}

/// 5米内部, 30厘米内径.
fn is_part_of_word(scan: &Scan, at: usize) -> bool {
    matches!(scan.at(at + 1), '部' | '径' | '外' | '容' | '地' | '陆')
}

/// A quantity of which nothing else is known yet.
fn bare(value: Option<f64>, unit: String, qualifier: Option<String>) -> FactValue {
    FactValue::Figure { value, unit, qualifier, what: None, whose: None, when: None, comparison: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Part;

    fn check(text: &str, expect: &[(&str, Option<f64>, &str, Option<&str>)]) {
        let scan = Scan::new(Part::Headline, text);
        let found = facts(&scan, &[]);
        let found: Vec<_> = found
            .iter()
            .map(|f| match &f.value {
                FactValue::Figure { value, unit, qualifier, .. } => {
                    (f.text.as_str(), *value, unit.as_str(), qualifier.as_deref())
                }
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn number_and_unit_make_a_figure() {
        check("聊城市共回收旧家电 22295 台，", &[("22295 台", Some(22295.0), "台", None)]);
        check("转化率为94%，", &[("94%", Some(94.0), "%", None)]);
        check("拉动消费6904.08万元。", &[("6904.08万元", Some(69_040_800.0), "元", None)]);
        check("总数约 3.2 万台（套）。", &[("3.2 万台（套）", Some(32_000.0), "台(套)", Some("约"))]);
        check("流量达172立方米每秒", &[("172立方米每秒", Some(172.0), "立方米每秒", None)]);
        check("服务农民工1.3万余人。", &[("1.3万余人", Some(13_000.0), "人", Some("余"))]);
        check("不少于300万平方米", &[("300万平方米", Some(3_000_000.0), "平方米", Some("不少于"))]);
        check("亩产7000斤左右", &[("7000斤", Some(7000.0), "斤", Some("左右"))]);
        check("20个工作日内提交", &[("20个工作日", Some(20.0), "工作日", Some("内"))]);
        check("百余个单位", &[("百余个", Some(100.0), "个", Some("余"))]);
        check("数百份", &[("数百份", None, "份", Some("数百"))]);
        check("已连续十届蝉联", &[("十届", Some(10.0), "届", None)]);
        check("抓获三名嫌疑人", &[("三名", Some(3.0), "名", None)]);
        check("增长百分之五点", &[("百分之五", Some(5.0), "%", None)]);
        check("工期3—5天", &[("3—5天", None, "天", None)]);
        check("提高3个百分点", &[("3个百分点", Some(3.0), "百分点", None)]);
        check("1,719万立方米", &[("1,719万立方米", Some(17_190_000.0), "立方米", None)]);
    }

    #[test]
    fn codes_ordinals_and_words_are_no_figures() {
        for text in [
            "第3届",
            "P2系列",
            "拨打12315热线",
            "1+1>2",
            "一件事",
            "三农工作",
            "千方百计",
            "20年来",
            "万家灯火",
            "一批设备",
            "G204国道",
        ] {
            check(text, &[]);
        }
    }
}
