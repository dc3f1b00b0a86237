//! Reads newspaper pages.
//!
//! ```text
//! bytes ─decode→ Text ─layout→ lines ─assemble→ Articles ─facts→ facts, subjects, issue date
//! ```
//!
//! Every step is a pure function: no IO, no clock, no SQL, no window. Reading cannot fail once the bytes
//! are text: what could not be understood comes back as a [`Diagnostic`] beside what was.

pub mod calendar;
pub mod correction;
pub mod decode;
pub mod diagnostic;
pub mod doubt;
pub mod facts;
pub mod file_name;
pub mod look_alike;
pub mod model;
pub mod structure;
pub mod text;

pub use correction::{Correction, Field, PageField, TitlePart, Unapplied};
pub use decode::{DecodeError, Decoded};
pub use diagnostic::{Diagnostic, Severity};
pub use doubt::{Answer, Doubt, DoubtKind};
pub use model::*;

/// Decodes and reads one page file: articles, their facts, and what the page says of itself.
///
/// # Errors
/// Only when `bytes` is no text at all (empty, or binary).
pub fn parse(bytes: &[u8], config: &Config) -> Result<ParsedPage, DecodeError> {
    let decoded = decode::decode(bytes, config.encoding.as_deref())?;
    Ok(parse_decoded(decoded, config))
}

/// Reads a page that is decoded already. Never fails: a page without articles yields none and says so.
pub fn parse_decoded(decoded: Decoded, config: &Config) -> ParsedPage {
    let mut structure = structure::read(&decoded.lines, config);
    let issue_date_estimate = facts::extract(&mut structure.articles, &structure.page);
    look_alike::drop_declined(&mut structure.articles, &config.corrections);
    let mut diagnostics = decoded.diagnostics;
    diagnostics.append(&mut structure.diagnostics);
    ParsedPage {
        encoding: decoded.encoding,
        page: PageInfo { issue_date_estimate, ..structure.page },
        lines: decoded.lines,
        articles: structure.articles,
        unassigned_lines: structure.unassigned_lines,
        diagnostics,
        doubts: structure.doubts,
        unapplied: structure.unapplied,
    }
}
