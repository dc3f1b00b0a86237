//! What lines are beside one another: a paper's name that comes again, parts of a folio one a line, buttons in a row,
//! names under titles, headings over headings. Each line was looked at alone before.

mod headings;
mod stack;

use crate::model::PageInfo;
use crate::structure::lines::line::{Class, Line};
use crate::structure::signs::attribution::Attribution;
use crate::structure::signs::byline::{self, Form};
use crate::structure::signs::folio::{day, paper, strip::Strip};
use crate::structure::signs::furniture::Furniture;
use crate::structure::signs::glyph::{is_blank, is_finished, is_han};
use crate::structure::signs::label::Label;
use crate::structure::signs::plain::{close_up, plain};
use crate::structure::signs::{catalogue, web};

/// A line that is as wide or wider is text rather than a title, in cells.
const WIDE: u32 = 48;
/// Widest rest of the editors' names on a line of its own, in cells.
const WIDEST_REST: u32 = 32;
/// Most lines of a credit that is set vertically.
const TALLEST_CREDIT: usize = 9;

/// Settles what only the lines around it tell of a line. `papers` are names of the paper that are known already.
pub(in crate::structure) fn settle(lines: &mut [Line], papers: &[&str]) {
    headings::settle(lines);
    settle_fields(lines);
    settle_days(lines);
    stack::settle(lines);
    settle_small_paper(lines);
    settle_repeats(lines);
    settle_papers(lines, papers);
    settle_buttons(lines);
    settle_vertical(lines);
    settle_authors(lines);
    settle_editors(lines);
}

/// The nearest line before `n` that is not blank.
fn before(lines: &[Line], n: usize) -> Option<usize> {
    (0..n).rev().find(|&k| lines[k].class != Class::Blank)
}

/// The nearest line after `n` that is not blank.
fn after(lines: &[Line], n: usize) -> Option<usize> {
    (n + 1..lines.len()).find(|&k| lines[k].class != Class::Blank)
}

fn is_furniture(line: &Line) -> bool {
    matches!(line.class, Class::Furniture(_))
}

/// Whether a line is of a record: it bears the name of a field.
fn is_field(line: &Line) -> bool {
    line.label.is_some() || matches!(line.class, Class::Label(_) | Class::Furniture(Furniture::Source(_)))
}

/// A note (`日期：…`) that is not understood is one of a record's fields, or the line of a notice.
fn settle_fields(lines: &mut [Line]) {
    for n in 0..lines.len() {
        let beside = [before(lines, n), after(lines, n)];
        let fields = beside.iter().flatten().filter(|&&k| is_field(&lines[k])).count();
        let line = &mut lines[n];
        match (&line.class, line.label) {
            (Class::Furniture(Furniture::Editors), Some(Label::Note | Label::Author)) if fields == 0 => {
                line.class = Class::Text;
                line.label = None;
            }
            // A name without a value speaks of the next line, if that has none of its own.
            (Class::Label(Label::Note | Label::Author), _) => {
                let follows =
                    lines.get(n + 1).is_some_and(|next| next.class != Class::Blank && !is_field(next));
                if !follows {
                    lines[n].class = Class::Furniture(Furniture::Editors);
                }
            }
            (Class::Label(Label::Column), _) => {
                let next =
                    lines.get(n + 1).is_some_and(|next| next.class == Class::Text && next.label.is_none());
                let follows =
                    next && lines.get(n + 2).is_some_and(|l| l.class == Class::Blank || is_field(l));
                if !follows {
                    lines[n].class = Class::Furniture(Furniture::Column(String::new()));
                }
            }
            (Class::Text, None) if fields == 2 && is_named_field(&line.text) => {
                line.class = Class::Furniture(Furniture::Editors);
            }
            _ => {}
        }
    }
}

fn is_named_field(text: &str) -> bool {
    catalogue::named(&plain(text)).first().is_some_and(|field| field.from == 0)
}

/// The rest of the editors in brackets on the line after: （视频编辑：张红 文字编辑： over 王伟）. It would be a headline else.
fn settle_editors(lines: &mut [Line]) {
    for n in 1..lines.len() {
        let (before, line) = (&lines[n - 1], &lines[n]);
        let editors = before.class == Class::Furniture(Furniture::Editors);
        let rest = line.class == Class::Text
            && line.is_bare()
            && line.width <= WIDEST_REST
            && line.text.ends_with(['）', ')'])
            && !line.text.contains(['（', '(', '，', '。']);
        if editors && rest && !before.text.ends_with(['）', ')']) {
            lines[n].class = Class::Furniture(Furniture::Editors);
        }
    }
}

