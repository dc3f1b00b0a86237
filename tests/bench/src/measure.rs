//! Times, memory and sizes.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::process::{Child, ExitStatus};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use wait4::Wait4;

/// Clock ticks of a second in `/proc`: the same on every Linux of today.
const TICKS: f64 = 100.0;

/// Times of one kind of query, in milliseconds: what `jianbao bench --json` prints of a kind.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct KindTimes {
    pub(crate) kind: String,
    pub(crate) n: usize,
    pub(crate) p50: f64,
    pub(crate) p95: f64,
    pub(crate) p99: f64,
    pub(crate) max: f64,
    /// The first of the round that warmed up, where that is told.
    #[serde(default)]
    pub(crate) first: f64,
    /// Articles found by all timed queries together.
    pub(crate) hits: u64,
    #[serde(default)]
    pub(crate) expected: u64,
    #[serde(default)]
    pub(crate) missed: u64,
}

/// Timings as they come in.
#[derive(Debug, Default)]
pub(crate) struct Times {
    kinds: BTreeMap<String, (Vec<f64>, u64)>,
}

impl Times {
    pub(crate) fn add(&mut self, kind: &str, taken: Duration, hits: u64) {
        let (times, all) = self.kinds.entry(kind.to_owned()).or_default();
        times.push(taken.as_secs_f64() * 1000.0);
        *all += hits;
    }

    /// Time spent on a kind so far.
    pub(crate) fn spent(&self, kind: &str) -> Duration {
        let milliseconds: f64 = self.kinds.get(kind).map_or(0.0, |(times, _)| times.iter().sum());
        Duration::from_secs_f64(milliseconds / 1000.0)
    }

    pub(crate) fn kinds(self) -> Vec<KindTimes> {
        let of_kind = |(kind, (mut times, hits)): (String, (Vec<f64>, u64))| {
            times.sort_by(f64::total_cmp);
            let [p50, p95, p99, max] = [50, 95, 99, 100].map(|percent| percentile(&times, percent));
            KindTimes { kind, n: times.len(), p50, p95, p99, max, hits, ..KindTimes::default() }
        };
        self.kinds.into_iter().map(of_kind).collect()
    }
}

/// The nearest-rank percentile (1–100) of ascending values; 0 of none.
fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0.0)
}

/// Runs something and says how long it took.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

/// What a process used of the machine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Used {
    /// The most memory it held, in bytes; `None` where the system does not say.
    pub(crate) peak: Option<u64>,
    /// Seconds of all processors together: what other programs on the machine hardly change.
    pub(crate) cpu: Option<f64>,
}

impl Used {
    /// What this process used so far.
    pub(crate) fn own() -> Self {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kibibytes = peak.and_then(|text| text.trim().trim_end_matches(" kB").parse::<u64>().ok());
        let times = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
        // User and system time are the 14th and 15th field; the second is a name in parentheses.
        let fields = times.rsplit(')').next().unwrap_or_default().split(' ').skip(12).take(2);
        let ticks: Vec<f64> = fields.filter_map(|field| field.parse().ok()).collect();
        let cpu = (ticks.len() == 2).then(|| ticks.iter().sum::<f64>() / TICKS);
        Self { peak: kibibytes.map(|k| k * 1024), cpu }
    }

    /// The larger memory, and the time of both.
    pub(crate) fn and(self, other: Self) -> Self {
        let cpu = [self.cpu, other.cpu].into_iter().flatten().reduce(|a, b| a + b);
        Self { peak: self.peak.max(other.peak), cpu }
    }
}

/// What a program left when it ended.
#[derive(Debug)]
pub(crate) struct Finished {
    pub(crate) status: ExitStatus,
    /// What it printed, where that was piped and not taken.
    pub(crate) out: Vec<u8>,
    pub(crate) used: Used,
}

/// Waits for a program to end.
pub(crate) fn finish(mut child: Child) -> std::io::Result<Finished> {
    let mut out = Vec::new();
    if let Some(mut printed) = child.stdout.take() {
        printed.read_to_end(&mut out)?;
    }
    let done = child.wait4()?;
    let cpu = (done.rusage.utime + done.rusage.stime).as_secs_f64();
    Ok(Finished { status: done.status, out, used: Used { peak: Some(done.rusage.maxrss), cpu: Some(cpu) } })
}

/// Bytes on disk of a file, or of all files below a folder.
pub(crate) fn size(path: &Path) -> u64 {
    let Ok(about) = path.symlink_metadata() else { return 0 };
    if !about.is_dir() {
        return allocated(&about);
    }
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    entries.map(|entry| size(&entry.path())).sum()
}

/// What the disk keeps for a file: some engines lay out large files with holes.
#[cfg(unix)]
fn allocated(about: &std::fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::blocks(about) * 512
}

#[cfg(not(unix))]
fn allocated(about: &std::fs::Metadata) -> u64 {
    about.len()
}

/// Bytes on disk of each entry of a folder, the largest first.
pub(crate) fn parts(folder: &Path) -> Vec<(String, u64)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut parts: Vec<(String, u64)> =
        entries.map(|e| (e.file_name().to_string_lossy().into_owned(), size(&e.path()))).collect();
    parts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_timings_that_were_taken() {
        let mut times = Times::default();
        for ms in (1..=200).rev() {
            times.add("words", Duration::from_millis(ms), 2);
        }
        times.add("names", Duration::from_millis(7), 1);
        assert_eq!(times.spent("names"), Duration::from_millis(7));
        let kinds = times.kinds();
        let of = |k: &KindTimes| (k.n, k.hits, [k.p50, k.p95, k.p99, k.max]);
        assert_eq!(of(&kinds[0]), (1, 1, [7.0; 4]));
        assert_eq!(of(&kinds[1]), (200, 400, [100.0, 190.0, 198.0, 200.0]));
        assert_eq!(percentile(&[], 50), 0.0);
    }

    #[test]
    fn folders_are_as_large_as_their_files() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a")).unwrap();
        std::fs::write(folder.path().join("a/b"), vec![7; 3 << 20]).unwrap();
        std::fs::write(folder.path().join("c"), vec![7; 1 << 20]).unwrap();
        let parts: Vec<(String, u64)> = parts(folder.path()).into_iter().map(|(n, b)| (n, b >> 20)).collect();
        assert_eq!(parts, [("a".to_owned(), 3), ("c".to_owned(), 1)]);
        assert_eq!(size(folder.path()) >> 20, 4);
        assert_eq!(size(&folder.path().join("none")), 0);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_processes_use_is_measured() {
        let own = Used::own();
        assert!(own.peak.unwrap() > 1 << 20 && own.cpu.is_some(), "{own:?}");
        let mut echo = std::process::Command::new("echo");
        let done = finish(echo.arg("新桥").stdout(std::process::Stdio::piped()).spawn().unwrap()).unwrap();
        assert_eq!((done.status.success(), done.out.as_slice()), (true, "新桥\n".as_bytes()));
        assert!(done.used.peak.unwrap() > 1 << 18, "{:?}", done.used);
        let both = Used { peak: Some(5), cpu: Some(1.0) }.and(Used { peak: Some(7), cpu: Some(0.5) });
        assert_eq!(both, Used { peak: Some(7), cpu: Some(1.5) });
        assert_eq!(both.and(Used::default()), both);
    }
}
