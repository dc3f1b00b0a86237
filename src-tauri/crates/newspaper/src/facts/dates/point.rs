//! A point or part of a year: 2024年7月12日, 去年底, 本月25日, 第一季度, 6月中下旬.

use super::super::number::digit;
use super::super::scan::{Scan, is_clause_end};
use super::clock::clock;
use super::digits::{dash, four_digits, four_han_digits, one_or_two_digits, small_number};
use super::expr::{Point, Unit, Year};
use super::feast;

pub(super) const RELATIVE_YEARS: [(&str, i32); 8] = [
    ("今年", 0),
    ("去年", -1),
    ("前年", -2),
    ("明年", 1),
    ("后年", 2),
    ("本年", 0),
    ("上年", -1),
    ("上一年", -1),
];
/// How many of [`RELATIVE_MONTHS`] name a month; the others name a year.
const MONTHS: usize = 14;
pub(super) const RELATIVE_MONTHS: [(&str, Year); 19] = [
    ("上上个月", Year::IssueMonth(-2)),
    ("上上月", Year::IssueMonth(-2)),
    ("下下个月", Year::IssueMonth(2)),
    ("下下月", Year::IssueMonth(2)),
    ("本月", Year::IssueMonth(0)),
    ("这个月", Year::IssueMonth(0)),
    ("上个月", Year::IssueMonth(-1)),
    ("上月", Year::IssueMonth(-1)),
    ("下个月", Year::IssueMonth(1)),
    ("下月", Year::IssueMonth(1)),
    ("当月", Year::ThatMonth(0)),
    ("同月", Year::ThatMonth(0)),
    ("次月", Year::ThatMonth(1)),
    ("翌月", Year::ThatMonth(1)),
    ("当年", Year::Antecedent(0)),
    ("同年", Year::Antecedent(0)),
    ("次年", Year::Antecedent(1)),
    ("翌年", Year::Antecedent(1)),
    ("第二年", Year::Antecedent(1)),
];
const TENDAYS: [(&str, u32, u32); 6] =
    [("中下旬", 2, 3), ("上中旬", 1, 2), ("中上旬", 1, 2), ("上旬", 1, 1), ("中旬", 2, 2), ("下旬", 3, 3)];

/// Reads one point; its end includes the clock time.
pub(super) fn point(scan: &Scan, at: usize) -> Option<(Point, usize)> {
    if let Some(found) = with_named_month(scan, at) {
        return Some(found);
    }
    let Some((year, end)) = year(scan, at) else {
        let (unit, end) = part_of_year(scan, at, false)?;
        return Some((Point { year: Year::Unstated, unit }, end));
    };
    if let Some((unit, end)) = part_of_year(scan, end, true) {
        return Some((Point { year, unit }, end));
    }
    let span = matches!(year, Year::Explicit(_)) && is_duration(scan, at, end);
    // 同年 alone says nothing that its antecedent did not; 次年 does where it opens a clause.
    let lone =
        matches!(year, Year::Antecedent(n) if n == 0 || !matches!(scan.at(end), ',' | '的' | '初' | '底'));
    let end = if scan.starts(end, "全年") { end + 2 } else { end };
    (!span && !lone).then_some((Point { year, unit: Unit::Year }, end))
}

/// 本月25日, 上月末, 当月; `None` for 当年9月, which has its month.
fn with_named_month(scan: &Scan, at: usize) -> Option<(Point, usize)> {
    let (_, len, year) = scan.row_of(at, &RELATIVE_MONTHS[..MONTHS])?;
    let end = at + len;
    if matches!(scan.at(end), '球' | '亮' | '饼' | '刊' | '票' | '经') || scan.ends(at, "每") {
        return None;
    }
    let compared = year == Year::IssueMonth(-1)
        && scan.one_before(at, &["比", "较", "由", "与", "从", "延续", "高于", "低于"]).is_some();
    let year = if compared { Year::MonthBefore } else { year };
    let (unit, end) = part_of_month(scan, 0, end).unwrap_or((Unit::Month(0), end));
    // 当月 alone is mostly 满当月, 当月值: it counts where it stands behind its month or opens a clause.
    let vague = matches!(year, Year::ThatMonth(_)) && unit == Unit::Month(0);
    let pointing = matches!(scan.at(end), ',' | '、') || scan.before(at) == ',';
    (!vague || pointing).then_some((Point { year, unit }, end))
}

