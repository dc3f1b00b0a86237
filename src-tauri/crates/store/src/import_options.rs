//! What is known of files beside their bytes: what was said at import, and what nobody typed.

use std::collections::BTreeMap;

use newspaper::{Config, IssueHint, PageInfo};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::correction::Entry;

/// What a person says of the files of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct ImportOptions {
    /// Name of the paper. Wins over what a page says; structured records use it where they say nothing.
    pub publication: Option<String>,
    /// Date of issue, EDTF. As above.
    pub issue_date: Option<String>,
    /// Page label. As above.
    pub page_label: Option<String>,
    /// WHATWG label of the encoding, where the detected one is wrong.
    pub encoding: Option<String>,
    /// Templates of file names ([`newspaper::file_name`]), tried before those that the archive keeps
    /// (`jianbao names`).
    #[ts(skip)]
    pub patterns: Vec<String>,
    /// Papers by the code that names of files begin with; they win over the archive's own.
    #[ts(skip)]
    pub papers: BTreeMap<String, String>,
}

impl ImportOptions {
    /// All that is known of a page beside its bytes; `corrections` are what was set right on it.
    pub fn config(&self, known: Known, corrections: &[Entry]) -> Config {
        Config {
            publication: self.publication.clone(),
            issue_date: self.issue_date.clone(),
            page_label: self.page_label.clone(),
            encoding: self.encoding.clone(),
            named: known.named,
            home: known.home,
            issue_hints: known.hints,
            corrections: corrections.iter().map(|entry| entry.correction.clone()).collect(),
            ..Config::default()
        }
    }
}

/// What is known of a page that nobody typed.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// What the name of its file says.
    pub named: PageInfo,
    /// Where the papers of the archive are at home.
    pub home: Option<String>,
    /// What the archive says of its day of issue.
    pub hints: Vec<IssueHint>,
}
