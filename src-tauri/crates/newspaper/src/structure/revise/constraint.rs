//! What corrections say of the lines of a page, taken together: which lines are furniture, where articles begin,
//! what titles are. Later corrections win over earlier ones line by line, so that one taken back by another
//! leaves no trace.
//!
//! What a title is settles the boundaries around it:
//!
//! | part    | at its first line  | inside  | at the next line of text |
//! |---------|--------------------|---------|--------------------------|
//! | above   | an article begins  | goes on | goes on                  |
//! | below   | goes on            | goes on | an article begins        |
//! | subhead | goes on            | goes on | goes on                  |
//! | text    | goes on            | goes on | (as it was)              |
//!
//! A title that is said to be what it was read as keeps the boundaries that were read.

use std::collections::{BTreeMap, BTreeSet};

use crate::correction::{Correction, Reason, TitlePart, Unapplied};
use crate::structure::cut::reading::Reading;
use crate::structure::cut::viterbi::Part;
use crate::structure::lines::line::Class;

/// A cut less probable than this was never weighed: saying that there is none there answers nothing.
const WEIGHED: f32 = 0.02;

/// The corrections of a page's structure, taken together.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::structure) struct Constraints {
    /// Lines that become furniture (true) or text.
    pub(in crate::structure) furniture: BTreeMap<u32, bool>,
    /// Whether an article begins at a line.
    pub(in crate::structure) boundaries: BTreeMap<u32, bool>,
    /// Lines of titles with their part.
    pub(in crate::structure) parts: BTreeMap<u32, TitlePart>,
    /// Lines at which an element has to begin.
    pub(in crate::structure) edges: BTreeSet<u32>,
    /// By line number: text of an article, once furniture is set right.
    pub(in crate::structure) text: Vec<bool>,
    /// First lines of the articles as read, once furniture is set right.
    pub(in crate::structure) starts: BTreeSet<u32>,
    /// What could not be applied.
    pub(in crate::structure) unapplied: Vec<Unapplied>,
}

impl Constraints {
    /// Takes together what `corrections` say of the page that was read as `free`.
    pub(in crate::structure) fn of(free: &Reading, corrections: &[Correction]) -> Self {
        let mut found = Self { text: free.text_lines(), ..Self::default() };
        found.settle_furniture(free, corrections);
        found.starts = found.starts_of(free);
        let titles = found.titles(corrections);
        for (index, correction) in corrections.iter().enumerate() {
            match correction {
                Correction::Split { line } => found.split(index, *line),
                Correction::Join { line } => found.join(free, index, *line),
                Correction::Title { part, .. } => {
                    if let Some(lines) = titles.get(&index) {
                        found.settle_title(free, lines, *part);
                    }
                }
                _ => {}
            }
        }
        found.edges.extend(found.boundaries.iter().filter(|(_, begins)| **begins).map(|(line, _)| line));
        found
    }

    /// What `part` of the title at `lines` says of the boundaries around it.
    pub(in crate::structure) fn around(
        &self,
        free: &Reading,
        lines: &[u32],
        part: TitlePart,
    ) -> Vec<(u32, bool)> {
        let after = lines.last().and_then(|&last| self.next_text(last));
        let as_read = free.part_of(lines) == Some(part_of(part));
        let at = |line: u32, set: bool| (line, if as_read { self.starts.contains(&line) } else { set });
        let first = lines.first().copied();
        let mut around: Vec<_> =
            lines.iter().map(|&l| at(l, Some(l) == first && part == TitlePart::Above)).collect();
        if part != TitlePart::Text {
            around.extend(after.map(|l| at(l, part == TitlePart::Below)));
        }
        around
    }

    fn refuse(&mut self, index: usize, reason: Reason) {
        self.unapplied.push(Unapplied { index, reason });
    }

    fn is_text(&self, line: u32) -> bool {
        self.text.get(line as usize).copied().unwrap_or(false)
    }

    fn next_text(&self, line: u32) -> Option<u32> {
        (line + 1..self.text.len() as u32).find(|&l| self.is_text(l))
    }

    fn first_text(&self) -> Option<u32> {
        self.next_text(0)
    }

