use query::Query;
use wire::SuggestionKind::*;
use wire::SuggestionKind::{self};

use super::fixture::*;

/// Kinds, texts and counts.
fn suggested(fixture: &Fixture, typed: &str) -> Vec<(SuggestionKind, String, u32)> {
    let found = fixture.archive.suggest(typed, 5).unwrap();
    found.into_iter().map(|s| (s.kind, s.text, s.count)).collect()
}

#[test]
fn names_are_completed() {
    let fixture = Fixture::with(&pages());
    for (typed, expect) in [
        ("章", vec![(Person, "章晓江", 1)]),
        ("张小江", vec![(Person, "章晓江", 1)]),
        ("章小", vec![(Person, "章晓江", 1)]),
        ("2024-07-17", vec![(Date, "2024-07-17", 2)]),
        ("灵芝 2024年7月17日", vec![(Date, "2024-07-17", 2)]),
        ("2024/7", vec![(Date, "2024-07", 3)]),
        ("见报:20240714", vec![(Date, "2024-07-14", 1)]),
        ("7月17日", vec![(Date, "7月17日", 2)]),
        ("2024-07-18", vec![(Date, "2024-07-18", 0)]),
        ("zhangxiao", vec![(Person, "章晓江", 1)]),
        ("zxj", vec![(Person, "章晓江", 1)]),
        ("灵芝 清河", vec![(Publication, "清河日报", 3), (Place, "清河县", 1)]),
        ("qh", vec![(Publication, "清河日报", 3), (Place, "清河县", 1)]),
        ("地点:清", vec![(Place, "清河县", 1)]),
        ("人物:清", vec![]),
        ("筑基", vec![(Initiative, "筑基攻坚", 2)]),
        ("教育和体育", vec![(Org, "某市教育和体育局", 1)]),
        ("经济", vec![(Subject, "经济、商业和金融", 1)]),
        ("无此名", vec![]),
        ("", vec![]),
    ] {
        let expect: Vec<_> = expect.into_iter().map(|(kind, text, n)| (kind, text.to_owned(), n)).collect();
        assert_eq!(suggested(&fixture, typed), expect, "{typed}");
    }
}

#[test]
fn a_suggestion_is_a_query_that_finds_what_it_counts() {
    let fixture = Fixture::with(&pages());
    for typed in ["章", "清河", "筑", "华清", "经", "某", "王", "旧", "2024.7.17", "7月14日"] {
        let found = fixture.archive.suggest(typed, 10).unwrap();
        assert!(!found.is_empty(), "{typed}");
        for suggestion in found {
            assert_eq!(fixture.search(&suggestion.query).total, suggestion.count, "{suggestion:?}");
        }
    }
    let found = fixture.archive.suggest("灵芝 -清", 1).unwrap();
    assert_eq!(found[0].from, 4);
}

#[test]
fn new_articles_bring_new_names() {
    let fixture = Fixture::with(&pages());
    assert!(suggested(&fixture, "渡口").is_empty());
    fixture.add(&page("渡口晚报", Some("2024"), vec![article("新事", &["有新事。"])]));
    assert_eq!(suggested(&fixture, "渡口"), [(Publication, "渡口晚报".to_owned(), 1)]);
}

#[test]
fn kept_queries_are_suggested_first() {
    let fixture = Fixture::with(&pages());
    fixture.archive.save_query("清河专题", &query("灵芝")).unwrap();
    fixture.archive.note_query(&query("清河 灵芝")).unwrap();
    let kinds: Vec<SuggestionKind> = suggested(&fixture, "清河").into_iter().map(|s| s.0).collect();
    assert_eq!(kinds, [Saved, Recent, Publication, Place]);
    let all = fixture.archive.suggest("", 5).unwrap();
    assert_eq!(all.len(), 2);
    assert_eq!((&all[0].query, all[0].detail.as_deref()), (&query("灵芝"), Some("灵芝")));
    assert_ne!(all[1].query, Query::default());
}
