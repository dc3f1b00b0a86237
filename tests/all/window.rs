//! The real window, as an archivist uses it.

use fantoccini::key::Key;
use jianbao_tests::program::{sample_archive, seeds};
use jianbao_tests::window::{Window, first_number};

const ROW: &str = "[data-testid=result-row]";
const HEADLINE: &str = "[data-testid=article-headline]";
const COUNT: &str = "[data-testid=result-count]";
const BOX: &str = "[data-testid=search-box]";
const BIN: &str = "[data-testid=timeline-bin]";
const CHIP: &str = "[data-testid=chip]";
const LINE: &str = "[data-testid=source-line]";

/// The first number of a text: `128 篇 · 3 篇日期待定` has 128.
#[tokio::test]
async fn a_newcomer_opens_the_sample_archive_and_reads_a_headline() {
    let window = Window::open(&[]).await;
    window.find("[data-testid=open-sample]").await;
    window.keep_picture("start").await;
    window.click("[data-testid=open-sample]").await;
    window.until_count(17).await;
    window.click(ROW).await;
    window.until(HEADLINE, |text| !text.is_empty()).await;
    window.find(LINE).await;
    window.keep_picture("sample-article").await;
    window.close().await;
}

#[tokio::test]
async fn pages_given_at_the_start_are_imported() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("资料室.jianbao");
    drop(archive::Archive::create(&path).unwrap());
    let window = Window::open(&[&path, &seeds()]).await;
    window.until_count(17).await;
    window.keep_picture("imported").await;
    window.close().await;
}

#[tokio::test]
async fn a_chinese_query_narrows_the_list_and_marks_its_hits() {
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    window.type_into(BOX, "惠循环").await;
    window.until_count(1).await;
    window.click(ROW).await;
    window.until(HEADLINE, |text| text.contains("回收有保障")).await;
    window.until("[data-testid=article] mark, article mark", |text| text == "惠循环").await;
    window.keep_picture("search").await;
    window.close().await;
}

#[tokio::test]
async fn a_bin_of_the_timeline_narrows_the_list_and_its_chip_widens_it_again() {
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    window.find(BIN).await;
    window.keep_picture("timeline").await;
    let bins = window.all(BIN).await;
    assert!(bins.len() >= 2, "two issues make at least two bins");
    window.press_on(bins[0].clone()).await;
    window.until(COUNT, |text| first_number(text).is_some_and(|n| n < 17)).await;
    window.find(CHIP).await;
    window.keep_picture("timeline-narrowed").await;
    window.click("[data-testid=chip] button").await;
    window.until_count(17).await;
    window.close().await;
}

#[tokio::test]
async fn a_topic_narrows_the_list() {
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    window.click("[data-testid=view-topics]").await;
    window.find("[data-testid=topic-row][data-kind=subject]").await;
    window.keep_picture("topics").await;
    window.click("[data-testid=topic-row][data-kind=initiative][data-value=惠循环]").await;
    window.until_count(1).await;
    window.find(CHIP).await;
    window.keep_picture("topics-narrowed").await;
    window.close().await;
}

#[tokio::test]
async fn the_keyboard_alone_finds_opens_and_leaves_an_article() {
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    window.press_text("/").await;
    window.press_text("聊城").await;
    window.until(COUNT, |text| first_number(text).is_some_and(|n| n < 17)).await;
    window.press(Key::Escape).await;
    window.press_text("j").await;
    window.press_text("j").await;
    window.press(Key::Enter).await;
    let second = window.until(HEADLINE, |text| !text.is_empty()).await;
    window.press_text("j").await;
    window.press(Key::Enter).await;
    window.until(HEADLINE, |text| !text.is_empty() && text != second).await;
    window.press(Key::Escape).await;
    window.find("[data-testid=result-row][aria-selected=true]").await;
    window.close().await;
}

