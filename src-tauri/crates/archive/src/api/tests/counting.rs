//! What is counted in memory against a count of one article after the other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;

use common::edtf::unpack;
use index::bins_name;
use newspaper::{Article, FactValue, PersonPart, Tense};
use query::{Axis, Granularity, Query, bin_of};
use wire::{DensityAsk, Overview, PublicationHeld};

use super::fixture::*;
use crate::answers::topics::FIELDS;
use crate::versions::Reach;

const DATES: [&str; 9] = [
    "2019-12-31",
    "2024-07",
    "2024",
    "2024-07-02",
    "2024-07-01/2024-07-15",
    "201X",
    "2024-01-01",
    "2023-12/2024-02",
    "2031-05-05",
];

fn made(n: usize) -> Article {
    let people: Vec<String> =
        (0..mixed(n + 3) % 4).map(|turn| format!("人{}", mixed(n + turn * 17) % 40)).collect();
    let first = format!("{}。{}", ["甲乙", "丙丁"][mixed(n) % 2], people.join("、"));
    let mut made = article("渡口的事", &[&first, "那天的事"]);
    for name in people {
        let part = PersonPart::Quoted;
        fact(&mut made, 0, &name, FactValue::Person { name: name.clone(), role: None, org: None, part });
    }
    for turn in 0..mixed(n + 5) % 5 {
        let day = DATES[mixed(n + turn * 31) % DATES.len()];
        fact(&mut made, 1, "那天", date(day, Tense::Past));
    }
    made
}

/// Articles of several segments, some of them read anew.
fn archive() -> Fixture {
    let fixture = Fixture::new();
    for part in [0..150, 150..210, 210..230] {
        let pages: Vec<_> = part
            .map(|n| {
                let issue = (!mixed(n + 11).is_multiple_of(6)).then(|| DATES[mixed(n + 7) % DATES.len()]);
                page(["晨报", "晚报", "河报"][mixed(n + 13) % 3], issue, vec![made(n)])
            })
            .collect();
        fixture.add_all(&pages);
    }
    let anew = "INSERT INTO change (article_id) SELECT id FROM article WHERE id % 5 = 0";
    fixture.archive.shelf.store.write(|tx| Ok(tx.execute(anew, [])?)).unwrap();
    fixture.archive.search.catch_up(Reach::All, &AtomicBool::new(false)).unwrap();
    fixture
}

const QUERIES: [&str; 4] = ["", "甲乙", "渡口 -甲乙", "没有的"];

#[test]
fn names_are_counted_as_one_by_one() {
    let fixture = archive();
    let archive = &fixture.archive;
    for text in QUERIES {
        let asked = archive.search.ask(&query(text)).unwrap();
        let counts = asked.counts(&FIELDS).unwrap();
        for (field, counts) in FIELDS.into_iter().zip(counts) {
            let mut expect: BTreeMap<String, u32> = BTreeMap::new();
            each(&asked, |reader, doc| {
                let Some(column) = reader.fast_fields().str(field).unwrap() else { return };
                for ord in column.ords().values_for_doc(doc) {
                    let mut name = String::new();
                    column.ord_to_str(ord, &mut name).unwrap();
                    *expect.entry(name).or_default() += 1;
                }
            });
            let listed = asked.frequent(field, &counts, usize::MAX).unwrap();
            assert_eq!(listed.iter().cloned().collect::<BTreeMap<_, _>>(), expect, "{field} of {text}");
            let few = asked.frequent(field, &counts, 7).unwrap();
            assert_eq!(few, listed[..listed.len().min(7)], "{field} of {text}");
        }
    }
}

#[test]
fn times_are_counted_as_one_by_one() {
    let fixture = archive();
    for text in QUERIES {
        for axis in [Axis::Published, Axis::Event] {
            for by in [Granularity::Year, Granularity::Month, Granularity::Day] {
                check_bins(&fixture, text, axis, by);
            }
        }
    }
}

