use newspaper::{ArticleKind, FactValue, PersonPart};
use query::Sort;
use store::version::{self, Pair};
use wire::{Version, VersionKind};

use super::fixture::*;
use crate::versions::Reach;
use crate::{Archive, SearchOptions};

const BRIDGE: [&str; 4] = [
    "昨日上午，清河干流上第一座不收取通行费的公路桥渡口大桥正式通车，两岸居民过河不再靠船。大桥全长1320米，桥面宽26米，双向四车道，工期两年零四个月。",
    "七十三岁的摆渡人孟广河一早就来到桥头。他在这条河上撑了四十一年船，送过河的学生有两千多名。“船要进博物馆了，我心里踏实。”他说。",
    "据市交通局介绍，大桥总投资4.6亿元，通车后从河东到县城的车程由50分钟缩短到12分钟，沿线八个村的蔬菜当天就能运进城里的市场。",
    "下一步，桥头还将建设一处渡口文化广场，陈列老船、船桨和历年的渡河票根，预计明年五月开放。",
];

/// The bridge retold two days later: most stays, figures and an end are new.
const LATER: [&str; 4] = [
    "清河渡口大桥通车已三天，两岸居民过河不再靠船。大桥全长1320米，桥面宽26米，双向四车道，工期两年零四个月。",
    "七十三岁的摆渡人孟广河每天都来到桥头。他在这条河上撑了四十一年船，送过河的学生有两千多名。“船要进博物馆了，我心里踏实。”他说。",
    "据市交通局介绍，大桥总投资4.6亿元，通车后从河东到县城的车程由50分钟缩短到12分钟。三天来日均通行车辆超过九千辆次，高峰时段略有缓行，交警已在桥头增设岗亭。",
    "下一步，桥头还将建设一处渡口文化广场，陈列老船、船桨和历年的渡河票根，预计明年六月开放。",
];

const WEATHER: [&str; 2] = [
    "今天白天到夜间多云转晴，北风3到4级，最高气温15℃，最低气温4℃；明天晴到少云，南风2到3级，最高气温18℃，最低气温6℃。气象台提醒市民早晚温差较大，外出请注意增减衣物，森林火险等级较高，请注意用火安全，菜农要及时关好大棚，做好夜间保温，司机出车前请留意路面结霜。",
    "今天白天到夜间多云转晴，北风5到6级，最高气温7℃，最低气温零下2℃；明天晴到少云，南风4到5级，最高气温9℃，最低气温1℃。气象台提醒市民早晚温差较大，外出请注意增减衣物，森林火险等级较高，请注意用火安全，菜农要及时关好大棚，做好夜间保温，司机出车前请留意路面结霜。",
];

fn summons(name: &str, other: &str) -> newspaper::Article {
    let text = format!(
        "{name}：本院受理原告{other}与你民间借贷纠纷一案，现依法向你公告送达起诉状副本、应诉通知书、举证通知书及开庭传票。自公告之日起经过三十日即视为送达，提出答辩状和举证的期限为公告期满后十五日内，逾期将依法缺席裁判。"
    );
    let mut summons = article("公告", &[&text]);
    for person in [name, other] {
        let value =
            FactValue::Person { name: person.into(), role: None, org: None, part: PersonPart::Mentioned };
        fact(&mut summons, 0, person, value);
    }
    summons
}

/// What stands in the table, with headlines for ids, in order.
fn pairs(archive: &Archive) -> Vec<String> {
    let pairs: Vec<Pair> = archive.shelf.store.read(version::all).unwrap();
    let name = |id| {
        let view = archive.article(id, &query("")).unwrap();
        format!("{} {}", view.publication.unwrap(), view.published.unwrap_or_default())
    };
    let mut shown: Vec<String> = pairs
        .iter()
        .map(|pair| {
            let (a, b) = (name(pair.article), name(pair.other));
            let ordered = pair.kind == VersionKind::Erratum || a < b;
            let (a, b) = if ordered { (a, b) } else { (b, a) };
            format!("{a} {:?} {b}", pair.kind)
        })
        .collect();
    shown.sort();
    shown
}

fn linked(pages: &[newspaper::ParsedPage]) -> Vec<String> {
    pairs(&Fixture::with(pages).archive)
}

fn one(paper: &str, day: &str, body: &[&str]) -> newspaper::ParsedPage {
    page(paper, Some(day), vec![article(&format!("{paper}的题目"), body)])
}

