//! What the program itself holds in memory.

use serde::Serialize;

/// Memory in bytes, where the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Memory {
    /// The program's own: what it holds beside the pages of files that the system lends it.
    own: Option<u64>,
    /// The most that it had with these.
    peak: Option<u64>,
}

/// Now.
pub(super) fn own() -> Memory {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    Memory { own: field(&status, "RssAnon:"), peak: field(&status, "VmHWM:") }
}

/// The value of a line such as `RssAnon: 128 kB`, in bytes.
fn field(status: &str, name: &str) -> Option<u64> {
    let value = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kibibytes: u64 = value.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_by_their_name() {
        let status = "Name:\tx\nRssAnon:\t  128 kB\nVmHWM:\t 2 pages\n";
        assert_eq!(field(status, "RssAnon:"), Some(131_072));
        assert_eq!(field(status, "VmHWM:"), None);
    }
}
