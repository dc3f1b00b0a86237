//! Two articles side by side, like a collation: what stands in one text alone is marked, by whole words.

use newspaper::Article;
use newspaper::text::{JIEBA, fold_with_origin};
use similar::{Algorithm, DiffOp};
use store::{Error, Result, Store, article, jumps};
use wire::{ArticleId, Comparison, ComparisonRow, Segment};

/// Two paragraphs belong together where this share of the shorter one stands in the other, in the order of the texts.
const TOGETHER: f32 = 0.3;

pub(crate) fn compare(store: &Store, left: ArticleId, right: ArticleId) -> Result<Comparison> {
    let (left, right) = store.read(|connection| {
        let get = |id| -> Result<Article> {
            let id = article::root(connection, id)?;
            let mut stored = article::get(connection, id)?.ok_or(Error::ArticleMissing(id))?;
            jumps::complete(connection, &mut stored, false)?;
            Ok(stored.article)
        };
        Ok((get(left)?, get(right)?))
    })?;
    Ok(Comparison { rows: rows(&left, &right) })
}

fn rows(left: &Article, right: &Article) -> Vec<ComparisonRow> {
    let mut rows = Vec::new();
    let parts: [fn(&Article) -> Option<&str>; 3] =
        [|a| a.kicker.as_deref(), |a| Some(&a.headline), |a| a.deck.as_deref()];
    for part in parts {
        let (left, right) = (part(left), part(right));
        if left.is_some() || right.is_some() {
            let own = |text: Option<&str>| vec![words(text.unwrap_or_default())];
            let (mut left, mut right) = (own(left), own(right));
            mark(&mut left, &mut right);
            rows.push(row(&left, &right));
        }
    }
    let paragraphs =
        |article: &Article| article.blocks.iter().map(|block| words(&block.text)).collect::<Vec<_>>();
    let (mut left, mut right) = (paragraphs(left), paragraphs(right));
    let shared = mark(&mut left, &mut right);
    rows.extend(align(left, right, &shared));
    rows
}

/// A word as printed, with the white space behind it.
#[derive(Debug, Clone)]
struct Word {
    printed: String,
    folded: String,
    /// The paragraph of the other text that it stands in too.
    partner: Option<usize>,
}

fn words(text: &str) -> Vec<Word> {
    let folded = fold_with_origin(text);
    let printed: Vec<char> = text.chars().collect();
    let whole: String = folded.chars.iter().collect();
    let mut words = Vec::new();
    let mut at = 0;
    for word in JIEBA.cut(&whole, false).into_iter().map(|token| token.word) {
        let from = if at == 0 { 0 } else { folded.origin[at] as usize };
        at += word.chars().count();
        let to = folded.origin.get(at).map_or(printed.len(), |&to| to as usize);
        words.push(Word {
            printed: printed[from..to].iter().collect(),
            folded: word.to_owned(),
            partner: None,
        });
    }
    words
}

/// Characters that a paragraph of the left text shares with one of the right.
type Shared = std::collections::BTreeMap<(usize, usize), usize>;

/// Finds the words that stand in both texts in the same order, and notes with each the paragraph it stands in on the
/// other side.
fn mark(left: &mut [Vec<Word>], right: &mut [Vec<Word>]) -> Shared {
    let places = |text: &[Vec<Word>]| -> Vec<(usize, usize)> {
        let of_paragraph =
            |(n, words): (usize, &Vec<Word>)| (0..words.len()).map(move |m| (n, m)).collect::<Vec<_>>();
        text.iter().enumerate().flat_map(of_paragraph).collect()
    };
    let (lefts, rights) = (places(left), places(right));
    let folded = |text: &[Vec<Word>]| text.iter().flatten().map(|w| w.folded.clone()).collect::<Vec<_>>();
    let ops = similar::capture_diff_slices(Algorithm::Myers, &folded(left), &folded(right));
    let mut shared = Shared::new();
    for (n, op) in ops.iter().enumerate() {
        let DiffOp::Equal { old_index, new_index, len } = *op else { continue };
        let amid = n > 0 && n + 1 < ops.len();
        let run = &lefts[old_index..old_index + len];
        let length: usize = run.iter().map(|&(n, m)| letters(&left[n][m])).sum();
        // A comma or a 的 between two words that differ is no agreement.
        if amid && length <= 1 {
            continue;
        }
        for k in 0..len {
            let ((n, m), (i, j)) = (lefts[old_index + k], rights[new_index + k]);
            left[n][m].partner = Some(i);
            right[i][j].partner = Some(n);
            *shared.entry((n, i)).or_default() += letters(&left[n][m]);
        }
    }
    shared
}

