//! What happens to an archive's files must never lose what is in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::fixture::*;
use crate::Archive;

fn code(path: &Path) -> &'static str {
    Archive::open(path).unwrap_err().code().name()
}

fn problems(fixture: &Fixture) -> Vec<String> {
    fixture.archive.verify().unwrap().problems.into_iter().map(|p| p.code.name().to_owned()).collect()
}

/// All that must be there after any damage to the index.
fn check_whole(fixture: &Fixture) {
    assert_eq!(fixture.found("\"灵芝产业\" | 渡口"), ["无日期的旧闻", "灵芝产业加速崛起"]);
    assert_eq!(fixture.search(&query("")).total, 4);
    assert_eq!(problems(fixture), [""; 0]);
}

fn index_files(archive: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(archive.join("index")).unwrap().flatten().map(|e| e.path()).collect();
    files.sort();
    files
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    let at = at % bytes.len().max(1);
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 0x10;
    }
    fs::write(path, bytes).unwrap();
}

/// As if the program had been killed while the archive was open.
fn mark_unclean(archive: &Path) {
    fs::write(archive.join("archive.lock"), "open\n").unwrap();
}

#[test]
fn a_deleted_index_is_built_anew() {
    check_whole(&Fixture::with(&pages()).tampered(|path| fs::remove_dir_all(path.join("index")).unwrap()));
}

#[test]
fn an_index_without_any_one_file_is_built_anew() {
    let count = {
        let fixture = Fixture::with(&pages());
        let path = fixture.path();
        drop(fixture.archive);
        index_files(&path).len()
    };
    for n in 0..count {
        let fixture = Fixture::with(&pages()).tampered(|path| {
            if let Some(file) = index_files(path).get(n) {
                fs::remove_file(file).unwrap();
            }
            mark_unclean(path);
        });
        check_whole(&fixture);
    }
}

#[test]
fn a_truncated_index_is_built_anew() {
    for length in [0, 1, 20, 100] {
        let fixture = Fixture::with(&pages()).tampered(|path| {
            let meta = path.join("index/meta.json");
            let bytes = fs::read(&meta).unwrap();
            fs::write(meta, &bytes[..length.min(bytes.len())]).unwrap();
        });
        check_whole(&fixture);
    }
}

#[test]
fn a_flipped_bit_in_the_index_is_found_after_a_crash() {
    for seed in 0..16 {
        let fixture = Fixture::with(&pages()).tampered(|path| {
            let files: Vec<PathBuf> =
                index_files(path).into_iter().filter(|f| !f.to_string_lossy().ends_with(".lock")).collect();
            flip(&files[seed % files.len()], seed * 7919 + 13);
            mark_unclean(path);
        });
        check_whole(&fixture);
    }
}

#[test]
fn an_index_of_another_archive_is_not_used() {
    let other = Fixture::with(&[page("别报", None, vec![article("别的", &["别的事"])])]);
    let index = other.path().join("index");
    drop(other.archive);
    let fixture = Fixture::with(&pages()).tampered(|path| {
        fs::remove_dir_all(path.join("index")).unwrap();
        fs::rename(&index, path.join("index")).unwrap();
    });
    check_whole(&fixture);
}

#[test]
fn articles_that_never_reached_the_index_are_replayed() {
    let fixture = Fixture::with(&pages()[..1]);
    let backup = fixture.folder.path().join("old-index");
    let path = fixture.path();
    drop(fixture.archive);
    copy(&path.join("index"), &backup);
    let fixture = Fixture { archive: Archive::open(&path).unwrap(), folder: fixture.folder };
    pages()[1..].iter().for_each(|page| fixture.add(page));
    let fixture = fixture.tampered(|path| {
        fs::remove_dir_all(path.join("index")).unwrap();
        fs::rename(&backup, path.join("index")).unwrap();
    });
    check_whole(&fixture);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

#[test]
fn leftovers_of_a_crash_are_swept() {
    let fixture = Fixture::with(&pages()).tampered(|path| {
        fs::create_dir(path.join("index.old1")).unwrap();
        fs::write(path.join("index/.tmpAbC"), "x").unwrap();
    });
    assert!(!fixture.path().join("index.old1").exists());
    assert!(!fixture.path().join("index/.tmpAbC").exists());
    check_whole(&fixture);
}

#[test]
fn a_second_instance_is_kept_out() {
    let fixture = Fixture::with(&pages());
    assert_eq!(code(&fixture.path()), "archive-in-use");
    let path = fixture.path();
    drop(fixture.archive);
    assert!(Archive::open(&path).is_ok());
}

#[test]
fn a_newer_archive_is_refused_untouched() {
    let fixture = Fixture::with(&pages());
    let path = fixture.path();
    drop(fixture.archive);
    let database = path.join("archive.sqlite3");
    let mut bytes = fs::read(&database).unwrap();
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(&database, &bytes).unwrap();
    let before: Vec<_> = fs::read_dir(&path).unwrap().flatten().map(|e| e.path()).collect();
    assert_eq!(code(&path), "archive-newer");
    assert_eq!(fs::read(&database).unwrap(), bytes);
    let after: Vec<_> = fs::read_dir(&path).unwrap().flatten().map(|e| e.path()).collect();
    assert_eq!(before, after);
}

#[test]
fn what_is_no_archive_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    assert_eq!(code(&at("missing")), "archive-missing");
    fs::create_dir(at("empty")).unwrap();
    assert_eq!(code(&at("empty")), "not-an-archive");
    fs::write(at("file"), "x").unwrap();
    assert_eq!(code(&at("file")), "not-an-archive");
    assert_eq!(Archive::create(&at("file")).unwrap_err().code().name(), "path-occupied");
    fs::create_dir_all(at("other")).unwrap();
    rusqlite::Connection::open(at("other/archive.sqlite3"))
        .unwrap()
        .execute("CREATE TABLE t (x)", [])
        .unwrap();
    assert_eq!(code(&at("other")), "not-an-archive");
    assert_eq!(Archive::create(&at("other")).unwrap_err().code().name(), "path-occupied");
    assert!(Archive::open_or_create(&at("empty")).is_ok());
    assert!(Archive::open_or_create(&at("new/deep.jianbao")).is_ok());
}

