//! How long work is going, on a terminal.

use std::io::IsTerminal;

use archive::wire::Progress;
use indicatif::{ProgressBar, ProgressStyle};

/// Does work that reports progress, with a bar on a terminal and nothing in a pipe.
pub(crate) fn with_bar<T>(work: impl FnOnce(&mut dyn FnMut(&Progress)) -> T) -> T {
    let bar = bar();
    let done = work(&mut |progress| show(&bar, progress));
    bar.finish_and_clear();
    done
}

fn bar() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len}  {per_sec}  {eta}  {msg}");
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn show(bar: &ProgressBar, progress: &Progress) {
    bar.set_length(u64::from(progress.total));
    bar.set_position(u64::from(progress.done));
    bar.set_message(progress.file.clone());
}
