//! The project's two commands, and the benchmark.
//!
//! ```text
//! cargo xtask run     install what is missing, build, import the sample pages, open the window
//! cargo xtask test    install what tests need, run every check
//! cargo xtask bench   measure import and search, other engines beside (`--help` says with what)
//! ```
//!
//! The first two are idempotent and quick when there is nothing to install. No dependencies, so that this builds in a
//! second on a machine that has nothing but cargo.

mod bench;
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
        Some("bench") => bench::bench(&words[1..]),
        _ => Err("usage: cargo xtask run | cargo xtask test | cargo xtask bench [--help]".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
