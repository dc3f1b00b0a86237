//! Lines to elements: titles, bylines and paragraphs, wraps and column breaks mended.

use crate::structure::lines::line::{Class, Line};
use crate::structure::pieces::layout::{Layout, Run};
use crate::structure::pieces::sign::{self, Signs};
use crate::structure::pieces::{mend, row, title_line};
use crate::structure::signs::byline::{self, Credits, Form};
use crate::structure::signs::glyph::{
    is_blank, is_closing_pair, is_finished, is_marker, is_opening, is_stop, is_unclosed,
};
use crate::structure::signs::label::Label;
use crate::structure::signs::lead::{self, Lead};
use crate::structure::signs::{head, join, jump};

/// Widest line that may be a standing head, in cells.
const WIDEST_HEAD: u32 = 28;

/// Widest line that is a name of two letters in brackets, in cells.
const WIDEST_SIGNATURE: u32 = 10;

/// Widest rest of a bracketed byline on the line after, in cells.
const WIDEST_SIGNED: u32 = 32;

/// Widest line that may be a part of a title in several, in cells.
const WIDEST_PART: u32 = 48;

/// What an element is.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::structure) enum Kind {
    /// A headline, kicker, deck or subhead: short, not a sentence.
    Title,
    /// A byline or credit.
    Byline(Form, Credits),
    /// Text.
    Para,
    /// Lines kept as they are: verse.
    Verse,
    /// Lines kept as they are: a table.
    Table,
}

/// A piece of an article.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::structure) struct Element {
    pub(in crate::structure) kind: Kind,
    /// 1-based source lines.
    pub(in crate::structure) lines: Vec<u32>,
    pub(in crate::structure) text: String,
    /// Blank lines before it.
    pub(in crate::structure) gap: u32,
    /// Indent of its first line in cells.
    pub(in crate::structure) indent: u32,
    /// Markdown heading level, 0 for none.
    pub(in crate::structure) heading: u8,
    pub(in crate::structure) label: Option<Label>,
    /// `正文：` stood before it.
    pub(in crate::structure) body_label: bool,
    pub(in crate::structure) lead: Option<Lead>,
    /// Byline at the end of the paragraph.
    pub(in crate::structure) tail: Option<(Form, Credits)>,
    /// What standing heads and jumps beside it say.
    pub(in crate::structure) signs: Signs,
}

/// Reads the page's elements in order.
pub(in crate::structure) fn read(lines: &[Line], layout: &Layout) -> Vec<Element> {
    read_runs(lines, layout, &layout.runs)
}

/// Reads the elements of the lines `first..=last` (1-based), by themselves.
pub(in crate::structure) fn read_between(
    lines: &[Line],
    layout: &Layout,
    first: u32,
    last: u32,
) -> Vec<Element> {
    let (first, last) = (first as usize - 1, last as usize);
    let at = layout.runs.partition_point(|r| r.to <= first);
    let inside = layout.runs[at..].iter().take_while(|r| r.from < last);
    let clipped = inside.map(|r| Run { from: r.from.max(first), to: r.to.min(last), ..r.clone() });
    read_runs(lines, layout, &clipped.collect::<Vec<Run>>())
}

fn read_runs(lines: &[Line], layout: &Layout, runs: &[Run]) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut body_label = false;
    for run in runs {
        let first = elements.len();
        read_run(lines, layout, run, &mut elements, &mut body_label);
        if let Some(element) = elements.get_mut(first) {
            element.gap = run.gap;
        }
    }
    let mut elements = mend::mend(elements, layout, lines);
    for element in &mut elements {
        finish(element);
    }
    title_line::raise_long(&mut elements);
    sign::mark(&mut elements, lines);
    elements
}

/// Cuts a run into elements.
fn read_run(lines: &[Line], layout: &Layout, run: &Run, out: &mut Vec<Element>, body_label: &mut bool) {
    if let Some(element) = whole_byline(lines, run) {
        out.push(element);
        return;
    }
    let head = row::verse_head(&lines[run.from..run.to], out.last());
    let kept = Run { from: run.from + head, ..run.clone() };
    if let Some(kind) = kept_kind(lines, layout, &kept, head) {
        out.extend(lines[run.from..kept.from].iter().enumerate().map(|(n, line)| verse_title(n, line)));
        out.push(element(kind, &lines[kept.from..kept.to], true));
        return;
    }
    // Tables and price lists stand among the lines of an article.
    let mut from = run.from;
    for (first, last) in row::tables(&lines[run.from..run.to]) {
        let (first, last) = (run.from + first, run.from + last);
        read_text(lines, layout, &Run { from, to: first, ..run.clone() }, out, body_label);
        out.push(element(Kind::Table, &lines[first..last], true));
        from = last;
    }
    read_text(lines, layout, &Run { from, to: run.to, ..run.clone() }, out, body_label);
}

