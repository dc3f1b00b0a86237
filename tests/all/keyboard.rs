//! The views of time and topics by keyboard alone: each step leaves a focus that can be seen.

use std::path::PathBuf;

use fantoccini::key::Key;
use jianbao_tests::program::archive_of;
use jianbao_tests::window::Window;
use tempfile::TempDir;

use super::around::{bridge, page};

const PICTURE: &str = "[data-testid=histogram]";
const COMPARED: &str = "[data-testid=topic-compared]";
const TITLE: &str = "[data-testid=sheet-title]";

/// Two matters over two months.
fn archive() -> (TempDir, PathBuf) {
    let [begun, half, done] = bridge();
    let school =
        page("2024年5月10日 星期五", "泸县小学开课", "泸县实验小学昨日开课，学生走进新教室，老师发放课本。");
    archive_of(&[begun, half, done, school].each_ref().map(String::as_str))
}

/// Goes on with Tab until an element has the focus, and looks whether that can be seen.
async fn tab_to(window: &Window, css: &str) {
    for _ in 0..250 {
        let there = format!("return document.activeElement.matches(`{css}`)");
        if window.script(&there).await == true {
            see_focus(window).await;
            return;
        }
        window.press(Key::Tab).await;
    }
    panic!("Tab does not lead to {css}");
}

/// What has the focus has a frame or an edge of its own, or marks the row that it is on.
async fn see_focus(window: &Window) {
    let seen = "const element = document.activeElement;
        const shows = (it) => { const s = getComputedStyle(it);
            return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; };
        const rows = element.querySelectorAll('[aria-selected=true]');
        return element !== document.body && (shows(element) || [...rows].some(shows))
            ? '' : element.outerHTML.slice(0, 200)";
    // What was pressed may still be drawn.
    for _ in 0..50 {
        if window.script(seen).await == "" {
            return;
        }
        // Windows of other tests stand on the same display; the page of one that is not in front shows no focus.
        if window.script("return document.hasFocus()").await != true {
            let own = window.client().window().await.expect("a window");
            window.client().switch_to_window(own).await.expect("the window comes forward");
        }
    }
    let unseen = window.script(seen).await;
    assert!(
        unseen == "" || window.script("return document.hasFocus()").await != true,
        "not to be seen: {unseen}"
    );
}

async fn shifted(window: &Window, key: Key) {
    window.press_text(&format!("{}{}", char::from(Key::Shift), char::from(key))).await;
}

#[tokio::test]
async fn the_keyboard_alone_walks_through_timeline_topics_calendar_today_and_phrase() {
    let (_folder, archive) = archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(4).await;

    // Zoom and brush.
    tab_to(&window, PICTURE).await;
    let whole = window.script("return document.querySelector('[data-testid=histogram]').dataset.from").await;
    window.press(Key::Home).await;
    window.press_text("++").await;
    let zoomed = "return document.querySelector('[data-testid=histogram]').dataset.to > '' && \
         document.querySelector('[data-testid=whole-time]') !== null";
    window.find("[data-testid=whole-time]").await;
    assert_eq!(window.script(zoomed).await, true);
    window.press_text("0").await;
    window.find(&format!("{PICTURE}[data-from='{}']", whole.as_str().expect("a day"))).await;
    window.press(Key::End).await;
    for _ in 0..8 {
        shifted(&window, Key::Left).await;
    }
    window.press(Key::Enter).await;
    window.until_count(1).await;
    see_focus(&window).await;
    tab_to(&window, PICTURE).await;
    window.press(Key::Escape).await;
    window.until_count(4).await;

    // Two topics beside each other, as picture and as table.
    window.press_text("2").await;
    window.find("[data-testid=topic-row][data-kind=place]").await;
    tab_to(&window, "[data-testid=topic-compare]").await;
    window.press_text(" ").await;
    window.until_all(COMPARED, |all| all.len() == 1).await;
    window.press(Key::Tab).await;
    tab_to(&window, "[data-testid=topic-compare]:not(:checked)").await;
    window.press_text(" ").await;
    window.until_all(COMPARED, |all| all.len() == 2).await;
    tab_to(&window, "[data-testid=topic-chart-table]").await;
    window.press(Key::Enter).await;
    window.until_all("[data-testid=topic-chart] tbody tr", |rows| rows.len() > 2).await;
    see_focus(&window).await;

    // The calendar.
    window.press_text("5").await;
    window.find("[data-testid=issue-day]").await;
    tab_to(&window, "[data-testid=issue-day]").await;
    let day = "return document.activeElement.dataset.day ?? document.activeElement.dataset.date ?? ''";
    let before = window.script(day).await;
    window.press(Key::Right).await;
    assert_ne!(window.script(day).await, before);
    see_focus(&window).await;

    // The day through the years, and out again.
    window.press_text("h").await;
    window.until(TITLE, |text| text.contains('月')).await;
    tab_to(&window, "[data-testid=today-previous]").await;
    window.press(Key::Enter).await;
    see_focus(&window).await;
    window.press(Key::Escape).await;
    window.find("[data-testid=issue-day]").await;

    // A phrase.
    window.press_text("p").await;
    tab_to(&window, "[data-testid=phrase-first]").await;
    window.press_text("大桥").await;
    window.press(Key::Enter).await;
    window.until("[data-testid=phrase-summary]", |text| text.contains("3 篇")).await;
    see_focus(&window).await;
    window.close().await;
}

