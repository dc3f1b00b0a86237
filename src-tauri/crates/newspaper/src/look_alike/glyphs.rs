//! How much two characters look alike.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// See data/README.md. A character, a tab, and each look-alike that comes after it with two digits of likeness.
const TABLE: &str = include_str!("../../data/look-alikes.tsv");

static ROWS: LazyLock<FxHashMap<char, &str>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let (first, likes) = line.split_once('\t')?;
        Some((first.chars().next()?, likes))
    };
    TABLE.lines().filter_map(row).collect()
});

/// How much two characters look alike, 0–1; 0 where they do not, 1 for a character and itself.
pub fn likeness(a: char, b: char) -> f32 {
    if a == b {
        return 1.0;
    }
    let Some(row) = ROWS.get(&a.min(b)) else { return 0.0 };
    let Some((_, rest)) = row.split_once(a.max(b)) else { return 0.0 };
    rest.get(..2).and_then(|digits| digits.parse::<f32>().ok()).map_or(0.0, |percent| percent / 100.0)
}

/// Characters that look like one, the likest first, each with how much (0.6–0.99).
pub fn alike(c: char) -> Vec<(char, f32)> {
    let mut found: Vec<(char, f32)> = Vec::new();
    for (&first, row) in ROWS.iter() {
        if first == c {
            let others = row.chars().filter(|other| !other.is_ascii_digit());
            found.extend(others.map(|other| (other, likeness(c, other))));
        } else if first < c && row.contains(c) {
            found.push((first, likeness(c, first)));
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_are_often_confused_look_alike() {
        let pairs = "在茌 往茌 孩垓 己已 已巳 末未 日曰 干千 于千 土士 人入 入八 大太 太犬 天夭 洼注 莘辛 候侯 郯剡 密蜜 戊戌 戌戍 \
                     免兔 晴睛 拔拨 赢羸 赢嬴 今令 折拆 遂逐 雎睢 汆氽 贷货 师帅";
        for pair in pairs.split_whitespace() {
            let [a, b] = pair.chars().collect::<Vec<_>>()[..] else { panic!("{pair}") };
            assert!(likeness(a, b) >= 0.6 && likeness(a, b) == likeness(b, a), "{pair}: {}", likeness(a, b));
        }
    }

    #[test]
    fn a_character_knows_its_look_alikes() {
        for (c, other) in [('茌', '在'), ('在', '茌'), ('已', '己'), ('己', '已'), ('末', '未')] {
            let found = alike(c);
            assert!(found.iter().any(|(found, how)| *found == other && *how == likeness(c, other)), "{c}");
            assert!(found.windows(2).all(|pair| pair[0].1 >= pair[1].1), "{c}");
        }
        assert!(alike('a').is_empty() && alike('1').is_empty());
    }

    #[test]
    fn others_do_not() {
        for pair in ["区區", "平城", "一龙", "茌龄", "a茌", "市省"] {
            let [a, b] = pair.chars().collect::<Vec<_>>()[..] else { panic!("{pair}") };
            assert_eq!(likeness(a, b), 0.0, "{pair}");
        }
        assert_eq!(likeness('茌', '茌'), 1.0);
    }
}
