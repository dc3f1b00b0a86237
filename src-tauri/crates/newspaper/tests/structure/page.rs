//! What holds of every page that was read, and texts set as pages set them.

use std::collections::BTreeMap;

use newspaper::Article;
use newspaper::structure::Structure;

/// Every non-blank line is in exactly one article or unassigned, and no line is invented.
pub(crate) fn assert_accounted(lines: &[String], found: &Structure) {
    let mut times: BTreeMap<u32, u32> = BTreeMap::new();
    let articles = found.articles.iter().flat_map(|a| &a.lines);
    for &n in articles.chain(&found.unassigned_lines) {
        *times.entry(n).or_default() += 1;
    }
    for (n, line) in lines.iter().enumerate() {
        let count = times.remove(&(n as u32 + 1)).unwrap_or(0);
        let blank = line.chars().all(char::is_whitespace);
        assert_eq!(count, u32::from(!blank), "line {} {line:?}", n + 1);
    }
    assert!(times.is_empty(), "lines that are not there: {times:?}");
}

/// Every letter of an article's lines stands in one of its parts or bylines (labels and markup aside).
pub(crate) fn assert_whole(lines: &[String], found: &Structure) {
    if found.diagnostics.iter().any(|d| matches!(d.code.name(), "columns-parted" | "order-broken")) {
        assert_page_whole(lines, found);
        return;
    }
    for article in &found.articles {
        let mut have = count(&(text(article) + article.standing_head.as_deref().unwrap_or_default()));
        for &n in &article.lines {
            for (c, times) in count(&strip_label(&lines[n as usize - 1])) {
                let left = have.entry(c).or_default();
                assert!(*left >= times, "line {n} lost {c:?} of {:?}", lines[n as usize - 1]);
                *left -= times;
            }
        }
    }
}

/// A line that was parted may hold letters of several articles, and of the folio beside them: every letter of the page
/// stands in one of the articles, in an unassigned line or in the folio, and in no two of them.
fn assert_page_whole(lines: &[String], found: &Structure) {
    let unassigned: String = found.unassigned_lines.iter().map(|&n| lines[n as usize - 1].as_str()).collect();
    let once = count(&(found.articles.iter().map(text).collect::<String>() + &unassigned));
    let mut with_heads = once.clone();
    for (c, times) in found.articles.iter().filter_map(|a| a.standing_head.as_deref()).flat_map(count) {
        *with_heads.entry(c).or_default() += times;
    }
    // A label may stand in the middle of a line that was parted there.
    let apart = format!("第版年月日星期一二三四五六七八九十{}{:?}", LABELS.concat(), found.page);
    for (c, times) in count(&lines.iter().map(|line| without_jumps(&strip_label(line))).collect::<String>()) {
        let kept = with_heads.get(&c).copied().unwrap_or(0);
        assert!(kept >= times || c.is_ascii_digit() || apart.contains(c), "lost {c:?} of {lines:?}");
    }
    let page = count(&lines.concat());
    for (c, times) in once {
        assert!(page.get(&c).is_some_and(|&there| times <= there), "{c:?} stands twice of {lines:?}");
    }
}

/// All that an article prints but its standing head.
fn text(article: &Article) -> String {
    article.parts().map(|(_, text)| text).chain(article.byline.printed.iter().map(String::as_str)).collect()
}

fn count(text: &str) -> BTreeMap<char, usize> {
    let mut times = BTreeMap::new();
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        *times.entry(c).or_default() += 1;
    }
    times
}

/// Labels of fields, as exports print them.
const LABELS: [&str; 12] = [
    "标题：",
    "引题：",
    "副题：",
    "作者：",
    "正文：",
    "【肩题】",
    "【主题】",
    "【作者】",
    "【正文】",
    "<眉题>",
    "<主标题>",
    "<署名>",
];

/// A line without the label of an export and without tags, which are no print.
fn strip_label(line: &str) -> String {
    let line = newspaper::text::without_markup(line, " ");
    let line = line.trim();
    LABELS.iter().find_map(|label| line.strip_prefix(label)).unwrap_or(line).to_owned()
}

/// A text without the notes that send the reader to another page: beside a column they are furniture.
fn without_jumps(text: &str) -> String {
    let mut rest = text;
    let mut out = String::new();
    while let Some((before, note)) = rest.split_once('（') {
        let (jump, after) = note.split_once('）').unwrap_or((note, ""));
        out += before;
        if jump.starts_with("上接") || jump.starts_with("下转") {
            rest = after;
        } else {
            out.push('（');
            rest = note;
        }
    }
    out + rest
}

/// Text cut at `width` cells as a column would be.
pub(crate) fn wrap(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let cells = if c.is_ascii() { 1 } else { 2 };
        if used + cells > width && !"，。；：、”）".contains(c) {
            out.push('\n');
            used = 0;
        }
        out.push(c);
        used = if c == '\n' { 0 } else { used + cells };
    }
    out
}

/// Two texts side by side, as a PDF reader gives them that keeps the layout.
pub(crate) fn beside(left: &str, right: &str, width: usize) -> String {
    let (left, right) = (wrap(left, width), wrap(right, width));
    let (mut left, mut right) = (left.lines(), right.lines());
    let mut rows = Vec::new();
    loop {
        let (a, b) = (left.next(), right.next());
        if a.is_none() && b.is_none() {
            return rows.join("\n");
        }
        let a = a.unwrap_or_default();
        let cells = a.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
        let gap = " ".repeat((width + 8).saturating_sub(cells));
        rows.push(format!("{a}{gap}{}", b.unwrap_or_default()).trim_end().to_owned());
    }
}

/// A page as the typesetting system's own order gives it: no blank lines, the indents lost, 本报讯 on its own line.
pub(crate) fn dumped(pieces: &[(&[&str], &str, &[&str])], width: usize) -> String {
    let mut page = String::new();
    for (title, lead, texts) in pieces {
        title.iter().for_each(|line| page += &format!("{line}\n"));
        page += lead;
        for text in *texts {
            page += wrap(&format!("　　{text}"), width).trim_start_matches('　');
            page += "\n";
        }
    }
    page
}
