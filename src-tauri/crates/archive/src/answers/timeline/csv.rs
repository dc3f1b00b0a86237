//! The numbers of a picture as a table that spreadsheet programs read.

use common::csv::Csv;
use query::bin_start;
use wire::{Density, Series, SeriesKind};

/// The table; `word` gives the words of its heading by their keys: `csv.time`, `csv.all`, `csv.estimated`, ….
///
/// Each bin from the first to the last has a row, also an empty one; then come dates that reach over several bins, each as
/// an EDTF interval, and the articles that have no date.
pub(crate) fn csv(density: &Density, word: &dyn Fn(&str) -> String) -> String {
    let parted = density.series.iter().filter(|s| s.kind != SeriesKind::Other).count() > 1;
    let mut heading = vec![word("csv.time"), word("csv.kind")];
    heading.extend(density.series.iter().map(|series| name(series, word)));
    heading.extend(parted.then(|| word("csv.all")));
    heading.push(word("csv.estimated"));
    let mut table = Csv::new(&heading);
    let bins = density.series.iter().map(|series| series.counts.len()).max().unwrap_or(0);
    for (at, n) in (0..bins).zip(density.first_bin..) {
        let mut cells = vec![bin_start(n, density.by), word("csv.kind.bin")];
        let counts = density.series.iter().map(|series| series.counts.get(at).copied().unwrap_or(0));
        cells.extend(counts.clone().map(|count| count.to_string()));
        cells.extend(parted.then(|| counts.sum::<u32>().to_string()));
        let guesses = density.series.iter().map(|s| s.estimated.get(at).copied().unwrap_or(0));
        cells.push(guesses.sum::<u32>().to_string());
        table.row(&cells);
    }
    // Ranges and undated articles are of the query as a whole.
    let columns = density.series.len() + usize::from(parted);
    let mut whole = |time: String, kind: &str, count: u32, estimated: String| {
        let mut cells = vec![time, word(kind)];
        cells.extend((0..columns).map(|column| {
            let is_whole = if parted { column + 1 == columns } else { column == 0 };
            if is_whole { count.to_string() } else { String::new() }
        }));
        cells.push(estimated);
        table.row(&cells);
    };
    for range in &density.ranges {
        let end = |end: &Option<String>| end.clone().unwrap_or_else(|| "..".into());
        let (from, to) = (end(&range.from), end(&range.to));
        let time = if from == to { from } else { format!("{from}/{to}") };
        whole(time, "csv.kind.range", range.count, range.estimated.to_string());
    }
    whole(String::new(), "csv.kind.undated", density.undated, String::new());
    table.text()
}

fn name(series: &Series, word: &dyn Fn(&str) -> String) -> String {
    match series.kind {
        SeriesKind::All => word("csv.articles"),
        SeriesKind::Value | SeriesKind::Other => series.label.clone(),
        SeriesKind::Rest => word("series.rest"),
        SeriesKind::None => word("series.none"),
    }
}