/// Title, or the poet's name under it.
fn verse_title(n: usize, line: &Line) -> Element {
    let named = byline::standalone(&format!("□{}", line.text)).filter(|_| n > 0);
    let kind = named.map_or(Kind::Title, |(_, credits)| Kind::Byline(Form::Plain, credits));
    element(kind, std::slice::from_ref(line), false)
}

/// Cuts lines of text into elements.
fn read_text(lines: &[Line], layout: &Layout, run: &Run, out: &mut Vec<Element>, body_label: &mut bool) {
    let mut from = run.from;
    let mut pending = None;
    for n in run.from..run.to {
        if let Some(credits) = lone_signature(lines, run, from, n) {
            out.push(element(Kind::Byline(Form::Bracketed, credits), &lines[n..=n], false));
            from = n + 1;
            continue;
        }
        let last = n + 1 == run.to || n + 1 < run.to && lone_signature(lines, run, n + 1, n + 1).is_some();
        if !last && !is_boundary(lines, layout, run, from, n) {
            continue;
        }
        let piece = &lines[from..=n];
        from = n + 1;
        match &piece[0].class {
            Class::Label(Label::Body) => *body_label = true,
            // A label on its own line speaks of the next line.
            Class::Label(label) => pending = Some(*label),
            Class::Byline(form, credits) if piece.len() == 1 => {
                out.push(element(Kind::Byline(*form, credits.clone()), piece, false));
            }
            _ => {
                let mut element = element(text_kind(piece, pending), piece, false);
                element.label = element.label.or(pending.take());
                element.body_label = std::mem::take(body_label) || piece[0].label == Some(Label::Body);
                out.push(element);
            }
        }
    }
}

/// A line that is a name in brackets, under a text that is finished.
fn lone_signature(lines: &[Line], run: &Run, from: usize, n: usize) -> Option<Credits> {
    let line = &lines[n];
    let under = from == n && n > run.from && line.class == Class::Text && is_finished(&lines[n - 1].text);
    let short = under && n < run.to && line.width <= WIDEST_SIGNATURE && line.label.is_none();
    if short { byline::lone(&line.text) } else { None }
}

/// What a piece of text is, by its looks or the label on the line before it.
fn text_kind(piece: &[Line], pending: Option<Label>) -> Kind {
    match pending {
        Some(Label::Kicker | Label::Headline | Label::Deck | Label::Subhead) => Kind::Title,
        Some(Label::Author) => {
            let named = byline::standalone(&format!("□{}", piece[0].text)).filter(|_| piece.len() == 1);
            named.map_or(Kind::Para, |(form, credits)| Kind::Byline(form, credits))
        }
        _ if title_line::is_title(piece) => Kind::Title,
        _ => Kind::Para,
    }
}

/// A byline set over several lines, its bracket or names broken by the line ends.
fn whole_byline(lines: &[Line], run: &Run) -> Option<Element> {
    let piece = &lines[run.from..run.to];
    let single = |l: &Line| matches!(l.class, Class::Byline(..));
    let singles = piece.iter().filter(|l| single(l)).count();
    if !(2..=4).contains(&piece.len())
        || singles == piece.len()
        || piece.iter().any(|l| l.label.is_some() || l.heading > 0)
    {
        return None;
    }
    let text = join::join(piece.iter().map(|l| l.text.as_str()));
    let (form, credits) = byline::standalone(&text)?;
    // A line that is no byline by itself holds the rest of the names of the one before, and nothing else: above one it is
    // a title, and under a picture's credit, too.
    let photo = |l: &Line| matches!(l.class, Class::Byline(Form::Photo, _));
    let rest: usize = piece.iter().filter(|l| !single(l)).map(|l| l.text.chars().count()).sum();
    let mut rests = piece.windows(2).filter(|w| !single(&w[1]));
    let goes_on = single(&piece[0]) && rests.all(|w| !photo(&w[0]) && byline::is_rest(&w[1].text));
    let sound = singles == 0 || goes_on && rest <= credits.letters() && piece.len() <= 3;
    sound.then(|| element(Kind::Byline(form, credits), piece, false))
}

