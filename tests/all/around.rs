//! What leads on: from an article to others like it and to its day, from the home of an archive to news.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;
use jianbao_tests::program::{archive_of, jianbao};
use jianbao_tests::window::Window;
use tempfile::TempDir;

use super::facts::press;

const ROW: &str = "[data-testid=result-row] .headline";
const HEADLINE: &str = "[data-testid=article-headline]";
const CHIP: &str = "[data-testid=chip]";
const NEWS: &str = "[data-testid=overview-storyline]";
const TITLE: &str = "[data-testid=sheet-title]";
const ALT_LEFT: &str =
    "window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', altKey: true }))";

pub(super) fn page(date: &str, headline: &str, text: &str) -> String {
    format!("泸州日报 {date} 第01版 要闻\n\n{headline}\n\n本报讯（记者 张红）{text}\n")
}

/// A bridge told of three times.
pub(super) fn bridge() -> [String; 3] {
    [
        page(
            "2024年3月5日 星期二",
            "渡口大桥开工",
            "渡口大桥昨日开工，大桥横跨长江渡口，桥墩施工队伍已经进场。",
        ),
        page(
            "2024年3月15日 星期五",
            "渡口大桥桥墩封顶",
            "渡口大桥桥墩昨日封顶，施工队伍将转入渡口大桥桥面施工。",
        ),
        page("2024年3月28日 星期四", "渡口大桥合龙", "渡口大桥昨日合龙，施工队伍开始铺装渡口大桥桥面。"),
    ]
}

/// The bridge, and another piece on the day of the second.
fn pages() -> [String; 4] {
    let [begun, half, done] = bridge();
    let other = page("2024年3月15日 星期五", "古槐书院修缮", "书院匾额由老木匠复原，藏书先行搬出。");
    [begun, half, other, done]
}

fn archive() -> (TempDir, PathBuf) {
    archive_of(&pages().each_ref().map(String::as_str))
}

/// The number of the one storyline there is.
fn storyline(archive: &Path) -> String {
    let list = jianbao(&["storylines".as_ref(), archive.as_os_str(), "--json".as_ref()]).json();
    let all = list["storylines"].as_array().expect("storylines");
    assert_eq!(all.len(), 1, "{all:?}");
    all[0]["id"].as_str().expect("a number").to_owned()
}

#[test]
fn the_command_line_lists_articles_like_one_and_says_what_they_share() {
    let (_folder, archive) = archive();
    let ask = |words: &[&str]| {
        let mut all = vec![words[0].into(), archive.as_os_str().to_owned()];
        all.extend(words[1..].iter().map(Into::into));
        jianbao(&all)
    };
    let found = ask(&["search", "封顶", "--json"]).json();
    let id = found["hits"][0]["id"].to_string();
    let like = ask(&["like", &id, "--json"]).json();
    let headlines: Vec<_> =
        like["hits"].as_array().expect("hits").iter().map(|hit| &hit["headline"]).collect();
    assert!(headlines.contains(&&"渡口大桥合龙".into()) && headlines.len() == 2, "{headlines:?}");
    assert!(like["hits"][0]["shared"].as_array().is_some_and(|shared| !shared.is_empty()));
    assert!(ask(&["like", &id]).out.contains("共有："));
    assert_eq!(ask(&["search", &format!("相近:{id}"), "--json"]).json()["total"], 2);
    assert_eq!(ask(&["like", "999"]).status, 2);
}

