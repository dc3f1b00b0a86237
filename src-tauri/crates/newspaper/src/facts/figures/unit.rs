//! Units and measure words, and where a character that can be one is none.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::super::number::Number;
use super::super::places::gazetteer::GAZETTEER;
use super::super::scan::{Scan, is_han};

const TABLE: &str = include_str!("../../../data/units.txt");

/// What a unit does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Measures: what it measures stands before it (全长35公里).
    Measure,
    /// Counts: what it counts mostly stands behind it (120个工程项目).
    Count,
    /// Counts behind digits only.
    Narrow,
    /// Written with letters.
    Latin,
}

/// An entry of the table.
struct Entry {
    word: &'static str,
    kind: Kind,
    /// Characters that may not follow.
    not_before: &'static str,
}

/// A unit in the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    /// As it is kept.
    pub(super) name: String,
    pub(super) kind: Kind,
    /// One past its last character.
    pub(super) end: usize,
}

/// Entries by their first character, longer ones first.
static UNITS: LazyLock<FxHashMap<char, Vec<Entry>>> = LazyLock::new(|| {
    let mut units: FxHashMap<char, Vec<Entry>> = FxHashMap::default();
    for line in TABLE.lines().filter(|l| !l.starts_with('#')) {
        let mut cells = line.split('\t');
        let kind = match cells.next() {
            Some("measure") => Kind::Measure,
            Some("count") => Kind::Count,
            Some("narrow") => Kind::Narrow,
            _ => Kind::Latin,
        };
        let (words, not_before) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        for word in words.split(' ') {
            let first = word.chars().next().unwrap_or('\0');
            units.entry(first).or_default().push(Entry { word, kind, not_before });
        }
    }
    for entries in units.values_mut() {
        // Stable: of two entries of one word the first in the table is asked first.
        entries.sort_by_key(|e| std::cmp::Reverse(e.word.chars().count()));
    }
    units
});

/// What may stand behind 每 or a stroke in a unit: 立方米每秒, 元/公斤.
const PER: &[&str] = &[
    "平方公里",
    "平方米",
    "立方米",
    "小时",
    "分钟",
    "公斤",
    "千克",
    "公里",
    "秒",
    "升",
    "吨",
    "日",
    "天",
    "月",
    "年",
    "亩",
    "斤",
    "人",
    "户",
    "次",
    "台",
    "辆",
    "件",
    "米",
];

/// The unit at `at`. 台(套) and 立方米/秒 are one unit.
pub(super) fn unit_at(scan: &Scan, at: usize) -> Option<Unit> {
    let sign = scan.at(at);
    if matches!(sign, '%' | '‰' | '℃' | '°') {
        let celsius = sign == '°' && matches!(scan.at(at + 1), 'C' | 'c');
        let name = if celsius { '℃' } else { sign }.to_string();
        return Some(Unit { name, kind: Kind::Measure, end: at + 1 + usize::from(celsius) });
    }
    let (entry, len) = entry_at(scan, at)?;
    let end = at + len;
    let name = match entry.word.strip_prefix('个').filter(|_| entry.kind == Kind::Measure) {
        // 几个月 and 工作日 are printed with 个, which is no part of a unit of time.
        Some(bare) => bare,
        None => entry.word,
    };
    let (name, end) = compound(scan, name, end);
    Some(Unit { name, kind: entry.kind, end })
}

fn compound(scan: &Scan, name: &str, end: usize) -> (String, usize) {
    if scan.at(end) == '('
        && let Some((second, len)) = entry_at(scan, end + 1).filter(|(_, len)| scan.at(end + 1 + len) == ')')
    {
        return (format!("{name}({})", second.word), end + len + 2);
    }
    if scan.at(end) == '/'
        && let Some((second, len)) = scan.one_of(end + 1, PER)
    {
        return (format!("{name}/{second}"), end + 1 + len);
    }
    let measured = matches!(name, "立方米" | "米" | "公里" | "千米" | "毫米" | "毫克" | "微克" | "克" | "吨");
    if measured
        && scan.at(end) == '每'
        && let Some((second, len)) = scan.one_of(end + 1, PER)
    {
        return (format!("{name}每{second}"), end + 1 + len);
    }
    (name.to_owned(), end)
}

