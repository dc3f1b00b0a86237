//! `--log`: what a run was and what failed in it, in a file or on standard error. Never what was asked or printed.

use std::path::Path;
use std::time::Instant;

use archive::wire::ImportFailure;
use logging::{Output, detail};

use crate::arguments::{Arguments, Named};
use crate::output::{Failure, Outcome, texts};

/// Begins the log where one is asked for. One that cannot be written is said, and done without.
pub(crate) fn start(arguments: &Arguments, named: &Named) {
    let Some(path) = &arguments.log else { return };
    let output = if path == Path::new("-") { Output::Stderr } else { Output::File(path) };
    if let Err(error) = logging::start(output, arguments.log_level.into()) {
        let said = [path.display().to_string(), error.to_string()];
        eprintln!("jianbao: {}", texts().text("cli.log-unwritable", &said.each_ref().map(String::as_str)));
    }
    let archive = named.archive.as_ref().map(|path| path.display().to_string());
    let version = env!("CARGO_PKG_VERSION");
    tracing::info!(command = named.command, archive, version, "began");
}

/// Writes how the run ended.
pub(crate) fn end(outcome: &Outcome, began: Instant) {
    let seconds = began.elapsed().as_secs_f64();
    match outcome {
        Ok(()) => tracing::info!(seconds, "done"),
        Err(failure @ Failure::Partly) => tracing::warn!(status = failure.status(), seconds, "done in part"),
        Err(failure) => {
            let (code, detail) = what(failure);
            tracing::error!(status = failure.status(), code, detail, seconds, "failed");
        }
    }
}

/// The code of a failure, and its detail as far as a log may hold it.
fn what(failure: &Failure) -> (&'static str, String) {
    match failure {
        Failure::Archive(error) => {
            let said = error.detail().unwrap_or_default();
            let code = error.code().name();
            (code, detail(code, &said))
        }
        // The sentence may quote the arguments, and a query is one.
        Failure::Usage(_) => ("usage", String::new()),
        Failure::Partly => ("partly", String::new()),
        Failure::Output(error) => ("output", error.to_string()),
    }
}

/// Writes files that could not be read.
pub(crate) fn files(failures: &[ImportFailure]) {
    for ImportFailure { path, code, detail: said } in failures {
        problem(path, code.name(), said);
    }
}

/// Writes one thing that is wrong with a file or an archive.
pub(crate) fn problem(path: &str, code: &str, said: &str) {
    tracing::warn!(path, code, detail = detail(code, said), "failed");
}
