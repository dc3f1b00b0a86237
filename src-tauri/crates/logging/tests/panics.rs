//! The one log of a process, from its start to a panic that is caught.

use std::fs;

use logging::{Level, Output, last_lines, start};

#[test]
fn a_panic_that_is_caught_is_written_without_what_it_quotes() {
    let folder = tempfile::tempdir().unwrap();
    let logs = folder.path().join("logs");
    start(Output::Folder(&logs), Level::INFO).unwrap();
    let text = std::hint::black_box("灵芝产业");
    let work = || text[1..].len();
    assert!(std::panic::catch_unwind(work).is_err());
    let lines = last_lines(&logs, 50);
    let [line] = lines.as_slice() else { panic!("{lines:?}") };
    assert!(line.contains("ERROR panic: panic") && line.contains("tests/panics.rs:"), "{line}");
    assert!(line.contains("inside …") && !line.contains('灵'), "{line}");
    // A second log is not begun, and the first goes on.
    start(Output::File(&folder.path().join("other")), Level::INFO).unwrap();
    assert!(std::panic::catch_unwind(work).is_err());
    assert_eq!(last_lines(&logs, 50).len(), 2);
    assert_eq!(fs::read_to_string(folder.path().join("other")).unwrap(), "");
}
