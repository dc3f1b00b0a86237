//! ripgrep over the text files: no index at all.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::texts;
use crate::engine::{Answer, Engine, Task};
use crate::measure::{Used, finish, size, timed};
use crate::queries::{Asked, Substring};
use crate::{Result, explain};

pub(super) const SET_UP: &str = "Debian `ripgrep`: `rg -l -F` over one text file an article, no index, no order, \
no snippets, no dates; every time includes the start of a process. Its import is the writing of nothing; its size \
is that of the text files.";

pub(super) struct Ripgrep {
    work: PathBuf,
    used: Used,
}

impl Ripgrep {
    pub(super) fn new(work: &Path) -> Self {
        Self { work: work.to_owned(), used: Used::default() }
    }

    /// Files that have a text.
    fn files(&mut self, texts: &[&String]) -> Result<BTreeSet<Vec<u8>>> {
        let mut command = Command::new("rg");
        command.args(["--files-with-matches", "--fixed-strings", "--no-ignore", "--no-messages"]);
        texts.iter().for_each(|text| {
            command.arg("--regexp").arg(text);
        });
        let folder = texts::folder(&self.work);
        command.arg(&folder).stdout(Stdio::piped());
        let done = command.spawn().and_then(finish).map_err(|e| explain(&folder, e))?;
        self.used = self.used.and(done.used);
        let lines = done.out.split(|b| *b == b'\n').filter(|line| !line.is_empty());
        Ok(lines.map(<[u8]>::to_vec).collect())
    }

    fn total(&mut self, asked: &Asked) -> Result<usize> {
        let any: Vec<&String> = asked.any.iter().collect();
        let mut found = if any.is_empty() { None } else { Some(self.files(&any)?) };
        for text in &asked.all {
            let files = self.files(&[text])?;
            found = Some(match found {
                Some(found) => found.intersection(&files).cloned().collect(),
                None => files,
            });
        }
        let mut found = found.unwrap_or_default();
        if let Some(text) = &asked.without {
            let without = self.files(&[text])?;
            found.retain(|file| !without.contains(file));
        }
        Ok(found.len())
    }
}

impl Engine for Ripgrep {
    fn missing(&self) -> Option<String> {
        (!super::runs(Command::new("rg").arg("--version"))).then(|| "`apt-get install ripgrep`".to_owned())
    }

    fn used(&self) -> Used {
        self.used
    }

    fn prepare(&mut self, task: &Task) -> Result<()> {
        texts::write(&self.work, task)
    }

    fn import(&mut self, _: &Task) -> Result<()> {
        Ok(())
    }

    fn parts(&self) -> Vec<(String, u64)> {
        vec![("texts".to_owned(), size(&texts::folder(&self.work)))]
    }

    fn open(&mut self) -> Result<()> {
        Ok(())
    }

    fn ask(&mut self, asked: &Asked) -> Result<Option<Answer>> {
        let beyond = asked.facets || asked.timeline.is_some() || asked.year.is_some() || asked.newest;
        if beyond || asked.offset > 0 {
            return Ok(None);
        }
        let (total, taken) = timed(|| self.total(asked));
        Ok(Some(Answer { total: total? as u64, taken }))
    }

    fn finds(&mut self, substring: &Substring) -> Result<bool> {
        let Some(file) = texts::path(&self.work, &substring.id) else { return Ok(false) };
        let mut command = Command::new("rg");
        command.args(["--quiet", "--fixed-strings", "--regexp", &substring.text]).arg(&file);
        Ok(super::runs(&mut command))
    }
}
