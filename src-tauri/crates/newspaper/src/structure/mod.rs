//! Lines to articles: line classes, paragraphs, cuts, title blocks, bylines.

use crate::diagnostic::Diagnostic;
use crate::model::{Article, Config, PageInfo};

/// A page cut into articles, before facts are read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Structure {
    /// What masthead and folio lines say (or the [`Config`], which wins).
    pub page: PageInfo,
    /// Articles in the order of their first line; facts and subjects still empty.
    pub articles: Vec<Article>,
    /// Non-blank lines in no article, 1-based, ascending.
    pub unassigned_lines: Vec<u32>,
    /// Remarks.
    pub diagnostics: Vec<Diagnostic>,
}

/// Cuts a page into articles. Every non-blank line ends up in exactly one article or in
/// [`Structure::unassigned_lines`].
pub fn read(_lines: &[String], _config: &Config) -> Structure {
    Structure::default()
}
