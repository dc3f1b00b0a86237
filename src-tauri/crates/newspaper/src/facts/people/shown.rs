//! Names as they are shown: in the characters they are printed in, which the rules do not read.

use std::collections::HashMap;

use super::super::scan::Scan;
use super::Mention;

/// Names that are printed in traditional characters, as printed where they first stand in full.
pub(super) fn shown(scans: &[Scan], mentions: &[Mention]) -> HashMap<String, String> {
    let mut shown = HashMap::new();
    for m in mentions.iter().filter(|m| scans[m.scan].is_traditional()) {
        let scan = &scans[m.scan];
        if !shown.contains_key(&m.name) && scan.slice(m.start, m.end) == m.name {
            shown.insert(m.name.clone(), scan.name(m.start, m.end));
        }
    }
    shown
}
