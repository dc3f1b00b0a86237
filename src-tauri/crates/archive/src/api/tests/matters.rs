//! Dossiers, people under their headings, the ledger of figures.

use newspaper::*;
use query::Query;
use wire::*;

use super::fixture::{Fixture, article, date, fact, page};
use crate::{Error, SearchOptions};

fn person(name: &str, role: Option<&str>, part: PersonPart) -> FactValue {
    FactValue::Person { name: name.into(), role: role.map(str::to_owned), org: None, part }
}

fn org(full: Option<&str>) -> FactValue {
    FactValue::Org { full: full.map(str::to_owned) }
}

fn initiative(name: &str, of: Option<&str>) -> FactValue {
    FactValue::Initiative { name: name.into(), of: of.map(str::to_owned), class: InitiativeKind::Platform }
}

fn place(path: &str) -> FactValue {
    FactValue::Place { path: path.into(), code: None }
}

fn figure(value: f64, unit: &str, what: &str, when: Option<&str>) -> FactValue {
    FactValue::Figure {
        value: Some(value),
        unit: unit.into(),
        qualifier: None,
        what: Some(what.into()),
        whose: Some("清河县".into()),
        when: when.map(str::to_owned),
        comparison: None,
    }
}

/// Three issues that tell of one platform, a deputy mayor and a teacher of one name, and three sums.
fn archive() -> Fixture {
    let mut first = article(
        "“邻里帮”上线",
        &[
            "3月1日，清河县民政局推出的社区互助平台“邻里帮”正式上线。平台旨在让邻居互相照应。",
            "“这件事要办好。”副县长王明说。",
            "2023年清河县福利支出120万元。",
        ],
    );
    fact(&mut first, 0, "3月1日", date("2023-03-01", Tense::Past));
    fact(&mut first, 0, "清河县", place("某省/某市/清河县"));
    fact(&mut first, 0, "清河县民政局", org(None));
    fact(&mut first, 0, "“邻里帮”", initiative("邻里帮", None));
    fact(&mut first, 1, "王明", person("王明", Some("副县长"), PersonPart::Quoted));
    fact(&mut first, 2, "清河县", place("某省/某市/清河县"));
    fact(&mut first, 2, "120万元", figure(1_200_000.0, "元", "福利支出", Some("2023")));
    let mut second = article(
        "互助平台满周岁",
        &["“邻里帮”互助平台一年来登记互助3200次。", "2023年清河县福利支出150万元，教师王明捐书。"],
    );
    fact(&mut second, 0, "“邻里帮”互助平台", initiative("邻里帮互助平台", Some("邻里帮")));
    fact(&mut second, 0, "3200次", figure(3_200.0, "次", "登记互助", None));
    fact(&mut second, 1, "清河县", place("某省/某市/清河县"));
    fact(&mut second, 1, "150万元", figure(1_500_000.0, "元", "福利支出", Some("2023")));
    fact(&mut second, 1, "王明", person("王明", Some("教师"), PersonPart::Mentioned));
    let mut third = article("王明调研", &["副县长王明到敬老院调研。", "2024年清河县福利支出180万元。"]);
    fact(&mut third, 0, "王明", person("王明", Some("副县长"), PersonPart::Mentioned));
    fact(&mut third, 1, "清河县", place("某省/某市/清河县"));
    fact(&mut third, 1, "180万元", figure(1_800_000.0, "元", "福利支出", Some("2024")));
    Fixture::with(&[
        page("清河日报", Some("2023-03-02"), vec![first]),
        page("清河日报", Some("2024-03-02"), vec![second]),
        page("清河日报", Some("2024-12-02"), vec![third]),
    ])
}

impl Fixture {
    fn people(&self) -> Vec<(String, u32)> {
        let facets = self.archive.facets(&Query::default()).unwrap();
        facets.person.into_iter().map(|facet| (facet.value, facet.count)).collect()
    }

    fn of_person(&self, heading: &str) -> u32 {
        self.search(&Query { people: vec![heading.into()], ..Query::default() }).total
    }

    fn filed(&self, changes: &[Change]) -> Corrected {
        self.archive.correct(changes).unwrap()
    }
}

fn heading(line: Option<u32>, name: &str, heading: &str) -> Correction {
    Correction::Heading { line, of: NameKind::Person, name: name.into(), heading: heading.into() }
}

fn text(quote: &Quote) -> String {
    quote.text.iter().map(|segment| segment.text.as_str()).collect()
}

