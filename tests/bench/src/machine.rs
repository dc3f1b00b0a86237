//! What the measurement ran on, and when.

use std::path::Path;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

/// Day of today, in UTC.
pub(crate) fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    crate::corpus::date_of((seconds / 86_400) as i64)
}

/// Processor, cores, memory, system, and how much else was running.
pub(crate) fn name() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let field = |file: &str, name: &str| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(name)).map(str::to_owned);
        line.and_then(|line| {
            line.split_once([':', '=']).map(|(_, value)| value.trim().trim_matches('"').to_owned())
        })
    };
    let memory = field("/proc/meminfo", "MemTotal")
        .and_then(|text| text.trim_end_matches(" kB").parse::<u64>().ok())
        .map(|kibibytes| format!("{} GB memory", kibibytes.div_ceil(1 << 20)));
    let load = std::fs::read_to_string("/proc/loadavg").ok();
    let load = load.and_then(|text| text.split(' ').next().map(str::to_owned));
    let parts = [
        field("/proc/cpuinfo", "model name"),
        Some(format!("{cores} cores")),
        memory,
        field("/etc/os-release", "PRETTY_NAME").or_else(|| Some(std::env::consts::OS.to_owned())),
        load.map(|load| format!("load average {load} before it began")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The commit that is measured; with a `+` where files differ from it.
pub(crate) fn commit() -> Option<String> {
    let git = |words: &[&str]| {
        let mut git = Command::new("git");
        git.args(words).current_dir(Path::new(env!("CARGO_MANIFEST_DIR")));
        let done = git.output().ok().filter(|done| done.status.success())?;
        Some(String::from_utf8_lossy(&done.stdout).trim().to_owned())
    };
    let commit = git(&["rev-parse", "--short", "HEAD"])?;
    let changed = git(&["status", "--porcelain", "--untracked-files=no"])?;
    Some(if changed.is_empty() { commit } else { commit + "+" })
}
