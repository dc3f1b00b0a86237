use newspaper::{FactValue, InitiativeKind};
use query::{Axis, Granularity, Query};
use wire::{Bin, Facet, FacetField};

use super::fixture::*;

#[test]
fn timelines_count_what_stands_in_each_bin() {
    let fixture = Fixture::with(&pages());
    let check = |axis, by, expect: &[(&str, u32, u32)], undated| {
        let timeline = fixture.archive.timeline(&query(""), axis, by).unwrap();
        let bin = |(start, count, estimated): &(&str, u32, u32)| Bin {
            start: (*start).into(),
            count: *count,
            estimated: *estimated,
        };
        assert_eq!(timeline.bins, expect.iter().map(bin).collect::<Vec<_>>());
        assert_eq!((timeline.undated, timeline.total), (undated, 4));
    };
    use Granularity::*;
    check(Axis::Published, Year, &[("2024", 3, 1)], 1);
    check(Axis::Published, Month, &[("2024-07", 3, 1)], 1);
    check(Axis::Published, Day, &[("2024-07-14", 1, 1), ("2024-07-17", 2, 0)], 1);
    check(Axis::Event, Year, &[("2023", 1, 0), ("2024", 2, 0)], 2);
    check(Axis::Event, Month, &[("2024-07", 1, 0), ("2024-08", 1, 0)], 2);
    check(Axis::Event, Day, &[("2024-07-12", 1, 0), ("2024-08-01", 1, 0), ("2024-08-15", 1, 0)], 2);
}

#[test]
fn dates_coarser_than_a_bin_are_undated_in_it() {
    let fixture = Fixture::with(&[page("月刊", Some("2024-07"), vec![article("一", &["二"])])]);
    let undated = |by| fixture.archive.timeline(&query(""), Axis::Published, by).unwrap().undated;
    assert_eq!((undated(Granularity::Month), undated(Granularity::Day)), (0, 1));
}

#[test]
fn a_timeline_is_of_the_query() {
    let fixture = Fixture::with(&pages());
    let timeline = fixture.archive.timeline(&query("灵芝"), Axis::Published, Granularity::Day).unwrap();
    assert_eq!((timeline.bins.len(), timeline.total), (1, 1));
}

#[test]
fn facets_count_articles() {
    let fixture = Fixture::with(&pages());
    let facets = fixture.archive.facets(&query("")).unwrap();
    let show = |list: &[Facet]| {
        list.iter().map(|f| format!("{} {} {}", f.value, f.label, f.count)).collect::<Vec<_>>()
    };
    assert_eq!(show(&facets.publication), ["清河日报 清河日报 3", "旧报 旧报 1"]);
    assert_eq!(show(&facets.year), ["2024 2024 3"]);
    assert_eq!(show(&facets.place), ["某省 某省 1", "某省/某市 某市 1", "某省/某市/清河县 清河县 1"]);
    assert_eq!(show(&facets.reporter), ["任小珍 任小珍 1"]);
    assert_eq!(facets.person.len(), 3);
    assert_eq!(show(&facets.initiative), ["筑基攻坚 筑基攻坚 2"]);
    assert_eq!(show(&facets.topic), ["medtop:04000000 经济、商业和金融 1"]);
    assert_eq!(show(&facets.kind), ["news news 2", "brief brief 1", "photo-caption photo-caption 1"]);
    let narrowed =
        fixture.archive.facets(&Query { kinds: vec!["brief".into()], ..Query::default() }).unwrap();
    assert_eq!(show(&narrowed.org), ["某市教育和体育局 某市教育和体育局 1"]);
}

#[test]
fn values_of_a_field_are_found_by_words_of_their_names() {
    let fixture = Fixture::with(&pages());
    let check = |field: FacetField, words: &str, most: usize, expect: &[&str]| {
        let found = fixture.archive.facet_values(&query(""), field, words, most).unwrap();
        let found: Vec<_> = found.into_iter().map(|facet| facet.value).collect();
        assert_eq!(found, expect, "{field:?} {words}");
    };
    check(FacetField::Publication, "", 9, &["清河日报", "旧报"]);
    check(FacetField::Publication, "", 1, &["清河日报"]);
    check(FacetField::Publication, "旧", 1, &["旧报"]);
    check(FacetField::Place, "清河", 9, &["某省/某市/清河县"]);
    check(FacetField::Topic, "金融", 9, &["medtop:04000000"]);
    check(FacetField::Publication, "晚报", 9, &[]);
    check(FacetField::Year, "", 9, &[]);
}

#[test]
fn initiatives_that_articles_are_about_come_before_those_they_mention() {
    let mut one = article("一", &["甲计划与乙计划。", "乙计划。"]);
    let plan =
        |name: &str| FactValue::Initiative { name: name.into(), of: None, class: InitiativeKind::Policy };
    for (block, name) in [(0, "甲计划"), (0, "乙计划"), (1, "乙计划")] {
        fact(&mut one, block, name, plan(name));
    }
    let fixture = Fixture::with(&[page("报", None, vec![one])]);
    let initiatives = fixture.archive.topics(&query("")).unwrap().initiatives;
    let shown: Vec<_> = initiatives.iter().map(|i| (i.name.as_str(), i.count)).collect();
    assert_eq!(shown, [("乙计划", 1), ("甲计划", 1)]);
}

