//! Names that one place has had: 茌平县 until 2019, 茌平区 since.

use super::gazetteer::{GAZETTEER, Id};
use super::tables::former_lines;

/// Another name of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherName {
    /// The name in full.
    pub name: String,
    /// The last year it was in use; `None` of the name of today.
    pub until: Option<i32>,
}

/// Further full names of the provinces, prefectures and counties that a name means or meant, today's first, then the
/// latest. Units that were taken in are among the names of the unit that took them in.
pub fn other_place_names(name: &str) -> Vec<OtherName> {
    let mut found: Vec<OtherName> = Vec::new();
    for (id, _) in GAZETTEER.named(name) {
        let former = former(*id);
        if former.is_empty() {
            continue;
        }
        let today = OtherName { name: GAZETTEER.unit(*id).name.to_owned(), until: None };
        found.extend(std::iter::once(today).chain(former));
    }
    found.retain(|other| {
        !other.name.starts_with(name) || other.name.chars().count() > name.chars().count() + 1
    });
    found.sort_by_key(|other| std::cmp::Reverse(other.until.unwrap_or(i32::MAX)));
    found.dedup();
    found
}

fn former(id: Id) -> Vec<OtherName> {
    let Some(code) = GAZETTEER.code(id).filter(|code| code.len() == 6) else { return Vec::new() };
    let of_line = |line: &str| {
        let mut cells = line.split('\t');
        let (own, name, _, year) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let is_own = format!("{own:0<6}") == code;
        is_own.then(|| OtherName { name: name.to_owned(), until: year.parse().ok() })
    };
    former_lines().filter_map(of_line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_the_names_of_before_and_of_today() {
        for (name, expect) in [
            ("茌平县", vec![("茌平区", None)]),
            ("茌平区", vec![("茌平县", Some(2019))]),
            ("茌平", vec![]),
            ("襄樊", vec![("襄阳市", None)]),
            ("襄阳市", vec![("襄樊市", Some(2010))]),
            ("归绥", vec![("呼和浩特市", None)]),
            ("北平市", vec![("北京市", None)]),
            ("冠县", vec![]),
            ("合作", vec![]),
            ("", vec![]),
        ] {
            let found = other_place_names(name);
            for (other, until) in &expect {
                assert!(found.iter().any(|f| f.name == *other && f.until == *until), "{name}: {found:?}");
            }
            assert!(!expect.is_empty() || found.is_empty(), "{name}: {found:?}");
            assert!(!found.iter().any(|f| f.name == name), "{name}: {found:?}");
        }
    }
}
