use newspaper::{ParsedPage, Subject, Tense};
use query::{Axis, Granularity, Query};
use wire::{DateLack, Density, DensityAsk, SeriesKind, SplitBy};

use super::fixture::*;

fn ask(text: &str, by: Granularity) -> DensityAsk {
    DensityAsk { query: query(text), by, ..DensityAsk::default() }
}

fn draw(fixture: &Fixture, ask: &DensityAsk) -> Density {
    fixture.archive.density(ask).unwrap()
}

fn on(publication: &str, date: Option<&str>, headlines: &[&str]) -> ParsedPage {
    page(publication, date, headlines.iter().map(|headline| article(headline, &["甲乙丙丁。"])).collect())
}

fn subject(id: &str) -> Subject {
    let label = newspaper::facts::subject_label(id).expect("the subject is known").into();
    Subject { id: id.into(), label, parent: None, confidence: 0.8, evidence: vec!["甲".into()] }
}

/// Seven articles of two papers: days, a month, a year, a range, none.
fn papers() -> Fixture {
    let mut guessed = on("晨报", None, &["推定的"]);
    guessed.page.issue_date_estimate = Some(newspaper::DateEstimate {
        edtf: "2024-07-03~".into(),
        evidence: vec!["昨日".into()],
        confidence: None,
    });
    Fixture::with(&[
        on("晨报", Some("2024-06-30"), &["大坝开工"]),
        on("晨报", Some("2024-07-02"), &["大坝合龙", "小学开学"]),
        on("晚报", Some("2024-07"), &["月刊一则"]),
        on("晚报", Some("2023"), &["年鉴一则"]),
        on("晚报", None, &["无日期"]),
        guessed,
    ])
}

#[test]
fn bins_and_what_stands_in_none_add_up_to_the_query() {
    let fixture = papers();
    for by in [Granularity::Decade, Granularity::Year, Granularity::Month, Granularity::Day] {
        let drawn = draw(&fixture, &ask("", by));
        let counted: u32 = drawn.series.iter().flat_map(|series| &series.counts).sum();
        assert_eq!((counted + drawn.coarse + drawn.undated, drawn.total), (7, 7), "{by:?}");
        assert_eq!((drawn.undated, drawn.estimated), (1, 1));
        assert_eq!((drawn.first.as_deref(), drawn.last.as_deref()), (Some("2023-01-01"), Some("2024-07-31")));
    }
}

#[test]
fn a_window_counts_its_bins_and_what_lies_before_and_after() {
    let fixture = papers();
    let window = DensityAsk {
        from: Some("2024-07-01".into()),
        to: Some("2024-07-02".into()),
        ..ask("", Granularity::Day)
    };
    let drawn = draw(&fixture, &window);
    assert_eq!((drawn.first_bin, drawn.series[0].counts.clone()), (19_905, vec![0, 2]));
    assert_eq!((drawn.before, drawn.after, drawn.coarse), (1, 1, 2));
}

#[test]
fn dates_coarser_than_a_bin_are_ranges() {
    let fixture = papers();
    let shown = |by| {
        let drawn = draw(&fixture, &ask("", by));
        drawn.ranges.into_iter().map(|r| (r.from.unwrap(), r.to.unwrap(), r.count)).collect::<Vec<_>>()
    };
    let both = |date: &str| (date.to_owned(), date.to_owned(), 1);
    assert_eq!(shown(Granularity::Year), []);
    assert_eq!(shown(Granularity::Day), [both("2023"), both("2024-07")]);
}

#[test]
fn a_range_of_days_an_article_tells_of_is_drawn_from_end_to_end() {
    let mut fair = article("庙会", &["7月1日至15日举行。"]);
    fact(&mut fair, 0, "7月1日至15日", date("2024-07-01/2024-07-15", Tense::Past));
    let fixture = Fixture::with(&[page("晨报", Some("2024-07-20"), vec![fair])]);
    let drawn = draw(&fixture, &DensityAsk { axis: Axis::Event, ..ask("", Granularity::Day) });
    let range = &drawn.ranges[0];
    assert_eq!((range.from.as_deref(), range.to.as_deref()), (Some("2024-07-01"), Some("2024-07-15")));
    assert_eq!(drawn.series[0].counts, [1]);
    let months = draw(&fixture, &DensityAsk { axis: Axis::Event, ..ask("", Granularity::Month) });
    assert!(months.ranges.is_empty());
}

