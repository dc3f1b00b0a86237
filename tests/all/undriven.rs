//! The window as it is for its users, without a driver, which is drawn in another way on machines that have no graphics
//! processor; and what the program leaves behind when it is closed.

use std::fs;

use jianbao_tests::program::archive_of_records;
use jianbao_tests::window::Undriven;
use serde_json::json;

#[tokio::test]
async fn the_list_is_drawn() {
    // Articles that tell the same would be folded into one row.
    let news =
        ["渡船卸粮", "夜校开班", "堤坝加固", "集市迁址", "小麦抽穗", "水厂扩建", "灯会彩排", "古井修缮"];
    let articles = news.map(|news| json!({"title": news, "body": format!("{news}。").repeat(30)}));
    let (_folder, archive) = archive_of_records("画", &articles);
    let window = Undriven::open(&[&archive]);
    window.until_letters_in_list().await;
    window.close(|| true).await;
}

#[tokio::test]
async fn an_archive_is_closed_in_order_with_the_window() {
    let (_folder, archive) = archive_of_records("合", &[json!({"title": "渡船靠岸", "body": "卸下粮食。"})]);
    let lock = archive.join("archive.lock");
    let says = || fs::read_to_string(&lock).expect("the lock file is there");
    assert_eq!(says(), "");
    Undriven::open(&[&archive]).close(|| says() == "open\n").await;
    // Else the whole index would be checked the next time.
    assert_eq!(says(), "");
}