/// Runs kept line by line: verse (short lines of like length) and tables (rows of like cells).
/// `head` lines of title and poet stand above.
fn kept_kind(lines: &[Line], layout: &Layout, run: &Run, head: usize) -> Option<Kind> {
    let piece = &lines[run.from..run.to];
    if piece.len() < 4 || piece.iter().any(|l| l.class != Class::Text || l.heading > 0 || l.label.is_some()) {
        return None;
    }
    let prose = piece.iter().any(|l| l.text.contains('。'));
    if !prose && is_table(piece) {
        return Some(Kind::Table);
    }
    // Prose wrapped at a measure ends few of its lines at a mark; verse nearly all.
    let inner = &piece[..piece.len() - 1];
    let ended = inner.iter().filter(|l| l.text.ends_with(is_verse_end)).count();
    // Short lines that all end sentences are short paragraphs.
    let sentences = inner.iter().filter(|l| l.text.ends_with('。')).count();
    let short = piece.iter().all(|l| l.width <= 32) && sentences * 3 <= inner.len() * 2;
    let bare = !layout.wrapped && !prose && piece.len() + head > 5;
    (short && (ended * 5 >= inner.len() * 4 || bare)).then_some(Kind::Verse)
}

fn is_verse_end(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '！' | '？' | '、')
}

/// Rows of the same number of cells, three or more, parted by spaces, tabs or bars.
fn is_table(lines: &[Line]) -> bool {
    let cells = |l: &Line| l.text.split(|c| is_blank(c) || c == '|').filter(|w| !w.is_empty()).count();
    let latin =
        |l: &Line| l.text.chars().filter(char::is_ascii_alphabetic).count() * 3 > l.text.chars().count();
    let columns = cells(&lines[lines.len() / 2]);
    let alike = lines.iter().filter(|l| cells(l) == columns && !latin(l)).count();
    columns >= 3 && alike * 4 >= lines.len() * 3
}

/// Whether an element ends with line `n` of a run; `from` is where it began.
fn is_boundary(lines: &[Line], layout: &Layout, run: &Run, from: usize, n: usize) -> bool {
    let (line, next) = (&lines[n], &lines[n + 1]);
    let labelled = line.label.is_some() || next.label.is_some() || line.heading != 0 || next.heading != 0;
    let lone = |l: &Line| matches!(l.class, Class::Label(_));
    if labelled || lone(line) || lone(next) {
        return true;
    }
    if goes_on(line, next) || from == n && title_line::breaks_at_colon(lines, run, n) {
        return false;
    }
    if !run.wrapped {
        return true;
    }
    // Behind an opening on its own line stands the rest of that printed line.
    let full = layout.is_full(lines, n) || from < n && lead::is_alone(&lines[n - 1].text);
    if matches!(line.class, Class::Byline(..)) && from == n {
        return true;
    }
    if matches!(next.class, Class::Byline(..)) {
        let hangs = line.text.ends_with(is_marker);
        return !hangs && (is_finished(&line.text) || !full || title_line::is_title(&lines[from..=n]));
    }
    let finished = is_finished(&line.text) && !line.text.ends_with('：');
    if is_signed(lines, from, n) {
        return true;
    }
    let head = |l: &Line| l.width <= WIDEST_HEAD && head::is_known(&l.text);
    if from == n && (head(line) || head::is_series(&line.text))
        || finished && (next.text.starts_with(is_marker) || head(next))
    {
        return true;
    }
    if next.text.starts_with('—') && !finished && title_line::is_title(&lines[from..=n]) {
        return true;
    }
    if from == n && title_line::is_broken_evenly(lines, layout, run, n) {
        return false;
    }
    if next.indent >= 2 && next.indent > line.indent && (finished || !full || layout.indented) {
        return true;
    }
    if title_line::ends_echoed(lines, run, from, n) {
        return true;
    }
    // A dump may leave one cell of the indent.
    if next.indent == 1 && line.indent == 0 && finished {
        return true;
    }
    if layout.indented && (finished || line.text.ends_with('）')) && title_line::is_flush(lines, run, n + 1)
    {
        return true;
    }
    let titled = || !finished && title_line::is_title(&lines[from..=n]);
    if lead::read(&next.text).is_some() && (finished || !full || titled()) {
        return true;
    }
    if finished && title_line::is_next(lines, layout, run, n + 1) {
        return true;
    }
    // The last line of a title in several lines is shorter than any inside a paragraph.
    let opens = || layout.lost_indent && layout.opens_short(lines, n) && !layout.opens_short(lines, n + 1);
    let ends = from == n && !opens() || layout.is_short(lines, n) && titled();
    layout.ends_inside && !full && (finished || ends && !layout.breaks_off(lines, n))
        || !finished && title_line::stands_over(lines, layout, from, n, from == run.from) && titled()
}

