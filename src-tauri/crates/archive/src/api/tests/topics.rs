use newspaper::{Article, FactValue, InitiativeKind, PersonPart};
use query::Query;
use wire::{Cooccurrence, TopicCount, TopicList};

use super::fixture::*;

fn person(name: &str) -> FactValue {
    FactValue::Person { name: name.into(), role: None, org: None, part: PersonPart::Quoted }
}

fn scheme(name: &str) -> FactValue {
    FactValue::Initiative { name: name.into(), of: None, class: InitiativeKind::Platform }
}

/// An article in which some people and initiatives stand.
fn about(headline: &str, people: &[&str], schemes: &[&str]) -> Article {
    let mut made = article(headline, &[&[people, schemes].concat().join("、")]);
    people.iter().for_each(|name| fact(&mut made, 0, name, person(name)));
    schemes.iter().for_each(|name| fact(&mut made, 0, name, scheme(name)));
    made
}

/// Four articles on a platform, of which one person tells; eight others in which a second person tells of everything.
fn archive() -> Fixture {
    let mut pages = Vec::new();
    for day in 1..=4 {
        let on = about("平台又有新事", &["郝一兰", "常开口"], &["换新通"]);
        pages.push(page("河报", Some(&format!("2024-03-0{day}")), vec![on]));
    }
    for day in 1..=8 {
        let other = about("别的事", &["常开口"], &["清河行动"]);
        pages.push(page("河报", Some(&format!("2024-04-0{day}")), vec![other]));
    }
    Fixture::with(&pages)
}

#[test]
fn people_places_and_organisations_are_topics_over_time() {
    let fixture = Fixture::with(&pages());
    let topics = fixture.archive.topics(&query("")).unwrap();
    let show = |list: &[TopicCount]| {
        list.iter().map(|t| format!("{} {} {}", t.value, t.label, t.count)).collect::<Vec<_>>()
    };
    assert_eq!(show(&topics.places), ["某省 某省 1", "某省/某市 某市 1", "某省/某市/清河县 清河县 1"]);
    assert_eq!(topics.people.len(), 3);
    assert_eq!(show(&topics.orgs), ["华清公司 华清公司 1", "某市教育和体育局 某市教育和体育局 1"]);
    assert!(topics.people.iter().all(|person| person.spark.iter().sum::<u32>() <= person.count));
}

#[test]
fn a_topic_is_measured_against_all_articles_of_its_time() {
    let fixture = archive();
    let narrowed = Query { initiatives: vec!["换新通".into()], ..Query::default() };
    let topics = fixture.archive.topics(&narrowed).unwrap();
    // The time is that of the topic.
    assert_eq!(
        (topics.spark_from.as_deref(), topics.spark_to.as_deref()),
        (Some("2024-03-01"), Some("2024-03-04"))
    );
    assert_eq!(topics.spark_all.iter().sum::<u32>(), 4);
    let whole = fixture.archive.topics(&query("")).unwrap();
    assert_eq!((whole.spark_all.iter().sum::<u32>(), whole.spark_all[0]), (12, 2));
    assert_eq!(topics.people[0].spark.iter().sum::<u32>(), 4);
    let empty = Fixture::new().archive.topics(&query("")).unwrap();
    assert_eq!((empty.spark_all.len(), empty.people.len(), empty.spark_from), (0, 0, None));
}

#[test]
fn companions_are_those_that_come_with_a_topic_and_not_with_everything() {
    let fixture = archive();
    let show = |list: &[Cooccurrence]| {
        list.iter().map(|c| format!("{} {} {:.1}", c.label, c.count, c.lift)).collect::<Vec<_>>()
    };
    let of = |query: Query| fixture.archive.cooccurrences(&query).unwrap();
    let with = of(query("平台 OR 清河"));
    assert_eq!(show(&with.people), Vec::<String>::new(), "all of them have the first, and so has everything");
    let march = of(Query { to: Some("2024-04-02".into()), ..Query::default() });
    assert_eq!(show(&march.people), ["郝一兰 4 2.0"]);
    assert_eq!(show(&march.initiatives), ["换新通 4 2.0"]);
    assert_eq!(of(query("没有的词")), wire::Cooccurrences::default());
}

#[test]
fn a_list_that_fails_does_not_take_the_others_with_it() {
    let fixture = archive();
    let drop_table = |tx: &rusqlite::Transaction<'_>| Ok(tx.execute_batch("DROP TABLE storyline_article")?);
    fixture.archive.shelf.store.write(drop_table).unwrap();
    let topics = fixture.reopen().archive.topics(&query("")).unwrap();
    let failed: Vec<_> = topics.failed.iter().map(|one| (one.list, one.code.name())).collect();
    assert_eq!(failed, [(TopicList::Storyline, "database-error")]);
    assert_eq!((topics.people.len(), topics.initiatives.len()), (2, 2));
}
