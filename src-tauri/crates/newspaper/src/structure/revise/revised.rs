//! Corrections of a page's structure: the free reading with what a person set right. Only the articles that a
//! correction touches are read anew; all others stay as they were read.

use std::collections::BTreeSet;

use crate::correction::{Correction, TitlePart};
use crate::structure::cut::cost::Costs;
use crate::structure::cut::reading::Reading;
use crate::structure::cut::viterbi::{self, Choice, Part};
use crate::structure::lines::line::Line;
use crate::structure::pieces::element::{self, Element, Kind};
use crate::structure::revise::constraint::{Constraints, part_of};

/// The page as corrected, with the constraints that made it so; `None` where no correction speaks of structure.
pub(in crate::structure) fn revise(
    source: &[String],
    free: &Reading,
    corrections: &[Correction],
) -> Option<(Reading, Constraints)> {
    let structural = |c: &Correction| {
        matches!(
            c,
            Correction::Split { .. }
                | Correction::Join { .. }
                | Correction::Title { .. }
                | Correction::Furniture { .. }
        )
    };
    if !corrections.iter().any(structural) {
        return None;
    }
    let constraints = Constraints::of(free, corrections);
    let lines = lines(source, free, &constraints);
    let pieces = pieces(free, &lines, &constraints);
    let mut pieces = break_at_edges(free, pieces, &lines, &constraints);
    for piece in &mut pieces {
        turn(piece, free, &lines, &constraints);
    }
    let choices = choices(free, &pieces, &constraints);
    let elements = pieces.into_iter().map(|p| p.element).collect();
    let (layout, habit) = (free.layout.clone(), free.habit);
    Some((Reading { lines, layout, elements, choices, habit }, constraints))
}

/// An element of the corrected page.
struct Piece {
    element: Element,
    /// Its index in the free reading, where it was the same.
    was: Option<usize>,
}

fn lines(source: &[String], free: &Reading, constraints: &Constraints) -> Vec<Line> {
    let mut lines = free.lines.clone();
    for (&number, &furniture) in &constraints.furniture {
        let line = &mut lines[number as usize - 1];
        *line = if furniture { line.as_furniture() } else { line.as_text(&source[number as usize - 1]) };
    }
    lines
}

/// The elements of the page: those of articles that lost or got lines are read anew.
fn pieces(free: &Reading, lines: &[Line], constraints: &Constraints) -> Vec<Piece> {
    let starts = free.starts();
    // The first article reaches back to the head of the page.
    let mut from: Vec<u32> = starts.iter().map(|&n| free.elements[n].first_line()).collect();
    from.splice(..from.len().min(1), [1]);
    let article_of = |line: u32| from.partition_point(|&f| f <= line).saturating_sub(1);
    let changed: BTreeSet<usize> = constraints.furniture.keys().map(|&line| article_of(line)).collect();
    let mut anew = read_anew(free, lines, constraints, &from, !changed.is_empty()).into_iter().peekable();
    let mut pieces = Vec::with_capacity(free.elements.len());
    for n in 0..from.len() {
        let to = from.get(n + 1).copied().unwrap_or(u32::MAX);
        let own = std::iter::from_fn(|| anew.next_if(|e| e.first_line() < to));
        if changed.contains(&n) {
            pieces.extend(own.map(|element| Piece { was: same(free, &element), element }));
        } else {
            own.for_each(drop);
            let kept = starts.get(n).copied().unwrap_or(0)
                ..starts.get(n + 1).copied().unwrap_or(free.elements.len());
            pieces.extend(kept.map(|k| Piece { element: free.elements[k].clone(), was: Some(k) }));
        }
    }
    pieces
}

fn read_anew(
    free: &Reading,
    lines: &[Line],
    constraints: &Constraints,
    from: &[u32],
    any: bool,
) -> Vec<Element> {
    if !any {
        return Vec::new();
    }
    let breaks = constraints.starts.iter().chain(from).copied().collect();
    element::read(lines, &free.layout.revised(lines, breaks))
}

