//! An engine under measurement. Each runs in processes of its own, one to import and one to answer, so that its memory
//! can be told from others'.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::corpus::{self, Article};
use crate::measure::{KindTimes, Times, Used, timed};
use crate::peers;
use crate::queries::{Asked, Substring};
use crate::{Result, explain};

/// Time for one kind of query at most, and the part of it that may go into warming up. What is slow is timed less often.
const KIND: Duration = Duration::from_secs(10);
const WARMING: Duration = Duration::from_secs(3);

/// What the engines are given: a file in the work folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Task {
    /// Records, one a line.
    pub(crate) corpus: PathBuf,
    /// Timed rounds after the one that warms up.
    pub(crate) repeat: u32,
    pub(crate) asked: Vec<Asked>,
    pub(crate) substrings: Vec<Substring>,
}

impl Task {
    const FILE: &str = "task.json";

    pub(crate) fn write(&self, work: &Path) -> Result<()> {
        let path = work.join(Self::FILE);
        let text = serde_json::to_vec(self).map_err(|e| explain(&path, e))?;
        std::fs::write(&path, text).map_err(|e| explain(&path, e))
    }

    fn read(work: &Path) -> Result<Self> {
        let path = work.join(Self::FILE);
        let text = std::fs::read(&path).map_err(|e| explain(&path, e))?;
        serde_json::from_slice(&text).map_err(|e| explain(&path, e))
    }

    /// The articles, in order.
    pub(crate) fn articles(&self) -> Result<impl Iterator<Item = Result<Article>> + use<>> {
        corpus::read(&self.corpus)
    }
}

/// What an import took.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Imported {
    pub(crate) seconds: f64,
    pub(crate) used: Used,
    /// Bytes on disk by part.
    pub(crate) parts: Vec<(String, u64)>,
}

/// What answering took and brought.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Answers {
    pub(crate) kinds: Vec<KindTimes>,
    /// Substrings asked for and those whose article came back: without marks, and with.
    pub(crate) plain: (u64, u64),
    pub(crate) marked: (u64, u64),
    pub(crate) used: Used,
}

/// Articles found in all, and the time it took to get them (or their counts) ready.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Answer {
    pub(crate) total: u64,
    pub(crate) taken: Duration,
}

/// A search engine beside Jianbao, or Jianbao itself.
pub(crate) trait Engine {
    /// What of it is not installed, and how to install it.
    fn missing(&self) -> Option<String> {
        None
    }

    /// What it used: this process where it runs inside, else the programs it started, once they ended.
    fn used(&self) -> Used;

    /// Ends what [`Engine::open`] started.
    fn close(&mut self) -> Result<()> {
        Ok(())
    }

    /// Writes the corpus as the engine takes it; this is not timed.
    fn prepare(&mut self, task: &Task) -> Result<()>;

    /// Reads what was prepared. This is timed.
    fn import(&mut self, task: &Task) -> Result<()>;

    /// Bytes on disk by part.
    fn parts(&self) -> Vec<(String, u64)>;

    /// Gets ready to answer.
    fn open(&mut self) -> Result<()>;

    /// Answers a query; `None` where the engine has nothing of the sort.
    fn ask(&mut self, asked: &Asked) -> Result<Option<Answer>>;

    /// Whether a search for the substring brings its article.
    fn finds(&mut self, substring: &Substring) -> Result<bool>;

    /// Answers everything.
    fn answers(&mut self, task: &Task) -> Result<Answers> {
        let mut answers = Answers { kinds: times(self, task)?, ..Answers::default() };
        for substring in &task.substrings {
            let found = u64::from(self.finds(substring)?);
            let (asked, all) = if substring.is_plain() { &mut answers.plain } else { &mut answers.marked };
            *asked += 1;
            *all += found;
        }
        Ok(answers)
    }
}

/// Asks everything once to warm up, then `repeat` times with the clock.
fn times<E: Engine + ?Sized>(engine: &mut E, task: &Task) -> Result<Vec<KindTimes>> {
    let (mut warming, mut times) = (Times::default(), Times::default());
    for round in 0..=task.repeat {
        for asked in &task.asked {
            let (times, most) = if round == 0 { (&mut warming, WARMING) } else { (&mut times, KIND) };
            if times.spent(&asked.kind) < most
                && let Some(answer) = engine.ask(asked)?
            {
                times.add(&asked.kind, answer.taken, answer.total);
            }
        }
    }
    Ok(times.kinds())
}

/// One half of a measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Phase {
    /// Builds the index.
    Import,
    /// Answers from it.
    Answer,
}

/// Runs one phase of one engine in this process and prints what it took as JSON.
pub(crate) fn run(name: &str, phase: Phase, work: &Path) -> Result<()> {
    let task = Task::read(work)?;
    let mut engine = peers::engine(name, work).ok_or_else(|| format!("there is no engine {name}"))?;
    let result = match phase {
        Phase::Import => {
            engine.prepare(&task)?;
            let (done, taken) = timed(|| engine.import(&task));
            done?;
            let (parts, used) = (engine.parts(), engine.used());
            serde_json::to_string(&Imported { seconds: taken.as_secs_f64(), used, parts })
        }
        Phase::Answer => {
            engine.open()?;
            let mut answers = engine.answers(&task)?;
            engine.close()?;
            answers.used = engine.used();
            serde_json::to_string(&answers)
        }
    };
    println!("{}", result.map_err(|e| e.to_string())?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Finds what has more than two characters, in as many milliseconds as it has characters.
    struct Fake(u32);

    impl Engine for Fake {
        fn used(&self) -> Used {
            Used::default()
        }
        fn prepare(&mut self, _: &Task) -> Result<()> {
            Ok(())
        }
        fn import(&mut self, _: &Task) -> Result<()> {
            Ok(())
        }
        fn parts(&self) -> Vec<(String, u64)> {
            Vec::new()
        }
        fn open(&mut self) -> Result<()> {
            Ok(())
        }
        fn ask(&mut self, asked: &Asked) -> Result<Option<Answer>> {
            self.0 += 1;
            let taken = if asked.kind == "slow" { Duration::from_secs(7) } else { Duration::from_millis(1) };
            Ok((asked.kind != "facets").then_some(Answer { total: 5, taken }))
        }
        fn finds(&mut self, substring: &Substring) -> Result<bool> {
            Ok(substring.text.chars().count() > 2)
        }
    }

    #[test]
    fn kinds_are_timed_until_they_took_long_enough() {
        let asked = |kind: &str| Asked { kind: kind.into(), ..Asked::default() };
        let asked: Vec<Asked> = ["quick", "facets", "slow", "slow", "slow"].map(asked).into();
        let substring = |text: &str| Substring { text: text.into(), ..Substring::default() };
        let substrings = ["新桥", "新桥通车", "新桥，通"].map(substring).into();
        let task = Task { corpus: PathBuf::new(), repeat: 4, asked, substrings };
        let mut engine = Fake(0);
        let answers = engine.answers(&task).unwrap();
        let counts: Vec<_> = answers.kinds.iter().map(|k| (k.kind.as_str(), k.n, k.hits)).collect();
        assert_eq!(counts, [("quick", 4, 20), ("slow", 2, 10)]);
        assert_eq!((answers.plain, answers.marked), ((2, 1), (1, 1)));
    }
}
