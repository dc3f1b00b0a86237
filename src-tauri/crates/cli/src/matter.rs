//! `jianbao dossier`, `person`, `figures` and `heading`: what the archive says of one matter.

use std::fmt::Write;

use archive::Archive;
use archive::wire::{
    Change, Dossier, FigureFilter, FigureList, FigureRow, PersonView, Quote, Statement, Target,
};
use newspaper::{Correction, NameKind};

use crate::arguments::{FiguresArguments, HeadingArguments, NameArguments};
use crate::output::{self, Outcome, texts};
use crate::read::headline;
use crate::{correct, words};

/// Everything of one initiative.
pub(crate) fn dossier(arguments: &NameArguments) -> Outcome {
    let dossier = Archive::open_whole(&arguments.archive)?.dossier(&arguments.name)?;
    if arguments.json { output::json(&dossier) } else { output::plain(&dossier_text(&dossier)) }
}

/// Everything of one person.
pub(crate) fn person(arguments: &NameArguments) -> Outcome {
    let person = Archive::open_whole(&arguments.archive)?.person(&arguments.name)?;
    if arguments.json { output::json(&person) } else { output::plain(&person_text(&person)) }
}

/// Figures of a query.
pub(crate) fn figures(arguments: &FiguresArguments) -> Outcome {
    let archive = arguments.query.open(&arguments.archive)?;
    let filter = FigureFilter {
        subject: arguments.subject.clone(),
        measure: arguments.measure.clone(),
        place: arguments.of_place.clone(),
        from: arguments.since.clone(),
        to: arguments.until.clone(),
    };
    let list = archive.figures(&arguments.query.query(), &filter, arguments.limit, arguments.offset)?;
    if arguments.json { output::json(&list) } else { output::plain(&figures_text(&list)) }
}

/// Files a name under a heading, everywhere or in some articles.
pub(crate) fn heading(arguments: &HeadingArguments) -> Outcome {
    let archive = Archive::open_whole(&arguments.archive)?;
    let of: NameKind = arguments.of.into();
    let given = |line| Correction::Heading {
        line,
        of,
        name: arguments.name.clone(),
        heading: arguments.heading.clone(),
    };
    let change = |target, line| Change { target, corrections: vec![given(line)] };
    let changes: Vec<Change> = match arguments.article.as_slice() {
        [] => vec![change(Target::Archive, None)],
        // The archive knows the line of an article itself.
        ids => ids.iter().map(|&id| change(Target::Article(id), Some(0))).collect(),
    };
    correct::print(&archive.correct(&changes)?, arguments.json)
}

fn quote_text(quote: &Quote) -> String {
    let text: String = quote.text.iter().map(|segment| segment.text.as_str()).collect();
    let source = [&quote.published, &quote.publication, &quote.page].into_iter().flatten();
    let source: Vec<&str> = source.map(String::as_str).collect();
    format!("{text} [{} {}]", quote.article, source.join(" "))
}

/// A quotation under its headline, where articles are listed.
fn article_text(quote: &Quote) -> String {
    format!("{}  {}", headline(&quote.headline, quote.headline_supplied), quote_text(quote))
}

fn dossier_text(dossier: &Dossier) -> String {
    let kind = dossier.kind.as_deref().map(|kind| words::named("fact.initiative", kind));
    let known = [Some(dossier.name.clone()), kind, Some(dossier.variants.join(" / "))];
    let known: Vec<String> = known.into_iter().flatten().filter(|words| !words.is_empty()).collect();
    let mut out = format!("{}\n", known.join("  "));
    let mut section = |key: &str, rows: Vec<String>| {
        let _ = writeln!(out, "{}", texts().text(key, &[]));
        rows.iter().for_each(|row| out.push_str(&format!("  {row}\n")));
    };
    let stated = |statements: &[Statement]| -> Vec<String> {
        statements.iter().map(|s| format!("{} ×{}  {}", s.value, s.articles, quote_text(&s.quote))).collect()
    };
    section("dossier.what", dossier.definitions.iter().map(quote_text).collect());
    section("dossier.who", stated(&dossier.runners));
    section("dossier.since", stated(&dossier.began));
    section("dossier.where", stated(&dossier.places));
    section("dossier.figures", dossier.figures.iter().map(figure_text).collect());
    section("dossier.articles", dossier.articles.iter().map(article_text).collect());
    out
}

fn person_text(person: &PersonView) -> String {
    let mut out = format!("{}  {} / {}\n", person.heading, person.count, person.written);
    for post in &person.posts {
        let words = [&post.words, &post.first, &post.last].into_iter().flatten();
        let words: Vec<&str> = words.map(String::as_str).collect();
        let _ = writeln!(out, "  {} ×{}", words.join("  "), post.articles.len());
    }
    for article in &person.articles {
        let said = article.words.as_ref().map(|words| format!("{words}  ")).unwrap_or_default();
        let _ = writeln!(out, "  {said}{}", article_text(&article.quote));
    }
    out
}

fn figure_text(row: &FigureRow) -> String {
    let place = row.place.as_ref().filter(|place| row.whose.as_ref() != Some(place));
    let words = [row.when.as_ref(), place, row.whose.as_ref(), row.what.as_ref()].into_iter().flatten();
    let mut words: Vec<&str> = words.map(String::as_str).collect();
    words.push(&row.text);
    format!("{}  {}", words.join("  "), quote_text(&row.quote))
}

fn figures_text(list: &FigureList) -> String {
    let mut out = String::new();
    for row in &list.rows {
        let _ = writeln!(out, "{}", figure_text(row));
    }
    for pair in &list.contradictions {
        let _ = writeln!(out, "≠ {}\n  {}", figure_text(&pair.left), figure_text(&pair.right));
    }
    let counts = [list.total, list.read, list.articles].map(|n| n.to_string());
    let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
    let _ = writeln!(out, "{}", texts().text("cli.figures-total", &counts));
    out
}
