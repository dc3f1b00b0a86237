//! What a person who sets a fact right can choose from, and the names of all rules.

use serde::Serialize;
use ts_rs::TS;

use super::places::gazetteer::GAZETTEER;
use super::subjects::subject_list;
use crate::model::Subject;

/// The subject of an id, as a person chose it; `None` where there is none of this id.
pub(super) fn subject(id: &str, evidence: Vec<String>) -> Option<Subject> {
    let known = subject_list().iter().find(|known| known.id == id)?;
    let parent = known.parent.map(str::to_owned);
    Some(Subject { id: id.to_owned(), label: known.label.to_owned(), parent, confidence: 1.0, evidence })
}

/// An administrative unit that a name can mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PlaceName {
    /// Standard names from the province down, `山东省/聊城市/冠县`.
    pub path: String,
    /// Division code; none of what lies abroad.
    pub code: Option<String>,
}

/// Units that bear a name, in full or in short, or that have this path; the wide ones first.
pub fn places_named(name: &str) -> Vec<PlaceName> {
    let named = GAZETTEER.named(name).iter().map(|(id, _)| *id);
    let mut ids: Vec<_> = named.chain(GAZETTEER.at_path(name)).collect();
    ids.sort_by_key(|id| (GAZETTEER.unit(*id).level, *id));
    ids.dedup();
    ids.into_iter().map(|id| PlaceName { path: GAZETTEER.path(id), code: GAZETTEER.code(id) }).collect()
}

/// The division code of a path, where it is one of the table's.
pub(super) fn code_of(path: &str) -> Option<String> {
    GAZETTEER.at_path(path).and_then(|id| GAZETTEER.code(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_every_unit_that_bears_it() {
        let check = |name: &str, paths: &[&str]| {
            let found = places_named(name);
            for path in paths {
                assert!(found.iter().any(|place| place.path == *path), "{name}: {found:?}");
            }
            assert!(!paths.is_empty() || found.is_empty(), "{name}: {found:?}");
        };
        check("冠县", &["山东省/聊城市/冠县"]);
        check("鼓楼区", &["江苏省/南京市/鼓楼区", "福建省/福州市/鼓楼区"]);
        check("山东省/聊城市", &["山东省/聊城市"]);
        check("没有这个地方", &[]);
        check("", &[]);
    }
}
