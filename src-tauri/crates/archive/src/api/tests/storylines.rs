//! Storylines in the store: kept up, numbered, corrected.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use common::edtf::format_day;
use newspaper::{Correction, DateEstimate, ParsedPage};
use query::Query;
use store::change;
use wire::{Storyline, StorylineMark, TurnKind};

use super::fixture::*;
use crate::{Archive, Error};

/// News of matters that come and go, one a line: days since 2024-01-01, what happened, and of what.
const MATTERS: &[(&str, &[&str])] = &[
    ("渡口大桥", &["开工奠基", "主墩浇筑", "钢梁吊装", "合龙贯通", "桥面铺装", "通车试行"]),
    ("灵芝大棚", &["播种育苗", "滴灌安装", "头茬采摘", "电商直播", "深加工投产", "分红入户"]),
    ("古槐书院", &["修缮动工", "匾额复原", "藏书入馆", "开馆讲学", "研学开班", "雅集吟诵"]),
];

/// The nth report of a matter, on a page that prints its date.
fn report(fixture: &Fixture, matter: usize, n: usize, day: i32) {
    fixture.add(&reporting(matter, n, day));
}

/// The page of the nth report of a matter.
fn reporting(matter: usize, n: usize, day: i32) -> ParsedPage {
    let (name, steps) = MATTERS[matter];
    let step = steps[n % steps.len()];
    let body = format!("{name}{step}，记者在{name}现场看到，{name}的{step}进展顺利。这是第{n}次报道。");
    let date = format_day(19_723 + day);
    page("清河日报", Some(&date), vec![article(&format!("{name}{step}"), &[&body])])
}

fn keep(fixture: &Fixture) {
    fixture.archive.keep_storylines(&mut |_| {}, &AtomicBool::new(false)).expect("storylines can be kept up");
}

fn lines(fixture: &Fixture) -> Vec<Storyline> {
    keep(fixture);
    fixture.archive.topics_whole(&Query::default()).expect("topics").storylines
}

/// Headlines of each storyline, in order.
fn chains(fixture: &Fixture) -> BTreeSet<Vec<String>> {
    let headlines = |line: Storyline| line.articles.into_iter().map(|article| article.headline).collect();
    lines(fixture).into_iter().map(headlines).collect()
}

fn named<'a>(lines: &'a [Storyline], word: &str) -> &'a Storyline {
    let has = |line: &&Storyline| line.articles.iter().any(|article| article.headline.contains(word));
    lines.iter().find(has).expect("a storyline with this word")
}

/// Three matters of six reports each, the first of which go over several stretches of days.
fn matters() -> Fixture {
    let fixture = Fixture::new();
    for n in 0..6 {
        report(&fixture, 0, n, n as i32 * 12);
        report(&fixture, 1, n, 5 + n as i32 * 9);
        report(&fixture, 2, n, 200 + n as i32 * 2);
    }
    fixture
}

#[test]
fn storylines_are_the_same_in_whatever_order_articles_come() {
    let whole = matters();
    let expect = chains(&whole);
    assert_eq!(expect.iter().map(Vec::len).collect::<Vec<_>>(), [6, 6, 6], "{expect:?}");
    let other = Fixture::new();
    for n in (0..6).rev() {
        for matter in [2, 0, 1] {
            let day = [n * 12, 5 + n * 9, 200 + n * 2][matter as usize];
            report(&other, matter as usize, n as usize, day);
        }
        keep(&other);
    }
    assert_eq!(chains(&other), expect);
}

#[test]
fn numbers_stay_when_articles_are_added_or_go() {
    let fixture = matters();
    let before = lines(&fixture);
    report(&fixture, 0, 6, 72);
    report(&fixture, 0, 7, 3);
    let after = lines(&fixture);
    assert_eq!(named(&after, "大桥").id, named(&before, "大桥").id);
    assert_eq!((named(&before, "大桥").count, named(&after, "大桥").count), (6, 8));
    assert_eq!(named(&after, "书院").id, named(&before, "书院").id);
    let gone = named(&after, "大桥").articles[0].id;
    let remove = |id| fixture.archive.shelf.store.write(|tx| store::article::delete(tx, id));
    remove(gone).unwrap();
    let after = lines(&fixture);
    assert_eq!(
        (named(&after, "大桥").id.as_str(), named(&after, "大桥").count),
        (named(&before, "大桥").id.as_str(), 7)
    );
}

