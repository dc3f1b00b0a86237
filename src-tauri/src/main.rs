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
    #[cfg(target_os = "linux")]
    draw_without_graphics_processor();
    let here = std::env::current_dir().unwrap_or_default();
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(|word| here.join(word)).collect();
    match desktop::run(paths) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the window cannot be shown");
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

/// Without a graphics processor one is imitated by programs that are compiled whenever a window is opened: letters drawn
/// by the processor, and pictures handed to the screen as they are, are there a quarter of a second sooner. WebKit and GTK
/// learn of it through their environment alone.
#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
fn draw_without_graphics_processor() {
    if has_graphics_processor() {
        return;
    }
    // Whoever drives the window from outside would wait for ever for a picture of one in which nothing changes
    // (WebKitGTK 2.50).
    let is_driven = std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|value| value == "true");
    let all = [("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1", true), ("GDK_GL", "disable", !is_driven)];
    for (name, value, is_wanted) in all {
        if is_wanted && std::env::var_os(name).is_none() {
            // SAFETY: no other thread runs yet that could read the environment.
            unsafe { std::env::set_var(name, value) };
        }
    }
}

/// Whether there is a graphics processor to draw with: a render node, NVIDIA's own driver, or that of WSL.
#[cfg(target_os = "linux")]
fn has_graphics_processor() -> bool {
    let is_render_node = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
    };
    std::fs::read_dir("/dev/dri").is_ok_and(|mut entries| entries.any(is_render_node))
        || ["/dev/nvidiactl", "/dev/dxg"].into_iter().any(|path| std::path::Path::new(path).exists())
}
