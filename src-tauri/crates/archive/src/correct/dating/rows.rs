//! Neighbours in a row of files: `扫描017.txt` lies between `扫描016.txt` and `扫描018.txt`.
//!
//! A row says something only where its names are numbered and its dated pages follow one another in time.

use std::collections::BTreeMap;

use common::edtf::Day;
use newspaper::IssueHint;
use store::page::Placed;

/// How far a row that is in order can be relied on.
const TRUST: f32 = 0.9;

/// Days between the neighbours at most; between such as lie further apart anything may have been filed.
const WIDEST: Day = 400;

/// A file of a row.
struct Numbered<'a> {
    number: u64,
    name: &'a str,
    page: &'a Placed,
}

pub(super) fn hints(pages: &[Placed]) -> Vec<(i64, IssueHint)> {
    let mut rows: BTreeMap<(&str, &str, &str), Vec<Numbered<'_>>> = BTreeMap::new();
    for page in pages {
        let (folder, name) = page.path.rsplit_once('/').unwrap_or(("", &page.path));
        if let Some((before, number, after)) = numbered(name) {
            rows.entry((folder, before, after)).or_default().push(Numbered { number, name, page });
        }
    }
    rows.into_values().flat_map(of_row).collect()
}

/// A name around its last number.
fn numbered(name: &str) -> Option<(&str, u64, &str)> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let end = stem.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = stem[..end]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + stem[at..].chars().next().map_or(1, char::len_utf8));
    Some((&name[..start], name[start..end].parse().ok()?, &name[end..]))
}

fn of_row(mut row: Vec<Numbered<'_>>) -> Vec<(i64, IssueHint)> {
    row.sort_by_key(|file| (file.number, file.page.id));
    let doubled = row.windows(2).any(|pair| pair[0].number == pair[1].number);
    let dated: Vec<&Numbered<'_>> = row.iter().filter(|file| file.page.day.is_some()).collect();
    let in_order = dated.windows(2).all(|pair| pair[0].page.day <= pair[1].page.day);
    if doubled || !in_order {
        return Vec::new();
    }
    let undated = row.iter().filter(|file| file.page.is_undated);
    let hints = undated.filter_map(|file| {
        let at = dated.partition_point(|other| other.number < file.number);
        let (before, after) = (dated.get(at.checked_sub(1)?)?, dated.get(at)?);
        let (first, last) = (before.page.day?, after.page.day?);
        let evidence = format!("{} … {}", shown(before), shown(after));
        let hint = IssueHint { first: first.into(), last: last.into(), trust: TRUST, evidence };
        (last - first <= WIDEST).then_some((file.page.id, hint))
    });
    hints.collect()
}

fn shown(file: &Numbered<'_>) -> String {
    format!("{} {}", file.name, file.page.date.as_deref().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use common::edtf::Stretch;

    use super::*;

    /// Pages of these files with their dates.
    fn placed(files: &[(&str, Option<&str>)]) -> Vec<Placed> {
        let page = |(n, (path, date)): (usize, &(&str, Option<&str>))| Placed {
            id: n as i64,
            path: (*path).to_owned(),
            date: date.map(str::to_owned),
            day: date.and_then(Stretch::parse).map(|stretch| stretch.first),
            is_undated: date.is_none(),
        };
        files.iter().enumerate().map(page).collect()
    }

    #[test]
    fn a_page_between_two_dated_ones_is_of_a_day_between_theirs() {
        let check = |files: &[(&str, Option<&str>)], expect: &[(i64, &str)]| {
            let found = hints(&placed(files));
            let found: Vec<(i64, &str)> =
                found.iter().map(|(page, hint)| (*page, hint.evidence.as_str())).collect();
            assert_eq!(found, expect, "{files:?}");
        };
        let dated = ("册/扫描016.txt", Some("2024-03-05"));
        check(
            &[dated, ("册/扫描017.txt", None), ("册/扫描18.txt", Some("2024-03-07"))],
            &[(1, "扫描016.txt 2024-03-05 … 扫描18.txt 2024-03-07")],
        );
        // Numbers, not letters: 9 is before 10.
        check(
            &[("册/9.txt", Some("2024-03-05")), ("册/10.txt", None), ("册/11.txt", Some("2024-03-05"))],
            &[(1, "9.txt 2024-03-05 … 11.txt 2024-03-05")],
        );
        // At the end of a row, in another folder, under another name.
        check(&[dated, ("册/扫描017.txt", None)], &[]);
        check(&[dated, ("册/扫描017.txt", None), ("别册/扫描018.txt", Some("2024-03-07"))], &[]);
        check(&[dated, ("册/附页017.txt", None), ("册/扫描018.txt", Some("2024-03-07"))], &[]);
        // Out of order, and years apart.
        let out = [dated, ("册/扫描017.txt", None), ("册/扫描018.txt", Some("2024-03-01"))];
        check(&out, &[]);
        check(&[dated, ("册/扫描017.txt", None), ("册/扫描018.txt", Some("2027-03-01"))], &[]);
        // Two files of one number.
        let doubled = [dated, ("册/扫描16.txt", None), ("册/扫描018.txt", Some("2024-03-07"))];
        check(&doubled, &[]);
    }

    #[test]
    fn names_are_cut_around_their_last_number() {
        let check = |name, expect| assert_eq!(numbered(name), expect, "{name}");
        check("扫描017.txt", Some(("扫描", 17, ".txt")));
        check("第3册12页.txt", Some(("第3册", 12, "页.txt")));
        check("7", Some(("", 7, "")));
        check("页.txt", None);
        check("99999999999999999999999.txt", None);
    }
}
