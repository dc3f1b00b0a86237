//! What people know of the issues of a paper: corrections of the whole archive, each with its days.

use common::edtf::{Day, Precision, Stretch};
use newspaper::Issuing;
use newspaper::correction::{MOST_PAGES, Reason};
use store::{Error, Result};
use wire::BatchId;

/// One word on some days.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) batch: BatchId,
    pub(super) from: Option<Day>,
    pub(super) to: Option<Day>,
    pub(super) known: Issuing,
}

impl Word {
    fn covers(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// All that was said of a paper, the last word last.
#[derive(Debug, Default)]
pub(super) struct Said(pub(super) Vec<Word>);

impl Said {
    /// Whether issues appeared on a day.
    pub(super) fn of(&self, day: Day) -> Option<&Issuing> {
        let is_of_days = |word: &&Word| !matches!(word.known, Issuing::Pages { .. }) && word.covers(day);
        self.0.iter().rev().find(is_of_days).map(|word| &word.known)
    }

    /// How many pages an issue has.
    pub(super) fn pages(&self, day: Day) -> Option<u32> {
        self.0.iter().rev().filter(|word| word.covers(day)).find_map(|word| match word.known {
            Issuing::Pages { pages } => Some(pages),
            _ => None,
        })
    }
}

/// A day as it is written in a correction.
pub(super) fn day(text: Option<&str>) -> Option<Day> {
    let stretch = text.and_then(Stretch::parse)?;
    (stretch.precision == Precision::Day).then_some(stretch.first)
}

/// What no paper could do is refused.
///
/// # Errors
/// `date-invalid` where an end is no day or the first lies after the last; `correction-unfit` of a value.
pub fn check(from: Option<&str>, to: Option<&str>, known: &Issuing) -> Result<()> {
    for end in [from, to].into_iter().flatten() {
        day(Some(end)).ok_or_else(|| Error::DateInvalid(end.to_owned()))?;
    }
    if let (Some(first), Some(last)) = (day(from), day(to))
        && first > last
    {
        return Err(Error::DateInvalid(to.unwrap_or_default().to_owned()));
    }
    let is_sound = match known {
        Issuing::Weekdays { days } => !days.is_empty() && days.iter().all(|day| (1..=7).contains(day)),
        Issuing::Pages { pages } => (1..=MOST_PAGES).contains(pages),
        Issuing::Never | Issuing::Appeared | Issuing::Unknown => true,
    };
    if is_sound { Ok(()) } else { Err(Error::CorrectionUnfit(Reason::ValueInvalid)) }
}