#[test]
fn ranges_that_a_picture_has_no_room_for_are_counted_and_given_where_they_are_asked_for() {
    let fairs = (1..=28).flat_map(|from| (29..=31).map(move |to| (from, to)));
    let fairs: Vec<_> = fairs
        .map(|(from, to)| {
            let mut fair = article("庙会", &["庙会在月底前举行。"]);
            fact(&mut fair, 0, "月底前", date(&format!("2024-07-{from:02}/2024-07-{to}"), Tense::Past));
            fair
        })
        .collect();
    let fixture = Fixture::with(&[page("晨报", Some("2024-08-20"), fairs)]);
    let few = DensityAsk { axis: Axis::Event, ..ask("", Granularity::Day) };
    let drawn = draw(&fixture, &few);
    assert_eq!((drawn.ranges.len(), drawn.more_ranges), (60, 24));
    let drawn = draw(&fixture, &DensityAsk { all_ranges: true, ..few.clone() });
    assert_eq!((drawn.ranges.len(), drawn.more_ranges), (84, 0));
    let csv = fixture.archive.density_csv(&few, &|key| key.to_owned()).unwrap();
    assert_eq!(csv.lines().filter(|line| line.contains("csv.kind.range")).count(), 84);
}

#[test]
fn series_add_up_to_the_whole() {
    let fixture = papers();
    for split in [SplitBy::Publication, SplitBy::Subject] {
        let drawn = draw(&fixture, &DensityAsk { split: Some(split), ..ask("", Granularity::Month) });
        let whole = draw(&fixture, &ask("", Granularity::Month));
        let bins = whole.series[0].counts.len();
        let sum = |at: usize| drawn.series.iter().map(|series| series.counts[at]).sum::<u32>();
        assert_eq!((0..bins).map(sum).collect::<Vec<_>>(), whole.series[0].counts, "{split:?}");
        assert_eq!(drawn.series.iter().map(|series| series.total).sum::<u32>(), 7);
    }
    let drawn =
        draw(&fixture, &DensityAsk { split: Some(SplitBy::Publication), ..ask("", Granularity::Year) });
    let labels: Vec<_> = drawn.series.iter().map(|s| (s.kind, s.label.as_str(), s.total)).collect();
    assert_eq!(labels, [(SeriesKind::Value, "晨报", 4), (SeriesKind::Value, "晚报", 3)]);
}

#[test]
fn an_article_of_several_subjects_counts_once_under_the_rarest() {
    let with = |headline: &str, ids: &[&str]| {
        let mut article = article(headline, &["甲。"]);
        article.subjects = ids.iter().map(|id| subject(id)).collect();
        article
    };
    let economy = "medtop:04000000";
    let sport = "medtop:15000000";
    let articles =
        vec![with("一", &[economy]), with("二", &[economy]), with("三", &[economy, sport]), with("四", &[])];
    let fixture = Fixture::with(&[page("晨报", Some("2024-07-02"), articles)]);
    let drawn = draw(&fixture, &DensityAsk { split: Some(SplitBy::Subject), ..ask("", Granularity::Year) });
    let shown: Vec<_> = drawn.series.iter().map(|s| (s.kind, s.value.as_deref(), s.counts[0])).collect();
    let expect = [
        (SeriesKind::Value, Some(economy), 2),
        (SeriesKind::Value, Some(sport), 1),
        (SeriesKind::None, None, 1),
    ];
    assert_eq!(shown, expect);
}

#[test]
fn two_queries_are_drawn_in_one_stretch() {
    let fixture = papers();
    let drawn = draw(&fixture, &DensityAsk { with: Some(query("小学")), ..ask("大坝", Granularity::Month) });
    let shown: Vec<_> = drawn.series.iter().map(|s| (s.kind, s.total, s.counts.clone())).collect();
    assert_eq!(shown, [(SeriesKind::All, 2, vec![1, 1]), (SeriesKind::Other, 1, vec![0, 1])]);
    assert_eq!(drawn.series[1].label, "小学");
}

