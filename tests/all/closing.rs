//! What the program leaves behind when its window is closed.

use std::fs;

use jianbao_tests::program::archive_of_records;
use jianbao_tests::window::open_and_close;
use serde_json::json;

#[tokio::test]
async fn an_archive_is_closed_in_order_with_the_window() {
    let (_folder, archive) = archive_of_records("合", &[json!({"title": "渡船靠岸", "body": "卸下粮食。"})]);
    let lock = archive.join("archive.lock");
    let says = || fs::read_to_string(&lock).expect("the lock file is there");
    assert_eq!(says(), "");
    open_and_close(&[&archive], || says() == "open\n").await;
    // Else the whole index would be checked the next time.
    assert_eq!(says(), "");
}
