//! Dates that depend on the day they are asked on: 去年, 上月, 近三年; and decades.

use common::edtf::{Day, date_of};
use newspaper::calendar::{day_number, days_in_month};

/// Whole numbers of 近N年 at most; more is no date of a newspaper.
const MOST: i32 = 999;

/// First and last day of a folded text; `None` where it is no such date.
///
/// Understood are days (今天, 昨天, 前天), weeks from Monday (本周, 上周), months (本月, 上月, 上月下旬, 7月), quarters
/// and halves (本季度, 去年下半年, 2023年三季度), years (今年, 去年, 前年, with a month or day), stretches up to today
/// (近三年, 最近30天, 近半年), decades (2020年代, 上世纪90年代); and the like in English (`last year`, `last 3 months`).
pub(super) fn relative(text: &str, today: Day) -> Option<(Day, Day)> {
    fixed(text, today)
        .or_else(|| up_to_today(text, today))
        .or_else(|| decade(text, today))
        .or_else(|| in_month(text, today))
        .or_else(|| in_year(text, today))
}

fn fixed(text: &str, today: Day) -> Option<(Day, Day)> {
    let monday = today - (today + 3).rem_euclid(7);
    let (year, month, _) = date_of(today);
    let quarter = (month as i32 - 1) / 3;
    let quarter_of = |n: i32| months(year, n * 3 + 1, 3);
    Some(match text {
        "今天" | "今日" | "今" | "现在" | "目前" | "today" | "now" => (today, today),
        "昨天" | "昨日" | "yesterday" => (today - 1, today - 1),
        "前天" | "前日" => (today - 2, today - 2),
        "本周" | "这周" | "这星期" | "本星期" | "thisweek" => (monday, monday + 6),
        "上周" | "上星期" | "上个星期" | "lastweek" => (monday - 7, monday - 1),
        "本季度" | "这个季度" | "thisquarter" => quarter_of(quarter),
        "上季度" | "上个季度" | "lastquarter" => quarter_of(quarter - 1),
        _ => return None,
    })
}

/// 近三年, 最近30天, 过去半年, `last3months`: up to today.
fn up_to_today(text: &str, today: Day) -> Option<(Day, Day)> {
    let rest = ["最近", "近", "过去", "last", "past"].iter().find_map(|mark| text.strip_prefix(mark))?;
    let rest =
        ["以来", "来", "内", "里", "间"].iter().find_map(|mark| rest.strip_suffix(mark)).unwrap_or(rest);
    if matches!(rest, "半年" | "半个年头") {
        return Some((back(today, 6), today));
    }
    let unit_at = rest.find(|c: char| number_digit(c).is_none())?;
    let (number, unit) = rest.split_at(unit_at);
    let n = number_of(number).filter(|n| (1..=MOST).contains(n))?;
    let first = match unit {
        "天" | "日" | "day" | "days" => today - n + 1,
        "周" | "星期" | "个星期" | "week" | "weeks" => today - 7 * n + 1,
        "个月" | "月" | "month" | "months" => back(today, n),
        "年" | "year" | "years" => back(today, 12 * n),
        "个季度" | "季度" => back(today, 3 * n),
        _ => return None,
    };
    Some((first, today))
}

/// The day after the day of so many months before.
fn back(today: Day, months_back: i32) -> Day {
    let (year, month, day) = date_of(today);
    let months = year * 12 + month as i32 - 1 - months_back;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u32 + 1);
    number(year, month, day.min(days_in_month(year, month))) + 1
}

/// 2020年代, 90年代, 上世纪90年代, `1990s`.
fn decade(text: &str, today: Day) -> Option<(Day, Day)> {
    let stem = text.strip_suffix("年代").or_else(|| text.strip_suffix('s'))?;
    let this = date_of(today).0.div_euclid(100);
    let centuries =
        [("上世纪", this - 1), ("二十世纪", 19), ("20世纪", 19), ("本世纪", this), ("21世纪", 20)];
    let named = centuries.iter().find_map(|(name, century)| Some((*century, stem.strip_prefix(name)?)));
    let (century, tens) = match named {
        Some((century, tens)) => (century, number_of(tens)?),
        None => match (number_of(stem)?, stem.chars().count()) {
            (n, 4) => (n / 100, n % 100),
            // 90年代 is of the century before where it has not come yet.
            (n, 2) if this * 100 + n > date_of(today).0 => (this - 1, n),
            (n, 2) => (this, n),
            _ => return None,
        },
    };
    let is_decade = (0..100).contains(&tens) && tens % 10 == 0 && (10..=99).contains(&century);
    is_decade.then(|| months(century * 100 + tens, 1, 120))
}

