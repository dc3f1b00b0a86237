//! Which of the units of one name is meant.

use std::collections::HashSet;

use super::find::Found;
use super::gazetteer::{GAZETTEER, Id, Level};
use super::home::Home;
use crate::facts::words::is_name_word;

/// The unit that a name can only mean.
pub(super) fn certain(place: &Found) -> Option<Id> {
    match place.who {
        [(id, _)] if is_anywhere(GAZETTEER.unit(*id).name) => None,
        [(id, false)] if GAZETTEER.unit(*id).level < Level::Township => Some(*id),
        [(id, true)] if GAZETTEER.unit(*id).level < Level::County => Some(*id),
        _ => None,
    }
}

/// 东区 is the name of a unit, and what every city calls a part of itself: it says nothing by itself.
pub(super) fn is_anywhere(name: &str) -> bool {
    matches!(name, "东区" | "西区" | "南区" | "北区" | "中区" | "新区")
}

/// The unit that a dateline names.
pub(super) fn dateline_unit(name: &str, home: &Home) -> Option<Id> {
    let place = Found { part: 0, start: 0, end: name.chars().count(), who: GAZETTEER.named(name) };
    choose(&place, name, None, &HashSet::new(), home).map(|c| c.0)
}

/// Which of the units of that name is meant, and how sure that is: parent right before it, then units of the
/// article, then the page's home, then rank. `None` where two are as likely.
pub(super) fn choose(
    place: &Found,
    name: &str,
    parent: Option<Id>,
    settled: &HashSet<Id>,
    home: &Home,
) -> Option<(Id, f32)> {
    let score = |id: Id| -> i32 {
        let unit = GAZETTEER.unit(id);
        let under = |a: Id| a != id && GAZETTEER.is_within(id, a);
        let by_parent = parent.is_some_and(under);
        let by_text =
            GAZETTEER.line(id).any(|a| settled.contains(&a) && GAZETTEER.unit(a).level > Level::Province);
        let by_province = GAZETTEER.line(id).skip(1).any(|a| settled.contains(&a));
        let by_home = home.region.is_some_and(|h| h == id || under(h));
        let rank = match unit.level {
            Level::Province => 30,
            Level::Prefecture => 20,
            Level::County => 2,
            Level::Township => 0,
        };
        i32::from(by_parent) * 100
            + i32::from(by_text) * 40
            + i32::from(by_home) * 15
            + i32::from(by_province) * 5
            + rank
    };
    let mut best: Vec<(i32, Id, bool)> =
        place.who.iter().map(|(id, short)| (score(*id), *id, *short)).collect();
    best.sort_by_key(|b| (-b.0, b.1));
    let (top, id, short) = *best.first()?;
    let tied = best.get(1).is_some_and(|second| second.0 == top);
    let unit = GAZETTEER.unit(id);
    // 古镇, 返乡: two characters ending in 镇 or 乡 are a name only below their county.
    let short_town = unit.level == Level::Township && unit.name.chars().count() < 3;
    if tied || short_town && top < 100 {
        return None;
    }
    if is_anywhere(name) && top < 15 {
        return None;
    }
    // 龙港 in an article about 龙港镇 is that town.
    let town =
        |id: &Id| GAZETTEER.unit(*id).level == Level::Township && GAZETTEER.unit(*id).name.starts_with(name);
    if short && unit.level == Level::County && top < 40 && settled.iter().any(town) {
        return None;
    }
    // 冬雪变白银: so do these three prefectures.
    if short && matches!(name, "白银" | "日照" | "安康") && top < 25 {
        return None;
    }
    // 互助, 长安: a short name that is a word besides needs something on the page that leads to it.
    if short && unit.level == Level::County && top < 5 && !is_name_word(name) {
        return None;
    }
    let confidence = match (top, unit.level, short) {
        (100.., _, _) => 0.98,
        (40.., _, _) => 0.95,
        (_, Level::Province | Level::Prefecture, _) => 0.93,
        (15.., _, _) => 0.9,
        (_, Level::County, false) if name.chars().count() > 2 => 0.85,
        // Short names are common names: nothing on the page leads to this one, which may lie in a far province.
        (_, Level::County, _) => 0.55,
        // A township that nothing on the page leads to is as likely a namesake of something else.
        _ => 0.5,
    };
    Some((id, confidence))
}