fn check_bins(fixture: &Fixture, text: &str, axis: Axis, by: Granularity) {
    let asked = fixture.archive.search.ask(&query(text)).unwrap();
    let (mut bins, mut undated, mut coarse) = (BTreeMap::new(), 0, 0);
    let mut ranges: BTreeMap<(i32, i32), u32> = BTreeMap::new();
    each(&asked, |reader, doc| {
        let fast = reader.fast_fields();
        let own: BTreeSet<i64> = fast.i64(bins_name(axis, by)).unwrap().values_for_doc(doc).collect();
        own.iter().for_each(|bin| *bins.entry(*bin).or_insert(0) += 1);
        let field = if axis == Axis::Published { "published" } else { "event" };
        let dates: Vec<(i32, i32)> = fast.u64(field).unwrap().values_for_doc(doc).map(unpack).collect();
        undated += u32::from(dates.is_empty());
        coarse += u32::from(own.is_empty() && !dates.is_empty());
        for (first, last) in dates {
            if first != last && (bin_of(first, by) != bin_of(last, by) || own.is_empty()) {
                *ranges.entry((first, last)).or_default() += 1;
            }
        }
    });
    let ask = DensityAsk { query: query(text), axis, by, ..DensityAsk::default() };
    let drawn = fixture.archive.density(&ask).unwrap();
    let series = &drawn.series[0];
    let counted = (drawn.first_bin..).zip(series.counts.iter().copied()).filter(|(_, n)| *n > 0);
    let what = format!("{axis:?} {by:?} of {text}");
    assert_eq!(counted.collect::<BTreeMap<_, _>>(), bins, "{what}");
    assert_eq!((drawn.undated, drawn.coarse, drawn.total), (undated, coarse, asked.total()), "{what}");
    let drawn = drawn.ranges.iter().map(|range| ((range.first, range.last), range.count));
    assert_eq!(drawn.collect::<BTreeMap<_, _>>(), ranges, "{what}");
    let line = fixture.archive.timeline(&query(text), axis, by).unwrap();
    assert_eq!(
        line.bins.iter().map(|bin| bin.count).collect::<Vec<_>>(),
        bins.into_values().collect::<Vec<_>>()
    );
    assert_eq!(line.undated, undated + coarse, "{what}");
}

#[test]
fn the_home_counts_what_the_store_has() {
    let fixture = archive();
    let Overview { mut publications, .. } = fixture.archive.overview().unwrap();
    let counted = "SELECT publication, count(*), min(first_day), max(last_day)
                   FROM article JOIN page ON page.id = page_id GROUP BY publication";
    let mut expect = fixture
        .archive
        .shelf
        .store
        .read(|connection| {
            let day = |day: Option<i32>| day.map(common::edtf::format_day);
            let mut statement = connection.prepare(counted)?;
            let rows = statement.query_map([], |row| {
                let (first, last) = (day(row.get(2)?), day(row.get(3)?));
                Ok(PublicationHeld { name: row.get(0)?, articles: row.get(1)?, first, last })
            })?;
            Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
        })
        .unwrap();
    publications.sort_by(|a, b| a.name.cmp(&b.name));
    expect.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(publications, expect);
}

#[test]
fn what_is_read_ahead_is_what_is_counted_anyway() {
    let fixture = archive();
    let told = |fixture: &Fixture| {
        let topics = fixture.archive.topics(&Query::default()).unwrap();
        let view = (topics.people, topics.spark_all, fixture.archive.overview().unwrap());
        serde_json::to_string(&view).unwrap()
    };
    let before = told(&fixture);
    let fixture = fixture.reopen();
    fixture.archive.read_ahead();
    fixture.archive.read_ahead();
    assert_eq!(told(&fixture), before);
    // What came later is counted, however far the reading is.
    fixture.add(&page("晨报", Some("2024-07-02"), vec![made(3), made(4)]));
    fixture.archive.read_ahead();
    assert_eq!(fixture.archive.topics(&Query::default()).unwrap().spark_all.iter().sum::<u32>(), {
        let all = fixture.archive.timeline(&Query::default(), Axis::Published, Granularity::Day).unwrap();
        let asked = fixture.archive.search.ask(&Query::default()).unwrap();
        let mut dated = 0;
        each(&asked, |reader, doc| {
            dated += u32::from(reader.fast_fields().u64("published").unwrap().first(doc).is_some());
        });
        assert_eq!(all.total, 232);
        dated
    });
}
