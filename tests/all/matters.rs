//! Dossiers, people and the ledger of figures in the real window.

use fantoccini::key::Key;
use jianbao_tests::program::{archive_of, jianbao};
use jianbao_tests::window::Window;

use super::facts::{bare, open, pin, press};

const TITLE: &str = "[data-testid=sheet-title]";
const HEADLINE: &str = "[data-testid=article-headline]";
const UNDO: &str = "[data-testid=undo-button]";
const PERSON_HEADLINES: &str = "[data-testid=person-articles] .headline";
const FIGURES: &str = "[data-testid=figure-row] .figure";

/// Lines of the page that are marked because the text beside them is.
const MARKED_LINES: &str = "[data-testid=source-line].marked .words";

/// Three issues: a platform starts and grows; an official, and a teacher of the same name; two sums for one year.
const PAGES: [&str; 3] = [
    "泸州日报 2024年3月5日 星期二 第01版 要闻\n\n“邻里帮”互助平台上线\n\n\
     本报讯（记者 张红）3月1日，泸州市民政局推出的社区互助平台“邻里帮”正式上线。\
     “邻里帮”是一个让邻居互相照应的平台，居民在手机上登记就能求助。\n\n\
     “这件事要办好。”泸州市民政局副局长王明说。目前，“邻里帮”平台已登记志愿者320人。\n\n\
     2023年，泸县养老服务支出120万元。\n",
    "泸州日报 2024年6月7日 星期五 第02版 民生\n\n邻里互助三个月\n\n\
     本报讯（记者 李青）截至5月底，“邻里帮”平台登记志愿者达到860人。平台志愿者陪老人看病，帮邻居接送孩子。\n\n\
     泸州市民政局副局长王明到社区走访。\n\n\
     2022年，泸县养老服务支出100万元；2023年，泸县养老服务支出150万元。\n",
    "泸州日报 2024年9月10日 星期二 第03版 副刊\n\n江边的老教师\n\n\
     泸县第二中学教师王明在江边教了三十年书。“学生走得再远，也记得这条江。”王明说。\n",
];
const FIRST: &str = "“邻里帮”互助平台上线";
const SECOND: &str = "邻里互助三个月";
const THIRD: &str = "江边的老教师";

/// A phrase that only the first article has.
const ONLY_FIRST: &str = "\"正式上线\"";

#[tokio::test]
async fn a_dossier_opened_from_a_fact_leads_to_the_lines_that_say_it() {
    let (_folder, archive) = archive_of(&PAGES);
    let window = Window::open(&[&archive]).await;
    open(&window, ONLY_FIRST, FIRST).await;
    pin(&window, "邻里帮").await;
    press(&window, "[data-testid=fact-sheet]").await;
    window.until(TITLE, |text| text == "邻里帮").await;
    window.until("[data-testid=dossier-what]", |text| text.contains("一个让邻居互相照应的平台")).await;
    window.until("[data-testid=dossier-who] strong", |text| text == "泸州市民政局").await;
    window.until("[data-testid=dossier-since] strong", |text| text == "2024年3月1日").await;
    window.until("[data-testid=dossier-where] strong", |text| text == "四川省 › 泸州市").await;
    let has = |figures: &[String], wanted: &str| figures.iter().any(|figure| figure == wanted);
    window.until_all(FIGURES, |all| has(all, "320人") && has(all, "860人")).await;
    window.until_all("[data-testid=dossier-articles] .headline", |all| *all == [FIRST, SECOND]).await;
    window.keep_picture("dossier").await;
    window
        .script(
            "[...document.querySelectorAll('[data-testid=dossier-figures] [data-testid=quote]')]
        .find((quote) => quote.textContent.includes('860人')).click()",
        )
        .await;
    window.until(HEADLINE, |text| text == SECOND).await;
    let is_said = |lines: &[String]| bare(&lines.concat()).contains("登记志愿者达到860人");
    window.until_all(MARKED_LINES, is_said).await;
    window.keep_picture("dossier-source").await;
    window.close().await;
}

