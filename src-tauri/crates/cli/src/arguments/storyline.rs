//! What `jianbao storylines` and `storyline` are told.

use std::path::PathBuf;

use clap::{ArgGroup, Args};

use super::QueryArguments;

/// Storylines of a query.
#[derive(Debug, Args)]
pub(crate) struct StorylinesArguments {
    pub(crate) archive: PathBuf,
    #[command(flatten)]
    pub(crate) query: QueryArguments,
    #[arg(long, default_value_t = 50)]
    pub(crate) limit: u32,
    #[arg(long)]
    pub(crate) json: bool,
}

/// One storyline, or what is to be done with it: one thing at a time.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("doing").multiple(false))]
pub(crate) struct StorylineArguments {
    pub(crate) archive: PathBuf,
    pub(crate) storyline: String,
    #[arg(long, value_name = "NAME", group = "doing")]
    pub(crate) rename: Option<String>,
    #[arg(long, value_name = "ID", group = "doing")]
    pub(crate) merge: Vec<String>,
    #[arg(long, value_name = "ARTICLE", group = "doing", value_delimiter = ',')]
    pub(crate) split: Vec<i64>,
    #[arg(long, group = "doing")]
    pub(crate) pin: bool,
    #[arg(long, group = "doing")]
    pub(crate) unpin: bool,
    #[arg(long, group = "doing")]
    pub(crate) follow: bool,
    #[arg(long, group = "doing")]
    pub(crate) unfollow: bool,
    #[arg(long, group = "doing")]
    pub(crate) seen: bool,
    #[arg(long)]
    pub(crate) json: bool,
}
