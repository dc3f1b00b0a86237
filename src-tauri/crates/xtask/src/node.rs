//! A Node that the front end's build tools accept.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use crate::Result;
use crate::packages;
use crate::process::{output, run, target};

/// Vite 8 wants at least this.
const OLDEST: (u32, u32) = (20, 19);

/// Taken from the npm registry where the system's own Node is older (Debian 12 and Ubuntu 24.04 have 18).
const NODE: &str = "node@22";
const NPM: &str = "npm@11";

/// `npm`, running on a Node that is new enough; both are installed under `target/` where they must be.
pub(crate) struct Npm {
    path: Option<OsString>,
}

impl Npm {
    /// Finds or installs Node and npm.
    pub(crate) fn ready() -> Result<Self> {
        if new_enough(&mut Command::new("node")) && output(Command::new("npm").arg("--version")).is_some() {
            return Ok(Self { path: None });
        }
        let own = target().join("node");
        let bin = own.join("node_modules/.bin");
        if !new_enough(&mut Command::new(bin.join("node"))) {
            install(&own)?;
        }
        if !new_enough(&mut Command::new(bin.join("node"))) {
            return Err(format!("no usable Node in {}; delete it and try again", bin.display()));
        }
        let mut folders = vec![bin];
        folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
        let path = std::env::join_paths(folders).map_err(|e| format!("PATH: {e}"))?;
        Ok(Self { path: Some(path) })
    }

    /// An `npm` command.
    pub(crate) fn command(&self) -> Command {
        let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
        if let Some(path) = &self.path {
            npm = Command::new(target().join("node/node_modules/.bin/npm"));
            npm.env("PATH", path);
            // As Debian's own Node does; a newsroom's proxy often has a certificate of its own.
            npm.env("NODE_USE_SYSTEM_CA", "1");
        }
        npm
    }
}

fn install(own: &PathBuf) -> Result<()> {
    if output(Command::new("npm").arg("--version")).is_none() {
        if !cfg!(target_os = "linux") {
            return Err("please install Node 20.19 or newer".into());
        }
        packages::install(&["nodejs", "npm"])?;
    }
    std::fs::create_dir_all(own).map_err(|e| format!("{}: {e}", own.display()))?;
    let mut npm = Command::new("npm");
    run(npm.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(own).args([NODE, NPM]))
}

fn new_enough(node: &mut Command) -> bool {
    output(node.arg("--version")).and_then(|text| version(&text)).is_some_and(|v| v >= OLDEST)
}

/// Major and minor of `v22.23.3`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().trim_start_matches('v').split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        let check = |text, usable| assert_eq!(version(text).is_some_and(|v| v >= OLDEST), usable, "{text}");
        check("v18.19.0", false);
        check("v20.9.0", false);
        check("v20.19.0", true);
        check("v22.0.0", true);
        check("not found", false);
    }
}
