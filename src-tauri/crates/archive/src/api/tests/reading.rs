use wire::MarkedSegment;

use super::fixture::*;

fn text(segments: &[MarkedSegment]) -> String {
    segments.iter().map(|s| s.text.as_str()).collect()
}

#[test]
fn an_article_is_shown_as_printed_with_hits_and_facts() {
    let fixture = Fixture::with(&pages());
    let id = fixture.search(&query("灵芝")).hits[0].id;
    let view = fixture.archive.article(id, &query("清河县 \"1000吨\"")).unwrap();
    assert_eq!(text(&view.headline), "灵芝产业加速崛起");
    assert_eq!(
        view.byline.iter().map(|line| text(line)).collect::<Vec<_>>(),
        ["■ 本报记者 任小珍 通讯员 王冉"]
    );
    assert_eq!(view.hits, 3);
    let marked: Vec<&str> =
        view.blocks.iter().flat_map(|b| &b.segments).filter(|s| s.hit).map(|s| s.text.as_str()).collect();
    assert_eq!(marked, ["清河县", "1000 吨"]);
    assert!(view.kicker[0].hit);
    let person = view.facts.iter().position(|f| f.kind == newspaper::FactKind::Person).unwrap();
    let in_text: String = view.blocks[1]
        .segments
        .iter()
        .filter(|s| s.fact == Some(person as u32))
        .map(|s| s.text.as_str())
        .collect();
    assert_eq!(in_text, "章晓江");
    let person = &view.facts[person];
    assert_eq!((person.value.as_str(), person.detail.as_deref()), ("章晓江", Some("quoted")));
    assert_eq!(person.role.as_deref(), Some("总经理"));
    assert_eq!(person.sentence, "华清公司总经理章晓江说。");
    assert_eq!(person.lines, view.blocks[1].lines);
    assert_eq!(
        view.facts.iter().map(|f| f.kind.name()).collect::<Vec<_>>(),
        ["place", "date", "org", "person", "date", "initiative"]
    );
}

#[test]
fn an_estimated_date_comes_with_its_evidence() {
    let fixture = Fixture::with(&pages());
    let id = fixture.search(&query("管道")).hits[0].id;
    let view = fixture.archive.article(id, &query("")).unwrap();
    assert!(view.published_estimated);
    assert_eq!(view.published_evidence, ["7月12日"]);
}

#[test]
fn a_source_shows_every_line_and_whose_it_is() {
    let fixture = Fixture::with(&pages());
    let id = fixture.search(&query("灵芝")).hits[0].id;
    let view = fixture.archive.article(id, &query("")).unwrap();
    let source = fixture.archive.source(view.source.page_id).unwrap();
    assert_eq!(source.lines.len(), 8);
    assert_eq!(source.lines[0].article, None);
    let own: Vec<u32> = source.lines.iter().filter(|l| l.article == Some(id)).map(|l| l.n).collect();
    assert_eq!(own, view.source.lines);
}

#[test]
fn what_is_not_there_is_said() {
    let fixture = Fixture::new();
    assert_eq!(fixture.archive.article(7, &query("")).unwrap_err().code().name(), "article-missing");
    assert_eq!(fixture.archive.source(7).unwrap_err().code().name(), "page-missing");
}

#[test]
fn related_articles_share_telling_words() {
    let bodies = [
        ("家电以旧换新补贴", "家电以旧换新补贴今日开放申领，消费者可领取消费券。"),
        ("以旧换新补贴再加码", "家电以旧换新补贴标准提高，消费券分批发放。"),
        ("小麦喜获丰收", "今年小麦收割顺利，农机手加班作业。"),
        ("渡口的故事", "老人撑船四十年。"),
        ("社区送温暖", "志愿者走访老人。"),
    ];
    let articles = bodies.iter().map(|(headline, body)| article(headline, &[body])).collect();
    let fixture = Fixture::with(&[page("报", Some("2024-07-17"), articles)]);
    let id = fixture.search(&query("申领")).hits[0].id;
    let related = fixture.archive.article(id, &query("")).unwrap().related;
    assert_eq!(related.iter().map(|r| r.headline.as_str()).collect::<Vec<_>>(), ["以旧换新补贴再加码"]);
}
