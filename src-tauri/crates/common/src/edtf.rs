//! Stretches of days as the index and the database keep them.

use newspaper::calendar::{self, days_in_month};
pub use newspaper::edtf::{Day, FAR_FUTURE, FAR_PAST, Precision, Stretch, format_day};

/// Year, month and day.
type Date = (i32, u32, u32);

/// A stretch as a number that sorts by first day.
pub fn pack(stretch: Stretch) -> u64 {
    let half = |day: Day| u64::from((i64::from(day) - i64::from(Day::MIN)) as u32);
    half(stretch.first) << 32 | half(stretch.last)
}

/// First and last day of a packed stretch.
pub fn unpack(packed: u64) -> (Day, Day) {
    let day = |half: u64| (i64::from(half as u32) + i64::from(Day::MIN)) as Day;
    (day(packed >> 32), day(packed))
}

/// Year, month and day.
pub fn date_of(day: Day) -> Date {
    calendar::date_of(i64::from(day))
}

/// A stretch as the shortest date that means it: a year, a month, a day, or its first day.
pub fn format_stretch((first, last): (Day, Day)) -> String {
    let (from, to) = (date_of(first), date_of(last));
    let whole_months = from.2 == 1 && to.2 == days_in_month(to.0, to.1);
    if whole_months && from.0 == to.0 && (from.1, to.1) == (1, 12) {
        format!("{:04}", from.0)
    } else if whole_months && (from.0, from.1) == (to.0, to.1) {
        format!("{:04}-{:02}", from.0, from.1)
    } else {
        format_day(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_survive_packing() {
        for day in (-800_000..800_000).step_by(17) {
            let stretch = Stretch { first: day, last: day + 30, precision: Precision::Day };
            assert_eq!(unpack(pack(stretch)), (day, day + 30));
        }
    }

    #[test]
    fn stretches_are_written_as_short_as_they_can() {
        for edtf in ["2024", "2024-02", "2024-02-29"] {
            let stretch = Stretch::parse(edtf).unwrap();
            assert_eq!(format_stretch((stretch.first, stretch.last)), edtf);
        }
    }
}