#[test]
fn topics_count_subjects_and_initiatives_over_time() {
    let fixture = Fixture::with(&pages());
    let topics = fixture.archive.topics(&query("")).unwrap();
    assert_eq!(
        (topics.spark_from.as_deref(), topics.spark_to.as_deref()),
        (Some("2024-07-14"), Some("2024-07-17"))
    );
    let subject = &topics.subjects[0];
    assert_eq!((subject.label.as_str(), subject.count, subject.spark.len()), ("经济、商业和金融", 1, 24));
    let initiative = &topics.initiatives[0];
    assert_eq!(
        (initiative.name.as_str(), initiative.kind.as_str(), initiative.count),
        ("筑基攻坚", "campaign", 2)
    );
    assert_eq!(
        (initiative.first.as_deref(), initiative.last.as_deref()),
        (Some("2024-07-14"), Some("2024-07-17"))
    );
    assert_eq!(initiative.spark.iter().sum::<u32>(), 2);
    assert!(fixture.archive.topics(&query("渡口")).unwrap().spark_from.is_none());
}

#[test]
fn an_archive_says_what_it_holds() {
    let info = Fixture::with(&pages()).archive.info().unwrap();
    assert_eq!((info.name.as_str(), info.articles, info.pages, info.undated), ("样", 4, 3, 2));
    assert_eq!(info.publications, ["清河日报", "旧报"]);
    assert_eq!((info.first.as_deref(), info.last.as_deref()), (Some("2024-07-14"), Some("2024-07-17")));
    let empty = Fixture::new().archive.info().unwrap();
    assert_eq!((empty.articles, empty.first), (0, None));
}

#[test]
fn an_overview_says_what_is_held_of_each_paper_and_year() {
    let fixture = Fixture::with(&pages());
    let overview = fixture.archive.overview().unwrap();
    let papers: Vec<_> = overview
        .publications
        .iter()
        .map(|p| (p.name.as_deref(), p.articles, p.first.as_deref(), p.last.as_deref()))
        .collect();
    let expect =
        [(Some("清河日报"), 3, Some("2024-07-14"), Some("2024-07-17")), (Some("旧报"), 1, None, None)];
    assert_eq!(papers, expect);
    assert_eq!((overview.years.len(), overview.years[0].count, overview.undated), (1, 3, 1));
    assert_eq!((overview.imports.len(), overview.imports[0].files, overview.imports[0].articles), (1, 3, 4));
    assert_eq!(Fixture::new().archive.overview().unwrap(), wire::Overview::default());
}

/// Three articles on one fair among other news.
fn fair() -> Fixture {
    let news = [
        ("2024-04-14", "广交会筹备工作就绪", "第139届广交会展位数量超过2.5万个，采购商陆续抵达广州。"),
        ("2024-04-15", "广交会今天在广州开幕", "第139届广交会开幕，境外采购商到会洽谈。"),
        ("2024-04-20", "广交会智能展品受采购商青睐", "广交会上机器人展位前人头攒动。"),
        ("2024-04-16", "小麦返青农机忙", "田间农机手忙着喷灌，墒情良好。"),
        ("2024-04-17", "渡口的故事", "老人撑船四十年，送学生过河。"),
        ("2024-04-18", "社区食堂开饭了", "老人凭卡就餐，每餐十元。"),
    ];
    let page = |(date, headline, body): &(&str, &str, &str)| {
        page("报", Some(date), vec![article(headline, &[body])])
    };
    Fixture::with(&news.iter().map(page).collect::<Vec<_>>())
}

#[test]
fn storylines_chain_articles_on_one_matter() {
    let fixture = fair();
    fixture.archive.keep_storylines(&mut |_| {}, &std::sync::atomic::AtomicBool::new(false)).unwrap();
    let topics = fixture.archive.topics(&query("")).unwrap();
    assert_eq!(topics.storylines.len(), 1);
    let line = &topics.storylines[0];
    assert_eq!((line.count, line.articles.len(), line.spark.iter().sum::<u32>()), (3, 3, 3));
    assert_eq!((line.from.as_deref(), line.to.as_deref()), (Some("2024-04-14"), Some("2024-04-20")));
    assert!(line.label.contains("广交会"), "{}", line.label);
    let narrowed = Query { storylines: vec![line.id.clone()], ..Query::default() };
    assert_eq!(fixture.search(&narrowed).total, 3);
    let of_query = fixture.archive.topics(&query("机器人")).unwrap().storylines;
    assert_eq!((of_query[0].id.as_str(), of_query[0].count), (line.id.as_str(), 1));
}

#[test]
fn a_small_archive_of_different_news_has_no_storylines() {
    assert!(Fixture::with(&pages()).archive.topics(&query("")).unwrap().storylines.is_empty());
    assert!(Fixture::new().archive.topics(&query("")).unwrap().storylines.is_empty());
}
