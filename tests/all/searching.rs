//! Searching in the real window: what is searched instead, why an article is found, suggestions, the query as text,
//! kept queries, facets.

use std::path::Path;

use fantoccini::key::Key;
use jianbao_tests::program::{jianbao, sample_archive};
use jianbao_tests::window::{Window, first_number};
use serde_json::Value;

use super::facts::press;

const BOX: &str = "[data-testid=search-box]";
const ROW: &str = "[data-testid=result-row]";
const CHIP: &str = "[data-testid=chip]";
const BANNER: &str = "[data-testid=widening]";
const HITS: &str = "[data-testid=hit-count]";
const SUGGESTION: &str = "[data-testid=suggestion]";

fn search(archive: &Path, words: &str) -> Value {
    jianbao(&["search".as_ref(), archive.as_os_str(), words.as_ref(), "--json".as_ref()]).json()
}

#[tokio::test]
async fn what_is_searched_instead_is_said_and_taken_back_with_the_keyboard() {
    let (_folder, archive) = sample_archive();
    let hits = search(&archive, "guanxian 灵芝")["hits"][0]["hits"].as_u64().expect("a count of hits");
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    window.type_into(BOX, "guanxian 灵芝").await;
    window
        .until_all(BANNER, |all| {
            all.iter().any(|said| said.starts_with("“guanxian”查无结果，按拼音改查“冠县"))
        })
        .await;
    window.until_count(1).await;
    window.until_all("[data-testid=why]", |why| why.len() == 1 && why[0].contains("拼音")).await;
    // The timeline and the article are of what was searched.
    window.until_all("[data-testid=timeline-bin]", |bins| bins.len() == 1).await;
    window.press(Key::Enter).await;
    window.click(ROW).await;
    window.until(HITS, |text| first_number(text) == Some(hits)).await;
    window.until_all("[data-testid=hit]", |all| all.iter().any(|hit| hit == "冠县")).await;
    window.keep_picture("widened").await;
    window.script("document.querySelector('[data-testid=widening-undo]').focus()").await;
    window.press(Key::Enter).await;
    window.find("[data-testid=nothing-found]").await;
    assert!(window.all(BANNER).await.is_empty());
    window.keep_picture("as-written").await;
    window.click("[data-testid=widen-again]").await;
    window.until_count(1).await;
    window.close().await;
}

#[tokio::test]
async fn hits_are_stepped_through_and_come_into_view() {
    let (_folder, archive) = sample_archive();
    let found = search(&archive, "灵芝");
    let hits = found["hits"][0]["hits"].as_u64().expect("a count of hits");
    assert!(hits > 3, "{found}");
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    window.type_into(BOX, "灵芝").await;
    window.until_count(1).await;
    window.until_all("[data-testid=hits]", |all| all.iter().any(|one| first_number(one) == Some(hits))).await;
    window.until_all("[data-testid=why]", |why| why.iter().any(|one| one == "标题、正文 · 词")).await;
    window.press(Key::Enter).await;
    window.click(ROW).await;
    window.until(HITS, |text| first_number(text) == Some(hits)).await;
    let f3 = "window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F3' }))";
    for n in 1..=hits {
        window.script(f3).await;
        window.until(HITS, |text| text == format!("{n} / {hits}")).await;
    }
    let seen = "const now = document.querySelector('mark.now').getBoundingClientRect();
        return [document.querySelectorAll('mark.now').length, now.top > 0 && now.bottom < innerHeight]";
    let seen = window.script(seen).await;
    assert_eq!((seen[0].as_u64() >= Some(1), &seen[1]), (true, &Value::Bool(true)), "{seen}");
    window.keep_picture("hits").await;
    window.script(f3).await;
    window.until(HITS, |text| text == format!("1 / {hits}")).await;
    window.press_text("[").await;
    window.until(HITS, |text| text == format!("{hits} / {hits}")).await;
    window.close().await;
}

#[tokio::test]
async fn a_suggestion_by_pinyin_becomes_a_chip() {
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    window.type_into(BOX, "灵芝 guanx").await;
    window
        .until_all(SUGGESTION, |all| all.iter().any(|one| one.contains("冠县") && one.contains("地点")))
        .await;
    let at = "const all = [...document.querySelectorAll('[data-testid=suggestion]')];
        return all.findIndex((one) => one.dataset.kind === 'place' &&
            one.querySelector('.text').textContent === '冠县')";
    let at = window.script(at).await.as_u64().expect("冠县 is suggested");
    for _ in 0..=at {
        window.press(Key::Down).await;
    }
    let active = window.script("return document.activeElement.getAttribute('aria-activedescendant')").await;
    assert_eq!(active, format!("suggestion-{at}"));
    window.keep_picture("suggestions").await;
    window.press(Key::Enter).await;
    window.until_all(CHIP, |chips| chips.len() == 1 && chips[0].starts_with("冠县")).await;
    window.until_count(1).await;
    assert_eq!(
        window.script("return document.querySelector('[data-testid=search-box]').value").await,
        "灵芝"
    );
    assert!(window.all("[data-testid=suggestions]").await.is_empty());
    window.close().await;
}

