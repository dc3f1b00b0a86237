//! Headings of Markdown: which of them are headlines. A first heading may be the masthead, a list at the top the
//! contents, and a heading whose only matter is other headings stands over several articles.

use crate::model::PageInfo;
use crate::structure::lines::line::{Class, Line};
use crate::structure::signs::folio::{day, paper, strip::Strip};
use crate::structure::signs::furniture::Furniture;
use crate::structure::signs::glyph::{is_blank, is_han, is_marker};
use crate::structure::signs::plain::plain;

/// Shortest text that an article has of its own, in cells.
const SHORTEST: u32 = 40;
/// Level of a headline, and of a subhead.
const HEADLINE: u8 = 2;
const SUBHEAD: u8 = 3;

/// A heading with what stands under it.
#[derive(Debug, Clone, Copy)]
struct Heading {
    at: usize,
    level: u8,
    /// Width of its own text, up to the next heading.
    own: u32,
}

/// Settles the headings of a page; nothing where it has less than two.
pub(super) fn settle(lines: &mut [Line]) {
    let headings: Vec<usize> = (0..lines.len()).filter(|&n| is_heading(&lines[n])).collect();
    if headings.len() < 2 {
        return;
    }
    settle_contents(lines, &headings);
    let headings = measured(lines, &headings);
    settle_masthead(lines, &headings);
    settle_levels(lines, &headings);
}

fn is_heading(line: &Line) -> bool {
    line.heading > 0 && line.class == Class::Text
}

fn measured(lines: &[Line], headings: &[usize]) -> Vec<Heading> {
    let ends = headings.iter().skip(1).copied().chain([lines.len()]);
    let measure = |(&at, end): (&usize, usize)| {
        let text = lines[at + 1..end].iter().filter(|l| !matches!(l.class, Class::Furniture(_)));
        Heading { at, level: lines[at].heading, own: text.map(|l| l.width).sum() }
    };
    headings.iter().zip(ends).map(measure).collect()
}

/// The letters of a title or of an item that names it.
fn bare(text: &str) -> String {
    let text = text.trim_start_matches(|c: char| {
        c.is_ascii_digit()
            || is_blank(c)
            || is_marker(c)
            || matches!(c, '.' | '、' | '-' | '*' | '．' | ')' | '）')
    });
    text.chars().filter(|c| is_han(*c) || c.is_alphanumeric()).collect()
}

/// Items that only name the headings below them.
fn settle_contents(lines: &mut [Line], headings: &[usize]) {
    let names: Vec<(usize, String)> = headings.iter().map(|&n| (n, bare(&lines[n].text))).collect();
    let is_item = |n: usize| {
        let text = bare(&lines[n].text);
        !is_heading(&lines[n]) && !text.is_empty() && names.iter().any(|(at, name)| *at > n && *name == text)
    };
    let items: Vec<usize> =
        (0..lines.len()).filter(|&n| lines[n].class == Class::Text && is_item(n)).collect();
    if items.len() >= 2 {
        items.into_iter().for_each(|n| lines[n].class = Class::Furniture(Furniture::Contents));
    }
}

/// The first heading, alone of its level and without a text of its own, may hold the paper and the day.
fn settle_masthead(lines: &mut [Line], headings: &[Heading]) {
    let first = headings[0];
    let alone = headings.iter().skip(1).all(|h| h.level > first.level);
    if !alone || first.own >= SHORTEST {
        return;
    }
    let mut strip = Strip::new(&lines[first.at].text);
    let found = day::find(strip.plain());
    if let Some(found) = &found {
        strip.cut(found.from, found.to);
    }
    let words = strip.words();
    let paper = words.iter().find(|(_, plain)| paper::is_name(plain)).map(|(printed, _)| printed.clone());
    if found.is_some() && words.len() <= 3 || paper.is_some() && words.len() == 1 {
        let info = PageInfo { issue_date: found.map(|f| f.edtf), publication: paper, ..PageInfo::default() };
        lines[first.at].class = Class::Furniture(Furniture::Folio(info));
    }
}

/// Makes headlines of the headings that have their own texts, and furniture of those over them.
fn settle_levels(lines: &mut [Line], headings: &[Heading]) {
    let left: Vec<Heading> = headings.iter().copied().filter(|h| is_heading(&lines[h.at])).collect();
    for (n, heading) in left.iter().enumerate() {
        if is_over(&left, n) || heading.own == 0 && is_contents(&plain(&lines[heading.at].text)) {
            lines[heading.at].class = Class::Furniture(Furniture::Contents);
        }
    }
    let left: Vec<Heading> = left.into_iter().filter(|h| is_heading(&lines[h.at])).collect();
    let Some(top) = left.iter().map(|h| h.level).min() else { return };
    // Page readers mark the page's first headline with one sign and the others with two: both are headlines.
    for heading in left.iter().filter(|_| top >= HEADLINE) {
        let line = &mut lines[heading.at];
        line.heading = if heading.level == top { HEADLINE } else { heading.level.max(SUBHEAD) };
    }
}

/// Whether a heading has no text of its own, and two or more below it have.
fn is_over(headings: &[Heading], n: usize) -> bool {
    let heading = headings[n];
    let below = headings[n + 1..].iter().take_while(|h| h.level > heading.level);
    let next = headings.get(n + 1).filter(|next| next.level > heading.level);
    let Some(next) = next.filter(|_| heading.own == 0) else { return false };
    below.filter(|h| h.level == next.level && h.own >= SHORTEST).count() >= 2
}

fn is_contents(text: &str) -> bool {
    [
        "目录",
        "内容提要",
        "本期目录",
        "今日要目",
        "要目",
        "导读",
        "本期导读",
        "今日导读",
        "本版导读",
        "内容提示",
    ]
    .contains(&text)
}
