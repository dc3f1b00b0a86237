//! Storylines in the real window: named, merged and taken back, by keyboard alone.

use fantoccini::key::Key;
use jianbao_tests::program::{archive_of, jianbao};
use jianbao_tests::window::Window;

const TITLE: &str = "[data-testid=sheet-title]";
const ROWS: &str = "[data-testid=topic-row][data-kind=storyline] .label";
const COUNTS: &str = "[data-testid=storyline-counts]";

/// Two matters, each told of three times.
const PAGES: [&str; 6] = [
    "泸州日报 2024年3月5日 星期二 第01版 要闻\n\n渡口大桥开工\n\n\
     本报讯（记者 张红）渡口大桥昨日开工，大桥横跨长江渡口，桥墩施工队伍已经进场。\n",
    "泸州日报 2024年3月15日 星期五 第01版 要闻\n\n渡口大桥桥墩封顶\n\n\
     本报讯（记者 张红）渡口大桥桥墩昨日封顶，施工队伍将转入渡口大桥桥面施工。\n",
    "泸州日报 2024年3月28日 星期四 第01版 要闻\n\n渡口大桥合龙\n\n\
     本报讯（记者 李青）渡口大桥昨日合龙，施工队伍开始铺装渡口大桥桥面。\n",
    "泸州日报 2024年9月3日 星期二 第02版 文化\n\n古槐书院修缮\n\n\
     本报讯（记者 李青）古槐书院修缮昨日动工，书院匾额由老木匠复原，藏书先行搬出。\n",
    "泸州日报 2024年9月10日 星期二 第02版 文化\n\n古槐书院匾额复原\n\n\
     本报讯（记者 李青）古槐书院匾额复原完成，老木匠说书院修缮还要一月，藏书将搬回书院。\n",
    "泸州日报 2024年9月20日 星期五 第02版 文化\n\n古槐书院藏书搬回\n\n\
     本报讯（记者 张红）古槐书院藏书昨日搬回，书院修缮完成，匾额挂上书院大门。\n",
];

/// Moves the focus to an element, as Tab would, and presses Enter.
async fn enter(window: &Window, css: &str) {
    window.find(css).await;
    window.script(&format!("document.querySelector(`{css}`).focus()")).await;
    window.press(Key::Enter).await;
}

#[tokio::test]
async fn storylines_are_named_and_merged_and_that_is_taken_back_by_keyboard() {
    let (_folder, archive) = archive_of(&PAGES);
    let window = Window::open(&[&archive]).await;
    window.find("[data-testid=result-row]").await;
    window.press_text("2").await;
    window.until_all(ROWS, |rows| rows.len() == 2).await;
    window.keep_picture("storylines").await;
    let sheet = "li:has([data-testid=topic-row][data-kind=storyline]) [data-testid=sheet-link]";
    enter(&window, sheet).await;
    window.until(COUNTS, |text| text.contains("3 篇")).await;
    let before = window.until(TITLE, |text| !text.is_empty()).await;
    window.keep_picture("storyline").await;

    enter(&window, "[data-testid=storyline-rename]").await;
    window.find("[data-testid=storyline-name]").await;
    window.type_into("[data-testid=storyline-name]", "清江要事").await;
    window.press(Key::Enter).await;
    window.until(TITLE, |text| text.contains("清江要事")).await;

    enter(&window, "[data-testid=storyline-merge]").await;
    let other = if before.contains("书院") { "大桥" } else { "书院" };
    window.type_into("[data-testid=storyline-find]", other).await;
    enter(&window, "[data-testid=storyline-other]").await;
    window.until(COUNTS, |text| text.contains("6 篇")).await;
    window.keep_picture("storyline-merged").await;

    enter(&window, "[data-testid=undo-button]").await;
    window.until(COUNTS, |text| text.contains("3 篇")).await;
    window.press(Key::Escape).await;
    window.until_all(ROWS, |rows| rows.len() == 2).await;
    window.close().await;

    jianbao_tests::program::until_closed(&archive).await;
    let list = jianbao(&["storylines".as_ref(), archive.as_os_str(), "--json".as_ref()]).json();
    let labels: Vec<_> = list["storylines"].as_array().unwrap().iter().map(|line| &line["label"]).collect();
    assert!(labels.iter().any(|label| label.as_str().unwrap().contains("清江要事")), "{labels:?}");
}
