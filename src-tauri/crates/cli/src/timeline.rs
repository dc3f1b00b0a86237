//! `jianbao timeline`: a query over time, as bars, as JSON or as a table of numbers.

use std::fmt::Write;

use archive::Archive;
use archive::wire::{Bin, DateRange, Density, DensityAsk, Series, SeriesKind, Timeline};
use serde::Serialize;

use crate::arguments::TimelineArguments;
use crate::output::{self, Outcome, texts};

/// Characters of the longest bar.
const BAR: u32 = 40;

/// The bins of the query and, where it is parted or compared, of each series.
#[derive(Debug, Serialize)]
struct Drawn {
    #[serde(flatten)]
    timeline: Timeline,
    /// Articles with dates that are all coarser than the bins; they are among the undated too.
    coarse: u32,
    ranges: Vec<DateRange>,
    series: Vec<Part>,
}

#[derive(Debug, Serialize)]
struct Part {
    kind: SeriesKind,
    value: Option<String>,
    label: String,
    total: u32,
    bins: Vec<Bin>,
}

/// Counts articles along the calendar.
pub(crate) fn timeline(arguments: &TimelineArguments) -> Outcome {
    let archive = arguments.query.open(&arguments.archive)?;
    let ask = ask(arguments);
    if arguments.csv {
        // What a file gets, byte order mark included.
        return output::plain(&archive.density_csv(&ask, &|key| texts().text(key, &[]))?);
    }
    let timeline = archive.timeline(&ask.query, ask.axis, ask.by)?;
    if ask.split.is_none() && ask.with.is_none() {
        return if arguments.json {
            output::json(&timeline)
        } else {
            output::plain(&timeline_text(&timeline))
        };
    }
    let drawn = drawn(&archive, timeline, &ask)?;
    if arguments.json { output::json(&drawn) } else { output::plain(&parts_text(&drawn)) }
}

fn ask(arguments: &TimelineArguments) -> DensityAsk {
    let query = arguments.query.query();
    // What is compared with is asked of the same articles, but for its words.
    let with =
        arguments.with.as_ref().map(|text| archive::query::Query { text: text.clone(), ..query.clone() });
    DensityAsk {
        axis: arguments.query.axis(),
        by: arguments.by.into(),
        split: arguments.split.map(Into::into),
        with,
        query,
        all_ranges: true,
        ..DensityAsk::default()
    }
}

fn drawn(archive: &Archive, timeline: Timeline, ask: &DensityAsk) -> archive::Result<Drawn> {
    let density = archive.density(ask)?;
    let series = density.series.iter().map(|series| part(&density, series)).collect();
    Ok(Drawn { timeline, coarse: density.coarse, ranges: density.ranges, series })
}

fn part(density: &Density, series: &Series) -> Part {
    let counted = (density.first_bin..).zip(series.counts.iter().zip(0..));
    let bins = counted.filter(|(_, (count, _))| **count > 0).map(|(n, (&count, at))| Bin {
        start: archive::bin_start(n, density.by),
        count,
        estimated: series.estimated.get(at).copied().unwrap_or(0),
    });
    let Series { kind, value, label, total, .. } = series.clone();
    Part { kind, value, label, total, bins: bins.collect() }
}

fn bars(out: &mut String, bins: &[Bin]) {
    let highest = bins.iter().map(|bin| bin.count).max().unwrap_or(1).max(1);
    for bin in bins {
        let length = (u64::from(bin.count) * u64::from(BAR)).div_ceil(u64::from(highest));
        let bar = "█".repeat(length as usize);
        let estimated = match bin.estimated {
            0 => String::new(),
            n => texts().text("cli.estimated", &[&n.to_string()]),
        };
        let _ = writeln!(out, "{:<10}  {:>6}  {bar} {estimated}", bin.start, bin.count);
    }
}

fn timeline_text(timeline: &Timeline) -> String {
    let mut out = String::new();
    bars(&mut out, &timeline.bins);
    let counts = [timeline.total.to_string(), timeline.undated.to_string()];
    let _ = writeln!(out, "{}", texts().text("cli.timeline-total", &[&counts[0], &counts[1]]));
    out
}

fn parts_text(drawn: &Drawn) -> String {
    let mut out = String::new();
    for part in &drawn.series {
        let name = match part.kind {
            SeriesKind::All => texts().text("csv.articles", &[]),
            SeriesKind::Rest => texts().text("series.rest", &[]),
            SeriesKind::None => texts().text("series.none", &[]),
            SeriesKind::Value | SeriesKind::Other => part.label.clone(),
        };
        let _ = writeln!(out, "{name}  {}", part.total);
        bars(&mut out, &part.bins);
    }
    out
}
