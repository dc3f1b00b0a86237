//! Lines that are no titles though they are short: rows of tables and price lists, questions with answers, the
//! particulars of a notice, Latin words broken at a line's end; and the title above lines of verse.

use crate::structure::lines::line::{Class, Line};
use crate::structure::pieces::element::{Element, Kind};
use crate::structure::signs::glyph::{is_blank, is_han, is_stop};

/// Longest cell of a table in characters.
const LONGEST_CELL: usize = 12;
/// Fewest rows of figures that make a table.
const FEWEST_ROWS: usize = 2;
/// Longest title of a poem in characters.
const LONGEST_VERSE_TITLE: usize = 12;

/// Names of the particulars of a notice.
const PARTICULARS: [&str; 34] = [
    "时间",
    "地点",
    "日期",
    "主办",
    "承办",
    "协办",
    "主办单位",
    "承办单位",
    "协办单位",
    "电话",
    "联系电话",
    "咨询电话",
    "热线",
    "地址",
    "联系人",
    "联系方式",
    "邮箱",
    "网址",
    "票价",
    "价格",
    "单价",
    "对象",
    "报名时间",
    "报名地点",
    "报名电话",
    "费用",
    "主讲",
    "主讲人",
    "嘉宾",
    "面向对象",
    "截止日期",
    "传真",
    "单位",
    "赞助",
];

/// Who speaks in a talk set as questions and answers.
const SPEAKERS: [&str; 9] = ["问", "答", "记者问", "主持人", "Q", "A", "q", "a", "追问"];

/// Whether a line is text by its first word: `问：…？`, `时间：…`.
pub(in crate::structure) fn is_text(line: &str) -> bool {
    let Some(at) = line.find(['：', ':']) else { return false };
    let name: String = line[..at].chars().filter(|c| !is_blank(*c)).collect();
    let known = SPEAKERS.contains(&name.as_str()) || PARTICULARS.contains(&name.as_str());
    known && !line[at..].chars().skip(1).all(is_blank)
}

/// Whether a Latin word or code is broken at its hyphen: `DHA-` `20藻油`, `5G-` `Advanced`.
pub(in crate::structure) fn is_latin_broken(line: &str, next: &str) -> bool {
    let mut before = line.chars().rev();
    before.next() == Some('-')
        && before.next().is_some_and(|c| c.is_ascii_alphanumeric())
        && next.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// Where tables stand in a run of lines: first row, and one past the last.
pub(in crate::structure) fn tables(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut tables = Vec::new();
    let mut n = 0;
    while n < lines.len() {
        let rows = lines[n..].iter().take_while(|l| has_figures(l)).count();
        if rows < FEWEST_ROWS {
            n += rows.max(1);
            continue;
        }
        let floor = tables.last().map_or(0, |&(_, last)| last);
        let head = lines[floor..n].iter().rev().take(2).take_while(|l| is_head(l, &lines[n])).count();
        tables.push((n - head, n + rows));
        n += rows;
    }
    tables
}

/// A row: a name and figures, parted by blanks, no sentence.
fn has_figures(line: &Line) -> bool {
    if line.class != Class::Text || line.heading > 0 || line.label.is_some() || !line.text.contains(is_blank)
    {
        return false;
    }
    let mut cells = cells(&line.text);
    let named = cells.next().is_some_and(|c| c.chars().any(is_han) && !c.ends_with(is_numeral));
    let mut figures = 0;
    let sound = cells.all(|cell| {
        figures += usize::from(cell.starts_with(is_numeral));
        is_cell(cell) && cell.starts_with(|c: char| is_numeral(c) || matches!(c, '+' | '-' | '－' | '—'))
    });
    named && sound && figures > 0 && is_cell(&line.text[..line.text.find(is_blank).unwrap_or(0)])
}

/// The head over a table's columns, or `单位：…` above it.
fn is_head(line: &Line, row: &Line) -> bool {
    if line.class != Class::Text || line.heading > 0 || line.label.is_some() {
        return false;
    }
    let unit = line.text.starts_with("单位：") || line.text.starts_with("（单位：");
    let columns = cells(&row.text).count();
    unit || columns >= 2 && cells(&line.text).count() == columns && cells(&line.text).all(is_cell)
}

fn cells(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| is_blank(c) || c == '|').filter(|cell| !cell.is_empty())
}

fn is_cell(cell: &str) -> bool {
    cell.chars().count() <= LONGEST_CELL
        && !cell.contains(|c| is_stop(c) || matches!(c, '，' | '；' | '、' | '：'))
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '\u{ff10}'..='\u{ff19}')
}

/// How many lines at the head of a run are the title of the verse below, and the poet's name: verse that goes on
/// from a stanza or stands under a title has none.
pub(in crate::structure) fn verse_head(lines: &[Line], last: Option<&Element>) -> usize {
    let under = last.is_some_and(|e| matches!(e.kind, Kind::Title | Kind::Verse | Kind::Byline(..)));
    let [title, poet, rest @ ..] = lines else { return 0 };
    let bare =
        |l: &Line| l.class == Class::Text && l.text.chars().all(|c| is_han(c) || is_blank(c) || c == '·');
    let length = |l: &Line| l.text.chars().filter(|c| !is_blank(*c)).count();
    if under || rest.len() < 4 || !bare(title) || length(title) > LONGEST_VERSE_TITLE {
        return 0;
    }
    let short = (2..=3).contains(&length(poet)) && rest.iter().all(|l| length(l) > 3);
    1 + usize::from(matches!(poet.class, Class::Byline(..)) || bare(poet) && short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::line;

    fn found(page: &[&str]) -> Vec<(usize, usize)> {
        let source: Vec<String> = page.iter().map(|l| (*l).to_owned()).collect();
        tables(&line::classify(&source))
    }

    #[test]
    fn rows_of_figures_are_tables() {
        let check = |page: &[&str], expect: &[(usize, usize)]| assert_eq!(found(page), expect, "{page:?}");
        check(&["河湾集市菜价", "茄子 2.2元/斤", "土豆 1.5元/斤", "今日天晴。"], &[(1, 3)]);
        check(&["全部完工。", "单位：万元", "项目 金额 年限", "水渠 30 5", "公路 120 8"], &[(1, 5)]);
        check(&["7月 14日，河湾镇", "的 300名农户"], &[]);
        check(&["柳林大桥 8月通车"], &[]);
    }

    #[test]
    fn particulars_and_talk_are_text() {
        let check = |line: &str, expect: bool| assert_eq!(is_text(line), expect, "{line}");
        check("问：月票丢了怎么办？", true);
        check("时　间：8月3日上午", true);
        check("主办：河湾镇文化站", true);
        check("时间都去哪儿了：河湾镇的早晨", false);
        check("答：", false);
    }

    #[test]
    fn latin_words_break_at_their_hyphen() {
        let check = |a: &str, b: &str, expect: bool| assert_eq!(is_latin_broken(a, b), expect, "{a} {b}");
        check("采用Wi-", "Fi网络", true);
        check("以EPA-", "30鱼油", true);
        check("河湾镇——", "Fi网络", false);
        check("采用Wi-", "网络", false);
    }
}
