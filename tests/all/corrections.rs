//! What a person sets right, from the command line and in the real window.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;
use jianbao_tests::program::{jianbao, sample_archive, until_closed};
use jianbao_tests::window::{Window, first_number};
use serde_json::Value;
use tempfile::TempDir;

const PROGRESS: &str = "[data-testid=doubt-progress]";
const DOUBT: &str = "[data-testid=doubt]";

fn run(words: &[&str], archive: &Path) -> Value {
    let archive = archive.to_string_lossy();
    let words: Vec<&str> = words.iter().map(|word| if *word == "@" { &archive } else { *word }).collect();
    let ran = jianbao(&words);
    assert_eq!(ran.status, 0, "{words:?} {ran:?}");
    ran.json()
}

/// An archive of single pages that print no date but allow an estimate, each of an issue of its own.
fn undated_archive(pages: u32) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let archive = folder.path().join("存疑.jianbao");
    for n in 1..=pages {
        let issue = folder.path().join(format!("pages/{n}"));
        std::fs::create_dir_all(&issue).expect("a folder");
        let text = format!(
            "柳林第{n}座大桥昨日通车\n\n本报讯（记者 张红）7月{}日，柳林第{n}座大桥建成通车，两岸群众过河只要五分钟。\
             较2023年同期，过河时间缩短一半。大桥全长六百米，总投资两亿元。\n",
            n % 28 + 1
        );
        std::fs::write(issue.join("page.txt"), text).expect("a page");
    }
    let pages = folder.path().join("pages");
    let ran = jianbao(&["import".as_ref(), archive.as_os_str(), pages.as_os_str()]);
    assert_eq!(ran.status, 0, "{ran:?}");
    (folder, archive)
}

/// An archive of pages whose folders name another day than their mastheads: a doubt of two answers each.
fn disputed_archive(pages: u32) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let archive = folder.path().join("存疑.jianbao");
    for n in 1..=pages {
        let issue = folder.path().join(format!("pages/2024-07-{:02}", n + 1));
        std::fs::create_dir_all(&issue).expect("a folder");
        let text = format!(
            "河湾日报 2024年7月{n}日 第01版\n\n柳林第{n}座大桥昨日通车\n\n本报讯（记者 张红）柳林第{n}座大桥建成通车，\
             两岸群众过河只要五分钟。大桥全长六百米，总投资两亿元。\n"
        );
        std::fs::write(issue.join("01.txt"), text).expect("a page");
    }
    let pages = folder.path().join("pages");
    let ran = jianbao(&["import".as_ref(), archive.as_os_str(), pages.as_os_str()]);
    assert_eq!(ran.status, 0, "{ran:?}");
    (folder, archive)
}

#[test]
fn an_article_is_split_joined_and_left_as_it_was() {
    let (_folder, archive) = sample_archive();
    let all = || {
        let hits = run(&["search", "@", "", "--limit", "100", "--json"], &archive);
        let ids = hits["hits"].as_array().unwrap().iter().map(|hit| hit["id"].as_i64().unwrap().to_string());
        let shown = ids.map(|id| {
            let mut article = run(&["show", "@", &id, "--json"], &archive);
            article["corrections"] = Value::Null;
            article["related"] = Value::Null;
            article
        });
        shown.collect::<Vec<_>>()
    };
    let before = all();
    let longest = before.iter().max_by_key(|a| a["lines"].as_array().unwrap().len()).unwrap();
    let (id, lines) = (longest["id"].to_string(), longest["lines"].as_array().unwrap());
    let middle = lines[lines.len() / 2].to_string();
    run(&["correct", "@", "--article", &id, "--split", &middle, "--json"], &archive);
    assert_eq!(all().len(), before.len() + 1);
    run(&["correct", "@", "--article", &id, "--join", &middle, "--json"], &archive);
    assert_eq!(all(), before);
    run(&["undo", "@", "--json"], &archive);
    run(&["undo", "@", "--json"], &archive);
    assert_eq!(all(), before);
    run(&["redo", "@", "--json"], &archive);
    run(&["reindex", "@", "--json"], &archive);
    run(&["reread", "@", "--json"], &archive);
    assert_eq!(all().len(), before.len() + 1);
    assert_eq!(run(&["verify", "@", "--json"], &archive)["problems"], serde_json::json!([]));
}

#[test]
fn every_field_is_set_and_taken_back() {
    let (_folder, archive) = sample_archive();
    let id = run(&["search", "@", "惠循环", "--json"], &archive)["hits"][0]["id"].to_string();
    let show = || run(&["show", "@", &id, "--json"], &archive);
    let before = show();
    let fields = [
        ("standing-head", "standing_head", "聚焦"),
        ("kicker", "kicker", "新引题"),
        ("headline", "headline", "新标题"),
        ("deck", "deck", "新副题"),
        ("dateline", "dateline", "聊城"),
        ("kind", "kind", "commentary"),
        ("publication", "publication", "运河日报"),
        ("issue-date", "published", "2024-07-18"),
        ("page-label", "page", "A02"),
        ("section", "section", "综合"),
    ];
    for (field, key, value) in fields {
        let set = format!("{field}={value}");
        run(&["correct", "@", "--article", &id, "--set", &set, "--json"], &archive);
        assert_eq!(show()[key], value, "{field}");
    }
    run(&["correct", "@", "--article", &id, "--set", "reporters=张三、李四", "--json"], &archive);
    assert_eq!(show()["reporters"], serde_json::json!(["张三", "李四"]));
    let found = run(&["search", "@", "标题:新标题 记者:李四 日期:2024-07-18", "--json"], &archive);
    assert_eq!(found["total"], 1);
    let old = before["headline"].as_str().unwrap();
    let found = run(&["search", "@", &format!("\"{old}\""), "--json"], &archive);
    assert_eq!(found["total"], 1, "the printed headline is still found");
    for _ in 0..=fields.len() {
        run(&["undo", "@", "--json"], &archive);
    }
    let mut after = show();
    after["corrections"] = before["corrections"].clone();
    after["related"] = before["related"].clone();
    assert_eq!(after, before);
}

