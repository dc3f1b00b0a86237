//! What a person sets right lasts, and can be taken back.

use std::sync::atomic::AtomicBool;

use newspaper::{Correction, Field, PageField};
use query::Query;
use wire::*;

use super::fixture::{Fixture, query};
use crate::versions::Reach;
use crate::{Error, ImportOptions};

/// Two articles under a folio line.
pub(super) fn page(day: u32, label: &str, town: &str) -> String {
    format!(
        "运河日报 2024年7月{day}日 星期三 第{label}版 民生\n\n\
         {town}大桥昨日通车\n\n\
         本报讯（记者 张红）7月15日，{town}大桥建成通车，两岸群众过河只要五分钟。大桥全长六百米，总投资两亿元。\n\n\
         {town}菌菇种植户增收\n\n\
         本报讯（记者 李明）近日，{town}的菌菇大棚里一派忙碌景象，种植户王强正在采摘平菇。今年他家增收三万元。\n"
    )
}

fn set(field: PageField, value: &str) -> Correction {
    Correction::Page { field, value: Some(value.into()) }
}

impl Fixture {
    /// Everything a reader sees of every article, as one text.
    pub(super) fn all(&self) -> String {
        let mut hits = self.search(&Query::default()).hits;
        hits.sort_by_key(|hit| hit.id);
        let view = |hit: &Hit| {
            let mut article = self.archive.article(hit.id, &Query::default()).unwrap();
            article.corrections.clear();
            // Depends on the whole index, deleted documents included.
            article.related.clear();
            serde_json::to_string(&article).unwrap()
        };
        hits.iter().map(view).collect::<Vec<_>>().join("\n")
    }

    pub(super) fn article(&self, words: &str) -> ArticleView {
        let hits = self.search(&query(words)).hits;
        assert_eq!(hits.len(), 1, "{words}");
        self.archive.article(hits[0].id, &Query::default()).unwrap()
    }

    pub(super) fn correct(&self, target: Target, corrections: &[Correction]) -> Corrected {
        self.archive.correct(&[Change { target, corrections: corrections.to_vec() }]).unwrap()
    }
}

pub(super) fn two_pages() -> Fixture {
    let fixture = Fixture::new();
    let files = [("2024/1.txt", page(17, "01", "柳林")), ("2024/2.txt", page(17, "02", "河湾"))];
    let paths = files.map(|(name, text)| fixture.file(name, text));
    fixture.import(&paths);
    fixture
}

#[test]
fn a_date_set_on_a_page_holds_for_all_its_articles_until_it_is_taken_back() {
    let fixture = two_pages();
    let before = fixture.all();
    let article = fixture.article("柳林大桥");
    let corrected =
        fixture.correct(Target::Page(article.source.page_id), &[set(PageField::IssueDate, "2023-07-18")]);
    assert_eq!((corrected.changed.len(), corrected.gone.len()), (2, 0));
    let article = fixture.article("柳林大桥");
    assert_eq!(article.published.as_deref(), Some("2023-07-18"));
    let event = article.facts.iter().find(|fact| fact.text == "7月15日").unwrap();
    assert_eq!(event.value, "2023-07-15", "dates are read anew from the day of issue");
    assert_eq!(fixture.found("日期:2023").len(), 2);
    assert_eq!(article.corrections.len(), 1);
    fixture.archive.undo(None).unwrap();
    assert_eq!(fixture.all(), before);
    fixture.archive.redo(None).unwrap();
    assert_eq!(fixture.found("日期:2023").len(), 2);
}

#[test]
fn an_issue_is_corrected_as_a_whole() {
    let fixture = two_pages();
    let page = fixture.article("柳林大桥").source.page_id;
    let corrected = fixture.correct(Target::Issue(page), &[set(PageField::Publication, "运河晚报")]);
    assert_eq!(corrected.changed.len(), 4);
    assert_eq!(fixture.found("报纸:运河晚报").len(), 4);
    let list = fixture.archive.corrections(10, 0).unwrap();
    assert_eq!((list.total, list.batches[0].entries.len(), list.undo), (1, 2, corrected.batch));
}

#[test]
fn batches_are_undone_and_redone_in_order_and_by_number() {
    let fixture = two_pages();
    let target = Target::Page(fixture.article("柳林大桥").source.page_id);
    let section = || fixture.article("柳林大桥").section.unwrap();
    let mut seen = vec![section()];
    for name in ["要闻", "综合", "经济"] {
        fixture.correct(target, &[set(PageField::Section, name)]);
        seen.push(section());
    }
    for expect in seen[..3].iter().rev() {
        fixture.archive.undo(None).unwrap();
        assert_eq!(&section(), expect);
    }
    assert_eq!(fixture.archive.undo(None).unwrap(), Corrected::default());
    for expect in &seen[1..] {
        fixture.archive.redo(None).unwrap();
        assert_eq!(&section(), expect);
    }
    assert_eq!(fixture.archive.redo(None).unwrap(), Corrected::default());
    fixture.archive.undo(Some(2)).unwrap();
    assert_eq!(section(), "经济", "a later word counts");
    fixture.archive.undo(Some(3)).unwrap();
    assert_eq!(section(), "要闻");
    fixture.correct(target, &[set(PageField::Section, "副刊")]);
    assert_eq!(fixture.archive.corrections(10, 0).unwrap().redo, None, "something new was made");
    assert!(matches!(fixture.archive.undo(Some(99)), Err(Error::BatchMissing(99))));
}

