//! `jianbao-desktop [ARCHIVE] [FILE…]`: the window, with an archive open and files being imported into it.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::path::PathBuf;
use std::process::ExitCode;

/// As on the command line, and for the same reason.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    if !has_display() {
        let texts = messages::catalogue(messages::Language::of_system());
        eprintln!("{}", texts.text("cli.no-display", &[]));
        return ExitCode::from(2);
    }
    let here = std::env::current_dir().unwrap_or_default();
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(|word| here.join(word)).collect();
    match desktop::run(paths) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("jianbao: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Without a display the toolkit would panic.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
