//! The queue of what the reading of pages is not sure of.

use store::doubt::{self, Open, kind_name};
use store::{Error, Result, Store, page, source};
use wire::{DoubtList, DoubtView};

pub(crate) fn list(store: &Store, limit: u32, offset: u32) -> Result<DoubtList> {
    store.read(|connection| {
        let open = doubt::worst(connection, limit, offset)?;
        let doubts = open.into_iter().map(|open| view(connection, open)).collect::<Result<_>>()?;
        Ok(DoubtList { total: doubt::count(connection)?, doubts })
    })
}

fn view(connection: &rusqlite::Connection, Open { page_id, doubt }: Open) -> Result<DoubtView> {
    let page = page::get(connection, page_id)?.ok_or(Error::PageMissing(page_id))?;
    let source = source::of_page(connection, page_id)?.ok_or(Error::PageMissing(page_id))?;
    let line = doubt.lines.first().copied().unwrap_or(0);
    Ok(DoubtView {
        key: format!("{page_id}:{}:{line}", kind_name(doubt.kind)),
        kind: doubt.kind,
        confidence: doubt.confidence,
        page_id,
        file: source.file_name,
        published: page::published(&page.info).map(|(edtf, _)| edtf.to_owned()),
        publication: page.info.publication,
        page: page.info.page_label,
        evidence: page.info.issue_date_estimate.map(|e| e.evidence).unwrap_or_default(),
        lines: doubt.lines,
        answers: doubt.answers,
    })
}
