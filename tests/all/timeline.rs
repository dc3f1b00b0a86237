//! The timeline in the real window: what is brushed, compared, zoomed and mended there.

use std::path::PathBuf;

use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use fantoccini::key::Key;
use jianbao_tests::program::{archive_of_records, sample_archive};
use jianbao_tests::window::{Window, first_number};
use tempfile::TempDir;

const BIN: &str = "[data-testid=timeline-bin]";
const PICTURE: &str = "[data-testid=histogram]";
const CHIP: &str = "[data-testid=chip]";
const DAY: &str = "[data-testid=hit-list] h3";

/// Invented news: each month of 2022 to 2024 something on a bridge, every other month something on a school, of two
/// papers; and two articles without a date.
fn news() -> (TempDir, PathBuf) {
    let mut records = Vec::new();
    let mut add = |title: &str, body: &str, date: &str, paper: &str| {
        records.push(serde_json::json!({"title": title, "body": body, "date": date, "publication": paper}));
    };
    for month in 0..36 {
        let (year, month) = (2022 + month / 12, month % 12 + 1);
        let date = format!("{year}-{month:02}-15");
        add(&format!("清河大桥{month}号墩"), "大桥施工有序推进，工人加紧浇筑。", &date, "清河晨报");
        if month % 2 == 0 {
            add(&format!("第{month}小学开课"), "小学迎来新生，课桌椅全部更新。", &date, "清河晚报");
        }
    }
    add("渡口旧事", "老人撑船四十年，送学生过河。", "", "清河晚报");
    add("磨坊旧事", "磨坊转了四十年。", "", "清河晚报");
    archive_of_records("清河", &records)
}

async fn until_picture(window: &Window, name: &str, value: &str) {
    window.find(&format!("{PICTURE}[data-{name}='{value}']")).await;
}

/// Presses on one bin and lets go on another.
async fn drag(window: &Window, from: &str, to: &str) {
    let one = window.find(&format!("{BIN}[data-start='{from}']")).await;
    let other = window.find(&format!("{BIN}[data-start='{to}']")).await;
    let to = |element| PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
    let button = fantoccini::actions::MOUSE_BUTTON_LEFT;
    let mouse = MouseActions::new("mouse".into())
        .then(to(one))
        .then(PointerAction::Down { button })
        .then(to(other))
        .then(PointerAction::Up { button });
    window.client().perform_actions(mouse).await.expect("the mouse can be moved");
}

/// Goes on with Tab until the picture has the focus.
async fn tab_to_picture(window: &Window) {
    for _ in 0..60 {
        let focused = window.script("return document.activeElement.dataset.testid ?? ''").await;
        if focused == "histogram" {
            return;
        }
        window.press(Key::Tab).await;
    }
    panic!("Tab does not lead to the picture");
}

#[tokio::test]
async fn a_brush_narrows_everything() {
    let (_folder, archive) = news();
    let window = Window::open(&[&archive]).await;
    window.until_count(56).await;
    until_picture(&window, "by", "month").await;
    window.keep_picture("timeline-news").await;
    drag(&window, "2023-02", "2023-04").await;
    // Three bridges, two schools: the list, the chip, the facets.
    window.until_count(5).await;
    window.until(CHIP, |text| text.contains("2023年2月") && text.contains("4月")).await;
    window.until(DAY, |text| text.contains("2023年4月15日")).await;
    window.keep_picture("timeline-brushed").await;
    window.click("[data-testid=add-filter]").await;
    window.click("[data-testid=facet-field][data-field=publication]").await;
    window
        .until_all("[data-testid=facet-value]", |values| {
            values.iter().any(|value| value.contains("清河晨报") && value.contains('3'))
                && values.iter().any(|value| value.contains("清河晚报") && value.contains('2'))
        })
        .await;
    window.click("[data-testid=add-filter]").await;
    // Three months are drawn in days, and the way back is open.
    window.find(&format!("{BIN}[data-start='2023-03-15']")).await;
    window.click("[data-testid=whole-time]").await;
    window.until_count(56).await;
    window.close().await;
}

