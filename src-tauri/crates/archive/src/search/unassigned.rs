//! Lines that belong to no article, found by the text of a query: nothing that was printed is out of reach.
//!
//! A line has no people, places or subjects of its own: conditions on these leave it out, those on paper, page, section
//! and day of issue are asked of its page. A query without text finds no lines.

use std::collections::HashMap;

use common::edtf::{Precision, Stretch, date_of};
use common::page_label::Label;
use newspaper::text::fold;
use query::phrase::Phrase;
use query::syntax::{self, DateRange, Field, Node, Text};
use query::{Axis, Granularity, Query, highlight};
use store::Result;
use store::unassigned::{self, Line};
use wire::{UnassignedLine, UnassignedLines};

use crate::search::Search;

pub(crate) fn lines(search: &Search, query: &Query, limit: u32) -> Result<UnassignedLines> {
    let today = search.today();
    // Errors point into the text as it was typed.
    syntax::parse(&query.text, today)?;
    let node = syntax::parse(&query.to_text(), today)?;
    let mut asked = Vec::new();
    texts(&node, &mut asked);
    if asked.is_empty() {
        return Ok(UnassignedLines::default());
    }
    let phrases: Vec<Phrase> = asked.into_iter().cloned().map(Phrase::text).collect();
    let condition = condition(&node, query.axis);
    let mut found = Found { limit: limit as usize, ..Found::default() };
    search.store.read(|connection| {
        unassigned::visit(connection, needed(&node).as_deref(), &mut |line| {
            if condition(&line) {
                found.add(line, &phrases);
            }
        })?;
        found.lines.pages_unread = unassigned::pages_unread(connection)?;
        Ok(())
    })?;
    Ok(found.lines)
}

/// What was found so far.
#[derive(Default)]
struct Found {
    limit: usize,
    lines: UnassignedLines,
    /// Folded texts with their places in the list.
    alike: HashMap<String, usize>,
}

impl Found {
    fn add(&mut self, line: Line, phrases: &[Phrase]) {
        self.lines.total += 1;
        if let Some(&at) = self.alike.get(&line.folded) {
            self.lines.lines[at].alike += 1;
        } else if self.lines.lines.len() < self.limit {
            self.alike.insert(line.folded.clone(), self.lines.lines.len());
            self.lines.lines.push(view(line, phrases));
        }
    }
}

fn view(line: Line, phrases: &[Phrase]) -> UnassignedLine {
    let hits = highlight::find(&line.text, phrases, true);
    UnassignedLine {
        page_id: line.page_id,
        line: line.line,
        text: wire::snippet(&line.text, &hits),
        published: line.published,
        published_estimated: line.is_estimated,
        file: line.file,
        publication: line.publication,
        page: line.label,
        alike: 1,
    }
}

/// The texts that a query asks for, and may mark.
fn texts<'a>(node: &'a Node, asked: &mut Vec<&'a Text>) {
    match node {
        Node::Text(text) => asked.push(text),
        Node::Near(words, _) | Node::AtLeast(words, _) => asked.extend(words),
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().for_each(|node| texts(node, asked)),
        _ => {}
    }
}

/// A folded text that every line of the query has; the longest, which the fewest have.
fn needed(node: &Node) -> Option<String> {
    match node {
        Node::Text(text) => Some(folded(text)),
        Node::Near(words, _) => words.iter().map(folded).max_by_key(String::len),
        Node::And(nodes) => nodes.iter().filter_map(needed).max_by_key(String::len),
        _ => None,
    }
}

/// Whether a line is found.
type Condition = Box<dyn Fn(&Line) -> bool>;

fn condition(node: &Node, axis: Axis) -> Condition {
    let all = |nodes: &[Node]| -> Vec<Condition> { nodes.iter().map(|node| condition(node, axis)).collect() };
    match node {
        Node::All => Box::new(|_| true),
        Node::Text(text) => stands(text),
        // A line is short: what stands in it is near.
        Node::Near(words, _) => at_least(words, words.len()),
        Node::AtLeast(words, least) => at_least(words, *least as usize),
        Node::Filter(field, value) => of_page(*field, value, |name, value| fold(name).contains(&fold(value))),
        Node::Exact(field, values) => {
            let any: Vec<Condition> = values
                .iter()
                .map(|value| of_page(*field, value, |name, value| fold(name) == fold(value)))
                .collect();
            Box::new(move |line| any.iter().any(|one| one(line)))
        }
        Node::Date(range, own) => issued(own.unwrap_or(axis), *range),
        Node::EveryYear(month, day) => every_year(*month, *day),
        Node::Undated(own) => {
            let axis = own.unwrap_or(axis);
            Box::new(move |line| axis == Axis::Event || line.days().is_none())
        }
        Node::Estimated => Box::new(|line| line.is_estimated),
        Node::And(nodes) => {
            let all = all(nodes);
            Box::new(move |line| all.iter().all(|one| one(line)))
        }
        Node::Or(nodes) => {
            let any = all(nodes);
            Box::new(move |line| any.iter().any(|one| one(line)))
        }
        Node::Not(inner) => {
            let inner = condition(inner, axis);
            Box::new(move |line| !inner(line))
        }
    }
}

fn folded(text: &Text) -> String {
    text.chars.iter().collect()
}

fn stands(text: &Text) -> Condition {
    let text = folded(text);
    Box::new(move |line| line.folded.contains(&text))
}

fn at_least(words: &[Text], least: usize) -> Condition {
    let words: Vec<Condition> = words.iter().map(stands).collect();
    Box::new(move |line| words.iter().filter(|stands| stands(line)).count() >= least)
}

/// A condition on a name that the page has; other fields are of articles.
fn of_page(field: Field, value: &str, is: fn(&str, &str) -> bool) -> Condition {
    let value = value.to_owned();
    let name: fn(&Line) -> &Option<String> = match field {
        Field::Publication => |line| &line.publication,
        Field::Section => |line| &line.section,
        Field::Page => return on_page(&value),
        _ => return Box::new(|_| false),
    };
    Box::new(move |line| name(line).as_deref().is_some_and(|name| is(name, &value)))
}

fn on_page(label: &str) -> Condition {
    let wanted: Vec<String> = Label::keys(label).collect();
    Box::new(move |line| {
        let own = line.label.as_deref();
        own.is_some_and(|label| Label::keys(label).any(|key| wanted.contains(&key)))
    })
}

/// Whether a page is of a range of days: as a timeline of the range's own precision counts it. A line tells of no day.
fn issued(axis: Axis, range: DateRange) -> Condition {
    if axis == Axis::Event {
        return Box::new(move |_| range == DateRange::default());
    }
    let least = match range.granularity() {
        Granularity::Day => Precision::Day,
        Granularity::Month => Precision::Month,
        Granularity::Year | Granularity::Decade => Precision::Year,
    };
    Box::new(move |line| {
        line.days().is_some_and(|days| {
            days.precision >= least
                && range.from.is_none_or(|from| days.first >= from)
                && range.to.is_none_or(|to| days.last <= to)
        })
    })
}

fn every_year(month: u32, day: u32) -> Condition {
    Box::new(move |line| {
        let is_day = |days: &Stretch| days.precision == Precision::Day;
        line.days().filter(is_day).is_some_and(|days| {
            let (_, its_month, its_day) = date_of(days.first);
            (its_month, its_day) == (month, day)
        })
    })
}
