//! Recoll with n-grams of Chinese text: a file an article.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use super::piped::Piped;
use super::{emptied, texts};
use crate::engine::{Answer, Engine, Task};
use crate::measure::{Used, finish, parts};
use crate::queries::{Asked, PAGE, Substring};
use crate::{Result, explain};

pub(super) const SET_UP: &str = "Debian `recollcmd` and `python3-recoll`: one text file an article, its own n-grams of Chinese \
text (`cjkngramlen = 2`, the default), no stemming, no spelling, and none of its own politeness (`idxniceprio = 0`: by default it waits \
for all others); the texts are kept for abstracts, as is its default. \
Queries go through its Python module in one process; a page is 20 rows with abstracts. Its date is the date of the \
file; the totals it gives are estimates. It has neither facets nor histograms.";

/// Debian's own Python, which has the module.
const PYTHON: &str = "/usr/bin/python3";

const SCRIPT: &str = include_str!("recoll.py");

pub(super) struct Recoll {
    folder: PathBuf,
    work: PathBuf,
    open: Option<Piped>,
    used: Used,
}

impl Recoll {
    pub(super) fn new(folder: PathBuf, work: &Path) -> Self {
        Self { folder, work: work.to_owned(), open: None, used: Used::default() }
    }

    fn request(&mut self, request: &Value) -> Result<Value> {
        let line = self.open.as_mut().ok_or("recoll is not running")?.ask(&request.to_string())?;
        let answer: Value = serde_json::from_str(&line).map_err(|e| format!("recoll: {e}: {line}"))?;
        match answer["error"].as_str() {
            Some(why) => Err(format!("recoll: {request}: {why}")),
            None => Ok(answer),
        }
    }
}

/// A text as a phrase. Its language has no way to write a quotation mark inside one.
fn phrase(text: &str) -> String {
    format!("\"{}\"", text.replace('"', " "))
}

/// The query in Recoll's language, where OR binds tighter than AND.
fn written(asked: &Asked) -> String {
    let phrases = |texts: &[String]| texts.iter().map(|text| phrase(text)).collect::<Vec<_>>();
    let mut query = phrases(&asked.all).join(" ") + &phrases(&asked.any).join(" OR ");
    if let Some(text) = &asked.without {
        query += &format!(" -{}", phrase(text));
    }
    if let Some(year) = asked.year {
        query += &format!(" date:{year}-01-01/{year}-12-31");
    }
    query
}

impl Engine for Recoll {
    fn missing(&self) -> Option<String> {
        let indexer = super::runs(Command::new("recollindex").arg("-h")) || which("recollindex");
        let module = super::runs(Command::new(PYTHON).args(["-c", "from recoll import recoll"]));
        (!indexer || !module).then(|| "`apt-get install recollcmd python3-recoll`".to_owned())
    }

    fn used(&self) -> Used {
        self.used
    }

    fn close(&mut self) -> Result<()> {
        self.used = self.open.take().map(Piped::close).transpose()?.unwrap_or_default();
        Ok(())
    }

    fn prepare(&mut self, task: &Task) -> Result<()> {
        emptied(&self.folder)?;
        texts::write(&self.work, task)?;
        let path = self.folder.join("recoll.conf");
        let files = texts::folder(&self.work);
        let files = files.canonicalize().map_err(|e| explain(&files, e))?;
        let settings = format!(
            "topdirs = {}\nnocjk = 0\ncjkngramlen = 2\nindexstemminglanguages =\nnoaspell = 1\nidxniceprio = 0\nmonioniceclass = 2\n\
             defaultcharset = UTF-8\nloglevel = 2\nidxlogfilename = {}\n",
            files.display(),
            self.folder.join("index.log").display()
        );
        std::fs::write(&path, settings).map_err(|e| explain(&path, e))
    }

    fn import(&mut self, _: &Task) -> Result<()> {
        let mut indexer = Command::new("recollindex");
        indexer.arg("-c").arg(&self.folder).stdout(Stdio::null()).stderr(Stdio::null());
        let done = indexer.spawn().and_then(finish).map_err(|e| explain(&self.folder, e))?;
        self.used = done.used;
        if done.status.success() { Ok(()) } else { Err(format!("recollindex ended with {}", done.status)) }
    }

    fn parts(&self) -> Vec<(String, u64)> {
        parts(&self.folder)
    }

    fn open(&mut self) -> Result<()> {
        let mut python = Command::new(PYTHON);
        // What goes wrong comes back as an answer; it also prints remarks of its own.
        python.args(["-c", SCRIPT]).arg(&self.folder).stderr(Stdio::null());
        self.open = Some(Piped::start("recoll", &mut python)?);
        Ok(())
    }

    fn ask(&mut self, asked: &Asked) -> Result<Option<Answer>> {
        if asked.facets || asked.timeline.is_some() {
            return Ok(None);
        }
        let (newest, offset) = (asked.newest, asked.offset);
        let request = json!({ "query": written(asked), "newest": newest, "offset": offset, "limit": PAGE });
        let answer = self.request(&request)?;
        let taken = Duration::from_secs_f64(answer["ms"].as_f64().unwrap_or(0.0) / 1000.0);
        Ok(Some(Answer { total: answer["total"].as_u64().unwrap_or(0), taken }))
    }

    fn finds(&mut self, substring: &Substring) -> Result<bool> {
        let query = format!("{} filename:{}.txt", phrase(&substring.text), substring.id);
        let request = json!({ "query": query, "newest": false, "offset": 0, "limit": 1 });
        // A text of marks alone is no query to it.
        Ok(self.request(&request).is_ok_and(|answer| answer["rows"].as_u64() > Some(0)))
    }
}

/// Whether a program of this name is on the path.
fn which(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_written_in_its_language() {
        let check = |asked: Asked, expect: &str| assert_eq!(written(&asked), expect);
        let texts = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        check(Asked { all: texts(&["甲", "乙\"丙"]), ..Asked::default() }, "\"甲\" \"乙 丙\"");
        check(Asked { any: texts(&["甲", "乙"]), ..Asked::default() }, "\"甲\" OR \"乙\"");
        check(
            Asked { all: texts(&["甲"]), without: Some("乙".into()), year: Some(1999), ..Asked::default() },
            "\"甲\" -\"乙\" date:1999-01-01/1999-12-31",
        );
    }
}
