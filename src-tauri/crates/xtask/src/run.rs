//! `cargo xtask run`: from a clone to a window with the sample pages in it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::node::Npm;
use crate::process::{cargo, root, run, target};
use crate::{Result, front_end, packages};

/// Installs, builds, imports the sample pages, opens the window (or takes its picture).
pub(crate) fn run_window() -> Result<()> {
    packages::for_building()?;
    let npm = Npm::ready()?;
    front_end::install(&npm)?;
    front_end::build(&npm)?;
    run(cargo().args(["build", "--workspace"]))?;
    let archive = import_samples()?;
    if has_display() { open(&archive) } else { photograph(&archive) }
}

/// A program that the workspace builds.
pub(crate) fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Puts a command on a virtual display of its own.
pub(crate) fn on_virtual_display(command: &mut Command) -> Command {
    let mut xvfb = Command::new("xvfb-run");
    xvfb.args(["--auto-servernum", "--server-args=-screen 0 1280x800x24"]);
    xvfb.arg(command.get_program()).args(command.get_args());
    xvfb.env_remove("WAYLAND_DISPLAY").env_remove("DISPLAY").env("GDK_BACKEND", "x11");
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => xvfb.env(name, value),
            None => xvfb.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        xvfb.current_dir(folder);
    }
    xvfb
}

fn import_samples() -> Result<PathBuf> {
    let archive = target().join("样例.jianbao");
    run(Command::new(built("jianbao")).arg("import").arg(&archive).arg(root().join("seeds")))?;
    Ok(archive)
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value: std::ffi::OsString| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn open(archive: &Path) -> Result<()> {
    run(Command::new(built("jianbao-desktop")).arg(archive))
}

fn photograph(archive: &Path) -> Result<()> {
    eprintln!("xtask: there is no display here, so the window is opened on a virtual one and photographed");
    packages::for_headless()?;
    let picture = target().join("jianbao-window.png");
    let mut shot = Command::new(built("window-shot"));
    run(&mut on_virtual_display(shot.arg(archive).arg(&picture)))?;
    eprintln!("xtask: the window is in {}", picture.display());
    run(Command::new(built("jianbao")).arg("timeline").arg(archive).args(["--by", "day"]))
}