#[test]
fn reprints_shortened_ones_and_updates_are_linked() {
    let damaged: Vec<String> =
        BRIDGE.iter().map(|text| text.replace("渡口", "渡囗").replace("。", " 。")).collect();
    let damaged: Vec<&str> = damaged.iter().map(String::as_str).collect();
    let check = |body: &[&str], day: &str, expect: &[&str]| {
        let found = linked(&[one("甲报", "2024-07-17", &BRIDGE), one("乙报", day, body)]);
        assert_eq!(found, expect, "{body:?}");
    };
    check(&BRIDGE, "2024-07-17", &["乙报 2024-07-17 Reprint 甲报 2024-07-17"]);
    check(&BRIDGE[..2], "2024-07-18", &["乙报 2024-07-18 Reprint 甲报 2024-07-17"]);
    check(&[BRIDGE[0]], "2024-07-18", &["乙报 2024-07-18 Reprint 甲报 2024-07-17"]);
    check(&damaged, "2024-07-18", &["乙报 2024-07-18 Reprint 甲报 2024-07-17"]);
    check(&LATER, "2024-07-19", &["乙报 2024-07-19 Update 甲报 2024-07-17"]);
    check(&LATER, "2025-07-19", &[]);
    check(&BRIDGE, "2025-07-17", &["乙报 2025-07-17 Reprint 甲报 2024-07-17"]);
    check(&damaged, "2025-07-18", &["乙报 2025-07-18 Reprint 甲报 2024-07-17"]);
    check(&[BRIDGE[0]], "2025-07-18", &["乙报 2025-07-18 Reprint 甲报 2024-07-17"]);
    check(&["渡口的故事很长，说来话长。"], "2024-07-18", &[]);
    check(&["昨日上午，清河渡口大桥正式通车。"], "2024-07-18", &[]);
}

#[test]
fn forms_with_other_numbers_or_names_are_not_linked() {
    let weather = WEATHER.map(|text| [text]);
    assert_eq!(
        linked(&[one("甲报", "2024-03-01", &weather[0]), one("甲报", "2024-03-09", &weather[1])]),
        [""; 0]
    );
    let same = linked(&[one("甲报", "2024-03-01", &weather[0]), one("乙报", "2024-03-01", &weather[0])]);
    assert_eq!(same.len(), 1);

    let court = |day, name, other| page("甲报", Some(day), vec![summons(name, other)]);
    let others = [court("2024-03-01", "孟广河", "任小珍"), court("2024-03-02", "章晓江", "王冉冉")];
    assert_eq!(linked(&others), [""; 0]);
    let again = [court("2024-03-01", "孟广河", "任小珍"), court("2024-03-02", "孟广河", "任小珍")];
    assert_eq!(linked(&again).len(), 1);

    let notice = |day, body: &[&str]| {
        let mut notice = article("公告", body);
        notice.kind = ArticleKind::Notice;
        page("甲报", Some(day), vec![notice])
    };
    assert_eq!(linked(&[notice("2024-07-17", &BRIDGE), notice("2024-07-19", &LATER)]), [""; 0]);
}

#[test]
fn a_round_up_does_not_join_its_items() {
    let items = [
        BRIDGE[0],
        WEATHER[0],
        "区图书馆昨起延长开放时间，周二至周日每晚开到九点半，自习座位由一百二十个增加到二百个，读者可凭身份证入馆，少儿借阅室同时向带孩子的家长开放，周末上午有志愿者讲故事。",
    ];
    let pages: Vec<_> = [
        one("甲报", "2024-07-17", &items[..1]),
        one("乙报", "2024-07-17", &items[1..2]),
        one("丙报", "2024-07-17", &items[2..]),
        one("丁报", "2024-07-20", &[items[0], items[1], items[2], BRIDGE[1], LATER[3]]),
    ]
    .into();
    assert_eq!(linked(&pages), ["丁报 2024-07-20 Reprint 甲报 2024-07-17"]);
}

