use super::*;
use crate::model::{Block, BlockKind, Byline, InitiativeKind, PageInfo, PersonPart, Tense};
use crate::{Anchor, facts};

/// An article that begins at line 3, read.
fn article() -> Article {
    let block = |text: &str, line| Block { kind: BlockKind::Paragraph, text: text.into(), lines: vec![line] };
    let mut article = Article {
        headline: "冠县新桥7月12日通车".into(),
        byline: Byline { reporters: vec!["张红".into()], ..Byline::default() },
        lines: vec![3, 5, 6],
        blocks: vec![
            block("2024年7月12日，冠县新桥通车，惠及群众3万人。", 5),
            block("7月12日晚，冠县教育局局长李强说，方便多了。", 6),
        ],
        ..Article::default()
    };
    let page = PageInfo { issue_date: Some("2024-07-17".into()), ..PageInfo::default() };
    facts::extract(std::slice::from_mut(&mut article), &page, None, &[]);
    article
}

fn apply_to(corrections: &[Correction]) -> (Article, Vec<Reason>) {
    let mut articles = [article()];
    let refused = correct(&mut articles, corrections);
    let [article] = articles;
    (article, refused.into_iter().map(|u| u.reason).collect())
}

fn none(text: &str, nth: Option<u32>, of: FactKind) -> Correction {
    Correction::Fact { line: 3, text: text.into(), nth, meaning: Meaning::None { of } }
}

fn is(text: &str, nth: Option<u32>, value: FactValue) -> Correction {
    Correction::Fact { line: 3, text: text.into(), nth, meaning: Meaning::Is { value } }
}

fn date(edtf: &str) -> FactValue {
    FactValue::Date { edtf: Some(edtf.into()), tense: Tense::Past, anchor: Anchor::Words }
}

fn place(path: &str) -> FactValue {
    FactValue::Place { path: path.into(), code: None }
}

fn org(full: Option<&str>) -> FactValue {
    FactValue::Org { full: full.map(str::to_owned) }
}

fn person(name: &str) -> FactValue {
    FactValue::Person { name: name.into(), role: None, org: None, part: PersonPart::Quoted }
}

/// Words and standard values of a kind, as they stand.
fn said(article: &Article, kind: FactKind) -> Vec<(&str, String)> {
    let facts = article.facts.iter().filter(|f| f.value.kind() == kind);
    facts.map(|f| (f.text.as_str(), f.value.standard(&f.text))).collect()
}

#[test]
fn every_place_of_words_is_found_and_is_where_it_says() {
    let article = article();
    let check = |text: &str, expect: usize| {
        let places = places_of(&article, text);
        assert_eq!(places.len(), expect, "{text}");
        for place in places {
            let part = article.part(place.part).unwrap_or_default().chars();
            let there: String = part.skip(place.start as usize).take(text.chars().count()).collect();
            assert_eq!(there, text);
        }
    };
    check("7月12日", 3);
    check("冠县", 3);
    check("张红", 0);
    check("", 0);
    let block = Block { kind: BlockKind::Paragraph, text: "哈哈哈".into(), lines: vec![1] };
    let twice = Article { blocks: vec![block], headline_supplied: true, ..Article::default() };
    assert_eq!(places_of(&twice, "哈哈").len(), 2);
}

#[test]
fn one_place_or_all_are_struck() {
    assert_eq!(said(&article(), FactKind::Date).len(), 3);
    let (a, refused) = apply_to(&[none("7月12日", Some(0), FactKind::Date)]);
    assert_eq!(said(&a, FactKind::Date).len(), 2, "{:?}", a.facts);
    assert!(refused.is_empty());
    let (a, _) = apply_to(&[none("7月12日", None, FactKind::Date)]);
    assert_eq!(said(&a, FactKind::Date).iter().filter(|d| d.0 == "7月12日").count(), 0);
    assert!(said(&a, FactKind::Date).iter().any(|d| d.0 == "2024年7月12日"), "longer words are another fact");
    let (a, refused) = apply_to(&[none("张红", None, FactKind::Person)]);
    assert!(
        said(&a, FactKind::Person).iter().all(|p| p.0 != "张红") && refused.is_empty(),
        "a byline's name too"
    );
}

