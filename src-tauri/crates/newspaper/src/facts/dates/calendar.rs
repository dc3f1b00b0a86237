//! Solar terms, festivals and the lunar calendar as days.
//!
//! The astronomy is that of `tyme4rs`; here it is only asked for years in which the calendar is the present one.

use std::ops::RangeInclusive;

use tyme4rs::tyme::lunar::{LunarDay, LunarMonth};
use tyme4rs::tyme::solar::SolarTerm;

use crate::calendar::{date_of, day_number};

/// The solar terms in the order of a calendar year, from 小寒 in January.
pub(crate) const SOLAR_TERMS: [&str; 24] = [
    "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑",
    "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
];

/// Years for which lunar dates and solar terms are given: the time of newspapers.
const YEARS: RangeInclusive<i32> = 1850..=2150;

/// When a festival is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum When {
    /// Month and day.
    Solar(u32, u32),
    /// Lunar month and day.
    Lunar(u32, u32),
    /// 清明.
    Term(usize),
    /// The day before the lunar year begins.
    Eve,
    /// Month, which one, weekday (Monday is 0): Mother's Day is (5, 2, 6).
    Nth(u32, i64, i64),
}

/// Festivals and days of remembrance by name, longer names first where one begins with another.
pub(crate) const FEASTS: [(&str, When); 53] = [
    ("农历春节", When::Lunar(1, 1)),
    ("农历新年", When::Lunar(1, 1)),
    ("新春佳节", When::Lunar(1, 1)),
    ("春节", When::Lunar(1, 1)),
    ("大年夜", When::Eve),
    ("除夕夜", When::Eve),
    ("除夕", When::Eve),
    ("大年三十", When::Eve),
    ("年三十", When::Eve),
    ("元宵节", When::Lunar(1, 15)),
    ("元宵", When::Lunar(1, 15)),
    ("龙抬头", When::Lunar(2, 2)),
    ("端午节", When::Lunar(5, 5)),
    ("端午", When::Lunar(5, 5)),
    ("七夕节", When::Lunar(7, 7)),
    ("七夕", When::Lunar(7, 7)),
    ("中元节", When::Lunar(7, 15)),
    ("中秋节", When::Lunar(8, 15)),
    ("中秋", When::Lunar(8, 15)),
    ("重阳节", When::Lunar(9, 9)),
    ("重阳", When::Lunar(9, 9)),
    ("腊八节", When::Lunar(12, 8)),
    ("腊八", When::Lunar(12, 8)),
    ("清明节", When::Term(6)),
    ("清明", When::Term(6)),
    ("农民丰收节", When::Term(17)),
    ("元旦", When::Solar(1, 1)),
    ("情人节", When::Solar(2, 14)),
    ("妇女节", When::Solar(3, 8)),
    ("植树节", When::Solar(3, 12)),
    ("劳动节", When::Solar(5, 1)),
    ("五一", When::Solar(5, 1)),
    ("青年节", When::Solar(5, 4)),
    ("护士节", When::Solar(5, 12)),
    ("母亲节", When::Nth(5, 2, 6)),
    ("儿童节", When::Solar(6, 1)),
    ("六一", When::Solar(6, 1)),
    ("父亲节", When::Nth(6, 3, 6)),
    ("建党节", When::Solar(7, 1)),
    ("建军节", When::Solar(8, 1)),
    ("医师节", When::Solar(8, 19)),
    ("教师节", When::Solar(9, 10)),
    ("烈士纪念日", When::Solar(9, 30)),
    ("国庆节", When::Solar(10, 1)),
    ("国庆", When::Solar(10, 1)),
    ("十一", When::Solar(10, 1)),
    ("万圣节", When::Solar(10, 31)),
    ("记者节", When::Solar(11, 8)),
    ("感恩节", When::Nth(11, 4, 3)),
    ("国家公祭日", When::Solar(12, 13)),
    ("平安夜", When::Solar(12, 24)),
    ("圣诞节", When::Solar(12, 25)),
    ("圣诞", When::Solar(12, 25)),
];

/// The day of a solar term in a calendar year.
pub(crate) fn term_day(index: usize, year: i32) -> Option<i64> {
    if !YEARS.contains(&year) {
        return None;
    }
    // There the year begins with 冬至 of the December before, so 小寒 is 1.
    let day = SolarTerm::from_index(year as isize, index as isize + 1).get_julian_day().get_solar_day();
    Some(day_number(day.get_year() as i32, day.get_month() as u32, day.get_day() as u32))
}

/// The day of a lunar date in a calendar year: the first months of the lunar year that begins in it, but the
/// twelfth month of the one that ends in it.
pub(crate) fn lunar_day(month: u32, day: u32, year: i32) -> Option<i64> {
    let own = lunar(year, month, day);
    if month < 11 || own.is_some_and(|n| date_of(n).0 == year) {
        return own;
    }
    lunar(year - 1, month, day)
}

