//! What a column's own signs say of its elements: standing heads, items of a column of briefs, pieces that go on
//! from another page.

use std::collections::BTreeMap;

use crate::structure::lines::line::{Class, Line};
use crate::structure::pieces::element::{Element, Kind};
use crate::structure::signs::furniture::Furniture;
use crate::structure::signs::glyph::{is_closing, is_marker};
use crate::structure::signs::head::{self, Column, Head};
use crate::structure::signs::jump::{self, Way};
use crate::structure::signs::label::Label;

/// What the signs say of one element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::structure) struct Signs {
    /// It is a standing head, or a text that opens with one.
    pub(in crate::structure) head: Option<Head>,
    /// It stands under the head of a column of briefs.
    pub(in crate::structure) under_briefs: bool,
    /// It opens an item of such a column.
    pub(in crate::structure) item: bool,
    /// A 上接 stands before it or opens it.
    pub(in crate::structure) continued: bool,
    /// The page's folio or its editors stand before it, in the middle of the page.
    pub(in crate::structure) after_folio: bool,
}

/// How far a head over briefs reaches, in elements.
const REACH: usize = 24;
/// Longest text of a brief, in characters.
const LONGEST_BRIEF: usize = 260;
/// Longest head that is known only by coming again on the page, in characters.
const LONGEST_REPEATED: usize = 6;

/// Reads the signs of a page's elements.
pub(in crate::structure) fn mark(elements: &mut [Element], lines: &[Line]) {
    mark_heads(elements);
    mark_briefs(elements);
    for (n, element) in elements.iter_mut().enumerate() {
        let first = element.lines.first().map_or(0, |n| *n as usize - 1);
        let before = lines[..first].iter().rev().find(|l| l.class != Class::Blank);
        let after_jump =
            before.is_some_and(|l| matches!(l.class, Class::Furniture(Furniture::Jump(Way::From, _))));
        let furniture = before
            .is_some_and(|l| matches!(l.class, Class::Furniture(Furniture::Folio(_) | Furniture::Editors)));
        element.signs.after_folio = n > 0 && furniture;
        element.signs.continued =
            after_jump || element.kind == Kind::Para && jump::opening(&element.text).is_some();
    }
}

fn mark_heads(elements: &mut [Element]) {
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    for element in elements.iter().filter(|e| is_bare_title(e) && e.length() <= LONGEST_REPEATED) {
        *times.entry(element.text.clone()).or_default() += 1;
    }
    for n in 0..elements.len() {
        let element = &elements[n];
        let titled = elements.get(n + 1).is_some_and(|next| {
            next.kind == Kind::Title && next.gap <= 2 && !next.text.starts_with(is_closing)
        });
        let found = match (&element.kind, element.label) {
            (Kind::Title, Some(Label::Column)) => Some(Head { name: element.text.clone(), known: true }),
            (Kind::Title, None) => head::line(&element.text)
                .filter(|head| head.known || element.heading == 0 && titled)
                .or_else(|| repeated(element, &times).filter(|_| titled)),
            (Kind::Para, _) => head::lead(&element.text),
            _ => None,
        };
        elements[n].signs.head = found;
    }
}

/// A short line that stands twice or more on the page.
fn repeated(element: &Element, times: &BTreeMap<String, u32>) -> Option<Head> {
    let again = is_bare_title(element) && times.get(&element.text).is_some_and(|n| *n > 1);
    again.then(|| Head { name: element.text.clone(), known: false })
}

fn is_bare_title(element: &Element) -> bool {
    element.kind == Kind::Title && element.label.is_none() && element.heading == 0
}

fn mark_briefs(elements: &mut [Element]) {
    let mut left = 0;
    let mut sentences = false;
    for element in elements.iter_mut() {
        let head = element.signs.head.as_ref().and_then(|h| head::column(&h.name));
        if element.signs.is_head_line(&element.kind) {
            left = if matches!(head, Some(Column::Briefs | Column::Sentences)) { REACH } else { 0 };
            sentences = head == Some(Column::Sentences);
            continue;
        }
        if left == 0 || element.length() > LONGEST_BRIEF || element.label.is_some() {
            left = 0;
            continue;
        }
        left -= 1;
        element.signs.under_briefs = true;
        element.signs.item = element.kind == Kind::Para && (sentences || element.text.starts_with(is_marker));
    }
}

impl Signs {
    /// Whether the whole element is a standing head (and not a text that opens with one).
    pub(in crate::structure) fn is_head_line(&self, kind: &Kind) -> bool {
        *kind == Kind::Title && self.head.is_some()
    }
}
