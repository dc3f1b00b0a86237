//! `jianbao`: does without a window what the window does.
//!
//! Exit status: 0 done; 1 done with files that failed or problems that were found, each named; 2 unusable
//! arguments or archive.

mod arguments;
mod bench;
mod correct;
mod holdings;
mod import;
mod kept;
mod log;
mod matter;
mod output;
mod parse;
mod phrase;
mod progress;
mod read;
mod same_day;
mod show;
mod storyline;
mod timeline;
mod upkeep;
mod words;

use std::process::ExitCode;
use std::time::Instant;

use arguments::Action;
use output::{Failure, Outcome};

/// glibc's own asks for no large pages and keeps more of what is freed (`.cargo/config.toml`).
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let began = Instant::now();
    let (arguments, named) = arguments::read();
    log::start(&arguments, &named);
    let outcome: Outcome = match arguments.action {
        Action::Parse(arguments) => parse::parse(&arguments),
        Action::Import(arguments) => import::import(&arguments),
        Action::Search(arguments) => read::search(&arguments),
        Action::Like(arguments) => read::like(&arguments),
        Action::Suggest(arguments) => kept::suggest(&arguments),
        Action::Query(arguments) => kept::query(&arguments),
        Action::Saved(arguments) => kept::saved(&arguments),
        Action::Export(arguments) => read::export(&arguments),
        Action::Timeline(arguments) => timeline::timeline(&arguments),
        Action::Topics(arguments) => read::topics(&arguments),
        Action::Storylines(arguments) => storyline::list(&arguments),
        Action::Storyline(arguments) => storyline::storyline(&arguments),
        Action::Dossier(arguments) => matter::dossier(&arguments),
        Action::Person(arguments) => matter::person(&arguments),
        Action::Figures(arguments) => matter::figures(&arguments),
        Action::Heading(arguments) => matter::heading(&arguments),
        Action::Holdings(arguments) => holdings::holdings(&arguments),
        Action::Today(arguments) => same_day::same_day(&arguments),
        Action::Phrase(arguments) => phrase::phrase(&arguments),
        Action::Show(arguments) => show::show(&arguments),
        Action::Compare(arguments) => show::compare(&arguments),
        Action::Correct(arguments) => correct::correct(&arguments),
        Action::Corrections(arguments) => correct::list(&arguments),
        Action::Undo(arguments) => correct::undo(&arguments),
        Action::Redo(arguments) => correct::redo(&arguments),
        Action::Doubts(arguments) => correct::doubts(&arguments),
        Action::Repairs(arguments) => correct::repairs(&arguments),
        Action::Home(arguments) => upkeep::home(&arguments),
        Action::Names(arguments) => upkeep::names(&arguments),
        Action::Reread(arguments) => upkeep::reread(&arguments),
        Action::Stats(arguments) => upkeep::stats(&arguments),
        Action::Verify(arguments) => upkeep::verify(&arguments),
        Action::Reindex(arguments) => upkeep::reindex(&arguments),
        Action::Bench(arguments) => bench::bench(&arguments),
    };
    log::end(&outcome, began);
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads a pipe may stop reading: `jianbao search … | head`.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            if let Some(sentence) = failure.sentence() {
                eprintln!("jianbao: {sentence}");
            }
            ExitCode::from(failure.status())
        }
    }
}
