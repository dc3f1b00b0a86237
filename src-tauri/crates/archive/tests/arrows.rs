//! Rooms import only from rooms above them, and the handle is named at the boundary alone.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, each of which may import from those before it.
const ROOMS: [&str; 16] = [
    "common",
    "query",
    "error",
    "wire",
    "store",
    "index",
    "holdings",
    "upkeep",
    "versions",
    "search",
    "storylines",
    "import",
    "correct",
    "answers",
    "export",
    "api",
];

/// Files below `api` that still take the whole handle. This number may only fall.
const TAKE_THE_HANDLE: usize = 43;

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the crate") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The room of a file, and its text without its own tests.
fn rooms() -> Vec<(PathBuf, usize, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&source, &mut paths);
    let mut out = Vec::new();
    for path in paths {
        let inside = path.strip_prefix(&source).expect("a path of the crate").to_path_buf();
        let first = inside.iter().next().and_then(|p| p.to_str()).unwrap_or_default();
        let Some(room) = ROOMS.iter().position(|room| *room == first.trim_end_matches(".rs")) else {
            assert!(matches!(first, "lib.rs" | "tests"), "{first} is in no room");
            continue;
        };
        let text = fs::read_to_string(&path).expect("a readable file");
        let own = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default().to_owned();
        out.push((inside, room, own));
    }
    out
}

/// Names behind `crate::`, those in braces each by itself.
fn imported(text: &str) -> Vec<&str> {
    let word = |text: &'_ str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let mut names = Vec::new();
    for (_, rest) in text.match_indices("crate::").map(|(at, sign)| (at, &text[at + sign.len()..])) {
        match rest.strip_prefix('{') {
            Some(group) => {
                let group = &group[..group.find("};").unwrap_or(group.len())];
                names.extend(group.split(',').map(str::trim).map(|item| &item[..word(item)]));
            }
            None => names.push(&rest[..word(rest)]),
        }
    }
    names
}

#[test]
fn rooms_import_only_from_rooms_above_them() {
    let mut upward = Vec::new();
    for (file, room, text) in rooms() {
        for name in imported(&text) {
            if ROOMS.iter().position(|other| *other == name).is_some_and(|other| other > room) {
                upward.push(format!("{} → {name}", file.display()));
            }
        }
    }
    assert_eq!(upward, Vec::<String>::new());
}

#[test]
fn fewer_and_fewer_files_take_the_whole_handle() {
    let api = ROOMS.len() - 1;
    let takes = |text: &str| imported(text).contains(&"Archive");
    let found = rooms().into_iter().filter(|(_, room, text)| *room < api && takes(text));
    let found: Vec<PathBuf> = found.map(|(file, ..)| file).collect();
    assert!(found.len() <= TAKE_THE_HANDLE, "{found:#?}");
    assert_eq!(found.len(), TAKE_THE_HANDLE, "lower the number that is allowed");
}

#[test]
fn imports_are_read_in_all_forms() {
    let text =
        "use crate::store::{article, page};\nuse crate::{Archive, index::Index};\nlet a = crate::wire::f();";
    assert_eq!(imported(text), ["store", "Archive", "index", "wire"]);
}
