//! The language of the search box, run on articles; queries that are kept.

use query::{Axis, Query};

use super::fixture::*;
use crate::Error;

const GANODERMA: &str = "灵芝产业加速崛起";
const SCHOOLS: &str = "大规模设备更新惠及校园";
const PHOTO: &str = "代拟标题";
const OLD: &str = "无日期的旧闻";

#[test]
fn queries_of_every_form_find_what_they_say() {
    let fixture = Fixture::with(&pages());
    fixture.archive.set_today(Some("2025-02-10")).unwrap();
    let check = |text: &str, expect: &[&str]| {
        let mut expect: Vec<String> = expect.iter().map(|&h| h.to_owned()).collect();
        expect.sort();
        assert_eq!(fixture.found(text), expect, "{text}");
    };
    // Near: in any order, so many characters between them, not farther.
    check("\"新项目 建设\"~6", &[GANODERMA]);
    check("\"建设 新项目\"~7", &[GANODERMA]);
    check("\"新项目 建设\"~5", &[]);
    check("\"项目一期 封顶\"~4 灵芝", &[GANODERMA]);
    check("\"项目一期 封顶\"~3", &[]);
    check("\"规划 生产线 日加工\"~6", &[GANODERMA]);
    // 新项目 overlaps 项目.
    check("\"新项目 项目如火\"~9", &[]);
    check("-\"新项目 建设\"~7", &[PHOTO, SCHOOLS, OLD]);
    // At least so many of them.
    check("\"灵芝 设备 渡口\"/1", &[GANODERMA, SCHOOLS, OLD]);
    check("\"灵芝 封顶 渡口\"/2", &[GANODERMA]);
    check("\"灵芝 设备 渡口\"/2", &[]);
    // One of several values.
    check("记者:(任小珍|张三)", &[GANODERMA]);
    check("标题:(灵芝|校园)", &[GANODERMA, SCHOOLS]);
    check("-标题:(灵芝|校园)", &[PHOTO, OLD]);
    // Just this value.
    check("报纸:清河", &[GANODERMA, SCHOOLS, PHOTO]);
    check("报纸=清河", &[]);
    check("报纸=(旧报|清河)", &[OLD]);
    check("体裁=简讯", &[SCHOOLS]);
    check("体裁:(简讯|图片新闻) -校园", &[PHOTO]);
    check("项目:筑基", &[GANODERMA, PHOTO]);
    check("项目=筑基攻坚 灵芝", &[GANODERMA]);
    check("(报纸=旧报 | 灵芝)", &[OLD, GANODERMA]);
    // Dates as of the day that was set, and of each axis.
    check("日期:去年7月", &[GANODERMA, SCHOOLS, PHOTO]);
    check("日期:近三年", &[GANODERMA, SCHOOLS, PHOTO]);
    check("日期:今年", &[]);
    check("日期=2020年代 灵芝", &[GANODERMA]);
    check("日期:无", &[OLD]);
    check("日期=不限", &[PHOTO, SCHOOLS, OLD, GANODERMA]);
    check("事发日期:2024-08", &[SCHOOLS]);
    check("事发日期=2024-08-15..2024-08-20", &[SCHOOLS]);
    check("事发日期:前年", &[GANODERMA]);
    check("事发日期=无", &[OLD, PHOTO]);
    check("事发日期:2023 | 日期:无", &[GANODERMA, OLD]);
}

