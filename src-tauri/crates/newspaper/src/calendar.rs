//! Days of the proleptic Gregorian calendar as numbers.

/// Days since 1970-01-01 (Howard Hinnant's `days_from_civil`).
pub fn day_number(year: i32, month: u32, day: u32) -> i64 {
    let y = i64::from(year) - i64::from(month <= 2);
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let m = i64::from(month);
    let doy = (153 * (m + if m > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
}

/// The year, month and day of a day number.
pub fn date_of(number: i64) -> (i32, u32, u32) {
    let z = number + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = (doy - (153 * mp + 2) / 5 + 1) as u32;
    let month = (if mp < 10 { mp + 3 } else { mp - 9 }) as u32;
    let year = yoe + era * 400 + i64::from(month <= 2);
    (year as i32, month, day)
}

/// 28 to 31.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_answer_each_other() {
        let check = |number, date: (i32, u32, u32)| {
            assert_eq!(date_of(number), date);
            assert_eq!(day_number(date.0, date.1, date.2), number);
        };
        check(0, (1970, 1, 1));
        check(19_921, (2024, 7, 17));
        check(-1, (1969, 12, 31));
        check(11_016, (2000, 2, 29));
        for number in (-800_000..800_000).step_by(977) {
            let (year, month, day) = date_of(number);
            assert_eq!(day_number(year, month, day), number);
            assert!((1..=days_in_month(year, month)).contains(&day));
        }
    }
}
