//! Villages and neighbourhoods of the prefectures that papers are at home in.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::gazetteer::{GAZETTEER, Id, Level};

/// See data/make_villages.py for its form. 620,000 names, 2.3 MB; a prefecture inflates to some 15 kB.
const PACKED: &[u8] = include_bytes!("../../../data/villages.bin");
/// More than any prefecture inflates to.
const MOST: usize = 1 << 20;

/// Villages of a prefecture: `张庄村`, `花园社区`, with the townships that have one of that name.
#[derive(Debug, Default)]
pub(super) struct Villages {
    towns: HashMap<String, Vec<Id>>,
}

/// Tables of the prefectures that were asked for: some hundred at most, each for many pages.
static OF_REGION: LazyLock<Mutex<BTreeMap<Id, Arc<Villages>>>> = LazyLock::new(Mutex::default);

impl Villages {
    /// The villages of a prefecture or municipality; inflated when first asked for, some milliseconds.
    pub(super) fn of_region(region: Id) -> Arc<Self> {
        let mut known = OF_REGION.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(region).or_insert_with(|| Arc::new(Self::read(region))))
    }

    /// The townships that have a village or neighbourhood of that whole name.
    pub(super) fn towns(&self, name: &str) -> &[Id] {
        self.towns.get(name).map_or(&[], Vec::as_slice)
    }

    fn read(region: Id) -> Self {
        let codes: HashMap<String, Id> = GAZETTEER
            .within(region)
            .filter(|id| GAZETTEER.unit(*id).level == Level::Township)
            .filter_map(|id| Some((GAZETTEER.code(id)?, id)))
            .collect();
        let mut villages = Self::default();
        for (prefecture, table) in tables(GAZETTEER.unit(region).code) {
            for line in table.lines() {
                let mut cells = line.split('\t');
                let code = format!("{prefecture}{}", cells.next().unwrap_or_default());
                // The township has been merged or given another code since.
                let Some(&town) = codes.get(&code) else { continue };
                for (class, names) in ["村", "社区"].iter().zip(cells) {
                    let add =
                        |name: &str| villages.towns.entry(format!("{name}{class}")).or_default().push(town);
                    names.split(' ').filter(|n| !n.is_empty()).for_each(add);
                }
            }
        }
        villages
    }
}

/// The tables of the prefectures whose codes begin with `code`, with these codes.
fn tables(code: &str) -> impl Iterator<Item = (String, String)> {
    let count = number(0, 2).unwrap_or(0);
    (0..count).filter_map(move |n| {
        let row = 2 + 10 * n;
        let prefecture = number(row, 2)?.to_string();
        if !prefecture.starts_with(code) {
            return None;
        }
        let (start, len) = (number(row + 2, 4)?, number(row + 6, 4)?);
        let packed = PACKED.get(start..start + len)?;
        let bytes = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, MOST).ok()?;
        Some((prefecture, encoding_rs::GB18030.decode(&bytes).0.into_owned()))
    })
}

/// The little-endian number of `len` bytes at `at`.
fn number(at: usize, len: usize) -> Option<usize> {
    let bytes = PACKED.get(at..at + len)?;
    Some(bytes.iter().rev().fold(0, |all, byte| all << 8 | *byte as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_can_be_read() {
        let all: Vec<_> = tables("").collect();
        assert_eq!(all.len(), number(0, 2).unwrap());
        assert!(all.iter().all(|(_, table)| !table.is_empty() && !table.contains('\u{fffd}')));
        assert!(all.iter().map(|(_, table)| table.split_whitespace().count()).sum::<usize>() > 500_000);
    }

    #[test]
    fn villages_are_those_of_the_region_alone() {
        let region = |name: &str| GAZETTEER.region(GAZETTEER.named(name)[0].0).unwrap();
        let villages = Villages::of_region(region("庆元县"));
        let path = |name: &str| villages.towns(name).iter().map(|t| GAZETTEER.path(*t)).collect::<Vec<_>>();
        assert!(path("荷地村").contains(&"浙江省/丽水市/庆元县/荷地镇".to_owned()));
        assert_eq!(path("无此名村"), [""; 0]);
        assert!(Villages::of_region(region("北京")).towns("多福巷社区").len() == 1);
    }
}
