//! The program's log, of the window and of the command line: what failed with nobody looking, when, and where.
//!
//! It may be sent to somebody who helps, so it holds no text of articles and no queries: archives by their path, counts, codes
//! of errors, times. Whoever writes to it passes details through [`detail`] and messages of others through [`without_text`].

mod private;
mod rotating;
mod tail;

use std::fs::OpenOptions;
use std::io;
use std::panic::PanicHookInfo;
use std::path::Path;
use std::sync::Mutex;

use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::writer::BoxMakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{Registry, fmt};

pub use private::{detail, without_folders, without_text};
pub use tail::last_lines;
pub use tracing::Level;

use rotating::Rotating;

/// Whose events are written. Libraries say what they hold in memory, terms of the index among it, which is text of articles.
const OWN: [&str; 7] = ["archive", "storylines", "desktop", "jianbao_desktop", "jianbao", "window", "panic"];

/// Where a log is written.
#[derive(Debug, Clone, Copy)]
pub enum Output<'a> {
    /// Files in a folder, which is made: a few, none large ([`last_lines`] reads them).
    Folder(&'a Path),
    /// The end of one file.
    File(&'a Path),
    /// Standard error.
    Stderr,
}

/// Writes the program's events from now on, those of `level` and worse, panics among them. A second log is not begun.
///
/// # Errors
/// Where the file cannot be written; the program goes on without a log.
pub fn start(output: Output<'_>, level: Level) -> io::Result<()> {
    let subscriber = subscriber(writer(output)?, level);
    if tracing::subscriber::set_global_default(subscriber).is_ok() {
        write_panics();
    }
    Ok(())
}

fn writer(output: Output<'_>) -> io::Result<BoxMakeWriter> {
    Ok(match output {
        Output::Folder(folder) => BoxMakeWriter::new(Mutex::new(Rotating::open(folder)?)),
        Output::File(path) => {
            BoxMakeWriter::new(Mutex::new(OpenOptions::new().create(true).append(true).open(path)?))
        }
        Output::Stderr => BoxMakeWriter::new(io::stderr),
    })
}

fn subscriber(writer: BoxMakeWriter, level: Level) -> impl tracing::Subscriber + Send + Sync {
    // Of a line that cannot be written nothing is said on standard error: a full disk would fill that as well.
    let lines = fmt::layer().with_ansi(false).with_writer(writer).log_internal_errors(false);
    Registry::default().with(lines).with(Targets::new().with_targets(OWN.map(|target| (target, level))))
}

/// Has panics written, also those that are caught, and then goes on as before.
fn write_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        write_panic(panic);
        before(panic);
    }));
}

fn write_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let thread = std::thread::current();
    let said = panic.payload();
    let said = said.downcast_ref::<&str>().copied().or(said.downcast_ref::<String>().map(String::as_str));
    let message = without_text(said.unwrap_or_default());
    tracing::error!(target: "panic", place, thread = thread.name().unwrap_or_default(), message, "panic");
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// What is written while `work` is done on this thread.
    fn written(level: Level, work: impl FnOnce()) -> String {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("log");
        let subscriber = subscriber(writer(Output::File(&file)).unwrap(), level);
        tracing::subscriber::with_default(subscriber, work);
        fs::read_to_string(file).unwrap()
    }

    #[test]
    fn only_the_programs_own_events_are_written_and_none_below_the_level() {
        let log = written(Level::INFO, || {
            tracing::warn!(target: "archive::api", articles = 3, "kept");
            tracing::debug!(target: "archive::api", "too fine");
            tracing::error!(target: "tantivy::index", "term 灵芝");
        });
        assert!(log.contains("WARN archive::api: kept articles=3"), "{log}");
        assert_eq!(log.lines().count(), 1, "{log}");
    }

    #[test]
    fn whatever_crate_of_the_program_writes_events_is_heard() {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let manifest =
            |name: &str| fs::read_to_string(crates.join(name).join("Cargo.toml")).unwrap_or_default();
        let folders = fs::read_dir(&crates).unwrap().map(|entry| entry.unwrap().file_name());
        let names = folders.map(|name| name.to_string_lossy().into_owned());
        let writes = |name: &String| name != "logging" && manifest(name).contains("\ntracing.workspace");
        // The command line is a program of its own name.
        let heard = |name: &String| OWN.contains(&name.as_str()) || name == "cli";
        let (heard, lost): (Vec<_>, Vec<_>) = names.filter(writes).partition(heard);
        assert_eq!(lost, Vec::<String>::new(), "heard: {heard:?}");
        assert!(heard.len() > 2, "{heard:?}");
    }

    #[test]
    fn a_line_stays_one_line() {
        let log = written(Level::INFO, || tracing::warn!(target: "desktop", path = "a\nb", "kept"));
        assert_eq!(log.lines().count(), 1, "{log}");
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_an_error_and_no_panic() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(start(Output::Folder(&file.join("logs")), Level::INFO).is_err());
        assert!(start(Output::File(&file.join("log")), Level::INFO).is_err());
    }
}
