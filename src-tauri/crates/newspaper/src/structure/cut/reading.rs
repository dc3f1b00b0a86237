//! A page as it is read: lines, elements and what was decided of them.

use crate::structure::cut::habit::Habit;
use crate::structure::cut::viterbi::{Choice, Part};
use crate::structure::lines::line::Line;
use crate::structure::pieces::element::Element;
use crate::structure::pieces::layout::Layout;

/// A page as it is read.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::structure) struct Reading {
    pub(in crate::structure) lines: Vec<Line>,
    pub(in crate::structure) layout: Layout,
    /// By first line.
    pub(in crate::structure) elements: Vec<Element>,
    /// One per element.
    pub(in crate::structure) choices: Vec<Choice>,
    /// Where the page sets its headlines.
    pub(in crate::structure) habit: Habit,
}

impl Reading {
    /// Indices of the elements that articles begin with.
    pub(in crate::structure) fn starts(&self) -> Vec<usize> {
        (0..self.choices.len()).filter(|&n| n == 0 || self.choices[n].cut).collect()
    }

    /// The element that begins at `line`.
    pub(in crate::structure) fn element_at(&self, line: u32) -> Option<usize> {
        self.elements.binary_search_by_key(&line, Element::first_line).ok()
    }

    /// Whether an article begins at `line`.
    pub(in crate::structure) fn begins(&self, line: u32) -> bool {
        self.element_at(line).is_some_and(|n| n == 0 || self.choices[n].cut)
    }

    /// By line number: whether the line is text of an article. (0 is no line.)
    pub(in crate::structure) fn text_lines(&self) -> Vec<bool> {
        let mut text = vec![false; self.lines.len() + 1];
        for &line in self.elements.iter().flat_map(|e| &e.lines) {
            text[line as usize] = true;
        }
        text
    }

    /// The part of the elements that are made of exactly these lines; `None` where there are none, or several
    /// parts.
    pub(in crate::structure) fn part_of(&self, lines: &[u32]) -> Option<Part> {
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
