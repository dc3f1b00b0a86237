//! Articles that go on on another page are read as one, whichever page came first.

use newspaper::{Jump, ParsedPage};

use super::fixture::{Fixture, article, page, query};
use crate::query::Query;

fn jump(page: &str) -> Option<Jump> {
    Some(Jump { page: page.into(), title: None })
}

/// Page 1 with an article that goes on on page 3, and page 3.
fn issue() -> [ParsedPage; 2] {
    let mut head = article("柳林大桥昨日通车", &["两岸群众过河只要五分钟。"]);
    head.jump_to = jump("3");
    let mut front =
        page("运河日报", Some("2024-07-17"), vec![head, article("菌菇丰收", &["大棚里一派忙碌。"])]);
    front.page.page_label = Some("01".into());
    let mut tail = article("柳林大桥的建设者", &["工程师们在工地上住了三年。"]);
    tail.jump_from = jump("1");
    tail.byline.reporters = vec!["张红".into()];
    let mut inside = page("运河日报", Some("2024-07-17"), vec![tail]);
    inside.page.page_label = Some("03".into());
    [front, inside]
}

#[test]
fn the_order_of_import_does_not_matter() {
    let [front, inside] = issue();
    for pages in [[front.clone(), inside.clone()], [inside, front]] {
        let fixture = Fixture::with(&pages);
        assert_eq!(fixture.archive.info().unwrap().articles, 2);
        assert_eq!(fixture.found("").len(), 2);
        assert_eq!(fixture.found("住了三年"), ["柳林大桥昨日通车"]);
        assert_eq!(fixture.found("五分钟 工程师"), ["柳林大桥昨日通车"]);
        assert_eq!(fixture.found("记者:张红"), ["柳林大桥昨日通车"]);
        assert_eq!(fixture.archive.verify().unwrap().problems, []);
        let hit = &fixture.search(&query("住了三年")).hits[0];
        let whole = fixture.archive.article(hit.id, &query("住了三年")).unwrap();
        let pages: Vec<u32> = whole.blocks.iter().map(|block| block.page).collect();
        assert_eq!((pages, whole.hits, whole.continued.len()), (vec![0, 1], 1, 1));
        let elsewhere = fixture.archive.source(whole.continued[0].page_id).unwrap();
        assert!(elsewhere.lines.iter().any(|line| line.article == Some(whole.id)));
    }
}

#[test]
fn either_piece_leads_to_the_whole_article() {
    let fixture = Fixture::with(&issue());
    let whole = fixture.search(&query("住了三年")).hits[0].id;
    for id in 1..=3 {
        let view = fixture.archive.article(id, &Query::default()).unwrap();
        assert_eq!(view.id == whole, view.blocks.len() == 2, "{id}");
    }
}

#[test]
fn pages_of_other_issues_do_not_meet() {
    let [front, mut inside] = issue();
    inside.page.issue_date = Some("2024-07-18".into());
    let fixture = Fixture::with(&[front, inside]);
    assert_eq!(fixture.found("").len(), 3);
}
