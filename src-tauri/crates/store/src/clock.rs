//! The day that queries are asked on.

use std::sync::atomic::{AtomicI32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use common::edtf::{Day, Stretch};

use crate::error::{Error, Result};

/// China Standard Time, in which the papers appear: seconds east of Greenwich.
const CHINA: u64 = 8 * 3600;

/// Seconds of a day.
const DAY: u64 = 24 * 3600;

/// A day that was set, or what the clock says.
#[derive(Debug)]
pub struct Clock(AtomicI32);

/// Stands for the clock.
const CLOCK: Day = Day::MIN;

impl Default for Clock {
    fn default() -> Self {
        Self(AtomicI32::new(CLOCK))
    }
}

impl Clock {
    /// The day that was set, else the day in China.
    pub fn today(&self) -> Day {
        match self.0.load(Ordering::Relaxed) {
            CLOCK => of_clock(SystemTime::now()),
            day => day,
        }
    }

    /// `None` is the clock's day.
    pub fn set(&self, day: Option<&str>) -> Result<()> {
        let day = match day {
            None => CLOCK,
            Some(day) => Stretch::parse(day).ok_or_else(|| Error::DateInvalid(day.to_owned()))?.first,
        };
        self.0.store(day, Ordering::Relaxed);
        Ok(())
    }
}

/// The day in China. A clock before 1970 is wrong anyway.
fn of_clock(now: SystemTime) -> Day {
    let seconds = now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    ((seconds + CHINA) / DAY) as Day
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_china() {
        let at = |seconds| of_clock(UNIX_EPOCH + Duration::from_secs(seconds));
        assert_eq!((at(0), at(16 * 3600 - 1), at(16 * 3600)), (0, 0, 1));
    }

    #[test]
    fn a_day_that_was_set_holds() {
        let clock = Clock::default();
        assert!(clock.today() > 0);
        clock.set(Some("2024-07-17")).unwrap();
        assert_eq!(clock.today(), 19_921);
        clock.set(None).unwrap();
        assert_ne!(clock.today(), CLOCK);
        assert!(clock.set(Some("某天")).is_err());
    }
}