/// The day that is all a line holds.
fn lone_day(line: &Line) -> Option<String> {
    if !(8..=40).contains(&line.width)
        || !matches!(line.class, Class::Text | Class::Furniture(Furniture::Folio(_)))
    {
        return None;
    }
    let mut strip = Strip::new(&line.text);
    let found = day::find(strip.plain())?;
    strip.cut(found.from, found.to);
    strip.words().is_empty().then_some(found.edtf)
}

/// A day alone on its line: of the page above all text, of the piece between its title and its text, and elsewhere the
/// day under a notice.
fn settle_days(lines: &mut [Line]) {
    let first = lines.iter().position(|l| !matches!(l.class, Class::Blank | Class::Furniture(_)));
    for n in 0..lines.len() {
        let Some(date) = lone_day(&lines[n]) else { continue };
        if first.is_none_or(|first| n <= first) {
            let info = PageInfo { issue_date: Some(date), ..PageInfo::default() };
            lines[n].class = Class::Furniture(Furniture::Folio(info));
            continue;
        }
        let under = before(lines, n).is_some_and(|k| n - k <= 2 && is_title_like(&lines[k]));
        let over = after(lines, n).is_some_and(|k| k - n <= 2 && is_text_like(&lines[k]));
        lines[n].class = if under && over {
            let found = Attribution { date: Some(date), ..Attribution::default() };
            Class::Furniture(Furniture::Source(found))
        } else {
            Class::Text
        };
    }
}

fn is_title_like(line: &Line) -> bool {
    matches!(line.class, Class::Text) && line.width < WIDE && !is_finished(&line.text)
}

fn is_text_like(line: &Line) -> bool {
    match line.class {
        Class::Text => line.width >= WIDE || line.text.contains('。'),
        _ => false,
    }
}

/// The first line over a date of issue that has no paper: 今日冠县.
fn settle_small_paper(lines: &mut [Line]) {
    let Some(first) = lines.iter().position(|l| l.class != Class::Blank) else { return };
    let nameless = |info: &PageInfo| info.issue_date.is_some() && info.publication.is_none();
    let over = after(lines, first).is_some_and(
        |n| matches!(&lines[n].class, Class::Furniture(Furniture::Folio(info)) if nameless(info)),
    );
    let printed = close_up(&lines[first].text);
    if over && lines[first].class == Class::Text && paper::is_local_name(&plain(&printed)) {
        let info = PageInfo { publication: Some(printed), ..PageInfo::default() };
        lines[first].class = Class::Furniture(Furniture::Folio(info));
    }
}

/// What was a folio at the page's head is one wherever it comes again.
fn settle_repeats(lines: &mut [Line]) {
    let folio = |line: &Line| match &line.class {
        Class::Furniture(Furniture::Folio(info)) if info.page_label.is_some() => {
            Some((line.text.clone(), info.clone()))
        }
        _ => None,
    };
    let folios: Vec<(String, PageInfo)> = lines.iter().filter_map(folio).collect();
    for line in lines.iter_mut().filter(|l| l.class == Class::Text && l.heading == 0) {
        if let Some((_, info)) = folios.iter().find(|(text, _)| *text == line.text) {
            line.class = Class::Furniture(Furniture::Folio(info.clone()));
        }
    }
}