#[test]
fn too_many_bins_become_wider_ones() {
    let fixture = papers();
    let far = DensityAsk { from: Some("0001".into()), to: Some("2024".into()), ..ask("", Granularity::Day) };
    assert_eq!(draw(&fixture, &far).by, Granularity::Month);
}

#[test]
fn an_archive_without_dates_has_an_empty_picture() {
    for fixture in [Fixture::new(), Fixture::with(&[on("晨报", None, &["甲"])])] {
        let drawn = draw(&fixture, &ask("", Granularity::Month));
        assert_eq!((drawn.first, drawn.series[0].counts.len()), (None, 0));
    }
}

#[test]
fn decades_hold_their_years() {
    let fixture = Fixture::with(&[
        on("晨报", Some("1999-12-31"), &["甲"]),
        on("晨报", Some("2000-01-01"), &["乙"]),
        on("晨报", Some("2009"), &["丙"]),
    ]);
    let bins = fixture.archive.timeline(&query(""), Axis::Published, Granularity::Decade).unwrap().bins;
    let bins: Vec<_> = bins.iter().map(|bin| (bin.start.as_str(), bin.count)).collect();
    assert_eq!(bins, [("199X", 1), ("200X", 2)]);
    let narrowed = Query { from: Some("200X".into()), to: Some("200X".into()), ..Query::default() };
    assert_eq!(fixture.search(&narrowed).total, 2);
}

#[test]
fn estimated_dates_can_be_asked_for() {
    let fixture = papers();
    assert_eq!(fixture.found("日期:推定"), ["推定的"]);
    assert_eq!(fixture.found("大坝 -日期:推定"), ["大坝合龙", "大坝开工"]);
}

#[test]
fn pages_without_a_sure_date_are_listed_once() {
    let fixture = Fixture::with(&[
        on("晚报", None, &["甲", "乙", "丙", "丁"]),
        on("晚报", Some("2024-07-02"), &["戊"]),
    ]);
    let list = |lack| fixture.archive.dateless(&query("甲乙丙 | 戊"), lack).unwrap();
    let unknown = list(DateLack::Unknown);
    assert_eq!((unknown.articles, unknown.pages.len(), unknown.pages[0].articles), (4, 1, 4));
    assert_eq!(unknown.pages[0].headlines.len(), 3);
    assert_eq!(list(DateLack::Estimated).articles, 0);
}

#[test]
fn numbers_are_a_table_with_its_sums() {
    let fixture = papers();
    let csv = |ask: &DensityAsk| fixture.archive.density_csv(ask, &|key| key.to_owned()).unwrap();
    let split = DensityAsk { split: Some(SplitBy::Publication), ..ask("", Granularity::Year) };
    assert_eq!(
        csv(&split),
        "\u{feff}csv.time,csv.kind,晨报,晚报,csv.all,csv.estimated\r\n\
         2023,csv.kind.bin,0,1,1,0\r\n\
         2024,csv.kind.bin,4,1,5,1\r\n\
         ,csv.kind.undated,,,1,\r\n"
    );
    let with = DensityAsk { with: Some(query("小学")), ..ask("大坝", Granularity::Year) };
    assert!(csv(&with).contains("2024,csv.kind.bin,2,1,0\r\n"));
    assert!(csv(&ask("年鉴 | 月刊", Granularity::Day)).contains("2024-07,csv.kind.range,1,0\r\n"));
}

#[test]
fn texts_that_mean_days_are_read() {
    let fixture = Fixture::new();
    fixture.archive.set_today(Some("2024-07-17")).unwrap();
    for (text, expect) in [
        ("2024年7月", Some(("2024-07-01", "2024-07-31"))),
        ("去年", Some(("2023-01-01", "2023-12-31"))),
        ("2024-07-17", Some(("2024-07-17", "2024-07-17"))),
        ("某天", None),
        ("", None),
    ] {
        let meant = fixture.archive.days_meant(text);
        let meant = meant.as_ref().map(|days| (days.from.as_deref().unwrap(), days.to.as_deref().unwrap()));
        assert_eq!(meant, expect, "{text}");
    }
}
