use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use wire::ImportSummary;

use super::fixture::*;
use crate::versions::Reach;
use crate::{Archive, Error, ImportOptions};

fn failures(summary: &ImportSummary) -> Vec<(String, String)> {
    summary.failures.iter().map(|f| (f.code.name().to_owned(), f.detail.clone())).collect()
}

/// Some hundred records, each with a word of its own.
fn many(count: usize) -> String {
    (0..count)
        .map(|n| format!("{{\"id\": \"r{n}\", \"title\": \"第{n}号新闻\", \"body\": \"正文甲{n}。\\n正文乙{n}。\", \"date\": \"2024-{:02}\", \"publication\": \"报\"}}\n", n % 12 + 1))
        .collect()
}

#[test]
fn records_are_imported_and_found() {
    let fixture = Fixture::new();
    let file = fixture.file("a.jsonl", many(700));
    let summary = fixture.import(&[file]);
    assert_eq!((summary.files, summary.articles, summary.failed), (1, 700, 0));
    let found = fixture.search(&query("\"正文乙345。\""));
    assert_eq!(found.hits[0].source_id.as_deref(), Some("r345"));
    assert_eq!(found.total, 1);
    let info = fixture.archive.info().unwrap();
    assert_eq!((info.articles, info.pages), (700, 12));
    assert_eq!(fixture.archive.verify().unwrap().problems, []);
}

