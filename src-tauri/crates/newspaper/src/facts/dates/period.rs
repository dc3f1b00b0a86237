//! Stretches of calendar time and their EDTF.

use crate::calendar::{date_of, day_number, days_in_month};

/// A stretch of calendar time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Period {
    pub(crate) edtf: String,
    /// Day numbers.
    pub(crate) first: i64,
    /// `i64::MAX` where it has no end yet.
    pub(crate) last: i64,
}

/// Four digits, with a sign before the year 0: `0618`, `-0220`.
fn year_text(year: i32) -> String {
    if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") }
}

fn date_text(number: i64) -> String {
    let (y, m, d) = date_of(number);
    format!("{}-{m:02}-{d:02}", year_text(y))
}

pub(super) fn day_of(number: i64) -> Period {
    Period { edtf: date_text(number), first: number, last: number }
}

pub(super) fn day(year: i32, month: u32, d: u32) -> Option<Period> {
    let exists = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&d);
    exists.then(|| day_of(day_number(year, month, d)))
}

pub(super) fn days(first: i64, last: i64) -> Period {
    Period { edtf: format!("{}/{}", date_text(first), date_text(last)), first, last }
}

pub(super) fn year(year: i32) -> Period {
    Period { edtf: year_text(year), ..months(year, 1, 12) }
}

pub(super) fn months(year: i32, from: u32, to: u32) -> Period {
    let month = |m| format!("{}-{m:02}", year_text(year));
    let edtf = if from == to { month(from) } else { format!("{}/{}", month(from), month(to)) };
    let last = day_number(year, to, days_in_month(year, to));
    Period { edtf, first: day_number(year, from, 1), last }
}

/// 上旬 is days 1–10, 中旬 11–20, 下旬 21 to the end.
pub(super) fn tendays(year: i32, month: u32, from: u32, to: u32) -> Period {
    let end = if to == 3 { days_in_month(year, month) } else { to * 10 };
    days(day_number(year, month, from * 10 - 9), day_number(year, month, end))
}

/// A decade (`199X`) or century (`19XX`), `digits` of its years being open.
pub(super) fn open_years(first: i32, digits: u32) -> Period {
    let count = 10i32.pow(digits);
    let known = format!("{:04}", first.max(0));
    let edtf = format!("{}{}", &known[..4 - digits as usize], "X".repeat(digits as usize));
    Period { edtf, first: day_number(first, 1, 1), last: day_number(first + count - 1, 12, 31) }
}

pub(super) fn about(period: Period) -> Period {
    Period { edtf: format!("{}~", period.edtf), ..period }
}

/// From the beginning of one to the end of the other.
pub(super) fn between(from: &Period, to: &Period) -> Option<Period> {
    let first = from.edtf.split('/').next()?;
    let last = to.edtf.rsplit('/').next()?;
    (from.first <= to.last).then(|| Period {
        edtf: format!("{first}/{last}"),
        first: from.first,
        last: to.last,
    })
}

/// The same days or months in another year: of 2024-01/2024-06 for 2023.
pub(super) fn in_other_year(period: &Period, to: i32) -> Period {
    let ((from, m1, d1), (_, m2, d2)) = (date_of(period.first), date_of(period.last));
    let within = |m: u32, d: u32| day_number(to, m, d.min(days_in_month(to, m)));
    let by_day = period.edtf.split('/').next().is_some_and(|e| e.trim_end_matches('~').len() == 10);
    match (by_day, (m1, m2)) {
        (true, _) if period.first == period.last => day_of(within(m1, d1)),
        (true, _) => days(within(m1, d1), within(m2, d2).max(within(m1, d1))),
        (false, (1, 12)) => year(to),
        (false, (a, b)) if a <= b && from == date_of(period.last).0 => months(to, a, b),
        _ => year(to),
    }
}
