//! What is kept in memory and gone on with while an archive grows, against what is read anew.

use std::sync::atomic::AtomicBool;

use holdings::Holdings;
use index::Counters;
use newspaper::{Article, FactValue, InitiativeKind, ParsedPage, PersonPart};
use store::article;
use wire::ArticleId;

use super::fixture::*;
use crate::answers::topics::FIELDS;
use crate::versions::Reach;

/// An article with some of many people and initiatives, which go by two names and are of several kinds.
fn made(n: usize) -> Article {
    let people: Vec<String> =
        (0..1 + mixed(n) % 4).map(|turn| format!("人{}", mixed(n + turn * 17) % 900)).collect();
    let names: Vec<String> = (0..mixed(n + 3) % 4)
        .map(|turn| format!("惠{}通{}", mixed(n + turn * 29) % 50, ["", "平台"][mixed(n + turn) % 2]))
        .collect();
    let mut made =
        super::fixture::article("渡口的事", &[&people.join("、"), &format!("{}。", names.join("、"))]);
    for name in people {
        let part = PersonPart::Quoted;
        fact(&mut made, 0, &name, FactValue::Person { name: name.clone(), role: None, org: None, part });
    }
    for (turn, name) in names.into_iter().enumerate() {
        use InitiativeKind::{Campaign, Other, Platform};
        let class = [Platform, Campaign, Other][mixed(n + turn + 5) % 3];
        fact(&mut made, 1, &name, FactValue::Initiative { name: name.clone(), of: None, class });
    }
    made
}

fn add(fixture: &Fixture, articles: std::ops::Range<usize>) {
    let paper = |n: usize| ["晨报", "晚报", "河报"][mixed(n + 13) % 3];
    let pages: Vec<_> = articles.map(|n| page(paper(n), Some("2024-07-02"), vec![made(n)])).collect();
    fixture.add_all(&pages);
}

fn catch_up(fixture: &Fixture) {
    fixture.archive.search.catch_up(Reach::All, &AtomicBool::new(false)).unwrap();
}

/// Takes articles away, so that names may be lost.
fn remove(fixture: &Fixture, ids: impl Iterator<Item = ArticleId>) {
    fixture
        .archive
        .shelf
        .store
        .write(|tx| ids.into_iter().try_for_each(|id| article::delete(tx, id)))
        .unwrap();
    catch_up(fixture);
}

/// Merges all segments of the index.
fn compact(fixture: &Fixture) {
    fixture.archive.search.index.compact(1_000_000).unwrap();
}

#[test]
fn names_and_initiatives_are_gone_on_with_as_they_are_read_anew() {
    let fixture = Fixture::new();
    let archive = &fixture.archive;
    let check = |what: &str| {
        let (searcher, _) = archive.search.index.searcher();
        let anew = Counters::default();
        for field in FIELDS.into_iter().chain(["publication"]) {
            let all = |counters: &Counters| counters.frequent_of_all(&searcher, field, usize::MAX).unwrap();
            assert_eq!(all(&archive.search.counters), all(&anew), "{field} of {what}");
        }
        let kept = archive.search.counters.initiatives(&searcher).unwrap();
        assert_eq!(kept.all(), anew.initiatives(&searcher).unwrap().all(), "{what}");
        kept.all().len()
    };
    assert_eq!(check("nothing"), 0);
    add(&fixture, 0..400);
    assert!(check("many articles") > 40);
    for n in 0..12 {
        add(&fixture, 400 + n * 9..409 + n * 9);
        check("some more");
    }
    remove(&fixture, (1..400).filter(|n| n % 7 == 0));
    check("fewer articles");
    compact(&fixture);
    check("other segments");
    add(&fixture, 600..605);
    remove(&fixture, 300..330);
    add(&fixture, 605..640);
    check("several steps at once");
    remove(&fixture, 1..=700);
    assert_eq!(check("nothing left"), 0);
}

