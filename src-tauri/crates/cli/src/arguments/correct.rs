//! What `jianbao correct` is told.

use std::path::PathBuf;

use clap::Args;

use super::pair;

/// What is set right, all in one batch.
#[derive(Debug, Args)]
pub(crate) struct CorrectArguments {
    pub(crate) archive: PathBuf,
    #[command(flatten)]
    pub(crate) target: TargetArguments,
    #[arg(long, value_name = "LINE")]
    pub(crate) split: Vec<u32>,
    #[arg(long, value_name = "LINE")]
    pub(crate) join: Vec<u32>,
    #[arg(long, value_name = "LINES=PART", value_parser = pair)]
    pub(crate) title: Vec<(String, String)>,
    #[arg(long, value_name = "LINES")]
    pub(crate) furniture: Vec<String>,
    #[arg(long, value_name = "LINES")]
    pub(crate) text: Vec<String>,
    #[arg(long, value_name = "FIELD=VALUE", value_parser = pair)]
    pub(crate) set: Vec<(String, String)>,
    #[arg(long, value_name = "LINE=TEXT", value_parser = pair)]
    pub(crate) paragraph: Vec<(String, String)>,
    #[arg(long, value_name = "FROM=TO", value_parser = pair)]
    pub(crate) repair: Vec<(String, String)>,
    #[arg(long, value_name = "LABEL")]
    pub(crate) encoding: Option<String>,
    #[arg(long, value_name = "JSON")]
    pub(crate) change: Vec<String>,
    #[arg(long)]
    pub(crate) json: bool,
}

/// What a correction is made on.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct TargetArguments {
    #[arg(long, value_name = "ID")]
    pub(crate) article: Option<i64>,
    #[arg(long = "page-id", value_name = "ID")]
    pub(crate) page_id: Option<i64>,
    #[arg(long, value_name = "ID")]
    pub(crate) issue: Option<i64>,
}
