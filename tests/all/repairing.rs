//! An archive whose index is gone, in the real window: it opens at once, says that lists are not whole yet, and shows
//! them whole when they are.

use std::path::PathBuf;

use jianbao_tests::program::archive_of_records;
use jianbao_tests::window::Window;
use serde_json::{Value, json};
use tempfile::TempDir;

/// More than are put into the index before the window opens, and enough for that to take a while.
const ARTICLES: usize = 9_000;

/// As the window writes it.
const ALL: &str = "9,000 篇";
const COUNT: &str = "[data-testid=result-count]";

/// An archive of many articles.
fn archive() -> (TempDir, PathBuf) {
    let record = |n: usize| {
        let date = format!("20{:02}-{:02}-{:02}", n % 20, n % 12 + 1, n % 28 + 1);
        let body = format!("第{n}号渡船靠岸，船工{n}人卸下粮食和布匹，岸上的人来帮忙。");
        json!({"title": format!("第{n}号渡船"), "body": body, "date": date, "publication": "清河晨报"})
    };
    archive_of_records("渡船", &(0..ARTICLES).map(record).collect::<Vec<_>>())
}

#[tokio::test]
async fn an_index_that_is_gone_is_made_anew_while_the_window_is_used() {
    let (_folder, archive) = archive();
    let window = Window::open(&[&archive]).await;
    window.until(COUNT, |text| text.contains(ALL)).await;
    window.click("[data-testid=archive-menu]").await;
    window.click("[data-testid=close-archive]").await;
    window.find("[data-testid=recent]").await;
    jianbao_tests::program::until_closed(&archive).await;
    // The page is there already when the archive is opened again, and keeps what it says of the index and how many
    // articles are listed meanwhile: that may be over before anybody asks.
    window
        .script(
            "window.said = []; new MutationObserver(() => { const strip = document.querySelector('[data-testid=job-strip]');
               const count = document.querySelector('[data-testid=result-count]')?.textContent ?? '';
               if (strip) window.said.push([strip.textContent, count]); })
             .observe(document.body, { childList: true, subtree: true, characterData: true })",
        )
        .await;
    std::fs::remove_dir_all(archive.join("index")).expect("the index can be removed");
    window.click("[data-testid=recent]").await;
    // Nobody asks again: the list comes by itself, the notice goes, and what is then looked for is found.
    window.until(COUNT, |text| text.contains(ALL)).await;
    window.until_all("[data-testid=job-strip]", <[String]>::is_empty).await;
    let said = window.script("return window.said").await;
    let said = said.as_array().expect("what was said");
    let is_notice = |strip: &Value| strip[0].as_str().is_some_and(|text| text.contains("列表和篇数还不全"));
    assert!(!said.is_empty() && said.iter().all(is_notice), "{said:?}");
    // Nobody took a list for whole that was not.
    let whole = |strip: &Value| strip[1].as_str().is_some_and(|text| text.contains(ALL));
    assert!(!said.iter().all(whole), "{said:?}");
    window.find("[data-testid=result-row]").await;
    window.type_into("[data-testid=search-box]", "\"第5999号渡船\"").await;
    window.until_count(1).await;
    window.close().await;
}
