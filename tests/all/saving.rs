//! What the real window writes to files and puts on paper. The dialog that asks where is the system's, so what would be
//! written is taken where the page hands it over.

use std::path::PathBuf;

use fantoccini::key::Key;
use jianbao_tests::program::{archive_of_records, sample_archive};
use jianbao_tests::window::Window;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Keeps what the page asks the program to write, and answers as if it were written.
const KEEP: &str = "window.written = []; const sent = window.fetch;
    window.fetch = (to, with_) => {
      const command = /(save_picture|save_table|save_numbers|save_gaps)$/.exec(String(to))?.[1];
      if (!command) return sent(to, with_);
      window.written.push({ command, asked: JSON.parse(new TextDecoder().decode(new TextEncoder().encode(with_.body))) });
      const headers = { 'Content-Type': 'application/json', 'Tauri-Response': 'ok' };
      return Promise.resolve(new Response(JSON.stringify('/somewhere'), { headers }));
    };";

/// Sixty short news of two towns, one a month from 2020 on; one without a date.
fn archive() -> (TempDir, PathBuf) {
    let record = |n: usize| {
        let town = if n.is_multiple_of(3) { "柳林" } else { "石桥" };
        let date = format!("{}-{:02}-10", 2020 + n / 12, n % 12 + 1);
        json!({"title": format!("{town}集市第{n}次开市"), "body": "集市上人来人往，卖菜的和卖布的各占一边。",
            "date": date, "publication": "清河晨报"})
    };
    let undated = json!({"title": "集市旧事", "body": "老人说起从前的集市。", "publication": "清河晨报"});
    archive_of_records("集市资料室", &(0..60).map(record).chain([undated]).collect::<Vec<_>>())
}

/// What the page has handed over, once it is so many.
async fn written(window: &Window, count: usize) -> Vec<Value> {
    let enough = |all: &Value| all.as_array().is_some_and(|all| all.len() >= count);
    let all = window.until_script("return window.written", enough).await;
    all.as_array().cloned().unwrap_or_default()
}

fn bytes(asked: &Value) -> Vec<u8> {
    let content = asked["asked"]["content"].as_array().expect("a picture has content");
    content.iter().map(|byte| byte.as_u64().expect("a byte") as u8).collect()
}

async fn search(window: &Window, words: &str) {
    window.type_into("[data-testid=search-box]", words).await;
    window.press(Key::Escape).await;
}

/// Waits until the picture is of so many articles, and as wide as there is room for.
async fn until_drawn(window: &Window, articles: u64) {
    let sum = |counts: &[String]| counts.iter().filter_map(|count| count.parse::<u64>().ok()).sum::<u64>();
    window.until_all("[data-testid=density-table] td", |counts| sum(counts) == articles).await;
    let fits = "const picture = document.querySelector('[data-testid=histogram]');
        return picture.getBoundingClientRect().width === picture.parentElement.clientWidth";
    window.until_script(fits, |fits| *fits == true).await;
}

