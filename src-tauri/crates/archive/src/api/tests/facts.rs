//! Facts lead to the lines that say them, and what a person says of them lasts.

use std::sync::atomic::AtomicBool;

use newspaper::{Anchor, Correction, FactKind, FactValue, Meaning, PersonPart, Tense};
use query::{Axis, Granularity, Query};
use wire::*;

use super::correcting::{page, two_pages};
use super::fixture::{Fixture, query};

fn date(edtf: &str) -> Meaning {
    let value = FactValue::Date { edtf: Some(edtf.into()), tense: Tense::Past, anchor: Anchor::Words };
    Meaning::Is { value }
}

fn place(path: &str) -> Meaning {
    Meaning::Is { value: FactValue::Place { path: path.into(), code: None } }
}

fn none(of: FactKind) -> Meaning {
    Meaning::None { of }
}

fn said(article: &ArticleView, text: &str, nth: Option<u32>, meaning: Meaning) -> Correction {
    Correction::Fact { line: article.source.lines[0], text: text.into(), nth, meaning }
}

/// Standard values of a kind in an article.
fn values(article: &ArticleView, kind: FactKind) -> Vec<String> {
    article.facts.iter().filter(|f| f.kind == kind).map(|f| f.value.clone()).collect()
}

#[test]
fn a_meaning_lasts_through_reading_indexing_and_opening_anew_and_is_taken_back() {
    let fixture = two_pages();
    let article = fixture.article("柳林大桥");
    let before = fixture.all();
    let target = Target::Article(article.id);
    let corrections = [
        said(&article, "7月15日", None, date("1998-07-15")),
        said(&article, "张红", None, none(FactKind::Person)),
        Correction::Subjects { line: article.source.lines[0], ids: vec!["medtop:15000000".into()] },
    ];
    let corrected = fixture.correct(target, &corrections);
    assert_eq!((corrected.changed.as_slice(), corrected.unapplied.len()), ([article.id].as_slice(), 0));
    let after = fixture.all();
    let check = |fixture: &Fixture| {
        assert_eq!(fixture.all(), after);
        let article = fixture.article("柳林大桥");
        assert_eq!(values(&article, FactKind::Date), ["2024-07-16", "1998-07-15"]);
        assert!(!values(&article, FactKind::Person).contains(&"张红".to_owned()));
        assert_eq!(article.subjects[0].label, "体育");
        let axis =
            Query { from: Some("1998".into()), to: Some("1998".into()), axis: Axis::Event, ..query("") };
        assert_eq!(fixture.headlines(&axis), ["柳林大桥昨日通车"]);
        let bins = fixture.archive.timeline(&Query::default(), Axis::Event, Granularity::Year).unwrap().bins;
        assert!(bins.iter().any(|bin| bin.start == "1998" && bin.count == 1), "{bins:?}");
        assert_eq!(fixture.archive.verify().unwrap().problems, []);
        assert_eq!(fixture.archive.corrections(9, 0).unwrap().unapplied, 0);
    };
    check(&fixture);
    let go_on = AtomicBool::new(false);
    assert_eq!(fixture.archive.reread(&mut |_| {}, &go_on).unwrap().changed, 0);
    check(&fixture);
    fixture.archive.reindex(&mut |_, _| {}, &go_on).unwrap();
    check(&fixture);
    let fixture = fixture.reopen();
    check(&fixture);
    let again = fixture.file("2024/1.txt", page(17, "01", "柳林"));
    fixture.import(&[again]);
    check(&fixture);
    fixture.archive.undo(None).unwrap();
    assert_eq!(fixture.all(), before);
    fixture.archive.redo(None).unwrap();
    check(&fixture);
}

