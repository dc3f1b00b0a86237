//! Columns side by side on one physical line (a layout-preserving dump, rows of an OCR): the lines are parted into pieces and set in the order in which they are read. The rest of the reading knows nothing
//! of it; `sheet` gives the pieces' lines back to the page.

use crate::structure::signs::glyph::{cells, is_blank, is_cjk_mark, is_han, width};

/// A piece of a source line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::structure) struct Piece {
    /// Index of its source line.
    pub(in crate::structure) row: usize,
    /// First cell, and one past the last.
    left: u32,
    right: u32,
    pub(in crate::structure) text: String,
}

/// Columns set in reading order.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::structure) struct Parted {
    /// The columns, one after the other.
    pub(in crate::structure) columns: Vec<Column>,
    /// Whether they stand side by side in one row, so that their order leaves no doubt.
    pub(in crate::structure) sure: bool,
}

/// Pieces one below the other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::structure) struct Column {
    pub(in crate::structure) pieces: Vec<Piece>,
    left: u32,
    right: u32,
}

/// Blanks that may part columns: cells, and characters.
const GAP: u32 = 3;
/// How far the left edges of one column's lines may lie apart: an indent, and a dump's rounding.
const DRIFT: u32 = 5;
/// Lines around one in which its edge must come again.
const NEARBY: usize = 5;
/// How often.
const AGAIN: usize = 2;
/// Lines with a gap from which a page is looked at.
const FEWEST: usize = 3;
/// Columns of prose are at least this wide on average, in cells; cells of tables are not.
const NARROWEST: u32 = 12;
/// Lines that may be missing inside a column.
const PAUSE: usize = 1;

/// Parts the columns of a page; `None` where it has none side by side.
pub(in crate::structure) fn part(source: &[String]) -> Option<Parted> {
    if source.iter().filter(|line| has_gap(line)).count() < FEWEST {
        return None;
    }
    let by_cells = rows(source, cells);
    let by_letters = rows(source, |_| 1);
    // Some dumps count letters where others count cells.
    let rows = if aligned(&by_letters) * 2 > aligned(&by_cells) * 3 { by_letters } else { by_cells };
    let rows = unite(rows);
    if !is_prose(&rows) {
        return None;
    }
    let columns = columns(&rows);
    let sure = is_simple(&columns);
    Some(Parted { columns: in_order(columns), sure })
}

/// A gap inside the line: three blanks or more between two letters.
fn has_gap(line: &str) -> bool {
    let mut blanks = 0;
    line.trim().chars().any(|c| {
        let wide = blanks >= GAP && !is_blank(c);
        blanks = if is_blank(c) { blanks + 1 } else { 0 };
        wide
    })
}

/// The pieces of every line, parted at wide gaps.
fn rows(source: &[String], measure: impl Fn(char) -> u32) -> Vec<Vec<Piece>> {
    source.iter().enumerate().map(|(row, line)| pieces(row, line, &measure)).collect()
}

fn pieces(row: usize, line: &str, measure: &impl Fn(char) -> u32) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut at, mut gap, mut letters) = (0, GAP, 2);
    let mut blanks = String::new();
    for c in line.chars() {
        if is_blank(c) {
            (at, gap, letters) = (at + measure(c), gap + measure(c), letters + 1);
            blanks.push(c);
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if gap < GAP || letters < 2 => piece.text.push_str(&blanks),
            _ => pieces.push(Piece { row, left: at, right: at, text: String::new() }),
        }
        (gap, letters) = (0, 0);
        blanks.clear();
        at += measure(c);
        if let Some(piece) = pieces.last_mut() {
            piece.text.push(c);
            piece.right = at;
        }
    }
    pieces
}

/// How many pieces begin behind a gap where one of a neighbouring line does.
fn aligned(rows: &[Vec<Piece>]) -> usize {
    let again = |n: usize, piece: &Piece| {
        let near = rows[n + 1..].iter().take(2).flat_map(|row| row.iter().skip(1));
        near.into_iter().any(|other| other.left.abs_diff(piece.left) <= 1)
    };
    (0..rows.len()).map(|n| rows[n].iter().skip(1).filter(|p| again(n, p)).count()).sum()
}

