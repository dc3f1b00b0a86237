//! What the neighbourhood of an element says of it: shared terms, gaps, how it opens.

use crate::structure::cut::terms::Terms;
use crate::structure::pieces::element::{Element, Kind};
use crate::structure::signs::byline::Form;
use crate::structure::signs::glyph::is_unclosed;
use crate::structure::signs::moment::is_dated;

/// How far a text looks like a picture's caption.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::structure) enum Caption {
    #[default]
    No,
    /// Dated, and closed by a byline; or it speaks of its picture.
    Likely,
    /// Closed by a photographer's credit.
    Credited,
}

/// What the neighbourhood says of one element.
#[derive(Debug, Clone, Default)]
pub(in crate::structure) struct Clues {
    /// Share of the title's terms in the text after and before it.
    pub(in crate::structure) after: f32,
    pub(in crate::structure) before: f32,
    /// Blank lines after it.
    pub(in crate::structure) gap_after: u32,
    /// How far it looks like a picture's caption that opens here.
    pub(in crate::structure) caption: Caption,
    /// Begins with a day, as leads do.
    pub(in crate::structure) dated: bool,
    /// A quotation mark opened in the title line before it is still open.
    pub(in crate::structure) quoted: bool,
    /// How far the texts before and after it are about one matter; `None` where that was not asked or cannot be told.
    pub(in crate::structure) common: Option<f32>,
    /// It, or a paragraph soon after it, closes with its writers in brackets.
    pub(in crate::structure) closed: bool,
    /// It and the piece before it each close with their writers in brackets, as briefs do.
    pub(in crate::structure) signed: bool,
}

/// Paragraphs of a brief at most.
const LONGEST_BRIEF: usize = 3;
/// Share of such gaps that is expected of a page before it is seen, and how many pairs of paragraphs that weighs.
const EXPECTED_STRAY: f32 = 0.01;
const EXPECTED_OF: f32 = 8.0;
/// Share of articles without a gap before them that is expected of a page that has gaps, and how many that weighs.
const EXPECTED_TIGHT: f32 = 0.03;
const EXPECTED_TIGHT_OF: f32 = 4.0;
/// How far a title looks for its text, in elements.
const REACH: usize = 24;
/// The commonest number of blank lines between two paragraphs.
pub(in crate::structure) fn paragraph_gap(elements: &[Element]) -> u32 {
    let mut counts = [0_u32; 4];
    for pair in elements.windows(2) {
        let text = pair.iter().all(|e| matches!(e.kind, Kind::Para | Kind::Verse)) && pair[1].lead.is_none();
        if text && pair[1].gap < 4 {
            counts[pair[1].gap as usize] += 1;
        }
    }
    (0..4).rev().max_by_key(|&n| counts[n as usize]).unwrap_or(1)
}

/// Whether the wide gaps of a page may stand between titles and their texts: most stand behind a title that none stands
/// before, and the page does not end with one, as it does where titles stand below their texts.
pub(in crate::structure) fn gaps_inside(elements: &[Element], gap: u32) -> bool {
    let is_head = |e: &Element| matches!(e.kind, Kind::Title | Kind::Byline(..));
    let ends = elements.last().is_some_and(|e| e.kind != Kind::Title);
    let wide = elements.windows(2).filter(|w| w[1].gap > gap);
    let (inside, all) = wide
        .fold((0, 0), |(inside, all), w| (inside + u32::from(is_head(&w[0]) && !is_head(&w[1])), all + 1));
    ends && inside >= 2 && inside * 4 >= all * 3
}

/// How often a wider gap than between paragraphs stands between two of them where nothing says that a piece begins:
/// an export may lose lines between paragraphs, or have some too many.
pub(in crate::structure) fn stray_gaps(elements: &[Element], gap: u32) -> f32 {
    let text = |e: &Element| e.kind == Kind::Para;
    let goes_on = |w: &&[Element]| {
        w.iter().all(text) && w[0].tail.is_none() && w[1].lead.is_none() && !is_dated(&w[1].text)
    };
    let pairs = elements.windows(2).filter(goes_on);
    let (wide, all) = pairs.fold((0, 0), |(wide, all), w| (wide + u32::from(w[1].gap > gap), all + 1));
    (wide as f32 + EXPECTED_STRAY * EXPECTED_OF) / (all as f32 + EXPECTED_OF)
}

/// How often no wider gap stands before a title under which an article opens with 讯 or a byline.
pub(in crate::structure) fn tight_openings(elements: &[Element], gap: u32) -> f32 {
    let is_title = |e: &Element| e.kind == Kind::Title;
    let opens = |e: &Element| e.lead.is_some() || matches!(e.kind, Kind::Byline(form, _) if form.opens());
    let (mut tight, mut all) = (0, 0);
    for n in 1..elements.len() {
        if !is_title(&elements[n]) || is_title(&elements[n - 1]) {
            continue;
        }
        if elements[n..].iter().find(|e| !is_title(e)).is_some_and(opens) {
            all += 1;
            tight += u32::from(elements[n].gap <= gap);
        }
    }
    (tight as f32 + EXPECTED_TIGHT * EXPECTED_TIGHT_OF) / (all as f32 + EXPECTED_TIGHT_OF)
}

/// The commonest indent of paragraphs, in cells.
pub(in crate::structure) fn paragraph_indent(elements: &[Element]) -> u32 {
    let mut counts = [0_u32; 9];
    for element in elements.iter().filter(|e| e.kind == Kind::Para) {
        counts[element.indent.min(8) as usize] += 1;
    }
    (0..9).max_by_key(|&n| counts[n as usize]).unwrap_or(0)
}

