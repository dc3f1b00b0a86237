//! Damaged and replaced characters: found in both forms, marked where they stand, decided on together.

use newspaper::*;
use wire::{ArticleView, Change, MarkedSegment, Segment, Target};

use super::fixture::*;

/// A proposal at the first place of `text` in a part.
fn damage(article: &mut Article, part: Part, text: &str, proposal: &str) {
    let whole = article.part(part).expect("no such part");
    let start = whole[..whole.find(text).expect("no such text")].chars().count() as u32;
    let span = Span { part, start, end: start + text.chars().count() as u32 };
    let rule = "place".into();
    let found = LookAlike { span, text: text.into(), proposal: proposal.into(), rule, confidence: 0.9 };
    article.look_alikes.push(found);
}

fn orchard() -> Article {
    let mut orchard =
        article("往平区果园丰收", &["聊城市在平区的果园丰收。往平区的农民笑了。", "别处的消息。"]);
    damage(&mut orchard, Part::Headline, "往平区", "茌平区");
    damage(&mut orchard, Part::Block(0), "在平区", "茌平区");
    damage(&mut orchard, Part::Block(0), "往平区", "茌平区");
    orchard
}

fn fixture(articles: Vec<Article>) -> Fixture {
    Fixture::with(&[page("清河日报", Some("2024-07-17"), articles)])
}

fn marked(segments: &[MarkedSegment]) -> String {
    segments.iter().map(|s| if s.hit { format!("[{}]", s.text) } else { s.text.clone() }).collect()
}

fn shown(segments: &[Segment]) -> String {
    segments.iter().map(|s| if s.hit { format!("[{}]", s.text) } else { s.text.clone() }).collect()
}

fn read(fixture: &Fixture, words: &str) -> ArticleView {
    let query = query(words);
    let id = fixture.search(&query).hits[0].id;
    fixture.archive.article(id, &query).unwrap()
}

#[test]
fn an_article_is_found_by_what_is_printed_and_by_what_was_meant() {
    let fixture = fixture(vec![orchard(), article("别的", &["在平原上。"])]);
    for text in [
        "\"聊城市在平区的果园\"",
        "\"聊城市茌平区的果园\"",
        "\"茌平区的果园丰收。茌平区的农民\"",
        "\"茌平区的果园丰收。往平区的农民\"",
        "\"在平区的果园丰收。茌平区的农民\"",
        "\"在平区的果园丰收。往平区的农民\"",
        "茌平区",
        "茌",
        "title:茌平区果园",
        "title:往平区果园",
    ] {
        assert_eq!(fixture.found(text), ["往平区果园丰收"], "{text}");
    }
    assert!(fixture.found("茌平原").is_empty());
    // No phrase runs from the text into its other form.
    assert!(fixture.found("\"消息。茌平区果园\"").is_empty());
}

#[test]
fn what_was_meant_is_marked_where_it_stands() {
    let fixture = fixture(vec![orchard()]);
    let view = read(&fixture, "茌平区");
    assert_eq!(marked(&view.headline), "[往平区]果园丰收");
    assert_eq!(marked(&view.blocks[0].segments), "聊城市[在平区]的果园丰收。[往平区]的农民笑了。");
    assert_eq!(view.hits, 3);
    assert_eq!(
        marked(&read(&fixture, "在平区的果园").blocks[0].segments),
        "聊城市[在平区的果园]丰收。往平区的农民笑了。"
    );
    let hit = &fixture.search(&query("茌平区")).hits[0];
    assert_eq!(hit.why, [wire::Why::Headline, wire::Why::Text, wire::Why::LookAlike]);
    assert_eq!(shown(&hit.snippet), "聊城市[在平区]的果园丰收。[往平区]的农民笑了。");
}

#[test]
fn the_reader_is_told_what_may_be_damaged() {
    let view = read(&fixture(vec![orchard()]), "果园");
    let told: Vec<_> =
        view.look_alikes.iter().map(|l| (&l.text[..], &l.proposal[..], &l.sentence[..])).collect();
    let expect = [
        ("往平区", "茌平区", "往平区果园丰收"),
        ("在平区", "茌平区", "聊城市在平区的果园丰收。"),
        ("往平区", "茌平区", "往平区的农民笑了。"),
    ];
    assert_eq!(told, expect);
}

#[test]
fn what_a_person_replaced_is_still_found() {
    let mut replaced = article("茌平区果园丰收", &["第一段。", "茌平区的农民笑了。", "第三段已经改写。"]);
    let was = |part, text: &str| Replaced { part, text: text.into() };
    replaced.replaced = vec![
        was(Part::Headline, "在平区果园丰收"),
        was(Part::Block(1), "在平区的农民笑了。"),
        was(Part::Block(2), "第三段原来说的是另一件长得多的事情。"),
    ];
    let fixture = fixture(vec![replaced]);
    for (text, why, snippet) in [
        ("\"在平区的农民\"", [wire::Why::Text, wire::Why::LookAlike], "[茌平区的农民]笑了。"),
        ("\"茌平区的农民\"", [wire::Why::Text, wire::Why::Words], "[茌平区的农民]笑了。"),
        ("另一件长得多", [wire::Why::Text, wire::Why::LookAlike], "第三段已经改写。"),
        ("title:在平区", [wire::Why::Headline, wire::Why::LookAlike], "第一段。"),
    ] {
        let result = fixture.search(&query(text));
        assert_eq!(result.total, 1, "{text}");
        assert_eq!((&result.hits[0].why[..], &shown(&result.hits[0].snippet)[..]), (&why[..], snippet));
    }
    let view = read(&fixture, "另一件长得多");
    assert_eq!(view.hits, 0);
    let told: Vec<_> = view.replaced.iter().map(|r| (r.block, &r.text[..])).collect();
    assert_eq!(told[..2], [(None, "在平区果园丰收"), (Some(1), "在平区的农民笑了。")]);
}

