//! Which issues are held, missing, none or unknown, and what people say of them.

use common::edtf::{Day, format_day};
use newspaper::calendar::day_number;
use newspaper::{Correction, DateEstimate, Issuing, ParsedPage};
use query::{Axis, Query};
use wire::*;

use super::fixture::{Fixture, article, page, query};
use crate::Error;

const PAPER: &str = "运河日报";

fn day(year: i32, month: u32, of_month: u32) -> Day {
    day_number(year, month, of_month) as Day
}

/// A page of an issue.
fn one(date: Day, label: Option<&str>) -> ParsedPage {
    let text = format!("{} {label:?}", format_day(date));
    let mut page = page(PAPER, Some(&format_day(date)), vec![article("要闻", &[&text])]);
    page.page.page_label = label.map(str::to_owned);
    page
}

/// Issues of one page each.
fn archive(days: impl IntoIterator<Item = Day>) -> Fixture {
    let fixture = Fixture::new();
    let pages: Vec<ParsedPage> = days.into_iter().map(|day| one(day, Some("01"))).collect();
    fixture.add_all(&pages);
    fixture
}

/// Monday is 0.
fn weekday(day: Day) -> i32 {
    (day + 3).rem_euclid(7)
}

impl Fixture {
    fn state(&self, date: Day) -> (IssueState, bool) {
        let text = format_day(date);
        let days = self.archive.issue_days(Some(PAPER), &text, &text).unwrap();
        (days[0].state, days[0].set)
    }

    fn paper(&self) -> PaperHoldings {
        self.archive.holdings().unwrap().remove(0)
    }

    /// Days and pages of the gaps.
    fn gap_list(&self) -> Vec<(String, String, IssueState, u32, Vec<String>)> {
        let gaps = self.archive.gaps(None, None, None).unwrap();
        gaps.into_iter().map(|gap| (gap.from, gap.to, gap.state, gap.days, gap.missing)).collect()
    }

    fn say(&self, from: Option<Day>, to: Option<Day>, known: Issuing) -> BatchId {
        let correction = Correction::Issues {
            publication: Some(PAPER.into()),
            from: from.map(format_day),
            to: to.map(format_day),
            known,
        };
        let change = Change { target: Target::Archive, corrections: vec![correction] };
        self.archive.correct(&[change]).unwrap().batch.unwrap()
    }
}

#[test]
fn a_daily_with_gaps_names_them() {
    let start = day(2003, 3, 3);
    let lost = [20, 21, 22, 60];
    let fixture = archive((0..120).filter(|n| !lost.contains(n)).map(|n| start + n));
    let paper = fixture.paper();
    assert_eq!((paper.issues, paper.missing, paper.unchecked), (116, 4, 0));
    assert_eq!(paper.rhythms.len(), 1);
    assert_eq!(paper.rhythms[0].weekdays, [1, 2, 3, 4, 5, 6, 7]);
    let expect = [
        ("2003-03-23".into(), "2003-03-25".into(), IssueState::Missing, 3, vec![]),
        ("2003-05-02".into(), "2003-05-02".into(), IssueState::Missing, 1, vec![]),
    ];
    assert_eq!(fixture.gap_list(), expect);
    assert_eq!(fixture.state(start - 1), (IssueState::Unchecked, false), "before all that is held");
    assert_eq!(fixture.state(start), (IssueState::Held, false));
}

#[test]
fn a_weekly_lacks_no_other_days() {
    let start = day(2010, 1, 7);
    let fixture = archive((0..30).filter(|n| *n != 11).map(|n| start + n * 7));
    let lost = start + 77;
    assert_eq!(fixture.state(lost), (IssueState::Missing, false));
    assert_eq!(fixture.state(lost + 1), (IssueState::None, false));
    assert_eq!(fixture.paper().missing, 1);
}

