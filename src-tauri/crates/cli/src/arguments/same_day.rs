//! What `jianbao today` is told.

use std::path::PathBuf;

use clap::Args;

use super::date;

#[derive(Debug, Args)]
pub(crate) struct SameDayArguments {
    pub(crate) archive: PathBuf,
    #[arg(long, value_name = "DAY")]
    pub(crate) date: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) around: u32,
    #[arg(long)]
    pub(crate) lunar: bool,
    #[arg(long, conflicts_with = "lunar")]
    pub(crate) solar: bool,
    #[arg(long, value_name = "DAY", value_parser = date)]
    pub(crate) today: Option<String>,
    #[arg(long)]
    pub(crate) json: bool,
}
