//! Pages are read on all cores, ahead of the one who writes, and nothing of that is to be seen afterwards.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use rusqlite::types::Value;
use wire::{ImportSummary, Progress};

use super::fixture::*;
use crate::ImportOptions;

/// A page of some articles with names, dates and figures in them.
fn text(n: usize) -> String {
    let (day, month) = (n % 27 + 1, n % 11 + 1);
    let mut page = format!("河湾日报 2024年{month}月{day}日 星期一 第0{}版 综合\n\n", n % 8 + 1);
    for article in 0..n % 5 + 1 {
        let trees = mixed(n * 7 + article) % 900 + 100;
        page.push_str(&format!(
            "# 柳林镇第{n}片果园{article}号地开园\n\n本报讯（记者 周禾）{month}月{day}日，柳林镇第{n}片果园迎来{trees}名游客。\
             “今年收了{trees}吨苹果。”冠县林业局副局长陈立说。\n\n园里新修步道{article}公里，栽树{trees}棵。\n\n"
        ));
    }
    page
}

/// Folders with pages, the same page twice, files that are no pages, and records among them.
fn files(fixture: &Fixture) -> Vec<PathBuf> {
    for n in 0..90 {
        let name = format!("版面/{}/{n:03}.txt", n / 30);
        fixture.file(&name, if n % 30 == 17 { text(n - n % 30) } else { text(n) });
    }
    for (name, bytes) in
        [("041a.txt", &b""[..]), ("042b.txt", b" \n\n"), ("043c.txt", &[0, 1, 2, 0, 159, 0, 3])]
    {
        fixture.file(&format!("版面/1/{name}"), bytes);
    }
    fixture.file("版面/1/050.jsonl", "{\"title\": \"渡口\", \"body\": \"渡口通了桥。\"}\nnonsense\n");
    fixture.file("版面/2/无报头.txt", "渡口的故事\n\n老人撑船四十年。去年10月，桥通了。\n");
    vec![fixture.folder.path().join("版面"), fixture.folder.path().join("缺.txt")]
}

/// Every row of every table, without the times, names and places that no two archives share.
fn rows(fixture: &Fixture) -> Vec<String> {
    let folder = fixture.folder.path().file_name().unwrap().to_string_lossy().into_owned();
    let read = |connection: &rusqlite::Connection| {
        let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'storyline%' ORDER BY name";
        let mut tables = connection.prepare(tables)?;
        let names: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let mut rows = Vec::new();
        for name in names {
            let mut statement = connection.prepare(&format!("SELECT * FROM {name}"))?;
            let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
            let mut found = statement.query([])?;
            while let Some(row) = found.next()? {
                let values = columns.iter().enumerate().filter(|(_, column)| *column != "imported_at");
                let values = values.map(|(n, _)| row.get(n)).collect::<rusqlite::Result<Vec<Value>>>()?;
                rows.push(format!("{name} {values:?}").replace(&folder, ""));
            }
        }
        rows.retain(|row| !row.contains("archive_id"));
        Ok(rows)
    };
    fixture.archive.shelf.store.read(read).unwrap()
}

/// What a person is told, without the folder and the time.
fn told(fixture: &Fixture, summary: &ImportSummary) -> String {
    let summary = ImportSummary { seconds: 0.0, ..summary.clone() };
    format!("{summary:?}").replace(&fixture.folder.path().display().to_string(), "")
}

fn import_on(threads: usize) -> (Fixture, ImportSummary) {
    let fixture = Fixture::new();
    fixture.archive.set_import_threads(threads);
    let summary = fixture.import(&files(&fixture));
    (fixture, summary)
}

#[test]
fn the_archive_is_the_same_on_however_many_threads_it_was_read() {
    let (one, summary) = import_on(1);
    let expect = rows(&one);
    assert_eq!((summary.files, summary.skipped, summary.failed), (89, 3, 5), "{summary:?}");
    let originals = one.archive.stats().unwrap().originals;
    for threads in [2, 3, 16] {
        let (fixture, other) = import_on(threads);
        assert_eq!(told(&fixture, &other), told(&one, &summary), "{threads} threads");
        let found = rows(&fixture);
        let differ = expect.iter().zip(&found).find(|(a, b)| a != b);
        assert_eq!((found.len(), differ), (expect.len(), None), "{threads} threads");
        assert_eq!(fixture.archive.stats().unwrap().originals, originals);
        assert_eq!(fixture.archive.verify().unwrap().problems, []);
    }
}

#[test]
fn pages_that_wait_are_not_written_once_an_import_is_cancelled() {
    for threads in [1, 4] {
        let fixture = Fixture::new();
        fixture.archive.set_import_threads(threads);
        let paths = files(&fixture);
        let (cancel, done) = (AtomicBool::new(false), AtomicU32::new(0));
        let mut progress = |told: &Progress| {
            done.store(told.done, Ordering::Relaxed);
            cancel.store(told.done >= 3, Ordering::Relaxed);
        };
        let summary =
            fixture.archive.import(&paths, &ImportOptions::default(), &mut progress, &cancel).unwrap();
        assert!(summary.cancelled && (3..60).contains(&summary.files), "{summary:?}");
        assert_eq!(fixture.archive.info().unwrap().articles, summary.articles);
        let rest = fixture.import(&paths);
        assert_eq!((rest.cancelled, rest.files + summary.files), (false, 89));
        let (whole, _) = import_on(1);
        assert_eq!(fixture.found(""), whole.found(""));
        assert_eq!(fixture.archive.verify().unwrap().problems, []);
    }
}
