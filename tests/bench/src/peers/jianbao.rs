//! Jianbao itself, through the program that is shipped.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;
use serde_json::Value;

use super::emptied;
use crate::engine::{Answer, Answers, Engine, Task};
use crate::measure::{KindTimes, Used, finish, parts};
use crate::queries::{Asked, Substring};
use crate::{Result, explain};

pub(super) const SET_UP: &str = "`jianbao import` of the file of records (facts, store and index, everything included), \
then `jianbao bench` in one process: a page is 20 rows with marked snippets, the total and why each was found. Facets \
are all of the window's (places, people, organisations …), not only publication and year.";

pub(super) struct Jianbao {
    folder: PathBuf,
    used: Used,
}

/// What `jianbao bench --json` prints.
#[derive(Debug, Deserialize)]
struct Printed {
    kinds: Vec<KindTimes>,
}

impl Jianbao {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder, used: Used::default() }
    }

    fn archive(&self) -> PathBuf {
        self.folder.join("bench.jianbao")
    }

    fn bench(&mut self, name: &str, lines: &[Value], repeat: u32) -> Result<Vec<KindTimes>> {
        let path = self.folder.join(name);
        let mut command = timing(&self.archive(), &path, lines, repeat)?;
        let out = self.run(command.stdout(Stdio::piped()))?;
        let printed: Printed = serde_json::from_slice(&out).map_err(|e| explain(&path, e))?;
        Ok(printed.kinds)
    }

    /// Runs the program to its end. Returns what it printed.
    fn run(&mut self, command: &mut Command) -> Result<Vec<u8>> {
        let done = command.spawn().and_then(finish).map_err(|e| format!("jianbao: {e}"))?;
        self.used = self.used.and(done.used);
        if done.status.success() { Ok(done.out) } else { Err(format!("jianbao ended with {}", done.status)) }
    }
}

/// Has the lines of a file timed on an archive.
pub(crate) fn timed<T: serde::de::DeserializeOwned>(
    archive: &Path,
    file: &Path,
    lines: &[Value],
    repeat: u32,
) -> Result<T> {
    printed(&mut timing(archive, file, lines, repeat)?)
}

/// The command that times the lines of a file, which is written.
fn timing(archive: &Path, file: &Path, lines: &[Value], repeat: u32) -> Result<Command> {
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    std::fs::write(file, text).map_err(|e| explain(file, e))?;
    let mut command = program()?;
    command.arg("bench").arg(archive).arg("--queries").arg(file);
    command.args(["--repeat", &repeat.to_string(), "--json"]);
    Ok(command)
}

/// Articles of an archive.
pub(crate) fn articles(archive: &Path) -> Result<u64> {
    let found: Value = printed(program()?.arg("search").arg(archive).args(["", "--limit", "0", "--json"]))?;
    found["total"].as_u64().ok_or_else(|| format!("{}: how many articles?", archive.display()))
}

/// What the program prints as JSON; also where some of what it was asked failed.
fn printed<T: serde::de::DeserializeOwned>(command: &mut Command) -> Result<T> {
    let done = command.stderr(Stdio::inherit()).output().map_err(|e| format!("jianbao: {e}"))?;
    serde_json::from_slice(&done.stdout).map_err(|e| format!("jianbao ended with {}: {e}", done.status))
}

/// The program built beside this one.
fn program() -> Result<Command> {
    let own = std::env::current_exe().map_err(|e| explain(Path::new("bench"), e))?;
    Ok(Command::new(own.with_file_name(format!("jianbao{}", std::env::consts::EXE_SUFFIX))))
}

impl Engine for Jianbao {
    fn missing(&self) -> Option<String> {
        let runs = program().is_ok_and(|mut program| super::runs(program.arg("--version")));
        (!runs).then(|| "`cargo build --release -p cli -p bench`".to_owned())
    }

    fn used(&self) -> Used {
        self.used
    }

    fn prepare(&mut self, _: &Task) -> Result<()> {
        emptied(&self.folder)
    }

    fn import(&mut self, task: &Task) -> Result<()> {
        let mut command = program()?;
        command.arg("import").arg(self.archive()).arg(&task.corpus).stdout(Stdio::null());
        self.run(&mut command).map(|_| ())
    }

    fn parts(&self) -> Vec<(String, u64)> {
        parts(&self.archive())
    }

    fn open(&mut self) -> Result<()> {
        Ok(())
    }

    fn ask(&mut self, _: &Asked) -> Result<Option<Answer>> {
        Ok(None) // All queries go to one process at once: `answers`.
    }

    fn finds(&mut self, _: &Substring) -> Result<bool> {
        Ok(false)
    }

    fn answers(&mut self, task: &Task) -> Result<Answers> {
        let lines: Vec<Value> = task.asked.iter().map(Asked::line).collect();
        let mut answers =
            Answers { kinds: self.bench("queries.jsonl", &lines, task.repeat)?, ..Answers::default() };
        let lines: Vec<Value> = task.substrings.iter().map(Substring::line).collect();
        for kind in self.bench("recall.jsonl", &lines, 1)? {
            let found = (kind.expected, kind.expected - kind.missed);
            if kind.kind == "recall-plain" { answers.plain = found } else { answers.marked = found }
        }
        Ok(answers)
    }
}