fn lunar(year: i32, month: u32, day: u32) -> Option<i64> {
    if !YEARS.contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let day = LunarDay::new(year as isize, month as isize, day as usize).ok()?.get_solar_day();
    Some(day_number(day.get_year() as i32, day.get_month() as u32, day.get_day() as u32))
}

/// First and last day of a lunar month.
pub(crate) fn lunar_month(month: u32, year: i32) -> Option<(i64, i64)> {
    let first = lunar_day(month, 1, year)?;
    let started = if date_of(first).0 == year || month < 11 { year } else { year - 1 };
    let length = LunarMonth::new(started as isize, month as isize).ok()?.get_day_count();
    Some((first, first + length as i64 - 1))
}

/// The day of a festival in a calendar year.
pub(crate) fn feast_day(index: usize, year: i32) -> Option<i64> {
    match FEASTS.get(index)?.1 {
        When::Solar(month, day) => Some(day_number(year, month, day)),
        When::Lunar(month, day) => lunar_day(month, day, year),
        When::Term(term) => term_day(term, year),
        When::Eve => lunar_day(1, 1, year).map(|n| n - 1),
        When::Nth(month, which, weekday) => {
            let first = day_number(year, month, 1);
            Some(first + (weekday - weekday_of(first)).rem_euclid(7) + (which - 1) * 7)
        }
    }
}

/// The days off around a festival, where they are much the same every year: a week from New Year's Eve (in 2014 from New
/// Year's Day, in 2024 eight days from it, since 2025 eight from the eve), a week from the first of October, and in May a
/// week until 2007, three days until 2019, five since.
pub(crate) fn holidays(index: usize, year: i32) -> Option<(i64, i64)> {
    let day = feast_day(index, year)?;
    match FEASTS.get(index)?.1 {
        When::Lunar(1, 1) => Some(match year {
            2014 => (day, day + 6),
            2024 => (day, day + 7),
            2025.. => (day - 1, day + 6),
            _ => (day - 1, day + 5),
        }),
        When::Solar(10, 1) => Some((day, day + 6)),
        When::Solar(5, 1) => Some((
            day,
            day + if year < 2008 {
                6
            } else if year < 2020 {
                2
            } else {
                4
            },
        )),
        _ => None,
    }
}

/// Monday is 0.
pub(crate) fn weekday_of(day: i64) -> i64 {
    // 1970-01-01 was a Thursday.
    (day + 3).rem_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(day: Option<i64>) -> Option<(i32, u32, u32)> {
        day.map(date_of)
    }

    #[test]
    fn solar_terms_fall_on_their_days() {
        let day =
            |name: &str, year| date(term_day(SOLAR_TERMS.iter().position(|t| *t == name).unwrap(), year));
        assert_eq!(day("夏至", 2024), Some((2024, 6, 21)));
        assert_eq!(day("清明", 2023), Some((2023, 4, 5)));
        assert_eq!(day("立春", 2025), Some((2025, 2, 3)));
        assert_eq!(day("冬至", 2022), Some((2022, 12, 22)));
        assert_eq!(day("小寒", 2024), Some((2024, 1, 6)));
        assert_eq!(day("小寒", 1500), None);
    }

    #[test]
    fn lunar_dates_fall_on_their_days() {
        assert_eq!(date(lunar_day(1, 1, 2024)), Some((2024, 2, 10)));
        assert_eq!(date(lunar_day(8, 15, 2014)), Some((2014, 9, 8)));
        assert_eq!(date(lunar_day(12, 23, 2024)), Some((2024, 2, 2)));
        assert_eq!(lunar_day(13, 1, 2024), None);
        assert_eq!(lunar_day(1, 31, 2024), None);
        let month = lunar_month(1, 2024).map(|(a, b)| (date_of(a), date_of(b)));
        assert_eq!(month, Some(((2024, 2, 10), (2024, 3, 9))));
    }

    #[test]
    fn festivals_fall_on_their_days() {
        let day = |name: &str, year| date(feast_day(FEASTS.iter().position(|f| f.0 == name).unwrap(), year));
        assert_eq!(day("除夕", 2025), Some((2025, 1, 28)));
        assert_eq!(day("端午", 2023), Some((2023, 6, 22)));
        assert_eq!(day("母亲节", 2024), Some((2024, 5, 12)));
        assert_eq!(day("感恩节", 2023), Some((2023, 11, 23)));
    }

    #[test]
    fn longer_names_stand_before_those_they_begin_with() {
        for (n, (name, _)) in FEASTS.iter().enumerate() {
            assert!(FEASTS[..n].iter().all(|(earlier, _)| !name.starts_with(earlier)), "{name}");
        }
    }
}
