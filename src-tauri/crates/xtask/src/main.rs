//! The project's two commands.
//!
//! ```text
//! cargo xtask run     install what is missing, build, import the sample pages, open the window
//! cargo xtask test    install what tests need, run every check
//! ```
//!
//! Both are idempotent and quick when there is nothing to install. No dependencies, so that this builds in a
//! second on a machine that has nothing but cargo.

mod front_end;
mod node;
mod packages;
mod process;
mod run;
mod test;

use std::process::ExitCode;

/// Why a step could not be done: a sentence for the person at the terminal.
type Result<T> = std::result::Result<T, String>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match words.first().map(String::as_str) {
        Some("run") => run::run_window(),
        Some("test") => test::test(),
        _ => Err("usage: cargo xtask run | cargo xtask test".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
