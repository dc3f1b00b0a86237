//! Tables as spreadsheet programs read them: comma-separated values (RFC 4180) in UTF-8.

/// The mark by which spreadsheet programs know UTF-8; without it they misread Chinese.
const MARK: char = '\u{feff}';

/// A table, row by row.
pub struct Csv(String);

impl Csv {
    /// With a heading.
    pub fn new(heading: &[String]) -> Self {
        let mut csv = Self(String::from(MARK));
        csv.row(heading);
        csv
    }

    /// Rows that others stand before.
    pub fn plain() -> Self {
        Self(String::new())
    }

    /// Adds a row.
    pub fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        self.0.push_str(&cells.join(","));
        self.0.push_str("\r\n");
    }

    /// The table so far.
    pub fn text(self) -> String {
        self.0
    }
}

/// A table as comma-separated values; the first row is its heading.
pub fn table_csv(rows: &[Vec<String>]) -> String {
    let mut csv = Csv(String::from(MARK));
    rows.iter().for_each(|row| csv.row(row));
    csv.text()
}

/// Quoted where it must be. What a spreadsheet program would take for a formula is kept a text by an apostrophe.
fn quoted(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t']) && cell.parse::<f64>().is_err();
    let text = if is_formula { format!("'{cell}") } else { cell.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_are_no_formulas() {
        for (cell, expect) in [
            ("2024-07", "2024-07"),
            ("灵芝,产业", "\"灵芝,产业\""),
            ("\"灵芝 产业\"", "\"\"\"灵芝 产业\"\"\""),
            ("=SUM(A1)", "'=SUM(A1)"),
            ("-校园", "'-校园"),
            ("-3.2", "-3.2"),
            ("-3+A1", "'-3+A1"),
        ] {
            assert_eq!(quoted(cell), expect);
        }
    }

    #[test]
    fn a_table_begins_with_the_mark_of_its_encoding() {
        let rows = [vec!["年".to_owned(), "篇".to_owned()], vec!["1998".to_owned(), "2".to_owned()]];
        assert_eq!(table_csv(&rows), "\u{feff}年,篇\r\n1998,2\r\n");
    }
}
