//! What a person says of facts and subjects. It is applied to what was read, in the order in which it was said, so
//! that the last word counts; the estimate of a page's date rests on what was read alone.

use super::list;
use crate::correction::{Correction, Meaning, Unapplied};
use crate::edtf::Stretch;
use crate::model::{Article, Compared, Fact, FactValue, Part, Span};

/// Name of the rule that facts bear which a person set right.
pub const CORRECTED: &str = "corrected";

/// Characters of the printed words of a fact at most: the longest names of documents are shorter by half.
pub const LONGEST: usize = 200;

/// Units of a place's path at most: province, prefecture, county, township, village, and what lies in it.
const DEEPEST: usize = 6;

/// Why a correction is refused: one of [`crate::correction::REASONS`].
type Refusal = &'static str;

/// Applies what `corrections` say of facts and subjects; articles are by first line. Returns what could not be applied.
pub fn correct(articles: &mut [Article], corrections: &[Correction]) -> Vec<Unapplied> {
    let mut unapplied = Vec::new();
    for (index, correction) in corrections.iter().enumerate() {
        let applied = match correction {
            Correction::Fact { line, text, nth, meaning } => {
                article_at(articles, *line).and_then(|article| fact(article, text, *nth, meaning))
            }
            Correction::Subjects { line, ids } => {
                article_at(articles, *line).and_then(|article| subjects(article, ids))
            }
            _ => Ok(()),
        };
        if let Err(reason) = applied {
            unapplied.push(Unapplied { index, reason: reason.to_owned() });
        }
    }
    unapplied
}

fn article_at(articles: &mut [Article], line: u32) -> Result<&mut Article, Refusal> {
    let at = articles.binary_search_by_key(&Some(line), |a| a.lines.first().copied());
    at.ok().and_then(|n| articles.get_mut(n)).ok_or("no-article-there")
}

/// The subjects as a person chose them; the words that decided stay with those that were read too.
fn subjects(article: &mut Article, ids: &[String]) -> Result<(), Refusal> {
    let mut chosen = Vec::new();
    for id in ids {
        let read = article.subjects.iter().find(|subject| subject.id == *id);
        let evidence = read.map(|subject| subject.evidence.clone()).unwrap_or_default();
        let subject = list::subject(id, evidence).ok_or("value-invalid")?;
        if chosen.iter().all(|other: &crate::Subject| other.id != subject.id) {
            chosen.push(subject);
        }
    }
    article.subjects = chosen;
    Ok(())
}

fn fact(article: &mut Article, text: &str, nth: Option<u32>, meaning: &Meaning) -> Result<(), Refusal> {
    if text.is_empty() || text.chars().count() > LONGEST {
        return Err("value-invalid");
    }
    let places = places_of(article, text);
    match (meaning, nth) {
        (Meaning::None { of }, None) => strike_all(article, text, of, !places.is_empty()),
        (Meaning::None { of }, Some(nth)) => {
            let place = places.get(nth as usize).ok_or("text-missing")?;
            article.facts.retain(|fact| !(fact.value.kind() == of && stands_at(fact, place)));
            Ok(())
        }
        (Meaning::Is { value }, None) => {
            let value = checked(value)?;
            set_all(article, text, &places, &value)
        }
        (Meaning::Is { value }, Some(nth)) => {
            let (value, place) = (checked(value)?, places.get(nth as usize).ok_or("text-missing")?);
            set(article, text, *place, &value);
            sort(article);
            Ok(())
        }
    }
}

/// Every place where the printed text of an article says `text`, in reading order.
pub fn places_of(article: &Article, text: &str) -> Vec<Span> {
    let length = text.chars().count() as u32;
    let Some(step) = text.chars().next().map(char::len_utf8) else { return Vec::new() };
    let mut places = Vec::new();
    for (part, whole) in article.parts() {
        // The character that byte `at` is, counted on from place to place.
        let (mut at, mut start) = (0, 0);
        while let Some(found) = whole[at..].find(text) {
            start += whole[at..at + found].chars().count() as u32;
            places.push(Span { part, start, end: start + length });
            at += found + step;
            start += 1;
        }
    }
    places
}

