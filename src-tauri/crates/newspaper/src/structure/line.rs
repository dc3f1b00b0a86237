//! One line of the page, classified by itself.

use super::byline::{self, Credits, Form};
use super::furniture::{self, Furniture};
use super::glyph::{cells, is_blank, width};
use super::label::{self, Label};

/// How far from the page's ends bare numbers and names may be its folio, in non-blank lines.
const EDGE: usize = 3;

/// What a line is, seen alone.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Class {
    /// Nothing but white space.
    Blank,
    /// Belongs to the page.
    Furniture(Furniture),
    /// A label with nothing behind it.
    Label(Label),
    /// A byline or credit on its own.
    Byline(Form, Credits),
    /// Text of some sort.
    Text,
}

/// A source line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// 1-based.
    pub(super) number: u32,
    /// Without indent, heading signs, bold marks and label.
    pub(super) text: String,
    /// White space before the text, in cells.
    pub(super) indent: u32,
    /// Width of the text in cells.
    pub(super) width: u32,
    /// Number of `#` before it.
    pub(super) heading: u8,
    /// The label before it.
    pub(super) label: Option<Label>,
    /// What it is.
    pub(super) class: Class,
}

/// Classifies every line of a page.
pub(super) fn classify(lines: &[String]) -> Vec<Line> {
    let full: Vec<usize> = (0..lines.len()).filter(|&n| !lines[n].chars().all(char::is_whitespace)).collect();
    let foot = full.len().checked_sub(EDGE).map_or(0, |n| full[n]);
    // Lines of text met so far: a masthead may take any number of lines before them.
    let mut text = 0;
    let classify = |(n, source): (usize, &String)| {
        let line = read(n as u32 + 1, source, text < EDGE || n >= foot);
        text += usize::from(!matches!(line.class, Class::Blank | Class::Furniture(_)));
        line
    };
    lines.iter().enumerate().map(classify).collect()
}

impl Line {
    /// The line as a person has it: text, whatever it looks like. Its label is kept as written.
    pub(super) fn as_text(&self, source: &str) -> Self {
        let text = source.trim_matches(is_blank).to_owned();
        let class = match byline::standalone(&text) {
            Some((form, credits)) => Class::Byline(form, credits),
            None => Class::Text,
        };
        Self { width: width(&text), text, heading: 0, label: None, class, ..self.clone() }
    }

    /// The line as a person has it: furniture; a folio where it can be read as one.
    pub(super) fn as_furniture(&self) -> Self {
        let furniture = furniture::read(&self.text, true).unwrap_or(Furniture::Editors);
        Self { class: Class::Furniture(furniture), ..self.clone() }
    }
}

fn read(number: u32, source: &str, edge: bool) -> Line {
    let blank = source.chars().all(char::is_whitespace);
    let indent = source.chars().take_while(|c| is_blank(*c)).map(cells).sum();
    let trimmed = source.trim_matches(is_blank);
    let heading = trimmed.bytes().take_while(|b| *b == b'#').count().min(6) as u8;
    let plain = trimmed.trim_start_matches('#').trim_start_matches(is_blank).trim_end_matches(['#', ' ']);
    let plain = if plain.contains("**") { plain.replace("**", "") } else { plain.to_owned() };
    let (label, text) = match label::read(&plain) {
        Some((label, rest)) => (Some(label), rest.to_owned()),
        None => (None, plain),
    };
    let class = class(blank, &text, label, heading, edge);
    let width = width(&text);
    Line { number, text, indent, width, heading, label, class }
}

fn class(blank: bool, text: &str, label: Option<Label>, heading: u8, edge: bool) -> Class {
    if blank {
        return Class::Blank;
    }
    match label {
        Some(label) if text.is_empty() => return Class::Label(label),
        Some(Label::Note) => return Class::Furniture(Furniture::Editors),
        Some(Label::Column) => return Class::Furniture(Furniture::Column(text.to_owned())),
        Some(Label::Author) => {
            let named = byline::standalone(text).or_else(|| byline::standalone(&format!("□{text}")));
            return named.map_or(Class::Text, |(_, credits)| Class::Byline(Form::Plain, credits));
        }
        Some(_) => return Class::Text,
        None => {}
    }
    if let Some(furniture) = (heading == 0).then(|| furniture::read(text, edge)).flatten() {
        return Class::Furniture(furniture);
    }
    match byline::standalone(text) {
        Some((form, credits)) if heading == 0 => Class::Byline(form, credits),
        _ => Class::Text,
    }
}
