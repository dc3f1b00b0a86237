//! Names of places as the edges of organisations ask for them: does one begin, end or stand here?

use rustc_hash::FxHashMap;

use super::super::places::Found;
use super::super::scan::Scan;

/// Words that the dictionary has for places and that name none.
const NO_PLACES: &[&str] = &[
    "城市",
    "上市",
    "新建",
    "英雄",
    "城镇",
    "都市",
    "山区",
    "美丽",
    "开国",
    "建国",
    "普及",
    "古典",
    "中断",
    "太平",
    "福利",
    "新鲜",
    "上马",
    "大街",
    "回国",
    "青春",
    "入口",
    "下山",
    "上山",
    "庆典",
    "深度",
    "平原",
    "高原",
    "外国",
    "大桥",
    "湖泊",
    "海洋",
    "自治州",
    "自治县",
    "共和国",
    "爱国",
    "太阳",
    "河水",
    "长大",
    "广布",
    "热烈庆祝",
    "热烈祝贺",
    "朝廷",
    "哥哥",
    "大国",
    "诸国",
    "契约",
    "关联",
];

/// The places of one part, looked up by character.
pub(super) struct Sites {
    /// End of the place that starts at a character.
    starts: FxHashMap<usize, usize>,
    /// Start of the place that ends before a character.
    ends: FxHashMap<usize, usize>,
    covered: Vec<bool>,
}

impl Sites {
    /// Chinese places as found, and what the segmenter knows as places abroad.
    pub(super) fn new(scan: &Scan, places: &[Found]) -> Self {
        let mut sites = Self {
            starts: FxHashMap::default(),
            ends: FxHashMap::default(),
            covered: vec![false; scan.len()],
        };
        for place in places {
            sites.add(place.start, place.end);
            sites.ends.entry(place.end).or_insert(place.start);
        }
        for word in scan.words().within(0, scan.len()) {
            let place = word.tag == "ns" && word.end - word.start >= 2;
            let place = place && !NO_PLACES.contains(&scan.slice(word.start, word.end).as_str());
            if place && !sites.starts.contains_key(&word.start) {
                sites.add(word.start, word.end);
                sites.ends.entry(word.end).or_insert(word.start);
            }
        }
        sites
    }

    fn add(&mut self, start: usize, end: usize) {
        self.starts.entry(start).or_insert(end);
        if let Some(slots) = self.covered.get_mut(start..end) {
            slots.fill(true);
        }
    }

    /// End of the place that starts at `at`.
    pub(super) fn starting(&self, at: usize) -> Option<usize> {
        self.starts.get(&at).copied()
    }

    /// Start of the place before `end`, with the places before it: 长沙市芙蓉区. 聊城市委: the place took the 市 that the
    /// ending needs.
    pub(super) fn ending(&self, end: usize) -> Option<usize> {
        let mut start = *self.ends.get(&end).or_else(|| self.ends.get(&(end + 1)))?;
        for _ in 0..3 {
            start = self.ends.get(&start).copied().unwrap_or(start);
        }
        Some(start)
    }

    /// Does a place end right behind `at`, and none before it?
    pub(super) fn overlap(&self, at: usize) -> bool {
        !self.ends.contains_key(&at) && self.ends.contains_key(&(at + 1))
    }

    /// Does a place end before `end`?
    pub(super) fn ends_at(&self, end: usize) -> bool {
        self.ends.contains_key(&end)
    }

    /// Do all of `start..end` belong to places?
    pub(super) fn cover(&self, start: usize, end: usize) -> bool {
        self.covered.get(start..end).is_some_and(|c| c.iter().all(|c| *c))
    }
}
