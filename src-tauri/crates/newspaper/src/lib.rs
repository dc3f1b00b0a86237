//! Reads newspaper pages.
//!
//! ```text
//! bytes ─decode→ Text ─layout→ lines ─assemble→ Articles ─facts→ facts, subjects, issue date
//! ```
//!
//! Every step is a pure function: no IO, no clock, no SQL, no window. Reading cannot fail once the bytes
//! are text: what could not be understood comes back as a [`Diagnostic`] beside what was.

pub mod admission;
pub mod calendar;
pub mod correction;
mod date_doubt;
pub mod decode;
pub mod diagnostic;
pub mod doubt;
pub mod edtf;
pub mod facts;
pub mod file_name;
pub mod look_alike;
pub mod lunar;
pub mod model;
mod record;
pub mod structure;
pub mod text;

pub use correction::{
    ArticleAt, Correction, Field, Issuing, Meaning, NameKind, PageField, StorylineWord, TitlePart, Unapplied,
};
pub use decode::{DecodeError, Decoded};
pub use diagnostic::{Diagnostic, DiagnosticCode, Severity};
pub use doubt::{Answer, Doubt, DoubtKind};
pub use model::*;
pub use record::{ParsedRecord, RecordError, parse_record};

/// Decodes and reads one page file: articles, their facts, and what the page says of itself.
///
/// The last [`Correction::Encoding`] that makes text of the bytes beats [`Config::encoding`].
///
/// # Errors
/// Only when `bytes` is no text at all (empty, or binary), or [`Config::encoding`] is asked for and unknown.
pub fn parse(bytes: &[u8], config: &Config) -> Result<ParsedPage, DecodeError> {
    let mut failed = Vec::new();
    for (index, correction) in config.corrections.iter().enumerate().rev() {
        let Correction::Encoding { label } = correction else { continue };
        match decode::decode(bytes, Some(label)) {
            Ok(decoded) => return Ok(parse_with(decoded, config, failed)),
            Err(_) => failed.push(index),
        }
    }
    let decoded = decode::decode(bytes, config.encoding.as_deref())?;
    Ok(parse_with(decoded, config, failed))
}

/// Reads a page that is decoded already. Never fails: a page without articles yields none and says so.
pub fn parse_decoded(decoded: Decoded, config: &Config) -> ParsedPage {
    let encodings = config.corrections.iter().enumerate().rev().filter_map(|(index, c)| match c {
        Correction::Encoding { label } => Some((index, label)),
        _ => None,
    });
    let unknown = encodings.take_while(|(_, label)| !decode::is_known(label));
    let failed = unknown.map(|(index, _)| index).collect();
    parse_with(decoded, config, failed)
}

/// Reads a decoded page; `failed` are the encodings among the corrections that could not be used.
fn parse_with(decoded: Decoded, config: &Config, failed: Vec<usize>) -> ParsedPage {
    let mut structure = structure::read(&decoded.lines, config);
    let (home, hints) = (config.home.as_deref(), config.issue_hints.as_slice());
    let days = structure.own_days.as_slice();
    let estimated = facts::extract_of_days(&mut structure.articles, &structure.page, home, hints, days);
    look_alike::drop_declined(&mut structure.articles, &config.corrections);
    structure.unapplied.extend(facts::correct(&mut structure.articles, &config.corrections));
    distrust_garbled(&mut structure.articles, &decoded.diagnostics);
    let mut diagnostics = decoded.diagnostics;
    diagnostics.append(&mut structure.diagnostics);
    let (issue_date_estimate, days) = estimated.map(|e| (e.estimate, e.days)).unzip();
    let page = PageInfo { issue_date_estimate, ..structure.page };
    let mut unapplied = structure.unapplied;
    unapplied.extend(
        failed.into_iter().map(|index| Unapplied { index, reason: correction::Reason::ValueInvalid }),
    );
    unapplied.sort_by_key(|u| u.index);
    // What the whole page is in doubt of comes before its lines.
    let doubts = date_doubt::read(&page, days.as_ref(), config).into_iter().chain(structure.doubts).collect();
    ParsedPage {
        encoding: decoded.encoding,
        page,
        lines: decoded.lines,
        articles: structure.articles,
        unassigned_lines: structure.unassigned_lines,
        diagnostics,
        doubts,
        unapplied,
    }
}

/// How sure an article can be whose text was decoded wrongly before it came here.
const GARBLED: f32 = 0.2;

/// Lowers the confidence of articles that hold garbled lines.
fn distrust_garbled(articles: &mut [Article], diagnostics: &[Diagnostic]) {
    let garbled: Vec<u32> = diagnostics
        .iter()
        .filter(|d| d.code == DiagnosticCode::TextGarbled)
        .flat_map(|d| d.lines.clone())
        .collect();
    for article in articles.iter_mut().filter(|a| a.lines.iter().any(|line| garbled.contains(line))) {
        article.confidence = article.confidence.min(GARBLED);
    }
}
