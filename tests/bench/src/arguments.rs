//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::engine::Phase;
use crate::peers::ENGINES;

/// Measures Jianbao and other engines on the same text.
#[derive(Debug, Parser)]
#[command(name = "bench", bin_name = "cargo xtask bench", args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) action: Option<Action>,
    /// Articles to measure with
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(1..10_000_000))]
    pub(crate) articles: u64,
    /// File of records (JSONL) to take the articles from; made more of where it has fewer. Without it they are made.
    #[arg(long, value_name = "FILE.jsonl")]
    pub(crate) corpus: Option<PathBuf>,
    /// Measure the views of the window on this archive instead, which is there already and is not written to; words are
    /// drawn from --corpus, which it should hold
    #[arg(long, value_name = "FILE.jianbao")]
    pub(crate) archive: Option<PathBuf>,
    /// A line for the head of the report: what else is to be known of the run
    #[arg(long)]
    pub(crate) note: Option<String>,
    /// Engines to measure beside Jianbao: recoll, groonga, fts5, tantivy, ripgrep, or none
    #[arg(long, value_delimiter = ',', value_parser = peer, default_value = "recoll,groonga,fts5,tantivy,ripgrep")]
    pub(crate) peers: Vec<String>,
    /// Queries of each kind
    #[arg(long, default_value_t = 100)]
    pub(crate) queries: usize,
    /// Timed rounds after the one that warms up
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) queries_repeat: u32,
    /// Random substrings to measure recall with
    #[arg(long, default_value_t = 2_000)]
    pub(crate) substrings: usize,
    /// What chance starts from; the same seed gives the same texts and queries
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// Where the Markdown goes
    #[arg(long, default_value = "target/bench.md")]
    pub(crate) out: PathBuf,
    /// Folder for corpus and indexes; a million articles need some 60 GB with all peers
    #[arg(long, default_value = "target/bench")]
    pub(crate) work: PathBuf,
    /// Leave corpus and indexes where they are
    #[arg(long)]
    pub(crate) keep: bool,
}

impl Arguments {
    /// Whether an engine is to be measured; Jianbao always is.
    pub(crate) fn wants(&self, name: &str) -> bool {
        name == ENGINES[0].name || self.peers.iter().any(|peer| peer == name)
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    /// One phase of one engine: what the benchmark starts itself with
    #[command(hide = true)]
    Engine(EngineArguments),
}

#[derive(Debug, Args)]
pub(crate) struct EngineArguments {
    pub(crate) name: String,
    #[arg(value_enum)]
    pub(crate) phase: Phase,
    pub(crate) work: PathBuf,
}

/// Reads the command line; prints help or what is wrong with it and leaves.
pub(crate) fn read() -> Arguments {
    Arguments::parse()
}

fn peer(name: &str) -> Result<String, String> {
    let is_known = name == "none" || ENGINES[1..].iter().any(|about| about.name == name);
    if is_known { Ok(name.to_owned()) } else { Err("no such engine".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peers_are_chosen_by_name() {
        let check = |words: &[&str], expect: &[&str]| {
            let words = ["bench"].iter().chain(words);
            let arguments = Arguments::try_parse_from(words).unwrap();
            let wanted = ENGINES.iter().map(|about| about.name).filter(|name| arguments.wants(name));
            assert_eq!(wanted.collect::<Vec<_>>(), expect);
        };
        check(&[], &["jianbao", "recoll", "groonga", "fts5", "tantivy", "ripgrep"]);
        check(&["--peers", "none"], &["jianbao"]);
        check(&["--peers", "fts5,ripgrep"], &["jianbao", "fts5", "ripgrep"]);
        assert!(Arguments::try_parse_from(["bench", "--peers", "grep"]).is_err());
        assert!(
            Arguments::try_parse_from(["bench", "engine", "fts5", "import", "work"])
                .unwrap()
                .action
                .is_some()
        );
    }
}
