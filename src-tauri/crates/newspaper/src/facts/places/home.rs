//! Where a paper is at home: the prefecture (and county) its pages speak of.

use std::collections::BTreeMap;

use super::choose::{certain, is_anywhere};
use super::find::Found;
use super::gazetteer::{GAZETTEER, Id, Level};
use crate::text::simple::simplified;

/// The page's home; `None` where the page does not tell.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Home {
    /// Prefecture, or municipality.
    pub(crate) region: Option<Id>,
    /// County, of a county paper.
    pub(crate) county: Option<Id>,
    /// Province.
    pub(crate) province: Option<Id>,
    /// Has a person set the home? Else it is what the paper's name or the page tells.
    pub(crate) given: bool,
}

/// Whether a path from the province down, such as `山东省/聊城市`, is that of a unit there is.
pub fn is_place(path: &str) -> bool {
    GAZETTEER.at_path(path).is_some()
}

/// A paper's own name counts as much as this many mentions.
const PUBLICATION: u32 = 20;
/// A dateline counts as much as this many mentions.
const DATELINE: u32 = 4;
/// Fewer mentions than this tell nothing.
const ENOUGH: u32 = 2;

/// The home that is given; else counts what the articles, their datelines and the paper's name speak of.
pub(in super::super) fn home<'a>(
    articles: impl Iterator<Item = (&'a [Found], Option<&'a str>)>,
    publication: Option<&str>,
    given: Option<&str>,
) -> Home {
    if let Some(given) = given.and_then(|path| GAZETTEER.at_path(path)) {
        let (region, county) = (GAZETTEER.region(given), county(given));
        return Home { region, county, province: province(given), given: true };
    }
    let mut votes: BTreeMap<Id, u32> = BTreeMap::new();
    if let Some(who) = publication.and_then(|name| first_place(&simplified(name))) {
        vote(&mut votes, who, PUBLICATION);
    }
    for (found, dateline) in articles {
        for place in found {
            vote(&mut votes, place.who, if certain(place).is_some() { 2 } else { 1 });
        }
        if let Some(name) = dateline {
            vote(&mut votes, GAZETTEER.named(&simplified(name)), DATELINE);
        }
    }
    let region = leader(&votes, |id| GAZETTEER.region(id), 2);
    Home { region, county: leader(&votes, county, 5), province: region.and_then(province), given: false }
}

/// The home of an archive by what its articles speak of: paths of places, each with how often it is named. A prefecture
/// (or municipality), or a county where most of what is below prefectures lies in one; `None` where no place stands out.
///
/// ```
/// let named = [("山东省/聊城市", 40), ("山东省/聊城市/冠县", 12), ("北京市", 9), ("山东省/德州市", 3)];
/// assert_eq!(newspaper::facts::guess_home(named), Some("山东省/聊城市".to_owned()));
/// ```
pub fn guess_home<'a>(named: impl IntoIterator<Item = (&'a str, u32)>) -> Option<String> {
    let mut votes: BTreeMap<Id, u32> = BTreeMap::new();
    for (path, count) in named {
        // Villages and zones speak for the unit they lie in.
        let above = std::iter::successors(Some(path), |p| p.rsplit_once('/').map(|(above, _)| above));
        if let Some(id) = above.take(3).find_map(|path| GAZETTEER.at_path(path)) {
            *votes.entry(id).or_default() += count;
        }
    }
    let region = leader(&votes, |id| GAZETTEER.region(id), 3)?;
    let all: u32 = votes.iter().filter(|(id, _)| GAZETTEER.is_within(**id, region)).map(|(_, n)| n).sum();
    let in_county =
        |c: Id| votes.iter().filter(|(id, _)| GAZETTEER.is_within(**id, c)).map(|(_, n)| n).sum::<u32>();
    // A city's paper names its largest district often, too, but not more than all the rest together.
    let home =
        leader(&votes, county, 5).filter(|c| GAZETTEER.is_within(*c, region) && in_county(*c) * 10 > all * 7);
    Some(GAZETTEER.path(home.unwrap_or(region)))
}

/// Who is called by the first name of a place in the name of a paper.
fn first_place(publication: &str) -> Option<&'static [(Id, bool)]> {
    let name: Vec<char> = publication.chars().collect();
    GAZETTEER.find(&name).next().map(|(_, _, who)| who)
}

/// A name that several places bear speaks for none of them.
fn vote(votes: &mut BTreeMap<Id, u32>, who: &[(Id, bool)], weight: u32) {
    if let [(id, _)] = who
        && !is_anywhere(GAZETTEER.unit(*id).name)
    {
        *votes.entry(*id).or_default() += weight;
    }
}

fn county(id: Id) -> Option<Id> {
    GAZETTEER.at_level(id, Level::County)
}

fn province(id: Id) -> Option<Id> {
    GAZETTEER.at_level(id, Level::Province)
}

/// The area with more than `share` tenths of the votes below provinces (`share` of all that name any such area).
fn leader(votes: &BTreeMap<Id, u32>, area: impl Fn(Id) -> Option<Id>, share: u32) -> Option<Id> {
    let mut areas: BTreeMap<Id, u32> = BTreeMap::new();
    for (id, n) in votes {
        if GAZETTEER.unit(*id).level != Level::Province || GAZETTEER.region(*id).is_some() {
            *areas.entry(area(*id).unwrap_or(Id::MAX)).or_default() += n;
        }
    }
    let all: u32 = areas.values().sum();
    let (id, most) = areas.into_iter().filter(|(id, _)| *id != Id::MAX).max_by_key(|(_, n)| *n)?;
    (most >= ENOUGH && most * 10 > all * share).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_that_is_given_has_all_that_lies_above() {
        let check = |given: &str, expect: [Option<&str>; 3]| {
            let home = home(std::iter::empty(), None, Some(given));
            let paths = [home.province, home.region, home.county].map(|id| id.map(|id| GAZETTEER.path(id)));
            assert_eq!(paths.each_ref().map(|path| path.as_deref()), expect, "{given}");
        };
        let (province, region, county) = ("四川省", "四川省/泸州市", "四川省/泸州市/泸县");
        check(province, [Some(province), None, None]);
        check(region, [Some(province), Some(region), None]);
        check(county, [Some(province), Some(region), Some(county)]);
    }

    #[test]
    fn an_archive_is_at_home_where_most_of_its_places_are() {
        let check = |named: &[(&str, u32)], expect: Option<&str>| {
            assert_eq!(guess_home(named.iter().copied()).as_deref(), expect, "{named:?}");
        };
        check(&[], None);
        check(&[("山东省", 90), ("美国/纽约", 40)], None);
        check(
            &[("浙江省/嘉兴市/桐乡市", 60), ("浙江省/嘉兴市", 10), ("浙江省/杭州市", 9)],
            Some("浙江省/嘉兴市/桐乡市"),
        );
        check(
            &[
                ("四川省/泸州市/合江县", 30),
                ("四川省/泸州市/泸县", 31),
                ("四川省/泸州市/泸县/太伏镇/石马村", 8),
            ],
            Some("四川省/泸州市"),
        );
        check(&[("北京市/海淀区", 10), ("北京市/东城区", 12), ("北京市", 50), ("上海市", 9)], Some("北京市"));
        let everywhere =
            ["河北省/石家庄市", "山西省/太原市", "辽宁省/沈阳市", "吉林省/长春市"].map(|path| (path, 10));
        check(&everywhere, None);
    }
}
