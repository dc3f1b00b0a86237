//! The last lines of a log.

use std::fs;
use std::path::Path;

use crate::rotating::{aside, newest};

/// The last lines of the log in a folder, at most `most`, the latest last; none where there is no log. What cannot be read
/// is left out.
pub fn last_lines(folder: &Path, most: usize) -> Vec<String> {
    let read = |path| fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    // The newest file may have been begun just now.
    let text: String =
        [aside(folder, 1), newest(folder)].into_iter().filter_map(|path| read(path).ok()).collect();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(most)..].iter().map(|&line| line.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_reach_over_two_files() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(last_lines(folder.path(), 50), Vec::<String>::new());
        let lines = |from: u32, to: u32| (from..to).map(|n| format!("{n}\n")).collect::<String>();
        fs::write(aside(folder.path(), 2), lines(0, 10)).unwrap();
        fs::write(aside(folder.path(), 1), lines(10, 70)).unwrap();
        fs::write(newest(folder.path()), lines(70, 80)).unwrap();
        let expect: Vec<String> = (30..80).map(|n| n.to_string()).collect();
        assert_eq!(last_lines(folder.path(), 50), expect);
    }
}