/// Breaks the elements that a person has an article or a title begin or end within; each part is read by itself.
fn break_at_edges(
    free: &Reading,
    pieces: Vec<Piece>,
    lines: &[Line],
    constraints: &Constraints,
) -> Vec<Piece> {
    let last = |e: &Element| e.lines.last().copied().unwrap_or_default();
    let inner = |e: &Element| {
        let (first, last) = (e.first_line(), last(e));
        (first < last).then(|| constraints.edges.range(first + 1..=last).next()).flatten()
    };
    if !pieces.iter().any(|p| inner(&p.element).is_some()) {
        return pieces;
    }
    let layout = free.layout.revised(lines, constraints.edges.clone());
    let mut out = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if inner(&piece.element).is_none() {
            out.push(piece);
            continue;
        }
        let mut parts =
            element::read_between(lines, &layout, piece.element.first_line(), last(&piece.element));
        if let Some(first) = parts.first_mut() {
            (first.gap, first.body_label) = (piece.element.gap, piece.element.body_label);
            first.label = first.label.or(piece.element.label);
        }
        out.extend(parts.into_iter().map(|element| Piece { element, was: None }));
    }
    out
}

fn same(free: &Reading, element: &Element) -> Option<usize> {
    let n = free.element_at(element.first_line())?;
    let was = &free.elements[n];
    (was.lines == element.lines && was.kind == element.kind).then_some(n)
}

/// Makes a title, or text, of what a person says is one.
fn turn(piece: &mut Piece, free: &Reading, lines: &[Line], constraints: &Constraints) {
    let Some(&part) = constraints.parts.get(&piece.element.first_line()) else { return };
    if piece.was.is_some_and(|n| free.choices[n].part == part_of(part)) {
        return;
    }
    let title = part != TitlePart::Text;
    let fits = match piece.element.kind {
        // A line set like a title may be read as text as it is.
        Kind::Title => true,
        Kind::Byline(..) => false,
        Kind::Para | Kind::Verse | Kind::Table => !title,
    };
    if !fits {
        piece.element = piece.element.turned(title, lines);
    }
}

/// Decides the parts, article by article; what was decided before and still holds is as sure as it was.
fn choices(free: &Reading, pieces: &[Piece], constraints: &Constraints) -> Vec<Choice> {
    let elements: Vec<Element> = pieces.iter().map(|p| p.element.clone()).collect();
    let mut costs: Option<Costs> = None;
    let mut choices: Vec<Choice> = Vec::with_capacity(pieces.len());
    let mut starts: Vec<usize> = (0..pieces.len()).filter(|&n| begins(pieces, constraints, n)).collect();
    starts.push(pieces.len());
    let pinned = |n: usize| constraints.parts.get(&elements[n].first_line()).map(|&p| part_of(p));
    for pair in starts.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        if let Some(first) = untouched(free, &pieces[from..to], |k| pinned(from + k)) {
            choices.extend_from_slice(&free.choices[first..first + to - from]);
            continue;
        }
        let costs = costs.get_or_insert_with(|| Costs::new(&elements, &free.layout).with(free.habit));
        choices.extend(viterbi::read_article(costs, from, to, pinned));
    }
    for (n, choice) in choices.iter_mut().enumerate() {
        weigh(choice, &pieces[n], free, constraints);
    }
    choices
}

fn begins(pieces: &[Piece], constraints: &Constraints, n: usize) -> bool {
    let line = pieces[n].element.first_line();
    let read = || constraints.starts.contains(&line);
    n == 0 || constraints.boundaries.get(&line).copied().unwrap_or_else(read)
}

/// The index of the first element of the article in the free reading, when the article was the same there and
/// the parts settled by a person are those that were read.
fn untouched(free: &Reading, pieces: &[Piece], pinned: impl Fn(usize) -> Option<Part>) -> Option<usize> {
    let first = pieces.first()?.was?;
    let begins = |n: usize| n == 0 || free.choices.get(n).is_none_or(|c| c.cut);
    let same = pieces.iter().enumerate().all(|(k, piece)| {
        let n = first + k;
        piece.was == Some(n)
            && begins(n) == (k == 0)
            && pinned(k).is_none_or(|part| part == free.choices[n].part)
    });
    (same && begins(first + pieces.len())).then_some(first)
}

/// How sure a decision is: certain where a person made it, as before where it is the same.
fn weigh(choice: &mut Choice, piece: &Piece, free: &Reading, constraints: &Constraints) {
    let line = piece.element.first_line();
    choice.sure_cut = 1.0;
    if let Some(was) = piece.was.map(|n| free.choices[n]) {
        if was.part == choice.part {
            (choice.sure_part, choice.parts) = (was.sure_part, was.parts);
        }
        if was.cut == choice.cut && !constraints.boundaries.contains_key(&line) {
            choice.sure_cut = was.sure_cut;
        }
    }
    if constraints.parts.contains_key(&line) {
        (choice.sure_part, choice.parts) = (1.0, Default::default());
    }
}
