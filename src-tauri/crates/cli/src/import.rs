//! `jianbao import`.

use std::sync::atomic::AtomicBool;

use archive::wire::ImportSummary;
use archive::{Archive, ImportOptions};
use serde_json::json;

use crate::arguments::ImportArguments;
use crate::log;
use crate::output::{self, Failure, Outcome, remark, sentence, texts};
use crate::progress::with_bar;

/// Imports files and folders; creates the archive where there is none.
pub(crate) fn import(arguments: &ImportArguments) -> Outcome {
    let archive = Archive::open_or_create(&arguments.archive)?;
    arguments.index_memory.into_iter().for_each(|megabytes| archive.set_index_memory(megabytes * 1_000_000));
    arguments.threads.into_iter().for_each(|threads| archive.set_import_threads(threads));
    let page = &arguments.page;
    let options = ImportOptions {
        publication: page.publication.clone(),
        issue_date: page.issue_date.clone(),
        page_label: page.page.clone(),
        encoding: page.encoding.clone(),
        patterns: arguments.pattern.clone(),
        papers: arguments.paper.iter().cloned().collect(),
    };
    let summary =
        with_bar(|progress| archive.import(&arguments.paths, &options, progress, &AtomicBool::new(false)))?;
    name_failures(&summary);
    if arguments.json {
        output::json(&summary_json(&summary))?
    } else {
        output::plain(&summary_text(&summary))?
    }
    if summary.failed > 0 { Err(Failure::Partly) } else { Ok(()) }
}

fn name_failures(summary: &ImportSummary) {
    log::files(&summary.failures);
    for failure in &summary.failures {
        eprintln!("{}: {}", failure.path, sentence(failure.code.name(), &failure.detail));
    }
    for note in &summary.remarks {
        eprintln!("{}: {}", note.path, remark(&note.diagnostic));
    }
}

fn summary_json(summary: &ImportSummary) -> serde_json::Value {
    json!({
        "files": summary.files,
        "articles": summary.articles,
        "skipped": summary.skipped,
        "failed": summary.failed,
        "seconds": summary.seconds,
        "cancelled": summary.cancelled,
        "failures": summary.failures.iter().map(|f| json!({
            "path": f.path, "code": f.code, "detail": f.detail, "message": sentence(f.code.name(), &f.detail),
        })).collect::<Vec<_>>(),
        "remarks": summary.remarks.iter().map(|r| json!({
            "path": r.path, "code": r.diagnostic.code, "severity": r.diagnostic.severity,
            "lines": r.diagnostic.lines, "message": remark(&r.diagnostic),
        })).collect::<Vec<_>>(),
    })
}

fn summary_text(summary: &ImportSummary) -> String {
    let counts = [summary.files, summary.articles, summary.skipped, summary.failed].map(|n| n.to_string());
    let seconds = format!("{:.1}", summary.seconds);
    let mut args: Vec<&str> = counts.iter().map(String::as_str).collect();
    args.push(&seconds);
    format!("{}\n", texts().text("cli.imported", &args))
}