/// Puts together again what a gap parts that comes only once: the words of a folio, a byline at a line's end.
fn unite(rows: Vec<Vec<Piece>>) -> Vec<Vec<Piece>> {
    let edges: Vec<Vec<u32>> = rows.iter().map(|row| row.iter().map(|p| p.left).collect()).collect();
    let kept = |n: usize, k: usize| {
        let near = n.saturating_sub(NEARBY)..(n + NEARBY + 1).min(rows.len());
        let again = |row: &usize| *row != n && edges[*row].iter().any(|e| e.abs_diff(edges[n][k]) <= DRIFT);
        k == 0 || near.filter(again).count() >= AGAIN
    };
    let mut out: Vec<Vec<Piece>> = Vec::with_capacity(rows.len());
    for (n, row) in rows.iter().enumerate() {
        let mut united: Vec<Piece> = Vec::new();
        for (k, piece) in row.iter().enumerate() {
            match united.last_mut() {
                Some(last) if !kept(n, k) => {
                    last.text.push_str("  ");
                    last.text.push_str(&piece.text);
                    last.right = piece.right;
                }
                _ => united.push(piece.clone()),
            }
        }
        out.push(united);
    }
    out
}

/// Whether several successive lines hold pieces of prose side by side.
fn is_prose(rows: &[Vec<Piece>]) -> bool {
    let side: Vec<&Piece> = rows.iter().filter(|row| row.len() > 1).flatten().collect();
    let lines = rows.iter().filter(|row| row.len() > 1).count();
    let width: u32 = side.iter().map(|p| width(&p.text)).sum();
    let count = |test: fn(&Piece) -> bool| side.iter().filter(|p| test(p)).count();
    let marked = count(|p| p.text.contains(is_cjk_mark));
    let han = count(|p| p.text.chars().filter(|c| is_han(*c)).count() * 2 >= p.text.chars().count());
    lines >= FEWEST
        && width >= NARROWEST * side.len() as u32
        && marked * 4 >= side.len()
        && han * 10 >= side.len() * 7
}

/// Follows the columns down the page.
fn columns(rows: &[Vec<Piece>]) -> Vec<Column> {
    let mut done: Vec<Column> = Vec::new();
    let mut open: Vec<Column> = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        let ended = |column: &Column| {
            let pause = n - column.last_row();
            let inside = row.iter().filter(|p| column.covers(p)).count();
            pause > PAUSE + 1 || inside > 1
        };
        done.extend(open.extract_if(.., |column| ended(column)));
        for piece in row {
            let over: Vec<usize> = (0..open.len()).filter(|&k| open[k].covers(piece)).collect();
            match over.as_slice() {
                [k] if open[*k].takes(piece) => open[*k].push(piece.clone()),
                _ => {
                    // A headline over several columns, or one that begins anew, ends those above it.
                    done.extend(open.extract_if(.., |column| column.covers(piece)));
                    open.push(Column::new(piece.clone()));
                }
            }
        }
    }
    done.extend(open);
    done
}

impl Column {
    fn new(piece: Piece) -> Self {
        Self { left: piece.left, right: piece.right, pieces: vec![piece] }
    }

    fn push(&mut self, piece: Piece) {
        (self.left, self.right) = (self.left.min(piece.left), self.right.max(piece.right));
        self.pieces.push(piece);
    }

    fn first_row(&self) -> usize {
        self.pieces.first().map_or(0, |p| p.row)
    }

    fn last_row(&self) -> usize {
        self.pieces.last().map_or(0, |p| p.row)
    }

    /// Whether the piece stands above or below it.
    fn covers(&self, piece: &Piece) -> bool {
        piece.left < self.right && self.left < piece.right
    }

    /// Whether the piece is its next line: at its edge, or inside it as a title is.
    fn takes(&self, piece: &Piece) -> bool {
        let edge = piece.left.abs_diff(self.left) <= DRIFT;
        let inside = piece.left >= self.left && piece.right <= self.right + DRIFT;
        self.last_row() < piece.row
            && (edge || inside)
            && piece.right <= self.right.max(self.left + NARROWEST) + 2 * DRIFT
    }

    fn beside(&self, other: &Self) -> bool {
        self.first_row() <= other.last_row() && other.first_row() <= self.last_row()
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right
    }

    /// Whether all of this is read before the other: above it, or to its left and beside it.
    fn precedes(&self, other: &Self) -> bool {
        if self.overlaps(other) {
            return self.first_row() < other.first_row();
        }
        self.left < other.left && self.beside(other)
    }

    /// Its lines, indents kept; blank lines inside it as well.
    pub(in crate::structure) fn lines(&self) -> Vec<(Option<usize>, String)> {
        let mut lines = Vec::new();
        let mut last = self.first_row();
        for piece in &self.pieces {
            lines.extend((last + 1..piece.row).map(|_| (None, String::new())));
            last = piece.row;
            let indent =
                if (2..=DRIFT + 1).contains(&piece.left.saturating_sub(self.edge())) { "　　" } else { "" };
            lines.push((Some(piece.row), format!("{indent}{}", piece.text)));
        }
        lines
    }

