//! The log: what it must hold, and what it must not.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use jianbao_tests::program::{Ran, jianbao, sample_archive};
use jianbao_tests::window::Window;

const COPY: &str = "[data-testid=copy-diagnostics]:enabled";

/// A headline and a word of the sample pages, and names that are asked for.
const TEXT: [&str; 5] = ["惠循环", "灵芝", "韩刚", "回收", "乡村振兴"];

/// Runs a command with a log at its finest.
fn logged(log: &Path, words: &[&str], archive: &Path, more: &[&str]) -> Ran {
    let mut all: Vec<OsString> = words.iter().map(Into::into).collect();
    all.push(archive.into());
    all.extend(more.iter().map(Into::into));
    all.extend(["--log-level".into(), "debug".into(), "--log".into(), log.into()]);
    jianbao(&all)
}

#[test]
fn the_command_line_logs_what_failed_and_never_what_was_asked_or_printed() {
    let (folder, archive) = sample_archive();
    let log = folder.path().join("run.log");
    let [empty, record] = ["空.txt", "坏.jsonl"].map(|name| folder.path().join(name));
    fs::write(&empty, "").unwrap();
    fs::write(&record, "\"灵芝产业\"\n").unwrap();
    let [empty, record] = [empty, record].map(|path| path.display().to_string());
    assert_eq!(logged(&log, &["import"], &archive, &[&empty, &record]).status, 1);
    for (command, asked, status) in [
        ("search", &["惠循环", "--json"][..], 0),
        ("search", &["\"灵芝 (", "--json"], 2),
        ("search", &["日期:灵芝"], 2),
        ("person", &["韩刚"], 0),
        ("phrase", &["乡村振兴"], 0),
        ("topics", &["灵芝"], 0),
        ("saved", &["delete", "灵芝"], 2),
        ("show", &["1"], 0),
        ("show", &["9999"], 2),
    ] {
        let ran = logged(&log, &[command], &archive, asked);
        assert_eq!(ran.status, status, "{command} {asked:?}: {ran:?}");
    }
    assert_eq!(logged(&log, &["stats"], &folder.path().join("无.jianbao"), &[]).status, 2);
    let text = fs::read_to_string(&log).unwrap();
    for part in [
        r#"code="file-empty""#,
        r#"code="record-malformed" detail="""#,
        r#"code="query-syntax" detail="""#,
        r#"code="saved-query-missing" detail="""#,
        r#"code="article-missing" detail="9999""#,
        r#"code="archive-missing""#,
        r#"command="search""#,
        "样例.jianbao",
        "无.jianbao",
        "空.txt",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    for part in TEXT {
        assert!(!text.contains(part), "{part}: {text}");
    }
}

#[test]
fn what_fails_beside_the_work_that_was_asked_for_is_logged() {
    let (folder, archive) = sample_archive();
    // As if the power had failed, and a part of the index with it.
    fs::write(archive.join("archive.lock"), "open\n").unwrap();
    let files = fs::read_dir(archive.join("index")).unwrap().map(|entry| entry.unwrap().path());
    let largest = files.max_by_key(|path| fs::metadata(path).unwrap().len()).unwrap();
    let mut bytes = fs::read(&largest).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x10;
    fs::write(&largest, bytes).unwrap();
    let log = folder.path().join("run.log");
    let ran = logged(&log, &["search"], &archive, &["惠循环", "--json"]);
    assert_eq!(ran.json()["total"], 1, "{ran:?}");
    let text = fs::read_to_string(&log).unwrap();
    assert!(text.contains("WARN archive::api::open: the index is built anew is_damaged=true"), "{text}");
}

#[test]
fn a_log_may_be_standard_error_and_json_stays_json() {
    let (_folder, archive) = sample_archive();
    let ran = logged(Path::new("-"), &["search"], &archive, &["惠循环", "--json"]);
    assert_eq!(ran.json()["total"], 1);
    assert!(ran.err.contains("jianbao::log: done"), "{ran:?}");
    assert_eq!(jianbao(&["stats".as_ref(), archive.as_os_str()]).err, "", "without --log nothing is said");
}

#[test]
fn a_log_that_cannot_be_written_is_said_and_done_without() {
    let (folder, archive) = sample_archive();
    let ran = logged(&folder.path().join("no/such/run.log"), &["search"], &archive, &["惠循环", "--json"]);
    assert_eq!((ran.status, &ran.json()["total"]), (0, &1.into()));
    assert!(ran.err.contains("不记日志"), "{ran:?}");
}

#[tokio::test]
async fn diagnostics_are_copied_with_what_failed_and_without_text_or_folders() {
    let (folder, archive) = sample_archive();
    let bad = folder.path().join("空.txt");
    fs::write(&bad, "").unwrap();
    let window = Window::open(&[&archive, &bad]).await;
    window.until("[data-testid=job-strip]", |text| text.contains("空.txt")).await;
    window.type_into("[data-testid=search-box]", "惠循环").await;
    window.until_count(1).await;
    window.click("[data-testid=result-row]").await;
    window.find("[data-testid=article-headline]").await;
    window
        .script(
            "window.addEventListener('copy', () => { window.copied = getSelection().toString()
               || document.activeElement.value; }, true);
             Promise.reject(new TypeError('no such row `灵芝`'));",
        )
        .await;
    window.click("[data-testid=settings-button]").await;
    window.find(COPY).await;
    window.click(COPY).await;
    window.until("[data-testid=diagnostics-said]", |text| text.contains("已复制")).await;
    window.keep_picture("diagnostics").await;
    let copied = window.script("return window.copied").await;
    let copied = copied.as_str().expect("a text is copied");
    for part in [
        "剪报 0.1.0",
        "网页内核 2.",
        "样例，17 篇，2 版",
        "索引：完整",
        "file-empty",
        "…/空.txt",
        "TypeError: no such row …",
    ] {
        assert!(copied.contains(part), "{part}: {copied}");
    }
    let folder = folder.path().display().to_string();
    for part in TEXT.into_iter().chain([folder.as_str()]) {
        assert!(!copied.contains(part), "{part}: {copied}");
    }
    window.close().await;
}