#[test]
fn few_articles_and_undated_ones_make_no_storyline() {
    let check = |fixture: &Fixture| {
        assert!(lines(fixture).is_empty());
        assert!(fixture.archive.topics(&Query::default()).unwrap().building.is_none());
    };
    let fixture = Fixture::new();
    check(&fixture);
    report(&fixture, 0, 0, 0);
    check(&fixture);
    let undated = Fixture::new();
    for step in MATTERS[0].1 {
        undated.add(&page("旧报", None, vec![article(&format!("渡口大桥{step}"), &["渡口大桥的消息。"])]));
    }
    check(&undated);
}

#[test]
fn what_is_printed_again_or_always_called_the_same_is_no_storyline() {
    let fixture = Fixture::new();
    for (paper, day) in [("清河日报", 0), ("清河晚报", 1), ("运河早报", 2)] {
        let same = article("渡口大桥合龙", &["渡口大桥今天合龙，老船工登上桥面，两岸群众欢呼。"]);
        fixture.add(&page(paper, Some(&format_day(19_723 + day)), vec![same]));
    }
    for week in 0..12 {
        let recipe = ["莲藕", "芹菜", "山药", "冬瓜", "茄子", "豆角"][week as usize % 6];
        let column =
            article("美食灶台", &[&format!("灶台师傅教您烹调{recipe}，{recipe}切片焯水，翻炒装盘。")]);
        fixture.add(&page("清河日报", Some(&format_day(19_723 + week * 7)), vec![column]));
    }
    assert_eq!(chains(&fixture), BTreeSet::new());
}

#[test]
fn building_that_was_stopped_goes_on() {
    let fixture = matters();
    let expect = chains(&matters());
    let stop = AtomicBool::new(false);
    let stopped = fixture.archive.keep_storylines(&mut |_| stop.store(true, Ordering::Relaxed), &stop);
    assert!(matches!(stopped, Err(Error::Cancelled)), "{stopped:?}");
    let building = fixture.archive.storylines(&Query::default(), 9).unwrap().building;
    assert!(building.is_some());
    let fixture = fixture.reopen();
    assert_eq!(chains(&fixture), expect);
}

/// What holds of a storyline now, whichever way it is asked.
fn holds(fixture: &Fixture, id: &str) -> (String, bool, bool, usize) {
    let view = fixture.archive.storyline(id).expect("the storyline");
    (view.label, view.pinned, view.followed, view.articles.len())
}

#[test]
fn a_name_and_marks_hold_when_articles_come_and_all_is_built_anew() {
    let fixture = matters();
    let id = named(&lines(&fixture), "大桥").id.clone();
    fixture.archive.rename_storyline(&id, " 渡口大桥建设 ").unwrap();
    fixture.archive.mark_storyline(&id, StorylineMark::Pin).unwrap();
    fixture.archive.mark_storyline(&id, StorylineMark::Follow).unwrap();
    let expect = |count| ("渡口大桥建设".to_owned(), true, true, count);
    assert_eq!(holds(&fixture, &id), expect(6));
    report(&fixture, 0, 6, 72);
    assert_eq!(named(&lines(&fixture), "大桥").news, 1);
    let news = fixture.archive.overview().unwrap().news;
    let [of_bridge] = news.as_slice() else { panic!("one storyline has news: {news:?}") };
    let told = (of_bridge.id.as_str(), of_bridge.news, of_bridge.latest.headline.as_str());
    assert_eq!(told, (id.as_str(), 1, "渡口大桥开工奠基"));
    assert_eq!(lines(&fixture)[0].id, id, "what is pinned comes first");
    fixture.archive.see_storyline(&id).unwrap();
    assert_eq!(named(&lines(&fixture), "大桥").news, 0);
    assert_eq!(fixture.archive.overview().unwrap().news, []);
    fixture.archive.shelf.store.write(|tx| store::storyline::set_rarity(tx, 0, &[])).unwrap();
    let fixture = fixture.reopen();
    assert_eq!(named(&lines(&fixture), "大桥").id, id);
    assert_eq!(holds(&fixture, &id), expect(7));
    for _ in 0..3 {
        fixture.archive.undo(None).unwrap();
    }
    let (label, pinned, followed, _) = holds(&fixture, &id);
    assert!(label.contains("大桥") && label != "渡口大桥建设" && !pinned && !followed, "{label}");
    for _ in 0..3 {
        fixture.archive.redo(None).unwrap();
    }
    assert_eq!(holds(&fixture, &id), expect(7));
}