#[tokio::test]
async fn a_picture_is_saved_as_it_is_drawn_and_says_what_it_shows() {
    let (_folder, archive) = archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(61).await;
    search(&window, "柳林").await;
    window.until_count(20).await;
    until_drawn(&window, 20).await;
    window.script("document.documentElement.dataset.theme = 'dark'").await;
    window.script(KEEP).await;
    window.click("[data-testid=save-picture]").await;
    window.click("[data-testid=save-svg]").await;
    let svg = String::from_utf8(bytes(&written(&window, 1).await[0])).expect("the file is UTF-8");
    let says = "const svg = new DOMParser().parseFromString(arguments[0], 'image/svg+xml'); const root = svg.documentElement;
        return { wrong: svg.querySelector('parsererror')?.textContent ?? null,
          texts: [...root.querySelectorAll('text')].map((text) => text.textContent),
          paper: root.querySelector(':scope > rect').getAttribute('fill'),
          ink: root.querySelector(':scope > text').getAttribute('fill'),
          bars: [...root.querySelectorAll('g > rect')].filter((bar) => Number(bar.getAttribute('height')) > 0).length,
          width: Number(root.getAttribute('width')), height: Number(root.getAttribute('height')) }";
    let says = window.client().execute(says, vec![json!(svg)]).await.expect("the picture can be read");
    let texts = says["texts"].as_array().expect("texts");
    let told = |words: &str| texts.iter().any(|text| text.as_str().is_some_and(|text| text.contains(words)));
    assert_eq!(says["wrong"], Value::Null);
    for words in ["柳林", "见报日期", "20 篇", "2020年", "2024年", "集市资料室"] {
        assert!(told(words), "{words}: {texts:?}");
    }
    assert_eq!(
        (&says["paper"], &says["ink"]),
        (&json!("#faf8f3"), &json!("#1c1a17")),
        "on light paper in any theme"
    );
    assert!(says["bars"].as_u64() >= Some(20), "{says}");

    window.click("[data-testid=save-png]").await;
    let png = bytes(&written(&window, 2).await[1]);
    let seen = "const done = arguments[1]; createImageBitmap(new Blob([new Uint8Array(arguments[0])])).then((image) => {
        const canvas = new OffscreenCanvas(image.width, image.height); const pen = canvas.getContext('2d');
        pen.drawImage(image, 0, 0);
        const inked = (top, height) => { const { data } = pen.getImageData(0, top, image.width, height); let ink = 0;
          for (let at = 0; at < data.length; at += 4) if (data[at] + data[at + 1] + data[at + 2] < 600) ink += 1;
          return ink / (data.length / 4); };
        done({ width: image.width, height: image.height, title: inked(0, 80), bars: inked(80, image.height - 80) });
      }, (error) => done({ error: String(error) }))";
    let seen = window.client().execute_async(seen, vec![json!(png)]).await.expect("the picture can be read");
    assert_eq!(seen["width"].as_f64(), says["width"].as_f64().map(|width| width * 2.0), "{seen}");
    assert_eq!(seen["height"].as_f64(), says["height"].as_f64().map(|height| height * 2.0), "{seen}");
    assert!(seen["title"].as_f64() > Some(0.001) && seen["bars"].as_f64() > Some(0.005), "not blank: {seen}");

    window.click("[data-testid=save-csv]").await;
    let numbers = written(&window, 3).await[2].clone();
    assert_eq!(numbers["asked"]["asked"]["query"]["text"], "柳林");
    window.until("[data-testid=saved]", |text| text.contains("/somewhere")).await;
    window.close().await;
}

#[tokio::test]
async fn paper_gets_the_picture_and_its_numbers_and_not_the_window() {
    let (_folder, archive) = archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(61).await;
    window.find("[data-testid=timeline-bin]").await;
    window
        .script(
            "window.print = () => { const sheet = document.querySelector('body > .print-sheet'); window.paper = {
               rows: sheet.querySelectorAll('tbody tr').length, drawn: sheet.querySelectorAll('svg g > rect').length,
               text: sheet.textContent, shown: getComputedStyle(sheet).display };
             window.dispatchEvent(new Event('afterprint')); }",
        )
        .await;
    let printed = async |window: &Window| {
        window.script("window.paper = null").await;
        window.click("[data-testid=save-picture]").await;
        window.click("[data-testid=print]").await;
        window.script("return window.paper").await
    };
    let paper = printed(&window).await;
    assert!(paper["drawn"].as_u64() > Some(20) && paper["rows"].as_u64() >= Some(5), "{paper}");
    assert!(paper["text"].as_str().is_some_and(|text| text.contains("集市资料室")), "{paper}");
    assert_eq!(paper["shown"], "none", "on the screen there is no sheet");
    assert_eq!(window.all(".print-sheet").await.len(), 0, "nothing is left");
    // Where the numbers are on view, they are printed alone, and there is no picture to save.
    window.click("[data-testid=show-table]").await;
    let paper = printed(&window).await;
    assert!(paper["drawn"] == 0 && paper["rows"].as_u64() >= Some(5), "{paper}");
    assert!(paper["text"].as_str().is_some_and(|text| text.contains("集市资料室")), "{paper}");
    window.click("[data-testid=save-picture]").await;
    window.find("[data-testid=save-svg]:disabled").await;
    window.close().await;
}

#[tokio::test]
async fn the_ledger_of_figures_is_saved_as_a_table() {
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    window.script(KEEP).await;
    window.press_text("3").await;
    window.find("[data-testid=figure-row]").await;
    window.click("[data-testid=save-table]").await;
    let table = written(&window, 1).await[0]["asked"]["rows"].clone();
    let rows = table.as_array().expect("rows");
    let heads = rows[0].as_array().expect("a heading").len();
    assert_eq!(rows[0][0], "数字");
    assert!(
        rows.len() > 10 && rows.iter().all(|row| row.as_array().is_some_and(|row| row.len() == heads)),
        "{table}"
    );
    let count = window.find("[data-testid=figure-count]").await.text().await.expect("a text");
    assert_eq!(jianbao_tests::window::first_number(&count), Some(rows.len() as u64 - 1));
    window.until("[data-testid=saved-table]", |text| text.contains("/somewhere")).await;
    window.close().await;
}
