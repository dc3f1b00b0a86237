//! Names of the gazetteer in a text.

use std::sync::LazyLock;

use super::gazetteer::{GAZETTEER, Id, Level};
use crate::facts::scan::{Scan, is_han};
use crate::facts::words::stands_alone;
use crate::text::name_chars::weights;

/// A name of the gazetteer in a part.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) part: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) who: &'static [(Id, bool)],
}

/// What follows a name that then is no place but a street, a paper, a school, a dish, an event or a sea.
const NOT_AFTER: &str = "路 街 大道 大街 巷 胡同 大厦 广场 宾馆 饭店 日报 晚报 晨报 早报 商报 时报 都市报 广播 电视台 大学 银行 菜 话 人寿 证券 东路 西路 南路 北路 中路 \
     时间 时数 时长 充足 啤酒 烤鸭 拉面 火腿 茅台 事变 起义 条约 惨案 共识 梧桐 料理 洋 语";

/// The same behind a short name alone: 徐汇苑, 龙山社区.
const NOT_AFTER_SHORT: &[&str] =
    &["社区", "小区", "花园", "家园", "公寓", "苑", "新村", "新城", "水库", "公园", "办事处"];

static NOT_AFTER_WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| NOT_AFTER.split_whitespace().collect());

/// All names of an article's parts.
pub(in super::super) fn find(scans: &[Scan]) -> Vec<Found> {
    let mut found = Vec::new();
    for (part, scan) in scans.iter().enumerate() {
        let mut names = GAZETTEER.find(&scan.chars).peekable();
        let mut last_end = usize::MAX;
        while let Some((start, end, who)) = names.next() {
            // 美国纽约: what follows a name need not be cut as a word.
            let after_name = last_end == start;
            last_end = end;
            let next_is_name = names.peek().is_some_and(|(next, ..)| *next == end);
            let street = scan.one_of(end, &NOT_AFTER_WORDS).is_some() && !scan.starts(end, "街道");
            let water = !next_is_name && is_county(who) && "江河湖溪".contains(scan.at(end));
            let inside = !after_name && (is_tail(scan, start, end, who) || is_sound(scan, start, end, who));
            let other = street || water || is_longer(scan, end, who) || inside;
            if !other && (after_name || who.iter().any(|w| !w.1) || is_word(scan, start, end, who)) {
                found.push(Found { part, start, end, who });
            }
        }
    }
    found
}

/// Short names of counties: 赤水 in 赤水河.
fn is_county(who: &[(Id, bool)]) -> bool {
    who.iter().all(|(id, short)| *short && GAZETTEER.unit(*id).level == Level::County)
}

/// Does the name go on? 朝阳村 is no 朝阳; 纽约州 and 东京市 are as good as 纽约 and 东京.
fn is_longer(scan: &Scan, end: usize, who: &[(Id, bool)]) -> bool {
    let abroad = who.iter().all(|(id, _)| GAZETTEER.is_abroad(*id));
    let classes = if abroad { "镇乡村旗盟" } else { "省市县区州盟旗镇乡村" };
    let part = || is_county(who) && scan.one_of(end, NOT_AFTER_SHORT).is_some();
    who.iter().all(|w| w.1) && (classes.contains(scan.at(end)) || part())
}

/// What may stand right before a short name without being a part of it, the end of a dateline (本报冠县讯 冠县…) among it.
const BEFORE: &str = "在到从与和及对为是赴往向由的于至自经离入出回返去驻援抵访位即如等有无把被让给了过着该本各其这那前原省市县区州盟旗日时年月后里内外上下\
     近全我以跨邻属含除因据按令使达爱游看进来并或当讯电";

/// Is it the tail of a longer name: 安县 in 丰安县, 龙山 in 金龙山? A single character that is no word of its own before a
/// name of two characters belongs to it.
fn is_tail(scan: &Scan, start: usize, end: usize, who: &[(Id, bool)]) -> bool {
    let county = |id: &Id| GAZETTEER.unit(*id).level >= Level::County && !GAZETTEER.is_abroad(*id);
    if end - start > 2 || !is_han(scan.before(start)) || !who.iter().all(|(id, _)| county(id)) {
        return false;
    }
    let word = scan.words().at(start - 1);
    let single = word.is_some_and(|w| w.end > start || w.end - w.start == 1);
    single && !BEFORE.contains(scan.before(start))
}

/// Is it a piece of a name by sound: 帝力 in 穆拉帝力?
fn is_sound(scan: &Scan, start: usize, end: usize, who: &[(Id, bool)]) -> bool {
    const SOUND: i8 = 20;
    let abroad = who.iter().all(|(id, _)| GAZETTEER.is_abroad(*id));
    let before = scan.before(start);
    abroad && end - start <= 2 && is_han(before) && weights(before).foreign >= SOUND
}

/// The names of one part; [`find`] lists them part by part.
pub(in super::super) fn of_part(found: &[Found], part: usize) -> &[Found] {
    let start = found.partition_point(|f| f.part < part);
    let end = found.partition_point(|f| f.part <= part);
    &found[start..end]
}

/// Short names of two characters turn up across words: 和政 in 和政府, 新和 in 更新和.
fn is_word(scan: &Scan, start: usize, end: usize, who: &[(Id, bool)]) -> bool {
    let province = |id: &Id| GAZETTEER.unit(*id).level == Level::Province && !GAZETTEER.is_abroad(*id);
    who.iter().any(|(id, _)| province(id)) || stands_alone(scan, start, end)
}
