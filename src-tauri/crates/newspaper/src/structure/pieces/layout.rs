//! How the page is set: runs of lines, their measure (column width), and what a blank line means on it.

use std::collections::BTreeSet;

use crate::structure::lines::line::{Class, Line};
use crate::structure::pieces::mend::parts_word;
use crate::structure::pieces::title_line;
use crate::structure::signs::glyph::{cells, is_blank, is_closing, is_finished, is_opening, is_stop};
use crate::structure::signs::lead;
use crate::text::JIEBA;

/// A wider line is a whole paragraph: no column is set in fifty characters.
const WIDEST_COLUMN: u32 = 100;
/// Lines considered around one when its column's measure is taken.
const NEARBY: usize = 5;
/// Room at a line's end, in cells, from which a line counts as short: two characters.
const ROOM: u32 = 4;

/// Consecutive lines without a blank one or furniture between them: `lines[from..to]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::structure) struct Run {
    pub(in crate::structure) from: usize,
    pub(in crate::structure) to: usize,
    /// Blank lines before it.
    pub(in crate::structure) gap: u32,
    /// Whether its lines are pieces of paragraphs cut at a column's measure.
    pub(in crate::structure) wrapped: bool,
}

/// The page's habits of setting.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::structure) struct Layout {
    pub(in crate::structure) runs: Vec<Run>,
    /// Whether most text is wrapped at a column's measure.
    pub(in crate::structure) wrapped: bool,
    /// Whether an indent opens every paragraph.
    pub(in crate::structure) indented: bool,
    /// Whether paragraphs end inside runs (and not only at blank lines).
    pub(in crate::structure) ends_inside: bool,
    /// Whether the dump lost the indent of the paragraphs: their first lines are short by two characters.
    pub(in crate::structure) lost_indent: bool,
    /// Lines (1-based) that a person has an element begin at; nothing is mended across them.
    pub(in crate::structure) breaks: BTreeSet<u32>,
    /// Measure of the column at each line, in cells; 0 where none.
    measure: Vec<u32>,
}

/// Takes the page's measures.
pub(in crate::structure) fn read(lines: &[Line]) -> Layout {
    let mut runs = runs(lines, &BTreeSet::new());
    let measure = measures(lines, &runs);
    let (mut wrapped_lines, mut all_lines) = (0, 0);
    for run in &mut runs {
        let piece = &lines[run.from..run.to];
        let text = piece.len();
        // Only prose tells: a title with its byline may look like a column.
        if text < 3 || !piece.iter().any(|l| l.text.contains(is_stop) || l.text.ends_with('.')) {
            all_lines += piece.iter().filter(|l| l.width > WIDEST_COLUMN).count();
            continue;
        }
        run.wrapped = is_wrapped(piece, &measure[run.from..run.to]);
        all_lines += text;
        wrapped_lines += if run.wrapped { text } else { 0 };
    }
    let wrapped = wrapped_lines * 2 > all_lines;
    for run in runs.iter_mut().filter(|r| wrapped && !r.wrapped) {
        run.wrapped = is_like_wrapped(&lines[run.from..run.to]);
    }
    let mut layout = Layout {
        runs,
        wrapped,
        indented: opens_by_indent(lines),
        ends_inside: false,
        lost_indent: false,
        breaks: BTreeSet::new(),
        measure,
    };
    layout.ends_inside = layout.has_inner_ends(lines);
    layout.lost_indent = !layout.indented && layout.has_lost_indents(lines);
    layout
}

impl Layout {
    /// The same habits, over lines of which some became furniture or text, with elements beginning at `breaks`.
    pub(in crate::structure) fn revised(&self, lines: &[Line], breaks: BTreeSet<u32>) -> Self {
        let mut wrapped = vec![false; lines.len()];
        for run in self.runs.iter().filter(|r| r.wrapped) {
            wrapped[run.from..run.to].fill(true);
        }
        let mut runs = runs(lines, &breaks);
        let mut measure = self.measure.clone();
        for run in &mut runs {
            run.wrapped = wrapped[run.from..run.to].contains(&true);
            // A line that was furniture has the measure of the lines around it.
            let widest = measure[run.from..run.to].iter().copied().max().unwrap_or(0);
            for own in measure[run.from..run.to].iter_mut().filter(|m| **m == 0) {
                *own = widest;
            }
        }
        Self { runs, breaks, measure, ..*self }
    }

    /// Whether line `n` is filled: the first piece of the next line had no room on it.
    pub(in crate::structure) fn is_full(&self, lines: &[Line], n: usize) -> bool {
        let next = lines.get(n + 1).map_or(2, |next| first_unit(&next.text));
        let measure = self.measure.get(n).copied().unwrap_or(0);
        measure == 0 || lines[n].indent.min(ROOM) + lines[n].width + next + ROOM > measure + 1
    }

