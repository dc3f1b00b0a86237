//! Phrases over the years, and in the words around them.

use newspaper::*;
use wire::*;

use super::fixture::{Fixture, article, fact, page};

fn issue(date: Option<&str>, bodies: &[&str]) -> ParsedPage {
    let articles = bodies.iter().zip(1..).map(|(body, n)| article(&format!("题{n}"), &[body]));
    page("运河日报", date, articles.collect())
}

fn archive() -> Fixture {
    let fixture = Fixture::new();
    fixture.add_all(&[
        issue(Some("2003-05-01"), &["乡村建设起步。", "晴。", "雨。", "风。"]),
        issue(Some("2010-02-03"), &["推进乡村振兴。", "鄉村振興是大事，乡村振兴靠人才。"]),
        issue(Some("2018-09-10"), &["全面乡村振兴。", "晴好。", "新农村建设。", "新农村。"]),
        issue(Some("2018"), &["乡村振兴又一年。"]),
        issue(None, &["不知何时的乡村振兴。"]),
    ]);
    fixture
}

#[test]
fn a_phrase_is_counted_per_thousand_articles_of_its_year() {
    let usage = archive().archive.phrase("乡村振兴").unwrap();
    assert_eq!((usage.total, usage.undated, usage.articles), (5, 1, 11));
    let years: Vec<(i32, u32, u32, f64)> =
        usage.years.iter().map(|year| (year.year, year.count, year.all, year.rate)).collect();
    assert_eq!(years, [(2003, 0, 4, 0.0), (2010, 2, 2, 1000.0), (2018, 2, 5, 400.0)]);
    assert_eq!(usage.peak, Some(2010));
    let date = |quote: &Option<Quote>| quote.as_ref().and_then(|quote| quote.published.clone());
    assert_eq!(
        (date(&usage.first).as_deref(), date(&usage.last).as_deref()),
        (Some("2010-02-03"), Some("2018-09-10"))
    );
    let said: String = usage.first.unwrap().text.iter().map(|segment| segment.text.as_str()).collect();
    assert_eq!(said, "推进乡村振兴。");
}

#[test]
fn two_phrases_share_their_years() {
    let fixture = archive();
    let (old, new) = (fixture.archive.phrase("新农村").unwrap(), fixture.archive.phrase("乡村振兴").unwrap());
    let of = |usage: &PhraseUse| usage.years.iter().map(|year| (year.year, year.all)).collect::<Vec<_>>();
    assert_eq!(of(&old), of(&new));
    assert_eq!((old.total, old.peak), (2, Some(2018)));
}

#[test]
fn what_is_never_said_has_no_first_article() {
    let fixture = archive();
    for phrase in ["没有的话", "", "  "] {
        let usage = fixture.archive.phrase(phrase).unwrap();
        assert_eq!((usage.total, usage.first, usage.last, usage.peak), (0, None, None, None), "{phrase:?}");
        assert_eq!(fixture.archive.concordance(phrase, ConcordanceOrder::Oldest, 10, 0).unwrap().rows, []);
    }
    assert_eq!(Fixture::new().archive.phrase("乡村").unwrap().years, []);
}

#[test]
fn other_names_of_an_initiative_are_told() {
    let named = |name: &str, of: Option<&str>| FactValue::Initiative {
        name: name.into(),
        of: of.map(str::to_owned),
        class: InitiativeKind::Platform,
    };
    let mut first = article("上线", &["“邻里帮”上线。"]);
    fact(&mut first, 0, "“邻里帮”", named("邻里帮", None));
    let mut second = article("一年", &["“邻里帮”互助平台满一年。"]);
    fact(&mut second, 0, "“邻里帮”互助平台", named("邻里帮互助平台", Some("邻里帮")));
    let fixture = Fixture::with(&[page("运河日报", Some("2023-01-02"), vec![first, second])]);
    let usage = fixture.archive.phrase("邻里帮").unwrap();
    assert_eq!(usage.variants, [PhraseVariant { name: "邻里帮互助平台".into(), articles: 0 }]);
}

#[test]
fn a_concordance_is_ordered_by_date_and_by_the_words_around() {
    let fixture = archive();
    let rows = |order, limit, offset| fixture.archive.concordance("乡村振兴", order, limit, offset).unwrap();
    let shown = |concordance: &Concordance| {
        concordance
            .rows
            .iter()
            .map(|row| format!("{}[{}]{}", row.left, row.hit, row.right))
            .collect::<Vec<_>>()
    };
    let first = rows(ConcordanceOrder::Oldest, 2, 0);
    assert_eq!(
        shown(&first),
        ["推进[乡村振兴]。", "[鄉村振興]是大事，乡村振兴靠人才。", "鄉村振興是大事，[乡村振兴]靠人才。"]
    );
    assert_eq!((first.total, first.read, first.next), (5, 2, Some(2)));
    let last = rows(ConcordanceOrder::Oldest, 10, 4);
    assert_eq!((shown(&last), last.next), (vec!["不知何时的[乡村振兴]。".to_owned()], None));
    let right = rows(ConcordanceOrder::Right, 10, 0);
    let starts: Vec<&str> = right.rows.iter().map(|row| row.right.as_str()).collect();
    let mut sorted = starts.clone();
    sorted.sort_unstable();
    assert_eq!((starts.len(), &starts), (6, &sorted));
    let part = rows(ConcordanceOrder::Left, 4, 4);
    assert_eq!((part.rows.len(), part.next), (2, None));
}
