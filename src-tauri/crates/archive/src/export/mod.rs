//! Articles of a query as a file for other programs: tables, records, references. Articles are read and written some
//! at a time, the oldest first, so that an archive of any size can leave, and leaves the same way each time.

mod entry;
mod reference;
mod text;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use entry::Entry;
use index::{Order, Ranked};
use query::Query;
use store::{Error, Result};

use crate::search::{Search, gather};

/// Articles read at once.
const TOGETHER: usize = 200;

/// A format of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line, as it can be imported again.
    Jsonl,
    /// A table that spreadsheet programs open.
    Csv,
    /// Markdown, to be read.
    Markdown,
    /// References for Zotero, EndNote, NoteExpress.
    Ris,
    /// References for citation processors.
    CslJson,
    /// References for LaTeX.
    Bibtex,
}

impl Format {
    /// Every format.
    pub const ALL: &[Self] =
        &[Self::Jsonl, Self::Csv, Self::Markdown, Self::Ris, Self::CslJson, Self::Bibtex];

    /// What it is called on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Ris => "ris",
            Self::CslJson => "csl-json",
            Self::Bibtex => "bibtex",
        }
    }

    fn head(self) -> String {
        match self {
            Self::Csv => text::csv_head(),
            Self::CslJson => "[".into(),
            _ => String::new(),
        }
    }

    /// An article, the first of the file or a later one.
    fn article(self, entry: &Entry<'_>, is_first: bool) -> String {
        match self {
            Self::Jsonl => text::jsonl(entry),
            Self::Csv => text::csv_row(entry),
            Self::Markdown => text::markdown(entry),
            Self::Ris => reference::ris(entry),
            Self::CslJson => format!("{}\n{}", if is_first { "" } else { "," }, reference::csl(entry)),
            Self::Bibtex => reference::bibtex(entry),
        }
    }

    fn foot(self) -> &'static str {
        if self == Self::CslJson { "\n]\n" } else { "" }
    }
}

/// Writes the articles of a query into a file, and says how many. The file is there when it is whole.
pub(crate) fn export(search: &Search, query: &Query, format: Format, out: &Path) -> Result<u32> {
    let asked = search.ask(query)?;
    let rows = Ranked { order: Order::Oldest, rows: asked.total() as usize, families: None };
    let ids: Vec<i64> = asked.collect(&rows)?.ids.into_iter().map(|(id, _)| id).collect();
    let mut part = out.as_os_str().to_owned();
    part.push(".part");
    let part = Path::new(&part);
    let file = File::create(part).map_err(|error| Error::io(out, error))?;
    let written = write(search, &ids, format, &file, out);
    let done = written.and_then(|written| {
        std::fs::rename(part, out).map_err(|error| Error::io(out, error))?;
        Ok(written)
    });
    if done.is_err() {
        // What is half written helps nobody; that it cannot be removed either is told by the error that is there.
        let _ = std::fs::remove_file(part);
    }
    done
}

fn write(search: &Search, ids: &[i64], format: Format, file: &File, out: &Path) -> Result<u32> {
    let mut file = BufWriter::new(file);
    let mut put = |text: &str| file.write_all(text.as_bytes()).map_err(|error| Error::io(out, error));
    let mut written = 0;
    put(&format.head())?;
    for some in ids.chunks(TOGETHER) {
        for stored in gather::whole(search, some)? {
            put(&format.article(&Entry::new(&stored), written == 0))?;
            written += 1;
        }
    }
    put(format.foot())?;
    file.flush().map_err(|error| Error::io(out, error))?;
    Ok(written)
}