fn entry_at(scan: &Scan, at: usize) -> Option<(&'static Entry, usize)> {
    let fits = |e: &&Entry| {
        let end = at + e.word.chars().count();
        scan.starts(at, e.word)
            && match e.kind {
                Kind::Latin => !scan.at(end).is_ascii_alphanumeric(),
                _ => !e.not_before.contains(scan.at(end)),
            }
    };
    let entry = UNITS.get(&scan.at(at))?.iter().find(fits)?;
    Some((entry, entry.word.chars().count()))
}

/// Numerals with a measure word that are names or figures of speech.
const SAYINGS: &[&str] = &[
    "两个维护",
    "两个确立",
    "两个一百年",
    "两个毫不",
    "两个大局",
    "两个结合",
    "三个代表",
    "三个务必",
    "三个区分",
    "三个面向",
    "四个意识",
    "四个自信",
    "四个全面",
    "四个服从",
    "四个伟大",
    "五个一",
    "六个必须",
    "二次会议",
    "三次会议",
    "四次会议",
    "五次会议",
    "六次会议",
    "七次会议",
    "八次会议",
    "九次会议",
    "二次全",
    "三次全",
    "四次全",
    "五次全",
    "六次全",
    "七次全",
    "二人转",
    "二人世界",
    "三人行",
    "三件套",
    "两头",
    "两张皮",
    "两只手",
    "三条红线",
    "三项制度",
    "四处",
    "二年级",
    "三年级",
    "四年级",
    "五年级",
    "六年级",
    "两年制",
    "三年制",
    "五年制",
    "千人计划",
    "万人空巷",
    "五年规划",
    "八项规定",
    "两面",
    "三类股",
];

/// Is this a quantity, and not a word or a point in time that looks like one?
pub(super) fn counts(scan: &Scan, start: usize, number: &Number, unit: &Unit) -> bool {
    let after = scan.at(unit.end);
    let plain_numeral = !number.arabic && number.infix.is_none() && !number.indefinite;
    if plain_numeral && !numeral_counts(scan, start, number, unit) {
        return false;
    }
    if unit.kind == Kind::Narrow && !narrow_counts(scan, start, number, unit) {
        return false;
    }
    // 2024级, 2024届: the year of a class.
    let year = number.arabic
        && number.end == start + 4
        && number.value.is_some_and(|v| (1900.0..2100.0).contains(&v));
    if is_time(&unit.name) && scan.one_before(start, VAGUE).is_some() {
        return false;
    }
    match unit.name.as_str() {
        // 20年来, 5年前 are spans of the story; 13年, 三年 how long.
        "年" => {
            !matches!(after, '来' | '前' | '后' | '间' | '度' | '代' | '级' | '底' | '初' | '末')
                && number.value.is_none_or(|v| v < 1000.0)
        }
        "日" => {
            scan.one_of(unit.end, &["内", "以上", "以内", "、", "并", "行政", ",", "的"]).is_some()
                && scan.one_before(start, &["拘留", "为期", "连续", "满", "在", "于", "后"]).is_some()
                || scan.one_before(start, &["拘留", "为期", "连续", "满"]).is_some()
                || scan.one_of(unit.end, &["内", "以上", "以内"]).is_some()
        }
        "天" | "周" | "小时" | "分钟" | "秒" => !matches!(after, '前' | '后'),
        "届" => !year && !"一二三四五六七八九十全中人政".contains(after),
        "起" => !matches!(after, '来' | '到'),
        "元" => {
            !matches!(after, '宵' | '旦' | '素' | '件' | '老')
                && (number.arabic || number.value >= Some(10.0) || !is_han(after))
        }
        // 赔偿张三人民币601元.
        "人民币" => !after.is_ascii_digit() && (number.arabic || number.value >= Some(10.0)),
        // 前三名 are ranks; 五人制 is a kind of game.
        "名" | "位" if !number.arabic && scan.before(start) == '前' => false,
        "人" => after != '制',
        "类" | "种" => number.value.is_none_or(|v| v > 1.0),
        "家" | "名" | "发" | "则" | "员" | "包" | "床" => {
            !year && !odd_word(unit.name.as_str(), after)
        }
        "个" | "次" | "张" => !year || !is_han(after),
        _ => true,
    }
}

/// Before a stretch of time: 这两天, 过去5年, 前7个月 say when, not how long.
const VAGUE: &[&str] = &[
    "这", "近", "那", "前", "头", "过去", "未来", "今后", "明", "今", "最近", "近来", "此后", "上", "下",
    "每",
];

/// Does `unit` measure time?
pub(super) fn is_time(unit: &str) -> bool {
    matches!(unit, "年" | "月" | "天" | "日" | "周" | "星期" | "小时" | "分钟" | "秒" | "工作日" | "昼夜")
}