/// A story with an erratum, and what could be mistaken for it.
fn corrected() -> Vec<newspaper::ParsedPage> {
    let story = |paper, day, headline: &str| page(paper, Some(day), vec![article(headline, &BRIDGE)]);
    let erratum = article(
        "更正",
        &[
            "本报7月17日A02版刊发的《清河渡口大桥通车》一文中，“全长1320米”应为“全长1230米”，特此更正，并向读者致歉。",
        ],
    );
    vec![
        story("甲报", "2024-07-17", "清河渡口大桥通车"),
        story("甲报", "2024-07-11", "清河渡口大桥通车"),
        story("乙报", "2024-07-17", "清河渡口大桥通车"),
        story("甲报", "2023-07-17", "清河渡口大桥通车"),
        story("甲报", "2024-07-16", "清河渡口大桥"),
        page("甲报", Some("2024-07-18"), vec![erratum]),
    ]
}

#[test]
fn an_erratum_stands_beside_what_it_sets_right() {
    let fixture = Fixture::with(&corrected());
    let errata: Vec<String> =
        pairs(&fixture.archive).into_iter().filter(|pair| pair.contains("Erratum")).collect();
    assert_eq!(errata, ["甲报 2024-07-18 Erratum 甲报 2024-07-17"]);
    let versions = |text: &str| {
        let id = fixture.search(&query(text)).hits[0].id;
        fixture.archive.article(id, &query("")).unwrap().versions
    };
    let of_erratum = versions("标题:更正");
    let only = |v: &[Version]| v.iter().map(|v| (v.kind, v.published.clone().unwrap())).collect::<Vec<_>>();
    assert_eq!(only(&of_erratum), [(VersionKind::Corrected, "2024-07-17".to_owned())]);
    let of_story = versions("标题:清河渡口大桥通车 报纸:甲报 日期:2024-07-17");
    assert_eq!(only(&of_story).last(), Some(&(VersionKind::Erratum, "2024-07-18".to_owned())));
    assert_eq!(of_story.len(), 5);
}

#[test]
fn versions_are_the_same_in_every_order_of_import_and_after_a_rebuild() {
    let mut pages = corrected();
    pages.push(one("丙报", "2024-07-19", &LATER));
    pages.push(one("丁报", "2024-07-20", &BRIDGE[..2]));
    let fixture = Fixture::with(&pages);
    let expect = pairs(&fixture.archive);
    assert!(expect.len() > 8, "{expect:?}");
    fixture.archive.reindex(&mut |_, _| {}, &false.into()).unwrap();
    assert_eq!(pairs(&fixture.archive), expect);
    pages.reverse();
    assert_eq!(linked(&pages), expect);
    pages.swap(0, 4);
    pages.swap(2, 6);
    assert_eq!(linked(&pages), expect);
    let again =
        Fixture::with(&pages).tampered(|path| std::fs::remove_file(path.join("index/meta.json")).unwrap());
    assert_eq!(pairs(&again.archive), expect);
}