    /// Whether line `n` is no title, short as it is, but the first line of a paragraph whose indent the dump lost: a
    /// clause or word goes on in the next line.
    pub(in crate::structure) fn breaks_off(&self, lines: &[Line], n: usize) -> bool {
        let (Some(next), Some(&measure)) = (lines.get(n + 1), self.measure.get(n)) else { return false };
        let line = &lines[n];
        if self.indented || next.class != Class::Text || line.width * 2 < measure || is_finished(&line.text) {
            return false;
        }
        let hangs = hangs(&line.text) || next.text.starts_with(|c| is_particle(c) || is_closing(c));
        let filled = line.indent.min(ROOM) + line.width + first_unit(&next.text) + 2 * ROOM > measure + 1;
        hangs || filled && (line.text.contains(['，', '、']) || parts_word(&line.text, &next.text))
    }

    /// Whether line `n` is set as the first of a paragraph whose indent the dump lost: filled but for two characters.
    pub(in crate::structure) fn opens_short(&self, lines: &[Line], n: usize) -> bool {
        let (Some(next), Some(&measure)) = (lines.get(n + 1), self.measure.get(n)) else { return false };
        let width = lines[n].width + ROOM;
        lines[n].indent < 2 && width <= measure + 1 && width + first_unit(&next.text) + 1 > measure
    }

    /// Most lines that follow the end of a paragraph are set as first lines without their indent.
    fn has_lost_indents(&self, lines: &[Line]) -> bool {
        let (mut short, mut all) = (0, 0);
        for run in self.runs.iter().filter(|r| r.wrapped) {
            for n in run.from + 1..run.to.saturating_sub(1) {
                let ended = is_finished(&lines[n - 1].text) && !self.is_full(lines, n - 1);
                if ended && !is_finished(&lines[n].text) && !self.is_short(lines, n) {
                    all += 1;
                    short += usize::from(self.opens_short(lines, n));
                }
            }
        }
        short >= 2 && short * 2 > all
    }

    /// Whether line `n` is well short of its measure.
    pub(in crate::structure) fn is_short(&self, lines: &[Line], n: usize) -> bool {
        lines[n].width * 5 <= self.measure.get(n).copied().unwrap_or(0) * 4
    }

    /// Whether line `n` is as wide as the column of the lines around it.
    pub(in crate::structure) fn fills_column(&self, lines: &[Line], n: usize) -> bool {
        let near = self.neighbour_measure(n);
        near > 0 && lines[n].width + ROOM + 2 > near && lines[n].width <= near + ROOM
    }

    /// The measure of the nearest wrapped run of three lines or more.
    fn neighbour_measure(&self, n: usize) -> u32 {
        let at = self.runs.partition_point(|r| r.to <= n);
        let wide = |r: &&Run| r.wrapped && r.to - r.from >= 3;
        let after = self.runs[at..].iter().take(6).find(wide);
        let before = self.runs[..at].iter().rev().take(6).find(wide);
        after.or(before).map_or(0, |r| self.measure[r.from])
    }

    /// Paragraphs end inside runs when many runs hold a short line that ends a sentence.
    fn has_inner_ends(&self, lines: &[Line]) -> bool {
        let (mut inner, mut runs) = (0, 0);
        for run in self.runs.iter().filter(|r| r.wrapped && r.to - r.from >= 3) {
            runs += 1;
            inner += (run.from..run.to - 1)
                .filter(|&n| is_finished(&lines[n].text) && !self.is_full(lines, n))
                .count();
        }
        inner * 2 > runs
    }
}

/// Whether indented lines mostly follow a finished line, and flush ones an unfinished one.
fn opens_by_indent(lines: &[Line]) -> bool {
    let (mut opening, mut inner) = (0, 0);
    for pair in lines.windows(2) {
        if pair[1].indent < 2 || pair[1].class != Class::Text || pair[0].class != Class::Text {
            continue;
        }
        if is_finished(&pair[0].text) || pair[0].indent < 2 {
            opening += 1;
        } else {
            inner += 1;
        }
    }
    opening >= 3 && opening > inner * 4
}

fn runs(lines: &[Line], breaks: &BTreeSet<u32>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut gap = 0;
    let mut open = false;
    for (n, line) in lines.iter().enumerate() {
        match line.class {
            Class::Blank => {
                gap += 1;
                open = false;
            }
            Class::Furniture(_) => open = false,
            _ if open && !breaks.contains(&line.number) => {
                if let Some(run) = runs.last_mut() {
                    run.to = n + 1;
                }
            }
            _ => {
                runs.push(Run { from: n, to: n + 1, gap: std::mem::take(&mut gap), wrapped: false });
                open = true;
            }
        }
    }
    runs
}

