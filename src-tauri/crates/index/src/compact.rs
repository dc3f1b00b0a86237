//! Segments: few large ones are smaller and are searched faster than many small ones.

use store::Result;
use tantivy::Searcher;
use tantivy::index::SegmentId;
use tantivy::merge_policy::{LogMergePolicy, MergePolicy, NoMergePolicy};

/// Segments with more articles are not merged while articles are added, but once at the end.
const LARGE: usize = 100_000;

/// All segments are merged when at least one article of so many is new.
const NEW: u64 = 8;

/// Fewer new articles are merged as they come: whoever adds an issue a day may never add much at once.
const MANY: u32 = 10_000;

/// Segments with fewer articles count as small ones, all alike. An issue a day makes a small segment each, of which eight are
/// merged: were more of them small, every eighth issue would merge again what earlier ones had merged.
const SMALL: u32 = 1_000;

/// Articles that are worth a segment: every segment has its own list of the runs of characters that occur, which is most of
/// the index while articles are few.
const WORTH: u32 = 50_000;

/// Memory of the writer that merges, in bytes; it adds nothing.
const MEMORY: usize = 15_000_000;

/// How segments are merged after `added` articles came to those held: not at all where all will be merged at the end.
pub(super) fn policy(added: u32, held: u32) -> Box<dyn MergePolicy> {
    if added >= MANY && is_much(added, held) {
        return Box::new(NoMergePolicy);
    }
    let mut policy = LogMergePolicy::default();
    policy.set_max_docs_before_merge(LARGE);
    policy.set_min_layer_size(SMALL);
    Box::new(policy)
}

/// Whether so much is new that merging everything is worth it.
fn is_much(added: u32, held: u32) -> bool {
    u64::from(added) * NEW >= u64::from(held)
}

/// How many segments so many articles are merged to: as many as threads search them at most.
fn wanted(articles: u32, threads: usize) -> usize {
    ((articles / WORTH) as usize).clamp(1, threads)
}

/// How many segments all are to be merged to; `None` where there are no more than that, or too little is new for merging
/// all of them to be worth it.
pub(super) fn due(searcher: &Searcher, added: u32, threads: usize) -> Option<usize> {
    let held = searcher.num_docs() as u32;
    let wanted = wanted(held, threads);
    (searcher.segment_readers().len() > wanted && is_much(added, held)).then_some(wanted)
}

/// Merges all segments to `most` of about one size.
pub(super) fn merge(index: &tantivy::Index, most: usize) -> Result<()> {
    let mut segments: Vec<(u32, SegmentId)> =
        index.searchable_segment_metas()?.iter().map(|meta| (meta.num_docs(), meta.id())).collect();
    segments.sort_unstable_by(|a, b| b.cmp(a));
    let mut groups: Vec<(u32, Vec<SegmentId>)> = vec![(0, Vec::new()); most.max(1)];
    for (docs, id) in segments {
        if let Some(smallest) = groups.iter_mut().min_by_key(|(docs, _)| *docs) {
            smallest.0 += docs;
            smallest.1.push(id);
        }
    }
    let mut writer: tantivy::IndexWriter = index.writer_with_num_threads(1, MEMORY)?;
    // Merges of its own would take away segments that are to be merged here.
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let wanted = groups.into_iter().map(|(_, ids)| ids).filter(|ids| ids.len() > 1);
    let merges: Vec<_> = wanted.map(|ids| writer.merge(&ids)).collect();
    for merge in merges {
        merge.wait()?;
    }
    writer.garbage_collect_files().wait()?;
    Ok(writer.wait_merging_threads()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_few_while_articles_are() {
        for (articles, threads, segments) in
            [(0, 2, 1), (99_999, 2, 1), (100_000, 2, 2), (1_000_000, 4, 4), (1_000_000, 1, 1)]
        {
            assert_eq!(wanted(articles, threads), segments, "{articles} articles");
        }
    }
}
