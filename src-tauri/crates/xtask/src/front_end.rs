//! The front end: packages, checks, build. Each step is left out when nothing it depends on has changed.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;

use crate::Result;
use crate::node::Npm;
use crate::process::{root, run, run_kept, target};

/// Installs the front end's packages as the lock file has them.
pub(crate) fn install(npm: &Npm) -> Result<()> {
    let ui = root().join("ui");
    let lock = digest(&[ui.join("package-lock.json").as_path(), ui.join("package.json").as_path()]);
    once("ui-packages", lock, &ui.join("node_modules"), || {
        run(npm.command().current_dir(&ui).args(["ci", "--no-audit", "--no-fund"]))
    })
}

/// Builds `ui/dist`, which cargo then puts into the program.
pub(crate) fn build(npm: &Npm) -> Result<()> {
    let ui = root().join("ui");
    let names = ["src", "public", "index.html", "package-lock.json", "vite.config.ts", "svelte.config.js"];
    let inputs: Vec<_> = names.iter().map(|name| ui.join(name)).collect();
    let inputs: Vec<&Path> = inputs.iter().map(std::path::PathBuf::as_path).collect();
    once("ui-dist", digest(&inputs), &ui.join("dist/index.html"), || {
        run(npm.command().current_dir(&ui).args(["run", "build"]))
    })
}

/// Types, style and unit tests; gives back what the unit tests printed.
pub(crate) fn check(npm: &Npm) -> Result<String> {
    let ui = root().join("ui");
    for script in ["check", "format:check"] {
        run(npm.command().current_dir(&ui).args(["run", script]))?;
    }
    run_kept(npm.command().current_dir(&ui).args(["test"]).env("NO_COLOR", "1"))
}

/// Does `work` unless it was done for the same `inputs` before and its `result` is still there.
fn once(name: &str, inputs: u64, result: &Path, work: impl FnOnce() -> Result<()>) -> Result<()> {
    let stamp = target().join(format!("xtask-{name}"));
    let inputs = format!("{inputs:016x}");
    if result.exists() && std::fs::read_to_string(&stamp).is_ok_and(|old| old == inputs) {
        return Ok(());
    }
    work()?;
    std::fs::write(&stamp, inputs).map_err(|e| format!("{}: {e}", stamp.display()))
}

/// A digest of files and folders, names and contents; what does not exist counts as nothing.
fn digest(paths: &[&Path]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        add(path, &mut hasher);
    }
    hasher.finish()
}

fn add(path: &Path, hasher: &mut DefaultHasher) {
    if let Ok(entries) = std::fs::read_dir(path) {
        let mut names: Vec<_> = entries.flatten().map(|e| e.path()).collect();
        names.sort();
        names.iter().for_each(|name| add(name, hasher));
    } else if let Ok(bytes) = std::fs::read(path) {
        path.file_name().hash(hasher);
        bytes.hash(hasher);
    }
}
