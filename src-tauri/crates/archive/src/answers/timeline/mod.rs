//! A query over time: as bins, as a picture with its series, and as a file of numbers.

mod csv;
mod dateless;
mod density;

pub(crate) use csv::csv;
pub(crate) use dateless::dateless;
pub(crate) use density::density;

use std::collections::BTreeMap;

use query::{Axis, Granularity, Query, bin_start};
use store::Result;
use wire::{Bin, DensityAsk, Timeline};

use crate::search::Search;

pub(crate) fn timeline(search: &Search, query: &Query, axis: Axis, by: Granularity) -> Result<Timeline> {
    if by == Granularity::Decade {
        return decades(search, query, axis);
    }
    let asked = search.ask(query)?;
    let found = asked.bins(axis, by)?;
    let bins = found.bins.into_iter().map(|(n, (count, estimated))| Bin {
        start: bin_start(n, by),
        count,
        estimated,
    });
    Ok(Timeline { axis, by, bins: bins.collect(), undated: found.undated, total: asked.total() })
}

/// An article that tells of several years of a decade counts once in it, so years are not just added up.
fn decades(search: &Search, query: &Query, axis: Axis) -> Result<Timeline> {
    let by = Granularity::Decade;
    let ask = DensityAsk { query: query.clone(), axis, by, ..DensityAsk::default() };
    let density = density(search, &ask)?;
    let mut bins = BTreeMap::new();
    for series in &density.series {
        for (n, &count) in (density.first_bin..).zip(&series.counts).filter(|(_, count)| **count > 0) {
            let at = usize::try_from(n - density.first_bin).unwrap_or_default();
            let estimated = series.estimated.get(at).copied().unwrap_or(0);
            bins.insert(n, Bin { start: bin_start(n, by), count, estimated });
        }
    }
    let undated = density.undated + density.coarse;
    Ok(Timeline { axis, by, bins: bins.into_values().collect(), undated, total: density.total })
}