/// 本月, 上月下旬, 上个月3日, 7月, 7月3日 (of this year).
fn in_month(text: &str, today: Day) -> Option<(Day, Day)> {
    let (year, month, _) = date_of(today);
    let names =
        [("本月", 0), ("这个月", 0), ("thismonth", 0), ("上月", -1), ("上个月", -1), ("lastmonth", -1)];
    let named = names.iter().find_map(|(name, shift)| Some((month as i32 + shift, text.strip_prefix(name)?)));
    let (month, rest) = match named {
        Some(named) => named,
        None => {
            let (number, rest) = text.split_once('月')?;
            (number_of(number).filter(|n| (1..=12).contains(n))?, rest)
        }
    };
    let (first, last) = months(year, month, 1);
    part_of_month(first, last, rest)
}

fn part_of_month(first: Day, last: Day, rest: &str) -> Option<(Day, Day)> {
    Some(match rest {
        "" | "份" => (first, last),
        "上旬" => (first, first + 9),
        "中旬" => (first + 10, first + 19),
        "下旬" => (first + 20, last),
        _ => {
            let day = number_of(rest.strip_suffix(['日', '号'])?)?;
            let day = first + day - 1;
            return (first..=last).contains(&day).then_some((day, day));
        }
    })
}

/// 去年, 今年7月, 去年7月3日, 前年下半年, 2023年第三季度.
fn in_year(text: &str, today: Day) -> Option<(Day, Day)> {
    let this = date_of(today).0;
    let names = [
        ("今年", 0),
        ("本年", 0),
        ("thisyear", 0),
        ("去年", -1),
        ("上年", -1),
        ("lastyear", -1),
        ("前年", -2),
    ];
    let named = names.iter().find_map(|(name, shift)| Some((this + shift, text.strip_prefix(name)?)));
    let (year, rest) = match named {
        Some(named) => named,
        None => {
            let (number, rest) = text.split_once('年').filter(|(number, _)| number.len() == 4)?;
            (number.parse().ok()?, rest)
        }
    };
    let rest = rest.strip_suffix("份").unwrap_or(rest);
    match rest {
        "" | "度" | "全年" => return Some(months(year, 1, 12)),
        "上半年" => return Some(months(year, 1, 6)),
        "下半年" => return Some(months(year, 7, 6)),
        "以来" => return Some((months(year, 1, 1).0, today)),
        _ => {}
    }
    if let Some(quarter) = rest.strip_suffix("季度") {
        let n = number_of(quarter.strip_prefix('第').unwrap_or(quarter)).filter(|n| (1..=4).contains(n))?;
        return Some(months(year, n * 3 - 2, 3));
    }
    let (month, rest) = rest.split_once('月')?;
    let month = number_of(month).filter(|n| (1..=12).contains(n))?;
    let (first, last) = months(year, month, 1);
    part_of_month(first, last, rest)
}

/// First and last day of `count` months from a month, which may lie before the year or after it.
fn months(year: i32, month: i32, count: i32) -> (Day, Day) {
    let first =
        |month: i32| number(year + (month - 1).div_euclid(12), (month - 1).rem_euclid(12) as u32 + 1, 1);
    (first(month), first(month + count) - 1)
}

fn number(year: i32, month: u32, day: u32) -> Day {
    day_number(year, month, day) as Day
}

/// The value of a digit or of 十.
fn number_digit(c: char) -> Option<i32> {
    match c {
        '0'..='9' => c.to_digit(10).map(|n| n as i32),
        '〇' | '零' => Some(0),
        '两' => Some(2),
        '十' => Some(10),
        _ => "一二三四五六七八九".chars().position(|n| n == c).map(|n| n as i32 + 1),
    }
}