#[test]
fn what_is_said_of_a_page_that_is_imported_later_waits_for_it() {
    let fixture = two_pages();
    let article = fixture.article("柳林大桥");
    fixture.correct(Target::Article(article.id), &[said(&article, "7月15日", None, none(FactKind::Date))]);
    let corrected = fixture.all();
    // The same bytes under another name are the same page.
    let copy = fixture.file("2025/copy.txt", page(17, "01", "柳林"));
    fixture.import(&[copy]);
    assert_eq!(fixture.all(), corrected);
}

#[test]
fn a_fact_of_a_record_is_set_right() {
    let fixture = Fixture::new();
    let line =
        r#"{"title":"题","body":"7月15日，柳林大桥通车。\n7月15日晚，两岸灯火通明。","date":"2024-07-17"}"#;
    fixture.import(&[fixture.file("a.jsonl", line)]);
    let article = fixture.article("灯火通明");
    assert_eq!(values(&article, FactKind::Date).len(), 2);
    fixture.correct(Target::Article(article.id), &[said(&article, "7月15日", Some(1), date("2023-07-15"))]);
    let dates = values(&fixture.article("灯火通明"), FactKind::Date);
    assert_eq!(dates, ["2024-07-15", "2023-07-15"]);
    let misplaced = said(&article, "7月16日", None, none(FactKind::Date));
    let change = Change { target: Target::Article(article.id), corrections: vec![misplaced] };
    assert_eq!(fixture.archive.correct(&[change]).unwrap_err().code().name(), "correction-unfit");
}

#[test]
fn every_fact_names_the_lines_that_say_it() {
    let fixture = Fixture::new();
    let text = "运河日报 2024年7月17日 星期三 第01版 民生\n\n\
                柳林大桥昨日通车\n\n\
                \u{3000}\u{3000}本报讯（记者 张红）7月15\n日，柳 林大桥建成通车，运河市交通运\n输局局长李强介绍，大桥全长六百\n米，总投资两亿元。\n\n\
                \u{3000}\u{3000}“过河只要五分钟。”村民王伟说，他从2023年\n等到了今天，家里有3\n辆车。\n";
    fixture.import(&[fixture.file("页.txt", text)]);
    let article = fixture.article("柳林大桥");
    let printed: Vec<&str> = text.lines().collect();
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    assert!(article.facts.len() > 5);
    let mut wrapped = 0;
    for fact in &article.facts {
        let lines: String = fact.lines.iter().map(|&n| bare(printed[n as usize - 1])).collect();
        assert!(lines.contains(&bare(&fact.text)), "{fact:?} {lines}");
        assert!(fact.lines.len() <= 2, "{fact:?}");
        wrapped += usize::from(fact.lines.len() == 2);
    }
    assert!(wrapped >= 2);
}

#[test]
fn words_that_a_person_wrote_lead_to_the_lines_they_replaced() {
    let fixture = two_pages();
    let article = fixture.article("柳林大桥");
    let line = article.blocks[0].lines[0];
    let text = "本报讯（记者 张红）2021年8月1日，柳林大桥通车。".to_owned();
    fixture.correct(Target::Article(article.id), &[Correction::Paragraph { line, nth: 0, text }]);
    let article = fixture.article("柳林大桥");
    let fact = article.facts.iter().find(|fact| fact.text == "2021年8月1日").unwrap();
    assert_eq!(fact.lines, article.blocks[0].lines);
}

