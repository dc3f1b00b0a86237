//! Asking on the command line: how a query is read, what is suggested, what is kept, what is searched instead.

use jianbao_tests::program::{jianbao, sample_archive};
use serde_json::Value;

#[test]
fn a_query_is_shown_as_text_and_as_lists() {
    let answer = jianbao(&["query", "灵芝 地点=(冠县|莘县) 日期=去年..", "--json"]).json();
    assert_eq!(answer["text"], "灵芝 地点=(冠县|莘县) 日期=去年..");
    assert_eq!(answer["query"]["text"], "灵芝");
    assert_eq!(answer["query"]["places"], serde_json::json!(["冠县", "莘县"]));
    assert_eq!((&answer["query"]["from"], &answer["query"]["to"]), (&Value::from("去年"), &Value::Null));
    let wrong = jianbao(&["query", "灵芝 记者:(张三"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("第 7 个字符"), "{}", wrong.err);
}

#[test]
fn what_is_searched_instead_is_said() {
    let (_folder, archive) = sample_archive();
    let archive = archive.to_str().expect("a path in UTF-8");
    let answer = jianbao(&["search", archive, "guanxian 灵芝", "--json"]).json();
    assert_eq!(answer["widened"]["kind"], "pinyin");
    assert_eq!(answer["widened"]["from"], "guanxian");
    assert!(answer["widened"]["to"].as_array().is_some_and(|to| to.contains(&"冠县".into())), "{answer}");
    assert!(answer["total"].as_u64().is_some_and(|total| total > 0));
    let hit = &answer["hits"][0];
    assert!(hit["why"].as_array().is_some_and(|why| why.contains(&"pinyin".into())), "{hit}");
    assert!(hit["hits"].as_u64().is_some_and(|hits| hits > 0), "{hit}");
    let text = jianbao(&["search", archive, "guanxian 灵芝"]).out;
    assert!(text.starts_with("“guanxian”查无结果，按拼音改查“冠县"), "{text}");
    let exact = jianbao(&["search", archive, "guanxian 灵芝", "--exact", "--json"]).json();
    assert_eq!((&exact["total"], exact.get("widened")), (&Value::from(0), None));
    let found = jianbao(&["search", archive, "灵芝", "--json"]).json();
    assert_eq!(found.get("widened"), None);
}

#[test]
fn words_are_completed() {
    let (_folder, archive) = sample_archive();
    let archive = archive.to_str().expect("a path in UTF-8");
    for typed in ["冠", "灵芝 guanx", "地点:gx"] {
        let found = jianbao(&["suggest", archive, typed, "--json"]).json();
        let found = found.as_array().expect("a list");
        let place = found.iter().find(|one| one["kind"] == "place" && one["text"] == "冠县");
        let place = place.unwrap_or_else(|| panic!("no 冠县 for {typed}: {found:?}"));
        assert_eq!(place["query"]["places"], serde_json::json!(["山东省/聊城市/冠县"]));
        assert!(place["count"].as_u64().is_some_and(|count| count > 0));
    }
}

#[test]
fn queries_are_kept() {
    let (_folder, archive) = sample_archive();
    let archive = archive.to_str().expect("a path in UTF-8");
    let names = |answer: &Value| -> Vec<String> {
        let list = answer.as_array().expect("a list").iter();
        list.map(|one| {
            format!("{}={}", one["name"].as_str().unwrap_or(""), one["text"].as_str().unwrap_or(""))
        })
        .collect()
    };
    let added = jianbao(&["saved", archive, "--json", "add", "灵芝专题", "灵芝 地点=冠县"]).json();
    assert_eq!(names(&added), ["灵芝专题=灵芝 地点=冠县"]);
    let renamed = jianbao(&["saved", archive, "--json", "rename", "灵芝专题", "冠县灵芝"]).json();
    assert_eq!(names(&renamed), ["冠县灵芝=灵芝 地点=冠县"]);
    assert_eq!(jianbao(&["saved", archive, "delete", "没有"]).status, 2);
    assert_eq!(
        names(&jianbao(&["saved", archive, "--json", "delete", "冠县灵芝"]).json()),
        Vec::<String>::new()
    );
}

#[test]
fn relative_dates_are_reckoned_from_a_day() {
    let (_folder, archive) = sample_archive();
    let archive = archive.to_str().expect("a path in UTF-8");
    let total = |query: &str, today: &str| {
        jianbao(&["search", archive, query, "--exact", "--today", today, "--json"]).json()["total"].as_u64()
    };
    let all = total("", "2024-07-20");
    assert_eq!(total("事发日期:无 | 事发日期:不限", "2024-07-20"), all);
    assert!(total("事发日期:今年", "2024-07-20") > Some(5));
    assert_eq!(total("事发日期:今年", "2024-07-20"), total("事发日期:去年", "2025-01-01"));
    assert_eq!(total("事发日期:今年", "1950-01-01"), Some(0));
}
