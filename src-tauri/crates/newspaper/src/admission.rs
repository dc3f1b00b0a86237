//! What can be a newspaper page at all: the same for importing and for `parse`, before a byte is read.

use std::path::Path;

/// Bytes of a page at most. A page of a broadsheet in the smallest type has some 30,000 characters, 90 KB; this is a
/// year in one file, a log, a disk image. Reading takes some fifty bytes of memory for each of them, and cannot be
/// stopped half-way.
pub const LARGEST_PAGE: u64 = 512 << 10;

/// Extensions of files that are read as pages.
const EXTENSIONS: [&str; 5] = ["", "txt", "text", "md", "markdown"];

/// Why a file is not read as a page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Its name says that it is something else.
    #[error("{0}")]
    Type(String),
    /// No page is so large.
    #[error("{} KB > {} KB", .0.div_ceil(1024), LARGEST_PAGE >> 10)]
    TooLarge(u64),
}

/// Extension of a file, lower case; empty where it has none.
pub fn extension(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Whether the name of a file is that of a page.
///
/// # Errors
/// [`Refusal::Type`].
pub fn check_name(path: &Path) -> Result<(), Refusal> {
    let extension = extension(path);
    if EXTENSIONS.contains(&extension.as_str()) { Ok(()) } else { Err(Refusal::Type(extension)) }
}

/// Whether a file of so many bytes can be a page.
///
/// # Errors
/// [`Refusal::TooLarge`].
pub fn check_length(bytes: u64) -> Result<(), Refusal> {
    if bytes > LARGEST_PAGE { Err(Refusal::TooLarge(bytes)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_by_the_name_of_their_file() {
        let check = |name: &str, refused: Option<&str>| {
            let found = check_name(Path::new(name)).err();
            assert_eq!(found, refused.map(|extension| Refusal::Type(extension.into())), "{name}");
        };
        check("版面/A02.txt", None);
        check("A02.TXT", None);
        check("A02", None);
        check("A02.md", None);
        check("A02.html", Some("html"));
        check("A02.PDF", Some("pdf"));
        check("新闻.jsonl", Some("jsonl"));
    }

    #[test]
    fn what_no_page_is_says_how_large_it_is() {
        assert_eq!(check_length(LARGEST_PAGE), Ok(()));
        let refusal = check_length(LARGEST_PAGE + 1).unwrap_err();
        assert_eq!(refusal.to_string(), "513 KB > 512 KB");
    }
}
