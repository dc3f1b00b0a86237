//! A page as it is read: lines, elements and what was decided of them.

use super::cut::{Choice, Part};
use super::element::Element;
use super::habit::Habit;
use super::layout::Layout;
use super::line::Line;

/// A page as it is read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) lines: Vec<Line>,
    pub(super) layout: Layout,
    /// By first line.
    pub(super) elements: Vec<Element>,
    /// One per element.
    pub(super) choices: Vec<Choice>,
    /// Where the page sets its headlines.
    pub(super) habit: Habit,
}

impl Reading {
    /// Indices of the elements that articles begin with.
    pub(super) fn starts(&self) -> Vec<usize> {
        (0..self.choices.len()).filter(|&n| n == 0 || self.choices[n].cut).collect()
    }

    /// The element that begins at `line`.
    pub(super) fn element_at(&self, line: u32) -> Option<usize> {
        self.elements.binary_search_by_key(&line, Element::first_line).ok()
    }

    /// Whether an article begins at `line`.
    pub(super) fn begins(&self, line: u32) -> bool {
        self.element_at(line).is_some_and(|n| n == 0 || self.choices[n].cut)
    }

    /// By line number: whether the line is text of an article. (0 is no line.)
    pub(super) fn text_lines(&self) -> Vec<bool> {
        let mut text = vec![false; self.lines.len() + 1];
        for &line in self.elements.iter().flat_map(|e| &e.lines) {
            text[line as usize] = true;
        }
        text
    }

    /// The part of the elements that are made of exactly these lines; `None` where there are none, or several
    /// parts.
    pub(super) fn part_of(&self, lines: &[u32]) -> Option<Part> {
        let first = self.element_at(*lines.first()?)?;
        let part = self.choices[first].part;
        let mut found = 0;
        for (element, choice) in self.elements[first..].iter().zip(&self.choices[first..]) {
            let here = &lines[found..];
            if here.is_empty() {
                break;
            }
            if choice.part != part || !here.starts_with(&element.lines) {
                return None;
            }
            found += element.lines.len();
        }
        (found == lines.len()).then_some(part)
    }
}
