//! 历史上的今天: on the command line and in the real window.

use std::path::PathBuf;

use fantoccini::key::Key;
use jianbao_tests::program::{archive_of, jianbao};
use jianbao_tests::window::Window;

use super::facts::press;

const YEARS: &str = "[data-testid=today-year] h3 .date";
const TITLE: &str = "[data-testid=sheet-title]";

fn page(date: &str, weekday: &str, headline: &str, text: &str) -> String {
    format!("运河日报 {date} 星期{weekday} 第03版 要闻\n\n{headline}\n\n本报讯（记者 张红）{text}\n")
}

/// The same day in three years, the day after in a fourth, and 中秋 of two years.
fn archive() -> (tempfile::TempDir, PathBuf) {
    let pages = [
        page(
            "2014年7月16日",
            "三",
            "新船闸开闸放行",
            "昨日，河口的新船闸第一次放行了三十艘货船，船工们在岸边合影。",
        ),
        page(
            "2019年7月16日",
            "二",
            "老码头变成步道",
            "沿河的老码头改成了步道，居民傍晚来散步，孩子们在石阶上听故事。",
        ),
        page(
            "2022年7月16日",
            "六",
            "河灯夜市开张",
            "河灯夜市在西岸开张，一百多家摊位摆出了本地的小吃和手工。",
        ),
        page("2021年7月17日", "六", "雨后清淤", "连下两天雨以后，清淤队在东岸忙了一整天，运走了二十车淤泥。"),
        page("2014年9月8日", "一", "中秋灯会", "今年的灯会挂了八百盏灯，来看灯的人从桥头排到了码头。"),
        page("2023年9月29日", "五", "月下读书", "图书馆在河边办了一场月下读书会，四十位读者带来了自己的书。"),
    ];
    archive_of(&pages.each_ref().map(String::as_str))
}

#[test]
fn the_command_line_gives_round_anniversaries_first_with_citations() {
    let (_folder, archive) = archive();
    let ask = |more: &[&str]| {
        let mut words = vec!["today".into(), archive.as_os_str().to_owned(), "--json".into()];
        words.extend(more.iter().map(Into::into));
        jianbao(&words)
    };
    let years = |more: &[&str]| {
        let view = ask(more).json();
        let years = view["years"].as_array().expect("years").clone();
        years.iter().map(|year| (year["year"].as_i64(), year["round"].as_i64())).collect::<Vec<_>>()
    };
    let round = [(Some(2014), Some(10)), (Some(2019), Some(5)), (Some(2022), Some(0))];
    assert_eq!(years(&["--date", "2024-07-16"]), round);
    assert_eq!(years(&["--date", "07-16", "--today", "2024-01-02"]), round);
    assert_eq!(years(&["--date", "2024-07-16", "--around", "1"]).len(), 4);
    assert_eq!(years(&["--date", "2024-09-17"]), [(Some(2014), Some(10)), (Some(2023), Some(0))], "中秋");
    assert_eq!(years(&["--date", "2024-09-17", "--solar"]), []);
    let view = ask(&["--date", "2024-07-16"]).json();
    assert_eq!(view["years"][0]["articles"][0]["citation"], "《运河日报》2014-07-16 第3版");
    let printed =
        jianbao(&["today".as_ref(), archive.as_os_str(), "--date".as_ref(), "2024-07-16".as_ref()]).out;
    assert!(
        printed.contains("2014-07-16（10 年前）") && printed.contains("《运河日报》2014-07-16 第3版"),
        "{printed}"
    );
    for wrong in ["02-30", "2014", "明天"] {
        assert_eq!(ask(&["--date", wrong]).status, 2, "{wrong}");
    }
}

#[tokio::test]
async fn a_day_is_opened_from_the_list_and_read_through_the_years() {
    let (_folder, archive) = archive();
    let window = Window::open(&[&archive]).await;
    window.find("[data-testid=result-row]").await;
    window.type_into("[data-testid=search-box]", "船闸").await;
    window.until_all("[data-testid=result-row]", |all| all.len() == 1).await;
    press(&window, "[data-testid=day-today]").await;
    window.until(TITLE, |text| text == "7月16日").await;
    window.until_all(YEARS, |all| all.len() == 3 && all.iter().any(|year| year == "2014年7月16日")).await;
    window.script("document.querySelector('[data-testid=today-around]').value = '1'").await;
    window
        .script("document.querySelector('[data-testid=today-around]').dispatchEvent(new Event('change', {bubbles: true}))")
        .await;
    window.until_all(YEARS, |all| all.len() == 4).await;
    window.keep_picture("today").await;
    window.click("[data-testid=copy-all]").await;
    window.until("[data-testid=copied]", |text| text == "已复制").await;
    press(&window, "[data-testid=today-year][data-year='2019'] [data-testid=quote]").await;
    window.until("[data-testid=article-headline]", |text| text == "老码头变成步道").await;
    window.close().await;
}

#[tokio::test]
async fn days_are_walked_through_with_the_keyboard_alone() {
    let (_folder, archive) = archive();
    let window = Window::open(&[&archive]).await;
    window.find("[data-testid=result-row]").await;
    // The newest row is of 中秋 2023.
    window.press_text("j").await;
    window.press_text("h").await;
    window.until(TITLE, |text| text == "9月29日").await;
    window.until("[data-testid=today-lunar-name]", |text| text.contains("中秋节")).await;
    window
        .until_all(YEARS, |all| {
            all == ["2014年9月8日", "2023年9月29日"] || all == ["2023年9月29日", "2014年9月8日"]
        })
        .await;
    window.keep_picture("today-lunar").await;
    window.press(Key::Escape).await;
    window.find("[data-testid=result-row]").await;
    window.close().await;
}
