//! Articles that a heading concerns, so that the index reads them anew.

use std::collections::BTreeSet;

use index::{self, Index};
use newspaper::{Correction, Fact, NameKind};
use rusqlite::Connection;
use store::correction::{self, Entry};
use store::headings::{article_of, name_kind};
use store::{Result, article, change, jumps};
use wire::ArticleId;

/// Notes every article that headings among some corrections concern, so that the index reads it anew. Gives them
/// back.
pub(crate) fn note(index: &Index, connection: &Connection, entries: &[Entry]) -> Result<BTreeSet<ArticleId>> {
    let mut concerned = BTreeSet::new();
    let is_general = |entry: &Entry| matches!(entry.correction, Correction::Heading { line: None, .. });
    let given = if entries.iter().any(is_general) { correction::headings(connection)? } else { Vec::new() };
    for entry in entries {
        let Correction::Heading { line, of, name, heading } = &entry.correction else { continue };
        if line.is_some() {
            concerned.extend(article_of(connection, entry)?);
            continue;
        }
        // Names lead to headings, and headings on to others: all that bear any name of the chain may be concerned.
        let mut names = BTreeSet::from([name.clone(), heading.clone()]);
        for other in &given {
            if let Correction::Heading { of: kind, name, heading, .. } = &other.correction
                && kind == of
                && (names.contains(heading) || names.contains(name))
            {
                names.extend([name.clone(), heading.clone()]);
            }
        }
        for name in &names {
            concerned.extend(naming(index, connection, *of, name)?);
        }
    }
    concerned.iter().try_for_each(|&id| change::note(connection, id))?;
    Ok(concerned)
}

/// Articles that name someone or something so: those of the index, and those that it has not read yet.
fn naming(index: &Index, connection: &Connection, kind: NameKind, name: &str) -> Result<BTreeSet<ArticleId>> {
    let seq = index.seq();
    let (searcher, fields) = index.searcher();
    let mut found = index::naming(&searcher, &fields, kind, name)?;
    for (_, id) in change::since(connection, seq, u32::MAX)? {
        found.insert(article::root(connection, id)?);
    }
    let mut naming = BTreeSet::new();
    for id in found {
        let Some(mut stored) = article::get_whole(connection, id)? else { continue };
        jumps::complete(connection, &mut stored, true)?;
        let is_named =
            |fact: &Fact| name_kind(&fact.value) == Some(kind) && fact.value.standard(&fact.text) == name;
        if stored.article.facts.iter().any(is_named) {
            naming.insert(id);
        }
    }
    Ok(naming)
}
