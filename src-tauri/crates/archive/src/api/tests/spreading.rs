//! What is counted over time, value by value and day by day, against a count of one article after the other.

use std::collections::{BTreeMap, BTreeSet};

use common::edtf::{Day, format_stretch, unpack};
use index::{Asked, Order, Ranked, bins_name};
use newspaper::{Article, FactValue, InitiativeKind, PersonPart, Tense};
use query::{Axis, Granularity};
use tantivy::SegmentReader;
use tantivy::columnar::Column;

use super::fixture::*;

const DATES: [&str; 8] = [
    "2019-12-31",
    "2024-07",
    "2024-07-02",
    "2024-07-04",
    "2024-07-01/2024-07-15",
    "2021-07-03",
    "2023-12/2024-02",
    "2031-07-05",
];

const QUERIES: [&str; 4] = ["", "甲乙", "渡口 -甲乙", "没有的"];

fn made(n: usize) -> Article {
    let first = ["甲乙", "丙丁", "丙丁", "戊己"][mixed(n) % 4];
    let mut made = article("渡口的事", &[first, "那天的事"]);
    for turn in 0..mixed(n + 3) % 12 {
        let name = format!("人{}", mixed(n + turn * 17) % 40);
        let person =
            FactValue::Person { name: name.clone(), role: None, org: None, part: PersonPart::Quoted };
        fact(&mut made, 0, first, person);
        let name = format!("{name}行动");
        let scheme = FactValue::Initiative { name, of: None, class: InitiativeKind::Platform };
        fact(&mut made, 0, first, scheme);
    }
    for turn in 0..mixed(n + 5) % 5 {
        fact(&mut made, 1, "那天", date(DATES[mixed(n + turn * 31) % DATES.len()], Tense::Past));
    }
    made
}

/// Articles of several segments.
fn archive() -> Fixture {
    let fixture = Fixture::new();
    for part in [0..150, 150..215] {
        let pages: Vec<_> = part
            .map(|n| {
                let issue = (!mixed(n + 11).is_multiple_of(6)).then(|| DATES[mixed(n + 7) % DATES.len()]);
                page("河报", issue, vec![made(n)])
            })
            .collect();
        fixture.add_all(&pages);
    }
    fixture
}

fn published(reader: &SegmentReader, doc: u32) -> Option<(Day, Day)> {
    let published: Column<u64> = reader.fast_fields().u64("published").expect("a column");
    published.first(doc).map(unpack)
}

/// How often a name is told of, how often in each stretch, and when first and last.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    count: u32,
    spark: Vec<u32>,
    first: Option<String>,
    last: Option<String>,
}

/// The names of a field among the articles found.
fn told(asked: &Asked, field: &str) -> BTreeMap<String, Told> {
    let mut days = Vec::new();
    each(asked, |reader, doc| days.extend(published(reader, doc)));
    let span = days.iter().min().zip(days.iter().max()).map(|(first, last)| (first.0, last.1));
    let mut names: BTreeMap<String, (u32, Vec<(Day, Day)>)> = BTreeMap::new();
    each(asked, |reader, doc| {
        let Some(column) = reader.fast_fields().str(field).expect("a column") else { return };
        for ord in column.ords().values_for_doc(doc) {
            let mut name = String::new();
            column.ord_to_str(ord, &mut name).expect("a name");
            let own = names.entry(name).or_default();
            own.0 += 1;
            own.1.extend(published(reader, doc));
        }
    });
    let told = |(count, mut days): (u32, Vec<(Day, Day)>)| {
        days.sort_unstable();
        let mut spark = vec![0; if days.is_empty() { 0 } else { 24 }];
        for (day, _) in &days {
            let (from, to) = span.expect("some are dated");
            spark[((day - from) * 24 / (to - from + 1)) as usize] += 1;
        }
        let shown = |days: Option<&(Day, Day)>| days.map(|days| format_stretch(*days));
        Told { count, spark, first: shown(days.first()), last: shown(days.last()) }
    };
    names.into_iter().map(|(name, own)| (name, told(own))).collect()
}