#[tokio::test]
async fn a_person_is_parted_from_a_namesake_joined_with_another_name_and_both_taken_back() {
    let (_folder, archive) = archive_of(&PAGES);
    let window = Window::open(&[&archive]).await;
    open(&window, ONLY_FIRST, FIRST).await;
    pin(&window, "王明").await;
    press(&window, "[data-testid=fact-sheet]").await;
    window.until(TITLE, |text| text == "王明").await;
    window
        .until_all("[data-testid=post] strong", |all| *all == ["泸州市民政局副局长", "泸县第二中学教师"])
        .await;
    window.until_all(PERSON_HEADLINES, |all| *all == [FIRST, SECOND, THIRD]).await;
    window.keep_picture("person").await;

    window.script("document.querySelectorAll('[data-testid=open-split]')[1].click()").await;
    window.find("[data-testid=split-heading]").await;
    window.type_over("[data-testid=split-heading]", "王明（教师）").await;
    press(&window, "[data-testid=split-save]").await;
    window.until_all(PERSON_HEADLINES, |all| *all == [FIRST, SECOND]).await;
    window.until("[data-testid=namesake]", |text| text == "王明（教师）").await;
    press(&window, "[data-testid=namesake]").await;
    window.until(TITLE, |text| text == "王明（教师）").await;
    window.until_all(PERSON_HEADLINES, |all| *all == [THIRD]).await;
    window.keep_picture("person-parted").await;
    press(&window, UNDO).await;
    // Nobody is filed under the heading any more.
    window.until_all(PERSON_HEADLINES, |all| all.is_empty()).await;
    window.press(Key::Escape).await;
    window.until(TITLE, |text| text == "王明").await;
    window.until_all(PERSON_HEADLINES, |all| all.len() == 3).await;

    press(&window, "[data-testid=open-join]").await;
    window.type_into("[data-testid=join-words]", "李青").await;
    press(&window, "[data-testid=join-name][data-value=李青]").await;
    window.until("[data-testid=person-names]", |text| text.contains("李青")).await;
    window.until("[data-testid=person-counts]", |text| text.contains("署名 1 篇")).await;
    press(&window, UNDO).await;
    window
        .until("[data-testid=person-counts]", |text| !text.contains("李青") && text.contains("署名 0 篇"))
        .await;
    window.close().await;

    jianbao_tests::program::until_closed(&archive).await;
    let person =
        jianbao(&["person".as_ref(), archive.as_os_str(), "王明".as_ref(), "--json".as_ref()]).json();
    assert_eq!((&person["count"], &person["names"]), (&3.into(), &serde_json::json!(["王明"])));
}

#[tokio::test]
async fn the_ledger_charts_a_measure_and_flags_what_cannot_both_be_right() {
    let (_folder, archive) = archive_of(&PAGES);
    let window = Window::open(&[&archive]).await;
    window.find("[data-testid=result-row]").await;
    window.press_text("3").await;
    let pair = "[data-testid=contradiction]";
    let said = window.until(pair, |text| text.contains("120万元") && text.contains("150万元")).await;
    for part in [FIRST, SECOND, "2023年，泸县养老服务支出120万元。", "2023年，泸县养老服务支出150万元。"]
    {
        assert!(bare(&said).contains(&bare(part)), "{part}: {said}");
    }
    assert!(!said.contains("100万元"), "another year is no contradiction: {said}");
    assert_eq!(window.all(pair).await.len(), 1);
    window.keep_picture("ledger").await;

    press(&window, "[data-testid=measure]").await;
    window.find("[data-testid=figure-chart] [data-testid=figure-point]").await;
    window.until_all(FIGURES, |all| all.len() == 3 && all[2] == "100万元").await;
    assert_eq!(window.all("[data-testid=figure-point]").await.len(), 3, "100, 120 and 150");
    window.keep_picture("ledger-measure").await;

    window
        .script(
            "[...document.querySelectorAll('[data-testid=contradiction] [data-testid=quote]')][1].click()",
        )
        .await;
    window.until(HEADLINE, |text| text == SECOND).await;
    window.until_all(MARKED_LINES, |lines| lines.concat().contains("150万元")).await;
    window.close().await;
}

#[tokio::test]
async fn a_headline_that_was_proposed_stands_in_brackets_wherever_it_is_quoted() {
    let (_folder, archive) = archive_of(&PAGES);
    let found = ["search".as_ref(), archive.as_os_str(), ONLY_FIRST.as_ref(), "--json".as_ref()];
    let id = jianbao(&found).json()["hits"][0]["id"].to_string();
    // No headline: the program proposes one.
    let none = ["correct".as_ref(), archive.as_os_str(), "--article".as_ref(), id.as_ref()];
    let ran = jianbao(&[&none[..], &["--set".as_ref(), "headline=".as_ref()]].concat());
    assert_eq!(ran.status, 0, "{ran:?}");
    let dossier = ["dossier".as_ref(), archive.as_os_str(), "邻里帮".as_ref()];
    let shown = jianbao(&[&dossier[..], &["--json".as_ref()]].concat()).json();
    let first = &shown["articles"][0];
    assert_eq!(first["headline_supplied"], true);
    let wanted = format!("[{}]", first["headline"].as_str().unwrap());
    let printed = jianbao(&dossier).out;
    assert!(printed.contains(&wanted), "{printed}");
    assert!(printed.starts_with("邻里帮  平台\n"), "the kind in words: {printed}");
    let window = Window::open(&[&archive]).await;
    window.find("[data-testid=result-row]").await;
    window.press_text("3").await;
    window.until("[data-testid=contradiction]", |text| text.contains(&wanted)).await;
    window.close().await;
}