#[test]
fn articles_that_change_or_go_leave_their_family() {
    let fixture = Fixture::with(&[one("甲报", "2024-07-17", &BRIDGE), one("乙报", "2024-07-18", &BRIDGE)]);
    let fold = || {
        let options = SearchOptions { fold: true, ..SearchOptions::default() };
        fixture.archive.search(&query(""), &options).unwrap().rows
    };
    assert_eq!(fold(), 1);
    let set = |sql: &str| {
        fixture.archive.shelf.store.write(|tx| Ok(tx.execute_batch(sql)?)).unwrap();
        fixture.archive.search.catch_up(Reach::All, &false.into()).unwrap();
    };
    let empty =
        r#"{"byline":{"reporters":[],"correspondents":[],"photographers":[],"printed":[]},"blocks":[]}"#;
    set(&format!(
        "UPDATE article SET packed = pack('{empty}' || char(10) || '{{\"facts\":[],\"subjects\":[]}}') WHERE id = 2;
         INSERT INTO change (article_id) VALUES (2);"
    ));
    assert_eq!((fold(), pairs(&fixture.archive).len()), (2, 0));
    set("UPDATE article SET packed = (SELECT packed FROM article WHERE id = 1) WHERE id = 2;
         INSERT INTO change (article_id) VALUES (2);");
    assert_eq!((fold(), pairs(&fixture.archive).len()), (1, 1));
    set("DELETE FROM article WHERE id = 1; INSERT INTO change (article_id) VALUES (1);");
    assert_eq!((fold(), pairs(&fixture.archive).len()), (1, 0));
    assert_eq!(fixture.archive.verify().unwrap().problems, []);
}

/// Two families of three and two, an erratum, and ten other articles.
fn families() -> Fixture {
    let mut pages = vec![
        one("甲报", "2024-07-01", &BRIDGE),
        one("乙报", "2024-07-12", &BRIDGE),
        one("丙报", "2024-07-05", &BRIDGE[..3]),
        one("甲报", "2024-07-03", &[WEATHER[0]]),
        one("乙报", "2024-07-08", &[WEATHER[0]]),
        page(
            "甲报",
            Some("2024-07-02"),
            vec![article("更正", &["《甲报的题目》有误：大桥全长1320米应为1230米。"])],
        ),
    ];
    for n in 0..10 {
        pages.push(one("杂报", &format!("2024-07-{:02}", n + 1), &[&format!("大桥的第{n}件小事。")]));
    }
    Fixture::with(&pages)
}

#[test]
fn versions_fold_into_the_best_of_them_on_every_page_of_a_list() {
    let fixture = families();
    let list = |sort, text: &str, offset, limit| {
        let options = SearchOptions { sort, offset, limit, fold: true, ..SearchOptions::default() };
        fixture.archive.search(&query(text), &options).unwrap()
    };
    let rows = |found: &wire::SearchResult| -> Vec<(i64, Vec<i64>)> {
        found.hits.iter().map(|hit| (hit.id, hit.folded.clone())).collect()
    };
    for (sort, text, total, row_count) in [
        (Sort::Newest, "", 16, 13),
        (Sort::Oldest, "", 16, 13),
        (Sort::Relevance, "大桥", 14, 12),
        (Sort::Newest, "双向四车道", 3, 1),
        (Sort::Newest, "没有的词", 0, 0),
    ] {
        let whole = list(sort, text, 0, 100);
        assert_eq!((whole.total, whole.rows), (total, row_count), "{text}");
        let all = rows(&whole);
        assert_eq!(all.len() as u32, row_count);
        for limit in [1, 2, 3, 5] {
            let pages: Vec<_> = (0..row_count)
                .step_by(limit as usize)
                .flat_map(|at| rows(&list(sort, text, at, limit)))
                .collect();
            assert_eq!(pages, all, "{text} {limit}");
        }
        // Folded or not, the same articles in the same order.
        let plain = fixture
            .archive
            .search(&query(text), &SearchOptions { sort, limit: 100, ..SearchOptions::default() });
        let plain: Vec<i64> = plain.unwrap().hits.iter().map(|hit| hit.id).collect();
        let heads: Vec<i64> = all.iter().map(|row| row.0).collect();
        let kept: Vec<i64> = plain.iter().copied().filter(|id| heads.contains(id)).collect();
        assert_eq!(kept, heads);
        for (head, folded) in &all {
            let family: Vec<i64> =
                plain.iter().copied().filter(|id| id == head || folded.contains(id)).collect();
            assert_eq!(family, [&[*head], folded.as_slice()].concat());
        }
    }
    let newest = rows(&list(Sort::Newest, "双向四车道", 0, 9));
    assert_eq!(newest, [(2, vec![3, 1])]);
    assert_eq!(rows(&list(Sort::Oldest, "双向四车道", 0, 9)), [(1, vec![3, 2])]);
    // Only what the query finds is folded.
    assert_eq!(rows(&list(Sort::Newest, "双向四车道 报纸:丙报", 0, 9)), [(3, vec![])]);
}

#[test]
fn an_unfolded_list_has_a_row_for_every_article() {
    let fixture = families();
    let found = fixture.search(&query(""));
    assert_eq!((found.total, found.rows, found.hits.len()), (16, 16, 16));
    assert!(found.hits.iter().all(|hit| hit.folded.is_empty()));
}

#[test]
fn two_versions_are_compared_side_by_side() {
    let fixture = Fixture::with(&[one("甲报", "2024-07-17", &BRIDGE), one("乙报", "2024-07-19", &LATER)]);
    let comparison = fixture.archive.compare(1, 2).unwrap();
    assert_eq!(comparison.rows.len(), 5);
    let marked = |row: usize| {
        let row = &comparison.rows[row];
        let of = |side: &[wire::Segment]| {
            side.iter().filter(|s| s.hit).map(|s| s.text.clone()).collect::<Vec<_>>().join("|")
        };
        (of(&row.left), of(&row.right), row.same)
    };
    assert_eq!(marked(2), ("一早就".into(), "每天都".into(), false));
    assert_eq!(fixture.archive.compare(1, 9).unwrap_err().code().name(), "article-missing");
    assert!(fixture.archive.compare(1, 1).unwrap().rows.iter().all(|row| row.same));
}