#[test]
fn merged_storylines_stay_one_until_that_is_taken_back() {
    let fixture = matters();
    let before = lines(&fixture);
    let (bridge, school) = (named(&before, "大桥").id.clone(), named(&before, "书院").id.clone());
    let expect = chains(&fixture);
    fixture.archive.merge_storylines(&bridge, std::slice::from_ref(&school)).unwrap();
    assert_eq!(holds(&fixture, &bridge).3, 12);
    assert!(matches!(fixture.archive.storyline(&school), Err(Error::StorylineMissing(_))));
    report(&fixture, 2, 6, 214);
    assert_eq!(named(&lines(&fixture), "书院").id, bridge);
    assert_eq!(holds(&fixture, &bridge).3, 13);
    fixture.archive.undo(None).unwrap();
    assert_eq!(chains(&fixture).len(), expect.len());
    let after = lines(&fixture);
    assert_eq!(
        (&named(&after, "大桥").id, &named(&after, "书院").id),
        (&bridge, &school),
        "numbers come back"
    );
    fixture.archive.redo(None).unwrap();
    assert_eq!(holds(&fixture, &school).3, 13, "the longest keeps its number");
}

#[test]
fn articles_that_were_taken_out_are_a_storyline_of_their_own() {
    let fixture = matters();
    let bridge = named(&lines(&fixture), "大桥").clone();
    let out: Vec<_> = bridge.articles[..2].iter().map(|article| article.id).collect();
    fixture.archive.split_storyline(&bridge.id, &out).unwrap();
    let after = lines(&fixture);
    assert_eq!(holds(&fixture, &bridge.id).3, 4);
    let own = after.iter().find(|line| line.articles.iter().any(|a| a.id == out[0])).unwrap().clone();
    assert_eq!(own.articles.iter().map(|a| a.id).collect::<Vec<_>>(), out);
    fixture.archive.merge_storylines(&own.id, std::slice::from_ref(&bridge.id)).unwrap();
    assert_eq!(lines(&fixture).iter().map(|line| line.count).collect::<BTreeSet<_>>(), BTreeSet::from([6]));
    fixture.archive.undo(None).unwrap();
    report(&fixture, 0, 6, 72);
    keep(&fixture);
    assert_eq!(holds(&fixture, &bridge.id).3, 5, "what is new goes on with what it was taken out of");
    assert!(matches!(
        fixture.archive.split_storyline(&bridge.id, &[out[0]]),
        Err(Error::ArticleMissing(id)) if id == out[0]
    ));
}

#[test]
fn words_on_storylines_are_in_the_list_of_corrections_and_survive_rereading() {
    let fixture = matters();
    let id = named(&lines(&fixture), "大桥").id.clone();
    fixture.archive.rename_storyline(&id, "渡口大桥建设").unwrap();
    let list = fixture.archive.corrections(10, 0).unwrap();
    let entry = &list.batches[0].entries[0];
    assert!(matches!(entry.correction, Correction::Storyline { .. }), "{entry:?}");
    let seq = fixture.archive.shelf.store.read(change::latest).unwrap();
    let article = entry.article.unwrap();
    fixture.archive.shelf.store.write(|tx| change::note(tx, article)).unwrap();
    assert!(fixture.archive.shelf.store.read(change::latest).unwrap() > seq);
    keep(&fixture);
    assert_eq!(holds(&fixture, &id).0, "渡口大桥建设");
    let empty = fixture.archive.rename_storyline(&id, "  ");
    assert!(matches!(empty, Err(Error::CorrectionUnfit(_))), "{empty:?}");
    assert!(matches!(fixture.archive.rename_storyline("99", "甲"), Err(Error::StorylineMissing(_))));
}