#[test]
fn a_dossier_says_what_who_since_when_and_where_with_the_sentences() {
    let fixture = archive();
    let dossier = fixture.archive.dossier("邻里帮").unwrap();
    assert_eq!((dossier.name.as_str(), dossier.count), ("邻里帮", 2));
    assert_eq!(dossier.kind.as_deref(), Some("platform"));
    assert_eq!(dossier.variants, ["邻里帮互助平台"]);
    assert!(text(&dossier.definitions[0]).contains("民政局推出的社区互助平台“邻里帮”"));
    assert_eq!(dossier.runners[0].value, "清河县民政局");
    assert_eq!(dossier.began[0].value, "2023-03-01");
    assert_eq!(dossier.places[0].value, "某省/某市/清河县");
    assert_eq!(
        dossier.figures.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(),
        ["120万元", "3200次"]
    );
    let headlines: Vec<&str> = dossier.articles.iter().map(|quote| quote.headline.as_str()).collect();
    assert_eq!(headlines, ["“邻里帮”上线", "互助平台满周岁"]);
}

#[test]
fn a_dossier_of_a_phrase_that_is_no_name_is_read_from_the_text() {
    let dossier = archive().archive.dossier("敬老院").unwrap();
    assert_eq!(dossier.count, 1);
    assert_eq!(text(&dossier.articles[0]), "副县长王明到敬老院调研。");
    let nothing = archive().archive.dossier("没有的事").unwrap();
    assert_eq!((nothing.count, nothing.articles.len(), nothing.kind), (0, 0, None));
}

#[test]
fn a_person_is_shown_with_posts_over_time() {
    let person = archive().archive.person("王明").unwrap();
    let posts: Vec<_> =
        person.posts.iter().map(|p| (p.role.as_deref(), p.first.as_deref(), p.articles.len())).collect();
    assert_eq!(posts, [(Some("副县长"), Some("2023-03-02"), 2), (Some("教师"), Some("2024-03-02"), 1)]);
    assert_eq!((person.count, person.written, person.articles.len()), (3, 0, 3));
}

#[test]
fn a_post_that_names_its_organisation_in_two_ways_is_one() {
    let fixture = Fixture::new();
    let mut piece = article("水渠通水", &["清河市水务局副局长章远和市水务局副局长章远到场。"]);
    piece.headline_supplied = true;
    let named = |role: &str| FactValue::Person {
        name: "章远".into(),
        role: Some(role.into()),
        org: Some("清河市水务局".into()),
        part: PersonPart::Mentioned,
    };
    fact(&mut piece, 0, "章远", named("清河市水务局副局长"));
    fact(&mut piece, 0, "章远", named("市水务局副局长"));
    fixture.add(&page("运河日报", Some("2024-03-02"), vec![piece]));
    let person = fixture.archive.person("章远").unwrap();
    let posts: Vec<_> = person.posts.iter().map(|p| (p.words.as_deref(), p.articles.len())).collect();
    assert_eq!(posts, [(Some("清河市水务局副局长"), 1)]);
    assert_eq!(person.articles[0].words.as_deref(), Some("清河市水务局副局长"));
    assert!(person.articles[0].quote.headline_supplied);
}

#[test]
fn people_of_one_name_are_told_apart_and_joined_again() {
    let fixture = archive();
    assert_eq!(fixture.people(), [("王明".into(), 3)]);
    let teacher = fixture.archive.person("王明").unwrap().posts[1].articles.clone();
    let split = teacher.iter().map(|&id| Change {
        target: Target::Article(id),
        corrections: vec![heading(Some(0), "王明", "王明（教师）")],
    });
    let split = fixture.filed(&split.collect::<Vec<_>>());
    assert_eq!(split.changed, teacher);
    assert_eq!(fixture.people(), [("王明".into(), 2), ("王明（教师）".into(), 1)]);
    assert_eq!(fixture.archive.person("王明").unwrap().namesakes, ["王明（教师）"]);
    // Typed into the search box the plain name finds both.
    assert_eq!(fixture.found("人物:王明").len(), 3);
    // It lasts.
    let fixture = fixture.reopen();
    fixture.archive.reindex(&mut |_, _| {}, &std::sync::atomic::AtomicBool::new(false)).unwrap();
    assert_eq!(fixture.of_person("王明（教师）"), 1);
    fixture.archive.undo(split.batch).unwrap();
    assert_eq!(fixture.people(), [("王明".into(), 3)]);
}