#[test]
fn the_standard_value_strikes_too() {
    let path = "山东省/聊城市/冠县";
    assert!(said(&article(), FactKind::Place).iter().any(|p| p.1 == path));
    let (a, refused) = apply_to(&[none(path, None, FactKind::Place)]);
    assert_eq!((said(&a, FactKind::Place).iter().filter(|p| p.1 == path).count(), refused.len()), (0, 0));
}

#[test]
fn a_meaning_takes_the_place_of_what_was_read_there() {
    let (a, refused) = apply_to(&[is("7月12日", Some(1), date("2023-07-12"))]);
    assert_eq!(refused, []);
    let dates = said(&a, FactKind::Date);
    assert!(dates.contains(&("7月12日", "2023-07-12".into())), "{dates:?}");
    assert!(dates.iter().all(|d| d.0 != "2024年7月12日"), "the words that reach into the place");
    let corrected = a.facts.iter().find(|f| f.rule == Rule::Corrected).unwrap();
    assert_eq!(corrected.confidence, 1.0);
    let at = |f: &Fact| f.span.map(|s| (s.part, s.start, s.end));
    assert!(a.facts.is_sorted_by_key(at), "in the order in which they stand");
}

#[test]
fn a_meaning_for_all_places_stays_out_of_longer_words() {
    let (a, _) = apply_to(&[
        none("冠县教育局", None, FactKind::Org),
        is("冠县教育局", None, org(Some("冠县教育和体育局"))),
        is("教育局", None, org(None)),
    ]);
    assert_eq!(said(&a, FactKind::Org), [("冠县教育局", "冠县教育和体育局".to_owned())]);
}

#[test]
fn what_was_never_read_is_added_wherever_it_stands() {
    let named = FactValue::Initiative { name: "新桥".into(), of: None, class: InitiativeKind::Other };
    let (a, refused) = apply_to(&[is("新桥", None, named)]);
    assert_eq!((said(&a, FactKind::Initiative).len(), refused.len()), (2, 0));
}

#[test]
fn a_name_of_the_byline_is_set_where_it_is() {
    let (a, _) = apply_to(&[is("张红", None, person("张虹"))]);
    let fact = a.facts.iter().find(|f| f.text == "张红").unwrap();
    assert_eq!((fact.span, fact.value.standard("")), (None, "张虹".to_owned()));
}

#[test]
fn the_last_word_counts() {
    let set = || is("冠县", None, place("河北省/邯郸市/馆陶县"));
    let (a, _) = apply_to(&[set(), none("冠县", None, FactKind::Place)]);
    assert_eq!(said(&a, FactKind::Place).len(), 0);
    let (a, _) = apply_to(&[none("冠县", None, FactKind::Place), set()]);
    assert!(
        said(&a, FactKind::Place).iter().all(|p| p.1 == "河北省/邯郸市/馆陶县")
            && !said(&a, FactKind::Place).is_empty()
    );
}

#[test]
fn places_of_the_table_get_their_code_others_must_be_plausible() {
    let check = |path: &str, code: Result<Option<&str>, Reason>| {
        let (a, refused) = apply_to(&[is("新桥", Some(0), place(path))]);
        let found = a.facts.iter().find(|f| f.rule == Rule::Corrected).map(|f| match &f.value {
            FactValue::Place { code, .. } => code.clone(),
            _ => None,
        });
        assert_eq!(refused.first().copied(), code.err(), "{path}");
        assert_eq!(found, code.ok().map(|code| code.map(str::to_owned)), "{path}");
    };
    check("山东省/聊城市/冠县", Ok(Some("371525")));
    check("法国/巴黎", Ok(None));
    check("", Err(Reason::ValueInvalid));
    check("山东省//冠县", Err(Reason::ValueInvalid));
    check(" 冠县", Err(Reason::ValueInvalid));
    check("一/二/三/四/五/六/七", Err(Reason::ValueInvalid));
}