#[tokio::test]
async fn from_an_article_to_others_like_it_and_to_its_day_and_back() {
    let (_folder, archive) = archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(4).await;
    let middle = "[...document.querySelectorAll('[data-testid=result-row]')]
        .find((row) => row.textContent.includes('封顶')).click()";
    window.script(middle).await;
    window.until(HEADLINE, |text| text == "渡口大桥桥墩封顶").await;
    // With the keyboard.
    window.press_text("m").await;
    window.until(CHIP, |text| text.contains("与“渡口大桥桥墩封顶”相近")).await;
    window.until_all(ROW, |rows| rows.len() == 2 && rows.iter().all(|row| row.contains("大桥"))).await;
    window.until("[data-testid=shared]", |text| text.contains("共有：")).await;
    // The article stays open to be compared with, and the list has the keys.
    window.until(HEADLINE, |text| text == "渡口大桥桥墩封顶").await;
    window.keep_picture("like").await;
    let focused = window.script("return document.activeElement.dataset.testid").await;
    assert_eq!(focused, "hit-list");
    press(&window, "[data-testid=result-row]").await;
    window.until(HEADLINE, |text| !text.is_empty() && text != "渡口大桥桥墩封顶").await;
    window.script(ALT_LEFT).await;
    window.until(HEADLINE, |text| text == "渡口大桥桥墩封顶").await;
    window.script(ALT_LEFT).await;
    window.until_count(4).await;
    // With the mouse; its day has two.
    window.until(HEADLINE, |text| text == "渡口大桥桥墩封顶").await;
    window.click("[data-testid=same-day]").await;
    window.until(CHIP, |text| text.contains("2024年3月15日")).await;
    window.until_all(ROW, |rows| rows.len() == 2 && rows.iter().any(|row| row == "古槐书院修缮")).await;
    window.keep_picture("same-day").await;
    window.close().await;
}

#[tokio::test]
async fn what_nothing_is_like_says_so() {
    let (_folder, archive) = archive();
    let window = Window::open(&[&archive]).await;
    window.type_into("[data-testid=search-box]", "匾额").await;
    window.until_count(1).await;
    press(&window, "[data-testid=result-row]").await;
    window.until(HEADLINE, |text| text == "古槐书院修缮").await;
    let button = window.find("[data-testid=more-like][disabled]").await;
    assert!(button.attr("title").await.unwrap().is_some_and(|title| title.contains("没有")));
    window.close().await;
}

#[tokio::test]
async fn the_home_counts_what_is_held_and_opens_news_of_a_storyline_that_is_followed() {
    let (folder, archive) = archive();
    let id = storyline(&archive);
    let follow = ["storyline".as_ref(), archive.as_os_str(), id.as_ref(), "--follow".as_ref()];
    assert_eq!(jianbao(&follow).status, 0);
    let window = Window::open(&[&archive]).await;
    window
        .until("[data-testid=archive-home]", |text| text.contains("4 篇") && text.contains("泸州日报"))
        .await;
    window.until_all(NEWS, <[String]>::is_empty).await;
    window.close().await;
    jianbao_tests::program::until_closed(&archive).await;

    let later = folder.path().join("后续.txt");
    let text =
        page("2024年4月8日 星期一", "渡口大桥通车", "渡口大桥昨日通车，施工队伍撤离，大桥桥面车流不断。");
    std::fs::write(&later, text).unwrap();
    assert_eq!(jianbao(&["import".as_ref(), archive.as_os_str(), later.as_os_str()]).status, 0);
    // Storylines are worked out.
    assert_eq!(storyline(&archive), id);
    let window = Window::open(&[&archive]).await;
    window.until("[data-testid=archive-home]", |text| text.contains("5 篇")).await;
    window.until(NEWS, |text| text.contains("新到 1 篇") && text.contains("渡口大桥通车")).await;
    window.keep_picture("home-news").await;
    window.script(&format!("document.querySelector('{NEWS}').focus()")).await;
    window.press(Key::Enter).await;
    window.until("[data-testid=storyline-news]", |text| text.contains("新到 1 篇")).await;
    window.until(TITLE, |text| text.contains("大桥")).await;
    window.press(Key::Escape).await;
    // Looked at, it is no news.
    window.find("[data-testid=archive-home]").await;
    window.until_all(NEWS, <[String]>::is_empty).await;
    window.close().await;
}
