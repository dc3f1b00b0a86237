//! The same day in every year.

use newspaper::Tense;
use query::Axis;
use wire::SameDayView;

use super::fixture::{Fixture, article, date, fact, page};

const PAPER: &str = "运河日报";

/// A paper that tells of these days.
fn archive(days: &[&str]) -> Fixture {
    let fixture = Fixture::new();
    let page =
        |day: &&str| page(PAPER, Some(day), vec![article(&format!("{day}要闻"), &["第一句。第二句。"])]);
    fixture.add_all(&days.iter().map(page).collect::<Vec<_>>());
    fixture.archive.set_today(Some("2024-07-16")).unwrap();
    fixture
}

fn years(view: &SameDayView) -> Vec<(i32, i32, u32)> {
    view.years.iter().map(|year| (year.year, year.ago, year.round)).collect()
}

#[test]
fn tenth_anniversaries_come_first_then_fifth() {
    let fixture =
        archive(&["2014-07-16", "2019-07-16", "2021-07-16", "2023-07-16", "2004-07-16", "2014-07-17"]);
    let view = fixture.archive.same_day(None, 0, None).unwrap();
    assert_eq!(years(&view), [(2014, 10, 10), (2004, 20, 10), (2019, 5, 5), (2023, 1, 0), (2021, 3, 0)]);
    assert_eq!((view.published, view.happened, view.aligned), (5, 0, false));
    let first = &view.years[0].articles[0];
    assert_eq!(first.citation, "《运河日报》2014-07-16 第A02版");
    let quoted: String = first.quote.text.iter().map(|segment| segment.text.as_str()).collect();
    assert_eq!(quoted, "第一句。");
}

#[test]
fn days_around_reach_over_the_end_of_the_year() {
    let fixture = archive(&["2013-12-30", "2014-01-01", "2014-01-02", "2014-01-04", "2020-12-31"]);
    let view = fixture.archive.same_day(Some("2024-01-01"), 2, Some(false)).unwrap();
    let shown: Vec<(i32, u32)> = view.years.iter().map(|year| (year.year, year.published)).collect();
    assert_eq!(shown, [(2014, 3), (2021, 1)]);
    let days: Vec<&str> = view.years[0].articles.iter().map(|article| article.date.as_str()).collect();
    assert_eq!(days, ["2014-01-01", "2014-01-02", "2013-12-30"], "the day itself first");
}

#[test]
fn the_29th_of_february_is_looked_for_where_it_is() {
    let fixture = archive(&["2016-02-29", "2020-02-29", "2019-02-28", "2019-03-01", "2023-03-02"]);
    let of = |around| years(&fixture.archive.same_day(Some("02-29"), around, None).unwrap());
    assert_eq!(of(0), [(2020, 4, 0), (2016, 8, 0)]);
    assert_eq!(of(1), [(2019, 5, 5), (2020, 4, 0), (2016, 8, 0)]);
}

#[test]
fn lunar_festivals_are_aligned() {
    // 中秋: 2014-09-08, 2019-09-13, 2023-09-29, 2024-09-17. 春节: 2014-01-31, 2024-02-10.
    let fixture =
        archive(&["2014-09-08", "2019-09-13", "2023-09-29", "2014-09-17", "2014-01-31", "2013-02-10"]);
    let view = fixture.archive.same_day(Some("2024-09-17"), 0, None).unwrap();
    assert!(view.aligned);
    let festival = view.lunar.as_ref().and_then(|lunar| lunar.festival.as_deref());
    assert_eq!(festival, Some("中秋节"));
    assert_eq!(years(&view), [(2014, 10, 10), (2019, 5, 5), (2023, 1, 0)]);
    let spring = fixture.archive.same_day(Some("2024-02-10"), 0, None).unwrap();
    assert_eq!(
        spring.years.iter().map(|year| year.date.as_str()).collect::<Vec<_>>(),
        ["2014-01-31", "2013-02-10"]
    );
    let plain = fixture.archive.same_day(Some("2024-09-17"), 0, Some(false)).unwrap();
    assert_eq!(plain.years[0].date, "2014-09-17");
    // On request any day.
    let view = fixture.archive.same_day(Some("2024-09-18"), 1, Some(true)).unwrap();
    assert!(view.aligned && view.years.iter().any(|year| year.year == 2014));
}

#[test]
fn what_happened_is_quoted_in_its_sentence_wherever_it_was_printed() {
    let fixture = archive(&[]);
    let mut told = article("水闸十年", &["水闸今年满十岁。2014年7月16日，水闸开工。后来通水。"]);
    fact(&mut told, 0, "2014年7月16日", date("2014-07-16", Tense::Past));
    let mut vague = article("说不准", &["2014年7月动工。"]);
    fact(&mut vague, 0, "2014年7月", date("2014-07", Tense::Past));
    let mut at_once = article("当天就登了", &["2014年7月16日，水闸开工。"]);
    fact(&mut at_once, 0, "2014年7月16日", date("2014-07-16", Tense::Past));
    fixture.add_all(&[
        page(PAPER, Some("2024-01-05"), vec![told, vague]),
        page(PAPER, Some("2014-07-16"), vec![at_once]),
    ]);
    let view = fixture.archive.same_day(Some("07-16"), 0, None).unwrap();
    assert_eq!((view.published, view.happened), (1, 1));
    let article = &view.years[0].articles[1];
    assert_eq!((article.axis, article.date.as_str()), (Axis::Event, "2014-07-16"));
    let quoted: String = article.quote.text.iter().map(|segment| segment.text.as_str()).collect();
    assert_eq!(quoted, "2014年7月16日，水闸开工。");
    assert_eq!(article.citation, "《运河日报》2024-01-05 第A02版");
}

#[test]
fn an_empty_archive_has_no_years_and_nonsense_is_no_day() {
    let fixture = Fixture::new();
    assert_eq!(fixture.archive.same_day(None, 3, None).unwrap().years, []);
    assert_eq!(
        fixture.archive.same_day(Some("2024-02-30"), 0, None).unwrap_err().code().name(),
        "date-invalid"
    );
}