#[test]
fn a_damaged_database_says_so() {
    for damage in ["", "garbage", "SQLite format 3\0garbage"] {
        let fixture = Fixture::with(&pages());
        let path = fixture.path();
        drop(fixture.archive);
        fs::write(path.join("archive.sqlite3"), damage).unwrap();
        assert_eq!(code(&path), "archive-damaged", "{damage:?}");
        fs::remove_file(path.join("archive.sqlite3")).unwrap();
        assert_eq!(code(&path), "archive-damaged");
    }
}

#[test]
fn damage_inside_the_database_is_an_error_and_no_panic() {
    let fixture = Fixture::with(&pages());
    let path = fixture.path();
    drop(fixture.archive);
    let database = path.join("archive.sqlite3");
    let good = fs::read(&database).unwrap();
    for at in (100..good.len()).step_by(1009) {
        let mut bytes = good.clone();
        bytes[at..].iter_mut().take(64).for_each(|b| *b = 0xa5);
        fs::write(&database, &bytes).unwrap();
        if let Ok(archive) = Archive::open(&path) {
            let _ = archive.search(&query("灵芝"), &crate::SearchOptions::default());
            let _ = archive.verify();
        }
    }
}

#[test]
fn verify_names_damaged_and_missing_originals() {
    let fixture = Fixture::with(&pages());
    assert_eq!(problems(&fixture), [""; 0]);
    let mut originals: Vec<PathBuf> = fs::read_dir(fixture.path().join("originals"))
        .unwrap()
        .flatten()
        .flat_map(|folder| {
            fs::read_dir(folder.path()).unwrap().flatten().map(|e| e.path()).collect::<Vec<_>>()
        })
        .collect();
    originals.sort();
    flip(&originals[0], 5);
    fs::remove_file(&originals[1]).unwrap();
    let mut found = problems(&fixture);
    found.sort();
    assert_eq!(found, ["original-damaged", "original-missing"]);
    assert_eq!(fixture.search(&query("")).total, 4);
}

#[test]
fn a_reindexed_archive_finds_the_same() {
    let fixture = Fixture::with(&pages());
    let mut last = (0, 0);
    let done = fixture.archive.reindex(&mut |done, total| last = (done, total), &false.into()).unwrap();
    assert_eq!((done, last), (4, (4, 4)));
    check_whole(&fixture);
    let cancelled = fixture.archive.reindex(&mut |_, _| {}, &true.into());
    assert_eq!(cancelled.unwrap_err().code().name(), "cancelled");
    check_whole(&fixture);
}

#[test]
fn building_anew_goes_on_where_it_was_stopped() {
    let fixture = Fixture::with(&pages());
    let records: String = (0..240).map(|n| format!("{{\"title\": \"第{n}号公告\"}}\n")).collect();
    let file = fixture.file("a.jsonl", &records);
    fixture.archive.import(&[file], &Default::default(), &mut |_| {}, &false.into()).unwrap();
    let stop = AtomicBool::new(false);
    let mut seen = Vec::new();
    let stopped = fixture.archive.reindex(
        &mut |done, _| {
            seen.push(done);
            stop.store(done > 150, Ordering::Relaxed);
        },
        &stop,
    );
    assert_eq!(stopped.unwrap_err().code().name(), "cancelled");
    assert_eq!(fixture.found("第77号"), ["第77号公告"], "the old index answers");
    let fixture = fixture.tampered(|path| assert!(path.join("index.new").is_dir()));
    seen.clear();
    assert_eq!(fixture.archive.reindex(&mut |done, _| seen.push(done), &false.into()).unwrap(), 244);
    assert!(seen.first() >= Some(&100), "{seen:?}");
    assert!(!fixture.path().join("index.new").exists());
    assert_eq!(fixture.search(&query("公告")).total, 240);
    assert_eq!(problems(&fixture), [""; 0]);
}

/// Every file with its bytes.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        match entry.path() {
            path if path.is_dir() => found.extend(contents(&path)),
            path => found.push((path.clone(), fs::read(path).unwrap())),
        }
    }
    found.sort();
    found
}

#[test]
fn an_archive_on_read_only_media_is_read_and_left_alone() {
    let fixture = Fixture::with(&pages());
    let path = fixture.path();
    let file = fixture.file("a.jsonl", "{\"title\": \"甲\"}");
    drop(fixture.archive);
    let before = contents(&path);
    let open = || crate::api::open::open_immutable(store::folder::Folder::new(&path)).unwrap();
    let fixture = Fixture { archive: open(), folder: fixture.folder };
    check_whole(&fixture);
    assert!(fixture.archive.info().unwrap().read_only);
    let id = fixture.search(&query("灵芝")).hits[0].id;
    assert!(fixture.archive.article_source(id).is_ok());
    let refused = fixture.archive.import(&[file], &Default::default(), &mut |_| {}, &false.into());
    assert_eq!(refused.unwrap_err().code().name(), "archive-read-only");
    drop(fixture.archive);
    assert_eq!(contents(&path), before);
    fs::remove_dir_all(path.join("index")).unwrap();
    check_whole(&Fixture { archive: open(), folder: fixture.folder });
    assert!(!path.join("index").exists());
}
