//! Which lines are set as titles: by their looks, their place and what follows them.

use std::collections::HashSet;

use crate::structure::lines::line::{Class, Line};
use crate::structure::pieces::element::{Element, Kind};
use crate::structure::pieces::layout::{Layout, Run, hangs};
use crate::structure::pieces::mend::parts_word;
use crate::structure::pieces::row;
use crate::structure::signs::glyph::{is_closing, is_closing_pair, is_finished, is_han, is_opening, is_stop};
use crate::structure::signs::label::Label;
use crate::structure::signs::{byline, head, join, lead, moment};

/// Longest title in characters.
const LONGEST_TITLE: usize = 48;
/// Longest title that its place and marks tell from text, in characters.
const LONGEST_SET_TITLE: usize = 110;
/// How far the two lines of a headline differ in width at most, in cells.
const UNEVEN: u32 = 4;
/// Longest first line of a headline that ends in a colon, in characters.
const LONGEST_SPEAKER: usize = 18;
/// Characters of a text in which it says its headline again.
const ECHO: usize = 100;
/// Most lines of such a headline.
const MOST_ECHOED: usize = 2;
/// Characters that a headline and its text begin with alike.
const SAME_BEGINNING: usize = 4;
/// Pairs of characters that a line of it has at least.
const FEWEST_PAIRS: usize = 8;
/// A line as wide is text, in cells.
const WIDE: u32 = 48;
/// Most lines a title is broken into.
const MOST_TITLE_LINES: usize = 4;

/// A headline may run to a hundred characters: it ends in no stop, stands first, and a byline or opening follows it.
pub(in crate::structure) fn raise_long(elements: &mut [Element]) {
    for n in 0..elements.len().saturating_sub(1) {
        let (element, next) = (&elements[n], &elements[n + 1]);
        let opens = matches!(next.kind, Kind::Byline(form, _) if form.opens());
        let first = n == 0 || element.gap > 0;
        let alone = element.kind == Kind::Para && element.lead.is_none() && element.tail.is_none();
        if alone && first && (opens || next.lead.is_some()) && is_long_title(&element.text) {
            elements[n].kind = Kind::Title;
        }
    }
}

fn is_long_title(text: &str) -> bool {
    let length = text.chars().count();
    (LONGEST_TITLE..=LONGEST_SET_TITLE).contains(&length)
        && !text.contains('。')
        && !text.ends_with(|c| is_closing(c) && !is_closing_pair(c) && !is_stop(c))
        && text.contains(|c| is_closing_pair(c) || matches!(c, '—' | '：' | '？' | '！' | ' '))
}

/// On a page whose paragraphs are indented: whether a few flush lines from `n` on, none ending a sentence,
/// stand before the next indent or byline.
pub(in crate::structure) fn is_flush(lines: &[Line], run: &Run, n: usize) -> bool {
    let title = |l: &&Line| l.indent < 2 && l.class == Class::Text && !is_finished(&l.text);
    let count = lines[n..run.to].iter().take(MOST_TITLE_LINES).take_while(title).count();
    // A blank line may part it from its text.
    let follow = printed(&lines[n + count..]);
    count > 0 && follow.is_some_and(|l| l.indent >= 2 || matches!(l.class, Class::Byline(..)))
}

/// The first line that is not blank.
fn printed(lines: &[Line]) -> Option<&Line> {
    lines.iter().find(|l| l.class != Class::Blank)
}