#[tokio::test]
async fn typing_fast_ends_with_the_last_query_and_its_suggestions() {
    let (_folder, archive) = sample_archive();
    let wanted = search(&archive, "以旧换新平台");
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    let typed = "const box = document.querySelector('[data-testid=search-box]'); box.focus();
        for (let n = 1; n <= 6; n += 1) {
            box.value = '以旧换新平台'.slice(0, n);
            box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
        return document.querySelectorAll('[data-testid=suggestion]').length";
    assert_eq!(window.script(typed).await, 0, "a list of other letters is not shown");
    window.until_count(wanted["total"].as_u64().expect("a total")).await;
    window.close().await;
}

#[tokio::test]
async fn the_query_is_edited_as_text_and_its_error_pointed_at() {
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    window.click("[data-testid=as-text]").await;
    window.type_into("[data-testid=query-text]", "灵芝 地点=(冠县").await;
    window.press(Key::Enter).await;
    window.until("[data-testid=query-text-said]", |text| text.contains("第 7 个字符")).await;
    let place = "const area = document.querySelector('[data-testid=query-text]');
        return [area.selectionStart, area.selectionEnd, document.activeElement === area]";
    assert_eq!(window.script(place).await, serde_json::json!([6, 7, true]));
    window.keep_picture("query-text-error").await;
    window.press_over("灵芝 地点=(冠县|莘县) 日期=2024").await;
    window.click("[data-testid=query-text-search]").await;
    window.until_all(CHIP, |chips| chips.len() == 3).await;
    window.until_count(1).await;
    window.click("[data-testid=as-text]").await;
    let value = "return document.querySelector('[data-testid=query-text]').value";
    window.find("[data-testid=query-text]").await;
    let started = std::time::Instant::now();
    while window.script(value).await != "灵芝 地点=(冠县|莘县) 日期=2024" {
        assert!(started.elapsed().as_secs() < 40, "{}", window.script(value).await);
    }
    window.keep_picture("query-text").await;
    window.close().await;
}

#[tokio::test]
async fn queries_are_kept_with_the_archive() {
    let (_folder, archive) = sample_archive();
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    window.type_into(BOX, "灵芝").await;
    window.until_count(1).await;
    window.press(Key::Enter).await;
    window.click("[data-testid=kept]").await;
    window.until_all("[data-testid=recent-query]", |all| all == ["灵芝"]).await;
    window.type_into("[data-testid=save-name]", "灵芝产业").await;
    window.click("[data-testid=save-query]").await;
    window.until_all("[data-testid=saved-query] .name", |all| all == ["灵芝产业"]).await;
    window.click("[data-testid=saved-rename]").await;
    window.press_over("冠县灵芝").await;
    window.press(Key::Enter).await;
    window.until_all("[data-testid=saved-query] .name", |all| all == ["冠县灵芝"]).await;
    window.keep_picture("kept-queries").await;
    press(&window, "[data-testid=saved-delete]").await;
    window.find("[data-testid=saved-undo]").await;
    window.until_all("[data-testid=saved-query]", |all| all.is_empty()).await;
    press(&window, "[data-testid=saved-undo]").await;
    window.until_all("[data-testid=saved-query] .name", |all| all == ["冠县灵芝"]).await;
    press(&window, "[data-testid=forget-queries]").await;
    window.until_all("[data-testid=recent-query]", |all| all.is_empty()).await;
    window.press(Key::Escape).await;
    window.click("[data-testid=search-box] ~ .clear").await;
    window.until_count(17).await;
    window.click("[data-testid=kept]").await;
    press(&window, "[data-testid=saved-open]").await;
    window.until_count(1).await;
    window.close().await;

    jianbao_tests::program::until_closed(&archive).await;
    let saved = jianbao(&["saved".as_ref(), archive.as_os_str(), "--json".as_ref()]).json();
    assert_eq!(saved[0]["name"], "冠县灵芝", "{saved}");
}

#[tokio::test]
async fn facets_are_exact_and_several_are_chosen_in_a_tree() {
    let (_folder, archive) = sample_archive();
    let wanted = search(&archive, "")["facets"].clone();
    let window = Window::open(&[&archive]).await;
    window.until_count(17).await;
    window.click("[data-testid=add-filter]").await;
    for field in ["year", "person", "publication", "reporter", "org", "initiative", "kind"] {
        press(&window, &format!("[data-testid=facet-field][data-field={field}]")).await;
        let counts: Vec<_> =
            wanted[field].as_array().expect("a list").iter().map(|f| f["count"].to_string()).collect();
        assert!(field == "publication" || !counts.is_empty(), "{field}");
        window.until_all("[data-testid=facet-value] .number", |all| all == counts).await;
    }
    press(&window, "[data-testid=facet-field][data-field=place]").await;
    window.until_all("[data-testid=facet-value][data-depth='1']", |all| !all.is_empty()).await;
    window.keep_picture("facets-places").await;
    let labels =
        window.until_all("[data-testid=facet-value][data-depth='1'] .label", |all| all.len() > 1).await;
    let counts = "[data-testid=facet-value][data-depth='1'] .number";
    let before = window.until_all(counts, |all| all.len() == labels.len()).await;
    for (n, label) in labels.iter().take(2).enumerate() {
        let choose = format!(
            "document.querySelectorAll(`[data-testid=facet-value][data-depth='1'] input`)[{n}].click()"
        );
        window.script(&choose).await;
        window.until_all(CHIP, |chips| chips.len() == n + 1 && chips[n].starts_with(label.as_str())).await;
        // What can be chosen besides is counted as if nothing were chosen here.
        window.find(".values[aria-busy=false]").await;
        window.until_all(counts, |all| all == before).await;
    }
    window.keep_picture("facets-chosen").await;
    press(&window, "[data-testid=facet-field][data-field=topic]").await;
    window.until_all("[data-testid=facet-value][data-depth='0']", |all| !all.is_empty()).await;
    window.keep_picture("facets-subjects").await;
    window.close().await;
}
