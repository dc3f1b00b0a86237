//! System packages: what a desktop window needs from the operating system.

use std::process::Command;

use crate::Result;
use crate::process::{output, run};

/// To build and to show Chinese text (Noto has the Song face that headlines are set in).
const BUILD: &[&str] =
    &["build-essential", "pkg-config", "ca-certificates", "libwebkit2gtk-4.1-dev", "fonts-noto-cjk"];

/// To drive the window without a display.
const HEADLESS: &[&str] = &["webkit2gtk-driver", "xvfb", "xauth"];

/// Installs what is missing to build the window.
pub(crate) fn for_building() -> Result<()> {
    install(BUILD)
}

/// Installs what is missing to run the window on a virtual display.
pub(crate) fn for_headless() -> Result<()> {
    install(HEADLESS)
}

/// Installs those of `wanted` that Debian or Ubuntu does not have yet; elsewhere names them once.
pub(crate) fn install(wanted: &[&str]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(()); // WebView2 and WKWebView come with Windows and macOS.
    }
    if !is_debian() {
        return elsewhere(wanted);
    }
    let missing: Vec<&str> = wanted.iter().copied().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!("xtask: installing {}", missing.join(" "));
    run(as_root().args(["apt-get", "update", "-q"]))?;
    run(as_root()
        .args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-q"])
        .arg("--no-install-recommends")
        .args(&missing))
}

fn is_debian() -> bool {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| {
        (line.starts_with("ID=") || line.starts_with("ID_LIKE="))
            && (line.contains("debian") || line.contains("ubuntu"))
    })
}

fn installed(package: &str) -> bool {
    let state = output(Command::new("dpkg-query").args(["-W", "-f=${Status}", package]));
    state.is_some_and(|s| s.ends_with("install ok installed"))
}

/// A command line prefix that has root: `env` for root itself, `sudo` for anybody else.
fn as_root() -> Command {
    let root = output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    Command::new(if root { "env" } else { "sudo" })
}

/// On other systems the packages have other names: ask pkg-config whether the library is there.
fn elsewhere(wanted: &[&str]) -> Result<()> {
    let webkit = output(Command::new("pkg-config").args(["--modversion", "webkit2gtk-4.1"])).is_some();
    let driver = output(Command::new("sh").args(["-c", "command -v WebKitWebDriver xvfb-run"])).is_some();
    let needs_driver = wanted.contains(&"xvfb");
    if (needs_driver && driver) || (!needs_driver && webkit) {
        return Ok(());
    }
    Err(format!(
        "this system is neither Debian nor Ubuntu; please install what these Debian packages hold: {}",
        wanted.join(" ")
    ))
}
