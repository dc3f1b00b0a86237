//! Bytes to lines of text, with the encoding that was used.

mod detect;
mod garbled;

use encoding_rs::Encoding;

use crate::diagnostic::{Diagnostic, DiagnosticCode};
use detect::Guess;

/// A page file as text.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    /// WHATWG name, lower case.
    pub encoding: &'static str,
    /// How sure the detection is, 0–1.
    pub confidence: f32,
    /// The text cut at CR LF, LF or CR, byte-order mark removed.
    pub lines: Vec<String>,
    /// What was doubtful.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why a file could not be read as text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Zero bytes, or nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// Not text: an image, an archive, a program.
    #[error("the file is not text")]
    NotText,
    /// The encoding asked for does not exist.
    #[error("unknown encoding {0}")]
    UnknownEncoding(String),
}

/// Below this the archivist is asked to look: `encoding-uncertain`.
const SURE: f32 = 0.8;
/// More control characters than this share, and the file is no text.
const MAX_CONTROL_SHARE: f64 = 0.02;
/// More replaced characters than this share, and the file is no text in any encoding we know.
const MAX_REPLACED_SHARE: f64 = 0.15;

/// Decodes a page file. `encoding` is a WHATWG label that overrides the detection.
///
/// # Errors
/// See [`DecodeError`].
pub fn decode(bytes: &[u8], encoding: Option<&str>) -> Result<Decoded, DecodeError> {
    if bytes.is_empty() {
        return Err(DecodeError::Empty);
    }
    let guess = match encoding {
        Some(label) => Guess { encoding: named(label)?, confidence: 1.0 },
        None => detect::detect(bytes).ok_or(DecodeError::NotText)?,
    };
    let (text, replaced) = read(bytes, guess.encoding);
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        return Err(DecodeError::Empty);
    }
    if !is_text(&text, replaced) {
        return Err(DecodeError::NotText);
    }
    let name = name_of(guess.encoding);
    let lines = split_lines(&text);
    let mut diagnostics = Vec::new();
    if guess.confidence < SURE {
        let percent = format!("{:.0}", guess.confidence * 100.0);
        diagnostics.push(Diagnostic::warning(
            DiagnosticCode::EncodingUncertain,
            Vec::new(),
            vec![name.into(), percent],
        ));
    }
    if replaced {
        diagnostics.push(characters_replaced(&lines));
    }
    let garbled = garbled::lines(&lines);
    if !garbled.is_empty() {
        diagnostics.push(Diagnostic::warning(DiagnosticCode::TextGarbled, garbled, Vec::new()));
    }
    Ok(Decoded { encoding: name, confidence: guess.confidence, lines, diagnostics })
}

/// Whether `label` names an encoding.
pub(crate) fn is_known(label: &str) -> bool {
    named(label).is_ok()
}

fn named(label: &str) -> Result<&'static Encoding, DecodeError> {
    Encoding::for_label_no_replacement(label.trim().as_bytes())
        .ok_or_else(|| DecodeError::UnknownEncoding(label.to_owned()))
}

/// The text without its byte-order mark, and whether anything had to be replaced by U+FFFD.
fn read(bytes: &[u8], encoding: &'static Encoding) -> (String, bool) {
    let (text, replaced) = encoding.decode_with_bom_removal(bytes);
    (text.into_owned(), replaced)
}

/// Names of the encodings whose standard name is not lower case already; GBK goes by its superset.
const LOWER_CASE: &[(&str, &str)] = &[
    ("UTF-8", "utf-8"),
    ("GBK", "gb18030"),
    ("Big5", "big5"),
    ("UTF-16LE", "utf-16le"),
    ("UTF-16BE", "utf-16be"),
    ("EUC-JP", "euc-jp"),
    ("EUC-KR", "euc-kr"),
    ("Shift_JIS", "shift_jis"),
    ("ISO-2022-JP", "iso-2022-jp"),
    ("IBM866", "ibm866"),
    ("KOI8-R", "koi8-r"),
    ("KOI8-U", "koi8-u"),
    ("ISO-8859-2", "iso-8859-2"),
    ("ISO-8859-3", "iso-8859-3"),
    ("ISO-8859-4", "iso-8859-4"),
    ("ISO-8859-5", "iso-8859-5"),
    ("ISO-8859-6", "iso-8859-6"),
    ("ISO-8859-7", "iso-8859-7"),
    ("ISO-8859-8", "iso-8859-8"),
    ("ISO-8859-8-I", "iso-8859-8-i"),
    ("ISO-8859-10", "iso-8859-10"),
    ("ISO-8859-13", "iso-8859-13"),
    ("ISO-8859-14", "iso-8859-14"),
    ("ISO-8859-15", "iso-8859-15"),
    ("ISO-8859-16", "iso-8859-16"),
];

/// WHATWG name, lower case.
fn name_of(encoding: &'static Encoding) -> &'static str {
    let name = encoding.name();
    LOWER_CASE.iter().find(|(standard, _)| *standard == name).map_or(name, |(_, lower)| lower)
}

/// Cut at CR LF, LF or CR; like `str::split`, a final line end leaves an empty last piece.
fn split_lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\r', '\n']) {
        lines.push(rest[..at].to_owned());
        let end = if rest[at..].starts_with("\r\n") { 2 } else { 1 };
        rest = &rest[at + end..];
    }
    lines.push(rest.to_owned());
    lines
}

fn characters_replaced(lines: &[String]) -> Diagnostic {
    let counts = lines.iter().map(|l| l.matches('\u{fffd}').count());
    let count: usize = counts.clone().sum();
    let numbers = counts.enumerate().filter(|(_, n)| *n > 0).map(|(i, _)| i as u32 + 1).collect();
    Diagnostic::warning(DiagnosticCode::CharactersReplaced, numbers, vec![count.to_string()])
}

fn is_text(text: &str, replaced: bool) -> bool {
    let (mut all, mut control, mut lost) = (0usize, 0usize, 0usize);
    for c in text.chars() {
        all += 1;
        match c {
            // Besides tabs and line ends: form feed, vertical tab, the end mark of DOS files, NEL.
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{85}' => {}
            '\u{fffd}' => lost += 1,
            c if c.is_control() => control += 1,
            _ => {}
        }
    }
    // One stray character at the end of a short, cut-off file is damage, not a binary file.
    let lost_share = if replaced { lost.saturating_sub(1) as f64 / all as f64 } else { 0.0 };
    (control as f64 / all as f64) <= MAX_CONTROL_SHARE && lost_share <= MAX_REPLACED_SHARE
}

#[cfg(test)]
mod tests;
