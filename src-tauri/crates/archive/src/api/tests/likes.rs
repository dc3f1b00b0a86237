//! Articles like one another: found, narrowed, explained.

use query::Query;
use wire::Hit;

use super::fixture::*;
use crate::SearchOptions;

/// Two on trade-in, one of them reprinted; one that shares two words with them; others.
fn fixture() -> Fixture {
    let new = [
        "消费者到门店以旧换新，家电补贴当场抵扣，旧冰箱由回收员上门取走。",
        "据介绍，补贴按新家电售价的一成半计算，每人每类限领一台，旧家电送拆解厂处理。",
    ];
    let again = ["家电以旧换新补贴标准提高，回收员上门取走旧家电，门店当场抵扣。"];
    let town = ["门店开业，消费者排队。"];
    let ferry = ["老人撑船四十年，送学生过河，船桨换了十二把。"];
    let food = ["老人凭卡就餐，每餐十元，志愿者送餐到家。"];
    let one = |headline: &str, body: &[&str]| vec![article(headline, body)];
    Fixture::with(&[
        page("清河日报", Some("2024-07-17"), one("家电以旧换新补贴开放申领", &new)),
        page("清河晚报", Some("2024-07-18"), one("家电以旧换新补贴开放申领", &new)),
        page("清河日报", Some("2024-08-02"), one("以旧换新补贴再加码", &again)),
        page("清河日报", Some("2024-08-03"), one("商场开业", &town)),
        page("清河日报", Some("2024-08-04"), one("渡口的故事", &ferry)),
        page("清河日报", Some("2024-08-05"), one("社区食堂开饭", &food)),
    ])
}

fn id_of(fixture: &Fixture, words: &str) -> String {
    fixture.search(&query(words)).hits[0].id.to_string()
}

fn like(fixture: &Fixture, query: &Query) -> Vec<Hit> {
    fixture.archive.search(query, &SearchOptions { fold: true, ..SearchOptions::default() }).unwrap().hits
}

fn headlines(hits: &[Hit]) -> Vec<&str> {
    hits.iter().map(|hit| hit.headline.as_str()).collect()
}

#[test]
fn what_is_like_an_article_is_a_condition_of_a_query() {
    let fixture = fixture();
    let id = id_of(&fixture, "每人每类限领");
    let near = Query { like: vec![id.clone()], ..Query::default() };
    // Neither itself nor its reprint.
    assert_eq!(headlines(&like(&fixture, &near)), ["以旧换新补贴再加码"]);
    assert_eq!(near.to_text(), format!("相近={id}"));
    assert_eq!(like(&fixture, &query(&near.to_text())), like(&fixture, &near));
    assert_eq!(like(&fixture, &Query { text: "渡口".into(), ..near.clone() }), []);
    assert_eq!(like(&fixture, &query(&format!("商场 -相近:{id}"))).len(), 1);
    assert_eq!(fixture.archive.facets(&near).unwrap().year[0].count, 1);
}

#[test]
fn an_article_like_another_says_what_they_share() {
    let fixture = fixture();
    let near = Query { like: vec![id_of(&fixture, "每人每类限领")], ..Query::default() };
    let shared = &like(&fixture, &near)[0].shared;
    assert!(shared.iter().any(|word| word == "补贴") && shared.len() <= 6, "{shared:?}");
    assert!(fixture.search(&query("补贴")).hits.iter().all(|hit| hit.shared.is_empty()));
}

#[test]
fn nothing_is_like_what_is_not_there_or_says_nothing() {
    let fixture = fixture();
    let lone = id_of(&fixture, "船桨");
    for id in [lone.as_str(), "9999", "甲", ""] {
        let near = Query { like: vec![id.to_owned()], ..Query::default() };
        assert_eq!(headlines(&like(&fixture, &near)), [""; 0], "{id}");
    }
}

#[test]
fn what_is_nearest_comes_first_and_other_orders_are_by_day() {
    let fixture = fixture();
    let far = "消费者以旧换新，旧冰箱换新冰箱，补贴。";
    fixture.add(&page("清河日报", Some("2024-09-01"), vec![article("换新", &[far])]));
    let near = Query { like: vec![id_of(&fixture, "每人每类限领")], ..Query::default() };
    assert_eq!(headlines(&like(&fixture, &near)), ["以旧换新补贴再加码", "换新"]);
    let newest = SearchOptions { sort: query::Sort::Newest, ..SearchOptions::default() };
    assert_eq!(
        headlines(&fixture.archive.search(&near, &newest).unwrap().hits),
        ["换新", "以旧换新补贴再加码"]
    );
}