#[test]
fn pages_are_gone_on_with_as_they_are_read_anew() {
    let fixture = Fixture::new();
    let check = |what: &str| {
        let store = &fixture.archive.shelf.store;
        let read = |holdings: &Holdings| store.read(|c| holdings.pages(c)).unwrap();
        let kept = read(&fixture.archive.holdings);
        assert_eq!(kept, read(&Holdings::new(store.clone())), "{what}");
        kept.pages.iter().map(|page| page.articles).collect::<Vec<u32>>()
    };
    assert!(check("nothing").is_empty());
    let some = |name: &str, n: usize| {
        vec![super::fixture::article(&format!("{name}的事"), &["渡口的事。"]); n]
    };
    fixture.add(&page("晨报", Some("2024-07-01"), some("甲", 2)));
    fixture.add(&page("晚报", None, some("乙", 1)));
    assert_eq!(check("pages"), [2, 1]);
    fixture.add(&page("晨报", Some("2024-07-02"), some("丙", 3)));
    assert_eq!(check("another page"), [2, 1, 3]);
    remove(&fixture, 1..=1);
    assert_eq!(check("an article less"), [1, 1, 3]);
    let info = fixture.archive.info().unwrap();
    assert_eq!((info.articles, info.pages, info.undated), (5, 3, 1));
    assert_eq!(info.publications, ["晨报", "晚报"]);
    assert_eq!((info.first.as_deref(), info.last.as_deref()), (Some("2024-07-01"), Some("2024-07-02")));
}

/// A report of one of some matters, some of which are much alike.
fn report(n: usize) -> ParsedPage {
    const MATTERS: [&str; 5] = ["渡口大桥", "渡口码头", "灵芝大棚", "灵芝展会", "古槐书院"];
    const STEPS: [&str; 6] = ["开工奠基", "主体封顶", "头茬采摘", "开馆讲学", "桥面铺装", "通车试行"];
    let (matter, step) = (MATTERS[mixed(n) % 5], STEPS[mixed(n + 7) % 6]);
    let body = format!("{matter}{step}，记者在{matter}现场看到，{matter}的{step}进展顺利。这是第{n}次报道。");
    let date = common::edtf::format_day(19_723 + (mixed(n + 31) % 260) as i32);
    page("清河日报", Some(&date), vec![super::fixture::article(&format!("{matter}{step}"), &[&body])])
}

/// Every article of a storyline with the storyline's number and name.
fn members(fixture: &Fixture) -> Vec<(i64, String, ArticleId)> {
    fixture.archive.keep_storylines(&mut |_| {}, &AtomicBool::new(false)).unwrap();
    let sql =
        "SELECT storyline_id, label, article_id FROM storyline_article JOIN storyline ON id = storyline_id
               ORDER BY article_id";
    let read = |c: &rusqlite::Connection| {
        let mut statement = c.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
    };
    fixture.archive.shelf.store.read(read).unwrap()
}

#[test]
fn storylines_are_gone_on_with_as_they_are_settled_anew() {
    let fixture = Fixture::new();
    let anew = "INSERT OR REPLACE INTO storyline_due SELECT DISTINCT stretch, 1 FROM storyline_text";
    let mut most = 0;
    for round in 0..14 {
        let pages: Vec<ParsedPage> = (round * 6..round * 6 + 6).map(report).collect();
        fixture.add_all(&pages);
        if round % 3 == 2 {
            remove(
                &fixture,
                (1..(round * 6) as ArticleId).filter(|n| mixed(*n as usize + round).is_multiple_of(5)),
            );
        }
        let kept = members(&fixture);
        fixture.archive.shelf.store.write(|tx| Ok(tx.execute(anew, [])?)).unwrap();
        assert_eq!(members(&fixture), kept, "round {round}");
        most = most.max(kept.len());
    }
    assert!(most > 20, "{most} articles are in storylines");
}

#[test]
fn records_are_found_by_their_lines() {
    let fixture = Fixture::new();
    let record = |n: usize| {
        format!(
            "{{\"headline\":\"渡口第{n}\",\"body\":\"清河的事。\",\"date\":\"2024-07-{:02}\"}}",
            1 + n % 9
        )
    };
    let mut lines: Vec<String> = (0..60).map(record).collect();
    for at in [0, 3, 4, 30, 31, 32, 59] {
        lines[at] = if at % 2 == 0 { String::new() } else { "{".to_owned() };
    }
    for name in ["a.jsonl", "b.jsonl"] {
        // Of the same records, with other bytes.
        let file = fixture.file(name, format!("{}\n{}", lines.join("\n"), name));
        fixture.import(&[file]);
    }
    remove(&fixture, 20..24);
    let check = |connection: &rusqlite::Connection| {
        let mut found = 0;
        for source in [1, 2] {
            let known = article::record_lines(connection, source)?;
            for line in 0..=70 {
                let stored = article::of_record(connection, source, line)?;
                assert_eq!(stored.is_some(), known.contains(&line), "line {line} of {source}");
                let Some(stored) = stored else { continue };
                assert_eq!(stored.article.headline, format!("渡口第{}", line - 1));
                found += 1;
            }
        }
        Ok(found)
    };
    let expect = 2 * (60 - 7) - 4;
    assert_eq!(fixture.archive.shelf.store.read(check).unwrap(), expect);
}
