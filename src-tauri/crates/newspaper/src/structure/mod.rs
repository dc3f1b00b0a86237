//! Lines to articles.
//!
//! ```text
//! lines ─line→ classes ─layout→ runs, measure ─element→ titles, bylines, paragraphs ─cut→ parts ─article→ Articles
//! ```
//!
//! Before all this `sheet` sets columns that stand side by side one after the other, and `order` asks whether what was
//! read stands in the order of print at all.
//!
//! `line` looks at one line alone; `layout` takes the columns' measure; `element` mends wraps and column breaks;
//! `cut` reads the page as a whole with the costs of `cost`; `article`, `title`, `kind` and `supplied` build what
//! the reader sees. What a person set right comes after this free reading: `constraint` takes the corrections of
//! lines together, `revise` reads anew what they touch, `field` sets texts and fields of the finished articles;
//! `doubt` asks what the reading is not sure of. Nothing here fails: what is not understood ends up as a paragraph or an unassigned line.

mod build;
mod cut;
mod lines;
mod pieces;
mod revise;
mod signs;

use build::printed::Printed;
use build::{apart, article, field, order, sheet};
use cut::reading::Reading;
use cut::viterbi::{self, Choice};
use lines::line::{self, Class, Line};
use lines::{margin, page};
use pieces::element::{self, Element, Kind};
use pieces::layout;
use revise::{doubt, revised};
use signs::{byline, folio, head, lead, plain};

use crate::correction::{Correction, Unapplied};
use crate::diagnostic::{Diagnostic, DiagnosticCode};
use crate::doubt::Doubt;
use crate::model::{Article, Config, PageInfo};
use crate::text::simple::simplified;

pub use build::field::apply as correct_articles;
pub use lines::page::correct as correct_page;
pub use signs::supplied::after_lead;

/// A day that is written in Chinese numerals: EDTF, and where it stands in bytes.
pub(crate) fn han_day(text: &str) -> Option<(String, usize, usize)> {
    let chars: Vec<char> = plain::plain(text).chars().collect();
    let found = folio::day::find(&chars).filter(|found| !chars[found.from].is_ascii_digit())?;
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(byte, _)| byte);
    Some((found.edtf, at(found.from), at(found.to)))
}

/// A page label in the form in which the same page is always the same: without 第 and 版, in Arabic numerals.
pub fn arabic_label(label: &str) -> String {
    let plain = plain::plain(label);
    folio::page_label(plain.trim().trim_start_matches('第').trim_end_matches('版'))
}

/// Whether a paragraph that begins so begins with a dateline or the like: `本报讯`, `新华社北京7月1日电`.
pub(crate) fn is_lead(text: &str) -> bool {
    lead::read(&simplified(text)).is_some()
}

/// Below this probability a cut or a headline is doubtful.
const DOUBTFUL: f32 = 0.88;

/// A page cut into articles, before facts are read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Structure {
    /// What masthead and folio lines say (or the [`Config`], which wins).
    pub page: PageInfo,
    /// Articles in the order of their first line; facts and subjects still empty.
    pub articles: Vec<Article>,
    /// By article the day that its own source line names; empty where the page is of one day.
    pub own_days: Vec<Option<String>>,
    /// Non-blank lines in no article, 1-based, ascending.
    pub unassigned_lines: Vec<u32>,
    /// Remarks.
    pub diagnostics: Vec<Diagnostic>,
    /// Cuts and headlines that a person should look at.
    pub doubts: Vec<Doubt>,
    /// Corrections that could not be applied.
    pub unapplied: Vec<Unapplied>,
}

/// Cuts a page into articles, as corrected by [`Config::corrections`]. Every non-blank line ends up in exactly one
/// article or in [`Structure::unassigned_lines`].
pub fn read(source: &[String], config: &Config) -> Structure {
    let mut found = match sheet::part(source) {
        Some(sheet) => {
            let corrections = sheet.corrections(&config.corrections);
            sheet.restore(read_lines(&sheet.lines, &corrections, config), source)
        }
        None => read_lines(source, &config.corrections, config),
    };
    if found.articles.is_empty() {
        found.diagnostics.push(Diagnostic::warning(DiagnosticCode::NoArticle, Vec::new(), Vec::new()));
    }
    found.unapplied.extend(field::apply(&mut found.articles, &config.corrections));
    found.unapplied.sort_by_key(|u| u.index);
    found
}

