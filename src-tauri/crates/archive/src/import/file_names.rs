//! The archive's own patterns of file names.

use newspaper::file_name::{DEPTH, Patterns};
use store::{Result, Store, setting};
use wire::NamePatterns;

use crate::ImportOptions;

pub(crate) fn get(store: &Store) -> Result<NamePatterns> {
    store.read(|connection| setting::get(connection, setting::NAME_PATTERNS))
}

pub(crate) fn set(store: &Store, names: &NamePatterns) -> Result<()> {
    store.check_writable()?;
    patterns(&ImportOptions::default(), names)?;
    store.write(|tx| setting::set(tx, setting::NAME_PATTERNS, names))
}

/// What names are read with: what was typed at import, then the archive's own, then the defaults.
pub(crate) fn patterns(options: &ImportOptions, names: &NamePatterns) -> Result<Patterns> {
    let templates = options.patterns.iter().chain(&names.patterns).map(String::as_str);
    // Of two papers for one code the later wins.
    let codes = names.codes.iter().chain(&options.papers);
    Ok(Patterns::new(templates, codes.map(|(code, paper)| (code.as_str(), paper.as_str())))?)
}

/// Where a file lies, as far as it is looked at and kept: its last folders and its name.
pub(crate) fn kept_path(path: &std::path::Path) -> String {
    use std::path::Component;
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut parts: Vec<String> = absolute
        .components()
        .filter(|part| matches!(part, Component::Normal(_)))
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.drain(..parts.len().saturating_sub(DEPTH));
    parts.join("/")
}
