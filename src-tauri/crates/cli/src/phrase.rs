//! `jianbao phrase`: one or two phrases over the years.

use std::fmt::Write;

use archive::Archive;
use archive::wire::{Concordance, PhraseUse};
use serde_json::json;

use crate::arguments::PhraseArguments;
use crate::output::{self, Outcome, texts};

/// One or two phrases over the years.
pub(crate) fn phrase(arguments: &PhraseArguments) -> Outcome {
    let archive = Archive::open_whole(&arguments.archive)?;
    let uses: Vec<PhraseUse> =
        arguments.phrases.iter().map(|phrase| archive.phrase(phrase)).collect::<archive::Result<_>>()?;
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
    for (n, used) in uses.iter().enumerate() {
        out += &use_text(used);
        if let Some(context) = contexts.as_ref().and_then(|contexts| contexts.get(n)) {
            out += &context_text(context);
        }
    }
    output::plain(&out)
}

fn use_text(used: &PhraseUse) -> String {
    let counts = [used.total, used.undated].map(|count| count.to_string());
    let mut out = texts().text("cli.phrase-total", &[&used.phrase, &counts[0], &counts[1]]) + "\n";
    for (key, end) in [("phrase.first", &used.first), ("phrase.last", &used.last)] {
        let Some(quote) = end else { continue };
        let said: String = quote.text.iter().map(|segment| segment.text.as_str()).collect();
        let date = quote.published.as_deref().unwrap_or_default();
        let _ = writeln!(out, "  {}  {date}  {said} [{}]", texts().text(key, &[]), quote.article);
    }
    for year in used.years.iter().filter(|year| year.count > 0) {
        let mark = if used.peak == Some(year.year) { " *" } else { "" };
        let _ = writeln!(out, "  {}  {:>8.2}‰  {}/{}{mark}", year.year, year.rate, year.count, year.all);
    }
    for variant in &used.variants {
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
