//! The list of gaps as a table for spreadsheets.

use common::csv::Csv;
use wire::{Gap, IssueState};

/// Names of the columns, as keys of the message catalogue.
const COLUMNS: [&str; 8] = [
    "holdings.paper",
    "holdings.csv.from",
    "holdings.csv.to",
    "holdings.csv.state",
    "holdings.csv.days",
    "holdings.csv.lacks",
    "holdings.csv.missing",
    "holdings.csv.basis",
];

/// The gaps as comma-separated values, one a line under a line of names. `words` gives the words of a key
/// of the message catalogue.
pub fn gaps_csv(gaps: &[Gap], words: &dyn Fn(&str) -> String) -> String {
    let mut table = Csv::new(&COLUMNS.map(words));
    for gap in gaps {
        let basis = if gap.set { "holdings.csv.set" } else { "holdings.csv.learnt" };
        let cells = [
            gap.publication.clone().unwrap_or_default(),
            gap.from.clone(),
            gap.to.clone(),
            words(state(gap.state)),
            gap.days.to_string(),
            gap.lacks.to_string(),
            gap.missing.join(" "),
            words(basis),
        ];
        table.row(&cells);
    }
    table.text()
}

/// The key of the words for a state.
fn state(state: IssueState) -> &'static str {
    match state {
        IssueState::Held => "holdings.state.held",
        IssueState::Incomplete => "holdings.state.incomplete",
        IssueState::Estimated => "holdings.state.estimated",
        IssueState::Missing => "holdings.state.missing",
        IssueState::None => "holdings.state.none",
        IssueState::Never => "holdings.state.never",
        IssueState::Unchecked => "holdings.state.unchecked",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_lines_of_cells() {
        let gap = |publication: &str, missing: &[&str]| Gap {
            publication: Some(publication.into()),
            from: "2003-03-04".into(),
            to: "2003-03-05".into(),
            state: IssueState::Missing,
            set: false,
            days: 2,
            lacks: missing.len() as u32,
            missing: missing.iter().map(|label| (*label).to_owned()).collect(),
        };
        let csv = gaps_csv(
            &[gap("运河日报", &[]), gap("甲,乙\"报\"", &["A01", "A02"]), gap("=1+1", &[])],
            &|key| key.rsplit('.').next().unwrap_or_default().to_owned(),
        );
        let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines[0], "paper,from,to,state,days,lacks,missing,basis");
        assert_eq!(lines[1], "运河日报,2003-03-04,2003-03-05,missing,2,0,,learnt");
        assert_eq!(lines[2], "\"甲,乙\"\"报\"\"\",2003-03-04,2003-03-05,missing,2,2,A01 A02,learnt");
        assert!(lines[3].starts_with("'=1+1,"));
        assert!(csv.starts_with('\u{feff}') && csv.ends_with("\r\n"));
    }
}