/// `2000年历史`, `1500年来`: a length of time, not a year.
fn is_duration(scan: &Scan, at: usize, end: usize) -> bool {
    let length = scan.one_of(end, &["历史", "间", "文明", "古", "以上", "左右", "之久", "不"]).is_some();
    let round = scan.starts(at + 2, "00") || scan.one_before(at, &["距今", "约", "近", "有"]).is_some();
    let counted =
        scan.one_of(end, &["来", "以来", "前", "之前", "后"]).is_some() && !scan.starts(end, "前后");
    length || counted && round || scan.starts(end, "来")
}

fn year(scan: &Scan, at: usize) -> Option<(Year, usize)> {
    // 今后年均, 以上年龄, 文明年货, 大前年: the two characters are no word there.
    let whole = !matches!(
        scan.before(at),
        '今' | '以' | '之' | '文' | '日' | '过' | '成' | '大' | '每' | '想' | '午'
    );
    let whole = whole || scan.ends(at, "超过");
    if let Some((_, len, shift)) = scan.row_of(at, &RELATIVE_YEARS).filter(|_| whole) {
        let end = at + len;
        return (!matches!(scan.at(end), '龄' | '均' | '代' | '级' | '夜' | '货'))
            .then_some((Year::Shift(shift), end));
    }
    if let Some((_, len, year)) = scan.row_of(at, &RELATIVE_MONTHS[MONTHS..]).filter(|_| whole) {
        // 入伍第二年, 开业次年 count from an event.
        let opens = at == 0 || is_clause_end(scan.before(at)) || year == Year::Antecedent(0);
        return opens.then_some((year, at + len));
    }
    let (year, end) = before_common_era(scan, at)
        .or_else(|| republic(scan, at))
        .or_else(|| four_digits(scan, at).filter(|(_, end)| scan.at(*end) == '年'))
        .or_else(|| four_han_digits(scan, at).filter(|(_, end)| scan.at(*end) == '年'))
        .or_else(|| short(scan, at))?;
    let end = end + 1;
    let suffix = scan.one_of(end, &["学年度", "财年", "度"]).map_or(0, |(_, len)| len);
    let of_degrees = scan.one_of(end, &["度假", "度过"]).is_some();
    Some((Year::Explicit(year), if of_degrees { end } else { end + suffix }))
}

/// 公元前221年, 公元618年; ends before 年.
fn before_common_era(scan: &Scan, at: usize) -> Option<(i32, usize)> {
    if !scan.starts(at, "公元") {
        return None;
    }
    let before = scan.at(at + 2) == '前';
    let start = at + if before { 3 } else { 2 };
    let digits = (start..start + 4).take_while(|i| scan.at(*i).is_ascii_digit()).count();
    let value: i32 = scan.slice(start, start + digits).parse().ok().filter(|y| (1..=2199).contains(y))?;
    let end = start + digits;
    // EDTF counts astronomically: 1 BC is 0000, 221 BC −0220.
    (scan.at(end) == '年').then_some((if before { 1 - value } else { value }, end))
}

/// 民国二十三年; ends before 年.
fn republic(scan: &Scan, at: usize) -> Option<(i32, usize)> {
    if !scan.starts(at, "民国") || matches!(scan.before(at), '大' | '人' | '全' | '公') {
        return None;
    }
    let first = scan.starts(at + 2, "元年").then_some((1, at + 3));
    let (n, end) = first.or_else(|| small_number(scan, at + 2))?;
    (scan.at(end) == '年' && (1..=38).contains(&n)).then_some((1911 + n as i32, end))
}

