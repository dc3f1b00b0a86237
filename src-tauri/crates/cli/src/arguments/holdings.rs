//! What `jianbao holdings` is told.

use std::path::PathBuf;

use clap::Args;
use newspaper::Issuing;

use super::date;
use crate::output::texts;

/// Which papers and days, and how they are shown; or what is known of them.
#[derive(Debug, Args)]
pub(crate) struct HoldingsArguments {
    pub(crate) archive: PathBuf,
    #[arg(long)]
    pub(crate) publication: Option<String>,
    #[arg(long, conflicts_with = "publication")]
    pub(crate) nameless: bool,
    #[arg(long, value_parser = date)]
    pub(crate) from: Option<String>,
    #[arg(long, value_parser = date)]
    pub(crate) to: Option<String>,
    #[arg(long, conflicts_with_all = ["days", "known"])]
    pub(crate) gaps: bool,
    #[arg(long, requires = "from", requires = "to", conflicts_with = "known")]
    pub(crate) days: bool,
    #[arg(long, value_name = "WHAT", value_parser = known)]
    pub(crate) known: Option<Issuing>,
    #[arg(long, conflicts_with_all = ["days", "known", "json"])]
    pub(crate) csv: bool,
    #[arg(long)]
    pub(crate) json: bool,
}

/// `never`, `weekdays=1,2,3`, `pages=8`.
fn known(text: &str) -> Result<Issuing, String> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let known = match (name.trim(), value.trim()) {
        ("never", "") => Some(Issuing::Never),
        ("appeared", "") => Some(Issuing::Appeared),
        ("unknown", "") => Some(Issuing::Unknown),
        ("pages", value) => value.parse().ok().map(|pages| Issuing::Pages { pages }),
        ("weekdays", value) => {
            let days = value.split(',').map(|day| day.trim().parse::<u8>());
            days.collect::<Result<_, _>>().ok().map(|days| Issuing::Weekdays { days })
        }
        _ => None,
    };
    known.ok_or_else(|| texts().text("cli.bad-known", &[text]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_read() {
        let check = |text: &str, expect: Option<Issuing>| assert_eq!(known(text).ok(), expect, "{text}");
        check("never", Some(Issuing::Never));
        check("weekdays=1, 3", Some(Issuing::Weekdays { days: vec![1, 3] }));
        check("pages=8", Some(Issuing::Pages { pages: 8 }));
        for text in ["", "never=1", "pages", "pages=x", "weekdays=", "sometimes"] {
            check(text, None);
        }
    }
}
