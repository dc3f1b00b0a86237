//! Names of people, places and firms, made by the thousand: in local papers they are the rare words.

use crate::rng::Rng;

/// Counties and their towns, as the program knows them.
const PLACES: &str = include_str!("../../../../src-tauri/crates/newspaper/data/places.tsv");

const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉红建国志海波玲鹏辉亮燕云飞兰龙梅兴文斌凤林峰成庆春新光永福祥德昌宁晓雪冬立宏元振东长山广利生才贵荣学良景忠义仁连瑞喜江保田书鑫浩宇轩子涵欣怡佳雨泽思琪梦婷晨曦昊然博睿俊豪雅诗嘉铭";
const COINED: &str = "鑫源丰泰恒瑞康达祥盛和顺诚信安宏聚福星辰光耀启航润泽蓝天绿野金穗银河明珠翠湖鲁西水城运河凤凰麒麟古塔长虹远景惠民暖阳春雨甘霖初心同行智慧云帆千禧百合万象佳禾青禾丹桂枫林松涛竹韵兰亭菊园梅岭荷塘月色朝霞彩虹清泉碧波沃土膏腴嘉禾瑞雪卓越腾飞凯旋博雅致远知行弘毅笃学厚德载物海纳川流";

/// A coined name of two characters.
pub(super) fn word(rng: &mut Rng) -> String {
    [COINED, COINED].map(|from| character(from, rng)).into_iter().collect()
}

/// A person.
pub(super) fn person(rng: &mut Rng) -> String {
    let surnames = SURNAMES.chars().count();
    let mut name: String = SURNAMES.chars().nth(rng.falling(surnames)).into_iter().collect();
    let given = if rng.one_in(4) { 1 } else { 2 };
    name.extend((0..given).map(|_| character(GIVEN, rng)));
    name
}

/// A village.
pub(super) fn village(rng: &mut Rng) -> String {
    const ENDS: [&str; 12] =
        ["庄村", "村", "家庄村", "屯村", "楼村", "集村", "营村", "寨村", "堂村", "王庄村", "铺村", "桥村"];
    let start = match rng.below(3) {
        0 => character(SURNAMES, rng).to_string(),
        1 => word(rng),
        _ => [character(SURNAMES, rng), character(COINED, rng)].into_iter().collect(),
    };
    start + ENDS[rng.falling(ENDS.len())]
}

/// A firm or a cooperative.
pub(super) fn company(county: &str, rng: &mut Rng) -> String {
    const TRADES: [&str; 16] = [
        "农业",
        "食品",
        "机械",
        "纺织",
        "化工",
        "建材",
        "新能源",
        "生物科技",
        "商贸",
        "物流",
        "电子",
        "文化传媒",
        "医药",
        "包装",
        "园林",
        "装备制造",
    ];
    const FORMS: [&str; 4] = ["有限公司", "公司", "专业合作社", "集团"];
    let place = if rng.one_in(3) { county.trim_end_matches(['县', '市', '区']) } else { "" };
    format!("{place}{}{}{}", word(rng), TRADES[rng.falling(TRADES.len())], FORMS[rng.falling(FORMS.len())])
}

/// A street.
pub(super) fn road(rng: &mut Rng) -> String {
    const ENDS: [&str; 4] = ["路", "街", "大道", "巷"];
    word(rng) + ENDS[rng.falling(ENDS.len())]
}

/// A school.
pub(super) fn school(county: &str, rng: &mut Rng) -> String {
    const ENDS: [&str; 6] = ["小学", "中学", "实验学校", "幼儿园", "第二中学", "职业中专"];
    let place = if rng.one_in(2) { county } else { "" };
    format!("{place}{}{}", word(rng), ENDS[rng.falling(ENDS.len())])
}

fn character(from: &str, rng: &mut Rng) -> char {
    from.chars().nth(rng.below(from.chars().count())).unwrap_or('新')
}

/// A county with its towns.
#[derive(Debug, Clone)]
pub(super) struct County {
    pub(super) name: String,
    pub(super) towns: Vec<String>,
}

/// All counties that have towns, in an order of their own for each seed: the first ones get most of the news.
pub(super) fn counties(seed: u64) -> Vec<County> {
    let mut counties: Vec<County> = Vec::new();
    for line in PLACES.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let code = fields.next().unwrap_or_default();
        match (code.len(), fields.next(), fields.next()) {
            (6, Some(name), _) => counties.push(County { name: name.to_owned(), towns: Vec::new() }),
            (0, _, Some(town)) => {
                counties.iter_mut().next_back().into_iter().for_each(|c| c.towns.push(town.to_owned()))
            }
            _ => {}
        }
    }
    counties.retain(|county| !county.towns.is_empty());
    let mut rng = Rng::new(seed, u64::MAX);
    for n in (1..counties.len()).rev() {
        counties.swap(n, rng.below(n + 1));
    }
    counties
}

/// Days from 1970-01-01 to a date `YYYY-MM-DD` (Howard Hinnant's civil calendar); `None` where it is no such date.
pub(crate) fn days_of(date: &str) -> Option<i64> {
    let mut parts = date.splitn(3, '-').map(str::parse::<i64>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// Year, month and day of so many days after 1970-01-01.
pub(super) fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let (day, month) = (of_year - (153 * shifted + 2) / 5 + 1, (shifted + 2) % 12 + 1);
    (year + era * 400 + i64::from(month <= 2), month, day)
}

/// The date of so many days after 1970-01-01.
pub(crate) fn date_of(days: i64) -> String {
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_one_calendar() {
        let check = |date: &str, days| {
            assert_eq!((days_of(date), date_of(days).as_str()), (Some(days), date));
        };
        check("1970-01-01", 0);
        check("1969-12-31", -1);
        check("2000-02-29", 11_016);
        check("2024-07-17", 19_921);
        assert_eq!(days_of("2024-07"), None);
    }

    #[test]
    fn counties_have_towns_and_an_order_of_the_seed() {
        let (one, other) = (counties(1), counties(2));
        assert!(one.len() > 2_000, "{}", one.len());
        assert_eq!(one.len(), other.len());
        assert_ne!(one[0].name.clone() + &one[1].name, other[0].name.clone() + &other[1].name);
    }
}
