//! What goes to standard output and standard error.

use std::io::Write;
use std::sync::LazyLock;

use messages::{Catalogue, Language, catalogue};
use serde::Serialize;

/// How a command ends.
pub(crate) type Outcome = Result<(), Failure>;

/// Why a command did not end well.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The archive or the question is unusable.
    Archive(archive::Error),
    /// The arguments cannot be understood; why, as a sentence.
    Usage(String),
    /// Done, but some files failed or problems were found; each has been named already.
    Partly,
    /// Standard output cannot be written to.
    Output(std::io::Error),
}

impl Failure {
    /// The exit status.
    pub(crate) fn status(&self) -> u8 {
        match self {
            Self::Partly => 1,
            Self::Archive(_) | Self::Usage(_) | Self::Output(_) => 2,
        }
    }

    /// What to say, where it has not been said.
    pub(crate) fn sentence(&self) -> Option<String> {
        match self {
            Self::Partly => None,
            Self::Usage(why) => Some(why.clone()),
            Self::Archive(error) => Some(sentence(error.code().name(), &error.detail().unwrap_or_default())),
            Self::Output(error) => Some(error.to_string()),
        }
    }
}

impl From<archive::Error> for Failure {
    fn from(error: archive::Error) -> Self {
        Self::Archive(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

/// The catalogue in the system's language.
pub(crate) fn texts() -> &'static Catalogue {
    static TEXTS: LazyLock<&Catalogue> = LazyLock::new(|| catalogue(Language::of_system()));
    &TEXTS
}

/// The sentence for an error code.
pub(crate) fn sentence(code: &str, detail: &str) -> String {
    // The place in a query and what it lacks: `7 expected-closing-quote`.
    if let ("query-syntax", Some((place, expected))) = (code, detail.split_once(' ')) {
        let expected = texts().text(&format!("query.{expected}"), &[]);
        return texts().text("error.query-syntax", &[place, &expected]);
    }
    if code == "correction-unfit" {
        let reason = texts().text(&format!("unapplied.{detail}"), &[]);
        return texts().text("error.correction-unfit", &[&reason]);
    }
    texts().text(&format!("error.{code}"), &[detail])
}

/// The sentence for a remark.
pub(crate) fn remark(diagnostic: &newspaper::Diagnostic) -> String {
    let args: Vec<&str> = diagnostic.args.iter().map(String::as_str).collect();
    texts().text(&format!("diagnostic.{}", diagnostic.code), &args)
}

/// Prints a value as JSON.
pub(crate) fn json(value: &impl Serialize) -> Outcome {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, value).map_err(std::io::Error::from)?;
    Ok(writeln!(out)?)
}

/// Prints a text.
pub(crate) fn plain(text: &str) -> Outcome {
    Ok(std::io::stdout().lock().write_all(text.as_bytes())?)
}
