//! Running other programs.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Result;

/// The project's top folder.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).map_or_else(|| here.to_path_buf(), Path::to_path_buf)
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The cargo that runs this.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    cargo
}

/// Says what is run, runs it, and turns a failure into a sentence.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = shown(command);
    eprintln!("xtask: {line}");
    let status = command.status().map_err(|e| format!("cannot start {line}: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{line} failed ({status})")) }
}

/// Like [`run`], but keeps what the command prints on standard output as well as showing it.
pub(crate) fn run_kept(command: &mut Command) -> Result<String> {
    use std::io::{BufRead, BufReader};
    let line = shown(command);
    eprintln!("xtask: {line}");
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|e| format!("cannot start {line}: {e}"))?;
    let mut kept = String::new();
    if let Some(out) = child.stdout.take() {
        for text in BufReader::new(out).split(b'\n').map_while(std::result::Result::ok) {
            let text = String::from_utf8_lossy(&text);
            println!("{text}");
            kept.push_str(&text);
            kept.push('\n');
        }
    }
    let status = child.wait().map_err(|e| format!("{line}: {e}"))?;
    if status.success() { Ok(kept) } else { Err(format!("{line} failed ({status})")) }
}

/// What a program prints, or `None` when it is missing or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let done = command.stderr(Stdio::null()).output().ok()?;
    done.status.success().then(|| String::from_utf8_lossy(&done.stdout).trim().to_owned())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|w| w.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
