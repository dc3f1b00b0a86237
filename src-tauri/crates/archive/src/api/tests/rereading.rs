//! Reading everything anew, with another home.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use query::Query;
use wire::{Progress, RereadSummary};

use super::fixture::Fixture;

const HERE: &str = "四川省/泸州市";
const THERE: &str = "江苏省/宿迁市";

/// Records that say 我市 and nothing of where that is.
fn records(count: usize) -> String {
    let line = |n| {
        format!("{{\"id\": \"r{n}\", \"title\": \"第{n}座桥通车\", \"body\": \"我市第{n}座桥昨日通车。\"}}\n")
    };
    (0..count).map(line).collect()
}

fn fixture(count: usize) -> Fixture {
    let fixture = Fixture::new();
    fixture.import(&[fixture.file("a.jsonl", records(count))]);
    fixture
}

impl Fixture {
    fn at(&self, place: &str) -> usize {
        self.search(&Query { places: vec![place.into()], ..Query::default() }).total as usize
    }

    /// Reads anew and cancels at the `n`th report of progress.
    fn reread_until(&self, n: u32) -> RereadSummary {
        let cancel = AtomicBool::new(n == 0);
        let mut reports = 0;
        let mut progress = |_: &Progress| {
            reports += 1;
            cancel.store(reports >= n, Ordering::Relaxed);
        };
        self.archive.reread(&mut progress, &cancel).unwrap()
    }
}

#[test]
fn a_new_home_holds_for_what_is_read_from_then_on() {
    let fixture = fixture(3);
    assert!(!fixture.archive.home().unwrap().reread_due);
    fixture.archive.set_home(Some(HERE)).unwrap();
    assert!(fixture.archive.home().unwrap().reread_due);
    assert_eq!(fixture.at(HERE), 0, "what is held is not touched");
    let summary = fixture.reread_until(u32::MAX);
    assert_eq!((summary.pages, summary.changed, summary.cancelled), (3, 3, false));
    assert_eq!(fixture.at(HERE), 3);
    let home = fixture.archive.home().unwrap();
    assert_eq!((home.chosen.as_deref(), home.reread_due), (Some(HERE), false));
    assert_eq!((home.guess.as_deref(), home.guess_articles, home.articles), (Some(HERE), 3, 3));
    fixture.archive.set_home(Some(HERE)).unwrap();
    assert!(!fixture.archive.home().unwrap().reread_due, "nothing was changed");
    fixture.archive.set_home(None).unwrap();
    fixture.reread_until(u32::MAX);
    assert_eq!(fixture.at(HERE), 0);
    assert_eq!(fixture.archive.set_home(Some("某省/某市")).unwrap_err().code().name(), "place-unknown");
}

#[test]
fn reading_anew_that_was_cancelled_loses_nothing_and_goes_on() {
    for n in [0, 1, 2] {
        let fixture = fixture(200);
        fixture.archive.set_home(Some(HERE)).unwrap();
        let cancelled = fixture.reread_until(n);
        assert!(cancelled.cancelled && cancelled.pages < 200, "{cancelled:?}");
        assert_eq!(cancelled.pages, n * 50, "at once");
        assert_eq!(fixture.at(HERE) as u32, cancelled.changed);
        assert_eq!(fixture.found("").len(), 200);
        assert!(fixture.archive.home().unwrap().reread_due);
        let fixture = fixture.reopen();
        let rest = fixture.reread_until(u32::MAX);
        assert_eq!((rest.pages, cancelled.changed + rest.changed), (200, 200));
        assert!(!fixture.archive.home().unwrap().reread_due);
        assert_eq!(fixture.archive.verify().unwrap().problems, []);
    }
}

#[test]
fn a_home_that_is_changed_on_the_way_is_not_forgotten() {
    let fixture = fixture(60);
    fixture.archive.set_home(Some(HERE)).unwrap();
    let mut progress = |_: &Progress| fixture.archive.set_home(Some(THERE)).unwrap();
    let go_on = AtomicBool::new(false);
    fixture.archive.reread(&mut progress, &go_on).unwrap();
    assert!(fixture.archive.home().unwrap().reread_due);
    fixture.reread_until(u32::MAX);
    assert_eq!((fixture.at(THERE), fixture.at(HERE)), (60, 0));
}

#[test]
fn progress_counts_pages_and_records() {
    let fixture = fixture(70);
    let page = fixture.file("b.txt", "桥头的花开了\n\n本报讯 7月17日，桥头的花开了，许多人来看。\n");
    fixture.import(&[page]);
    let mut seen: Vec<Progress> = Vec::new();
    let go_on = AtomicBool::new(false);
    fixture.archive.set_home(Some(HERE)).unwrap();
    fixture.archive.reread(&mut |p| seen.push(p.clone()), &go_on).unwrap();
    let (first, last) = (seen.first().unwrap(), seen.last().unwrap());
    assert_eq!((first.done, first.total), (0, 71));
    assert_eq!((last.done, last.total, last.articles), (71, 71, 70));
}

#[test]
fn a_file_that_is_gone_is_named_and_the_others_are_read() {
    let fixture = fixture(3);
    fixture.import(&[fixture.file("b.jsonl", records(1).replace("r0", "other"))]);
    let first = fixture.archive.shelf.store.read(store::source::all).unwrap().remove(0);
    let path: PathBuf = fixture.archive.shelf.originals.path(&first.sha256);
    std::fs::remove_file(path).unwrap();
    fixture.archive.set_home(Some(HERE)).unwrap();
    let summary = fixture.reread_until(u32::MAX);
    assert_eq!((summary.pages, summary.changed, summary.failures.len()), (1, 1, 1));
    assert_eq!(summary.failures[0].path, "a.jsonl");
    assert_eq!(fixture.found("").len(), 4);
}