/// Reads the clues of element `n`.
pub(in crate::structure) fn read(elements: &[Element], terms: &Terms, n: usize) -> Clues {
    let element = &elements[n];
    let gap_after = elements.get(n + 1).map_or(element.gap, |next| next.gap);
    if element.kind != Kind::Title {
        let caption = caption(elements, n);
        let closed = element.kind == Kind::Para && is_signed(elements, n);
        let signed = closed && n > 0 && is_signature(&elements[n - 1]);
        let common = if asks(elements, n, closed) { common(elements, terms, n) } else { None };
        return Clues {
            gap_after,
            caption,
            signed,
            common,
            dated: is_dated(&element.text),
            ..Clues::default()
        };
    }
    let (from, to) = text_after(elements, n);
    let after = terms.share(&element.text, from, to);
    let (from, to) = text_before(elements, n);
    let before = terms.share(&element.text, from, to);
    let quoted = n > 0 && elements[n - 1].kind == Kind::Title && is_unclosed(&elements[n - 1].text);
    let common = if element.is_bare() { common(elements, terms, n) } else { None };
    Clues { after, before, gap_after, quoted, common, ..Clues::default() }
}

/// Whether a text without an opening of its own may begin another piece: behind a title, a signature or a wide gap, or
/// signed itself.
fn asks(elements: &[Element], n: usize, closed: bool) -> bool {
    let element = &elements[n];
    let Some(last) = n.checked_sub(1).map(|k| &elements[k]) else { return false };
    let text = element.kind == Kind::Para && element.lead.is_none();
    text && (last.kind == Kind::Title || element.gap > 1 || is_signature(last) || closed)
}

/// How far the texts before and from element `n` are about one matter, as far as no other title stands between.
fn common(elements: &[Element], terms: &Terms, n: usize) -> Option<f32> {
    let text = |e: &'_ Element| matches!(e.kind, Kind::Para | Kind::Verse);
    let (from, _) = text_before(elements, n);
    let before = elements[from..n].iter().rev().filter(|e| text(e));
    let first = n + elements[n..].iter().take_while(|e| e.kind == Kind::Title).count();
    let goes_on = |e: &&Element| e.lead.is_none() && e.kind != Kind::Title;
    let more = elements.iter().skip(first + 1).take_while(goes_on);
    let after = elements.iter().skip(first).take(1).chain(more).filter(|e| text(e));
    terms.common(before.map(|e| e.text.as_str()), after.map(|e| e.text.as_str()))
}

/// The text a title could stand above: up to the next opening of an article.
fn text_after(elements: &[Element], n: usize) -> (usize, usize) {
    let is_text = |e: &Element| matches!(e.kind, Kind::Para | Kind::Verse);
    let end = (n + 1 + REACH).min(elements.len());
    let first = (n + 1..end).find(|&k| is_text(&elements[k])).unwrap_or(end);
    let stop = |e: &Element| e.lead.is_some() || e.heading > 0 && e.heading < 3 || e.label.is_some();
    let last = (first + 1..end).find(|&k| stop(&elements[k])).unwrap_or(end);
    (first, last.max(first))
}

/// The text a title could stand below: back to the opening of the article before it.
fn text_before(elements: &[Element], n: usize) -> (usize, usize) {
    let start = n.saturating_sub(REACH);
    let open = |e: &Element| e.lead.is_some() || e.heading > 0 && e.heading < 3 || e.label.is_some();
    let first = (start..n).rev().find(|&k| open(&elements[k])).unwrap_or(start);
    (first, n)
}

/// Whether the piece that paragraph `n` may open closes with a bracketed byline, behind it or in it.
fn is_signed(elements: &[Element], n: usize) -> bool {
    let piece = &elements[n..(n + LONGEST_BRIEF).min(elements.len())];
    let goes_on = |e: &&Element| e.kind == Kind::Para && e.lead.is_none() && e.tail.is_none();
    let end = n + piece.iter().take_while(goes_on).count();
    elements.get(end).is_some_and(is_signature)
}

fn is_signature(element: &Element) -> bool {
    let form = match (&element.kind, &element.tail) {
        (Kind::Byline(form, _), _) | (Kind::Para, Some((form, _))) => *form,
        _ => return false,
    };
    form == Form::Bracketed
}

/// A dated text (`7月14日，在…`) that a credit closes, alone or with one paragraph more.
fn caption(elements: &[Element], n: usize) -> Caption {
    let element = &elements[n];
    let words = ["图为", "上图", "下图", "左图", "右图", "航拍"];
    let shows = element.text.contains("。图为") && element.tail.is_some();
    let picture = shows || words.iter().any(|w| element.text.starts_with(w));
    if element.kind != Kind::Para || !(picture || is_dated(&element.text)) || element.length() > 220 {
        return Caption::No;
    }
    let form = |e: &Element| match (&e.kind, &e.tail) {
        (Kind::Byline(form, _), _) | (_, Some((form, _))) => Some(*form),
        _ => None,
    };
    let follow = |e: &&Element| matches!(e.kind, Kind::Para | Kind::Byline(..)) && e.lead.is_none();
    let closing =
        form(element).or_else(|| elements[n + 1..].iter().take(2).take_while(follow).find_map(form));
    match closing {
        Some(Form::Photo) => Caption::Credited,
        Some(_) if shows => Caption::Credited,
        Some(Form::Plain) => Caption::Likely,
        _ if picture || element.tail.is_some() => Caption::Likely,
        _ => Caption::No,
    }
}
