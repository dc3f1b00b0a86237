//! A query as a histogram.

use crate::Archive;
use crate::edtf::format_day;
use crate::error::Result;
use crate::index::{Bins, bins_name};
use crate::query::{Axis, Granularity, Query};
use crate::view::{Bin, Timeline};

pub(crate) fn timeline(archive: &Archive, query: &Query, axis: Axis, by: Granularity) -> Result<Timeline> {
    let (searcher, found) = archive.found(query)?;
    let bins = Bins { field: bins_name(axis, by), estimates: axis == Axis::Published };
    let found = found.collect(&searcher, &bins)?;
    let bins =
        found.bins.into_iter().map(|(n, (count, estimated))| Bin { start: start(n, by), count, estimated });
    Ok(Timeline { axis, by, bins: bins.collect(), undated: found.undated, total: found.total })
}

/// Name of the bin with number `n`.
fn start(n: i64, by: Granularity) -> String {
    match by {
        Granularity::Year => format!("{n:04}"),
        Granularity::Month => format!("{:04}-{:02}", n.div_euclid(12), n.rem_euclid(12) + 1),
        Granularity::Day => format_day(n as i32),
    }
}
