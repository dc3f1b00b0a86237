//! Words near each other: in any order, not over each other, with at most so many characters from one to the next.
//! The index asks this of positions, the marks of a text ask it of its characters.

/// Where a word stands: its first character, the one after its last, and which of the words it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// Its first character.
    pub start: u32,
    /// The character behind its last.
    pub end: u32,
    /// Which of the words it is.
    pub word: usize,
}

/// Sets of words as bits of a number, and sets of such sets as bits of another: six words at most.
type Sets = u64;

/// Whether all of `words` words stand near each other somewhere. The occurrences are ascending.
pub fn stand(occurrences: &[Occurrence], words: usize, within: u32) -> bool {
    reached(occurrences, within).into_iter().any(|sets| sets >> full(words) & 1 == 1)
}

/// Of each occurrence, whether it belongs to a place where all words stand near each other.
pub fn belong(occurrences: &[Occurrence], words: usize, within: u32) -> Vec<bool> {
    let before = reached(occurrences, within);
    // The same from the other end.
    let last = occurrences.iter().map(|o| o.end).max().unwrap_or(0);
    let turned = occurrences.iter().rev();
    let turned = turned.map(|o| Occurrence { start: last - o.end, end: last - o.start, word: o.word });
    let mut turned: Vec<(Occurrence, usize)> = turned.zip((0..occurrences.len()).rev()).collect();
    turned.sort_unstable();
    let sorted: Vec<Occurrence> = turned.iter().map(|(o, _)| *o).collect();
    let mut after = vec![0; occurrences.len()];
    for ((_, n), sets) in turned.iter().zip(reached(&sorted, within)) {
        after[*n] = sets;
    }
    let completes = |n: usize| {
        let own = 1 << occurrences[n].word;
        (0..=full(words)).any(|set| {
            let others = full(words) & !set | own;
            before[n] >> set & 1 == 1 && after[n] >> others & 1 == 1
        })
    };
    (0..occurrences.len()).map(completes).collect()
}

fn full(words: usize) -> u32 {
    (1 << words) - 1
}

/// Of each occurrence, the sets of words that a chain of near ones ending with it can have.
fn reached(occurrences: &[Occurrence], within: u32) -> Vec<Sets> {
    let longest = occurrences.iter().map(|o| o.end - o.start).max().unwrap_or(0);
    let mut sets: Vec<Sets> = Vec::with_capacity(occurrences.len());
    let mut first = 0;
    for (n, one) in occurrences.iter().enumerate() {
        // Too far back to be near, whatever its length.
        while occurrences[first].start.saturating_add(longest + within) < one.start {
            first += 1;
        }
        let bit = 1 << one.word;
        let mut own: Sets = 1 << bit;
        for m in first..n {
            let other = occurrences[m];
            if other.end <= one.start && one.start - other.end <= within {
                own |= (sets[m] & without(one.word)) << bit;
            }
        }
        sets.push(own);
    }
    sets
}

/// The sets that a word is not in.
fn without(word: usize) -> Sets {
    (0..64).filter(|set| set >> word & 1 == 0).fold(0, |sets, set| sets | 1 << set)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words are capital letters, one character each; other characters lie between them.
    fn occurrences(text: &str) -> Vec<Occurrence> {
        let letters = text.chars().zip(0..).filter(|(c, _)| c.is_ascii_uppercase());
        letters.map(|(c, n)| Occurrence { start: n, end: n + 1, word: c as usize - 'A' as usize }).collect()
    }

    #[test]
    fn words_stand_near_each_other_in_any_order() {
        for (text, words, within, expect) in [
            ("AB", 2, 0, "AB"),
            ("BA", 2, 0, "BA"),
            ("A.B", 2, 0, "..."),
            ("A.B", 2, 1, "A.B"),
            ("A..B.A", 2, 1, "...B.A"),
            ("A...B...A", 2, 2, "........."),
            ("C.A.B", 3, 1, "C.A.B"),
            ("C.A..B", 3, 1, "......"),
            ("A.A.B", 3, 9, "....."),
            ("AABC", 3, 0, ".ABC"),
            ("AABC", 3, 1, "AABC"),
            ("ABCDEF", 6, 0, "ABCDEF"),
            ("", 2, 5, ""),
        ] {
            let found = occurrences(text);
            let mut shown: Vec<char> = ".".repeat(text.len()).chars().collect();
            for (one, belongs) in found.iter().zip(belong(&found, words, within)) {
                if belongs {
                    shown[one.start as usize] = (b'A' + one.word as u8) as char;
                }
            }
            let shown: String = shown.into_iter().collect();
            assert_eq!(shown, expect, "{text} within {within}");
            assert_eq!(stand(&found, words, within), expect.contains(char::is_alphabetic), "{text}");
        }
    }

    #[test]
    fn words_do_not_lie_over_each_other() {
        let one = |start, end, word| Occurrence { start, end, word };
        assert!(!stand(&[one(0, 2, 0), one(1, 3, 1)], 2, 5));
        assert!(stand(&[one(0, 2, 0), one(1, 3, 1), one(2, 4, 1)], 2, 0));
        assert!(stand(&[one(0, 9, 0), one(3, 4, 1), one(10, 11, 1)], 2, 1));
    }
}
