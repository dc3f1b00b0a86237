//! Tables as spreadsheet programs read them: comma-separated values (RFC 4180) in UTF-8.

/// The mark by which spreadsheet programs know UTF-8; without it they misread Chinese.
const MARK: char = '\u{feff}';

/// A table, row by row.
pub(crate) struct Csv(String);

impl Csv {
    /// With a heading.
    pub(crate) fn new(heading: &[String]) -> Self {
        let mut csv = Self(String::from(MARK));
        csv.row(heading);
        csv
    }

    pub(crate) fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        self.0.push_str(&cells.join(","));
        self.0.push_str("\r\n");
    }

    pub(crate) fn text(self) -> String {
        self.0
    }
}

/// Quoted where it must be. What a spreadsheet program would take for a formula is kept a text by an apostrophe.
fn quoted(cell: &str) -> String {
    let text =
        if cell.starts_with(['=', '+', '-', '@', '\t']) { format!("'{cell}") } else { cell.to_owned() };
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
        ] {
            assert_eq!(quoted(cell), expect);
        }
    }
}