/// Whether the lines from `n` on are a title that an opening follows, or whose last line is short as none inside a
/// paragraph is: a paragraph may end where its column does.
pub(in crate::structure) fn is_next(lines: &[Line], layout: &Layout, run: &Run, n: usize) -> bool {
    // A headline may break at its colon.
    let ended = |text: &str| is_finished(text) && !text.ends_with('：');
    let title = |l: &&Line| l.class == Class::Text && !ended(&l.text) && !l.text.contains('。');
    let rest = &lines[n..run.to];
    let count = rest.iter().take(MOST_TITLE_LINES).take_while(title).count();
    let opens = |l: &Line| lead::read(&l.text).is_some();
    let ends = |at: usize| {
        let signed = |l: &Line| matches!(l.class, Class::Byline(form, _) if form.opens());
        let Some(next) = rest.get(at) else {
            // A blank line may part it from its text.
            return printed(&lines[n + at..])
                .is_some_and(|next| signed(next) || next.class == Class::Text && opens(next));
        };
        next.class == Class::Text
            && (opens(next) || is_last(lines, layout, n, n + at - 1) || echoed_title(lines, run, n) == at)
            || signed(next)
    };
    !opens(&rest[0]) && (1..=count).any(|at| ends(at) && is_title(&rest[..at]))
}

/// Whether a title that its text says again ends with line `n`; `from` is where it began.
pub(in crate::structure) fn ends_echoed(lines: &[Line], run: &Run, from: usize, n: usize) -> bool {
    n - from < MOST_ECHOED && echoed_title(lines, run, from) == n + 1 - from
}

/// How many lines from `n` on are a title that the text behind them says again, as the first sentence of a report says
/// its headline: each has most of its pairs of characters there. 0 where none is.
fn echoed_title(lines: &[Line], run: &Run, n: usize) -> usize {
    let is_own = |at: usize| {
        let (title, last) = (&lines[n..n + at], &lines[n + at - 1].text);
        if is_finished(last) || !is_title(title) {
            return false;
        }
        let text: String = lines[n + at..run.to].iter().flat_map(|l| l.text.chars()).take(ECHO).collect();
        (begins_alike(&lines[n].text, &text) || title.iter().all(|l| says_again(&text, &l.text)))
            && !hangs(last)
            && !parts_word(last, &lines[n + at].text)
    };
    let most = MOST_ECHOED.min(run.to.saturating_sub(n + 1));
    (1..=most).rev().find(|&at| is_own(at)).unwrap_or(0)
}

/// Whether a text begins with the same words as its headline: 国家卫生健康委通报… over 国家卫生健康委今天….
fn begins_alike(line: &str, text: &str) -> bool {
    let [line, text] = [line, text].map(|text| text.trim_start_matches(is_opening).chars());
    let same = line.zip(text).take_while(|(a, b)| a == b && is_han(*a));
    same.count() >= SAME_BEGINNING
}

/// Whether most pairs of Chinese characters of a line stand in a text.
fn says_again(text: &str, line: &str) -> bool {
    let there: HashSet<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
    let pairs = || line.chars().zip(line.chars().skip(1)).filter(|(a, b)| is_han(*a) && is_han(*b));
    let (again, all) = (pairs().filter(|pair| there.contains(pair)).count(), pairs().count());
    !line.contains('，') && all >= FEWEST_PAIRS && again * 3 >= all * 2
}

/// Whether line `n` may be the last of a title that begins with line `from`: neither filled nor broken off, or over a
/// paragraph's first line.
fn is_last(lines: &[Line], layout: &Layout, from: usize, n: usize) -> bool {
    layout.is_short(lines, n) && !layout.breaks_off(lines, n) || stands_over(lines, layout, from, n, false)
}

/// Whether the lines `from..=n` stand over a paragraph that opens behind them and are no part of one: where indents
/// were lost, a wide line after a paragraph's end opens none. `first` where nothing stands before them: there a title is
/// to be expected.
pub(in crate::structure) fn stands_over(
    lines: &[Line],
    layout: &Layout,
    from: usize,
    n: usize,
    first: bool,
) -> bool {
    layout.lost_indent
        && layout.opens_short(lines, n + 1)
        && (first || !layout.opens_short(lines, from) && !layout.opens_short(lines, n))
        && !moment::is_dated(&lines[from].text)
        && !parts_word(&lines[n].text, &lines[n + 1].text)
}