#[test]
fn what_does_not_fit_is_refused_with_its_reason_and_changes_nothing() {
    let figure = |value: f64, when: &str| FactValue::Figure {
        value: Some(value),
        unit: "人".into(),
        qualifier: None,
        what: None,
        whose: None,
        when: Some(when.into()),
        comparison: None,
    };
    let long = "长".repeat(LONGEST + 1);
    let check = |correction: Correction, reason: Reason| {
        let (a, refused) = apply_to(std::slice::from_ref(&correction));
        assert_eq!(refused, [reason], "{correction:?}");
        assert_eq!(a, article(), "{correction:?}");
    };
    check(is("7月12日", None, date("昨天")), Reason::ValueInvalid);
    check(is("7月12日", None, date("2024-13")), Reason::ValueInvalid);
    check(is("李强", None, person(" ")), Reason::ValueInvalid);
    check(is("3万人", None, figure(f64::NAN, "2024")), Reason::ValueInvalid);
    check(is("3万人", None, figure(30_000.0, "去年")), Reason::ValueInvalid);
    check(is(&long, None, org(None)), Reason::ValueInvalid);
    check(none("", None, FactKind::Org), Reason::ValueInvalid);
    check(none("河湾", None, FactKind::Place), Reason::TextMissing);
    check(none("冠县", Some(3), FactKind::Place), Reason::TextMissing);
    check(is("河湾", None, place("法国")), Reason::TextMissing);
    check(is("冠县", Some(3), place("法国")), Reason::TextMissing);
    let elsewhere = Meaning::None { of: FactKind::Date };
    check(
        Correction::Fact { line: 4, text: "冠县".into(), nth: None, meaning: elsewhere },
        Reason::NoArticleThere,
    );
    check(Correction::Subjects { line: 4, ids: vec![] }, Reason::NoArticleThere);
    check(Correction::Subjects { line: 3, ids: vec!["medtop:1".into()] }, Reason::ValueInvalid);
}

#[test]
fn subjects_are_those_that_were_chosen_in_their_order() {
    let ids = ["medtop:15000000", "medtop:05000000", "medtop:15000000"].map(str::to_owned);
    let (a, refused) = apply_to(&[Correction::Subjects { line: 3, ids: ids.to_vec() }]);
    let labels: Vec<&str> = a.subjects.iter().map(|s| s.label.as_str()).collect();
    assert_eq!((labels, refused.len()), (vec!["体育", "教育"], 0));
    assert!(a.subjects.iter().all(|s| s.confidence == 1.0));
    let (a, _) = apply_to(&[Correction::Subjects { line: 3, ids: vec![] }]);
    assert!(a.subjects.is_empty());
}

#[test]
fn the_date_of_a_page_rests_on_what_was_read() {
    let text =
        "柳林大桥通车\n\n本报讯（记者 张红）7月15日，柳林大桥建成通车。较2023年同期，过河时间缩短一半。\n";
    let read = |corrections| {
        crate::parse(text.as_bytes(), &crate::Config { corrections, ..crate::Config::default() }).unwrap()
    };
    let before = read(Vec::new());
    assert!(before.page.issue_date_estimate.is_some());
    let line = before.articles[0].lines[0];
    let meaning = Meaning::Is { value: date("1998-07-15") };
    let after = read(vec![Correction::Fact { line, text: "7月15日".into(), nth: None, meaning }]);
    assert_eq!(after.page, before.page);
    assert!(said(&after.articles[0], FactKind::Date).contains(&("7月15日", "1998-07-15".into())));
    assert!(after.unapplied.is_empty());
}
