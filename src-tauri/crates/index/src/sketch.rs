//! A few numbers that stand for a text: texts that share passages share some of them.

use newspaper::text::fold_char;
use newspaper::{Article, Block};

/// Shorter texts (in letters and digits) have no versions: too much of them is form.
pub const SHORTEST: usize = 60;

/// Characters of a passage that a sketch samples. Long enough that set phrases of the trade are not shared by
/// every second article, short enough to stand between the damages of OCR.
const PASSAGE: usize = 8;

/// One passage of so many is sampled, chosen by what stands in it, so that a part of a text has a part of its
/// sketch; of a short text at least [`FEWEST`], of a long one at most [`MOST`].
const ONE_OF: u64 = 16;
/// Numbers of a sketch at least: a text with fewer is not compared.
pub const FEWEST: usize = 12;
/// Numbers of a sketch at most.
pub const MOST: usize = 256;

/// Bits of a number that are kept. At a million articles a number has some ten of them by chance, and no two share
/// two by chance; numbers with all their bits take three times the room.
pub const KEPT: u64 = (1 << 21) - 1;

/// The text of an article that is compared: letters and digits of its blocks, folded. Punctuation differs from
/// paper to paper.
pub fn letters(blocks: &[Block]) -> Vec<char> {
    let chars = blocks.iter().flat_map(|block| block.text.chars());
    chars.flat_map(fold_char).filter(|&c| is_letter(c)).collect()
}

/// Letters and digits. Nearly all are Chinese characters, for which the tables of Unicode need not be asked.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric()
}

/// A number for each run of `length` characters, in their order.
pub fn runs(chars: &[char], length: usize) -> impl Iterator<Item = u64> + '_ {
    chars.windows(length).map(|run| {
        mixed(run.iter().fold(0, |hash: u64, &c| {
            hash.wrapping_mul(0x0100_0000_01b3).wrapping_add(u64::from(u32::from(c))).rotate_left(23)
        }))
    })
}

/// Spreads a number over all bits (the finalizer of SplitMix64).
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// The sketch of a text, ascending; empty for short ones.
pub fn of_letters(chars: &[char]) -> Vec<u64> {
    if chars.len() < SHORTEST {
        return Vec::new();
    }
    let mut numbers: Vec<u64> = runs(chars, PASSAGE).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let sampled = numbers.partition_point(|&n| n <= u64::MAX / ONE_OF);
    numbers.truncate(sampled.clamp(FEWEST, MOST));
    // Chosen by all bits, kept by a few: what chance adds is sorted out when the texts are compared.
    numbers.iter_mut().for_each(|n| *n &= KEPT);
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The sketch of an article.
pub fn of_article(article: &Article) -> Vec<u64> {
    of_letters(&letters(&article.blocks))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(seed: u32, length: u32) -> Vec<char> {
        (0..length)
            .filter_map(|n| char::from_u32(0x4e00 + (n * 7919 + seed * 104_729 + n % 977 * n * 31) % 5000))
            .collect()
    }

    #[test]
    fn a_part_of_a_text_has_a_part_of_its_sketch() {
        let long = text(1, 3000);
        let whole = of_letters(&long);
        for (from, length) in [(0, 200), (700, 400), (1500, 1500)] {
            let part = of_letters(&long[from..from + length]);
            let shared = part.iter().filter(|n| whole.binary_search(n).is_ok()).count();
            assert!(shared >= 2 && shared * 2 >= part.len(), "{shared} of {}", part.len());
        }
        let other = of_letters(&text(2, 3000));
        assert!(!other.iter().any(|n| whole.binary_search(n).is_ok()));
    }

    #[test]
    fn a_sketch_is_small_and_short_texts_have_none() {
        assert!(of_letters(&text(1, 59)).is_empty());
        assert_eq!(of_letters(&text(1, 60)).len(), FEWEST);
        assert_eq!(of_letters(&text(1, 20_000)).len(), MOST);
    }

    #[test]
    fn spelling_makes_no_difference() {
        let block =
            |text: &str| Block { kind: newspaper::BlockKind::Paragraph, text: text.into(), lines: vec![] };
        assert_eq!(letters(&[block("設備更新，１０ 台。")]), letters(&[block("设备更新,"), block("10台")]));
    }
}