/// Whether lines `n` and `n + 1` are one headline in two lines of about one width, over a paragraph or an opening: a
/// narrow column holds hardly a headline in one. Only where the dump lost the indents, too, does it stand so tight.
pub(in crate::structure) fn is_broken_evenly(lines: &[Line], layout: &Layout, run: &Run, n: usize) -> bool {
    let (line, next) = (&lines[n], &lines[n + 1]);
    let Some(after) = lines.get(n + 2).filter(|_| layout.lost_indent && n + 2 < run.to) else { return false };
    let dashed = next.text.starts_with(['—', '–', '-']);
    line.is_bare()
        && next.is_bare()
        && !dashed
        && line.width.abs_diff(next.width) <= UNEVEN
        && !is_finished(&line.text)
        && !layout.opens_short(lines, n)
        && lead::read(&next.text).is_none()
        && !moment::is_dated(&next.text)
        && echoed_title(lines, run, n) != 1
        && (lead::read(&after.text).is_some()
            || matches!(after.class, Class::Byline(..))
            || layout.opens_short(lines, n + 2))
        && is_title(&lines[n..n + 2])
}

/// Whether line `n` is the first of a headline that breaks at its colon: 粮农组织官员： over 中国助力减贫, over a text.
pub(in crate::structure) fn breaks_at_colon(lines: &[Line], run: &Run, n: usize) -> bool {
    let (line, next) = (&lines[n], &lines[n + 1]);
    let name = line.text.strip_suffix('：').filter(|name| !name.contains(['，', '。', '；', '！', '？']));
    let opens = n == run.from || {
        let before = &lines[n - 1].text;
        let kicker = n - run.from <= MOST_TITLE_LINES && is_title(&lines[run.from..n]);
        kicker || is_finished(before) || is_signed(before) || head::is_known(before)
    };
    let announces = |name: &str| {
        ["如下", "包括", "名单", "电话", "地址", "时间", "地点"].iter().any(|w| name.ends_with(w))
    };
    name.is_some_and(|name| name.chars().count() <= LONGEST_SPEAKER && !announces(name))
        && opens
        && line.is_bare()
        && next.is_bare()
        && is_title(std::slice::from_ref(next))
        && printed(&lines[n + 2..]).is_some_and(|after| match after.class {
            Class::Text => {
                lead::read(&after.text).is_some()
                    || after.width >= WIDE
                    || after.text.starts_with('—')
                    || after.text.contains('。')
            }
            Class::Byline(form, _) => form.opens(),
            _ => false,
        })
}

/// Whether lines read as a title: few, short, no sentence.
pub(in crate::structure) fn is_title(lines: &[Line]) -> bool {
    let label = lines[0].label;
    if lines[0].heading > 0
        || matches!(label, Some(Label::Kicker | Label::Headline | Label::Deck | Label::Subhead))
    {
        return true;
    }
    let signed = || is_signed(&join::join(lines.iter().map(|l| l.text.as_str())));
    if matches!(label, Some(Label::Body))
        || lines.len() > MOST_TITLE_LINES
        || row::is_text(&lines[0].text)
        || signed()
    {
        return false;
    }
    is_title_text(lines.iter().map(|l| l.text.as_str())) && lead::read(&lines[0].text).is_none()
}

/// Whether a line closes a text with its writers: `……并予以表彰。（张红 李强）`.
pub(in crate::structure) fn is_signed(line: &str) -> bool {
    line.ends_with(['）', ')']) && byline::tail(line).is_some()
}

fn is_title_text<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    let mut length = 0;
    let mut commas = 0;
    let mut last = ' ';
    let mut first = None;
    for c in lines.flat_map(str::chars) {
        first = first.or(Some(c));
        length += 1;
        commas += usize::from(matches!(c, '，' | ',' | '；'));
        if c == '。' || length > LONGEST_TITLE {
            return false;
        }
        last = c;
    }
    let bracketed = first.is_some_and(|c| matches!(c, '（' | '(')) && matches!(last, '）' | ')');
    length >= 2
        && commas <= 2
        && !bracketed
        && !matches!(last, '，' | '；' | '：' | '、' | ',' | ':' | '.' | ';')
}