#[test]
fn a_change_of_rhythm_is_followed() {
    // On Fridays for a year and a half, then every weekday.
    let start = day(1995, 1, 6);
    let weekly = (0..78).map(|n| start + n * 7);
    let later = start + 78 * 7;
    let every = (0..200).map(|n| later + n).filter(|day| weekday(*day) < 5 && *day != later + 100);
    let fixture = archive(weekly.chain(every));
    let rhythms: Vec<Vec<u8>> = fixture.paper().rhythms.into_iter().map(|rhythm| rhythm.weekdays).collect();
    assert_eq!(rhythms, [vec![5], vec![1, 2, 3, 4, 5]]);
    let (saturday, tuesday) = (later + 1, start + 4);
    assert_eq!(fixture.state(saturday).0, IssueState::None);
    assert_eq!(fixture.state(tuesday).0, IssueState::None);
    let missing: Vec<String> = fixture.gap_list().into_iter().map(|gap| gap.0).collect();
    let lost = if weekday(later + 100) < 5 { vec![format_day(later + 100)] } else { vec![] };
    assert_eq!(missing, lost);
}

#[test]
fn a_pause_over_spring_festival_is_no_gap_once_it_comes_again() {
    // New Year's Day of the lunar years: no paper from the eve to the fourth day.
    let festivals = [day(2011, 2, 3), day(2012, 1, 23), day(2013, 2, 10)];
    let pauses = |day: Day| festivals.iter().any(|first| (first - 1..first + 4).contains(&day));
    let lost = day(2012, 5, 9);
    let all = (day(2011, 1, 1)..day(2013, 6, 1)).filter(|day| !pauses(*day) && *day != lost);
    let fixture = archive(all);
    for first in festivals {
        assert_eq!(fixture.state(first).0, IssueState::None, "{}", format_day(first));
    }
    assert_eq!(fixture.gap_list().len(), 1);
    assert_eq!(fixture.state(lost).0, IssueState::Missing);
    // One year alone leaves it open.
    let one = archive((day(2011, 1, 1)..day(2011, 6, 1)).filter(|day| !pauses(*day)));
    assert_eq!(one.state(festivals[0]).0, IssueState::Unchecked);
    // A paper that appears on these days in another year lacks them in this.
    let other = archive((day(2011, 1, 1)..day(2012, 6, 1)).filter(|n| !pauses(*n) || *n > day(2012, 1, 1)));
    assert_eq!(other.state(festivals[0]).0, IssueState::Missing);
}

#[test]
fn of_years_without_anything_nothing_is_said() {
    let fixture = archive((0..60).map(|n| day(2001, 1, 1) + n).chain((0..60).map(|n| day(2005, 1, 1) + n)));
    assert_eq!(fixture.state(day(2003, 6, 1)), (IssueState::Unchecked, false));
    let gaps = fixture.gap_list();
    assert_eq!(gaps.len(), 1);
    assert_eq!(
        (gaps[0].2, gaps[0].0.as_str(), gaps[0].1.as_str()),
        (IssueState::Unchecked, "2001-03-02", "2004-12-31")
    );
}

#[test]
fn what_a_person_says_wins_and_is_taken_back() {
    let start = day(2003, 3, 3);
    let fixture = archive((0..40).filter(|n| *n != 20).map(|n| start + n));
    let lost = start + 20;
    let never = fixture.say(Some(lost), Some(lost), Issuing::Never);
    assert_eq!(fixture.state(lost), (IssueState::Never, true));
    assert_eq!(fixture.gap_list(), []);
    assert_eq!(fixture.paper().words.len(), 1);
    fixture.archive.undo(Some(never)).unwrap();
    assert_eq!(fixture.state(lost), (IssueState::Missing, false));
    fixture.archive.redo(None).unwrap();
    let fixture = fixture.reopen();
    assert_eq!(fixture.state(lost), (IssueState::Never, true));
    // The last word holds.
    fixture.say(Some(start - 14), Some(start + 30), Issuing::Weekdays { days: vec![1, 2, 3, 4, 5] });
    assert_eq!(fixture.state(start - 1), (IssueState::Never, true), "a Sunday");
    assert_eq!(fixture.state(start - 3), (IssueState::Missing, true), "a Friday");
    assert_eq!(fixture.state(start), (IssueState::Held, false));
    fixture.say(Some(lost), Some(lost), Issuing::Unknown);
    assert_eq!(fixture.state(lost), (IssueState::Unchecked, true));
    // More of the paper is imported: what was said stays.
    fixture.add(&one(start - 3, Some("01")));
    assert_eq!(fixture.state(start - 3).0, IssueState::Held);
    assert_eq!(fixture.state(start - 4), (IssueState::Missing, true));
}