/// Whether a text ends with line `n` because its writers are named there, in one line or two.
fn is_signed(lines: &[Line], from: usize, n: usize) -> bool {
    let line = &lines[n].text;
    let torn = || from < n && !line.contains(['（', '(']) && lines[n].width <= WIDEST_SIGNED;
    line.ends_with(['）', ')'])
        && (title_line::is_signed(line)
            || torn() && title_line::is_signed(&join::join([lines[n - 1].text.as_str(), line])))
}

/// Whether the next line goes on with this one whatever the measure: after an opening on its own line, where a Latin word
/// or code is broken at its hyphen, and where a name in a title is.
fn goes_on(line: &Line, next: &Line) -> bool {
    let text = |l: &Line| l.class == Class::Text;
    // 印发《防范统计造假、 over 弄虚作假规定》: a title is not parted in a name.
    let short = |l: &Line| l.width <= WIDEST_PART;
    let torn = short(line)
        && short(next)
        && is_unclosed(&line.text)
        && !next.text.contains(is_opening)
        && next.text.contains(is_closing_pair)
        && !is_finished(&next.text);
    text(line)
        && text(next)
        && (torn || row::is_latin_broken(&line.text, &next.text) || lead::is_alone(&line.text))
}

fn element(kind: Kind, lines: &[Line], keep: bool) -> Element {
    let texts = lines.iter().map(|l| l.text.as_str());
    let text = if keep { texts.collect::<Vec<_>>().join("\n") } else { join::join(texts) };
    Element {
        kind,
        text,
        lines: lines.iter().map(|l| l.number).collect(),
        gap: 0,
        indent: lines[0].indent,
        heading: lines[0].heading,
        label: lines[0].label,
        body_label: false,
        lead: None,
        tail: None,
        signs: Signs::default(),
    }
}

/// Reads lead and closing byline of a finished paragraph, and tidies its text.
fn finish(element: &mut Element) {
    match element.kind {
        Kind::Para => {
            element.text = join::tidy(&element.text);
            element.lead = lead::read(&element.text);
            element.tail = byline::tail(jump::before(&element.text));
        }
        Kind::Title => element.text = join::tidy(&element.text),
        Kind::Byline(..) => element.text = join::collapse(&element.text),
        Kind::Verse | Kind::Table => {}
    }
}

impl Element {
    /// The same lines as a title, or as text, because a person says so.
    pub(in crate::structure) fn turned(&self, title: bool, lines: &[Line]) -> Self {
        let piece: Vec<Line> = self.lines.iter().map(|&n| lines[n as usize - 1].clone()).collect();
        let kind = if title { Kind::Title } else { Kind::Para };
        let mut turned = Self {
            gap: self.gap,
            label: self.label,
            body_label: self.body_label,
            ..element(kind, &piece, false)
        };
        finish(&mut turned);
        turned
    }

    /// Its first line, 1-based.
    pub(in crate::structure) fn first_line(&self) -> u32 {
        self.lines.first().copied().unwrap_or_default()
    }

    /// Characters that are not white space.
    pub(in crate::structure) fn length(&self) -> usize {
        self.text.chars().filter(|c| !is_blank(*c)).count()
    }

    /// Without heading sign and label.
    pub(in crate::structure) fn is_bare(&self) -> bool {
        self.heading == 0 && self.label.is_none()
    }

    /// `——记我市…`
    pub(in crate::structure) fn is_dashed(&self) -> bool {
        self.text.starts_with(['—', '–', '─']) || self.text.starts_with("--")
    }

    /// A question or cry may end a title; any other stop ends a sentence.
    pub(in crate::structure) fn is_sentence(&self) -> bool {
        self.text.trim_end_matches(is_closing_pair).ends_with(is_stop)
    }
}