fn stands_at(fact: &Fact, place: &Span) -> bool {
    fact.span.as_ref() == Some(place)
}

/// A fact that says no more than its place is struck by its words; one that is called otherwise by its standard name.
fn is_called(fact: &Fact, text: &str) -> bool {
    fact.text == text || fact.value.standard(&fact.text) == text
}

fn strike_all(article: &mut Article, text: &str, of: &str, is_printed: bool) -> Result<(), Refusal> {
    let before = article.facts.len();
    article.facts.retain(|fact| !(fact.value.kind() == of && is_called(fact, text)));
    // Words that are read as nothing any more are as they should be.
    if article.facts.len() < before || is_printed { Ok(()) } else { Err("text-missing") }
}

/// Sets the meaning wherever these words were read as this kind of fact; where they never were, wherever they stand
/// and no longer words of the kind say something else (聊城 within 聊城市教育局 is left alone).
fn set_all(article: &mut Article, text: &str, places: &[Span], value: &FactValue) -> Result<(), Refusal> {
    let kind = value.kind();
    let mut read = false;
    for fact in article.facts.iter_mut().filter(|f| f.value.kind() == kind && is_called(f, text)) {
        read = true;
        set_meaning(fact, value);
    }
    if read {
        return Ok(());
    }
    if places.is_empty() {
        return Err("text-missing");
    }
    let longer: Vec<Span> =
        article.facts.iter().filter(|f| f.value.kind() == kind).filter_map(|f| f.span).collect();
    for place in places {
        let is_within = |s: &Span| s.part == place.part && s.start <= place.start && place.end <= s.end;
        if !longer.iter().any(is_within) {
            set(article, text, *place, value);
        }
    }
    sort(article);
    Ok(())
}

fn set_meaning(fact: &mut Fact, value: &FactValue) {
    fact.value = value.clone();
    fact.rule = CORRECTED.into();
    fact.confidence = 1.0;
}

/// Puts a fact at a place, instead of those of its kind that reach into it.
fn set(article: &mut Article, text: &str, place: Span, value: &FactValue) {
    let reaches_in = |s: Span| s.part == place.part && s.start < place.end && place.start < s.end;
    article.facts.retain(|f| f.value.kind() != value.kind() || !f.span.is_some_and(reaches_in));
    article.facts.push(Fact {
        text: text.to_owned(),
        span: Some(place),
        rule: CORRECTED.into(),
        confidence: 1.0,
        value: value.clone(),
    });
}

fn sort(article: &mut Article) {
    let at = |span: Option<Span>| span.map(|s: Span| -> (Part, u32, u32) { (s.part, s.start, s.end) });
    article.facts.sort_by_key(|f| at(f.span));
}

/// A value as it may stand in an article: names bare of white space around them, dates that are dates, places with
/// their code.
fn checked(value: &FactValue) -> Result<FactValue, Refusal> {
    let mut value = value.clone();
    let is_whole = match &mut value {
        FactValue::Date { edtf, .. } => is_date(edtf),
        FactValue::Person { name, role, org, .. } => tidy(role) && tidy(org) && is_name(name),
        FactValue::Place { path, code } => {
            *code = list::code_of(path);
            code.is_some() || is_path(path)
        }
        FactValue::Org { full } => tidy(full),
        FactValue::Initiative { name, of, .. } => tidy(of) && is_name(name),
        FactValue::Figure { value, unit, qualifier, what, whose, when, comparison } => {
            let words = [qualifier, what, whose].into_iter().all(tidy);
            let base = comparison
                .as_mut()
                .is_none_or(|Compared { against, base, .. }| tidy(against) & is_date(base));
            *unit = unit.trim().to_owned();
            words && base && is_date(when) && value.is_none_or(f64::is_finite) && unit.len() <= LONGEST
        }
    };
    if is_whole { Ok(value) } else { Err("value-invalid") }
}

/// EDTF, or nothing that a calendar has.
fn is_date(edtf: &Option<String>) -> bool {
    edtf.as_deref().is_none_or(|edtf| Stretch::parse(edtf).is_some())
}

