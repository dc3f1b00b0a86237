//! What lines of furniture say of the articles beside them: jumps and exported 栏目.

use crate::model::Article;
use crate::structure::lines::line::{Class, Line};
use crate::structure::signs::furniture::Furniture;
use crate::structure::signs::jump::Way;

/// Gives every jump and column's name on a line of its own to the article it stands beside.
pub(in crate::structure) fn note(lines: &[Line], articles: &mut [Article]) {
    for line in lines {
        match &line.class {
            Class::Furniture(Furniture::Jump(Way::To, jump)) => {
                if let Some(article) = before(line.number, articles) {
                    article.jump_to.get_or_insert_with(|| jump.clone());
                }
            }
            Class::Furniture(Furniture::Jump(Way::From, jump)) => {
                if let Some(article) = after(line.number, articles) {
                    article.jump_from.get_or_insert_with(|| jump.clone());
                }
            }
            Class::Furniture(Furniture::Source(source)) => {
                if let Some(article) = around(line.number, articles) {
                    add(&mut article.byline.reporters, &source.authors);
                    add(&mut article.byline.photographers, &source.photographers);
                }
            }
            Class::Furniture(Furniture::Column(name)) if !name.is_empty() => {
                if let Some(article) = after(line.number, articles) {
                    article.standing_head.get_or_insert_with(|| name.clone());
                }
            }
            _ => {}
        }
    }
}

/// The article with the nearest line before `line`, or the first.
fn before(line: u32, articles: &mut [Article]) -> Option<&mut Article> {
    let near = |a: &Article| a.lines.iter().rev().find(|n| **n < line).copied().unwrap_or(0);
    articles.iter_mut().max_by_key(|a| near(a))
}

/// The article with the nearest line after `line`, or the last.
fn after(line: u32, articles: &mut [Article]) -> Option<&mut Article> {
    let near = |a: &Article| a.lines.iter().find(|n| **n > line).copied().unwrap_or(u32::MAX);
    let last = articles.iter().all(|a| near(a) == u32::MAX);
    if last { articles.last_mut() } else { articles.iter_mut().min_by_key(|a| near(a)) }
}

/// The article that a line stands in, else the one right above it, else the next.
fn around(line: u32, articles: &mut [Article]) -> Option<&mut Article> {
    let inside =
        |a: &Article| a.lines.first().is_some_and(|n| *n < line) && a.lines.last().is_some_and(|n| *n > line);
    let above = |a: &Article| a.lines.last() == Some(&(line - 1));
    match articles.iter().position(inside).or_else(|| articles.iter().position(above)) {
        Some(n) => articles.get_mut(n),
        None => after(line, articles),
    }
}

/// Adds names that are not there yet.
fn add(list: &mut Vec<String>, names: &[String]) {
    for name in names {
        if !list.contains(name) {
            list.push(name.clone());
        }
    }
}
