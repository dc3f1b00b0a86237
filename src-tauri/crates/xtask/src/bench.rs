//! `cargo xtask bench`: builds what is shipped and measures it.

use std::process::Command;

use crate::Result;
use crate::process::{cargo, root, run, target};

/// Builds the release program and the benchmark, and runs it with `words` in the project's top folder.
pub(crate) fn bench(words: &[String]) -> Result<()> {
    run(cargo().args(["build", "--release", "-p", "cli", "-p", "bench"]))?;
    let bench = target().join("release").join(format!("bench{}", std::env::consts::EXE_SUFFIX));
    run(Command::new(bench).args(words).current_dir(root()))
}