/// Makes a name bare; false where nothing is left, or too much.
fn is_name(name: &mut String) -> bool {
    *name = name.trim().to_owned();
    !name.is_empty() && name.chars().count() <= LONGEST && !name.contains(['\n', '\r'])
}

/// The same for words that may be missing: what is empty says nothing.
fn tidy(words: &mut Option<String>) -> bool {
    words.take_if(|words| words.trim().is_empty());
    words.as_mut().is_none_or(is_name)
}

/// Whether a path that the table does not have could be one: a place abroad, a village.
fn is_path(path: &str) -> bool {
    let units: Vec<&str> = path.split('/').collect();
    let is_unit = |unit: &&str| !unit.is_empty() && unit.trim() == *unit && unit.chars().count() <= 40;
    units.len() <= DEEPEST && units.iter().all(is_unit) && !path.contains(['\n', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind, Byline, InitiativeKind, PageInfo, PersonPart, Tense};
    use crate::{Anchor, facts};

    /// An article that begins at line 3, read.
    fn article() -> Article {
        let block =
            |text: &str, line| Block { kind: BlockKind::Paragraph, text: text.into(), lines: vec![line] };
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
        facts::extract(std::slice::from_mut(&mut article), &page, None);
        article
    }

    fn apply_to(corrections: &[Correction]) -> (Article, Vec<String>) {
        let mut articles = [article()];
        let refused = correct(&mut articles, corrections);
        let [article] = articles;
        (article, refused.into_iter().map(|u| u.reason).collect())
    }

    fn none(text: &str, nth: Option<u32>, of: &str) -> Correction {
        Correction::Fact { line: 3, text: text.into(), nth, meaning: Meaning::None { of: of.into() } }
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
    fn said<'a>(article: &'a Article, kind: &str) -> Vec<(&'a str, String)> {
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
        assert_eq!(said(&article(), "date").len(), 3);
        let (a, refused) = apply_to(&[none("7月12日", Some(0), "date")]);
        assert_eq!(said(&a, "date").len(), 2, "{:?}", a.facts);
        assert!(refused.is_empty());
        let (a, _) = apply_to(&[none("7月12日", None, "date")]);
        assert_eq!(said(&a, "date").iter().filter(|d| d.0 == "7月12日").count(), 0);
        assert!(said(&a, "date").iter().any(|d| d.0 == "2024年7月12日"), "longer words are another fact");
        let (a, refused) = apply_to(&[none("张红", None, "person")]);
        assert!(
            said(&a, "person").iter().all(|p| p.0 != "张红") && refused.is_empty(),
            "a byline's name too"
        );
    }

    #[test]
    fn the_standard_value_strikes_too() {
        let path = "山东省/聊城市/冠县";
        assert!(said(&article(), "place").iter().any(|p| p.1 == path));
        let (a, refused) = apply_to(&[none(path, None, "place")]);
        assert_eq!((said(&a, "place").iter().filter(|p| p.1 == path).count(), refused.len()), (0, 0));
    }

    #[test]
    fn a_meaning_takes_the_place_of_what_was_read_there() {
        let (a, refused) = apply_to(&[is("7月12日", Some(1), date("2023-07-12"))]);
        assert_eq!(refused, [""; 0]);
        let dates = said(&a, "date");
        assert!(dates.contains(&("7月12日", "2023-07-12".into())), "{dates:?}");
        assert!(dates.iter().all(|d| d.0 != "2024年7月12日"), "the words that reach into the place");
        let corrected = a.facts.iter().find(|f| f.rule == CORRECTED).unwrap();
        assert_eq!(corrected.confidence, 1.0);
        let at = |f: &Fact| f.span.map(|s| (s.part, s.start, s.end));
        assert!(a.facts.is_sorted_by_key(at), "in the order in which they stand");
    }

    #[test]
    fn a_meaning_for_all_places_stays_out_of_longer_words() {
        let (a, _) = apply_to(&[
            none("冠县教育局", None, "org"),
            is("冠县教育局", None, org(Some("冠县教育和体育局"))),
            is("教育局", None, org(None)),
        ]);
        assert_eq!(said(&a, "org"), [("冠县教育局", "冠县教育和体育局".to_owned())]);
    }

    #[test]
    fn what_was_never_read_is_added_wherever_it_stands() {
        let named = FactValue::Initiative { name: "新桥".into(), of: None, class: InitiativeKind::Other };
        let (a, refused) = apply_to(&[is("新桥", None, named)]);
        assert_eq!((said(&a, "initiative").len(), refused.len()), (2, 0));
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
        let (a, _) = apply_to(&[set(), none("冠县", None, "place")]);
        assert_eq!(said(&a, "place").len(), 0);
        let (a, _) = apply_to(&[none("冠县", None, "place"), set()]);
        assert!(
            said(&a, "place").iter().all(|p| p.1 == "河北省/邯郸市/馆陶县") && !said(&a, "place").is_empty()
        );
    }

    #[test]
    fn places_of_the_table_get_their_code_others_must_be_plausible() {
        let check = |path: &str, code: Result<Option<&str>, &str>| {
            let (a, refused) = apply_to(&[is("新桥", Some(0), place(path))]);
            let found = a.facts.iter().find(|f| f.rule == CORRECTED).map(|f| match &f.value {
                FactValue::Place { code, .. } => code.clone(),
                _ => None,
            });
            assert_eq!(refused.first().map(String::as_str), code.err(), "{path}");
            assert_eq!(found, code.ok().map(|code| code.map(str::to_owned)), "{path}");
        };
        check("山东省/聊城市/冠县", Ok(Some("371525")));
        check("法国/巴黎", Ok(None));
        check("", Err("value-invalid"));
        check("山东省//冠县", Err("value-invalid"));
        check(" 冠县", Err("value-invalid"));
        check("一/二/三/四/五/六/七", Err("value-invalid"));
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
        let check = |correction: Correction, reason: &str| {
            let (a, refused) = apply_to(std::slice::from_ref(&correction));
            assert_eq!(refused, [reason], "{correction:?}");
            assert_eq!(a, article(), "{correction:?}");
        };
        check(is("7月12日", None, date("昨天")), "value-invalid");
        check(is("7月12日", None, date("2024-13")), "value-invalid");
        check(is("李强", None, person(" ")), "value-invalid");
        check(is("3万人", None, figure(f64::NAN, "2024")), "value-invalid");
        check(is("3万人", None, figure(30_000.0, "去年")), "value-invalid");
        check(is(&long, None, org(None)), "value-invalid");
        check(none("", None, "org"), "value-invalid");
        check(none("河湾", None, "place"), "text-missing");
        check(none("冠县", Some(3), "place"), "text-missing");
        check(is("河湾", None, place("法国")), "text-missing");
        check(is("冠县", Some(3), place("法国")), "text-missing");
        let elsewhere = Meaning::None { of: "date".into() };
        check(
            Correction::Fact { line: 4, text: "冠县".into(), nth: None, meaning: elsewhere },
            "no-article-there",
        );
        check(Correction::Subjects { line: 4, ids: vec![] }, "no-article-there");
        check(Correction::Subjects { line: 3, ids: vec!["medtop:1".into()] }, "value-invalid");
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
        let text = "柳林大桥通车\n\n本报讯（记者 张红）7月15日，柳林大桥建成通车。较2023年同期，过河时间缩短一半。\n";
        let read = |corrections| {
            crate::parse(text.as_bytes(), &crate::Config { corrections, ..crate::Config::default() }).unwrap()
        };
        let before = read(Vec::new());
        assert!(before.page.issue_date_estimate.is_some());
        let line = before.articles[0].lines[0];
        let meaning = Meaning::Is { value: date("1998-07-15") };
        let after = read(vec![Correction::Fact { line, text: "7月15日".into(), nth: None, meaning }]);
        assert_eq!(after.page, before.page);
        assert!(said(&after.articles[0], "date").contains(&("7月15日", "1998-07-15".into())));
        assert!(after.unapplied.is_empty());
    }
}