/// Width near each line of its run that hardly a line exceeds; closing marks that hang in the margin not counted.
fn measures(lines: &[Line], runs: &[Run]) -> Vec<u32> {
    let mut measure = vec![0; lines.len()];
    for run in runs {
        let widths: Vec<u32> = lines[run.from..run.to].iter().map(set_width).collect();
        let whole = widths.len() <= 4 * NEARBY;
        for n in 0..widths.len() {
            let near = if whole {
                &widths[..]
            } else {
                &widths[n.saturating_sub(NEARBY)..(n + NEARBY).min(widths.len())]
            };
            let mut near = near.to_vec();
            near.sort_unstable();
            measure[run.from + n] = near[near.len() - 1 - near.len() / 8];
        }
    }
    measure
}

/// No title ends in such a mark or word: something must follow. The character may as well end a word (大使, 方向).
pub(in crate::structure) fn hangs(text: &str) -> bool {
    let Some(last) = text.chars().next_back() else { return false };
    let alone = |c: char| {
        let from = text.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
        JIEBA.cut(&text[from..], false).last().is_some_and(|word| word.word.chars().eq([c]))
    };
    is_opening(last) || matches!(last, '，' | '、') || HANGING.contains(last) && alone(last)
}

/// Words of one character that something must follow.
const HANGING: &str = "对在和与把被将从向为使让由";

/// No title, and hardly a sentence, begins with these.
fn is_particle(c: char) -> bool {
    matches!(c, '的' | '了' | '着' | '们')
}

/// Width as it was set: without the mark that hangs, and the spaces that a dump puts before figures.
fn set_width(line: &Line) -> u32 {
    let hang = line.text.chars().next_back().filter(|c| is_closing(*c)).map_or(0, cells);
    let spaces = line.text.as_bytes().windows(2).filter(|w| w[0] == b' ' && w[1].is_ascii_digit()).count();
    (line.indent.min(ROOM) + line.width - hang).saturating_sub(spaces as u32)
}

/// Whether most lines but the last are filled, and narrow enough for a column.
fn is_wrapped(lines: &[Line], measure: &[u32]) -> bool {
    let inner = lines.len() - 1;
    let full = |n: usize| {
        let next = first_unit(&lines[n + 1].text);
        lines[n].indent.min(ROOM) + lines[n].width + next + ROOM > measure[n] + 1
    };
    let narrow = lines.iter().filter(|l| l.width <= WIDEST_COLUMN).count();
    let filled = (0..inner).filter(|&n| full(n)).count();
    if filled * 10 >= inner * 6 {
        return narrow * 10 >= lines.len() * 9;
    }
    // Short lines that end a paragraph, or stand before an opening or behind one on its own line, do not speak
    // against it where others break off in mid-sentence.
    let alone = |n: usize| lead::is_alone(&lines[n].text);
    let finished = |n: usize| is_finished(&lines[n].text) || title_line::is_signed(&lines[n].text);
    let ends = |n: usize| finished(n) || alone(n) || n > 0 && alone(n - 1) || alone(n + 1);
    let broken = (0..inner).filter(|&n| full(n) && !is_finished(&lines[n].text)).count();
    let short = (0..inner).filter(|&n| !full(n) && !ends(n)).count();
    broken >= 2 && broken * 10 >= (broken + short) * 6 && narrow == lines.len()
}

/// On a wrapped page: narrow lines that mostly break off in mid-sentence, of about one width but the last.
fn is_like_wrapped(lines: &[Line]) -> bool {
    let narrow = lines.iter().all(|l| l.width <= WIDEST_COLUMN);
    let inner = &lines[..lines.len() - 1];
    let widest = inner.iter().map(|l| l.width).max().unwrap_or(0);
    let alike = inner.iter().filter(|l| l.width * 5 >= widest * 3).count();
    narrow && (lines.len() < 3 || alike * 4 >= inner.len() * 3)
}

/// Width of what may not be parted at the head of a line: a number or Latin word, or one character with the
/// marks that cling to it.
fn first_unit(text: &str) -> u32 {
    let mut width = 0;
    let mut word = false;
    for c in text.chars().take(24) {
        let ascii = c.is_ascii_alphanumeric() || (word && matches!(c, '.' | '%' | '-'));
        if width > 0 && !(word && ascii) && !is_closing(c) || is_blank(c) {
            break;
        }
        word = ascii;
        if !is_opening(c) {
            width += cells(c);
        }
    }
    width.max(1)
}
