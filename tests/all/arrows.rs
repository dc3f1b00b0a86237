//! Rooms import only from rooms above them, and the handle of the archive is named at its boundary alone.

use std::fs;
use std::path::{Path, PathBuf};

/// A folder of rooms, each of which may import from those before it.
struct House {
    /// From the root of the project.
    folder: &'static str,
    /// What its rooms are imported by.
    path: &'static str,
    rooms: &'static [&'static str],
}

const ARCHIVE: House = House {
    folder: "src-tauri/crates/archive/src",
    path: "crate::",
    rooms: &["upkeep", "versions", "search", "import", "correct", "answers", "export", "api"],
};

const STRUCTURE: House = House {
    folder: "src-tauri/crates/newspaper/src/structure",
    path: "crate::structure::",
    rooms: &["signs", "lines", "pieces", "cut", "revise", "build"],
};

/// A file in a room, and its text without its own tests.
struct Inside {
    file: String,
    room: usize,
    text: String,
}

impl House {
    fn files(&self) -> Vec<Inside> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(self.folder);
        let mut paths = Vec::new();
        walk(&root, &mut paths);
        let mut inside = Vec::new();
        for path in paths {
            let file = path.strip_prefix(&root).expect("a path of the house").display().to_string();
            let first = file.split(['/', '\\', '.']).next().unwrap_or_default();
            let Some(room) = self.rooms.iter().position(|room| *room == first) else {
                assert!(["lib", "mod", "tests"].contains(&first), "{file} is in no room");
                continue;
            };
            let text = fs::read_to_string(&path).expect("a readable file");
            let own = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default().to_owned();
            inside.push(Inside { file, room, text: own });
        }
        assert!(inside.len() > self.rooms.len(), "{} is empty", self.folder);
        inside
    }

    fn upward(&self) -> Vec<String> {
        let room = |name: &str| self.rooms.iter().position(|room| *room == name);
        let of_file = |inside: &Inside| {
            let names = imported(&inside.text, self.path);
            let above = |name: &&str| room(name).is_some_and(|other| other > inside.room);
            names.into_iter().filter(above).map(|name| format!("{} → {name}", inside.file)).collect()
        };
        self.files().iter().flat_map(|inside| -> Vec<String> { of_file(inside) }).collect()
    }
}

fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, out);
        } else if path.extension().is_some_and(|end| end == "rs") {
            out.push(path);
        }
    }
}

/// Names behind a path, those in braces each by itself.
fn imported<'a>(text: &'a str, path: &str) -> Vec<&'a str> {
    let word = |text: &'a str| {
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        &text[..end]
    };
    let mut names = Vec::new();
    for (at, _) in text.match_indices(path) {
        let rest = &text[at + path.len()..];
        match rest.strip_prefix('{') {
            Some(group) => {
                let group = &group[..group.find("};").unwrap_or(group.len())];
                names.extend(group.split(',').map(str::trim).map(word));
            }
            None => names.push(word(rest)),
        }
    }
    names
}

#[test]
fn rooms_import_only_from_rooms_above_them() {
    assert_eq!(ARCHIVE.upward(), Vec::<String>::new());
    assert_eq!(STRUCTURE.upward(), Vec::<String>::new());
}

#[test]
fn only_the_outermost_room_names_the_whole_archive() {
    let api = ARCHIVE.rooms.len() - 1;
    let takes =
        |inside: &Inside| inside.room < api && imported(&inside.text, ARCHIVE.path).contains(&"Archive");
    let found: Vec<String> = ARCHIVE.files().into_iter().filter(takes).map(|inside| inside.file).collect();
    assert_eq!(found, Vec::<String>::new(), "what a part needs is passed to it");
}

#[test]
fn imports_are_read_in_all_forms() {
    let text =
        "use crate::store::{article, page};\nuse crate::{Archive, index::Index};\nlet a = crate::wire::f();";
    assert_eq!(imported(text, "crate::"), ["store", "Archive", "index", "wire"]);
}
