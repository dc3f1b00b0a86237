//! Checks everything that can be checked, and names every problem.

use std::collections::HashSet;

use index::{Ids, Index};
use store::{Result, Shelf, Store, article, change, source};
use tantivy::query::AllQuery;
use wire::{Code, Problem, VerifyReport};

/// Articles that are named one by one where index and store differ.
const NAMED: usize = 100;

pub(crate) fn verify(shelf: &Shelf, index: &Index) -> Result<VerifyReport> {
    let mut report = VerifyReport::default();
    originals(shelf, &mut report)?;
    database(&shelf.store, &mut report)?;
    self::index(&shelf.store, index, &mut report)?;
    Ok(report)
}

fn add(report: &mut VerifyReport, code: Code, subject: impl ToString) {
    report.problems.push(Problem { code, subject: subject.to_string() });
}

fn originals(shelf: &Shelf, report: &mut VerifyReport) -> Result<()> {
    for source in shelf.store.read(source::all)? {
        let subject = format!("{} ({})", source.file_name, source.sha256);
        match shelf.originals.hash(&source.sha256) {
            Ok((hash, _)) if hash == source.sha256 => {}
            Ok(_) => add(report, Code::OriginalDamaged, subject),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                add(report, Code::OriginalMissing, subject)
            }
            Err(error) => add(report, Code::OriginalDamaged, format!("{subject}: {error}")),
        }
        report.originals += 1;
    }
    Ok(())
}

fn database(store: &Store, report: &mut VerifyReport) -> Result<()> {
    store.read(|connection| {
        let mut statement = connection.prepare("PRAGMA integrity_check")?;
        let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
        for line in lines {
            match line? {
                line if line == "ok" => {}
                line => add(report, Code::DatabaseDamaged, line),
            }
        }
        let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
        let broken =
            statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?)))?;
        for row in broken {
            let (table, id) = row?;
            add(report, Code::ReferenceBroken, format!("{table} {}", id.unwrap_or_default()));
        }
        Ok(())
    })
}

fn index(store: &Store, index: &Index, report: &mut VerifyReport) -> Result<()> {
    match index.damaged_files() {
        Ok(files) => files.iter().for_each(|file| add(report, Code::IndexDamaged, file.display())),
        Err(error) => add(report, Code::IndexDamaged, error),
    }
    let (latest, held) = store.read(|c| {
        Ok((change::latest(c)?, article::ids_after(c, 0, u32::MAX)?.into_iter().collect::<HashSet<_>>()))
    })?;
    report.articles = held.len() as u32;
    if index.seq() != latest {
        add(report, Code::IndexBehind, format!("{} < {latest}", index.seq()));
    }
    match index.searcher().0.search(&AllQuery, &Ids) {
        Ok(ids) => {
            let indexed: HashSet<i64> = ids.iter().copied().collect();
            let doubled = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]);
            difference(report, Code::IndexLacksArticle, held.difference(&indexed));
            difference(report, Code::IndexExtraArticle, indexed.difference(&held).chain(doubled));
        }
        Err(error) => add(report, Code::IndexDamaged, error),
    }
    Ok(())
}

fn difference<'a>(report: &mut VerifyReport, code: Code, ids: impl Iterator<Item = &'a i64>) {
    let mut ids: Vec<i64> = ids.copied().collect();
    ids.sort_unstable();
    for id in ids.iter().take(NAMED) {
        add(report, code, id);
    }
    if ids.len() > NAMED {
        add(report, code, format!("+{}", ids.len() - NAMED));
    }
}
