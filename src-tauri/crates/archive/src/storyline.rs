//! Storylines: chains of articles on one matter over time.

use tantivy::Searcher;

use crate::Archive;
use crate::edtf::Day;
use crate::error::Result;
use crate::index::Compiled;
use crate::view::Storyline;

/// Storylines of the archive as of some change.
#[derive(Debug, Default)]
pub(crate) struct Cache;

/// Storylines of the archive, narrowed to the articles of a query.
pub(crate) fn of_query(
    _archive: &Archive,
    _searcher: &Searcher,
    _compiled: &Compiled,
    _span: Option<(Day, Day)>,
) -> Result<Vec<Storyline>> {
    Ok(Vec::new())
}

/// Articles of the storylines with these ids.
pub(crate) fn articles(_archive: &Archive, _ids: &[String]) -> Result<Vec<i64>> {
    Ok(Vec::new())
}
