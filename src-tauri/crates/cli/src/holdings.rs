//! `jianbao holdings`: what is held of each paper and what is not, and what people know of it.

use std::fmt::Write;

use archive::wire::{Change, Gap, IssueDay, PaperHoldings, Target};
use archive::{Archive, gaps_csv};
use newspaper::{Correction, Issuing};

use crate::arguments::HoldingsArguments;
use crate::output::{self, Failure, Outcome, texts};
use crate::{correct, words};

/// Shows or notes.
pub(crate) fn holdings(arguments: &HoldingsArguments) -> Outcome {
    let archive = Archive::open(&arguments.archive)?;
    if let Some(known) = &arguments.known {
        return note(&archive, arguments, known.clone());
    }
    let publication = arguments.publication.as_deref();
    if arguments.gaps || arguments.csv {
        let mut gaps = archive.gaps(publication, arguments.from.as_deref(), arguments.to.as_deref())?;
        gaps.retain(|gap| !arguments.nameless || gap.publication.is_none());
        return if arguments.csv {
            output::plain(&gaps_csv(&gaps, &|key| texts().text(key, &[])))
        } else if arguments.json {
            output::json(&gaps)
        } else {
            output::plain(&gaps.iter().map(gap_text).collect::<String>())
        };
    }
    if let (true, Some(from), Some(to)) = (arguments.days, &arguments.from, &arguments.to) {
        let days = archive.issue_days(publication, from, to)?;
        return match arguments.json {
            true => output::json(&days),
            false => output::plain(&days.iter().map(day_text).collect::<String>()),
        };
    }
    let mut papers = archive.holdings()?;
    papers.retain(|paper| match arguments.nameless {
        true => paper.publication.is_none(),
        false => publication.is_none() || paper.publication.as_deref() == publication,
    });
    if arguments.json {
        output::json(&papers)
    } else {
        output::plain(&papers.iter().map(paper_text).collect::<String>())
    }
}

/// Notes what a person knows, as a correction of the archive.
fn note(archive: &Archive, arguments: &HoldingsArguments, known: Issuing) -> Outcome {
    if arguments.publication.is_none() && !arguments.nameless {
        return Err(Failure::Usage(texts().text("cli.publication-wanted", &[])));
    }
    let correction = Correction::Issues {
        publication: arguments.publication.clone(),
        from: arguments.from.clone(),
        to: arguments.to.clone(),
        known,
    };
    let change = Change { target: Target::Archive, corrections: vec![correction] };
    correct::print(&archive.correct(&[change])?, arguments.json)
}

fn named(publication: Option<&str>) -> String {
    publication.map_or_else(|| texts().text("holdings.nameless", &[]), str::to_owned)
}

fn paper_text(paper: &PaperHoldings) -> String {
    let ends = [&paper.first, &paper.last].map(|end| end.clone().unwrap_or_default());
    let counts =
        [paper.issues, paper.pages, paper.missing, paper.incomplete, paper.missing_pages, paper.unchecked];
    let counts = counts.map(|count| count.to_string());
    let name = named(paper.publication.as_deref());
    let mut args = vec![name.as_str(), &ends[0], &ends[1]];
    args.extend(counts.iter().map(String::as_str));
    let mut out = texts().text("cli.holdings-paper", &args) + "\n";
    for rhythm in &paper.rhythms {
        let weekdays = words::weekdays(&rhythm.weekdays);
        let args = [rhythm.from.as_str(), &rhythm.to, &weekdays];
        let _ = writeln!(out, "{}", texts().text("cli.holdings-rhythm", &args));
    }
    out
}

fn state_text(state: archive::wire::IssueState) -> String {
    let name = serde_json::to_value(state).ok();
    words::named("holdings.state", name.as_ref().and_then(|name| name.as_str()).unwrap_or_default())
}

fn gap_text(gap: &Gap) -> String {
    let days = if gap.from == gap.to { gap.from.clone() } else { format!("{}—{}", gap.from, gap.to) };
    let (paper, state) = (named(gap.publication.as_deref()), state_text(gap.state));
    format!("{paper}  {days}  {state}  {}  {}\n", gap.days, gap.missing.join(" "))
}

fn day_text(day: &IssueDay) -> String {
    let state = state_text(day.state);
    format!("{}  {state}  {}  {}\n", day.date, day.labels.join(" "), day.articles)
}
