//! One line of the page, classified by itself.

use std::borrow::Cow;

use crate::model::PageInfo;
use crate::structure::lines::{context, front_matter};
use crate::structure::signs::byline::{self, Credits, Form};
use crate::structure::signs::furniture::{self, Furniture};
use crate::structure::signs::glyph::{cells, is_blank, width};
use crate::structure::signs::label::{self, Label};
use crate::structure::signs::{attribution, folio};
use crate::text;

/// How far from the page's ends bare numbers and names may be its folio, in non-blank lines.
const EDGE: usize = 3;

/// What a line is, seen alone.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::structure) enum Class {
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
pub(in crate::structure) struct Line {
    /// 1-based.
    pub(in crate::structure) number: u32,
    /// Without indent, heading signs, bold marks and label.
    pub(in crate::structure) text: String,
    /// White space before the text, in cells.
    pub(in crate::structure) indent: u32,
    /// Width of the text in cells.
    pub(in crate::structure) width: u32,
    /// Number of `#` before it.
    pub(in crate::structure) heading: u8,
    /// The label before it.
    pub(in crate::structure) label: Option<Label>,
    /// What it is.
    pub(in crate::structure) class: Class,
}

/// Classifies every line of a page.
#[cfg(test)]
pub(in crate::structure) fn classify(lines: &[String]) -> Vec<Line> {
    classify_of(lines, &[])
}

/// Classifies every line of a page of a paper that is known by these names.
pub(in crate::structure) fn classify_of(source: &[String], papers: &[&str]) -> Vec<Line> {
    let plain = front_matter::translate(text::lines_without_markup(source));
    let full: Vec<usize> = (0..plain.len()).filter(|&n| !plain[n].chars().all(is_blank)).collect();
    let foot = full.len().checked_sub(EDGE).map_or(0, |n| full[n]);
    // Lines of text met so far: a masthead may take any number of lines before them.
    let mut text = 0;
    let classify = |(n, line): (usize, &Cow<'_, str>)| {
        let mut line = read(n as u32 + 1, line, text < EDGE || n >= foot);
        if line.class == Class::Blank && !source[n].chars().all(char::is_whitespace) {
            line.class = Class::Furniture(Furniture::Rule);
        }
        text += usize::from(!matches!(line.class, Class::Blank | Class::Furniture(_)));
        line
    };
    let mut lines: Vec<Line> = plain.iter().enumerate().map(classify).collect();
    context::settle(&mut lines, papers);
    lines
}

impl Line {
    /// The line as a person has it: text, whatever it looks like. Its label is kept as written.
    pub(in crate::structure) fn as_text(&self, source: &str) -> Self {
        let text = text::without_markup(source, " ").trim_matches(is_blank).to_owned();
        let class = match byline::standalone(&text) {
            Some((form, credits)) => Class::Byline(form, credits),
            None => Class::Text,
        };
        Self { width: width(&text), text, heading: 0, label: None, class, ..self.clone() }
    }

    /// Text that no label or heading sign speaks of.
    pub(in crate::structure) fn is_bare(&self) -> bool {
        self.class == Class::Text && self.label.is_none() && self.heading == 0
    }

    /// The line as a person has it: furniture; a folio where it can be read as one.
    pub(in crate::structure) fn as_furniture(&self) -> Self {
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
    // What speaks of the text and not in it may name several fields in one line.
    let source = label::read(&plain).is_none_or(|(label, _)| matches!(label, Label::Note | Label::Author));
    let source = if source && heading == 0 { attribution::read(&plain) } else { None };
    if let Some(found) = source {
        let class = Class::Furniture(Furniture::Source(found));
        return Line { number, width: width(&plain), text: plain, indent, heading, label: None, class };
    }
    let (label, text) = match label::read(&plain) {
        Some((label, rest)) => (Some(label), rest.to_owned()),
        None => (None, plain),
    };
    let class = if blank { Class::Blank } else { class(&text, label, heading, edge) };
    let width = width(&text);
    Line { number, text, indent, width, heading, label, class }
}

fn class(text: &str, label: Option<Label>, heading: u8, edge: bool) -> Class {
    if let Some(label) = label {
        return labelled(text, label);
    }
    let furniture = match heading {
        0 => furniture::read(text, edge),
        _ => masthead(text).map(Furniture::Folio),
    };
    if let Some(furniture) = furniture {
        return Class::Furniture(furniture);
    }
    match byline::standalone(text) {
        Some((form, credits)) if heading == 0 => Class::Byline(form, credits),
        _ => Class::Text,
    }
}

/// A line behind its label.
fn labelled(text: &str, label: Label) -> Class {
    match label {
        label if text.is_empty() => Class::Label(label),
        Label::Note => Class::Furniture(Furniture::Editors),
        Label::Column => Class::Furniture(Furniture::Column(text.to_owned())),
        Label::Author => {
            let named = byline::standalone(text).or_else(|| byline::standalone(&format!("□{text}")));
            named.map_or(Class::Furniture(Furniture::Editors), |(_, credits)| {
                Class::Byline(Form::Plain, credits)
            })
        }
        _ => Class::Text,
    }
}

/// A heading that is the page's masthead: a date and a paper or page.
fn masthead(text: &str) -> Option<PageInfo> {
    let told = |info: &PageInfo| {
        info.issue_date.is_some() && (info.publication.is_some() || info.page_label.is_some())
    };
    folio::read(text, true).filter(told)
}
