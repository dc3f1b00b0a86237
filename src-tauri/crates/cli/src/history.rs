//! `jianbao today` and `jianbao phrase`: a day and a phrase through the years.

use std::fmt::Write;

use archive::Archive;
use archive::query::Axis;
use archive::wire::{Concordance, PhraseUse, TodayView};
use serde_json::json;

use crate::arguments::{PhraseArguments, TodayArguments};
use crate::output::{self, Outcome, texts};
use crate::read::headline;

/// The same day in every year.
pub(crate) fn today(arguments: &TodayArguments) -> Outcome {
    let archive = Archive::open_whole(&arguments.archive)?;
    archive.set_today(arguments.today.as_deref())?;
    let lunar = match (arguments.lunar, arguments.solar) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    let view = archive.today_in_history(arguments.date.as_deref(), arguments.around, lunar)?;
    if arguments.json { output::json(&view) } else { output::plain(&today_text(&view)) }
}

/// One or two phrases over the years.
pub(crate) fn phrase(arguments: &PhraseArguments) -> Outcome {
    let archive = Archive::open_whole(&arguments.archive)?;
    let uses: Vec<PhraseUse> =
        arguments.phrases.iter().map(|phrase| archive.usage(phrase)).collect::<archive::Result<_>>()?;
    let contexts: Option<Vec<Concordance>> = match arguments.context {
        None => None,
        Some(order) => {
            let of = |phrase: &String| {
                archive.concordance(phrase, order.into(), arguments.rows.limit, arguments.rows.offset)
            };
            Some(arguments.phrases.iter().map(of).collect::<archive::Result<_>>()?)
        }
    };
    if arguments.json {
        return match &contexts {
            Some(contexts) => output::json(&json!({ "phrases": uses, "contexts": contexts })),
            None => output::json(&json!({ "phrases": uses })),
        };
    }
    let mut out = String::new();
    for (n, usage) in uses.iter().enumerate() {
        out += &usage_text(usage);
        if let Some(context) = contexts.as_ref().and_then(|contexts| contexts.get(n)) {
            out += &context_text(context);
        }
    }
    output::plain(&out)
}

fn today_text(view: &TodayView) -> String {
    if view.years.is_empty() {
        return texts().text("cli.today-none", &[]) + "\n";
    }
    let mut out = String::new();
    for year in &view.years {
        let ago = match year.ago {
            0 => texts().text("today.ago.same", &[]),
            ago if ago < 0 => texts().text("today.ago.later", &[&(-ago).to_string()]),
            ago => texts().text("today.ago", &[&ago.to_string()]),
        };
        let _ = writeln!(out, "{}（{ago}）", year.date);
        for article in &year.articles {
            let axis = if article.axis == Axis::Published { "today.published" } else { "today.happened" };
            let said: String = article.quote.text.iter().map(|segment| segment.text.as_str()).collect();
            let title = headline(&article.quote.headline, article.quote.headline_supplied);
            let axis = texts().text(axis, &[]);
            let _ = writeln!(
                out,
                "  {axis}  {title}\n    {said}\n    {} [{}]",
                article.citation, article.quote.article
            );
        }
    }
    out
}

fn usage_text(usage: &PhraseUse) -> String {
    let counts = [usage.total, usage.undated].map(|count| count.to_string());
    let mut out = texts().text("cli.phrase-total", &[&usage.phrase, &counts[0], &counts[1]]) + "\n";
    for (key, end) in [("phrase.first", &usage.first), ("phrase.last", &usage.last)] {
        let Some(quote) = end else { continue };
        let said: String = quote.text.iter().map(|segment| segment.text.as_str()).collect();
        let date = quote.published.as_deref().unwrap_or_default();
        let _ = writeln!(out, "  {}  {date}  {said} [{}]", texts().text(key, &[]), quote.article);
    }
    for year in usage.years.iter().filter(|year| year.count > 0) {
        let mark = if usage.peak == Some(year.year) { " *" } else { "" };
        let _ = writeln!(out, "  {}  {:>8.2}‰  {}/{}{mark}", year.year, year.rate, year.count, year.all);
    }
    for variant in &usage.variants {
        let args = [variant.name.as_str(), &variant.articles.to_string()];
        let _ = writeln!(
            out,
            "  {}  {}",
            texts().text("phrase.variants", &[]),
            texts().text("phrase.variant", &args)
        );
    }
    out
}

fn context_text(context: &Concordance) -> String {
    let row = |row: &archive::wire::ConcordanceRow| {
        let date = row.published.as_deref().unwrap_or_default();
        format!("  {date:<11} {}【{}】{} [{}]\n", row.left, row.hit, row.right, row.article)
    };
    context.rows.iter().map(row).collect()
}