#[test]
fn a_query_finds_the_same_as_its_text() {
    let fixture = Fixture::with(&pages());
    fixture.archive.set_today(Some("2025-02-10")).unwrap();
    let names = |names: &[&str]| names.iter().map(|&n| n.to_owned()).collect::<Vec<_>>();
    let some = Query::default;
    for (query, expect) in [
        (Query { text: "灵芝 | 渡口".into(), publications: names(&["旧报", "无此报"]), ..some() }, vec![OLD]),
        (Query { people: names(&["章晓江"]), places: names(&["某省/某市"]), ..some() }, vec![GANODERMA]),
        (Query { kinds: names(&["brief"]), from: Some("去年".into()), ..some() }, vec![SCHOOLS]),
        (Query { axis: Axis::Event, undated: true, pages: names(&["A02"]), ..some() }, vec![PHOTO, OLD]),
    ] {
        let text = query.to_text();
        assert_eq!(fixture.headlines(&query), expect, "{text}");
        let typed = Query { text: text.clone(), ..some() };
        assert_eq!(fixture.headlines(&typed), expect, "{text}");
        assert_eq!(Query::from_text(&text).unwrap(), query, "{text}");
    }
}

#[test]
fn words_near_each_other_are_marked() {
    let fixture = Fixture::with(&pages());
    let marked = |text: &str| {
        let hit = fixture.search(&query(text)).hits.remove(0);
        let hits = hit.snippet.into_iter().filter(|s| s.hit).map(|s| s.text);
        (hits.collect::<Vec<_>>(), hit.hits)
    };
    assert_eq!(marked("\"建设 新项目\"~7"), (vec!["新项目".into(), "建设".into()], 2));
    // Near only across a break between paragraphs, which counts as eight characters.
    assert_eq!(marked("\"顺利封顶 规划新建\"~10").1, 2);
    assert!(fixture.found("\"顺利封顶 规划新建\"~9").is_empty());
}

#[test]
fn queries_are_saved_under_names() {
    let fixture = Fixture::with(&pages());
    let archive = &fixture.archive;
    let spring = Query { text: "灵芝".into(), from: Some("去年".into()), ..Query::default() };
    archive.save_query(" 灵芝专题 ", &spring).unwrap();
    archive.save_query("旧闻", &query("渡口")).unwrap();
    let names = || archive.saved_queries().unwrap().into_iter().map(|s| s.name).collect::<Vec<_>>();
    assert_eq!(names(), ["旧闻", "灵芝专题"]);
    let found = archive.saved_query("灵芝专题").unwrap();
    assert_eq!((found.query, found.text.as_str()), (spring, "灵芝 日期=去年.."));
    archive.save_query("旧闻", &query("旧")).unwrap();
    assert_eq!(archive.saved_query("旧闻").unwrap().text, "旧");
    let code = |result: crate::Result<()>| result.map_err(|e| e.code().name()).unwrap_err();
    assert_eq!(code(archive.rename_saved_query("旧闻", "灵芝专题")), "saved-query-exists");
    assert_eq!(code(archive.rename_saved_query("无", "有")), "saved-query-missing");
    assert_eq!(code(archive.delete_saved_query("无")), "saved-query-missing");
    assert_eq!(code(archive.save_query(" ", &query("旧"))), "saved-query-missing");
    archive.rename_saved_query("旧闻", "渡口").unwrap();
    archive.delete_saved_query("灵芝专题").unwrap();
    let fixture = fixture.reopen();
    let names: Vec<String> = fixture.archive.saved_queries().unwrap().into_iter().map(|s| s.name).collect();
    assert_eq!(names, ["渡口"]);
    assert!(matches!(fixture.archive.saved_query("旧闻"), Err(Error::SavedQueryMissing(_))));
}

#[test]
fn the_last_queries_are_kept() {
    let fixture = Fixture::new();
    let archive = &fixture.archive;
    for n in 0..60 {
        archive.note_query(&query(&format!("词{n}"))).unwrap();
    }
    archive.note_query(&query("词30")).unwrap();
    archive.note_query(&query(" ")).unwrap();
    let recent: Vec<String> = archive.recent_queries().unwrap().into_iter().map(|r| r.text).collect();
    assert_eq!((recent.len(), &recent[0][..], &recent[1][..], &recent[49][..]), (50, "词30", "词59", "词10"));
    archive.forget_queries().unwrap();
    assert!(archive.recent_queries().unwrap().is_empty());
}