    fn settle_furniture(&mut self, free: &Reading, corrections: &[Correction]) {
        for (index, correction) in corrections.iter().enumerate() {
            let Correction::Furniture { lines, furniture } = correction else { continue };
            let blank = |line: u32| {
                let read = (line as usize).checked_sub(1).and_then(|n| free.lines.get(n));
                read.is_none_or(|l| l.class == Class::Blank)
            };
            if lines.is_empty() || lines.iter().any(|&line| blank(line)) {
                self.refuse(index, Reason::LineMissing);
                continue;
            }
            for &line in lines {
                self.furniture.insert(line, *furniture);
            }
        }
        let text = &mut self.text;
        self.furniture.retain(|&line, furniture| text[line as usize] == *furniture);
        for (&line, &furniture) in &self.furniture {
            text[line as usize] = !furniture;
        }
    }

    /// The first line of every article that still has one.
    fn starts_of(&self, free: &Reading) -> BTreeSet<u32> {
        let mut from: Vec<u32> = free.starts().iter().map(|&n| free.elements[n].first_line()).collect();
        from.splice(..from.len().min(1), [1]);
        from.push(self.text.len() as u32);
        let first = |pair: &[u32]| (pair[0]..pair[1]).find(|&l| self.is_text(l));
        from.windows(2).filter_map(first).collect()
    }

    fn split(&mut self, index: usize, line: u32) {
        if !self.is_text(line) {
            return self.refuse(index, Reason::LineMissing);
        }
        self.settle(line, true);
    }

    /// Notes what a person says of a boundary. What takes back an earlier word leaves the page as it was read,
    /// with nothing said of it.
    fn settle(&mut self, line: u32, begins: bool) {
        let taken_back =
            self.boundaries.get(&line) == Some(&!begins) && self.starts.contains(&line) == begins;
        if taken_back {
            self.boundaries.remove(&line);
        } else {
            self.boundaries.insert(line, begins);
        }
    }

    fn join(&mut self, free: &Reading, index: usize, line: u32) {
        let weighed = || {
            let choice = free.element_at(line).map(|n| free.choices[n]);
            choice.is_some_and(|c| !c.cut && c.sure_cut < 1.0 - WEIGHED)
        };
        let known = self.boundaries.contains_key(&line) || self.starts.contains(&line) || weighed();
        if !known || !self.is_text(line) || self.first_text() == Some(line) {
            return self.refuse(index, Reason::NoArticleThere);
        }
        self.settle(line, false);
    }

    /// The lines of every title correction that holds: those that no later one speaks of.
    fn titles(&mut self, corrections: &[Correction]) -> BTreeMap<usize, Vec<u32>> {
        let mut last: BTreeMap<u32, usize> = BTreeMap::new();
        for (index, correction) in corrections.iter().enumerate() {
            let Correction::Title { lines, part } = correction else { continue };
            let lines: BTreeSet<u32> = lines.iter().copied().collect();
            match self.title_fault(&lines, *part) {
                Some(reason) => self.refuse(index, reason),
                None => last.extend(lines.into_iter().map(|line| (line, index))),
            }
        }
        let mut titles: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for (line, index) in last {
            titles.entry(index).or_default().push(line);
        }
        titles
    }

    fn title_fault(&self, lines: &BTreeSet<u32>, part: TitlePart) -> Option<Reason> {
        let (Some(&first), Some(&last)) = (lines.first(), lines.last()) else {
            return Some(Reason::LineMissing);
        };
        if lines.iter().any(|&line| !self.is_text(line)) {
            return Some(Reason::LineMissing);
        }
        if (first..=last).any(|line| self.is_text(line) && !lines.contains(&line)) {
            return Some(Reason::ValueInvalid);
        }
        (part == TitlePart::Below && self.first_text() == Some(first)).then_some(Reason::NoArticleThere)
    }

    fn settle_title(&mut self, free: &Reading, lines: &[u32], part: TitlePart) {
        for (line, begins) in self.around(free, lines, part) {
            self.boundaries.insert(line, begins);
        }
        self.edges.extend(lines.first());
        self.edges.extend(lines.last().and_then(|&last| self.next_text(last)));
        self.parts.extend(lines.iter().map(|&line| (line, part)));
    }
}

/// The part that a person names.
pub(in crate::structure) fn part_of(part: TitlePart) -> Part {
    match part {
        TitlePart::Above => Part::TitleAbove,
        TitlePart::Below => Part::TitleBelow,
        TitlePart::Subhead => Part::Subhead,
        TitlePart::Text => Part::Text,
    }
}
