//! What is searched instead of a query that finds nothing.

use newspaper::{Correction, NameKind};
use query::Query;
use wire::{Change, SearchResult, WideningKind};

use super::fixture::*;
use crate::SearchOptions;

fn widened(fixture: &Fixture, query: &Query) -> SearchResult {
    let options = SearchOptions { widen: true, ..SearchOptions::default() };
    fixture.archive.search(query, &options).unwrap()
}

/// Pages whose words are hardly words elsewhere.
fn fixture() -> Fixture {
    let fixture = Fixture::with(&pages());
    let articles = vec![
        article("茌平区供水改造完工", &["茌平区的管网更新了，覆盖三万户。"]),
        article("垓子镇的集市", &["刘垓子镇逢五逢十有集。"]),
    ];
    fixture.add(&page("样报", Some("2024-05-01"), articles));
    fixture
}

#[test]
fn what_finds_nothing_is_widened_and_says_so() {
    let fixture = fixture();
    use WideningKind::*;
    for (text, kind, from, to, searched, headline) in [
        ("茌平县 供水", Renamed, "茌平县", vec!["茌平区"], "\"茌平区\" 供水", "茌平区供水改造完工"),
        ("zhangxiaojiang", Pinyin, "zhangxiaojiang", vec!["章晓江"], "\"章晓江\"", "灵芝产业加速崛起"),
        ("zxj 封顶", Pinyin, "zxj", vec!["章晓江"], "\"章晓江\" 封顶", "灵芝产业加速崛起"),
        ("张小江 封顶", Pinyin, "张小江", vec!["章晓江"], "\"章晓江\" 封顶", "灵芝产业加速崛起"),
        ("臧晓江", Pinyin, "臧晓江", vec!["章晓江"], "\"章晓江\"", "灵芝产业加速崛起"),
        (
            "2024-07-12",
            Told,
            "2024-07-12",
            vec!["2024-07-12"],
            "(事发日期:2024-07-12..2024-07-12 | \"2024-07-12\")",
            "灵芝产业加速崛起",
        ),
        ("7月12日", Told, "7月12日", vec!["7月12日"], "\"7月12日\"", "灵芝产业加速崛起"),
        ("2024-07-13", Told, "", vec![], "", ""),
        ("刘孩子镇", LookAlike, "刘孩子镇", vec!["刘垓子镇"], "\"刘垓子镇\"", "垓子镇的集市"),
        (
            "灵芝 封顶 渡船",
            Partial,
            "灵芝 封顶 渡船",
            vec!["灵芝", "封顶", "渡船"],
            "\"灵芝 封顶 渡船\"/2",
            "灵芝产业加速崛起",
        ),
        ("灵芝种植技术", Partial, "灵芝种植技术", vec!["灵芝", "种植", "技术"], "\"灵芝 种植 技术\"/2", ""),
    ] {
        let found = widened(&fixture, &query(text));
        if headline.is_empty() {
            assert!(found.widened.is_none() && found.total == 0, "{text}");
            continue;
        }
        let widening = found.widened.unwrap_or_else(|| panic!("{text}"));
        assert_eq!(
            (widening.kind, &widening.from[..], &widening.to),
            (kind, from, &to.iter().map(|&t| t.to_owned()).collect()),
            "{text}"
        );
        assert_eq!(widening.text, searched, "{text}");
        assert_eq!(found.hits[0].headline, headline, "{text}");
        assert!(found.hits[0].why.contains(&kind.into()), "{text}: {:?}", found.hits[0].why);
        // What is shown is what the query that was searched finds by itself.
        assert_eq!(fixture.search(&widening.query).total, found.total, "{text}");
    }
}

#[test]
fn what_finds_something_or_must_stand_so_is_not_widened() {
    let fixture = fixture();
    for text in
        ["茌平", "灵芝", "", "记者:李四", "\"灵芝种植技术\"", "-灵芝 -设备 -渡 -茌平 -集市 -管", "日期:1950"]
    {
        assert_eq!(widened(&fixture, &query(text)).widened, None, "{text}");
    }
    let plain = fixture.archive.search(&query("茌平县"), &SearchOptions::default()).unwrap();
    assert_eq!((plain.total, plain.widened), (0, None));
}

#[test]
fn filters_stay_as_they_are() {
    let fixture = fixture();
    let only = |publication: &str| Query {
        text: "茌平县".into(),
        publications: vec![publication.into()],
        ..Query::default()
    };
    let found = widened(&fixture, &only("样报"));
    assert_eq!(
        found.widened.map(|w| (w.query.publications, w.text)),
        Some((vec!["样报".into()], "\"茌平区\" 报纸=样报".into()))
    );
    assert_eq!(widened(&fixture, &only("旧报")).widened, None);
}

#[test]
fn names_of_one_heading_stand_for_each_other() {
    let fixture = fixture();
    let of = NameKind::Person;
    let heading =
        |name: &str| Correction::Heading { line: None, of, name: name.into(), heading: "章晓江".into() };
    let corrections = vec![heading("章老板")];
    let change = Change { target: wire::Target::Archive, corrections };
    fixture.archive.correct(&[change]).unwrap();
    let found = widened(&fixture, &query("章老板 封顶"));
    let widening = found.widened.unwrap();
    assert_eq!((widening.kind, widening.text.as_str()), (WideningKind::Synonym, "\"章晓江\" 封顶"));
}