/// Cuts lines that stand in the order in which they are read; fields are not corrected yet.
fn read_lines(source: &[String], corrections: &[Correction], config: &Config) -> Structure {
    let printed = Printed::of(source);
    let source = printed.as_ref().map_or(source, Printed::read_as);
    let papers = [config.publication.as_deref(), config.named.publication.as_deref()];
    let free = read_freely(source, &papers.into_iter().flatten().collect::<Vec<_>>());
    let revised = revised::revise(source, &free, corrections);
    let page = revised.as_ref().map_or(&free, |(page, _)| page);
    let (mut articles, mut diagnostics) = articles(&page.elements, &page.choices);
    margin::note(&page.lines, &mut articles);
    head::carry(&mut articles);
    if let Some(broken) = order::broken(&page.lines, &page.elements) {
        order::doubt(&mut articles);
        diagnostics.insert(0, broken);
    }
    let mut doubts = doubt::read(page, revised.as_ref().map(|(_, constraints)| (&free, constraints)));
    let (mut info, remark) = page::read(&page.lines, config);
    diagnostics.extend(remark);
    let own_days = match info.issue_date {
        Some(_) => Vec::new(),
        None => page::own_days(&page.lines, &articles),
    };
    if let Some(printed) = &printed {
        articles.iter_mut().for_each(|article| printed.restore_article(article));
        diagnostics.iter_mut().for_each(|d| printed.restore_all(&d.lines, &mut d.args));
        doubts.iter_mut().for_each(|doubt| printed.restore_doubt(doubt));
        printed.restore_page(&mut info);
    }
    Structure {
        page: info,
        own_days,
        unassigned_lines: unassigned(&page.lines, &articles),
        articles,
        diagnostics,
        doubts,
        unapplied: revised.map(|(_, constraints)| constraints.unapplied).unwrap_or_default(),
    }
}

/// Reads the page without any correction.
fn read_freely(source: &[String], papers: &[&str]) -> Reading {
    let lines = line::classify_of(source, papers);
    let layout = layout::read(&lines);
    let elements = element::read(&lines, &layout);
    let (choices, habit) = viterbi::read(&elements, &layout);
    Reading { lines, layout, elements, choices, habit }
}

/// Builds the articles between the cuts, with what is doubtful about them.
fn articles(elements: &[Element], choices: &[Choice]) -> (Vec<Article>, Vec<Diagnostic>) {
    let mut starts: Vec<usize> = (0..choices.len()).filter(|&n| n == 0 || choices[n].cut).collect();
    starts.push(choices.len());
    let (mut articles, mut diagnostics) = (Vec::new(), Vec::new());
    for pair in starts.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let sure_end = choices.get(to).map_or(1.0, |c| c.sure_cut);
        let under_picture = from > 0 && is_picture_title(&elements[from - 1..to], &choices[from..to]);
        let (article, suspicions) =
            article::build(&elements[from..to], &choices[from..to], sure_end, under_picture);
        diagnostics.extend(suspicions.into_iter().map(|suspicion| suspicion.remark(&article)));
        let before = from.checked_sub(1).and_then(|last| elements[last].lines.last().copied());
        diagnostics.extend(doubts(&article, before, &elements[from..to], &choices[from..to]));
        articles.push(article);
    }
    diagnostics.extend(apart::match_titles(elements, choices, &starts, &mut articles));
    articles.retain(|a| !is_lone_head(a));
    articles.sort_by_key(|a| a.lines.first().copied());
    (articles, diagnostics)
}

/// Whether the first of several title lines stands under a picture's credit, and may be the picture's.
fn is_picture_title(elements: &[Element], choices: &[Choice]) -> bool {
    let credit = matches!(elements[0].kind, Kind::Byline(byline::Form::Photo, _));
    let title = |n: usize| choices.get(n).is_some_and(|c| c.part == viterbi::Part::TitleAbove);
    credit && elements.get(1).is_some_and(Element::is_bare) && title(0) && title(1)
}

/// Whether a piece is nothing but the head of a column whose items stand elsewhere in the dump.
fn is_lone_head(article: &Article) -> bool {
    article.standing_head.is_some()
        && article.headline_supplied
        && article.blocks.is_empty()
        && article.byline.printed.is_empty()
}

/// Doubtful cut or headline of an article. `before` is the last line of the article before it: where no cut may be, that
/// one is in doubt, too.
fn doubts(
    article: &Article,
    before: Option<u32>,
    elements: &[Element],
    choices: &[Choice],
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    if choices.first().is_some_and(|c| c.sure_cut < DOUBTFUL) {
        let mut lines: Vec<u32> = before.into_iter().chain(article.lines.first().copied()).collect();
        lines.sort_unstable();
        out.push(Diagnostic::warning(DiagnosticCode::CutDoubtful, lines, vec![article.headline.clone()]));
    }
    // What may be two pieces.
    for (element, _) in elements.iter().zip(choices).skip(1).filter(|(_, c)| c.sure_cut < DOUBTFUL) {
        out.push(Diagnostic::warning(
            DiagnosticCode::CutDoubtful,
            vec![element.first_line()],
            vec![doubt::quote(&element.text)],
        ));
    }
    let titles = elements.iter().zip(choices).filter(|(_, c)| {
        matches!(c.part, viterbi::Part::TitleAbove | viterbi::Part::TitleBelow) && c.sure_part < DOUBTFUL
    });
    for (element, _) in titles {
        out.push(Diagnostic::warning(
            DiagnosticCode::HeadlineDoubtful,
            element.lines.clone(),
            vec![element.text.clone()],
        ));
    }
    out
}

/// Non-blank lines of no article.
fn unassigned(lines: &[Line], articles: &[Article]) -> Vec<u32> {
    let mut taken = vec![false; lines.len() + 1];
    for &n in articles.iter().flat_map(|a| &a.lines) {
        taken[n as usize] = true;
    }
    lines.iter().filter(|l| l.class != Class::Blank && !taken[l.number as usize]).map(|l| l.number).collect()
}