#[tokio::test]
async fn patterns_of_file_names_are_set_in_the_window_and_used() {
    let (folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    window.click("[data-testid=import-button]").await;
    window.click("[data-testid=import-names]").await;
    window.type_into("[data-testid=name-patterns]", "{jahr}").await;
    window.click("[data-testid=save-names]").await;
    window.until("[data-testid=name-patterns-wrong]", |text| text.contains("{jahr}")).await;
    window.keep_picture("file-names-wrong").await;
    window.type_over("[data-testid=name-patterns]", "{publication}~{page}({year}{month}{day})").await;
    window.type_into("[data-testid=name-codes]", "lcrb=聊城日报").await;
    window.click("[data-testid=save-names]").await;
    window.until("[data-testid=names-said]", |text| text.contains("已保存")).await;
    window.keep_picture("file-names").await;
    window.close().await;
    jianbao_tests::program::until_closed(&archive).await;
    let page = folder.path().join("lcrb-A02(20240717).txt");
    fs::write(
        &page,
        "河灯夜市开张\n\n本报讯（记者 张红）河灯夜市在西岸开张，一百多家摊位摆出了本地的小吃。\n",
    )
    .unwrap();
    let names = jianbao(&["names".as_ref(), archive.as_os_str()]).out;
    assert_eq!(names, "{publication}~{page}({year}{month}{day})\nlcrb=聊城日报\n");
    jianbao(&["import".as_ref(), archive.as_os_str(), page.as_os_str()]);
    let found =
        jianbao(&["search".as_ref(), archive.as_os_str(), "河灯夜市".as_ref(), "--json".as_ref()]).json();
    let hit = &found["hits"][0];
    assert_eq!(
        (&hit["published"], &hit["publication"], &hit["page"]),
        (&"2024-07-17".into(), &"聊城日报".into(), &"A02".into()),
        "{hit}"
    );
}