#[tokio::test]
async fn a_storyline_is_named_and_that_is_undone_with_tab_and_enter() {
    let (_folder, archive) = archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(4).await;
    window.press_text("2").await;
    window.find("[data-testid=topic-row][data-kind=storyline]").await;
    tab_to(&window, "li:has([data-kind=storyline]) [data-testid=sheet-link]").await;
    window.press(Key::Enter).await;
    let before = window.until(TITLE, |text| !text.is_empty()).await;
    tab_to(&window, "[data-testid=storyline-rename]").await;
    window.press(Key::Enter).await;
    window.find("[data-testid=storyline-name]").await;
    see_focus(&window).await;
    window.press_text("渡口纪事").await;
    window.press(Key::Enter).await;
    window.until(TITLE, |text| text == "渡口纪事").await;
    tab_to(&window, "[data-testid=undo-button]").await;
    window.press(Key::Enter).await;
    window.until(TITLE, |text| text == before).await;
    window.close().await;
}

#[tokio::test]
async fn topics_stand_beside_each_other_in_a_picture_and_a_table() {
    let (_folder, archive) = archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(4).await;
    window.press_text("2").await;
    window.find("[data-testid=topic-row][data-kind=storyline]").await;
    let choose = "const boxes = [...document.querySelectorAll('[data-testid=topic-compare]')].slice(0, 2);
        boxes.forEach((box) => box.click()); return boxes.map((box) => box.dataset.value).length";
    assert_eq!(window.script(choose).await, 2);
    window.until_all(COMPARED, |all| all.len() == 2).await;
    let drawn = "return [...document.querySelectorAll('[data-testid=topic-chart] > svg path')]
        .filter((line) => /M.*[0-9]/.test(line.getAttribute('d'))).length";
    assert_eq!(window.script(drawn).await, 2, "each topic has a line");
    window.keep_picture("topics-compared").await;
    window.click("[data-testid=topic-chart-table]").await;
    // The head says which two, each row how many of each.
    window.until_all("[data-testid=topic-chart] thead th", |all| all.len() == 3).await;
    let rows = "return [...document.querySelectorAll('[data-testid=topic-chart] tbody tr')]
        .map((row) => Number(row.querySelector('td .soft').textContent)).reduce((a, b) => a + b, 0)";
    let count = "return Number(document.querySelector('[data-testid=topic-row] .count').textContent)";
    assert_eq!(window.script(rows).await, window.script(count).await, "the stretches add up");
    window.click("[data-testid=topic-compared] button").await;
    window.until_all(COMPARED, |all| all.len() == 1).await;
    window.close().await;
}
