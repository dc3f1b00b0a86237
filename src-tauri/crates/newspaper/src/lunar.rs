//! The lunar calendar, for aligning years by their festivals. Known from 1850 to 2150.

use tyme4rs::tyme::solar::SolarDay;

use crate::calendar::date_of;
use crate::facts::dates::calendar;

/// A day of the lunar calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LunarDay {
    /// 1–12.
    pub month: u32,
    /// 1–30.
    pub day: u32,
    /// True in a leap month (闰).
    pub leap: bool,
    /// The last day of the lunar year (除夕), the 29th or the 30th.
    pub eve: bool,
}

/// Festivals of the lunar calendar; 除夕 is none of them, since its number changes.
const FESTIVALS: [(u32, u32, &str); 9] = [
    (1, 1, "春节"),
    (1, 15, "元宵节"),
    (2, 2, "龙抬头"),
    (5, 5, "端午节"),
    (7, 7, "七夕节"),
    (7, 15, "中元节"),
    (8, 15, "中秋节"),
    (9, 9, "重阳节"),
    (12, 8, "腊八节"),
];

const MONTHS: [&str; 12] = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"];
const DIGITS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

impl LunarDay {
    /// The lunar day of a day since 1970-01-01; `None` in years that are not known.
    pub fn of(day: i64) -> Option<Self> {
        let (year, month, of_month) = date_of(day);
        // Asked for first: the years that are known.
        let next = [year, year + 1].into_iter().filter_map(|year| calendar::lunar_day(1, 1, year)).min()?;
        let lunar = SolarDay::new(year as isize, month as usize, of_month as usize).ok()?.get_lunar_day();
        let month = lunar.get_month();
        let eve = day + 1 == next || calendar::lunar_day(1, 1, year + 1) == Some(day + 1);
        Some(Self { month: month.unsigned_abs() as u32, day: lunar.get_day() as u32, leap: month < 0, eve })
    }

    /// The day since 1970-01-01 on which a calendar year has the same lunar day, of leap months that of the month they
    /// follow; `None` where the year has no such day (the 30th of a short month) or is not known.
    pub fn in_year(self, year: i32) -> Option<i64> {
        if self.eve {
            return calendar::lunar_day(1, 1, year).map(|first| first - 1);
        }
        calendar::lunar_day(self.month, self.day, year)
    }

    /// The festival on that day.
    pub fn festival(self) -> Option<&'static str> {
        if self.eve {
            return Some("除夕");
        }
        let own =
            |(month, day, _): &&(u32, u32, &str)| !self.leap && (*month, *day) == (self.month, self.day);
        FESTIVALS.iter().find(own).map(|(_, _, name)| *name)
    }

    /// `八月十五`, `闰四月初二`.
    pub fn words(self) -> String {
        let month = MONTHS.get(self.month as usize - 1).copied().unwrap_or_default();
        let digit = |n: u32| DIGITS.get(n as usize - 1).copied().unwrap_or_default();
        let day = match self.day {
            n @ 1..=10 => format!("初{}", digit(n)),
            n @ 11..=19 => format!("十{}", digit(n - 10)),
            20 => "二十".into(),
            n @ 21..=29 => format!("廿{}", digit(n - 20)),
            _ => "三十".into(),
        };
        format!("{}{month}月{day}", if self.leap { "闰" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::day_number;

    #[test]
    fn days_have_their_lunar_dates_and_festivals() {
        let check = |(year, month, day), words: &str, festival: Option<&str>| {
            let lunar = LunarDay::of(day_number(year, month, day)).unwrap();
            assert_eq!((lunar.words().as_str(), lunar.festival()), (words, festival), "{year}-{month}-{day}");
        };
        check((2024, 2, 10), "正月初一", Some("春节"));
        check((2024, 2, 9), "腊月三十", Some("除夕"));
        check((2025, 1, 28), "腊月廿九", Some("除夕"));
        check((2014, 9, 8), "八月十五", Some("中秋节"));
        check((2020, 6, 25), "五月初五", Some("端午节"));
        check((2020, 5, 24), "闰四月初二", None);
        check((2024, 1, 18), "腊月初八", Some("腊八节"));
        assert_eq!(LunarDay::of(day_number(1500, 1, 1)), None);
        assert_eq!(LunarDay::of(day_number(9999, 1, 1)), None);
    }

    #[test]
    fn a_festival_is_found_in_every_year() {
        let check = |from: (i32, u32, u32), year, expect| {
            let lunar = LunarDay::of(day_number(from.0, from.1, from.2)).unwrap();
            assert_eq!(lunar.in_year(year).map(date_of), expect, "{from:?} in {year}");
        };
        check((2024, 2, 10), 2014, Some((2014, 1, 31)));
        check((2024, 9, 17), 2014, Some((2014, 9, 8)));
        check((2025, 1, 28), 2024, Some((2024, 2, 9)));
        check((2024, 1, 18), 2019, Some((2019, 1, 13)));
        check((2024, 1, 18), 1200, None);
    }

    #[test]
    fn every_day_that_is_known_has_words() {
        for day in (-43_000..65_000).step_by(7) {
            assert!(LunarDay::of(day).is_some_and(|lunar| lunar.words().ends_with(|c| c != '月')), "{day}");
        }
    }
}
