//! Errors as the window sees them.

use serde::Serialize;
use ts_rs::TS;

/// A failed command: the window shows the catalogue's sentence for `code`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{message}")]
#[ts(export)]
pub struct CommandError {
    /// Stable code, the key of its message.
    pub code: String,
    /// English sentence, for logs and for codes the catalogue does not know.
    pub message: String,
    /// What the message quotes: a path, the place in a query.
    pub detail: Option<String>,
}

/// What a command gives back.
pub type CommandResult<T> = Result<T, CommandError>;

/// Every code that only the shell uses; the core's own are [`archive::Code`].
pub const CODES: &[&str] = &["no-archive-open", "internal"];

/// Codes that answer what somebody typed or chose, letter by letter: they would fill the log.
const TYPED: [&str; 9] = [
    "no-archive-open",
    "cancelled",
    "query-syntax",
    "date-invalid",
    "pattern-invalid",
    "place-unknown",
    "saved-query-exists",
    "saved-query-missing",
    "correction-unfit",
];

impl CommandError {
    /// A command that needs an archive while none is open.
    pub fn no_archive() -> Self {
        Self { code: "no-archive-open".into(), message: "no archive is open".into(), detail: None }
    }

    /// Something that should not happen: a task that died, a setting that cannot be written.
    pub fn internal(error: impl std::fmt::Display) -> Self {
        Self { code: "internal".into(), message: error.to_string(), detail: Some(error.to_string()) }
    }

    /// Writes it to the log, unless it answers what somebody typed.
    pub fn write_down(&self) {
        if TYPED.contains(&self.code.as_str()) {
            return;
        }
        let said = self.detail.as_deref().unwrap_or_default();
        tracing::warn!(code = self.code, detail = logging::detail(&self.code, said), "failed");
    }
}

impl From<archive::Error> for CommandError {
    fn from(error: archive::Error) -> Self {
        Self { code: error.code().to_string(), message: error.to_string(), detail: error.detail() }
    }
}

#[cfg(test)]
mod tests {
    use messages::{Language, catalogue};

    use super::{CODES, TYPED};

    #[test]
    fn what_is_not_logged_is_a_code_that_there_is() {
        assert!(
            TYPED
                .iter()
                .all(|code| CODES.contains(code)
                    || archive::Code::ALL.iter().any(|known| known.name() == *code))
        );
    }

    #[test]
    fn every_code_of_the_shell_has_a_sentence() {
        for code in CODES {
            let key = format!("error.{code}");
            assert!(
                [Language::Zh, Language::En].into_iter().all(|language| catalogue(language).knows(&key)),
                "{key}"
            );
        }
    }
}