/// 12, 十二, 二十, 二〇二〇; at most four digits.
pub(super) fn number_of(text: &str) -> Option<i32> {
    let digits: Vec<i32> = text.chars().map(number_digit).collect::<Option<_>>()?;
    if digits.is_empty() || digits.len() > 4 {
        return None;
    }
    match digits.iter().position(|&digit| digit == 10) {
        None => Some(digits.iter().fold(0, |sum, digit| sum * 10 + digit)),
        Some(at) if at <= 1 && digits.len() - at <= 2 => {
            let tens = if at == 0 { 1 } else { digits[0] };
            let ones = digits.get(at + 1).copied().unwrap_or(0);
            (ones < 10).then_some(tens * 10 + ones)
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use common::edtf::{Stretch, format_day};

    use super::*;

    #[test]
    fn dates_depend_on_the_day_they_are_asked_on() {
        for (today, text, expect) in [
            // A Wednesday.
            ("2024-07-17", "今天", "2024-07-17..2024-07-17"),
            ("2024-07-17", "昨天", "2024-07-16..2024-07-16"),
            ("2024-03-01", "前天", "2024-02-28..2024-02-28"),
            ("2024-07-17", "本周", "2024-07-15..2024-07-21"),
            ("2024-07-15", "上周", "2024-07-08..2024-07-14"),
            ("2024-07-21", "本周", "2024-07-15..2024-07-21"),
            ("2024-07-17", "本月", "2024-07-01..2024-07-31"),
            ("2024-01-17", "上月", "2023-12-01..2023-12-31"),
            ("2024-03-31", "上个月下旬", "2024-02-21..2024-02-29"),
            ("2024-07-17", "上月3日", "2024-06-03..2024-06-03"),
            ("2024-07-17", "今年", "2024-01-01..2024-12-31"),
            ("2024-07-17", "去年", "2023-01-01..2023-12-31"),
            ("2024-07-17", "前年", "2022-01-01..2022-12-31"),
            ("2024-07-17", "去年7月", "2023-07-01..2023-07-31"),
            ("2024-07-17", "去年七月三日", "2023-07-03..2023-07-03"),
            ("2024-07-17", "去年十二月份", "2023-12-01..2023-12-31"),
            ("2024-07-17", "今年以来", "2024-01-01..2024-07-17"),
            ("2024-07-17", "去年下半年", "2023-07-01..2023-12-31"),
            ("2024-07-17", "2022年第三季度", "2022-07-01..2022-09-30"),
            ("2024-07-17", "今年二季度", "2024-04-01..2024-06-30"),
            ("2024-02-17", "上季度", "2023-10-01..2023-12-31"),
            ("2024-07-17", "近三年", "2021-07-18..2024-07-17"),
            ("2024-02-29", "近1年", "2023-03-01..2024-02-29"),
            ("2024-07-17", "近半年", "2024-01-18..2024-07-17"),
            ("2024-07-17", "最近30天内", "2024-06-18..2024-07-17"),
            ("2024-07-17", "近两个月", "2024-05-18..2024-07-17"),
            ("2024-07-17", "过去十二周", "2024-04-25..2024-07-17"),
            ("2024-07-17", "2020年代", "2020-01-01..2029-12-31"),
            ("2024-07-17", "90年代", "1990-01-01..1999-12-31"),
            ("2024-07-17", "20年代", "2020-01-01..2029-12-31"),
            ("2024-07-17", "上世纪八十年代", "1980-01-01..1989-12-31"),
            ("2024-07-17", "1990s", "1990-01-01..1999-12-31"),
            ("2024-07-17", "7月", "2024-07-01..2024-07-31"),
            ("2024-07-17", "七月三日", "2024-07-03..2024-07-03"),
            ("2024-07-17", "lastyear", "2023-01-01..2023-12-31"),
            ("2024-07-17", "last3months", "2024-04-18..2024-07-17"),
        ] {
            let day = Stretch::parse(today).unwrap().first;
            let found = relative(text, day).map(|(a, b)| format!("{}..{}", format_day(a), format_day(b)));
            assert_eq!(found.as_deref(), Some(expect), "{text} on {today}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        let today = Stretch::parse("2024-07-17").unwrap().first;
        for text in [
            "",
            "年",
            "近",
            "近年",
            "近零天",
            "去年13月",
            "2月30日",
            "95年代",
            "十十月",
            "近99999年",
            "某天",
            "s",
            "月",
        ] {
            assert_eq!(relative(text, today), None, "{text}");
        }
    }
}