/// 08年, 98年6月, ’98年: two digits; without an apostrophe or a month many of them are lengths of time.
fn short(scan: &Scan, at: usize) -> Option<(i32, usize)> {
    // 零八年; 八九年 would be eight or nine years.
    if scan.at(at) == '零' && scan.at(at + 2) == '年' && digit(scan.before(at)).is_none() {
        return digit(scan.at(at + 1)).map(|n| (2000 + n as i32, at + 2));
    }
    let two = scan.at(at).is_ascii_digit() && scan.at(at + 1).is_ascii_digit() && scan.at(at + 2) == '年';
    if !two || scan.before(at).is_ascii_digit() {
        return None;
    }
    let (value, end) = one_or_two_digits(scan, at)?;
    let dated =
        small_number(scan, end + 1).is_some_and(|(m, after)| (1..=12).contains(&m) && scan.at(after) == '月');
    let clear =
        dated || value < 10 && !scan.starts(end + 1, "版") || matches!(scan.before(at), '\'' | '’' | '‘');
    let year = value as i32 + if value >= 50 { 1900 } else { 2000 };
    (clear && !scan.starts(end + 1, "来") && !(40..50).contains(&value)).then_some((year, end))
}

/// The part of a year at `at`. Without a year before it fewer forms are dates.
fn part_of_year(scan: &Scan, at: usize, after_year: bool) -> Option<(Unit, usize)> {
    named_part(scan, at, after_year)
        .or_else(|| month_part(scan, at, after_year))
        .or_else(|| if after_year { feast::in_year(scan, at) } else { None })
}

fn named_part(scan: &Scan, at: usize, after_year: bool) -> Option<(Unit, usize)> {
    // 每年年底, 历年上半年, 近年来: no particular year.
    let any_year =
        matches!(scan.before(at), '每' | '历' | '近' | '往' | '逐' | '常' | '多' | '半' | '个' | '一');
    if !after_year && (any_year || scan.ends(at, "每年") || scan.ends(at, "历年") || scan.ends(at, "往年"))
    {
        return None;
    }
    const PARTS: [(&str, Unit); 7] = [
        ("上半年", Unit::Half(1)),
        ("下半年", Unit::Half(2)),
        ("前三季度", Unit::Quarters(3)),
        ("前3季度", Unit::Quarters(3)),
        ("前三个季度", Unit::Quarters(3)),
        ("前两季度", Unit::Quarters(2)),
        ("前两个季度", Unit::Quarters(2)),
    ];
    if let Some((_, len, unit)) = scan.row_of(at, &PARTS) {
        return Some((unit, at + len));
    }
    let months = || if after_year { first_months(scan, at) } else { None };
    months()
        .or_else(|| quarter(scan, at))
        .or_else(|| edge(scan, at, after_year))
        .or_else(|| whole_year(scan, at, after_year))
}

/// 年初, 年底; after a year (`2024年初`) 年 is part of that already.
fn edge(scan: &Scan, at: usize, after_year: bool) -> Option<(Unit, usize)> {
    let year_word = usize::from(scan.at(at) == '年');
    // 年初 alone: 当年年初, 学年初, 新年初 have their own sense.
    let bound = is_bound_year(scan, at);
    if !after_year && (year_word == 0 || bound) {
        return None;
    }
    let end = at + year_word + 1;
    match scan.at(at + year_word) {
        '初' if !matches!(scan.at(end), '期' | '步' | '中' | '级') => Some((Unit::Start, end)),
        '底' | '末' => Some((Unit::End, end)),
        _ => None,
    }
}

fn is_bound_year(scan: &Scan, at: usize) -> bool {
    scan.before(at).is_ascii_digit()
        || digit(scan.before(at)).is_some()
        || matches!(
            scan.before(at),
            '学' | '新' | '万' | '百' | '千' | '十' | '周' | '当' | '丰' | '度' | '余' | '几'
        )
}

/// 年内, 全年 at the start of a clause.
fn whole_year(scan: &Scan, at: usize, after_year: bool) -> Option<(Unit, usize)> {
    if after_year {
        return None;
    }
    let end = at + 2;
    let within =
        scan.starts(at, "年内") && !is_bound_year(scan, at) && !matches!(scan.before(at), '今' | '两' | '去');
    let all = scan.starts(at, "全年") && !scan.ends(at, "去年") && !scan.ends(at, "今年");
    let idle = scan.one_of(end, &["无", "不", "龄", "级", "平均", "期", "四季", "候", "的"]).is_some();
    // 占全年面积一半: of any year.
    let any = scan.before(at) == '占';
    (within || all && !idle && !any).then_some((Unit::Year, end))
}

/// 前五个月 of a year that is named; without one it may be the last five.
fn first_months(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    let start = if scan.at(at) == '前' { at + 1 } else { return None };
    let (n, end) = small_number(scan, start).filter(|(n, _)| (2..=11).contains(n))?;
    let (_, len) = scan.one_of(end, &["个月", "月"])?;
    Some((Unit::Months(n), end + len))
}

