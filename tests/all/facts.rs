//! Facts in the real window: each leads to the lines that say it, and each can be set right.

use std::path::Path;

use fantoccini::key::Key;
use jianbao_tests::program::{jianbao, sample_archive};
use jianbao_tests::window::Window;
use serde_json::Value;

const BOX: &str = "[data-testid=search-box]";
const ROW: &str = "[data-testid=result-row]";
const HEADLINE: &str = "[data-testid=article-headline]";
const CHIP: &str = "[data-testid=chip]";
const UNDO: &str = "[data-testid=undo-button]";

/// What the lines that are marked in the source say, without white space.
const SAID: &str = "return [...document.querySelectorAll('[data-said] .words')]
    .map((line) => line.textContent).join('').replace(/\\s/g, '')";

fn show(archive: &Path, id: &str) -> Value {
    let ran = jianbao(&["show".as_ref(), archive.as_os_str(), id.as_ref(), "--json".as_ref()]);
    assert_eq!(ran.status, 0, "{ran:?}");
    ran.json()
}

/// Ids of what a query finds.
fn found(archive: &Path, query: &str) -> Vec<String> {
    let words = ["search".as_ref(), archive.as_os_str(), query.as_ref(), "--limit".as_ref(), "100".as_ref()];
    let hits = jianbao(&[&words[..], &["--json".as_ref()]].concat()).json()["hits"].clone();
    hits.as_array().unwrap_or(&Vec::new()).iter().map(|hit| hit["id"].to_string()).collect()
}

pub(crate) fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Opens the one article that the words find.
pub(crate) async fn open(window: &Window, words: &str, headline: &str) {
    window.type_into(BOX, words).await;
    window.until_count(1).await;
    window.click(ROW).await;
    window.until(HEADLINE, |text| text.contains(headline)).await;
    window.find("[data-testid=source-line]").await;
}

/// Clicks without looking whether something lies over it: facts may wrap, and notes may lie beside them.
pub(crate) async fn press(window: &Window, css: &str) {
    window.find(css).await;
    window.script(&format!("document.querySelector(`{css}`).click()")).await;
}

/// Pins the note of the first fact with these words.
pub(crate) async fn pin(window: &Window, words: &str) {
    window.find("[data-testid=fact]").await;
    let script = "const fact = [...document.querySelectorAll('[data-testid=fact]')]
        .find((fact) => fact.textContent === 'WORDS'); fact?.click(); return Boolean(fact)";
    assert_eq!(window.script(&script.replace("WORDS", words)).await, true, "{words}");
    window.find("[data-testid=fact-source]").await;
}

async fn count_of(window: &Window, words: &str) -> u64 {
    let script = "return [...document.querySelectorAll('[data-testid=fact]')]
        .filter((fact) => fact.textContent === 'WORDS').length";
    window.script(&script.replace("WORDS", words)).await.as_u64().unwrap_or_default()
}

async fn until_count_of(window: &Window, words: &str, wanted: u64) {
    let started = std::time::Instant::now();
    while count_of(window, words).await != wanted {
        assert!(started.elapsed().as_secs() < 40, "{words}: {} of {wanted}", count_of(window, words).await);
    }
}

/// Waits until the marked lines say the words.
async fn until_said(window: &Window, words: &str, fact: &Value) {
    let started = std::time::Instant::now();
    loop {
        let said = window.script(SAID).await;
        if said.as_str().is_some_and(|said| said.contains(&bare(words))) {
            return;
        }
        assert!(started.elapsed().as_secs() < 40, "{fact} is not in {said}");
    }
}

/// Opens an article from the list, which has only the rows on view.
async fn open_row(window: &Window, id: &Value) {
    let script = "const row = document.querySelector('[data-testid=result-row][data-id=\"ID\"]');
        const list = document.querySelector('[data-testid=hit-list]');
        if (row) row.click();
        else list.scrollTop = list.scrollTop + list.clientHeight < list.scrollHeight - 1
            ? list.scrollTop + list.clientHeight / 2 : 0;
        return Boolean(row)";
    let started = std::time::Instant::now();
    while window.script(&script.replace("ID", &id.to_string())).await != true {
        assert!(started.elapsed().as_secs() < 40, "{id} is not in the list");
    }
}

/// Every fact of every sample article, in the text or in the list below it, leads to its lines.
#[tokio::test]
async fn every_fact_leads_to_the_lines_that_say_it() {
    let (_folder, archive) = sample_archive();
    let articles: Vec<Value> = found(&archive, "").iter().map(|id| show(&archive, id)).collect();
    assert_eq!(articles.len(), 17);
    let window = Window::open(&[&archive]).await;
    window.find(ROW).await;
    let mut checked = 0;
    for article in &articles {
        open_row(&window, &article["id"]).await;
        let facts = article["facts"].as_array().unwrap();
        let headline = article["headline"].as_str().unwrap().to_owned();
        window.until(HEADLINE, |text| bare(text).contains(&bare(&headline))).await;
        window.find("[data-testid=source-line]").await;
        for (index, fact) in facts.iter().enumerate() {
            // In the text where the fact can be seen; the list below has them all.
            let script = "const fact = document.querySelector('[data-fact=\"N\"]')
                ?? [...document.querySelectorAll('[data-testid=fact-entry]')]
                    .find((entry) => entry.dataset.facts.split(' ').includes('N'));
                if (!fact) return null;
                for (let n = 0; n < (fact.dataset.facts ?? '').split(' ').length; n++) {
                    fact.click();
                    if (!fact.dataset.facts || fact.dataset.shown === 'N') break;
                }
                return fact.dataset.testid";
            let place = window.script(&script.replace('N', &index.to_string())).await;
            assert!(place.is_string(), "{fact} of {headline} is shown nowhere");
            press(&window, "[data-testid=fact-note] [data-testid=fact-source]").await;
            let lines = fact["lines"].as_array().unwrap();
            assert!(!lines.is_empty(), "{fact} of {headline}");
            until_said(&window, fact["text"].as_str().unwrap(), fact).await;
            let marked = window.all("[data-said]").await.len();
            assert!(marked <= 3, "{fact} of {headline} marks {marked} lines");
            checked += 1;
        }
        if checked == facts.len() {
            window.keep_picture("fact-source").await;
        }
    }
    assert!(checked > 150, "{checked} facts");
    window.close().await;
}