#[test]
fn the_source_of_a_record_is_its_own_line() {
    let fixture = Fixture::new();
    let text = format!("\u{feff}{}\n\r\n{{\"title\": \"乙\", \"body\": \"内容\"}}\r\n", r#"{"title": "甲"}"#);
    fixture.import(&[fixture.file("a.jsonl", text)]);
    let view = fixture.archive.article(fixture.search(&query("内容")).hits[0].id, &query("")).unwrap();
    assert_eq!(view.source.lines, [3]);
    let source = fixture.archive.source(view.source.page_id).unwrap();
    let lines: Vec<(u32, &str)> = source.lines.iter().map(|l| (l.n, l.text.as_str())).collect();
    assert_eq!(lines, [(1, r#"{"title": "甲"}"#), (3, r#"{"title": "乙", "body": "内容"}"#)]);
    let own = fixture.archive.article_source(view.id).unwrap();
    assert_eq!(own.lines.iter().map(|l| (l.n, l.text.as_str())).collect::<Vec<_>>(), lines[1..]);
}

#[test]
fn a_malformed_line_fails_alone() {
    let fixture = Fixture::new();
    let text = "{\"title\": \"甲\"}\nnonsense\n{}\n\n{\"title\": \"乙\", \"date\": \"昨天\"}";
    let summary = fixture.import(&[fixture.file("a.jsonl", text)]);
    assert_eq!((summary.files, summary.articles, summary.failed), (1, 2, 1));
    let failures = failures(&summary);
    assert_eq!(
        failures.iter().map(|f| f.0.as_str()).collect::<Vec<_>>(),
        ["record-malformed", "record-empty"]
    );
    assert!(failures[0].1.starts_with("2: "), "{failures:?}");
    assert_eq!(failures[1].1, "3");
    let remark = &summary.remarks[0].diagnostic;
    assert_eq!((remark.code.name(), remark.lines.as_slice()), ("record-date-invalid", [5].as_slice()));
}

#[test]
fn a_file_without_any_record_leaves_nothing_behind() {
    let fixture = Fixture::new();
    let summary = fixture.import(&[fixture.file("a.jsonl", "nonsense\n"), fixture.file("b.jsonl", "\n\n")]);
    assert_eq!((summary.files, summary.articles, summary.failed), (0, 0, 2));
    assert_eq!(failures(&summary)[1].0, "file-empty");
    assert_eq!(fixture.archive.verify().unwrap().originals, 0);
}

#[test]
fn a_line_without_end_fails_alone() {
    let fixture = Fixture::new();
    let mut text = format!("{{\"title\": \"甲\"}}\n{{\"title\": \"{}\"}}\n", "长".repeat(6 << 20));
    text.push_str("{\"title\": \"乙\"}\n");
    let summary = fixture.import(&[fixture.file("a.jsonl", text)]);
    assert_eq!((summary.articles, failures(&summary)), (2, vec![("record-too-long".into(), "2".into())]));
}

#[test]
fn files_that_cannot_be_read_say_why_and_stop_nothing() {
    let fixture = Fixture::new();
    let files = [
        fixture.file("empty.txt", ""),
        fixture.file("binary.txt", [0, 159, 146, 150, 0, 1, 2, 3, 0, 0]),
        fixture.folder.path().join("missing.txt"),
        fixture.file("a.pdf", "x"),
        fixture.file("folder/b.png", "x").parent().unwrap().to_owned(),
        fixture.file("year.txt", "冠县灵芝丰收。\n".repeat(30_000)),
        fixture.file("good.jsonl", "{\"title\": \"甲\"}"),
    ];
    let summary = fixture.import(&files);
    let codes: Vec<String> = failures(&summary).into_iter().map(|f| f.0).collect();
    for code in ["file-empty", "file-missing", "file-type-unsupported", "nothing-to-import", "page-too-large"]
    {
        assert!(codes.iter().any(|c| c == code), "{code} in {codes:?}");
    }
    assert_eq!(fixture.found(""), ["甲"]);
}

#[test]
fn what_the_archive_holds_is_skipped() {
    let fixture = Fixture::new();
    let files = [fixture.file("a.jsonl", many(10)), fixture.file("copy/of/a.jsonl", many(10))];
    let first = fixture.import(&files);
    assert_eq!((first.files, first.skipped, first.articles), (1, 1, 10));
    let again = fixture.reopen().import(&files);
    assert_eq!((again.files, again.skipped, again.articles), (0, 2, 0));
}

/// Imports and cancels at the `n`th report of progress.
fn import_and_cancel(archive: &Archive, files: &[PathBuf], n: u32) -> ImportSummary {
    let cancel = AtomicBool::new(n == 0);
    let mut reports = 0;
    let mut progress = |_: &wire::Progress| {
        reports += 1;
        cancel.store(reports >= n, Ordering::Relaxed);
    };
    archive.import(files, &ImportOptions::default(), &mut progress, &cancel).unwrap()
}

#[test]
fn an_import_that_was_cancelled_goes_on_where_it_stopped() {
    let clean = Fixture::new();
    let text = many(1_000);
    clean.import(&[clean.file("a.jsonl", &text)]);
    for n in [0, 1, 2] {
        let fixture = Fixture::new();
        let file = fixture.file("a.jsonl", &text);
        let cancelled = import_and_cancel(&fixture.archive, std::slice::from_ref(&file), n);
        assert!(cancelled.cancelled && cancelled.articles < 1_000, "{cancelled:?}");
        let fixture = fixture.reopen();
        let rest = fixture.import(&[file]);
        assert_eq!(cancelled.articles + rest.articles, 1_000);
        assert_eq!(fixture.found(""), clean.found(""));
        assert_eq!(fixture.archive.verify().unwrap().problems, []);
    }
}

#[test]
fn progress_tells_the_beginning_and_the_end() {
    let fixture = Fixture::new();
    let mut seen = Vec::new();
    let files = [fixture.file("a.jsonl", many(3)), fixture.file("b.jsonl", many(4))];
    let go_on = AtomicBool::new(false);
    fixture.archive.import(&files, &ImportOptions::default(), &mut |p| seen.push(p.clone()), &go_on).unwrap();
    let (first, last) = (seen.first().unwrap(), seen.last().unwrap());
    assert_eq!((first.done, first.total), (0, 2));
    assert_eq!((last.done, last.total, last.articles), (2, 2, 7));
}

#[test]
fn options_are_checked_and_fill_what_records_leave_open() {
    let fixture = Fixture::new();
    let file = fixture.file("a.jsonl", "{\"title\": \"甲\"}\n{\"title\": \"乙\", \"publication\": \"乙报\"}");
    let options = |date: &str| ImportOptions {
        publication: Some("甲报".into()),
        issue_date: Some(date.into()),
        ..ImportOptions::default()
    };
    let import = |options: &ImportOptions| {
        fixture.archive.import(std::slice::from_ref(&file), options, &mut |_| {}, &AtomicBool::new(false))
    };
    assert!(matches!(import(&options("昨天")), Err(Error::DateInvalid(_))));
    import(&options("2024-07-17")).unwrap();
    assert_eq!(fixture.found("报纸:甲报"), ["甲"]);
    assert_eq!(fixture.found("报纸:乙报 日期:2024-07-17"), ["乙"]);
}

#[test]
fn searching_goes_on_during_an_import() {
    let fixture = Fixture::new();
    let file = fixture.file("a.jsonl", many(600));
    let archive = &fixture.archive;
    let search = |_: &wire::Progress| {
        archive.search(&query("正文"), &crate::SearchOptions::default()).unwrap();
        archive.info().unwrap();
    };
    archive.import(&[file], &ImportOptions::default(), &mut { search }, &AtomicBool::new(false)).unwrap();
}

/// Everything of a page with where it comes from.
fn page_of(fixture: &Fixture, text: &str) -> Vec<String> {
    let hit = fixture.search(&query(text)).hits.remove(0);
    let view = fixture.archive.article(hit.id, &query("")).unwrap();
    let values = [view.publication, view.published, view.page, view.section];
    let origins = view.origins.iter().map(|o| format!("{:?} {:?} {}", o.field, o.origin, o.confidence));
    values.into_iter().flatten().chain(origins).collect()
}

const PLAIN: &str = "# 渡口的故事\n\n老人撑船四十年，送过河的学生有两千多名。\n";
const PRINTED: &str =
    "运河晚报 2025年10月19日 星期日 第03版 民生\n\n# 食堂开饭了\n\n社区食堂每餐十元，老人凭卡就餐。\n";

#[test]
fn folders_and_names_say_what_a_page_is() {
    let fixture = Fixture::new();
    fixture.import(&[fixture.file("资料/2024-07/17/02.md", PLAIN)]);
    let expect = ["2024-07-17", "02", "IssueDate FileName 0.9", "PageLabel FileName 0.9"];
    assert_eq!(page_of(&fixture, "撑船"), expect);
    assert_eq!(fixture.found("日期:2024-07-17 版次:02"), ["渡口的故事"]);
    let path: String = fixture
        .archive
        .shelf
        .store
        .read(|c| Ok(c.query_row("SELECT path FROM source", [], |row| row.get(0))?))
        .unwrap();
    assert!(path.ends_with("资料/2024-07/17/02.md"), "{path}");
}

#[test]
fn what_is_printed_wins_over_the_name_and_what_is_typed_over_both() {
    let fixture = Fixture::new();
    let file = fixture.file("清河日报/2024-07-17/A02.md", PRINTED);
    fixture.import(std::slice::from_ref(&file));
    let printed = page_of(&fixture, "开饭");
    assert_eq!(printed[..4], ["运河晚报", "2025-10-19", "03", "民生"]);
    assert_eq!(printed[5], "IssueDate Printed 0.98");

    let typed = Fixture::new();
    let options = ImportOptions { issue_date: Some("2023-01-02".into()), ..ImportOptions::default() };
    let go_on = AtomicBool::new(false);
    typed.archive.import(std::slice::from_ref(&file), &options, &mut |_| {}, &go_on).unwrap();
    let page = page_of(&typed, "开饭");
    assert_eq!((page[1].as_str(), page[5].as_str()), ("2023-01-02", "IssueDate Typed 1"));
    let given: String = typed
        .archive
        .shelf
        .store
        .read(|c| Ok(c.query_row("SELECT given FROM source", [], |row| row.get(0))?))
        .unwrap();
    assert_eq!(serde_json::from_str::<ImportOptions>(&given).unwrap(), options);
}

#[test]
fn an_archive_has_patterns_of_its_own() {
    let fixture = Fixture::new();
    let names = wire::NamePatterns {
        patterns: vec!["{publication}卷{page}".into()],
        codes: [("qhrb".into(), "清河日报".into())].into(),
    };
    fixture.archive.set_name_patterns(&names).unwrap();
    let fixture = fixture.reopen();
    assert_eq!(fixture.archive.name_patterns().unwrap(), names);
    fixture.import(&[fixture.file("qhrb卷7.txt", PLAIN)]);
    assert_eq!(page_of(&fixture, "撑船")[..2], ["清河日报", "7"]);

    let bad = |patterns: &[&str], codes: &[(&str, &str)]| {
        let names = wire::NamePatterns {
            patterns: patterns.iter().map(|&p| p.to_owned()).collect(),
            codes: codes.iter().map(|&(c, p)| (c.to_owned(), p.to_owned())).collect(),
        };
        let error = fixture.archive.set_name_patterns(&names).unwrap_err();
        (error.code().name(), error.detail().unwrap())
    };
    assert_eq!(bad(&["{jahr}"], &[]), ("pattern-invalid", "{jahr}".into()));
    assert_eq!(bad(&[], &[("聊", "报")]), ("pattern-invalid", "聊=报".into()));
    assert_eq!(fixture.archive.name_patterns().unwrap(), names);

    let other = Fixture::new();
    let options = ImportOptions {
        patterns: vec!["甲{page}".into()],
        papers: [("qhrb".into(), "清河晚报".into())].into(),
        ..ImportOptions::default()
    };
    let files =
        [other.file("甲9.txt", PLAIN), other.file("qhrb20240717.txt", PRINTED.replace("运河晚报", ""))];
    other.archive.import(&files, &options, &mut |_| {}, &AtomicBool::new(false)).unwrap();
    assert_eq!(page_of(&other, "撑船")[0], "9");
    assert_eq!(page_of(&other, "开饭")[0], "清河晚报");
}

#[test]
fn the_name_of_a_file_fills_what_its_records_leave_open() {
    let fixture = Fixture::new();
    let records =
        "{\"title\": \"甲\"}\n{\"title\": \"乙\", \"date\": \"2020-01-01\", \"publication\": \"乙报\"}";
    fixture.import(&[fixture.file("清河日报20240717A02.jsonl", records)]);
    let named = ["Publication FileName 0.9", "IssueDate FileName 0.9"];
    assert_eq!(page_of(&fixture, "甲"), [["清河日报", "2024-07-17"], named].concat());
    assert_eq!(page_of(&fixture, "乙")[..2], ["乙报", "2020-01-01"]);
}

#[test]
fn articles_that_stream_in_are_found_in_portions_and_all_at_the_end() {
    let fixture = Fixture::new();
    let bridges = |from: usize, count: usize| {
        let headlines: Vec<String> = (from..from + count).map(|n| format!("第{n}座桥")).collect();
        page("河报", None, headlines.iter().map(|headline| article(headline, &["桥通了。"])).collect())
    };
    let held = || fixture.archive.search.index.searcher().0.num_docs();
    fixture.store(&bridges(0, 60));
    fixture.archive.search.index.read_new(&fixture.archive.shelf.store).unwrap();
    assert_eq!(held(), 0, "too few for a portion");
    fixture.store(&bridges(60, 60));
    fixture.archive.search.index.read_new(&fixture.archive.shelf.store).unwrap();
    assert_eq!(held(), 120);
    fixture.store(&bridges(120, 7));
    fixture.archive.search.index.read_new(&fixture.archive.shelf.store).unwrap();
    assert_eq!(held(), 120);
    fixture.archive.search.catch_up(Reach::All, &false.into()).unwrap();
    assert_eq!(held(), 127);
    assert_eq!(fixture.found("第126座桥"), ["第126座桥"]);
}