#[test]
fn names_are_joined_everywhere_also_in_pages_that_come_later() {
    let fixture = archive();
    let join = Change { target: Target::Archive, corrections: vec![heading(None, "王民", "王明")] };
    fixture.filed(std::slice::from_ref(&join));
    let mut late = article("误排", &["副县长王民出席。"]);
    fact(&mut late, 0, "王民", person("王民", Some("副县长"), PersonPart::Mentioned));
    fixture.add(&page("清河日报", Some("2025-01-02"), vec![late]));
    assert_eq!(fixture.people(), [("王明".into(), 4)]);
    assert_eq!(fixture.archive.person("王明").unwrap().names, ["王明", "王民"]);
    assert_eq!(fixture.found("人物:王民").len(), 1);
}

#[test]
fn headings_that_say_nothing_or_are_misplaced_are_refused() {
    let fixture = archive();
    let all = |correction| [Change { target: Target::Archive, corrections: vec![correction] }];
    let id = fixture.search(&Query::default()).hits[0].id;
    let one = |correction| [Change { target: Target::Article(id), corrections: vec![correction] }];
    for changes in [
        all(heading(None, "王明", " ")),
        all(heading(Some(3), "王明", "王明（甲）")),
        all(Correction::Split { line: 2 }),
        one(heading(None, "王明", "王明（甲）")),
    ] {
        assert!(matches!(fixture.archive.correct(&changes), Err(Error::CorrectionUnfit(_))), "{changes:?}");
    }
    assert_eq!(fixture.archive.corrections(10, 0).unwrap().total, 0);
}

#[test]
fn the_ledger_lays_a_measure_along_time_and_flags_what_contradicts_itself() {
    let fixture = archive();
    let all = FigureFilter::default();
    let ledger = fixture.archive.figures(&Query::default(), &all, 100, 0).unwrap();
    assert_eq!((ledger.articles, ledger.read, ledger.total), (3, 3, 4));
    let measure = &ledger.measures[0];
    assert_eq!((measure.what.as_str(), measure.unit.as_str(), measure.count), ("福利支出", "元", 3));
    let points: Vec<(&str, f64)> = measure.points.iter().map(|p| (p.when.as_str(), p.value)).collect();
    assert_eq!(points, [("2023", 1_200_000.0), ("2023", 1_500_000.0), ("2024", 1_800_000.0)]);
    assert_eq!(ledger.contradictions.len(), 1);
    let pair = &ledger.contradictions[0];
    assert_eq!((pair.left.text.as_str(), pair.right.text.as_str()), ("120万元", "150万元"));
    assert!(text(&pair.right.quote).contains("福利支出150万元"));
}

#[test]
fn the_ledger_is_narrowed_by_subject_measure_place_and_time() {
    let fixture = archive();
    let whole = fixture.archive.figures(&Query::default(), &FigureFilter::default(), 100, 0).unwrap();
    let key = whole.measures[0].key.clone();
    let check = |filter: FigureFilter, expect: &[&str]| {
        let ledger = fixture.archive.figures(&Query::default(), &filter, 100, 0).unwrap();
        let texts: Vec<&str> = ledger.rows.iter().map(|row| row.text.as_str()).collect();
        assert_eq!(texts, expect, "{filter:?}");
        assert_eq!(ledger.total as usize, expect.len());
    };
    let some = |text: &str| Some(text.to_owned());
    check(
        FigureFilter { subject: some("福利"), ..FigureFilter::default() },
        &["180万元", "150万元", "120万元"],
    );
    check(FigureFilter { subject: some("互助 清河"), ..FigureFilter::default() }, &["3200次"]);
    check(FigureFilter { measure: Some(key), from: some("2024"), ..FigureFilter::default() }, &["180万元"]);
    check(
        FigureFilter { place: some("某省/某市"), to: some("2023"), ..FigureFilter::default() },
        &["150万元", "120万元"],
    );
    check(FigureFilter { place: some("清河"), ..FigureFilter::default() }, &[]);
    let bad = FigureFilter { from: some("去年"), ..FigureFilter::default() };
    assert!(matches!(fixture.archive.figures(&Query::default(), &bad, 10, 0), Err(Error::DateInvalid(_))));
}

#[test]
fn an_initiative_is_filtered_by_any_of_its_names() {
    let fixture = archive();
    let topics = fixture.archive.topics(&Query::default()).unwrap();
    assert_eq!((topics.initiatives[0].name.as_str(), topics.initiatives[0].count), ("邻里帮", 2));
    let by = |name: &str| Query { initiatives: vec![name.into()], ..Query::default() };
    for name in ["邻里帮", "“邻里帮”", topics.initiatives[0].value.as_str()] {
        let found = fixture.archive.search(&by(name), &SearchOptions::default()).unwrap();
        assert_eq!(found.total, 2, "{name}");
    }
}