#[test]
fn proposals_are_grouped_the_most_frequent_first() {
    let mut single = article("单个", &["走进刘孩子镇。"]);
    damage(&mut single, Part::Block(0), "刘孩子镇", "刘垓子镇");
    let fixture = fixture(vec![single, orchard(), article("别的", &["在平区。"])]);
    let groups = fixture.archive.repairs(10).unwrap();
    let told: Vec<_> = groups.iter().map(|g| (&g.from[..], &g.to[..], g.places, g.articles)).collect();
    let expect = [("往平区", "茌平区", 2, 1), ("刘孩子镇", "刘垓子镇", 1, 1), ("在平区", "茌平区", 1, 1)];
    assert_eq!(told, expect);
    let samples: Vec<String> = groups[0].samples.iter().map(|s| shown(&s.text)).collect();
    assert_eq!(samples, ["[往平区]果园丰收", "聊城市在平区的果园丰收。[往平区]的农民笑了。"]);
    assert_eq!((&groups[0].rule[..], &groups[0].samples[0].headline[..]), ("place", "往平区果园丰收"));
    assert_eq!(fixture.archive.repairs(1).unwrap().len(), 1);
}

#[test]
fn a_decision_changes_every_article_with_the_proposal() {
    let fixture = fixture(vec![orchard(), article("别的", &["在平区。"]), orchard()]);
    let changes =
        crate::correct::repairs::changes(&fixture.archive.search, "往平区", "茌平区", false).unwrap();
    let change = |id: i64, line| Change {
        target: Target::Article(id),
        corrections: vec![Correction::Repair {
            line,
            from: "往平区".into(),
            to: "茌平区".into(),
            accepted: false,
        }],
    };
    assert_eq!(changes, [change(1, 2), change(3, 7)]);
    assert!(
        crate::correct::repairs::changes(&fixture.archive.search, "往平区", "别处", true).unwrap().is_empty()
    );
}

/// Articles with one organisation each.
fn companies(names: &[&str]) -> Vec<Article> {
    let company = |(n, name): (usize, &&str)| {
        let mut company = article(&format!("消息{n}"), &[&format!("{name}招工。")]);
        fact(&mut company, 0, name, FactValue::Org { full: None });
        company
    };
    names.iter().enumerate().map(company).collect()
}

#[test]
fn a_rare_name_is_held_against_the_frequent_ones_of_the_archive() {
    let often = "青禾果业有限公司";
    let articles =
        companies(&[often, "青禾果亚有限公司", often, "东岭果业有限公司", "西岭果业有限公司", often]);
    let fixture = fixture(articles);
    let groups = fixture.archive.repairs(10).unwrap();
    let told: Vec<_> = groups.iter().map(|g| (&g.from[..], &g.to[..], &g.rule[..], g.places)).collect();
    assert_eq!(told, [("青禾果亚有限公司", often, "vocabulary", 1)]);
    assert_eq!(shown(&groups[0].samples[0].text), "[青禾果亚有限公司]招工。");
    let changes =
        crate::correct::repairs::changes(&fixture.archive.search, "青禾果亚有限公司", often, true).unwrap();
    assert_eq!(changes.iter().map(|c| c.target).collect::<Vec<_>>(), [Target::Article(2)]);
}

#[test]
fn what_is_declined_is_not_proposed_for_the_archive_again() {
    let often = "青禾果业有限公司";
    let fixture = fixture(companies(&[often, often, often, "青禾果亚有限公司"]));
    let decide = |batch: i64, accepted, action: &str| {
        let (line, from, to) = (8, "青禾果亚有限公司".to_owned(), often.to_owned());
        let op = serde_json::to_string(&Correction::Repair { line, from, to, accepted }).unwrap();
        let work = |tx: &rusqlite::Transaction<'_>| {
            tx.execute(
                "INSERT INTO correction (batch, sha256, op) SELECT ?1, sha256, ?2 FROM source",
                (batch, op),
            )?;
            tx.execute("INSERT INTO correction_step (batch, action) VALUES (?1, ?2)", (batch, action))?;
            Ok(())
        };
        fixture.archive.shelf.store.write(work).unwrap();
        fixture.archive.repairs(10).unwrap().len()
    };
    assert_eq!(fixture.archive.repairs(10).unwrap().len(), 1);
    assert_eq!(decide(1, false, "make"), 0);
    assert_eq!(decide(2, true, "make"), 1);
}
