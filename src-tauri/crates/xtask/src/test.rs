//! `cargo xtask test`: the single check.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::node::Npm;
use crate::process::{cargo, root, run, run_kept};
use crate::run::on_virtual_display;
use crate::{Result, front_end, packages};

/// Installs what tests need and runs every check; the last line counts the tests.
pub(crate) fn test() -> Result<()> {
    packages::for_building()?;
    packages::for_headless()?;
    let npm = Npm::ready()?;
    front_end::install(&npm)?;

    run(cargo().args(["fmt", "--all", "--check"]))?;
    let mut passed = vitest_passed(&front_end::check(&npm)?)?;
    front_end::build(&npm)?;
    run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    run(cargo().args(["build", "--workspace"]))?;

    let bindings = root().join("ui/src/bindings");
    let before = contents(&bindings);
    passed += cargo_passed(&run_kept(&mut rust_tests())?)?;
    if contents(&bindings) != before {
        return Err("ui/src/bindings did not match the Rust types; it does now: commit it".into());
    }
    println!("{passed} passed, 0 failed");
    Ok(())
}

/// All Rust tests; those of the window need a display, so all run on a virtual one.
fn rust_tests() -> Command {
    if cfg!(target_os = "linux") {
        on_virtual_display(cargo().args(["test", "--workspace"]))
    } else {
        let mut tests = cargo();
        tests.args(["test", "--workspace"]);
        tests
    }
}

/// Sum of `test result: ok. 12 passed; …` lines. An error when there is none: no test ran.
fn cargo_passed(printed: &str) -> Result<u32> {
    let counts: Vec<u32> = printed
        .lines()
        .filter_map(|line| line.strip_prefix("test result: ok. ")?.split(' ').next()?.parse().ok())
        .collect();
    if counts.is_empty() { Err("no Rust test ran".into()) } else { Ok(counts.iter().sum()) }
}

/// The number in `Tests  34 passed (34)`.
fn vitest_passed(printed: &str) -> Result<u32> {
    printed
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Tests ")?.trim().split(' ').next()?.parse().ok())
        .next_back()
        .ok_or_else(|| "no front-end test ran".into())
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|e| Some((e.file_name().to_string_lossy().into_owned(), std::fs::read(e.path()).ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_counted_from_what_the_runners_print() {
        let cargo =
            "running 2 tests\ntest result: ok. 2 passed; 0 failed\ntest result: ok. 40 passed; 0 failed";
        assert_eq!(cargo_passed(cargo), Ok(42));
        assert!(cargo_passed("error").is_err());
        let vitest = " Test Files  3 passed (3)\n      Tests  34 passed (34)\n";
        assert_eq!(vitest_passed(vitest), Ok(34));
        assert!(vitest_passed("").is_err());
    }
}