/// A bare name is a running head where it is the paper's own: known, printed beside a date, or coming again; and at
/// the head of the page, where nothing but the masthead stands before it.
fn settle_papers(lines: &mut [Line], papers: &[&str]) {
    let name =
        |line: &Line| -> String { plain(&close_up(&line.text)).chars().filter(|c| !is_blank(*c)).collect() };
    let folio = |line: &Line| match &line.class {
        Class::Furniture(Furniture::Folio(info)) => info.publication.clone().map(|p| (p, info.clone())),
        _ => None,
    };
    let is_bare =
        |info: &PageInfo| info.issue_date.is_none() && info.page_label.is_none() && info.section.is_none();
    let dated =
        lines.iter().filter_map(folio).filter(|(_, info)| !is_bare(info)).map(|(name, _)| plain(&name));
    let known: Vec<String> = papers.iter().map(|p| plain(p)).chain(dated).collect();
    let bare: Vec<(usize, String)> = (0..lines.len())
        .filter(|&n| {
            lines[n].heading == 0
                && (lines[n].class == Class::Text && lines[n].width <= 24
                    || folio(&lines[n]).is_some_and(|(_, info)| is_bare(&info)))
        })
        .map(|n| (n, name(&lines[n])))
        .filter(|(_, name)| known.contains(name) || paper::is_title(name))
        .collect();
    for (n, name) in &bare {
        let again = bare.iter().filter(|(_, other)| other == name).count() > 1;
        let head = known.is_empty()
            && before(lines, *n).is_none_or(|k| is_furniture(&lines[k]))
            && lines.get(n + 1).is_none_or(|next| next.class == Class::Blank || is_furniture(next));
        let line = &mut lines[*n];
        line.class = if again || head || known.contains(name) {
            let printed: String = close_up(&line.text).chars().filter(|c| !is_blank(*c)).collect();
            Class::Furniture(Furniture::Folio(PageInfo { publication: Some(printed), ..PageInfo::default() }))
        } else {
            Class::Text
        };
    }
}

/// Words that may be on a button are where another button stands beside them.
fn settle_buttons(lines: &mut [Line]) {
    let weak: Vec<bool> = lines
        .iter()
        .map(|l| l.class == Class::Text && l.heading == 0 && web::line(&l.text).is_some())
        .collect();
    for n in (0..lines.len()).filter(|&n| weak[n]) {
        let beside = |k: usize| weak[k] || matches!(lines[k].class, Class::Furniture(Furniture::Web));
        let near = |k: Option<usize>| k.is_some_and(|k| k.abs_diff(n) <= 2 && beside(k));
        if near(before(lines, n)) || near(after(lines, n)) {
            lines[n].class = Class::Furniture(Furniture::Web);
        }
    }
}

/// A credit set vertically comes out one character a line.
fn settle_vertical(lines: &mut [Line]) {
    let single =
        |line: &Line| line.class == Class::Text && line.text.chars().filter(|c| !is_blank(*c)).count() == 1;
    let mut n = 0;
    while n < lines.len() {
        let length = lines[n..].iter().take_while(|line| single(line)).count();
        if (3..=TALLEST_CREDIT).contains(&length) {
            let text: String = lines[n..n + length].iter().map(|l| l.text.trim_matches(is_blank)).collect();
            let text = text.replace(['╱', '∕', '⁄'], "/");
            if let Some((Form::Photo | Form::Plain, credits)) =
                byline::standalone(&text).filter(|_| text.contains(['摄', '攝', '图', '圖']))
            {
                lines[n].class = Class::Byline(Form::Photo, credits);
                lines[n].text = text;
                lines[n + 1..n + length].iter_mut().for_each(|l| l.class = Class::Furniture(Furniture::Rule));
            }
        }
        n += length.max(1);
    }
}

/// In dumps and on literary pages the author stands alone between title and text, without a word for it.
fn settle_authors(lines: &mut [Line]) {
    let literary = lines.iter().any(|l| match &l.class {
        Class::Furniture(Furniture::Folio(info)) => info
            .section
            .as_deref()
            .is_some_and(|s| ["副刊", "文艺", "文苑", "文学"].iter().any(|w| plain(s).contains(w))),
        Class::Furniture(Furniture::Column(_)) => true,
        _ => false,
    });
    if !literary {
        return;
    }
    for n in 1..lines.len() {
        let name: String = lines[n].text.chars().filter(|c| !is_blank(*c)).collect();
        let length = name.chars().count();
        let named = lines[n].class == Class::Text && (2..=4).contains(&length) && name.chars().all(is_han);
        // The title itself stands under a blank line or a label.
        let titled = is_title_like(&lines[n - 1])
            && n.checked_sub(2).is_none_or(|k| !matches!(lines[k].class, Class::Text));
        let over = lines.get(n + 1).is_some_and(is_text_like);
        if !(named && titled && over) {
            continue;
        }
        if let Some((form, credits)) = byline::standalone(&format!("□{name}")) {
            lines[n].class = Class::Byline(form, credits);
        }
    }
}

#[cfg(test)]
mod tests;
