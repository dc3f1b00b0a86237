//! The home of the papers, set in the real window.

use std::fmt::Write;

use jianbao_tests::program::{archive_of, jianbao};
use jianbao_tests::window::Window;

use super::facts::{open, pin, press};

const NOW: &str = "[data-testid=home-now]";
const STRIP: &str = "[data-testid=job-strip][data-work=reread]";

/// A page that says 我市 and nothing of where that is.
const BRIDGES: &str = "三座新桥同日通车\n\n\
    本报讯（记者 陈江）昨日，我市新建的三座大桥同时通车，两岸居民过江只要五分钟。\n";

async fn open_home(window: &Window) {
    press(window, "[data-testid=archive-menu]").await;
    press(window, "[data-testid=open-home]").await;
    window.until("[data-testid=home]", |text| text.contains("我市")).await;
}

#[tokio::test]
async fn our_city_is_resolved_after_the_home_is_set_and_everything_read_anew() {
    let (_folder, archive) = archive_of(&[BRIDGES]);
    let window = Window::open(&[&archive]).await;
    open(&window, "三座大桥", "三座新桥").await;
    window.find("[data-testid=fact]").await;
    assert!(window.all("[data-testid=fact][data-kind=place]").await.is_empty());
    open_home(&window).await;
    window.until(NOW, |text| text.contains("没有指定")).await;
    window.until("[data-testid=home-guess]", |text| text.contains("推测不出")).await;
    window.keep_picture("home").await;

    window.type_into("[data-testid=home-search]", "泸州").await;
    press(&window, "[data-testid=place-choice][data-value='四川省/泸州市']").await;
    window.until(NOW, |text| text.contains("四川省 › 泸州市")).await;
    window.find("[data-testid=home-due]").await;
    window.keep_picture("home-set").await;
    press(&window, "[data-testid=home-reread]").await;
    window.until(STRIP, |text| text.contains("重读完成") && text.contains("1 篇有变动")).await;
    window.until_all("[data-testid=home-due]", |all| all.is_empty()).await;
    window.keep_picture("home-reread").await;

    press(&window, "[data-testid=view-timeline]").await;
    window.find("[data-testid=fact][data-kind=place]").await;
    pin(&window, "我市").await;
    window.until("[data-testid=fact-meaning]", |text| text == "四川省 › 泸州市").await;
    window.keep_picture("home-fact").await;
    // What 我市 means leads back to where it is set.
    press(&window, "[data-testid=fact-home]").await;
    window.until(NOW, |text| text.contains("四川省 › 泸州市")).await;
    window.close().await;

    jianbao_tests::program::until_closed(&archive).await;
    let home = jianbao(&["home".as_ref(), archive.as_os_str(), "--json".as_ref()]).json();
    assert_eq!((&home["chosen"], &home["reread_due"]), (&"四川省/泸州市".into(), &false.into()));
}

#[tokio::test]
async fn reading_anew_is_stopped_in_the_window_and_nothing_is_lost() {
    let (folder, archive) = archive_of(&[BRIDGES]);
    let records = folder.path().join("记录.jsonl");
    let mut text = String::new();
    for n in 0..5_000 {
        let _ =
            writeln!(text, r#"{{"id": "r{n}", "title": "第{n}座桥通车", "body": "我市第{n}座桥通车。"}}"#);
    }
    std::fs::write(&records, text).unwrap();
    let ran = jianbao(&["import".as_ref(), archive.as_os_str(), records.as_os_str()]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let window = Window::open(&[&archive]).await;
    window.find("[data-testid=result-row]").await;
    open_home(&window).await;
    window.type_into("[data-testid=home-search]", "泸州").await;
    press(&window, "[data-testid=place-choice][data-value='四川省/泸州市']").await;
    window.find("[data-testid=home-due]").await;
    press(&window, "[data-testid=home-reread]").await;
    window.until(STRIP, |text| text.contains("正在重读") && text.contains("/ 5,001")).await;
    window.keep_picture("rereading").await;
    press(&window, "[data-testid=cancel-job]").await;
    window.until(STRIP, |text| text.contains("重读已停")).await;
    window.until("[data-testid=home-due]", |text| text.contains("还没有全部重读")).await;
    window.close().await;

    jianbao_tests::program::until_closed(&archive).await;
    let total = |query: &str| {
        let words = ["search".as_ref(), archive.as_os_str(), query.as_ref(), "--json".as_ref()];
        jianbao(&words).json()["total"].as_u64().unwrap()
    };
    assert_eq!(total(""), 5_001);
    let read = total("地点:四川省/泸州市");
    assert!(read < 5_001, "{read} were read anew before it was stopped");
    let verified = jianbao(&["verify".as_ref(), archive.as_os_str(), "--json".as_ref()]);
    assert_eq!(verified.json()["problems"], serde_json::json!([]));
}
