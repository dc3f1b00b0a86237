//! What each part of an archive takes on disk.

use std::fs;
use std::path::Path;

use index::Index;
use store::{Result, Shelf, article, source};
use wire::{PartSize, Stats};

pub(crate) fn stats(shelf: &Shelf, index: &Index) -> Result<Stats> {
    let (articles, text, tables) = shelf.store.read(|connection| {
        let text = source::bytes(connection)?;
        let mut statement = connection.prepare(
            "SELECT coalesce(object.tbl_name, page.name), sum(page.pgsize) FROM dbstat AS page
             LEFT JOIN sqlite_schema AS object ON object.name = page.name WHERE page.aggregate GROUP BY 1",
        )?;
        let tables = statement.query_map([], |row| Ok(part(row.get(0)?, row.get::<_, i64>(1)? as u64)))?;
        let tables = tables.collect::<rusqlite::Result<Vec<PartSize>>>()?;
        Ok((article::count(connection)?, text, tables))
    })?;
    let folder = &shelf.folder;
    let fields = index.sizes()?;
    Ok(Stats {
        articles,
        text,
        originals: shelf.originals.bytes(),
        database: size(&folder.database()) + size(&folder.database().with_extension("sqlite3-wal")),
        tables: largest_first(tables),
        index: index.bytes(),
        segments: index.segments(),
        fields: largest_first(fields.into_iter().map(|(name, bytes)| part(name, bytes)).collect()),
    })
}

fn part(name: String, bytes: u64) -> PartSize {
    PartSize { name, bytes }
}

fn largest_first(mut parts: Vec<PartSize>) -> Vec<PartSize> {
    parts.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.name.cmp(&b.name)));
    parts
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}
