//! Articles that go on on another page are read as one, whichever page came first.

use newspaper::{Jump, ParsedPage};
use query::Query;

use super::fixture::{Fixture, article, page, query};

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

#[test]
fn files_that_say_their_page_only_by_their_names_are_joined_too() {
    let front = "# 柳林大桥昨日通车\n\n本报讯（记者 张红）7月16日上午，柳林大桥建成通车，两岸群众过河只要五分钟。\n\n\
                 通车仪式上，镇长王建国说，大桥通车后，两岸的菌菇可以更快运到县城。（下转第三版）\n";
    let inside = "# 柳林大桥昨日通车\n\n（上接第一版）施工队长赵强告诉记者，为了赶在汛期前合龙，工人们三班倒。\n\n\
                  # 县医院新大楼启用\n\n本报讯（记者 王芳）7月16日，县医院新大楼启用，新增床位三百张。\n";
    let files = [("2024-07/17/01.md", front), ("2024-07/17/03.md", inside)];
    for order in [[0, 1], [1, 0]] {
        let fixture = Fixture::new();
        for n in order {
            let (name, text) = files[n];
            let file = fixture.file(name, text);
            fixture.import(&[file]);
        }
        assert_eq!(fixture.found("三班倒 五分钟"), ["柳林大桥昨日通车"]);
        assert_eq!(fixture.found("日期:2024-07-17").len(), 2);
    }
}

#[test]
fn a_jump_on_one_side_and_the_headline_on_the_other_are_enough_in_either_order() {
    let [front, mut inside] = issue();
    inside.articles[0].jump_from = None;
    inside.articles[0].headline = "柳林大桥昨日通车".into();
    for pages in [[front.clone(), inside.clone()], [inside, front]] {
        let fixture = Fixture::with(&pages);
        assert_eq!(fixture.found("五分钟 工程师"), ["柳林大桥昨日通车"]);
    }
}
