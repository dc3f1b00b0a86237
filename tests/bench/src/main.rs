//! The benchmark: a corpus, an import, a mix of queries, random substrings; Jianbao and other engines side by side on
//! the same text; a table of it all. `cargo xtask bench` builds and runs it.
//!
//! ```text
//! corpus (made, or a file made more of) ─┬─▶ queries and substrings, drawn from it
//!                                        └─▶ engine by engine, each in processes of its own: import, answer
//!                                                     └─▶ Markdown
//! ```

mod arguments;
mod corpus;
mod engine;
mod machine;
mod measure;
mod peers;
mod queries;
mod report;
mod rng;
mod views;

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use arguments::{Action, Arguments, EngineArguments};
use engine::{Answers, Imported, Phase, Task};
use peers::{About, ENGINES};
use report::{Measured, Report};

/// Why something could not be done: a sentence for the person at the terminal.
type Result<T> = std::result::Result<T, String>;

/// The sentence for what went wrong with a file.
fn explain(path: &Path, why: impl std::fmt::Display) -> String {
    format!("{}: {why}", path.display())
}

fn main() -> ExitCode {
    let arguments = arguments::read();
    let outcome = match &arguments.action {
        Some(Action::Engine(EngineArguments { name, phase, work })) => engine::run(name, *phase, work),
        None => bench(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("bench: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Measures everything and writes the report.
fn bench(arguments: &Arguments) -> Result<()> {
    let work = arguments.work.as_path();
    std::fs::create_dir_all(work).map_err(|e| explain(work, e))?;
    let work = &work.canonicalize().map_err(|e| explain(work, e))?;
    if let Some(archive) = &arguments.archive {
        return views::measure(arguments, archive, work);
    }
    clear(work)?;
    eprintln!("bench: writing {} articles", arguments.articles);
    let path = work.join("corpus.jsonl");
    let corpus = corpus::write(&path, arguments.articles, arguments.seed, arguments.corpus.as_deref())?;
    eprintln!("bench: drawing queries");
    let task = Task {
        corpus: corpus.path.clone(),
        repeat: arguments.queries_repeat,
        asked: queries::draw(&corpus, arguments.queries, arguments.seed)?,
        substrings: queries::substrings(&corpus, arguments.substrings, arguments.seed)?,
    };
    task.write(work)?;
    let mut report = Report::new(&corpus, &task, arguments.note.as_deref());
    for about in ENGINES.iter().filter(|about| arguments.wants(about.name)) {
        report.engines.push((about, measure(about, work)));
        if !arguments.keep {
            remove(&work.join(about.name))?;
        }
        // What is measured is not lost where a later engine fails.
        let out = &arguments.out;
        std::fs::write(out, report.markdown()).map_err(|e| explain(out, e))?;
    }
    println!("{}", report.markdown());
    if arguments.keep { Ok(()) } else { clear(work) }
}

/// One engine, or why it was not measured.
fn measure(about: &About, work: &Path) -> Result<Measured> {
    let missing = peers::engine(about.name, work).and_then(|engine| engine.missing());
    if let Some(how) = missing {
        return Err(format!("not installed: {how}"));
    }
    let imported: Imported = phase(about, Phase::Import, work)?;
    let answers: Answers = phase(about, Phase::Answer, work)?;
    Ok(Measured { imported, answers })
}

/// Runs a phase in a process of its own.
fn phase<T: serde::de::DeserializeOwned>(about: &About, phase: Phase, work: &Path) -> Result<T> {
    eprintln!("bench: {}: {phase:?}", about.title);
    let own = std::env::current_exe().map_err(|e| e.to_string())?;
    let mut command = Command::new(own);
    let name = if phase == Phase::Import { "import" } else { "answer" };
    command.args(["engine", about.name, name]).arg(work).stderr(Stdio::inherit());
    let done = command.output().map_err(|e| e.to_string())?;
    if !done.status.success() {
        return Err(format!("{name} failed"));
    }
    serde_json::from_slice(&done.stdout).map_err(|e| format!("{name}: {e}"))
}

/// Removes what a benchmark leaves in its work folder, and nothing else.
fn clear(work: &Path) -> Result<()> {
    let names = ["corpus.jsonl", "task.json", "texts", "texts.whole"];
    names
        .into_iter()
        .chain(ENGINES.iter().map(|about| about.name))
        .try_for_each(|name| remove(&work.join(name)))
}

fn remove(path: &Path) -> Result<()> {
    let removed = match path.is_dir() {
        true => std::fs::remove_dir_all(path),
        false if path.exists() => std::fs::remove_file(path),
        false => Ok(()),
    };
    removed.map_err(|e| explain(path, e))
}