#[test]
fn names_spread_over_time_as_counted_one_by_one() {
    let fixture = archive();
    for text in QUERIES {
        let asked = fixture.archive.search.ask(&query(text)).unwrap();
        let topics = fixture.archive.topics(&query(text)).unwrap();
        let people = topics.people.into_iter().map(|person| {
            (person.value, Told { count: person.count, spark: person.spark, ..Told::default() })
        });
        let expect = told(&asked, "person").into_iter();
        let expect = expect.map(|(name, told)| (name, Told { first: None, last: None, ..told }));
        assert_eq!(people.collect::<BTreeMap<_, _>>(), expect.collect(), "{text}");
        let initiatives = topics.initiatives.into_iter().map(|own| {
            (own.value, Told { count: own.count, spark: own.spark, first: own.first, last: own.last })
        });
        let expect = told(&asked, "initiative");
        assert_eq!(initiatives.collect::<BTreeMap<_, _>>(), expect, "{text}");
    }
}

#[test]
fn days_of_many_years_are_counted_as_one_by_one() {
    let fixture = archive();
    for (day, around) in [("2024-07-02", 0), ("2024-07-03", 3), ("2024-07-10", 15)] {
        let view = fixture.archive.same_day(Some(day), around, Some(false)).unwrap();
        let shown: BTreeMap<i32, (u32, u32)> =
            view.years.iter().map(|year| (year.year, (year.published, year.happened))).collect();
        let mut expect: BTreeMap<i32, (u32, u32)> = BTreeMap::new();
        let asked = fixture.archive.search.ask(&query("")).unwrap();
        for year in 2015..2035 {
            let middle = common::edtf::Stretch::parse(&format!("{year}{}", &day[4..])).unwrap().first;
            let is_near = |other: &i64| other.abs_diff(i64::from(middle)) <= u64::from(around);
            each(&asked, |reader, doc| {
                let days = |axis| -> BTreeSet<i64> {
                    let column = reader.fast_fields().i64(bins_name(axis, Granularity::Day)).unwrap();
                    column.values_for_doc(doc).filter(is_near).collect()
                };
                let (printed, told) = (!days(Axis::Published).is_empty(), !days(Axis::Event).is_empty());
                let sum = expect.entry(year).or_default();
                *sum = (sum.0 + u32::from(printed), sum.1 + u32::from(told && !printed));
            });
        }
        expect.retain(|_, sum| *sum != (0, 0));
        assert_eq!(shown, expect, "{day} ± {around}");
        assert!(shown.values().any(|(_, happened)| *happened > 0));
        let nearest = |year: &wire::SameDayYear| {
            let day =
                |text: &str| common::edtf::Stretch::parse(text).map(|day| day.first).unwrap_or_default();
            let own = year.articles.iter().filter(|article| article.axis == Axis::Published);
            own.map(|article| day(&article.date).abs_diff(day(&year.date))).collect::<Vec<_>>()
        };
        assert!(view.years.iter().all(|year| nearest(year).is_sorted()), "{day}");
    }
}

#[test]
fn the_first_and_the_last_are_those_of_a_list_in_order() {
    let fixture = archive();
    for text in QUERIES {
        let asked = fixture.archive.search.ask(&query(text)).unwrap();
        let one = |order| {
            let rows = asked.collect(&Ranked { order, rows: 1, families: None }).unwrap();
            rows.ids.first().map(|(id, _)| *id)
        };
        let ends = asked.first_and_last().unwrap();
        assert_eq!(ends, one(Order::Oldest).zip(one(Order::Newest)), "{text}");
    }
    let undated = Fixture::with(&[page("河报", None, vec![article("没有日子", &["甲乙"])])]);
    let asked = undated.archive.search.ask(&query("")).unwrap();
    assert_eq!(asked.first_and_last().unwrap(), None);
}
