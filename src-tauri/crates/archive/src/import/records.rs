//! Files of structured records, one a line. The whole file is one source; every line fails alone.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use common::threads::on_all_cores;
use newspaper::admission::LARGEST_PAGE;
use newspaper::{Diagnostic, DiagnosticCode, PageInfo, ParsedRecord, RecordError, parse_record};
use rusqlite::Connection;
use store::article::{self, RecordOrigin};
use store::correction::{self, Entry, Place};
use store::import_options::{ImportOptions, Known};
use store::originals::{self, Original};
use store::page::{self, Page};
use store::source::{self, NewSource, SourceKind};
use store::{Error, Result};
use wire::Code;

use super::writer::note_unapplied;
use super::{Failure, Import, Incoming, Outcome};

/// Records in one transaction, and their bytes, at most: reading takes some fifty bytes of memory for each.
const BATCH: usize = 512;
const BATCH_BYTES: u64 = 2 << 20;

/// Bytes of a record at most. A record is an article, and no page holds more, even with every character written as
/// `\u5bb6`.
const LONGEST: u64 = 2 * LARGEST_PAGE;

/// Lines that failed are named one by one up to here, then counted.
const NAMED_FAILURES: u32 = 1_000;

/// A line of the file.
struct Line {
    number: u32,
    start: u64,
    /// `None` for a line that is too long.
    bytes: Option<Vec<u8>>,
}

pub(super) fn import(import: &mut Import<'_>, path: &Path) -> std::result::Result<Outcome, Failure> {
    let shelf = import.reader.shelf;
    let (sha256, length) = originals::hash_file(path).map_err(|e| Failure::file(Code::FileUnreadable, e))?;
    if length == 0 {
        return Err(Failure::file(Code::FileEmpty, ""));
    }
    let known = shelf.store.read(|c| source::find(c, &sha256))?;
    let next = match &known {
        Some(source) if source.next.is_none() => return Ok(Outcome::Skipped),
        Some(source) => source.next.unwrap_or_default(),
        None => {
            keep(import, path, &sha256)?;
            (0, 0)
        }
    };
    let entry = Incoming::new(&sha256, path, length);
    let mut reading = Reading {
        lines: Lines::open(shelf.originals.open(&sha256)?, next).map_err(|e| Error::io(path, e))?,
        source: known.map(|source| source.id),
        known: import.reader.known(&entry.path),
        pages: HashMap::new(),
        corrections: shelf.store.read(|c| corrections(c, &sha256))?,
        failures: 0,
    };
    let given = import.given.clone();
    let new = entry.source(SourceKind::Records, "utf-8", &given);
    while !import.reader.is_cancelled() {
        if !reading.batch(import, path, new)? {
            return reading.finish(import, path, &sha256);
        }
        import.report();
        import.index_if_due()?;
    }
    Ok(Outcome::Cancelled)
}

/// Keeps the original and makes sure that it is what was hashed.
fn keep(import: &Import<'_>, path: &Path, sha256: &str) -> std::result::Result<(), Failure> {
    let originals = &import.reader.shelf.originals;
    let mut file = File::open(path).map_err(|e| Failure::file(Code::FileUnreadable, e))?;
    originals.put(sha256, &mut file)?;
    let (hash, _) = originals.hash(sha256).map_err(|e| Error::io(&originals.path(sha256), e))?;
    if hash != sha256 {
        originals.remove(sha256)?;
        return Err(Failure::file(Code::FileUnreadable, "the file changed while it was read"));
    }
    Ok(())
}

/// A file of records that is being read.
struct Reading {
    lines: Lines,
    /// Row of the source, once a record of it is in the archive.
    source: Option<i64>,
    /// What is known of the file that nobody typed.
    known: Known,
    /// Pages of this file.
    pages: HashMap<String, i64>,
    /// What was set right on records of these bytes, by line.
    corrections: HashMap<u32, Vec<Entry>>,
    failures: u32,
}

impl Reading {
    /// Reads some records and adds them in one transaction. False at the end of the file.
    fn batch(
        &mut self,
        import: &mut Import<'_>,
        path: &Path,
        new: NewSource<'_>,
    ) -> std::result::Result<bool, Failure> {
        let lines = self.lines.take().map_err(|e| Error::io(path, e))?;
        if lines.is_empty() {
            return Ok(false);
        }
        let mut records = Vec::new();
        let read = read_all(&lines, import.reader.options, &self.known, &self.corrections);
        for (line, record) in lines.iter().zip(read) {
            match record {
                None => self.fail(import, path, line.number, Code::RecordTooLong, String::new()),
                Some(Err(error)) => {
                    let why =
                        if let RecordError::Malformed(why) = &error { why.clone() } else { String::new() };
                    self.fail(import, path, line.number, Code::from(&error), why);
                }
                Some(Ok(record)) => {
                    if let Some(date) = &record.bad_date {
                        let remark = Diagnostic::warning(
                            DiagnosticCode::RecordDateInvalid,
                            vec![line.number],
                            vec![date.clone()],
                        );
                        import.remark(path, remark);
                    }
                    records.push((line, record));
                }
            }
        }
        self.insert(import, new, &records)?;
        import.added(records.len() as u32);
        Ok(true)
    }

