//! Holidays on which many papers pause: a day that is not held there may have had no issue. Whether it had one is
//! seen from the same day of the holiday in the years around.

use std::collections::BTreeMap;
use std::sync::Mutex;

use common::edtf::{Day, date_of};
use common::threads::lock;
use newspaper::calendar::day_number;
use newspaper::lunar::LunarDay;
use wire::IssueState;

use super::paper::Paper;
use super::rhythm::Habit;

/// Days before and after a holiday on which something has to be held: else its days are no different from others.
const AROUND: Day = 14;

/// Years that are looked at in each direction for one in which issues around the holiday are held.
const YEARS: i32 = 10;

/// A holiday: its first day in a year, and how many days it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Holiday {
    /// From the day before New Year's Eve to the seventh of the first month.
    Spring,
    /// The fifth day of the fifth, the fifteenth day of the eighth lunar month.
    Lunar(u32, u32),
    /// Month, day, days.
    Solar(u32, u32, Day),
}

const HOLIDAYS: [Holiday; 7] = [
    Holiday::Spring,
    Holiday::Lunar(5, 5),
    Holiday::Lunar(8, 15),
    Holiday::Solar(1, 1, 3),
    Holiday::Solar(4, 4, 3),
    Holiday::Solar(5, 1, 7),
    Holiday::Solar(10, 1, 8),
];

/// Days of holidays by year.
type Reckoned = BTreeMap<(Holiday, i32), Option<(Day, Day)>>;

impl Holiday {
    /// Days from its first one to the one that no paper appears on if it pauses at all.
    fn heart(self) -> Day {
        if matches!(self, Self::Spring) { 2 } else { 0 }
    }

    /// Its days in a year, kept once they are known: the moon is slow to reckon with.
    fn days(self, year: i32) -> Option<(Day, Day)> {
        static KNOWN: Mutex<Reckoned> = Mutex::new(BTreeMap::new());
        // Lunar years are known for some centuries, and so few are kept.
        match self {
            Self::Solar(..) => self.reckon(year),
            _ if !(1900..=2100).contains(&year) => self.reckon(year),
            _ => *lock(&KNOWN).entry((self, year)).or_insert_with(|| self.reckon(year)),
        }
    }

    fn reckon(self, year: i32) -> Option<(Day, Day)> {
        let lunar = |month, day| {
            let day = LunarDay { month, day, leap: false, eve: false }.in_year(year)?;
            Day::try_from(day).ok()
        };
        match self {
            Self::Spring => lunar(1, 1).map(|day| (day - 2, day + 6)),
            Self::Lunar(month, day) => lunar(month, day).map(|day| (day, day)),
            Self::Solar(month, day, length) => {
                let first = Day::try_from(day_number(year, month, day)).ok()?;
                Some((first, first + length - 1))
            }
        }
    }
}

/// What can be said of a day of issue that is not held.
pub(super) fn state(paper: &Paper, day: Day) -> IssueState {
    let year = date_of(day).0;
    let own = HOLIDAYS.iter().find_map(|holiday| {
        let days = holiday.days(year).filter(|(first, last)| (*first..=*last).contains(&day))?;
        Some((*holiday, days))
    });
    match own {
        Some((holiday, days)) if is_witness(paper, days) => in_holiday(paper, holiday, days, day, year),
        _ => IssueState::Missing,
    }
}

fn in_holiday(paper: &Paper, holiday: Holiday, days: (Day, Day), day: Day, year: i32) -> IssueState {
    let same_day = |year: i32| {
        let other = holiday.days(year).filter(|days| is_witness(paper, *days))?;
        Some(other.0 + (day - days.0))
    };
    let before = (1..=YEARS).find_map(|n| same_day(year - n));
    let after = (1..=YEARS).find_map(|n| same_day(year + n));
    let others = || [before, after].into_iter().flatten();
    // Where the weekday is no day of issue, the absence says nothing.
    let is_absent = |other: Day| !paper.has(other) && paper.habit(other) == Habit::Appears;
    let is_paused = || !paper.has(days.0 + holiday.heart());
    if others().any(|other| paper.has(other)) {
        IssueState::Missing
    } else if others().any(is_absent) {
        IssueState::None
    } else if is_paused() {
        IssueState::Unchecked
    } else {
        IssueState::Missing
    }
}

/// Issues right before and right after the holiday are held.
fn is_witness(paper: &Paper, (first, last): (Day, Day)) -> bool {
    (first - AROUND..first).any(|day| paper.has(day)) && (last + 1..=last + AROUND).any(|day| paper.has(day))
}