#[test]
fn what_cannot_be_understood_is_said_and_changes_nothing() {
    let (_folder, archive) = sample_archive();
    let archive = archive.to_string_lossy();
    for words in [
        vec!["--article", "1"],
        vec!["--article", "1", "--split", "9999"],
        vec!["--article", "1", "--set", "标题=新"],
        vec!["--article", "1", "--set", "kind=poem"],
        vec!["--article", "1", "--set", "issue-date=昨天"],
        vec!["--article", "999", "--set", "headline=新"],
        vec!["--page-id", "1", "--set", "headline=新"],
        vec!["--page-id", "1", "--encoding", "x-unknown"],
    ] {
        let all = [vec!["correct", &archive], words].concat();
        let ran = jianbao(&all);
        assert_eq!((ran.status, ran.err.is_empty()), (2, false), "{all:?} {ran:?}");
    }
    let list = jianbao(&["corrections", &archive, "--json"]).json();
    assert_eq!(list["total"], 0);
}

/// Twenty doubts without the mouse: answered as read, answered otherwise, skipped, taken back.
#[tokio::test]
async fn the_doubt_queue_is_cleared_by_the_keyboard_alone() {
    let (_folder, archive) = disputed_archive(22);
    let total = run(&["doubts", "@", "--json"], &archive)["total"].as_u64().unwrap();
    assert_eq!(total, 22);
    let window = Window::open(&[&archive]).await;
    window.until("[data-testid=view-doubts]", |text| text.contains("22")).await;
    window.press_text("4").await;
    window.find(DOUBT).await;
    window.keep_picture("doubts").await;
    let done = async |n: u64| {
        window.until(PROGRESS, move |text| first_number(text) == Some(n)).await;
    };
    // Nothing is answered before one has gone in: Enter does that first, and answers then.
    window.find("[data-testid=arm-hint]").await;
    window.press(Key::Enter).await;
    window.until_all("[data-testid=arm-hint]", <[String]>::is_empty).await;
    window.press_text("1").await;
    done(1).await;
    window.until("[data-testid=undo-note]", |text| text.contains("撤销")).await;
    window.press(Key::Enter).await;
    done(2).await;
    window.press_text("2").await;
    done(3).await;
    window.press_text("u").await;
    done(2).await;
    window.press_text("1").await;
    done(3).await;
    window.press_text("s").await;
    // Typed faster than pages are read anew.
    for _ in 0..17 {
        window.press_text("1").await;
    }
    done(20).await;
    window.keep_picture("doubts-nearly-done").await;
    window.press_text("1").await;
    window.press_text("1").await;
    done(22).await;
    window.keep_picture("doubts-done").await;
    window.find("[data-testid=doubt-progress][data-pending='0']").await;
    window.close().await;
    until_closed(&archive).await;
    assert_eq!(run(&["doubts", "@", "--json"], &archive)["total"], 0);
    let list = run(&["corrections", "@", "--limit", "100", "--json"], &archive);
    let holding = list["batches"].as_array().unwrap().iter().filter(|batch| batch["holds"] == true).count();
    assert_eq!(holding, 22);
}

/// A date typed where no field is opens views, the queue of doubts among them, and changes nothing.
#[tokio::test]
async fn what_is_typed_outside_a_field_does_not_change_the_archive() {
    let (_folder, archive) = undated_archive(3);
    let window = Window::open(&[&archive]).await;
    window.until("[data-testid=view-doubts]", |text| text.contains('3')).await;
    for text in ["2024-07-24", "4"] {
        window.press_text(text).await;
    }
    window.find(DOUBT).await;
    window.press(Key::Enter).await;
    window.until_all("[data-testid=arm-hint]", <[String]>::is_empty).await;
    window.close().await;
    until_closed(&archive).await;
    assert_eq!(run(&["corrections", "@", "--json"], &archive)["total"], 0);
}

/// A headline is set in the window, found by its old and new words, and taken back.
#[tokio::test]
async fn a_headline_is_set_in_the_window_and_taken_back() {
    const HEADLINE: &str = "[data-testid=article-headline]";
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    window.type_into("[data-testid=search-box]", "惠循环").await;
    window.until_count(1).await;
    window.click("[data-testid=result-row]").await;
    let before = window.until(HEADLINE, |text| !text.is_empty()).await;
    window.click("[data-testid=edit-article]").await;
    window.find("[data-testid=field-headline]").await;
    window.keep_picture("edit-article").await;
    window.type_into("[data-testid=field-headline]", "（二）").await;
    window.click("[data-testid=save-correction]").await;
    let set = format!("{before}（二）");
    window.until(HEADLINE, |text| text == set).await;
    window.find("[data-testid=replaced]").await;
    window.keep_picture("corrected").await;
    window.click("[data-testid=undo-button]").await;
    window.until(HEADLINE, |text| text == before).await;
    window.close().await;
}