fn quarter(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    let number = if scan.at(at) == '第' { at + 1 } else { at };
    let n = digit(scan.at(number)).or_else(|| scan.at(number).to_digit(10))?;
    let end = number + 1 + usize::from(scan.at(number + 1) == '个');
    let counted = end > number + 1 && number == at;
    let is_quarter = scan.starts(end, "季度") && (1..=4).contains(&n) && !counted;
    (is_quarter && !scan.before(at).is_ascii_digit()).then_some((Unit::Quarter(n), end + 2))
}

fn month_part(scan: &Scan, at: usize, after_year: bool) -> Option<(Unit, usize)> {
    let (month, end) = small_number(scan, at)?;
    if !(1..=12).contains(&month) || scan.at(end) != '月' {
        return None;
    }
    let arabic = scan.at(at).is_ascii_digit();
    let mut end = end + 1;
    if let Some(found) = day_of_month(scan, month, end, arabic) {
        return Some(found);
    }
    let share = scan.at(end) == '份';
    end += usize::from(share);
    end += if scan.starts(end, "当月") { 2 } else { 0 };
    if let Some(found) = part_of_month(scan, month, end) {
        return Some(found);
    }
    // 三月 alone is scenery as often as it is a month; 12月龄 is an age.
    const NO_MONTH: [&str; 14] =
        ["龄", "大的", "大婴", "亮", "饼", "经", "球", "票", "刊", "子", "嫂", "台", "之久", "有余"];
    let no_date = scan.one_of(end, &NO_MONTH).is_some();
    let ranged = dash(scan, end).and_then(|n| small_number(scan, n)).is_some_and(|(_, e)| scan.at(e) == '月');
    let whole = at == 0 && end == scan.len();
    let entered = scan.one_before(at, &["进入", "时至", "步入"]).is_some();
    (!no_date && (arabic || after_year || share || ranged || whole || entered))
        .then_some((Unit::Month(month), end))
}

/// The 12日 of 7月12日; the 13 of 6月13-19日, whose 日 comes later.
fn day_of_month(scan: &Scan, month: u32, at: usize, arabic: bool) -> Option<(Unit, usize)> {
    let (day, after) = small_number(scan, at).filter(|(d, _)| (1..=31).contains(d))?;
    if matches!(scan.at(after), '日' | '号') {
        return Some((Unit::Day(month, day), with_weekday(scan, clock(scan, after + 1))));
    }
    let more = dash(scan, after).or_else(|| (scan.at(after) == '、').then_some(after + 1))?;
    (arabic && day_follows(scan, more)).then_some((Unit::Day(month, day), after))
}

/// 中旬, 初, 底, 25日 after the month; month 0 is one that is named without its number (本月).
fn part_of_month(scan: &Scan, month: u32, at: usize) -> Option<(Unit, usize)> {
    if month == 0
        && let Some(found) = day_of_month(scan, 0, at, true)
    {
        return Some(found);
    }
    for (word, from, to) in TENDAYS {
        if scan.starts(at, word) {
            return Some((Unit::Tenday(month, from, to), at + word.chars().count()));
        }
    }
    match scan.at(at) {
        '初' => Some((Unit::MonthStart(month), at + 1)),
        '底' | '末' => Some((Unit::MonthEnd(month), at + 1)),
        _ => None,
    }
}

/// Past a weekday that is printed with the day: 星期五, （周五）.
fn with_weekday(scan: &Scan, at: usize) -> usize {
    let open = usize::from(scan.at(at) == '(');
    let Some((_, len)) = scan.one_of(at + open, &["星期", "礼拜", "周"]) else { return at };
    let end = at + open + len;
    let named = matches!(scan.at(end), '一' | '二' | '三' | '四' | '五' | '六' | '日' | '天');
    let closed = open == 0 || scan.at(end + 1) == ')';
    if named && closed { clock(scan, end + 1 + open) } else { at }
}

fn day_follows(scan: &Scan, at: usize) -> bool {
    small_number(scan, at)
        .is_some_and(|(d, end)| (1..=31).contains(&d) && matches!(scan.at(end), '日' | '号'))
}