    fn insert(
        &mut self,
        import: &Import<'_>,
        new: NewSource<'_>,
        records: &[(&Line, ParsedRecord)],
    ) -> Result<()> {
        if self.source.is_none() && records.is_empty() {
            return Ok(());
        }
        let next = self.lines.next();
        let (source, pages, corrections) = (self.source, &mut self.pages, &self.corrections);
        let source = import.reader.shelf.store.write(|tx| {
            let source = source.map_or_else(|| source::insert(tx, new), Ok)?;
            for (line, record) in records {
                let page_id = page_of(tx, source, pages, &record.page)?;
                let length = line.bytes.as_ref().map_or(0, Vec::len) as u64;
                let origin = RecordOrigin {
                    key: record.key.clone(),
                    bytes: Some((line.start, length)),
                    notes: record.notes.clone(),
                };
                article::insert(tx, page_id, line.number, &record.article, &origin)?;
                if let Some(entries) = corrections.get(&line.number) {
                    let place = Place { sha256: new.sha256.to_owned(), record: Some(line.number) };
                    note_unapplied(tx, &place, entries, &record.unapplied)?;
                }
            }
            source::advance(tx, source, Some(next))?;
            Ok(source)
        })?;
        self.source = Some(source);
        Ok(())
    }

    /// Notes that all is read. A file without a single record leaves nothing behind.
    fn finish(
        self,
        import: &mut Import<'_>,
        path: &Path,
        sha256: &str,
    ) -> std::result::Result<Outcome, Failure> {
        if self.failures > NAMED_FAILURES {
            let more = format!("+{}", self.failures - NAMED_FAILURES);
            import.fail(path, Code::RecordMalformed, more);
        }
        match self.source {
            Some(id) => {
                import.reader.shelf.store.write(|tx| source::advance(tx, id, None))?;
                Ok(Outcome::Read)
            }
            None => {
                import.reader.shelf.originals.remove(sha256)?;
                if self.failures == 0 { Err(Failure::file(Code::FileEmpty, "")) } else { Ok(Outcome::Failed) }
            }
        }
    }

    fn fail(&mut self, import: &mut Import<'_>, path: &Path, line: u32, code: Code, why: String) {
        self.failures += 1;
        if self.failures <= NAMED_FAILURES {
            let detail = if why.is_empty() { line.to_string() } else { format!("{line}: {why}") };
            import.fail(path, code, detail);
        }
    }
}

/// Corrections of the records of a file that hold, by line.
fn corrections(connection: &Connection, sha256: &str) -> Result<HashMap<u32, Vec<Entry>>> {
    let mut found = HashMap::new();
    for line in correction::records(connection, sha256)? {
        let place = Place { sha256: sha256.to_owned(), record: Some(line) };
        found.insert(line, correction::holding(connection, &place)?);
    }
    Ok(found)
}

/// The page of this file with the same paper, date, label and section.
fn page_of(
    connection: &Connection,
    source: i64,
    pages: &mut HashMap<String, i64>,
    info: &PageInfo,
) -> Result<i64> {
    let key = serde_json::to_string(info).unwrap_or_default();
    if let Some(&id) = pages.get(&key) {
        return Ok(id);
    }
    let id = match page::find(connection, source, info)? {
        Some(id) => id,
        None => page::insert(connection, source, &Page { info: info.clone(), ..Page::default() })?,
    };
    pages.insert(key, id);
    Ok(id)
}

/// Reads records on all cores; reading facts is what takes the time.
fn read_all(
    lines: &[Line],
    options: &ImportOptions,
    known: &Known,
    corrections: &HashMap<u32, Vec<Entry>>,
) -> Vec<Option<std::result::Result<ParsedRecord, RecordError>>> {
    let plain = options.config(known.clone(), &[]);
    let read = |line: &Line| {
        let bytes = line.bytes.as_ref()?;
        let entries = corrections.get(&line.number).map(|entries| options.config(known.clone(), entries));
        Some(parse_record(bytes, line.number, entries.as_ref().unwrap_or(&plain)))
    };
    let read = on_all_cores(lines, |lines| lines.iter().map(read).collect::<Vec<_>>());
    read.into_iter().flatten().collect()
}

/// Lines of a file with their places; blank ones are left out, too long ones are not kept.
struct Lines {
    file: BufReader<Original>,
    at: u64,
    number: u32,
}

impl Lines {
    fn open(mut file: Original, (at, number): (u64, u32)) -> std::io::Result<Self> {
        file.go_to(at)?;
        Ok(Self { file: BufReader::new(file), at, number })
    }

    /// Byte and number of lines read so far.
    fn next(&self) -> (u64, u32) {
        (self.at, self.number)
    }

    /// The next ones: as many as are read at once.
    fn take(&mut self) -> std::io::Result<Vec<Line>> {
        let mut lines = Vec::new();
        let end = self.at + BATCH_BYTES;
        while lines.len() < BATCH && self.at < end {
            let mut start = self.at;
            let mut bytes = Vec::new();
            let length = (&mut self.file).take(LONGEST).read_until(b'\n', &mut bytes)? as u64;
            if length == 0 {
                break;
            }
            self.at += length;
            self.number += 1;
            let is_whole = bytes.ends_with(b"\n") || length < LONGEST;
            if !is_whole {
                self.at += self.file.skip_until(b'\n')? as u64;
                lines.push(Line { number: self.number, start, bytes: None });
                continue;
            }
            while bytes.last().is_some_and(|b| matches!(b, b'\n' | b'\r')) {
                bytes.pop();
            }
            if start == 0 && bytes.starts_with(b"\xef\xbb\xbf") {
                bytes.drain(..3);
                start = 3;
            }
            if !bytes.trim_ascii().is_empty() {
                lines.push(Line { number: self.number, start, bytes: Some(bytes) });
            }
        }
        Ok(lines)
    }
}