    /// Where most of its lines begin, but none left of it.
    fn edge(&self) -> u32 {
        let often = |left: u32| self.pieces.iter().filter(|p| p.left.abs_diff(left) <= 1).count();
        let lefts = self.pieces.iter().map(|p| p.left).filter(|&left| often(left) * 3 >= self.pieces.len());
        lefts.min().unwrap_or(self.left).min(self.pieces.iter().map(|p| p.left).min().unwrap_or(0) + DRIFT)
    }
}

/// Whether the columns stand in one row, all beside each other; single lines may stand over and under them.
fn is_simple(columns: &[Column]) -> bool {
    let tall: Vec<&Column> = columns.iter().filter(|c| c.pieces.len() >= FEWEST).collect();
    let beside = tall.iter().all(|a| tall.iter().all(|b| a.beside(b)));
    let low = columns.iter().filter(|c| c.pieces.len() < FEWEST);
    tall.len() > 1 && beside && low.clone().all(|a| tall.iter().all(|b| !a.beside(b)))
}

/// Top to bottom and left to right: whatever precedes a column is read before it.
fn in_order(mut columns: Vec<Column>) -> Vec<Column> {
    columns.sort_by_key(|c| (c.first_row(), c.left));
    let mut out = Vec::with_capacity(columns.len());
    while !columns.is_empty() {
        let free = |n: &usize| columns.iter().enumerate().all(|(k, c)| k == *n || !c.precedes(&columns[*n]));
        let next = (0..columns.len()).find(free).unwrap_or(0);
        out.push(columns.remove(next));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(page: &[&str]) -> Vec<String> {
        page.iter().map(|line| (*line).to_owned()).collect()
    }

    fn columns_of(page: &[&str]) -> Option<Vec<String>> {
        let parted = part(&source(page))?;
        let text = |c: &Column| c.pieces.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("/");
        Some(parted.columns.iter().map(text).collect())
    }

    #[test]
    fn columns_side_by_side_are_parted() {
        let page = [
            "运河日报            2024年7月17日 星期三            第2版",
            "",
            "   柳林大桥昨日通车             河湾镇面粉厂投产",
            "",
            "    本报讯（记者 张红）大桥        本报讯（记者 李强）面粉",
            "昨日通车，两岸村民过河只要      厂昨日投产，日产面粉三百",
            "五分钟，学生上学不用坐船。      吨，附近村民不用再进城。",
        ];
        let expect = [
            "运河日报  2024年7月17日 星期三  第2版",
            "柳林大桥昨日通车/本报讯（记者 张红）大桥/昨日通车，两岸村民过河只要/五分钟，学生上学不用坐船。",
            "河湾镇面粉厂投产/本报讯（记者 李强）面粉/厂昨日投产，日产面粉三百/吨，附近村民不用再进城。",
        ];
        assert_eq!(columns_of(&page), Some(expect.map(str::to_owned).to_vec()));
        assert!(part(&source(&page)).is_some_and(|p| p.sure));
    }

    #[test]
    fn a_headline_over_its_columns_is_read_first() {
        let page = [
            "柳林大桥通车以后：两岸的四十个村庄怎么走到了一起",
            "本报讯（记者 张红）大桥通        怕下雨天，一下雨渡船就停",
            "车整整一年了。过去两岸的村        了。如今超市、医院、学校都",
            "民要见一面，得等渡船，最        在一刻钟的路上，谁也不愁。",
        ];
        let expect = [
            "柳林大桥通车以后：两岸的四十个村庄怎么走到了一起",
            "本报讯（记者 张红）大桥通/车整整一年了。过去两岸的村/民要见一面，得等渡船，最",
            "怕下雨天，一下雨渡船就停/了。如今超市、医院、学校都/在一刻钟的路上，谁也不愁。",
        ];
        assert_eq!(columns_of(&page), Some(expect.map(str::to_owned).to_vec()));
    }

    #[test]
    fn blanks_inside_lines_are_no_columns() {
        let check = |page: &[&str]| assert_eq!(columns_of(page), None, "{page:?}");
        check(&["修渠道　　种果树　　村民昼夜忙", "本报讯（记者 张红）河湾镇的渠道修好了。"]);
        check(&[
            "项目      金额      年限",
            "水渠      30        5",
            "公路      120       8",
            "桥梁      60        6",
        ]);
        check(&["春    播    时    节", "本报讯　河湾镇的秧苗栽下去了。"]);
        check(&["全镇都来看。    （张红）", "合格率九成九。    （李强）", "过河五分钟。    （王伟）"]);
    }
}