#[tokio::test]
async fn going_back_returns_to_the_same_row() {
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    let rows = window.all(ROW).await;
    let id = rows[2].attr("data-id").await.unwrap().expect("a row has its article's number");
    rows[2].click().await.unwrap();
    let third = window.until(HEADLINE, |text| !text.is_empty()).await;
    window.type_into(BOX, "灵芝").await;
    window.until_count(1).await;
    window.click(ROW).await;
    window.until(HEADLINE, |text| text.contains("灵芝")).await;
    let back = "window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', altKey: true }))";
    window.script(back).await;
    window.until(HEADLINE, |text| text == third).await;
    window.script(back).await;
    window.until(HEADLINE, |text| text == third).await;
    window.until_count(17).await;
    window.find(&format!("[data-testid=result-row][aria-selected=true][data-id='{id}']")).await;
    window.close().await;
}

#[tokio::test]
async fn files_that_fail_are_named_with_their_reason() {
    let (folder, archive) = sample_archive();
    let (empty, picture) = (folder.path().join("空.txt"), folder.path().join("图.txt"));
    std::fs::write(&empty, "").unwrap();
    std::fs::write(&picture, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0").unwrap();
    let window = Window::open(&[&archive, &empty, &picture]).await;
    let strip = "[data-testid=job-strip]";
    let said = window.until(strip, |text| text.contains("空.txt") && text.contains("图.txt")).await;
    assert!(said.contains("文件是空的") && said.contains("不是文本文件"), "{said}");
    window.keep_picture("failures").await;
    window.close().await;
}

#[tokio::test]
async fn an_archive_that_is_open_elsewhere_is_said_to_be() {
    let (_folder, path) = sample_archive();
    let held = archive::Archive::open(&path).unwrap();
    let window = Window::open(&[&path]).await;
    window.until("[data-testid=failure]", |text| text.contains("正在别处打开")).await;
    window.find("[data-testid=start-screen]").await;
    drop(held);
    window.close().await;
}

#[tokio::test]
async fn a_query_that_cannot_be_understood_points_at_the_place() {
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    window.type_into(BOX, "聊城 (灵芝").await;
    window
        .until("[data-testid=query-error]", |text| text.contains("第 4 个字符") && text.contains("括号"))
        .await;
    window.keep_picture("query-error").await;
    window.close().await;
}

#[tokio::test]
async fn language_and_theme_can_be_switched_and_are_kept() {
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    assert!(window.page_text().await.contains("时间线"), "Chinese comes first");
    window.click("[data-testid=settings-button]").await;
    let choose = |test: &str, value: &str| {
        format!(
            "const s = document.querySelector('[data-testid={test}]'); s.value = '{value}'; \
             s.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        )
    };
    window.find("[data-testid=language-select]").await;
    window.script(&choose("language-select", "en")).await;
    window.until("[data-testid=view-timeline]", |text| text.contains("Timeline")).await;
    window.script(&choose("theme-select", "dark")).await;
    window.find("html[data-theme=dark]").await;
    window.keep_picture("english-dark").await;
    window.client().refresh().await.unwrap();
    window.find("html[data-theme=dark]").await;
    window.until("[data-testid=view-timeline]", |text| text.contains("Timeline")).await;
    window.close().await;
}

#[tokio::test]
async fn text_never_runs_as_code() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("攻击.md");
    // Markup that is left once the markup around it has been taken out of the reading.
    let attack = "<scr<b>ipt>window.hacked=1</scr<b>ipt><im<b>g src=x onerror=\"window.hacked=1\">\
                  <svg onload=window.hacked=1>";
    std::fs::write(
        &page,
        format!("# 标题{attack}\n\n本报讯（记者 张三） 正文{attack}，今天下了雨，大家都很高兴。\n"),
    )
    .unwrap();
    let path = folder.path().join("攻击.jianbao");
    drop(archive::Archive::create(&path).unwrap());
    let window = Window::open(&[&path, &page]).await;
    window.until_count(1).await;
    window.click(ROW).await;
    window.until(HEADLINE, |text| text.contains("<script>")).await;
    window.find(LINE).await;
    let found = window
        .script(
            "return [window.hacked ?? null, document.querySelectorAll('article img, article script').length]",
        )
        .await;
    assert_eq!(found, serde_json::json!([null, 0]));
    let denied =
        window.script("return fetch('https://example.com').then(() => 'reached', () => 'denied')").await;
    assert_eq!(denied, "denied");
    window.close().await;
}