#[test]
fn a_fact_of_a_continued_piece_belongs_to_its_page() {
    let fixture = Fixture::new();
    let front = "运河日报 2024年7月17日 星期三 第01版 要闻\n\n柳林大桥昨日通车\n\n本报讯（记者 张红）7月15日，柳林大桥建成通车，两岸群众过河只要五分钟。（下转第3版）\n";
    let inside = "运河日报 2024年7月17日 星期三 第03版 综合\n\n柳林大桥昨日通车\n\n（上接第1版）7月15日晚，工程师李强在工地上说，大桥7月15日通车，他住了三年。\n";
    let paths = [("2024/1.txt", front), ("2024/3.txt", inside)].map(|(name, text)| fixture.file(name, text));
    fixture.import(&paths);
    let article = fixture.article("住了三年");
    let piece = article.continued.first().expect("the article goes on on page 3").clone();
    let facts: Vec<&FactView> =
        article.facts.iter().filter(|f| f.page == 1 && f.kind == FactKind::Date).collect();
    assert_eq!(facts.len(), 2, "{:?}", article.facts);
    assert!(facts.iter().all(|f| !f.lines.is_empty() && f.lines.iter().all(|n| piece.lines.contains(n))));
    assert!(piece.head.iter().any(|text| text.contains("柳林大桥")), "{piece:?}");
    let line = piece.lines[0];
    let correction =
        Correction::Fact { line, text: "7月15日".into(), nth: Some(1), meaning: date("2022-07-15") };
    fixture.correct(Target::Page(piece.page_id), &[correction]);
    let dates = values(&fixture.article("住了三年"), FactKind::Date);
    assert_eq!(dates.iter().filter(|d| *d == "2022-07-15").count(), 1, "{dates:?}");
    assert_eq!(dates.iter().filter(|d| *d == "2024-07-15").count(), 2, "{dates:?}");
}

#[test]
fn a_fact_is_struck_in_the_whole_archive_and_comes_back() {
    let fixture = two_pages();
    let before = fixture.all();
    let count = || fixture.archive.articles_with_fact(FactKind::Date, "7月15日", "2024-07-15").unwrap();
    assert_eq!(count(), 2);
    let corrected = fixture
        .archive
        .correct_fact_everywhere(FactKind::Date, "7月15日", "2024-07-15", &none(FactKind::Date))
        .unwrap();
    assert_eq!((corrected.changed.len(), count()), (2, 0));
    assert_eq!(fixture.archive.corrections(9, 0).unwrap().total, 1, "one batch");
    fixture.archive.undo(corrected.batch).unwrap();
    assert_eq!((fixture.all(), count()), (before, 2));
    let nothing = fixture
        .archive
        .correct_fact_everywhere(FactKind::Date, "7月15日", "2020-07-15", &none(FactKind::Date))
        .unwrap();
    assert_eq!(nothing, Corrected::default(), "the same words with another meaning stay");
}

#[test]
fn only_places_with_the_same_meaning_are_set_right_everywhere() {
    let fixture = two_pages();
    let article = fixture.article("菌菇 柳林");
    let target = Target::Article(article.id);
    let name = |path: &str| said(&article, "柳林", Some(1), place(path));
    fixture.correct(target, &[said(&article, "柳林", None, place("某省/甲市/柳林")), name("某省/乙市/柳林")]);
    let fixture = fixture.reopen();
    fixture
        .archive
        .correct_fact_everywhere(FactKind::Place, "柳林", "某省/乙市/柳林", &place("某省/丙市/柳林"))
        .unwrap();
    let places = values(&fixture.article("菌菇 柳林"), FactKind::Place);
    assert!(
        places.contains(&"某省/甲市/柳林".into()) && places.contains(&"某省/丙市/柳林".into()),
        "{places:?}"
    );
    assert!(!places.contains(&"某省/乙市/柳林".into()), "{places:?}");
}

#[test]
fn names_of_the_byline_are_set_right_and_lead_to_their_line() {
    let fixture = two_pages();
    let article = fixture.article("柳林大桥");
    let name = article.facts.iter().find(|f| f.text == "张红").unwrap();
    assert_eq!(name.lines.len(), 1, "{name:?}");
    let value =
        FactValue::Person { name: "张虹".into(), role: None, org: None, part: PersonPart::Reporter };
    fixture.correct(Target::Article(article.id), &[said(&article, "张红", None, Meaning::Is { value })]);
    let article = fixture.article("柳林大桥");
    assert!(values(&article, FactKind::Person).contains(&"张虹".to_owned()));
    assert!(!values(&article, FactKind::Person).contains(&"张红".to_owned()));
}
