//! Bad input: each a clear message and the right exit status, nothing lost, no panic.

use std::path::Path;

use jianbao_tests::program::{Ran, jianbao, sample_archive, seeds};

/// Bytes that no text begins with.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0\\r\xa8f";

fn run(words: &[&dyn AsRef<std::ffi::OsStr>]) -> Ran {
    let ran = jianbao(&words.iter().map(|word| word.as_ref()).collect::<Vec<_>>());
    assert!(!ran.err.contains("panicked"), "{ran:?}");
    ran
}

/// A sentence in Chinese, not a raw code.
fn says_why(ran: &Ran) {
    assert!(ran.err.chars().any(|c| ('一'..='龥').contains(&c)), "{ran:?}");
}

#[test]
fn files_that_cannot_be_read_fail_alone_with_their_reason() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let bad = [
        file("empty.txt", b""),
        file("blank.txt", b"\n \n\t\n"),
        file("picture.txt", PICTURE),
        folder.path().join("missing.txt"),
        file("page.html", "<p>渡口通桥。</p>".as_bytes()),
        file("year.txt", "渡口通了桥。\n".repeat(30_000).as_bytes()),
    ];
    for path in &bad {
        let parsed = run(&[&"parse", path, &"--json"]);
        assert_eq!(parsed.status, 1, "{parsed:?}");
        says_why(&parsed);
    }
    let archive = folder.path().join("a.jianbao");
    let mut words: Vec<&dyn AsRef<std::ffi::OsStr>> = vec![&"import", &archive];
    words.extend(bad.iter().map(|path| path as &dyn AsRef<std::ffi::OsStr>));
    let seeds = seeds();
    words.push(&seeds);
    words.push(&"--json");
    let imported = run(&words);
    assert_eq!(imported.status, 1, "{imported:?}");
    let summary = imported.json();
    assert_eq!(
        (&summary["files"], &summary["articles"], &summary["failed"]),
        (&2.into(), &17.into(), &6.into())
    );
    for path in &bad {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(imported.err.contains(&name), "{name} is not named: {imported:?}");
    }
}

#[test]
fn a_page_without_an_article_is_kept_and_said_to_have_none() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("folio.txt");
    std::fs::write(&page, "责任编辑：王某  版式：李某\n").unwrap();
    let parsed = run(&[&"parse", &page, &"--json"]);
    assert_eq!(parsed.status, 0, "{parsed:?}");
    let answer = parsed.json();
    assert_eq!(answer["articles"].as_array().map(Vec::len), Some(0), "{answer}");
    assert_eq!(answer["unassigned_lines"], serde_json::json!([1]));
    assert!(answer["diagnostics"].to_string().contains("no-article"), "{answer}");
}

#[test]
fn a_folder_without_readable_files_is_said_to_have_none() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("空文件夹");
    std::fs::create_dir(&empty).unwrap();
    let archive = folder.path().join("a.jianbao");
    let imported = run(&[&"import", &archive, &empty]);
    assert_eq!(imported.status, 1, "{imported:?}");
    assert!(imported.err.contains("空文件夹"), "{imported:?}");
    says_why(&imported);
}

#[test]
fn what_is_no_archive_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("别的.jianbao");
    std::fs::create_dir(&other).unwrap();
    std::fs::write(other.join("信.txt"), "不是资料库").unwrap();
    let missing = folder.path().join("没有.jianbao");
    let file = folder.path().join("文件.jianbao");
    std::fs::write(&file, "不是文件夹").unwrap();
    for archive in [&other, &missing, &file] {
        for command in ["search", "timeline", "topics", "verify", "reindex"] {
            let ran = run(&[&command, archive]);
            assert_eq!(ran.status, 2, "{command} {ran:?}");
            says_why(&ran);
        }
    }
    assert_eq!(
        std::fs::read_dir(&other).unwrap().count(),
        1,
        "nothing was written into a folder of somebody else's"
    );
    assert!(!missing.exists(), "reading creates nothing");
}

#[test]
fn a_broken_archive_is_refused_with_its_reason() {
    let (_folder, archive) = sample_archive();
    let database = database(&archive);
    let mut bytes = std::fs::read(&database).unwrap();
    let end = bytes.len().min(4096);
    bytes[..end].fill(0x5a);
    std::fs::write(&database, bytes).unwrap();
    let ran = run(&[&"search", &archive, &"惠循环"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    says_why(&ran);
}

#[test]
fn an_index_deleted_by_hand_is_rebuilt_and_nothing_is_lost() {
    let (_folder, archive) = sample_archive();
    std::fs::remove_dir_all(archive.join("index")).unwrap();
    let found = run(&[&"search", &archive, &"惠循环", &"--json"]);
    assert_eq!(found.status, 0, "{found:?}");
    assert_eq!(found.json()["total"], 1);
    assert_eq!(run(&[&"verify", &archive]).status, 0);
}

#[test]
fn a_malformed_query_is_an_error_that_points_at_the_place() {
    let (_folder, archive) = sample_archive();
    for query in ["(惠循环", "惠循环)", "\"惠循环", "OR 惠循环", "日期:昨天的昨天", "年龄:7", "标题:", "-"]
    {
        let ran = run(&[&"search", &archive, &query, &"--json"]);
        assert_eq!(ran.status, 2, "{query} {ran:?}");
        assert!(ran.out.is_empty(), "{query}: an error is not an empty result: {ran:?}");
        says_why(&ran);
    }
    let ran = run(&[&"search", &archive, &"惠循环 AND (灵芝"]);
    assert!(ran.err.chars().any(|c| c.is_ascii_digit()), "the message names the place: {ran:?}");
}

#[test]
fn unusable_arguments_are_status_two() {
    let (_folder, archive) = sample_archive();
    for words in [
        vec!["search"],
        vec!["parse"],
        vec!["nonsense"],
        vec!["timeline", "ARCHIVE", "--by", "week"],
        vec!["search", "ARCHIVE", "--from", "2024-13"],
        vec!["search", "ARCHIVE", "--jsn"],
        vec!["show", "ARCHIVE", "first"],
        vec!["show", "ARCHIVE", "999999"],
    ] {
        let archive = archive.to_string_lossy();
        let words: Vec<&str> = words.iter().map(|&w| if w == "ARCHIVE" { &*archive } else { w }).collect();
        let ran = jianbao(&words);
        assert_eq!(ran.status, 2, "{words:?} {ran:?}");
        assert!(!ran.err.is_empty() && !ran.err.contains("panicked"), "{ran:?}");
    }
}

/// The SQLite file of an archive.
fn database(archive: &Path) -> std::path::PathBuf {
    let files =
        std::fs::read_dir(archive).expect("an archive is a folder").flatten().map(|entry| entry.path());
    files
        .into_iter()
        .find(|path| path.extension().is_some_and(|e| e == "sqlite3"))
        .expect("an archive has a database")
}
