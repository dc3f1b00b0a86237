//! Whether the day of issue is in doubt: where it is only estimated, and where page and file disagree.

use crate::calendar::{date_of, day_number, days_in_month};
use crate::correction::{Correction, PageField};
use crate::doubt::{Answer, AnswerMeaning, Doubt, DoubtKind};
use crate::facts::issue_date::IssueDays;
use crate::model::{Config, DateEstimate, Origin, PageInfo};

/// How many days an estimate asks for.
const ASKED: usize = 4;
/// They lie no further from it than this.
const AROUND: i64 = 3;
/// Among so many of the likeliest days.
const LOOKED_AT: usize = 30;

/// The doubt about the date of a page; `None` when it is known, or nothing on the page tells of it.
pub(crate) fn read(page: &PageInfo, days: Option<&IssueDays>, config: &Config) -> Option<Doubt> {
    let answers = match (page.origins.issue_date, &page.issue_date) {
        (Some(Origin::Printed), Some(printed)) => disagreeing(printed, config.named.issue_date.as_deref()?),
        (None, None) => estimated(page.issue_date_estimate.as_ref()?, days?),
        _ => return None,
    };
    let confidence = answers.first()?.probability;
    Some(Doubt { kind: DoubtKind::Date, confidence, lines: Vec::new(), answers })
}

/// Page and file: one of both is wrong, each as rarely as its origin is.
fn disagreeing(printed: &str, named: &str) -> Vec<Answer> {
    if printed.starts_with(named) || named.starts_with(printed) {
        return Vec::new();
    }
    let (page, file) = (Origin::Printed.confidence(), Origin::FileName.confidence());
    let (page, file) = (page * (1.0 - file), file * (1.0 - page));
    vec![answer(printed, page / (page + file)), answer(named, file / (page + file))]
}

/// The day estimated, which is the present reading, and the likeliest days around it; of a month or a year just that.
fn estimated(estimate: &DateEstimate, days: &IssueDays) -> Vec<Answer> {
    let said = estimate.edtf.trim_end_matches('~');
    let Some(number) = day(said) else {
        return vec![answer(said, estimate.confidence.unwrap_or_default())];
    };
    let near = |(day, _): &(i64, f32)| *day != number && (day - number).abs() <= AROUND;
    let others = days.likeliest(LOOKED_AT).into_iter().filter(near).take(ASKED - 1);
    let own = std::iter::once((number, days.between(number, number)));
    own.chain(others).map(|(day, probability)| answer(&edtf_of(day), probability)).collect()
}

fn answer(edtf: &str, probability: f32) -> Answer {
    let correction = Correction::Page { field: PageField::IssueDate, value: Some(edtf.to_owned()) };
    Answer {
        meaning: AnswerMeaning::Date,
        args: vec![edtf.to_owned()],
        probability,
        corrections: vec![correction],
    }
}

fn day(edtf: &str) -> Option<i64> {
    let mut parts = edtf.splitn(3, '-').map(|p| p.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let year = i32::try_from(year).ok().filter(|y| *y <= 9999)?;
    let real = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
    real.then(|| day_number(year, month, day))
}

fn edtf_of(number: i64) -> String {
    let (year, month, day) = date_of(number);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::issue_date::DaySpan;
    use crate::model::PageOrigins;

    fn dates(page: &PageInfo, days: Option<&IssueDays>, named: Option<&str>) -> Vec<String> {
        let named = PageInfo { issue_date: named.map(str::to_owned), ..PageInfo::default() };
        let config = Config { named, ..Config::default() };
        let doubt = read(page, days, &config);
        let answers = doubt.iter().flat_map(|d| &d.answers);
        answers.flat_map(|a| a.args.clone()).collect()
    }

    #[test]
    fn an_estimate_asks_for_itself_and_the_likeliest_days_around_it() {
        let leap = day_number(2024, 2, 29);
        let span = |first, last, probability| DaySpan { first, last, probability };
        let spans =
            vec![span(leap - 1, leap - 1, 0.2), span(leap, leap, 0.5), span(leap + 60, leap + 60, 0.3)];
        let check = |edtf: &str, expect: &[&str]| {
            let estimate = DateEstimate { edtf: edtf.into(), evidence: Vec::new(), confidence: Some(0.7) };
            let page = PageInfo { issue_date_estimate: Some(estimate), ..PageInfo::default() };
            assert_eq!(dates(&page, Some(&IssueDays { spans: spans.clone() }), None), expect);
        };
        check("2024-02-28~", &["2024-02-28", "2024-02-29"]);
        check("2024-02~", &["2024-02"]);
        check("2024~", &["2024"]);
    }

    #[test]
    fn page_and_file_may_disagree() {
        let check = |origin: Origin, named: Option<&str>, expect: &[&str]| {
            let origins = PageOrigins { issue_date: Some(origin), ..PageOrigins::default() };
            let page = PageInfo { issue_date: Some("2024-07-17".into()), origins, ..PageInfo::default() };
            assert_eq!(dates(&page, None, named), expect, "{origin:?} {named:?}");
        };
        check(Origin::Printed, Some("2024-07-18"), &["2024-07-17", "2024-07-18"]);
        check(Origin::Printed, Some("2024-07"), &[]);
        check(Origin::Printed, None, &[]);
        check(Origin::Corrected, Some("2024-07-18"), &[]);
    }

    #[test]
    fn nothing_known_is_no_doubt() {
        assert!(dates(&PageInfo::default(), None, None).is_empty());
    }
}
