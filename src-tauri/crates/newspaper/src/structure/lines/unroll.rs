//! A whole page on one line, with blanks where its lines ended: parted into the lines it was printed in.

use crate::structure::signs::glyph::{is_blank, is_cjk_mark, is_han};

/// Shortest line that may be a whole page, in characters.
const LONG: usize = 80;
/// Fewest blanks at former line ends.
const ENDS: usize = 5;
/// Lines of the page a whole page on one line may have beside it.
const BESIDE: usize = 2;

/// Parts a page that stands on one line, with blanks where its lines ended; `None` where it does not.
pub(in crate::structure) fn read(source: &[String]) -> Option<Vec<(usize, String)>> {
    let full = || source.iter().enumerate().filter(|(_, line)| !line.chars().all(is_blank));
    if full().count() > BESIDE || !full().any(|(_, line)| line.len() > 3 * LONG) {
        return None;
    }
    let mut out = Vec::new();
    let mut found = false;
    for (row, line) in full() {
        let pieces = former_lines(line);
        let wide = pieces.iter().filter(|p| (6..=40).contains(&p.chars().count())).count();
        let parted = pieces.len() > ENDS && wide * 3 >= pieces.len() * 2 && line.chars().count() >= LONG;
        found |= parted;
        let pieces = if parted { with_folio(pieces) } else { vec![line.clone()] };
        out.extend(pieces.into_iter().map(|piece| (row, piece)));
    }
    found.then_some(out)
}

/// Lines at the head of a page that may hold its folio.
const HEAD: usize = 6;
/// Longest piece of a folio in characters.
const LONGEST_FOLIO: usize = 28;

/// The page code at the very head and the date behind it are one folio.
fn with_folio(mut pieces: Vec<String>) -> Vec<String> {
    let dated = |p: &String| {
        p.chars().count() <= LONGEST_FOLIO
            && ["年", "月", "日"].iter().all(|sign| p.contains(sign))
            && p.contains(|c: char| c.is_ascii_digit())
    };
    let date = pieces.iter().take(HEAD).position(dated).filter(|&at| at > 0);
    if let Some(at) = date.filter(|_| pieces[0].chars().count() * 2 <= LONGEST_FOLIO) {
        let date = pieces.remove(at);
        pieces[0] = format!("{}  {date}", pieces[0]);
    }
    pieces
}

/// Parts a line at its blanks, but not inside brackets, a date, or between Latin words.
fn former_lines(line: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut depth = 0_u32;
    let words: Vec<&str> = line.split(is_blank).filter(|w| !w.is_empty()).collect();
    for (n, word) in words.iter().enumerate() {
        let whole = |c: char| is_han(c) || is_cjk_mark(c);
        let before = n.checked_sub(1).and_then(|n| words[n].chars().next_back());
        let year = word.len() == 4
            && word.chars().all(|c| c.is_ascii_digit())
            && words.get(n + 1).is_some_and(|w| w.starts_with('年'));
        let seam = before.is_some_and(whole) && (word.starts_with(whole) || year);
        let day = word.starts_with(['年', '月', '日'])
            && n > 0
            && words[n - 1].ends_with(|c: char| c.is_ascii_digit());
        match pieces.last_mut() {
            Some(piece) if n > 0 && (depth > 0 || day || !seam) => {
                piece.push(' ');
                piece.push_str(word);
            }
            Some(piece) if n == 0 => piece.push_str(word),
            _ => pieces.push((*word).to_owned()),
        }
        for c in word.chars() {
            match c {
                '（' | '(' => depth += 1,
                '）' | ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_on_one_line_is_unrolled() {
        let line = "B03 本地新闻 责任编辑：张红 2024 年 7 月 17 日（星期三） 本报讯（记者 李 强）柳林大桥昨日通车， 两岸村民过河只要五分钟，学生 上学不用再坐渡船，卖菜看病 也都方便了。 面粉厂新线投产 本报讯（记者 张红）河湾镇面 粉厂新生产线昨日投产。";
        let pieces = read(&[line.to_owned()]).unwrap_or_default();
        let text: Vec<&str> = pieces.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(
            text[..4],
            [
                "B03 本地新闻  2024 年 7 月 17 日（星期三）",
                "责任编辑：张红",
                "本报讯（记者 李 强）柳林大桥昨日通车，",
                "两岸村民过河只要五分钟，学生"
            ]
        );
        assert_eq!(read(&["本报讯（记者 张红 李强 王伟）柳林大桥昨日通车。".to_owned()]), None);
    }
}