fn letters(word: &Word) -> usize {
    word.folded.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Rows of paragraphs that belong together, in the order of the texts.
fn align(mut left: Vec<Vec<Word>>, mut right: Vec<Vec<Word>>, shared: &Shared) -> Vec<ComparisonRow> {
    let length = |words: &Vec<Word>| words.iter().map(letters).sum::<usize>();
    let together: Vec<(usize, usize)> = shared
        .iter()
        .filter(|((n, i), count)| {
            let shorter = length(&left[*n]).min(length(&right[*i]));
            **count as f32 >= shorter as f32 * TOGETHER
        })
        .map(|(pair, _)| *pair)
        .collect();
    // What was found across all paragraphs only told which belong together.
    left.iter_mut().chain(&mut right).flatten().for_each(|word| word.partner = None);
    let mut rows = Vec::new();
    let (mut n, mut i) = (0, 0);
    for (to_n, to_i) in groups(&together) {
        (n..to_n.start).for_each(|n| rows.push(row(&left[n..=n], &[])));
        (i..to_i.start).for_each(|i| rows.push(row(&[], &right[i..=i])));
        mark(&mut left[to_n.clone()], &mut right[to_i.clone()]);
        rows.push(row(&left[to_n.clone()], &right[to_i.clone()]));
        (n, i) = (to_n.end, to_i.end);
    }
    (n..left.len()).for_each(|n| rows.push(row(&left[n..=n], &[])));
    (i..right.len()).for_each(|i| rows.push(row(&[], &right[i..=i])));
    rows
}

type Group = (std::ops::Range<usize>, std::ops::Range<usize>);

/// Joins pairs that have a paragraph in common. Pairs come in the order of the texts, on both sides.
fn groups(together: &[(usize, usize)]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for &(n, i) in together {
        match groups.last_mut() {
            Some((lefts, rights)) if n < lefts.end || i < rights.end => {
                lefts.end = lefts.end.max(n + 1);
                rights.end = rights.end.max(i + 1);
            }
            _ => groups.push((n..n + 1, i..i + 1)),
        }
    }
    groups
}

fn row(left: &[Vec<Word>], right: &[Vec<Word>]) -> ComparisonRow {
    let same = |text: &[Vec<Word>]| text.iter().flatten().all(|word| word.partner.is_some());
    let is_same = same(left) && same(right) && left.is_empty() == right.is_empty();
    ComparisonRow { left: segments(left), right: segments(right), same: is_same }
}

/// Paragraphs of one row, a line each.
fn segments(paragraphs: &[Vec<Word>]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for (n, words) in paragraphs.iter().enumerate() {
        if let Some(last) = segments.last_mut().filter(|_| n > 0) {
            last.text.push('\n');
        }
        for word in words {
            let hit = word.partner.is_none();
            match segments.last_mut() {
                Some(last) if last.hit == hit => last.text.push_str(&word.printed),
                _ => segments.push(Segment { text: word.printed.clone(), hit }),
            }
        }
    }
    segments
}

#[cfg(test)]
mod tests {
    use newspaper::{Block, BlockKind};

    use super::*;

    fn article(headline: &str, paragraphs: &[&str]) -> Article {
        let block = |text: &&str| Block { kind: BlockKind::Paragraph, text: (*text).into(), lines: vec![] };
        Article {
            headline: headline.into(),
            blocks: paragraphs.iter().map(block).collect(),
            ..Article::default()
        }
    }

    /// What stands in one text alone in brackets, `=` before rows that are the same.
    fn shown(left: &Article, right: &Article) -> Vec<String> {
        let side = |segments: &[Segment]| -> String {
            segments.iter().map(|s| if s.hit { format!("[{}]", s.text) } else { s.text.clone() }).collect()
        };
        let rows = rows(left, right).into_iter();
        rows.map(|row| {
            format!("{}{} | {}", if row.same { "=" } else { "" }, side(&row.left), side(&row.right))
        })
        .collect()
    }

    #[test]
    fn a_paragraph_that_only_one_text_has_leaves_its_neighbours_alone() {
        let left = article("题", &["村民都说方便了。", "大桥两端还建了两个公交站。"]);
        let right = article("题", &["村民都说方便了。"]);
        let rows = rows(&left, &right);
        assert_eq!(rows.iter().map(|row| row.same).collect::<Vec<_>>(), [true, true, false]);
    }

    #[test]
    fn rows_stand_side_by_side_with_their_differences_marked() {
        let left = article(
            "渡口通了大桥",
            &["大桥全长320米，昨日通车。", "老人在桥头站了很久。", "桥面双向四车道。"],
        );
        let right =
            article("渡口建成大桥", &["大桥全长350米，昨日通车。", "桥面双向四车道。", "大桥由市里出资。"]);
        assert_eq!(
            shown(&left, &right),
            [
                "渡口[通了]大桥 | 渡口[建成]大桥",
                "大桥全长[320]米，昨日通车。 | 大桥全长[350]米，昨日通车。",
                "[老人在桥头站了很久。] | ",
                "=桥面双向四车道。 | 桥面双向四车道。",
                " | [大桥由市里出资。]",
            ]
        );
    }

    #[test]
    fn paragraphs_cut_otherwise_stand_in_one_row() {
        let left = article("题", &["大桥全长320米，昨日通车。桥面双向四车道。"]);
        let right = article("题", &["大桥全长320米，昨日通车。", "桥面双向四车道。"]);
        assert_eq!(
            shown(&left, &right)[1],
            "=大桥全长320米，昨日通车。桥面双向四车道。 | 大桥全长320米，昨日通车。\n桥面双向四车道。"
        );
    }

    #[test]
    fn spelling_is_no_difference_and_unlike_texts_share_nothing() {
        let left = article("設備更新", &["大規模 設備更新。"]);
        assert_eq!(
            shown(&left, &article("设备更新", &["大规模设备更新。"])),
            ["=設備更新 | 设备更新", "=大規模 設備更新。 | 大规模设备更新。"]
        );
        let other = article("小麦返青", &["墒情良好，农机手很忙。"]);
        assert_eq!(
            shown(&left, &other),
            ["[設備更新] | [小麦返青]", "[大規模 設備更新。] | ", " | [墒情良好，农机手很忙。]"]
        );
        assert!(shown(&article("", &[]), &article("", &[]))[0].starts_with('='));
    }

    #[test]
    fn decks_stand_in_a_row_of_their_own() {
        let left = Article { deck: Some("副题".into()), ..article("题", &[]) };
        assert_eq!(shown(&left, &article("题", &[])), ["=题 | 题", "[副题] | "]);
    }
}
