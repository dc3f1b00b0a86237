//! Names of newspapers and periodicals, and words that only end like one.

use crate::structure::signs::glyph::is_han;

/// Endings that hardly anything but a newspaper bears.
const TITLES: [&str; 11] =
    ["日报", "晚报", "时报", "早报", "晨报", "午报", "夜报", "都市报", "商报", "青年报", "导报"];

/// Other endings of the names of papers.
const ENDS: [&str; 8] = ["报", "周末", "周刊", "电讯", "导刊", "画刊", "旬刊", "半月刊"];

/// Whole names that end otherwise.
const NAMES: [&str; 3] = ["参考消息", "申报", "文汇报"];

/// Words that end in 报 and name no paper.
const OTHERS: [&str; 46] = [
    "预报", "捷报", "喜报", "海报", "情报", "板报", "墙报", "壁报", "通报", "汇报", "举报", "公报", "战报",
    "年报", "月报", "季报", "简报", "播报", "警报", "回报", "上报", "申报", "填报", "电报", "谎报", "瞒报",
    "直报", "登报", "见报", "剪报", "订报", "读报", "送报", "办报", "评报", "善报", "禀报", "呈报", "速报",
    "讣报", "卖报", "看报", "阅报", "误报", "漏报", "环报",
];

/// Pages of papers by what stands on them, without 新闻 behind.
const SECTIONS: [&str; 54] = [
    "要闻",
    "今日要闻",
    "时政",
    "综合",
    "本市",
    "本埠",
    "本省",
    "本县",
    "地方",
    "市县",
    "县区",
    "县域",
    "区县",
    "乡镇",
    "社区",
    "城事",
    "国内",
    "国际",
    "环球",
    "天下",
    "中国",
    "世界",
    "经济",
    "财经",
    "产经",
    "金融",
    "房产",
    "汽车",
    "民生",
    "社会",
    "法治",
    "法制",
    "政法",
    "教育",
    "科技",
    "科教",
    "卫生",
    "健康",
    "文化",
    "文体",
    "文娱",
    "娱乐",
    "体育",
    "副刊",
    "文艺",
    "理论",
    "评论",
    "言论",
    "时评",
    "观点",
    "党建",
    "三农",
    "专版",
    "专题",
];

/// What the name of a small paper begins or ends with that is no 报: 今日冠县, 柳林新闻.
const LOCAL: ([&str; 2], [&str; 4]) = (["今日", "新"], ["新闻", "时讯", "资讯", "快讯"]);

/// Longest name in characters.
const LONGEST: usize = 10;

/// Whether a word (folded, without spaces) is a paper's name, beside a date or a page.
pub(in crate::structure) fn is_name(word: &str) -> bool {
    if NAMES.contains(&word) {
        return true;
    }
    let length = word.chars().count();
    (2..=LONGEST).contains(&length)
        && word.chars().all(is_han)
        && ENDS.iter().any(|end| word.ends_with(end) && (length > end.chars().count() || *end == "报"))
        && !OTHERS.iter().any(|other| word.ends_with(other))
        && word != "本报"
}

/// Whether a word that stands alone may be a paper's name.
pub(in crate::structure) fn is_title(word: &str) -> bool {
    is_name(word) && (3..=8).contains(&word.chars().count()) && TITLES.iter().any(|end| word.ends_with(end))
}

/// Whether a word (folded) is what pages are commonly named by.
pub(in crate::structure) fn is_section_name(word: &str) -> bool {
    let stem = word.strip_suffix("新闻").filter(|stem| !stem.is_empty()).unwrap_or(word);
    word == "新闻" || SECTIONS.contains(&stem)
}

/// Whether a word that stands over a date of issue may be the name of a small paper.
pub(in crate::structure) fn is_local_name(word: &str) -> bool {
    let (heads, ends) = LOCAL;
    (4..=8).contains(&word.chars().count())
        && word.chars().all(is_han)
        && !is_section_name(word)
        && (heads.iter().any(|head| word.starts_with(head)) || ends.iter().any(|end| word.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_told_from_other_words() {
        let check = |word: &str, name: bool, alone: bool| {
            assert_eq!((is_name(word), is_title(word)), (name, alone), "{word}");
        };
        check("河湾日报", true, true);
        check("柳林都市报", true, true);
        check("河湾报", true, false);
        check("明报", true, false);
        check("参考消息", true, false);
        check("文汇报", true, false);
        check("河湾周末", true, false);
        check("天气预报", false, false);
        check("丰收捷报", false, false);
        check("一块黑板报", false, false);
        check("工作汇报", false, false);
        check("周末", false, false);
        check("报", false, false);
        check("本报", false, false);
    }

    #[test]
    fn sections_and_small_papers_are_told_from_headlines() {
        let check = |word: &str, section: bool, local: bool| {
            assert_eq!((is_section_name(word), is_local_name(word)), (section, local), "{word}");
        };
        check("要闻", true, false);
        check("国际新闻", true, false);
        check("新闻", true, false);
        check("柳林新闻", false, true);
        check("今日冠县", false, true);
        check("大桥通车", false, false);
        check("综合整治", false, false);
    }
}
