//! Festivals, solar terms and the lunar calendar, where they are said to be a time: 春节联欢晚会 is a show, 大雪 snow.

use std::sync::LazyLock;

use super::super::number::digit;
use super::super::scan::{Scan, is_clause_end};
use super::calendar::{FEASTS, SOLAR_TERMS, holidays};
use super::clock::clock;
use super::expr::{Expr, Unit, Year};
use crate::facts::Rule;
use crate::text::word_list::WordList;

static FEAST_NAMES: LazyLock<WordList> = LazyLock::new(|| WordList::new(FEASTS.iter().map(|f| f.0)));
static TERM_NAMES: LazyLock<WordList> = LazyLock::new(|| WordList::new(SOLAR_TERMS));

/// Words behind a festival that make it a time.
const AFTER: [&str; 26] = [
    "当天",
    "当日",
    "当晚",
    "前夕",
    "前后",
    "前一天",
    "节前",
    "节后",
    "来临",
    "到来",
    "将至",
    "临近",
    "之际",
    "这一天",
    "这天",
    "那天",
    "即将",
    "将近",
    "上午",
    "下午",
    "晚上",
    "凌晨",
    "后",
    "前",
    "起",
    "刚过",
];
const DAYS_OFF: [&str; 8] = ["假期", "期间", "小长假", "长假", "黄金周", "假日", "节假日", "放假"];
/// Words before a festival that make it a time.
const BEFORE: [&str; 27] = [
    "日是",
    "号是",
    "今天",
    "今日",
    "昨天",
    "昨日",
    "明天",
    "后天",
    "时值",
    "正值",
    "恰逢",
    "适逢",
    "时逢",
    "正逢",
    "欢度",
    "喜迎",
    "迎来",
    "今天是",
    "昨天是",
    "明天是",
    "距离",
    "每到",
    "从",
    "自",
    "至",
    "到",
    "在",
];
/// Words behind a festival that make it part of a name or of a thing.
const NAMES: [&str; 27] = [
    "联欢", "晚会", "档", "运", "文化", "习俗", "品牌", "民俗", "团拜", "招待", "阅兵", "音乐", "主题",
    "系列", "礼", "食", "市场", "消费", "庙会", "游园", "活动", "奖", "快乐", "茶", "祭", "慰问", "街",
];

/// 春节期间, 今年国庆 after its year, “五一”假期.
pub(super) fn feast(scan: &Scan, at: usize) -> Option<Expr> {
    let (index, end) = named(scan, at)?;
    let habit =
        scan.one_before(at, &["每年", "每逢", "历年", "往年", "每", "逢年", "欢乐", "张", "王", "李", "刘"]);
    if habit.is_some() || matches!(scan.before(at), '《' | '“') {
        return None;
    }
    let opens = at == 0 || is_clause_end(scan.before(at)) || scan.before(at) == '、';
    let after = scan.one_of(end, &AFTER);
    let before = scan.one_before(at, &BEFORE).is_some() && scan.one_of(end, &NAMES).is_none();
    let whole = at == 0 && end == scan.len();
    let alone = whole || opens && matches!(scan.at(end), ',' | '、' | '(' | '到' | '至');
    let numeral = matches!(scan.at(end - 1), '一') || scan.at(at) == '“';
    let joint = matches!(extent(scan, index, end).0, Unit::Holidays(_));
    let cued = joint || whole || after.is_some() || (before || alone) && !numeral;
    cued.then(|| with_cue(scan, at, end, index))
}

fn with_cue(scan: &Scan, at: usize, end: usize, index: usize) -> Expr {
    let (unit, end) = extent(scan, index, end);
    Expr::simple(at, end, Year::Unstated, unit, Rule::Festival)
}

/// The festival, or the days off around it, with the words that say so.
fn extent(scan: &Scan, index: usize, end: usize) -> (Unit, usize) {
    let next = named(scan, end + usize::from(scan.at(end) == '、'));
    if let Some((_, len)) = next.and_then(|(_, after)| scan.one_of(after, &DAYS_OFF)) {
        // 国庆中秋假期 is one holiday, mostly the longer one.
        let (other, after) = next.unwrap_or((index, end));
        let long = if holidays(index, 2020).is_some() { index } else { other };
        return (Unit::Holidays(long), after + len);
    }
    if let Some((_, len)) = scan.one_of(end, &DAYS_OFF) {
        return (Unit::Holidays(index), end + len);
    }
    let day = scan.one_of(end, &["当天", "当日", "当晚", "前夕"]).map_or(0, |(_, len)| len);
    (Unit::Feast(index), if day > 0 { end + day } else { clock(scan, end) })
}

/// A festival or lunar date right behind a year: 2024年春节, 今年正月初六.
pub(super) fn in_year(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    if let Some(found) = lunar_at(scan, at) {
        return Some(found);
    }
    if let Some(index) = TERM_NAMES.longest_at(&scan.chars, at).map(|found| found.word) {
        let end = at + 2 + usize::from(scan.at(at + 2) == '节');
        return scan.one_of(end, &NAMES).is_none().then_some((Unit::Term(index), end));
    }
    let (index, end) = named(scan, at)?;
    let (unit, after) = extent(scan, index, end);
    let loose = scan.at(end - 1) == '一' && after == end;
    (!loose && (after > end || scan.one_of(end, &NAMES).is_none())).then_some((unit, after))
}

