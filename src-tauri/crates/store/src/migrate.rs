//! The format of the database, step by step; `user_version` counts the steps taken.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Error, Result};

/// Each step turns format n into n + 1. A released step is never changed.
const STEPS: &[&str] = &[
    include_str!("001.sql"),
    include_str!("002.sql"),
    include_str!("003.sql"),
    include_str!("004.sql"),
    include_str!("005.sql"),
    include_str!("006.sql"),
];

/// The format this program writes.
pub(super) const CURRENT: i64 = STEPS.len() as i64;

/// Brings a database to the current format, all steps or none.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found == CURRENT {
        return Ok(());
    }
    if !(0..CURRENT).contains(&found) {
        return Err(Error::ArchiveNewer { found, supported: CURRENT });
    }
    if found > 0 {
        keep_copy(connection, found)?;
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    for step in &STEPS[found as usize..] {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", CURRENT)?;
    transaction.commit()?;
    // Moves the new number from the log to the file's header, where older programs look for it.
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// Keeps the database as it was beside the new one, `archive.format1.sqlite3`. A copy that is there already is of
/// an upgrade that did not end, and as good.
fn keep_copy(connection: &Connection, format: i64) -> Result<()> {
    let Some(path) = connection.path().map(Path::new) else { return Ok(()) };
    let copy = path.with_extension(format!("format{format}.sqlite3"));
    if copy.exists() {
        return Ok(());
    }
    // Under its own name only when it is whole.
    let draft = copy.with_extension("draft");
    if draft.exists() {
        std::fs::remove_file(&draft).map_err(|e| Error::io(&draft, e))?;
    }
    connection.execute("VACUUM INTO ?1", [draft.to_string_lossy()])?;
    std::fs::rename(&draft, &copy).map_err(|e| Error::io(&copy, e))
}

/// Checks that nothing has to be migrated, where nothing can be.
pub(super) fn check_current(connection: &Connection) -> Result<()> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found == CURRENT { Ok(()) } else { Err(Error::ArchiveReadOnly) }
}

#[cfg(test)]
mod tests {
    use newspaper::BlockKind;

    use super::super::article;
    use super::super::pack::Dictionaries;
    use super::*;

    #[test]
    fn an_older_format_is_upgraded_and_kept_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.sqlite3");
        let mut connection = Connection::open(&path).unwrap();
        let dictionaries = Dictionaries::default();
        dictionaries.register(&connection).unwrap();
        connection.execute_batch(STEPS[0]).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        let filled = r#"INSERT INTO source (id, sha256, file_name, bytes, kind, encoding)
                VALUES (1, 'a', '1.txt', 3, 'page', 'utf-8');
            INSERT INTO page (id, source_id, evidence, diagnostics, unassigned) VALUES (1, 1, '[]', '[]', '[]');
            INSERT INTO article (page_id, ordinal, headline, headline_supplied, byline, kind, confidence, lines, blocks)
                VALUES (1, 0, '题', 0,
                    '{"reporters":["张红"],"correspondents":[],"photographers":[],"printed":[]}', 'news', 1.0, '[1,2]',
                    '[{"kind":"subhead","text":"小题","lines":[1]},{"kind":"paragraph","text":"冠县","lines":[2]}]');
            INSERT INTO fact VALUES (1, 0, 'person', '张红', NULL, 'byline', 1.0,
                '{"kind":"person","name":"张红","role":"记者","org":null,"as":"reporter"}');
            INSERT INTO fact VALUES (1, 1, 'place', '冠县', '{"part":{"block":1},"start":0,"end":2}', 'gazetteer', 0.5,
                '{"kind":"place","path":"山东省/聊城市/冠县","code":"371525"}');
            INSERT INTO subject VALUES (1, 0, 'medtop:15000000', '体育', 0.5, '["球"]');"#;
        connection.execute_batch(filled).unwrap();
        migrate(&mut connection).unwrap();
        check_current(&connection).unwrap();
        let article = article::get_whole(&connection, 1).unwrap().unwrap().article;
        assert_eq!(
            (article.headline.as_str(), article.byline.reporters.as_slice()),
            ("题", ["张红".into()].as_slice())
        );
        let blocks: Vec<_> = article.blocks.iter().map(|b| (b.kind, b.text.as_str(), b.lines[0])).collect();
        assert_eq!(blocks, [(BlockKind::Subhead, "小题", 1), (BlockKind::Paragraph, "冠县", 2)]);
        let facts: Vec<_> = article
            .facts
            .iter()
            .map(|f| (f.text.as_str(), f.span.is_some(), f.value.kind().name()))
            .collect();
        assert_eq!(facts, [("张红", false, "person"), ("冠县", true, "place")]);
        assert_eq!((article.subjects[0].label.as_str(), article.subjects[0].evidence.len()), ("体育", 1));
        let old = Connection::open(folder.path().join("archive.format1.sqlite3")).unwrap();
        let facts: i64 = old.query_row("SELECT count(*) FROM fact", [], |row| row.get(0)).unwrap();
        assert_eq!(facts, 2);
        assert_eq!(old.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)).unwrap(), 1);
    }
}