#[test]
fn corrections_survive_reindexing_reopening_rereading_and_importing_again() {
    let fixture = two_pages();
    let page = fixture.article("柳林大桥").source.page_id;
    fixture.correct(Target::Page(page), &[set(PageField::IssueDate, "2023-07-18")]);
    let corrected = fixture.all();
    fixture.archive.reindex(&mut |_, _| {}, &AtomicBool::new(false)).unwrap();
    assert_eq!(fixture.found("日期:2023").len(), 2);
    let fixture = fixture.reopen();
    let summary = fixture.archive.reread(&mut |_| {}, &AtomicBool::new(false)).unwrap();
    assert_eq!((summary.pages, summary.changed, summary.gone, summary.unapplied), (2, 0, 0, 0));
    assert_eq!(fixture.all(), corrected);
    fixture.forget_files();
    let again = fixture.file("again.txt", self::page(17, "01", "柳林"));
    fixture.import(&[again]);
    assert_eq!(fixture.article("柳林大桥").published.as_deref(), Some("2023-07-18"));
    assert_eq!(fixture.archive.verify().unwrap().problems, []);
}

impl Fixture {
    /// As if the files had never been imported; the list of corrections stays.
    fn forget_files(&self) {
        let ids: Vec<i64> = self.search(&Query::default()).hits.iter().map(|hit| hit.id).collect();
        let forget = |tx: &rusqlite::Transaction<'_>| {
            for &id in &ids {
                store::article::delete(tx, id)?;
            }
            Ok(tx.execute_batch("DELETE FROM doubt; DELETE FROM page; DELETE FROM source;")?)
        };
        self.archive.shelf.store.write(forget).unwrap();
        self.archive.search.catch_up(Reach::All, &AtomicBool::new(false)).unwrap();
    }
}

