//! Page files in portions: while one is written, the next ones are read on all cores.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use common::threads::side_by_side_on;
use store::{Error, Result, Store, source};

use super::page::{self, Ready};
use super::walk::FileKind;
use super::{Failure, Import, Outcome, Reader};

/// Files of one portion: enough to keep all cores at work and to be worth a transaction, few enough to be written in a
/// moment.
const FILES: usize = 32;

/// Bytes of the files of a portion, unless it is a single one: what is read from a byte takes some dozens of them.
const BYTES: u64 = 512 << 10;

/// Portions that wait to be written while another one is read.
const AHEAD: usize = 1;

/// Originals that are written side by side: that is waiting for the disk, and not work.
const KEPT_AT_ONCE: usize = 4;

/// A file, and what was read from it: nothing where the archive holds it.
type Read<'f> = (&'f Path, std::result::Result<Option<Ready>, Failure>);

type File = (PathBuf, FileKind);

/// Imports page files in their order.
pub(super) fn import(import: &mut Import<'_>, files: &[File]) -> Result<()> {
    let reader = import.reader;
    if let Some((path, _)) = files.first() {
        import.begin(path);
    }
    std::thread::scope(|scope| {
        let (ahead, portions) = sync_channel(AHEAD);
        let reading = scope.spawn(move || read_all(reader, files, &ahead));
        // Whoever stops writing lets go of the portions, which ends the reading.
        let written = write_all(import, portions);
        match reading.join() {
            Ok(()) => written,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Reads portions until nobody wants them any more.
fn read_all<'f>(reader: &Reader<'_>, files: &'f [File], ahead: &SyncSender<Vec<Read<'f>>>) {
    let threads = reader.threads;
    let read = |(path, _): &'f File| match reader.is_cancelled() {
        true => (path.as_path(), Err(Failure::Stop(Error::Cancelled))),
        false => (path.as_path(), page::read(reader, path)),
    };
    for portion in portions(files) {
        let files: Vec<&'f File> = portion.iter().collect();
        if reader.is_cancelled() || ahead.send(side_by_side_on(threads, &files, |file| read(file))).is_err() {
            return;
        }
    }
}

/// Cuts a list of files into portions.
fn portions(mut files: &[File]) -> impl Iterator<Item = &[File]> {
    let length = |(path, _): &File| fs::metadata(path).map_or(0, |metadata| metadata.len());
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = files.iter().take(FILES).take_while(|file| {
            bytes += length(file);
            bytes <= BYTES
        });
        let (portion, rest) = files.split_at(fits.count().max(1).min(files.len()));
        files = rest;
        (!portion.is_empty()).then_some(portion)
    })
}

fn write_all(import: &mut Import<'_>, portions: Receiver<Vec<Read<'_>>>) -> Result<()> {
    for portion in portions {
        if import.reader.is_cancelled() {
            break;
        }
        write(import, portion)?;
        import.index_if_due()?;
    }
    import.summary.cancelled |= import.reader.is_cancelled() && import.state.done < import.state.total;
    Ok(())
}

/// Adds what was read in one transaction, once the originals are kept, and tells of every file in its order.
fn write(import: &mut Import<'_>, mut portion: Vec<Read<'_>>) -> Result<()> {
    let shelf = import.reader.shelf;
    leave_out_held(&shelf.store, &mut portion)?;
    let new: Vec<&Ready> = portion.iter().filter_map(|(_, read)| read.as_ref().ok()?.as_ref()).collect();
    let kept = side_by_side_on(KEPT_AT_ONCE, &new, |page| page.keep(&shelf.originals));
    kept.into_iter().collect::<Result<()>>()?;
    if !new.is_empty() {
        let given = &import.given;
        shelf.store.write(|tx| new.iter().try_for_each(|page| page.write(tx, given)))?;
    }
    for (path, read) in portion {
        import.begin(path);
        let outcome = read.map(|page| match page {
            Some(page) => {
                import.added(page.parsed.articles.len() as u32);
                import.remark_all(path, &page.parsed.diagnostics);
                Outcome::Read
            }
            None => Outcome::Skipped,
        });
        import.end(path, outcome)?;
    }
    Ok(())
}

/// Two files may be the same, and one of them may have been written since the other was read.
fn leave_out_held(store: &Store, portion: &mut [Read<'_>]) -> Result<()> {
    let mut seen = HashSet::new();
    store.read(|connection| {
        for (_, read) in portion {
            if let Ok(Some(page)) = read
                && (!seen.insert(page.sha256().to_owned())
                    || source::find(connection, page.sha256())?.is_some())
            {
                *read = Ok(None);
            }
        }
        Ok(())
    })
}