#[tokio::test]
async fn a_struck_fact_stays_away_until_it_is_taken_back() {
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    open(&window, "惠循环", "回收有保障").await;
    let before = count_of(&window, "朱海波").await;
    assert!(before > 0);
    pin(&window, "朱海波").await;
    window.keep_picture("fact-note").await;
    window.click("[data-testid=strike-article]").await;
    until_count_of(&window, "朱海波", 0).await;
    window.find(UNDO).await;
    window.keep_picture("fact-struck").await;
    window.close().await;
    jianbao_tests::program::until_closed(&archive).await;
    let window = Window::open(&[&archive]).await;
    open(&window, "惠循环", "回收有保障").await;
    until_count_of(&window, "朱海波", 0).await;
    window.until("[data-testid=article-corrections]", |text| text.contains("朱海波")).await;
    press(&window, "[data-testid=article-corrections] .tools button").await;
    until_count_of(&window, "朱海波", before).await;
    window.close().await;
}

#[tokio::test]
async fn a_date_that_is_set_right_moves_on_the_axis_of_events() {
    let (_folder, archive) = sample_archive();
    let id = found(&archive, "惠循环").remove(0);
    let article = show(&archive, &id);
    let dates = article["facts"].as_array().unwrap().iter().filter(|fact| fact["kind"] == "date");
    let date = dates.clone().find(|fact| fact["meaning"]["edtf"].is_string()).unwrap();
    let words = date["text"].as_str().unwrap();
    let window = Window::open(&[&archive]).await;
    open(&window, "惠循环", "回收有保障").await;
    pin(&window, words).await;
    window.click("[data-testid=fact-correct]").await;
    window.find("[data-testid=fact-form]").await;
    window.type_over("[data-testid=fact-field-edtf]", "1987年5月").await;
    window.until("[data-testid=fact-preview]", |text| text == "1987年5月").await;
    window.keep_picture("fact-form").await;
    window.click("[data-testid=fact-save]").await;
    // The article is read anew after the correction is made.
    window.until("[data-testid=article-corrections]", |text| text.contains("1987年5月")).await;
    pin(&window, words).await;
    window.until("[data-testid=fact-meaning]", |text| text.contains("1987年5月")).await;
    window.click("[data-testid=fact-filter]").await;
    window.until(CHIP, |text| text.contains("1987年5月")).await;
    window.until_count(1).await;
    window.keep_picture("fact-date-axis").await;
    window.close().await;
    jianbao_tests::program::until_closed(&archive).await;
    let words = ["timeline".as_ref(), archive.as_os_str(), "".as_ref(), "--axis".as_ref(), "event".as_ref()];
    let bins = jianbao(&[&words[..], &["--by".as_ref(), "year".as_ref(), "--json".as_ref()]].concat()).json();
    assert!(bins["bins"].as_array().unwrap().iter().any(|bin| bin["start"] == "1987"), "{bins}");
}

#[tokio::test]
async fn a_place_filters_from_its_note_by_the_keyboard_alone() {
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    open(&window, "惠循环", "回收有保障").await;
    let script = "const place = document.querySelector('[data-testid=fact][data-kind=place]');
        place.focus(); return place.textContent";
    window.script(script).await;
    window.find("[role=tooltip]").await;
    window.keep_picture("fact-hover").await;
    window.press(Key::Enter).await;
    window.find("[data-testid=fact-note][role=dialog]").await;
    window.press(Key::Enter).await;
    window.find(CHIP).await;
    window.until_count(1).await;
    window.close().await;
}

#[tokio::test]
async fn subjects_and_new_facts_are_set_in_place() {
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    open(&window, "惠循环", "回收有保障").await;
    press(&window, "[data-testid=subjects-edit]").await;
    window.type_into("[data-testid=subject-search]", "体育").await;
    window.press(Key::Enter).await;
    window.keep_picture("subjects-edit").await;
    window.click("[data-testid=subjects-save]").await;
    window.find("[data-testid=subject][data-value='medtop:15000000']").await;
    press(&window, "[data-testid=add-fact]").await;
    window.type_into("[data-testid=add-words]", "旧换新").await;
    window.find("[data-testid=fact-form]").await;
    window.keep_picture("fact-add").await;
    window.press(Key::Escape).await;
    window.close().await;
}