#[test]
fn what_no_paper_could_do_is_refused() {
    let fixture = archive([day(2003, 3, 3)]);
    let check = |from: Option<&str>, to: Option<&str>, known: Issuing, code: &str| {
        let own = |text: Option<&str>| text.map(str::to_owned);
        let issues = Correction::Issues { publication: None, from: own(from), to: own(to), known };
        let change = |target| Change { target, corrections: vec![issues.clone()] };
        let error = fixture.archive.correct(&[change(Target::Archive)]).unwrap_err();
        assert_eq!(error.code().name(), code);
    };
    check(Some("2003"), None, Issuing::Never, "date-invalid");
    check(Some("2003-03-04"), Some("2003-03-03"), Issuing::Never, "date-invalid");
    check(None, None, Issuing::Weekdays { days: vec![8] }, "correction-unfit");
    check(None, None, Issuing::Weekdays { days: vec![] }, "correction-unfit");
    check(None, None, Issuing::Pages { pages: 0 }, "correction-unfit");
    let issues = Correction::Issues { publication: None, from: None, to: None, known: Issuing::Never };
    let misplaced = Change { target: Target::Article(1), corrections: vec![issues] };
    assert!(matches!(fixture.archive.correct(&[misplaced]), Err(Error::CorrectionUnfit(_))));
}

#[test]
fn pages_are_missing_by_their_neighbours_or_by_what_is_known() {
    let start = day(2003, 3, 3);
    let fixture = Fixture::new();
    let labels = ["01", "02", "03", "04"];
    let mut pages = Vec::new();
    for week in 0..8 {
        let of_issue = labels.iter().filter(|label| week != 4 || **label != "03");
        pages.extend(of_issue.map(|label| one(start + week * 7, Some(label))));
    }
    pages.push(one(start + 8 * 7, None));
    fixture.add_all(&pages);
    let lacking = start + 28;
    assert_eq!(fixture.state(lacking).0, IssueState::Incomplete);
    assert_eq!(fixture.gap_list()[0].4, ["03"]);
    let paper = fixture.paper();
    assert_eq!((paper.pages, paper.missing_pages, paper.incomplete, paper.issues), (32, 1, 1, 9));
    assert_eq!(fixture.state(start + 56).0, IssueState::Held, "without labels nothing is known of pages");
    fixture.say(None, None, Issuing::Pages { pages: 3 });
    assert_eq!(fixture.state(lacking), (IssueState::Held, true));
    fixture.say(Some(start), Some(start), Issuing::Pages { pages: 6 });
    let first = &fixture.archive.issue_days(Some(PAPER), &format_day(start), &format_day(start)).unwrap()[0];
    assert_eq!((first.lacks, first.missing.as_slice()), (2, ["05".to_owned(), "06".to_owned()].as_slice()));
}