#[test]
fn a_sheet_tells_when_how_much_and_where_it_turned() {
    let fixture = matters();
    report(&fixture, 0, 4, 78);
    let id = named(&lines(&fixture), "大桥").id.clone();
    let view = fixture.archive.storyline(&id).unwrap();
    assert_eq!((view.from.as_deref(), view.to.as_deref()), (Some("2024-01-01"), Some("2024-03-19")));
    let peak = view.peak.unwrap();
    assert_eq!((peak.start.as_str(), peak.count), ("2024-01", 3));
    let quote = view.summary.unwrap();
    assert!(quote.text.starts_with("渡口大桥") && quote.text.ends_with('。'), "{}", quote.text);
    assert!(view.articles.iter().any(|article| article.id == quote.article));
    let turns: Vec<_> = view.turns.iter().map(|turn| turn.why).collect();
    assert_eq!((turns.first(), turns.last()), (Some(&TurnKind::Begin), Some(&TurnKind::Latest)));
    let article = fixture.archive.article(quote.article, &Query::default()).unwrap();
    assert_eq!(article.storyline.unwrap().id, id);
}

#[test]
fn an_archive_that_cannot_be_written_to_shows_what_there_is() {
    let fixture = matters();
    let expect = lines(&fixture);
    let path = fixture.path();
    drop(fixture.archive);
    let archive = crate::api::open::open_immutable(store::folder::Folder::new(&path)).unwrap();
    assert_eq!(archive.topics_whole(&Query::default()).unwrap().storylines, expect);
    assert!(matches!(archive.see_storyline(&expect[0].id), Err(Error::ArchiveReadOnly)));
    drop::<Archive>(archive);
}

/// The matters of [`matters`], where of each the nth report may stand on a page that prints no date.
fn matters_where(is_estimated: impl Fn(usize) -> bool) -> Fixture {
    let fixture = Fixture::new();
    let day = |matter: usize, n: usize| [n as i32 * 12, 5 + n as i32 * 9, 200 + n as i32 * 2][matter];
    for (n, matter) in (0..6).flat_map(|n| (0..3).map(move |matter| (n, matter))) {
        let mut page = reporting(matter, n, day(matter, n));
        if is_estimated(n) {
            let edtf = page.page.issue_date.take().expect("a date") + "~";
            page.page.issue_date_estimate =
                Some(DateEstimate { edtf, evidence: vec!["昨日".into()], confidence: None });
        }
        fixture.add(&page);
    }
    fixture
}

#[test]
fn storylines_of_pages_with_estimated_dates_are_shown_wherever_storylines_are() {
    let check = |is_estimated: fn(usize) -> bool, from: &str, to: &str| {
        let fixture = matters_where(is_estimated);
        let all = lines(&fixture);
        assert_eq!(all.iter().map(|line| line.count).collect::<Vec<_>>(), [6, 6, 6]);
        let bridge = named(&all, "大桥");
        assert_eq!((bridge.from.as_deref(), bridge.to.as_deref()), (Some(from), Some(to)));
        assert_eq!(fixture.archive.storylines(&query("大桥"), 9).unwrap().storylines.len(), 1);
        let sheet = fixture.archive.storyline(&bridge.id).unwrap();
        let published: Vec<_> =
            sheet.articles.iter().filter_map(|entry| entry.published.as_deref()).collect();
        assert_eq!((published.len(), published.first(), published.last()), (6, Some(&from), Some(&to)));
        fixture.archive.mark_storyline(&bridge.id, StorylineMark::Follow).unwrap();
        let mut late = reporting(0, 6, 72);
        late.page.issue_date_estimate = late.page.issue_date.take().map(|day| DateEstimate {
            edtf: day + "~",
            evidence: Vec::new(),
            confidence: None,
        });
        fixture.add(&late);
        keep(&fixture);
        let news = fixture.archive.overview().unwrap().news;
        assert_eq!(news.first().and_then(|one| one.published.as_deref()), Some("2024-03-13~"));
    };
    check(|_| true, "2024-01-01~", "2024-03-01~");
    check(|n| n == 5, "2024-01-01", "2024-03-01~");
    check(|n| n == 0, "2024-01-01~", "2024-03-01");
}
