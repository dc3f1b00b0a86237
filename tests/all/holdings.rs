//! The calendar of holdings: on the command line and in the real window.

use fantoccini::key::Key;
use jianbao_tests::program::{Ran, jianbao};
use jianbao_tests::window::Window;
use std::path::{Path, PathBuf};

use super::facts::press;

const STATE: &str = "[data-testid=day-state]";
const SENTENCE: &str = "[data-testid=day-sentence]";
const COUNTS: &str = "[data-testid=paper-counts]";
const ROW: &str = "[data-testid=result-row]";

/// Days of March 2024 (all of them Monday to Sunday) of which nothing is held, and of which page 02 is not.
const LOST: [u32; 2] = [14, 15];
const TORN: u32 = 20;

/// A daily of March 2024 with two pages.
fn daily() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let archive = folder.path().join("资料室.jianbao");
    for day in (1..=31).filter(|day| !LOST.contains(day)) {
        for label in ["01", "02"].into_iter().filter(|label| day != TORN || *label == "01") {
            let path = folder.path().join(format!("运河日报/2024-03-{day:02}/{label}.txt"));
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            let text = format!(
                "三月{day}日河工纪事\n\n本报讯（记者 张红）三月{day}日第{label}版，工人们在河边清理了旧闸门，又修好了两段堤岸。\n"
            );
            std::fs::write(path, text).expect("a page");
        }
    }
    let pages = folder.path().join("运河日报");
    let ran = jianbao(&["import".as_ref(), archive.as_os_str(), pages.as_os_str()]);
    assert_eq!(ran.status, 0, "{ran:?}");
    (folder, archive)
}

fn holdings(archive: &Path, more: &[&str]) -> Ran {
    let mut words = vec!["holdings".into(), archive.as_os_str().to_owned()];
    words.extend(more.iter().map(Into::into));
    jianbao(&words)
}

fn cell(day: u32, state: &str) -> String {
    format!("[data-testid=issue-day][data-date='2024-03-{day:02}'][data-state={state}]")
}

async fn calendar(window: &Window) {
    window.find(ROW).await;
    window.press_text("5").await;
    window.find(&cell(14, "missing")).await;
}

#[test]
fn the_command_line_names_gaps_and_keeps_what_is_known() {
    let (_folder, archive) = daily();
    let paper = &holdings(&archive, &["--json"]).json()[0];
    for (name, expect) in [("issues", 29), ("missing", 2), ("incomplete", 1), ("pages", 57), ("unchecked", 0)]
    {
        assert_eq!(paper[name], expect, "{name}: {paper}");
    }
    assert_eq!((&paper["publication"], &paper["first"]), (&"运河日报".into(), &"2024-03-01".into()));
    let gaps = holdings(&archive, &["--gaps", "--json"]).json();
    assert_eq!((&gaps[0]["from"], &gaps[0]["to"]), (&"2024-03-14".into(), &"2024-03-15".into()));
    assert_eq!(gaps[1]["missing"], serde_json::json!(["02"]));
    let csv = holdings(&archive, &["--csv"]).out;
    assert!(csv.starts_with("\u{feff}报纸,起,止,"), "{csv}");
    assert!(csv.contains("运河日报,2024-03-14,2024-03-15,缺期,2,0,,据前后各期"), "{csv}");

    let known =
        ["--publication", "运河日报", "--from", "2024-03-14", "--to", "2024-03-14", "--known", "never"];
    assert_eq!(holdings(&archive, &known).status, 0);
    let days =
        ["--publication", "运河日报", "--from", "2024-03-14", "--to", "2024-03-15", "--days", "--json"];
    let states = |ran: Ran| {
        ran.json().as_array().map(|days| days.iter().map(|d| d["state"].to_string()).collect::<Vec<_>>())
    };
    assert_eq!(states(holdings(&archive, &days)), Some(vec!["\"never\"".into(), "\"missing\"".into()]));
    assert_eq!(jianbao(&["undo".as_ref(), archive.as_os_str()]).status, 0);
    assert_eq!(states(holdings(&archive, &days)), Some(vec!["\"missing\"".into(), "\"missing\"".into()]));

    for wrong in [&["--known", "never"][..], &["--nameless", "--known", "sometimes"], &["--days"]] {
        let ran = holdings(&archive, wrong);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
        assert!(!ran.err.is_empty());
    }
    let plain = holdings(&archive, &[]).out;
    assert!(plain.contains("缺 2 期") && plain.contains("每天出报"), "{plain}");
}

#[tokio::test]
async fn the_calendar_shows_a_gap_and_what_is_said_of_it_is_taken_back() {
    let (_folder, archive) = daily();
    let window = Window::open(&[&archive]).await;
    calendar(&window).await;
    window.until(COUNTS, |text| text.contains("缺 2 期") && text.contains("1 期缺版，共缺 1 版")).await;
    window.keep_picture("holdings").await;
    press(&window, &cell(14, "missing")).await;
    window.until(STATE, |text| text == "缺期").await;
    window.until(SENTENCE, |text| text.contains("这天应当出报，但没有存")).await;
    window.keep_picture("holdings-gap").await;
    press(&window, "[data-testid=issue-never]").await;
    window.until(STATE, |text| text == "从未出版").await;
    window.find(&cell(14, "never")).await;
    window.until(COUNTS, |text| text.contains("缺 1 期")).await;
    press(&window, "[data-testid=undo-button]").await;
    window.until(STATE, |text| text == "缺期").await;

    press(&window, &cell(TORN, "incomplete")).await;
    window.until(SENTENCE, |text| text == "已存 01，缺 02。").await;
    press(&window, &cell(5, "held")).await;
    window.until_all("[data-testid=day-headline]", |all| all.len() == 2).await;
    press(&window, "[data-testid=day-list]").await;
    window.until_all(ROW, |all| all.len() == 2 && all[0].contains("三月5日")).await;
    window.until("[data-testid=chip]", |text| text.contains("2024年3月5日")).await;
    window.close().await;
}

#[tokio::test]
async fn the_calendar_is_worked_with_the_keyboard_alone() {
    let (_folder, archive) = daily();
    let window = Window::open(&[&archive]).await;
    calendar(&window).await;
    window.press_text("g").await;
    window.until("[data-testid=day-note] h3", |text| text.contains("3月14日")).await;
    window.press_text("g").await;
    window.press_text("g").await;
    window.until("[data-testid=day-note] h3", |text| text.contains("3月20日")).await;
    window.press(Key::Down).await;
    window.until("[data-testid=day-note] h3", |text| text.contains("3月27日")).await;
    window.press(Key::Left).await;
    window.until("[data-testid=day-note] h3", |text| text.contains("3月26日")).await;
    window.press(Key::Enter).await;
    window.until_all(ROW, |all| all.len() == 2 && all[0].contains("三月26日")).await;
    window.press(Key::Escape).await;
    window.close().await;
}

#[tokio::test]
async fn nothing_found_on_a_day_that_is_not_held_says_so() {
    let (_folder, archive) = daily();
    let window = Window::open(&[&archive]).await;
    window.find(ROW).await;
    window.type_into("[data-testid=search-box]", "日期:2024-03-14").await;
    window.until("[data-testid=coverage]", |text| text.contains("所查日期馆藏不全：缺 1 期")).await;
    window.keep_picture("holdings-nothing-found").await;
    press(&window, "[data-testid=open-coverage]").await;
    window.until(STATE, |text| text == "缺期").await;
    window.close().await;
}