#[test]
fn estimates_and_pages_without_a_paper_are_told_apart() {
    let fixture = archive([]);
    let mut guessed = page(PAPER, None, vec![article("推定的一版", &["正文。"])]);
    guessed.page.issue_date_estimate =
        Some(DateEstimate {
            edtf: "2024-07-17~".into(), evidence: vec!["7月16日".into()], confidence: None
        });
    let mut nameless = one(day(2024, 7, 18), None);
    nameless.page.publication = None;
    let undated = page(PAPER, None, vec![article("没有日期", &["正文。"])]);
    fixture.add_all(&[guessed, nameless, undated]);
    let papers = fixture.archive.holdings().unwrap();
    let shown: Vec<_> =
        papers.iter().map(|p| (p.publication.as_deref(), p.issues, p.estimated, p.undated)).collect();
    assert_eq!(shown, [(Some(PAPER), 0, 1, 1), (None, 1, 0, 0)]);
    assert_eq!(fixture.state(day(2024, 7, 17)).0, IssueState::Estimated);
    assert_eq!(
        fixture.archive.issue_days(None, "2024-07-18", "2024-07-18").unwrap()[0].state,
        IssueState::Held
    );
    assert_eq!(papers[0].first, None, "an estimate bounds nothing");
}

#[test]
fn records_without_pages_count_none() {
    let fixture = Fixture::new();
    let lines = ["2024-07-16", "2024-07-17"].map(|date| {
        format!(r#"{{"title":"题 {date}","body":"正文。","date":"{date}","publication":"{PAPER}"}}"#)
    });
    let with_page =
        r#"{"title":"有版次","body":"正文。","date":"2024-07-18","publication":"运河日报","page":"03"}"#;
    let text = format!("{}\n{}\n{with_page}\n", lines[0], lines[1]);
    let file = fixture.file("稿.jsonl", text);
    fixture.import(&[file]);
    let paper = fixture.paper();
    assert_eq!((paper.issues, paper.pages, paper.articles), (3, 1, 3));
}

#[test]
fn a_query_learns_how_far_its_days_are_held() {
    let start = day(2003, 3, 3);
    let fixture = archive((0..40).filter(|n| ![20, 21].contains(n)).map(|n| start + n));
    let check = |from: &str, to: &str, missing: u32, unchecked: u32, outside: bool| {
        let query = Query { from: Some(from.into()), to: Some(to.into()), ..Query::default() };
        let coverage = fixture.archive.coverage(&query).unwrap().unwrap();
        assert_eq!(
            (coverage.missing, coverage.unchecked, coverage.outside),
            (missing, unchecked, outside),
            "{from}"
        );
    };
    check("2003-03-20", "2003-03-30", 2, 0, false);
    check("2003-03-24", "2003-03-24", 1, 0, false);
    check("2003-03", "2003-03", 2, 2, false);
    check("2002", "2002", 0, 365, true);
    let of = |query: &Query| fixture.archive.coverage(query).unwrap();
    assert_eq!(of(&Query::default()), None);
    let missing = |text: &str| of(&query(text)).map(|coverage| coverage.missing);
    assert_eq!(missing("日期:2003-03-23"), Some(1));
    assert_eq!(missing("灵芝 日期=2003-03-20..2003-03-30"), Some(2));
    assert_eq!(missing("事发日期:2003-03-23"), None);
    assert_eq!(missing("灵芝"), None);
    let event = Query { from: Some("2003".into()), axis: Axis::Event, ..Query::default() };
    assert_eq!(of(&event), None);
    let coverage = of(&Query { from: Some("2003-03-20".into()), ..Query::default() }).unwrap();
    assert_eq!(
        (coverage.day.as_deref(), coverage.held_to.as_deref()),
        (Some("2003-03-23"), Some("2003-04-11"))
    );
}

#[test]
fn an_empty_archive_and_odd_dates_are_no_trouble() {
    let fixture = Fixture::new();
    assert_eq!(fixture.archive.holdings().unwrap(), []);
    assert_eq!(fixture.gap_list(), []);
    assert_eq!(fixture.state(day(2003, 1, 1)), (IssueState::Unchecked, false));
    fixture.add_all(&[
        one(day(1, 1, 1), None),
        one(day(9999, 12, 31), Some("")),
        one(day(2024, 7, 17), Some("版")),
    ]);
    assert_eq!(fixture.paper().issues, 3);
    assert!(fixture.gap_list().iter().all(|gap| gap.2 == IssueState::Unchecked));
    assert!(fixture.archive.issue_days(None, "昨天", "2024").is_err());
}
