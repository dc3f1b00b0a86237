//! A program that is kept running: a line in, a line out.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::Result;
use crate::measure::{Used, finish};

pub(super) struct Piped {
    name: &'static str,
    child: Child,
    answers: BufReader<ChildStdout>,
}

impl Piped {
    pub(super) fn start(name: &'static str, command: &mut Command) -> Result<Self> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|e| format!("{name}: {e}"))?;
        let answers = child.stdout.take().ok_or_else(|| format!("{name} has no output"))?;
        Ok(Self { name, child, answers: BufReader::new(answers) })
    }

    /// Writes a line and reads one.
    pub(super) fn ask(&mut self, line: &str) -> Result<String> {
        let name = self.name;
        let input = self.child.stdin.as_mut().ok_or_else(|| format!("{name} has no input"))?;
        writeln!(input, "{line}").and_then(|()| input.flush()).map_err(|e| format!("{name}: {e}"))?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer).map_err(|e| format!("{name}: {e}"))?;
        Ok(answer)
    }

    /// Ends the program. Returns what it used.
    pub(super) fn close(mut self) -> Result<Used> {
        drop(self.child.stdin.take());
        Ok(finish(self.child).map_err(|e| format!("{}: {e}", self.name))?.used)
    }
}
