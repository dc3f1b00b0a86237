//! Names in a text with one character that is another.

use rustc_hash::FxHashMap;

use super::glyphs::likeness;
use crate::facts::scan::Scan;
use crate::text::char_set::CharSet;

/// Names, to be found where one of their characters was taken for another.
#[derive(Debug, Default)]
pub(super) struct Forms {
    names: Vec<Vec<char>>,
    /// What is a first or second character of any name: few characters of a text are.
    known: CharSet,
    first: FxHashMap<char, Vec<u32>>,
    second: FxHashMap<char, Vec<u32>>,
}

/// A place where a name stands but for one character.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Near {
    /// Number of the name, in the order in which names were added.
    pub(super) name: usize,
    /// Index of the character that differs, from the start of the name.
    pub(super) at: usize,
    /// How much the two characters look alike.
    pub(super) likeness: f32,
}

impl Forms {
    pub(super) fn add(&mut self, name: &str) {
        let chars: Vec<char> = name.chars().collect();
        let n = self.names.len() as u32;
        if let [first, second, ..] = chars[..] {
            self.known.insert(first);
            self.known.insert(second);
            self.first.entry(first).or_default().push(n);
            self.second.entry(second).or_default().push(n);
        }
        self.names.push(chars);
    }

    pub(super) fn name(&self, n: usize) -> &[char] {
        &self.names[n]
    }

    /// Names that stand at `start` but for one character that looks like the right one.
    pub(super) fn near<'a>(&'a self, scan: &'a Scan, start: usize) -> impl Iterator<Item = Near> + use<'a> {
        let of = |names: &'a FxHashMap<char, Vec<u32>>, c: char| {
            if self.known.contains(c) { names.get(&c) } else { None }
        };
        let first = of(&self.first, scan.at(start)).into_iter().flatten();
        let second = of(&self.second, scan.at(start + 1)).into_iter().flatten();
        first.chain(second).filter_map(move |&n| {
            let name = &self.names[n as usize];
            let printed = scan.chars.get(start..start + name.len())?;
            let (at, likeness) = difference(printed, name)?;
            Some(Near { name: n as usize, at, likeness })
        })
    }
}

/// Where two forms of one length differ, and how much the characters there look alike; `None` unless they differ
/// in just one character and those look alike.
pub(super) fn difference(printed: &[char], name: &[char]) -> Option<(usize, f32)> {
    let mut differs = printed.iter().zip(name).enumerate().filter(|(_, (a, b))| a != b);
    let (at, (a, b)) = differs.next()?;
    if printed.len() != name.len() || differs.next().is_some() {
        return None;
    }
    let likeness = likeness(*a, *b);
    (likeness > 0.0).then_some((at, likeness))
}