/// Measure words that with the next character are another word: 20名单, 30发展.
fn odd_word(unit: &str, after: char) -> bool {
    let words = match unit {
        "家" => "庭长属具电务",
        "名" => "单义字列次声牌",
        "发" => "展现布生放表行起电达言改明出动射票送",
        "员" => "工",
        "包" => "括含装容围裹",
        _ => "",
    };
    words.contains(after)
}

/// Numerals below ten count with a measure word (三名, 两家), 一 mostly is no number (一批, 一件事); 百, 千 and 万
/// alone are figures of speech (百家, 万户) unless something says that they count (上百家, 近万户).
fn numeral_counts(scan: &Scan, start: usize, number: &Number, unit: &Unit) -> bool {
    let value = number.value.unwrap_or(f64::MAX);
    if matches!(scan.before(start), '老' | '小' | '周' | '礼' | '期' | '高' | '大' | '之' | '·' | '“')
        && value < 10.0
    {
        return false;
    }
    if matches!(scan.at(start), '百' | '千' | '万' | '亿') {
        return scan.one_before(start, &["上", "近", "约", "逾", "超", "超过", "大约", "成"]).is_some()
            && scan.one_before(start, &["以上", "网上", "最近", "附近", "高超"]).is_none();
    }
    if scan.one_of(start, SAYINGS).is_some() || is_place(scan, start, unit) {
        return false;
    }
    // 今明两年, 一、二类: the last of a list of ordinals.
    if scan.before(start) == '、'
        && scan.at(start.wrapping_sub(2)) != scan.at(start)
        && super::super::number::digit(scan.at(start.wrapping_sub(2))).is_some()
    {
        return false;
    }
    if value <= 1.0 {
        return matches!(unit.name.as_str(), "倍" | "成" | "番") && scan.at(unit.end) != '不';
    }
    value > 1.0
}

/// 三门 of 三门移动公司: the short name of a unit before what has one.
fn is_place(scan: &Scan, start: usize, unit: &Unit) -> bool {
    const LENGTH: usize = 2;
    const OWNED: &[&str] = &[
        "公司", "局", "法院", "医院", "银行", "中学", "核电", "港", "湾", "县", "市", "籍", "人", "话",
        "大道",
    ];
    const REACH: usize = 6;
    unit.end == start + LENGTH
        && scan.any_within(unit.end, unit.end + REACH, OWNED)
        && !matches!(unit.name.as_str(), "家" | "名" | "位" | "个" | "所")
        && ["", "县", "市"]
            .iter()
            .any(|kind| !GAZETTEER.named(&(scan.slice(start, unit.end) + kind)).is_empty())
}

fn narrow_counts(scan: &Scan, start: usize, number: &Number, unit: &Unit) -> bool {
    let after = scan.at(unit.end);
    let value = number.value.unwrap_or(f64::MAX);
    let year = number.arabic && number.end == start + 4 && (1900.0..2100.0).contains(&value);
    match unit.name.as_str() {
        "成" => {
            value < 10.0
                && (number.arabic || !is_han(after) || "多以左的是由来用在受和超被已新".contains(after))
        }
        // 3点 is a clock's; 12.5万点 and 3200.5点 are counted.
        "点" => {
            number.arabic
                && (value >= 100.0 && !year
                    || value.fract() > 0.0
                    || scan.one_of(unit.end, &["建议", "意见", "要求"]).is_some())
        }
        "分" => number.arabic && !super::special::clock_before(scan, start),
        // 三两个 is a few; 半斤八两 weighs nothing.
        "两" => (!is_han(after) || "重多左以的".contains(after)) && !scan.ends(start, "半斤"),
        "里" => number.arabic || value >= 10.0,
        "周" | "轮" | "层" | "间" | "部" | "支" | "道" | "对" | "块" | "门" | "集" | "首" | "本" | "口"
        | "股" | "担" => !year && (number.arabic || value > 1.0 && value != 10.0),
        _ => number.arabic && !year,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_a_word_of_its_kind() {
        let entries: Vec<&Entry> = UNITS.values().flatten().collect();
        assert!(entries.len() > 200 && entries.iter().all(|e| !e.word.is_empty()));
        assert!(entries.iter().all(|e| e.not_before.is_empty() || e.kind == Kind::Narrow));
        assert!(TABLE.lines().all(|l| l.starts_with('#') || l.split('\t').count() >= 2));
    }
}