#[tokio::test]
async fn two_queries_are_compared_in_one_picture() {
    let (_folder, archive) = news();
    let window = Window::open(&[&archive]).await;
    window.until_count(56).await;
    window.type_into("[data-testid=search-box]", "大桥").await;
    window.until_count(36).await;
    window.press(Key::Escape).await;
    window.click("[data-testid=compare]").await;
    window.type_into("[data-testid=compare-with]", "小学").await;
    window.press(Key::Enter).await;
    window.find(&format!("{BIN}[data-start='2023-02'][data-count='1'][data-other='1']")).await;
    window.find(&format!("{BIN}[data-start='2023-03'][data-count='1'][data-other='0']")).await;
    window
        .until_all("[data-testid=series]", |series| {
            series.len() == 2
                && series[0].contains("36")
                && series[1].contains("小学")
                && series[1].contains("18")
        })
        .await;
    window.keep_picture("timeline-compared").await;
    // The table says the same.
    window.click("[data-testid=show-table]").await;
    window
        .until_all("[data-testid=density-table] tbody tr", |rows| {
            rows.iter().any(|row| row.contains("2023年3月") && row.ends_with('0'))
        })
        .await;
    window.click("[data-testid=compare-end]").await;
    window.until_all("[data-testid=series]", <[String]>::is_empty).await;
    window.close().await;
}

#[tokio::test]
async fn the_keyboard_alone_zooms_narrows_and_widens() {
    let (_folder, archive) = news();
    let window = Window::open(&[&archive]).await;
    window.until_count(56).await;
    window.find(BIN).await;
    tab_to_picture(&window).await;
    until_picture(&window, "by", "month").await;
    window.press(Key::Home).await;
    until_picture(&window, "cursor", "2022-01").await;
    window.press(Key::Right).await;
    until_picture(&window, "cursor", "2022-02").await;
    for _ in 0..6 {
        window.press_text("+").await;
    }
    until_picture(&window, "by", "day").await;
    window.keep_picture("timeline-days").await;
    window.press_text("0").await;
    until_picture(&window, "by", "month").await;
    window.press(Key::Home).await;
    until_picture(&window, "cursor", "2022-01").await;
    window.press(Key::Right).await;
    window.press(Key::Enter).await;
    window.until_count(2).await;
    window.find(CHIP).await;
    tab_to_picture(&window).await;
    window.press(Key::Escape).await;
    window.until_count(56).await;
    window.close().await;
}

#[tokio::test]
async fn a_date_that_is_typed_is_gone_to_in_picture_and_list() {
    let (_folder, archive) = news();
    let window = Window::open(&[&archive]).await;
    window.until_count(56).await;
    window.type_into("[data-testid=jump-to-date]", "2022年8月").await;
    window.press(Key::Enter).await;
    window.until_all(DAY, |days| days.iter().any(|day| day.contains("2022年8月15日"))).await;
    window.find(&format!("{BIN}[data-start='2022-08']")).await;
    window.until_count(56).await;
    window.type_into("[data-testid=jump-to-date]", "某天").await;
    window.press(Key::Enter).await;
    window.find("[data-testid=jump-to-date][aria-invalid=true]").await;
    window.close().await;
}

#[tokio::test]
async fn the_picture_is_parted_and_its_parts_are_filters() {
    let (_folder, archive) = news();
    let window = Window::open(&[&archive]).await;
    window.until_count(56).await;
    let choose = "const s = document.querySelector('[data-testid=split-select]'); s.value = 'publication'; \
                  s.dispatchEvent(new Event('change', { bubbles: true }));";
    window.script(choose).await;
    window
        .until_all("[data-testid=series]", |series| {
            series.len() >= 2 && series[0].contains("清河晨报") && series[0].contains("36")
        })
        .await;
    window.keep_picture("timeline-parted").await;
    window.click("[data-testid=series] button").await;
    window.until_count(36).await;
    window.close().await;
}

#[tokio::test]
async fn a_date_that_is_missing_is_filled_in_where_it_is_missed() {
    let (_folder, archive) = news();
    let window = Window::open(&[&archive]).await;
    window.until_count(56).await;
    window.until("[data-testid=undated-lane]", |text| first_number(text) == Some(2)).await;
    window.click("[data-testid=mend-unknown]").await;
    window.until_all("[data-testid=dateless-page]", |pages| pages.len() == 2).await;
    window.type_into("[data-testid=dateless-date]", "2024-02-03").await;
    window.press(Key::Enter).await;
    window.until("[data-testid=undated-lane]", |text| first_number(text) == Some(1)).await;
    window.keep_picture("timeline-mended").await;
    window.close().await;
}

#[tokio::test]
async fn the_pages_of_an_article_that_is_open_are_marked_in_the_picture() {
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    window.find("[data-testid=estimated-lane]").await;
    window.click("[data-testid=result-row]").await;
    window.find("[data-testid=event-mark][data-kind=issue]").await;
    window.keep_picture("timeline-marks").await;
    window.close().await;
}