#[test]
fn a_record_is_corrected_by_itself() {
    let fixture = Fixture::new();
    let line = |n: u32| format!(r#"{{"id":"{n}","title":"第{n}篇","body":"正文{n}。","date":"2024-07-17"}}"#);
    let file = fixture.file("a.jsonl", [line(1), line(2), line(3)].join("\n"));
    fixture.import(&[file]);
    let before = fixture.all();
    let id = fixture.article("第2篇").id;
    fixture.correct(Target::Article(id), &[set(PageField::IssueDate, "1998")]);
    assert_eq!(fixture.found("日期:1998"), ["第2篇"]);
    assert_eq!(fixture.found("日期:2024").len(), 2);
    fixture.archive.undo(None).unwrap();
    assert_eq!(fixture.all(), before);
}

#[test]
fn every_paragraph_of_a_record_can_be_set_and_its_printed_words_are_still_found() {
    let fixture = Fixture::new();
    let file = fixture.file("a.jsonl", r#"{"title":"题","body":"第一段。\n第二段说的是在平。\n第三段。"}"#);
    fixture.import(&[file]);
    let before = fixture.all();
    let id = fixture.article("第二段").id;
    let text = "第二段说的是茌平。".to_owned();
    fixture.correct(Target::Article(id), &[Correction::Paragraph { line: 1, nth: 1, text }]);
    let article = fixture.article("\"第二段说的是茌平\"");
    assert_eq!(article.replaced, [ReplacedView { block: Some(1), text: "第二段说的是在平。".into() }]);
    assert_eq!(fixture.found("\"第二段说的是在平\""), ["题"]);
    fixture.archive.undo(None).unwrap();
    assert_eq!(fixture.all(), before);
}

#[test]
fn what_cannot_be_is_refused_and_leaves_no_trace() {
    let fixture = two_pages();
    let page = fixture.article("柳林大桥").source.page_id;
    let refused = |target, correction: Correction, code: &str| {
        let change = Change { target, corrections: vec![correction] };
        assert_eq!(fixture.archive.correct(&[change]).unwrap_err().code().name(), code);
    };
    refused(Target::Page(page), set(PageField::IssueDate, "昨天"), "date-invalid");
    refused(Target::Page(999), set(PageField::Section, "要闻"), "page-missing");
    refused(Target::Article(999), set(PageField::Section, "要闻"), "article-missing");
    refused(Target::Page(page), Correction::Split { line: 900 }, "correction-unfit");
    assert_eq!(fixture.archive.corrections(10, 0).unwrap().total, 0);
    assert_eq!(fixture.archive.correct(&[]).unwrap(), Corrected::default());
}

#[test]
fn what_was_typed_at_import_is_remembered_when_a_page_is_read_anew() {
    let fixture = Fixture::new();
    let file = fixture
        .file("页.txt", "柳林大桥通车\n\n本报讯 7月15日，柳林大桥建成通车，两岸群众过河只要五分钟。\n");
    let options = ImportOptions { publication: Some("运河日报".into()), ..ImportOptions::default() };
    fixture.archive.import(&[file], &options, &mut |_| {}, &AtomicBool::new(false)).unwrap();
    let page = fixture.article("柳林大桥").source.page_id;
    fixture.correct(Target::Page(page), &[set(PageField::IssueDate, "2024-07-17")]);
    assert_eq!(fixture.found("报纸:运河日报").len(), 1);
}

#[test]
fn what_no_longer_fits_is_shown_with_its_reason_and_fits_again() {
    let fixture = two_pages();
    let article = fixture.article("柳林大桥");
    let page = article.source.page_id;
    let before = fixture.all();
    let middle = *article.source.lines.last().unwrap();
    let split = fixture.correct(Target::Page(page), &[Correction::Split { line: middle }]);
    assert_eq!(fixture.archive.info().unwrap().articles, 5);
    let field = Field::Headline;
    let headline = Correction::Field { line: middle, field, values: vec!["大桥长六百米".into()] };
    fixture.correct(Target::Page(page), &[headline]);
    let cut = fixture.all();
    assert_eq!(fixture.found("标题:大桥长六百米").len(), 1);
    fixture.archive.undo(split.batch).unwrap();
    assert_eq!(fixture.all(), before);
    let list = fixture.archive.corrections(10, 0).unwrap();
    assert_eq!((list.total, list.unapplied), (2, 1));
    assert_eq!(list.batches[0].entries[0].unapplied, Some(newspaper::correction::Reason::NoArticleThere));
    fixture.archive.redo(split.batch).unwrap();
    assert_eq!(fixture.all(), cut, "ids included");
    assert_eq!(fixture.archive.corrections(10, 0).unwrap().unapplied, 0);
}

#[test]
fn a_page_is_read_in_another_encoding_and_back() {
    let fixture = Fixture::new();
    let file = fixture.file("页.txt", "柳林大桥通车\n\n本报讯 7月15日，柳林大桥建成通车。\n");
    fixture.import(&[file]);
    let article = fixture.article("柳林大桥");
    let (page, before) = (article.source.page_id, fixture.all());
    fixture.correct(Target::Page(page), &[Correction::Encoding { label: "gb18030".into() }]);
    assert_eq!(fixture.found("柳林大桥").len(), 0);
    assert_eq!(fixture.archive.source(page).unwrap().encoding, "gb18030");
    fixture.archive.undo(None).unwrap();
    assert_eq!(fixture.all(), before);
    let unknown = Correction::Encoding { label: "x-klingon".into() };
    let change = Change { target: Target::Page(page), corrections: vec![unknown] };
    assert_eq!(fixture.archive.correct(&[change]).unwrap_err().code().name(), "correction-unfit");
}

#[test]
fn every_answer_to_a_doubt_settles_it() {
    let text = page(17, "01", "柳林").replace("2024年7月17日 星期三 ", "");
    let fixture = Fixture::new();
    let file = fixture
        .file("页.txt", text.replace("7月15日", "较2022年同期增长5%。深入学习贯彻党的二十大精神。7月15日"));
    fixture.import(&[file]);
    let doubts = fixture.archive.doubts(10, 0).unwrap();
    assert!(doubts.total > 0);
    let doubt = &doubts.doubts[0];
    for answer in &doubt.answers {
        fixture.correct(Target::Page(doubt.page_id), &answer.corrections);
        let open = fixture.archive.doubts(10, 0).unwrap();
        assert!(open.doubts.iter().all(|other| other.key != doubt.key));
        fixture.archive.undo(None).unwrap();
        assert_eq!(fixture.archive.doubts(10, 0).unwrap(), doubts);
    }
}

/// Pages of several days in one folder, none with its date: a date is set on one of them alone, unless the labels say
/// that the folder is one issue.
#[test]
fn estimated_pages_are_one_issue_only_where_their_labels_say_so() {
    let undated = |day: u32, label: &str| {
        let text = page(day, label, "柳林").replace(&format!("2024年7月{day}日 星期三 "), "");
        let past = format!("较2022年同期增长5%。深入学习贯彻党的二十大精神。7月{}日", day - 1);
        text.replace("7月15日", &past)
    };
    for (labels, expect) in [(["01", "02"], 4), (["01", "01"], 2)] {
        let fixture = Fixture::new();
        let paths = [16, 17].map(|day| {
            let label = labels[day as usize - 16];
            fixture.file(&format!("一堆/{day}.txt"), undated(day, label))
        });
        fixture.import(&paths);
        let hit = fixture.search(&Query::default()).hits[0].id;
        let page = fixture.archive.article(hit, &Query::default()).unwrap().source.page_id;
        let corrected = fixture.correct(Target::Issue(page), &[set(PageField::IssueDate, "2024-07-17")]);
        assert_eq!(corrected.changed.len(), expect, "{labels:?}");
    }
}
