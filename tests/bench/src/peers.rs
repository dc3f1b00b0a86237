//! Jianbao and the engines beside it, each with its set-up.

mod fts5;
mod groonga;
pub(crate) mod jianbao;
mod piped;
mod recoll;
mod ripgrep;
mod tantivy_jieba;
mod texts;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::engine::Engine;

/// What is known of an engine beforehand.
pub(crate) struct About {
    /// What it is called on the command line.
    pub(crate) name: &'static str,
    /// What it is called in the report.
    pub(crate) title: &'static str,
    /// How it is set up and what its times hold.
    pub(crate) set_up: &'static str,
}

/// All engines; Jianbao is the first.
pub(crate) const ENGINES: [About; 6] = [
    About { name: "jianbao", title: "Jianbao", set_up: jianbao::SET_UP },
    About { name: "recoll", title: "Recoll", set_up: recoll::SET_UP },
    About { name: "groonga", title: "Groonga", set_up: groonga::SET_UP },
    About { name: "fts5", title: "FTS5 trigram", set_up: fts5::SET_UP },
    About { name: "tantivy", title: "tantivy + jieba", set_up: tantivy_jieba::SET_UP },
    About { name: "ripgrep", title: "ripgrep", set_up: ripgrep::SET_UP },
];

/// The engine of a name, with its files in the work folder.
pub(crate) fn engine(name: &str, work: &Path) -> Option<Box<dyn Engine>> {
    let own = work.join(name);
    Some(match name {
        "jianbao" => Box::new(jianbao::Jianbao::new(own)),
        "recoll" => Box::new(recoll::Recoll::new(own, work)),
        "groonga" => Box::new(groonga::Groonga::new(own)),
        "fts5" => Box::new(fts5::Fts5::new(own)),
        "tantivy" => Box::new(tantivy_jieba::TantivyJieba::new(own)),
        "ripgrep" => Box::new(ripgrep::Ripgrep::new(work)),
        _ => return None,
    })
}

/// Whether a program answers to `--version` or the like.
fn runs(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
}

/// A new, empty folder.
fn emptied(folder: &PathBuf) -> crate::Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|e| crate::explain(folder, e))?;
    }
    std::fs::create_dir_all(folder).map_err(|e| crate::explain(folder, e))
}