/// A festival's name, perhaps in quotation marks, with its 节.
fn named(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    let quoted = matches!(scan.at(at), '“' | '‘');
    let start = at + usize::from(quoted);
    let found = FEAST_NAMES.longest_at(&scan.chars, start)?;
    let (index, end) = (found.word, found.end);
    let closed = matches!(scan.at(end), '”' | '’');
    let glued = matches!(FEASTS[index].0, "五一" | "六一" | "十一")
        && !quoted
        && (digit(scan.before(at)).is_some()
            || matches!(scan.before(at), '十' | '第' | '二')
            || end < scan.len()
                && scan
                    .one_of(end, &["期间", "假期", "小长假", "长假", "黄金周", "劳动节", "前", "后"])
                    .is_none());
    let end = end + usize::from(scan.at(end) == '节');
    (quoted == closed && !glued).then_some((index, end + usize::from(quoted)))
}

/// 夏至时节, 时值谷雨, 立秋，: the term must be said to be a time, for 大雪 is also snow.
pub(super) fn solar_term(scan: &Scan, at: usize) -> Option<Expr> {
    let index = TERM_NAMES.longest_at(&scan.chars, at)?.word;
    let end = at + 2;
    let after = scan.one_of(end, &["时节", "节气", "前后", "当天", "当日", "前夕", "节期间"]);
    let cued = scan
        .one_before(at, &["时值", "正值", "恰逢", "适逢", "时逢", "正逢", "今日", "昨日", "今天", "昨天"])
        .is_some();
    let snow = matches!(SOLAR_TERMS[index], "大雪" | "小雪" | "雨水");
    let alone =
        (at == 0 || is_clause_end(scan.before(at))) && (end == scan.len() || scan.at(end) == ',') && !snow;
    let past = scan.one_of(end, &["刚过", "已过", "过后", "将至", "以来"]).is_some() && !snow;
    let end = end + after.map_or(0, |(_, len)| len);
    let point = Unit::Term(index);
    (after.is_some() || cued || past || alone)
        .then(|| Expr::simple(at, end, Year::Unstated, point, Rule::SolarTerm))
}

/// 农历八月十五, 正月初六, 大年初一至初六.
pub(super) fn lunar(scan: &Scan, at: usize) -> Option<Expr> {
    let (unit, end) = lunar_at(scan, at)?;
    if matches!(scan.before(at), '每' | '逢') || scan.ends(at, "每年") || scan.ends(at, "每年农历") {
        return None;
    }
    let expr = Expr::simple(at, end, Year::Unstated, unit, Rule::LunarDate);
    let Unit::Lunar(month, first) = unit else { return Some(expr) };
    let second = super::digits::dash(scan, end).and_then(|next| {
        lunar_at(scan, next).or_else(|| lunar_day_at(scan, next).map(|(d, end)| (Unit::Lunar(month, d), end)))
    });
    match second {
        Some((Unit::Lunar(m, d), end)) if (m, d) > (month, first) => {
            let to = super::expr::Point { year: Year::Unstated, unit: Unit::Lunar(m, d) };
            Some(Expr { end, to: Some(to), ..expr })
        }
        _ => Some(expr),
    }
}

fn lunar_at(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    if scan.starts(at, "大年初") {
        return lunar_day_at(scan, at + 2).map(|(day, end)| (Unit::Lunar(1, day), clock(scan, end)));
    }
    let said = scan.one_of(at, &["农历", "阴历", "夏历", "旧历"]);
    let start = at + said.map_or(0, |(_, len)| len);
    let (month, end) = lunar_month_at(scan, start, said.is_some())?;
    match lunar_day_at(scan, end) {
        Some((day, end)) => Some((Unit::Lunar(month, day), clock(scan, end))),
        None => said.map(|_| (Unit::LunarMonth(month), end)),
    }
}

fn lunar_month_at(scan: &Scan, at: usize, said: bool) -> Option<(u32, usize)> {
    for (word, month) in [("正月", 1), ("冬月", 11), ("腊月", 12)] {
        if scan.starts(at, word) {
            return Some((month, at + 2));
        }
    }
    let (month, end) = super::digits::small_number(scan, at)?;
    let numbered = said && (1..=12).contains(&month) && scan.at(end) == '月';
    numbered.then_some((month, end + 1))
}

/// 初一 to 初十, 十一 to 三十, 廿三; after 农历二月 also 二.
fn lunar_day_at(scan: &Scan, at: usize) -> Option<(u32, usize)> {
    let start = at + usize::from(scan.at(at) == '初');
    let (day, end) = super::digits::small_number(scan, start)?;
    let ends = !matches!(scan.at(end), '月' | '年' | '个' | '千' | '百' | '万');
    ((1..=30).contains(&day) && ends && !scan.at(at).is_ascii_digit()).then_some((day, end))
}
