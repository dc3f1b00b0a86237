//! 提法沿革: on the command line and in the real window.

use std::path::PathBuf;

use fantoccini::key::Key;
use jianbao_tests::program::{archive_of, jianbao};
use jianbao_tests::window::Window;

use super::facts::press;

const TITLE: &str = "[data-testid=sheet-title]";
const SUMMARY: &str = "[data-testid=phrase-summary]";
const KWIC: &str = "[data-testid=kwic-row] mark";

/// Two phrases that take turns.
fn archive() -> (tempfile::TempDir, PathBuf) {
    let page = |date: &str, headline: &str, text: &str| {
        format!("运河日报 {date} 第01版 要闻\n\n{headline}\n\n本报讯（记者 李青）{text}\n")
    };
    let pages = [
        page("2006年3月6日", "新村开工", "全镇着手清水新村建设，三个村子先后开工修路，村民们自己出工。"),
        page("2009年3月6日", "新村连片", "清水新村建设进入第三年，五个村子连成一片，路灯一直亮到河边。"),
        page("2012年5月8日", "换了说法", "从今年起，清水新村改称美丽河湾，美丽河湾的规划覆盖全镇。"),
        page("2018年9月3日", "河湾十景", "美丽河湾评出了十处景点，周末来的客人把停车场都停满了。"),
    ];
    archive_of(&pages.each_ref().map(String::as_str))
}

#[test]
fn the_command_line_compares_two_phrases() {
    let (_folder, archive) = archive();
    let ask = |more: &[&str]| {
        let mut words = vec!["phrase".into(), archive.as_os_str().to_owned()];
        words.extend(more.iter().map(Into::into));
        jianbao(&words)
    };
    let answer = ask(&["清水新村", "美丽河湾", "--context", "oldest", "--json"]).json();
    let (old, new) = (&answer["phrases"][0], &answer["phrases"][1]);
    assert_eq!((&old["total"], &new["total"]), (&3.into(), &2.into()));
    assert_eq!(
        (&old["first"]["published"], &old["last"]["published"]),
        (&"2006-03-06".into(), &"2012-05-08".into())
    );
    assert_eq!(new["first"]["published"], "2012-05-08");
    assert_eq!(old["years"].as_array().map(Vec::len), Some(4));
    assert_eq!(old["years"][3]["count"], 0);
    let places = answer["contexts"][1]["rows"].as_array().expect("places").clone();
    assert_eq!(places.len(), 3);
    assert!(places.iter().all(|place| place["hit"] == "美丽河湾"));
    let printed = ask(&["美丽河湾"]).out;
    assert!(printed.contains("美丽河湾：2 篇") && printed.contains("最早  2012-05-08"), "{printed}");
    assert_eq!(ask(&[]).status, 2);
}

#[tokio::test]
async fn a_phrase_is_opened_from_a_search_and_compared_with_another() {
    let (_folder, archive) = archive();
    let window = Window::open(&[&archive]).await;
    window.find("[data-testid=result-row]").await;
    window.type_into("[data-testid=search-box]", "清水新村").await;
    press(&window, "[data-testid=phrase-of-search]").await;
    window.until(TITLE, |text| text == "清水新村").await;
    window.until(SUMMARY, |text| text.contains("3 篇提到")).await;
    window.until("[data-testid=phrase-first-use]", |text| text.contains("新村开工")).await;
    window.until("[data-testid=phrase-last-use]", |text| text.contains("换了说法")).await;
    window.until_all(KWIC, |all| all == ["清水新村", "清水新村", "清水新村"]).await;
    window.keep_picture("phrase").await;
    window.type_into("[data-testid=phrase-second]", "美丽河湾").await;
    window.press(Key::Enter).await;
    window.until(TITLE, |text| text == "清水新村 / 美丽河湾").await;
    window.until_all(SUMMARY, |all| all.len() == 2).await;
    window.keep_picture("phrase-compared").await;
    press(&window, "[data-testid=kwic-row]").await;
    window.until("[data-testid=article-headline]", |text| text == "新村开工").await;
    window.close().await;
}

#[tokio::test]
async fn the_keyboard_alone_opens_the_phrase_and_reads_its_chart() {
    let (_folder, archive) = archive();
    let window = Window::open(&[&archive]).await;
    window.find("[data-testid=result-row]").await;
    window.type_into("[data-testid=search-box]", "美丽河湾").await;
    window.until_all("[data-testid=result-row]", |all| all.len() == 2).await;
    window.press(Key::Escape).await;
    window.press_text("p").await;
    window.until(TITLE, |text| text == "美丽河湾").await;
    window.find("[data-testid=phrase-chart]").await;
    window.script("document.querySelector('[data-testid=phrase-chart]').focus()").await;
    window.press(Key::End).await;
    window.until("[data-testid=phrase-said]", |text| text.contains("2018") && text.contains("1/1")).await;
    window.press(Key::Escape).await;
    window.until_all("[data-testid=result-row]", |all| all.len() == 2).await;
    window.close().await;
}
