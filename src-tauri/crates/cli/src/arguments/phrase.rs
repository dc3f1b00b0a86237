//! What `jianbao phrase` is told.

use std::path::PathBuf;

use archive::wire::ConcordanceOrder;
use clap::{Args, ValueEnum};

use super::RowsArguments;

#[derive(Debug, Args)]
pub(crate) struct PhraseArguments {
    pub(crate) archive: PathBuf,
    #[arg(required = true, num_args = 1..=2, value_name = "PHRASE")]
    pub(crate) phrases: Vec<String>,
    #[arg(long, value_enum, value_name = "ORDER")]
    pub(crate) context: Option<OrderArgument>,
    #[command(flatten)]
    pub(crate) rows: RowsArguments,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum OrderArgument {
    Oldest,
    Newest,
    Left,
    Right,
}

impl From<OrderArgument> for ConcordanceOrder {
    fn from(order: OrderArgument) -> Self {
        match order {
            OrderArgument::Oldest => Self::Oldest,
            OrderArgument::Newest => Self::Newest,
            OrderArgument::Left => Self::Left,
            OrderArgument::Right => Self::Right,
        }
    }
}
